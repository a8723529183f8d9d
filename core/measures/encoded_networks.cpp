// SPDX-License-Identifier: MIT
#include "measures/encoded_networks.hpp"

#include "base/error.hpp"
#include "engine/job_list.hpp"
#include "engine/job_store.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <variant>

namespace taskatlas::measures {

std::uint64_t run_seed_of(const engine::Experiment& experiment,
                          std::optional<std::uint64_t> wanted) {
  const auto& seeds = experiment.profile.seeds;
  const std::uint64_t seed = wanted.value_or(seeds.front());
  if (std::ranges::find(seeds, seed) == seeds.end()) {
    throw usage_error("no networks of this study are trained with the seed " +
                      std::to_string(seed));
  }
  return seed;
}

std::vector<engine::Job> encode_jobs(const engine::Experiment& experiment,
                                     const std::filesystem::path& study, std::uint64_t run_seed) {
  // A device that is not settled belongs to an experiment that never ran.
  if (experiment.profile.device == "auto") return {};
  const auto unmeasured = [](const auto&, const auto&) { return std::nullopt; };
  engine::JobList list =
      engine::list_jobs(experiment, experiment.dataset_folder(study), unmeasured);
  std::erase_if(list.jobs, [&](const engine::Job& job) {
    const auto* const work = std::get_if<engine::EncodeJob>(&job.work);
    return work == nullptr || work->seed != run_seed;
  });
  return std::move(list.jobs);
}

EncodedNetworks encoded_networks(const Study& study, std::optional<std::uint64_t> run_seed) {
  const engine::Experiment experiment = engine::read_experiment(study);
  const engine::JobStore store(study.path());
  EncodedNetworks found;
  found.run_seed = run_seed_of(experiment, run_seed);
  found.networks = engine::source_codes(experiment).size();
  std::map<std::vector<std::string>, std::size_t> groups;  // by targets
  for (const engine::Job& job : encode_jobs(experiment, study.path(), found.run_seed)) {
    if (!store.done(job.id)) continue;
    ++found.banks;
    std::size_t& group = groups[std::get<engine::EncodeJob>(job.work).targets];
    found.comparable = std::max(found.comparable, ++group);
  }
  return found;
}

}  // namespace taskatlas::measures
