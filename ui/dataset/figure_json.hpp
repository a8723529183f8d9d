// SPDX-License-Identifier: MIT
// Members that the options of dataset figures have in common. All throw Error(kBadInput) naming
// the member that is wrong.
#pragma once

#include "ui/dataset/dataset_source.hpp"

#include <QJsonObject>
#include <vector>

namespace taskatlas::ui {

std::vector<dataset::Domain> domains_in(const QJsonObject& json);  // "domains"
// `fallback` where there is no such member.
double number_in(const QJsonObject& json, const char* key, double fallback, double low,
                 double high);
int whole_number_in(const QJsonObject& json, const char* key, int fallback, int low, int high);

// A view by what its files are named after.
struct ViewName {
  QString building;
  std::uint32_t point = 0;
  std::uint32_t view = 0;
  bool operator==(const ViewName&) const = default;
};
dataset::ViewNumber find_view(const DatasetSource& source, const ViewName& name);

}  // namespace taskatlas::ui
