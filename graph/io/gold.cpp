// SPDX-License-Identifier: MIT
#include "graph/evaluation.hpp"
#include "graph/io/json_lines.hpp"
#include "graph/io/records_json.hpp"

#include <array>
#include <bitset>

namespace entente {
namespace {

enum Key : std::size_t { doc, quote, source, relation, target, negated, modal, optional, speaker };
constexpr std::array<std::string_view, 9> keys = {
    "doc", "quote", "source", "relation", "target", "negated", "modal", "optional", "speaker"};

constexpr std::bitset<keys.size()> required{1U << doc | 1U << quote | 1U << source |
                                            1U << relation | 1U << target};

GoldStatement read_gold(JsonView& json) {
    GoldStatement gold;
    json.record(keys, required, [&](std::size_t key) {
        switch (static_cast<Key>(key)) {
            case doc:
                return json.string(gold.document);
            case quote:
                return json.string(gold.quote);
            case source:
                return json.string(gold.source);
            case relation:
                return json.string(gold.relation);
            case target:
                return json.string(gold.target);
            case negated:
                gold.negated = json.boolean();
                return;
            case modal:
                gold.modality = read_modality(json);
                return;
            case optional:
                gold.optional = json.boolean();
                return;
            case speaker:
                if (json.peek() == 'n')  // null: nobody
                    return json.skip();
                return json.string(gold.speaker);
        }
    });
    json.finish();
    return gold;
}

}  // namespace

std::vector<GoldStatement> parse_gold(std::string_view jsonl,
                                      const std::string& file,
                                      const Limits& limits) {
    std::vector<GoldStatement> gold;
    for_each_json_line(
        jsonl, file, limits, [&gold](JsonView& json) { gold.push_back(read_gold(json)); });
    return gold;
}

}  // namespace entente
