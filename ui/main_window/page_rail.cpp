// SPDX-License-Identifier: MIT
#include "ui/main_window/page_rail.hpp"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QEvent>
#include <QFocusEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace taskatlas::ui {
namespace {

// An icon over its text; the one in front has a bar at its edge, not only another colour.
class RailButton : public QAbstractButton {
 public:
  using QAbstractButton::QAbstractButton;

  QSize sizeHint() const override {
    const int line = fontMetrics().height();
    return {std::max(line * 5, fontMetrics().horizontalAdvance(text()) + line), line * 4};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    const QPalette& colours = palette();
    const bool lit = isEnabled() && (underMouse() || isDown());
    const QRectF inside = QRectF(rect()).adjusted(line / 4.0, 2, -line / 4.0, -2);
    if (isChecked() || lit) {
      QColor ground = colours.color(QPalette::Highlight);
      ground.setAlphaF(isChecked() ? 0.18F : 0.08F);
      painter.setPen(Qt::NoPen);
      painter.setBrush(ground);
      painter.drawRoundedRect(inside, 5, 5);
    }
    if (isChecked()) {
      painter.setPen(Qt::NoPen);
      painter.setBrush(colours.color(QPalette::Highlight));
      painter.drawRoundedRect(QRectF(1, inside.top() + line * 0.6, 3, inside.height() - line * 1.2),
                              1.5, 1.5);
    }
    if (hasFocus()) {
      painter.setBrush(Qt::NoBrush);
      painter.setPen(QPen(colours.color(QPalette::Highlight), 1.5));
      painter.drawRoundedRect(inside.adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);
    }
    const int side = line * 3 / 2;
    icon().paint(&painter,
                 QRect((width() - side) / 2, static_cast<int>(inside.top()) + line / 2, side, side),
                 Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
    painter.setPen(
        colours.color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    painter.drawText(
        QRect(0, static_cast<int>(inside.top()) + line / 2 + side, width(), line * 3 / 2),
        Qt::AlignCenter, text());
  }
  void enterEvent(QEnterEvent*) override { update(); }
  void leaveEvent(QEvent*) override { update(); }
};

}  // namespace

PageRail::PageRail(QWidget* parent) : QFrame(parent), group_(new QButtonGroup(this)) {
  setAccessibleName(tr("Pages"));
  group_->setExclusive(true);
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(0, 4, 0, 4);
  column_->setSpacing(2);
  column_->addStretch(1);
  connect(group_, &QButtonGroup::buttonClicked, this,
          [this](QAbstractButton* button) { Q_EMIT chosen(button->objectName()); });
}

void PageRail::add(const QString& id, const QString& title, const QIcon& icon,
                   const QString& keys) {
  auto* button = new RailButton(this);
  button->setObjectName(id);
  button->setText(title);
  button->setIcon(icon);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setAccessibleName(title);
  group_->addButton(button);
  column_->insertWidget(column_->count() - 1, button);
  set_keys(id, keys);
}

void PageRail::set_keys(const QString& id, const QString& keys) {
  auto* button = findChild<QAbstractButton*>(id);
  if (button == nullptr) return;
  button->setToolTip(keys.isEmpty() ? button->text()
                                    : QStringLiteral("%1 (%2)").arg(button->text(), keys));
}

void PageRail::set_current(const QString& id) {
  if (auto* button = findChild<QAbstractButton*>(id)) button->setChecked(true);
}

void PageRail::set_enabled(const QString& id, bool enabled) {
  if (auto* button = findChild<QAbstractButton*>(id)) button->setEnabled(enabled);
}

}  // namespace taskatlas::ui
