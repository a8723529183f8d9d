// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractButton>
#include <QImage>
#include <QString>

namespace taskatlas::ui {

// A study as a card to press: a small picture of its affinities, its name, one line on what it is
// and one on how much is in it. A card without a study behind it is disabled and says why.
class StudyCard : public QAbstractButton {
  Q_OBJECT

 public:
  StudyCard(const QString& name, const QString& title, QWidget* parent = nullptr);

  // What a reading of the file found. `picture` is drawn unsmoothed, one pixel a cell; may be null.
  void set_facts(const QString& facts, const QImage& picture);
  void set_missing(const QString& why);
  const QString& facts() const { return facts_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;  // Enter presses it too

 private:
  void describe();
  QRect text_area(int width) const;

  QString name_, title_, facts_;
  QImage picture_;
  bool missing_ = false;
};

}  // namespace taskatlas::ui
