// SPDX-License-Identifier: MIT
#pragma once

#include "graph/version/diff.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// What the texts of a diff say of its parts; foreign text is made printable.
class DiffWords {
public:
    DiffWords(const GraphDiff& diff, const DiffTextOptions& options)
        : diff_(diff),
          options_(options) {}

    /// "35 nodes, 76 edges -> 37 nodes, 81 edges"
    [[nodiscard]] std::string sizes() const;
    /// "1 sign flip; edges +9 -4 ~7; nodes +2 -0 ~1; evidence +12 -5"
    [[nodiscard]] std::string summary() const;
    /// What else differs: tool, pack, documents, schema. Empty if nothing does.
    [[nodiscard]] std::vector<std::string> causes() const;
    /// "KAZ", with its label if asked for.
    [[nodiscard]] std::string node(const std::string& id) const;
    [[nodiscard]] std::string node(const Node& node) const;
    /// "not supports +"
    [[nodiscard]] std::string relation(const EdgeKey& key, const Schema& schema) const;
    /// "KAZ -[cooperates +]- RUS"
    [[nodiscard]] std::string edge(const EdgeKey& key, const Schema& schema) const;
    /// "cooperates +, trades +"
    [[nodiscard]] std::string relations(const std::vector<EdgeKey>& keys,
                                        const Schema& schema) const;
    /// "evidence 14 -> 9 (+1 -6)" and the fields.
    [[nodiscard]] std::string change(const EdgeChange& change) const;
    [[nodiscard]] static std::string field(const FieldChange& field);
    /// "2 sentences", or the weight where there is no evidence.
    [[nodiscard]] static std::string support(const Edge& edge);
    /// "a24.txt:5 “...”"
    [[nodiscard]] static std::string quote(const Evidence& evidence);

private:
    const GraphDiff& diff_;
    const DiffTextOptions& options_;
};

[[nodiscard]] std::string_view glyph(Sign sign);
[[nodiscard]] std::string_view glyph(int sign);

}  // namespace entente
