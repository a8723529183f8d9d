// SPDX-License-Identifier: MIT
#include "ui/outputs/name_list.hpp"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <algorithm>

namespace taskatlas::ui {

QString row_tip(const OutputRow& row) {
  return row.pseudo ? row.title : row.title + QLatin1Char('\n') + row.key;
}

void fit_list(QComboBox& box) {
  const QFontMetrics metrics = box.fontMetrics();
  const int em = metrics.height();
  int longest = 0;
  for (int i = 0; i < box.count(); ++i) {
    longest = std::max(longest, metrics.horizontalAdvance(box.itemText(i)));
  }
  constexpr int kMostEms = 44, kBesideEms = 3;  // of a window of 900 pixels; frame and scroll bar
  const int width = std::min(longest + kBesideEms * em, kMostEms * em);
  const auto fit = [&](QAbstractItemView& list) {
    list.setTextElideMode(Qt::ElideMiddle);
    list.setMinimumWidth(width);
  };
  fit(*box.view());
  if (box.completer() != nullptr) fit(*box.completer()->popup());
}

}  // namespace taskatlas::ui
