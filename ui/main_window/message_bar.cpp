// SPDX-License-Identifier: MIT
#include "ui/main_window/message_bar.hpp"

#include "ui/shared/icon.hpp"

#include <QAccessible>
#include <QAccessibleEvent>
#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <utility>

namespace taskatlas::ui {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
  setFrameShape(QFrame::StyledPanel);
  setAutoFillBackground(true);
  setAccessibleName(tr("Messages"));
  icon_ = new QLabel(this);
  text_ = new QLabel(this);
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  buttons_ = new QHBoxLayout;
  auto* close = new QToolButton(this);
  close->setIcon(themed_icon(QStringLiteral("close")));
  close->setAutoRaise(true);
  close->setToolTip(tr("Close this message"));
  close->setAccessibleName(close->toolTip());
  connect(close, &QToolButton::clicked, this, &MessageBar::show_next);
  auto* line = new QHBoxLayout(this);
  line->addWidget(icon_);
  line->addWidget(text_, 1);
  line->addLayout(buttons_);
  line->addWidget(close);
  hide();
}

void MessageBar::show_message(Severity severity, const QString& text,
                              const std::vector<Choice>& choices, const QObject* about) {
  const auto same = [&](const Message& message) { return message.text == text; };
  if ((showing_ && text_->text() == text) || std::any_of(waiting_.begin(), waiting_.end(), same)) {
    return;  // a failure that repeats is told once
  }
  waiting_.push_back({severity, text, choices, about});
  if (about != nullptr) {
    connect(about, &QObject::destroyed, this, &MessageBar::forget, Qt::UniqueConnection);
  }
  if (!showing_) show_next();
}

QString MessageBar::text() const { return showing_ ? text_->text() : QString(); }

void MessageBar::forget(const QObject* about) {
  std::erase_if(waiting_, [&](const Message& message) { return message.about == about; });
  if (showing_ && shown_about_ == about) show_next();
}

void MessageBar::show_next() {
  while (QLayoutItem* item = buttons_->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  showing_ = !waiting_.empty();
  setVisible(showing_);
  if (!showing_) return;
  const Message message = std::move(waiting_.front());
  waiting_.erase(waiting_.begin());
  shown_about_ = message.about;
  const bool calm = message.severity == Severity::kInformation;
  const int side = fontMetrics().height() * 5 / 4;
  icon_->setPixmap(themed_icon(calm ? QStringLiteral("info") : QStringLiteral("warning"))
                       .pixmap(QSize(side, side), devicePixelRatioF()));
  text_->setText(message.text);
  text_->setAccessibleName(message.text);
  for (const Choice& choice : message.choices) {
    auto* button = new QPushButton(choice.text, this);
    connect(button, &QPushButton::clicked, this, [this, action = choice.action] {
      show_next();
      action();
    });
    buttons_->addWidget(button);
  }
  if (message.severity == Severity::kError) {
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setToolTip(tr("Copy this message to the clipboard"));
    connect(copy, &QPushButton::clicked, this,
            [text = message.text] { QApplication::clipboard()->setText(text); });
    buttons_->addWidget(copy);
  }
  QPalette own = QApplication::palette();
  const bool dark = own.color(QPalette::Window).lightness() < 128;
  QColor ground = dark ? QColor(0x4a, 0x2a, 0x22) : QColor(0xfd, 0xec, 0xe6);
  if (message.severity == Severity::kWarning) {
    ground = dark ? QColor(0x44, 0x38, 0x1c) : QColor(0xfd, 0xf4, 0xdc);
  }
  if (calm) ground = dark ? QColor(0x1f, 0x33, 0x4d) : QColor(0xe6, 0xef, 0xfb);
  own.setColor(QPalette::Window, ground);
  setPalette(own);
  QAccessibleEvent alert(this, QAccessible::Alert);
  QAccessible::updateAccessibility(&alert);
}

}  // namespace taskatlas::ui
