// SPDX-License-Identifier: MIT
#include "extract/trie.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace entente {
namespace {

/// The same answers as a map, for keys of few and of many different bytes.
TEST(TrieTest, FindsWhatAMapFinds) {
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        std::mt19937 random(seed);
        const unsigned bytes = seed % 3 == 0 ? 255 : seed % 3 == 1 ? 3 : 26;
        const auto word = [&] {
            std::string text(1 + random() % 12, 'x');
            for (char& c : text)
                c = static_cast<char>(1 + random() % bytes);
            return text;
        };
        std::map<std::string, std::uint32_t> expected;
        for (std::uint32_t i = 0, count = static_cast<std::uint32_t>(random() % 3000); i < count;
             ++i)
            expected.try_emplace(word(), i);
        const Trie trie(
            std::vector<std::pair<std::string, std::uint32_t>>(expected.begin(), expected.end()));
        for (const auto& [key, value] : expected)
            ASSERT_EQ(trie.find(key), value);
        for (int i = 0; i < 2000; ++i) {
            const std::string key = word();
            const auto found = expected.find(key);
            ASSERT_EQ(trie.find(key), found == expected.end() ? Trie::none : found->second);
        }
    }
}

TEST(TrieTest, WalksFindWhatStepsFind) {
    std::mt19937 random(11);
    const auto word = [&] {
        std::string text(1 + random() % 6, '\0');
        for (char& c : text)
            c = static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int round = 0; round < 200; ++round) {
        std::map<std::string, std::uint32_t> keys;
        for (std::uint32_t i = 0; i < random() % 40; ++i)
            keys.try_emplace(word(), i);
        const Trie trie({keys.begin(), keys.end()});
        std::string text;
        while (text.size() < random() % 80)
            text += word();
        std::vector<std::uint32_t> begins;  // any order, and places behind the text
        for (std::uint32_t i = 0; i < random() % 60; ++i)
            begins.push_back(static_cast<std::uint32_t>(random() % (text.size() + 3)));
        std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> found(begins.size());
        trie.walk(text, begins, [&](std::uint32_t which, std::uint32_t end, std::uint32_t value) {
            found[which].emplace_back(end, value);
        });
        for (std::size_t i = 0; i < begins.size(); ++i) {
            std::vector<std::pair<std::uint32_t, std::uint32_t>> expected;
            for (std::size_t end = begins[i] + 1; end <= text.size(); ++end)
                if (const auto key = keys.find(text.substr(begins[i], end - begins[i]));
                    key != keys.end())
                    expected.emplace_back(static_cast<std::uint32_t>(end), key->second);
            ASSERT_EQ(found[i], expected) << "round " << round << ", place " << begins[i];
        }
    }
}

TEST(TrieTest, TakesLittleMoreRoomThanItsStates) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    std::size_t letters = 0;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        keys.emplace_back("name " + std::to_string(i * 7919U) + " of " + std::to_string(i), i);
        letters += keys.back().first.size();
    }
    const Trie trie(std::move(keys));
    EXPECT_LT(trie.bytes(), letters * 16);
}

TEST(TrieTest, EmptyTrieFindsNothing) {
    const Trie trie;
    EXPECT_EQ(trie.find("a"), Trie::none);
    EXPECT_EQ(trie.step(Trie::root, 'a'), Trie::none);
}

}  // namespace
}  // namespace entente
