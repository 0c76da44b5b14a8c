// SPDX-License-Identifier: MIT
#include "cli/packs.hpp"

#include "cli/suggest.hpp"
#include "extract/pack_lint.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace entente::cli {
Pack open_pack(const std::string& name_or_folder, Diagnostics& diagnostics) {
    std::error_code error;
    if (name_or_folder == default_pack_name)
        return default_pack(diagnostics);
    if (std::filesystem::is_directory(name_or_folder, error))
        return load_pack(name_or_folder, diagnostics);
    if (name_or_folder.find('/') != std::string::npos)
        throw Error(ErrorCode::io, {.file = name_or_folder}, "there is no such folder");
    throw Error(ErrorCode::unknown_name,
                {},
                unknown_name("pack", name_or_folder, {default_pack_name}) +
                    "; a pack of your own is given by its folder");
}

std::optional<Pack> pack_below(const Pack& layer) {
    if (layer.over.empty())
        return std::nullopt;
    Diagnostics diagnostics;
    return open_pack(layer.over, diagnostics);
}

void PackOptions::add_to(Arguments& arguments) {
    arguments.list("-p,--pack",
                   names,
                   "NAME|DIR",
                   "rules to use instead of the pack 'world'; a further pack is laid over those "
                   "before it");
}

std::shared_ptr<const Pack> PackOptions::load(Session& session) const {
    Pack pack;
    bool first = true;
    for (const std::string& name :
         names.empty() ? std::vector<std::string>{default_pack_name} : names) {
        Diagnostics diagnostics;
        Pack layer = open_pack(name, diagnostics);
        insist_on_no_errors(diagnostics, session);
        if (std::optional<Pack> below = first ? pack_below(layer) : std::nullopt) {
            pack = std::move(*below);
            first = false;
        }
        if (!first)
            for (const Diagnostic& conflict : layer_conflicts(pack, layer))
                spdlog::info("{}: {}", to_string(conflict.where), conflict.message);
        pack = first ? std::move(layer) : merge(std::move(pack), layer);
        first = false;
    }
    spdlog::info("pack {} {}: {} entities, {} relations",
                 pack.name,
                 pack.version,
                 pack.entities.size(),
                 pack.schema.relations().size());
    return std::make_shared<const Pack>(std::move(pack));
}

Provenance provenance_of(const Pack& pack) {
    return {.tool = "entente " ENTENTE_VERSION,
            .pack = fmt::format("{} {}", pack.name, pack.version),
            .pack_sha256 = pack.sha256,
            .lexicon_sha256 = pack.lexicon_sha256,
            .rules_sha256 = pack.rules_sha256};
}

Provenance provenance_of(const Pack& pack, std::span<const Statement> statements) {
    std::map<std::string, DocumentInfo> documents;
    for (const Statement& s : statements)
        documents.try_emplace(
            s.document,
            DocumentInfo{.name = s.document, .sha256 = "", .date = s.date, .language = s.language});
    Provenance provenance = provenance_of(pack);
    for (auto& [name, document] : documents)
        provenance.documents.push_back(std::move(document));
    return provenance;
}

}  // namespace entente::cli
