// SPDX-License-Identifier: MIT
#pragma once

// What the programs of this folder share: edge lists in a file, the clock, one line of output a
// run.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <vector>

namespace peers {

/// Undirected simple graph; `weights` is empty or holds one a tie.
struct Ties {
    std::uint32_t nodes = 0;
    std::vector<std::uint32_t> ends;  ///< two a tie
    std::vector<double> weights;
    [[nodiscard]] std::size_t count() const noexcept { return ends.size() / 2; }
};

inline void save(const Ties& ties, const std::string& path) {
    std::ofstream out(path, std::ios::binary);
    const std::uint64_t head[3] = {ties.nodes, ties.count(), ties.weights.size()};
    out.write(reinterpret_cast<const char*>(head), sizeof head);
    out.write(reinterpret_cast<const char*>(ties.ends.data()),
              static_cast<std::streamsize>(ties.ends.size() * sizeof(std::uint32_t)));
    out.write(reinterpret_cast<const char*>(ties.weights.data()),
              static_cast<std::streamsize>(ties.weights.size() * sizeof(double)));
}

inline Ties load(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::uint64_t head[3] = {0, 0, 0};
    in.read(reinterpret_cast<char*>(head), sizeof head);
    Ties ties;
    ties.nodes = static_cast<std::uint32_t>(head[0]);
    ties.ends.resize(2 * head[1]);
    ties.weights.resize(head[2]);
    in.read(reinterpret_cast<char*>(ties.ends.data()),
            static_cast<std::streamsize>(ties.ends.size() * sizeof(std::uint32_t)));
    in.read(reinterpret_cast<char*>(ties.weights.data()),
            static_cast<std::streamsize>(ties.weights.size() * sizeof(double)));
    if (!in) {
        std::fprintf(stderr, "%s: not a file of ties\n", path.c_str());
        std::exit(2);
    }
    return ties;
}

/// Of all threads, or with RUSAGE_THREAD of this one.
inline double cpu_seconds(int of = RUSAGE_SELF) {
    rusage usage{};
    getrusage(of, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// "VmRSS": resident now; "VmHWM": the most so far.
inline double mib_of(std::string_view field) {
    std::ifstream in("/proc/self/status");
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(field))
            return std::atof(line.c_str() + field.size() + 1) / 1024.0;
    }
    return 0.0;
}

/// From here on VmHWM counts anew.
inline void forget_peak() {
    std::ofstream("/proc/self/clear_refs") << 5;
}

/// Where run.py wants the values of each node, to compare them one by one.
inline void write_values(const std::vector<double>& values) {
    const char* const path = std::getenv("ENTENTE_VALUES");
    if (path == nullptr)
        return;
    std::ofstream out(path, std::ios::binary);
    out.write(reinterpret_cast<const char*>(values.data()),
              static_cast<std::streamsize>(values.size() * sizeof(double)));
}

/// Runs `measure` once and prints: system, measure, CPU seconds, wall seconds, resident MiB before,
/// sum and maximum of the values, the most MiB resident meanwhile, and CPU seconds of the first
/// thread, which does what is not shared and its part of what is.
inline void report(std::string_view system,
                   std::string_view name,
                   const std::function<std::vector<double>()>& measure) {
    const double cpu = cpu_seconds();
    const double first = cpu_seconds(RUSAGE_THREAD);
    const auto wall = std::chrono::steady_clock::now();
    const double resident = mib_of("VmRSS");
    forget_peak();
    const std::vector<double> values = measure();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - wall;
    const double used = cpu_seconds() - cpu;
    const double first_used = cpu_seconds(RUSAGE_THREAD) - first;
    double sum = 0.0;
    double most = 0.0;
    for (const double value : values) {
        sum += value == value ? value : 0.0;
        most = std::max(most, value);
    }
    const double peak = mib_of("VmHWM");
    write_values(values);
    std::printf("%.*s\t%.*s\t%.6f\t%.6f\t%.0f\t%.10g\t%.10g\t%.0f\t%.6f\n",
                static_cast<int>(system.size()),
                system.data(),
                static_cast<int>(name.size()),
                name.data(),
                used,
                elapsed.count(),
                resident,
                sum,
                most,
                peak,
                first_used);
    std::fflush(stdout);
}

}  // namespace peers
