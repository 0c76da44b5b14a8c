// SPDX-License-Identifier: MIT
#include "graph/io/formats.hpp"
#include "graph/io/sqlite_file.hpp"
#include "graph/io/statement_formats.hpp"

#include <set>
#include <string>
#include <utility>

namespace entente {
namespace {

// What an author of queries sees in `.schema`: SQLite keeps the comments.
constexpr const char* document_table = R"(
CREATE TABLE document (
  name TEXT PRIMARY KEY NOT NULL,
  sha256 TEXT, date TEXT, language TEXT  -- NULL = not known
) WITHOUT ROWID;
)";
constexpr const char* graph_tables = R"(
CREATE TABLE provenance (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE node_type (name TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
CREATE TABLE node_type_label (
  node_type TEXT NOT NULL REFERENCES node_type, language TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (node_type, language)
) WITHOUT ROWID;
CREATE TABLE relation (
  name TEXT PRIMARY KEY NOT NULL,
  directed INTEGER NOT NULL,   -- 1 or 0
  sign INTEGER NOT NULL,       -- 1, 0 or -1
  weight REAL NOT NULL,
  parent TEXT, plover TEXT, cameo TEXT
) WITHOUT ROWID;
CREATE TABLE relation_label (
  relation TEXT NOT NULL REFERENCES relation, language TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (relation, language)
) WITHOUT ROWID;
CREATE TABLE node (
  id TEXT PRIMARY KEY NOT NULL,
  type TEXT REFERENCES node_type  -- NULL = not known
) WITHOUT ROWID;
CREATE TABLE node_label (
  node TEXT NOT NULL REFERENCES node, language TEXT NOT NULL, label TEXT NOT NULL,
  PRIMARY KEY (node, language)
) WITHOUT ROWID;
CREATE TABLE node_alias (node TEXT NOT NULL REFERENCES node, alias TEXT NOT NULL);
CREATE TABLE node_attribute (
  node TEXT NOT NULL REFERENCES node, name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (node, name)
) WITHOUT ROWID;
CREATE TABLE edge (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,            -- as in *.entente.json
  source TEXT NOT NULL REFERENCES node,
  relation TEXT NOT NULL REFERENCES relation,
  target TEXT NOT NULL REFERENCES node,
  negated INTEGER NOT NULL,
  sign INTEGER NOT NULL,       -- of the relation, 0 where negated
  weight REAL NOT NULL,        -- distinct sentences
  UNIQUE (source, relation, target, negated)
);
CREATE TABLE edge_attribute (
  edge INTEGER NOT NULL REFERENCES edge, name TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (edge, name)
) WITHOUT ROWID;
CREATE INDEX node_by_type ON node (type);
CREATE INDEX alias_by_node ON node_alias (node);
CREATE INDEX alias_by_text ON node_alias (alias);
CREATE INDEX edge_by_id ON edge (id);
CREATE INDEX edge_by_target ON edge (target);
CREATE INDEX edge_by_relation ON edge (relation);
)";
/// The key of an edge stands here too, so that questions of who said what need no join.
constexpr const char* statement_columns = R"(
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES document,
  date TEXT,                   -- YYYY, YYYY-MM or YYYY-MM-DD; NULL = unknown
  language TEXT,
  source TEXT NOT NULL, relation TEXT NOT NULL, target TEXT NOT NULL,
  negated INTEGER NOT NULL,    -- 1 or 0
  modality TEXT NOT NULL,      -- asserted, reported, planned, hypothetical
  speaker TEXT,                -- NULL = the author
  rule TEXT,
  sentence INTEGER NOT NULL,   -- from 1 within the document
  sentence_begin INTEGER NOT NULL, sentence_end INTEGER NOT NULL,  -- bytes of the document
  sentence_text TEXT NOT NULL,
  source_begin INTEGER NOT NULL, source_end INTEGER NOT NULL, source_text TEXT NOT NULL,
  trigger_begin INTEGER NOT NULL, trigger_end INTEGER NOT NULL, trigger_text TEXT NOT NULL,
  target_begin INTEGER NOT NULL, target_end INTEGER NOT NULL, target_text TEXT NOT NULL,
)";
constexpr const char* statement_indexes = R"(
CREATE INDEX statement_by_id ON statement (id);
CREATE INDEX statement_by_document ON statement (document, sentence);
CREATE INDEX statement_by_date ON statement (date);
CREATE INDEX statement_by_source ON statement (source, relation, target);
CREATE INDEX statement_by_target ON statement (target);
CREATE INDEX statement_by_edge ON statement (edge);
)";

void create_statements(SqliteFile& file, bool of_graph) {
    const std::string edge = of_graph ? "  edge INTEGER NOT NULL REFERENCES edge\n"
                                      : "  edge INTEGER  -- NULL: only graphs have edges\n";
    file.run((std::string("CREATE TABLE statement (") + statement_columns + edge + ");" +
              statement_indexes)
                 .c_str());
}

constexpr const char* insert_statement =
    "INSERT INTO statement VALUES (NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";

using Value = SqliteFile::Value;

Value flag(bool value) {
    return std::int64_t{value ? 1 : 0};
}

Value sign_value(Sign sign) {
    return std::int64_t{sign == Sign::positive ? 1 : sign == Sign::negative ? -1 : 0};
}

/// A statement, or evidence with the key of its edge: the two have the same fields.
template <class Said>
void add_statement(
    SqliteInsert& insert, std::string_view id, const Said& s, const EdgeKey& key, Value edge) {
    constexpr auto number = SqliteFile::number;
    constexpr auto maybe = SqliteFile::text_or_null;
    insert({id,
            s.document,
            maybe(s.date),
            maybe(s.language),
            key.source,
            key.relation,
            key.target,
            flag(key.negated),
            to_string(s.modality),
            maybe(s.speaker),
            maybe(s.rule),
            number(s.sentence.index),
            number(s.sentence.begin),
            number(s.sentence.end),
            s.sentence.text,
            number(s.source_span.begin),
            number(s.source_span.end),
            s.source_span.text,
            number(s.trigger.begin),
            number(s.trigger.end),
            s.trigger.text,
            number(s.target_span.begin),
            number(s.target_span.end),
            s.target_span.text,
            edge});
}

void add_schema(SqliteFile& file, const Graph& graph) {
    SqliteInsert types(file, "INSERT INTO node_type VALUES (?)");
    SqliteInsert type_labels(file, "INSERT INTO node_type_label VALUES (?,?,?)");
    for (const NodeType& type : graph.schema().node_types()) {
        types({type.name});
        for (const auto& [language, label] : type.labels)
            type_labels({type.name, language, label});
    }
    SqliteInsert relations(file, "INSERT INTO relation VALUES (?,?,?,?,?,?,?)");
    SqliteInsert relation_labels(file, "INSERT INTO relation_label VALUES (?,?,?)");
    for (const RelationType& type : graph.schema().relations()) {
        relations({type.name,
                   flag(type.directed),
                   sign_value(type.sign),
                   type.weight,
                   SqliteFile::text_or_null(type.parent),
                   SqliteFile::text_or_null(type.plover),
                   SqliteFile::text_or_null(type.cameo)});
        for (const auto& [language, label] : type.labels)
            relation_labels({type.name, language, label});
    }
}

void add_provenance(SqliteFile& file, const Graph& graph) {
    const Provenance& from = graph.provenance();
    SqliteInsert facts(file, "INSERT INTO provenance VALUES (?,?)");
    facts({"tool", from.tool});
    facts({"pack", from.pack});
    facts({"pack_sha256", from.pack_sha256});
    facts({"lexicon_sha256", from.lexicon_sha256});
    facts({"rules_sha256", from.rules_sha256});
    SqliteInsert documents(file, "INSERT INTO document VALUES (?,?,?,?)");
    std::set<std::string_view> known;
    for (const DocumentInfo& document : from.documents)
        if (known.insert(document.name).second)
            documents({document.name,
                       SqliteFile::text_or_null(document.sha256),
                       SqliteFile::text_or_null(document.date),
                       SqliteFile::text_or_null(document.language)});
    // evidence may name documents that nobody lists
    for (const Edge& edge : graph.edges())
        for (const Evidence& e : edge.evidence)
            if (known.insert(e.document).second)
                documents({e.document, nullptr, nullptr, nullptr});
}

void add_nodes(SqliteFile& file, const Graph& graph) {
    SqliteInsert nodes(file, "INSERT INTO node VALUES (?,?)");
    SqliteInsert labels(file, "INSERT INTO node_label VALUES (?,?,?)");
    SqliteInsert aliases(file, "INSERT INTO node_alias VALUES (?,?)");
    SqliteInsert attributes(file, "INSERT INTO node_attribute VALUES (?,?,?)");
    for (const Node& node : graph.nodes()) {
        nodes({node.id, SqliteFile::text_or_null(node.type)});
        for (const auto& [language, label] : node.labels)
            labels({node.id, language, label});
        for (const std::string& alias : node.aliases)
            aliases({node.id, alias});
        for (const auto& [name, value] : node.attributes)
            attributes({node.id, name, value});
    }
}

void add_edges(SqliteFile& file, const Graph& graph) {
    SqliteInsert edges(file, "INSERT INTO edge VALUES (?,?,?,?,?,?,?,?)");
    SqliteInsert attributes(file, "INSERT INTO edge_attribute VALUES (?,?,?)");
    SqliteInsert statements(file, insert_statement);
    std::int64_t number = 0;
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        const std::string id = edge_id(key);
        edges({++number,
               id,
               key.source,
               key.relation,
               key.target,
               flag(key.negated),
               sign_value(graph.sign(edge)),
               edge.weight});
        for (const auto& [name, value] : edge.attributes)
            attributes({number, name, value});
        for (const Evidence& e : edge.evidence)
            add_statement(statements, e.statement, e, key, number);
    }
}

}  // namespace

std::string write_sqlite(const Graph& graph,
                         const GraphSink& sink,
                         const GraphWriteOptions& /*options*/) {
    SqliteFile file;
    file.run("PRAGMA foreign_keys = ON; BEGIN;");
    file.run(document_table);
    file.run(graph_tables);
    create_statements(file, true);
    add_schema(file, graph);
    add_provenance(file, graph);
    add_nodes(file, graph);
    add_edges(file, graph);
    file.run("COMMIT;");
    file.give(sink);
    return {};
}

void write_statements_sqlite(std::span<const Statement> statements,
                             const GraphSink& sink,
                             const GraphWriteOptions& /*options*/) {
    SqliteFile file;
    file.run("PRAGMA foreign_keys = ON; BEGIN;");
    file.run(document_table);
    create_statements(file, false);
    {
        SqliteInsert documents(file, "INSERT INTO document VALUES (?,NULL,NULL,NULL)");
        std::set<std::string_view> known;
        for (const Statement& s : statements)
            if (known.insert(s.document).second)
                documents({s.document});
        SqliteInsert rows(file, insert_statement);
        for (const Statement& s : statements)
            add_statement(rows, s.id, s, {s.source, s.relation, s.target, s.negated}, nullptr);
    }
    file.run("COMMIT;");
    file.give(sink);
}

}  // namespace entente
