// SPDX-License-Identifier: MIT
#pragma once

#include "extract/clean.hpp"
#include "extract/hyphen.hpp"
#include "extract/layout.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace entente {

/// Writes lines as blocks of cleaned text: joins them, and leaves out footnote marks, Markdown and
/// the blanks between Chinese characters.
class BlockWriter {
public:
    BlockWriter(const Normal& normal, const Layout& layout, const Hyphens& hyphens);

    /// Appends one block made of these lines. `dateline`: it begins a section.
    void write(std::span<const Line* const> lines, BlockKind kind, bool dateline);
    [[nodiscard]] Cleaned take();

private:
    void join(const Line& line, const Line& next);
    void write_line(const Line& line);
    std::size_t special(std::size_t i, std::size_t end);
    std::size_t blank(std::size_t i, std::size_t end);
    std::size_t pipe(std::size_t i, std::size_t end);
    std::size_t bracket(std::size_t i, std::size_t end);
    std::size_t emphasis(std::size_t i, std::size_t end);
    std::size_t digits(std::size_t i, std::size_t begin, std::size_t end);
    std::size_t superscript(std::size_t i, std::size_t end);
    std::size_t drop(std::size_t i, std::size_t size, std::size_t end);
    [[nodiscard]] bool keeps_blank(std::size_t next, std::size_t end) const;
    [[nodiscard]] bool parts_headline(std::size_t next, std::size_t end) const;
    void copy(std::size_t begin, std::size_t end);
    void flush_map();
    void truncate(std::size_t size);
    void put(char c, std::size_t begin, std::size_t size);
    [[nodiscard]] char32_t last() const;

    const Normal& normal_;
    const Layout& layout_;
    const Hyphens& hyphens_;
    Cleaned out_;
    /// Bytes that a line cannot be copied over without a look, in Latin and in Chinese lines.
    std::array<bool, 256> special_latin_{};
    std::array<bool, 256> special_han_{};
    /// What was copied since the last entry of the map: one entry serves a whole run.
    std::size_t run_begin_ = 0;
    std::size_t run_end_ = 0;
    std::size_t run_clean_ = 0;
    std::size_t hint_ = 0;
    std::size_t block_begin_ = 0;
    std::size_t line_begin_ = 0;
    BlockKind kind_ = BlockKind::paragraph;
    bool han_ = false;  ///< the block is Chinese, so that blanks part Latin words only
    std::uint32_t section_ = 0;
    std::size_t link_close_ = 0;  ///< the «](» of the link being written
    std::size_t link_end_ = 0;
};

}  // namespace entente
