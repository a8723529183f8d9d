// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "jobs/batches.hpp"
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

}  // namespace

std::optional<JobOutput> encode(const engine::Job& job, const engine::EncodeJob& work,
                                const JobPlace& place, const RunContext& context) {
  const auto views = views_to_encode(work, place.data, context);
  if (!views) return std::nullopt;
  auto network =
      networks::TaskNetwork::load(place.store.folder(work.network) / engine::kNetworkFile);
  if (network.spec().task != work.source) {
    throw bad_input("job " + work.network + " trained " + network.spec().task + ", not " +
                    work.source);
  }
  transfers::EncodeOptions options;
  options.batch = static_cast<int>(test_batch(job.image_size));
  options.device = job.device;
  const auto bank = transfers::encode_views(network, encoder_name(network), place.data.source(),
                                            *views, options, context);
  if (!bank) return std::nullopt;
  bank->write(place.store.folder(job.id) / engine::kBankFile);
  JobOutput output;
  output.result.files = {engine::kBankFile};
  output.result.numbers = {{"views", static_cast<double>(views->size())}};
  return output;
}

}  // namespace taskatlas::jobs
