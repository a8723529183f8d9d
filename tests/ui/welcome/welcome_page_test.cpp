// SPDX-License-Identifier: MIT
#include "ui/welcome/welcome_page.hpp"

#include "study/builtin.hpp"
#include "study/study.hpp"
#include "ui/welcome/recent_list.hpp"
#include "ui/welcome/study_card.hpp"

#include <QDropEvent>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <cstdlib>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

constexpr int kPatience = 20000;  // milliseconds

StudyCard& card(const WelcomePage& page, const char* name) {
  auto* found = page.findChild<StudyCard*>(QStringLiteral("card/") + QLatin1String(name));
  EXPECT_NE(found, nullptr) << name;
  return *found;
}

bool drop(QWidget& page, const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  enter.ignore();
  QCoreApplication::sendEvent(&page, &enter);
  if (!enter.isAccepted()) return false;
  QDropEvent event(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(&page, &event);
  return true;
}

TEST(WelcomePage, CardsTellWhatIsInTheBuiltInStudies) {
  WelcomePage page;
  page.resize(900, 600);
  page.show();
  const QString tasks = QStringLiteral("tasks");
  ASSERT_TRUE(QTest::qWaitFor([&] { return card(page, "published-mixed").facts().contains(tasks); },
                              kPatience));
  for (const BuiltinStudy& builtin : builtin_studies()) {
    const Study study = Study::open(resolve_study(builtin.name));
    const QString facts = card(page, std::string(builtin.name).c_str()).facts();
    EXPECT_TRUE(facts.contains(QString::number(study.info().tasks) + QLatin1Char(' ') + tasks))
        << facts.toStdString();
  }
}

TEST(WelcomePage, ACardOpensItsStudyByMouseAndByKey) {
  WelcomePage page;
  page.show();
  QSignalSpy open(&page, &WelcomePage::open_requested);
  QTest::mouseClick(&card(page, "published-1k"), Qt::LeftButton);
  QTest::keyClick(&card(page, "published-16k"), Qt::Key_Return);
  QTest::keyClick(&card(page, "published-16k"), Qt::Key_Space);
  ASSERT_EQ(open.count(), 3);
  EXPECT_EQ(open[0].first().toString(), QStringLiteral("published-1k"));
  EXPECT_EQ(open[1].first().toString(), QStringLiteral("published-16k"));
}

TEST(WelcomePage, RecentStudiesOpenUnlessTheyAreGone) {
  WelcomePage page;
  page.resize(900, 600);
  page.set_recent({{QStringLiteral("/a/one.taskstudy"), {}, {}, false},
                   {QStringLiteral("/a/two.taskstudy"), {}, {}, true}});
  page.show();
  auto* view = page.findChild<QListView*>(QStringLiteral("recent"));
  QSignalSpy open(&page, &WelcomePage::open_requested);
  for (const int row : {1, 0}) {
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {},
                      view->visualRect(view->model()->index(row, 0)).center());
  }
  ASSERT_EQ(open.count(), 1);
  EXPECT_EQ(open[0].first().toString(), QStringLiteral("/a/one.taskstudy"));
  view->setCurrentIndex(view->model()->index(0, 0));
  QTest::keyClick(view, Qt::Key_Return);
  EXPECT_EQ(open.count(), 2);
}

TEST(WelcomePage, RecentStudiesAreTakenOffByCrossAndByKey) {
  WelcomePage page;
  page.resize(900, 600);
  const std::vector<RecentStudy> studies{{QStringLiteral("/a/one.taskstudy"), {}, {}, false},
                                         {QStringLiteral("/a/two.taskstudy"), {}, {}, true}};
  page.set_recent(studies);
  page.show();
  auto* view = page.findChild<QListView*>(QStringLiteral("recent"));
  QSignalSpy open(&page, &WelcomePage::open_requested);
  QSignalSpy forget(&page, &WelcomePage::forget_requested);
  const QRect row = view->visualRect(view->model()->index(1, 0));
  const QPoint cross = RecentDelegate::cross_area(row, view->font()).center();
  // Let go elsewhere, the cross does nothing.
  QTest::mousePress(view->viewport(), Qt::LeftButton, {}, cross);
  QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, row.center());
  EXPECT_EQ(forget.count(), 0);
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, cross);
  ASSERT_EQ(forget.count(), 1);
  EXPECT_EQ(forget[0].first().toString(), QStringLiteral("/a/two.taskstudy"));
  view->setCurrentIndex(view->model()->index(0, 0));
  QTest::keyClick(view, Qt::Key_Delete);
  ASSERT_EQ(forget.count(), 2);
  EXPECT_EQ(forget[1].first().toString(), QStringLiteral("/a/one.taskstudy"));
  EXPECT_EQ(open.count(), 0);
  // The keys go on with the row that took its place.
  page.set_recent({studies[1]});
  EXPECT_EQ(view->currentIndex().row(), 0);
}

TEST(WelcomePage, KeptChangesCanBeTakenUpOrDiscarded) {
  WelcomePage page;
  page.set_drafts({{QStringLiteral("/d/1.taskstudy"), QStringLiteral("published-1k"), {}}});
  page.show();
  QSignalSpy open(&page, &WelcomePage::open_requested);
  QSignalSpy discard(&page, &WelcomePage::discard_draft);
  QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("continue")), Qt::LeftButton);
  QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("discard")), Qt::LeftButton);
  ASSERT_EQ(open.count(), 1);
  ASSERT_EQ(discard.count(), 1);
  EXPECT_EQ(open[0].first().toString(), QStringLiteral("/d/1.taskstudy"));
  EXPECT_EQ(discard[0].first().toString(), QStringLiteral("/d/1.taskstudy"));
  page.set_drafts({});
  EXPECT_EQ(page.findChild<QPushButton*>(QStringLiteral("continue")), nullptr);
}

TEST(WelcomePage, TakesStudiesAndTablesThatAreDropped) {
  WelcomePage page;
  page.show();
  QSignalSpy open(&page, &WelcomePage::open_requested);
  QSignalSpy import(&page, &WelcomePage::import_requested);
  EXPECT_TRUE(drop(page, QStringLiteral("/a/b.taskstudy")));
  EXPECT_TRUE(drop(page, QStringLiteral("/a/b.CSV")));
  EXPECT_FALSE(drop(page, QStringLiteral("/a/b.png")));
  ASSERT_EQ(open.count(), 1);
  ASSERT_EQ(import.count(), 1);
  EXPECT_EQ(open[0].first().toString(), QStringLiteral("/a/b.taskstudy"));
  EXPECT_EQ(import[0].first().toString(), QStringLiteral("/a/b.CSV"));
  QTest::mouseClick(page.findChild<QPushButton*>(QStringLiteral("import")), Qt::LeftButton);
  ASSERT_EQ(import.count(), 2);
  EXPECT_TRUE(import[1].first().toString().isEmpty());
}

TEST(WelcomePage, EverythingIsReachedByTab) {
  WelcomePage page;
  page.resize(900, 600);
  page.set_recent({{QStringLiteral("/a/one.taskstudy"), {}, {}, false}});
  page.set_drafts({{QStringLiteral("/d/1.taskstudy"), QStringLiteral("published-1k"), {}}});
  page.show();
  page.activateWindow();
  ASSERT_TRUE(QTest::qWaitForWindowActive(&page));
  QSet<QWidget*> seen;
  for (int i = 0; i < 30; ++i) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &page, Qt::Key_Tab);
    if (QWidget* focus = QApplication::focusWidget()) seen.insert(focus);
  }
  for (const char* name : {"open", "import", "continue", "discard", "recent"}) {
    EXPECT_TRUE(seen.contains(page.findChild<QWidget*>(QLatin1String(name)))) << name;
  }
  for (const QWidget* widget : std::as_const(seen)) {
    EXPECT_FALSE(widget->accessibleName().isEmpty()) << widget->objectName().toStdString();
    EXPECT_FALSE(widget->toolTip().isEmpty()) << widget->objectName().toStdString();
  }
}

}  // namespace
}  // namespace taskatlas::ui
