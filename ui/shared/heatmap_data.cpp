// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "ui/shared/heatmap_plot.hpp"

#include <QCoreApplication>
#include <QJsonValue>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <string>

namespace taskatlas::ui {
namespace {

template <typename T>
std::vector<T> picked(const std::vector<T>& from, std::size_t columns,
                      std::span<const std::size_t> row_order,
                      std::span<const std::size_t> column_order) {
  std::vector<T> to;
  if (from.empty()) return to;
  to.reserve(row_order.size() * column_order.size());
  for (const std::size_t row : row_order) {
    for (const std::size_t column : column_order) to.push_back(from[row * columns + column]);
  }
  return to;
}

void check_size(const char* what, std::size_t size, std::size_t wanted) {
  if (size == wanted) return;
  throw usage_error("heat map: " + std::to_string(size) + " " + what + ", " +
                    std::to_string(wanted) + " expected");
}

void check_places(const std::optional<HeatmapTree>& tree, std::size_t limit) {
  if (!tree) return;
  check_size("places of leaves", tree->places.size(), tree->tree.leaves);
  for (const std::size_t place : tree->places) {
    if (place >= limit) throw usage_error("heat map: a leaf's place is outside the matrix");
  }
}

const QString& code_of(const HeatmapLabel& label) {
  return label.code.isEmpty() ? label.label : label.code;
}

// Text that would break a line or a column of a TSV file.
QString plain(QString text) {
  for (QChar& c : text) {
    if (c == u'\t' || c == u'\n' || c == u'\r') c = u' ';
  }
  return text;
}

}  // namespace

void HeatmapData::check() const {
  const std::size_t cells = rows.size() * columns.size();
  check_size("values", values.size(), cells);
  if (!texts.empty()) check_size("texts", texts.size(), cells);
  if (!notes.empty()) check_size("notes", notes.size(), cells);
  if (!names.empty()) check_size("names", names.size(), cells);
  if (!marks.empty()) check_size("marks", marks.size(), cells);
  check_places(row_tree, rows.size());
  check_places(column_tree, columns.size());
}

HeatmapData rearranged(const HeatmapData& data, std::span<const std::size_t> row_order,
                       std::span<const std::size_t> column_order) {
  HeatmapData result;
  result.title = data.title;
  result.value_name = data.value_name;
  result.row_name = data.row_name;
  result.column_name = data.column_name;
  result.mark_name = data.mark_name;
  for (const std::size_t row : row_order) result.rows.push_back(data.rows[row]);
  for (const std::size_t column : column_order) result.columns.push_back(data.columns[column]);
  const std::size_t columns = data.columns.size();
  result.values = picked(data.values, columns, row_order, column_order);
  result.texts = picked(data.texts, columns, row_order, column_order);
  result.notes = picked(data.notes, columns, row_order, column_order);
  result.names = picked(data.names, columns, row_order, column_order);
  result.marks = picked(data.marks, columns, row_order, column_order);
  return result;
}

QString heatmap_tsv(const HeatmapData& data) {
  QString text = plain(data.row_name);
  for (const HeatmapLabel& column : data.columns) text += u'\t' + plain(code_of(column));
  text += u'\n';
  for (std::size_t row = 0; row < data.rows.size(); ++row) {
    text += plain(code_of(data.rows[row]));
    for (std::size_t column = 0; column < data.columns.size(); ++column) {
      text += u'\t';
      const double value = data.at(row, column);
      if (!std::isnan(value)) text += QString::number(value, 'g', QLocale::FloatingPointShortest);
    }
    text += u'\n';
  }
  return text;
}

QString heatmap_cell_name(const HeatmapData& data, std::size_t row, std::size_t column,
                          int digits) {
  if (!data.names.empty()) return data.names[row * data.columns.size() + column];
  const double value = data.at(row, column);
  QString text =
      std::isnan(value)
          ? QCoreApplication::translate("Heatmap", "%1 to %2: %3 not measured")
                .arg(data.columns[column].label, data.rows[row].label, data.value_name.toLower())
          : QCoreApplication::translate("Heatmap", "%1 to %2: %3 %4")
                .arg(data.columns[column].label, data.rows[row].label, data.value_name.toLower(),
                     QLocale().toString(value, 'g', digits));
  const std::size_t cell = row * data.columns.size() + column;
  if (!data.notes.empty() && !data.notes[cell].isEmpty()) {
    text = QCoreApplication::translate("Heatmap", "%1, %2").arg(text, data.notes[cell]);
  }
  return text;
}

QJsonObject HeatmapOptions::to_json() const {
  QJsonObject json{
      {QStringLiteral("colour_map"), colour_map},   {QStringLiteral("reversed"), reversed},
      {QStringLiteral("scale"), to_string(scale)},  {QStringLiteral("beta"), beta},
      {QStringLiteral("cell_values"), cell_values}, {QStringLiteral("digits"), digits},
      {QStringLiteral("significant"), significant}, {QStringLiteral("grid"), grid}};
  const auto end = [](const std::optional<double>& value) {
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
  };
  json[QStringLiteral("low")] = end(low);
  json[QStringLiteral("high")] = end(high);
  json[QStringLiteral("centre")] = end(centre);
  return json;
}

HeatmapOptions HeatmapOptions::from_json(const QJsonObject& json) {
  return from_json(json, HeatmapOptions());
}

HeatmapOptions HeatmapOptions::from_json(const QJsonObject& json, const HeatmapOptions& defaults) {
  HeatmapOptions options = defaults;
  const auto flag = [&](const char* key, bool& member) {
    member = json[QLatin1String(key)].toBool(member);
  };
  const auto number = [&](const char* key, std::optional<double>& member) {
    const QJsonValue value = json[QLatin1String(key)];
    if (value.isDouble()) member = value.toDouble();
    if (value.isNull()) member.reset();
  };
  const QString map = json[QLatin1String("colour_map")].toString();
  if (find_colour_map(map) != nullptr) options.colour_map = map;
  options.scale =
      parse_heatmap_scale(json[QLatin1String("scale")].toString()).value_or(defaults.scale);
  const double beta = json[QLatin1String("beta")].toDouble(options.beta);
  if (beta > 0 && std::isfinite(beta)) options.beta = beta;
  flag("reversed", options.reversed);
  flag("cell_values", options.cell_values);
  flag("significant", options.significant);
  flag("grid", options.grid);
  number("low", options.low);
  number("high", options.high);
  number("centre", options.centre);
  if (options.low && options.high && !(*options.low < *options.high)) {
    options.low.reset();
    options.high.reset();
  }
  options.digits = std::clamp(json[QLatin1String("digits")].toInt(options.digits), 0, 6);
  return options;
}

}  // namespace taskatlas::ui
