// SPDX-License-Identifier: MIT
#include "ui/welcome/import_dialog.hpp"

#include "base/atomic_file.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"
#include "ui/welcome/kinds_model.hpp"
#include "ui/welcome/preview_model.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <memory>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::TemporaryFolder;

constexpr int kPatience = 20000;  // milliseconds

class ImportDialogTest : public ::testing::Test {
 protected:
  QString put(const char* name, const std::string& text) {
    const auto path = folder_.path() / name;
    write_file_atomically(path, text, Links::kFollow);
    return QString::fromStdString(path.string());
  }
  QString place(const char* name) const {
    return QString::fromStdString((folder_.path() / name).string());
  }
  QStringList files() const {
    return QDir(QString::fromStdString(folder_.path().string()))
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
  }
  template <class Widget>
  static Widget& in(ImportDialog& dialog, const char* name) {
    auto* found = dialog.findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  static void wait(ImportDialog& dialog) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog.checking(); }, kPatience));
  }
  static void press(ImportDialog& dialog, const char* button) {
    QTest::mouseClick(&in<QPushButton>(dialog, button), Qt::LeftButton);
  }

  TemporaryFolder folder_;
};

TEST_F(ImportDialogTest, MakesAStudyOfTransfers) {
  ImportDialog dialog(put("mine.csv",
                          "sources,target,affinity,gain\nnew_one,curvature,.5,.7\n"
                          "autoencoder,curvature,.25,\nself,curvature,.25,.9\n"));
  dialog.show();
  wait(dialog);
  EXPECT_EQ(in<QLineEdit>(dialog, "name").text(), QStringLiteral("mine"));
  EXPECT_EQ(in<QLineEdit>(dialog, "target").text(), place("mine.taskstudy"));
  EXPECT_TRUE(in<QLabel>(dialog, "finding").text().contains(QLatin1String("3 transfers")));
  auto* kinds = in<QTableView>(dialog, "kinds").model();
  ASSERT_EQ(kinds->rowCount(), 1);
  EXPECT_TRUE(
      kinds->setData(kinds->index(0, KindsModel::kKind), static_cast<int>(TaskKind::kSemantic)));
  in<QLineEdit>(dialog, "name").setText(QStringLiteral("My study"));
  in<QSpinBox>(dialog, "images").setValue(16000);
  in<QPlainTextEdit>(dialog, "note").setPlainText(QStringLiteral("Measured at home"));
  QSignalSpy imported(&dialog, &ImportDialog::imported);
  press(dialog, "import");
  ASSERT_TRUE(imported.count() == 1 || imported.wait(kPatience));
  EXPECT_EQ(imported.first().first().toString(), place("mine.taskstudy"));
  EXPECT_EQ(dialog.result(), QDialog::Accepted);

  const Study study = Study::open(folder_.path() / "mine.taskstudy");
  EXPECT_EQ(study.info().name, "My study");
  EXPECT_EQ(study.select().transfer_images, 16000);
  EXPECT_EQ(study.provenance().front().note, "Measured at home");
  const TransferTable table = study.table();
  EXPECT_EQ(table.task(*table.find_task("new_one")).kind, TaskKind::kSemantic);
  EXPECT_EQ(table.transfers().size(), 3u);
}

TEST_F(ImportDialogTest, AMatrixMayBeOfLossesOrScores) {
  const QString csv = put("matrix.csv", "source,t\na,1\nb,3\n");
  ImportDialog dialog(csv);
  dialog.show();
  wait(dialog);
  EXPECT_EQ(in<QComboBox>(dialog, "kind").currentIndex(), static_cast<int>(TableKind::kMatrix));
  QTest::keyClick(&in<QCheckBox>(dialog, "higher"), Qt::Key_Space);
  wait(dialog);
  QSignalSpy imported(&dialog, &ImportDialog::imported);
  press(dialog, "import");
  ASSERT_TRUE(imported.count() == 1 || imported.wait(kPatience));
  const TransferTable table = Study::open(folder_.path() / "matrix.taskstudy").table();
  const auto row = table.find(std::vector{*table.find_task("b")}, *table.find_task("t"));
  ASSERT_TRUE(row);
  EXPECT_DOUBLE_EQ(table.transfer(*row).affinity, .75);
}

TEST_F(ImportDialogTest, AProblemIsToldBesideItsRow) {
  const QString csv = put("bad.csv", "sources,target,affinity\na,t,.5\nb,t,many\n");
  ImportDialog dialog(csv);
  dialog.show();
  wait(dialog);
  EXPECT_FALSE(in<QPushButton>(dialog, "import").isEnabled());
  const QString told = in<QLabel>(dialog, "finding").text();
  EXPECT_TRUE(told.contains(csv));
  EXPECT_TRUE(told.contains(QLatin1String("line 3, column 3 (affinity)"))) << told.toStdString();
  const auto* model = qobject_cast<PreviewModel*>(in<QTableView>(dialog, "preview").model());
  EXPECT_EQ(model->problem_index(), model->index(1, 2));
  EXPECT_TRUE(model->index(1, 3).data().toString().contains(QLatin1String("'many'")));
  EXPECT_EQ(files(), QStringList{QStringLiteral("bad.csv")});
}

TEST_F(ImportDialogTest, AColumnThatIsMissingIsNamed) {
  ImportDialog dialog(put("cols.csv", "sources,target,colour\na,t,red\n"));
  dialog.show();
  wait(dialog);
  const QString told = in<QLabel>(dialog, "finding").text();
  EXPECT_TRUE(told.contains(QLatin1String("affinity")));
  EXPECT_TRUE(told.contains(QLatin1String("colour")));
  EXPECT_FALSE(in<QPushButton>(dialog, "import").isEnabled());
}

TEST_F(ImportDialogTest, AFileThatIsMendedIsReadAgain) {
  const QString csv = put("t.csv", "sources,target,affinity\na,t,many\n");
  ImportDialog dialog(csv);
  dialog.show();
  wait(dialog);
  ASSERT_FALSE(in<QPushButton>(dialog, "import").isEnabled());
  put("t.csv", "sources,target,affinity\na,t,.5\n");
  EXPECT_TRUE(
      QTest::qWaitFor([&] { return in<QPushButton>(dialog, "import").isEnabled(); }, kPatience));
}

TEST_F(ImportDialogTest, AStudyThatIsThereIsReplacedOnlyWhenAsked) {
  const QString csv = put("t.csv", "sources,target,affinity\na,t,.5\n");
  {
    ImportDialog first(csv);
    first.show();
    wait(first);
    QSignalSpy imported(&first, &ImportDialog::imported);
    press(first, "import");
    ASSERT_TRUE(imported.count() == 1 || imported.wait(kPatience));
  }
  const std::string uuid = Study::open(folder_.path() / "t.taskstudy").info().uuid;
  ImportDialog second(csv);
  second.show();
  wait(second);
  EXPECT_FALSE(in<QPushButton>(second, "import").isEnabled());
  ASSERT_TRUE(in<QCheckBox>(second, "replace").isVisible());
  QTest::keyClick(&in<QCheckBox>(second, "replace"), Qt::Key_Space);
  EXPECT_TRUE(in<QPushButton>(second, "import").isEnabled());
  QSignalSpy imported(&second, &ImportDialog::imported);
  press(second, "import");
  ASSERT_TRUE(imported.count() == 1 || imported.wait(kPatience));
  EXPECT_NE(Study::open(folder_.path() / "t.taskstudy").info().uuid, uuid);
}

TEST_F(ImportDialogTest, AFolderThatIsNotThereIsAnErrorToRead) {
  ImportDialog dialog(put("t.csv", "sources,target,affinity\na,t,.5\n"));
  dialog.show();
  dialog.set_target(place("nowhere/t.taskstudy"));
  wait(dialog);
  press(dialog, "import");
  ASSERT_TRUE(QTest::qWaitFor([&] { return in<QLabel>(dialog, "error").isVisible(); }, kPatience));
  EXPECT_TRUE(in<QLabel>(dialog, "error").text().contains(QLatin1String("nowhere")));
  EXPECT_FALSE(dialog.importing());
  EXPECT_EQ(files(), QStringList{QStringLiteral("t.csv")});
}

// Enough rows to be busy for a while.
std::string many_losses() {
  std::string text = "target,sources,image,loss\n";
  for (int source = 0; source < 40; ++source) {
    for (int image = 0; image < 4000; ++image) {
      text += "t,s" + std::to_string(source) + ",i" + std::to_string(image) + "," +
              std::to_string((source * 7919 + image * 104729) % 1000 + 1) + "\n";
    }
  }
  return text;
}

TEST_F(ImportDialogTest, StoppingLeavesNothing) {
  const QString csv = put("losses.csv", many_losses());
  for (const int wait_ms : {0, 20, 100}) {
    auto dialog = std::make_unique<ImportDialog>(csv);
    dialog->show();
    wait(*dialog);
    ASSERT_TRUE(in<QPushButton>(*dialog, "import").isEnabled())
        << in<QLabel>(*dialog, "finding").text().toStdString();
    QSignalSpy imported(dialog.get(), &ImportDialog::imported);
    press(*dialog, "import");
    ASSERT_TRUE(dialog->importing());
    EXPECT_TRUE(in<QPushButton>(*dialog, "cancel").isVisible());
    EXPECT_FALSE(in<QLineEdit>(*dialog, "target").isEnabled());
    if (wait_ms > 0) QTest::qWait(wait_ms);
    const bool early = dialog->importing();
    if (early) {
      press(*dialog, "cancel");
      EXPECT_FALSE(dialog->importing());
      EXPECT_TRUE(in<QPushButton>(*dialog, "import").isEnabled());
    }
    dialog.reset();  // waits for what still runs
    if (!early) {    // a machine that was done by then
      EXPECT_EQ(imported.count(), 1);
      QFile::remove(place("losses.taskstudy"));
      continue;
    }
    EXPECT_EQ(imported.count(), 0);
    EXPECT_EQ(files(), QStringList{QStringLiteral("losses.csv")}) << wait_ms;
  }
}

TEST_F(ImportDialogTest, AnAttemptCancelledTooLateIsTakenBack) {
  ImportRequest request;
  request.csv = put("t.csv", "sources,target,affinity\na,t,.5\n");
  request.out = place("t.taskstudy");
  ImportAttempt late(request);
  EXPECT_TRUE(late.cancel());  // the import itself does not see it
  EXPECT_FALSE(late.run({}));
  EXPECT_EQ(files(), QStringList{QStringLiteral("t.csv")});
  ImportAttempt complete(request);
  EXPECT_TRUE(complete.run({}));
  EXPECT_FALSE(complete.cancel());
  EXPECT_TRUE(files().contains(QStringLiteral("t.taskstudy")));
}

TEST_F(ImportDialogTest, SeveralNewTasksGetOneKindAtOnce) {
  ImportDialog dialog(put("t.csv", "sources,target,affinity\na,t,.5\nb,t,.5\nc,t,.5\n"));
  dialog.show();
  wait(dialog);
  auto& view = in<QTableView>(dialog, "kinds");
  ASSERT_EQ(view.model()->rowCount(), 4);
  view.selectRow(0);
  view.selectionModel()->select(view.model()->index(2, 0),
                                QItemSelectionModel::Select | QItemSelectionModel::Rows);
  EXPECT_EQ(view.currentIndex().column(), KindsModel::kKind);
  QTest::keyClick(&view, Qt::Key_F2);
  auto* editor = view.viewport()->findChild<QComboBox*>();
  ASSERT_NE(editor, nullptr);
  const int place = editor->findData(static_cast<int>(TaskKind::k3D));
  editor->setCurrentIndex(place);
  Q_EMIT editor->activated(place);
  int changed = 0;
  for (int row = 0; row < 4; ++row) {
    const auto kind = view.model()->index(row, KindsModel::kKind).data(Qt::EditRole).toInt();
    if (kind == static_cast<int>(TaskKind::k3D)) ++changed;
  }
  EXPECT_EQ(changed, 2);
}

TEST_F(ImportDialogTest, EveryControlHasANameAndAToolTip) {
  ImportDialog dialog(put("t.csv", "sources,target,affinity\na,t,.5\n"));
  dialog.show();
  wait(dialog);
  for (const QWidget* widget : dialog.findChildren<QWidget*>()) {
    if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible()) continue;
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    const bool part = widget->parentWidget() != nullptr &&
                      qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) != nullptr;
    if (part) continue;
    const bool named =
        !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
    EXPECT_TRUE(named) << widget->metaObject()->className() << ' '
                       << widget->objectName().toStdString();
    EXPECT_FALSE(widget->toolTip().isEmpty())
        << widget->metaObject()->className() << ' ' << widget->objectName().toStdString();
  }
}

}  // namespace
}  // namespace taskatlas::ui
