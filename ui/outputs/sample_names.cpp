// SPDX-License-Identifier: MIT
#include "ui/outputs/sample_names.hpp"

#include "dataset/groups.hpp"

#include <QStringList>
#include <charconv>

namespace taskatlas::ui {
namespace {

struct ViewParts {
  std::string_view building;
  std::uint32_t point = 0;
  std::uint32_t view = 0;
};

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

bool take(std::string_view& text, std::uint32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

std::optional<ViewParts> parts_of(std::string_view name) {
  const auto slash = name.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  ViewParts parts{.building = name.substr(0, slash), .point = 0, .view = 0};
  std::string_view rest = name.substr(slash + 1);
  if (!take(rest, "point_") || !take(rest, parts.point) || !take(rest, "_view_") ||
      !take(rest, parts.view) || !rest.empty()) {
    return std::nullopt;
  }
  return parts;
}

std::vector<std::string_view> split(std::string_view sample) {
  std::vector<std::string_view> names;
  for (std::size_t from = 0;;) {
    const auto sign = sample.find('+', from);
    names.push_back(sample.substr(from, sign - from));
    if (sign == std::string_view::npos) return names;
    from = sign + 1;
  }
}

}  // namespace

std::vector<dataset::ViewNumber> views_of_sample(const dataset::DatasetIndex& index,
                                                 std::string_view sample) {
  std::vector<dataset::ViewNumber> views;
  for (const std::string_view name : split(sample)) {
    const auto parts = parts_of(name);
    if (!parts) return {};
    const auto building = index.find_building(parts->building);
    if (!building) return {};
    const auto view = index.find(*building, parts->point, parts->view);
    if (!view) return {};
    views.push_back(*view);
  }
  return views;
}

QString sample_title(const std::string& sample) {
  QStringList titles;
  QString building;
  for (const std::string_view name : split(sample)) {
    const auto parts = parts_of(name);
    if (!parts) return QString::fromStdString(sample);
    const QString own = text_of(parts->building);
    const QString view = QStringLiteral("%1.%2").arg(parts->point).arg(parts->view);
    titles.push_back(own == building ? view : own + QStringLiteral(" · ") + view);
    building = own;
  }
  return titles.join(QStringLiteral(" + "));
}

std::optional<double> field_of_view(const DatasetSource& source, std::string_view sample) {
  const auto views = views_of_sample(source.index(), sample);
  if (views.empty()) return std::nullopt;
  const auto info = dataset::read_point_info(source.set.root, source.index(), views.back());
  if (!info) return std::nullopt;
  return info->field_of_view_rads;
}

}  // namespace taskatlas::ui
