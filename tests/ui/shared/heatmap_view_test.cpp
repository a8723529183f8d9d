// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_view.hpp"

#include "ui/shared/heatmap_benchmark.hpp"
#include "ui/shared/heatmap_support.hpp"

#include <QAccessible>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using namespace testing;

// Without the buttons, of which one may have the focus.
QImage grabbed(HeatmapView& view) {
  QImage image = view.grab().toImage();
  QPainter painter(&image);
  for (const QToolButton* button : view.findChildren<QToolButton*>()) {
    painter.fillRect(button->geometry(), Qt::black);
  }
  return image;
}

class HeatmapViewTest : public ::testing::Test {
 protected:
  HeatmapViewTest() {
    view_.resize(600, 560);
    view_.set_plot(std::make_shared<HeatmapPlot>(numbered(20, 24), HeatmapOptions()));
    view_.show();
    QCoreApplication::processEvents();
    view_.grab();
  }
  QPoint centre(int row, int column) {
    return view_.geometry_now().cell(row, column).center().toPoint();
  }
  HeatmapView view_;
};

TEST_F(HeatmapViewTest, AClickSelectsTheCellUnderIt) {
  QSignalSpy selected(&view_, &HeatmapView::selected);
  QTest::mouseClick(&view_, Qt::LeftButton, {}, centre(3, 7));
  ASSERT_EQ(selected.count(), 1);
  EXPECT_EQ(selected[0][0].toInt(), 3);
  EXPECT_EQ(selected[0][1].toInt(), 7);
  EXPECT_EQ(view_.current(), (HeatmapHit{3, 7}));
}

TEST_F(HeatmapViewTest, AClickOnAHeadIsTold) {
  QSignalSpy rows(&view_, &HeatmapView::row_head_clicked);
  QSignalSpy columns(&view_, &HeatmapView::column_head_clicked);
  const HeatmapGeometry geometry = view_.geometry_now();
  QTest::mouseClick(&view_, Qt::LeftButton, {},
                    QPoint(static_cast<int>(geometry.row_labels.center().x()), centre(5, 0).y()));
  QTest::mouseClick(
      &view_, Qt::LeftButton, {},
      QPoint(centre(0, 9).x(), static_cast<int>(geometry.column_labels.center().y())));
  ASSERT_EQ(rows.count(), 1);
  EXPECT_EQ(rows[0][0].toInt(), 5);
  ASSERT_EQ(columns.count(), 1);
  EXPECT_EQ(columns[0][0].toInt(), 9);
}

TEST_F(HeatmapViewTest, ArrowsMoveTheCurrentCell) {
  view_.setFocus();
  QTest::keyClick(&view_, Qt::Key_Down);  // shows where one is
  EXPECT_EQ(view_.current(), (HeatmapHit{0, 0}));
  QTest::keyClick(&view_, Qt::Key_Down);
  QTest::keyClick(&view_, Qt::Key_Right);
  EXPECT_EQ(view_.current(), (HeatmapHit{1, 1}));
  QTest::keyClick(&view_, Qt::Key_End, Qt::ControlModifier);
  EXPECT_EQ(view_.current(), (HeatmapHit{19, 23}));
  QTest::keyClick(&view_, Qt::Key_Right);
  EXPECT_EQ(view_.current(), (HeatmapHit{19, 23}));
  QTest::keyClick(&view_, Qt::Key_Home);
  EXPECT_EQ(view_.current(), (HeatmapHit{19, 0}));
}

TEST_F(HeatmapViewTest, TheCurrentCellStaysInSight) {
  view_.setFocus();
  view_.set_current({0, 0});
  for (int i = 0; i < 8; ++i) QTest::keyClick(&view_, Qt::Key_Plus);
  EXPECT_GT(view_.zoom(), 3);
  for (int i = 0; i < 15; ++i) {
    QTest::keyClick(&view_, Qt::Key_Right);
    QTest::keyClick(&view_, Qt::Key_Down);
    const HeatmapGeometry geometry = view_.geometry_now();
    EXPECT_TRUE(geometry.cells.adjusted(-1, -1, 1, 1)
                    .contains(geometry.cell(view_.current().row, view_.current().column)));
  }
  QTest::keyClick(&view_, Qt::Key_0);
  EXPECT_EQ(view_.zoom(), 1);
}

TEST_F(HeatmapViewTest, ZoomingKeepsTheCellUnderThePointer) {
  const QPointF at = centre(12, 4);
  for (const double factor : {2.0, 1.7, 0.6}) {
    view_.zoom_about(factor, at);
    EXPECT_EQ(view_.geometry_now().hit(at, 20, 24), (HeatmapHit{12, 4}));
  }
  view_.zoom_about(1e9, at);
  EXPECT_NEAR(view_.zoom(), view_.max_zoom(), 1e-9);
  view_.zoom_about(1e-9, at);
  EXPECT_EQ(view_.window(), view_.plot()->full_window());
}

TEST_F(HeatmapViewTest, DraggingPansWithinTheMatrix) {
  view_.zoom_about(3, centre(10, 12));
  const HeatmapWindow before = view_.window();
  const double width = view_.geometry_now().cell_width();
  const QPoint from = view_.geometry_now().cells.center().toPoint();
  QSignalSpy selected(&view_, &HeatmapView::selected);
  QTest::mousePress(&view_, Qt::LeftButton, {}, from);
  QTest::mouseMove(&view_, from + QPoint(40, 0));
  EXPECT_NEAR(view_.window().left(), before.left() - 40 / width, 1e-9);
  QTest::mouseMove(&view_, from + QPoint(5000, 5000));
  EXPECT_EQ(view_.window().topLeft(), QPointF(0, 0));
  QTest::mouseRelease(&view_, Qt::LeftButton, {}, from + QPoint(5000, 5000));
  EXPECT_EQ(selected.count(), 0);  // it was no click
}

TEST_F(HeatmapViewTest, MovedPicturesAreTheSameAsNewOnes) {
  view_.zoom_about(2.5, centre(4, 5));
  view_.repaint();
  view_.set_window(view_.window().translated(1.37, 2.21));
  view_.repaint();
  const QImage moved = grabbed(view_);
  HeatmapView other;
  other.resize(view_.size());
  other.set_plot(view_.plot());
  other.show();
  other.set_window(view_.window());
  EXPECT_EQ(moved, grabbed(other));
}

TEST_F(HeatmapViewTest, HoveringRepaintsNoTraces) {
  const QImage before = view_.grab().toImage();
  for (int i = 0; i < 20; ++i) {
    QTest::mouseMove(&view_, centre(i, i));
    view_.repaint();
  }
  view_.set_hover({});
  EXPECT_EQ(view_.grab().toImage(), before);
}

TEST_F(HeatmapViewTest, LinkedViewsShowTheSame) {
  HeatmapView other;
  other.resize(500, 500);
  other.set_plot(view_.plot());
  HeatmapView::link(view_, other);
  view_.zoom_about(2, centre(3, 3));
  EXPECT_EQ(other.window(), view_.window());
  QTest::mouseMove(&view_, centre(3, 4));
  EXPECT_EQ(other.hover(), (HeatmapHit{3, 4}));
  QTest::mouseClick(&view_, Qt::LeftButton, {}, centre(4, 5));
  EXPECT_EQ(other.current(), (HeatmapHit{4, 5}));
}

TEST_F(HeatmapViewTest, ItIsATableOfNamedCells) {
  QAccessible::setActive(true);
  QAccessibleInterface* access = QAccessible::queryAccessibleInterface(&view_);
  ASSERT_NE(access, nullptr);
  EXPECT_EQ(access->role(), QAccessible::Table);
  QAccessibleTableInterface* table = access->tableInterface();
  ASSERT_NE(table, nullptr);
  EXPECT_EQ(table->rowCount(), 20);
  EXPECT_EQ(table->columnCount(), 24);
  for (int row = 0; row < 20; ++row) {
    EXPECT_FALSE(table->rowDescription(row).isEmpty());
    for (int column = 0; column < 24; ++column) {
      QAccessibleInterface* cell = table->cellAt(row, column);
      ASSERT_NE(cell, nullptr);
      ASSERT_TRUE(cell->isValid());
      EXPECT_EQ(cell->text(QAccessible::Name),
                QStringLiteral("Column %2 to Row %1: affinity %3, n%1-%2")
                    .arg(row)
                    .arg(column)
                    .arg((100 * row + column) / 1000.0, 0, 'g', 3));
      EXPECT_EQ(access->indexOfChild(cell), row * 24 + column);
      EXPECT_EQ(cell->parent(), access);
    }
  }
  const QRect box = table->cellAt(2, 3)->rect();
  EXPECT_EQ(access->childAt(box.center().x(), box.center().y()), table->cellAt(2, 3));
  for (int i = 20 * 24; i < access->childCount(); ++i) {
    EXPECT_FALSE(access->child(i)->text(QAccessible::Name).isEmpty());
  }
  view_.set_current({2, 3});
  EXPECT_TRUE(table->cellAt(2, 3)->state().selected);
  // Cells of a map that is gone are not valid any more, or not given out.
  view_.set_plot(std::make_shared<HeatmapPlot>(numbered(2, 2), HeatmapOptions()));
  EXPECT_EQ(access->tableInterface()->cellAt(2, 3), nullptr);
}

TEST_F(HeatmapViewTest, WithoutAPlotItSaysSo) {
  view_.set_plot(nullptr);
  view_.set_empty_text(QStringLiteral("Nothing"));
  view_.grab();
  QTest::mouseClick(&view_, Qt::LeftButton, {}, {100, 100});
  QTest::keyClick(&view_, Qt::Key_Down);
  QTest::keyClick(&view_, Qt::Key_Plus);
  EXPECT_FALSE(view_.current().is_cell());
  for (const QToolButton* button : view_.findChildren<QToolButton*>()) {
    EXPECT_FALSE(button->isVisible());
  }
}

TEST(HeatmapBenchmark, TellsItsFigures) {
  const QJsonObject result = benchmark_heatmap(40);
  EXPECT_GE(result[QStringLiteral("frames")].toInt(), 400);
  EXPECT_GT(result[QStringLiteral("p50_ms")].toDouble(), 0);
  EXPECT_GE(result[QStringLiteral("p99_ms")].toDouble(),
            result[QStringLiteral("p50_ms")].toDouble());
}

}  // namespace
}  // namespace taskatlas::ui
