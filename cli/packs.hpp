// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "extract/pack.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace entente::cli {

/// The name of the pack in the binary.
inline constexpr const char* default_pack_name = "world";

/// One pack by its name or folder; its faults go to `diagnostics`. A pack that is a layer over
/// another comes without that one.
/// @throws Error{unknown_name} where there is no such pack, Error{io}.
[[nodiscard]] Pack open_pack(const std::string& name_or_folder, Diagnostics& diagnostics);

/// The pack that `layer` says it lies over; nothing where it stands alone.
[[nodiscard]] std::optional<Pack> pack_below(const Pack& layer);

/// The option --pack: packs laid one over the other in the order given, the default one if none is.
struct PackOptions {
    std::vector<std::string> names;

    void add_to(Arguments& arguments);
    /// Reports all the faults of a pack. @throws Error, the last of them.
    [[nodiscard]] std::shared_ptr<const Pack> load(Session& session) const;
};

/// What graphs made with a pack say of where they come from.
[[nodiscard]] Provenance provenance_of(const Pack& pack);
/// The same with the documents that statements name; their hashes are not known here.
[[nodiscard]] Provenance provenance_of(const Pack& pack, std::span<const Statement> statements);

}  // namespace entente::cli
