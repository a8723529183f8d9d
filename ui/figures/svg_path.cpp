// SPDX-License-Identifier: MIT
#include "ui/figures/svg_path.hpp"

#include "ui/figures/decimal.hpp"

namespace taskatlas::ui {

QByteArray svg_path(const QPainterPath& path, int digits) {
  QByteArray d;
  const auto number = [&](double value) {
    const QByteArray text = decimal(value, digits);
    // A sign or a command's letter separates as well as a blank does.
    if (!d.isEmpty() && !text.startsWith('-') && d.back() >= '0' && d.back() <= '9') d += ' ';
    d += text;
  };
  QPointF start, last;
  const auto close = [&] {
    if (!d.isEmpty() && d.back() != 'Z' && last == start) d += 'Z';
  };
  int drawn = 0;  // segments of the present subpath
  for (int i = 0; i < path.elementCount(); ++i) {
    const QPainterPath::Element e = path.elementAt(i);
    switch (e.type) {
      case QPainterPath::MoveToElement:
        if (drawn > 1) close();
        d += 'M';
        number(e.x);
        number(e.y);
        start = e;
        drawn = 0;
        break;
      case QPainterPath::LineToElement: {
        const bool closes = drawn > 0 && QPointF(e) == start &&
                            (i + 1 == path.elementCount() || path.elementAt(i + 1).isMoveTo());
        ++drawn;
        if (closes) break;  // Z draws it
        if (e.y == last.y()) {
          d += 'H';
          number(e.x);
        } else if (e.x == last.x()) {
          d += 'V';
          number(e.y);
        } else {
          d += 'L';
          number(e.x);
          number(e.y);
        }
        break;
      }
      case QPainterPath::CurveToElement:
        d += 'C';
        number(e.x);
        number(e.y);
        for (int k = 1; k <= 2; ++k) {
          const QPainterPath::Element part = path.elementAt(i + k);
          number(part.x);
          number(part.y);
        }
        last = path.elementAt(i + 2);
        i += 2;
        ++drawn;
        continue;
      case QPainterPath::CurveToDataElement:
        break;  // read with its curve
    }
    last = e;
  }
  if (drawn > 1) close();
  return d;
}

}  // namespace taskatlas::ui
