// SPDX-License-Identifier: MIT
#include "graph/base/large_pages.hpp"

#include <cstdint>
#include <sys/mman.h>

namespace entente {

void use_large_pages(void* begin, std::size_t bytes) noexcept {
    constexpr std::size_t large = std::size_t{2} << 20U;
    const std::size_t skipped = (large - reinterpret_cast<std::uintptr_t>(begin) % large) % large;
    if (begin == nullptr || bytes < skipped + large)
        return;
    const std::size_t whole = (bytes - skipped) / large * large;
    static_cast<void>(::madvise(static_cast<char*>(begin) + skipped, whole, MADV_HUGEPAGE));
}

}  // namespace entente
