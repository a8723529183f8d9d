// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <Qt>

namespace taskatlas::ui {

// A QPaintDevice that wants to know what a piece of text is before it is painted: the whole of it,
// which QPainter passes on in parts (one for each script and font), and which of its ends stays
// where it is if another program sets it in another font. draw_text() announces every text to the
// painter's device if that is one.
class TextSink {
 public:
  virtual ~TextSink() = default;
  // `width` in the units of the painter's font; `anchor` is AlignLeft, AlignHCenter or AlignRight.
  virtual void begin_text(const QString& text, double width, Qt::AlignmentFlag anchor) = 0;
  virtual void end_text() = 0;
};

}  // namespace taskatlas::ui
