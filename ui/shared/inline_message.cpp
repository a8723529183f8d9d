// SPDX-License-Identifier: MIT
#include "ui/shared/inline_message.hpp"

#include "ui/shared/icon.hpp"
#include "ui/shared/plot_style.hpp"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace taskatlas::ui {

InlineMessage::InlineMessage(QWidget* parent)
    : QFrame(parent), icon_(new QLabel), text_(new QLabel), buttons_(new QHBoxLayout) {
  setObjectName(QStringLiteral("InlineMessage"));
  setFrameShape(QFrame::NoFrame);
  setAutoFillBackground(true);
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);  // names and paths may be anything
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* row = new QHBoxLayout(this);
  row->addWidget(icon_, 0, Qt::AlignVCenter);
  row->addWidget(text_, 1);
  row->addLayout(buttons_);
  hide();
}

QString InlineMessage::text() const { return text_->text(); }

void InlineMessage::change_text(const QString& text) {
  text_->setText(text);
  setAccessibleName(text);
}

void InlineMessage::show_message(Tone tone, const QString& text,
                                 const std::vector<Button>& buttons) {
  tone_ = tone;
  const bool news = text != text_->text() || isHidden();
  change_text(text);
  while (QLayoutItem* item = buttons_->takeAt(0)) {
    // One of them may be the sender of what is going on.
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const auto& [title, action] : buttons) {
    auto* button = new QPushButton(title);
    button->setToolTip(title);
    button->setAccessibleName(title);
    connect(button, &QPushButton::clicked, this, [this, act = action] {
      Q_EMIT acted();
      act();
    });
    buttons_->addWidget(button);
  }
  restyle();
  show();
  if (news) {
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
  }
}

void InlineMessage::restyle() {
  const PlotStyle style = PlotStyle::screen(parentWidget()->palette(), font());
  QPalette colours = parentWidget()->palette();
  const QColor tint =
      tone_ == Tone::kWarning ? kind_fill(TaskKind::k2D, style) : kind_fill(TaskKind::k3D, style);
  colours.setColor(QPalette::Window, tint);
  colours.setColor(QPalette::WindowText, readable_on(tint));
  setPalette(colours);
  const int side = fontMetrics().height() + 4;
  icon_->setPixmap(
      themed_icon(tone_ == Tone::kWarning ? QStringLiteral("warning") : QStringLiteral("info"))
          .pixmap(side, side));
}

void InlineMessage::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) restyle();
}

}  // namespace taskatlas::ui
