// SPDX-License-Identifier: MIT
#include "ui/dataset/figure_json.hpp"

#include "base/error.hpp"
#include "base/numbers.hpp"

#include <QJsonArray>
#include <QStringList>
#include <cmath>

namespace taskatlas::ui {

std::vector<dataset::Domain> domains_in(const QJsonObject& json) {
  const QJsonValue value = json.value(QStringLiteral("domains"));
  QStringList names;
  if (value.isString()) {
    names = value.toString().replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
  }
  for (const QJsonValue& name : value.toArray()) names.push_back(name.toString());
  std::vector<dataset::Domain> domains;
  for (const QString& name : names) {
    const auto domain = dataset::find_domain(name.toStdString());
    if (!domain) throw bad_input("there is no domain '" + name.toStdString() + "'");
    domains.push_back(*domain);
  }
  return domains;
}

double number_in(const QJsonObject& json, const char* key, double fallback, double low,
                 double high) {
  const QJsonValue value = json.value(QLatin1String(key));
  if (value.isUndefined()) return fallback;
  const double number = value.toDouble(std::nan(""));
  if (!(number >= low && number <= high)) {
    throw bad_input(std::string("the option '") + key + "' is not between " + format_number(low) +
                    " and " + format_number(high));
  }
  return number;
}

int whole_number_in(const QJsonObject& json, const char* key, int fallback, int low, int high) {
  const double number = number_in(json, key, fallback, low, high);
  if (number != std::floor(number)) {
    throw bad_input(std::string("the option '") + key + "' is no whole number");
  }
  return static_cast<int>(number);
}

dataset::ViewNumber find_view(const DatasetSource& source, const ViewName& name) {
  const auto building = source.index().find_building(name.building.toStdString());
  const auto view = building ? source.index().find(*building, name.point, name.view)
                             : std::optional<dataset::ViewNumber>();
  if (view) return *view;
  throw bad_input(source.folder.toStdString() + " has no view " + std::to_string(name.view) +
                  " of point " + std::to_string(name.point) + " in the building '" +
                  name.building.toStdString() +
                  "'; the options building, point and view say which one to draw");
}

}  // namespace taskatlas::ui
