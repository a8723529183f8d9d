// SPDX-License-Identifier: MIT
#pragma once

#include "ui/main_window/command_palette.hpp"

#include <QDialog>

namespace taskatlas::ui {

// Every action with its keys, as they are: made from the actions themselves, with a filter.
class ShortcutList : public QDialog {
  Q_OBJECT

 public:
  ShortcutList(const std::vector<NamedAction>& actions, QWidget* parent);
};

}  // namespace taskatlas::ui
