// SPDX-License-Identifier: MIT
#include "cli/command.hpp"

#include <algorithm>
#include <string>

namespace entente::cli {

std::unique_ptr<Command> make_extract();
std::unique_ptr<Command> make_assemble();
std::unique_ptr<Command> make_centrality();
std::unique_ptr<Command> make_network();
std::unique_ptr<Command> make_render();
std::unique_ptr<Command> make_report();
std::unique_ptr<Command> make_diff();
std::unique_ptr<Command> make_apply();
std::unique_ptr<Command> make_merge();
std::unique_ptr<Command> make_timeline();
std::unique_ptr<Command> make_git_setup();
std::unique_ptr<Command> make_git_diff();
std::unique_ptr<Command> make_convert();
std::unique_ptr<Command> make_validate();
std::unique_ptr<Command> make_show();
std::unique_ptr<Command> make_explain();
std::unique_ptr<Command> make_evaluate();
std::unique_ptr<Command> make_pack();
std::unique_ptr<Command> make_manual();
std::unique_ptr<Command> make_completion();

std::span<const CommandInfo> commands() {
    static const std::vector<CommandInfo> table = {
        {"extract",
         "documents to statements and a graph",
         "Reads documents, finds who does what to whom by the rules of a pack, and writes the "
         "graph, with the sentence and the rule behind every edge. Without -o, -s or -m the graph "
         "goes to stdout.\n"
         "Folders are walked: .txt, .md, .html, .pdf, .docx and .odt files are read. Tables, named "
         "as "
         "inputs, hold a document a row. A document that "
         "cannot be read is reported and the others are done (exit status 1). Equal input gives "
         "equal bytes, with any number of threads, interrupted and resumed or not.",
         {{"entente extract articles/ -o world.entente.json", "a folder to a graph"},
          {"entente extract a.txt b.md -s statements.jsonl -m mentions.jsonl",
           "every statement and every mention, one a line"},
          {"entente extract report.pdf -o report.entente.json",
           "a PDF; evidence names the page: report.pdf#page=3"},
          {"entente extract news.csv --text-column body --date-column day -s s.jsonl",
           "a table with a document a row"},
          {"entente extract archive.jsonl -s s.jsonl --resume archive.journal",
           "hours of work that may be interrupted"},
          {"entente extract articles/ --candidates new.tsv", "what should go into your lexicon?"},
          {"entente extract articles/ --pack world --pack my-rules/ -o world.entente.json",
           "your own rules on top of the shipped ones"}},
         make_extract},
        {"assemble",
         "statements to a graph",
         "Folds statements, from any number of files in any order, into one graph: the same that "
         "extract would have made of all the documents. Statements may be left out by date, "
         "relation, modality or number of sentences.",
         {{"entente assemble shard1.jsonl shard2.jsonl -o world.entente.json", "shards to a graph"},
          {"entente assemble s.jsonl --from 2020 --modality asserted --min-evidence 2 -o "
           "g.entente.json",
           "only what is said outright, since 2020, in two sentences or more"},
          {"entente assemble s.jsonl --by year -o world.entente.json",
           "world.2016.entente.json, world.2017.entente.json and so on"}},
         make_assemble},
        {"centrality",
         "how central actors and ties are; groups, the whole network",
         "Prints a table of all actors, the most central first; with --of edges, a table of edges, "
         "with --of groups the communities, blocks or camps of the actors, with --of network the "
         "figures of the network as a whole. Measures are named in --measures; 'entente help "
         "measures' says what each of them is, what it sees and whose it is.\n"
         "Actors of one value share a rank. csv and json have every rank and full precision.\n"
         "--by-window measures each stretch of time by itself and says who rose and fell; "
         "--jackknife and --bootstrap say how much hangs on single documents or sentences; --null "
         "compares with random networks in which every actor keeps its degrees.",
         {{"entente centrality world.entente.json --top 10", "the ten with most edges"},
          {"entente centrality world.entente.json --measures betweenness,pagerank --layer positive",
           "brokers among friends"},
          {"entente centrality world.entente.json --measures all -f csv -o centrality.csv",
           "everything, for R or a spreadsheet"},
          {"entente centrality world.entente.json --of network", "density, balance and so on"},
          {"entente centrality world.entente.json --of groups -m leiden,signed,camps",
           "who is with whom, how sure that is, and how alike the methods are"},
          {"entente centrality world.entente.json --of edges -m edge-betweenness,flip",
           "the edges that hold it together, and those that balance theory would turn"},
          {"entente centrality world.entente.json -m pagerank --restart CHN",
           "who is near to China"},
          {"entente centrality world.entente.json -m betweenness --by-window year",
           "who rose and who fell"},
          {"entente centrality world.entente.json -m degree --bootstrap documents",
           "intervals of values and ranks"},
          {"entente centrality world.entente.json --of network --null 200",
           "what chance would give among actors of these degrees"}},
         make_centrality},
        {"network",
         "who says what, who agrees with whom, what is named together",
         "Networks of discourse from statements. --mode two ties each row (actor) to the columns "
         "(concepts, initiatives) it speaks of; --mode one ties rows by what they say of the same "
         "columns: congruence where they agree, conflict where they differ, subtract the one less "
         "the other, ignore whatever they say; --mode cooccurrence ties columns named together, "
         "with PMI and log-likelihood.\n"
         "The definitions are those of Discourse Network Analyzer, whose cosine divides by the "
         "product of the numbers of statements; true-cosine is that of the profiles. --dna-compat "
         "follows its program where that differs: weeks and months are the same in all years, a "
         "window of an even number of units takes in one more, windows stand around every unit of "
         "time, and two kernels lean to one side.\n"
         "What is denied or neutral is no position; --qualifier sign keeps it as 0. The table is a "
         "matrix; -o writes the network as a graph for centrality, render and other programs.",
         {{"entente network s.jsonl --rows actor --columns concept,initiative",
           "who stands for and against what"},
          {"entente network s.jsonl --mode one --duplicates month -o blocs.graphml",
           "actors by agreement less disagreement, each thing once a month"},
          {"entente network s.jsonl -o two.entente.json",
           "for 'entente centrality two.entente.json -m degree-two-mode,betweenness-two-mode'"},
          {"entente network s.jsonl --mode one --aggregate congruence --window year",
           "the congruence networks of the years"},
          {"entente network s.jsonl --mode cooccurrence --mentions m.jsonl",
           "concepts named in one sentence"}},
         make_network},
        {"render",
         "a picture of a graph: svg, png, pdf, dot, or a page: html",
         "Shapes say the type of an actor, size how central it is, width how many sentences stand "
         "behind an edge; sign is line style, arrowhead and colour at once. The legend shows all "
         "of it. A page (html) is one file that needs nothing else: the picture, the sentences "
         "behind each edge, search and tables. Other views than the network are SVG: an adjacency "
         "matrix by community, actors by initiatives, and when the sentences were said.",
         {{"entente render world.entente.json -o world.svg", "the whole graph"},
          {"entente render world.entente.json -o core.pdf --top 25 --size-by betweenness --labels "
           "en",
           "the 25 highest by betweenness, in English"},
          {"entente render world.entente.json -o kaz.png --ego KAZ:1",
           "Kazakhstan and its neighbours"},
          {"entente render world.entente.json -o blocs.svg --color-by community --hull community",
           "who belongs together"},
          {"entente render world.entente.json -o years.svg --facet year",
           "small multiples, and years.2016.svg and so on"},
          {"entente render world.entente.json -o pair.svg --view timeline --pair CHN:USA",
           "when what was said of the two"}},
         make_render},
        {"report",
         "who matters and why: html or md",
         "Key actors, brokers, blocs, signs and balance, communities, robustness, each with the "
         "sentences behind it; with --against also what changed since an older graph. Beside "
         "world.html stand its data with every digit: world.nodes.csv, world.network.csv, "
         "world.edges.csv, world.evidence.csv and world.report.json; beside world.md also its "
         "figures.",
         {{"entente report world.entente.json -o world.html", "to read and to print"},
          {"entente report 2024.entente.json --against 2016.entente.json -o change.md",
           "what changed, as Markdown"},
          {"entente report world.entente.json -o world.html --lang zh", "in Chinese"}},
         make_report},
        {"diff",
         "what has changed between two graphs",
         "Pairs whose sign has turned come first, then edges and actors that came, went or "
         "changed, ranks and communities, and whether text, lexicon or rules made the change, as "
         "far as the hashes in both graphs tell. A picture shows both graphs in one layout; a page "
         "(html) is one file with the picture and all sentences. Exit status 0: they say the same, "
         "1: they differ, 2: trouble; with -q only that.",
         {{"entente diff 2016.entente.json 2024.entente.json", "as text"},
          {"entente diff 2016.entente.json 2024.entente.json -o change.svg", "as a picture"},
          {"entente diff old.entente.json new.entente.json -f json -o patch.json",
           "as a patch that 'entente apply' takes"},
          {"entente diff old.entente.json new.entente.json --by document --quotes 3",
           "which document brought what"},
          {"entente diff old.entente.json new.entente.json --ignore moved,provenance --renames "
           "auto",
           "without what only moved or was renamed"},
          {"entente diff old.entente.json new.entente.json --stat", "only how much"}},
         make_diff},
        {"apply",
         "change a graph by a patch",
         "Applies what diff --format json wrote, byte for byte. A patch that does not fit the "
         "graph changes nothing; the first record that is not what it expects is named, with its "
         "line in a canonical file.",
         {{"entente apply patch.json old.entente.json -o new.entente.json", "forwards"},
          {"entente apply --reverse patch.json new.entente.json -o old.entente.json", "back"},
          {"entente apply --check patch.json other.entente.json", "would it fit?"}},
         make_apply},
        {"merge",
         "two graphs that come from one, back into one",
         "Merges by key what two sides made of the graph BASE: nodes by id, edges by source, "
         "relation and target, evidence by statement. What one side changed is taken; where both "
         "changed the same, the conflict is listed and ours stands, or what --prefer says. Exit "
         "status 1: there were conflicts.",
         {{"entente merge base.entente.json mine.entente.json yours.entente.json -o "
           "both.entente.json",
           "conflicts are listed, ours stands"},
          {"entente merge base.entente.json mine.entente.json yours.entente.json --markers -o "
           "both.entente.json",
           "conflicts stand in the file, to be settled by hand"},
          {"entente git-setup", "have 'git merge' do it"}},
         make_merge},
        {"timeline",
         "how edges, signs, ranks and communities move through time",
         "Several graphs, or one file of dated statements cut by year, quarter, month or a sliding "
         "window: how large each is, which edges are born and die, which pairs turn from friendly "
         "to hostile, how actors rise and fall, which communities hold, and where a level moves "
         "for good. csv and json have every figure.\n"
         "With --half-life each period remembers what was said before, the older the fainter; "
         "an edge dies when less than a sixteenth of a sentence is left of it.",
         {{"entente timeline 2016.entente.json 2020.entente.json 2024.entente.json", "of graphs"},
          {"entente timeline statements.jsonl --by quarter -o timeline.html",
           "tables, bump chart and sign strips on one page"},
          {"entente timeline statements.jsonl --by 3y/1y --measure betweenness -o brokers.svg",
           "a sliding window of three years"},
          {"entente timeline statements.jsonl --half-life 1y --table signs",
           "which pairs turned, old statements fading"}},
         make_timeline},
        {"git-setup",
         "have git diff, git log -p and git merge understand graphs",
         "Tells git, in this repository or for this user, to show *.entente.json by what they say "
         "and to merge them by key: 'git diff' as 'entente diff' does, 'git log -p' one line a "
         "statement, 'git merge' as 'entente merge' does, with conflict markers around the "
         "records that both sides changed. Writes the configuration of git and .gitattributes, "
         "which is to be committed; can be run again.",
         {{"entente git-setup", "this repository"},
          {"entente git-setup --global", "all repositories of this user"},
          {"entente git-setup --remove", "as it was"}},
         make_git_setup},
        {"git-diff",
         "what git runs for git diff; see git-setup",
         "Takes the words that git gives an external diff program and writes what 'entente diff' "
         "would. Always exit status 0, as git wants it.",
         {{"git diff HEAD~1 world.entente.json", "after 'entente git-setup'"}},
         make_git_diff},
        {"convert",
         "a graph from one format to another",
         "The extension of a file says its format, or --from and --to, which list them all. What a "
         "format cannot hold is said in one line. Statements become a table and a table "
         "statements, with nothing lost.",
         {{"entente convert world.entente.json -o world.graphml", "for R, igraph, yEd, networkx"},
          {"entente convert world.entente.json -o world.gexf --mixed native", "for Gephi"},
          {"entente convert world.entente.json -o world.net --flat", "signed sums, for Pajek"},
          {"entente convert drawn-in-yed.graphml -o world.entente.json", "from elsewhere"},
          {"entente convert s.jsonl -o s.statements.csv", "statements for a spreadsheet"},
          {"entente convert world.entente.json -o world.sqlite", "for questions in SQL"},
          {"entente convert old.entente.json -o tidy.entente.json",
           "any *.entente.json in canonical form"}},
         make_convert},
        {"validate",
         "whether a graph is sound and in canonical form",
         "Looks for what would mislead: records out of canonical order, weights that are not the "
         "number of sentences, actors without a type or label, unlisted documents. Exit status 1: "
         "errors were found.",
         {{"entente validate world.entente.json", "check a graph edited by hand"}},
         make_validate},
        {"show",
         "what is in a graph, on one screen",
         "Counts of actors, edges, relations, documents, and the actors with most edges; or one "
         "actor with its edges and the sentences behind them.",
         {{"entente show world.entente.json", "a summary"},
          {"entente show world.entente.json --node KAZ", "why Kazakhstan has its edges"},
          {"entente show world.entente.json --flat | grep hedges",
           "every statement on a line of its own"}},
         make_show},
        {"explain",
         "how a sentence was read, and why",
         "Shows the names found, the phrases, the words that the pack does not know, the "
         "construction that fired with what stands in its slots, or the one that came closest and "
         "what stopped it.",
         {{"entente explain 'India has not endorsed the Belt and Road Initiative.'", "a sentence"},
          {"entente explain --sentence articles/a.txt:12", "a sentence of a document"},
          {"entente explain 'Tonga was ghosted by Fiji.' --why-not FJI distrusts TON",
           "what stopped a statement that you expect"},
          {"entente explain - < article.txt", "a text"}},
         make_explain},
        {"evaluate",
         "statements against those a reader found",
         "Precision, recall and F1 of statements against gold ones, by three ways to count: exact "
         "(ends, relation, negation), sign (ends, sign, negation), pair (the two ends). How "
         "negation, "
         "modality and speaker were coded (--attributes), which relation was taken for which "
         "(--confusion), and how far two coders agree (--coders).",
         {{"entente evaluate --gold gold.jsonl statements.jsonl", "the figures"},
          {"entente evaluate --gold gold.jsonl statements.jsonl --by relation --errors",
           "by relation, with what was missed and what is wrong"},
          {"entente evaluate --coders anna.jsonl ben.jsonl", "agreement of two coders"}},
         make_evaluate},
        {"pack",
         "list, check, test, measure or compare rule packs",
         "list: what a pack holds. check: every fault of its files, with file, line and column, "
         "and "
         "what is there but cannot work (shadowed aliases, dead lexemes, contradicting cases); of "
         "several packs also what each layer changes of those below it. test: its example "
         "sentences "
         "and cases, run through its own rules, with a diff for each failure. stats: what each "
         "lexeme and construction did in a text (--on) or in the cases of the pack: hits, share, "
         "time, and against --gold, or the cases, precision and its part in recall. diff: what a "
         "change of rules does to the graph of some documents.\n"
         "Exit status 1: faults, failures or differences were found.",
         {{"entente pack list", "what the shipped pack holds"},
          {"entente pack check my-rules/", "is it well formed?"},
          {"entente pack check world my-rules/", "and what does it change?"},
          {"entente pack test world my-rules/", "does it do what its examples say?"},
          {"entente pack stats --on articles/ --each lexeme --top 30", "which words do the work?"},
          {"entente pack stats --on articles/ --gold gold.jsonl", "which constructions err?"},
          {"entente pack diff world my-rules/ articles/", "what do my rules change?"}},
         make_pack},
        {"man",
         "the manual page of a command",
         "Writes the page as man reads it. All pages are installed with the program; this is for "
         "those who did not "
         "install it.",
         {{"entente man diff | man -l -", "read one"},
          {"entente man --into ~/.local/share/man/man1", "then 'man entente-diff' finds it"}},
         make_manual},
        {"completion",
         "completion of commands and options for your shell",
         "Writes a script for bash, zsh or fish that completes commands, options, the words that "
         "an option takes, and "
         "file names. Installed with the program.",
         {{"eval \"$(entente completion bash)\"", "in this bash; in ~/.bashrc for all"},
          {"entente completion zsh > ~/.zfunc/_entente", "where fpath leads to"},
          {"entente completion fish > ~/.config/fish/completions/entente.fish", "for fish"}},
         make_completion},
    };
    return table;
}

const CommandInfo* find_command(std::string_view name) {
    const auto at = std::ranges::find(commands(), name, &CommandInfo::name);
    return at == commands().end() ? nullptr : &*at;
}

}  // namespace entente::cli
