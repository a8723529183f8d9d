// SPDX-License-Identifier: MIT
#include "ui/figures/figure_choices.hpp"

#include "base/error.hpp"
#include "study/builtin.hpp"
#include "ui/document/study_document.hpp"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QStandardPaths>

namespace taskatlas::ui {
namespace {

const QString kOptionsKey = QStringLiteral("figures/options");
const QString kFormatsKey = QStringLiteral("figures/formats");
const QString kArrangementKey = QStringLiteral("figures/arrangement");
const QString kFolderKey = QStringLiteral("figures/folder");

}  // namespace

FigureChoices FigureChoices::load(const StudyDocument* document) {
  const QSettings settings;
  FigureChoices choices;
  try {
    const QByteArray text = settings.value(kOptionsKey).toByteArray();
    FigureOptions options = FigureOptions::from_json(QJsonDocument::fromJson(text).object());
    options.height.reset();
    options.check();
    choices.options = options;
  } catch (const Error&) {  // of another version, or a font that is gone: the defaults
  }
  std::vector<FigureFormat> formats;
  for (const QString& word : settings.value(kFormatsKey).toStringList()) {
    try {
      formats.push_back(figure_format_of(QStringLiteral("f.") + word));
    } catch (const Error&) {
    }
  }
  if (!formats.empty()) choices.formats = formats;
  choices.arrangement = settings.value(kArrangementKey).toString();
  const QString folder = settings.value(kFolderKey).toString();
  choices.folder =
      !folder.isEmpty() && QFileInfo(folder).isDir() ? folder : default_figure_folder(document);
  return choices;
}

void FigureChoices::store() const {
  QSettings settings;
  FigureOptions kept = options;
  kept.height.reset();
  settings.setValue(kOptionsKey, QJsonDocument(kept.to_json()).toJson(QJsonDocument::Compact));
  QStringList words;
  for (const FigureFormat format : formats) words.push_back(extension(format));
  settings.setValue(kFormatsKey, words);
  settings.setValue(kArrangementKey, arrangement);
  settings.setValue(kFolderKey, folder);
}

QString default_figure_folder(const StudyDocument* document) {
  if (document != nullptr) {
    const QFileInfo study(document->file_path());
    if (!document->is_copy() && !document->info().builtin && study.dir().exists()) {
      return study.absolutePath();
    }
  }
  const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
  return !pictures.isEmpty() && QFileInfo(pictures).isDir() ? pictures : QDir::homePath();
}

QString study_reference(const StudyDocument& document) {
  const std::filesystem::path path = document.file_path().toStdString();
  for (const BuiltinStudy& study : builtin_studies()) {
    try {
      std::error_code ignored;
      if (std::filesystem::equivalent(resolve_study(study.name), path, ignored)) {
        return QString::fromUtf8(study.name.data(), static_cast<qsizetype>(study.name.size()));
      }
    } catch (const Error&) {  // it is not installed
    }
  }
  return QFileInfo(document.file_path()).absoluteFilePath();
}

}  // namespace taskatlas::ui
