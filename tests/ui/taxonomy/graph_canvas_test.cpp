// SPDX-License-Identifier: MIT
// What is put together from kept pieces must be what painting anew would give.
#include "ui/taxonomy/graph_canvas.hpp"

#include "page_fixture.hpp"

#include <QImage>
#include <QPainter>
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::PageFixture;

QImage grabbed(QWidget& widget) {
  return widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

// A view that has never shown anything else.
QImage shown_anew(SelectionModel& selection, const GraphView& other) {
  GraphView view(selection);
  view.set_motion(false);
  view.resize(other.size());
  view.setFont(other.font());
  view.setPalette(other.palette());
  view.set_picture(other.picture());
  return grabbed(view);
}

double greatest_difference(const QImage& a, const QImage& b) {
  if (a.size() != b.size()) return 255;
  int most = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
      most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                       std::abs(qBlue(p) - qBlue(q))});
    }
  }
  return most;
}

TEST(GraphCanvas, StepsOfTheBudgetLeaveNoTraces) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  fixture.page.graph().set_motion(false);
  ASSERT_TRUE(QTest::qWaitFor([&] { return fixture.page.places().curves()->waiting() == 0; }));
  for (const double budget : {2.0, 9.0, 3.0, 4.0, 20.0, 1.0}) {
    fixture.document.change_scenario(QString(), [&](Scenario& one) { one.budget = budget; });
    ASSERT_TRUE(fixture.settle());
    QTest::qWait(20);  // a frame
    const QImage stepped = grabbed(fixture.page.graph());
    const QImage anew = shown_anew(fixture.document.selection(), fixture.page.graph());
    EXPECT_EQ(greatest_difference(stepped, anew), 0) << "budget " << budget;
  }
}

TEST(GraphCanvas, AFadeEndsInThePictureItself) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  ASSERT_TRUE(QTest::qWaitFor([&] { return fixture.page.places().curves()->waiting() == 0; }));
  fixture.page.graph().set_motion(true);
  fixture.document.change_scenario(QString(), [](Scenario& one) { one.budget = 3; });
  ASSERT_TRUE(fixture.settle());
  const QImage anew = shown_anew(fixture.document.selection(), fixture.page.graph());
  EXPECT_TRUE(QTest::qWaitFor(
      [&] { return greatest_difference(grabbed(fixture.page.graph()), anew) == 0; }));
}

TEST(GraphCanvas, IsWhatTheFigureOfTheSamePictureIs) {
  PageFixture fixture;
  ASSERT_TRUE(fixture.settle());
  const GraphPicture& picture = *fixture.page.graph().picture();
  const PlotStyle style = graph_style(PlotStyle::screen(QPalette(), QFont()));
  const double scale = 1.3;
  const QRectF bounds = picture.bounds();
  const QPoint origin = (-bounds.topLeft() * scale).toPoint() + QPoint(7, 45);
  const QSize size = (bounds.size() * scale).toSize() + QSize(50, 90);

  GraphCanvas canvas;
  canvas.set_style(style);
  canvas.place(size, origin, scale);
  std::vector<GraphCanvas::Line> lines;
  std::vector<GraphCanvas::Box> boxes;
  for (std::size_t i = 0; i < picture.drawing().edges.size(); ++i) lines.push_back({&picture, i});
  for (std::size_t i = 0; i < picture.drawing().nodes.size(); ++i) {
    if (picture.shown(i)) boxes.push_back({i});
  }
  canvas.compose(picture, lines, boxes);
  EXPECT_TRUE(canvas.is_clean());

  QImage painted(size, QImage::Format_RGB32);
  painted.fill(style.paper);
  QPainter painter(&painted);
  painter.translate(origin);
  painter.scale(scale, scale);
  picture.paint(painter, style);
  painter.end();
  // But for rounding of colours that lie over each other, and of the corners of texts.
  EXPECT_LE(greatest_difference(canvas.image(), painted), 12);

  // Moved by whole pixels it is the same, moved.
  canvas.place(size, origin + QPoint(-61, 33), scale);
  EXPECT_FALSE(canvas.is_clean());
  canvas.compose(picture, lines, boxes);
  const QRect part(0, 33, size.width() - 61, size.height() - 33);
  QImage moved(size, QImage::Format_RGB32);
  moved.fill(style.paper);
  QPainter again(&moved);
  again.translate(origin + QPoint(-61, 33));
  again.scale(scale, scale);
  picture.paint(again, style);
  again.end();
  EXPECT_LE(greatest_difference(canvas.image().copy(part), moved.copy(part)), 12);
}

}  // namespace
}  // namespace taskatlas::ui
