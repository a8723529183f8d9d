// SPDX-License-Identifier: MIT
// Task networks that were exported to lie beside a study, NAME.networks: what one's own photo needs
// where the artifacts are not there (built-in studies). `taskatlas-engine export-networks` writes
// it; nothing changes it afterwards.
//   networks.json   {"version":1,"study":uuid,"image_size":64,"family":"compact",
//                    "networks":[{"task":"rgb2depth","seed":1,"file":"rgb2depth.bin"},..]}
//   classes.json, statistics.json   of the dataset that they were trained on (dataset/classes.hpp,
//                    dataset/statistics.hpp)
//   TASK.bin        a network of half precision (networks/tensor_file.hpp)
#pragma once

#include "dataset/classes.hpp"
#include "dataset/statistics.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::outputs {

struct ExportedNetwork {
  std::string task;
  std::uint64_t seed = 1;
  std::string file;  // plain name within the folder
};

struct NetworkFolder {
  std::string study;  // its uuid
  int image_size = 64;
  std::string family = "compact";
  dataset::Classes classes;
  dataset::Statistics statistics;
  std::vector<ExportedNetwork> networks;
};

// NAME.networks beside NAME.taskstudy.
std::filesystem::path networks_folder(const std::filesystem::path& study);
// The same of an open study; of a copy of a built-in study that has none beside it, the one beside
// that built-in study.
std::filesystem::path find_networks(const Study& study);

// nullopt where there is no such folder. Throws Error(kBadInput) where it is damaged.
std::optional<NetworkFolder> read_network_folder(const std::filesystem::path& folder);
// All but the networks, which are to be there already; networks.json last, so that a folder that is
// not whole is none. Throws Error(kFailed) where the disk fails.
void write_network_folder(const std::filesystem::path& folder, const NetworkFolder& content);

}  // namespace taskatlas::outputs
