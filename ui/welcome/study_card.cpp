// SPDX-License-Identifier: MIT
#include "ui/welcome/study_card.hpp"

#include "ui/shared/plot_style.hpp"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr int kWrap = Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop;

}  // namespace

StudyCard::StudyCard(const QString& name, const QString& title, QWidget* parent)
    : QAbstractButton(parent), name_(name), title_(title) {
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  facts_ = tr("Reading…");
  describe();
}

void StudyCard::set_facts(const QString& facts, const QImage& picture) {
  facts_ = facts;
  picture_ = picture;
  missing_ = false;
  describe();
}

void StudyCard::set_missing(const QString& why) {
  facts_ = why;
  picture_ = {};
  missing_ = true;
  describe();
}

void StudyCard::describe() {
  setEnabled(!missing_);
  setText(name_);
  setAccessibleName(tr("Open the study %1").arg(name_));
  setAccessibleDescription(title_ + QStringLiteral(". ") + facts_);
  setToolTip(missing_ ? facts_ : tr("Open %1").arg(name_));
  updateGeometry();
  update();
}

QRect StudyCard::text_area(int width) const {
  const int em = fontMetrics().height();
  const int picture = 4 * em;
  const int left = em * 3 / 4 + picture + em * 3 / 4;
  return {left, em * 3 / 5, std::max(em, width - left - em * 3 / 4), 1 << 20};
}

int StudyCard::heightForWidth(int width) const {
  const int em = fontMetrics().height();
  const QRect area = text_area(width);
  QFont bold = font();
  bold.setBold(true);
  const int text = QFontMetrics(bold).height() + em / 5 +
                   fontMetrics().boundingRect(area, kWrap, title_).height() + em / 5 +
                   fontMetrics().boundingRect(area, kWrap, facts_).height();
  return std::max(text + 2 * area.top(), 4 * em + em * 6 / 5);
}

QSize StudyCard::sizeHint() const {
  const int em = fontMetrics().height();
  return {24 * em, heightForWidth(24 * em)};
}

QSize StudyCard::minimumSizeHint() const {
  const int em = fontMetrics().height();
  return {14 * em, 5 * em};
}

void StudyCard::paintEvent(QPaintEvent*) {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  const int em = fontMetrics().height();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool hot = isEnabled() && (underMouse() || hasFocus());
  const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
  painter.setPen(QPen(hot ? style.accent : style.grid, hasFocus() ? 2 : 1));
  painter.setBrush(isDown() ? style.grid : hot && underMouse() ? style.raised : style.paper);
  painter.drawRoundedRect(frame, em * 0.4, em * 0.4);

  const QRect area = text_area(width());
  const double side = 4.0 * em;
  const QRectF place(em * 0.75, (height() - side) / 2, side, side);
  QPainterPath clip;
  clip.addRoundedRect(place, em * 0.25, em * 0.25);
  painter.save();
  painter.setClipPath(clip);
  painter.fillRect(place, style.missing);
  if (!picture_.isNull()) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(place, picture_);
  } else if (missing_) {
    painter.setPen(style.muted);
    painter.drawText(place, Qt::AlignCenter, QStringLiteral("?"));
  }
  painter.restore();

  QRect line = area;
  QFont bold = font();
  bold.setBold(true);
  painter.setFont(bold);
  painter.setPen(isEnabled() ? style.ink : style.muted);
  const int title_height = fontMetrics().boundingRect(area, kWrap, title_).height();
  const int facts_height = fontMetrics().boundingRect(area, kWrap, facts_).height();
  const int total = QFontMetrics(bold).height() + em / 5 + title_height + em / 5 + facts_height;
  line.moveTop(std::max(area.top(), (height() - total) / 2));
  painter.drawText(line, kWrap, name_);
  line.moveTop(line.top() + QFontMetrics(bold).height() + em / 5);
  painter.setFont(font());
  painter.drawText(line, kWrap, title_);
  line.moveTop(line.top() + title_height + em / 5);
  painter.setPen(missing_ ? style.bad : style.muted);
  painter.drawText(line, kWrap, facts_);
}

void StudyCard::enterEvent(QEnterEvent* event) {
  QAbstractButton::enterEvent(event);
  update();
}

void StudyCard::leaveEvent(QEvent* event) {
  QAbstractButton::leaveEvent(event);
  update();
}

void StudyCard::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    click();
    return;
  }
  QAbstractButton::keyPressEvent(event);
}

}  // namespace taskatlas::ui
