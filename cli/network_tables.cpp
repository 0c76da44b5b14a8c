// SPDX-License-Identifier: MIT
#include "cli/network_tables.hpp"

#include "cli/nodes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace entente::cli {
namespace {

std::string label(const Graph& entities,
                  const std::string& id,
                  const std::vector<std::string>& languages) {
    const auto node = entities.find(id);
    return node ? label_of(entities.node(*node), languages) : id;
}

Cell count_cell(std::uint64_t count) {
    return static_cast<std::int64_t>(count);
}

}  // namespace

Table matrix_table(const Debate& debate, const std::vector<MatrixCell>& cells, bool one_mode) {
    const std::vector<std::string>& across = one_mode ? debate.rows : debate.columns;
    Table table;
    table.columns = {{"id", "Id", true}};
    for (const std::string& id : across)
        table.columns.push_back({id, id});
    for (const std::string& id : debate.rows) {
        std::vector<Cell>& row = table.rows.emplace_back(across.size() + 1, number_cell(0));
        row.front() = id;
    }
    for (const MatrixCell& cell : cells) {
        table.rows[cell.row][cell.column + 1] = number_cell(cell.value);
        if (one_mode)
            table.rows[cell.column][cell.row + 1] = number_cell(cell.value);
    }
    return table;
}

Table list_table(const Debate& debate,
                 const std::vector<Affiliation>& networks,
                 bool one_mode,
                 const Graph& entities,
                 const std::vector<std::string>& languages) {
    const bool windows = networks.size() != 1 || !networks.front().window.empty();
    Table table;
    if (windows)
        table.columns = {{"window", "Window", true}, {"statements", "Statements"}};
    table.columns.insert(table.columns.end(),
                         {{"source", "From", true},
                          {"source-label", "Name"},
                          {"target", "To", true},
                          {"target-label", "Name"},
                          {"value", "Value"}});
    const std::vector<std::string>& across = one_mode ? debate.rows : debate.columns;
    for (const Affiliation& network : networks) {
        std::vector<MatrixCell> cells = network.cells;
        std::ranges::stable_sort(
            cells, std::ranges::greater{}, [](const MatrixCell& cell) { return std::abs(cell.value); });
        for (const MatrixCell& cell : cells) {
            std::vector<Cell> row;
            if (windows)
                row = {network.window, count_cell(network.stances)};
            const std::string& source = debate.rows[cell.row];
            const std::string& target = across[cell.column];
            row.insert(row.end(),
                       {source,
                        label(entities, source, languages),
                        target,
                        label(entities, target, languages),
                        number_cell(cell.value)});
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

Table pair_table(const Cooccurrence& found,
                 Association association,
                 const Graph& entities,
                 const std::vector<std::string>& languages) {
    Table table;
    table.columns = {{"first", "First", true},
                     {"first-label", "Name"},
                     {"second", "Second", true},
                     {"second-label", "Name"},
                     {"together", "Together"},
                     {"first-count", "First in"},
                     {"second-count", "Second in"},
                     {"expected", "Expected"},
                     {"pmi", "PMI"},
                     {"npmi", "NPMI"},
                     {"log-likelihood", "G2"}};
    std::vector<const CooccurrencePair*> order;
    for (const CooccurrencePair& pair : found.pairs)
        order.push_back(&pair);
    std::ranges::stable_sort(order, std::ranges::greater{}, [association](const CooccurrencePair* pair) {
        return value_of(*pair, association);
    });
    for (const CooccurrencePair* pair : order) {
        const std::string& first = found.entities[pair->first];
        const std::string& second = found.entities[pair->second];
        table.rows.push_back({first,
                              label(entities, first, languages),
                              second,
                              label(entities, second, languages),
                              count_cell(pair->together),
                              count_cell(found.counts[pair->first]),
                              count_cell(found.counts[pair->second]),
                              pair->expected,
                              pair->pmi,
                              pair->npmi,
                              pair->log_likelihood});
    }
    return table;
}

}  // namespace entente::cli
