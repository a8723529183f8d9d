// SPDX-License-Identifier: MIT
#include "tasks/task_dictionary.hpp"

#include "support/published.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas {
namespace {

std::set<std::string> codes_of(TaskKind kind) {
  std::set<std::string> codes;
  for (const Task& task : task_dictionary()) {
    if (task.kind == kind) codes.insert(task.code);
  }
  return codes;
}

// Every code in the column `sources` or `target` of a published file, straight from its text.
std::set<std::string> published_codes(const std::string& which) {
  const std::string path = TASKATLAS_SOURCE_DIR "/resources/published/transfers_" + which + ".csv";
  const std::string text = read_file(path);
  CsvReader reader(text, path);
  std::vector<std::string_view> fields;
  reader.next(fields);
  std::set<std::string> codes;
  while (reader.next(fields)) {
    codes.emplace(fields[1]);
    std::string_view rest = fields[0];
    for (std::size_t plus = 0; plus != std::string_view::npos;) {
      plus = rest.find('+');
      codes.emplace(rest.substr(0, plus));
      if (plus != std::string_view::npos) rest.remove_prefix(plus + 1);
    }
  }
  codes.erase("self");
  codes.erase("pixels");
  return codes;
}

TEST(TaskDictionary, HoldsTheCodesOfThePublishedFilesAndNoOther) {
  std::set<std::string> all;
  for (const char* which : {"16k", "1k", "mixed"}) all.merge(published_codes(which));
  std::set<std::string> ours;
  for (const Task& task : task_dictionary()) ours.insert(task.code);
  EXPECT_EQ(ours, all);
  EXPECT_EQ(task_dictionary().size(), 27U);
}

TEST(TaskDictionary, IsInOrderWithValidCodesAndDistinctNames) {
  const auto tasks = task_dictionary();
  EXPECT_TRUE(std::is_sorted(tasks.begin(), tasks.end(),
                             [](const Task& a, const Task& b) { return a.code < b.code; }));
  std::set<std::string> names;
  for (const Task& task : tasks) {
    EXPECT_TRUE(is_task_code(task.code)) << task.code;
    EXPECT_TRUE(names.insert(task.name).second) << task.name;
  }
}

TEST(TaskDictionary, KindsAreThePapersGroups) {
  EXPECT_EQ(codes_of(TaskKind::k2D),
            (std::set<std::string>{"autoencoder", "denoise", "impainting_whole", "colorization",
                                   "edge2d", "keypoint2d", "segment2d"}));
  EXPECT_EQ(codes_of(TaskKind::k3D),
            (std::set<std::string>{"edge3d", "keypoint3d", "reshade", "rgb2depth", "rgb2mist",
                                   "rgb2sfnorm", "curvature", "segment25d"}));
  EXPECT_EQ(codes_of(TaskKind::kGeometric),
            (std::set<std::string>{"room_layout", "vanishing_point_well_defined", "point_match",
                                   "fix_pose", "non_fixated_pose", "ego_motion", "jigsaw"}));
  EXPECT_EQ(codes_of(TaskKind::kSemantic),
            (std::set<std::string>{"class_1000", "class_selected", "class_places",
                                   "segmentsemantic_rb"}));
  EXPECT_EQ(codes_of(TaskKind::kNone), (std::set<std::string>{"random"}));
}

TEST(TaskDictionary, RolesAreThePapers) {
  // 22 targets that are sources too, 4 source-only tasks, and the variant left unused.
  std::map<Role, std::set<std::string>> by_role;
  for (const Task& task : task_dictionary()) by_role[task.default_role].insert(task.code);
  EXPECT_EQ(by_role[Role::kSource],
            (std::set<std::string>{"colorization", "impainting_whole", "jigsaw", "random"}));
  EXPECT_EQ(by_role[Role::kUnused], (std::set<std::string>{"class_selected"}));
  EXPECT_EQ(by_role[Role::kBoth].size(), 22U);
}

TEST(TaskDictionary, InputsOutputsAndLosses) {
  std::map<std::string, int> several;
  for (const Task& task : task_dictionary()) {
    if (task.inputs != 1) several[task.code] = task.inputs;
    EXPECT_EQ(task.output.kind == OutputKind::kNone, task.loss == TaskLoss::kNone) << task.code;
    EXPECT_EQ(task.output.kind == OutputKind::kNone, task.code == "random") << task.code;
    if (task.output.kind != OutputKind::kNone) {
      EXPECT_GT(task.output.channels, 0) << task.code;
    }
    if (task.output.kind == OutputKind::kEmbedding) {
      EXPECT_EQ(task.loss, TaskLoss::kMetric) << task.code;
    }
    if (task.output.kind == OutputKind::kClasses) {
      EXPECT_EQ(task.loss, TaskLoss::kCrossEntropy) << task.code;
    }
  }
  EXPECT_EQ(several, (std::map<std::string, int>{{"ego_motion", 3},
                                                 {"fix_pose", 2},
                                                 {"jigsaw", 9},
                                                 {"non_fixated_pose", 2},
                                                 {"point_match", 2}}));
  const auto describe_output = [](const char* code) {
    return describe(find_dictionary_task(code)->output);
  };
  EXPECT_EQ(describe_output("rgb2sfnorm"), "256×256×3");
  EXPECT_EQ(describe_output("curvature"), "256×256×2");
  EXPECT_EQ(describe_output("colorization"), "64×64×313");
  EXPECT_EQ(describe_output("class_places"), "63 classes");
  EXPECT_EQ(describe_output("jigsaw"), "100 classes");
  EXPECT_EQ(describe_output("ego_motion"), "18 numbers");
  EXPECT_EQ(describe_output("room_layout"), "9 numbers");
  EXPECT_EQ(describe_output("segment2d"), "64-d embedding");
  EXPECT_EQ(find_dictionary_task("curvature")->loss, TaskLoss::kL2);
  EXPECT_EQ(find_dictionary_task("ego_motion")->loss, TaskLoss::kCycle);
  EXPECT_EQ(find_dictionary_task("fix_pose")->loss, TaskLoss::kNorm);
  EXPECT_EQ(find_dictionary_task("room_layout")->loss, TaskLoss::kL2);
}

TEST(TaskDictionary, FindsByCodeAndByTheTaskBanksSpelling) {
  EXPECT_EQ(find_dictionary_task("rgb2sfnorm")->name, "Normals");
  EXPECT_EQ(find_dictionary_task("inpainting_whole")->code, "impainting_whole");
  EXPECT_EQ(find_dictionary_task("vanishing_point")->code, "vanishing_point_well_defined");
  EXPECT_EQ(find_dictionary_task("segmentsemantic")->code, "segmentsemantic_rb");
  EXPECT_EQ(find_dictionary_task("Normals"), nullptr);
  EXPECT_EQ(find_dictionary_task("self"), nullptr);
  EXPECT_EQ(find_dictionary_task(""), nullptr);
}

}  // namespace
}  // namespace taskatlas
