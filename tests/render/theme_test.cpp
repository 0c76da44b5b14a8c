// SPDX-License-Identifier: MIT
#include "render/style.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace entente {
namespace {

using Rgb = std::array<double, 3>;  // linear light, 0 to 1

[[nodiscard]] Rgb linear(const std::string& colour) {
    Rgb out{};
    for (std::size_t k = 0; k < 3; ++k) {
        const double c = std::stoi(colour.substr(1 + 2 * k, 2), nullptr, 16) / 255.0;
        out.at(k) = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    }
    return out;
}

/// Contrast of WCAG 2.
[[nodiscard]] double contrast(const std::string& a, const std::string& b) {
    const auto light = [](const Rgb& c) { return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]; };
    const double x = light(linear(a)) + 0.05, y = light(linear(b)) + 0.05;
    return std::max(x, y) / std::min(x, y);
}

using Matrix = std::array<double, 9>;
// Machado, Oliveira, Fernandes, IEEE TVCG 15(6), 2009, severity 1.
constexpr Matrix normal{1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr Matrix protan{
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix deutan{
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881};
constexpr Matrix tritan{
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900};

[[nodiscard]] std::array<double, 3> lab(const std::string& colour, const Matrix& m) {
    const Rgb c = linear(colour);
    Rgb s{};
    for (std::size_t r = 0; r < 3; ++r)
        s.at(r) = std::clamp(
            m.at(3 * r) * c[0] + m.at(3 * r + 1) * c[1] + m.at(3 * r + 2) * c[2], 0.0, 1.0);
    const double x = (0.4124 * s[0] + 0.3576 * s[1] + 0.1805 * s[2]) / 0.95047;
    const double y = 0.2126 * s[0] + 0.7152 * s[1] + 0.0722 * s[2];
    const double z = (0.0193 * s[0] + 0.1192 * s[1] + 0.9505 * s[2]) / 1.08883;
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    return {116 * f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))};
}

[[nodiscard]] double distance(const std::string& a, const std::string& b, const Matrix& m) {
    const auto p = lab(a, m), q = lab(b, m);
    return std::hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

TEST(ThemeTest, TextIsReadableOnWhatItStandsOn) {
    for (const std::string_view name : theme_names()) {
        const Theme& theme = *find_theme(name);
        EXPECT_GE(contrast(theme.ink, theme.background), 7) << name;
        EXPECT_GE(contrast(theme.faint, theme.background), 4.5) << name;
        for (const EdgeStyle* style :
             {&theme.positive, &theme.negative, &theme.neutral, &theme.denied, &theme.member})
            EXPECT_GE(contrast(style->text, theme.background), 4.5) << name << style->text;
        for (const NodeStyle& style : theme.types)
            EXPECT_GE(contrast(theme.ink, style.fill), 4.5) << name << " " << style.type;
        for (const EdgeStyle* style :
             {&theme.positive, &theme.negative, &theme.neutral, &theme.denied})
            EXPECT_GE(contrast(style->colour, theme.background), 3) << name << style->colour;
    }
}

TEST(ThemeTest, SignsAndChangesStayApartForColourBlindReaders) {
    for (const char* name : {"paper", "screen", "dark"})
        for (const Matrix& eye : {normal, protan, deutan, tritan}) {
            const Theme& theme = *find_theme(name);
            EXPECT_GE(distance(theme.positive.colour, theme.negative.colour, eye), 25) << name;
            EXPECT_GE(distance(theme.positive.colour, theme.neutral.colour, eye), 20) << name;
            EXPECT_GE(distance(theme.negative.colour, theme.neutral.colour, eye), 20) << name;
            EXPECT_GE(distance(theme.added, theme.removed, eye), 25) << name;
            EXPECT_GE(distance(theme.added, theme.changed, eye), 20) << name;
        }
}

TEST(ThemeTest, FillsStayApartForColourBlindReadersAndTextReadableOnThem) {
    for (const char* name : {"paper", "screen", "dark"})
        for (const Matrix& eye : {normal, protan, deutan, tritan}) {
            const Theme& theme = *find_theme(name);
            for (std::size_t a = 0; a < theme.types.size(); ++a)
                for (std::size_t b = a + 1; b < theme.types.size(); ++b)
                    EXPECT_GE(distance(theme.types[a].fill, theme.types[b].fill, eye), 8)
                        << name << " " << theme.types[a].type << " " << theme.types[b].type;
            for (std::size_t a = 0; a < theme.groups.size(); ++a)
                for (std::size_t b = a + 1; b < theme.groups.size(); ++b)
                    EXPECT_GE(distance(theme.groups[a], theme.groups[b], eye), 15)
                        << name << " " << theme.groups[a] << " " << theme.groups[b];
        }
    for (const std::string_view name : theme_names())
        for (const std::string& fill : find_theme(name)->groups)
            EXPECT_GE(contrast(find_theme(name)->ink, fill), 4.5) << name << " " << fill;
}

TEST(ThemeTest, SignsDifferInLineAndArrowWithoutAnyColour) {
    for (const std::string_view name : theme_names()) {
        const Theme& t = *find_theme(name);
        const std::array<const EdgeStyle*, 4> kinds{
            &t.positive, &t.negative, &t.neutral, &t.denied};
        for (std::size_t a = 0; a < kinds.size(); ++a)
            for (std::size_t b = a + 1; b < kinds.size(); ++b)
                EXPECT_NE(kinds.at(a)->arrow, kinds.at(b)->arrow) << name;
    }
}

TEST(ThemeFileTest, TakesTheRestFromItsBase) {
    Diagnostics faults;
    const Theme theme = parse_theme(
        "base = \"dark\"\nink = \"#FFFFFF\"\nnegative = { arrow = \"tee\", colour = \"#FF0000\" }\n"
        "type.state = { shape = \"box\" }\ntype.city = { fill = \"#010203\" }\n"
        "groups = [\"#111111\", \"#222222\"]\n",
        "my.toml",
        faults);
    EXPECT_EQ(faults.total(), 0U);
    EXPECT_EQ(theme.ink, "#FFFFFF");
    EXPECT_EQ(theme.groups, (std::vector<std::string>{"#111111", "#222222"}));
    EXPECT_EQ(theme.background, find_theme("dark")->background);
    EXPECT_EQ(theme.negative.colour, "#FF0000");
    EXPECT_EQ(theme.negative.text, find_theme("dark")->negative.text);
    EXPECT_EQ(node_style(theme, "state").shape, Shape::box);
    EXPECT_EQ(node_style(theme, "city").fill, "#010203");
}

struct BadTheme {
    const char* name;
    std::string_view text;
    ErrorCode code;
    std::uint32_t line, column;
    std::string_view says;
};
class ThemeErrorTest : public ::testing::TestWithParam<BadTheme> {};

TEST_P(ThemeErrorTest, PointsAtTheFault) {
    Diagnostics faults;
    (void)parse_theme(GetParam().text, "t.toml", faults);
    ASSERT_EQ(faults.total(), 1U);
    const Diagnostic& fault = faults.kept().front();
    EXPECT_EQ(fault.code, GetParam().code);
    EXPECT_EQ(fault.where, (Location{"t.toml", GetParam().line, GetParam().column}));
    EXPECT_THAT(fault.message, ::testing::HasSubstr(std::string(GetParam().says)));
}

INSTANTIATE_TEST_SUITE_P(
    All,
    ThemeErrorTest,
    ::testing::Values(
        BadTheme{"Syntax", "ink = \n", ErrorCode::syntax, 1, 7, ""},
        BadTheme{"Colour", "\nink = \"red\"\n", ErrorCode::syntax, 2, 7, "#0072B2"},
        BadTheme{"ColourInjection", "ink = \"#00\\\"/>\"", ErrorCode::syntax, 1, 7, "colour"},
        BadTheme{"Key", "inc = \"#000000\"", ErrorCode::unknown_name, 1, 1, "did you mean 'ink'"},
        BadTheme{"Base", "base = \"darc\"", ErrorCode::unknown_name, 1, 8, "did you mean 'dark'"},
        BadTheme{"Arrow", "positive.arrow = \"te\"", ErrorCode::unknown_name, 1, 18, "'tee'"},
        BadTheme{
            "Shape", "type.state.shape = \"hexagn\"", ErrorCode::unknown_name, 1, 20, "hexagon"},
        BadTheme{"Type", "type = 3", ErrorCode::syntax, 1, 8, "table"},
        BadTheme{"Font", "font = \"a\\\" onload=\\\"x\"", ErrorCode::syntax, 1, 8, "plain"},
        BadTheme{"Groups", "groups = \"#111111\"", ErrorCode::syntax, 1, 10, "list"},
        BadTheme{"GroupColour", "groups = [\n\"red\"]", ErrorCode::syntax, 2, 1, "list"},
        BadTheme{"Number", "ink = 7", ErrorCode::syntax, 1, 7, "string"}),
    [](const auto& p) { return p.param.name; });

}  // namespace
}  // namespace entente
