// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/error.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace entente {

/// Throws Error{interrupted} once `stop` has turned true.
inline void check_stop(const std::atomic<bool>* stop) {
    if (stop != nullptr && stop->load(std::memory_order_relaxed))
        throw Error(ErrorCode::interrupted, {}, "interrupted");
}

/// Runs body(task, worker) for every task below `count` on up to `threads` threads, each taking the
/// next free one; `worker` is the number of the thread, for memory of its own. What a task writes
/// must depend on the task alone, so that the number of threads changes nothing. The first
/// exception stops the rest and is thrown again here.
template <class Body>
void parallel_for_workers(unsigned threads, std::size_t count, Body&& body) {
    const std::size_t workers = std::min<std::size_t>(std::max(1U, threads), count);
    if (workers <= 1) {
        for (std::size_t task = 0; task < count; ++task)
            body(task, std::size_t{0});
        return;
    }
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex guard;
    const auto work = [&](std::size_t worker) {
        try {
            for (std::size_t task = next++; task < count; task = next++)
                body(task, worker);
        } catch (...) {
            next = count;
            const std::scoped_lock lock(guard);
            if (!failure)
                failure = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> pool;
        pool.reserve(workers - 1);
        for (std::size_t i = 1; i < workers; ++i)
            pool.emplace_back(work, i);
        work(0);
    }
    if (failure)
        std::rethrow_exception(failure);
}

/// The same for tasks that need no memory of their own: body(task).
template <class Body>
void parallel_for(unsigned threads, std::size_t count, Body&& body) {
    parallel_for_workers(threads, count, [&](std::size_t task, std::size_t) { body(task); });
}

/// Sum of body(begin, end) over fixed chunks of [0, count), added in order: the same bits for any
/// number of threads.
template <class Body>
[[nodiscard]] double parallel_sum(unsigned threads, std::size_t count, Body&& body) {
    constexpr std::size_t chunk = 16384;
    const std::size_t chunks = (count + chunk - 1) / chunk;
    std::vector<double> parts(chunks, 0.0);
    parallel_for(threads, chunks, [&](std::size_t i) {
        parts[i] = body(i * chunk, std::min(count, (i + 1) * chunk));
    });
    double sum = 0.0;
    for (const double part : parts)
        sum += part;
    return sum;
}

}  // namespace entente
