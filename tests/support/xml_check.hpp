// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/utf8.hpp"

#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace entente::testing {

/// A strict check of well-formedness for the XML that we write (no DTD, no CDATA): characters that
/// XML allows, tags that nest, attributes quoted and not doubled, the five entities and character
/// references only. Returns the first fault, empty if there is none.
class XmlCheck {
public:
    explicit XmlCheck(std::string_view text) : text_(text) {}

    [[nodiscard]] std::string fault() {
        if (find_invalid_utf8(text_) != std::string_view::npos)
            return "invalid UTF-8";
        for (std::size_t at = 0; at < text_.size();) {
            const char32_t c = next_code_point(text_, at);
            if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
                return "a character that XML forbids near " + around(at);
        }
        if (text_.starts_with("<?xml"))
            at_ = text_.find("?>") + 2;
        while (at_ < text_.size()) {
            const std::string problem = text_[at_] == '<' ? tag() : content();
            if (!problem.empty())
                return problem + " near " + around(at_);
        }
        if (!open_.empty())
            return "unclosed " + open_.back();
        return roots_ == 1 ? "" : "not one root";
    }

private:
    [[nodiscard]] std::string around(std::size_t at) const {
        return std::string(text_.substr(at > 40 ? at - 40 : 0, 80));
    }
    [[nodiscard]] static bool name_char(char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ':' || c == '-' || c == '_';
    }
    [[nodiscard]] std::string name() {
        std::string out;
        while (at_ < text_.size() && name_char(text_[at_]))
            out += text_[at_++];
        return out;
    }
    void blanks() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0)
            ++at_;
    }
    [[nodiscard]] std::string reference() {
        const std::size_t end = text_.find(';', at_);
        if (end == std::string_view::npos || end - at_ > 10)
            return "a bare &";
        const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
        static const std::set<std::string_view> known{"amp", "lt", "gt", "quot", "apos"};
        if (!known.contains(inside)) {
            if (!inside.starts_with('#') || inside.size() < 2)
                return "an unknown entity";
            const bool hex = inside[1] == 'x';
            const unsigned long value =
                std::stoul(std::string(inside.substr(hex ? 2 : 1)), nullptr, hex ? 16 : 10);
            if ((value < 0x20 && value != 9 && value != 10 && value != 13) || value == 0xFFFE ||
                value == 0xFFFF)
                return "a reference to a forbidden character";
        }
        at_ = end + 1;
        return {};
    }
    [[nodiscard]] std::string content() {
        if (text_[at_] == '&')
            return open_.empty() ? "text outside the root" : reference();
        if (open_.empty() && std::isspace(static_cast<unsigned char>(text_[at_])) == 0)
            return "text outside the root";
        ++at_;
        return {};
    }
    [[nodiscard]] std::string tag() {
        ++at_;
        if (at_ < text_.size() && text_[at_] == '/') {
            ++at_;
            const std::string closed = name();
            if (open_.empty() || open_.back() != closed || at_ >= text_.size() || text_[at_] != '>')
                return "a wrong end tag " + closed;
            open_.pop_back();
            ++at_;
            return {};
        }
        const std::string opened = name();
        if (opened.empty())
            return "a bare <";
        roots_ += open_.empty() ? 1 : 0;
        std::set<std::string> attributes;
        for (;;) {
            blanks();
            if (text_.substr(at_).starts_with("/>")) {
                at_ += 2;
                return {};
            }
            if (at_ < text_.size() && text_[at_] == '>') {
                ++at_;
                open_.push_back(opened);
                return {};
            }
            const std::string attribute = name();
            if (attribute.empty() || !attributes.insert(attribute).second)
                return "a bad attribute";
            if (!text_.substr(at_).starts_with("=\""))
                return "an unquoted attribute";
            at_ += 2;
            while (at_ < text_.size() && text_[at_] != '"') {
                if (text_[at_] == '<')
                    return "a < in an attribute";
                if (text_[at_] != '&') {
                    ++at_;
                    continue;
                }
                if (std::string problem = reference(); !problem.empty())
                    return problem;
            }
            ++at_;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
    int roots_ = 0;
};

}  // namespace entente::testing
