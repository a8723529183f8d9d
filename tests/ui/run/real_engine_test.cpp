// SPDX-License-Identifier: MIT
// The Run page with the real engine, in miniature: rooms, networks and transfers by a click, and
// the numbers of the command line.
#include "engine/profile.hpp"
#include "study/study.hpp"
#include "ui/document/study_document.hpp"
#include "ui/run/run_page.hpp"
#include "ui/run/small_study.hpp"

#include <QProcess>
#include <QPushButton>
#include <QTest>
#include <cstring>
#include <map>
#include <vector>

namespace taskatlas::ui {
namespace {

constexpr int kVeryLong = 600'000;  // milliseconds; some ten seconds are needed

class RealEngineTest : public testing::RunTest {
 protected:
  void SetUp() override {
    RunTest::SetUp();
    ::setenv("TASKATLAS_ENGINE", TASKATLAS_BINARY_DIR "/bin/taskatlas-engine", 1);
  }
  std::filesystem::path create(const char* name) const {
    const std::filesystem::path path = folder_ / name;
    engine::NewExperiment wanted;
    wanted.profile = engine::load_profile("tiny");
    EXPECT_TRUE(engine::create_study(path, wanted, {}).has_value());
    return path;
  }
  // Every affinity, gain, quality and loss by its row, to the bit.
  static std::map<std::string, std::vector<std::uint32_t>> results(
      const std::filesystem::path& path) {
    std::map<std::string, std::vector<std::uint32_t>> found;
    const Study study = Study::open(path);
    const auto bits = [](double value) {
      const auto single = static_cast<float>(value);
      std::uint32_t out = 0;
      std::memcpy(&out, &single, sizeof out);
      return out;
    };
    for (const MeasurementInfo& one : study.measurements()) {
      const Selection selection{std::nullopt, std::nullopt, one.id};
      const TransferTable table = study.table(selection);
      for (const TaskId target : study.targets_with_losses(selection)) {
        const auto losses = study.losses(table.code(target), selection);
        const std::size_t images = losses->images.size();
        for (std::size_t i = 0; i < losses->alternatives.size(); ++i) {
          const Transfer& row = table.transfer(losses->alternatives[i]);
          auto& values = found[table.describe(losses->alternatives[i])];
          values = {bits(row.affinity), bits(row.gain), bits(row.quality)};
          for (std::size_t k = 0; k < images; ++k) {
            values.push_back(bits(losses->losses.losses[i * images + k]));
          }
        }
      }
    }
    return found;
  }
};

TEST_F(RealEngineTest, AClickDoesWhatTheCommandDoes) {
  const auto by_command = create("command.taskstudy"), by_click = create("click.taskstudy");
  QProcess command;
  command.start(QStringLiteral(TASKATLAS_BINARY_DIR "/bin/taskatlas-cli"),
                {QStringLiteral("run"), QString::fromStdString(by_command.string()),
                 QStringLiteral("--progress"), QStringLiteral("none")});
  ASSERT_TRUE(command.waitForFinished(kVeryLong));
  ASSERT_EQ(command.exitCode(), 0) << command.readAllStandardError().toStdString();

  StudyDocument document(open_study(QString::fromStdString(by_click.string())));
  RunPage page(document);
  page.resize(1100, 700);
  page.show();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.ready(); }, testing::kLong));
  auto* start = page.findChild<QPushButton*>(QStringLiteral("start"));
  ASSERT_TRUE(start != nullptr && start->isEnabled());
  start->click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.run().state == RunState::kFinished; }, kVeryLong))
      << page.run().problem.toStdString();

  const auto expected = results(by_command);
  EXPECT_GT(expected.size(), 9U);
  EXPECT_EQ(results(by_click), expected);
}

}  // namespace
}  // namespace taskatlas::ui
