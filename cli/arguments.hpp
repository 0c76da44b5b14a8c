// SPDX-License-Identifier: MIT
#pragma once

#include "cli/suggest.hpp"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// What help, and whatever else is derived from the options, needs to know of one of them.
struct OptionInfo {
    std::string names;  ///< "-o,--output"
    std::string value;  ///< "FILE"; empty = a flag
    std::string description;
    std::vector<std::string> choices;  ///< empty = anything
    bool repeatable = false;
};

struct PositionalInfo {
    std::string name;  ///< "INPUT"
    std::string description;
    std::size_t least = 1;
    std::size_t most = 1;
    std::vector<std::string> choices;  ///< the words it may be; any where empty
};

inline constexpr std::size_t any_number = static_cast<std::size_t>(-1);

/// The options and positional arguments of one command. CLI11 splits the words into options and
/// their values; everything it does not do well is done here: arguments are never optional by
/// accident, `--` ends the options, a bracketed file name stays one, a misspelt option gets a
/// suggestion and every fault is an Error{usage}.
class Arguments {
public:
    Arguments();

    /// @name Declarations; what is given must outlive the parse.
    /// @{
    void positional(const std::string& name, std::string& value, std::string description);
    /// One of `choices`; others are refused with a suggestion.
    void positional_choice(const std::string& name,
                           std::string& value,
                           std::vector<std::string> choices,
                           std::string_view description);
    /// As many as there are, at least `least`.
    void positionals(const std::string& name,
                     std::vector<std::string>& values,
                     std::string description,
                     std::size_t least = 1);
    void flag(const std::string& names, bool& value, std::string description);
    /// A flag that counts how often it is given.
    void counted_flag(const std::string& names, int& value, std::string description);
    void option(const std::string& names,
                std::string& value,
                const std::string& metavar,
                std::string description);
    /// May be given several times; commas separate values where `commas` is set.
    void list(const std::string& names,
              std::vector<std::string>& values,
              const std::string& metavar,
              std::string description,
              bool commas = false);
    /// One of `choices`; others are refused with a suggestion.
    void choice(const std::string& names,
                std::string& value,
                std::vector<std::string> choices,
                std::string description);
    /// `count` words behind one another: --why-not IND supports BRI.
    void words(const std::string& names,
               std::vector<std::string>& values,
               std::size_t count,
               const std::string& metavar,
               std::string description);
    /// A whole number from `least` on.
    void number(const std::string& names,
                std::size_t& value,
                const std::string& metavar,
                std::string description,
                std::size_t least = 0);
    /// A number above 0 and below `limit`, in any form that C writes, without a locale.
    void real(const std::string& names,
              double& value,
              const std::string& metavar,
              std::string description,
              double limit);
    /// @}

    /// @throws Error{usage}
    void parse(std::vector<std::string> words);
    [[nodiscard]] bool help_wanted() const noexcept { return help_; }
    [[nodiscard]] const std::vector<OptionInfo>& options() const noexcept { return options_; }
    [[nodiscard]] const std::vector<PositionalInfo>& positionals() const noexcept {
        return positionals_;
    }

private:
    CLI::Option* add(const std::string& names,
                     const std::string& metavar,
                     std::string description,
                     const std::function<void(const std::string&)>& take);
    void take_positionals(std::vector<std::string> words);
    void add_positional(PositionalInfo info, std::function<void(std::string&&)> take);
    [[noreturn]] void unknown_option(std::string_view word) const;

    CLI::App app_;
    bool help_ = false;
    std::vector<OptionInfo> options_;
    std::vector<PositionalInfo> positionals_;
    std::vector<std::function<void(std::string&&)>> takers_;
};

}  // namespace entente::cli
