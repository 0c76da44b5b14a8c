// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <optional>
#include <utility>

namespace entente::test {

/// The Error that a call throws, or nothing.
template <class Call>
std::optional<Error> error_of(Call&& call) {
    try {
        std::forward<Call>(call)();
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

}  // namespace entente::test
