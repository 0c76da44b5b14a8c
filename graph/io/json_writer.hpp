// SPDX-License-Identifier: MIT
#pragma once

#include "graph/io/text.hpp"

#include <string>
#include <string_view>

namespace entente {

/// Appends the members of JSON objects to a text, with the commas between.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    void raw(std::string_view text) { out_ += text; }
    /// `name` needs no escape.
    void key(std::string_view name) {
        comma();
        out_ += '"';
        out_ += name;
        out_ += "\":";
    }
    void text(std::string_view name, std::string_view value) {
        key(name);
        append_json(out_, value);
    }
    void text_unless_empty(std::string_view name, std::string_view value) {
        if (!value.empty())
            text(name, value);
    }
    void flag(std::string_view name, bool value) {
        key(name);
        out_ += value ? "true" : "false";
    }
    template <class Number>
    void number(std::string_view name, Number value) {
        key(name);
        append_number(out_, value);
    }
    /// An object of texts.
    template <class Map>
    void map_unless_empty(std::string_view name, const Map& map) {
        if (map.empty())
            return;
        key(name);
        out_ += '{';
        for (const auto& [entry, value] : map) {
            comma();
            append_json(out_, entry);
            out_ += ':';
            append_json(out_, value);
        }
        out_ += '}';
    }
    /// A text in a list.
    void element(std::string_view value) {
        comma();
        append_json(out_, value);
    }
    void comma() {
        if (!out_.empty() && out_.back() != '{' && out_.back() != '[' && out_.back() != '\n')
            out_ += ',';
    }

private:
    std::string& out_;
};

}  // namespace entente
