// SPDX-License-Identifier: MIT
#include "graph/version/merge_records.hpp"

#include "graph/io/text.hpp"
#include "graph/version/records.hpp"
#include "graph/version/three_way.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>
#include <utility>

namespace entente {
namespace {

/// Evidence that speaks of one statement; a coarser order than that within an edge.
bool statement_before(const Evidence& a, const Evidence& b) noexcept {
    const auto place = [](const Evidence& e) {
        return std::tie(e.document, e.sentence.index, e.trigger.begin, e.statement);
    };
    if (place(a) != place(b))
        return place(a) < place(b);
    return a.statement.empty() && evidence_before(a, b);
}

std::string weight_text(double weight) {
    std::string text;
    append_number(text, weight);
    return text;
}

std::string text_of(const Evidence* e) {
    return e == nullptr ? std::string()
                        : fmt::format("{}:{} {}", e->document, e->sentence.index, e->sentence.text);
}

std::string text_of(const std::vector<FieldChange>& fields) {
    std::string text = "changed";
    for (const FieldChange& field : fields)
        text += fmt::format("{} {}: {}", text == "changed" ? "" : ";", field.field, field.after);
    return text;
}

std::string change_text(const Edge& before, const Edge& after) {
    std::string text = text_of(changed_fields(before, after));
    if (before.evidence != after.evidence)
        text += fmt::format(" evidence: {} -> {}", before.evidence.size(), after.evidence.size());
    return text;
}

std::string text_of(const NodeType&) {
    return "present";
}

std::string text_of(const RelationType& relation) {
    return fmt::format("{}, sign {}, weight {}",
                       relation.directed ? "directed" : "undirected",
                       static_cast<int>(relation.sign),
                       weight_text(relation.weight));
}

template <class Record>
std::string text_of_record(const Record* record) {
    return record == nullptr ? std::string() : text_of(*record);
}

template <class Record>
const Record* find_named(std::span<const Record> list, std::string_view name) {
    const auto at = std::ranges::find(list, name, &Record::name);
    return at == list.end() ? nullptr : &*at;
}

template <class Record>
bool same(const Record* a, const Record* b) {
    return a == b || (a != nullptr && b != nullptr && *a == *b);
}

}  // namespace

void MergeRecords::conflict(std::string subject,
                            std::string field,
                            std::string base,
                            std::string ours,
                            std::string theirs) {
    conflicts_.push_back({std::move(subject),
                          std::move(field),
                          std::move(base),
                          std::move(ours),
                          std::move(theirs)});
}

template <class Map>
Map MergeRecords::map(const std::string& subject,
                      const std::string& prefix,
                      const Map& base,
                      const Map& ours,
                      const Map& theirs) {
    if (ours == theirs || theirs == base)
        return ours;
    if (ours == base)
        return theirs;
    using Entry = typename Map::value_type;
    Map result;
    const auto optional = [](const Entry* entry) {
        return entry == nullptr ? std::nullopt : std::optional(entry->second);
    };
    walk_three(
        std::array<const Map*, 3>{&base, &ours, &theirs},
        [](const Entry& a, std::size_t, const Entry& b, std::size_t) { return a.first < b.first; },
        [&](const Entry* b, const Entry* o, const Entry* t) {
            const std::string& key = b != nullptr ? b->first : o != nullptr ? o->first : t->first;
            const auto was = optional(b), mine = optional(o), other = optional(t);
            const auto& value = pick(was, mine, other, [&] {
                conflict(
                    subject, prefix + key, was.value_or(""), mine.value_or(""), other.value_or(""));
            });
            if (value)
                result.emplace(key, *value);
        });
    return result;
}

Node MergeRecords::fields(const Node& base, const Node& ours, const Node& theirs) {
    const std::string name = "node " + ours.id;
    Node node{.id = ours.id};
    node.type = pick(base.type, ours.type, theirs.type, [&] {
        conflict(name, "type", base.type, ours.type, theirs.type);
    });
    node.labels = map(name, "label.", base.labels, ours.labels, theirs.labels);
    node.attributes = map(name, "attribute.", base.attributes, ours.attributes, theirs.attributes);
    const auto has = [](const Node& side, const std::string& alias) {
        return std::ranges::binary_search(side.aliases, alias);
    };
    std::ranges::set_union(ours.aliases, theirs.aliases, std::back_inserter(node.aliases));
    std::erase_if(node.aliases, [&](const std::string& alias) {
        return has(base, alias) && !(has(ours, alias) && has(theirs, alias));
    });
    return node;
}

std::optional<Node> MergeRecords::node(const Node* base, const Node* ours, const Node* theirs) {
    const auto copy = [](const Node* node) {
        return node == nullptr ? std::nullopt : std::optional(*node);
    };
    if (same(ours, theirs) || same(theirs, base))
        return copy(ours);
    if (same(ours, base))
        return copy(theirs);
    if (ours != nullptr && theirs != nullptr)
        return fields(base == nullptr ? Node{.id = ours->id} : *base, *ours, *theirs);
    const Node& left = ours != nullptr ? *ours : *theirs;
    const std::string change = text_of(changed_fields(*base, left));
    conflict("node " + left.id,
             {},
             "present",
             ours != nullptr ? change : "removed",
             theirs != nullptr ? change : "removed");
    return copy(prefer_ == Side::ours ? ours : theirs);
}

std::vector<Evidence> MergeRecords::evidence(const std::string& name,
                                             const Edge& base,
                                             const Edge& ours,
                                             const Edge& theirs) {
    std::vector<Evidence> result;
    walk_three(
        std::array<const std::vector<Evidence>*, 3>{
            &base.evidence, &ours.evidence, &theirs.evidence},
        [](const Evidence& a, std::size_t, const Evidence& b, std::size_t) {
            return statement_before(a, b);
        },
        [&](const Evidence* b, const Evidence* o, const Evidence* t) {
            const Evidence* chosen = o;
            if (same(o, b)) {
                chosen = t;
            } else if (!same(o, t) && !same(t, b)) {
                const Evidence& known = o != nullptr ? *o : *t;
                conflict(name, "evidence " + known.statement, text_of(b), text_of(o), text_of(t));
                chosen = prefer_ == Side::ours ? o : t;
            }
            if (chosen != nullptr)
                result.push_back(*chosen);
        });
    // a graph keeps one of two neighbours of one id, which only a file made by hand has
    for (std::size_t i = 1; i < result.size(); ++i) {
        const std::string& id = result[i].statement;
        if (id.empty() || id != result[i - 1].statement)
            continue;
        const auto of = [&id](const Edge& side) {
            const auto at = std::ranges::find(side.evidence, id, &Evidence::statement);
            return at == side.evidence.end() ? std::string() : text_of(&*at);
        };
        conflict(name, "evidence " + id, of(base), of(ours), of(theirs));
    }
    return result;
}

Edge MergeRecords::fields(const std::string& name,
                          const Edge& base,
                          const Edge& ours,
                          const Edge& theirs) {
    Edge edge = ours;
    edge.attributes = map(name, "attribute.", base.attributes, ours.attributes, theirs.attributes);
    edge.evidence = evidence(name, base, ours, theirs);
    if (edge.evidence.empty() && !ours.evidence.empty() && !theirs.evidence.empty()) {
        conflict(name,
                 "evidence",
                 fmt::format("{} statements", base.evidence.size()),
                 fmt::format("{} of them", ours.evidence.size()),
                 fmt::format("{} others", theirs.evidence.size()));
        edge.evidence = (prefer_ == Side::ours ? ours : theirs).evidence;
        return edge;
    }
    const auto report = [&] {
        conflict(name,
                 "weight",
                 weight_text(base.weight),
                 weight_text(ours.weight),
                 weight_text(theirs.weight));
    };
    if (edge.evidence.empty()) {
        edge.weight = pick(base.weight, ours.weight, theirs.weight, report);
    } else {
        // it will be counted; a weight that a side gave by hand must not vanish unsaid
        const auto by_hand = [&base](const Edge& side) {
            return side.evidence.empty() && side.weight != base.weight;
        };
        if (by_hand(ours) || by_hand(theirs))
            report();
    }
    return edge;
}

std::optional<Edge> MergeRecords::edge(const std::function<std::string()>& name,
                                       const Edge* base,
                                       const Edge* ours,
                                       const Edge* theirs) {
    // ends and relation belong to the key, and ends are numbered otherwise in each graph
    const auto alike = [](const Edge* a, const Edge* b) {
        return a == b || (a != nullptr && b != nullptr && a->weight == b->weight &&
                          a->evidence == b->evidence && a->attributes == b->attributes);
    };
    const auto copy = [](const Edge* edge) {
        return edge == nullptr ? std::nullopt : std::optional(*edge);
    };
    if (alike(ours, theirs) || alike(theirs, base))
        return copy(ours);
    if (alike(ours, base))
        return copy(theirs);
    if (ours != nullptr && theirs != nullptr)
        return fields(name(), base == nullptr ? Edge{} : *base, *ours, *theirs);
    const std::string change = change_text(*base, ours != nullptr ? *ours : *theirs);
    conflict(name(),
             {},
             "present",
             ours != nullptr ? change : "removed",
             theirs != nullptr ? change : "removed");
    return copy(prefer_ == Side::ours ? ours : theirs);
}

template <class Record>
std::vector<Record> MergeRecords::named(std::string_view what,
                                        std::span<const Record> base,
                                        std::span<const Record> ours,
                                        std::span<const Record> theirs) {
    const auto take = [](std::span<const Record> list) {
        return std::vector<Record>(list.begin(), list.end());
    };
    if (std::ranges::equal(ours, theirs) || std::ranges::equal(theirs, base))
        return take(ours);
    if (std::ranges::equal(ours, base))
        return take(theirs);
    std::vector<std::string_view> names;
    for (const Record& record : base)
        names.push_back(record.name);
    const auto added = static_cast<std::ptrdiff_t>(names.size());
    for (const auto& side : {ours, theirs})
        for (const Record& record : side)
            if (std::ranges::find(names, record.name) == names.end())
                names.push_back(record.name);
    std::sort(names.begin() + added, names.end());
    std::vector<Record> result;
    for (const std::string_view name : names) {
        const Record* b = find_named(base, name);
        const Record* o = find_named(ours, name);
        const Record* t = find_named(theirs, name);
        const Record* chosen = o;
        if (same(o, b)) {
            chosen = t;
        } else if (!same(o, t) && !same(t, b)) {
            conflict(fmt::format("{} {}", what, name),
                     {},
                     text_of_record(b),
                     o == nullptr ? "removed" : text_of(*o),
                     t == nullptr ? "removed" : text_of(*t));
            chosen = prefer_ == Side::ours ? o : t;
        }
        if (chosen != nullptr)
            result.push_back(*chosen);
    }
    return result;
}

Schema MergeRecords::schema(const Schema& base, const Schema& ours, const Schema& theirs) {
    std::vector<NodeType> types =
        named("node type", base.node_types(), ours.node_types(), theirs.node_types());
    std::vector<RelationType> relations =
        named("relation", base.relations(), ours.relations(), theirs.relations());
    // a parent that one side removed is needed by what the other added
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const std::string& parent = relations[i].parent;
        if (parent.empty() ||
            std::ranges::find(relations, parent, &RelationType::name) != relations.end())
            continue;
        const RelationType* known = ours.find_relation(parent);
        const bool by_ours = known == nullptr;
        if (by_ours)
            known = theirs.find_relation(parent);
        conflict("relation " + parent,
                 {},
                 "present",
                 by_ours ? "removed" : "a parent",
                 by_ours ? "a parent" : "removed");
        relations.push_back(RelationType(*known));
    }
    return Schema(std::move(types), std::move(relations));
}

Schema MergeRecords::with_names(const Schema& schema,
                                const std::vector<std::string_view>& types,
                                const std::vector<std::string_view>& relations,
                                const Schema& ours,
                                const Schema& theirs) {
    std::vector<NodeType> all_types(schema.node_types().begin(), schema.node_types().end());
    std::vector<RelationType> all_relations(schema.relations().begin(), schema.relations().end());
    const auto report = [this](std::string_view what, std::string_view name, bool by_ours) {
        conflict(fmt::format("{} {}", what, name),
                 {},
                 "present",
                 by_ours ? "removed" : "in use",
                 by_ours ? "in use" : "removed");
    };
    for (const std::string_view name : types) {
        if (schema.find_node_type(name) != nullptr)
            continue;
        const NodeType* known = ours.find_node_type(name);
        report("node type", name, known == nullptr);
        all_types.push_back(known != nullptr ? *known : *theirs.find_node_type(name));
    }
    for (const std::string_view name : relations) {
        if (find_named<RelationType>(all_relations, name) != nullptr)
            continue;
        for (std::string_view wanted = name; !wanted.empty();) {
            const RelationType* known = ours.find_relation(wanted);
            report("relation", wanted, known == nullptr);
            if (known == nullptr)
                known = theirs.find_relation(wanted);
            all_relations.push_back(*known);
            wanted = find_named<RelationType>(all_relations, known->parent) == nullptr
                         ? std::string_view(known->parent)
                         : std::string_view();
        }
    }
    return Schema(std::move(all_types), std::move(all_relations));
}

std::vector<DocumentInfo> MergeRecords::documents(const std::vector<DocumentInfo>& base,
                                                  const std::vector<DocumentInfo>& ours,
                                                  const std::vector<DocumentInfo>& theirs) {
    using ByName = std::map<std::string_view, std::vector<DocumentInfo>>;
    const auto by_name = [](const std::vector<DocumentInfo>& list) {
        ByName names;
        for (const DocumentInfo& document : list)
            names[document.name].push_back(document);
        return names;
    };
    const auto text = [](const std::vector<DocumentInfo>& list) {
        std::string out;
        for (const DocumentInfo& d : list)
            out += fmt::format("{}{} {} {}", out.empty() ? "" : ", ", d.sha256, d.date, d.language);
        return out;
    };
    std::array<ByName, 3> lists{by_name(base), by_name(ours), by_name(theirs)};
    ByName names = lists[0];
    names.insert(lists[1].begin(), lists[1].end());
    names.insert(lists[2].begin(), lists[2].end());
    std::vector<DocumentInfo> result;
    for (const auto& [name, unused] : names) {
        const auto& b = lists[0][name];
        const auto& o = lists[1][name];
        const auto& t = lists[2][name];
        const auto& chosen = pick(b, o, t, [&, key = name] {
            conflict(fmt::format("document {}", key), {}, text(b), text(o), text(t));
        });
        result.insert(result.end(), chosen.begin(), chosen.end());
    }
    return result;
}

Provenance MergeRecords::provenance(const Provenance& base,
                                    const Provenance& ours,
                                    const Provenance& theirs) {
    Provenance result;
    const auto text = [&](const char* subject, std::string Provenance::*field) {
        result.*field = pick(base.*field, ours.*field, theirs.*field, [&] {
            conflict(subject, {}, base.*field, ours.*field, theirs.*field);
        });
    };
    text("tool", &Provenance::tool);
    text("pack", &Provenance::pack);
    text("pack content", &Provenance::pack_sha256);
    text("lexicon", &Provenance::lexicon_sha256);
    text("rules", &Provenance::rules_sha256);
    result.documents = documents(base.documents, ours.documents, theirs.documents);
    return result;
}

}  // namespace entente
