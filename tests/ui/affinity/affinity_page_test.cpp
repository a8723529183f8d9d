// SPDX-License-Identifier: MIT
#include "ui/affinity/affinity_page.hpp"

#include "study/study.hpp"
#include "support/temporary_folder.hpp"
#include "ui/affinity/affinity_support.hpp"
#include "ui/affinity/derivation.hpp"
#include "ui/document/solutions.hpp"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QToolBar>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr int kPatience = 20000;  // ms; only a test that fails waits so long

struct Desk {
  explicit Desk(const QString& study)
      : document(open_study(study)), solutions(document), page(document, solutions) {
    page.resize(1300, 800);
    page.show();
    QCoreApplication::processEvents();
  }
  HeatmapView& map(const char* name) {
    return *page.findChild<HeatmapView*>(QString::fromLatin1(name));
  }
  template <typename Widget>
  Widget& tool(const char* name) {
    return *page.tool_bar()->findChild<Widget*>(QString::fromLatin1(name));
  }
  void choose(const char* box_name, const char* value) {
    auto& box = tool<QComboBox>(box_name);
    const int index = box.findData(QString::fromLatin1(value));
    ASSERT_GE(index, 0);
    box.setCurrentIndex(index);
    Q_EMIT box.activated(index);
    QCoreApplication::processEvents();
  }
  QAction& action(const QString& text) {
    for (QAction* action : page.page_actions()) {
      if (action->text() == text) return *action;
    }
    throw std::runtime_error("no action " + text.toStdString());
  }
  HeatmapHit cell(const char* target, const char* from) {
    const auto& data = map("affinity").plot()->contents();
    HeatmapHit hit;
    for (std::size_t i = 0; i < data.rows.size(); ++i) {
      if (data.rows[i].code == QLatin1String(target)) hit.row = static_cast<int>(i);
    }
    for (std::size_t j = 0; j < data.columns.size(); ++j) {
      if (data.columns[j].code == QLatin1String(from)) hit.column = static_cast<int>(j);
    }
    return hit;
  }
  void click(HeatmapView& view, const HeatmapHit& hit) {
    view.grab();
    QTest::mouseClick(&view, Qt::LeftButton, {},
                      view.geometry_now().cell(hit.row, hit.column).center().toPoint());
    QCoreApplication::processEvents();
  }

  StudyDocument document;
  Solutions solutions;
  AffinityPage page;
};

const char* const kStudy = "published-16k";

// Three tasks; the transfer from c to a is missing. With an experiment, or imported.
QString study_with_a_gap(const taskatlas::testing::TemporaryFolder& folder,
                         const std::string& experiment) {
  NewStudy content;
  content.experiment = experiment;
  for (const char* code : {"a", "b", "c"}) {
    Task task;
    task.code = task.name = code;
    content.tasks.push_back(task);
  }
  Measurement one;
  for (const std::int32_t target : {0, 1, 2}) {
    for (const std::int32_t source : {0, 1, 2}) {
      if (target == 0 && source == 2) continue;
      Transfer row;
      row.target = TaskId(target);
      row.sources = {TaskId(source)};
      row.affinity = 0.25;
      one.transfers.push_back(row);
    }
  }
  content.measurements.push_back(one);
  const auto path = folder / "gap.taskstudy";
  CreateOptions options;
  options.overwrite = true;
  Study::create(path, content, options);
  return QString::fromStdString(path.string());
}

TEST(AffinityPage, AMissingCellCanBeMeasured) {
  const taskatlas::testing::TemporaryFolder folder;
  {
    Desk desk(study_with_a_gap(folder, "{}"));
    auto& measure = desk.action(QStringLiteral("Measure this transfer…"));
    ASSERT_TRUE(measure.isEnabled());
    QSignalSpy wanted(&desk.page, &AffinityPage::measure_wanted);
    desk.click(desk.map("affinity"), desk.cell("a", "c"));
    measure.trigger();
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted[0][0].toStringList(), QStringList{QStringLiteral("c")});
    EXPECT_EQ(wanted[0][1].toString(), QStringLiteral("a"));
    desk.click(desk.map("affinity"), desk.cell("b", "a"));
    measure.trigger();
    EXPECT_EQ(wanted[1][0].toStringList(), QStringList{QStringLiteral("a")});
    EXPECT_EQ(wanted[1][1].toString(), QStringLiteral("b"));
  }
  for (const QString& study :
       {study_with_a_gap(folder, ""), QString(QStringLiteral("published-1k"))}) {
    Desk desk(study);
    const auto& measure = desk.action(QStringLiteral("Measure this transfer…"));
    EXPECT_FALSE(measure.isEnabled());
    EXPECT_TRUE(measure.toolTip().contains(QStringLiteral("imported")));
  }
}

TEST(AffinityPage, TheTwinsHaveOneOrderAndOneSelection) {
  Desk desk(QString::fromLatin1(kStudy));
  for (const char* order : {"table", "name", "kind", "value", "cluster"}) {
    desk.choose("order", order);
    if (QLatin1String(order) == QLatin1String("cluster")) {
      ASSERT_TRUE(QTest::qWaitFor(
          [&] { return desk.map("affinity").plot()->contents().column_tree.has_value(); },
          kPatience));
    }
    const HeatmapData& left = desk.map("raw").plot()->contents();
    const HeatmapData& right = desk.map("affinity").plot()->contents();
    ASSERT_EQ(left.rows.size(), right.rows.size());
    for (std::size_t i = 0; i < left.rows.size(); ++i) {
      EXPECT_EQ(left.rows[i].code, right.rows[i].code);
    }
    for (std::size_t j = 0; j < left.columns.size(); ++j) {
      EXPECT_EQ(left.columns[j].code, right.columns[j].code);
    }
    const HeatmapHit cell = desk.cell("curvature", "rgb2sfnorm");
    desk.click(desk.map("raw"), cell);
    EXPECT_EQ(desk.map("affinity").current(), cell);
    const TransferId id = desk.document.selection().transfer();
    ASSERT_TRUE(id.valid());
    EXPECT_EQ(desk.document.table()->describe(id), "rgb2sfnorm->curvature");
    desk.document.selection().clear();
    EXPECT_FALSE(desk.map("raw").current().is_cell());
  }
}

TEST(AffinityPage, TheSelectionIsEverybodys) {
  Desk desk(QString::fromLatin1(kStudy));
  const TransferTable& table = *desk.document.table();
  const TaskId normals = *table.find_task("rgb2sfnorm");
  const TaskId layout = *table.find_task("room_layout");
  const TransferId id = *table.find(std::span(&normals, 1), layout);
  desk.document.selection().select({normals, layout}, id);
  EXPECT_EQ(desk.map("raw").current(), desk.cell("room_layout", "rgb2sfnorm"));
  const auto* readout = desk.page.findChild<QLabel*>(QStringLiteral("readout"));
  EXPECT_TRUE(readout->text().contains(QString::fromStdString(table.task(layout).name)));
  EXPECT_TRUE(readout->text().contains(QStringLiteral("rank")));
  // Another page's pointer.
  desk.document.selection().set_hover({normals, {}, {}});
  EXPECT_EQ(desk.map("affinity").hover().row, desk.cell("rgb2sfnorm", "rgb2sfnorm").row);
}

TEST(AffinityPage, EveryViewSettingCanBeUndone) {
  Desk desk(QString::fromLatin1(kStudy));
  const QString before = heatmap_tsv(desk.map("raw").plot()->contents());
  desk.choose("measure", "quality");
  const QString after = heatmap_tsv(desk.map("raw").plot()->contents());
  EXPECT_NE(before, after);
  desk.choose("order", "name");
  desk.action(QStringLiteral("Values in cells")).trigger();
  QCoreApplication::processEvents();
  EXPECT_TRUE(desk.map("raw").plot()->options().cell_values);
  EXPECT_EQ(desk.document.undo_stack().count(), 3);
  desk.document.undo_stack().undo();
  desk.document.undo_stack().undo();
  QCoreApplication::processEvents();
  EXPECT_FALSE(desk.map("raw").plot()->options().cell_values);
  EXPECT_EQ(heatmap_tsv(desk.map("raw").plot()->contents()), after);
  desk.document.undo_stack().undo();
  QCoreApplication::processEvents();
  EXPECT_EQ(heatmap_tsv(desk.map("raw").plot()->contents()), before);
}

TEST(AffinityPage, AHeadOrdersByItsTask) {
  Desk desk(QString::fromLatin1(kStudy));
  HeatmapView& map = desk.map("affinity");
  const int row = desk.cell("curvature", "curvature").row;
  Q_EMIT map.row_head_clicked(row);
  QCoreApplication::processEvents();
  const HeatmapData& data = map.plot()->contents();
  double before = 2;
  for (std::size_t j = 0; j + 1 < data.columns.size(); ++j) {  // the own network stays last
    const double value = data.at(static_cast<std::size_t>(row), j);
    if (std::isnan(value)) continue;
    EXPECT_LE(value, before);
    before = value;
  }
}

TEST(AffinityPage, TheCutIsOneStepHoweverLongItIsDragged) {
  Desk desk(QString::fromLatin1(kStudy));
  desk.choose("order", "cluster");
  auto& slider = desk.tool<QSlider>("groups");
  ASSERT_TRUE(QTest::qWaitFor([&] { return slider.isEnabled(); }, kPatience));
  const int steps = desk.document.undo_stack().count();
  for (int groups = 2; groups < 9; ++groups) {
    slider.setValue(groups);
    QCoreApplication::processEvents();
  }
  EXPECT_EQ(desk.document.undo_stack().count(), steps + 1);
  ASSERT_TRUE(desk.map("affinity").plot()->contents().column_tree);
  EXPECT_TRUE(desk.map("affinity").plot()->contents().column_tree->cut);
}

TEST(AffinityPage, CopiesTheMapThatWasUsedLast) {
  Desk desk(QString::fromLatin1(kStudy));
  desk.action(QStringLiteral("Copy as table")).trigger();
  EXPECT_EQ(QApplication::clipboard()->text(),
            heatmap_tsv(desk.map("affinity").plot()->contents()));
  desk.click(desk.map("raw"), {2, 3});
  desk.action(QStringLiteral("Copy as table")).trigger();
  EXPECT_EQ(QApplication::clipboard()->text(), heatmap_tsv(desk.map("raw").plot()->contents()));
  desk.action(QStringLiteral("Copy as picture")).trigger();
  EXPECT_FALSE(QApplication::clipboard()->pixmap().isNull());
}

TEST(AffinityPage, SearchMarksAndJumps) {
  Desk desk(QString::fromLatin1(kStudy));
  auto& search = desk.tool<QLineEdit>("search");
  search.setText(QStringLiteral("segment2d"));
  EXPECT_EQ(desk.map("raw").highlighted_rows(),
            std::set<int>{desk.cell("segment2d", "segment2d").row});
  Q_EMIT search.returnPressed();
  EXPECT_EQ(desk.map("affinity").hover().row, desk.cell("segment2d", "segment2d").row);
  search.setText(QStringLiteral("no such task"));
  QSignalSpy failed(&desk.page, &Page::failed);
  Q_EMIT search.returnPressed();
  EXPECT_EQ(failed.count(), 1);
}

TEST(AffinityPage, FiguresAreWhatIsShown) {
  Desk desk(QString::fromLatin1(kStudy));
  desk.choose("measure", "quality");
  const AffinitySource source{desk.document.table(), desk.document.raw_scores(), nullptr};
  const auto figures = desk.page.figures();
  ASSERT_EQ(figures.size(), 2U);
  for (const FigureRequest& figure : figures) {
    const auto plot =
        make_affinity_plot(figure.kind, source, desk.document.scenario(), figure.options, {});
    const auto* map = dynamic_cast<const HeatmapPlot*>(plot.get());
    ASSERT_NE(map, nullptr);
    const auto& shown = *desk.map(figure.kind.toLatin1().constData()).plot();
    EXPECT_EQ(heatmap_tsv(map->contents()), heatmap_tsv(shown.contents()));
    EXPECT_EQ(map->options(), shown.options());
  }
}

TEST(AffinityPage, WithoutLossesItSaysWhatIsKnown) {
  Desk desk(QString::fromLatin1(kStudy));
  desk.action(QStringLiteral("Derivation")).trigger();
  desk.click(desk.map("affinity"), desk.cell("curvature", "rgb2sfnorm"));
  const auto* text = desk.page.findChild<QTextBrowser*>(QStringLiteral("derivation"));
  EXPECT_TRUE(text->toPlainText().contains(QStringLiteral("not in the study")));
  EXPECT_TRUE(text->toPlainText().contains(QStringLiteral("Coefficient in the program")));
}

TEST(AffinityPage, LossesGiveEvidence) {
  const taskatlas::testing::TemporaryFolder folder;
  Desk desk(testing::losses_study(folder));
  const auto* readout = desk.page.findChild<QLabel*>(QStringLiteral("readout"));
  desk.action(QStringLiteral("Derivation")).trigger();
  desk.click(desk.map("affinity"), desk.cell("a", "b"));
  ASSERT_TRUE(QTest::qWaitFor(
      [&] {
        return readout->text().contains(QStringLiteral("interval")) &&
               !readout->text().contains(QStringLiteral("computed"));
      },
      kPatience));
  EXPECT_TRUE(readout->text().contains(QStringLiteral("n = 60 images")));
  const auto* text = desk.page.findChild<QTextBrowser*>(QStringLiteral("derivation"));
  for (const char* step : {"Wins", "Ratio matrix", "Principal eigenvector", "first order",
                           "Coefficient in the program"}) {
    EXPECT_TRUE(text->toPlainText().contains(QLatin1String(step))) << step;
  }
  // b and c are as good as each other for a.
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return !desk.map("affinity").plot()->contents().marks.empty(); }, kPatience));
  // The losses themselves can be shown, once they are read.
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return desk.tool<QComboBox>("measure").findData(QStringLiteral("mean-loss")) >= 0; },
      kPatience));
  desk.choose("measure", "mean-loss");
  EXPECT_EQ(desk.map("raw").plot()->contents().value_name, QStringLiteral("Mean loss"));
  // c→b was never measured: hatched, said, not selected as a transfer.
  desk.click(desk.map("affinity"), desk.cell("b", "c"));
  EXPECT_TRUE(readout->text().contains(QStringLiteral("not measured")));
  EXPECT_FALSE(desk.document.selection().transfer().valid());
}

// The numbers of the derivation, recomputed step by step.
TEST(AffinityPage, TheDerivationIsThatOfTheAffinity) {
  const taskatlas::testing::TemporaryFolder folder;
  Study study = Study::open(testing::losses_study(folder).toStdString());
  const TransferTable table = study.table();
  const TaskId a = *table.find_task("a");
  const TargetLosses losses = in_tournament(table, *study.losses("a"), false);
  const WinMatrix wins = *tournament(losses.losses, {});
  const AhpDerivation derivation = derive_affinity(wins);
  for (std::size_t i = 0; i < losses.alternatives.size(); ++i) {
    EXPECT_NEAR(derivation.affinity[i], table.transfer(losses.alternatives[i]).affinity, 1e-9);
  }
  TargetEvidence evidence;
  evidence.target = a;
  evidence.alternatives = losses.alternatives;
  evidence.images = losses.images.size();
  evidence.means = mean_losses(losses);
  evidence.wins = wins;
  evidence.derivation = derivation;
  const QString html = derivation_html(table, Scenario{}, losses.alternatives[1], &evidence);
  EXPECT_TRUE(html.contains(QLocale().toString(derivation.affinity[1], 'g', 4)));
  EXPECT_TRUE(html.contains(QLocale().toString(wins.wins[4])));
}

TEST(AffinityPage, ATransferChosenInTheTableIsSelected) {
  Desk desk(QString::fromLatin1(kStudy));
  desk.action(QStringLiteral("Transfers")).setChecked(false);
  desk.action(QStringLiteral("Transfers")).trigger();
  auto* table = desk.page.findChild<QTableView*>(QStringLiteral("transfers"));
  desk.page.activateWindow();
  table->setFocus();
  QCoreApplication::processEvents();
  table->setCurrentIndex(table->model()->index(5, 0));
  const TransferId id = desk.document.selection().transfer();
  ASSERT_TRUE(id.valid());
  EXPECT_EQ(table->model()->index(5, 0).data(Qt::ToolTipRole).toString().toStdString(),
            desk.document.table()->describe(id));
}

TEST(AffinityPage, EveryControlHasAName) {
  Desk desk(QString::fromLatin1(kStudy));
  for (QWidget* root :
       {static_cast<QWidget*>(&desk.page), static_cast<QWidget*>(desk.page.tool_bar())}) {
    for (QWidget* widget : root->findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(root)) continue;
      if (widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
      QAccessibleInterface* access = QAccessible::queryAccessibleInterface(widget);
      ASSERT_NE(access, nullptr);
      const QAccessible::Role role = access->role();
      const bool control = role == QAccessible::Button || role == QAccessible::CheckBox ||
                           role == QAccessible::ComboBox || role == QAccessible::Slider ||
                           role == QAccessible::SpinBox || role == QAccessible::Table ||
                           role == QAccessible::EditableText;
      if (!control) continue;
      EXPECT_FALSE(access->text(QAccessible::Name).isEmpty())
          << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
    }
  }
}

}  // namespace
}  // namespace taskatlas::ui
