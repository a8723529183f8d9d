// SPDX-License-Identifier: MIT
// `taskatlas-cli figure`, with a program in the desktop program's place that draws as that does.
#include "engine/measured.hpp"
#include "engine/support.hpp"
#include "support/temporary_folder.hpp"
#include "tools.hpp"
#include "ui/figures/recipe.hpp"

#include <QFileInfo>
#include <QJsonDocument>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;
using testing::content;
using ::testing::HasSubstr;
using testing::run_tool;
using testing::text;

testing::ToolOutcome cli(QStringList arguments,
                         const QString& desktop = QStringLiteral(TASKATLAS_DRAW_FIGURE)) {
  arguments.prepend(QStringLiteral("figure"));
  return run_tool(QStringLiteral(TASKATLAS_CLI), arguments,
                  {{QStringLiteral("TASKATLAS_DESKTOP"), desktop},
                   {QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb")},
                   {QStringLiteral("DISPLAY"), QString()}});
}

TEST(FigureCommand, DrawsWhatTheOptionsSay) {
  const TemporaryFolder folder;
  const QString out = text(folder / "-f.svg");
  const auto outcome =
      cli({QStringLiteral("published-16k"), QStringLiteral("taxonomy"),
           QStringLiteral("--out=") + out, QStringLiteral("--width"), QStringLiteral("84mm"),
           QStringLiteral("--font-size"), QStringLiteral("7pt"), QStringLiteral("--budget"),
           QStringLiteral("3"), QStringLiteral("--importance"), QStringLiteral("rgb2depth=2"),
           QStringLiteral("--option"), QStringLiteral("colour=gain"), QStringLiteral("--option"),
           QStringLiteral("values=true"), QStringLiteral("--format"), QStringLiteral("json")});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
  EXPECT_EQ(
      QJsonDocument::fromJson(outcome.out).object().value(QStringLiteral("figure")).toString(),
      out);
  const FigureRecipe recipe = read_recipe(out);
  EXPECT_EQ(recipe.figure.width.to_string(), QStringLiteral("84mm"));
  EXPECT_EQ(recipe.figure.font_size, 7);
  ASSERT_TRUE(recipe.scenario);
  EXPECT_EQ(recipe.scenario->budget, 3);
  EXPECT_EQ(recipe.scenario->importance.at("rgb2depth"), 2);
  EXPECT_EQ(recipe.options.value(QStringLiteral("colour")), QJsonValue(QStringLiteral("gain")));
  EXPECT_EQ(recipe.options.value(QStringLiteral("values")), QJsonValue(true));
}

TEST(FigureCommand, SaysWhereRankingsWillChange) {
  const TemporaryFolder folder;
  const auto half = folder / "half.taskstudy";
  engine::NewExperiment wish;
  wish.profile = engine::testing::small_profile();
  engine::create_study(half, wish, {});
  engine::testing::measure(half, "edge2d", {{"self"}, {"pixels"}, {"edge2d"}, {"rgb2depth"}});
  const auto told = [&](const char* kind) {
    return cli({text(half), QLatin1String(kind), QStringLiteral("--out"), text(folder / "f.svg")})
        .err.contains("still being measured");
  };
  EXPECT_TRUE(told("affinity"));
  EXPECT_FALSE(told("outputs")) << "which rank nothing";
}

TEST(FigureCommand, OptionsReachIntoObjectsAndMisspeltOnesAreTold) {
  const TemporaryFolder folder;
  const QString out = text(folder / "f.svg");
  const auto outcome =
      cli({QStringLiteral("published-16k"), QStringLiteral("affinity"), QStringLiteral("--out"),
           out, QStringLiteral("--option"), QStringLiteral("map.colour_map=magma"),
           QStringLiteral("--option"), QStringLiteral("map.digits=3"), QStringLiteral("--option"),
           QStringLiteral("ordre=name"), QStringLiteral("--option"), QStringLiteral("map.dig=2")});
  ASSERT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
  EXPECT_THAT(outcome.err.toStdString(), HasSubstr("have no option ordre, map.dig"));
  const QJsonObject map = read_recipe(out).options.value(QStringLiteral("map")).toObject();
  EXPECT_EQ(map.value(QStringLiteral("colour_map")).toString(), QStringLiteral("magma"));
  EXPECT_EQ(map.value(QStringLiteral("digits")).toInt(), 3);
}

TEST(FigureCommand, RefusesValuesThatOptionsCannotHave) {
  const TemporaryFolder folder;
  const QString out = text(folder / "f.svg");
  struct Wrong {
    const char* kind;
    const char* option;
    const char* said;
  };
  for (const Wrong& wrong : {Wrong{"affinity", "order=zz", "order cannot be \"zz\""},
                             Wrong{"affinity", "groups=0", "groups cannot be 0"},
                             Wrong{"affinity", "identity=zz", "identity cannot be \"zz\""},
                             Wrong{"affinity", "order=row", "order_task is ''; the code"},
                             Wrong{"affinity", "map=zz", "map cannot be \"zz\""},
                             Wrong{"affinity", "map.scale=zz", "map.scale cannot be \"zz\""},
                             Wrong{"raw", "map.digits=7", "map.digits cannot be 7"},
                             Wrong{"gain", "colour_map=zz", "colour_map cannot be \"zz\""},
                             Wrong{"quality", "low=zz", "low cannot be \"zz\""}}) {
    const auto outcome =
        cli({QStringLiteral("published-16k"), QLatin1String(wrong.kind), QStringLiteral("--out"),
             out, QStringLiteral("--option"), QLatin1String(wrong.option)});
    EXPECT_EQ(outcome.exit_code, 3) << wrong.option;
    EXPECT_THAT(outcome.err.toStdString(), HasSubstr(wrong.said)) << wrong.option;
    EXPECT_FALSE(QFileInfo::exists(out)) << wrong.option;
  }
}

// As the window writes them.
TEST(FigureCommand, TakesTheOwnNetworkAsWhatTheOrderIsBy) {
  const TemporaryFolder folder;
  const QString out = text(folder / "f.svg");
  for (const char* order : {"column", "name", "cluster"}) {
    const auto outcome =
        cli({QStringLiteral("published-16k"), QStringLiteral("affinity"), QStringLiteral("--out"),
             out, QStringLiteral("--option"), QStringLiteral("order_task=self"),
             QStringLiteral("--option"), QStringLiteral("order=") + QLatin1String(order)});
    EXPECT_EQ(outcome.exit_code, 0) << order << outcome.err.toStdString();
  }
}

TEST(FigureCommand, PassesMessagesAndExitCodesOn) {
  const TemporaryFolder folder;
  const QString out = text(folder / "f.pdf");
  const auto infeasible =
      cli({QStringLiteral("published-16k"), QStringLiteral("taxonomy"), QStringLiteral("--budget"),
           QStringLiteral("0"), QStringLiteral("--out"), out});
  EXPECT_EQ(infeasible.exit_code, 4);
  EXPECT_THAT(infeasible.err.toStdString(), HasSubstr("infeasible"));
  const auto outputs = cli(
      {QStringLiteral("published-16k"), QStringLiteral("outputs"), QStringLiteral("--out"), out});
  EXPECT_EQ(outputs.exit_code, 3);
  EXPECT_THAT(outputs.err.toStdString(), HasSubstr("this study has no outputs"));
  const auto width =
      cli({QStringLiteral("published-16k"), QStringLiteral("frontier"), QStringLiteral("--width"),
           QStringLiteral("wide"), QStringLiteral("--out"), out});
  EXPECT_EQ(width.exit_code, 2);
  EXPECT_THAT(width.err.toStdString(), HasSubstr("--width is 'wide'"));
  EXPECT_FALSE(QFileInfo::exists(out));
}

TEST(FigureCommand, WithoutTheDesktopProgramSaysWhatToDo) {
  const TemporaryFolder folder;
  const auto outcome = cli({QStringLiteral("published-16k"), QStringLiteral("frontier"),
                            QStringLiteral("--out"), text(folder / "f.pdf")},
                           text(folder / "none"));
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_THAT(outcome.err.toStdString(), HasSubstr("TASKATLAS_DESKTOP"));
}

TEST(FigureCommand, RefusesAnUnknownKind) {
  const auto outcome = cli({QStringLiteral("published-16k"), QStringLiteral("pie"),
                            QStringLiteral("--out"), QStringLiteral("f.pdf")});
  EXPECT_EQ(outcome.exit_code, 2);
}

}  // namespace
}  // namespace taskatlas::ui
