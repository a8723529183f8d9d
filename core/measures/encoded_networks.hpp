// SPDX-License-Identifier: MIT
// Which of a study's networks have representations, without reading any.
#pragma once

#include "engine/experiment.hpp"
#include "engine/job.hpp"
#include "study/study.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace taskatlas::measures {

// The seed of the networks that measures are of: the one wanted, else the profile's first. Throws
// Error(kUsage) for one that the profile does not have.
std::uint64_t run_seed_of(const engine::Experiment& experiment,
                          std::optional<std::uint64_t> wanted);

// The jobs that encode by the networks of that seed, done or not. None of an experiment that never
// ran. `study`: the file.
std::vector<engine::Job> encode_jobs(const engine::Experiment& experiment,
                                     const std::filesystem::path& study, std::uint64_t run_seed);

struct EncodedNetworks {
  std::uint64_t run_seed = 0;  // as run_seed_of() has it
  std::size_t networks = 0;    // that the experiment transfers from
  // Of them, those with representations of the same views: of the dictionary's targets or, where
  // that is more, of one of the user's own. study_measures() needs two.
  std::size_t comparable = 0;
  std::size_t banks = 0;  // of all groups of targets together
  bool operator==(const EncodedNetworks&) const = default;
};
// Throws as study_measures() for a study without experiment and for a seed.
EncodedNetworks encoded_networks(const Study& study, std::optional<std::uint64_t> run_seed);

}  // namespace taskatlas::measures
