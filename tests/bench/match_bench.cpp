// SPDX-License-Identifier: MIT
// Dictionary matching as the tokenizer does it (letters folded, word ends tested, longest match
// from the left, entity and byte span out) over a file of names and a file of text; see match.py.
#include "extract/dictionary.hpp"
#include "extract/trie.hpp"
#include "graph/base/file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <fstream>
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

constexpr std::array<bool, 256> word_bytes = [] {
    std::array<bool, 256> bytes{};
    for (std::size_t c = 0; c < bytes.size(); ++c)
        bytes[c] = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
    return bytes;
}();

bool is_word(char c) {
    return word_bytes[static_cast<unsigned char>(c)];
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

/// Without a branch: whether a byte begins a word cannot be foreseen.
std::vector<std::uint32_t> word_begins(std::string_view folded) {
    std::vector<std::uint32_t> begins(folded.size() / 2 + 1);
    std::size_t count = 0;
    bool inside = false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool word = is_word(folded[i]);
        begins[count] = static_cast<std::uint32_t>(i);
        count += word && !inside ? 1 : 0;
        inside = word;
    }
    begins.resize(count);
    return begins;
}

/// Walks the trie from every beginning of a word; of names that overlap the first is taken, of
/// those that begin together the longest.
void match(const entente::Trie& trie, std::string_view folded, std::vector<Hit>& hits) {
    const std::vector<std::uint32_t> begins = word_begins(folded);
    std::vector<Hit> longest(begins.size());
    trie.walk(folded, begins, [&](std::uint32_t which, std::uint32_t end, std::uint32_t name) {
        if (end == folded.size() || !is_word(folded[end]))
            longest[which] = {name, begins[which], end};
    });
    std::uint32_t free = 0;
    for (const Hit& hit : longest)
        if (hit.end != 0 && hit.begin >= free) {
            hits.push_back(hit);
            free = hit.end;
        }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: match_bench NAMES TEXT\n");
        return 2;
    }
    const std::string names = entente::real_file_system().read(argv[1], UINT64_MAX);
    const Clock::time_point begin = Clock::now();
    const entente::Trie trie = trie_of(names);
    const double built = seconds_since(begin);
    std::vector<Hit> hits;
    hits.reserve(1 << 16);
    std::size_t count = 0;
    std::ifstream text(argv[2], std::ios::binary);
    std::string block(1 << 18, '\0');
    std::string line;
    while (text.read(block.data(), static_cast<std::streamsize>(block.size())), text.gcount() > 0) {
        std::string part(block, 0, static_cast<std::size_t>(text.gcount()));
        if (std::getline(text, line))  // to the end of the line
            part += line + "\n";
        hits.clear();
        match(trie, entente::fold_for_matching(part), hits);
        count += hits.size();
    }
    fmt::print("{{\"matches\":{},\"build\":{:.4f},\"seconds\":{:.4f},\"trie_bytes\":{}}}\n",
               count,
               built,
               seconds_since(begin),
               trie.bytes());
    return 0;
}
