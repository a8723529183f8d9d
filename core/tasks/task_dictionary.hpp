// SPDX-License-Identifier: MIT
#pragma once

#include "tasks/task.hpp"

#include <span>
#include <string_view>

namespace taskatlas {

// The 27 codes of the released Taskonomy files, in alphabetical order of code: the paper's 26
// tasks and class_selected, a 100-class variant of object classification. Names as in the paper;
// kinds, inputs, outputs and losses from its supplement and the authors' task bank.
std::span<const Task> task_dictionary();

// The dictionary's task of that code, or nullptr. Accepts the task bank's spellings too
// (inpainting_whole, vanishing_point, segmentsemantic).
const Task* find_dictionary_task(std::string_view code);

}  // namespace taskatlas
