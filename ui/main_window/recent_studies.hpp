// SPDX-License-Identifier: MIT
#pragma once

#include "ui/welcome/recent_model.hpp"

#include <QString>
#include <vector>

namespace taskatlas::ui {

// The ten studies opened last, newest first, kept in the user's settings; those whose files are
// gone say so.
std::vector<RecentStudy> recent_studies();
// `path` absolute, or a built-in study's name.
void remember_study(const QString& path, const QString& name);

}  // namespace taskatlas::ui
