// SPDX-License-Identifier: MIT
#include "ui/affinity/map_settings.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>

namespace taskatlas::ui {
namespace {

// The map's colours from end to end.
QIcon swatch(const ColourMap& map, const QSize& size, double scale) {
  QImage line(256, 1, QImage::Format_RGB32);
  for (int i = 0; i < 256; ++i) line.setPixel(i, 0, map.colours[static_cast<std::size_t>(i)]);
  QPixmap pixmap = QPixmap::fromImage(line.scaled(size * scale));
  pixmap.setDevicePixelRatio(scale);
  return QIcon(pixmap);
}

}  // namespace

MapSettings::MapSettings(const QString& title, QWidget* parent) : QGroupBox(title, parent) {
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
  const auto named = [](auto* widget, const QString& name, const QString& tip) {
    widget->setAccessibleName(name);
    widget->setToolTip(tip);
    return widget;
  };
  const auto number = [this]() {
    auto* box = new QDoubleSpinBox(this);
    box->setDecimals(4);
    box->setRange(-1e6, 1e6);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setKeyboardTracking(false);
    return box;
  };

  colour_map_ = named(new QComboBox(this), tr("Colour map"),
                      tr("Colours of even steps, also for the colour-blind"));
  const int line = fontMetrics().height();
  colour_map_->setIconSize({3 * line, line * 3 / 4});
  for (const ColourMap& map : colour_maps()) {
    colour_map_->addItem(swatch(map, colour_map_->iconSize(), devicePixelRatioF()), map.title(),
                         map.id);
  }
  reversed_ = named(new QCheckBox(tr("Reversed"), this), tr("Reversed colours"),
                    tr("Takes the colours from the other end"));
  scale_ = named(new QComboBox(this), tr("Scale"), tr("How colours follow values"));
  scale_->addItem(tr("Linear"), to_string(HeatmapScale::kLinear));
  scale_->addItem(tr("Logarithmic"), to_string(HeatmapScale::kLog));
  scale_->addItem(tr("Exponential"), to_string(HeatmapScale::kExponential));
  scale_->setWhatsThis(
      tr("Exponential colours evenly in exp(−β p), as figure 7 of the paper does "
         "with β = 20: small affinities are told apart, large ones less."));
  beta_ = named(number(), tr("Beta"), tr("β of the exponential scale"));
  beta_->setRange(0.01, 10000);
  beta_->setDecimals(2);
  has_low_ = named(new QCheckBox(tr("Lowest"), this), tr("Clip low values"),
                   tr("Values below look like this one; else the least value begins the colours"));
  low_ = named(number(), tr("Lowest value"), tr("Where the colours begin"));
  has_high_ =
      named(new QCheckBox(tr("Highest"), this), tr("Clip high values"),
            tr("Values above look like this one; else the greatest value ends the colours"));
  high_ = named(number(), tr("Highest value"), tr("Where the colours end"));
  has_centre_ = named(new QCheckBox(tr("Centre"), this), tr("Centred colours"),
                      tr("Gives this value the middle colour, for diverging maps"));
  centre_ = named(number(), tr("Central value"), tr("The value with the middle colour"));
  values_ = named(new QCheckBox(tr("Values in cells"), this), tr("Values in cells"),
                  tr("Writes values into the cells where they fit"));
  digits_ = named(new QSpinBox(this), tr("Digits"), tr("Digits of the values in cells"));
  digits_->setRange(0, 6);
  auto* reset = named(new QPushButton(tr("Reset"), this), tr("Reset %1").arg(title),
                      tr("Back to the colours that suit the measure"));

  const auto pair = [](QWidget* a, QWidget* b) {
    auto* row = new QHBoxLayout;
    row->addWidget(a);
    row->addWidget(b);
    row->addStretch();
    return row;
  };
  form->addRow(tr("Colours:"), colour_map_);
  form->addRow(QString(), reversed_);
  form->addRow(tr("Scale:"), pair(scale_, beta_));
  form->addRow(has_low_, low_);
  form->addRow(has_high_, high_);
  form->addRow(has_centre_, centre_);
  form->addRow(values_, digits_);
  form->addRow(QString(), reset);

  for (QComboBox* box : {colour_map_, scale_}) {
    connect(box, &QComboBox::activated, this, [this] { tell(false); });
  }
  for (QCheckBox* box : {reversed_, has_low_, has_high_, has_centre_, values_}) {
    connect(box, &QCheckBox::clicked, this, [this] { tell(false); });
  }
  for (QDoubleSpinBox* box : {beta_, low_, high_, centre_}) {
    connect(box, &QDoubleSpinBox::valueChanged, this, [this] { tell(true); });
  }
  connect(digits_, &QSpinBox::valueChanged, this, [this] { tell(true); });
  connect(reset, &QPushButton::clicked, this, &MapSettings::reset_wanted);
}

void MapSettings::set_options(const HeatmapOptions& options, const HeatmapColours& colours) {
  setting_ = true;
  options_ = options;
  colour_map_->setCurrentIndex(colour_map_->findData(options.colour_map));
  reversed_->setChecked(options.reversed);
  scale_->setCurrentIndex(scale_->findData(to_string(options.scale)));
  beta_->setValue(options.beta);
  beta_->setEnabled(options.scale == HeatmapScale::kExponential);
  const auto end = [](QCheckBox* check, QDoubleSpinBox* box, const std::optional<double>& value,
                      double otherwise) {
    check->setChecked(value.has_value());
    box->setEnabled(value.has_value());
    box->setValue(value.value_or(otherwise));
  };
  end(has_low_, low_, options.low, colours.low());
  end(has_high_, high_, options.high, colours.high());
  end(has_centre_, centre_, options.centre, (colours.low() + colours.high()) / 2);
  values_->setChecked(options.cell_values);
  digits_->setValue(options.digits);
  digits_->setEnabled(options.cell_values);
  setting_ = false;
}

void MapSettings::tell(bool dragging) {
  if (setting_) return;
  HeatmapOptions options = options_;
  options.colour_map = colour_map_->currentData().toString();
  options.reversed = reversed_->isChecked();
  options.scale =
      parse_heatmap_scale(scale_->currentData().toString()).value_or(HeatmapScale::kLinear);
  options.beta = beta_->value();
  const auto end = [](const QCheckBox* check, const QDoubleSpinBox* box) {
    return check->isChecked() ? std::optional<double>(box->value()) : std::nullopt;
  };
  options.low = end(has_low_, low_);
  options.high = end(has_high_, high_);
  options.centre = end(has_centre_, centre_);
  // The ends keep their order: the one that is not being changed gives way.
  if (options.low && options.high && !(*options.low < *options.high)) {
    if (options.low != options_.low) {
      options.high = *options.low + 0.001;
    } else {
      options.low = *options.high - 0.001;
    }
  }
  options.cell_values = values_->isChecked();
  options.digits = digits_->value();
  if (options == options_) return;
  options_ = options;
  Q_EMIT changed(options, dragging);
}

}  // namespace taskatlas::ui
