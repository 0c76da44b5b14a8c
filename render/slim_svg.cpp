// SPDX-License-Identifier: MIT
#include "render/svg.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace entente {
namespace {

/// A polygon or polyline as attributes of the look, and a path.
struct Outline {
    std::string look;
    std::string path;
};

/// The tag of a polygon or polyline, taken apart; nothing for other tags.
[[nodiscard]] bool read_outline(std::string_view line, Outline& out) {
    const bool polygon = line.starts_with("<polygon ");
    if (!polygon && !line.starts_with("<polyline "))
        return false;
    const std::string_view name = " points=\"";
    const std::size_t at = line.find(name);
    const std::size_t end = line.find('"', at + name.size());
    if (at == std::string_view::npos || end == std::string_view::npos || line.substr(end) != "\"/>")
        return false;
    std::string_view points = line.substr(at + name.size(), end - at - name.size());
    while (points.ends_with(' '))
        points.remove_suffix(1);
    const std::size_t blank = line.find(' ');
    out.look = line.substr(blank, at - blank);
    out.path = "M" + std::string(points) + (polygon ? "z" : "");
    return true;
}

/// The heads of one line, those that look alike together.
class Heads {
public:
    explicit Heads(std::string& out) : out_(out) {}

    void take(Outline outline) {
        // The bar of a head is an open line without a fill, which a closed fill does not change.
        const std::string bare = " fill=\"none\"";
        const std::size_t stroke = outline.look.find(" stroke=");
        const bool open = !outline.path.ends_with('z') && outline.look.starts_with(bare);
        const bool same =
            outline.look == look_ || (open && stroke != std::string::npos && !look_.empty() &&
                                      look_.ends_with(outline.look.substr(stroke)));
        if (!same) {
            flush();
            look_ = std::move(outline.look);
        }
        path_ += outline.path;
    }
    void flush() {
        if (!path_.empty())
            out_ += "<path" + look_ + " d=\"" + path_ + "\"/>";
        look_.clear();
        path_.clear();
    }

private:
    std::string& out_;
    std::string look_, path_;
};

/// One group around the first lines that stand together (all of them where lines are drawn first),
/// so that a page can put them away at once.
class Lines {
public:
    explicit Lines(std::string& out) : out_(out) {}

    /// Before what follows in the picture: a line or something else.
    void before(bool line) {
        if (line == open_ || done_)
            return;
        out_ += line ? "<g class=\"lines\">" : "</g>";
        done_ = open_;
        open_ = line;
    }

private:
    std::string& out_;
    bool open_ = false, done_ = false;
};

}  // namespace

std::string slim_svg(std::string_view polished) {
    std::string out;
    out.reserve(polished.size());
    Heads heads(out);
    Lines lines(out);
    bool in_edge = false;
    polished.remove_prefix(std::min(polished.find("<svg"), polished.size()));
    while (!polished.empty()) {
        const std::size_t end = std::min(polished.find('\n'), polished.size());
        const std::string_view line = polished.substr(0, end);
        polished.remove_prefix(std::min(end + 1, polished.size()));
        Outline outline;
        if (in_edge && read_outline(line, outline)) {
            heads.take(std::move(outline));
            continue;
        }
        heads.flush();
        if (line.starts_with("<g ")) {
            in_edge = line.find(" class=\"edge ") != std::string_view::npos;
            lines.before(in_edge);
        } else if (line == "</g>") {
            if (!in_edge)
                lines.before(false);
            in_edge = false;
        }
        const bool of_group = line.starts_with("<title>") && out.find("<g ") != std::string::npos;
        if (!of_group)
            out += line;
    }
    return out;
}

}  // namespace entente
