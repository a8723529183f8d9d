// SPDX-License-Identifier: MIT
#include "ui/run/profile_form.hpp"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace taskatlas::ui {

RealBox::RealBox(QWidget* parent) : QDoubleSpinBox(parent) {
  setDecimals(12);
  setKeyboardTracking(false);
}

QString RealBox::textFromValue(double value) const { return locale().toString(value, 'g', 6); }

double RealBox::valueFromText(const QString& text) const { return locale().toDouble(text); }

QValidator::State RealBox::validate(QString& text, int&) const {
  bool good = false;
  const double value = locale().toDouble(text, &good);
  if (good)
    return value >= minimum() && value <= maximum() ? QValidator::Acceptable
                                                    : QValidator::Intermediate;
  static const QRegularExpression kNumber(QStringLiteral("^[0-9.,٫eE+-]*$"));
  return kNumber.match(text).hasMatch() ? QValidator::Intermediate : QValidator::Invalid;
}

void RealBox::stepBy(int steps) {
  // 1, 2, 5, 10, .. of the magnitude at hand.
  double now = value();
  for (int i = 0; i < std::abs(steps); ++i) {
    const double power = now > 0 ? std::pow(10, std::floor(std::log10(now) + 1e-9)) : 0;
    const double digit = power > 0 ? now / power : 0;
    if (steps > 0) {
      now = power == 0 ? 1e-6 : digit < 1.999 ? 2 * power : digit < 4.999 ? 5 * power : 10 * power;
    } else {
      now = power == 0      ? 0
            : digit > 5.001 ? 5 * power
            : digit > 2.001 ? 2 * power
            : digit > 1.001 ? power
                            : power / 2;
      if (now < 1e-9) now = 0;
    }
  }
  setValue(std::clamp(now, minimum(), maximum()));
}

WholeBox::WholeBox(QWidget* parent) : QDoubleSpinBox(parent) {
  setDecimals(0);
  setGroupSeparatorShown(true);
  setKeyboardTracking(false);
}

void WholeBox::set_multiple_of(int step) {
  connect(this, &QAbstractSpinBox::editingFinished, this,
          [this, step] { setValue(minimum() + std::round((value() - minimum()) / step) * step); });
}

ProfileForm::ProfileForm(QWidget* parent) : QWidget(parent), fields_(profile_fields()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  QFormLayout* form = nullptr;
  QString group;
  for (std::size_t number = 0; number < fields_.size(); ++number) {
    const ProfileField& field = fields_[number];
    if (form == nullptr || field.group != group) {
      group = field.group;
      auto* heading = new QLabel(group);
      QFont bold = font();
      bold.setBold(true);
      heading->setFont(bold);
      if (form != nullptr) column->addSpacing(fontMetrics().height() / 2);
      column->addWidget(heading);
      form = new QFormLayout;
      form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
      column->addLayout(form);
    }
    QWidget* control = build(field, number);
    control->setObjectName(field.id);
    control->setAccessibleName(QStringLiteral("%1, %2").arg(field.label, field.group));
    control->setToolTip(field.tip);
    form->addRow(tr("%1:").arg(field.label), control);
    form->labelForField(control)->setToolTip(field.tip);
    controls_.push_back(control);
  }
  column->addStretch(1);
}

QWidget* ProfileForm::build(const ProfileField& field, std::size_t number) {
  switch (field.form) {
    case ProfileField::Form::kWhole: {
      auto* box = new WholeBox;
      box->setRange(field.least, field.most);
      box->setSingleStep(field.step);
      box->setSpecialValueText(field.special);
      if (field.id == QLatin1String("image_size")) box->set_multiple_of(field.step);
      connect(box, &QDoubleSpinBox::valueChanged, this,
              [this, number](double value) { take(number, QVariant(std::llround(value))); });
      return box;
    }
    case ProfileField::Form::kReal: {
      auto* box = new RealBox;
      box->setRange(field.least, field.most);
      connect(box, &QDoubleSpinBox::valueChanged, this,
              [this, number](double value) { take(number, value); });
      return box;
    }
    case ProfileField::Form::kChoice: {
      auto* box = new QComboBox;
      box->addItems(field.choices);
      box->setEditable(field.free);
      box->setInsertPolicy(QComboBox::NoInsert);
      connect(box, &QComboBox::currentTextChanged, this,
              [this, number](const QString& text) { take(number, text); });
      return box;
    }
    case ProfileField::Form::kList:
      break;
  }
  auto* line = new QLineEdit;
  line->setValidator(new QRegularExpressionValidator(
      QRegularExpression(QStringLiteral("[0-9]{0,15}( *, *[0-9]{1,15})*")), line));
  line->setPlaceholderText(field.special);
  connect(line, &QLineEdit::editingFinished, this, [this, line, number] {
    if (parse_list(line->text())) take(number, line->text());
  });
  return line;
}

void ProfileForm::take(std::size_t number, const QVariant& value) {
  if (filling_ || fields_[number].get(profile_) == value) return;
  fields_[number].set(profile_, value);
  Q_EMIT edited();
}

void ProfileForm::set_profile(const engine::Profile& profile) {
  profile_ = profile;
  filling_ = true;
  for (std::size_t number = 0; number < fields_.size(); ++number) {
    const QVariant value = fields_[number].get(profile_);
    if (auto* spin = qobject_cast<QDoubleSpinBox*>(controls_[number])) {
      spin->setValue(value.toDouble());
    } else if (auto* box = qobject_cast<QComboBox*>(controls_[number])) {
      box->setCurrentText(value.toString());
    } else if (auto* line = qobject_cast<QLineEdit*>(controls_[number])) {
      line->setText(value.toString());
    }
  }
  filling_ = false;
}

QWidget* ProfileForm::control(const QString& field_id) const {
  for (std::size_t number = 0; number < fields_.size(); ++number) {
    if (fields_[number].id == field_id) return controls_[number];
  }
  return nullptr;
}

}  // namespace taskatlas::ui
