// SPDX-License-Identifier: MIT
// The dataset as jobs see it: opened once, with the lists of samples that they draw from. Internal
// to the room.
#pragma once

#include "base/run_context.hpp"
#include "dataset/sample_list.hpp"
#include "dataset/sample_source.hpp"
#include "engine/job.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

namespace taskatlas::jobs {

// Not thread-safe, but for source(), whose functions are.
class JobData {
 public:
  // nullopt where stopped. Throws Error(kBadInput) where the dataset is missing or damaged.
  // `cache`: use the cache of decoded pictures, which one process at a time may add to.
  static std::optional<JobData> open(const engine::Job& job, const RunContext& context,
                                     bool cache = true);
  // Whether it is what that job needs.
  bool serves(const engine::Job& job) const;

  // The own tasks that the job is about, besides those of jobs before. False where stopped. Throws
  // Error(kBadInput) where a folder is missing or holds other files than those that the job means.
  bool take_in(const engine::Job& job, const RunContext& context);

  const dataset::Dataset& dataset() const { return dataset_; }
  const dataset::SampleSource& source() const { return source_; }
  dataset::SampleSource& source() { return source_; }

  // Whether the folder still holds the dataset that was opened: files that cannot be read are
  // damaged where it does, and out of reach for the moment where a disk was taken away.
  bool still_there(const RunContext& context) const;

  // list_samples() without the files that the last check found damaged, kept for the next job;
  // nullptr where stopped. Throws Error(kBadInput) where the split has none for the task. The
  // pointer holds until the next call.
  const dataset::SampleList* list(const std::string& task, dataset::Split split, std::int64_t most,
                                  std::uint64_t seed, const RunContext& context);

 private:
  JobData(const engine::Job& job, dataset::Dataset dataset, bool cache);

  std::string samples_;
  std::string identity_;
  std::filesystem::path folder_;
  int size_;
  std::string family_;
  dataset::Dataset dataset_;
  dataset::DamageList damage_;
  dataset::SampleSource source_;
  using Key = std::tuple<std::string, dataset::Split, std::int64_t, std::uint64_t>;
  std::map<Key, dataset::SampleList> lists_;
};

}  // namespace taskatlas::jobs
