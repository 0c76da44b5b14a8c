// SPDX-License-Identifier: MIT
#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/outputs.hpp"
#include "cli/packs.hpp"
#include "cli/table.hpp"
#include "cli/text.hpp"
#include "graph/evaluation.hpp"
#include "graph/io/io.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unistd.h>

namespace entente::cli {
namespace {

using Groups = std::map<std::string, Tallies>;

/// A way to split the figures.
struct Split {
    std::string_view name;
    const Groups Evaluation::*groups;
};
constexpr std::array splits{Split{"relation", &Evaluation::by_relation},
                            Split{"construction", &Evaluation::by_construction},
                            Split{"rule", &Evaluation::by_rule},
                            Split{"language", &Evaluation::by_language},
                            Split{"modality", &Evaluation::by_modality}};

class Evaluate final : public Command {
public:
    void setup(Arguments& arguments) override {
        arguments.positionals("S.jsonl", inputs_, "statements, as extract writes them", 0);
        arguments.list("-g,--gold", gold_, "FILE", "statements found by a reader");
        arguments.words("--coders",
                        coders_,
                        2,
                        "A B",
                        "agreement of two files of gold statements instead: F1 and Krippendorff's "
                        "alpha");
        arguments.flag("--attributes", attributes_, "negation, modality and speaker as well");
        arguments.flag("--confusion",
                       confusion_,
                       "which relation was given for which, of statements with the same ends");
        packs_.add_to(arguments);
        std::vector<std::string> names;
        for (const Split& split : splits)
            names.emplace_back(split.name);
        arguments.choice("--by", by_, names, "figures for each of these as well");
        arguments.flag("--errors", errors_, "list what was missed and what is wrong");
        arguments.choice("-f,--format", format_, table_formats(), "how the table is written");
        arguments.option("-o,--output", output_, "FILE", "instead of stdout");
    }

    Status run(Session& session) override {
        if (coders_.empty() && gold_.empty())
            throw Error(ErrorCode::usage, {}, "--gold FILE is missing");
        if (coders_.empty() && inputs_.empty())
            throw Error(ErrorCode::usage, {}, "S.jsonl is missing");
        check_outputs({output_});
        const std::shared_ptr<const Pack> pack = packs_.load(session);
        if (!coders_.empty()) {
            write_output(output_, write(compare_coders(*pack, session)));
            return fine;
        }
        const std::vector<GoldStatement> gold = read_gold(gold_, session);
        const std::vector<Statement> statements = session.inputs.statements(inputs_);
        const Evaluation result = evaluate(
            gold, statements, pack->schema, {.same_as = office_holders(pack->catalogue())});
        std::string out = write(tabulate(result, gold.size()));
        if (attributes_)
            out += write(attribute_table(result));
        if (confusion_)
            out += write(confusion_table(result));
        if (errors_)
            out += error_lines(result, gold, statements);
        write_output(output_, out);
        return fine;
    }

private:
    [[nodiscard]] std::string write(const Table& table) const {
        return write_table(table, format_, terminal_width(STDOUT_FILENO));
    }

    static std::vector<GoldStatement> read_gold(const std::vector<std::string>& paths,
                                                Session& session) {
        const Limits limits;
        std::vector<GoldStatement> gold;
        for (const std::string& path : paths)
            std::ranges::move(
                parse_gold(session.inputs.read(path, limits.graph_bytes), shown_path(path)),
                std::back_inserter(gold));
        return gold;
    }

    [[nodiscard]] Table compare_coders(const Pack& pack, Session& session) const {
        const Agreement result = agreement(read_gold({coders_[0]}, session),
                                           read_gold({coders_[1]}, session),
                                           pack.schema,
                                           {.same_as = office_holders(pack.catalogue())});
        Table table;
        table.title = fmt::format("Agreement of {} ({}) and {} ({})",
                                  coders_[0],
                                  counted(result.first, "statement"),
                                  coders_[1],
                                  counted(result.second, "statement"));
        table.columns = {{"measure", "Measure", true}, {"value", "Value"}, {"n", "N"}};
        const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
        for (const Match match : matches) {
            const Tally& t = result.tallies[static_cast<std::size_t>(match)];
            table.rows.push_back({fmt::format("F1 {}", to_string(match)), t.f1(), number(t.found)});
        }
        table.rows.push_back({std::string("alpha"), result.alpha, number(result.units)});
        table.rows.push_back(
            {std::string("alpha of common pairs"), result.alpha_both, number(result.both_units)});
        table.notes.push_back(
            "Statements are compared within documents. alpha: Krippendorff's, nominal; a pair of "
            "actors that only one coder has counts as coded 'nothing' by the other.");
        return table;
    }

    /// How well an attribute is coded in statements that were found.
    [[nodiscard]] static Table attribute_table(const Evaluation& result) {
        Table table;
        table.title = "Attributes of the statements that both have";
        table.columns = {{"attribute", "Attribute", true},
                         {"value", "Value", true},
                         {"precision", "P"},
                         {"recall", "R"},
                         {"f1", "F1"},
                         {"gold", "Gold"},
                         {"given", "Given"}};
        const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
        const auto add = [&](const std::string& name, const AttributeScores& scores) {
            const double part = scores.matched == 0 ? 0
                                                    : static_cast<double>(scores.equal) /
                                                          static_cast<double>(scores.matched);
            table.rows.push_back({name,
                                  std::string("(all: equal)"),
                                  part,
                                  part,
                                  part,
                                  number(scores.matched),
                                  number(scores.matched)});
            for (const auto& [value, t] : scores.by_value)
                table.rows.push_back({name,
                                      value,
                                      t.given == 0 ? Cell() : Cell(t.precision()),
                                      t.gold == 0 ? Cell() : Cell(t.recall()),
                                      t.gold == 0 || t.given == 0 ? Cell() : Cell(t.f1()),
                                      number(t.gold),
                                      number(t.given)});
        };
        add("negation", result.negation);
        add("modality", result.modality);
        add("speaker", result.speaker);
        return table;
    }

    [[nodiscard]] static Table confusion_table(const Evaluation& result) {
        Table table;
        table.title = "Relation in the gold, and relation given";
        table.columns = {{"gold", "Gold", true}, {"given", "Given", true}, {"times", "Times"}};
        std::vector<std::pair<std::pair<std::string, std::string>, std::size_t>> rows(
            result.confusion.begin(), result.confusion.end());
        std::ranges::stable_sort(
            rows, std::ranges::greater{}, [](const auto& row) { return row.second; });
        for (const auto& [names, times] : rows)
            table.rows.push_back({names.first, names.second, static_cast<std::int64_t>(times)});
        table.notes.push_back("!: negated. (none): the other side has nothing between the two.");
        return table;
    }

    [[nodiscard]] Table tabulate(const Evaluation& result, std::size_t gold) const {
        Table table;
        table.title = fmt::format("Agreement with {}", counted(gold, "gold statement"));
        table.columns = {{"group", "Group", true},
                         {"match", "Match", true},
                         {"precision", "P"},
                         {"recall", "R"},
                         {"f1", "F1"},
                         {"found", "Found"},
                         {"gold", "Gold"},
                         {"right", "Right"},
                         {"given", "Given"}};
        add_rows(table, "all", result.all);
        for (const Split& split : splits)
            if (split.name == by_)
                for (const auto& [name, tallies] : result.*split.groups)
                    add_rows(table, name.empty() ? "(none)" : name, tallies);
        if (result.passed_over > 0)
            table.notes.push_back(fmt::format("{} of documents without gold passed over.",
                                              counted(result.passed_over, "statement")));
        return table;
    }

    static void add_rows(Table& table, const std::string& group, const Tallies& tallies) {
        const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
        for (const Match match : matches) {
            const Tally& t = tallies[static_cast<std::size_t>(match)];
            table.rows.push_back({group,
                                  std::string(to_string(match)),
                                  t.given == 0 ? Cell() : Cell(t.precision()),
                                  t.gold == 0 ? Cell() : Cell(t.recall()),
                                  t.gold == 0 || t.given == 0 ? Cell() : Cell(t.f1()),
                                  number(t.found),
                                  number(t.gold),
                                  number(t.right),
                                  number(t.given)});
        }
    }

    static std::string error_lines(const Evaluation& result,
                                   const std::vector<GoldStatement>& gold,
                                   const std::vector<Statement>& statements) {
        const auto line = [](std::string_view word, const auto& one, std::string_view tail) {
            return printable_line(fmt::format("{}\t{}\t{} {}{} {}\t{}",
                                              word,
                                              one.document,
                                              one.source,
                                              one.negated ? "!" : "",
                                              one.relation,
                                              one.target,
                                              tail));
        };
        std::string out = "\n";
        for (const std::size_t g : result.missed)
            out += line("missed", gold[g], gold[g].quote);
        for (const std::size_t s : result.wrong)
            out += line("wrong",
                        statements[s],
                        fmt::format("{}\t{}", statements[s].rule, statements[s].sentence.text));
        return out;
    }

    std::vector<std::string> inputs_;
    std::vector<std::string> gold_, coders_;
    PackOptions packs_;
    std::string by_;
    bool errors_ = false, attributes_ = false, confusion_ = false;
    std::string format_ = "text";
    std::string output_ = "-";
};

}  // namespace

std::unique_ptr<Command> make_evaluate() {
    return std::make_unique<Evaluate>();
}

}  // namespace entente::cli
