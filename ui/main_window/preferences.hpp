// SPDX-License-Identifier: MIT
#pragma once

#include "ui/main_window/theme.hpp"

#include <QDialog>

namespace taskatlas::ui {

// What holds for the program rather than for a study; kept in the user's settings.
struct Preferences {
  Theme theme = Theme::kSystem;
  QString language;        // one of languages(); empty: as the system says
  bool animations = true;  // edges fade between solutions
  bool reopen = true;      // the study that was open last time

  static Preferences load();
  void store() const;
  bool operator==(const Preferences&) const = default;
};

// Changes take effect at once (the language at the next start, as it says) and can be reset.
class PreferencesDialog : public QDialog {
  Q_OBJECT

 public:
  explicit PreferencesDialog(const Preferences& preferences, QWidget* parent);

 Q_SIGNALS:
  void changed(const taskatlas::ui::Preferences& preferences);

 private:
  Preferences preferences_;
};

}  // namespace taskatlas::ui
