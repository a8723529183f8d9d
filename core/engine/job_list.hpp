// SPDX-License-Identifier: MIT
// The jobs that an experiment comes to. Pure functions: the same experiment and the same results so
// far give the same jobs with the same ids, in whatever process.
#pragma once

#include "engine/candidates.hpp"
#include "engine/experiment.hpp"
#include "engine/job.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace taskatlas::engine {

// One measurement's target.
struct TargetKey {
  std::string target;
  std::int64_t transfer_images = 0;
  std::uint64_t seed = 0;
  auto operator<=>(const TargetKey&) const = default;
};

// How well each of those sources does for that target by transfers of order 1 from them alone;
// nullopt as long as not all of them are measured.
using FirstOrder = std::function<std::optional<std::vector<RankedSource>>(
    const TargetKey& key, const std::vector<std::string>& sources)>;

// Transfers that are to come once their target's first order is measured.
struct ExpectedTransfers {
  TargetKey key;
  int order = 2;
  std::size_t sets = 0;
  // That they come. Those of the user's own sources come where the source is among the best, of
  // which nothing is known before.
  double chance = 1;

  // The mean number of jobs that they are, of so many sets each at most.
  double jobs(int sets_per_job) const;
};
// A mean number of jobs, or of anything else, as people are told it: 0 only where none can come.
std::size_t rounded_up(double mean);
std::size_t expected_jobs(const std::vector<ExpectedTransfers>& expected, int sets_per_job);

struct JobList {
  std::vector<Job> jobs;  // each after those it depends on; none twice
  std::vector<ExpectedTransfers> expected;
};

// `folder` is where the samples lie (Experiment::dataset_folder). The experiment's device must be
// settled (not auto). An own task that is added to an experiment adds jobs and leaves the ids of
// all others as they are.
JobList list_jobs(const Experiment& experiment, const std::filesystem::path& folder,
                  const FirstOrder& first_order);

// The same piece by piece, for whoever lists again and again while results come in.
class JobLister {
 public:
  // The experiment must outlive it, and stay as it is.
  JobLister(const Experiment& experiment, const std::filesystem::path& folder);
  ~JobLister();
  JobLister(const JobLister&) = delete;
  JobLister& operator=(const JobLister&) = delete;

  JobList all(const FirstOrder& first_order);  // as list_jobs()
  // What all() lists of one measurement's target beyond its first order. What the jobs depend on is
  // not among them. Takes as long for an experiment with many targets as for one.
  JobList higher_orders(const TargetKey& key, const FirstOrder& first_order);

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

// Throws Error(kUsage), listing what there is, unless that could be a transfer of the experiment.
void check_transfer(const Experiment& experiment, const std::vector<std::string>& sources,
                    const std::string& target);

// One transfer that the experiment's own list may lack, in a list that holds at least what it
// depends on; returns its place there. Throws as check_transfer().
std::size_t add_transfer(JobList& list, const Experiment& experiment,
                         const std::filesystem::path& folder, std::vector<std::string> sources,
                         const TargetKey& key);

// "a+b->t" in two parts; nullopt for anything else.
std::optional<std::pair<std::vector<std::string>, std::string>> parse_transfer(
    const std::string& text);

// First-order scores from a study (see FirstOrder): AHP among the measured transfers of order 1
// alone, pseudo-sources left out, so that what else is measured changes nothing. nullopt where one
// of `sources` is not measured. Throws as Study::losses() does where there is no such measurement.
std::optional<std::vector<RankedSource>> measured_first_order(
    const Study& study, const TargetKey& key, const std::vector<std::string>& sources);

// The same as a function, nullopt for measurements that are not there now; the study must outlive
// it.
FirstOrder first_order_in(const Study& study);

// Codes that are sources, in the experiment's order.
std::vector<std::string> source_codes(const Experiment& experiment);

}  // namespace taskatlas::engine
