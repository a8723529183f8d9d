// SPDX-License-Identifier: MIT
#include "ui/evaluation/win_rates_panel.hpp"

#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/evaluation/note_label.hpp"

#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QVBoxLayout>
#include <utility>

namespace taskatlas::ui {
namespace {

const QString kPanel = QStringLiteral("win_rates");
const QString kOrderKey = QStringLiteral("max_order");
constexpr int kPaperOrder = 4;  // of the paper's figure

QLabel* heading(const QString& text) {
  auto* label = new QLabel(text);
  QFont font = label->font();
  font.setBold(true);
  label->setFont(font);
  label->setWordWrap(true);
  return label;
}

}  // namespace

WinRatesPanel::WinRatesPanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : EvaluationPanel(document, solutions, parent) {
  auto* layout = new QVBoxLayout(this);
  auto* splitter = new QSplitter(Qt::Vertical);
  splitter->setChildrenCollapsible(false);
  layout->addWidget(splitter);

  auto* upper = new QWidget;
  auto* first = new QVBoxLayout(upper);
  first->setContentsMargins(0, 0, 0, 0);
  first->addWidget(heading(tr("Task-specific networks (table 1 of the paper)")));
  networks_note_ = new NoteLabel;
  networks_note_->setObjectName(QStringLiteral("networks_note"));
  first->addWidget(networks_note_);
  networks_ = new ResultView;
  networks_->setObjectName(QStringLiteral("networks"));
  networks_->setAccessibleName(tr("Win rates of task-specific networks"));
  networks_->setToolTip(tr("Published win rates, and this study's beside them"));
  first->addWidget(networks_, 1);
  splitter->addWidget(upper);

  auto* lower = new QWidget;
  auto* second = new QVBoxLayout(lower);
  second->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
  auto* row = new QHBoxLayout;
  row->addWidget(heading(tr("Transfers into novel targets (figure 10, right, of the paper)")), 1);
  order_ = new QSpinBox;
  order_->setObjectName(QStringLiteral("max_order"));
  order_->setRange(1, 100);
  order_->setToolTip(tr("The most sources of one transfer; the paper's figure has up to four"));
  order_->setAccessibleName(tr("Most sources"));
  auto* order_label = new QLabel(tr("Most so&urces:"));
  order_label->setBuddy(order_);
  row->addWidget(order_label);
  row->addWidget(order_);
  second->addLayout(row);
  rivals_ = new ResultView;
  rivals_->setObjectName(QStringLiteral("rivals"));
  rivals_->setAccessibleName(tr("Win rates of transfers into novel targets"));
  rivals_->setToolTip(tr("Published win rates, and this study's beside them"));
  second->addWidget(rivals_, 1);
  splitter->addWidget(lower);

  connect(order_, &QSpinBox::valueChanged, this, [this](int order) {
    set_panel_settings(document_, kPanel, {{kOrderKey, order}}, tr("Change the most sources"));
  });
  connect(&job_, &LatestJob::failed, this, &EvaluationPanel::failed);
  connect(&losses_job_, &LatestJob::failed, this, [this](const QString& message) {
    reading_ = false;
    Q_EMIT failed(message);
  });
  connect(&document_, &StudyDocument::results_changed, this, [this] {
    ++round_;
    losses_job_.cancel();
    measured_.clear();
    read_ = 0;
    reading_ = false;
  });
  connect(&document_, &StudyDocument::tasks_changed, this, &WinRatesPanel::refresh_soon);
  connect(&document_, &StudyDocument::scenario_changed, this, &WinRatesPanel::refresh_soon);
}

int WinRatesPanel::max_order() const {
  return panel_settings(document_, kPanel).value(kOrderKey).toInt(kPaperOrder);
}

void WinRatesPanel::refresh() {
  {
    const QSignalBlocker blocker(order_);
    order_->setValue(max_order());
  }
  show_networks();
  if (!reading_ && read_ < document_.targets_with_losses().size()) {
    reading_ = true;
    read_next();
  }
  job_.start([this, table = document_.table(), scenario = document_.scenario(),
              order = order_->value()](const RunContext&) -> std::function<void()> {
    ResultTable rivals = rivals_table(*table, scenario, order);
    return [this, rivals = std::move(rivals)] { rivals_->set_table(rivals); };
  });
}

void WinRatesPanel::show_networks() {
  networks_->set_table(network_table(*document_.table(), measured_));
  // This study's columns, where it can have nothing in them.
  const bool published_alone = document_.targets_with_losses().empty();
  for (const int column : {2, 3, 5, 6}) networks_->setColumnHidden(column, published_alone);
  if (document_.targets_with_losses().empty()) {
    networks_note_->setText(
        tr("This study has no per-image losses, so only the published values are shown. Win rates "
           "of task-specific networks come with studies of per-image losses that hold average and "
           "random."));
  } else if (reading_) {
    networks_note_->setText(tr("Reading per-image losses…"));
  } else {
    networks_note_->setText(
        tr("This study's values are from its per-image losses: the network under self against "
           "average and against random."));
  }
}

// One target's losses after another, so that no more than one is in memory.
void WinRatesPanel::read_next() {
  if (read_ >= document_.targets_with_losses().size()) {
    reading_ = false;
    show_networks();
    Q_EMIT status_changed();
    return;
  }
  const TaskId target = document_.targets_with_losses()[read_++];
  const std::string code = document_.table()->code(target);
  const QPointer<WinRatesPanel> self(this);
  document_.read_losses(
      target, [self, code, round = round_](const std::shared_ptr<const TargetLosses>& losses) {
        if (!self || self->round_ != round) return;
        if (!losses) {
          self->read_next();
          return;
        }
        self->losses_job_.start(
            [self = self.data(), code, losses](const RunContext& context) -> std::function<void()> {
              auto rates = network_win_rates(*losses, code, context);
              if (!rates) return nullptr;
              return [self, rates = std::move(*rates)] {
                self->measured_.push_back(rates);
                self->read_next();
              };
            });
      });
}

bool WinRatesPanel::ready() const { return !job_.busy() && !reading_ && !stale(); }

void WinRatesPanel::copy() { (rivals_->hasFocus() ? rivals_ : networks_)->copy(); }

}  // namespace taskatlas::ui
