// SPDX-License-Identifier: MIT
#include "extract/document.hpp"
#include "extract/extractor.hpp"
#include "extract/pack.hpp"
#include "graph/base/file.hpp"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace entente {
namespace {

/// All documents of the shipped corpus in one language, one after the other, `times` over.
std::string corpus(std::string_view language, std::int64_t times) {
    std::string once;
    for (const std::string& path : list_files(ENTENTE_SOURCE_DIR "/examples/corpus"))
        if (path.ends_with(std::string(".").append(language).append(".txt")))
            once += real_file_system().read(path, Limits().document_bytes) + "\n\n";
    std::string text;
    for (std::int64_t i = 0; i < times; ++i)
        text += once;
    return text;
}

const Extractor& extractor() {
    static const Extractor made = [] {
        Diagnostics diagnostics;
        return Extractor(std::make_shared<const Pack>(default_pack(diagnostics)));
    }();
    return made;
}

/// From bytes to statements, as `entente extract -j 1` does it, without the files.
void read_and_extract(benchmark::State& state, std::string_view language) {
    const std::string bytes = corpus(language, state.range(0));
    const Extractor& reader = extractor();
    std::size_t sentences = 0;
    std::size_t statements = 0;
    for (auto _ : state) {
        const Document document = read_document(bytes, "bench.txt");
        const Extraction extraction = reader.extract(document);
        benchmark::DoNotOptimize(extraction.statements.data());
        sentences += document.sentences.size();
        statements += extraction.statements.size();
    }
    const auto per_second = benchmark::Counter::kIsRate;
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
    state.counters["sentences/s"] = {static_cast<double>(sentences), per_second};
    state.counters["statements/s"] = {static_cast<double>(statements), per_second};
}

/// What every run pays before the first document.
void load_default_pack(benchmark::State& state) {
    for (auto _ : state) {
        Diagnostics diagnostics;
        const Extractor made(std::make_shared<const Pack>(default_pack(diagnostics)));
        benchmark::DoNotOptimize(&made);
    }
}

BENCHMARK_CAPTURE(read_and_extract, en, "en")->Arg(1)->Arg(2)->Arg(4)->Arg(16);
BENCHMARK_CAPTURE(read_and_extract, zh, "zh")->Arg(1)->Arg(2)->Arg(4)->Arg(16);
BENCHMARK(load_default_pack);

}  // namespace
}  // namespace entente
