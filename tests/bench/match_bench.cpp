// SPDX-License-Identifier: MIT
// Dictionary matching as the tokenizer does it (letters folded, word ends tested, longest match
// from the left, entity and byte span out) over a file of names and a file of text; see match.py.
#include "extract/dictionary.hpp"
#include "extract/trie.hpp"
#include "graph/base/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Hit {
    std::uint32_t name;
    std::uint32_t begin, end;
};

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

entente::Trie trie_of(std::string_view names) {
    std::unordered_map<std::string, std::uint32_t> keys;
    std::uint32_t number = 0;
    while (!names.empty()) {
        const std::string_view name = names.substr(0, names.find('\n'));
        names.remove_prefix(std::min(name.size() + 1, names.size()));
        if (!name.empty())
            keys.try_emplace(entente::fold_for_matching(name), number++);
    }
    return entente::Trie({keys.begin(), keys.end()});
}

/// Walks the trie from every beginning of a word.
void match(const entente::Trie& trie, std::string_view folded, std::vector<Hit>& hits) {
    for (std::size_t i = 0; i < folded.size();) {
        if (!is_word(folded[i])) {
            ++i;
            continue;
        }
        std::uint32_t state = entente::Trie::root;
        std::size_t end = 0;
        std::uint32_t name = entente::Trie::none;
        for (std::size_t at = i; at < folded.size(); ++at) {
            state = trie.step(state, folded[at]);
            if (state == entente::Trie::none)
                break;
            if (at + 1 < folded.size() && is_word(folded[at + 1]))
                continue;
            if (const std::uint32_t value = trie.value(state); value != entente::Trie::none) {
                name = value;
                end = at + 1;
            }
        }
        if (name != entente::Trie::none) {
            hits.push_back({name, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
            i = end;
        }
        while (i < folded.size() && is_word(folded[i]))
            ++i;
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: match_bench NAMES TEXT\n");
        return 2;
    }
    const std::string names = entente::real_file_system().read(argv[1], UINT64_MAX);
    const std::string text = entente::real_file_system().read(argv[2], UINT64_MAX);
    const Clock::time_point begin = Clock::now();
    const entente::Trie trie = trie_of(names);
    const double built = seconds_since(begin);
    std::vector<Hit> hits;
    hits.reserve(1 << 16);
    std::size_t count = 0;
    constexpr std::size_t block = 1 << 18;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.size(), at + block);
        while (end < text.size() && text[end - 1] != '\n')
            ++end;
        hits.clear();
        match(trie, entente::fold_for_matching(std::string_view(text).substr(at, end - at)), hits);
        count += hits.size();
        at = end;
    }
    fmt::print("{{\"matches\":{},\"build\":{:.4f},\"seconds\":{:.4f},\"trie_bytes\":{}}}\n",
               count,
               built,
               seconds_since(begin),
               trie.bytes());
    return 0;
}
