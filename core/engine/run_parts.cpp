// SPDX-License-Identifier: MIT
#include "engine/run_parts.hpp"

#include "base/error.hpp"
#include "dataset/dataset.hpp"

#include <array>
#include <chrono>

#include <unistd.h>

namespace taskatlas::engine {

namespace fs = std::filesystem;

std::int64_t unix_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

void require_dataset(const Experiment& experiment, const RunContext& context) {
  if (experiment.dataset.empty()) return;
  std::error_code ignored;
  if (!fs::is_directory(experiment.dataset, ignored)) {
    throw bad_input(experiment.dataset.string() +
                    ": the dataset of this study is not there; mount it, or put it back, and "
                    "run again");
  }
  const auto data = dataset::open_dataset(experiment.dataset, context);
  if (data && dataset_identity(data->index) != experiment.dataset_identity) {
    throw bad_input(experiment.dataset.string() +
                    ": is not the dataset that this study was made for: buildings, views or "
                    "domains differ; put it back as it was, or start a new study");
  }
}

}  // namespace taskatlas::engine
