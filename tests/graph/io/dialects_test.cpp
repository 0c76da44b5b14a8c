// SPDX-License-Identifier: MIT
// Files as other programs write them, whole: yEd, visone, Gephi, Cytoscape, D3, Pajek, UCINET.
#include "graph/io/io.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace entente {
namespace {

Graph read(std::string_view text, const std::string& file) {
    return parse_graph(text, file);
}

/// "A -[relation sign weight directed]-> B", one a line.
std::string edges_of(const Graph& graph) {
    std::string out;
    for (const Edge& edge : graph.edges()) {
        const EdgeKey key = graph.key(edge);
        out += fmt::format("{}{} {} {:+d} {} {} {}\n",
                           key.negated ? "not " : "",
                           key.source,
                           key.relation,
                           static_cast<int>(graph.relation(edge).sign),
                           graph.relation(edge).directed ? "->" : "--",
                           key.target,
                           edge.weight);
    }
    return out;
}

std::string attribute(const Graph& graph, std::string_view node, std::string_view name) {
    const auto id = graph.find(node);
    if (!id)
        return "no such node";
    const Attributes& attributes = graph.node(*id).attributes;
    const auto at = attributes.find(name);
    return at == attributes.end() ? "none" : at->second;
}

std::string label(const Graph& graph, std::string_view node) {
    const auto id = graph.find(node);
    return id ? graph.node(*id).labels.at("en") : "no such node";
}

TEST(DialectsTest, YedKeepsLabelsAndArrowsInDrawings) {
    const Graph graph = read(
        R"(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
  <!--Created by yEd 3.22-->
  <key for="port" id="d1" yfiles.type="portgraphics"/>
  <key attr.name="url" attr.type="string" for="node" id="d4"/>
  <key attr.name="description" attr.type="string" for="node" id="d5"/>
  <key for="node" id="d6" yfiles.type="nodegraphics"/>
  <key for="graphml" id="d7" yfiles.type="resources"/>
  <key attr.name="description" attr.type="string" for="edge" id="d9"/>
  <key for="edge" id="d10" yfiles.type="edgegraphics"/>
  <graph edgedefault="directed" id="G">
    <node id="n0">
      <data key="d5"/>
      <data key="d6"><y:ShapeNode><y:Geometry height="30.0" width="30.0" x="1" y="2"/>
        <y:NodeLabel alignment="center" fontSize="12">中国<y:LabelModel><y:SmartNodeLabelModel distance="4.0"/></y:LabelModel></y:NodeLabel>
        <y:NodeLabel>second</y:NodeLabel><y:Shape type="ellipse"/></y:ShapeNode></data>
    </node>
    <node id="n1" yfiles.foldertype="group">
      <data key="d5">a group</data>
      <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0"><y:GroupNode>
        <y:NodeLabel>Central Asia</y:NodeLabel></y:GroupNode><y:GroupNode>
        <y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode></y:Realizers></y:ProxyAutoBoundsNode></data>
      <graph edgedefault="directed" id="n1:">
        <node id="n1::n0"><data key="d6"><y:ShapeNode><y:NodeLabel>Kazakhstan </y:NodeLabel></y:ShapeNode></data></node>
      </graph>
    </node>
    <edge id="e0" source="n0" target="n1::n0"><data key="d10"><y:PolyLineEdge>
      <y:Arrows source="none" target="standard"/><y:EdgeLabel>supports</y:EdgeLabel></y:PolyLineEdge></data></edge>
    <edge id="e1" source="n0" target="n1"><data key="d10"><y:PolyLineEdge>
      <y:Arrows source="none" target="none"/><y:EdgeLabel>trades<y:LabelModel/></y:EdgeLabel></y:PolyLineEdge></data></edge>
    <edge id="e2" source="n0" target="n1"><data key="d10"><y:PolyLineEdge>
      <y:Arrows source="standard" target="none"/></y:PolyLineEdge></data></edge>
  </graph>
  <data key="d7"><y:Resources/></data>
</graphml>)",
        "y.graphml");
    EXPECT_EQ(edges_of(graph),
              "n0 supports +0 -> n1::n0 1\nn0 trades +0 -- n1 1\nn1 related +0 -> n0 1\n");
    EXPECT_EQ(label(graph, "n0"), "中国");
    EXPECT_EQ(label(graph, "n1"), "Central Asia");
    EXPECT_EQ(label(graph, "n1::n0"), "Kazakhstan");
    EXPECT_EQ(attribute(graph, "n1", "description"), "a group");
    EXPECT_EQ(attribute(graph, "n1::n0", "group"), "n1");
}

TEST(DialectsTest, VisoneHasKeysOfItsOwnAndSignedWeights) {
    const Graph graph = read(
        R"(<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns/graphml" xmlns:visone="http://visone.info/xmlns"
  xmlns:y="http://www.yworks.com/xml/graphml">
<key attr.name="id" attr.type="string" for="node" id="d0"/>
<key attr.name="year" attr.type="integer" for="node" id="d1"><default>1991</default></key>
<key for="node" id="d2" yfiles.type="nodegraphics"/>
<key attr.name="value" attr.type="real" for="edge" id="d3"/>
<key attr.name="type" attr.type="string" for="edge" id="d4"/>
<key attr.name="weight" attr.type="real" for="edge" id="d5"/>
<key for="edge" id="d6" yfiles.type="edgegraphics"/>
<graph edgedefault="directed" id="visone">
<node id="1"><data key="d0">Russia</data><data key="d1">1917</data>
<data key="d2"><visone:shapeNode><y:NodeLabel>Russia</y:NodeLabel></visone:shapeNode></data></node>
<node id="2"><data key="d0">Kazakhstan</data></node>
<edge id="9" source="1" target="2" directed="false"><data key="d4">trade</data><data key="d5">2.5</data></edge>
<edge source="1" target="2"><data key="d4">trust</data><data key="d5">-1</data></edge>
</graph></graphml>)",
        "v.graphml");
    EXPECT_EQ(edges_of(graph), "1 trade +1 -- 2 2.5\n1 trust -1 -> 2 1\n");
    EXPECT_EQ(label(graph, "1"), "Russia");
    EXPECT_EQ(attribute(graph, "1", "year"), "1917");
    EXPECT_EQ(attribute(graph, "2", "year"), "1991");  // the default
    EXPECT_EQ(attribute(graph, "2", "id"), "Kazakhstan");
}

TEST(DialectsTest, GephiGraphml) {
    const Graph graph = read(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key attr.name="label" attr.type="string" for="node" id="label"/>
<key attr.name="Edge Label" attr.type="string" for="edge" id="edgelabel"/>
<key attr.name="weight" attr.type="double" for="edge" id="weight"/>
<key attr.name="Edge Id" attr.type="string" for="edge" id="edgeid"/>
<key attr.name="r" attr.type="int" for="node" id="r"/>
<graph edgedefault="undirected">
<node id="a"><data key="label">Alpha</data><data key="r">153</data></node><node id="b"/>
<edge id="0" source="b" target="a"><data key="edgelabel">meets</data><data key="weight">3.0</data></edge>
</graph></graphml>)",
        "g.graphml");
    EXPECT_EQ(edges_of(graph), "a meets +0 -- b 3\n");
    EXPECT_EQ(label(graph, "a"), "Alpha");
    EXPECT_EQ(attribute(graph, "a", "r"), "153");
}

TEST(DialectsTest, GephiGexfWithTimeAndColours) {
    const Graph graph = read(
        R"(<?xml version='1.0' encoding='UTF-8'?>
<gexf xmlns="http://gexf.net/1.3" version="1.3" xmlns:viz="http://gexf.net/1.3/viz">
  <meta lastmodifieddate="2024-01-01"><creator>Gephi 0.10.1</creator><description>a network</description></meta>
  <graph defaultedgetype="undirected" mode="dynamic" timeformat="date">
    <attributes class="node" mode="static">
      <attribute id="pop" title="Population" type="integer"><default>5</default></attribute>
      <attribute id="type" title="type" type="string"/>
    </attributes>
    <nodes>
      <node id="0" label="China"><attvalues><attvalue for="pop" value="1412"/><attvalue for="type" value="state"/></attvalues>
        <viz:size value="10.0"/><viz:position x="1" y="2"/><viz:color r="1" g="2" b="3"/></node>
      <node id="1" label="SCO"/>
    </nodes>
    <edges>
      <edge id="7" source="1" target="0" type="directed" kind="supports" weight="2.0">
        <spells><spell start="2001-06-15" end="2005-01-01"/><spell start="2010-01-01"/></spells></edge>
      <edge id="8" source="1" target="0" label="meets"/>
    </edges>
  </graph>
</gexf>)",
        "g.gexf");
    EXPECT_EQ(edges_of(graph), "0 meets +0 -- 1 1\n1 supports +0 -> 0 2\n");
    EXPECT_EQ(graph.edges()[1].attributes,
              (Attributes{{"start", "2001-06-15"}, {"end", "2005-01-01"}}));
    EXPECT_EQ(label(graph, "1"), "SCO");
    EXPECT_EQ(graph.node(*graph.find("0")).type, "state");
    EXPECT_EQ(attribute(graph, "0", "Population"), "1412");
    EXPECT_EQ(attribute(graph, "1", "Population"), "5");
}

TEST(DialectsTest, CytoscapeNumbersItsNodes) {
    const Graph graph = read(
        R"({"format_version":"1.0","generated_by":"cytoscape-3.10.1","target_cytoscapejs_version":"~2.1",
"data":{"shared_name":"net","name":"net","SUID":52,"selected":true},
"elements":{"nodes":[
{"data":{"id":"62","shared_name":"CHN","name":"CHN","SUID":62,"selected":false,"gdp":17.7},"position":{"x":1,"y":2},"selected":false},
{"data":{"id":"64","shared_name":"RUS","name":"RUS","SUID":64,"selected":false}}],
"edges":[{"data":{"id":"70","source":"62","target":"64","shared_name":"CHN (supports) RUS","shared_interaction":"supports",
"name":"CHN (supports) RUS","interaction":"supports","SUID":70,"selected":false,"weight":3}}]}})",
        "c.cyjs");
    EXPECT_EQ(edges_of(graph), "CHN supports +0 -> RUS 3\n");
    EXPECT_EQ(attribute(graph, "CHN", "gdp"), "17.7");
    EXPECT_EQ(attribute(graph, "CHN", "SUID"), "none");
    EXPECT_EQ(edges_of(read(R"([{"data":{"id":"a"}},{"data":{"id":"b"}},
        {"group":"edges","data":{"id":"e","source":"a","target":"b","label":"aids"}}])",
                            "list.cyjs")),
              "a aids +0 -> b 1\n");
}

TEST(DialectsTest, NodeLinkOfBothKeysAndOfD3) {
    for (const std::string key : {"edges", "links"})
        EXPECT_EQ(edges_of(read(R"({"directed": false, "multigraph": false, "graph": {}, "nodes": [
            {"id": 1}, {"id": "b", "tags": ["x", {"y": null}], "nothing": null}], ")" +
                                    key + R"(": [{"source": 1, "target": "b", "sign": -1}]})",
                                "n.json")),
                  "1 related -1 -- b 1\n");
    const Graph d3 = read(R"({"nodes":[{"id":"Myriel","group":1},{"id":"Napoleon","group":1}],
        "links":[{"source":"Napoleon","target":"Myriel","value":4}]})",
                          "miserables.json");
    EXPECT_EQ(edges_of(d3), "Napoleon related +0 -> Myriel 4\n");
    EXPECT_EQ(attribute(d3, "Myriel", "group"), "1");
}

TEST(DialectsTest, PajekOfManyKinds) {
    EXPECT_EQ(
        edges_of(read("%% a comment\r\n*Network small\r\n*Vertices 3\r\n1 \"中国\" 0.1 0.2 0.5 "
                      "ic Red\r\n2 b\r\n3 \"c d\"\r\n*Arcs :1 \"trusts\"\r\n1 2 -2.5 [5-9] l "
                      "\"x\"\r\n*Edges :2 \"not meets\"\r\n3 2 1\r\n*Arcslist\r\n1 2 3\r\n",
                      "p.net")),
        "not b meets +1 -- c d 1\n中国 related +1 -> b 1\n中国 related +1 -> c d 1\n"
        "中国 trusts -1 -> b 2.5\n");
    EXPECT_EQ(edges_of(read("*Vertices 3\n*Matrix\n0 1 0\n0 0 2\n0 0 0\n", "m.net")),
              "1 related +0 -> 2 1\n2 related +0 -> 3 2\n");
    const Graph two = read("*Vertices 3 2\n1 \"a\"\n2 \"b\"\n3 \"SCO\"\n*Edges\n1 3\n", "t.net");
    EXPECT_EQ(edges_of(two), "SCO related +0 -- a 1\n");
    EXPECT_EQ(two.node(*two.find("SCO")).type, "mode 2");
}

TEST(DialectsTest, DlOfManyKinds) {
    EXPECT_EQ(
        edges_of(read("dl n=3, format=fullmatrix\nlabels:\na,b,\"c d\"\ndata:\n0 1 0\n0 0 -2\n"
                      "0 0 0\n",
                      "f.dl")),
        "a related (positive) +1 -> b 1\nb related (negative) -1 -> c d 2\n");
    EXPECT_EQ(
        edges_of(read("DL\nN = 2 NM = 2\nFORMAT = FULLMATRIX\nLABELS EMBEDDED\nMATRIX "
                      "LABELS:\naids,fights\nDATA:\n  x y\nx 0 1\ny 0 0\n  x y\nx 0 0\ny 3 0\n",
                      "e.dl")),
        "x aids +0 -> y 1\ny fights +0 -> x 3\n");
    EXPECT_EQ(
        edges_of(read("dl n=4 format=edgelist1\nlabels embedded:\ndata:\ngeorge sally 2\nsally "
                      "jim\n",
                      "l.dl")),
        "george related +0 -> sally 2\nsally related +0 -> jim 1\n");
    EXPECT_EQ(edges_of(read("dl n=3 format=nodelist1\ndata:\n1 2 3\n3 1\n", "n.dl")),
              "1 related +0 -> 2 1\n1 related +0 -> 3 1\n3 related +0 -> 1 1\n");
    EXPECT_EQ(edges_of(read("dl n=3 format=lowerhalf diagonal=absent\ndata:\n1\n0 2\n", "h.dl")),
              "1 related +0 -- 2 1\n2 related +0 -- 3 2\n");
}

TEST(DialectsTest, ContentSaysTheFormatWhereTheNameDoesNot) {
    struct Case {
        std::string_view text;
        std::string_view format;
    };
    for (const Case& each : {Case{"<?xml version='1.0'?><graphml/>", "graphml"},
                             Case{"\xEF\xBB\xBF <gexf version='1.3'>", "gexf"},
                             Case{"*vertices 3", "pajek"},
                             Case{"DL n=3", "dl"},
                             Case{R"({"graph":{"type":"entente/1"}})", "entente"},
                             Case{R"({"graph":{"nodes":{}}})", "entente"},
                             Case{R"({"graph":{},"nodes":[]})", "node-link"},
                             Case{R"({"graph":{"year":1},"links":[]})", "node-link"},
                             Case{R"({"elements":[]})", "cyjs"},
                             Case{R"({"record":"graph"})", "jsonl"}}) {
        const GraphFormat* seen = recognise_graph_format(each.text);
        ASSERT_NE(seen, nullptr) << each.text;
        EXPECT_EQ(seen->name, each.format);
    }
    for (const std::string_view text : {"", "x", "{", "{\"a\":1}", "<html>", "<graphmlx>"})
        EXPECT_EQ(recognise_graph_format(text), nullptr) << text;
}

}  // namespace
}  // namespace entente
