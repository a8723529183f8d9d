// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/frontier.hpp"
#include "ui/shared/plot_style.hpp"

#include <QChartView>
#include <QWidget>
#include <memory>

class QSplitter;
class QTimer;
class QLineSeries;
class QValueAxis;

namespace taskatlas::ui {

class RowsModel;
class Solutions;
class StudyDocument;

// The frontier as an interactive chart: hover tells the values, a click or the arrow keys set the
// budget.
class FrontierChart : public QChartView {
  Q_OBJECT

 public:
  explicit FrontierChart(QWidget* parent = nullptr);
  ~FrontierChart() override;

  void set_frontier(const Frontier& frontier);
  void set_budget(double budget);  // the mark
  // The point nearest to a place in the view; -1 where there is none.
  int point_at(QPointF at) const;
  QPointF place_of(int point) const;  // in the view; of its objective
  QString point_text(int point) const;

 Q_SIGNALS:
  void budget_chosen(double budget);

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;

 private:
  void restyle();
  std::vector<Taxonomy> points_;
  QLineSeries *objective_, *gain_, *quality_;
  QValueAxis *budgets_, *values_, *rates_;
  double budget_ = 0;
  int hovered_ = -1;
};

// The chart, and below it which sources serve most over all budgets.
class FrontierPanel : public QWidget {
  Q_OBJECT

 public:
  FrontierPanel(StudyDocument& document, Solutions& solutions, QWidget* parent = nullptr);
  FrontierChart& chart();
  RowsModel& sources() { return *sources_; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void refresh();

  StudyDocument& document_;
  Solutions& solutions_;
  QSplitter* split_;
  FrontierChart* chart_ = nullptr;  // made when it is first wanted: charts take long to start
  RowsModel* sources_;
  QTimer* mark_;  // moves the budget's mark after the graph has been painted
};

}  // namespace taskatlas::ui
