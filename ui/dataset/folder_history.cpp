// SPDX-License-Identifier: MIT
#include "ui/dataset/folder_history.hpp"

#include <QFileInfo>
#include <QSettings>

namespace taskatlas::ui {
namespace {

const QString kFolderKey = QStringLiteral("dataset/folder");
const QString kRecentKey = QStringLiteral("dataset/recent");
constexpr int kMostRecent = 10;

}  // namespace

void remember_folder(const QString& folder) {
  QSettings settings;
  QStringList recent = settings.value(kRecentKey).toStringList();
  recent.removeAll(folder);
  recent.prepend(folder);
  settings.setValue(kRecentKey, recent.mid(0, kMostRecent));
  settings.setValue(kFolderKey, folder);
}

void forget_folder(const QString& folder) {
  QSettings settings;
  QStringList recent = settings.value(kRecentKey).toStringList();
  recent.removeAll(folder);
  settings.setValue(kRecentKey, recent);
}

QStringList recent_folders() {
  QStringList folders = QSettings().value(kRecentKey).toStringList();
  folders.removeIf([](const QString& folder) { return !QFileInfo(folder).isDir(); });
  return folders;
}

QString last_folder() {
  const QString last = QSettings().value(kFolderKey).toString();
  return !last.isEmpty() && QFileInfo(last).isDir() ? last : QString();
}

}  // namespace taskatlas::ui
