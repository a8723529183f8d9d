// SPDX-License-Identifier: MIT
#include "ui/figures/latex_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace taskatlas::ui {
namespace {

struct Sign {
  char16_t character;
  const char* command;
};

constexpr std::array kSigns{
    Sign{u'\\', "\\textbackslash{}"},
    Sign{u'{', "\\{"},
    Sign{u'}', "\\}"},
    Sign{u'%', "\\%"},
    Sign{u'$', "\\$"},
    Sign{u'#', "\\#"},
    Sign{u'_', "\\_"},
    Sign{u'&', "\\&"},
    Sign{u'^', "\\textasciicircum{}"},
    Sign{u'~', "\\textasciitilde{}"},
    Sign{u'<', "\\textless{}"},
    Sign{u'>', "\\textgreater{}"},
    Sign{u'|', "\\textbar{}"},
    Sign{u'"', "\\char34{}"},  // a character of its own for some of babel's languages
    Sign{u'\u00a0', "~"},
    Sign{u'\u00b1', "\\ensuremath{\\pm}"},
    Sign{u'\u00b7', "\\ensuremath{\\cdot}"},
    Sign{u'\u00d7', "\\ensuremath{\\times}"},
    Sign{u'\u2009', "\\,"},
    Sign{u'\u2013', "--"},
    Sign{u'\u2014', "---"},
    Sign{u'\u2018', "`"},
    Sign{u'\u2019', "'"},
    Sign{u'\u201c', "``"},
    Sign{u'\u201d', "''"},
    Sign{u'\u2026', "\\ldots{}"},
    Sign{u'\u202f', "\\,"},
    Sign{u'\u2190', "\\ensuremath{\\leftarrow}"},
    Sign{u'\u2192', "\\ensuremath{\\rightarrow}"},
    Sign{u'\u2211', "\\ensuremath{\\Sigma}"},
    Sign{u'\u2212', "\\ensuremath{-}"},
    Sign{u'\u221a', "\\ensuremath{\\surd}"},
    Sign{u'\u221e', "\\ensuremath{\\infty}"},
    Sign{u'\u2248', "\\ensuremath{\\approx}"},
    Sign{u'\u2264', "\\ensuremath{\\leq}"},
    Sign{u'\u2265', "\\ensuremath{\\geq}"},
    Sign{u'\u03a3', "\\ensuremath{\\Sigma}"},
    Sign{u'\u03b1', "\\ensuremath{\\alpha}"},
    Sign{u'\u03b2', "\\ensuremath{\\beta}"},
    Sign{u'\u03c1', "\\ensuremath{\\rho}"},
    Sign{u'\u03c3', "\\ensuremath{\\sigma}"},
    Sign{u'\u03c4', "\\ensuremath{\\tau}"},
};

// Characters that TeX joins with what follows them ("--", "''", "?`").
constexpr std::u16string_view kJoining = u"-`',?!";

}  // namespace

QByteArray latex_text(const QString& text) {
  QByteArray result;
  for (qsizetype i = 0; i < text.size(); ++i) {
    const QChar c = text[i];
    const auto* sign = std::find_if(kSigns.begin(), kSigns.end(),
                                    [&](const Sign& s) { return s.character == c.unicode(); });
    if (sign != kSigns.end()) {
      result += sign->command;
    } else if (c.isSpace()) {
      // One blank after another is none to TeX.
      result += i > 0 && text[i - 1].isSpace() ? "\\ " : " ";
    } else if (c.category() == QChar::Other_Control || c == QChar(0xfffe) || c == QChar(0xffff)) {
      continue;
    } else if (c.isHighSurrogate() && i + 1 < text.size()) {
      result += text.mid(i, 2).toUtf8();
      ++i;
    } else {
      result += QString(c).toUtf8();
      if (kJoining.find(static_cast<char16_t>(c.unicode())) != kJoining.npos &&
          i + 1 < text.size()) {
        result += "{}";
      }
    }
  }
  return result;
}

}  // namespace taskatlas::ui
