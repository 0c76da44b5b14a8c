// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

/// What a report is made of; written as HTML and as Markdown. Texts are foreign and escaped by the
/// writers.
struct Heading {
    unsigned level = 2;
    std::string id;  ///< our own word, for links
    std::string text;
};
struct Paragraph {
    std::string text;
    std::string link;  ///< id of a heading that it points to; empty = none
};
struct TableBlock {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::size_t first_number = 1;  ///< columns from here on are numbers
};
struct Figure {
    std::string svg;  ///< trusted: ours or Graphviz's, polished
    std::string alt;
};
struct Quote {
    std::string text;
    std::string source;
};
using Block = std::variant<Heading, Paragraph, TableBlock, Figure, Quote>;

[[nodiscard]] std::string blocks_to_html(const std::vector<Block>& blocks,
                                         std::string_view title,
                                         std::string_view language);
/// Figures stand in files of their own, whose names begin with `figures`.
[[nodiscard]] std::string blocks_to_markdown(const std::vector<Block>& blocks,
                                             std::string_view title,
                                             const std::string& figures = {});
/// "figure-1.svg"
[[nodiscard]] std::string figure_name(std::size_t number);

/// Four significant digits, no exponent where it can be helped, integers as they are.
[[nodiscard]] std::string short_number(double value);
/// A field of CSV: quoted where needed; a text that a spreadsheet would run as a formula gets a
/// leading apostrophe.
[[nodiscard]] std::string csv_field(std::string_view text);

}  // namespace entente
