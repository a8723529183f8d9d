// SPDX-License-Identifier: MIT
#include "jobs/job_data.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/measure_statistics.hpp"
#include "engine/experiment.hpp"
#include "jobs/job_files.hpp"

#include <utility>

namespace taskatlas::jobs {
namespace {

constexpr std::size_t kKeptLists = 64;

dataset::SourceOptions source_options(const engine::Job& job, const dataset::Dataset& dataset,
                                      bool cache) {
  dataset::SourceOptions options;
  options.size = job.image_size;
  options.tile_size = networks::tile_size_for(job.image_size, family_of(job));
  if (cache) options.cache = dataset::dataset_folder(dataset.root) / "samples";
  return options;
}

dataset::DamageList damage_of(const dataset::Dataset& dataset) {
  const auto file = dataset::damage_list_path(dataset.root);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {};
  return dataset::DamageList::read(file).still_current(dataset.root);
}

}  // namespace

JobData::JobData(const engine::Job& job, dataset::Dataset dataset, bool cache)
    : samples_(job.samples),
      identity_(engine::dataset_identity(dataset.index)),
      folder_(job.dataset),
      size_(job.image_size),
      family_(job.family),
      dataset_(std::move(dataset)),
      damage_(damage_of(dataset_)),
      source_(dataset_, source_options(job, dataset_, cache)) {}

std::optional<JobData> JobData::open(const engine::Job& job, const RunContext& context,
                                     bool cache) {
  auto dataset = dataset::open_dataset(job.dataset, context);
  if (!dataset) return std::nullopt;
  if (!dataset->own_statistics) {
    // The authors' constants are of real buildings; measured ones are kept for the next job.
    auto statistics = dataset::measure_statistics(*dataset, {}, context);
    if (!statistics) return std::nullopt;
    dataset->statistics = *std::move(statistics);
    write_file_atomically(dataset::statistics_path(*dataset),
                          dataset::format_statistics(dataset->statistics), Links::kReplace);
  }
  return JobData(job, *std::move(dataset), cache);
}

bool JobData::serves(const engine::Job& job) const {
  return job.samples == samples_ && job.dataset == folder_ && job.image_size == size_ &&
         job.family == family_;
}

bool JobData::still_there(const RunContext& context) const {
  try {
    const auto now = dataset::open_dataset(folder_, context);
    return !now || engine::dataset_identity(now->index) == identity_;
  } catch (const Error& error) {
    return error.kind() != ErrorKind::kBadInput;  // a full disk says nothing of the dataset
  }
}

bool JobData::take_in(const engine::Job& job, const RunContext& context) {
  dataset::OwnTasks own;
  bool changed = false;
  for (const dataset::OwnLabels& known : dataset_.own.all()) {
    const dataset::OwnTask* wanted = job.find_own(known.task().task.code);
    // The same code may mean another task now: its folder or its form was given anew.
    if (wanted == nullptr || *wanted == known.task()) {
      own.add(known);
    } else {
      changed = true;
    }
  }
  for (const dataset::OwnTask& wanted : job.own) {
    if (own.find(wanted.task.code) != nullptr) continue;
    auto labels = dataset::OwnLabels::open_as_added(wanted, context);
    if (!labels) return false;
    own.add(*std::move(labels));
    changed = true;
  }
  if (!changed) return true;
  dataset_.own = own;
  source_.set_own_tasks(std::move(own));
  lists_.clear();
  return true;
}

const dataset::SampleList* JobData::list(const std::string& task, dataset::Split split,
                                         std::int64_t most, std::uint64_t seed,
                                         const RunContext& context) {
  const Key key{task, split, most, seed};
  const auto at = lists_.find(key);
  if (at != lists_.end()) return &at->second;
  dataset::SampleListOptions options;
  options.seed = seed;
  options.max_samples = static_cast<std::size_t>(most);
  options.damage = &damage_;
  auto list = dataset::list_samples(dataset_, task, split, options, context);
  if (!list) return nullptr;
  if (list->groups.empty()) {
    throw bad_input("the dataset " + dataset_.root.string() + " has no samples of " + task +
                    " to " +
                    (split == dataset::Split::kTrain ? "train on"
                     : split == dataset::Split::kVal ? "transfer with"
                                                     : "test on") +
                    "; taskatlas-cli dataset info lists what it has");
  }
  if (lists_.size() >= kKeptLists) lists_.clear();
  return &(lists_[key] = *std::move(list));
}

}  // namespace taskatlas::jobs
