// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_controls.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

namespace taskatlas::ui {

SampleControls::SampleControls(QWidget* parent)
    : ControlRow(parent),
      title_(new QLabel),
      opacity_(new QSlider(Qt::Horizontal)),
      beside_(new QComboBox),
      links_(new QCheckBox(tr("&Lines between matches"))),
      zoom_(new QLabel) {
  const int em = fontMetrics().height();
  setContentsMargins(em * 2 / 3, em / 3, em * 2 / 3, em / 3);
  title_->setObjectName(QStringLiteral("title"));
  title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  QFont bold = font();
  bold.setBold(true);
  title_->setFont(bold);
  add(title_);
  opacity_->setRange(0, 100);
  opacity_->setValue(100);
  opacity_->setPageStep(25);
  opacity_->setFixedWidth(em * 8);
  add(opacity_, tr("Opacity over the &picture:"), QStringLiteral("opacity"),
      tr("How much of the annotations is seen over the picture: at the left the picture alone, at "
         "the right the annotations alone"));
  beside_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  beside_->setMinimumContentsLength(5);
  add(beside_, tr("Bes&ide:"), QStringLiteral("beside"),
      tr("Which other view of the point is set beside this one"));
  links_->setObjectName(QStringLiteral("links"));
  links_->setChecked(true);
  links_->setToolTip(
      tr("Join what two views both show: the points that the dataset lists for both, "
         "and places that are traced through depth and poses"));
  add(links_);
  zoom_->setObjectName(QStringLiteral("zoom"));
  add(zoom_);
  show_zoom(1);
  connect(opacity_, &QSlider::valueChanged, this,
          [this](int value) { Q_EMIT opacity_wanted(value / 100.0); });
  connect(links_, &QCheckBox::toggled, this, &SampleControls::links_wanted);
  connect(beside_, &QComboBox::currentIndexChanged, this, [this] {
    Q_EMIT beside_wanted(static_cast<dataset::ViewNumber>(beside_->currentData().toUInt()));
  });
}

void SampleControls::show_title(const QString& title) { title_->setText(title); }

void SampleControls::show_zoom(double zoom) {
  zoom_->setText(tr("Zoom %1 %").arg(QLocale().toString(100 * zoom, 'f', 0)));
}

void SampleControls::show_as_tasks(bool tasks) {
  tasks_ = tasks;
  opacity_->parentWidget()->setVisible(!tasks);
  beside_->parentWidget()->setVisible(!tasks && beside_->count() > 1);
  links_->setVisible(tasks || beside_->count() > 0);
  zoom_->setVisible(!tasks);
}

void SampleControls::fill_others(const std::vector<OtherView>& others, const MatchPair* shown) {
  const QSignalBlocker blocker(beside_);
  beside_->clear();
  for (const OtherView& other : others) {
    beside_->addItem(other.name, static_cast<uint>(other.view));
    if (shown != nullptr && other.view == shown->other.view) {
      beside_->setCurrentIndex(beside_->count() - 1);
    }
  }
  show_as_tasks(tasks_);
}

}  // namespace taskatlas::ui
