// SPDX-License-Identifier: MIT
#include "ui/dataset/dataset_page.hpp"

#include "support/temporary_folder.hpp"
#include "ui/dataset/damage_panel.hpp"
#include "ui/dataset/folder_history.hpp"
#include "ui/dataset/folder_progress.hpp"
#include "ui/dataset/sample_grid.hpp"
#include "ui/dataset/sample_view.hpp"
#include "ui/dataset/small_dataset.hpp"
#include "ui/dataset/task_view.hpp"
#include "ui/dataset/thumbnails.hpp"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <chrono>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;

class DatasetPageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    testing::make_dataset(folder_.path());
    page_.resize(900, 600);
    page_.show();
  }
  QString folder() const { return QString::fromStdString(folder_.path().string()); }
  void open() {
    QSignalSpy spy(&page_, &DatasetPage::filtered);
    page_.open_folder(folder());
    ASSERT_TRUE(spy.wait());
  }
  static void settle(const DatasetPage& page) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return page.ready(); }, 10000));
  }

  const TemporaryFolder folder_;
  DatasetPage page_;
};

TEST_F(DatasetPageTest, ShowsAFoldersViews) {
  const QAbstractItemModelTester tester(&page_.model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  open();
  EXPECT_EQ(page_.model().rowCount(), 5);
  EXPECT_EQ(page_.model().index(4).data().toString(), QStringLiteral("merom · 5.2"));
  EXPECT_TRUE(page_.status().contains(QStringLiteral("5")));
  EXPECT_EQ(recent_folders().size(), 1);
  page_.grid().grab();
  settle(page_);
  const Thumbnail* thumbnail = page_.grid().thumbnail(0);
  ASSERT_NE(thumbnail, nullptr);
  EXPECT_EQ(thumbnail->image.width(), testing::kSide) << "small pictures are not enlarged";
  SampleFilter filter;
  filter.split = dataset::Split::kTest;
  QSignalSpy spy(&page_, &DatasetPage::filtered);
  page_.set_filter(filter);
  ASSERT_TRUE(spy.wait());
  EXPECT_EQ(page_.model().rowCount(), 1);
}

TEST_F(DatasetPageTest, ShowsOneViewAndItsNeighboursByKeys) {
  open();
  QSignalSpy shown(&page_, &DatasetPage::sample_shown);
  page_.grid().setCurrentIndex(page_.model().index(1));
  QTest::keyClick(&page_.grid(), Qt::Key_Return);
  ASSERT_TRUE(shown.wait());
  EXPECT_TRUE(page_.shows_sample());
  EXPECT_EQ(page_.sample().content()->view, 1U);
  QTest::keyClick(&page_.sample(), Qt::Key_Right);
  ASSERT_TRUE(shown.wait());
  EXPECT_EQ(page_.sample().content()->view, 2U);
  QTest::keyClick(&page_.sample(), Qt::Key_Escape);
  EXPECT_FALSE(page_.shows_sample());
  EXPECT_EQ(page_.grid().current_view(), 2U) << "the grid follows";
}

// More folders than are looked at in a moment, one picture in each.
void make_large_dataset(const std::filesystem::path& root, int buildings) {
  const dataset::Values grey(8, 8, 3);
  for (int i = 0; i < buildings; ++i) {
    testing::put_raster(root, "room_" + std::to_string(1000 + i), 3, 1, dataset::Domain::kRgb,
                        dataset::encode_colour(grey));
  }
}

TEST_F(DatasetPageTest, ShowsTheFirstSamplesOfALargeFolderBeforeAllAreFound) {
  const TemporaryFolder large;
  make_large_dataset(large.path(), 90);
  const QAbstractItemModelTester tester(&page_.model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  QSignalSpy opened(&page_, &DatasetPage::opened);
  int parts = 0;
  const auto report = [&] {
    for (const QAction* action : page_.page_actions()) {
      if (action->objectName() == QStringLiteral("damage_report")) return action->isEnabled();
    }
    return false;
  };
  QObject::connect(&page_, &DatasetPage::found, &page_, [&] {
    ++parts;
    EXPECT_EQ(opened.count(), 0);
    EXPECT_FALSE(page_.source()->whole);
    EXPECT_GT(page_.source()->index().views(), 0U);
    EXPECT_LT(page_.source()->index().views(), 90U);
    EXPECT_FALSE(report()) << "what was not found is not missing";
    EXPECT_TRUE(page_.status().contains(QStringLiteral("so far")));
  });
  page_.open_folder(QString::fromStdString(large.path().string()));
  ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }, 20000));
  EXPECT_GE(parts, 1);
  EXPECT_TRUE(page_.source()->whole);
  EXPECT_TRUE(report());
  settle(page_);
  EXPECT_EQ(page_.model().rowCount(), 90);
  EXPECT_FALSE(page_.status().contains(QStringLiteral("so far")));
  // Read again, it is there at once; another folder takes its place.
  parts = 0;
  page_.open_folder(QString::fromStdString(large.path().string()));
  settle(page_);
  EXPECT_EQ(parts, 0);
  open();
  EXPECT_EQ(page_.model().rowCount(), 5);
}

TEST_F(DatasetPageTest, KeepsWhatWasFoundWhereReadingIsStopped) {
  const TemporaryFolder large;
  make_large_dataset(large.path(), 90);
  QObject::connect(&page_, &DatasetPage::found, &page_,
                   [&] { page_.findChild<QPushButton*>(QStringLiteral("cancel"))->click(); });
  QSignalSpy filtered(&page_, &DatasetPage::filtered);
  QSignalSpy opened(&page_, &DatasetPage::opened);
  page_.open_folder(QString::fromStdString(large.path().string()));
  ASSERT_TRUE(QTest::qWaitFor([&] { return filtered.count() > 0; }, 20000));
  settle(page_);
  EXPECT_EQ(opened.count(), 0);
  EXPECT_LT(page_.model().rowCount(), 90);
  EXPECT_TRUE(page_.status().contains(QStringLiteral("not all"))) << page_.status().toStdString();
}

TEST_F(DatasetPageTest, KeepsPicturesAndPlaceWhereMoreIsFound) {
  const auto before = open_dataset_source(folder(), {});
  ASSERT_NE(before, nullptr);
  Thumbnails thumbnails;
  thumbnails.set_source(before);
  QSignalSpy loaded(&thumbnails, &Thumbnails::loaded);
  const ThumbnailKey last{4, dataset::Domain::kRgb, 64};
  thumbnails.want({last});
  ASSERT_TRUE(loaded.wait());
  testing::put_view(folder_.path(), "aachen", 0, 0);
  const auto after = open_dataset_source(folder(), {});
  EXPECT_EQ(renumbered(*before, *after, 4), 5U);
  EXPECT_EQ(renumbered(*after, *before, 0), std::nullopt) << "what is new has no number there";
  thumbnails.set_grown_source(after);
  EXPECT_EQ(thumbnails.find(last), nullptr);
  const ThumbnailKey same{5, dataset::Domain::kRgb, 64};
  ASSERT_NE(thumbnails.find(same), nullptr);
  EXPECT_FALSE(thumbnails.find(same)->image.isNull());
}

TEST_F(DatasetPageTest, SaysWhyAFolderIsNoDataset) {
  const TemporaryFolder alien;
  std::ofstream(alien / "letter.txt") << "Dear reader";
  page_.open_folder(QString::fromStdString(alien.path().string()));
  const auto* problem = page_.findChild<QLabel*>(QStringLiteral("problem"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return !problem->text().isEmpty(); }));
  EXPECT_TRUE(problem->text().contains(QStringLiteral("holds no samples")));
  EXPECT_EQ(page_.source(), nullptr);
}

TEST_F(DatasetPageTest, ShowsDamagedPicturesAsSuch) {
  std::ofstream(testing::file_of(folder_.path(), "merom", 5, 2, dataset::Domain::kRgb)) << "torn";
  open();
  page_.grid().grab();
  settle(page_);
  const Thumbnail* thumbnail = page_.grid().thumbnail(4);
  ASSERT_NE(thumbnail, nullptr);
  EXPECT_TRUE(thumbnail->image.isNull());
  EXPECT_FALSE(thumbnail->problem.isEmpty());
}

TEST_F(DatasetPageTest, ChecksFilesInTheBackground) {
  const QAbstractItemModelTester tester(&page_.damage().model(),
                                        QAbstractItemModelTester::FailureReportingMode::Fatal);
  std::ofstream(testing::file_of(folder_.path(), "merom", 5, 2, dataset::Domain::kRgb)) << "torn";
  open();
  QSignalSpy checked(&page_.damage(), &DamagePanel::checked);
  page_.damage().check();
  ASSERT_TRUE(checked.wait(20000));
  DamageModel& model = page_.damage().model();
  ASSERT_EQ(model.rowCount(), 1);
  EXPECT_TRUE(model.index(0, DamageModel::kFile).data().toString().contains("merom"));
  EXPECT_FALSE(model.index(0, DamageModel::kSuggestion).data().toString().isEmpty());
  EXPECT_EQ(model.view(0), 4U);
  EXPECT_TRUE(page_.model().index(4).data(SampleModel::kDamaged).toBool());
  EXPECT_FALSE(page_.model().index(3).data(SampleModel::kDamaged).toBool());
  SampleFilter filter;
  filter.damaged_only = true;
  QSignalSpy filtered(&page_, &DatasetPage::filtered);
  page_.set_filter(filter);
  ASSERT_TRUE(filtered.wait());
  EXPECT_EQ(page_.model().rowCount(), 1);
}

TEST_F(DatasetPageTest, ACheckHoldsOfTheFolderAsItIsReadMeanwhile) {
  open();
  const auto before = page_.source();
  QSignalSpy checked(&page_.damage(), &DamagePanel::checked);
  page_.damage().check();
  // The check goes on while views are lost and the folder is read again.
  for (const dataset::DomainInfo& domain : dataset::domains()) {
    std::filesystem::remove(testing::file_of(folder_.path(), "merom", 5, 2, domain.id));
  }
  RunContext context;
  const auto after = open_dataset_source(folder(), context);
  ASSERT_LT(after->index().views(), before->index().views());
  page_.damage().set_source(after);
  ASSERT_TRUE(checked.count() > 0 || checked.wait(20000));
  const auto told = checked.at(0).at(0).value<std::shared_ptr<const DatasetSource>>();
  EXPECT_EQ(told->index().views(), after->index().views());
}

TEST_F(DatasetPageTest, ShowsAViewAsAllTasksHaveIt) {
  open();
  QSignalSpy shown(&page_, &DatasetPage::sample_shown);
  page_.set_as_tasks(true);
  ASSERT_TRUE(shown.wait(20000));
  ASSERT_NE(page_.tasks().plot(), nullptr);
  const std::vector<TaskSample>& panels = page_.tasks().plot()->content().panels;
  EXPECT_EQ(panels.size(), 27U);
  const auto panel = [&](const std::string& code) {
    for (const TaskSample& one : panels) {
      if (one.task->code == code) return one;
    }
    return TaskSample{};
  };
  for (const char* code : {"autoencoder", "rgb2depth", "rgb2sfnorm", "curvature", "denoise",
                           "colorization", "segmentsemantic_rb"}) {
    EXPECT_EQ(panel(code).problem, QString()) << code;
    EXPECT_FALSE(panel(code).target.isNull()) << code;
    EXPECT_EQ(panel(code).inputs.size(), 1U) << code;
  }
  EXPECT_EQ(panel("jigsaw").inputs.size(), 9U);
  EXPECT_EQ(panel("point_match").inputs.size(), 2U);
  EXPECT_EQ(panel("point_match").lines.value(0).section(QLatin1String("  "), 0, 0),
            QStringLiteral("the same point"));
  EXPECT_FALSE(panel("ego_motion").problem.isEmpty()) << "a point with two views has no triplet";
  EXPECT_FALSE(panel("reshade").problem.isEmpty()) << "there is no such file";
  EXPECT_FALSE(panel("room_layout").lines.isEmpty());
}

TEST_F(DatasetPageTest, OffersFiguresOfWhatIsShown) {
  EXPECT_TRUE(page_.figures().empty());
  open();
  const std::vector<FigureRequest> requests = page_.figures();
  ASSERT_EQ(requests.size(), 3U);
  EXPECT_EQ(requests[0].kind, QStringLiteral("dataset-sheet"));
  EXPECT_EQ(requests[1].kind, QStringLiteral("dataset-sample"));
  EXPECT_EQ(requests[2].kind, QStringLiteral("dataset-tasks"));
  for (const FigureRequest& request : requests) {
    EXPECT_EQ(request.options.value(QStringLiteral("dataset")).toString(), page_.source()->folder);
  }
}

TEST_F(DatasetPageTest, OpensTheLastFolderAgain) {
  open();
  DatasetPage second;
  QSignalSpy spy(&second, &DatasetPage::opened);
  second.show();
  ASSERT_TRUE(spy.wait());
  EXPECT_EQ(second.source()->folder, page_.source()->folder);
}

TEST(FolderProgress, TellsWhatWasFoundSoFarAndStops) {
  LatestJob job;
  FolderProgress progress(job);
  EXPECT_FALSE(progress.isVisibleTo(nullptr));
  job.start([](const RunContext& context) -> std::function<void()> {
    while (!context.stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return nullptr;
  });
  EXPECT_FALSE(progress.isHidden());
  progress.show_progress(65, 0);
  EXPECT_TRUE(progress.text().contains(QStringLiteral("65")));
  progress.show_progress(12, 340);
  EXPECT_TRUE(progress.text().contains(QStringLiteral("12 of 340")))
      << progress.text().toStdString();
  progress.findChild<QPushButton*>(QStringLiteral("cancel"))->click();
  EXPECT_TRUE(progress.isHidden());
  EXPECT_FALSE(job.busy());
}

TEST(Thumbnails, KeepsWithinItsBoundAndGivesUpWhatIsNotWanted) {
  const TemporaryFolder folder;
  testing::make_dataset(folder.path());
  // Each takes 5 KiB. What was being read when the wants changed may come after what is wanted and
  // must not drive it out: the bound has room for both, but not for all.
  constexpr qint64 kBound = 16 * 1024;
  Thumbnails thumbnails(nullptr, kBound, 2);
  thumbnails.set_source(testing::opened(folder.path()));
  std::vector<ThumbnailKey> keys;
  for (dataset::ViewNumber view = 0; view < 5; ++view) {
    keys.push_back({view, dataset::Domain::kRgb, 32});
  }
  thumbnails.want(keys);
  thumbnails.want({keys[4]});
  ASSERT_TRUE(QTest::qWaitFor([&] { return !thumbnails.busy(); }));
  EXPECT_NE(thumbnails.find(keys[4]), nullptr);
  for (const ThumbnailKey& key : keys) {
    thumbnails.want({key});
    ASSERT_TRUE(QTest::qWaitFor([&] { return !thumbnails.busy(); }));
    EXPECT_LE(thumbnails.bytes(), kBound);
  }
}

}  // namespace
}  // namespace taskatlas::ui
