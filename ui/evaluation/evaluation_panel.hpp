// SPDX-License-Identifier: MIT
#pragma once

#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/shared/page.hpp"

#include <QPixmap>
#include <QWidget>
#include <vector>

namespace taskatlas::ui {

// One part of the evaluation page: its controls above what they control. It works only while it is
// in front; what changed meanwhile is caught up with when it comes to the front.
class EvaluationPanel : public QWidget {
  Q_OBJECT

 public:
  EvaluationPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr)
      : QWidget(parent), document_(document), solutions_(solutions) {
    connect(&document_, &StudyDocument::view_changed, this, [this](const QString& key) {
      if (key == kEvaluationView) refresh_soon();
    });
  }

  virtual std::vector<FigureRequest> figures() const { return {}; }
  virtual bool ready() const = 0;                 // nothing is on its way from the background
  virtual QPixmap picture() const { return {}; }  // of what is in front; null: of tables
  virtual bool has_picture() const { return !figures().empty(); }
  virtual void copy() = 0;  // what is in front, to the clipboard
  virtual QString status() const { return {}; }

 Q_SIGNALS:
  void failed(const QString& message);
  void status_changed();

 protected:
  virtual void refresh() = 0;  // from document and solutions; called while in front
  void refresh_soon() {
    stale_ = true;
    if (isVisible()) catch_up();
  }
  void showEvent(QShowEvent* event) override {
    QWidget::showEvent(event);
    catch_up();
  }
  bool stale() const { return stale_; }

  StudyDocument& document_;
  Solutions& solutions_;

 private:
  void catch_up() {
    if (!stale_) return;
    stale_ = false;
    refresh();
  }
  bool stale_ = true;
};

}  // namespace taskatlas::ui
