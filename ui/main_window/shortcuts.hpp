// SPDX-License-Identifier: MIT
// The user's keys: kept in the settings under each action's id, and put on the actions whenever
// these are made. GUI thread only.
#pragma once

#include "ui/main_window/command_palette.hpp"

#include <QKeySequence>
#include <QList>
#include <QString>
#include <vector>

class QSettings;

namespace taskatlas::ui {

// "file.open", "taxonomy.find": the same in every language and version. Empty for actions that
// come and go, such as recent studies; these have no keys of the user's.
QString action_id(const NamedAction& named);

// Whether typing one is, or begins with, the other, so that both cannot be told apart.
bool keys_clash(const QKeySequence& one, const QKeySequence& other);

// The keys that the program gives an action. Known once apply_shortcuts() has seen it.
QList<QKeySequence> default_keys(const QAction& action);

// Puts the user's keys on all actions that have some, and the default ones on all others; where
// both want the same, the user's win, and the window's win over those of a page. From then on
// each action's tooltip tells its keys. Can be called again with more actions.
void apply_shortcuts(const QSettings& settings, const std::vector<NamedAction>& actions);

// Those of `actions` that would be triggered by `keys` where `named` is, itself aside. Actions of
// two pages never meet.
std::vector<NamedAction> conflicts(const std::vector<NamedAction>& actions,
                                   const NamedAction& named, const QKeySequence& keys);

// Keeps these keys for the action, and puts them on it. The default ones are not kept, so that
// later versions can change them.
void set_user_keys(QSettings& settings, const NamedAction& named, const QList<QKeySequence>& keys);

// The same, and nobody else keeps what clashes with it.
void take_user_keys(QSettings& settings, const std::vector<NamedAction>& actions,
                    const NamedAction& named, const QList<QKeySequence>& keys);

// Forgets all of the user's keys, those of actions that are not made yet as well.
void reset_all_shortcuts(QSettings& settings, const std::vector<NamedAction>& actions);

}  // namespace taskatlas::ui
