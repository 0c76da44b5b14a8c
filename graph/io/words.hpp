// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

/// A word of a line, its quotes taken off.
struct Word {
    std::string_view text;
    std::size_t at = 0;  ///< offset of its first character, quotes included
    bool quoted = false;
};

/// Splits a text into lines and these into words: what Pajek and DL files are made of.
class WordView {
public:
    /// `blanks` are what words are apart by; the text must be UTF-8.
    WordView(std::string_view text, const std::string& file, std::string_view blanks);

    /// The words of the next line that has any; false at the end. A quote goes up to the next one
    /// of its kind on the line. @throws Error{syntax} where there is none.
    bool next_line(std::vector<Word>& words);
    /// Back to where `next_line` last began.
    void push_back() noexcept { at_ = line_at_; }
    [[nodiscard]] std::size_t line_at() const noexcept { return line_at_; }
    /// The rest of the last line from an offset on.
    [[nodiscard]] std::string_view rest_of_line(std::size_t from) const;

    /// A number within [least, most]. @throws Error
    [[nodiscard]] std::size_t natural(const Word& word, std::size_t least, std::size_t most) const;
    [[nodiscard]] double number(const Word& word) const;
    [[noreturn]] void fail(std::size_t at,
                           std::string_view message,
                           ErrorCode code = ErrorCode::syntax) const;

private:
    [[nodiscard]] bool is_blank(char c) const noexcept {
        return blanks_.find(c) != std::string_view::npos;
    }

    std::string_view text_;
    const std::string& file_;
    std::string_view blanks_;
    std::size_t at_ = 0;
    std::size_t line_at_ = 0;
};

/// Lower case of A to Z.
[[nodiscard]] std::string lower_ascii(std::string_view text);

}  // namespace entente
