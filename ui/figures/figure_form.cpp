// SPDX-License-Identifier: MIT
#include "ui/figures/figure_form.hpp"

#include "ui/figures/figure_presets.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {
namespace {

constexpr std::array kUnits{LengthUnit::kInch, LengthUnit::kMillimetre, LengthUnit::kCentimetre,
                            LengthUnit::kPoint};
constexpr std::array kFormats{FigureFormat::kPdf, FigureFormat::kSvg, FigureFormat::kPng,
                              FigureFormat::kTikz};
constexpr double kNarrowest = 20, kLowest = 10, kLongest = 2000;  // millimetres

double millimetres(double value, LengthUnit unit) {
  return FigureLength{value, LengthUnit::kMillimetre}.in(unit).value;
}

// As many digits as anybody cares for, so that a unit's change does not round visibly.
double rounded(double value) {
  constexpr double kDigits = 1e4;
  return std::round(value * kDigits) / kDigits;
}

// Without zeros at the end: 3.25, 84.
class LengthBox : public QDoubleSpinBox {
 public:
  using QDoubleSpinBox::QDoubleSpinBox;
  QString textFromValue(double value) const override {
    QString text = QDoubleSpinBox::textFromValue(value);
    const QString point = locale().decimalPoint();
    if (!text.contains(point)) return text;
    while (text.endsWith(locale().zeroDigit())) text.chop(1);
    if (text.endsWith(point)) text.chop(point.size());
    return text;
  }
};

// The label's text is the control's name for screen readers.
void add_row(QFormLayout& form, const QString& label, QWidget* control, const QString& tip,
             QWidget* row = nullptr) {
  control->setAccessibleName(QString(label).remove(QLatin1Char('&')));
  control->setToolTip(tip);
  if (row == nullptr) return form.addRow(label, control);
  auto* words = new QLabel(label, row->parentWidget());
  words->setBuddy(control);
  form.addRow(words, row);
}

}  // namespace

FigureForm::FigureForm(QWidget* parent) : QWidget(parent), rows_(new QFormLayout(this)) {
  rows_->setContentsMargins(0, 0, 0, 0);
  rows_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  build_size(*rows_);
  build_type(*rows_);
  build_output(*rows_);
  set_options({});
  set_formats({FigureFormat::kPdf});
}

void FigureForm::build_size(QFormLayout& form) {
  preset_ = new QComboBox(this);
  preset_->addItem(tr("Custom width"));
  for (const FigurePreset& preset : figure_presets()) preset_->addItem(preset.title(), preset.id);
  preset_->setMinimumContentsLength(16);
  preset_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  add_row(form, tr("&Venue:"), preset_, tr("The width of a column or of the page of a venue"));
  connect(preset_, &QComboBox::activated, this, &FigureForm::choose_preset);

  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  width_ = new LengthBox(row);
  unit_ = new QComboBox(row);
  for (const LengthUnit unit : kUnits) unit_->addItem(to_string(unit));
  unit_->setAccessibleName(tr("Unit of width and height"));
  unit_->setToolTip(tr("Inches, millimetres, centimetres or points (1/72 inch)"));
  layout->addWidget(width_, 1);
  layout->addWidget(unit_);
  add_row(form, tr("&Width:"), width_, tr("The figure's exact width on paper"), row);
  connect(width_, &QDoubleSpinBox::valueChanged, this, [this] {
    show_preset();
    Q_EMIT options_changed();
  });
  connect(unit_, &QComboBox::activated, this, &FigureForm::choose_unit);

  height_ = new LengthBox(this);
  height_->setSpecialValueText(tr("Automatic"));
  add_row(form, tr("&Height:"), height_,
          tr("The figure's exact height; automatic: what suits the width"));
  connect(height_, &QDoubleSpinBox::valueChanged, this, &FigureForm::options_changed);
  for (QDoubleSpinBox* box : {width_, height_}) {
    box->setDecimals(4);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  }
}

void FigureForm::build_type(QFormLayout& form) {
  family_ = new QFontComboBox(this);
  family_->setFontFilters(QFontComboBox::ScalableFonts);
  family_->setMinimumContentsLength(12);
  family_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  add_row(form, tr("&Font:"), family_, tr("Of all text in the figure"));
  family_->lineEdit()->setAccessibleName(family_->accessibleName());
  connect(family_, &QFontComboBox::currentFontChanged, this, &FigureForm::options_changed);

  font_size_ = new QDoubleSpinBox(this);
  font_size_->setRange(4, 24);
  font_size_->setDecimals(1);
  font_size_->setSingleStep(0.5);
  font_size_->setSuffix(tr(" pt"));
  add_row(form, tr("Font &size:"), font_size_,
          tr("Most venues ask for 7 to 9 points where the figure is printed in its own size"));
  connect(font_size_, &QDoubleSpinBox::valueChanged, this, &FigureForm::options_changed);

  background_ = new QComboBox(this);
  background_->addItems({tr("White"), tr("Transparent")});
  add_row(form, tr("&Background:"), background_, tr("What is behind the figure"));
  connect(background_, &QComboBox::currentIndexChanged, this, &FigureForm::options_changed);

  text_ = new QComboBox(this);
  text_->addItems({tr("Automatic"), tr("As text"), tr("As outlines")});
  add_row(form, tr("&Text:"), text_,
          tr("Automatic: outlines in SVG, embedded fonts in PDF, LaTeX's own in TikZ"));
  text_->setWhatsThis(
      tr("Text can be searched and edited. PDF holds the fonts it needs; SVG only names them, so "
         "it looks right only where they are installed; TikZ is set in the document's font. "
         "Outlines look the same everywhere and need no font."));
  connect(text_, &QComboBox::currentIndexChanged, this, &FigureForm::options_changed);
}

void FigureForm::build_output(QFormLayout& form) {
  dpi_ = new QSpinBox(this);
  dpi_->setRange(50, 2400);
  dpi_->setSingleStep(50);
  dpi_->setSuffix(tr(" dpi"));
  add_row(form, tr("&Resolution:"), dpi_, tr("Of PNG pictures; 300 to 600 suit print"));
  connect(dpi_, &QSpinBox::valueChanged, this, &FigureForm::options_changed);

  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  const QStringList tips{tr("For LaTeX and print; holds its data and recipe"),
                         tr("For the web and for drawing programs"),
                         tr("Pixels, for slides and documents"),
                         tr("LaTeX source for \\input, set in the document's fonts")};
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    formats_[i] = new QCheckBox(title(kFormats[i]), row);
    formats_[i]->setToolTip(tips[static_cast<qsizetype>(i)]);
    formats_[i]->setAccessibleName(tr("Write %1").arg(title(kFormats[i])));
    layout->addWidget(formats_[i]);
    connect(formats_[i], &QCheckBox::toggled, this, &FigureForm::formats_changed);
  }
  layout->addStretch();
  form.addRow(tr("Formats:"), row);
}

LengthUnit FigureForm::unit() const {
  return kUnits[static_cast<std::size_t>(std::max(0, unit_->currentIndex()))];
}

void FigureForm::choose_unit() {
  const LengthUnit next = unit();
  FigureOptions now = options();
  now.width = FigureLength{width_->value(), shown_unit_}.in(next);
  if (now.height) now.height = FigureLength{height_->value(), shown_unit_}.in(next);
  set_options(now);
  Q_EMIT options_changed();
}

void FigureForm::choose_preset(int index) {
  if (index < 1) return;
  FigureOptions now = options();
  now.width = figure_presets()[static_cast<std::size_t>(index) - 1].width;
  if (now.height) now.height = now.height->in(now.width.unit);
  set_options(now);
  Q_EMIT options_changed();
}

void FigureForm::show_preset() {
  constexpr double kSame = 0.02;  // points
  int index = 0;
  const double points = FigureLength{width_->value(), unit()}.points();
  const auto presets = figure_presets();
  // The venue that was chosen stays, of several of one width.
  const int present = preset_->currentIndex();
  for (std::size_t i = presets.size(); i-- > 0;) {
    if (std::abs(presets[i].width.points() - points) >= kSame) continue;
    if (index == 0 || index != present) index = static_cast<int>(i) + 1;
  }
  if (present > 0 &&
      std::abs(presets[static_cast<std::size_t>(present) - 1].width.points() - points) < kSame) {
    index = present;
  }
  preset_->setCurrentIndex(index);
}

FigureOptions FigureForm::options() const {
  FigureOptions options;
  options.width = {rounded(width_->value()), unit()};
  if (height_->value() > height_->minimum()) {
    options.height = FigureLength{rounded(height_->value()), unit()};
  }
  options.family = family_->currentFont().family();
  options.font_size = font_size_->value();
  options.transparent = background_->currentIndex() == 1;
  options.text = static_cast<FigureText>(text_->currentIndex());
  options.dpi = dpi_->value();
  return options;
}

void FigureForm::set_options(const FigureOptions& options) {
  const QSignalBlocker width(width_), height(height_), family(family_), size(font_size_),
      background(background_), text(text_), dpi(dpi_);
  const LengthUnit unit = options.width.unit;
  shown_unit_ = unit;
  unit_->setCurrentIndex(
      static_cast<int>(std::find(kUnits.begin(), kUnits.end(), unit) - kUnits.begin()));
  width_->setRange(millimetres(kNarrowest, unit), millimetres(kLongest, unit));
  width_->setValue(options.width.value);
  // The least value, just below the least height, stands for "automatic".
  height_->setRange(millimetres(kLowest, unit) * 0.99, millimetres(kLongest, unit));
  height_->setValue(options.height ? options.height->in(unit).value : height_->minimum());
  family_->setCurrentFont(
      QFont(options.family.isEmpty() ? default_figure_family() : options.family));
  font_size_->setValue(options.font_size);
  background_->setCurrentIndex(options.transparent ? 1 : 0);
  text_->setCurrentIndex(static_cast<int>(options.text));
  dpi_->setValue(static_cast<int>(std::lround(options.dpi)));
  show_preset();
}

std::vector<FigureFormat> FigureForm::formats() const {
  std::vector<FigureFormat> formats;
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (formats_[i]->isChecked()) formats.push_back(kFormats[i]);
  }
  return formats;
}

void FigureForm::set_formats(const std::vector<FigureFormat>& formats) {
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    formats_[i]->setChecked(std::find(formats.begin(), formats.end(), kFormats[i]) !=
                            formats.end());
  }
}

}  // namespace taskatlas::ui
