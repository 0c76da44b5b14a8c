// SPDX-License-Identifier: MIT
#include "graph/base/name_table.hpp"

#include "tests/support/random.hpp"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace entente {
namespace {

/// Short texts over two letters, so that many are prefixes of others and many come twice.
std::string random_name(test::Random& random) {
    std::string name(random.below(12), 'a');
    for (char& c : name)
        c = random.below(2) == 0 ? 'a' : 'b';
    return name;
}

TEST(NameTableTest, NumbersNamesLikeAMap) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        test::Random random(seed);
        NameTable table;
        std::map<std::string, std::uint32_t> known;
        for (int i = 0; i < 3000; ++i) {
            const std::string name = random_name(random);
            const auto at = known.find(name);
            ASSERT_EQ(table.find(name).has_value(), at != known.end()) << seed << ' ' << name;
            if (at != known.end()) {
                ASSERT_EQ(*table.find(name), at->second) << seed << ' ' << name;
            }
            if (random.below(3) == 0)
                continue;
            const auto next = static_cast<std::uint32_t>(known.size());
            const auto number = known.try_emplace(name, next).first->second;
            ASSERT_EQ(table.insert(name), std::pair(number, number == next && at == known.end()))
                << seed << ' ' << name;
            ASSERT_EQ(table.size(), known.size());
        }
    }
}

TEST(NameTableTest, LooksUpInSteps) {
    NameTable table;
    table.reserve(1000);
    std::vector<std::string> names;
    for (int i = 0; i < 1000; ++i)
        names.push_back("actor-" + std::to_string(i));
    for (const std::string& name : names)
        table.insert(name, table.approach(name));
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        const NameTable::Hash hash = table.approach(names[i]);
        table.draw_near(hash);
        EXPECT_EQ(table.find(names[i], hash), i);
    }
    EXPECT_FALSE(table.find("actor-"));
    EXPECT_FALSE(table.find("actor-10000"));
    EXPECT_FALSE(table.find(""));
}

}  // namespace
}  // namespace entente
