// SPDX-License-Identifier: MIT
// Other measures where there is nothing to compute them from, or something is wrong with it.
#include "base/atomic_file.hpp"
#include "engine/job_store.hpp"
#include "ui/evaluation/measured_study.hpp"
#include "ui/evaluation/measures_panel.hpp"
#include "ui/shared/inline_message.hpp"

#include <QSignalSpy>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace taskatlas::ui::testing {
namespace {

class MeasureStates : public MeasuredStudy {
 protected:
  void expect_nothing(const char* words, bool runs) const {
    EXPECT_TRUE(text("measures_empty").contains(QLatin1String(words)))
        << text("measures_empty").toStdString();
    EXPECT_TRUE(in<QLabel>("measures_empty").isVisible());
    EXPECT_FALSE(in<QPushButton>("compute_measures").isEnabled());
    EXPECT_EQ(in<QPushButton>("measures_go_to_run").isVisible(), runs);
    in<QAction>("measure").trigger();
    wait();
    EXPECT_EQ(panel().result(), nullptr);
    EXPECT_FALSE(message().isVisible());
  }
  InlineMessage& message() const { return in<InlineMessage>("measures_message"); }
  // The panel behind another one and in front again.
  void come_back() const {
    in<QAction>("show/tree").trigger();
    in<QAction>("show/measures").trigger();
    wait();
  }
};

TEST_F(MeasureStates, ImportedAndPublishedStudiesHoldMeasurementsAlone) {
  open_page(QStringLiteral("published-1k"));
  expect_nothing("holds measurements alone: representations are needed", false);
}

TEST_F(MeasureStates, TheSampleStudyHasNetworksAlone) {
  open_page(QStringLiteral("rooms-26"));
  expect_nothing("came with TaskAtlas", false);
}

TEST_F(MeasureStates, RepresentationsThatAreNotHereComeWithARun) {
  open_page();
  expect_nothing("are not here", true);
  QSignalSpy wanted(page_.get(), &EvaluationPage::page_wanted);
  QTest::mouseClick(&in<QPushButton>("measures_go_to_run"), Qt::LeftButton);
  ASSERT_EQ(wanted.count(), 1);
  EXPECT_EQ(wanted[0][0].toString(), QStringLiteral("run"));
  encode(encode_jobs(1)[0], 0);
  come_back();
  expect_nothing("one network alone", true);
  encode(encode_jobs(1)[1], 1);
  come_back();
  EXPECT_TRUE(in<QPushButton>("compute_measures").isEnabled());
  compute();
  ASSERT_NE(panel().result(), nullptr);
  EXPECT_EQ(panel().result()->measures->sources.size(), 2U);
  EXPECT_FALSE(message().isVisible());
  encode(encode_jobs(1)[2], 2);
  come_back();
  EXPECT_TRUE(message().text().contains(QLatin1String("More has been encoded")));
  EXPECT_TRUE(message().isVisible());
  compute();
  EXPECT_EQ(panel().result()->measures->sources.size(), 3U);
  EXPECT_FALSE(message().isVisible());
  // Deleted: what was computed stays.
  std::filesystem::remove_all(engine::artifacts_folder(study_));
  come_back();
  EXPECT_TRUE(message().text().contains(QLatin1String("not here any more")));
  EXPECT_FALSE(in<QPushButton>("compute_measures").isEnabled());
  EXPECT_TRUE(view().isVisible());
}

TEST_F(MeasureStates, ADamagedFileIsNamed) {
  encode_all();
  open_page();
  const auto file = engine::JobStore(study_).folder(encode_jobs(1)[3].id) / engine::kBankFile;
  const std::string whole = read_file(file);
  std::string bytes = whole;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  std::ofstream(file, std::ios::binary) << bytes;
  compute();
  EXPECT_EQ(panel().result(), nullptr);
  EXPECT_TRUE(message().isVisible());
  EXPECT_TRUE(message().text().contains(QLatin1String("checksum")))
      << message().text().toStdString();
  EXPECT_TRUE(in<QPushButton>("compute_measures").isEnabled());
  std::ofstream(file, std::ios::binary) << whole;
  compute();
  EXPECT_NE(panel().result(), nullptr);
  EXPECT_FALSE(message().isVisible());
}

TEST_F(MeasureStates, RepresentationsThatGoMeanwhileAreMissed) {
  encode_all();
  open_page();
  std::filesystem::remove_all(engine::artifacts_folder(study_));
  compute();
  EXPECT_TRUE(message().isVisible());
  EXPECT_TRUE(text("measures_empty").contains(QLatin1String("are not here")));
  EXPECT_FALSE(in<QPushButton>("compute_measures").isEnabled());
}

}  // namespace
}  // namespace taskatlas::ui::testing
