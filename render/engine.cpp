// SPDX-License-Identifier: MIT
#include "render/render.hpp"

#include <array>
#include <utility>

namespace entente {
namespace {

constexpr std::array<std::pair<std::string_view, Engine>, 7> engines{{{"auto", Engine::automatic},
                                                                      {"dot", Engine::dot},
                                                                      {"neato", Engine::neato},
                                                                      {"sfdp", Engine::sfdp},
                                                                      {"fdp", Engine::fdp},
                                                                      {"circo", Engine::circo},
                                                                      {"twopi", Engine::twopi}}};
constexpr std::array<std::pair<std::string_view, ImageFormat>, 4> extensions{
    {{".svg", ImageFormat::svg},
     {".png", ImageFormat::png},
     {".pdf", ImageFormat::pdf},
     {".dot", ImageFormat::dot}}};

}  // namespace

std::optional<Engine> parse_engine(std::string_view name) noexcept {
    for (const auto& [text, engine] : engines)
        if (text == name)
            return engine;
    return std::nullopt;
}

std::string_view to_string(Engine engine) noexcept {
    for (const auto& [text, value] : engines)
        if (value == engine)
            return text;
    return {};
}

std::optional<ImageFormat> image_format(std::string_view path) noexcept {
    for (const auto& [extension, format] : extensions)
        if (path.ends_with(extension))
            return format;
    return std::nullopt;
}

}  // namespace entente
