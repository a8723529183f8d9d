// SPDX-License-Identifier: MIT
// Task networks of a study, of half precision, in a folder that may lie beside it.
#pragma once

#include "base/run_context.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>

namespace taskatlas::jobs {

struct ExportedNetworks {
  std::size_t networks = 0;
  std::uint64_t bytes = 0;  // of all files
};

// Every task network of the study's artifacts, of the experiment's first seed, and what is needed
// to show their answers (outputs/network_folder.hpp). Files of that folder are replaced. nullopt
// where stopped: networks.json is not written then. Throws Error(kBadInput) where the study has no
// networks, or its dataset is gone; Error(kFailed) where the disk fails.
std::optional<ExportedNetworks> export_networks(const std::filesystem::path& study,
                                                const std::filesystem::path& folder,
                                                const RunContext& context);

}  // namespace taskatlas::jobs
