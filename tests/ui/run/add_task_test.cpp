// SPDX-License-Identifier: MIT
// A task of the user's own, added from the Run page.
#include "base/npy.hpp"
#include "dataset/box_dataset.hpp"
#include "dataset/own_task.hpp"
#include "study/study.hpp"
#include "ui/document/study_document.hpp"
#include "ui/run/add_task_dialog.hpp"
#include "ui/run/run_page.hpp"
#include "ui/run/small_study.hpp"

#include <QAction>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <algorithm>
#include <optional>
#include <utility>

namespace taskatlas::ui {
namespace {

using dataset::testing::BoxDataset;
using testing::kLong;

class AddTaskTest : public testing::RunTest {
 protected:
  void SetUp() override {
    testing::RunTest::SetUp();
    box_.folder = folder_ / "dataset";
    box_.write();
  }
  // Two numbers for each view of those rooms, [first, last).
  void write_labels(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t room = first; room < last; ++room) {
      for (std::uint32_t point = 0; point < box_.points; ++point) {
        for (std::uint32_t view = 0; view < box_.views; ++view) {
          const std::vector<double> values{static_cast<double>(room), 1.0 + view};
          dataset::testing::put_file(
              folder_ / "place" / BoxDataset::room_name(room) /
                  ("point_" + std::to_string(point) + "_view_" + std::to_string(view) + ".npy"),
              npy::write(std::span<const double>(values), {values.size()}));
        }
      }
    }
  }
  template <typename Widget>
  static Widget& child(const AddTaskDialog& dialog, const char* name) {
    return *dialog.findChild<Widget*>(QString::fromLatin1(name));
  }
  static void choose(QComboBox& box, const char* data) {
    const int at = box.findData(QString::fromLatin1(data));
    ASSERT_GE(at, 0) << data;
    box.setCurrentIndex(at);
  }
  static void fill_vector(AddTaskDialog& dialog, const QString& folder) {
    QTest::keyClicks(&child<QLineEdit>(dialog, "code"), QStringLiteral("pla ce"));  // no spaces
    QTest::keyClicks(&child<QLineEdit>(dialog, "name"), QStringLiteral("Where it is"));
    choose(child<QComboBox>(dialog, "kind"), "geometric");
    choose(child<QComboBox>(dialog, "content"), "vector");
    child<QSpinBox>(dialog, "count").setValue(2);
    dialog.set_folder(folder);
  }

  BoxDataset box_;
};

// Nothing is cut off by a message: each line that wraps has the height that it takes.
TEST_F(AddTaskTest, GrowsWithItsMessage) {
  AddTaskDialog dialog(QStringLiteral("x.taskstudy"));
  dialog.show();
  const int before = dialog.height();
  dialog.set_obstacle(
      QStringLiteral("Words that take several lines, as reasons do. ").repeated(12));
  QList<QLabel*> wrapped;
  for (QLabel* label : dialog.findChildren<QLabel*>()) {
    if (label->isVisible() && label->wordWrap()) wrapped.push_back(label);
  }
  ASSERT_EQ(wrapped.size(), 2) << "what the files are called, and the obstacle";
  const auto whole = [](const QLabel* label) {
    return label->height() >= label->heightForWidth(label->width());
  };
  EXPECT_TRUE(QTest::qWaitFor([&] { return std::all_of(wrapped.begin(), wrapped.end(), whole); }));
  EXPECT_GT(dialog.height(), before);
}

// Return adds, where that can be done, and never throws away what was typed.
TEST_F(AddTaskTest, ReturnLosesNothing) {
  AddTaskDialog dialog(QStringLiteral("x.taskstudy"));
  dialog.show();
  auto& code = child<QLineEdit>(dialog, "code");
  code.setFocus();
  QTest::keyClick(&code, Qt::Key_Return);
  EXPECT_TRUE(dialog.isVisible());
  code.setText(QStringLiteral("mine"));
  child<QPushButton>(dialog, "add").setFocus();
  dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Cancel)->setFocus();
  code.setFocus();
  QTest::keyClick(&code, Qt::Key_Return);
  EXPECT_TRUE(dialog.isVisible());
  EXPECT_EQ(code.text(), QStringLiteral("mine"));
}

// The number is named after what is counted.
TEST_F(AddTaskTest, SaysWhatItsNumberCounts) {
  AddTaskDialog dialog(QStringLiteral("x.taskstudy"));
  for (const auto& [kind, counted] :
       {std::pair{"picture", "Number of channels"}, std::pair{"pixel_classes", "Number of classes"},
        std::pair{"vector", "Number of values"}, std::pair{"classes", "Number of classes"}}) {
    choose(child<QComboBox>(dialog, "content"), kind);
    auto& count = child<QSpinBox>(dialog, "count");
    EXPECT_EQ(count.accessibleName(), QLatin1String(counted)) << kind;
    const auto labels = dialog.findChildren<QLabel*>();
    const auto label = std::find_if(labels.begin(), labels.end(),
                                    [&](const QLabel* one) { return one->buddy() == &count; });
    ASSERT_NE(label, labels.end());
    EXPECT_EQ((*label)->text().remove(u'&'), QLatin1String(counted) + QLatin1Char(':')) << kind;
  }
}

// Every form of task is read back by who reads the command's files.
TEST_F(AddTaskTest, ItsFieldsMakeSpecificationsThatAreUnderstood) {
  AddTaskDialog dialog(QStringLiteral("x.taskstudy"));
  dialog.show();
  child<QLineEdit>(dialog, "code").setText(QStringLiteral("mine"));
  dialog.set_folder(QStringLiteral("/labels"));
  const auto read = [&] {
    return dataset::parse_own_task(dialog.specification().toStdString(), "mine", "/");
  };
  auto& content = child<QComboBox>(dialog, "content");
  child<QSpinBox>(dialog, "count").setValue(3);
  dataset::OwnTask task = read();
  EXPECT_EQ(task.task.output.kind, OutputKind::kImage);
  EXPECT_EQ(task.task.loss, TaskLoss::kL1);
  EXPECT_EQ(task.folder, "/labels");
  EXPECT_EQ(task.task.name, "mine") << "the code, where no name is given";
  EXPECT_EQ(task.low, task.high) << "not said";
  EXPECT_FALSE(task.missing);
  child<QAbstractButton>(dialog, "has_range").click();
  child<QAbstractButton>(dialog, "has_missing").click();
  child<QDoubleSpinBox>(dialog, "high").setValue(4095);
  child<QDoubleSpinBox>(dialog, "missing").setValue(65535);
  choose(child<QComboBox>(dialog, "role"), "target");
  choose(child<QComboBox>(dialog, "loss"), "l2");
  task = read();
  EXPECT_EQ(task.low, 0);
  EXPECT_EQ(task.high, 4095);
  EXPECT_EQ(task.missing, 65535);
  EXPECT_EQ(task.task.default_role, Role::kTarget);
  EXPECT_EQ(task.task.loss, TaskLoss::kL2);
  choose(content, "pixel_classes");
  EXPECT_EQ(read().task.loss, TaskLoss::kCrossEntropy);
  EXPECT_FALSE(child<QWidget>(dialog, "low").isVisible());
  choose(content, "vector");
  EXPECT_EQ(read().task.loss, TaskLoss::kL2) << "the usual one of vectors";
  EXPECT_FALSE(child<QWidget>(dialog, "missing").isVisible());
  choose(content, "classes");
  EXPECT_EQ(read().task.output.kind, OutputKind::kClasses);
  choose(content, "representations");
  EXPECT_TRUE(read().is_source_only());
  EXPECT_FALSE(child<QWidget>(dialog, "role").isVisible());
}

// At both ends of what can be entered.
TEST_F(AddTaskTest, ItsNumbersAreThoseThatAreUnderstood) {
  AddTaskDialog dialog(QStringLiteral("x.taskstudy"));
  child<QLineEdit>(dialog, "code").setText(QStringLiteral("mine"));
  dialog.set_folder(QStringLiteral("/labels"));
  auto& count = child<QSpinBox>(dialog, "count");
  for (const char* form : {"picture", "pixel_classes", "vector", "classes"}) {
    choose(child<QComboBox>(dialog, "content"), form);
    for (const int number : {count.minimum(), count.maximum()}) {
      count.setValue(number);
      const dataset::OwnTask task =
          dataset::parse_own_task(dialog.specification().toStdString(), "mine", "/");
      EXPECT_EQ(task.task.output.channels, number) << form;
    }
  }
  EXPECT_EQ(count.maximum(), 65'535) << "classes";
}

TEST_F(AddTaskTest, SaysWhatIsWrongAndAddsWhatIsRight) {
  const QString study = make_study(box_.folder);
  StudyDocument document(open_study(study));
  const std::size_t before = document.table()->tasks().size();
  RunPage page(document);
  page.resize(1100, 700);
  page.show();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.run().state == RunState::kNotBegun; }, kLong));
  const int jobs = page.run().total();
  QAction* action = nullptr;
  for (QAction* one : page.page_actions()) {
    if (one->objectName() == QLatin1String("run.add_task")) action = one;
  }
  ASSERT_NE(action, nullptr);
  ASSERT_TRUE(action->isEnabled());
  action->trigger();
  auto* dialog = page.findChild<AddTaskDialog*>();
  ASSERT_NE(dialog, nullptr);
  auto& add = child<QPushButton>(*dialog, "add");
  EXPECT_FALSE(add.isEnabled()) << "without a code and a folder";
  fill_vector(*dialog, in_folder("place"));
  EXPECT_EQ(child<QLineEdit>(*dialog, "code").text(), QStringLiteral("place"));
  ASSERT_TRUE(add.isEnabled());

  const QSignalSpy added(dialog, &AddTaskDialog::added);
  add.click();  // there is no such folder
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->busy(); }, kLong));
  EXPECT_FALSE(dialog->done());
  EXPECT_TRUE(dialog->message().contains(QStringLiteral("place")))
      << dialog->message().toStdString();
  EXPECT_EQ(Study::open(study.toStdString()).tasks().size(), before) << "nothing was changed";

  write_labels(0, box_.rooms);
  ASSERT_TRUE(add.isEnabled());
  add.click();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog->busy(); }, kLong));
  ASSERT_TRUE(dialog->done()) << dialog->message().toStdString();
  EXPECT_EQ(added.count(), 1);
  EXPECT_TRUE(dialog->message().contains(QString::number(box_.rooms * box_.points * box_.views)))
      << dialog->message().toStdString();
  EXPECT_FALSE(add.isVisible());
  // The window has it at once, and the plan its jobs.
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return document.table()->tasks().size() == before + 1; }, kLong));
  EXPECT_EQ(document.table()->tasks().back().name, "Where it is");
  EXPECT_EQ(document.table()->tasks().back().kind, TaskKind::kGeometric);
  EXPECT_TRUE(QTest::qWaitFor([&] { return page.run().total() > jobs; }, kLong));
  EXPECT_EQ(document.undo_stack().count(), 0) << "an experiment is no edit";
}

TEST_F(AddTaskTest, RoomsAreToBeRenderedFirst) {
  StudyDocument document(open_study(make_study()));
  RunPage page(document);
  page.resize(1100, 700);
  page.show();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.run().state == RunState::kNotBegun; }, kLong));
  page.add_task();
  auto* dialog = page.findChild<AddTaskDialog*>();
  ASSERT_NE(dialog, nullptr);
  EXPECT_TRUE(dialog->message().contains(QStringLiteral("rooms"))) << "before anything is entered";
  fill_vector(*dialog, in_folder("place"));
  EXPECT_FALSE(child<QPushButton>(*dialog, "add").isEnabled());
}

TEST_F(AddTaskTest, ClosesWhereTheStudyIsSavedElsewhere) {
  const QString study = make_study(box_.folder);
  StudyDocument document(open_study(study));
  RunPage page(document);
  page.resize(1100, 700);
  page.show();
  ASSERT_TRUE(QTest::qWaitFor([&] { return page.run().state == RunState::kNotBegun; }, kLong));
  page.add_task();
  const QPointer<AddTaskDialog> dialog = page.findChild<AddTaskDialog*>();
  ASSERT_NE(dialog, nullptr);
  ASSERT_TRUE(dialog->isVisible());
  std::optional<QString> error;
  document.save_as(in_folder("other.taskstudy"), false,
                   [&](const QString& answer) { error = answer; });
  ASSERT_TRUE(QTest::qWaitFor([&] { return error.has_value(); }, kLong));
  ASSERT_TRUE(error->isEmpty()) << error->toStdString();
  EXPECT_TRUE(QTest::qWaitFor([&] { return dialog.isNull(); }, kLong));
}

TEST_F(AddTaskTest, ClosingStopsAnAdditionWithoutWaiting) {
  const QString study = make_study(box_.folder);
  const std::size_t before = Study::open(study.toStdString()).tasks().size();
  write_labels(0, box_.rooms);
  AddTaskDialog dialog(study);
  dialog.show();
  fill_vector(dialog, in_folder("place"));
  const QSignalSpy added(&dialog, &AddTaskDialog::added);
  dialog.add();
  ASSERT_TRUE(dialog.busy());
  dialog.close();
  EXPECT_TRUE(dialog.isVisible()) << "until the addition has ended";
  EXPECT_FALSE(dialog.message().isEmpty());
  dialog.reject();  // again
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.isVisible(); }, kLong));
  EXPECT_FALSE(dialog.busy());
  // One that was too late to be stopped is told.
  EXPECT_EQ(Study::open(study.toStdString()).tasks().size(),
            before + static_cast<std::size_t>(added.count()));
}

TEST_F(AddTaskTest, WaitsForARunToEnd) {
  AddTaskDialog dialog(make_study(box_.folder));
  dialog.show();
  write_labels(0, box_.rooms);
  fill_vector(dialog, in_folder("place"));
  auto& add = child<QPushButton>(dialog, "add");
  dialog.set_obstacle(QStringLiteral("It runs."));
  EXPECT_FALSE(add.isEnabled());
  EXPECT_EQ(dialog.message(), QStringLiteral("It runs."));
  dialog.set_obstacle({});
  EXPECT_TRUE(add.isEnabled());
  EXPECT_TRUE(dialog.message().isEmpty());
}

}  // namespace
}  // namespace taskatlas::ui
