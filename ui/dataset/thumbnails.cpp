// SPDX-License-Identifier: MIT
#include "ui/dataset/thumbnails.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/image_file.hpp"
#include "ui/dataset/annotation.hpp"

#include <QMetaObject>
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace taskatlas::ui {
namespace {

// In KiB.
qsizetype cost_of(const Thumbnail& thumbnail) {
  return 1 + static_cast<qsizetype>(thumbnail.image.sizeInBytes() / 1024);
}

}  // namespace

struct Thumbnails::Shared {
  struct Result {
    quint64 generation;
    ThumbnailKey key;
    Thumbnail thumbnail;
  };

  std::mutex mutex;
  std::condition_variable wake;
  std::shared_ptr<const DatasetSource> source;
  quint64 generation = 0;
  std::vector<ThumbnailKey> waiting;  // the most urgent last
  std::vector<ThumbnailKey> reading;
  std::vector<Result> results;
  bool told = false;  // deliver() is on its way
  bool ending = false;
  std::vector<std::thread> threads;
};

Thumbnails::Thumbnails(QObject* parent, qint64 max_bytes, int threads)
    : QObject(parent),
      shared_(std::make_shared<Shared>()),
      cache_(static_cast<qsizetype>(max_bytes / 1024)) {
  const int count = threads > 0 ? threads : std::max(2, thread_count(0));
  for (int i = 0; i < count; ++i) {
    shared_->threads.emplace_back([this, shared = shared_] {
      std::unique_lock lock(shared->mutex);
      for (;;) {
        shared->wake.wait(lock, [&] { return shared->ending || !shared->waiting.empty(); });
        if (shared->ending) return;
        const ThumbnailKey key = shared->waiting.back();
        shared->waiting.pop_back();
        shared->reading.push_back(key);
        const auto source = shared->source;
        const quint64 generation = shared->generation;
        lock.unlock();
        Thumbnail thumbnail = read_thumbnail(*source, key);
        lock.lock();
        if (const auto mine = std::find(shared->reading.begin(), shared->reading.end(), key);
            mine != shared->reading.end()) {
          shared->reading.erase(mine);
        }
        if (generation != shared->generation) continue;
        shared->results.push_back({generation, key, std::move(thumbnail)});
        if (!shared->told && !shared->ending) {
          shared->told = true;
          QMetaObject::invokeMethod(this, &Thumbnails::deliver, Qt::QueuedConnection);
        }
      }
    });
  }
}

Thumbnails::~Thumbnails() {
  {
    const std::scoped_lock lock(shared_->mutex);
    shared_->ending = true;
    shared_->waiting.clear();
  }
  shared_->wake.notify_all();
  for (std::thread& thread : shared_->threads) thread.join();
}

void Thumbnails::set_source(std::shared_ptr<const DatasetSource> source) {
  exchange(std::move(source));
  cache_.clear();
}

void Thumbnails::set_grown_source(std::shared_ptr<const DatasetSource> source) {
  const auto before = shared_->source;  // nobody else changes it
  exchange(source);
  std::vector<std::pair<ThumbnailKey, Thumbnail*>> kept;
  for (ThumbnailKey key : cache_.keys()) {
    Thumbnail* const thumbnail = cache_.take(key);
    const auto view = before == nullptr ? std::nullopt : renumbered(*before, *source, key.view);
    // A file that was not found may have been since.
    if (view && !thumbnail->missing) {
      key.view = *view;
      kept.emplace_back(key, thumbnail);
    } else {
      delete thumbnail;
    }
  }
  for (const auto& [key, thumbnail] : kept) cache_.insert(key, thumbnail, cost_of(*thumbnail));
}

void Thumbnails::exchange(std::shared_ptr<const DatasetSource> source) {
  const std::scoped_lock lock(shared_->mutex);
  shared_->source = std::move(source);
  ++shared_->generation;
  shared_->waiting.clear();
  shared_->reading.clear();
  shared_->results.clear();
}

const Thumbnail* Thumbnails::find(const ThumbnailKey& key) const { return cache_.object(key); }

void Thumbnails::want(const std::vector<ThumbnailKey>& keys) {
  bool any = false;
  {
    const std::scoped_lock lock(shared_->mutex);
    shared_->waiting.clear();
    if (shared_->source == nullptr) return;
    for (auto key = keys.rbegin(); key != keys.rend(); ++key) {
      if (cache_.contains(*key)) continue;
      if (std::find(shared_->reading.begin(), shared_->reading.end(), *key) !=
          shared_->reading.end()) {
        continue;
      }
      shared_->waiting.push_back(*key);
    }
    any = !shared_->waiting.empty();
  }
  if (any) shared_->wake.notify_all();
}

bool Thumbnails::busy() const {
  const std::scoped_lock lock(shared_->mutex);
  return !shared_->waiting.empty() || !shared_->reading.empty() || !shared_->results.empty();
}

qint64 Thumbnails::bytes() const { return qint64{cache_.totalCost()} * 1024; }

void Thumbnails::deliver() {
  std::vector<Shared::Result> results;
  {
    const std::scoped_lock lock(shared_->mutex);
    results.swap(shared_->results);
    shared_->told = false;
  }
  std::vector<ThumbnailKey> keys;
  for (Shared::Result& result : results) {
    const qsizetype cost = cost_of(result.thumbnail);
    keys.push_back(result.key);
    cache_.insert(result.key, new Thumbnail(std::move(result.thumbnail)), cost);
  }
  if (!keys.empty()) Q_EMIT loaded(keys);
}

Thumbnail read_thumbnail(const DatasetSource& source, const ThumbnailKey& key) {
  Thumbnail out;
  const dataset::DomainInfo& info = dataset::info(key.domain);
  try {
    const auto path = source.index().path(key.view, key.domain);
    if (!path) {
      out.missing = true;
      return out;
    }
    dataset::DecodeOptions options;
    options.at_least = key.pixels;
    options.palette_indices = (info.quantity == dataset::Quantity::kSegments ||
                               info.quantity == dataset::Quantity::kClasses) &&
                              info.channels == 1;
    const dataset::Raster raster = dataset::read_image(source.set.root / *path, options);
    out.image = thumbnail_of(raster, key.domain, key.pixels);
  } catch (const std::exception& error) {
    out.problem = QString::fromUtf8(error.what());
  }
  return out;
}

}  // namespace taskatlas::ui
