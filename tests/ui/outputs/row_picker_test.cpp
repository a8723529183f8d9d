// SPDX-License-Identifier: MIT
// Networks of high orders have long names that begin alike: in the lists no two look the same.
#include "ui/outputs/row_picker.hpp"

#include <QAbstractItemView>
#include <QCompleter>
#include <QHeaderView>
#include <QImage>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

// Transfers of order 5 that differ in one source each: the last, the middle one, the first.
std::vector<OutputRow> long_rows() {
  std::vector<OutputRow> rows;
  for (const char* key : {"rgb2sfnorm", "autoencoder+curvature+edge2d+keypoint3d+rgb2depth",
                          "autoencoder+curvature+edge2d+keypoint3d+reshade",
                          "autoencoder+curvature+edge3d+keypoint3d+rgb2depth",
                          "class_1000+curvature+edge2d+keypoint3d+rgb2depth"}) {
    OutputRow row;
    row.key = QString::fromLatin1(key);
    row.title = QString(row.key).replace(u'+', QStringLiteral(" + "));
    row.order = static_cast<int>(row.key.count(u'+')) + 1;
    row.affinity = 0.1;
    rows.push_back(row);
  }
  return rows;
}

QImage picture(QAbstractItemView& view, const QModelIndex& index) {
  return view.viewport()->grab(view.visualRect(index)).toImage();
}

void expect_distinct(QAbstractItemView& view, int first) {
  const QAbstractItemModel& model = *view.model();
  for (int i = first; i < model.rowCount(); ++i) {
    ASSERT_TRUE(view.viewport()->rect().contains(view.visualRect(model.index(i, 0)).center())) << i;
    for (int j = first; j < i; ++j) {
      EXPECT_NE(picture(view, model.index(i, 0)), picture(view, model.index(j, 0)))
          << i << " looks like " << j;
    }
  }
}

TEST(RowPicker, LongNamesAreShownWhole) {
  QPushButton button;
  button.show();
  RowPicker picker(&button);
  picker.model().set_rows(long_rows(), {});
  picker.open_below(&button);
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&picker));
  auto& table = *picker.findChild<QTableView*>();
  expect_distinct(table, 0);
  const QFontMetrics metrics = table.fontMetrics();
  const QAbstractItemModel& model = *table.model();
  for (int i = 0; i < model.rowCount(); ++i) {
    const QString title = model.index(i, 0).data().toString();
    const QRect needed = metrics.boundingRect(
        QRect(0, 0, table.columnWidth(RowModel::kName), 10000), Qt::TextWordWrap, title);
    EXPECT_LE(needed.height(), table.rowHeight(i)) << title.toStdString();
    EXPECT_TRUE(model.index(i, 0).data(Qt::ToolTipRole).toString().startsWith(title));
  }
  EXPECT_LT(table.rowHeight(0), table.rowHeight(1)) << "a short name takes one line";
  // Those that a search brings back too.
  picker.findChild<QLineEdit*>()->setText(QStringLiteral("reshade"));
  ASSERT_EQ(model.rowCount(), 1);
  picker.findChild<QLineEdit*>()->clear();
  ASSERT_EQ(model.rowCount(), 5);
  QTest::qWait(0);
  expect_distinct(table, 0);
}

TEST(RowBox, ItsListsTellLongNamesApart) {
  RowBox box;
  box.setToolTip(QStringLiteral("what it is for"));
  box.set_rows(long_rows());
  box.resize(120, box.sizeHint().height());
  box.show();
  box.set_current(long_rows()[2].key);
  const QString tip = box.lineEdit()->toolTip();
  EXPECT_TRUE(tip.startsWith(long_rows()[2].title)) << tip.toStdString();
  EXPECT_TRUE(tip.endsWith(QLatin1String("what it is for"))) << tip.toStdString();
  EXPECT_EQ(box.itemData(3, Qt::ToolTipRole).toString(),
            long_rows()[3].title + QLatin1Char('\n') + long_rows()[3].key);
  box.set_current(long_rows()[0].key);  // which the list marks
  box.showPopup();
  expect_distinct(*box.view(), 1);
  box.hidePopup();
  box.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&box));
  box.lineEdit()->setFocus();
  box.lineEdit()->selectAll();
  QTest::keyClicks(box.lineEdit(), QStringLiteral("curvature"));
  QAbstractItemView& found = *box.completer()->popup();
  ASSERT_TRUE(QTest::qWaitFor([&] { return found.isVisible(); }));
  ASSERT_EQ(found.model()->rowCount(), 4);
  expect_distinct(found, 1);
}

}  // namespace
}  // namespace taskatlas::ui
