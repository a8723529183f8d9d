// SPDX-License-Identifier: MIT
#include "ui/figures/recipe.hpp"

#include "base/error.hpp"
#include "ui/figures/figure_length.hpp"
#include "ui/figures/figure_options.hpp"
#include "ui/figures/figure_presets.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using ::testing::HasSubstr;

std::string complaint(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

TEST(FigureLength, ReadsWhatPeopleWrite) {
  EXPECT_EQ(FigureLength::parse(QStringLiteral("3.25in")).points(), 234);
  EXPECT_EQ(FigureLength::parse(QStringLiteral(" 3.25 IN ")).points(), 234);
  EXPECT_EQ(FigureLength::parse(QStringLiteral("3.25\"")).points(), 234);
  EXPECT_EQ(FigureLength::parse(QStringLiteral("234pt")).points(), 234);
  EXPECT_NEAR(FigureLength::parse(QStringLiteral("84mm")).points(), 84 / 25.4 * 72, 1e-12);
  EXPECT_NEAR(FigureLength::parse(QStringLiteral("8.4cm")).points(), 84 / 25.4 * 72, 1e-12);
  for (const char* wrong : {"", "3", "in", "3,25in", "3.25 inches", "nanmm", "infin", "1e999pt"}) {
    EXPECT_THAT(complaint([&] { FigureLength::parse(QString::fromLatin1(wrong)); }),
                HasSubstr("is no length"))
        << wrong;
  }
}

TEST(FigureLength, RoundTrip) {
  for (const char* text : {"3.25in", "84mm", "0.1cm", "238.11pt"}) {
    EXPECT_EQ(FigureLength::parse(QString::fromLatin1(text)).to_string(),
              QString::fromLatin1(text));
  }
}

TEST(FigurePresets, AreFitForFigures) {
  for (const FigurePreset& preset : figure_presets()) {
    FigureOptions options;
    options.width = preset.width;
    EXPECT_NO_THROW(options.check()) << preset.id.toStdString();
    EXPECT_FALSE(preset.title().isEmpty());
  }
}

TEST(FigureOptions, RoundTrip) {
  FigureOptions options;
  EXPECT_EQ(FigureOptions::from_json(options.to_json()), options);
  EXPECT_EQ(FigureOptions::from_json({}), options);
  options.width = {84, LengthUnit::kMillimetre};
  options.height = FigureLength{2.5, LengthUnit::kInch};
  options.family = QStringLiteral("DejaVu Serif");
  options.font_size = 7.5;
  options.transparent = true;
  options.text = FigureText::kOutlines;
  options.dpi = 600;
  EXPECT_EQ(FigureOptions::from_json(options.to_json()), options);
}

TEST(FigureOptions, NameWhatIsWrong) {
  const auto refused = [](const char* json) {
    return complaint(
        [&] { FigureOptions::from_json(QJsonDocument::fromJson(json).object()).check(); });
  };
  EXPECT_THAT(refused(R"({"width": 84})"), HasSubstr("'width' must be a length"));
  EXPECT_THAT(refused(R"({"width": "84"})"), HasSubstr("'width': '84' is no length"));
  EXPECT_THAT(refused(R"({"width": "1mm"})"), HasSubstr("width is 1mm; 20 to 2000 mm"));
  EXPECT_THAT(refused(R"({"height": "9in", "font_size": 99})"), HasSubstr("font size is 99"));
  EXPECT_THAT(refused(R"({"background": "blue"})"), HasSubstr("white or transparent"));
  EXPECT_THAT(refused(R"({"text": 1})"), HasSubstr("automatic, embedded or outlines"));
  EXPECT_THAT(refused(R"({"dpi": 1e9})"), HasSubstr("50 to 2400"));
  EXPECT_THAT(refused(R"({"font": "No Such Font"})"), HasSubstr("is not installed"));
  EXPECT_THAT(refused(R"({"colour": "red"})"), HasSubstr("no figure option 'colour'"));
}

TEST(FigureFormat, IsTheExtensions) {
  EXPECT_EQ(figure_format_of(QStringLiteral("a.b/x.PDF")), FigureFormat::kPdf);
  EXPECT_EQ(figure_format_of(QStringLiteral("x.tex")), FigureFormat::kTikz);
  EXPECT_THROW(figure_format_of(QStringLiteral("x.eps")), Error);
  EXPECT_THROW(figure_format_of(QStringLiteral("pdf")), Error);
}

FigureRecipe sample() {
  FigureRecipe recipe;
  recipe.kind = QStringLiteral("taxonomy");
  recipe.study = QString::fromUtf8("../深度 & <co>.taskstudy");
  recipe.uuid = QStringLiteral("abc");
  recipe.measurement.transfer_images = 16000;
  recipe.measurement.seed = 3;
  Scenario scenario;
  scenario.budget = 7.25;
  scenario.importance["rgb2depth"] = 0.1;
  recipe.scenario = scenario;
  recipe.tasks = {{QStringLiteral("rgb2depth"),
                   QJsonObject{{QStringLiteral("name"), QStringLiteral("\"D\"")}}}};
  recipe.options = {{QStringLiteral("colour"), QStringLiteral("gain")}};
  recipe.figure.font_size = 7;
  recipe.locale = QStringLiteral("de_DE");
  return recipe;
}

TEST(FigureRecipe, RoundTrip) {
  const FigureRecipe recipe = sample();
  const FigureRecipe again = FigureRecipe::parse(recipe.text(), QStringLiteral("it"));
  EXPECT_EQ(again.to_json(), recipe.to_json());
  EXPECT_EQ(again.scenario, recipe.scenario);
  EXPECT_EQ(again.figure, recipe.figure);
  EXPECT_EQ(again.measurement.seed, recipe.measurement.seed);
}

TEST(FigureRecipe, NameWhatIsWrong) {
  const auto refused = [](const QByteArray& text) {
    return complaint([&] { FigureRecipe::parse(text, QStringLiteral("NAME")); });
  };
  EXPECT_THAT(refused("{"), HasSubstr("NAME: is no JSON"));
  EXPECT_THAT(refused("[]"), HasSubstr("a recipe is a JSON object"));
  EXPECT_THAT(refused("{}"), HasSubstr("'version'"));
  EXPECT_THAT(refused(R"({"version":2})"), HasSubstr("a newer TaskAtlas wrote"));
  EXPECT_THAT(refused(R"({"version":1,"study":"s"})"), HasSubstr("which kind"));
  EXPECT_THAT(refused(R"({"version":1,"kind":"tree"})"), HasSubstr("which study"));
  EXPECT_THAT(refused(R"({"version":1,"kind":7})"), HasSubstr("'kind' must be a text"));
  EXPECT_THAT(refused(R"({"version":1,"kind":"tree","study":"s","x":1})"), HasSubstr("'x'"));
  EXPECT_THAT(refused(R"({"version":1,"kind":"tree","study":"s","scenario":{"budget":-1}})"),
              HasSubstr("budget"));
  EXPECT_THAT(refused(R"({"version":1,"kind":"tree","study":"s","measurement":{"seed":1.5}})"),
              HasSubstr("'seed' must be a whole number"));
}

}  // namespace
}  // namespace taskatlas::ui
