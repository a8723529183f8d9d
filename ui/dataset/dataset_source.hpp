// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "dataset/check.hpp"
#include "dataset/dataset.hpp"

#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>

namespace taskatlas::ui {

// A dataset that was opened: its views, splits, classes, and what the last check found. Immutable;
// shared between the window and the threads that read pictures.
struct DatasetSource {
  dataset::Dataset set;
  dataset::DamageList damage;
  QString folder;  // absolute
  QString name;    // of the folder, for people
  // Files that could not be taken into account, with what to do: a damaged class or damage list.
  QStringList notes;
  // False while the folder is still being read: there may be more views, with more files. Its
  // damage and notes come at the end.
  bool whole = true;

  const dataset::DatasetIndex& index() const { return set.index; }
  // "hanson · 12.3": building, point and view.
  QString title(dataset::ViewNumber view) const;
  QString building(dataset::ViewNumber view) const;
  std::filesystem::path file(dataset::ViewNumber view, dataset::Domain domain) const;
  // What the last check found wrong with that file and still holds; nullptr where nothing.
  const dataset::Damage* damage_of(dataset::ViewNumber view, dataset::Domain domain) const;
  bool damaged(dataset::ViewNumber view) const;  // any of its files; cheap
};

// Brings the folder's index up to date and reads what describes it. Any thread. Null where stopped.
// What a large folder holds is told of by `found` as it is found, a few views first, in the thread
// that called. Throws Error(kBadInput) for a folder without samples, saying what was found in it
// instead.
using SourceFound = std::function<void(std::shared_ptr<const DatasetSource>)>;
std::shared_ptr<const DatasetSource> open_dataset_source(const QString& folder,
                                                         const RunContext& context,
                                                         const SourceFound& found = nullptr);
// The same dataset with another list of damage.
std::shared_ptr<const DatasetSource> with_damage(const DatasetSource& source,
                                                 dataset::DamageList damage);

// The number that a view of `from` has in `to`, by its building, point and view; nullopt where it
// is not there.
std::optional<dataset::ViewNumber> renumbered(const DatasetSource& from, const DatasetSource& to,
                                              dataset::ViewNumber view);

QString text_of(std::string_view text);  // UTF-8
// The domain's name for people: "Depth (z-buffer)". Translated.
QString domain_title(dataset::Domain domain);

}  // namespace taskatlas::ui
