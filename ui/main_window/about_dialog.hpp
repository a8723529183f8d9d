// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace taskatlas::ui {

// What the program is, the versions it runs with (with a button that copies them), licences and
// credits.
class AboutDialog : public QDialog {
  Q_OBJECT

 public:
  explicit AboutDialog(QWidget* parent);
};

// "TaskAtlas 0.1.0", then a line for each library: for reports.
QString version_text();

}  // namespace taskatlas::ui
