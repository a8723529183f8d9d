// SPDX-License-Identifier: MIT
// Samples of several images, formed from a dataset's views:
//   point_match        two views; a match where both are centred on the same point of one building
//   fix_pose           two views of one point by different cameras
//   non_fixated_pose   two views of different points by different cameras, the second's point
//                      being visible in the first
//   ego_motion         three views of one point by three cameras
// (Zamir et al., CVPR 2018, supplementary material: "Task dictionary"). An image is identified by
// its camera and the point at its centre, so that two views of one point are of two cameras. The
// nine tiles of a jigsaw come from one view: make_sample() cuts them by sample_seed().
//
// Deterministic: what is drawn for a view depends on the seed, the kind, the view's building, point
// and number and on its possible partners alone: neither on the number of threads nor on what else
// the dataset holds. No group crosses from one split into another.
#pragma once

#include "base/run_context.hpp"
#include "dataset/index.hpp"
#include "dataset/point_info.hpp"
#include "dataset/split.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

enum class GroupKind : std::uint8_t { kPointMatch, kFixPose, kNonFixatedPose, kEgoMotion };
std::size_t views_of(GroupKind kind);        // 2, or 3 for kEgoMotion
std::string_view to_string(GroupKind kind);  // the task's code: "point_match", …

struct ViewGroup {
  std::array<ViewNumber, 3> views{};  // the first is the one that the group was formed for
  std::uint8_t count = 0;             // of views
  bool match = false;                 // kPointMatch: both centred on one point

  bool operator==(const ViewGroup&) const = default;
};

// What a view's point_info says that names of files do not.
struct ViewFacts {
  std::uint64_t camera = 0;                   // hash of camera_uuid; 0 = not said
  std::vector<std::uint32_t> points_in_view;  // nonfixated_points_in_view, ascending
};
ViewFacts view_facts(const PointInfo& info);
// A view's point_info; nullopt where the file is missing or damaged (the dataset's check says so).
std::optional<PointInfo> read_point_info(const std::filesystem::path& root,
                                         const DatasetIndex& index, ViewNumber view);
// nullopt where the file is missing or damaged: the view then takes no part where facts are
// needed. Called from several threads.
using FactsReader = std::function<std::optional<ViewFacts>(ViewNumber)>;
// From the dataset's point_info files.
FactsReader point_info_reader(const std::filesystem::path& root, const DatasetIndex& index);

struct GroupOptions {
  std::uint64_t seed = 1;
  std::uint32_t per_view = 1;        // groups for each view, 1 to 64; fewer where partners are few
  DomainSet required{Domain::kRgb};  // views that lack one of these take no part
  double positives = 0.5;            // kPointMatch: share of matches, 0 to 1
  double same_building = 0.5;        // kPointMatch: share of the others within one building
  std::size_t max_groups = std::size_t{1} << 24;  // at most; views are then thinned out evenly

  void check() const;  // throws Error(kUsage)
};

// 16 bytes a group, in the order of their first views; for kNonFixatedPose the facts of a few
// buildings are held at a time. Views that the split does not contain and
// views without a partner give none; a view whose building has no other point has its negative in
// another building, and the other way round. `facts` is asked for kNonFixatedPose alone (each view
// once, building by building) and may be empty otherwise. nullopt where stopped.
std::optional<std::vector<ViewGroup>> make_groups(const DatasetIndex& index,
                                                  const SplitTable& splits, Split split,
                                                  GroupKind kind, const FactsReader& facts,
                                                  const GroupOptions& options,
                                                  const RunContext& context);

// The views of a split that have all of `required`, ascending.
std::vector<ViewNumber> split_views(const DatasetIndex& index, const SplitTable& splits,
                                    Split split, DomainSet required);

// A seed for what is drawn within a sample (noise, tiles, pixels; SampleOptions::seed): the same
// for a view wherever it stands in a dataset.
std::uint64_t sample_seed(std::uint64_t seed, std::string_view building, std::uint32_t point,
                          std::uint32_t view);

}  // namespace taskatlas::dataset
