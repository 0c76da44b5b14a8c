// SPDX-License-Identifier: MIT
#pragma once

#include "graph/io/graph_builder.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace entente {

/// Edges whose ends are named by text. The names are looked up many at a time, so that the waits
/// for memory overlap, which in a large graph are most of the time that reading takes; the order of
/// what comes of it, faults too, is that of the file.
class EdgeBatch {
public:
    /// A name without a node is a fault, or makes one (edge lists name their nodes so).
    enum class Ends : std::uint8_t { known, new_too };
    /// How the reader throws: at an offset.
    using Fail = std::function<void(std::size_t at, ErrorCode code, std::string_view message)>;

    EdgeBatch(GraphBuilder& builder, Ends ends, Fail fail)
        : builder_(builder),
          ends_(ends),
          fail_(std::move(fail)) {}

    /// A new edge of the builder; its ends are told here and all else there.
    [[nodiscard]] Edge& begin() { return builder_.begin_edge(); }
    /// The ends of the edge begun last. `id` must stay until `settle`.
    void source(std::string_view id, std::size_t at);
    void target(std::string_view id, std::size_t at) { add({id, at, last(), 0, true}); }
    /// The edge begun last is none, but its ends count.
    void drop();
    /// Looks up what has not been.
    void settle();
    /// Reads edges by `read`. A fault of an end that stands before the place where `read` throws
    /// goes first.
    template <class Read>
    void run(Read&& read) {
        try {
            read();
        } catch (const Error&) {
            settle();
            throw;
        }
        settle();
    }

private:
    static constexpr std::size_t most = 64;
    static constexpr std::uint32_t no_edge = UINT32_MAX;
    struct End {
        std::string_view id;
        std::size_t at = 0;
        std::uint32_t edge = no_edge;
        NameTable::Hash hash = 0;
        bool is_target = false;
    };
    [[nodiscard]] std::uint32_t last() const noexcept {
        return static_cast<std::uint32_t>(builder_.edge_count() - 1);
    }
    void add(End end) {
        if (count_ == most)
            settle();
        end.hash = builder_.names().approach(end.id);
        waiting_[count_++] = end;
    }
    [[nodiscard]] NodeId resolve(const End& end);

    GraphBuilder& builder_;
    Ends ends_;
    Fail fail_;
    std::uint32_t last_source_ = 0;  ///< edges mostly stand together by source, these by id
    std::size_t count_ = 0;
    std::array<End, most> waiting_;
};

}  // namespace entente
