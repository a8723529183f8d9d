// SPDX-License-Identifier: MIT
#include "ui/main_window/language.hpp"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace taskatlas::ui {
namespace {

QString system_language() {
  for (const QString& tag : QLocale::system().uiLanguages()) {
    const QLocale locale(tag);
    for (const Language& language : languages()) {
      const QLocale ours(language.id);
      // Traditional Chinese is another script: the simplified one does not stand for it.
      if (ours.language() == locale.language() && ours.script() == locale.script()) {
        return language.id;
      }
    }
  }
  return QStringLiteral("en");
}

// Beside the built-in studies: where those are looked for.
QStringList folders() {
  QStringList folders;
  const QString data = qEnvironmentVariable("TASKATLAS_DATA_DIR");
  if (!data.isEmpty()) folders << data + QStringLiteral("/translations");
  folders << QCoreApplication::applicationDirPath() +
                 QStringLiteral("/../share/taskatlas/translations");
  return folders;
}

}  // namespace

const std::vector<Language>& languages() {
  static const std::vector<Language> all = {
      {QStringLiteral("en"), QStringLiteral("English")},
      {QStringLiteral("zh_CN"), QStringLiteral("简体中文")},
      {QStringLiteral("ja"), QStringLiteral("日本語")},
  };
  return all;
}

void install_language(QApplication& application, const QString& id) {
  const QString language = id.isEmpty() ? system_language() : id;
  auto* ours = new QTranslator(&application);
  for (const QString& folder : folders()) {
    if (!ours->load(QStringLiteral("taskatlas_") + language, folder)) continue;
    QApplication::installTranslator(ours);
    break;
  }
  auto* qt = new QTranslator(&application);
  if (qt->load(QStringLiteral("qtbase_") + language,
               QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QApplication::installTranslator(qt);
  }
  // Numbers follow the chosen language, not only the words.
  if (!id.isEmpty()) QLocale::setDefault(QLocale(id));
}

}  // namespace taskatlas::ui
