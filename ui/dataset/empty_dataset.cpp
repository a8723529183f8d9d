// SPDX-License-Identifier: MIT
#include "ui/dataset/empty_dataset.hpp"

#include "ui/shared/plot_style.hpp"

#include <QCommandLinkButton>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace taskatlas::ui {

EmptyDataset::EmptyDataset(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("empty"));
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->viewport()->setBackgroundRole(QPalette::Base);
  outer->addWidget(scroll);
  auto* holder = new QWidget;
  holder->setBackgroundRole(QPalette::Base);
  scroll->setWidget(holder);
  const int em = fontMetrics().height();
  auto* centring = new QHBoxLayout(holder);
  centring->setContentsMargins(2 * em, 2 * em, 2 * em, 2 * em);
  auto* content = new QWidget;
  content->setMaximumWidth(46 * em);
  centring->addStretch(1);
  centring->addWidget(content, 1000);
  centring->addStretch(1);

  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(em);
  layout->addStretch(1);
  title_ = new QLabel(tr("Look at a dataset"));
  layout->addWidget(title_);
  text_ = new QLabel(
      tr("A dataset is a folder of pictures, each with annotations: depth, surface normals, edges, "
         "classes, the camera and more. Folders in the layouts of Taskonomy and Omnidata open as "
         "they are, whole or in part."));
  text_->setWordWrap(true);
  layout->addWidget(text_);
  problem_ = new QLabel;
  problem_->setObjectName(QStringLiteral("problem"));
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  problem_->hide();
  layout->addWidget(problem_);
  buttons_ = new QWidget;
  auto* row = new QHBoxLayout(buttons_);
  row->setContentsMargins(0, 0, 0, 0);
  auto* open = new QPushButton(tr("&Open folder…"));
  open->setObjectName(QStringLiteral("open"));
  open->setDefault(true);
  open->setToolTip(tr("Choose a dataset's folder"));
  open->setAccessibleName(tr("Open a dataset's folder"));
  connect(open, &QPushButton::clicked, this, &EmptyDataset::open_wanted);
  row->addWidget(open, 1);
  layout->addWidget(buttons_);
  drop_ = new QLabel(tr("Or drop a folder here"));
  drop_->setObjectName(QStringLiteral("drop"));
  drop_->setAlignment(Qt::AlignCenter);
  layout->addWidget(drop_);
  recent_title_ = new QLabel(tr("Recent datasets"));
  layout->addWidget(recent_title_);
  recent_ = new QVBoxLayout;
  recent_->setSpacing(0);
  layout->addLayout(recent_);
  layout->addStretch(2);
  setFocusProxy(open);
  set_recent({});
  style_texts();
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
}

void EmptyDataset::add_button(QPushButton* button) {
  static_cast<QHBoxLayout*>(buttons_->layout())->addWidget(button, 1);
}

void EmptyDataset::set_problem(const QString& text) {
  problem_->setText(text);
  problem_->setVisible(!text.isEmpty());
}

void EmptyDataset::set_recent(const QStringList& folders) {
  while (QLayoutItem* item = recent_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  recent_title_->setVisible(!folders.isEmpty());
  for (const QString& folder : folders.mid(0, 5)) {
    const QString name = QFileInfo(folder).fileName();
    const QString home = QDir::homePath();
    const QString shown =
        folder.startsWith(home + u'/') ? QStringLiteral("~") + folder.mid(home.size()) : folder;
    auto* link = new QCommandLinkButton(QString(name).replace(u'&', QStringLiteral("&&")),
                                        QDir::toNativeSeparators(shown));
    link->setObjectName(QStringLiteral("recent"));
    link->setIcon({});
    link->setToolTip(tr("Open %1").arg(QDir::toNativeSeparators(folder)));
    link->setAccessibleName(tr("Open the dataset %1").arg(name));
    connect(link, &QAbstractButton::clicked, this,
            [this, folder] { Q_EMIT folder_wanted(folder); });
    recent_->addWidget(link);
  }
}

void EmptyDataset::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (recent_ == nullptr) return;  // it is being built
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) style_texts();
}

void EmptyDataset::style_texts() {
  const PlotStyle style = PlotStyle::screen(palette(), font());
  QFont large = font();
  large.setPointSizeF(font().pointSizeF() * 1.6);
  large.setBold(true);
  title_->setFont(large);
  QFont heading = font();
  heading.setBold(true);
  recent_title_->setFont(heading);
  QPalette muted = palette();
  muted.setColor(QPalette::WindowText, style.muted);
  text_->setPalette(muted);
  QPalette bad = palette();
  bad.setColor(QPalette::WindowText, style.bad);
  problem_->setPalette(bad);
  const int em = fontMetrics().height();
  const QString sheet =
      QStringLiteral(
          "QLabel#drop { border: 1px dashed %1; border-radius: %2px; padding: %3px; color: %1; "
          "background: %4; }")
          .arg(style.muted.name())
          .arg(em / 2)
          .arg(em)
          .arg(style.raised.name());
  if (drop_->styleSheet() != sheet) drop_->setStyleSheet(sheet);
}

}  // namespace taskatlas::ui
