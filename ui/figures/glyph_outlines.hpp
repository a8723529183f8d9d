// SPDX-License-Identifier: MIT
#pragma once

#include "ui/figures/display_list.hpp"

#include <QPainterPath>
#include <QRawFont>
#include <vector>

namespace taskatlas::ui {

// A glyph of a shaped line of text, in the coordinates of TextItem::font.
struct PlacedGlyph {
  std::size_t outline = 0;  // index of GlyphOutlines::outlines()
  QPointF position;         // of its origin
};

// The outlines of the glyphs that texts are made of, each kept once: shaping, kerning, fallback
// fonts and writing direction are those of Qt's text layout.
class GlyphOutlines {
 public:
  std::vector<PlacedGlyph> place(const TextItem& text);
  // The whole text as one path, in the coordinates of its font.
  QPainterPath path(const TextItem& text);

  // Of one glyph at the font's size, its origin at (0, 0).
  const std::vector<QPainterPath>& outlines() const { return outlines_; }

 private:
  struct Known {
    QRawFont font;
    std::vector<std::pair<quint32, std::size_t>> glyphs;  // glyph index → outline
  };
  std::size_t outline_of(const QRawFont& font, quint32 glyph);

  std::vector<Known> fonts_;
  std::vector<QPainterPath> outlines_;
};

}  // namespace taskatlas::ui
