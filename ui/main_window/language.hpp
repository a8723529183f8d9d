// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <vector>

class QApplication;

namespace taskatlas::ui {

struct Language {
  QString id;    // "zh_CN"
  QString name;  // in itself: "简体中文"
};

// Those that the program speaks, English first.
const std::vector<Language>& languages();

// Installs the translations of a language, and Qt's own where the system has them; `id` empty: the
// first of the system's languages that the program speaks. To be called once, before any widget.
void install_language(QApplication& application, const QString& id);

}  // namespace taskatlas::ui
