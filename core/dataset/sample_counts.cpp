// SPDX-License-Identifier: MIT
#include "dataset/sample_counts.hpp"

#include "base/parallel.hpp"
#include "dataset/groups.hpp"
#include "dataset/spread.hpp"
#include "dataset/target.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>
#include <utility>

namespace taskatlas::dataset {
namespace {

constexpr std::size_t kPlaces = kSplitCount + 1;  // the last: in no split

// What of a task is counted from the index alone.
struct Wanted {
  DomainSet domains;
  int images = 1;
  bool match = false;     // point_match
  bool by_facts = false;  // non_fixated_pose
  std::array<std::uint64_t, kPlaces> views{};
};

// Ordered sets of `images` different views among n.
std::uint64_t ordered(std::uint64_t n, int images) {
  std::uint64_t count = 1;
  for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(images); ++i) {
    count *= n > i ? n - i : 0;
  }
  return count;
}

// Pairs without a common centre of one building, as groups.cpp draws them.
std::uint64_t nonfixated_pairs(const DatasetIndex& index, std::size_t building, DomainSet domains,
                               const FactsReader& facts, const RunContext& context) {
  const ViewNumber begin = index.first_view(building), end = index.first_view(building + 1);
  std::vector<std::optional<ViewFacts>> known(end - begin);
  for (ViewNumber view = begin; view < end; ++view) {
    if (context.stopped()) return 0;
    if (index.domains(view).contains(domains)) known[view - begin] = facts(view);
  }
  std::uint64_t pairs = 0;
  for (ViewNumber view = begin; view < end; ++view) {
    const auto& own = known[view - begin];
    if (!own) continue;
    for (const std::uint32_t point : own->points_in_view) {
      if (point == index.point(view)) continue;
      const auto others = index.point_views(building, point);
      for (ViewNumber other = others.first; other < others.last; ++other) {
        const auto& its = known[other - begin];
        if (its && (own->camera == 0 || its->camera != own->camera)) ++pairs;
      }
    }
  }
  return pairs;
}

class Counter {
 public:
  Counter(const Dataset& set, const CountOptions& options, const RunContext& context)
      : set_(set), index_(set.index), options_(options), context_(context) {}

  std::optional<std::vector<TaskSamples>> run() {
    place_buildings();
    prepare();
    for (std::size_t building = 0; building < index_.buildings(); ++building) {
      if (context_.stopped()) return std::nullopt;
      count_in(building);
    }
    for (std::size_t t = 0; t < tasks_.size(); ++t) {
      for (std::size_t place = 0; place < kPlaces; ++place) {
        tasks_[t].views += wanted_[t].views.at(place);
        // Where a split has one point alone there is no pair that does not match.
        if (wanted_[t].match && points_.at(place) < 2) count(t, place) = 0;
      }
      if (!wanted_[t].by_facts || !tasks_[t].missing.empty()) continue;
      for (std::size_t place = 0; place < kPlaces; ++place) {
        if (!count_by_facts(t, place)) return std::nullopt;
      }
    }
    return std::move(tasks_);
  }

 private:
  std::uint64_t& count(std::size_t task, std::size_t place) {
    return place < kSplitCount ? tasks_[task].samples.at(place) : tasks_[task].unsplit;
  }

  void place_buildings() {
    for (std::size_t building = 0; building < index_.buildings(); ++building) {
      const auto split = set_.splits.find(index_.building_name(building));
      place_.push_back(split ? static_cast<std::size_t>(*split) : kSplitCount);
    }
  }

  void prepare() {
    DomainSet present;
    for (std::size_t b = 0; b < index_.buildings(); ++b) {
      present = DomainSet::from_bits(present.bits() | index_.building_domains(b).bits());
    }
    for (const Task& task : task_dictionary()) {
      TaskSamples one;
      Wanted want;
      one.code = task.code;
      one.images = want.images = views_per_sample(task.code);
      want.match = task.code == "point_match";
      want.by_facts = task.code == "non_fixated_pose";
      for (const Domain domain : required_domains(task.code)) {
        want.domains.insert(domain);
        if (!present.contains(domain)) one.missing.insert(domain);
        const bool classes = domain == Domain::kClassObject || domain == Domain::kClassScene ||
                             domain == Domain::kSegmentSemantic;
        one.no_classes = one.no_classes || (classes && set_.classes.count(task.code) == 0);
      }
      tasks_.push_back(std::move(one));
      wanted_.push_back(want);
    }
  }

  // Point by point.
  void count_in(std::size_t building) {
    const std::size_t place = place_[building];
    const ViewNumber end = index_.first_view(building + 1);
    std::vector<std::uint64_t> in_point(tasks_.size());
    for (ViewNumber view = index_.first_view(building); view < end;) {
      const std::uint32_t point = index_.point(view);
      std::fill(in_point.begin(), in_point.end(), 0);
      for (; view < end && index_.point(view) == point; ++view) {
        const DomainSet has = index_.domains(view);
        for (std::size_t t = 0; t < tasks_.size(); ++t) {
          in_point[t] += has.contains(wanted_[t].domains) ? 1U : 0U;
        }
      }
      ++points_.at(place);
      for (std::size_t t = 0; t < tasks_.size(); ++t) {
        wanted_[t].views.at(place) += in_point[t];
        if (wanted_[t].by_facts || tasks_[t].no_classes) continue;
        count(t, place) += ordered(in_point[t], wanted_[t].images);
      }
    }
  }

  // False where stopped.
  bool count_by_facts(std::size_t task, std::size_t place) {
    const Wanted& want = wanted_[task];
    std::uint64_t all = 0;
    for (const std::uint64_t views : want.views) all += views;
    if (want.views.at(place) == 0) return true;
    std::vector<std::size_t> buildings;
    std::vector<std::uint64_t> sizes;
    for (std::size_t b = 0; b < index_.buildings(); ++b) {
      if (place_[b] != place) continue;
      buildings.push_back(b);
      sizes.push_back(index_.first_view(b + 1) - index_.first_view(b));
    }
    const double share = static_cast<double>(want.views.at(place)) / static_cast<double>(all);
    const auto quota =
        static_cast<std::uint64_t>(share * static_cast<double>(options_.max_facts)) + 1;
    const auto picked = all <= options_.max_facts ? spread_over(sizes, ~std::uint64_t{0})
                                                  : spread_over(sizes, quota);
    const FactsReader facts = point_info_reader(set_.root, index_);
    std::vector<std::uint64_t> pairs(picked.size());
    std::atomic<std::size_t> done = 0;
    const auto owner = std::this_thread::get_id();
    parallel_for(picked.size(), context_.threads, [&](std::size_t i) {
      pairs[i] = nonfixated_pairs(index_, buildings[picked[i]], want.domains, facts, context_);
      ++done;
      if (std::this_thread::get_id() == owner) {
        context_.progress(static_cast<double>(done), static_cast<double>(picked.size()),
                          "Counting samples");
      }
    });
    if (context_.stopped()) return false;
    std::uint64_t found = 0, looked_at = 0, there = 0;
    for (std::size_t i = 0; i < picked.size(); ++i) {
      found += pairs[i];
      looked_at += sizes[picked[i]];
    }
    for (const std::uint64_t size : sizes) there += size;
    if (looked_at < there) {
      tasks_[task].estimated = true;
      found = static_cast<std::uint64_t>(
          std::llround(static_cast<double>(found) * static_cast<double>(there) /
                       static_cast<double>(looked_at)));
    }
    count(task, place) = found;
    return true;
  }

  const Dataset& set_;
  const DatasetIndex& index_;
  const CountOptions& options_;
  const RunContext& context_;
  std::vector<std::size_t> place_;  // of each building
  std::array<std::uint64_t, kPlaces> points_{};
  std::vector<TaskSamples> tasks_;
  std::vector<Wanted> wanted_;
};

}  // namespace

std::optional<std::vector<TaskSamples>> count_samples(const Dataset& set,
                                                      const CountOptions& options,
                                                      const RunContext& context) {
  return Counter(set, options, context).run();
}

}  // namespace taskatlas::dataset
