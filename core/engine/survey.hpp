// SPDX-License-Identifier: MIT
// What a study has of its experiment, and what of it would be done by a run: results are in the
// study, networks and representations in the artifacts, and either may be there without the other.
#pragma once

#include "engine/job_list.hpp"
#include "engine/job_store.hpp"
#include "engine/status.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

namespace taskatlas::engine {

// Which rows a study has, asked without reading the study each time.
class MeasuredRows {
 public:
  MeasuredRows() = default;
  explicit MeasuredRows(const Study& study);  // those it has now

  // Sources in any order; "self", "pixels" or "average" alone.
  void add(const TargetKey& key, const std::vector<std::string>& sources);
  bool contains(const TargetKey& key, const std::vector<std::string>& sources) const;
  // Whether all rows that the job adds are there; so they are of a job that adds none.
  bool has_all_of(const Job& job, const Experiment& experiment) const;

 private:
  std::unordered_set<std::string> rows_;
};

// Jobs of the list of which nothing is missing in the study: all their rows are there, and no job
// whose rows are not needs them. Where such a one has no result in the artifacts, doing it again
// brings its network or representations back and leaves the study as it is.
std::set<JobId> measured_jobs(const MeasuredRows& rows, const Experiment& experiment,
                              const std::vector<const Job*>& jobs);
std::set<JobId> measured_jobs(const Study& study, const Experiment& experiment,
                              const JobList& list);

// Whether the artifacts hold results of jobs that are not in the list: another version of the
// program, or other settings, made them.
bool has_other_results(const JobStore& store, const JobList& list);
bool has_other_results(const JobStore& store, const std::function<bool(const JobId&)>& is_listed);

// read_status(), held against the jobs that the experiment comes to now: where nobody runs it, the
// numbers of jobs, done and measured are those of the files, and the state is
//   kFinished  where all is done,
//   kMeasured  where all results are in the study, but not all networks in the artifacts,
//   kPartial   where a run did all that it was asked for, which was not all that the experiment
//              comes to now (--only, tasks added since), or where it is not known how what is there
//              came about (no run.json).
// A built-in study's jobs are done, though its artifacts are not there. All other states are those
// of read_status(): a run that was stopped stays stopped. Throws as read_status() does.
RunStatus survey(const std::filesystem::path& study);

}  // namespace taskatlas::engine
