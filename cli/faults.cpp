// SPDX-License-Identifier: MIT
#include "cli/command.hpp"

#include <spdlog/spdlog.h>

namespace entente::cli {

void insist_on_no_errors(const Diagnostics& diagnostics, const Session& session) {
    const Diagnostic* last = nullptr;
    for (const Diagnostic& diagnostic : diagnostics.kept()) {
        if (diagnostic.severity != Severity::error) {
            spdlog::info("{}: {}", to_string(diagnostic.where), diagnostic.message);
            continue;
        }
        if (last != nullptr)
            session.console.report(*last);
        last = &diagnostic;
    }
    if (last != nullptr)
        throw Error(last->code, last->where, last->message);
    if (diagnostics.has_errors())
        throw Error(ErrorCode::syntax, {}, "too many faults");
}

}  // namespace entente::cli
