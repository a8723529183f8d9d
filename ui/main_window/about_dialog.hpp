// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>

namespace taskatlas::ui {

// What the program is, the versions it runs with (with a button that copies them), licences and
// credits: also those of the furniture in the rooms that were looked at last.
class AboutDialog : public QDialog {
  Q_OBJECT

 public:
  explicit AboutDialog(QWidget* parent);
};

// "TaskAtlas 0.1.0", then a line for each library: for reports.
QString version_text();
// What CREDITS.md in a dataset's folder says; empty where it has none.
QString furniture_credits(const QString& folder);

}  // namespace taskatlas::ui
