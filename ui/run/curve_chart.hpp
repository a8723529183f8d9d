// SPDX-License-Identifier: MIT
#pragma once

#include "ui/run/curves.hpp"

#include <QColor>
#include <QWidget>
#include <map>

class QCheckBox;
class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QLogValueAxis;
class QSpinBox;
class QValueAxis;

namespace taskatlas::ui {

// Live loss curves, each in a colour and a dash of its own.
class CurveChart : public QWidget {
  Q_OBJECT

 public:
  explicit CurveChart(QWidget* parent = nullptr);
  ~CurveChart() override;

  void set_curves(const std::vector<Curve>& curves);
  int wanted() const;  // how many jobs' curves to show
  bool logarithmic() const;
  QChart& chart() { return *chart_; }

 Q_SIGNALS:
  void wanted_changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void style_chart();
  void set_logarithmic(bool on);
  void show_axes();  // where there are curves
  void fit_axes();
  void show_legend();
  void fill(QLineSeries& series, const Curve& curve) const;

  std::vector<Curve> curves_;
  std::map<QString, QLineSeries*> series_;
  QChart* chart_;
  QChartView* view_;
  QValueAxis* steps_;
  QValueAxis* losses_;
  QLogValueAxis* log_losses_;
  QCheckBox* log_;
  QSpinBox* last_;
  QLabel* empty_;
  QLabel* legend_;  // in as many lines as it takes, where a chart's own would cut names off
};

}  // namespace taskatlas::ui
