// SPDX-License-Identifier: MIT
#include "ui/dataset/dataset_source.hpp"

#include "base/error.hpp"
#include "dataset/early_views.hpp"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <array>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using dataset::ViewNumber;

// Why a folder holds no samples, as far as it can be told.
std::string why_empty(const QString& folder, const dataset::Dataset& set) {
  QString text = QCoreApplication::translate("DatasetSource",
                                             "%1 holds no samples. A dataset has files such as "
                                             "building/rgb/point_0_view_0_domain_rgb.png in it.")
                     .arg(QDir::toNativeSeparators(folder));
  const auto problems = set.index.problems();
  if (!problems.empty()) {
    text += QLatin1Char(' ') +
            QCoreApplication::translate("DatasetSource", "Found instead: %1: %2")
                .arg(text_of(problems.front().path), text_of(problems.front().message));
  }
  return text.toStdString();
}

std::shared_ptr<DatasetSource> source_of(dataset::Dataset set) {
  auto source =
      std::make_shared<DatasetSource>(DatasetSource{std::move(set), {}, {}, {}, {}, true});
  source->folder = QString::fromStdString(source->set.root.string());
  source->name = QFileInfo(source->folder).fileName();
  return source;
}

constexpr std::array kTitles{
    QT_TRANSLATE_NOOP("Domain", "Picture"),
    QT_TRANSLATE_NOOP("Domain", "Large picture"),
    QT_TRANSLATE_NOOP("Domain", "Depth (z-buffer)"),
    QT_TRANSLATE_NOOP("Domain", "Distance (Euclidean)"),
    QT_TRANSLATE_NOOP("Domain", "Surface normals"),
    QT_TRANSLATE_NOOP("Domain", "Principal curvature"),
    QT_TRANSLATE_NOOP("Domain", "Reshading"),
    QT_TRANSLATE_NOOP("Domain", "Occlusion edges"),
    QT_TRANSLATE_NOOP("Domain", "Texture edges"),
    QT_TRANSLATE_NOOP("Domain", "2D keypoints"),
    QT_TRANSLATE_NOOP("Domain", "3D keypoints"),
    QT_TRANSLATE_NOOP("Domain", "2D segments"),
    QT_TRANSLATE_NOOP("Domain", "2.5D segments"),
    QT_TRANSLATE_NOOP("Domain", "Semantic segments"),
    QT_TRANSLATE_NOOP("Domain", "Object classes"),
    QT_TRANSLATE_NOOP("Domain", "Scene classes"),
    QT_TRANSLATE_NOOP("Domain", "Camera and layout"),
    QT_TRANSLATE_NOOP("Domain", "Other views of the point"),
    QT_TRANSLATE_NOOP("Domain", "Valid pixels"),
    QT_TRANSLATE_NOOP("Domain", "Semantics (colours)"),
    QT_TRANSLATE_NOOP("Domain", "Mesh fragments"),
};
static_assert(kTitles.size() == dataset::kDomainCount);

}  // namespace

QString text_of(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString domain_title(Domain domain) {
  return QCoreApplication::translate("Domain", kTitles[dataset::index(domain)]);
}

QString DatasetSource::building(ViewNumber view) const {
  return text_of(index().building_name(index().building_of(view)));
}

QString DatasetSource::title(ViewNumber view) const {
  return QStringLiteral("%1 · %2.%3")
      .arg(building(view))
      .arg(index().point(view))
      .arg(index().view(view));
}

std::filesystem::path DatasetSource::file(ViewNumber view, Domain domain) const {
  const auto path = index().path(view, domain);
  return path ? set.root / *path : std::filesystem::path();
}

const dataset::Damage* DatasetSource::damage_of(ViewNumber view, Domain domain) const {
  if (damage.all().empty()) return nullptr;
  return damage.find(index().building_name(index().building_of(view)), index().point(view),
                     index().view(view), domain);
}

bool DatasetSource::damaged(ViewNumber view) const {
  if (damage.all().empty()) return false;
  for (const dataset::DomainInfo& domain : dataset::domains()) {
    if (damage_of(view, domain.id) != nullptr) return true;
  }
  return false;
}

std::shared_ptr<const DatasetSource> open_dataset_source(const QString& folder,
                                                         const RunContext& context,
                                                         const SourceFound& found) {
  std::function<void(dataset::Dataset)> tell;
  if (found) {
    tell = [&](dataset::Dataset part) {
      auto source = source_of(std::move(part));
      source->whole = false;
      found(std::move(source));
    };
  }
  auto set = dataset::open_dataset(std::filesystem::path(folder.toStdString()), context, {}, tell);
  if (!set) return nullptr;
  if (set->index.views() == 0) throw bad_input(why_empty(folder, *set));
  auto source = source_of(std::move(*set));
  for (const dataset::DatasetNote& note : source->set.notes) {
    source->notes.push_back(text_of(note.path + ": " + note.message + "; " + note.suggestion));
  }
  const std::filesystem::path list = dataset::damage_list_path(source->set.root);
  if (std::filesystem::exists(list)) {
    try {
      source->damage = dataset::DamageList::read(list).still_current(source->set.root);
    } catch (const Error& error) {
      source->notes.push_back(QString::fromUtf8(error.what()));
    }
  }
  return source;
}

std::optional<ViewNumber> renumbered(const DatasetSource& from, const DatasetSource& to,
                                     ViewNumber view) {
  if (&from == &to) return view;
  const dataset::DatasetIndex& before = from.index();
  if (view >= before.views()) return std::nullopt;
  const auto building = to.index().find_building(before.building_name(before.building_of(view)));
  if (!building) return std::nullopt;
  return to.index().find(*building, before.point(view), before.view(view));
}

std::shared_ptr<const DatasetSource> with_damage(const DatasetSource& source,
                                                 dataset::DamageList damage) {
  auto copy = std::make_shared<DatasetSource>(source);
  copy->damage = std::move(damage);
  return copy;
}

}  // namespace taskatlas::ui
