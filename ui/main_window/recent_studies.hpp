// SPDX-License-Identifier: MIT
#pragma once

#include "ui/welcome/recent_model.hpp"

#include <QString>
#include <vector>

namespace taskatlas::ui {

bool is_builtin_study(const QString& name_or_path);
// The ten studies opened last, newest first, kept in the user's settings; those whose files are
// gone say so.
std::vector<RecentStudy> recent_studies();
// `path` absolute, or a built-in study's name.
void remember_study(const QString& path, const QString& name);
void forget_study(const QString& path);  // the file stays as it is

}  // namespace taskatlas::ui
