// SPDX-License-Identifier: MIT
#include "ui/outputs/output_rows.hpp"

#include "study/study.hpp"
#include "ui/outputs/image_list.hpp"
#include "ui/outputs/outputs_support.hpp"
#include "ui/outputs/row_picker.hpp"
#include "ui/outputs/sample_names.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;
using namespace testing;

class OutputRows : public ::testing::Test {
 protected:
  OutputRows()
      : study_(Study::open(make_study(folder_))),
        table_(study_.table()),
        target_(*table_.find_task("rgb2depth")),
        rows_(output_rows(table_, target_)),
        losses_(std::make_shared<const TargetLosses>(*study_.losses("rgb2depth"))) {}

  std::size_t place(const char* key) const {
    return *losses_.row(find_row(rows_, QString::fromLatin1(key))->transfer);
  }

  const TemporaryFolder folder_;
  const Study study_;
  const TransferTable table_;
  const TaskId target_;
  const std::vector<OutputRow> rows_;
  const ImageLosses losses_;
};

TEST_F(OutputRows, PseudoSourcesComeFirstThenTheBestTransfer) {
  ASSERT_EQ(rows_.size(), depth_rows().size());
  EXPECT_EQ(rows_[0].key, QStringLiteral("self"));
  EXPECT_EQ(rows_[1].key, QStringLiteral("pixels"));
  EXPECT_EQ(rows_[2].key, QStringLiteral("average"));
  for (std::size_t i = 4; i < rows_.size(); ++i) {
    EXPECT_GE(rows_[i - 1].affinity, rows_[i].affinity);
  }
  const OutputRow* pair = find_row(rows_, QStringLiteral("edge2d+rgb2sfnorm"));
  ASSERT_NE(pair, nullptr);
  EXPECT_EQ(pair->order, 2);
  EXPECT_EQ(pair->sources, (std::vector<std::string>{"edge2d", "rgb2sfnorm"}));
  EXPECT_TRUE(find_row(rows_, QStringLiteral("rgb2depth"))->identity);
}

TEST_F(OutputRows, TheUsualOnesAreBestAndWorstWithoutTheTargetsOwnEncoder) {
  EXPECT_EQ(usual_rows(rows_), (QStringList{QStringLiteral("self"), QStringLiteral("rgb2sfnorm"),
                                            QStringLiteral("edge2d+rgb2sfnorm"),
                                            QStringLiteral("edge2d"), QStringLiteral("pixels")}));
  EXPECT_EQ(usual_chosen(rows_), QStringLiteral("rgb2sfnorm"));
  EXPECT_TRUE(usual_rows({}).isEmpty());
}

TEST_F(OutputRows, RanksCountSmallerLosses) {
  // On image 0: pair 0.3, edge2d 0.45, self 0.5, rgb2depth 0.55, rgb2sfnorm 0.9, pixels 2,
  // average 3.
  EXPECT_EQ(losses_.rank(place("edge2d"), 0), (ImageRank{2, 7}));
  EXPECT_EQ(losses_.rank(place("self"), 0), (ImageRank{3, 7}));
  EXPECT_EQ(losses_.rank(place("average"), 0), (ImageRank{7, 7}));
  EXPECT_FLOAT_EQ(*losses_.loss(place("edge2d"), 2), 1.25F);
}

TEST_F(OutputRows, ImagesAreOrderedByWhoWinsWhere) {
  const auto names = [&](ImageOrder order) {
    std::vector<std::string> all;
    for (const std::size_t image : ordered_images(losses_, place("edge2d"), place("self"), order)) {
      all.push_back(losses_.images()[image]);
    }
    return all;
  };
  std::vector<std::string> rising;
  for (int i = 0; i < kImages; ++i) rising.push_back(image_name(i));
  std::vector<std::string> falling(rising.rbegin(), rising.rend());
  EXPECT_EQ(names(ImageOrder::kWins), rising);  // edge2d is ahead of self at first
  EXPECT_EQ(names(ImageOrder::kLoses), falling);
  EXPECT_EQ(names(ImageOrder::kHighest), falling);
  EXPECT_EQ(names(ImageOrder::kLowest), rising);
  EXPECT_EQ(names(ImageOrder::kName), rising);
}

TEST(ImageOrders, MissingLossesComeLast) {
  TargetLosses made;
  made.images = {"c", "b", "a"};
  made.losses = {2, 3, {1, std::numeric_limits<float>::quiet_NaN(), 3, 2, 2, 2}};
  const ImageLosses losses(std::make_shared<const TargetLosses>(made));
  EXPECT_EQ(ordered_images(losses, 0, 1, ImageOrder::kWins), (std::vector<std::size_t>{0, 2, 1}));
  EXPECT_EQ(ordered_images(losses, 0, 1, ImageOrder::kLoses), (std::vector<std::size_t>{2, 0, 1}));
  EXPECT_EQ(losses.rank(0, 1), std::nullopt);
  EXPECT_EQ(losses.rank(1, 1), (ImageRank{1, 1}));
}

TEST_F(OutputRows, TheListTellsLossRankAndLead) {
  ImageModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  ImageModel::Content content;
  content.losses = std::make_shared<const ImageLosses>(losses_);
  content.chosen = place("edge2d");
  content.against = place("self");
  content.order = ImageOrder::kWins;
  content.kept = {image_name(1)};
  model.set_content(content);
  ASSERT_EQ(model.rowCount(), kImages);
  EXPECT_EQ(model.sample(0), image_name(0));
  EXPECT_EQ(model.index(0).data(ImageModel::kLoss).toString(), QStringLiteral("0.45"));
  EXPECT_EQ(model.index(0).data(ImageModel::kRank).toString(), QStringLiteral("rank 2 of 7"));
  EXPECT_EQ(model.index(0).data(ImageModel::kAhead).toString(), QStringLiteral("+0.05"));
  EXPECT_EQ(model.index(0).data(ImageModel::kAheadSign).toInt(), 1);
  EXPECT_EQ(model.index(kImages - 1).data(ImageModel::kAheadSign).toInt(), -1);
  EXPECT_TRUE(model.index(1).data(ImageModel::kKept).toBool());
  EXPECT_EQ(model.row_of(image_name(4)), 4);
  EXPECT_EQ(model.row_of("nobody"), -1);
  content.kept_alone = true;
  model.set_content(content);
  EXPECT_EQ(model.rowCount(), 1);
}

TEST_F(OutputRows, ThePickerTicks) {
  RowModel model;
  QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.set_rows(rows_, {QStringLiteral("self")});
  const QSignalSpy ticked(&model, &RowModel::ticked);
  EXPECT_EQ(model.index(0, 0).data(Qt::CheckStateRole).toInt(), Qt::Checked);
  EXPECT_TRUE(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
  ASSERT_EQ(ticked.count(), 1);
  EXPECT_EQ(ticked.at(0).at(0).toString(), QStringLiteral("pixels"));
  EXPECT_TRUE(ticked.at(0).at(1).toBool());
}

TEST(SampleNames, AreShortForPeople) {
  EXPECT_EQ(sample_title("room_00003/point_1_view_2"), QStringLiteral("room_00003 · 1.2"));
  EXPECT_EQ(sample_title("a/point_1_view_2+a/point_1_view_3"), QStringLiteral("a · 1.2 + 1.3"));
  EXPECT_EQ(sample_title("holiday.jpg"), QStringLiteral("holiday.jpg"));
}

}  // namespace
}  // namespace taskatlas::ui
