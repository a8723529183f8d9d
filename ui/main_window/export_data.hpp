// SPDX-License-Identifier: MIT
#pragma once

#include "study/export.hpp"

#include <QDialog>

class QComboBox;

namespace taskatlas::ui {

class StudyDocument;

// Which table, of which target, into which file.
class ExportDataDialog : public QDialog {
  Q_OBJECT

 public:
  ExportDataDialog(const StudyDocument& document, QWidget* parent);

 Q_SIGNALS:
  void chosen(const taskatlas::ExportOptions& options, const QString& path);

 private:
  void choose_file();

  Selection selection_;
  QString label_;
  QComboBox* table_;
  QComboBox* target_;
  QComboBox* format_;
};

}  // namespace taskatlas::ui
