// SPDX-License-Identifier: MIT
#pragma once

#include "ui/run/profile_fields.hpp"

#include <QDoubleSpinBox>
#include <QWidget>

namespace taskatlas::ui {

// A number of any magnitude: 0.000002 is shown as 2e-06; arrows go by factors.
class RealBox : public QDoubleSpinBox {
  Q_OBJECT

 public:
  explicit RealBox(QWidget* parent = nullptr);
  QString textFromValue(double value) const override;
  double valueFromText(const QString& text) const override;
  QValidator::State validate(QString& text, int& position) const override;
  void stepBy(int steps) override;
};

// A whole number up to 2^53, where QSpinBox ends at 2^31.
class WholeBox : public QDoubleSpinBox {
  Q_OBJECT

 public:
  explicit WholeBox(QWidget* parent = nullptr);
  // Rounded to a multiple of `step` above the least value where the user is done.
  void set_multiple_of(int step);
};

// Controls for every member of a profile that is not chosen elsewhere.
class ProfileForm : public QWidget {
  Q_OBJECT

 public:
  explicit ProfileForm(QWidget* parent = nullptr);

  void set_profile(const engine::Profile& profile);
  const engine::Profile& profile() const { return profile_; }
  // The control of a field, by its id; null where there is no such field.
  QWidget* control(const QString& field_id) const;

 Q_SIGNALS:
  void edited();  // by the user: profile() is new

 private:
  QWidget* build(const ProfileField& field, std::size_t number);
  void take(std::size_t number, const QVariant& value);

  engine::Profile profile_;
  std::vector<ProfileField> fields_;
  std::vector<QWidget*> controls_;
  bool filling_ = false;
};

}  // namespace taskatlas::ui
