// SPDX-License-Identifier: MIT
#include "ui/main_window/preferences.hpp"

#include "ui/main_window/language.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace taskatlas::ui {

Preferences Preferences::load() {
  const QSettings settings;
  Preferences preferences;
  preferences.theme = theme_from(settings.value(QStringLiteral("theme")).toString());
  preferences.language = settings.value(QStringLiteral("language")).toString();
  preferences.animations = settings.value(QStringLiteral("animations"), true).toBool();
  preferences.reopen = settings.value(QStringLiteral("reopen"), true).toBool();
  return preferences;
}

void Preferences::store() const {
  QSettings settings;
  settings.setValue(QStringLiteral("theme"), to_id(theme));
  settings.setValue(QStringLiteral("language"), language);
  settings.setValue(QStringLiteral("animations"), animations);
  settings.setValue(QStringLiteral("reopen"), reopen);
}

PreferencesDialog::PreferencesDialog(const Preferences& preferences, QWidget* parent)
    : QDialog(parent), preferences_(preferences) {
  setWindowTitle(tr("Preferences"));
  setAttribute(Qt::WA_DeleteOnClose);
  auto* form = new QFormLayout;

  auto* theme = new QComboBox(this);
  theme->setObjectName(QStringLiteral("theme"));
  theme->addItem(tr("As the desktop"), to_id(Theme::kSystem));
  theme->addItem(tr("Light"), to_id(Theme::kLight));
  theme->addItem(tr("Dark"), to_id(Theme::kDark));
  theme->setToolTip(tr("Colours of the window; figures are always on white"));
  form->addRow(tr("&Theme:"), theme);

  auto* language = new QComboBox(this);
  language->setObjectName(QStringLiteral("language"));
  language->addItem(tr("As the system"), QString());
  for (const Language& one : languages()) language->addItem(one.name, one.id);
  language->setToolTip(tr("Language of the window, from the next start on"));
  form->addRow(tr("&Language:"), language);
  auto* restart = new QLabel(tr("The language changes at the next start."), this);
  restart->setVisible(false);
  form->addRow(QString(), restart);

  auto* animations = new QCheckBox(tr("&Fade between solutions"), this);
  animations->setToolTip(tr("Transfers that come and go fade over a fifth of a second"));
  form->addRow(QString(), animations);
  auto* reopen = new QCheckBox(tr("&Open the last study at the start"), this);
  reopen->setToolTip(tr("Begin where you left off"));
  form->addRow(QString(), reopen);

  const auto show = [=, this] {
    theme->setCurrentIndex(theme->findData(to_id(preferences_.theme)));
    language->setCurrentIndex(std::max(0, language->findData(preferences_.language)));
    animations->setChecked(preferences_.animations);
    reopen->setChecked(preferences_.reopen);
  };
  show();
  const auto take = [=, this] {
    const Preferences before = preferences_;
    preferences_.theme = theme_from(theme->currentData().toString());
    preferences_.language = language->currentData().toString();
    preferences_.animations = animations->isChecked();
    preferences_.reopen = reopen->isChecked();
    if (before == preferences_) return;
    restart->setVisible(restart->isVisible() || before.language != preferences_.language);
    Q_EMIT changed(preferences_);
  };
  connect(theme, &QComboBox::currentIndexChanged, this, take);
  connect(language, &QComboBox::currentIndexChanged, this, take);
  connect(animations, &QCheckBox::toggled, this, take);
  connect(reopen, &QCheckBox::toggled, this, take);

  auto* buttons =
      new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  buttons->button(QDialogButtonBox::RestoreDefaults)->setAutoDefault(false);
  buttons->button(QDialogButtonBox::Close)->setDefault(true);
  connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
          [this, show] {
            preferences_ = {};
            show();
            Q_EMIT changed(preferences_);
          });
  auto* column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addStretch(1);
  column->addWidget(buttons);
}

}  // namespace taskatlas::ui
