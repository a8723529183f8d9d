// SPDX-License-Identifier: MIT
// What a network says of one sample, as outputs::Answer: the inputs are made as the jobs make them,
// so that losses are those of the study. Internal to the room.
#pragma once

#include "base/run_context.hpp"
#include "dataset/classes.hpp"
#include "dataset/raster.hpp"
#include "dataset/sample_source.hpp"
#include "dataset/statistics.hpp"
#include "dataset/target.hpp"
#include "jobs/asked_tasks.hpp"
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
  std::vector<std::string> views;         // dataset::view_name() of each; empty of a photo
};

// A sample by its name. A view that has no label of a user's own task has no truth. Throws
// Error(kBadInput) where the dataset has no such views, or a file of it is damaged.
Shown shown_sample(const dataset::SampleSource& source, const std::string& target,
                   const std::string& name);
// A picture of any size. `options` as SampleSource::sample_options(). Throws Error(kUsage) for a
// task of several images.
Shown shown_photo(const std::string& target, const dataset::Raster& photo,
                  const dataset::SampleOptions& options);

// The first views in the order of their names that have a picture, and a representation in each of
// those folders; eight at most. Not of a sample: without inputs and truth.
std::vector<Shown> shown_views(const dataset::SampleSource& source,
                               const std::vector<const dataset::OwnLabels*>& folders);

// Not thread-safe. Keeps references to all that it is given.
class Answerer {
 public:
  // `options`: size, tile size, classes, statistics and own tasks that networks were trained with.
  // `own`: those tasks; folders of representations are opened as they are needed. `source`: nullptr
  // where the dataset is not there, which photos do without.
  Answerer(NetworkShelf& shelf, const dataset::SampleOptions& options, networks::Family family,
           AskedTasks& own, const dataset::SampleSource* source);

  // What is wrong with one row's files is its problem, not an Error. `context` is for opening
  // folders.
  outputs::RowAnswer answer(const outputs::AnswerableRow& row, const Shown& shown,
                            const RunContext& context);
  // Error(kUsage) where there is no truth.
  outputs::Answer truth(const Shown& shown) const;
  static std::vector<dataset::Values> inputs(const Shown& shown);

 private:
  struct Asked {
    at::Tensor values;  // of one sample
    networks::NetworkSpec target;
  };
  Asked ask(const outputs::AnswerableRow& row, const Shown& shown);
  std::vector<at::Tensor> pictures_for(const NetworkShelf::Network& encoder,
                                       const Shown& shown) const;
  std::vector<at::Tensor> representations_of(const transfers::ReadoutSource& source, int side,
                                             const Shown& shown) const;
  void open_folders(const outputs::AnswerableRow& row, const RunContext& context);
  void answer_by_constant(const outputs::AnswerableRow& row, const Shown& shown,
                          outputs::RowAnswer& out);
  const Projection& projection_of(const outputs::AnswerableRow& row);
  std::vector<Shown> pictures_to_fit(const outputs::AnswerableRow& row) const;
  outputs::Answer picture_of(const Asked& asked, const Shown& shown) const;
  dataset::SampleOptions options_for(std::uint64_t seed) const;

  NetworkShelf& shelf_;
  dataset::SampleOptions options_;
  networks::Family family_;
  AskedTasks& own_;
  const dataset::SampleSource* source_;
};

}  // namespace taskatlas::jobs
