// SPDX-License-Identifier: MIT
#include "sample_plot.hpp"
#include "support/temporary_folder.hpp"
#include "tools.hpp"
#include "ui/figures/decimal.hpp"
#include "ui/figures/latex_text.hpp"
#include "ui/figures/pdf_writer.hpp"
#include "ui/figures/png_writer.hpp"
#include "ui/figures/recipe.hpp"
#include "ui/figures/recording_device.hpp"
#include "ui/figures/tikz_writer.hpp"

#include <QXmlStreamReader>
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using taskatlas::testing::TemporaryFolder;
using testing::content;
using testing::difference;
using ::testing::HasSubstr;
using testing::kHostile;
using testing::kIdeographs;
using ::testing::Not;
using testing::run_tool;
using testing::SamplePlot;
using testing::text;

const QSizeF kSize(238.11, 150.5);  // no whole points
constexpr double kDpi = 200;

PlotStyle style() { return PlotStyle::figure(QStringLiteral("Noto Sans"), 8); }

DisplayList recorded(const PlotStyle& with = style(), QSizeF size = kSize) {
  RecordingDevice device(size);
  QPainter painter(&device);
  paint_figure(painter, SamplePlot(), size, with);
  painter.end();
  return device.list();
}

FigureWords words() {
  FigureWords words;
  words.title = kHostile + kIdeographs;
  words.description = QStringLiteral("--") + kHostile + QStringLiteral("]]> end");
  words.recipe = "{\"kind\":\"sample\",\"name\":\"" + QByteArray("&<>\\\\ ü %$") + "\"}";
  return words;
}

QImage rasterised_pdf(const TemporaryFolder& folder, const QByteArray& pdf) {
  testing::put(text(folder / "f.pdf"), pdf);
  EXPECT_EQ(run_tool(QStringLiteral("pdftocairo"),
                     {QStringLiteral("-png"), QStringLiteral("-singlefile"), QStringLiteral("-r"),
                      QString::number(kDpi), text(folder / "f.pdf"), text(folder / "f")})
                .exit_code,
            0);
  return QImage(text(folder / "f.png"));
}

QImage rasterised_svg(const TemporaryFolder& folder, const QByteArray& svg) {
  testing::put(text(folder / "f.svg"), svg);
  const auto outcome = run_tool(
      QStringLiteral("rsvg-convert"),
      {QStringLiteral("-d"), QString::number(kDpi), QStringLiteral("-p"), QString::number(kDpi),
       text(folder / "f.svg"), QStringLiteral("-o"), text(folder / "s.png")});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
  return QImage(text(folder / "s.png"));
}

TEST(Decimal, IsShortAndKnowsNoLocale) {
  EXPECT_EQ(decimal(1.5), "1.5");
  EXPECT_EQ(decimal(-0.0001), "0");
  EXPECT_EQ(decimal(100), "100");
  EXPECT_EQ(decimal(2.0004), "2");
  EXPECT_EQ(decimal(1e20), "100000000000000000000");
}

TEST(Recording, KeepsTextsWhole) {
  const DisplayList list = recorded();
  std::vector<TextItem> texts;
  for (const DisplayItem& item : list.items) {
    if (const auto* one = std::get_if<TextItem>(&item.content)) texts.push_back(*one);
  }
  const auto find = [&](const QString& what) {
    return std::find_if(texts.begin(), texts.end(),
                        [&](const TextItem& one) { return one.text.contains(what); });
  };
  ASSERT_NE(find(kIdeographs), texts.end());
  EXPECT_EQ(find(kIdeographs)->text, kIdeographs + QStringLiteral(" 0.12 ffi"));
  EXPECT_EQ(find(kIdeographs)->anchor, Qt::AlignHCenter);
  ASSERT_NE(find(kHostile), texts.end());
  EXPECT_EQ(find(kHostile)->anchor, Qt::AlignRight);
  ASSERT_NE(find(QStringLiteral("Target")), texts.end());
  const QTransform turned = find(QStringLiteral("Target"))->transform;
  EXPECT_LT(turned.m12(), 0);  // upwards
  EXPECT_NEAR(turned.m11(), 0, 1e-9);
}

TEST(Recording, ClipsAndTranslucencyGoWithTheItem) {
  RecordingDevice device(QSizeF(100, 100));
  QPainter painter(&device);
  painter.translate(10, 20);
  painter.setClipRect(QRectF(0, 0, 30.5, 40));
  painter.scale(2, 2);
  painter.save();
  painter.setClipRect(QRectF(5, 5, 100, 100), Qt::IntersectClip);
  painter.setOpacity(0.5);
  painter.setPen(QPen(Qt::red, 1));
  painter.drawLine(QLineF(0, 0, 50, 50));
  painter.restore();
  painter.fillRect(QRectF(0, 0, 50, 50), Qt::blue);
  painter.setClipping(false);
  painter.fillRect(QRectF(0, 0, 1, 1), Qt::green);
  painter.end();
  const DisplayList& list = device.list();
  ASSERT_EQ(list.items.size(), 3u);
  EXPECT_EQ(list.items[0].opacity, 0.5);
  ASSERT_GE(list.items[0].clip, 0);
  EXPECT_EQ(list.clips[static_cast<std::size_t>(list.items[0].clip)].boundingRect(),
            QRectF(20, 30, 20.5, 30));
  const auto& line = std::get<PathItem>(list.items[0].content);
  EXPECT_EQ(line.stroke.widthF(), 2);  // in units
  EXPECT_EQ(line.path.currentPosition(), QPointF(110, 120));
  ASSERT_GE(list.items[1].clip, 0);
  EXPECT_EQ(list.clips[static_cast<std::size_t>(list.items[1].clip)].boundingRect(),
            QRectF(10, 20, 30.5, 40));
  EXPECT_EQ(list.items[1].opacity, 1);
  EXPECT_EQ(list.items[2].clip, -1);
}

TEST(Recording, UnevenScalingMakesALineAShape) {
  RecordingDevice device(QSizeF(100, 100));
  QPainter painter(&device);
  painter.scale(1, 3);
  painter.setPen(QPen(Qt::black, 2, Qt::SolidLine, Qt::FlatCap));
  painter.drawLine(QLineF(10, 10, 20, 10));
  painter.end();
  ASSERT_EQ(device.list().items.size(), 1u);
  const auto& item = std::get<PathItem>(device.list().items[0].content);
  EXPECT_EQ(item.stroke.style(), Qt::NoPen);
  EXPECT_EQ(item.path.boundingRect(), QRectF(10, 27, 10, 6));
}

TEST(Recording, HatchesAreLines) {
  RecordingDevice device(QSizeF(100, 100));
  QPainter painter(&device);
  painter.fillRect(QRectF(10, 10, 20, 20), QBrush(Qt::black, Qt::BDiagPattern));
  painter.end();
  ASSERT_EQ(device.list().items.size(), 1u);
  const DisplayItem& item = device.list().items[0];
  EXPECT_EQ(std::get<PathItem>(item.content).path.elementCount(), 2 * 11);
  ASSERT_EQ(item.clip, 0);
  EXPECT_EQ(device.list().clips[0].boundingRect(), QRectF(10, 10, 20, 20));
}

TEST(Pdf, EmbedsFontsWithoutType3) {
  const TemporaryFolder folder;
  const QString path = text(folder / "f.pdf");
  testing::put(path, write_pdf(recorded(), ReplayText::kText, words(), "a,b\n"));
  const QByteArray fonts = run_tool(QStringLiteral("pdffonts"), {path}).out;
  const QList<QByteArray> lines = fonts.trimmed().split('\n').mid(2);
  EXPECT_GE(lines.size(), 4);
  for (const QByteArray& line : lines) {
    EXPECT_THAT(line.toStdString(), HasSubstr("CID TrueType"));
    EXPECT_THAT(line.toStdString(), HasSubstr(" yes yes yes "));  // embedded, subset, Unicode
  }
  EXPECT_THAT(fonts.toStdString(), HasSubstr("CJK"));

  const QByteArray out = run_tool(QStringLiteral("pdftotext"), {path, QStringLiteral("-")}).out;
  EXPECT_TRUE(out.contains(kHostile.toUtf8()));
  EXPECT_TRUE(out.contains(kIdeographs.toUtf8())) << out.toStdString();
  EXPECT_FALSE(out.contains('\t'));
}

TEST(Pdf, OutlinesNeedNoFonts) {
  const TemporaryFolder folder;
  const QString path = text(folder / "f.pdf");
  testing::put(path, write_pdf(recorded(), ReplayText::kOutlines, words(), "a,b\n"));
  const QByteArray fonts = run_tool(QStringLiteral("pdffonts"), {path}).out;
  EXPECT_EQ(fonts.trimmed().split('\n').size(), 2) << fonts.toStdString();
}

TEST(Pdf, PageIsExactAndWordsAreInIt) {
  const TemporaryFolder folder;
  const QString path = text(folder / "f.pdf");
  testing::put(path, write_pdf(recorded(), ReplayText::kText, words(), "a,b\n1,2\n"));
  const auto info =
      run_tool(QStringLiteral("pdfinfo"), {QStringLiteral("-enc"), QStringLiteral("UTF-8"), path});
  EXPECT_EQ(info.err, "");
  EXPECT_THAT(info.out.toStdString(), HasSubstr("238.11 x 150.5 pts"));
  EXPECT_THAT(info.out.toStdString(), HasSubstr((kHostile + kIdeographs).toStdString()));
  EXPECT_THAT(info.out.toStdString(), HasSubstr("TaskAtlas"));
  EXPECT_THAT(info.out.toStdString(), Not(HasSubstr("Date")));
  ASSERT_EQ(run_tool(QStringLiteral("pdfdetach"),
                     {QStringLiteral("-saveall"), QStringLiteral("-o"), text(folder.path()), path})
                .exit_code,
            0);
  EXPECT_EQ(content(text(folder / "data.csv")), "a,b\n1,2\n");
  EXPECT_EQ(content(text(folder / "recipe.json")), words().recipe);
  EXPECT_EQ(embedded_recipe(content(path)), words().recipe);
}

TEST(Pdf, DateIsTheOneOfTheEnvironment) {
  qputenv("SOURCE_DATE_EPOCH", "1530000000");
  const QByteArray pdf = write_pdf(recorded(), ReplayText::kText, words(), {});
  qunsetenv("SOURCE_DATE_EPOCH");
  EXPECT_TRUE(pdf.contains("/CreationDate (D:20180626080000Z)"));
}

TEST(Writers, SameBytesTwice) {
  const DisplayList one = recorded(), two = recorded();
  for (const ReplayText mode : {ReplayText::kText, ReplayText::kOutlines}) {
    EXPECT_EQ(write_pdf(one, mode, words(), "a\n"), write_pdf(two, mode, words(), "a\n"));
    EXPECT_EQ(write_svg(one, mode, words()), write_svg(two, mode, words()));
    EXPECT_EQ(write_tikz(one, mode, words(), QStringLiteral("f")).tex,
              write_tikz(two, mode, words(), QStringLiteral("f")).tex);
  }
}

// PNG is painted without the display list, so it tells whether the list is right.
TEST(Writers, AllLookLikeThePng) {
  const TemporaryFolder folder;
  const QSizeF size(237.6, 151.2);  // whole pixels
  const DisplayList list = recorded(style(), size);
  const QImage png = render_figure(SamplePlot(), size, style(), kDpi);
  constexpr double kAlike = 9;  // edges are smoothed differently
  QImage blank(png.size(), QImage::Format_RGB32);
  blank.fill(Qt::white);
  ASSERT_GT(difference(png, blank), 5 * kAlike);  // or the limit says nothing
  ASSERT_GT(difference(png, png.copy(2, 0, png.width(), png.height())), 2 * kAlike);
  for (const ReplayText mode : {ReplayText::kText, ReplayText::kOutlines}) {
    for (const QImage& picture : {rasterised_svg(folder, write_svg(list, mode, words())),
                                  rasterised_pdf(folder, write_pdf(list, mode, words(), {}))}) {
      EXPECT_NEAR(picture.width(), png.width(), 1);  // some round up
      EXPECT_NEAR(picture.height(), png.height(), 1);
      EXPECT_LT(difference(picture.copy(png.rect()), png), kAlike);
    }
  }
}

TEST(Svg, IsWellFormedAndHoldsTheRecipe) {
  const TemporaryFolder folder;
  for (const ReplayText mode : {ReplayText::kText, ReplayText::kOutlines}) {
    const QByteArray svg = write_svg(recorded(), mode, words());
    testing::put(text(folder / "f.svg"), svg);
    const auto outcome =
        run_tool(QStringLiteral("xmllint"), {QStringLiteral("--noout"), text(folder / "f.svg")});
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err.toStdString();
    EXPECT_EQ(embedded_recipe(svg), words().recipe);
    EXPECT_EQ(svg.contains("<text "), mode == ReplayText::kText);
  }
}

TEST(Svg, TransparentFiguresHaveNoBackground) {
  PlotStyle clear = style();
  clear.paper_is_transparent = true;
  const TemporaryFolder folder;
  const QImage svg =
      rasterised_svg(folder, write_svg(recorded(clear), ReplayText::kOutlines, words()));
  EXPECT_EQ(qAlpha(svg.pixel(1, svg.height() - 2)), 0);
  const QImage png = render_figure(SamplePlot(), kSize, clear, kDpi);
  EXPECT_EQ(qAlpha(png.pixel(1, png.height() - 2)), 0);
  const QImage white = render_figure(SamplePlot(), kSize, style(), kDpi);
  EXPECT_EQ(white.pixel(1, white.height() - 2), qRgb(255, 255, 255));
}

TEST(Png, KnowsItsSizeAndItsRecipe) {
  const QByteArray png = write_png(render_figure(SamplePlot(), kSize, style(), 300), words());
  const QImage image = QImage::fromData(png);
  EXPECT_EQ(image.size(), QSize(992, 627));  // 238.11 / 72 * 300, rounded
  EXPECT_EQ(image.dotsPerMeterX(), 11811);
  EXPECT_EQ(embedded_recipe(png), words().recipe);
}

TEST(Latex, EscapesEverything) {
  EXPECT_EQ(latex_text(kHostile),
            "\\&\\textless{}\\textgreater{}\\char34{}'{}\\textbackslash{}\\{\\}\\%\\$\\#\\_"
            "\\textasciicircum{}\\textasciitilde{}");
  EXPECT_EQ(latex_text(QStringLiteral("a--b")), "a-{}-{}b");
  EXPECT_EQ(latex_text(QString::fromUtf8("x → y")), "x \\ensuremath{\\rightarrow} y");
  EXPECT_EQ(latex_text(QStringLiteral("a\nb\tc  d")), "a b c \\ d");
  EXPECT_EQ(latex_text(kIdeographs), kIdeographs.toUtf8());
  EXPECT_EQ(latex_text(QString(QChar(1))), "");
}

// Braces and environments as TeX would count them.
void expect_balanced(const QByteArray& tex) {
  int braces = 0, scopes = 0;
  for (const QByteArray& line : tex.split('\n')) {
    for (qsizetype i = 0; i < line.size(); ++i) {
      if (line[i] == '\\') {
        if (line.mid(i, 6) == "\\begin") ++scopes;
        if (line.mid(i, 5) == "\\end{") --scopes;
        ++i;
        continue;
      }
      if (line[i] == '%') break;
      if (line[i] == '{') ++braces;
      if (line[i] == '}') --braces;
      EXPECT_GE(braces, 0);
    }
    EXPECT_GE(scopes, 0);
  }
  EXPECT_EQ(braces, 0);
  EXPECT_EQ(scopes, 0);
}

TEST(Tikz, IsBalancedAndKeepsAnchors) {
  FigureWords hostile = words();
  hostile.title = QStringLiteral("two\nlines \\end{document}");
  const TikzFigure figure = write_tikz(recorded(), ReplayText::kText, hostile, QStringLiteral("f"));
  expect_balanced(figure.tex);
  EXPECT_TRUE(figure.pictures.empty());  // 24 cells are drawn
  const std::string tex = figure.tex.toStdString();
  EXPECT_THAT(tex, HasSubstr("\\useasboundingbox(0,0)rectangle(238.11,150.5);"));
  EXPECT_THAT(tex, HasSubstr("anchor=base east,"));
  EXPECT_THAT(tex, HasSubstr("rotate=90"));
  EXPECT_THAT(tex, HasSubstr(latex_text(kHostile).toStdString()));
  EXPECT_THAT(tex, HasSubstr("% two lines \\end{document}\n"));
  EXPECT_EQ(embedded_recipe(figure.tex), words().recipe);
  // 8 points of ours are a little more of TeX's.
  EXPECT_THAT(tex, HasSubstr("\\fontsize{8.03}{9.64}\\selectfont"));
}

TEST(Tikz, CompilesWherePdflatexIsInstalled) {
  if (run_tool(QStringLiteral("sh"), {QStringLiteral("-c"), QStringLiteral("command -v pdflatex")})
          .exit_code != 0) {
    GTEST_SKIP() << "pdflatex is not installed";
  }
  const TemporaryFolder folder;
  RecordingDevice device(kSize);
  QPainter painter(&device);
  paint_figure(painter, SamplePlot(), kSize, style());
  painter.end();
  DisplayList list = device.list();
  std::erase_if(list.items, [](const DisplayItem& item) {  // which pdflatex has no font for
    const auto* one = std::get_if<TextItem>(&item.content);
    return one != nullptr && one->text.contains(kIdeographs);
  });
  testing::put(text(folder / "f.tex"),
               write_tikz(list, ReplayText::kText, words(), QStringLiteral("f")).tex);
  testing::put(text(folder / "main.tex"),
               "\\documentclass{article}\\usepackage{tikz}\\begin{document}\\input{f}"
               "\\end{document}\n");
  const auto outcome = run_tool(
      QStringLiteral("pdflatex"),
      {QStringLiteral("-interaction=batchmode"), QStringLiteral("-halt-on-error"),
       QStringLiteral("-output-directory"), text(folder.path()), text(folder / "main.tex")},
      {{QStringLiteral("TEXINPUTS"), text(folder.path()) + QStringLiteral(":")}});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.out.toStdString();
}

TEST(Tikz, LargePicturesAreFilesBesideIt) {
  QImage image(100, 100, QImage::Format_RGB32);
  image.fill(Qt::red);
  RecordingDevice device(kSize);
  QPainter painter(&device);
  painter.drawImage(QRectF(10, 20, 50, 50), image);
  painter.end();
  const TikzFigure figure =
      write_tikz(device.list(), ReplayText::kText, words(), tikz_stem(QStringLiteral("a b%ü")));
  ASSERT_EQ(figure.pictures.size(), 1u);
  EXPECT_EQ(figure.pictures[0].name, QStringLiteral("a-b---1.png"));
  EXPECT_THAT(figure.tex.toStdString(),
              HasSubstr("at(10,20){\\includegraphics[width=50bp,height=50bp]{a-b---1.png}}"));
  EXPECT_FALSE(QImage::fromData(figure.pictures[0].png).isNull());
  expect_balanced(figure.tex);
}

}  // namespace
}  // namespace taskatlas::ui
