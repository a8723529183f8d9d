// SPDX-License-Identifier: MIT
// What a plot draws, as data: the one source of every vector format.
#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QImage>
#include <QPainterPath>
#include <QPen>
#include <QPointF>
#include <QSizeF>
#include <QString>
#include <QTransform>
#include <variant>
#include <vector>

namespace taskatlas::ui {

// A filled and stroked path, in units. Brushes are solid colours, or linear or radial gradients in
// logical coordinates; pens have a solid colour and a width in units, and are never cosmetic.
struct PathItem {
  QPainterPath path;
  QBrush fill = Qt::NoBrush;
  QPen stroke = Qt::NoPen;
};

// One line of text. `transform` goes from the font's own coordinates, in which `font` has its
// pixel size and `position` and `width` are given, to units.
struct TextItem {
  QString text;
  QFont font;
  QPointF position;  // of the left end of the base line
  double width = 0;
  Qt::AlignmentFlag anchor = Qt::AlignLeft;  // the end that stays if the font is another one
  QColor colour;
  QTransform transform;
};

// A picture; `transform` goes from its pixels (width × height) to units.
struct ImageItem {
  QImage image;
  QTransform transform;
  bool smooth = false;  // pixels are samples; else each is a cell with edges
};

struct DisplayItem {
  std::variant<PathItem, TextItem, ImageItem> content;
  int clip = -1;       // index of DisplayList::clips, -1: none
  double opacity = 1;  // of all of it, on top of its colours'
};

// In the order of painting; one unit is a point (1/72 inch), y grows downwards.
struct DisplayList {
  QSizeF size;
  std::vector<QPainterPath> clips;
  std::vector<DisplayItem> items;
};

}  // namespace taskatlas::ui
