// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace taskatlas {

// A word for a POSIX shell that is this text and nothing else, as it is where that is plain
// ("rooms/x.taskstudy"), else in quotes ('it'\''s $HOME'): for commands that people are to copy. A
// NUL byte, which no word can hold, is dropped. A text that begins with '-' comes as it is:
// programs take "./-x" for a file of that name.
std::string shell_quoted(std::string_view text);

}  // namespace taskatlas
