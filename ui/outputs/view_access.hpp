// SPDX-License-Identifier: MIT
// The panels of an OutputsView for screen readers: each is a graphic with a name and what it shows.
#pragma once

namespace taskatlas::ui {

class OutputsView;

void use_outputs_access();                       // makes it known to QAccessible; once
void outputs_access_changed(OutputsView* view);  // other panels

}  // namespace taskatlas::ui
