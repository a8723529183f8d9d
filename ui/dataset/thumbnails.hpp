// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dataset/dataset_source.hpp"

#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <memory>
#include <vector>

namespace taskatlas::ui {

struct ThumbnailKey {
  dataset::ViewNumber view = 0;
  dataset::Domain domain = dataset::Domain::kRgb;
  int pixels = 128;  // a side, of the device

  bool operator==(const ThumbnailKey&) const = default;
};
inline size_t qHash(const ThumbnailKey& key, size_t seed = 0) {
  return qHashMulti(seed, key.view, static_cast<int>(key.domain), key.pixels);
}

struct Thumbnail {
  QImage image;          // null where the file cannot be shown
  QString problem;       // why
  bool missing = false;  // the view has no such file
};

// Small pictures of views, read and scaled by threads of its own and kept within a bound of memory;
// those used last stay. Members are for the thread the object lives in.
class Thumbnails : public QObject {
  Q_OBJECT

 public:
  static constexpr qint64 kDefaultBytes = qint64{192} << 20;

  // `threads` 0: one for each core, at least two.
  explicit Thumbnails(QObject* parent = nullptr, qint64 max_bytes = kDefaultBytes, int threads = 0);
  ~Thumbnails() override;  // what is being read is finished, the rest is not begun

  void set_source(std::shared_ptr<const DatasetSource> source);  // forgets everything
  // The same folder, of which more was found: pictures stay, under the new numbers of their views.
  void set_grown_source(std::shared_ptr<const DatasetSource> source);
  // Null until it was read.
  const Thumbnail* find(const ThumbnailKey& key) const;
  // What is to be read now, most urgent first; what was wanted before and is not among them is
  // given up. Those that are here already are left out.
  void want(const std::vector<ThumbnailKey>& keys);
  bool busy() const;     // something is waiting or being read
  qint64 bytes() const;  // of the pictures that are kept

 Q_SIGNALS:
  void loaded(const std::vector<taskatlas::ui::ThumbnailKey>& keys);

 private:
  struct Shared;
  void exchange(std::shared_ptr<const DatasetSource> source);
  void deliver();

  std::shared_ptr<Shared> shared_;
  mutable QCache<ThumbnailKey, Thumbnail> cache_;  // costs in KiB
};

// Reads and scales one. Any thread.
Thumbnail read_thumbnail(const DatasetSource& source, const ThumbnailKey& key);

}  // namespace taskatlas::ui
