// SPDX-License-Identifier: MIT
#include "ui/figures/glyph_outlines.hpp"

#include <QGlyphRun>
#include <QTextLayout>
#include <QTextOption>
#include <algorithm>

namespace taskatlas::ui {

std::size_t GlyphOutlines::outline_of(const QRawFont& font, quint32 glyph) {
  auto known = std::find_if(fonts_.begin(), fonts_.end(),
                            [&](const Known& candidate) { return candidate.font == font; });
  if (known == fonts_.end()) {
    fonts_.push_back({font, {}});
    known = fonts_.end() - 1;
  }
  for (const auto& [index, outline] : known->glyphs) {
    if (index == glyph) return outline;
  }
  QPainterPath path = font.pathForGlyph(glyph);
  path.setFillRule(Qt::WindingFill);
  outlines_.push_back(path);
  known->glyphs.emplace_back(glyph, outlines_.size() - 1);
  return outlines_.size() - 1;
}

std::vector<PlacedGlyph> GlyphOutlines::place(const TextItem& text) {
  QTextLayout layout(text.text, text.font);
  QTextOption option;
  option.setWrapMode(QTextOption::NoWrap);
  option.setUseDesignMetrics(false);
  layout.setTextOption(option);
  layout.beginLayout();
  QTextLine line = layout.createLine();
  constexpr double kUnlimited = 1e6;
  line.setLineWidth(kUnlimited);
  layout.endLayout();
  // Right-to-left text stands at the far end of its line.
  const QPointF start(line.naturalTextRect().left(), line.ascent());
  std::vector<PlacedGlyph> placed;
  for (const QGlyphRun& run : line.glyphRuns()) {
    const auto glyphs = run.glyphIndexes();
    const auto positions = run.positions();
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
      const std::size_t outline = outline_of(run.rawFont(), glyphs[i]);
      if (outlines_[outline].isEmpty()) continue;  // blanks
      placed.push_back({outline, text.position + positions[i] - start});
    }
  }
  return placed;
}

QPainterPath GlyphOutlines::path(const TextItem& text) {
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  for (const PlacedGlyph& glyph : place(text)) {
    path.addPath(outlines_[glyph.outline].translated(glyph.position));
  }
  return path;
}

}  // namespace taskatlas::ui
