// SPDX-License-Identifier: MIT
// From the names by which losses call their images (dataset::sample_name) to a dataset's views.
#pragma once

#include "ui/dataset/dataset_source.hpp"

#include <QString>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::ui {

// The views of "room_00003/point_1_view_2", several joined by "+". Empty where the name is none, or
// the dataset lacks one of them.
std::vector<dataset::ViewNumber> views_of_sample(const dataset::DatasetIndex& index,
                                                 std::string_view sample);
// "room_00003 · 1.2" for people; names that are none as they are.
QString sample_title(const std::string& sample);
// How wide the camera of the sample's last view sees, in radians; nullopt where its facts are not
// there or damaged.
std::optional<double> field_of_view(const DatasetSource& source, std::string_view sample);

}  // namespace taskatlas::ui
