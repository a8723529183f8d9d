// SPDX-License-Identifier: MIT
// Other measures in the window: every number is that of core/measures.
#include "ui/evaluation/measures_panel.hpp"

#include "affinity/affinity_matrix.hpp"
#include "ui/evaluation/measure_tables.hpp"
#include "ui/evaluation/measure_words.hpp"
#include "ui/evaluation/measured_study.hpp"
#include "ui/evaluation/result_table.hpp"
#include "ui/shared/heatmap_view.hpp"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace taskatlas::ui::testing {
namespace {

using measures::Agreement;
using measures::kKinds;
using measures::MeasureTable;
using measures::StudyMeasures;

bool same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

QString shown(double value, int digits) {
  if (std::isnan(value)) return QStringLiteral("–");
  const double unit = std::pow(10, digits);
  const double rounded = std::round(value * unit) / unit;
  const QString text = QLocale().toString(std::abs(rounded), 'f', digits);
  return rounded < 0 ? QStringLiteral("−") + text : text;
}

// As the command line has it.
struct Expected {
  explicit Expected(const std::filesystem::path& path, std::uint64_t run_seed = 1) {
    const Study study = Study::open(path);
    measures::StudyMeasuresOptions options;
    options.run_seed = run_seed;
    all = *measures::study_measures(study, options, {});
    if (study.measurements().empty()) return;
    Selection selection;
    selection.seed = static_cast<std::int64_t>(run_seed);
    table = study.table(selection);
    affinity = first_order_affinity(*table);
    for (const MeasureTable& one : all.tables) {
      agreements.push_back(measures::agreement(one, *table, *affinity));
    }
  }
  QString name(const std::string& code) const {
    return QString::fromStdString(table->task(*table->find_task(code)).name);
  }
  QString best_measured(const std::string& target) const {
    std::string best;
    double most = -1;
    for (std::size_t t = 0; t < affinity->targets.size(); ++t) {
      if (table->code(affinity->targets[t]) != target) continue;
      for (std::size_t s = 0; s < affinity->sources.size(); ++s) {
        const std::string& source = table->code(affinity->sources[s]);
        if (source == target || !(affinity->at(t, s) > most)) continue;
        most = affinity->at(t, s);
        best = source;
      }
    }
    return best.empty() ? QStringLiteral("–") : name(best);
  }

  StudyMeasures all;
  std::optional<TransferTable> table;
  std::optional<FirstOrderMatrix> affinity;
  std::vector<Agreement> agreements;
};

class MeasuresPanelTest : public MeasuredStudy {
 protected:
  // Numbers as they are kept, and as they are written.
  static void expect_row(const ResultView& view, std::size_t row, std::size_t first,
                         const std::vector<double>& numbers) {
    const ResultTable& table = const_cast<ResultView&>(view).model_of().table();
    ASSERT_LT(row, table.rows.size());
    ASSERT_EQ(table.columns.size(), first + numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const std::size_t column = first + i;
      EXPECT_TRUE(same(table.rows[row][column].value, numbers[i]))
          << row << ' ' << column << ": " << table.rows[row][column].value << ' ' << numbers[i];
      const QAbstractItemModel& model = const_cast<ResultView&>(view).model_of();
      const QString text =
          model.index(static_cast<int>(row), static_cast<int>(column)).data().toString();
      EXPECT_EQ(text, shown(numbers[i], table.columns[column].digits));
    }
  }
  static QString cell(ResultView& view, std::size_t row, std::size_t column) {
    return view.model_of().table().rows[row][column].text;
  }
};

TEST_F(MeasuresPanelTest, EveryNumberIsThatOfTheCommandLine) {
  encode_all();
  measure();
  const Expected expected(study_);
  open_page();
  EXPECT_EQ(panel().result(), nullptr);
  compute();
  ASSERT_NE(panel().result(), nullptr);
  ResultView& overview = view().overview();
  const QAbstractItemModelTester above(overview.model(),
                                       QAbstractItemModelTester::FailureReportingMode::Fatal);
  const QAbstractItemModelTester below(view().targets().model(),
                                       QAbstractItemModelTester::FailureReportingMode::Fatal);
  ASSERT_EQ(overview.model_of().rowCount(), static_cast<int>(kKinds.size()));
  const HeatmapData& cells = view().map().plot()->contents();
  ASSERT_EQ(cells.rows.size(), kKinds.size());
  ASSERT_EQ(cells.columns.size(), 5U);
  for (std::size_t k = 0; k < kKinds.size(); ++k) {
    const MeasureTable& table = expected.all.tables[k];
    const Agreement& agreement = expected.agreements[k];
    EXPECT_EQ(panel().result()->measures->tables[k].values.size(), table.values.size());
    EXPECT_EQ(cell(overview, k, 0), measure_name(kKinds[k]));
    expect_row(overview, k, 1,
               {static_cast<double>(agreement.targets.size()), agreement.spearman,
                agreement.spearman_interval.lower, agreement.spearman_interval.upper,
                agreement.kendall, agreement.pooled_spearman});

    overview.set_current_row(static_cast<int>(k));
    EXPECT_TRUE(text("measure_about").contains(measure_literature(kKinds[k])));
    ResultView& targets = view().targets();
    ASSERT_EQ(targets.model_of().rowCount(), static_cast<int>(table.targets.size()));
    for (std::size_t t = 0; t < table.targets.size(); ++t) {
      const std::string& target = table.targets[t];
      EXPECT_EQ(cell(targets, t, 0), expected.name(target));
      EXPECT_EQ(cell(targets, t, 2), expected.best_measured(target));
      const auto one = std::find_if(agreement.targets.begin(), agreement.targets.end(),
                                    [&](const auto& a) { return a.target == target; });
      const bool known = one != agreement.targets.end();
      const double none = std::nan("");
      EXPECT_EQ(cell(targets, t, 1), known ? expected.name(one->first) : QStringLiteral("–"));
      expect_row(targets, t, 3,
                 {known ? one->rank_of_first : none, known ? one->spearman : none,
                  known ? static_cast<double>(one->sources) : none,
                  static_cast<double>(table.samples[t])});
      for (std::size_t c = 0; c < cells.columns.size(); ++c) {
        if (cells.columns[c].code.toStdString() != target) continue;
        EXPECT_TRUE(same(cells.at(k, c), known ? one->spearman : none));
        const QString said = view().map().plot()->cell_name(k, c);
        EXPECT_TRUE(said.startsWith(measure_name(kKinds[k])));
        EXPECT_TRUE(said.contains(expected.name(target)));
        if (!known) continue;
        EXPECT_TRUE(said.contains(expected.name(one->first)));
        EXPECT_TRUE(said.contains(expected.best_measured(target)));
      }
    }
  }
  const QString facts = page_->status();
  EXPECT_TRUE(view().overview().toolTip().endsWith(facts));
  EXPECT_TRUE(facts.contains(QLatin1String("run seed 1"))) << facts.toStdString();
  EXPECT_TRUE(facts.contains(QLatin1String("96 images"))) << facts.toStdString();
  // What is missing is said by the core.
  const ResultTable& notes = view().notes().model_of().table();
  std::size_t count = expected.all.notes.size();
  for (const MeasureTable& table : expected.all.tables) count += table.notes.size();
  EXPECT_EQ(notes.rows.size(), count);
}

// Of a window of 900 by 600 the page has so much.
TEST_F(MeasuresPanelTest, TheMapIsWholeInASmallWindow) {
  encode_all();
  measure();
  open_page();
  compute();
  view().set_show(MeasuresView::Show::kMap);
  page_->resize(815, 512);
  QCoreApplication::processEvents();
  const HeatmapView& map = view().map();
  EXPECT_EQ(map.visibleRegion().boundingRect(), map.rect());
}

TEST_F(MeasuresPanelTest, MeasuresNeedNoMeasurement) {
  encode_all();
  const Expected expected(study_);
  open_page();
  compute();
  const ResultTable& overview = view().overview().model_of().table();
  ASSERT_EQ(overview.columns.size(), 2U);
  ASSERT_EQ(overview.rows.size(), kKinds.size());
  EXPECT_EQ(overview.rows[0][1].value, 5);  // CKA, of all
  EXPECT_EQ(overview.rows[5][1].value, 1);  // H-score, of class_places alone
  EXPECT_EQ(view().targets().model_of().columnCount(), 3);
  EXPECT_EQ(view().map().plot(), nullptr);
  EXPECT_TRUE(page_->status().contains(QLatin1String("No transfer has been measured yet")));
  for (std::size_t t = 0; t < 5; ++t) {
    const std::string first = first_source(expected.all.tables[0], t);
    EXPECT_EQ(cell(view().targets(), t, 1),
              QString::fromStdString(
                  document_->table()->task(*document_->table()->find_task(first)).name));
  }
}

TEST_F(MeasuresPanelTest, WhatIsKeptIsHeldAgainstNewResults) {
  encode_all();
  open_page();
  compute();
  const auto kept = panel().result()->measures;
  measure();
  document_->read_results();
  ASSERT_TRUE(QTest::qWaitFor([&] { return panel().result()->affinity.has_value(); }, kPatience));
  wait();
  EXPECT_EQ(panel().result()->measures, kept);  // not computed anew
  const Expected expected(study_);
  expect_row(view().overview(), 0, 1,
             {5, expected.agreements[0].spearman, expected.agreements[0].spearman_interval.lower,
              expected.agreements[0].spearman_interval.upper, expected.agreements[0].kendall,
              expected.agreements[0].pooled_spearman});
  // Names are the user's.
  const TaskId task(0);
  document_->change(QStringLiteral("Rename"), [&](DocumentState& state) {
    state.tasks[task.index()].name = "Places of mine";
  });
  wait();
  EXPECT_EQ(cell(view().targets(), 0, 0), QStringLiteral("Places of mine"));
  EXPECT_EQ(panel().result()->measures, kept);
}

TEST_F(MeasuresPanelTest, AnotherMeasurementIsOfOtherNetworks) {
  encode_seed(1);
  encode_seed(5);
  measure(1);
  measure(5);
  open_page();
  const auto id_of = [&](std::int64_t seed) {
    for (const MeasurementInfo& one : document_->info().measurements) {
      if (one.seed == seed) return one.id;
    }
    ADD_FAILURE() << seed;
    return std::int64_t{0};
  };
  struct Read {
    StudyResults results;
    StudyInfo info;
  };
  const auto read = [&](std::int64_t seed) {
    std::optional<Read> got;
    document_->read_measurement(id_of(seed), [&](StudyResults results, StudyInfo info) {
      got = Read{std::move(results), std::move(info)};
    });
    EXPECT_TRUE(QTest::qWaitFor([&] { return got.has_value(); }, kPatience));
    return *got;
  };
  const Read first = read(1), fifth = read(5);
  document_->show_measurement(first.results, first.info);
  wait();
  compute();
  EXPECT_EQ(panel().result()->measures->run_seed, 1U);
  document_->show_measurement(fifth.results, fifth.info);
  wait();
  EXPECT_EQ(panel().result(), nullptr);  // on demand
  EXPECT_TRUE(text("measures_empty").contains(QLatin1String("Compute begins")));
  compute();
  EXPECT_EQ(panel().result()->measures->run_seed, 5U);
  const Expected expected(study_, 5);
  expect_row(view().overview(), 2, 1,
             {5, expected.agreements[2].spearman, expected.agreements[2].spearman_interval.lower,
              expected.agreements[2].spearman_interval.upper, expected.agreements[2].kendall,
              expected.agreements[2].pooled_spearman});
  // What is asked for later counts.
  QTest::mouseClick(&in<QPushButton>("compute_measures"), Qt::LeftButton);
  ASSERT_TRUE(panel().running());
  document_->show_measurement(first.results, first.info);
  wait();
  ASSERT_NE(panel().result(), nullptr);
  EXPECT_EQ(panel().result()->measures->run_seed, 1U);
}

TEST_F(MeasuresPanelTest, CancelLeavesWhatWasShown) {
  encode_all();
  open_page();
  auto& begin = in<QPushButton>("compute_measures");
  auto& cancel = in<QPushButton>("cancel_measures");
  EXPECT_FALSE(cancel.isEnabled());
  QTest::mouseClick(&begin, Qt::LeftButton);
  EXPECT_TRUE(panel().running());
  EXPECT_FALSE(begin.isEnabled());
  EXPECT_TRUE(cancel.isEnabled());
  EXPECT_TRUE(in<QAction>("cancel_measuring").isEnabled());
  EXPECT_FALSE(page_->ready());
  QTest::mouseClick(&cancel, Qt::LeftButton);
  EXPECT_FALSE(panel().running());
  EXPECT_EQ(text("measures_stage"), QStringLiteral("Cancelled."));
  EXPECT_TRUE(page_->ready());
  QTest::qWait(300);  // nothing comes later
  EXPECT_EQ(panel().result(), nullptr);
  compute();
  const auto before = panel().result();
  ASSERT_NE(before, nullptr);
  in<QAction>("measure").trigger();
  EXPECT_TRUE(panel().running());
  in<QAction>("cancel_measuring").trigger();
  EXPECT_FALSE(panel().running());
  QTest::qWait(300);
  EXPECT_EQ(panel().result(), before);
  EXPECT_FALSE(in<QAction>("cancel_measuring").isEnabled());
}

TEST_F(MeasuresPanelTest, TheHeatMapIsAWayToChoose) {
  encode_all();
  measure();
  open_page();
  compute();
  auto& show = in<QComboBox>("measures_show");
  EXPECT_TRUE(view().targets().isVisible());
  EXPECT_FALSE(in<QAction>("picture").isEnabled());
  show.setCurrentIndex(1);
  Q_EMIT show.activated(1);
  wait();
  EXPECT_TRUE(view().map().isVisible());
  EXPECT_TRUE(in<QAction>("picture").isEnabled());
  Q_EMIT view().map().selected(3, 1);
  EXPECT_EQ(view().overview().current_row(), 3);
  const TaskId task = view().map().plot()->contents().columns[1].task;
  EXPECT_EQ(document_->selection().tasks(), std::set<TaskId>{task});
  EXPECT_EQ(view().map().highlighted_rows(), std::set<int>{3});
  EXPECT_EQ(view().map().highlighted_columns(), std::set<int>{1});
  in<QAction>("picture").trigger();
  EXPECT_FALSE(QGuiApplication::clipboard()->pixmap().isNull());
  document_->undo_stack().undo();
  wait();
  EXPECT_TRUE(view().targets().isVisible());
  EXPECT_EQ(show.currentIndex(), 0);
}

TEST_F(MeasuresPanelTest, IsCopiedWhole) {
  encode_all();
  measure();
  open_page();
  compute();
  page_->activateWindow();
  in<QPushButton>("compute_measures").setFocus();
  in<QAction>("copy").trigger();
  const QString all = QGuiApplication::clipboard()->text();
  EXPECT_EQ(all, view().overview().whole_tsv());
  EXPECT_EQ(all.count(QLatin1Char('\n')), 1 + static_cast<int>(kKinds.size()));
}

TEST_F(MeasuresPanelTest, IsReachedByKeysAndHasNames) {
  encode_all();
  measure();
  open_page();
  compute();
  view().overview().setFocus();
  QTest::keyClick(&view().overview(), Qt::Key_Down);
  EXPECT_TRUE(text("measure_about").startsWith(measure_name(kKinds[1])));
  EXPECT_EQ(view().targets().accessibleName(),
            QStringLiteral("Targets of %1").arg(measure_name(kKinds[1])));
  auto& show = in<QComboBox>("measures_show");
  for (const int shown_part : {0, 1, 2}) {
    show.setCurrentIndex(shown_part);
    Q_EMIT show.activated(shown_part);
    wait();
    for (const QWidget* widget : panel().findChildren<QWidget*>()) {
      if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()) continue;
      const auto* button = qobject_cast<const QAbstractButton*>(widget);
      EXPECT_TRUE(!widget->accessibleName().isEmpty() ||
                  (button != nullptr && !button->text().isEmpty()))
          << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
  }
  const QString help = view().overview().whatsThis();
  for (const measures::Kind kind : kKinds) {
    EXPECT_TRUE(help.contains(measure_literature(kind).toHtmlEscaped()));
  }
}

}  // namespace
}  // namespace taskatlas::ui::testing
