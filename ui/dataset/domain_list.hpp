// SPDX-License-Identifier: MIT
#pragma once

#include "dataset/domain.hpp"

#include <QJsonObject>
#include <vector>

namespace taskatlas::ui {

// The option "domains" of figures: a list of names, or a text of names with spaces or commas
// between them, as the command line gives them; empty where it is absent. Throws Error(kBadInput)
// for a name that no domain has.
std::vector<dataset::Domain> domains_in(const QJsonObject& json);

}  // namespace taskatlas::ui
