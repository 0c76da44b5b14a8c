// SPDX-License-Identifier: MIT
#pragma once

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "render/drawing.hpp"
#include "render/render.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace entente::cli {

/// The names of the picture formats: svg, png, pdf, dot.
[[nodiscard]] const std::vector<std::string>& picture_formats();
[[nodiscard]] std::optional<ImageFormat> picture_format(std::string_view name);

/// The options of whatever draws.
struct PictureArguments {
    std::string output;
    std::string format_name;
    std::string labels;  ///< empty = zh,en
    std::string title;
    std::string subtitle;
    std::string engine = "auto";
    std::string splines = "auto";
    std::string theme = "paper";
    std::size_t seed = 42;
    bool no_legend = false;
    bool force = false;

    /// All of them; `formats` are those that the command can write.
    void add_to(Arguments& arguments, const std::vector<std::string>& formats);
    /// Without -o and --format, where the command has its own.
    void add_style_to(Arguments& arguments);
    /// By --format, else by the extension of the output. @throws Error{usage} where neither says.
    [[nodiscard]] ImageFormat format() const;
    /// @param input its name is the title where none is given.
    void apply_to(DrawingOptions& options, const std::string& input, Session& session) const;
    [[nodiscard]] LayoutOptions layout() const;
    /// What the renderer has to say becomes a note, and which layout it chose where it did.
    void tell(const Rendered& rendered, const Session& session) const;
    /// Lays out and writes.
    void write(const Drawing& drawing, ImageFormat format, const Session& session) const;
};

}  // namespace entente::cli
