// SPDX-License-Identifier: MIT
#include "ui/figures/figure_dialog.hpp"

#include "support/temporary_folder.hpp"
#include "tools.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/figures/figure_choices.hpp"
#include "ui/figures/figure_form.hpp"
#include "ui/figures/figure_preview.hpp"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;
using testing::content;
using ::testing::HasSubstr;
using testing::text;

std::vector<FigureRequest> requests() {
  return {{QStringLiteral("frontier"), QStringLiteral("Frontier"), {}},
          {QStringLiteral("taxonomy"), QStringLiteral("Taxonomy"), {}},
          {QStringLiteral("frontier"),
           QStringLiteral("Frontier with a budget"),
           {{QStringLiteral("budget"), 6}}}};
}

class FigureDialogTest : public ::testing::Test {
 protected:
  FigureDialogTest() { QSettings().clear(); }

  void show() {
    dialog_ = std::make_unique<FigureDialog>(document_, solutions_, requests);
    dialog_->set_folder(text(folder_.path()));
    dialog_->show();
    QSignalSpy spy(dialog_.get(), &FigureDialog::previewed);
    ASSERT_TRUE(spy.wait(10000));
  }

  int wait_for_export() {
    QSignalSpy spy(dialog_.get(), &FigureDialog::exported);
    return spy.wait(20000) ? spy.at(0).at(0).toInt() : -1;
  }

  QStringList files() const {
    return QDir(text(folder_.path())).entryList(QDir::Files, QDir::Name);
  }

  TemporaryFolder folder_;
  StudyDocument document_{open_study(QStringLiteral("published-16k"))};
  Solutions solutions_{document_};
  std::unique_ptr<FigureDialog> dialog_;
};

TEST_F(FigureDialogTest, WritesWhatTheProgramWithoutAWindowWrites) {
  QTranslator words;  // the plurals of English, which the window and that program both have
  ASSERT_TRUE(words.load(
      QStringLiteral("taskatlas_en"),
      QCoreApplication::applicationDirPath() + QStringLiteral("/../share/taskatlas/translations")));
  QCoreApplication::installTranslator(&words);
  document_.change_scenario(QStringLiteral("Budget"), [](Scenario& s) { s.budget = 4; });
  document_.change(QStringLiteral("Rename"),
                   [](DocumentState& state) { state.tasks[0].name = "A & <B>"; });
  show();
  dialog_->show_figure(1);
  dialog_->form().set_formats({FigureFormat::kPdf, FigureFormat::kSvg});
  dialog_->export_shown();
  ASSERT_EQ(wait_for_export(), 1);
  EXPECT_EQ(files(),
            (QStringList{QStringLiteral("taxonomy.pdf"), QStringLiteral("taxonomy.pdf.csv"),
                         QStringLiteral("taxonomy.pdf.json"), QStringLiteral("taxonomy.svg"),
                         QStringLiteral("taxonomy.svg.csv"), QStringLiteral("taxonomy.svg.json")}));
  const FigureRecipe recipe = read_recipe(text(folder_ / "taxonomy.svg"));
  EXPECT_EQ(recipe.study, QStringLiteral("published-16k"));
  EXPECT_EQ(recipe.scenario->budget, 4);
  EXPECT_EQ(recipe.tasks.size(), 1);
  for (const char* name : {"taxonomy.pdf", "taxonomy.svg"}) {
    const QByteArray figure = content(text(folder_ / name));
    const auto outcome = testing::run_tool(QStringLiteral(TASKATLAS_DRAW_FIGURE),
                                           {QStringLiteral("--figure"), text(folder_ / name),
                                            QStringLiteral("--out"), text(folder_ / name)});
    ASSERT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
    EXPECT_EQ(content(text(folder_ / name)), figure) << name;
  }
  EXPECT_THAT(dialog_->message().toStdString(), HasSubstr("<a href=\"file:///"));
}

TEST_F(FigureDialogTest, AllFiguresGoIntoFilesOfTheirOwn) {
  show();
  dialog_->export_all();
  ASSERT_EQ(wait_for_export(), 3);
  EXPECT_EQ(files().filter(QRegularExpression(QStringLiteral("pdf$"))),
            (QStringList{QStringLiteral("frontier-2.pdf"), QStringLiteral("frontier.pdf"),
                         QStringLiteral("taxonomy.pdf")}));
}

TEST_F(FigureDialogTest, ExistingFilesAreReplacedOnlyWhenToldSo) {
  testing::put(text(folder_ / "frontier.pdf"), "mine");
  show();
  dialog_->export_shown();
  EXPECT_EQ(dialog_->to_replace(), QStringList{QStringLiteral("frontier.pdf")});
  EXPECT_EQ(content(text(folder_ / "frontier.pdf")), "mine");
  QPushButton* replace = nullptr;
  for (QPushButton* button : dialog_->findChildren<QPushButton*>()) {
    if (button->text() == QStringLiteral("Replace them")) replace = button;
  }
  ASSERT_NE(replace, nullptr);
  ASSERT_TRUE(replace->isVisible());
  QTest::mouseClick(replace, Qt::LeftButton);
  ASSERT_EQ(wait_for_export(), 1);
  EXPECT_TRUE(content(text(folder_ / "frontier.pdf")).startsWith("%PDF"));
}

TEST_F(FigureDialogTest, TheQuestionNamesEveryFileThatWouldBeReplaced) {
  const QStringList there{QStringLiteral("frontier.pdf.csv"), QStringLiteral("frontier.tex.json")};
  for (const QString& name : there) testing::put(text(folder_ / name.toStdString()), "mine");
  testing::put(text(folder_ / "frontier-1.png"), "not a part of it");
  show();
  dialog_->form().set_formats({FigureFormat::kPdf, FigureFormat::kTikz});
  dialog_->export_shown();
  EXPECT_EQ(dialog_->to_replace(), there);
  EXPECT_EQ(content(text(folder_ / "frontier.pdf.csv")), "mine");
}

TEST_F(FigureDialogTest, PicturesOfTikzAreAmongThem) {
  FigureBatch batch;
  batch.folder = text(folder_.path());
  batch.formats = {FigureFormat::kTikz};
  batch.figures.push_back({{}, QStringLiteral("my map")});
  batch.figures.front().recipe.kind = QStringLiteral("affinity");
  for (const char* name : {"my-map-1.png", "my-map-2.png", "my-map-4.png", "my map.tex"}) {
    testing::put(text(folder_ / name), "mine");
  }
  QStringList names;
  for (const QString& path : batch.existing()) names.push_back(QFileInfo(path).fileName());
  EXPECT_EQ(names, (QStringList{QStringLiteral("my map.tex"), QStringLiteral("my-map-1.png"),
                                QStringLiteral("my-map-2.png")}));
}

TEST_F(FigureDialogTest, RefusesWithTheReasonBeforeItAsksAnything) {
  testing::put(text(folder_ / "taxonomy.pdf"), "mine");
  document_.change_scenario(QStringLiteral("Budget"), [](Scenario& s) {
    s.budget = 0;
    s.required = {"reshade"};
  });
  show();
  dialog_->show_figure(1);
  dialog_->export_shown();  // before the preview has come to it
  ASSERT_TRUE(QTest::qWaitFor([&] { return !dialog_->message().isEmpty(); }, 10000));
  EXPECT_TRUE(dialog_->to_replace().isEmpty());
  EXPECT_THAT(dialog_->message().toStdString(), HasSubstr("infeasible"));
  EXPECT_THAT(dialog_->message().toStdString(), HasSubstr("Reshading")) << "by name";
  EXPECT_EQ(content(text(folder_ / "taxonomy.pdf")), "mine");
  // The preview says it on the whole desk, however small the page before was.
  EXPECT_THAT(dialog_->preview().accessibleDescription().toStdString(), HasSubstr("Reshading"));
  EXPECT_GE(dialog_->preview().width(), 200);
  EXPECT_GE(dialog_->preview().height(), 200);
  dialog_->export_shown();
  EXPECT_TRUE(dialog_->to_replace().isEmpty());
}

TEST_F(FigureDialogTest, AHeightIsOfOneKindOfFigure) {
  show();
  const auto type_height = [&](std::optional<FigureLength> height) {
    FigureOptions options = dialog_->form().options();
    options.height = height;
    dialog_->form().set_options(options);
    Q_EMIT dialog_->form().options_changed();
  };
  const FigureLength two{2, LengthUnit::kInch}, three{3, LengthUnit::kInch};
  type_height(two);
  dialog_->show_figure(1);
  EXPECT_FALSE(dialog_->form().options().height);
  type_height(three);
  dialog_->show_figure(2);  // of the first's kind
  EXPECT_EQ(dialog_->form().options().height, two);
  dialog_->export_all();
  ASSERT_EQ(wait_for_export(), 3);
  EXPECT_EQ(read_recipe(text(folder_ / "frontier.pdf")).figure.height, two);
  EXPECT_EQ(read_recipe(text(folder_ / "taxonomy.pdf")).figure.height, three);
  show();
  EXPECT_FALSE(dialog_->form().options().height) << "nor does the next dialog begin with it";
}

TEST_F(FigureDialogTest, BeginsInAFolderThatExists) {
  QSettings().clear();
  EXPECT_TRUE(QFileInfo(default_figure_folder(nullptr)).isDir());
  EXPECT_TRUE(QFileInfo(default_figure_folder(&document_)).isDir());
  QSettings().setValue(QStringLiteral("figures/folder"), QStringLiteral("/nowhere/at/all"));
  EXPECT_TRUE(QFileInfo(FigureChoices::load(&document_).folder).isDir());
}

TEST_F(FigureDialogTest, OneThatFailsDoesNotKeepTheOthers) {
  document_.change_scenario(QStringLiteral("Budget"), [](Scenario& s) { s.budget = 0; });
  show();
  dialog_->export_all();
  ASSERT_EQ(wait_for_export(), 2);
  EXPECT_THAT(dialog_->message().toStdString(), HasSubstr("infeasible"));
  EXPECT_FALSE(files().contains(QStringLiteral("taxonomy.pdf")));
}

TEST_F(FigureDialogTest, ThePreviewFollowsTheDocument) {
  show();
  const QImage before = dialog_->preview().grab().toImage();
  QSignalSpy spy(dialog_.get(), &FigureDialog::previewed);
  document_.change_scenario(QStringLiteral("Value"), [](Scenario& s) { s.value = Value::kGain; });
  ASSERT_TRUE(spy.wait(10000));
  EXPECT_NE(dialog_->preview().grab().toImage(), before);
}

TEST_F(FigureDialogTest, FollowsTheViews) {
  std::vector<FigureRequest> now = requests();
  dialog_ = std::make_unique<FigureDialog>(document_, solutions_, [&] { return now; });
  dialog_->set_folder(text(folder_.path()));
  dialog_->show();
  QSignalSpy spy(dialog_.get(), &FigureDialog::previewed);
  ASSERT_TRUE(spy.wait(10000));
  dialog_->show_figure(1);
  ASSERT_TRUE(spy.wait(10000));
  const QImage before = dialog_->preview().grab().toImage();
  now[1].options.insert(QStringLiteral("colour"), QStringLiteral("gain"));
  document_.set_view(QStringLiteral("taxonomy"), {{QStringLiteral("colour"), 1}},
                     QStringLiteral("Colour"));
  ASSERT_TRUE(spy.wait(10000));
  EXPECT_NE(dialog_->preview().grab().toImage(), before);
  // Another page in front: the list and what is shown stay.
  std::swap(now[0], now[1]);
  document_.set_view(QStringLiteral("taxonomy"), {}, QStringLiteral("Colour"));
  now[0].options.insert(QStringLiteral("colour"), QStringLiteral("quality"));
  dialog_->export_shown();  // at once, before the preview has followed
  ASSERT_EQ(wait_for_export(), 1);
  const FigureRecipe recipe = read_recipe(text(folder_ / "taxonomy.pdf"));
  EXPECT_EQ(recipe.options.value(QStringLiteral("colour")), QJsonValue(QStringLiteral("quality")));
  EXPECT_EQ(recipe.options.value(QStringLiteral("arrangement")),
            QJsonValue(QStringLiteral("page")));
}

TEST_F(FigureDialogTest, RemembersTheLastChoices) {
  show();
  FigureOptions options = dialog_->form().options();
  options.width = {84, LengthUnit::kMillimetre};
  options.font_size = 6.5;
  options.transparent = true;
  options.text = FigureText::kOutlines;
  dialog_->form().set_options(options);
  Q_EMIT dialog_->form().options_changed();
  dialog_->form().set_formats({FigureFormat::kTikz, FigureFormat::kPng});
  options = dialog_->form().options();
  show();
  EXPECT_EQ(dialog_->form().options(), options);
  EXPECT_EQ(dialog_->form().formats(), (std::vector{FigureFormat::kPng, FigureFormat::kTikz}));
}

TEST_F(FigureDialogTest, GoesWithItsDocument) {
  auto document = std::make_unique<StudyDocument>(open_study(QStringLiteral("published-1k")));
  auto solutions = std::make_unique<Solutions>(*document);
  QPointer<FigureDialog> dialog = new FigureDialog(*document, *solutions, requests);
  dialog->show();
  solutions.reset();
  document.reset();
  EXPECT_FALSE(dialog->isVisible());
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
  EXPECT_TRUE(dialog.isNull());
}

TEST_F(FigureDialogTest, ZoomIsOfThePaper) {
  show();
  const QSize real = dialog_->preview().size();
  dialog_->preview().set_zoom(2);
  constexpr int kDesk = 32;
  EXPECT_NEAR(dialog_->preview().width() - kDesk, 2 * (real.width() - kDesk), 2);
}

TEST_F(FigureDialogTest, EveryControlHasANameAndATip) {
  show();
  for (QWidget* widget : dialog_->findChildren<QWidget*>()) {
    if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
    if (widget->objectName().startsWith(QLatin1String("qt_"))) continue;  // parts of others
    const auto* button = qobject_cast<QAbstractButton*>(widget);
    const bool named =
        !widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty());
    EXPECT_TRUE(named) << widget->metaObject()->className();
    if (button != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
        qobject_cast<QDoubleSpinBox*>(widget) != nullptr) {
      EXPECT_FALSE(widget->toolTip().isEmpty()) << widget->accessibleName().toStdString();
    }
  }
}

TEST(FigureForm, PresetsAndUnits) {
  FigureForm form;
  FigureOptions options;
  options.width = {89, LengthUnit::kMillimetre};
  form.set_options(options);
  auto* venue = form.findChildren<QComboBox*>().at(0);
  EXPECT_THAT(venue->currentText().toStdString(), HasSubstr("Nature"));
  options.width = {3.3, LengthUnit::kInch};
  options.height = FigureLength{2, LengthUnit::kInch};
  form.set_options(options);
  EXPECT_EQ(form.options().width, options.width);
  EXPECT_EQ(form.options().height, options.height);
  options.width = {100, LengthUnit::kMillimetre};
  form.set_options(options);
  EXPECT_EQ(venue->currentIndex(), 0);
  EXPECT_NEAR(form.options().height->value, 50.8, 1e-9);  // in the width's unit
  options.height.reset();
  form.set_options(options);
  EXPECT_FALSE(form.options().height);
}

}  // namespace
}  // namespace taskatlas::ui
