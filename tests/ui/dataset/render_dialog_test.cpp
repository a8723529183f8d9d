// SPDX-License-Identifier: MIT
#include "ui/dataset/render_dialog.hpp"

#include "support/temporary_folder.hpp"
#include "ui/dataset/dataset_page.hpp"
#include "ui/dataset/render_estimate.hpp"
#include "ui/dataset/sample_model.hpp"

#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <csignal>
#include <memory>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;

constexpr int kLong = 60'000;  // milliseconds; of which no test needs more than a few hundred

// Programs that stand in for the engine: shell scripts, which get `render --dir FOLDER ..`.
class RenderDialogTest : public ::testing::Test {
 protected:
  void SetUp() override { QSettings().clear(); }
  void TearDown() override { qunsetenv("TASKATLAS_ENGINE"); }

  void use_script(const char* text) {
    const QString path = in_folder("engine.sh");
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n");
    file.write(text);
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    qputenv("TASKATLAS_ENGINE", path.toLocal8Bit());
  }
  QString in_folder(const char* name) const {
    return QString::fromStdString((folder_.path() / name).string());
  }
  static QByteArray content(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
  }
  std::unique_ptr<RenderDialog> shown_dialog() const {
    auto dialog = std::make_unique<RenderDialog>();
    dialog->set_folder(in_folder("rooms"));
    dialog->show();
    return dialog;
  }

  const TemporaryFolder folder_;
};

// Tells its number, and does not end when it is asked to.
constexpr const char* kDeaf =
    "[ \"$1\" = render ] || exit 1\n"
    "trap '' TERM\n"
    "echo $$ > \"$3.pid\"\n"
    "exec sleep 600\n";
constexpr const char* kObedient =
    "[ \"$1\" = render ] && echo \"$*\" >> \"$3.arguments\"\n"
    "echo '{\"event\":\"done\",\"outcome\":\"finished\",\"result\":{}}'\n";

bool alive(pid_t process) { return ::kill(process, 0) == 0; }

TEST_F(RenderDialogTest, SaysWhereTheEngineIsMissing) {
  qputenv("TASKATLAS_ENGINE", "/nonexistent/engine");
  RenderDialog dialog;
  dialog.show();
  dialog.render();
  EXPECT_FALSE(dialog.rendering());
  EXPECT_FALSE(dialog.message().isEmpty());
}

TEST_F(RenderDialogTest, ClosingDoesNotWaitForAnEngineThatDoesNotEnd) {
  use_script(kDeaf);
  const QString told = in_folder("rooms.pid");
  auto dialog = shown_dialog();
  dialog->render();
  ASSERT_TRUE(QTest::qWaitFor([&] { return content(told).endsWith('\n'); }, kLong));
  const auto process = static_cast<pid_t>(content(told).trimmed().toInt());
  dialog->run().set_patience(24 * 3600 * 1000);
  dialog->close();
  dialog.reset();  // returns, although the engine goes on
  EXPECT_TRUE(alive(process));
  ::kill(process, SIGKILL);
  EXPECT_TRUE(QTest::qWaitFor([&] { return !alive(process); }, kLong)) << "nobody waits for it";
}

TEST_F(RenderDialogTest, KillsAnEngineThatDoesNotEnd) {
  use_script(kDeaf);
  const QString told = in_folder("rooms.pid");
  for (const bool close : {false, true}) {
    QFile::remove(told);
    auto dialog = shown_dialog();
    dialog->render();
    ASSERT_TRUE(QTest::qWaitFor([&] { return content(told).endsWith('\n'); }, kLong));
    const auto process = static_cast<pid_t>(content(told).trimmed().toInt());
    dialog->run().set_patience(10);
    if (close) {
      dialog->close();
      dialog.reset();
    } else {
      dialog->stop();
      EXPECT_TRUE(dialog->rendering()) << "it is still being stopped";
      ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->rendering(); }, kLong));
      EXPECT_TRUE(dialog->message().startsWith(QStringLiteral("Stopped")));
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return !alive(process); }, kLong));
  }
}

TEST_F(RenderDialogTest, SaysWhatBecameOfTheEngine) {
  const auto message_of = [&](const char* script) {
    use_script(script);
    const auto dialog = shown_dialog();
    dialog->render();
    EXPECT_TRUE(QTest::qWaitFor([&] { return !dialog->rendering(); }, kLong));
    return dialog->message();
  };
  EXPECT_TRUE(message_of(kObedient).startsWith(QStringLiteral("Done")));
  EXPECT_EQ(message_of("echo '{\"event\":\"error\",\"kind\":\"failed\",\"message\":\"no bed\"}'\n"
                       "exit 1\n"),
            QStringLiteral("no bed"));
  EXPECT_TRUE(message_of("exit 7\n").contains(QLatin1Char('7')));
  EXPECT_TRUE(message_of("kill -9 $$\n").contains(QStringLiteral("killed")));
  EXPECT_FALSE(message_of("echo chatter\nexec sleep 600\n").isEmpty());
}

TEST_F(RenderDialogTest, EnterBeginsWhereverTheFocusIs) {
  use_script(kObedient);
  for (const char* name : {"folder", "views", "size", "seed", "threads", "another"}) {
    const auto dialog = shown_dialog();
    auto* control = dialog->findChild<QWidget*>(QLatin1String(name));
    ASSERT_NE(control, nullptr) << name;
    control->setFocus();
    QTest::keyClick(control, Qt::Key_Return);
    EXPECT_TRUE(dialog->rendering()) << name;
    ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->rendering(); }, kLong));
  }
}

TEST_F(RenderDialogTest, TakesAnyMultipleOfSixteenForASize) {
  use_script(kObedient);
  const auto dialog = shown_dialog();
  auto* size = dialog->findChild<QComboBox*>(QStringLiteral("size"));
  ASSERT_NE(size, nullptr);
  EXPECT_GE(size->findText(QStringLiteral("256")), 0) << "usual ones are offered";
  for (const auto& [typed, meant] :
       {std::pair{"96", 96}, std::pair{"100", 96}, std::pair{"1", 32}, std::pair{"1024", 1024}}) {
    size->lineEdit()->selectAll();
    QTest::keyClicks(size->lineEdit(), QLatin1String(typed));
    QTest::keyClick(size->lineEdit(), Qt::Key_Return);
    EXPECT_EQ(size->currentText(), QString::number(meant)) << typed;
    ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->rendering(); }, kLong));
    const QList<QByteArray> runs = content(in_folder("rooms.arguments")).trimmed().split('\n');
    EXPECT_TRUE(runs.back().contains(" --size " + QByteArray::number(meant) + " "))
        << runs.back().toStdString();
  }
  EXPECT_EQ(RenderDialog().size(), 1024) << "it is remembered";
}

// The program beside this one.
class RealEngine : public RenderDialogTest {
 protected:
  void SetUp() override {
    RenderDialogTest::SetUp();
    const QString program = QStringLiteral(TASKATLAS_ENGINE_PROGRAM);
    if (!QFileInfo(program).isExecutable()) GTEST_SKIP() << "taskatlas-engine is not built";
    qputenv("TASKATLAS_ENGINE", program.toLocal8Bit());
  }
};

TEST_F(RealEngine, ShowsAWholePictureOfARoom) {
  const auto dialog = shown_dialog();
  QSignalSpy previewed(dialog.get(), &RenderDialog::previewed);
  ASSERT_TRUE(previewed.wait(kLong));
  ASSERT_FALSE(dialog->preview().isNull()) << dialog->message().toStdString();
  const auto* label = dialog->findChild<QLabel*>(QStringLiteral("preview"));
  const QSize room = label->contentsRect().size();
  const QSizeF picture = label->pixmap().deviceIndependentSize();
  EXPECT_GE(room.width(), picture.width());
  EXPECT_GE(room.height(), picture.height());
  EXPECT_GT(picture.width(), 100);
}

TEST_F(RealEngine, RendersRoomsThatThePageOpens) {
  DatasetPage page;
  page.show();
  page.render_rooms();
  auto* dialog = page.findChild<RenderDialog*>();
  ASSERT_NE(dialog, nullptr);
  dialog->set_folder(in_folder("rooms"));
  dialog->findChild<QSpinBox*>(QStringLiteral("views"))->setValue(3);
  dialog->findChild<QComboBox*>(QStringLiteral("size"))->setCurrentText(QStringLiteral("48"));
  QSignalSpy filtered(&page, &DatasetPage::filtered);
  dialog->render();
  ASSERT_TRUE(dialog->rendering()) << dialog->message().toStdString();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->rendering(); }, kLong));
  ASSERT_TRUE(dialog->message().startsWith(QStringLiteral("Done")))
      << dialog->message().toStdString();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.source() != nullptr && page.ready(); }, kLong));
  EXPECT_EQ(page.source()->index().views(), 3U);
  EXPECT_EQ(page.model().rowCount(), 3);
  EXPECT_GT(page.source()->index().files(dataset::Domain::kNormal), 0U);
}

TEST(RenderEstimate, GrowsWithViewsAndPixels) {
  const RenderEstimate small = estimate_rendering(1000, 64), large = estimate_rendering(1000, 128);
  EXPECT_GT(large.core_seconds, small.core_seconds);
  EXPECT_GT(large.bytes, small.bytes);
  EXPECT_DOUBLE_EQ(estimate_rendering(2000, 64).bytes, 2 * small.bytes);
}

}  // namespace
}  // namespace taskatlas::ui
