// SPDX-License-Identifier: MIT
#include "ui/evaluation/comparison_panel.hpp"

#include "ui/evaluation/evaluation_settings.hpp"
#include "ui/shared/control_row.hpp"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>
#include <utility>

namespace taskatlas::ui {
namespace {

const QString kPanel = QStringLiteral("comparison");
const QString kWithKey = QStringLiteral("with");
constexpr int kRest = 150;  // milliseconds without a change before both are solved

}  // namespace

ComparisonPanel::ComparisonPanel(StudyDocument& document, Solutions& solutions, QWidget* parent)
    : EvaluationPanel(document, solutions, parent), rest_(new QTimer(this)) {
  rest_->setSingleShot(true);
  rest_->setInterval(kRest);
  auto* layout = new QVBoxLayout(this);
  auto* controls = new ControlRow;
  others_ = new QComboBox;
  others_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  controls->add(others_, tr("Compare &with:"), QStringLiteral("others"),
                tr("The study to compare with; both under the present scenario"));
  others_->setAccessibleName(tr("Study to compare with"));
  auto* choose = new QPushButton(tr("Choose a &file…"));
  choose->setObjectName(QStringLiteral("choose_other"));
  choose->setToolTip(tr("Compare with a study of your own"));
  controls->add(choose);
  layout->addWidget(controls);
  summary_ = new QLabel;
  summary_->setObjectName(QStringLiteral("summary"));
  summary_->setWordWrap(true);
  summary_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(summary_);
  view_ = new ResultView;
  view_->setObjectName(QStringLiteral("comparison"));
  view_->setAccessibleName(tr("Comparison by target"));
  view_->setToolTip(tr("How alike the affinities rank, and by what each target is served"));
  layout->addWidget(view_, 1);

  connect(others_, &QComboBox::activated, this,
          [this] { compare_with(others_->currentData().toString()); });
  connect(choose, &QPushButton::clicked, this, &ComparisonPanel::choose_file);
  connect(rest_, &QTimer::timeout, this, &ComparisonPanel::refresh_soon);
  connect(&job_, &LatestJob::failed, this, [this](const QString& message) {
    view_->set_table({});
    summary_->setText(message);
    Q_EMIT status_changed();
  });
  connect(&job_, &LatestJob::busy_changed, this, &EvaluationPanel::status_changed);
  connect(&document_, &StudyDocument::scenario_changed, rest_, qOverload<>(&QTimer::start));
  connect(&document_, &StudyDocument::tasks_changed, this, &ComparisonPanel::refresh_soon);
  connect(&document_, &StudyDocument::location_changed, this, &ComparisonPanel::refresh_soon);
  show_settings();
}

QString ComparisonPanel::other() const {
  return panel_settings(document_, kPanel).value(kWithKey).toString();
}

void ComparisonPanel::compare_with(const QString& name_or_path) {
  set_panel_settings(document_, kPanel, {{kWithKey, name_or_path}},
                     name_or_path.isEmpty() ? tr("Compare with nothing") : tr("Compare studies"));
}

void ComparisonPanel::show_settings() {
  const QString chosen = other();
  others_->clear();
  others_->addItem(tr("Choose a study"), QString());
  for (const QString& name :
       other_builtin_studies(chosen == document_.label() ? QString() : document_.label())) {
    others_->addItem(name, name);
  }
  if (others_->findData(chosen) < 0) others_->addItem(QFileInfo(chosen).fileName(), chosen);
  others_->setCurrentIndex(others_->findData(chosen));
}

void ComparisonPanel::refresh() {
  show_settings();
  const QString chosen = other();
  if (chosen.isEmpty()) {
    job_.cancel();
    view_->set_table({});
    summary_->setText(
        tr("Choose a study: how alike the affinities of the two rank, and where their taxonomies "
           "differ under the present scenario, is listed here."));
    return;
  }
  if (view_->model_of().rowCount() == 0) summary_->setText(tr("Comparing…"));
  const auto known = read_ && read_->source == chosen ? read_ : nullptr;
  job_.start([this, chosen, known, table = document_.table(), label = document_.label(),
              scenario = document_.scenario()](const RunContext& context) -> std::function<void()> {
    const auto other = known ? known : open_other_study(chosen);
    auto compared = compare_studies(*table, label, *other->table, other->label, scenario, context);
    if (!compared) return nullptr;
    auto result = std::make_shared<const StudyComparison>(std::move(*compared));
    return [this, other, result] {
      read_ = other;
      show_result(*result);
    };
  });
}

void ComparisonPanel::show_result(const StudyComparison& compared) {
  summary_->setText(comparison_summary(compared));
  view_->set_table(comparison_table(*document_.table(), compared));
  Q_EMIT status_changed();
}

void ComparisonPanel::choose_file() {
  choose_study_file(this, tr("Compare with"), [this](const QString& path) { compare_with(path); });
}

bool ComparisonPanel::ready() const { return !job_.busy() && !rest_->isActive() && !stale(); }

void ComparisonPanel::copy() { view_->copy(); }

}  // namespace taskatlas::ui
