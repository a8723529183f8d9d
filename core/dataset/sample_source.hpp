// SPDX-License-Identifier: MIT
// A dataset's files as networks take them: views decoded and resized (through a cache), and the
// samples of any task made from them. A damaged file costs its sample, never the run: it is passed
// over, counted and named.
#pragma once

#include "dataset/dataset.hpp"
#include "dataset/groups.hpp"
#include "dataset/statistics.hpp"
#include "dataset/target.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

struct SourceOptions {
  int size = 64;           // side of inputs and image targets: SampleOptions::size
  int tile_size = 0;       // side of jigsaw's tiles; 0 = as size
  std::uint64_t seed = 1;  // of what is drawn within samples
  // By which targets are standardised; nullopt = the dataset's (Dataset::statistics). options() of
  // a source always has them.
  std::optional<Statistics> statistics;
  // Folder of the cache of decoded pictures; empty = none. One process at a time adds to it, others
  // read what it has; where it can neither be made nor read there is none, and uses_cache() says
  // so.
  std::filesystem::path cache;
  std::uint64_t max_cache_bytes = std::uint64_t{4} << 30;
};

// Thread-safe. The same dataset, options and arguments give the same bytes.
class SampleSource {
 public:
  // Keeps a copy of what it needs. Throws Error(kUsage) for options out of range.
  SampleSource(const Dataset& dataset, const SourceOptions& options);
  ~SampleSource();
  SampleSource(SampleSource&&) noexcept;
  SampleSource& operator=(SampleSource&&) noexcept;

  const SourceOptions& options() const;
  const DatasetIndex& index() const;
  const Classes& classes() const;
  // The own tasks that sample() and make_inputs() know besides the dictionary's. At first those of
  // the dataset; not to be set while others use this.
  const OwnTasks& own_tasks() const;
  void set_own_tasks(OwnTasks own);
  // For make_inputs() and whoever makes targets as sample() does; seed is that of the source.
  SampleOptions sample_options() const;

  // These domains of a view, pictures at size × size. nullopt where one of them is absent or
  // damaged.
  std::optional<View> view(ViewNumber number, DomainSet domains) const;

  // The sample, with what is random in it (noise, tiles, segment pixels) drawn for its first view
  // and `draw`: another one for each pass in training, 0 where networks are compared. nullopt where
  // a file is damaged. kMirrored: of the views as a looking glass shows them (mirror.hpp).
  enum class Sight : std::uint8_t { kAsIs, kMirrored };
  std::optional<Sample> sample(std::string_view task, const ViewGroup& group,
                               std::uint64_t draw = 0, Sight sight = Sight::kAsIs) const;

  // What was passed over: once for each view.
  struct Skipped {
    std::string view;    // view_name()
    std::string reason;  // with file and what is wrong
  };
  std::uint64_t skipped_count() const;
  std::vector<Skipped> skipped() const;  // the first 100 by name

  bool uses_cache() const;
  void flush_cache();  // makes what was added visible to other processes

 private:
  class Body;
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas::dataset
