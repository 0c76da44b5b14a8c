// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

namespace entente {

/// Tells the system that a block of memory, fresh and not touched yet, is about to be used from end
/// to end, so that it comes in large pages: fewer faults, and look-ups all over it are quicker. A
/// hint for blocks of megabytes; where it is not followed nothing changes.
void use_large_pages(void* begin, std::size_t bytes) noexcept;

}  // namespace entente
