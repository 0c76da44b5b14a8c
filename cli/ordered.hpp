// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace entente::cli {

/// Makes `count` results on several threads and hands them over in order.
///
/// `make(i)` runs on any of `threads` threads, `take(i, result)` on the calling one, for i = 0, 1,
/// 2, ... At most `ahead` results a thread wait to be taken, so memory does not grow with `count`.
/// The first exception, in order, of either ends the work and is thrown on.
template <class Result, class Make, class Take>
void in_order(std::size_t count, std::size_t threads, const Make& make, const Take& take) {
    struct Slot {
        std::optional<Result> result;
        std::exception_ptr error;
    };
    constexpr std::size_t ahead = 4;
    const std::size_t most_waiting = ahead * threads;
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::size_t, Slot> done;
    std::size_t next = 0;   // to be made
    std::size_t taken = 0;  // handed over
    bool stopped = false;

    const auto work = [&] {
        std::unique_lock lock(mutex);
        for (;;) {
            changed.wait(lock, [&] { return stopped || next - taken < most_waiting; });
            if (stopped || next >= count)
                return;
            const std::size_t i = next++;
            lock.unlock();
            Slot slot;
            try {
                slot.result.emplace(make(i));
            } catch (...) {
                slot.error = std::current_exception();
            }
            lock.lock();
            done.emplace(i, std::move(slot));
            changed.notify_all();
        }
    };
    const auto stop = [&] {
        const std::lock_guard lock(mutex);
        stopped = true;
        changed.notify_all();
    };

    std::vector<std::jthread> workers;
    struct Stopper {  // before the threads are joined, whatever is thrown
        const decltype(stop)& call;
        ~Stopper() { call(); }
    };
    for (std::size_t i = 0; i < std::min(threads, count); ++i)
        workers.emplace_back(work);
    const Stopper stopper{stop};
    for (std::size_t i = 0; i < count; ++i) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return done.contains(i); });
        Slot slot = std::move(done.extract(i).mapped());
        lock.unlock();
        if (slot.error)
            std::rethrow_exception(slot.error);
        take(i, std::move(*slot.result));
        lock.lock();
        ++taken;
        changed.notify_all();
    }
}

}  // namespace entente::cli
