// SPDX-License-Identifier: MIT
#include "cli/arguments.hpp"

#include "graph/base/error.hpp"
#include "graph/base/utf8.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace entente::cli {
namespace {

[[noreturn]] void misuse(std::string_view message) {
    throw Error(ErrorCode::usage, {}, message);
}

bool looks_like_option(std::string_view word) {
    return word.size() > 1 && word.front() == '-';
}

/// The longest of "-o,--output".
std::string long_name(const std::string& names) {
    return names.substr(names.rfind(',') + 1);
}

std::size_t parse_number(const std::string& option, const std::string& text, std::size_t least) {
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || number < least)
        misuse(fmt::format(
            "{}: '{}' is not a whole number from {} on", option, printable(text), least));
    return number;
}

}  // namespace

Arguments::Arguments() {
    app_.set_help_flag();  // ours is printed by ourselves
    app_.allow_extras();
    flag("-h,--help", help_, "show this help");
}

CLI::Option* Arguments::add(const std::string& names,
                            const std::string& metavar,
                            std::string description,
                            const std::function<void(const std::string&)>& take) {
    options_.push_back({.names = names, .value = metavar, .description = std::move(description)});
    CLI::Option* option = app_.add_option_function<std::string>(names, take);
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    return option;
}

void Arguments::flag(const std::string& names, bool& value, std::string description) {
    options_.push_back({.names = names, .description = std::move(description)});
    app_.add_flag(names, value);
}

void Arguments::counted_flag(const std::string& names, int& value, std::string description) {
    options_.push_back({.names = names, .description = std::move(description), .repeatable = true});
    app_.add_flag(names, value);
}

void Arguments::option(const std::string& names,
                       std::string& value,
                       const std::string& metavar,
                       std::string description) {
    add(names, metavar, std::move(description), [&value](const std::string& text) {
        value = text;
    });
}

void Arguments::list(const std::string& names,
                     std::vector<std::string>& values,
                     const std::string& metavar,
                     std::string description,
                     bool commas) {
    options_.push_back({.names = names,
                        .value = metavar,
                        .description = std::move(description),
                        .repeatable = true});
    CLI::Option* option = app_.add_option(names, values);
    option->allow_extra_args(false);  // one value each time, or it would eat the arguments behind
    if (commas)
        option->delimiter(',');
}

void Arguments::words(const std::string& names,
                      std::vector<std::string>& values,
                      std::size_t count,
                      const std::string& metavar,
                      std::string description) {
    options_.push_back({.names = names, .value = metavar, .description = std::move(description)});
    app_.add_option(names, values)->expected(static_cast<int>(count))->allow_extra_args(false);
}

void Arguments::choice(const std::string& names,
                       std::string& value,
                       std::vector<std::string> choices,
                       std::string description) {
    add(names,
        "WORD",
        std::move(description),
        [&value, choices, name = long_name(names)](const std::string& text) {
            if (std::ranges::find(choices, text) == choices.end())
                misuse(fmt::format("{}: {}", name, unknown_name("value", text, choices)));
            value = text;
        });
    options_.back().choices = std::move(choices);
}

void Arguments::number(const std::string& names,
                       std::size_t& value,
                       const std::string& metavar,
                       std::string description,
                       std::size_t least) {
    add(names,
        metavar,
        std::move(description),
        [&value, least, name = long_name(names)](const std::string& text) {
            value = parse_number(name, text, least);
        });
}

void Arguments::real(const std::string& names,
                     double& value,
                     const std::string& metavar,
                     std::string description,
                     double limit) {
    add(names,
        metavar,
        std::move(description),
        [&value, limit, name = long_name(names)](const std::string& text) {
            const char* end = text.data() + text.size();
            const auto [stop, error] = std::from_chars(text.data(), end, value);
            if (error != std::errc() || stop != end || !(value > 0.0 && value < limit))
                misuse(fmt::format(
                    "{}: '{}' is not a number above 0 and below {}", name, printable(text), limit));
        });
}

void Arguments::add_positional(PositionalInfo info, std::function<void(std::string&&)> take) {
    positionals_.push_back(std::move(info));
    takers_.push_back(std::move(take));
}

void Arguments::positional(const std::string& name, std::string& value, std::string description) {
    add_positional({.name = name, .description = std::move(description)},
                   [&value](std::string&& text) { value = std::move(text); });
}

void Arguments::positional_choice(const std::string& name,
                                  std::string& value,
                                  std::vector<std::string> choices,
                                  std::string_view description) {
    add_positional({.name = name,
                    .description = fmt::format("{}: {}", description, fmt::join(choices, ", ")),
                    .choices = choices},
                   [&value, choices, name](std::string&& text) {
                       if (std::ranges::find(choices, text) == choices.end())
                           misuse(unknown_name(name, text, choices));
                       value = std::move(text);
                   });
}

void Arguments::positionals(const std::string& name,
                            std::vector<std::string>& values,
                            std::string description,
                            std::size_t least) {
    add_positional(
        {.name = name, .description = std::move(description), .least = least, .most = any_number},
        [&values](std::string&& text) { values.push_back(std::move(text)); });
}

void Arguments::unknown_option(std::string_view word) const {
    const std::string_view name = word.substr(0, word.find('='));
    std::vector<std::string> known;
    for (const OptionInfo& info : options_)
        known.push_back(long_name(info.names));
    misuse(unknown_name("option", name, known, Choices::hidden));
}

void Arguments::take_positionals(std::vector<std::string> words) {
    std::size_t next = 0;
    std::size_t taken = 0;
    for (std::string& word : words) {
        if (next < positionals_.size() && taken >= positionals_[next].most) {
            ++next;
            taken = 0;
        }
        if (next >= positionals_.size())
            misuse(fmt::format("'{}' is one argument too many", printable(word)));
        takers_[next](std::move(word));
        ++taken;
    }
    for (; next < positionals_.size(); ++next, taken = 0)
        if (taken < positionals_[next].least)
            misuse(fmt::format("{} is missing", positionals_[next].name));
}

void Arguments::parse(std::vector<std::string> words) {
    std::ranges::reverse(words);  // as CLI11 takes them
    std::string fault;
    try {
        app_.parse(std::move(words));
    } catch (const CLI::ParseError& error) {
        fault = error.what();
        if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
            fault = fmt::format("{} needs a value", fault.substr(0, fault.find(':')));
    }
    std::vector<std::string> rest = app_.remaining();
    const auto mark = std::ranges::find(rest, "--");
    for (auto word = rest.begin(); word != mark; ++word)
        if (looks_like_option(*word))
            unknown_option(*word);
    if (!fault.empty())
        misuse(printable(fault));
    if (mark != rest.end())
        rest.erase(mark);
    if (!help_)
        take_positionals(std::move(rest));
}

}  // namespace entente::cli
