// SPDX-License-Identifier: MIT
#pragma once

#include "graph/base/limits.hpp"
#include "graph/graph.hpp"
#include "graph/version/diff.hpp"
#include "render/drawing.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class Engine : std::uint8_t { automatic, dot, neato, sfdp, fdp, circo, twopi };
enum class ImageFormat : std::uint8_t { svg, png, pdf, dot };

struct LayoutOptions {
    Engine engine = Engine::automatic;
    std::string splines = {};  ///< Graphviz name; empty = chosen by size
    unsigned seed = 42;
    /// Date of a PDF, seconds since 1970 (SOURCE_DATE_EPOCH); without it the PDF has none.
    std::optional<std::int64_t> pdf_epoch = {};
    Limits limits = {};
};

struct Rendered {
    std::string bytes;
    Engine engine = Engine::automatic;  ///< what was used
    std::string note;                   ///< a fall-back, labels dropped ...; empty = nothing to say
    std::string splines = {};           ///< what was used
};

struct Layout;  // render/layout.hpp
struct Box;     // render/compose.hpp

/// Lays the drawing out in a child process under limits and writes it. Same bytes for the same
/// drawing (PDF included: its date comes from SOURCE_DATE_EPOCH as given by `pdf_epoch`, or is left
/// out). The engine fdp alone sorts by addresses and repeats from process to process only.
/// @throws Error{layout} if no engine could do it, Error{limit} over Limits::layout_nodes.
[[nodiscard]] Rendered render(const Drawing& drawing,
                              ImageFormat format,
                              const LayoutOptions& options = {});
/// The same with the places known: several pictures can share one layout, and one frame. Not for
/// DOT.
[[nodiscard]] Rendered render(const Drawing& drawing,
                              const Layout& layout,
                              ImageFormat format,
                              const LayoutOptions& options = {},
                              const Box* frame = nullptr);

[[nodiscard]] std::optional<Engine> parse_engine(std::string_view name) noexcept;
[[nodiscard]] std::string_view to_string(Engine engine) noexcept;
/// By the extension of a path; empty if none fits.
[[nodiscard]] std::optional<ImageFormat> image_format(std::string_view path) noexcept;

}  // namespace entente
