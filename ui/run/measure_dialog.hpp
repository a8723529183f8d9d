// SPDX-License-Identifier: MIT
#pragma once

#include <QDialog>
#include <QString>
#include <QStringList>
#include <vector>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace taskatlas::ui {

// A transfer that is to be measured by itself.
struct WantedTransfer {
  QStringList sources;  // codes
  QString target;       // code
};
// "a+b->t", as the engine takes it.
QString transfer_text(const WantedTransfer& transfer);

// Asks from which sources to which target, of those that the experiment has.
class MeasureDialog : public QDialog {
  Q_OBJECT

 public:
  struct Choice {
    QString code, name;
  };
  MeasureDialog(const std::vector<Choice>& sources, const std::vector<Choice>& targets,
                const WantedTransfer& first, QWidget* parent = nullptr);

  WantedTransfer transfer() const;
  // Why it cannot be started at present; empty where it can.
  void set_obstacle(const QString& reason);

 private:
  void refresh();

  QComboBox* target_;
  QListWidget* sources_;
  QLabel* summary_;
  QLabel* problem_;
  QPushButton* measure_;
  QString obstacle_;
};

}  // namespace taskatlas::ui
