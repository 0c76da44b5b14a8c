// SPDX-License-Identifier: MIT
#pragma once

#include "graph/version/merge.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// Merges single records; null = not there. Conflicts are added to the list given.
class MergeRecords {
public:
    MergeRecords(Side prefer, std::vector<MergeConflict>& conflicts)
        : prefer_(prefer),
          conflicts_(conflicts) {}

    [[nodiscard]] std::optional<Node> node(const Node* base, const Node* ours, const Node* theirs);
    /// The ends of what is returned mean nothing yet. `name` gives the subject of a conflict.
    [[nodiscard]] std::optional<Edge> edge(const std::function<std::string()>& name,
                                           const Edge* base,
                                           const Edge* ours,
                                           const Edge* theirs);
    /// In the order of the side that changed it; where both did, in that of the base, then by name.
    [[nodiscard]] Schema schema(const Schema& base, const Schema& ours, const Schema& theirs);
    [[nodiscard]] Provenance provenance(const Provenance& base,
                                        const Provenance& ours,
                                        const Provenance& theirs);
    /// `schema` with these node types and relations, and the parents of relations, put back from
    /// the side that has them.
    [[nodiscard]] Schema with_names(const Schema& schema,
                                    const std::vector<std::string_view>& types,
                                    const std::vector<std::string_view>& relations,
                                    const Schema& ours,
                                    const Schema& theirs);
    void conflict(std::string subject,
                  std::string field,
                  std::string base,
                  std::string ours,
                  std::string theirs);

private:
    /// Three values of one field. `report` lists the conflict there is.
    template <class T, class Report>
    const T& pick(const T& base, const T& ours, const T& theirs, Report&& report) {
        if (ours == theirs || theirs == base)
            return ours;
        if (ours == base)
            return theirs;
        report();
        return prefer_ == Side::ours ? ours : theirs;
    }
    template <class Map>
    Map map(const std::string& subject,
            const std::string& prefix,
            const Map& base,
            const Map& ours,
            const Map& theirs);
    template <class Record>
    std::vector<Record> named(std::string_view what,
                              std::span<const Record> base,
                              std::span<const Record> ours,
                              std::span<const Record> theirs);
    [[nodiscard]] Node fields(const Node& base, const Node& ours, const Node& theirs);
    [[nodiscard]] Edge fields(const std::string& name,
                              const Edge& base,
                              const Edge& ours,
                              const Edge& theirs);
    [[nodiscard]] std::vector<Evidence> evidence(const std::string& name,
                                                 const Edge& base,
                                                 const Edge& ours,
                                                 const Edge& theirs);
    [[nodiscard]] std::vector<DocumentInfo> documents(const std::vector<DocumentInfo>& base,
                                                      const std::vector<DocumentInfo>& ours,
                                                      const std::vector<DocumentInfo>& theirs);

    Side prefer_;
    std::vector<MergeConflict>& conflicts_;
};

}  // namespace entente
