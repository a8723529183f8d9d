// SPDX-License-Identifier: MIT
#include "dataset/sample_source.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/cache.hpp"
#include "dataset/image_file.hpp"
#include "dataset/mirror.hpp"
#include "dataset/sample_list.hpp"
#include "dataset/target_parts.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace taskatlas::dataset {
namespace {

constexpr std::uintmax_t kMaxSmallFile = std::uintmax_t{4} << 20;
constexpr std::size_t kMaxNamed = 100;
constexpr std::uint32_t kFormVersion = 1;  // of decode() below
// Facts and scores are small but slow to parse; those of so many views are kept in memory.
constexpr std::size_t kKeptViews = std::size_t{1} << 15;
// A reading process looks for what another one has added after so many samples it did not find.
constexpr std::uint64_t kMissesBeforeRefresh = 512;

bool is_label_map(Domain domain) {
  const Quantity quantity = info(domain).quantity;
  return quantity == Quantity::kSegments || quantity == Quantity::kClasses;
}

Raster decode(std::span<const std::byte> content, Domain domain, const std::string& name,
              int size) {
  DecodeOptions options;
  options.palette_indices = is_label_map(domain) && info(domain).channels == 1;
  options.at_least = size;
  const MemoryBudget::Share room = room_for_image(content);  // until it is small
  return resize(decode_image(content, name, options), domain, size);
}

// What is kept of a view's small files.
struct Small {
  std::optional<PointInfo> info;
  std::vector<float> object_scores;
  std::vector<float> scene_scores;
  DomainSet read;
};

}  // namespace

class SampleSource::Body {
 public:
  Body(const Dataset& dataset, const SourceOptions& options)
      : root_(dataset.root),
        index_(dataset.index),
        classes_(dataset.classes),
        own_(dataset.own),
        options_(options) {
    if (!options_.statistics) options_.statistics = dataset.statistics;
    if (!options.cache.empty()) open_cache();
  }

  std::optional<View> view(ViewNumber number, DomainSet wanted) const {
    View out;
    out.building = index_.building_of(number);
    out.point = index_.point(number);
    out.view = index_.view(number);
    try {
      DomainSet small;
      for (const DomainInfo& domain : domains()) {
        if (!wanted.contains(domain.id)) continue;
        if (domain.kind == FileKind::kImage) {
          out[domain.id] = picture(number, domain.id);
        } else {
          small.insert(domain.id);
        }
      }
      if (!small.empty()) add_small(number, small, out);
    } catch (const Error& error) {
      skip(number, error.what());
      return std::nullopt;
    }
    return out;
  }

  std::optional<Sample> sample(std::string_view task, const ViewGroup& group, std::uint64_t draw,
                               Sight sight) const {
    if (const OwnLabels* own = own_.find(task)) return own_sample(*own, group);
    DomainSet required;
    for (const Domain domain : required_domains(task)) required.insert(domain);
    std::vector<View> views;
    for (std::size_t i = 0; i < group.count; ++i) {
      auto one = view(group.views[i], required);
      if (!one) return std::nullopt;
      views.push_back(sight == Sight::kMirrored ? mirror(*one) : std::move(*one));
    }
    const ViewNumber first = group.views[0];
    SampleOptions options = sample_options();
    constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;
    options.seed =
        sample_seed(options_.seed + draw * kStep, index_.building_name(index_.building_of(first)),
                    index_.point(first), index_.view(first));
    try {
      return make_sample(task, views, options);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput) throw;
      skip(first, error.what());
      return std::nullopt;
    }
  }

  SampleOptions sample_options() const {
    SampleOptions out;
    out.size = options_.size;
    out.tile_size = options_.tile_size;
    out.seed = options_.seed;
    out.statistics = &*options_.statistics;
    out.classes = &classes_;
    out.own = &own_;
    return out;
  }

  const SourceOptions& options() const { return options_; }
  const DatasetIndex& index() const { return index_; }
  const Classes& classes() const { return classes_; }
  const OwnTasks& own_tasks() const { return own_; }
  void set_own_tasks(OwnTasks own) { own_ = std::move(own); }
  bool uses_cache() const { return cache_ != nullptr; }
  void flush() {
    if (cache_ && cache_->writable()) cache_->flush();
  }

  std::uint64_t skipped_count() const {
    const std::scoped_lock lock(skipped_mutex_);
    return skipped_.size();
  }
  std::vector<Skipped> skipped() const {
    const std::scoped_lock lock(skipped_mutex_);
    std::vector<Skipped> out;
    for (const auto& [number, reason] : skipped_) {
      if (out.size() == kMaxNamed) break;
      out.push_back({view_name(index_, number), reason});
    }
    return out;
  }

 private:
  std::optional<Sample> own_sample(const OwnLabels& own, const ViewGroup& group) const {
    const ViewNumber number = group.views[0];
    const auto one = view(number, DomainSet{Domain::kRgb});
    if (!one) return std::nullopt;
    try {
      Sample sample;
      sample.target = *own.target(view_name(index_, number), options_.size);
      sample.inputs = make_inputs(own.task().task.code, (*one)[Domain::kRgb], sample_options());
      return sample;
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput) throw;
      skip(number, error.what());
      return std::nullopt;
    }
  }

  void open_cache() {
    try {
      CacheOptions options;
      options.max_bytes = options_.max_cache_bytes;
      cache_ =
          std::make_unique<SampleCache>(SampleCache::open_for_writing(options_.cache, options));
      return;
    } catch (const Error&) {
      // Another process adds to it, or the disk cannot be written: what is there can be read.
    }
    try {
      cache_ = std::make_unique<SampleCache>(SampleCache::open(options_.cache));
    } catch (const Error&) {
      cache_.reset();  // uses_cache() says so
    }
  }

  std::string path_of(ViewNumber number, Domain domain) const {
    auto path = index_.path(number, domain);
    if (!path) {
      throw bad_input(view_name(index_, number) + " has no " + std::string(info(domain).name));
    }
    return *std::move(path);
  }

  Raster picture(ViewNumber number, Domain domain) const {
    const std::string path = path_of(number, domain);
    const ImageLimits limits;
    if (cache_) {
      const SampleForm form{domain, options_.size, options_.size, kFormVersion};
      if (cache_->writable()) {
        return cache_->get_or_make(root_, path, form, [&](std::span<const std::byte> content) {
          return decode(content, domain, path, options_.size);
        });
      }
      if (const auto found = cache_->find(stamp_of(root_, path), form)) return found->raster();
      if (++misses_ % kMissesBeforeRefresh == 0) cache_->refresh();
    }
    const std::string content = read_regular_file(root_ / path, limits.max_file_bytes);
    return decode(std::as_bytes(std::span(content)), domain, path, options_.size);
  }

  void add_small(ViewNumber number, DomainSet wanted, View& out) const {
    std::shared_ptr<const Small> kept;
    {
      const std::shared_lock lock(small_mutex_);
      const auto at = small_.find(number);
      if (at != small_.end()) kept = at->second;
    }
    if (!kept || !kept->read.contains(wanted)) {
      auto read = std::make_shared<Small>(kept ? *kept : Small());
      for (const DomainInfo& domain : domains()) {
        if (!wanted.contains(domain.id) || read->read.contains(domain.id)) continue;
        if (domain.id == Domain::kNonfixatedMatches) {
          throw usage_error("nonfixated_matches belongs to a point, not to a view");
        }
        const std::string path = path_of(number, domain.id);
        const std::string content = read_regular_file(root_ / path, kMaxSmallFile);
        if (domain.id == Domain::kPointInfo) {
          read->info = parse_point_info(content, path);
        } else {
          auto& scores =
              domain.id == Domain::kClassObject ? read->object_scores : read->scene_scores;
          scores = decode_scores(std::as_bytes(std::span(content)), path);
        }
        read->read.insert(domain.id);
      }
      const std::scoped_lock lock(small_mutex_);
      if (small_.size() < kKeptViews) small_[number] = read;
      kept = std::move(read);
    }
    if (wanted.contains(Domain::kPointInfo)) out.info = kept->info;
    if (wanted.contains(Domain::kClassObject)) out.object_scores = kept->object_scores;
    if (wanted.contains(Domain::kClassScene)) out.scene_scores = kept->scene_scores;
  }

  void skip(ViewNumber number, const std::string& reason) const {
    const std::scoped_lock lock(skipped_mutex_);
    skipped_.emplace(number, reason);
  }

  std::filesystem::path root_;
  DatasetIndex index_;
  Classes classes_;
  OwnTasks own_;
  SourceOptions options_;
  std::unique_ptr<SampleCache> cache_;
  mutable std::atomic<std::uint64_t> misses_{0};
  mutable std::shared_mutex small_mutex_;
  mutable std::unordered_map<ViewNumber, std::shared_ptr<const Small>> small_;
  mutable std::mutex skipped_mutex_;
  mutable std::map<ViewNumber, std::string> skipped_;
};

SampleSource::SampleSource(const Dataset& dataset, const SourceOptions& options) {
  SampleOptions sizes;
  sizes.size = options.size;
  sizes.tile_size = options.tile_size;
  check_options(sizes);
  body_ = std::make_unique<Body>(dataset, options);
}
SampleSource::~SampleSource() = default;
SampleSource::SampleSource(SampleSource&&) noexcept = default;
SampleSource& SampleSource::operator=(SampleSource&&) noexcept = default;

const SourceOptions& SampleSource::options() const { return body_->options(); }
const DatasetIndex& SampleSource::index() const { return body_->index(); }
const Classes& SampleSource::classes() const { return body_->classes(); }
SampleOptions SampleSource::sample_options() const { return body_->sample_options(); }
std::optional<View> SampleSource::view(ViewNumber number, DomainSet domains) const {
  return body_->view(number, domains);
}
std::optional<Sample> SampleSource::sample(std::string_view task, const ViewGroup& group,
                                           std::uint64_t draw, Sight sight) const {
  return body_->sample(task, group, draw, sight);
}
std::uint64_t SampleSource::skipped_count() const { return body_->skipped_count(); }
std::vector<SampleSource::Skipped> SampleSource::skipped() const { return body_->skipped(); }
const OwnTasks& SampleSource::own_tasks() const { return body_->own_tasks(); }
void SampleSource::set_own_tasks(OwnTasks own) { body_->set_own_tasks(std::move(own)); }
bool SampleSource::uses_cache() const { return body_->uses_cache(); }
void SampleSource::flush_cache() { body_->flush(); }

}  // namespace taskatlas::dataset
