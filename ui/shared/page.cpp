// SPDX-License-Identifier: MIT
#include "ui/shared/page.hpp"

namespace taskatlas::ui {

Page::~Page() = default;

}  // namespace taskatlas::ui
