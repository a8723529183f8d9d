// SPDX-License-Identifier: MIT
#include "ui/main_window/theme.hpp"

#include <QApplication>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleFactory>
#include <QStyleOption>

namespace taskatlas::ui {
namespace {

struct Colours {
  QColor window, base, alternate, button, text, placeholder, disabled, highlight, tooltip, link;
  QColor light, midlight, mid, dark, shadow;
};

const Colours kLight{{0xf3, 0xf4, 0xf6}, {0xff, 0xff, 0xff}, {0xf7, 0xf8, 0xfa}, {0xfb, 0xfb, 0xfc},
                     {0x1b, 0x1f, 0x24}, {0x6b, 0x74, 0x80}, {0x9a, 0xa1, 0xab}, {0x1f, 0x5f, 0xbf},
                     {0xff, 0xff, 0xff}, {0x1a, 0x55, 0xad}, {0xff, 0xff, 0xff}, {0xea, 0xec, 0xef},
                     {0xc6, 0xcb, 0xd2}, {0xa7, 0xae, 0xb8}, {0x6d, 0x75, 0x80}};
const Colours kDark{{0x1d, 0x20, 0x25}, {0x16, 0x18, 0x1c}, {0x1b, 0x1e, 0x23}, {0x2a, 0x2e, 0x35},
                    {0xe6, 0xe9, 0xed}, {0x97, 0x9f, 0xaa}, {0x6a, 0x72, 0x7d}, {0x3d, 0x7e, 0xd9},
                    {0x2a, 0x2e, 0x35}, {0x7f, 0xb2, 0xf0}, {0x3a, 0x40, 0x49}, {0x31, 0x36, 0x3e},
                    {0x3a, 0x40, 0x49}, {0x10, 0x12, 0x15}, {0x08, 0x09, 0x0a}};

QPalette palette_of(const Colours& colours) {
  QPalette palette;
  palette.setColor(QPalette::Window, colours.window);
  palette.setColor(QPalette::WindowText, colours.text);
  palette.setColor(QPalette::Base, colours.base);
  palette.setColor(QPalette::AlternateBase, colours.alternate);
  palette.setColor(QPalette::Text, colours.text);
  palette.setColor(QPalette::Button, colours.button);
  palette.setColor(QPalette::ButtonText, colours.text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, colours.tooltip);
  palette.setColor(QPalette::ToolTipText, colours.text);
  palette.setColor(QPalette::PlaceholderText, colours.placeholder);
  palette.setColor(QPalette::Highlight, colours.highlight);
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Link, colours.link);
  palette.setColor(QPalette::LinkVisited, colours.link);
  palette.setColor(QPalette::Light, colours.light);
  palette.setColor(QPalette::Midlight, colours.midlight);
  palette.setColor(QPalette::Mid, colours.mid);
  palette.setColor(QPalette::Dark, colours.dark);
  palette.setColor(QPalette::Shadow, colours.shadow);
  for (const QPalette::ColorRole role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
    palette.setColor(QPalette::Disabled, role, colours.disabled);
  }
  palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.mid);
  return palette;
}

// Fusion draws the frames of check boxes and radio buttons in a darker shade of the window, which
// in a dark window is none that can be seen.
class VisibleIndicators : public QProxyStyle {
 public:
  VisibleIndicators() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override {
    const bool indicator = element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton;
    const QPalette& palette = option->palette;
    const bool dark = palette.color(QPalette::Window).lightness() <
                      palette.color(QPalette::WindowText).lightness();
    const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
    if (!indicator || !dark || button == nullptr) {
      QProxyStyle::drawPrimitive(element, option, painter, widget);
      return;
    }
    QStyleOptionButton lit = *button;
    lit.palette.setColor(QPalette::Window, palette.color(QPalette::PlaceholderText));
    QProxyStyle::drawPrimitive(element, &lit, painter, widget);
  }
};

}  // namespace

QString to_id(Theme theme) {
  switch (theme) {
    case Theme::kLight:
      return QStringLiteral("light");
    case Theme::kDark:
      return QStringLiteral("dark");
    case Theme::kSystem:
      break;
  }
  return QStringLiteral("system");
}

Theme theme_from(const QString& id) {
  if (id == QLatin1String("light")) return Theme::kLight;
  if (id == QLatin1String("dark")) return Theme::kDark;
  return Theme::kSystem;
}

void apply_theme(QApplication& application, Theme theme) {
  // What the desktop's own palette says, before ours took its place.
  static const bool system_is_dark = [&application] {
    const QPalette palette = application.palette();
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
  }();
  static bool styled = false;
  if (!styled) {
    QApplication::setStyle(new VisibleIndicators);
    styled = true;
  }
  const bool dark = theme == Theme::kDark || (theme == Theme::kSystem && system_is_dark);
  QApplication::setPalette(palette_of(dark ? kDark : kLight));
}

}  // namespace taskatlas::ui
