// SPDX-License-Identifier: MIT
#include "extract/document.hpp"

#include <algorithm>

namespace entente {

void OffsetMap::add(std::size_t clean, std::size_t original, std::size_t width, std::size_t unit) {
    while (!pieces_.empty() && pieces_.back().clean >= clean)
        pieces_.pop_back();  // nothing came of it, or it was taken back
    if (!pieces_.empty()) {
        const Piece& last = pieces_.back();
        const std::size_t extent = clean - last.clean;
        if (last.width == width && last.unit == unit) {
            if (width == 0 && original == last.original + extent)
                return;
            if (unit != 0 && extent % unit == 0 &&
                original == last.original + extent / unit * width)
                return;
        }
    }
    pieces_.push_back({clean,
                       original,
                       static_cast<std::uint32_t>(width),
                       static_cast<std::uint32_t>(width == 0 ? 0 : unit)});
}

std::size_t OffsetMap::find(std::size_t clean, std::size_t hint) const {
    constexpr std::size_t steps = 8;
    if (hint < pieces_.size() && pieces_[hint].clean <= clean)
        for (std::size_t i = hint; i < hint + steps; ++i)
            if (i + 1 == pieces_.size() || pieces_[i + 1].clean > clean)
                return i;
    const auto after = std::ranges::upper_bound(pieces_, clean, {}, &Piece::clean);
    return static_cast<std::size_t>(after - pieces_.begin()) - (after == pieces_.begin() ? 0 : 1);
}

std::size_t OffsetMap::begin(std::size_t clean) const {
    if (pieces_.empty())
        return clean;
    const Piece& piece = pieces_[find(clean)];
    const std::size_t extent = clean - std::min(clean, piece.clean);
    if (piece.width == 0)
        return piece.original + extent;
    return piece.original + (piece.unit == 0 ? 0 : extent / piece.unit * piece.width);
}

std::size_t OffsetMap::end(std::size_t clean) const {
    if (pieces_.empty() || clean == 0)
        return begin(clean);
    const Piece& piece = pieces_[find(clean - 1)];
    const std::size_t extent = clean - 1 - std::min(clean - 1, piece.clean);
    if (piece.width == 0)
        return piece.original + extent + 1;
    return piece.original + (piece.unit == 0 ? 1 : extent / piece.unit + 1) * piece.width;
}

std::size_t OffsetMap::append(std::size_t clean,
                              const OffsetMap& inner,
                              std::size_t begin,
                              std::size_t end,
                              std::size_t hint) {
    if (begin >= end)
        return hint;
    if (inner.pieces_.empty()) {
        add(clean, begin);
        return hint;
    }
    std::size_t at = begin;
    std::size_t i = inner.find(begin, hint);
    while (true) {
        const Piece& piece = inner.pieces_[i];
        const std::size_t extent = at - std::min(at, piece.clean);
        const std::size_t moved = piece.width == 0  ? extent
                                  : piece.unit == 0 ? 0
                                                    : extent / piece.unit * piece.width;
        add(clean + (at - begin), piece.original + moved, piece.width, piece.unit);
        if (i + 1 == inner.pieces_.size() || inner.pieces_[i + 1].clean >= end)
            return i;
        ++i;
        at = inner.pieces_[i].clean;
    }
}

OffsetMap OffsetMap::through(const OffsetMap& inner, std::size_t size) const {
    OffsetMap out;
    std::size_t hint = 0;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const Piece& piece = pieces_[i];
        const std::size_t stop = i + 1 < pieces_.size() ? pieces_[i + 1].clean : size;
        if (piece.width == 0) {
            hint = out.append(
                piece.clean, inner, piece.original, piece.original + (stop - piece.clean), hint);
            continue;
        }
        const std::size_t step =
            piece.unit == 0 ? std::max<std::size_t>(1, stop - piece.clean) : piece.unit;
        std::size_t original = piece.original;
        for (std::size_t at = piece.clean; at < stop; at += step, original += piece.width) {
            const std::size_t from = inner.begin(original);
            const std::size_t to = inner.end(original + piece.width);
            out.add(at, from, to > from ? to - from : 1, piece.unit);
        }
    }
    return out;
}

}  // namespace entente
