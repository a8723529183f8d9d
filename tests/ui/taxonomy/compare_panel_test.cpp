// SPDX-License-Identifier: MIT
#include "ui/taxonomy/compare_panel.hpp"

#include "evaluation/comparison.hpp"
#include "page_fixture.hpp"
#include "study/study.hpp"
#include "support/published.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/figures/make_plot.hpp"
#include "ui/taxonomy/graph_plot.hpp"
#include "ui/taxonomy/rows_model.hpp"
#include "ui/taxonomy/settings_panel.hpp"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDir>
#include <QLocale>
#include <QSlider>
#include <QTemporaryDir>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::published_table;
using testing::PageFixture;

bool compares(PageFixture& fixture) {
  return QTest::qWaitFor(
      [&] {
        const auto& picture = fixture.page.graph().picture();
        return picture && picture->is_comparison() &&
               fixture.page.comparison().rows().rowCount() > 0;
      },
      10000);
}

QString three(double value) { return QLocale().toString(value, 'f', 3); }

// The 1k table with one of its tasks under another code, as a file.
QString study_with_a_task_of_its_own(const QTemporaryDir& folder) {
  const TransferTable table = published_table("1k");
  NewStudy content;
  content.name = "own";
  content.tasks.assign(table.tasks().begin(), table.tasks().end());
  Task& own = content.tasks[table.find_task("curvature")->index()];
  own.code = "mine";
  own.name = "A task of mine";
  Measurement measurement;
  measurement.transfers.assign(table.transfers().begin(), table.transfers().end());
  content.measurements.push_back(std::move(measurement));
  const QString path = folder.filePath(QStringLiteral("own.taskstudy"));
  Study::create(path.toStdString(), content);
  return path;
}

TEST(ComparePanel, AnotherStudyIsOneGraphWithThisOne) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  ComparePanel& panel = fixture.page.comparison();
  const QAbstractItemModelTester tester(&panel.rows());
  const DocumentState before = fixture.document.state();
  panel.compare_with_study(QStringLiteral("published-1k"));
  ASSERT_TRUE(compares(fixture));

  const TransferTable a = published_table("16k"), b = published_table("1k");
  const Scenario scenario;
  const Taxonomy of_a = solve_taxonomy(a, scenario, {}, {}),
                 of_b = solve_taxonomy(b, scenario, {}, {});
  const Comparison expected = compare({&a, &scenario, &of_a}, {&b, &scenario, &of_b});
  const QString text = panel.summary();
  for (const double value :
       {expected.overall.spearman, expected.overall.kendall, expected.a.objective,
        expected.b.objective, expected.a.mean_quality, expected.b.mean_quality}) {
    EXPECT_TRUE(text.contains(three(value))) << three(value).toStdString();
  }
  EXPECT_TRUE(text.contains(
      QStringLiteral("%1 of %2 target").arg(expected.same_transfers).arg(expected.targets.size())))
      << text.toStdString();
  for (const auto* side : {&expected.sources_only_a, &expected.sources_only_b}) {
    for (const std::string& code : *side) {
      EXPECT_TRUE(text.contains(QString::fromStdString(a.task(*a.find_task(code)).name)));
    }
  }
  ASSERT_EQ(panel.rows().rowCount(), static_cast<int>(expected.targets.size()));
  for (std::size_t i = 0; i < expected.targets.size(); ++i) {
    const auto& cells = panel.rows().row(static_cast<int>(i)).cells;
    EXPECT_EQ(cells[3].sort.toInt(), expected.targets[i].same ? 1 : 0);
    const auto agreement =
        std::find_if(expected.agreement.begin(), expected.agreement.end(),
                     [&](const auto& one) { return one.target == expected.targets[i].target; });
    ASSERT_NE(agreement, expected.agreement.end());
    EXPECT_EQ(cells[4].sort.toDouble(), agreement->spearman);
  }

  // Every transfer of either is drawn once, and said to be of the side that has it.
  const GraphPicture& picture = *fixture.page.graph().picture();
  using Key = std::pair<std::string, std::set<std::string>>;
  const auto transfers = [](const TransferTable& table, const Taxonomy& taxonomy) {
    std::set<Key> keys;
    for (const ChosenTransfer& one : taxonomy.transfers) {
      if (one.full_supervision || one.sources == std::vector<TaskId>{one.target}) continue;
      Key key{table.code(one.target), {}};
      for (const TaskId source : one.sources) key.second.insert(table.code(source));
      keys.insert(key);
    }
    return keys;
  };
  const std::set<Key> in_a = transfers(a, of_a), in_b = transfers(b, of_b);
  std::set<Key> drawn;
  for (std::size_t i = 0; i < picture.drawing().edges.size(); ++i) {
    const GraphTransfer& one =
        picture.graph().transfers[static_cast<std::size_t>(picture.graph().edges[i].transfer)];
    Key key{a.code(one.target), {}};
    for (const TaskId source : one.sources) key.second.insert(a.code(source));
    drawn.insert(key);
    EXPECT_EQ(picture.side(i), in_a.contains(key) && in_b.contains(key) ? EdgeSide::kBoth
                               : in_a.contains(key)                     ? EdgeSide::kOnlyA
                                                                        : EdgeSide::kOnlyB);
  }
  std::set<Key> all = in_a;
  all.insert(in_b.begin(), in_b.end());
  EXPECT_EQ(drawn, all);
  EXPECT_LT(in_a.size(), all.size());

  EXPECT_TRUE(fixture.document.state() == before);
  EXPECT_EQ(fixture.document.undo_stack().count(), 0);
  panel.compare_with({});
  EXPECT_FALSE(fixture.page.graph().picture()->is_comparison());
  EXPECT_EQ(panel.rows().rowCount(), 0);
}

TEST(ComparePanel, TheOtherStudyKeepsItsScenarioUnlessToldToFollow) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  ComparePanel& panel = fixture.page.comparison();
  panel.compare_with_study(QStringLiteral("published-1k"));
  ASSERT_TRUE(compares(fixture));
  ASSERT_EQ(panel.their_scenario().count(), 2);  // default, the present one
  fixture.page.settings().budget_slider().setValue(3);
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return panel.summary().contains(QLatin1String("budget 3")); }, 10000));
  EXPECT_TRUE(panel.summary().contains(QLatin1String("budget 6")));
  panel.compare_under_present_scenario();
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return !panel.summary().contains(QLatin1String("budget 6")); }, 10000));
  EXPECT_EQ(panel.summary().count(QLatin1String("budget 3")), 2);
}

TEST(ComparePanel, TasksThatOnlyTheOtherHasAreListedAndNotDrawn) {
  const QTemporaryDir folder;
  const QString path = study_with_a_task_of_its_own(folder);
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  ComparePanel& panel = fixture.page.comparison();
  panel.compare_with_study(path);
  ASSERT_TRUE(compares(fixture));
  EXPECT_TRUE(panel.summary().contains(QLatin1String("not drawn: A task of mine.")))
      << panel.summary().toStdString();
  EXPECT_EQ(fixture.page.graph().picture()->graph().nodes.size(),
            fixture.document.table()->tasks().size());
  EXPECT_EQ(panel.choice().currentText(), QStringLiteral("own.taskstudy"));
  bool listed = false;
  for (int row = 0; row < panel.rows().rowCount(); ++row) {
    listed = listed || panel.rows().row(row).cells[0].text == QLatin1String("A task of mine");
  }
  EXPECT_TRUE(listed);
}

TEST(ComparePanel, FailuresAreToldInThePanel) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  ComparePanel& panel = fixture.page.comparison();
  panel.compare_with_study(QStringLiteral("/nowhere/at/all.taskstudy"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !panel.message().isHidden(); }, 10000));
  EXPECT_TRUE(panel.message().text().contains(QLatin1String("/nowhere/at/all.taskstudy")));
  EXPECT_EQ(panel.rows().rowCount(), 0);
  EXPECT_FALSE(fixture.page.graph().picture()->is_comparison());

  panel.compare_with_study(QStringLiteral("published-1k"), QStringLiteral("none such"));
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return panel.message().text().contains(QLatin1String("none such")); }, 10000));

  // A scenario without a solution: affinities are compared all the same.
  const QTemporaryDir folder;
  const QString path = study_with_a_task_of_its_own(folder);
  {
    StudyOpenOptions options;
    options.access = StudyAccess::kEdit;
    Study study = Study::open(path.toStdString(), options);
    Scenario poor;
    poor.name = "poor";
    poor.budget = 0;
    study.put_scenario(poor);
  }
  panel.compare_with_study(path);
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return panel.message().text().contains(QLatin1String("B: own, poor")); }, 10000));
  EXPECT_TRUE(panel.summary().contains(QLatin1String("Spearman")));
  EXPECT_FALSE(fixture.page.graph().picture()->is_comparison());
  panel.compare_with({});
  EXPECT_TRUE(panel.message().isHidden());
}

TEST(ComparePanel, AComparisonIsAFigure) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  EXPECT_FALSE(fixture.page.figures().front().options.contains(QStringLiteral("compare")));
  fixture.page.comparison().compare_with_study(QStringLiteral("published-1k"));
  ASSERT_TRUE(compares(fixture));
  const FigureRequest request = fixture.page.figures().front();
  const GraphOptions options = GraphOptions::from_json(request.options);
  ASSERT_TRUE(options.compare);
  EXPECT_EQ(options.compare->study, QStringLiteral("published-1k"));
  EXPECT_EQ(options.to_json(), request.options);

  FigureRecipe recipe;
  recipe.kind = request.kind;
  recipe.study = QStringLiteral("published-16k");
  recipe.scenario = fixture.document.scenario();
  recipe.options = request.options;
  EXPECT_TRUE(option_note(recipe).isEmpty());
  const FigureSource source = load_source(recipe, QDir::tempPath());
  const auto plot = make_plot(recipe, source, {});
  ASSERT_TRUE(plot);
  const GraphPicture& figure = static_cast<const GraphPlot&>(*plot).picture();
  const GraphPicture& window = *fixture.page.graph().picture();
  ASSERT_EQ(figure.drawing().edges.size(), window.drawing().edges.size());
  for (std::size_t i = 0; i < figure.drawing().edges.size(); ++i) {
    EXPECT_EQ(figure.side(i), window.side(i));
  }
  const PlotData data = plot->data();
  EXPECT_EQ(data.columns.back(), QStringLiteral("in"));
  std::map<QString, int> sides;
  for (const auto& row : data.rows) ++sides[row.back()];
  EXPECT_EQ(sides.size(), 3u);
  EXPECT_EQ(sides[QStringLiteral("a")], sides[QStringLiteral("b")]);
}

TEST(ComparePanel, AFileInARecipeIsSeenFromItsFolder) {
  const QTemporaryDir folder;
  FigureRecipe recipe;
  recipe.kind = QStringLiteral("taxonomy");
  recipe.study = QStringLiteral("published-16k");
  GraphOptions options;
  options.compare = ComparedWith{study_with_a_task_of_its_own(folder), Scenario()};
  recipe.options = options.to_json();
  const FigureSource source = load_source(recipe, QDir::rootPath());
  ASSERT_TRUE(source.other);
  EXPECT_EQ(source.other->label, QStringLiteral("own"));
  const FigureRecipe full = completed(recipe, source, folder.path());
  EXPECT_EQ(GraphOptions::from_json(full.options).compare->study, QStringLiteral("own.taskstudy"));
  EXPECT_TRUE(load_source(full, folder.path()).other);
}

}  // namespace
}  // namespace taskatlas::ui
