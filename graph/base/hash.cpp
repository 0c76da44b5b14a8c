// SPDX-License-Identifier: MIT
#include "graph/base/hash.hpp"

namespace entente {

std::string to_hex(std::uint64_t number, unsigned digits) {
    std::string hex(digits, '0');
    for (unsigned i = digits; i-- > 0; number >>= 4U)
        hex[i] = "0123456789abcdef"[number & 0xFU];
    return hex;
}

}  // namespace entente
