// SPDX-License-Identifier: MIT
// What a network says of one sample, as outputs::Answer: the inputs are made as the jobs make them,
// so that losses are those of the study. Internal to the room.
#pragma once

#include "dataset/classes.hpp"
#include "dataset/raster.hpp"
#include "dataset/sample_source.hpp"
#include "dataset/statistics.hpp"
#include "dataset/target.hpp"
#include "jobs/embedding.hpp"
#include "networks/task_network.hpp"
#include "outputs/networks.hpp"
#include "outputs/request.hpp"
#include "transfers/readout.hpp"

#include <cstdint>
#include <filesystem>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace taskatlas::jobs {

// Networks and readouts, read when they are first needed; those used longest ago go where they take
// more memory than they may. Not thread-safe. What is returned holds as long as the pointer does.
class NetworkShelf {
 public:
  explicit NetworkShelf(std::uint64_t most_bytes = std::uint64_t{512} << 20);

  struct Network {
    networks::TaskNetwork network;
    std::string encoder;  // encoder_name()
  };
  // Throw Error(kBadInput) where the file is missing or damaged.
  std::shared_ptr<Network> network(const std::filesystem::path& file);
  std::shared_ptr<transfers::Readout> readout(const std::filesystem::path& file);

  // What goes with a network as long as it is kept: of an embedding, its projection.
  std::optional<Projection>& projection(const std::filesystem::path& file);

  std::uint64_t bytes() const { return bytes_; }

 private:
  struct Entry {
    std::filesystem::path file;
    std::filesystem::file_time_type changed;
    std::uint64_t bytes = 0;
    std::shared_ptr<Network> network;
    std::shared_ptr<transfers::Readout> readout;
    std::optional<Projection> projection;
  };
  Entry& entry(const std::filesystem::path& file);
  void make_room();

  std::uint64_t most_bytes_;
  std::uint64_t bytes_ = 0;
  std::list<Entry> entries_;  // used last comes first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_file_;
};

// One sample of a target, or one's own photo.
struct Shown {
  std::string target;
  std::vector<dataset::Planes> inputs;    // of the target's own network
  std::optional<dataset::Target> truth;   // none of a photo for most tasks
  std::vector<dataset::Raster> pictures;  // rgb of each view, for other tasks' encoders
  std::vector<std::uint64_t> seeds;       // of what is random in each view's input
};

// A sample by its name. Throws Error(kBadInput) where the dataset has no such views, or a file of
// it is damaged.
Shown shown_sample(const dataset::SampleSource& source, const std::string& target,
                   const std::string& name);
// A picture of any size. `options` as SampleSource::sample_options(). Throws Error(kUsage) for a
// task of several images.
Shown shown_photo(const std::string& target, const dataset::Raster& photo,
                  const dataset::SampleOptions& options);

// Not thread-safe. Keeps references to classes and statistics.
class Answerer {
 public:
  // `options`: size, tile size, classes and statistics that networks were trained with.
  Answerer(NetworkShelf& shelf, const dataset::SampleOptions& options, networks::Family family);

  // What is wrong with one row's files is its problem, not an Error.
  outputs::RowAnswer answer(const outputs::AnswerableRow& row, const Shown& shown);
  // Error(kUsage) where there is no truth.
  outputs::Answer truth(const Shown& shown) const;
  static std::vector<dataset::Values> inputs(const Shown& shown);

 private:
  struct Asked {
    at::Tensor values;  // of one sample
    networks::NetworkSpec target;
  };
  Asked ask(const outputs::AnswerableRow& row, const Shown& shown);
  std::vector<std::vector<at::Tensor>> pictures_for(
      const std::vector<std::shared_ptr<NetworkShelf::Network>>& encoders,
      const Shown& shown) const;
  void answer_by_constant(const outputs::AnswerableRow& row, const Shown& shown,
                          outputs::RowAnswer& out);
  const Projection& projection_of(const outputs::AnswerableRow& row);
  outputs::Answer picture_of(const Asked& asked, const Shown& shown) const;
  dataset::SampleOptions options_for(std::uint64_t seed) const;

  NetworkShelf& shelf_;
  dataset::SampleOptions options_;
  networks::Family family_;
};

}  // namespace taskatlas::jobs
