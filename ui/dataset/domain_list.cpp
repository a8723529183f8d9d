// SPDX-License-Identifier: MIT
#include "ui/dataset/domain_list.hpp"

#include "base/error.hpp"

#include <QJsonArray>
#include <QStringList>

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

}  // namespace taskatlas::ui
