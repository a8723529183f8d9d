// SPDX-License-Identifier: MIT
// The names of the dictionary's tasks in the user's language. A study's tasks have names of their
// own, which are the user's.
#pragma once

#include "tasks/task.hpp"

#include <QString>

namespace taskatlas::ui {

QString task_title(const Task& task);  // of task_dictionary()

}  // namespace taskatlas::ui
