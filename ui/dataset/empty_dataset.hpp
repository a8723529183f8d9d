// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace taskatlas::ui {

// What the page shows while no folder is open: what a dataset is, and where to get one.
class EmptyDataset : public QWidget {
  Q_OBJECT

 public:
  explicit EmptyDataset(QWidget* parent = nullptr);

  void set_recent(const QStringList& folders);
  void set_problem(const QString& text);  // why the last folder could not be opened; empty: none
  void add_button(QPushButton* button);   // beside "Open folder…"

 Q_SIGNALS:
  void open_wanted();
  void folder_wanted(const QString& folder);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void style_texts();

  QLabel* title_ = nullptr;
  QLabel* text_ = nullptr;
  QLabel* problem_ = nullptr;
  QLabel* drop_ = nullptr;
  QLabel* recent_title_ = nullptr;
  QWidget* buttons_ = nullptr;
  QVBoxLayout* recent_ = nullptr;
};

}  // namespace taskatlas::ui
