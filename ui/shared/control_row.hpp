// SPDX-License-Identifier: MIT
#pragma once

#include <QLayout>
#include <QWidget>
#include <vector>

namespace taskatlas::ui {

// Lays items out in rows, as many in each as there is room for, each as large as it asks to be and
// centred in its row. Its minimum width is that of the widest item.
class FlowLayout : public QLayout {
 public:
  explicit FlowLayout(QWidget* parent, int gap);
  ~FlowLayout() override;
  FlowLayout(const FlowLayout&) = delete;
  FlowLayout& operator=(const FlowLayout&) = delete;

  void addItem(QLayoutItem* item) override;
  int count() const override { return static_cast<int>(items_.size()); }
  QLayoutItem* itemAt(int index) const override;
  QLayoutItem* takeAt(int index) override;
  Qt::Orientations expandingDirections() const override { return {}; }
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;  // in one row
  QSize minimumSize() const override;
  void setGeometry(const QRect& area) override;

 private:
  int arrange(const QRect& area, bool apply) const;  // the height it takes

  int gap_;
  std::vector<QLayoutItem*> items_;
};

// The controls above what they control: each behind its label, in as many rows as the window's
// width makes necessary.
class ControlRow : public QWidget {
 public:
  explicit ControlRow(QWidget* parent = nullptr);

  // `text` with its mnemonic is the label, and without it the accessible name.
  void add(QWidget* control, const QString& text, const QString& name, const QString& tip);
  void add(QWidget* control);  // one that says itself what it is
};

}  // namespace taskatlas::ui
