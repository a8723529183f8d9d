// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "engine/job_samples.hpp"
#include "jobs/job_bodies.hpp"
#include "jobs/job_files.hpp"
#include "networks/task_network.hpp"
#include "transfers/samples.hpp"

#include <string>
#include <utility>
#include <vector>

namespace taskatlas::jobs {
namespace {

// The views of all samples that transfers into the targets are trained and tested on; nullopt where
// stopped.
std::optional<std::vector<dataset::ViewNumber>> views_to_encode(const engine::EncodeJob& work,
                                                                JobData& data,
                                                                const RunContext& context) {
  std::vector<dataset::SampleList> lists;
  for (const std::string& target : work.targets) {
    for (const auto& [split, most] : {std::pair(dataset::Split::kVal, work.transfer_images),
                                      std::pair(dataset::Split::kTest, work.test_images)}) {
      const auto* list = data.list(target, split, most, work.seed, context);
      if (list == nullptr) return std::nullopt;
      lists.push_back(*list);
    }
  }
  return dataset::views_of(lists);
}

// The rows of a source whose representations lie in a folder.
std::vector<transfers::ForeignRow> foreign_rows(const dataset::OwnLabels& source,
                                                const dataset::DatasetIndex& index,
                                                std::span<const dataset::ViewNumber> views) {
  std::vector<transfers::ForeignRow> rows;
  std::string first;
  std::size_t missing = 0;
  for (const dataset::ViewNumber view : views) {
    std::string name = dataset::view_name(index, view);
    if (auto file = source.file(name)) {
      rows.push_back({std::move(name), *std::move(file)});
    } else if (missing++ == 0) {
      first = std::move(name);
    }
  }
  if (missing > 0) {
    throw bad_input(source.task().folder.string() + ": has no representation of " + first +
                    (missing > 1 ? " and " + std::to_string(missing - 1) + " other views" : "") +
                    ", out of " + std::to_string(views.size()) +
                    " that transfers need; put a .npy there for every view to transfer with and to "
                    "test on");
  }
  return rows;
}

JobOutput saved(const transfers::BankWriter& bank, const engine::Job& job, const JobPlace& place) {
  bank.write(place.store.folder(job.id) / engine::kBankFile);
  JobOutput output;
  output.result.files = {engine::kBankFile};
  output.result.numbers = {{"views", static_cast<double>(bank.rows())}};
  return output;
}

}  // namespace

std::optional<JobOutput> encode(const engine::Job& job, const engine::EncodeJob& work,
                                const JobPlace& place, const RunContext& context) {
  const auto views = views_to_encode(work, place.data, context);
  if (!views) return std::nullopt;
  const auto& source = place.data.source();
  if (work.network.empty()) {
    const dataset::OwnLabels* foreign = source.own_tasks().find(work.source);
    if (foreign == nullptr) throw bad_input("job " + job.id + " names no folder of " + work.source);
    const int side = networks::representation_side(job.image_size, family_of(job));
    const auto rows = foreign_rows(*foreign, source.index(), *views);
    const auto bank = transfers::bank_from_npy(rows, foreign->identity(), side, context);
    if (!bank) return std::nullopt;
    return saved(*bank, job, place);
  }
  auto network =
      networks::TaskNetwork::load(place.store.folder(work.network) / engine::kNetworkFile);
  if (network.spec().task != work.source) {
    throw bad_input("job " + work.network + " trained " + network.spec().task + ", not " +
                    work.source);
  }
  transfers::EncodeOptions options;
  options.batch = engine::samples_at_once(job.image_size);
  options.device = job.device;
  const auto bank =
      transfers::encode_views(network, encoder_name(network), source, *views, options, context);
  if (!bank) return std::nullopt;
  return saved(*bank, job, place);
}

}  // namespace taskatlas::jobs
