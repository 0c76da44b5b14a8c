// SPDX-License-Identifier: MIT
#include "extract/abbreviations.hpp"

#include "extract/chars.hpp"

#include <algorithm>
#include <array>

namespace entente {
namespace {

using Word = std::string_view;

// Each table is in byte order, for binary search.
constexpr auto before_name = std::to_array<Word>(
    {"Adm", "Amb", "Brig", "Capt", "Cdr",  "Cmdr",   "Col",  "Cpl",    "Dr",  "Drs",
     "Fr",  "Ft",  "Gen",  "Gov",  "Hon",  "Lt",     "Maj",  "Messrs", "Mme", "Mr",
     "Mrs", "Ms",  "Mt",   "Pres", "Prof", "Rep",    "Reps", "Rev",    "Sen", "Sens",
     "Sgt", "Sr",  "St",   "Supt", "al",   "approx", "c",    "ca",     "cf",  "e.g",
     "ed",  "eds", "i.e",  "incl", "op",   "resp",   "sc",   "trans",  "viz", "vs"});

constexpr auto before_number =
    std::to_array<Word>({"Apr", "Art",  "Arts",  "Aug", "Ch",  "Dec",  "Feb", "Fig",  "Figs", "Jan",
                         "Jul", "Jun",  "Mar",   "No",  "Nos", "Nov",  "Oct", "Para", "Pt",   "Res",
                         "Sec", "Sep",  "Sept",  "Vol", "art", "chap", "fig", "n",    "no",   "nos",
                         "p",   "para", "paras", "pp",  "pt",  "sec",  "v",   "vol",  "vols"});

constexpr auto anywhere =
    std::to_array<Word>({"Bros", "Co", "Corp", "Inc", "Jr", "Ltd", "Univ", "etc", "est", "no.s"});

constexpr auto starters =
    std::to_array<Word>({"A",       "About",        "According", "After",   "Although", "An",
                         "And",     "As",           "At",        "Because", "Before",   "Both",
                         "But",     "By",           "Despite",   "During",  "Each",     "Even",
                         "Every",   "Few",          "For",       "From",    "Further",  "He",
                         "Her",     "Here",         "His",       "How",     "However",  "I",
                         "If",      "In",           "Indeed",    "Instead", "It",       "Its",
                         "Last",    "Many",         "Meanwhile", "More",    "Moreover", "Most",
                         "Neither", "Nevertheless", "No",        "Nobody",  "None",     "Nor",
                         "Not",     "Nothing",      "Now",       "Of",      "On",       "Once",
                         "One",     "Only",         "Or",        "Other",   "Others",   "Our",
                         "Over",    "She",          "Should",    "Since",   "So",       "Some",
                         "Still",   "Such",         "That",      "The",     "Their",    "Then",
                         "There",   "Therefore",    "These",     "They",    "This",     "Those",
                         "Though",  "Through",      "Thus",      "To",      "Today",    "Two",
                         "Under",   "Unless",       "Unlike",    "Until",   "We",       "What",
                         "When",    "Where",        "Whereas",   "Whether", "Which",    "While",
                         "Who",     "Why",          "With",      "Without", "Yet",      "You"});

static_assert(std::ranges::is_sorted(before_name));
static_assert(std::ranges::is_sorted(before_number));
static_assert(std::ranges::is_sorted(starters));

/// «U.S», «U.A.E», «a.m», «n.a»: letters parted by full stops.
bool is_dotted(Word word) {
    if (word.size() < 3 || word.find('.') == Word::npos)
        return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (i % 2 == 0 ? !chars::is_letter(static_cast<unsigned char>(word[i])) : word[i] != '.')
            return false;
    return true;
}

}  // namespace

Abbreviation abbreviation_kind(std::string_view word) noexcept {
    if (std::ranges::binary_search(before_name, word))
        return Abbreviation::before_name;
    if (std::ranges::binary_search(before_number, word))
        return Abbreviation::before_number;
    const bool initial = word.size() == 1 && chars::is_ascii_upper(static_cast<char32_t>(word[0]));
    if (initial || is_dotted(word) || std::ranges::find(anywhere, word) != anywhere.end())
        return Abbreviation::anywhere;
    return Abbreviation::none;
}

bool is_sentence_starter(std::string_view word) noexcept {
    return std::ranges::binary_search(starters, word);
}

}  // namespace entente
