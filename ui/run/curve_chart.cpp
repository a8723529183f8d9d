// SPDX-License-Identifier: MIT
#include "ui/run/curve_chart.hpp"

#include "ui/shared/plot_style.hpp"

#include <QChart>
#include <QChartView>
#include <QCheckBox>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QLogValueAxis>
#include <QSettings>
#include <QSpinBox>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace taskatlas::ui {
namespace {

constexpr std::size_t kMostPoints = 400;  // of a curve on the screen
constexpr double kLeastLoss = 1e-6;       // on a logarithmic axis
const QString kLogKey = QStringLiteral("run/log_axis");
const QString kLastKey = QStringLiteral("run/curves");

// Okabe and Ito's colours, told apart by dashes as well.
struct Look {
  QRgb light, dark;
  Qt::PenStyle dash;
};
constexpr std::array<Look, 8> kLooks{{{0xff0072b2, 0xff56b4e9, Qt::SolidLine},
                                      {0xffb35900, 0xffe69f00, Qt::DashLine},
                                      {0xff007a5a, 0xff2fc79a, Qt::DotLine},
                                      {0xffa3497f, 0xffe08fc0, Qt::DashDotLine},
                                      {0xff8a6d00, 0xfff0e442, Qt::SolidLine},
                                      {0xff3a7ca5, 0xff9ad0f5, Qt::DashLine},
                                      {0xff5a5a5a, 0xffbcbcbc, Qt::DotLine},
                                      {0xffb3261e, 0xffff8a75, Qt::DashDotLine}}};

}  // namespace

CurveChart::CurveChart(QWidget* parent)
    : QWidget(parent),
      chart_(new QChart),
      view_(new QChartView(chart_)),
      steps_(new QValueAxis(chart_)),
      losses_(new QValueAxis(chart_)),
      log_losses_(new QLogValueAxis(chart_)),
      log_(new QCheckBox(tr("&Logarithmic"))),
      last_(new QSpinBox),
      empty_(new QLabel(tr("Loss curves of the jobs in hand are drawn here."))),
      legend_(new QLabel) {
  const QSettings settings;
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  auto* row = new QHBoxLayout;
  auto* label = new QLabel(tr("La&test jobs:"));
  last_->setObjectName(QStringLiteral("curves"));
  last_->setRange(1, 8);
  last_->setValue(settings.value(kLastKey, 4).toInt());
  last_->setAccessibleName(tr("Latest jobs"));
  last_->setToolTip(tr("Of how many jobs curves are shown: those in hand, then the latest"));
  label->setBuddy(last_);
  log_->setObjectName(QStringLiteral("logarithmic"));
  log_->setToolTip(tr("Losses on a logarithmic axis"));
  log_->setChecked(settings.value(kLogKey, true).toBool());
  row->addWidget(label);
  row->addWidget(last_);
  row->addStretch(1);
  row->addWidget(log_);
  column->addLayout(row);
  auto* holder = new QWidget;
  auto* stack = new QStackedLayout(holder);
  stack->setStackingMode(QStackedLayout::StackAll);
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setAttribute(Qt::WA_TransparentForMouseEvents);
  stack->addWidget(view_);
  stack->addWidget(empty_);
  stack->setCurrentWidget(empty_);
  column->addWidget(holder, 1);
  legend_->setObjectName(QStringLiteral("legend"));
  legend_->setWordWrap(true);
  legend_->setTextFormat(Qt::RichText);
  column->addWidget(legend_);

  view_->setRenderHint(QPainter::Antialiasing);
  view_->setFrameShape(QFrame::NoFrame);
  view_->setFocusPolicy(Qt::NoFocus);
  view_->setAccessibleName(tr("Loss curves"));
  const int em = fontMetrics().height();
  view_->setMinimumHeight(9 * em);
  chart_->setMargins(QMargins(0, 0, em / 2, 0));
  chart_->layout()->setContentsMargins(0, 0, 0, 0);
  chart_->setBackgroundRoundness(0);
  chart_->legend()->hide();
  steps_->setTitleText(tr("step"));
  steps_->setLabelFormat(QStringLiteral("%.0f"));
  losses_->setTitleText(tr("loss"));
  log_losses_->setTitleText(tr("loss"));
  log_losses_->setBase(10);
  log_losses_->setLabelFormat(QStringLiteral("%g"));
  log_losses_->setMinorTickCount(-1);
  chart_->addAxis(steps_, Qt::AlignBottom);
  chart_->addAxis(losses_, Qt::AlignLeft);
  chart_->addAxis(log_losses_, Qt::AlignLeft);
  connect(log_, &QCheckBox::toggled, this, &CurveChart::set_logarithmic);
  connect(last_, &QSpinBox::valueChanged, this, [this](int value) {
    QSettings().setValue(kLastKey, value);
    Q_EMIT wanted_changed();
  });
  set_logarithmic(log_->isChecked());
  style_chart();
}

CurveChart::~CurveChart() = default;

int CurveChart::wanted() const { return last_->value(); }

bool CurveChart::logarithmic() const { return log_->isChecked(); }

void CurveChart::set_logarithmic(bool on) {
  QSettings().setValue(kLogKey, on);
  for (auto& [id, series] : series_) {
    series->detachAxis(on ? static_cast<QAbstractAxis*>(losses_) : log_losses_);
    series->attachAxis(on ? static_cast<QAbstractAxis*>(log_losses_) : losses_);
  }
  const std::vector<Curve> curves = std::move(curves_);
  curves_.clear();
  set_curves(curves);
  show_axes();
}

void CurveChart::show_axes() {
  const bool any = !curves_.empty();
  steps_->setVisible(any);
  losses_->setVisible(any && !logarithmic());
  log_losses_->setVisible(any && logarithmic());
}

void CurveChart::fill(QLineSeries& series, const Curve& curve) const {
  QList<QPointF> points;
  for (QPointF point : thinned(curve.points, kMostPoints)) {
    if (logarithmic()) point.setY(std::max(kLeastLoss, point.y()));
    points << point;
  }
  series.replace(points);
  series.setPointsVisible(points.size() == 1);  // there is no line yet
}

void CurveChart::set_curves(const std::vector<Curve>& curves) {
  if (curves == curves_) return;
  std::set<QString> wanted;
  for (const Curve& curve : curves) wanted.insert(curve.id);
  for (auto one = series_.begin(); one != series_.end();) {
    if (wanted.contains(one->first)) {
      ++one;
      continue;
    }
    chart_->removeSeries(one->second);
    delete one->second;
    one = series_.erase(one);
  }
  curves_ = curves;
  bool added = false;
  for (const Curve& curve : curves_) {
    QLineSeries*& series = series_[curve.id];
    if (series == nullptr) {
      series = new QLineSeries;
      chart_->addSeries(series);
      series->attachAxis(steps_);
      series->attachAxis(logarithmic() ? static_cast<QAbstractAxis*>(log_losses_) : losses_);
      added = true;
    }
    series->setName(curve.title);
    fill(*series, curve);
  }
  empty_->setVisible(curves_.empty());
  show_axes();
  if (added) style_chart();
  show_legend();
  fit_axes();
}

void CurveChart::show_legend() {
  QStringList entries;
  for (const Curve& curve : curves_) {
    const QPen pen = series_.at(curve.id)->pen();
    // A line may end after a dash, but not before the word joiner.
    const char* line = pen.style() == Qt::SolidLine  ? "———\u2060"
                       : pen.style() == Qt::DashLine ? "–\u2060 –\u2060"
                       : pen.style() == Qt::DotLine  ? "· · ·"
                                                     : "–\u2060 ·";
    QString name = curve.title.toHtmlEscaped();
    name.replace(u' ', QStringLiteral("&nbsp;"));
    entries << QStringLiteral(
                   "<span style='white-space:nowrap'><b style='color:%1'>%2</b>&nbsp;%3</span>")
                   .arg(pen.color().name(),
                        QString::fromUtf8(line).replace(u' ', QStringLiteral("&nbsp;")), name);
  }
  legend_->setText(entries.join(QStringLiteral(" &nbsp; ")));
  legend_->setVisible(!entries.isEmpty());
}

void CurveChart::fit_axes() {
  double last = 1, least = std::numeric_limits<double>::infinity(), most = -least;
  for (const auto& [id, series] : series_) {
    for (const QPointF& point : series->points()) {
      last = std::max(last, point.x());
      least = std::min(least, point.y());
      most = std::max(most, point.y());
    }
  }
  steps_->setRange(0, last);
  steps_->applyNiceNumbers();
  if (!(least <= most)) {
    least = logarithmic() ? 0.1 : 0;
    most = 1;
  }
  if (logarithmic()) {
    const double highest = std::max(most * 1.1, least * 2);
    // Its powers alone are labelled: of ten there may be none within a short range.
    constexpr double kDecade = 10;
    log_losses_->setBase(highest < kDecade * least ? 2 : 10);
    log_losses_->setRange(least * 0.9, highest);
  } else {
    const double room = std::max(1e-9, 0.05 * (most - least));
    losses_->setRange(least - room, most + room);
    losses_->applyNiceNumbers();
  }
}

void CurveChart::style_chart() {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  view_->setBackgroundBrush(style.paper);
  chart_->setBackgroundBrush(style.paper);
  chart_->setBackgroundPen(Qt::NoPen);
  QFont small = font();
  small.setPointSizeF(font().pointSizeF() * 0.9);
  for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{steps_, losses_, log_losses_}) {
    axis->setLabelsFont(small);
    axis->setTitleFont(small);
    axis->setLabelsColor(style.muted);
    axis->setTitleBrush(style.muted);
    axis->setLinePenColor(style.muted);
    axis->setGridLineColor(style.grid);
    axis->setMinorGridLineVisible(false);
  }
  QPalette muted = palette();
  muted.setColor(QPalette::WindowText, style.muted);
  empty_->setPalette(muted);
  // A curve keeps its look as long as it is shown: by the place where it came in.
  std::set<std::size_t> taken;
  const auto look_of = [](const QLineSeries& series) { return series.property("look"); };
  for (const auto& [id, series] : series_) {
    if (look_of(*series).isValid()) taken.insert(look_of(*series).toULongLong());
  }
  for (const Curve& curve : curves_) {
    QLineSeries* series = series_.at(curve.id);
    if (!look_of(*series).isValid()) {
      std::size_t free = 0;
      while (taken.contains(free)) ++free;
      taken.insert(free);
      series->setProperty("look", QVariant::fromValue<qulonglong>(free));
    }
    const Look& look = kLooks[look_of(*series).toULongLong() % kLooks.size()];
    QPen pen{QColor::fromRgb(style.dark ? look.dark : look.light)};
    pen.setStyle(look.dash);
    pen.setWidthF(fontMetrics().height() / 9.0);
    pen.setCapStyle(Qt::RoundCap);
    series->setPen(pen);
  }
  show_legend();
}

void CurveChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    style_chart();
  }
}

}  // namespace taskatlas::ui
