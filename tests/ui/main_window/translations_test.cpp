// SPDX-License-Identifier: MIT
// The translation files: complete, and with the placeholders of what they translate.
#include <QFile>
#include <QRegularExpression>
#include <QStringList>
#include <QXmlStreamReader>
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

// %1, %L2, %n, in order; a plural form may leave the number out.
QStringList placeholders(const QString& text) {
  static const QRegularExpression pattern(QStringLiteral("%L?[1-9]"));
  QStringList found;
  for (auto match = pattern.globalMatch(text); match.hasNext();) found << match.next().captured();
  std::sort(found.begin(), found.end());
  return found;
}

class Translations : public ::testing::TestWithParam<const char*> {};

TEST_P(Translations, AreCompleteAndKeepPlaceholders) {
  QFile file(QStringLiteral(TASKATLAS_SOURCE_DIR "/translations/taskatlas_%1.ts")
                 .arg(QString::fromLatin1(GetParam())));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  QXmlStreamReader xml(&file);
  QString source;
  int messages = 0;
  bool plural_message = false;
  while (!xml.atEnd()) {
    if (xml.readNext() != QXmlStreamReader::StartElement) continue;
    if (xml.name() == QLatin1String("source")) source = xml.readElementText();
    if (xml.name() == QLatin1String("message")) {
      plural_message = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    }
    if (xml.name() == QLatin1String("translation")) {
      EXPECT_FALSE(xml.attributes().hasAttribute(QLatin1String("type"))) << source.toStdString();
      ++messages;
    }
    const bool plural = xml.name() == QLatin1String("numerusform");
    if (plural || (xml.name() == QLatin1String("translation") && !plural_message)) {
      const QString text = xml.readElementText();
      EXPECT_FALSE(text.isEmpty()) << source.toStdString();
      EXPECT_EQ(placeholders(text), placeholders(source))
          << source.toStdString() << " / " << text.toStdString();
    }
  }
  EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
  EXPECT_GT(messages, 20);
}

INSTANTIATE_TEST_SUITE_P(Languages, Translations, ::testing::Values("en", "zh_CN", "ja"),
                         [](const auto& each) { return std::string(each.param); });

}  // namespace
}  // namespace taskatlas::ui
