// SPDX-License-Identifier: MIT
#include "ui/main_window/recent_studies.hpp"

#include "study/builtin.hpp"

#include <QFileInfo>
#include <QSettings>
#include <algorithm>

namespace taskatlas::ui {
namespace {

constexpr std::size_t kKept = 10;

void store(const std::vector<RecentStudy>& studies) {
  QSettings settings;
  settings.remove(QStringLiteral("recent"));  // a longer list leaves nothing behind
  settings.beginWriteArray(QStringLiteral("recent"), static_cast<int>(studies.size()));
  for (std::size_t i = 0; i < studies.size(); ++i) {
    settings.setArrayIndex(static_cast<int>(i));
    settings.setValue(QStringLiteral("path"), studies[i].path);
    settings.setValue(QStringLiteral("name"), studies[i].name);
    settings.setValue(QStringLiteral("opened"), studies[i].when.toString(Qt::ISODate));
  }
  settings.endArray();
}

}  // namespace

bool is_builtin_study(const QString& path) {
  const auto studies = builtin_studies();
  return std::any_of(studies.begin(), studies.end(),
                     [&](const BuiltinStudy& study) { return path.toStdString() == study.name; });
}

std::vector<RecentStudy> recent_studies() {
  QSettings settings;
  std::vector<RecentStudy> studies;
  const int size = settings.beginReadArray(QStringLiteral("recent"));
  for (int i = 0; i < size; ++i) {
    settings.setArrayIndex(i);
    RecentStudy study;
    study.path = settings.value(QStringLiteral("path")).toString();
    study.name = settings.value(QStringLiteral("name")).toString();
    study.when =
        QDateTime::fromString(settings.value(QStringLiteral("opened")).toString(), Qt::ISODate);
    if (study.path.isEmpty()) continue;
    study.missing = !is_builtin_study(study.path) && !QFileInfo::exists(study.path);
    studies.push_back(study);
  }
  settings.endArray();
  return studies;
}

void remember_study(const QString& path, const QString& name) {
  std::vector<RecentStudy> studies = recent_studies();
  std::erase_if(studies, [&](const RecentStudy& study) { return study.path == path; });
  studies.insert(studies.begin(), {path, name, QDateTime::currentDateTime(), false});
  if (studies.size() > kKept) studies.resize(kKept);
  store(studies);
}

void forget_study(const QString& path) {
  std::vector<RecentStudy> studies = recent_studies();
  std::erase_if(studies, [&](const RecentStudy& study) { return study.path == path; });
  store(studies);
}

}  // namespace taskatlas::ui
