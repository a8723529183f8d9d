// SPDX-License-Identifier: MIT
// The datasets' folders that were open before, kept in the user's settings.
#pragma once

#include <QString>
#include <QStringList>

namespace taskatlas::ui {

void remember_folder(const QString& folder);  // as the newest, and the one open last
void forget_folder(const QString& folder);
QStringList recent_folders();  // newest first, those that exist
QString last_folder();         // empty: none, or it is gone

}  // namespace taskatlas::ui
