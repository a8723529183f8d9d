// SPDX-License-Identifier: MIT
#include "ui/dataset/damage_text.hpp"

#include <QCoreApplication>
#include <QRegularExpression>
#include <array>
#include <vector>

namespace taskatlas::ui {
namespace {

// As core/dataset writes them; %1 … stand for what differs.
constexpr std::array kTexts{
    // messages
    QT_TRANSLATE_NOOP("Damage", "is missing, while other views of the building have it"),
    QT_TRANSLATE_NOOP("Damage", "cannot be read: %1"),
    QT_TRANSLATE_NOOP("Damage", "is no regular file"),
    QT_TRANSLATE_NOOP("Damage", "is empty"),
    QT_TRANSLATE_NOOP("Damage", "the file is empty"),
    QT_TRANSLATE_NOOP("Damage", "holds zeros only"),
    QT_TRANSLATE_NOOP("Damage", "ends before its picture does"),
    QT_TRANSLATE_NOOP("Damage", "takes more memory than there is to decode"),
    QT_TRANSLATE_NOOP("Damage", "neither a PNG nor a JPEG"),
    QT_TRANSLATE_NOOP("Damage", "the PNG ends before its picture does"),
    QT_TRANSLATE_NOOP("Damage", "the JPEG ends before its picture does"),
    QT_TRANSLATE_NOOP("Damage",
                      "the PNG claims %1 × %2 pixels, more than are read (%3 a side, %4 in all)"),
    QT_TRANSLATE_NOOP("Damage",
                      "the JPEG claims %1 × %2 pixels, more than are read (%3 a side, %4 in all)"),
    QT_TRANSLATE_NOOP("Damage", "a JPEG of printing colours (CMYK) is not read"),
    QT_TRANSLATE_NOOP("Damage", "a label map has one channel of 8 or 16 bits, not colours"),
    QT_TRANSLATE_NOOP("Damage", "damaged JSON"),
    QT_TRANSLATE_NOOP("Damage", "no NumPy array (.npy)"),
    QT_TRANSLATE_NOOP("Damage", "the NumPy array ends in its header"),
    QT_TRANSLATE_NOOP("Damage", "damaged PNG (%1)"),
    QT_TRANSLATE_NOOP("Damage", "damaged JPEG (%1)"),
    QT_TRANSLATE_NOOP("Damage", "has %1 bytes, which no such file has"),
    QT_TRANSLATE_NOOP("Damage", "is a JPEG, whose compression changes labels"),
    QT_TRANSLATE_NOOP("Damage", "has %1 bits a sample; depth in 1/512 m takes 16"),
    QT_TRANSLATE_NOOP("Damage", "has %1 bits a sample; curvature takes 8"),
    QT_TRANSLATE_NOOP("Damage", "has %1 channel(s) where %2 are needed"),
    QT_TRANSLATE_NOOP("Damage", "has %1 × %2 pixels, most files of its kind %3 × %4 pixels"),
    QT_TRANSLATE_NOOP("Damage", "has %1 values, most files of its kind %2 values"),
    QT_TRANSLATE_NOOP("Damage", "holds no values"),
    QT_TRANSLATE_NOOP("Damage", "holds values that are not finite"),
    QT_TRANSLATE_NOOP("Damage", "says that it is of point %1, its name of point %2"),
    QT_TRANSLATE_NOOP("Damage", "says that it is view %1, its name view %2"),
    // suggestions
    QT_TRANSLATE_NOOP("Damage", "download it; tasks that need it pass over this view"),
    QT_TRANSLATE_NOOP("Damage", "download or render it again"),
    QT_TRANSLATE_NOOP("Damage", "check that it is there, its permissions and the disk"),
    QT_TRANSLATE_NOOP("Damage", "check the disk"),
    QT_TRANSLATE_NOOP("Damage",
                      "check again with fewer threads, or get a picture of the usual size"),
    QT_TRANSLATE_NOOP("Damage", "get it as a PNG"),
    QT_TRANSLATE_NOOP("Damage", "write it anew as a 16-bit PNG"),
    QT_TRANSLATE_NOOP("Damage", "one of them is wrong; get the file again"),
    QT_TRANSLATE_NOOP("Damage", "get it in that size"),
    QT_TRANSLATE_NOOP("Damage", "fetch it again"),
    QT_TRANSLATE_NOOP("Damage", "fetch the file again"),
    QT_TRANSLATE_NOOP("Damage", "use a smaller picture"),
    QT_TRANSLATE_NOOP("Damage", "convert it to RGB"),
};

struct Known {
  const char* text;
  QRegularExpression pattern;
};

const std::vector<Known>& all_known() {
  static const std::vector<Known> known = [] {
    std::vector<Known> list;
    static const QRegularExpression place(QStringLiteral("%\\d"));
    for (const char* text : kTexts) {
      QString pattern;
      const QStringList parts = QString::fromUtf8(text).split(place);
      for (qsizetype i = 0; i < parts.size(); ++i) {
        pattern +=
            (i > 0 ? QStringLiteral("(.+?)") : QString()) + QRegularExpression::escape(parts[i]);
      }
      list.push_back({text, QRegularExpression(QRegularExpression::anchoredPattern(pattern))});
    }
    return list;
  }();
  return known;
}

}  // namespace

QString damage_text(const QString& english) {
  for (const Known& known : all_known()) {
    const QRegularExpressionMatch match = known.pattern.match(english);
    if (!match.hasMatch()) continue;
    QString text = QCoreApplication::translate("Damage", known.text);
    for (const QString& part : match.capturedTexts().mid(1)) text = text.arg(part);
    return text;
  }
  return english;
}

QString problem_text(const QString& english, const QString& file) {
  const QString prefix = file + QStringLiteral(": ");
  const bool named = english.startsWith(prefix);
  QStringList clauses = (named ? english.mid(prefix.size()) : english).split(QStringLiteral("; "));
  for (QString& clause : clauses) clause = damage_text(clause);
  return (named ? prefix : QString()) + clauses.join(QStringLiteral("; "));
}

}  // namespace taskatlas::ui
