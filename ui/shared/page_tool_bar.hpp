// SPDX-License-Identifier: MIT
#pragma once

#include <QToolBar>

namespace taskatlas::ui {

// A page's tool bar: its buttons have their names beside their icons where there is room. Where it
// gets narrow, groups (what is between two separators) lose them, the last one first; a button
// without a name says it in its tooltip, and what does not fit even so is in the menu at the end,
// which Qt's tool bars have.
class PageToolBar : public QToolBar {
  Q_OBJECT

 public:
  explicit PageToolBar(const QString& title, QWidget* parent = nullptr);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;
  void actionEvent(QActionEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fit_soon();
  void fit();

  bool waiting_ = false;  // fit() is on its way
};

}  // namespace taskatlas::ui
