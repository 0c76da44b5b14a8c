// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <future>
#include <optional>
#include <pybind11/pybind11.h>

namespace entente::python {

/// Runs `work(stop)` on a thread of its own without the lock of the interpreter, and gives back
/// what it returns. Python's signal handlers run meanwhile: where one raises (Ctrl-C), `stop` turns
/// true, the work is waited for, and what was raised is thrown.
template <class Work>
auto interruptible(const Work& work) {
    constexpr std::chrono::milliseconds often{20};
    std::atomic<bool> stop{false};
    std::optional<pybind11::error_already_set> raised;
    const pybind11::gil_scoped_release release;
    auto result = std::async(std::launch::async, [&] { return work(stop); });
    while (!stop && result.wait_for(often) != std::future_status::ready) {
        const pybind11::gil_scoped_acquire acquire;
        if (PyErr_CheckSignals() != 0) {
            raised.emplace();
            stop = true;
        }
    }
    result.wait();
    if (raised)
        throw pybind11::error_already_set(*raised);
    return result.get();
}

}  // namespace entente::python
