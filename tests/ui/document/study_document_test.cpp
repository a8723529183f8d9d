// SPDX-License-Identifier: MIT
#include "ui/document/study_document.hpp"

#include "base/error.hpp"
#include "study/builtin.hpp"
#include "study/import.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_store.hpp"

#include <QSignalSpy>
#include <QTest>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using testing::TemporaryFolder;

const QString kStudy = QStringLiteral("published-16k");

void set_budget(StudyDocument& document, double budget, int key = -1) {
  document.change_scenario(
      QStringLiteral("Budget"), [&](Scenario& scenario) { scenario.budget = budget; }, key);
}

TEST(StudyDocument, ASmallStudyBeginsWithABudgetThatItsSliderReaches) {
  const TemporaryFolder folder;
  const std::filesystem::path csv = folder.path() / "small.csv",
                              file = folder.path() / "s.taskstudy";
  std::ofstream(csv) << "sources,target,affinity\nself,a,.5\nself,b,.5\nself,c,.5\na,b,.4\nb,c,.4\n"
                        "c,a,.4\n";
  ASSERT_TRUE(import_transfers(csv, file, {}, {}));
  EXPECT_EQ(open_study(QString::fromStdString(file.string())).state.scenarios[0].budget, 3);
  EXPECT_EQ(open_study(kStudy).state.scenarios[0].budget, 6);
}

TEST(StudyDocument, UndoGoesBackToTheVeryState) {
  StudyDocument document(open_study(kStudy));
  const DocumentState first = document.state();
  QSignalSpy changed(&document, &StudyDocument::scenario_changed);
  set_budget(document, 8);
  EXPECT_EQ(document.scenario().budget, 8);
  EXPECT_EQ(changed.count(), 1);
  set_budget(document, 8);  // no change, no step
  EXPECT_EQ(document.undo_stack().count(), 1);
  document.undo_stack().undo();
  EXPECT_EQ(document.state(), first);
  document.undo_stack().redo();
  EXPECT_EQ(document.scenario().budget, 8);
}

TEST(StudyDocument, ADragIsOneStep) {
  StudyDocument document(open_study(kStudy));
  for (int budget = 7; budget < 15; ++budget) set_budget(document, budget, 1);
  EXPECT_EQ(document.undo_stack().count(), 1);
  set_budget(document, 3, 2);
  EXPECT_EQ(document.undo_stack().count(), 2);
  document.undo_stack().undo();
  EXPECT_EQ(document.scenario().budget, 14);
  document.undo_stack().undo();
  EXPECT_EQ(document.scenario().budget, 6);
}

TEST(StudyDocument, NamesAndKindsAreTheUsers) {
  StudyDocument document(open_study(kStudy));
  QSignalSpy changed(&document, &StudyDocument::tasks_changed);
  document.change(QStringLiteral("Rename"), [](DocumentState& state) {
    state.tasks[0].name = "Something else";
    state.tasks[0].kind = TaskKind::kSemantic;
  });
  EXPECT_EQ(changed.count(), 1);
  EXPECT_EQ(document.table()->task(TaskId(0)).name, "Something else");
  document.undo_stack().undo();
  EXPECT_EQ(document.table()->task(TaskId(0)).kind, TaskKind::k2D);
}

bool changed(StudyDocument& document) { return !document.undo_stack().isClean(); }

TEST(StudyDocument, ACopyOfWhichEverythingIsUndoneIsNotChanged) {
  std::filesystem::remove_all(drafts_folder());  // those of other tests
  {
    StudyDocument document(open_study(kStudy));
    EXPECT_FALSE(changed(document));
    set_budget(document, 11);
    set_budget(document, 12);
    document.store_now();
    EXPECT_TRUE(changed(document));
    document.undo_stack().undo();
    EXPECT_TRUE(changed(document));
    document.undo_stack().undo();
    document.store_now();
    EXPECT_TRUE(document.is_copy());
    EXPECT_FALSE(changed(document));
    document.undo_stack().redo();
    EXPECT_TRUE(changed(document));
    document.store_now();
  }
  const auto drafts = find_drafts();
  ASSERT_EQ(drafts.size(), 1u);
  StudyDocument recovered(open_study(QString::fromStdString(drafts[0].path.string())));
  EXPECT_TRUE(changed(recovered)) << "by an earlier session";
  set_budget(recovered, 3);
  recovered.undo_stack().undo();
  EXPECT_TRUE(changed(recovered));
  recovered.discard_copy();
}

TEST(StudyDocument, EditsOfABuiltinStudyOutliveTheProgramInADraft) {
  std::filesystem::remove_all(drafts_folder());  // those of other tests
  {
    StudyDocument document(open_study(kStudy));
    EXPECT_FALSE(document.is_copy());
    set_budget(document, 11);
    document.set_view(QStringLiteral("affinity"),
                      {{QStringLiteral("map"), QStringLiteral("magma")}},
                      QStringLiteral("Colours"));
    document.store_now();
    EXPECT_TRUE(document.is_copy());
    EXPECT_TRUE(find_drafts().empty());  // it is being edited
  }
  const auto drafts = find_drafts();
  ASSERT_EQ(drafts.size(), 1u);
  {
    OpenedStudy opened = open_study(QString::fromStdString(drafts[0].path.string()));
    EXPECT_TRUE(opened.recovered);
    StudyDocument document(std::move(opened));
    EXPECT_EQ(document.scenario().budget, 11);
    EXPECT_EQ(document.view(QStringLiteral("affinity")).value(QStringLiteral("map")).toString(),
              QStringLiteral("magma"));

    // Saved where the user wants it, the draft is gone.
    const TemporaryFolder folder;
    const QString path = QString::fromStdString((folder / "mine.taskstudy").string());
    QString error = QStringLiteral("unanswered");
    document.save_as(path, false, [&](const QString& answer) { error = answer; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return error != QStringLiteral("unanswered"); }));
    EXPECT_EQ(error, QString());
    EXPECT_FALSE(document.is_copy());
    EXPECT_EQ(document.file_path(), path);
    EXPECT_TRUE(find_drafts().empty());
    set_budget(document, 4);
    document.store_now();
    EXPECT_EQ(Study::open(path.toStdString()).scenarios().at(0).budget, 4);
  }
}

TEST(StudyDocument, AChangeThatCannotBeStoredIsNotForgottenAndSavedElsewhere) {
  std::filesystem::remove_all(drafts_folder());
  std::filesystem::create_directories(drafts_folder().parent_path());
  { std::ofstream(drafts_folder()) << "no folder"; }
  const TemporaryFolder folder;
  const QString path = QString::fromStdString((folder / "mine.taskstudy").string());
  {
    StudyDocument document(open_study(kStudy));
    QSignalSpy failures(&document, &StudyDocument::failed);
    EXPECT_FALSE(document.has_unstored());
    set_budget(document, 17);
    document.store_now();
    EXPECT_TRUE(QTest::qWaitFor([&] { return failures.count() > 0; }));
    EXPECT_TRUE(document.has_unstored());
    QString error = QStringLiteral("unanswered");
    document.save_as(path, false, [&](const QString& answer) { error = answer; });
    EXPECT_TRUE(QTest::qWaitFor([&] { return error != QStringLiteral("unanswered"); }));
    EXPECT_EQ(error, QString());
    EXPECT_FALSE(document.has_unstored());
    EXPECT_FALSE(document.info().builtin);
    EXPECT_EQ(document.label(), QStringLiteral("mine"));
  }
  EXPECT_EQ(Study::open(path.toStdString()).scenarios().at(0).budget, 17);
  std::filesystem::remove(drafts_folder());
}

TEST(StudyDocument, UndoOfAViewsFirstChangeIsStored) {
  const TemporaryFolder folder;
  const auto path = folder / "mine.taskstudy";
  Study::open(resolve_study("published-1k")).save_as(path);
  StudyDocument document(open_study(QString::fromStdString(path.string())));
  document.set_view(QStringLiteral("affinity"), {{QStringLiteral("map"), QStringLiteral("grey")}},
                    QStringLiteral("Colours"));
  document.store_now();
  EXPECT_TRUE(Study::open(path).view_state("view/affinity").has_value());
  document.undo_stack().undo();
  document.store_now();
  EXPECT_FALSE(Study::open(path).view_state("view/affinity").has_value());
}

TEST(StudyDocument, ScenariosKeepTheirOrderInTheFile) {
  const TemporaryFolder folder;
  const auto path = folder / "mine.taskstudy";
  Study::open(resolve_study("published-1k")).save_as(path);
  const QString name = QString::fromStdString(path.string());
  {
    StudyDocument document(open_study(name));
    document.change(QStringLiteral("Add"), [](DocumentState& state) {
      for (const char* added : {"b", "a", "c"}) {
        state.scenarios.emplace_back();
        state.scenarios.back().name = added;
      }
      state.scenarios.erase(state.scenarios.begin());
      state.current = 1;
    });
    document.change(QStringLiteral("Move"), [](DocumentState& state) {
      std::swap(state.scenarios[0], state.scenarios[2]);
    });
  }  // stored when it goes
  StudyDocument document(open_study(name));
  std::string order;
  for (const Scenario& scenario : document.state().scenarios) order += scenario.name;
  EXPECT_EQ(order, "cab");
  EXPECT_EQ(document.scenario().name, "a");
}

TEST(StudyDocument, ASecondWindowEditsACopy) {
  const TemporaryFolder folder;
  const auto path = folder / "mine.taskstudy";
  Study::open(resolve_study("published-1k")).save_as(path);
  const QString name = QString::fromStdString(path.string());
  StudyDocument first(open_study(name));
  OpenedStudy opened = open_study(name);
  EXPECT_NE(opened.read_only, QString());
  StudyDocument second(std::move(opened));
  set_budget(second, 9);
  second.store_now();
  EXPECT_TRUE(second.is_copy());
  set_budget(first, 3);
  first.store_now();
  EXPECT_FALSE(first.is_copy());
  EXPECT_EQ(Study::open(path).scenarios().at(0).budget, 3);
}

TEST(OpenStudy, SaysWhatIsWrong) {
  EXPECT_THROW(open_study(QStringLiteral("no-such-study")), Error);
}

TEST(Solutions, FollowTheScenario) {
  StudyDocument document(open_study(kStudy));
  Solutions solutions(document);
  QSignalSpy solved(&solutions, &Solutions::solved);
  ASSERT_TRUE(QTest::qWaitFor([&] { return solutions.frontier() != nullptr; }));
  ASSERT_NE(solutions.latest(), nullptr);
  EXPECT_NEAR(solutions.latest()->taxonomy.objective, 2.1792, 1e-4);
  EXPECT_EQ(solutions.frontier()->frontier.points.size(), 26u);
  for (int budget = 1; budget <= 20; ++budget) {
    set_budget(document, budget, 1);
    QTest::qWait(1);
  }
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return !solutions.busy() && solutions.latest()->scenario.budget == 20; }));
  const Taxonomy direct = solve_taxonomy(*document.table(), document.scenario(), {}, {});
  EXPECT_NEAR(solutions.latest()->taxonomy.objective, direct.objective, 1e-9);
}

}  // namespace
}  // namespace taskatlas::ui
