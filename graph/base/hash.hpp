// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente {

/// A 64-bit hash of a sequence of texts and numbers, the same on every machine and in every
/// version: FNV-1a with lengths, so that ("ab", "c") differs from ("a", "bc"), and a final mix. For
/// names and ids, not against an adversary.
class StableHash {
public:
    void add(std::string_view text) noexcept {
        for (const char c : text)
            step(static_cast<unsigned char>(c));
        add(static_cast<std::uint64_t>(text.size()));
    }
    void add(std::uint64_t number) noexcept {
        constexpr unsigned bytes = 8;
        for (unsigned i = 0; i < bytes; ++i)
            step((number >> (bytes * i)) & 0xFFU);
    }
    [[nodiscard]] std::uint64_t value() const noexcept {
        std::uint64_t x = state_;
        x = (x ^ (x >> 33U)) * 0xFF51AFD7ED558CCDULL;  // the finaliser of MurmurHash3
        x = (x ^ (x >> 33U)) * 0xC4CEB9FE1A85EC53ULL;
        return x ^ (x >> 33U);
    }

private:
    void step(std::uint64_t byte) noexcept { state_ = (state_ ^ byte) * 0x100000001B3ULL; }
    std::uint64_t state_ = 0xCBF29CE484222325ULL;
};

/// The last `digits` hexadecimal digits of the number, in lower case.
[[nodiscard]] std::string to_hex(std::uint64_t number, unsigned digits);

}  // namespace entente
