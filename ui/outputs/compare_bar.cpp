// SPDX-License-Identifier: MIT
#include "ui/outputs/compare_bar.hpp"

#include "ui/outputs/name_list.hpp"
#include "ui/outputs/outputs_view.hpp"
#include "ui/shared/control_row.hpp"
#include "ui/shared/icon.hpp"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr int kUsualBlink = 700, kSlowestBlink = 5000;  // milliseconds
constexpr int kDividerSteps = 200;

// A control behind its label, as one item that can be hidden.
QWidget* labelled(const QString& text, QWidget* control, const QString& name, const QString& tip) {
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  auto* label = new QLabel(text);
  label->setBuddy(control);
  row->addWidget(label);
  row->addWidget(control);
  control->setAccessibleName(name);
  control->setToolTip(tip);
  return box;
}

}  // namespace

CompareBar::CompareBar(QWidget* parent)
    : QWidget(parent),
      compare_(new QComboBox),
      pair_(new QWidget),
      first_(new QComboBox),
      second_(new QComboBox),
      swap_(new QToolButton),
      divider_(new QSlider(Qt::Horizontal)),
      blink_(new QWidget),
      interval_(new QSpinBox),
      pause_(new QToolButton),
      clusters_(new QComboBox),
      zoom_(new QLabel) {
  setObjectName(QStringLiteral("compare_bar"));
  const int em = fontMetrics().height();
  auto* flow = new FlowLayout(this, em / 2);
  flow->setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);

  compare_->setObjectName(QStringLiteral("compare"));
  for (const auto& [compare, title] :
       {std::pair{Compare::kSide, tr("Side by side")}, std::pair{Compare::kWipe, tr("Wipe")},
        std::pair{Compare::kBlink, tr("Blink")},
        std::pair{Compare::kDifference, tr("Signed difference")}}) {
    compare_->addItem(title, static_cast<int>(compare));
  }
  flow->addWidget(labelled(tr("&Compare:"), compare_, tr("Compare"),
                           tr("All panels side by side, or two of them in one place: with a "
                              "divider, one after the other, or the second minus the first")));
  connect(compare_, &QComboBox::activated, this,
          [this] { Q_EMIT compare_wanted(static_cast<Compare>(compare_->currentData().toInt())); });

  auto* row = new QHBoxLayout(pair_);
  row->setContentsMargins(0, 0, 0, 0);
  first_->setObjectName(QStringLiteral("first"));
  second_->setObjectName(QStringLiteral("second"));
  for (QComboBox* box : {first_, second_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(14);
  }
  row->addWidget(labelled(tr("&First:"), first_, tr("First of the comparison"),
                          tr("What the second is compared with")));
  swap_->setObjectName(QStringLiteral("swap"));
  swap_->setText(QStringLiteral("⇄"));
  swap_->setAutoRaise(true);
  swap_->setAccessibleName(tr("Swap"));
  swap_->setToolTip(tr("Swaps the first and the second"));
  row->addWidget(swap_);
  row->addWidget(labelled(tr("&Second:"), second_, tr("Second of the comparison"),
                          tr("What is compared with the first")));
  flow->addWidget(pair_);
  connect(first_, &QComboBox::activated, this,
          [this] { Q_EMIT first_wanted(first_->currentData().toString()); });
  connect(second_, &QComboBox::activated, this,
          [this] { Q_EMIT second_wanted(second_->currentData().toString()); });
  connect(swap_, &QToolButton::clicked, this, &CompareBar::swap_wanted);

  divider_->setObjectName(QStringLiteral("divider"));
  divider_->setRange(0, kDividerSteps);
  divider_->setMinimumWidth(em * 7);
  wipe_ = labelled(tr("Di&vider:"), divider_, tr("Divider"),
                   tr("Where the first ends and the second begins; it can be dragged in the "
                      "picture too"));
  flow->addWidget(wipe_);
  connect(divider_, &QSlider::valueChanged, this,
          [this](int value) { Q_EMIT divider_wanted(static_cast<double>(value) / kDividerSteps); });

  auto* blinking = new QHBoxLayout(blink_);
  blinking->setContentsMargins(0, 0, 0, 0);
  interval_->setObjectName(QStringLiteral("blink_interval"));
  interval_->setRange(OutputsView::kFastestBlink, kSlowestBlink);
  interval_->setSingleStep(50);
  interval_->setValue(kUsualBlink);
  interval_->setSuffix(tr(" ms"));
  interval_->setKeyboardTracking(false);
  blinking->addWidget(labelled(tr("&Every:"), interval_, tr("Blink interval"),
                               tr("How long each of the two is shown")));
  pause_->setObjectName(QStringLiteral("blink_pause"));
  pause_->setIcon(themed_icon(QStringLiteral("pause")));
  pause_->setCheckable(true);
  pause_->setAutoRaise(true);
  pause_->setAccessibleName(tr("Pause blinking"));
  pause_->setToolTip(tr("Stops at the one that is shown"));
  // Who wants no motion begins it himself.
  pause_->setChecked(!QSettings().value(QStringLiteral("animations"), true).toBool());
  blinking->addWidget(pause_);
  flow->addWidget(blink_);
  connect(interval_, &QSpinBox::valueChanged, this, &CompareBar::blink_changed);
  connect(pause_, &QToolButton::toggled, this, &CompareBar::blink_changed);

  clusters_->setObjectName(QStringLiteral("clusters"));
  clusters_->addItem(tr("as colours"));
  clusters_->addItem(tr("as clusters"));
  embedding_ = labelled(tr("E&mbedding:"), clusters_, tr("Embedding"),
                        tr("As a fixed projection to colours, or grouped into clusters"));
  flow->addWidget(embedding_);
  connect(clusters_, &QComboBox::activated, this,
          [this](int index) { Q_EMIT clusters_wanted(index == 1); });

  zoom_->setObjectName(QStringLiteral("outputs_zoom"));
  zoom_->setToolTip(tr("Ctrl and the wheel, or + and −, zoom all panels together; 0 shows all"));
  flow->addWidget(zoom_);
  show_options({}, nullptr);
  show_zoom(1);
}

void CompareBar::fill(QComboBox* box, const OutputContent* content, const QString& key) {
  const QSignalBlocker quiet(box);
  QStringList keys;
  if (content != nullptr) {
    for (const OutputPanel& panel : content->panels) keys.push_back(panel.key);
  }
  bool same = keys.size() == box->count();
  for (qsizetype i = 0; same && i < keys.size(); ++i) {
    same = box->itemData(static_cast<int>(i)).toString() == keys[i] &&
           box->itemText(static_cast<int>(i)) == content->panels[static_cast<std::size_t>(i)].title;
  }
  if (!same) {
    box->clear();
    if (content != nullptr) {
      for (const OutputPanel& panel : content->panels) {
        box->addItem(panel.title, panel.key);
        box->setItemData(box->count() - 1, panel.title, Qt::ToolTipRole);
      }
    }
    fit_list(*box);
  }
  box->setCurrentIndex(box->findData(key));
}

void CompareBar::show_options(const OutputsOptions& options, const OutputContent* content) {
  const QSignalBlocker quiet_compare(compare_), quiet_divider(divider_), quiet_clusters(clusters_);
  compare_->setCurrentIndex(compare_->findData(static_cast<int>(options.compare)));
  fill(first_, content, options.first);
  fill(second_, content, options.second);
  divider_->setValue(static_cast<int>(std::lround(options.divider * kDividerSteps)));
  clusters_->setCurrentIndex(options.clusters ? 1 : 0);
  pair_->setVisible(options.compare != Compare::kSide);
  wipe_->setVisible(options.compare == Compare::kWipe);
  blink_->setVisible(options.compare == Compare::kBlink);
  const bool segments =
      content != nullptr &&
      std::any_of(content->panels.begin(), content->panels.end(), [](const OutputPanel& panel) {
        return panel.drawing == AnswerDrawing::kSegments &&
               panel.state == OutputPanel::State::kShown;
      });
  embedding_->setVisible(segments);
}

void CompareBar::show_zoom(double zoom) {
  zoom_->setText(tr("zoom %1 %").arg(QLocale().toString(100 * zoom, 'f', 0)));
  zoom_->setVisible(zoom > 1);
}

int CompareBar::blink_interval() const { return interval_->value(); }
bool CompareBar::blink_runs() const { return !pause_->isChecked(); }

void CompareBar::set_blink_runs(bool on) {
  const QSignalBlocker quiet(pause_);
  pause_->setChecked(!on);
}

}  // namespace taskatlas::ui
