// SPDX-License-Identifier: MIT
#include "graph/graph_export.hpp"

#include "base/numbers.hpp"
#include "graph_support.hpp"
#include "small_taxonomy.hpp"
#include "support/comma_locale.hpp"

#include <sstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using testing::frontier_16k;
using testing::run_program;
using testing::SmallTaxonomy;
using testing::table_16k;
using testing::TemporaryFolder;

const std::string kDot = TASKATLAS_DOT_PROGRAM;
const std::string kXmllint = TASKATLAS_XMLLINT_PROGRAM;

// Names that try to leave their quotes, or to be read as something else.
std::vector<std::string> hostile_names() {
  return {"\"];evil->x;\"", "<b>&lt;bold&gt;</b> & \\N", "Z\xC3\xA4hne \xE6\xB7\xB1\xE5\xBA\xA6",
          "back\\slash\\", "]]> 'q' <!-- -->"};
}

std::string xml_unescaped(std::string text) {
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{{"&lt;", "<"},
                                                                                 {"&gt;", ">"},
                                                                                 {"&quot;", "\""},
                                                                                 {"&apos;", "'"},
                                                                                 {"&#39;", "'"},
                                                                                 {"&#45;", "-"},
                                                                                 {"&#160;", " "},
                                                                                 {"\xC2\xA0", " "},
                                                                                 {"&amp;", "&"}}) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

testing::Ran dot(const TemporaryFolder& folder, const std::string& text,
                 const std::string& arguments) {
  write_file_atomically(folder / "graph.dot", text, Links::kFollow);
  return run_program("'" + kDot + "' " + arguments + " '" + (folder / "graph.dot").string() +
                     "' 2>&1");
}

// The text of one node's member in Graphviz's JSON (which is JSON but for raw control characters).
std::string member(const nlohmann::json& json, const std::string& node, const std::string& name) {
  for (const auto& object : json.at("objects")) {
    if (object.at("name") == node) return object.at(name);
  }
  return "(no such node)";
}

TEST(GraphExport, DotIsReadBackByGraphviz) {
  if (kDot.empty()) GTEST_SKIP() << "Graphviz's dot is not installed";
  const TemporaryFolder folder;
  const SmallTaxonomy small(hostile_names());
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  const auto ran = dot(folder, to_dot(small.table, graph, true), "-Tdot_json");
  ASSERT_EQ(ran.status, 0) << ran.output;
  const auto json = nlohmann::json::parse(ran.output);
  EXPECT_EQ(json.at("objects").size(), 6u);
  EXPECT_EQ(json.at("edges").size(), 4u);
  EXPECT_EQ(member(json, "d", "role"), "novel");
  EXPECT_EQ(member(json, "b", "kind"), "3d");
  EXPECT_EQ(member(json, "junction:a+b->d", "shape"), "point");
  EXPECT_EQ(parse_number(json.at("edges")[0].at("gain").get<std::string>()), 1e-7);
  EXPECT_EQ(parse_number(json.at("edges")[0].at("affinity").get<std::string>()), 1.0 / 3);
  EXPECT_EQ(json.at("edges")[3].at("order"), "2");
}

TEST(GraphExport, DotDrawsHostileNamesAsTheyAre) {
  if (kDot.empty()) GTEST_SKIP() << "Graphviz's dot is not installed";
  const TemporaryFolder folder;
  const SmallTaxonomy small(hostile_names());
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  const auto ran = dot(folder, to_dot(small.table, graph, true), "-Tsvg");
  ASSERT_EQ(ran.status, 0) << ran.output;
  const std::string drawn = xml_unescaped(ran.output);
  for (const std::string& name : hostile_names()) {
    EXPECT_NE(drawn.find(">" + name + "</text>"), std::string::npos) << name << "\n" << ran.output;
  }
  EXPECT_EQ(drawn.find("Warning"), std::string::npos);
}

TEST(GraphExport, LineEndsInNamesAreLineBreaks) {
  if (kDot.empty()) GTEST_SKIP() << "Graphviz's dot is not installed";
  const TemporaryFolder folder;
  const SmallTaxonomy small({"one\ntwo", "\x01tab\there", "C", "\xFF", "E"});
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  const auto ran = dot(folder, to_dot(small.table, graph, true), "-Tsvg");
  ASSERT_EQ(ran.status, 0) << ran.output;
  EXPECT_NE(ran.output.find(">one</text>"), std::string::npos);
  EXPECT_NE(ran.output.find(">two</text>"), std::string::npos);
  EXPECT_NE(ran.output.find(">\xEF\xBF\xBD</text>"), std::string::npos);
}

TEST(GraphExport, DotWithPositionsKeepsThem) {
  if (kDot.empty()) GTEST_SKIP() << "Graphviz's dot is not installed";
  const TemporaryFolder folder;
  const auto client = testing::real_client();
  const FrozenLayout frozen = testing::frozen_16k(*client);
  CurveCache curves(frozen, client);
  const Drawing drawing = draw_taxonomy(frozen, &curves, table_16k(), frontier_16k()[6]);
  const auto ran = dot(folder, to_dot(table_16k(), drawing, true), "-Kneato -n2 -Tplain");
  ASSERT_EQ(ran.status, 0) << ran.output;
  std::istringstream lines(ran.output);
  std::string word, name, x, y;
  lines >> word >> x >> x >> y;
  std::size_t found = 0;
  Point first, first_drawn;
  for (std::string line; std::getline(lines, line);) {
    std::istringstream fields(line);
    if (!(fields >> word >> name >> x >> y) || word != "node") continue;
    const auto task = table_16k().find_task(name);
    if (!task) continue;
    const Point here{*parse_number(x) * 72, *parse_number(y) * 72};
    const Point drawn = drawing.nodes[task->index()].box.centre;
    if (found++ == 0) {
      first = here;
      first_drawn = drawn;
    }
    constexpr double kPlain = 0.1;  // points; -Tplain prints five digits of an inch
    EXPECT_NEAR(here.x - first.x, drawn.x - first_drawn.x, kPlain) << name;
    EXPECT_NEAR(here.y - first.y, first_drawn.y - drawn.y, kPlain) << name;
  }
  EXPECT_EQ(found, 27u);
}

TEST(GraphExport, GraphmlIsReadBackByXmllint) {
  if (kXmllint.empty()) GTEST_SKIP() << "xmllint (libxml2-utils) is not installed";
  const TemporaryFolder folder;
  auto names = hostile_names();
  names[3] = "line\nend\ttab";
  const SmallTaxonomy small(names);
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  write_file_atomically(folder / "graph.xml", to_graphml(small.table, graph, true), Links::kFollow);
  const auto query = [&](const std::string& xpath) {
    const auto ran = run_program("'" + kXmllint + "' --nonet --xpath \"" + xpath + "\" '" +
                                 (folder / "graph.xml").string() + "' 2>&1");
    EXPECT_EQ(ran.status, 0) << ran.output;
    return ran.output.substr(0, ran.output.find_last_not_of('\n') + 1);
  };
  const std::string codes = "abcde";
  for (std::size_t i = 0; i < names.size(); ++i) {
    EXPECT_EQ(query("string(//*[local-name()='node'][@id='" + std::string(1, codes[i]) +
                    "']/*[@key='name'])"),
              names[i]);
  }
  EXPECT_EQ(query("count(//*[local-name()='node'])"), "6");
  EXPECT_EQ(query("count(//*[local-name()='edge'])"), "4");
  EXPECT_EQ(query("string(//*[@target='c']/*[@key='edge_gain'])"), "1e-07");
  EXPECT_EQ(query("string(//*[@target='d']/*[@key='order'])"), "2");
  EXPECT_EQ(query("count(//*[@target='c']/*[@key='edge_quality'])"), "0");
  // Each key that is used is declared, and each edge ends in a node.
  EXPECT_EQ(query("count(//*[local-name()='data'][not(@key=//*[local-name()='key']/@id)])"), "0");
  EXPECT_EQ(query("count(//*[local-name()='edge'][not(@source=//*[local-name()='node']/@id) or "
                  "not(@target=//*[local-name()='node']/@id)])"),
            "0");
}

TEST(GraphExport, JsonHoldsWhatTheHeaderPromises) {
  const SmallTaxonomy small({"\xFF", "B", "C", "D", "E"});
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  const auto json = nlohmann::json::parse(to_json(small.table, graph).dump());
  ASSERT_EQ(json.at("nodes").size(), 4u);  // the unused one is left out
  EXPECT_EQ(json.at("nodes")[0].at("role"), "supervised");
  EXPECT_EQ(json.at("nodes")[0].at("affinity"), 0.5);
  EXPECT_TRUE(json.at("nodes")[0].at("gain").is_null());
  EXPECT_EQ(json.at("transfers")[1].at("sources"), (nlohmann::json{"a", "b"}));
  EXPECT_EQ(json.at("transfers")[1].at("order"), 2);
  EXPECT_EQ(json.at("transfers")[0].at("affinity"), 1.0 / 3);

  std::vector<FrozenNode> places;
  for (std::size_t i = 0; i < 5; ++i) {
    places.push_back(
        {std::string(1, static_cast<char>('a' + i)),
         {{30 + 60 * static_cast<double>(i), 10 + 40 * static_cast<double>(i)}, {40, 20}},
         true});
  }
  const Drawing drawing = draw_taxonomy(FrozenLayout(places, {300, 200}), nullptr, small.table,
                                        small.taxonomy, small.scenario);
  const auto drawn = to_json(small.table, drawing, true);
  EXPECT_EQ(drawn.at("nodes").size(), 5u);
  EXPECT_EQ(drawn.at("nodes")[1].at("x"), 90.0);
  EXPECT_TRUE(drawn.at("transfers")[0].at("junction").is_null());
  EXPECT_EQ(drawn.at("transfers")[1].at("junction").size(), 2u);
  EXPECT_EQ(drawn.at("curves").size(), 4u);
  EXPECT_TRUE(drawn.at("curves")[1].at("to").is_null());
  EXPECT_EQ(drawn.at("curves")[0].at("points").size(), 4u);
  EXPECT_EQ(drawn.at("size"), (nlohmann::json{300.0, 200.0}));
}

TEST(GraphExport, ADecimalCommaChangesNothing) {
  const SmallTaxonomy small;
  const TaskGraph graph = build_task_graph(small.table, small.taxonomy, small.scenario);
  const std::string plain_dot = to_dot(small.table, graph),
                    plain_xml = to_graphml(small.table, graph),
                    plain_json = to_json(small.table, graph).dump();
  const testing::CommaLocale comma;
  EXPECT_EQ(to_dot(small.table, graph), plain_dot);
  EXPECT_EQ(to_graphml(small.table, graph), plain_xml);
  EXPECT_EQ(to_json(small.table, graph).dump(), plain_json);
}

TEST(GraphExport, EveryPublishedSolutionIsValidDot) {
  if (kDot.empty()) GTEST_SKIP() << "Graphviz's dot is not installed";
  const TemporaryFolder folder;
  std::string all;
  for (const Taxonomy& taxonomy : frontier_16k()) {
    all += to_dot(table_16k(), build_task_graph(table_16k(), taxonomy));
  }
  const auto ran = dot(folder, all, "-Tcanon");
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.output.find("Error"), std::string::npos);
}

}  // namespace
}  // namespace taskatlas
