// SPDX-License-Identifier: MIT
#pragma once

#include "ui/shared/plot_style.hpp"

#include <QEvent>
#include <QLabel>

namespace taskatlas::ui {

// A wrapped explanation beside what it explains, in the secondary colour of plots.
class NoteLabel : public QLabel {
 public:
  explicit NoteLabel(const QString& text = {}) : QLabel(text) {
    setWordWrap(true);
    colour();
  }

 protected:
  void changeEvent(QEvent* event) override {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) colour();
  }

 private:
  void colour() {
    const QColor muted = PlotStyle::screen(palette(), font()).muted;
    if (palette().color(QPalette::WindowText) == muted) return;
    QPalette changed = palette();
    changed.setColor(QPalette::WindowText, muted);
    setPalette(changed);
  }
};

}  // namespace taskatlas::ui
