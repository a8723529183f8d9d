// SPDX-License-Identifier: MIT
#include "ui/figures/draw_figure.hpp"

#include "study/builtin.hpp"
#include "study/study.hpp"
#include "support/temporary_folder.hpp"
#include "tools.hpp"
#include "ui/dataset/small_dataset.hpp"
#include "ui/figures/figure_files.hpp"
#include "ui/figures/figure_source.hpp"
#include "ui/figures/make_plot.hpp"

#include <QDir>
#include <QJsonDocument>
#include <QLocale>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;
using testing::content;
using ::testing::HasSubstr;
using testing::run_tool;
using testing::text;

const QString kProgram = QStringLiteral(TASKATLAS_DRAW_FIGURE);

QByteArray recipe(const QByteArray& kind, const QByteArray& more = {},
                  const QByteArray& study = "published-16k") {
  return "{\"version\":1,\"kind\":\"" + kind + "\",\"study\":\"" + study + "\"" + more + "}";
}

testing::ToolOutcome draw(const QByteArray& json, const QString& out,
                          const std::map<QString, QString>& variables = {}) {
  return run_tool(kProgram,
                  {QStringLiteral("--figure"), QStringLiteral("-"), QStringLiteral("--out"), out},
                  variables, json);
}

TEST(DrawFigure, EveryKindInEveryFormatWithItsCompanions) {
  const TemporaryFolder folder;
  testing::make_dataset(folder / "data");
  for (const QString& kind : figure_kinds()) {
    if (kind == QLatin1String("outputs")) continue;  // which no imported study has
    const QByteArray json =
        is_dataset_kind(kind)
            ? recipe(kind.toLatin1(),
                     R"(,"options":{"building":"hanson","point":1,"view":0,"count":3})",
                     text(folder / "data").toUtf8())
            : recipe(kind.toLatin1());
    for (const char* suffix : {"pdf", "svg", "png", "tex"}) {
      const QString out = text(folder / (kind.toStdString() + "." + suffix));
      const auto outcome = draw(json, out);
      ASSERT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
      EXPECT_TRUE(outcome.err.isEmpty() || outcome.err.contains("note: the smallest text") ||
                  is_dataset_kind(kind))
          << outcome.err.toStdString();
      const QByteArray figure = content(out);
      const QByteArray inside = embedded_recipe(figure);
      EXPECT_EQ(QJsonDocument::fromJson(inside),
                QJsonDocument::fromJson(content(out + QStringLiteral(".json"))));
      EXPECT_GT(content(out + QStringLiteral(".csv")).count('\n'), 2);
      // The recipe inside draws the same figure again.
      if (out.endsWith(QLatin1String("pdf")) || kind == figure_kinds().last()) {
        // A dataset's folder is seen from where the figure lies.
        const auto again = is_dataset_kind(kind)
                               ? run_tool(kProgram, {QStringLiteral("--figure"), out,
                                                     QStringLiteral("--out"), out})
                               : draw(inside, out);
        ASSERT_EQ(again.exit_code, 0) << again.err.toStdString();
        EXPECT_EQ(content(out), figure) << out.toStdString();
      }
    }
    const QByteArray fonts =
        run_tool(QStringLiteral("pdffonts"), {text(folder / (kind.toStdString() + ".pdf"))}).out;
    EXPECT_THAT(fonts.toStdString(), ::testing::Not(HasSubstr("Type 3")));
    EXPECT_THAT(fonts.toStdString(), ::testing::Not(HasSubstr(" no ")));
  }
}

TEST(DrawFigure, NeitherScreenNorThemeNorLocaleChangesAByte) {
  const TemporaryFolder folder;
  const std::vector<std::map<QString, QString>> environments{
      {},
      {{QStringLiteral("QT_SCALE_FACTOR"), QStringLiteral("2")}},
      {{QStringLiteral("TASKATLAS_TEST_DARK"), QStringLiteral("1")}},
      {{QStringLiteral("QT_FONT_DPI"), QStringLiteral("144")}},
      {{QStringLiteral("LC_ALL"), QStringLiteral("de_DE.UTF-8")}}};
  for (const char* suffix : {"pdf", "svg", "png", "tex"}) {
    QByteArray first;
    for (const auto& environment : environments) {
      const QString out = text(folder / (std::string("f.") + suffix));
      ASSERT_EQ(draw(recipe("frontier"), out, environment).exit_code, 0);
      if (first.isEmpty()) first = content(out);
      EXPECT_EQ(content(out), first) << suffix << " " << environment.size();
    }
  }
}

TEST(DrawFigure, TheRecipesLocaleWritesItsNumbers) {
  const TemporaryFolder folder;
  const QString out = text(folder / "f.pdf");
  ASSERT_EQ(draw(recipe("frontier", ",\"locale\":\"de_DE\""), out).exit_code, 0);
  const QByteArray words = run_tool(QStringLiteral("pdftotext"), {out, QStringLiteral("-")}).out;
  EXPECT_TRUE(words.contains("0,5")) << words.toStdString();
  EXPECT_TRUE(content(out + QStringLiteral(".csv")).contains("0.5"));  // files know no locale
}

TEST(DrawFigure, SizeIsTheOneAskedFor) {
  const TemporaryFolder folder;
  const QString out = text(folder / "f.pdf");
  ASSERT_EQ(draw(recipe("frontier", ",\"figure\":{\"width\":\"84mm\",\"height\":\"51.3mm\"}"), out)
                .exit_code,
            0);
  const QByteArray info = run_tool(QStringLiteral("pdfinfo"), {out}).out;
  const qsizetype at = info.indexOf("Page size:") + 10;
  const QList<QByteArray> words = info.mid(at, info.indexOf('\n', at) - at).simplified().split(' ');
  EXPECT_NEAR(words.at(0).toDouble() / 72 * 25.4, 84, 0.01);
  EXPECT_NEAR(words.at(2).toDouble() / 72 * 25.4, 51.3, 0.01);
}

TEST(DrawFigure, TextSmallerThanAskedForIsToldWithTheWidthThatIsEnough) {
  const TemporaryFolder folder;
  const QString out = text(folder / "f.svg");
  const auto narrow = draw(recipe("affinity"), out);
  EXPECT_EQ(narrow.exit_code, 0);
  EXPECT_THAT(narrow.err.toStdString(), HasSubstr("note: the smallest text is "));
  const QByteArray before = "it fits from a width of ";
  const qsizetype at = narrow.err.indexOf(before);
  ASSERT_GE(at, 0) << narrow.err.toStdString();
  const qsizetype from = at + before.size();
  const QByteArray width = narrow.err.mid(from, narrow.err.indexOf(" on", from) - from);
  EXPECT_EQ(draw(recipe("affinity", ",\"figure\":{\"width\":\"" + width + "\"}"), out).err, "");
  EXPECT_EQ(draw(recipe("tree", ",\"figure\":{\"font_size\":9}"), out).err, "");
}

// Losses of two targets by three sources: as measured there is nothing else to show.
QString losses_study(const TemporaryFolder& folder) {
  QByteArray csv = "target,sources,image,loss\n";
  for (const char* target : {"a", "b"}) {
    for (const char* source : {"a", "b", "c"}) {
      for (int image = 0; image < 4; ++image) {
        csv += QByteArray(target) + ',' + source + ',' + QByteArray::number(image) + ',' +
               QByteArray::number(image + 0.5 * source[0]) + '\n';
      }
    }
  }
  testing::put(text(folder / "losses.csv"), csv);
  const QString path = text(folder / "losses.taskstudy");
  const auto outcome = run_tool(QStringLiteral(TASKATLAS_CLI),
                                {QStringLiteral("study"), QStringLiteral("import-losses"),
                                 text(folder / "losses.csv"), QStringLiteral("--out"), path});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
  return path;
}

TEST(DrawFigure, LossesAndWinRatesAreDrawnWithoutAWindow) {
  const TemporaryFolder folder;
  const QByteArray study = losses_study(folder).toUtf8();
  const QString out = text(folder / "f.svg");
  const auto table = [&](const QByteArray& more) {
    const auto outcome = draw(recipe("raw", more, study), out);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
    return content(out + QStringLiteral(".csv"));
  };
  const QByteArray losses = table({});
  EXPECT_THAT(losses.toStdString(), HasSubstr("51"));  // 1.5 + 0.5 * 'c', the mean of four
  EXPECT_EQ(table(",\"options\":{\"measure\":\"mean-loss\"}"), losses);
  const QByteArray rates = table(",\"options\":{\"measure\":\"win-rate\"}");
  EXPECT_NE(rates, losses);
  EXPECT_THAT(rates.toStdString(), HasSubstr(",1,"));  // the least loss always wins
  const auto misspelt = draw(recipe("raw", ",\"options\":{\"measure\":\"loss\"}", study), out);
  EXPECT_EQ(misspelt.exit_code, 3);
  EXPECT_THAT(misspelt.err.toStdString(), HasSubstr("mean-loss"));
}

TEST(DrawFigure, AComparisonIsWithOneCertainStudy) {
  const TemporaryFolder folder;
  const auto place = folder / "other.taskstudy";
  Study::open(resolve_study("published-1k")).save_as(place);
  const QString out = text(folder / "f.svg");
  ASSERT_EQ(draw(recipe("taxonomy",
                        ",\"options\":{\"compare\":{\"study\":\"" + text(place).toUtf8() + "\"}}"),
                 out)
                .exit_code,
            0);
  const QJsonObject compare = read_recipe(out).options.value(QStringLiteral("compare")).toObject();
  EXPECT_EQ(compare.value(QStringLiteral("uuid")).toString().toStdString(),
            Study::open(place).info().uuid);
  const auto again = [&] {
    return run_tool(kProgram, {QStringLiteral("--figure"), out, QStringLiteral("--out"),
                               text(folder / "g.svg")});
  };
  ASSERT_EQ(again().exit_code, 0);
  // Another study in its place, then none.
  std::filesystem::remove(place);
  Study::open(resolve_study("published-mixed")).save_as(place);
  const auto another = again();
  EXPECT_EQ(another.exit_code, 3);
  EXPECT_THAT(another.err.toStdString(), HasSubstr("is another study than the one"));
  std::filesystem::remove(place);
  const auto none = again();
  EXPECT_EQ(none.exit_code, 3);
  EXPECT_THAT(none.err.toStdString(), HasSubstr("the study that the taxonomy is compared with"));
}

TEST(DrawFigure, FailuresSayWhatAndLeaveNothing) {
  const TemporaryFolder folder;
  const auto fails = [&](const QByteArray& json, const char* name, int code, const char* what) {
    const QString out = text(folder.path()) + QLatin1Char('/') + QString::fromLatin1(name);
    const auto outcome = draw(json, out);
    EXPECT_EQ(outcome.exit_code, code) << outcome.err.toStdString();
    EXPECT_THAT(outcome.err.toStdString(), HasSubstr(what));
    EXPECT_EQ(outcome.err.count('\n'), 1) << outcome.err.toStdString();
    EXPECT_TRUE(QDir(text(folder.path())).isEmpty());
  };
  fails("nonsense", "f.pdf", 3, "is no JSON");
  fails(recipe("pie"), "f.pdf", 2, "no kind of figure 'pie'");
  fails(recipe("outputs"), "f.pdf", 3, "this study has no outputs");
  fails(recipe("frontier", {}, "no-such-study"), "f.pdf", 3, "no-such-study");
  fails(recipe("frontier"), "f.eps", 2, ".pdf, .svg, .png or .tex");
  fails(recipe("frontier", ",\"uuid\":\"0\""), "f.pdf", 3, "another study");
  fails(recipe("frontier", ",\"figure\":{\"width\":\"1mm\"}"), "f.pdf", 2, "20 to 2000 mm");
  fails(recipe("taxonomy", ",\"scenario\":{\"budget\":0}"), "f.pdf", 4, "infeasible");
  fails(recipe("taxonomy", ",\"tasks\":{\"nobody\":{\"name\":\"x\"}}"), "f.pdf", 3, "'nobody'");
  fails(recipe("frontier"), "absent/f.pdf", 1, "does not exist");
}

TEST(DrawFigure, AFolderInTheWayIsToldAndNothingIsHalfWritten) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "f.pdf");
  const auto outcome = draw(recipe("frontier"), text(folder / "f.pdf"));
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err.toStdString(), HasSubstr("f.pdf"));
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    EXPECT_THAT(entry.path().filename().string(), ::testing::Not(HasSubstr("tmp")));
  }
}

TEST(DrawFigure, FollowsALinkThatWasNamedAndNoneBesideIt) {
  const TemporaryFolder folder;
  testing::put(text(folder / "victim"), "precious");
  std::filesystem::create_symlink("elsewhere.svg", folder / "f.svg");
  for (const char* name : {"f.svg.csv", "f.svg.json"}) {
    std::filesystem::create_symlink("victim", folder / name);
  }
  ASSERT_EQ(draw(recipe("frontier"), text(folder / "f.svg")).exit_code, 0);
  EXPECT_TRUE(std::filesystem::is_symlink(folder / "f.svg"));
  EXPECT_TRUE(content(text(folder / "elsewhere.svg")).contains("<svg"));
  EXPECT_TRUE(content(text(folder / "f.svg.json")).contains("frontier"));
  EXPECT_EQ(content(text(folder / "victim")), "precious");
}

TEST(DrawFigure, AFigureIsARecipeToo) {
  const TemporaryFolder folder;
  ASSERT_EQ(draw(recipe("frontier"), text(folder / "f.pdf")).exit_code, 0);
  ASSERT_EQ(draw(recipe("frontier"), text(folder / "direct.svg")).exit_code, 0);
  const auto outcome = run_tool(kProgram, {QStringLiteral("--figure"), text(folder / "f.pdf"),
                                           QStringLiteral("--out"), text(folder / "f.svg")});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
  EXPECT_EQ(content(text(folder / "f.svg")), content(text(folder / "direct.svg")));
}

TEST(DrawFigure, OnesOwnStudyIsNamedByItsWayFromTheFigure) {
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "figures");
  Study::open(resolve_study("published-1k")).save_as(folder / "my & study.taskstudy");
  const QString out = text(folder / "figures" / "f.svg");
  ASSERT_EQ(
      draw(recipe("frontier", {}, text(folder / "my & study.taskstudy").toUtf8()), out).exit_code,
      0);
  const FigureRecipe inside = read_recipe(out);
  EXPECT_EQ(inside.study, QStringLiteral("../my & study.taskstudy"));
  // It is found from the recipe's folder, wherever the program runs.
  const QString again = text(folder / "figures" / "g.svg");
  const auto outcome = run_tool(
      kProgram,
      {QStringLiteral("--figure"), out + QStringLiteral(".json"), QStringLiteral("--out"), again});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
  EXPECT_EQ(content(again), content(out));
}

TEST(DrawFigure, ThereIsNoWritingOverAStudy) {
  const TemporaryFolder folder;
  Study::open(resolve_study("published-1k")).save_as(folder / "study.svg");
  const QByteArray before = content(text(folder / "study.svg"));
  EXPECT_EQ(draw(recipe("frontier"), text(folder / "study.svg")).exit_code, 2);
  EXPECT_EQ(content(text(folder / "study.svg")), before);
}

TEST(CompletedRecipe, KeepsTheNamesThatDiffer) {
  FigureRecipe one =
      FigureRecipe::parse(recipe("taxonomy",
                                 ",\"tasks\":{\"rgb2depth\":{\"name\":\"&<>\\\"\",\"kind\":\"3d\"},"
                                 "\"autoencoder\":{\"name\":\"Autoencoding\",\"kind\":\"2d\"}}"),
                          QStringLiteral("it"));
  const FigureSource source = load_source(one, QStringLiteral("."));
  EXPECT_EQ(source.table->task(*source.table->find_task("rgb2depth")).name, "&<>\"");
  const FigureRecipe full = completed(one, source, QStringLiteral("/"));
  EXPECT_EQ(full.tasks.keys(), QStringList{QStringLiteral("rgb2depth")});
  EXPECT_EQ(full.tasks.value(QStringLiteral("rgb2depth")).toObject().keys(),
            QStringList{QStringLiteral("name")});
  EXPECT_EQ(full.study, QStringLiteral("published-16k"));
  EXPECT_EQ(full.uuid.toStdString(), source.info.uuid);
  EXPECT_EQ(full.measurement.transfer_images, 16000);
}

}  // namespace
}  // namespace taskatlas::ui
