// SPDX-License-Identifier: MIT
#include "extract/chars.hpp"
#include "extract/date.hpp"
#include "extract/html_entities.hpp"
#include "extract/readers.hpp"
#include "graph/base/utf8.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace entente {
namespace {

constexpr std::string_view paragraph_separator = "\xE2\x80\xA9";

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_listed(std::string_view list, std::string_view name) {
    const std::size_t found = list.find(" " + std::string(name) + " ");
    return !name.empty() && found != std::string_view::npos;
}

/// Their content is no text of the document.
bool is_hidden(std::string_view name) {
    return is_listed(
        " head nav footer aside form noscript template svg iframe button select option "
        "object canvas audio video map menu dialog figure math ",
        name);
}

/// Their content is no markup either: it ends at the next end tag of the same name only.
bool is_raw(std::string_view name) {
    return is_listed(" script style textarea title xmp ", name);
}

bool is_block(std::string_view name) {
    return is_listed(
        " p div section article main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr "
        "thead tbody tfoot caption blockquote pre hr address figure figcaption details "
        "summary center body html fieldset ",
        name);
}

/// Elements without an end tag.
bool is_void(std::string_view name) {
    return is_listed(" area base br col embed hr img input link meta source track wbr ", name);
}

/// A tag as it stands in the text.
struct Tag {
    std::string name;  ///< lower case; empty = comment or declaration
    std::string_view attributes;
    bool closes = false;
    bool self_closes = false;
    std::size_t end = 0;  ///< one past it
};

/// End of a tag: the next «>» outside quotes. A quote that nothing closes does not count.
std::size_t tag_end(std::string_view html, std::size_t i) {
    constexpr std::size_t longest = 65536;  // bounds the look-ahead for a closing quote
    const std::size_t limit = std::min(html.size(), i + longest);
    for (std::size_t k = i; k < limit; ++k) {
        if (html[k] == '>')
            return k;
        if ((html[k] == '"' || html[k] == '\'') && html[k - 1] == '=') {
            const std::size_t close = html.substr(0, limit).find(html[k], k + 1);
            if (close == std::string_view::npos)
                break;
            k = close;
        }
    }
    const std::size_t plain = html.substr(0, limit).find('>', i);
    return plain == std::string_view::npos ? limit : plain;
}

/// The tag at `i`, where «<» stands; `end` is 0 if it is no tag.
Tag tag_at(std::string_view html, std::size_t i) {
    Tag tag;
    const std::string_view rest = html.substr(i);
    if (rest.starts_with("<!--")) {
        const std::size_t close = html.find("-->", i + 4);
        tag.end = close == std::string_view::npos ? html.size() : close + 3;
        return tag;
    }
    std::size_t k = i + 1;
    if (k < html.size() && (html[k] == '!' || html[k] == '?')) {
        tag.end = std::min(html.size(), tag_end(html, k) + 1);
        return tag;
    }
    tag.closes = k < html.size() && html[k] == '/';
    k += tag.closes ? 1 : 0;
    const std::size_t name = k;
    while (k < html.size() && k - name < 32 &&
           (chars::is_letter(static_cast<unsigned char>(html[k])) ||
            (html[k] >= '0' && html[k] <= '9')))
        tag.name += lower(html[k++]);
    if (tag.name.empty())
        return tag;
    const std::size_t end = tag_end(html, k);
    tag.attributes = html.substr(k, end - k);
    tag.self_closes = tag.attributes.ends_with("/");
    tag.end = std::min(html.size(), end + 1);
    return tag;
}

/// Value of an attribute, quotes taken off; empty = none.
std::string_view attribute(std::string_view attributes, std::string_view name) {
    for (std::size_t i = attributes.find(name); i != std::string_view::npos;
         i = attributes.find(name, i + 1)) {
        std::size_t k = i + name.size();
        if (i == 0 || !is_space(attributes[i - 1]) || k >= attributes.size() ||
            attributes[k] != '=')
            continue;
        ++k;
        if (k < attributes.size() && (attributes[k] == '"' || attributes[k] == '\'')) {
            const std::size_t close = attributes.find(attributes[k], k + 1);
            return attributes.substr(k + 1,
                                     close == std::string_view::npos ? close : close - k - 1);
        }
        std::size_t end = k;
        while (end < attributes.size() && !is_space(attributes[end]))
            ++end;
        return attributes.substr(k, end - k);
    }
    return {};
}

/// Takes the text out of a page, in one pass.
class HtmlReader {
public:
    HtmlReader(const Decoded& decoded, Metadata& metadata, std::string_view container)
        : html_(decoded.text),
          metadata_(metadata),
          container_(container) {}

    void run() {
        std::size_t i = 0;
        while (i < html_.size()) {
            if (html_[i] == '<') {
                const Tag tag = tag_at(html_, i);
                if (tag.end != 0) {
                    i = element(tag, i);
                    continue;
                }
            }
            i = html_[i] == '&' ? reference(i) : character(i);
        }
        end_block();
    }

    [[nodiscard]] std::string take_text() { return std::move(text_); }
    [[nodiscard]] OffsetMap take_map() { return std::move(map_); }

private:
    [[nodiscard]] bool is_visible() const {
        return hidden_ == 0 && (container_.empty() || inside_ > 0);
    }

    std::size_t element(const Tag& tag, std::size_t begin) {
        if (tag.name.empty())
            return tag.end;
        if (is_raw(tag.name) && !tag.closes)
            return raw(tag);
        if (tag.name == "meta")
            read_meta(tag.attributes);
        if (tag.name == "time" && metadata_.date.empty() && !tag.closes)
            metadata_.date = date_of_text(attribute(tag.attributes, "datetime"));
        const bool opens = !tag.closes && !tag.self_closes && !is_void(tag.name);
        if (is_hidden(tag.name))
            hide(tag, opens);
        if (tag.name == container_)
            inside_ = opens ? inside_ + 1 : inside_ - (tag.closes && inside_ > 0 ? 1 : 0);
        if (tag.name == "a")
            in_link_ = opens;
        if (tag.name == "br" && is_visible())
            line_break(begin);
        else if (tag.name == "td" || tag.name == "th")
            cell(tag, begin);
        else if (is_block(tag.name))
            block(tag, begin);
        return tag.end;
    }

    /// Hidden elements may hold others of their kind; an end tag closes back to its own begin.
    void hide(const Tag& tag, bool opens) {
        constexpr std::size_t deepest = 256;
        if (opens && hidden_names_.size() < deepest) {
            hidden_names_.push_back(tag.name);
        } else if (tag.closes) {
            const auto found =
                std::ranges::find(hidden_names_.rbegin(), hidden_names_.rend(), tag.name);
            if (found != hidden_names_.rend())
                hidden_names_.erase(found.base() - 1, hidden_names_.end());
        }
        hidden_ = hidden_names_.size();
    }

    /// Skips to the end tag of an element that holds no markup.
    std::size_t raw(const Tag& tag) {
        std::size_t i = tag.end;
        for (i = html_.find("</", i); i != std::string_view::npos; i = html_.find("</", i + 2)) {
            bool same = html_.size() - i - 2 >= tag.name.size();
            for (std::size_t k = 0; same && k < tag.name.size(); ++k)
                same = lower(html_[i + 2 + k]) == tag.name[k];
            if (!same)
                continue;
            if (tag.name == "title" && metadata_.title.empty())
                metadata_.title = std::string(html_.substr(tag.end, i - tag.end));
            return std::min(html_.size(), tag_end(html_, i + 2) + 1);
        }
        return html_.size();
    }

    void read_meta(std::string_view attributes) {
        std::string name(attribute(attributes, "property"));
        if (name.empty())
            name = attribute(attributes, "name");
        std::ranges::transform(name, name.begin(), lower);
        if (is_listed(" article:published_time date pubdate publishdate dc.date dc.date.issued "
                      "og:article:published_time citation_date citation_publication_date ",
                      name) &&
            metadata_.date.empty())
            metadata_.date = date_of_text(attribute(attributes, "content"));
    }

    // --- text ---

    void block(const Tag& tag, std::size_t begin) {
        end_block();
        if (tag.closes || !is_visible())
            return;
        const bool heading = tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] != 'r';
        prefix_ = heading ? "# " : tag.name == "li" ? "• " : "";
        prefix_from_ = begin;
    }

    /// Ends the block; one that is little else than links is a menu and goes.
    void end_block() {
        while (text_.size() > block_begin_ && (text_.back() == ' ' || text_.back() == '\t'))
            text_.pop_back();
        const std::size_t size = text_.size() - block_begin_;
        if (size > 0 && linked_ * 10 > size * 8 && size < 400 && container_.empty())
            text_.resize(block_begin_);
        block_begin_ = text_.size();
        linked_ = 0;
        prefix_ = {};
        pending_blank_ = false;
    }

    void cell(const Tag& tag, std::size_t begin) {
        pending_blank_ = false;
        if (!tag.closes && is_visible() && text_.size() > block_begin_)
            put("\t", begin, 1);
    }

    void line_break(std::size_t begin) {
        pending_blank_ = false;
        if (text_.size() > block_begin_)
            put("\n", begin, 1);
    }

    /// Something is about to be written: begins the block, if none is open.
    void open() {
        if (text_.size() == block_begin_) {
            if (!text_.empty())
                put(paragraph_separator, prefix_from_, 1);
            if (!prefix_.empty())
                put(prefix_, prefix_from_, 1);
            pending_blank_ = false;
        }
        if (pending_blank_ && !text_.ends_with('\n') && !text_.ends_with('\t'))
            put(" ", blank_from_, 1);
        pending_blank_ = false;
    }

    void put(std::string_view utf8, std::size_t from, std::size_t width) {
        add_map(from, width);
        text_ += utf8;
    }

    /// `width` 0 = byte for byte.
    void add_map(std::size_t from, std::size_t width) { map_.add(text_.size(), from, width); }

    std::size_t reference(std::size_t i) {
        const Entity entity = entity_at(html_.substr(i));
        if (entity.size == 0)
            return character(i);
        if (is_visible()) {
            if (entity.code <= 0x20 || entity.code == 0xA0) {
                blank(i);
            } else {
                open();
                std::string utf8;
                append_utf8(utf8, entity.code);
                count_link(utf8.size());
                put(utf8, i, entity.size);
            }
        }
        return i + entity.size;
    }

    /// A run of plain characters up to the next mark or blank.
    std::size_t character(std::size_t i) {
        if (is_space(html_[i])) {
            if (is_visible())
                blank(i);
            return i + 1;
        }
        std::size_t end = i + 1;
        while (end < html_.size() && html_[end] != '<' && html_[end] != '&' &&
               !is_space(html_[end]))
            ++end;
        if (is_visible()) {
            open();
            count_link(end - i);
            add_map(i, 0);
            text_.append(html_, i, end - i);
        }
        return end;
    }

    void blank(std::size_t i) {
        if (!pending_blank_)
            blank_from_ = i;
        pending_blank_ = true;
    }

    void count_link(std::size_t bytes) { linked_ += in_link_ ? bytes : 0; }

    std::string_view html_;
    Metadata& metadata_;
    std::string_view container_;  ///< the element that holds the main text; empty = the body
    std::string text_;
    OffsetMap map_;
    std::vector<std::string> hidden_names_;
    std::size_t hidden_ = 0;
    std::size_t inside_ = 0;
    std::size_t block_begin_ = 0;
    std::size_t linked_ = 0;  ///< bytes of the block inside links
    std::string_view prefix_;
    std::size_t prefix_from_ = 0;
    std::size_t blank_from_ = 0;
    bool pending_blank_ = false;
    bool in_link_ = false;
};

}  // namespace

bool is_html(std::string_view text) {
    constexpr std::size_t head = 512;
    std::string begin(text.substr(0, std::min(head, text.size())));
    std::ranges::transform(begin, begin.begin(), lower);
    return begin.find("<!doctype html") != std::string::npos ||
           begin.find("<html") != std::string::npos;
}

void convert_html(Decoded& decoded, Metadata& metadata, const Limits& /*limits*/) {
    constexpr std::size_t least_text = 200;  // a shorter <article> is a teaser
    std::string text;
    OffsetMap map;
    for (const std::string_view container : {"article", "main", ""}) {
        HtmlReader reader(decoded, metadata, container);
        reader.run();
        text = reader.take_text();
        map = reader.take_map();
        if (text.size() >= least_text)
            break;
    }
    OffsetMap original;
    if (decoded.map == OffsetMap{})
        original.add(0, decoded.skipped);
    else
        original = std::move(decoded.map);
    decoded.map = map.through(original, text.size());
    decoded.skipped = 0;
    decoded.storage = std::move(text);
    decoded.text = decoded.storage;
}

}  // namespace entente
