// SPDX-License-Identifier: MIT
#include "ui/shared/icon.hpp"

#include <QApplication>
#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// A static library's resources must be asked for, outside any namespace.
static void use_icons() { Q_INIT_RESOURCE(icons); }

namespace taskatlas::ui {
namespace {

class ThemedIconEngine : public QIconEngine {
 public:
  explicit ThemedIconEngine(QString name) : name_(std::move(name)) {
    use_icons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name_));
    const bool found = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(found, "themed_icon", qPrintable(name_));
    if (found) svg_ = file.readAll();
  }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const double ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1);
  }

  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal) override {
    const QPalette palette = QApplication::palette();
    QColor colour = palette.color(QPalette::WindowText);
    if (mode == QIcon::Disabled) colour = palette.color(QPalette::Disabled, QPalette::WindowText);
    if (mode == QIcon::Selected) colour = palette.color(QPalette::HighlightedText);
    const QString key = QStringLiteral("icon/%1/%2/%3x%4")
                            .arg(name_, colour.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QByteArray svg = svg_;
    QSvgRenderer renderer(svg.replace("currentColor", colour.name().toLatin1()));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
  }

  QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

 private:
  QString name_;
  QByteArray svg_;
};

}  // namespace

QIcon themed_icon(const QString& name) { return QIcon(new ThemedIconEngine(name)); }

}  // namespace taskatlas::ui
