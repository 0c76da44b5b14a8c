// SPDX-License-Identifier: MIT
#include "render/gv.hpp"

#include <graphviz/gvc.h>

#include <array>
#include <cstdlib>
#include <fontconfig/fontconfig.h>
#include <memory>
#include <stdexcept>
#include <string_view>

// The tables of the plugins that are linked in.
extern "C" {
extern gvplugin_library_t gvplugin_core_LTX_library;          // NOLINT
extern gvplugin_library_t gvplugin_dot_layout_LTX_library;    // NOLINT
extern gvplugin_library_t gvplugin_neato_layout_LTX_library;  // NOLINT
extern gvplugin_library_t gvplugin_pango_LTX_library;         // NOLINT
}

namespace entente::gv {
namespace {

struct FreeContext {
    void operator()(GVC_t* context) const noexcept { gvFreeContext(context); }
};
struct CloseGraph {
    void operator()(Agraph_t* graph) const noexcept { agclose(graph); }
};
using Context = std::unique_ptr<GVC_t, FreeContext>;
using GraphHandle = std::unique_ptr<Agraph_t, CloseGraph>;

/// What Graphviz last complained about; one process runs one layout, so one place is enough.
std::string& complaint() {
    static std::string text;
    return text;
}

extern "C" int keep_complaint(char* text) {
    if (complaint().size() < 2000)
        complaint() += text;
    return 0;
}

[[noreturn]] void fail(std::string_view what) {
    std::string message(what);
    if (!complaint().empty())
        message += ": " + complaint().substr(0, complaint().find('\n'));
    throw std::runtime_error(message);
}

[[nodiscard]] Context make_context() {
    static const std::array<lt_symlist_t, 5> plugins{
        {{"gvplugin_core_LTX_library", &gvplugin_core_LTX_library},
         {"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library},
         {"gvplugin_neato_layout_LTX_library", &gvplugin_neato_layout_LTX_library},
         {"gvplugin_pango_LTX_library", &gvplugin_pango_LTX_library},
         {nullptr, nullptr}}};
    agseterr(AGWARN);
    agseterrf(keep_complaint);
    Context context(gvContextPlugins(plugins.data(), 0));
    if (!context)
        fail("Graphviz did not start");
    return context;
}

/// cgraph takes char* where it only reads.
[[nodiscard]] char* c(const char* text) {
    return const_cast<char*>(text);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}
[[nodiscard]] char* c(const std::string& text) {
    return c(text.c_str());
}

void set_all(void* object, const DotAttributes& attributes) {
    for (const auto& [name, value] : attributes)
        if (agsafeset(object, c(name), c(value), c("")) != 0)
            fail("an attribute was refused");
}

struct Built {
    GraphHandle graph;
    std::vector<Agnode_t*> nodes;
    std::vector<Agedge_t*> edges;
};

[[nodiscard]] Built build(const DotGraph& description) {
    Built built;
    built.graph.reset(agopen(c(description.name), Agdirected, nullptr));
    Agraph_t* graph = built.graph.get();
    if (graph == nullptr)
        fail("no graph");
    for (const auto& [name, value] : description.attributes)
        agattr(graph, AGRAPH, c(name), c(value));
    for (const auto& [name, value] : description.node_defaults)
        agattr(graph, AGNODE, c(name), c(value));
    for (const auto& [name, value] : description.edge_defaults)
        agattr(graph, AGEDGE, c(name), c(value));
    for (const DotNode& node : description.nodes) {
        built.nodes.push_back(agnode(graph, c(node.name), 1));
        if (built.nodes.back() == nullptr)
            fail("a node was refused");
        set_all(built.nodes.back(), node.attributes);
    }
    for (const DotEdge& edge : description.edges) {
        built.edges.push_back(
            agedge(graph, built.nodes.at(edge.tail), built.nodes.at(edge.head), c(edge.key), 1));
        if (built.edges.back() == nullptr)
            fail("an edge was refused");
        set_all(built.edges.back(), edge.attributes);
    }
    return built;
}

[[nodiscard]] Point point(const pointf& p) noexcept {
    return {p.x, p.y};
}

[[nodiscard]] Curve curve_of(Agedge_t* edge) {
    Curve curve;
    const splines* const drawn = ED_spl(edge);
    if (drawn == nullptr || drawn->size == 0)
        return curve;
    for (int k = 0; k < drawn->size; ++k) {
        const bezier& part = drawn->list[k];
        // Pieces of one edge join: the first point of a further one is the last of the one before.
        for (int p = k == 0 ? 0 : 1; p < part.size; ++p)
            curve.points.push_back(point(part.list[p]));
    }
    if (drawn->list[0].sflag != 0)
        curve.start = point(drawn->list[0].sp);
    if (const bezier& last = drawn->list[drawn->size - 1]; last.eflag != 0)
        curve.end = point(last.ep);
    return curve;
}

/// Graphviz draws random numbers from the generators of the C library.
void seed_generators(unsigned seed) {
    srand(seed);
    srand48(static_cast<long>(seed));
}

struct FreeLayout {
    GVC_t* context;
    void operator()(Agraph_t* graph) const noexcept { gvFreeLayout(context, graph); }
};
using LayoutHandle = std::unique_ptr<Agraph_t, FreeLayout>;

}  // namespace

Layout lay_out(const DotGraph& description, const std::string& engine, unsigned seed) {
    const Context context = make_context();
    const Built built = build(description);
    seed_generators(seed);
    // An attribute "layout" of the graph would win over the engine that is asked for.
    agattr(built.graph.get(), AGRAPH, c("layout"), c(engine));
    if (gvLayout(context.get(), built.graph.get(), engine.c_str()) != 0)
        fail("the layout failed");
    const LayoutHandle laid_out(built.graph.get(), {context.get()});
    Layout layout;
    for (Agnode_t* node : built.nodes)
        layout.nodes.push_back(point(ND_coord(node)));
    for (Agedge_t* edge : built.edges)
        layout.edges.push_back(curve_of(edge));
    return layout;
}

std::string paint(const DotGraph& description, const std::string& format) {
    const Context context = make_context();
    const Built built = build(description);
    seed_generators(1);
    if (gvLayout(context.get(), built.graph.get(), "nop2") != 0)
        fail("the layout failed");
    const LayoutHandle laid_out(built.graph.get(), {context.get()});
    char* data = nullptr;
    unsigned length = 0;
    if (gvRenderData(context.get(), built.graph.get(), format.c_str(), &data, &length) != 0 ||
        data == nullptr)
        fail("the picture could not be written");
    std::string bytes(data, length);
    gvFreeRenderData(data);
    return bytes;
}

bool has_chinese(const std::string& family) {
    FcPattern* const wanted = FcNameParse(
        reinterpret_cast<const FcChar8*>(family.c_str()));  // NOLINT: the type of fontconfig
    if (wanted == nullptr)
        return false;
    FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult result = FcResultNoMatch;
    FcPattern* const found = FcFontMatch(nullptr, wanted, &result);
    FcPatternDestroy(wanted);
    if (found == nullptr)
        return false;
    FcCharSet* characters = nullptr;
    const bool chinese = FcPatternGetCharSet(found, FC_CHARSET, 0, &characters) == FcResultMatch &&
                         FcCharSetHasChar(characters, U'中') != 0;
    FcPatternDestroy(found);
    return chinese;
}

}  // namespace entente::gv
