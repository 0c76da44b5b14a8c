// SPDX-License-Identifier: MIT
#include "extract/clean.hpp"
#include "extract/decode.hpp"
#include "extract/document.hpp"
#include "extract/segment.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace entente {
namespace {

constexpr std::string_view english =
    "The port authority of Lumora said on Monday that it would not renew the lease. Officials in\n"
    "Karelath, which had financed the first pier, called the decision a breach of trust; their\n"
    "neighbours welcomed it. Dr. Osei of the coastal institute, a critic of both, noted that "
    "trade\n"
    "between the two ports rose by 4.5 per cent in 2019 and has hardly moved since then, in spite "
    "of\n"
    "a free-trade agree-\nment signed in the U.S. capital.\n\n";

constexpr std::string_view chinese =
    "港务局星期一表示，不再续签码头租约。出资修建第一座码头的邻邦官员称此举有损互信，而其他国家则表"
    "示\n"
    "欢迎。沿海研究所一位学者对双方都有批评，他指出，两港之间的贸易额在２０１９年增长百分之四点五，"
    "此后\n"
    "几乎没有变化，尽管双方早已签署自由贸易协定。“我们不急于选边，”他说，“海水对谁都是一样咸。”\n"
    "\n";

constexpr std::string_view scanned =
    "港务局星期一表示ꎬ 不再续签码头租约ꎮ 出资修建第一座码头的邻邦官员称此举有损互信ꎬ "
    "而其他国家则表\n\n"
    "示欢迎ꎮ 沿海研究所一位学者对双方都有批评①ꎬ 他指出ꎬ 两港之间的贸易额在 ２０１９ "
    "年增长百分之四点五ꎬ\n\n"
    "① 参见: «海上的邻居»ꎬ ２０２０ 年版ꎬ 第 ３ 页ꎮ\n\n· ６１ ·\n\n海洋评论  ２０２４ 年第 ５ "
    "期\n\n"
    "此后几乎没有变化ꎬ 尽管双方早已签署自由贸易协定ꎮ\n\n";

std::string repeated(std::string_view paragraph, std::int64_t bytes) {
    std::string text;
    while (text.size() < static_cast<std::size_t>(bytes))
        text += paragraph;
    return text;
}

void clean_and_segment(benchmark::State& state, std::string_view paragraph) {
    const std::string text = repeated(paragraph, state.range(0));
    std::size_t sentences = 0;
    for (auto _ : state) {
        Decoded decoded;
        decode(text, "bench.txt", Limits{}, decoded);
        const Cleaned cleaned = clean(decoded);
        const auto found = segment(cleaned, {}, Limits{});
        benchmark::DoNotOptimize(found.data());
        sentences += found.size();
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
    state.counters["sentences/s"] =
        benchmark::Counter(static_cast<double>(sentences), benchmark::Counter::kIsRate);
}

void read_whole(benchmark::State& state, std::string_view paragraph) {
    const std::string text = repeated(paragraph, state.range(0));
    for (auto _ : state) {
        const Document document = read_document(text, "bench.txt");
        benchmark::DoNotOptimize(document.sentences.data());
    }
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}

void simplify(benchmark::State& state) {
    char32_t sum = 0;
    for (auto _ : state)
        for (char32_t c = 0x4E00; c < 0x9FFF; ++c)
            sum += to_simplified(c);
    benchmark::DoNotOptimize(sum);
    state.SetItemsProcessed(state.iterations() * (0x9FFF - 0x4E00));
}

constexpr std::int64_t small = 1 << 20;
constexpr std::int64_t large = 4 << 20;
BENCHMARK_CAPTURE(clean_and_segment, english, english)->RangeMultiplier(2)->Range(small, large);
BENCHMARK_CAPTURE(clean_and_segment, chinese, chinese)->RangeMultiplier(2)->Range(small, large);
BENCHMARK_CAPTURE(clean_and_segment, scanned, scanned)->RangeMultiplier(2)->Range(small, large);
BENCHMARK_CAPTURE(read_whole, english, english)->Arg(small);
BENCHMARK_CAPTURE(read_whole, chinese, chinese)->Arg(small);
BENCHMARK(simplify);

}  // namespace
}  // namespace entente
