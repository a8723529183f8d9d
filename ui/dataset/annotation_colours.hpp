// SPDX-License-Identifier: MIT
// The colours that a domain's values have, also where they do not come from a file: targets and
// answers of networks.
#pragma once

#include "dataset/encode.hpp"

#include <QImage>
#include <cstdint>
#include <vector>

namespace taskatlas::ui {

// Transparent where a value is NaN. The scale is that of the picture's own values.
QImage coloured_values(const dataset::Values& values, dataset::Domain domain);
// Row-major; -1 is transparent.
QImage coloured_labels(const std::vector<std::int32_t>& labels, int width, int height);

}  // namespace taskatlas::ui
