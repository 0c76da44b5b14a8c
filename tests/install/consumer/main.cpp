// SPDX-License-Identifier: MIT
// A program of somebody else: a sentence becomes a graph, a figure and a picture.
#include "extract/extractor.hpp"
#include "graph/assemble.hpp"
#include "graph/io/io.hpp"
#include "graph/measures/measures.hpp"
#include "render/render.hpp"

#include <iostream>
#include <memory>

int main() {
    entente::Diagnostics diagnostics;
    const auto pack = std::make_shared<const entente::Pack>(entente::default_pack(diagnostics));
    const entente::Extractor extractor(pack);
    const auto document = entente::read_document("China supports Kenya. Kenya trades with India.", "a.en.txt");
    const auto found = extractor.extract(document);
    const auto graph = entente::assemble(found.statements, pack->schema, pack->catalogue());
    const auto scores = entente::find_node_measure("betweenness")->compute(graph, {});
    for (std::size_t i = 0; i < graph.node_count(); ++i)
        std::cout << graph.nodes()[i].id << ' ' << scores.values[i] << '\n';
    const auto picture = entente::render(entente::make_drawing(graph, {}), entente::ImageFormat::svg);
    return picture.bytes.find("</svg>") != std::string::npos ? 0 : 1;
}
