// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QIcon>

class QButtonGroup;
class QVBoxLayout;

namespace taskatlas::ui {

// The pages down the left side of the window: one is in front.
class PageRail : public QFrame {
  Q_OBJECT

 public:
  explicit PageRail(QWidget* parent = nullptr);

  void add(const QString& id, const QString& title, const QIcon& icon, const QString& keys);
  void set_keys(const QString& id, const QString& keys);  // which its tooltip tells
  void set_current(const QString& id);
  void set_enabled(const QString& id, bool enabled);

 Q_SIGNALS:
  void chosen(const QString& id);

 private:
  QButtonGroup* group_;
  QVBoxLayout* column_;
};

}  // namespace taskatlas::ui
