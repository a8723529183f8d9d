// SPDX-License-Identifier: MIT
#include "dataset/measure_statistics.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/groups.hpp"
#include "dataset/image_file.hpp"
#include "dataset/spread.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <thread>
#include <utility>

namespace taskatlas::dataset {
namespace {

// Sums of one picture, or of many: whole numbers, so that their order does not count.
struct PictureSums {
  std::uint64_t curvatures = 0;  // pixels
  std::array<std::uint64_t, 2> sums{}, squares{};
  std::vector<std::uint64_t> classes;

  void add(const PictureSums& other) {
    curvatures += other.curvatures;
    for (std::size_t c = 0; c < 2; ++c) {
      sums[c] += other.sums[c];
      squares[c] += other.squares[c];
    }
    classes.resize(std::max(classes.size(), other.classes.size()));
    for (std::size_t i = 0; i < other.classes.size(); ++i) classes[i] += other.classes[i];
  }
};

// What is known of a view's camera.
struct Facts {
  Pose pose;
  std::optional<Box> box;
  ViewFacts seen;
};

class Measurer {
 public:
  Measurer(const Dataset& set, const StatisticsOptions& options, const RunContext& context)
      : set_(set), index_(set.index), options_(options), context_(context) {}

  std::optional<Statistics> run() {
    result_ = taskonomy_statistics();
    if (set_.classes.semantic != taskonomy_classes().semantic) result_.semantic_weights.clear();
    measure_cameras();
    if (context_.stopped()) return std::nullopt;
    measure_pictures();
    if (context_.stopped()) return std::nullopt;
    return std::move(result_);
  }

 private:
  // Calls body(i) for i in [0, count), from several threads, with progress.
  template <class Body>
  void for_each(std::size_t count, std::string_view stage, const Body& body) const {
    std::atomic<std::size_t> done = 0;
    const auto owner = std::this_thread::get_id();
    parallel_for(count, context_.threads, [&](std::size_t i) {
      if (context_.stopped()) return;
      body(i);
      const std::size_t now = ++done;
      if (std::this_thread::get_id() == owner) {
        context_.progress(static_cast<double>(now), static_cast<double>(count), stage);
      }
    });
  }

  // A table with some of the training split's buildings.
  SplitTable some_of_the_split() const {
    std::vector<std::string> names;
    std::vector<std::uint64_t> sizes;
    for (std::size_t b = 0; b < index_.buildings(); ++b) {
      if (set_.splits.find(index_.building_name(b)) != Split::kTrain) continue;
      names.emplace_back(index_.building_name(b));
      sizes.push_back(index_.first_view(b + 1) - index_.first_view(b));
    }
    SplitFile some;
    for (const std::size_t i : spread_over(sizes, options_.max_views)) {
      some.buildings.emplace(names[i], Split::kTrain);
    }
    return SplitTable::combine({&some, 1});
  }

  std::optional<Facts> read_facts(ViewNumber view) const {
    const auto info = read_point_info(set_.root, index_, view);
    if (!info) return std::nullopt;
    return Facts{info->pose(), info->bounding_box, view_facts(*info)};
  }

  void measure_cameras() {
    const SplitTable table = some_of_the_split();
    views_ = split_views(index_, table, Split::kTrain, {Domain::kPointInfo});
    facts_.resize(views_.size());
    for_each(views_.size(), "Reading cameras",
             [&](std::size_t i) { facts_[i] = read_facts(views_[i]); });
    if (context_.stopped()) return;
    MeanStdBuilder<9> layouts;
    for (const auto& facts : facts_) {
      if (facts && facts->box) layouts.add(layout_numbers(facts->pose, *facts->box));
    }
    take(layouts, result_.layout, result_.measured.layout);
    measure_poses(table, GroupKind::kFixPose, result_.fix_pose, result_.measured.fix_pose);
    measure_poses(table, GroupKind::kEgoMotion, result_.ego_pose, result_.measured.ego_pose);
    measure_poses(table, GroupKind::kNonFixatedPose, result_.other_pose,
                  result_.measured.other_pose);
  }

  template <std::size_t N>
  static void take(const MeanStdBuilder<N>& builder, MeanStd<N>& to, std::uint64_t& count) {
    if (builder.count() < 2) return;
    to = builder.result();
    count = builder.count();
  }

  const std::optional<Facts>& facts_of(ViewNumber view) const {
    const auto at = std::lower_bound(views_.begin(), views_.end(), view);
    return facts_.at(static_cast<std::size_t>(at - views_.begin()));
  }

  void measure_poses(const SplitTable& table, GroupKind kind, MeanStd<6>& to,
                     std::uint64_t& count) const {
    GroupOptions options;
    options.seed = options_.seed;
    options.per_view = 4;
    options.required = {Domain::kPointInfo};
    RunContext quiet = context_;  // forming groups of views that are known takes no time
    quiet.on_progress = nullptr;
    const auto facts = [this](ViewNumber view) -> std::optional<ViewFacts> {
      const auto& known = facts_of(view);
      return known ? std::optional(known->seen) : std::nullopt;
    };
    const auto groups = make_groups(index_, table, Split::kTrain, kind, facts, options, quiet);
    if (!groups) return;
    MeanStdBuilder<6> poses;
    for (const ViewGroup& group : *groups) {
      for (std::size_t i = 0; i < group.count; ++i) {
        for (std::size_t j = i + 1; j < group.count; ++j) {
          const auto &first = facts_of(group.views.at(i)), &second = facts_of(group.views.at(j));
          if (!first || !second) continue;
          const RelativePose pose = relative_pose(first->pose, second->pose);
          std::array<double, 6> numbers{};
          std::copy_n(pose.data(), numbers.size(), numbers.begin());
          poses.add(numbers);
        }
      }
    }
    take(poses, to, count);
  }

  // --- pictures

  // Absent where the view has no such file or it cannot be read.
  Raster read(ViewNumber view, Domain domain) const {
    const auto path = index_.path(view, domain);
    if (!path) return {};
    try {
      return read_image(set_.root / *path);
    } catch (const Error&) {
      return {};  // the dataset's check reports it
    }
  }

  void add_curvature(ViewNumber view, PictureSums& sums) const {
    const Raster curvature = read(view, Domain::kPrincipalCurvature);
    if (curvature.empty() || curvature.type() != SampleType::kU8 || curvature.channels() < 2)
      return;
    const Raster depth = read(view, Domain::kDepthZbuffer);
    const bool masked = !depth.empty() && depth.type() == SampleType::kU16 &&
                        depth.channels() == 1 && depth.width() == curvature.width() &&
                        depth.height() == curvature.height();
    const auto samples = curvature.u8();
    const auto step = static_cast<std::size_t>(curvature.channels());
    for (std::size_t i = 0; i < curvature.pixels(); ++i) {
      if (masked && depth.u16()[i] >= kFarthestCounted) continue;
      ++sums.curvatures;
      for (std::size_t c = 0; c < 2; ++c) {
        const std::uint64_t sample = samples[i * step + c];
        sums.sums.at(c) += sample;
        sums.squares.at(c) += sample * sample;
      }
    }
  }

  void add_classes(ViewNumber view, PictureSums& sums) const {
    const Raster raster = read(view, Domain::kSegmentSemantic);
    if (raster.empty()) return;
    std::vector<std::uint64_t> counts(set_.classes.semantic.size());
    try {
      for (const std::uint32_t value : decode_labels(raster, "segment_semantic")) {
        if (value == 0) continue;           // uncertain
        if (value > counts.size()) return;  // of other classes than the dataset's
        ++counts[value - 1];
      }
    } catch (const Error&) {
      return;
    }
    sums.classes = std::move(counts);
  }

  void measure_pictures() {
    std::vector<ViewNumber> views;
    for (const ViewNumber view : split_views(index_, set_.splits, Split::kTrain, {})) {
      const DomainSet has = index_.domains(view);
      if (has.contains(Domain::kPrincipalCurvature) || has.contains(Domain::kSegmentSemantic)) {
        views.push_back(view);
      }
    }
    const std::vector<std::uint64_t> ones(views.size(), 1);
    const auto picked = spread_over(ones, options_.max_pictures);
    std::vector<PictureSums> parts(picked.size());
    for_each(picked.size(), "Reading labels", [&](std::size_t i) {
      add_curvature(views[picked[i]], parts[i]);
      add_classes(views[picked[i]], parts[i]);
    });
    PictureSums all;
    for (const PictureSums& part : parts) all.add(part);
    take_curvature(all);
    take_classes(all.classes);
  }

  void take_curvature(const PictureSums& sums) {
    if (sums.curvatures < 2) return;
    const auto count = static_cast<double>(sums.curvatures);
    for (std::size_t c = 0; c < 2; ++c) {
      const double mean = static_cast<double>(sums.sums.at(c)) / count;
      const double variance = static_cast<double>(sums.squares.at(c)) / count - mean * mean;
      constexpr double kConstant = 1e-6;  // one sample of a step in a million
      result_.curvature.mean.at(c) = mean;
      result_.curvature.std.at(c) = variance > kConstant ? std::sqrt(variance) : 1;
    }
    result_.measured.curvature = sums.curvatures;
  }

  void take_classes(const std::vector<std::uint64_t>& counts) {
    std::uint64_t total = 0;
    for (const std::uint64_t count : counts) total += count;
    if (total == 0) return;
    result_.measured.semantic = total;
    result_.semantic_shares.clear();
    for (const std::uint64_t count : counts) {
      result_.semantic_shares.push_back(static_cast<double>(count) / static_cast<double>(total));
    }
    std::vector<double> weights = rebalancing_weights(counts);
    const double rarest = *std::max_element(weights.begin(), weights.end());
    for (double& weight : weights) weight = weight > 0 ? weight : rarest;
    result_.semantic_weights = std::move(weights);
  }

  const Dataset& set_;
  const DatasetIndex& index_;
  const StatisticsOptions& options_;
  const RunContext& context_;
  Statistics result_;
  std::vector<ViewNumber> views_;            // whose cameras are known, rising
  std::vector<std::optional<Facts>> facts_;  // of those
};

}  // namespace

std::optional<Statistics> measure_statistics(const Dataset& set, const StatisticsOptions& options,
                                             const RunContext& context) {
  return Measurer(set, options, context).run();
}

}  // namespace taskatlas::dataset
