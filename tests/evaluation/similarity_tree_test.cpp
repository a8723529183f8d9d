// SPDX-License-Identifier: MIT
#include "evaluation/similarity_tree.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"
#include "evaluation/small_table.hpp"
#include "support/published.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace taskatlas {
namespace {

using testing::kNaN;
using testing::published_table;
using testing::small_table;
using Codes = std::set<std::string>;

constexpr double kTolerance = 1e-12;

std::set<Codes> groups_of(const SimilarityTree& tree) {
  std::set<Codes> groups;
  for (const auto& clade : clades(tree.tree)) {
    Codes codes;
    for (const std::size_t leaf : clade) codes.insert(tree.codes[leaf]);
    if (codes.size() < tree.codes.size()) groups.insert(codes);
  }
  return groups;
}

Codes without(Codes all, const Codes& some) {
  for (const std::string& code : some) all.erase(code);
  return all;
}

// The groups of figure 13 that are stated task by task:
// {denoise, { {semseg, {object, scene}}, {{layout, vanishing points}, {pose ..}, {2D ..}},
//   {normals, {{2.5D segm., {curvature, 3D keypoints}},
//              {{z-depth, distance}, {occlusion edges, reshading}}}} }}
// The figure's tree has 26 leaves, so 24 groups besides the root's. Twelve are stated. The other
// twelve are not: the pose group and the 2D group, which share the rest of the tasks between them
// (10 groups in all, themselves included), which two of the three branches below "all but
// denoising" join first, and which two of {layout, vanishing points}, pose and 2D.
struct Figure13 {
  Codes semantic{"segmentsemantic_rb", "class_1000", "class_places"};
  Codes three_d{"rgb2sfnorm", "segment25d", "curvature", "keypoint3d",
                "rgb2depth",  "rgb2mist",   "edge3d",    "reshade"};
  Codes pose_and_2d_with_layout;
  std::vector<Codes> stated;

  explicit Figure13(const Codes& all) {
    const Codes but_denoise = without(all, {"denoise"});
    pose_and_2d_with_layout = without(without(but_denoise, semantic), three_d);
    stated = {but_denoise,
              semantic,
              {"class_1000", "class_places"},
              pose_and_2d_with_layout,
              {"room_layout", "vanishing_point_well_defined"},
              three_d,
              without(three_d, {"rgb2sfnorm"}),
              {"segment25d", "curvature", "keypoint3d"},
              {"curvature", "keypoint3d"},
              {"rgb2depth", "rgb2mist", "edge3d", "reshade"},
              {"rgb2depth", "rgb2mist"},
              {"edge3d", "reshade"}};
  }
};

bool nested_or_apart(const Codes& a, const Codes& b) {
  Codes both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(both, both.end()));
  return both.empty() || both.size() == a.size() || both.size() == b.size();
}

TEST(SimilarityTree, RecoversTheGroupsOfFigure13ThatAreStated) {
  const auto tree = similarity_tree(published_table("16k"), {}, {}, {});
  ASSERT_TRUE(tree);
  const Codes all(tree->codes.begin(), tree->codes.end());
  ASSERT_EQ(all.size(), 26U);
  const std::set<Codes> groups = groups_of(*tree);
  ASSERT_EQ(groups.size(), 24U);
  const Figure13 figure(all);
  std::vector<Codes> missed;
  for (const Codes& group : figure.stated) {
    if (!groups.contains(group)) missed.push_back(group);
  }
  EXPECT_THAT(missed, ::testing::ElementsAre(figure.pose_and_2d_with_layout));
  // Of our 24 groups, those that the stated ones do not rule out.
  const auto possible = std::count_if(groups.begin(), groups.end(), [&](const Codes& group) {
    return std::all_of(figure.stated.begin(), figure.stated.end(),
                       [&](const Codes& stated) { return nested_or_apart(group, stated); });
  });
  EXPECT_EQ(possible, 22);
}

TEST(SimilarityTree, NoOtherLinkageRecoversMoreOfFigure13) {
  const auto table = published_table("16k");
  for (const Linkage linkage : {Linkage::kAverage, Linkage::kComplete, Linkage::kSingle}) {
    for (const bool square_root : {true, false}) {
      const auto tree = similarity_tree(table, {}, {linkage, square_root}, {});
      const std::set<Codes> groups = groups_of(*tree);
      const Figure13 figure(Codes(tree->codes.begin(), tree->codes.end()));
      EXPECT_LT(std::count_if(figure.stated.begin(), figure.stated.end(),
                              [&](const Codes& group) { return groups.contains(group); }),
                11);
    }
  }
}

TEST(SimilarityTree, LeavesAreTheUsedSourcesOfTheFirstOrder) {
  for (const char* which : {"16k", "1k", "mixed"}) {
    const auto table = published_table(which);
    const auto tree = similarity_tree(table, {}, {}, {});
    Codes expected;
    for (const Transfer& row : table.transfers()) {
      if (row.pseudo == PseudoSource::kNone && row.order() == 1) {
        expected.insert(table.code(row.sources[0]));
      }
    }
    if (!table.is_target(*table.find_task("class_selected"))) expected.erase("class_selected");
    EXPECT_EQ(Codes(tree->codes.begin(), tree->codes.end()), expected) << which;
    EXPECT_EQ(tree->missing, 0U);
    EXPECT_EQ(tree->targets, 22U);
  }
}

TEST(SimilarityTree, ScenarioLeavesTasksOut) {
  const auto table = published_table("16k");
  Scenario scenario;
  scenario.roles = {{"random", Role::kUnused}, {"denoise", Role::kUnused}};
  const auto tree = similarity_tree(table, scenario, {}, {});
  EXPECT_EQ(tree->codes.size(), 24U);
  EXPECT_EQ(tree->targets, 21U);  // denoise is no longer one
  EXPECT_THAT(tree->codes, ::testing::Not(::testing::Contains("denoise")));
}

TEST(SimilarityTree, DistancesAreOfRenormalisedColumns) {
  // Sums without self: a 0.4, b 0.5.
  const auto table = small_table({"a", "b", "c"}, {{"self->a", 0.6},
                                                   {"a->a", 0.1},
                                                   {"b->a", 0.1},
                                                   {"c->a", 0.2},
                                                   {"b+c->a", 0.9},
                                                   {"self->b", 0.5},
                                                   {"a->b", 0.1},
                                                   {"b->b", 0.2},
                                                   {"c->b", 0.2}});
  const auto plain = source_distances(table, {}, {Linkage::kWard, false});
  ASSERT_EQ(plain.tasks.size(), 3U);
  EXPECT_EQ(plain.targets, 2U);
  EXPECT_EQ(plain.incomplete_pairs, 0U);
  EXPECT_NEAR(plain.distances[1], 0.2, kTolerance);                    // a, b
  EXPECT_NEAR(plain.distances[2], std::hypot(0.25, 0.2), kTolerance);  // a, c
  EXPECT_NEAR(plain.distances[5], 0.25, kTolerance);                   // b, c
  const auto rooted = source_distances(table, {}, {});
  EXPECT_NEAR(rooted.distances[1], std::sqrt(0.4) - std::sqrt(0.2), kTolerance);
  EXPECT_EQ(rooted.distances[3], rooted.distances[1]);
  EXPECT_EQ(rooted.distances[4], 0);
}

TEST(SimilarityTree, MissingCellsAreCountedAndLeftOut) {
  // No t→t: sums a 0.3, b 0.3, c 0.4, d 0.5; pairs share the targets that are neither.
  const auto table = small_table({"a", "b", "c", "d"}, {{"b->a", 0.1},
                                                        {"c->a", 0.2},
                                                        {"d->a", kNaN},
                                                        {"a->b", 0.1},
                                                        {"c->b", 0.1},
                                                        {"d->b", 0.1},
                                                        {"a->c", 0.1},
                                                        {"b->c", 0.1},
                                                        {"d->c", 0.2},
                                                        {"a->d", 0.1},
                                                        {"b->d", 0.2},
                                                        {"c->d", 0.2}});
  const auto result = source_distances(table, {}, {Linkage::kWard, false});
  EXPECT_EQ(result.targets, 4U);
  EXPECT_EQ(result.missing, 5U);
  EXPECT_EQ(result.incomplete_pairs, 6U);
  // a and b share targets c (0.25, 0.25) and d (0.2, 0.4): 4 targets for 2.
  EXPECT_NEAR(result.distances[1], std::sqrt(2 * 0.04), kTolerance);
  // a and d share b (1/3, 1/3) and c (0.25, 0.5).
  EXPECT_NEAR(result.distances[3], std::sqrt(2 * 0.0625), kTolerance);
}

TEST(SimilarityTree, SourcesWithoutACommonTargetCannotBeCompared) {
  const auto table = small_table({"a", "b", "x", "y"}, {{"a->x", 0.5}, {"b->y", 0.5}});
  try {
    source_distances(table, {}, {});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_THAT(error.what(), ::testing::AllOf(::testing::HasSubstr("sources a and b")));
  }
}

TEST(SimilarityTree, RefusesTablesThatSayNothing) {
  EXPECT_THROW(similarity_tree(small_table({"a", "b", "c"}, {{"a+b->c", 0.5}}), {}, {}, {}), Error);
  EXPECT_THROW(similarity_tree(small_table({"a", "b"}, {{"a->b", kNaN, 0.5}}), {}, {}, {}), Error);
  EXPECT_THROW(
      similarity_tree(small_table({"a", "b", "c"}, {{"a->c", -0.1}, {"b->c", 0.5}}), {}, {}, {}),
      Error);
}

// Reads a Newick text: the leaves from left to right, each with its distance from the root.
struct NewickReader {
  std::string_view text;
  std::size_t at = 0;
  std::vector<std::pair<std::string, double>> leaves;

  void subtree(double depth) {
    if (text[at] == '(') {
      std::vector<std::size_t> starts;
      const std::size_t first = leaves.size();
      std::size_t begin = first;
      do {
        ++at;
        subtree(0);
        ASSERT_EQ(text[at], ':');
        const std::size_t end = text.find_first_of(",)", at);
        const auto length = parse_number(text.substr(at + 1, end - at - 1));
        ASSERT_TRUE(length);
        EXPECT_GE(*length, 0);
        for (std::size_t i = begin; i < leaves.size(); ++i) leaves[i].second += *length;
        begin = leaves.size();
        at = end;
      } while (text[at] == ',');
      ++at;
      for (std::size_t i = first; i < leaves.size(); ++i) leaves[i].second += depth;
    } else {
      const std::size_t end = text.find_first_of(":;,)", at);
      leaves.emplace_back(std::string(text.substr(at, end - at)), depth);
      at = end;
    }
  }
};

TEST(SimilarityTree, NewickHoldsLeavesInOrderAndHeightsAsBranches) {
  const auto tree = similarity_tree(published_table("16k"), {}, {}, {});
  const std::string text = to_newick(*tree);
  NewickReader reader{text, 0, {}};
  reader.subtree(0);
  EXPECT_EQ(text.substr(reader.at), ";");
  ASSERT_EQ(reader.leaves.size(), 26U);
  for (std::size_t i = 0; i < reader.leaves.size(); ++i) {
    EXPECT_EQ(reader.leaves[i].first, tree->codes[tree->tree.order[i]]);
    EXPECT_NEAR(reader.leaves[i].second, tree->tree.merges.back().height, kTolerance);
  }
  EXPECT_EQ(text, to_newick(*similarity_tree(published_table("16k"), {}, {}, {})));
}

TEST(SimilarityTree, NewickOfOneAndTwoLeaves) {
  const auto one = similarity_tree(small_table({"a", "t"}, {{"a->t", 0.5}}), {}, {}, {});
  EXPECT_EQ(to_newick(*one), "a;");
  // Two sources of one target with shares 0.25 and 0.75.
  const auto two = similarity_tree(small_table({"a", "b", "t"}, {{"a->t", 0.25}, {"b->t", 0.75}}),
                                   {}, {Linkage::kWard, false}, {});
  EXPECT_EQ(to_newick(*two), "(a:0.5,b:0.5);");
}

TEST(SimilarityTree, JsonHoldsTheWholeTree) {
  const auto tree = similarity_tree(published_table("1k"), {}, {Linkage::kAverage, true}, {});
  const nlohmann::json json = to_json(*tree);
  EXPECT_EQ(json["linkage"], "average");
  EXPECT_EQ(json["feature"], "sqrt-affinity");
  EXPECT_EQ(json["targets"], 22);
  EXPECT_EQ(json["missing_cells"], 0);
  std::vector<std::string> leaves;
  const std::function<std::size_t(const nlohmann::json&, double)> walk =
      [&](const nlohmann::json& node, double above) -> std::size_t {
    if (node.contains("task")) {
      leaves.push_back(node["task"]);
      return 1;
    }
    EXPECT_LE(node["height"].get<double>(), above);
    std::size_t size = 0;
    for (const auto& child : node["children"]) size += walk(child, node["height"]);
    EXPECT_EQ(node["size"], size);
    return size;
  };
  EXPECT_EQ(walk(json["root"], tree->tree.merges.back().height), 26U);
  EXPECT_EQ(json["leaves"], leaves);
}

TEST(SimilarityTree, StoppingIsAnOutcome) {
  std::stop_source stop;
  stop.request_stop();
  RunContext context;
  context.stop = stop.get_token();
  EXPECT_FALSE(similarity_tree(published_table("1k"), {}, {}, context));
}

}  // namespace
}  // namespace taskatlas
