// SPDX-License-Identifier: MIT
#include "ui/taxonomy/graph_options.hpp"

#include "base/error.hpp"
#include "ui/shared/colour_map.hpp"

#include <QCoreApplication>
#include <QJsonDocument>
#include <array>
#include <limits>

#include <nlohmann/json.hpp>

namespace taskatlas::ui {
namespace {

constexpr std::array<GraphColour, 4> kColours = {GraphColour::kKind, GraphColour::kAffinity,
                                                 GraphColour::kGain, GraphColour::kQuality};

const QString kStudy = QStringLiteral("study");
const QString kArrangement = QStringLiteral("arrangement");
const QString kPageWord = QStringLiteral("page");
const QString kScreenWord = QStringLiteral("screen");
const QString kUuid = QStringLiteral("uuid");
const QString kScenario = QStringLiteral("scenario");

[[noreturn]] void wrong(const char* member, const char* expected) {
  throw bad_input(std::string("the task graph's options: ") + member + " must be " + expected);
}

bool read_flag(const QJsonObject& json, const char* member, bool usual) {
  const QJsonValue value = json.value(QLatin1String(member));
  if (value.isUndefined()) return usual;
  if (!value.isBool()) wrong(member, "true or false");
  return value.toBool();
}

ComparedWith read_comparison(const QJsonObject& json) {
  ComparedWith with;
  if (const QJsonValue value = json.value(kStudy); !value.isUndefined()) {
    with.study = value.toString();
    if (with.study.isEmpty()) wrong("compare.study", "the name or path of a study");
  }
  if (const QJsonValue value = json.value(kScenario); !value.isUndefined()) {
    if (!value.isObject()) wrong("compare.scenario", "a scenario");
    const QByteArray text = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    with.scenario = scenario_from_json(nlohmann::json::parse(text.toStdString()));
  }
  if (const QJsonValue value = json.value(kUuid); !value.isUndefined()) {
    if (!value.isString()) wrong("compare.uuid", "a text");
    with.uuid = value.toString();
  }
  for (const QString& key : json.keys()) {
    if (key != kStudy && key != kUuid && key != kScenario) {
      wrong("compare", "made of study, uuid and scenario alone");
    }
  }
  return with;
}

}  // namespace

QString to_string(GraphColour colour) {
  switch (colour) {
    case GraphColour::kAffinity:
      return QStringLiteral("affinity");
    case GraphColour::kGain:
      return QStringLiteral("gain");
    case GraphColour::kQuality:
      return QStringLiteral("quality");
    case GraphColour::kKind:
      break;
  }
  return QStringLiteral("kind");
}

QString colour_title(GraphColour colour) {
  switch (colour) {
    case GraphColour::kAffinity:
      return QCoreApplication::translate("GraphOptions", "Affinity");
    case GraphColour::kGain:
      return QCoreApplication::translate("GraphOptions", "Gain");
    case GraphColour::kQuality:
      return QCoreApplication::translate("GraphOptions", "Quality");
    case GraphColour::kKind:
      break;
  }
  return QCoreApplication::translate("GraphOptions", "Kind");
}

GraphOptions GraphOptions::from_json(const QJsonObject& json) {
  GraphOptions options;
  if (const QJsonValue value = json.value(QLatin1String("colour")); !value.isUndefined()) {
    bool known = false;
    for (const GraphColour colour : kColours) {
      if (value.toString() != to_string(colour)) continue;
      options.colour = colour;
      known = true;
    }
    if (!known) wrong("colour", "kind, affinity, gain or quality");
  }
  if (const QJsonValue value = json.value(QLatin1String("map")); !value.isUndefined()) {
    options.map = value.toString();
    if (find_colour_map(options.map) == nullptr) wrong("map", "the name of a colour map");
  }
  options.unused = read_flag(json, "unused", options.unused);
  options.values = read_flag(json, "values", options.values);
  if (const QJsonValue value = json.value(QLatin1String("positions")); !value.isUndefined()) {
    if (!value.isObject()) wrong("positions", "an object");
    const QByteArray text = QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    options.positions = frozen_layout_from_json(nlohmann::json::parse(text.toStdString()));
  }
  if (const QJsonValue value = json.value(kArrangement); !value.isUndefined()) {
    if (value.toString() != kPageWord && value.toString() != kScreenWord) {
      wrong("arrangement", "page or screen");
    }
    options.arrangement =
        value.toString() == kPageWord ? GraphArrangement::kPage : GraphArrangement::kScreen;
  }
  if (const QJsonValue value = json.value(QLatin1String("compare")); !value.isUndefined()) {
    if (!value.isObject()) wrong("compare", "an object");
    options.compare = read_comparison(value.toObject());
  }
  return options;
}

QJsonObject GraphOptions::to_json() const {
  QJsonObject json{{QStringLiteral("colour"), to_string(colour)},
                   {QStringLiteral("map"), map},
                   {QStringLiteral("unused"), unused},
                   {QStringLiteral("values"), values}};
  if (!positions.nodes().empty()) {
    const std::string text = taskatlas::to_json(positions).dump();
    json.insert(QStringLiteral("positions"),
                QJsonDocument::fromJson(QByteArray::fromStdString(text)).object());
  }
  if (arrangement) {
    json.insert(kArrangement, *arrangement == GraphArrangement::kPage ? kPageWord : kScreenWord);
  }
  if (compare) {
    const std::string text = taskatlas::to_json(compare->scenario).dump();
    QJsonObject with{
        {kScenario, QJsonDocument::fromJson(QByteArray::fromStdString(text)).object()}};
    if (!compare->study.isEmpty()) with.insert(kStudy, compare->study);
    if (!compare->uuid.isEmpty()) with.insert(kUuid, compare->uuid);
    json.insert(QStringLiteral("compare"), with);
  }
  return json;
}

double coloured_value(const Transfer& transfer, GraphColour colour) {
  switch (colour) {
    case GraphColour::kAffinity:
      return transfer.affinity;
    case GraphColour::kGain:
      return transfer.gain;
    case GraphColour::kQuality:
      return transfer.quality;
    case GraphColour::kKind:
      break;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace taskatlas::ui
