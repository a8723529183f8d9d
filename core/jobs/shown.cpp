// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "dataset/groups.hpp"
#include "dataset/own_task.hpp"
#include "dataset/resize.hpp"
#include "dataset/sample_list.hpp"
#include "jobs/answering.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace taskatlas::jobs {
namespace {

using dataset::Domain;

constexpr std::string_view kPhotoName = "photo";

std::optional<std::uint32_t> number(std::string_view text) {
  constexpr std::size_t kMostDigits = 9;
  if (text.empty() || text.size() > kMostDigits ||
      text.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  return static_cast<std::uint32_t>(parse_integer(text).value());
}

// "room_00003/point_1_view_2"
std::optional<dataset::ViewNumber> find_view(const dataset::DatasetIndex& index,
                                             std::string_view name) {
  constexpr std::string_view kPoint = "point_", kView = "_view_";
  const auto slash = name.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::string_view rest = name.substr(slash + 1);
  if (!rest.starts_with(kPoint)) return std::nullopt;
  rest.remove_prefix(kPoint.size());
  const auto middle = rest.find(kView);
  if (middle == std::string_view::npos) return std::nullopt;
  const auto point = number(rest.substr(0, middle));
  const auto view = number(rest.substr(middle + kView.size()));
  const auto building = index.find_building(name.substr(0, slash));
  if (!point || !view || !building) return std::nullopt;
  return index.find(*building, *point, *view);
}

// `views`: of a sample of the target.
dataset::ViewGroup find_group(const dataset::DatasetIndex& index, const std::string& target,
                              int views, const std::string& name) {
  dataset::ViewGroup group;
  std::string_view rest = name;
  for (bool last = false; !last;) {
    const auto plus = rest.find('+');
    last = plus == std::string_view::npos;
    const auto view = find_view(index, rest.substr(0, plus));
    if (!view) {
      throw bad_input("the dataset has no view '" + std::string(rest.substr(0, plus)) +
                      "'; taskatlas-cli dataset info lists what it has");
    }
    if (group.count == views) break;
    group.views.at(group.count++) = *view;
    rest.remove_prefix(last ? rest.size() : plus + 1);
  }
  if (!rest.empty() || group.count != views) {
    throw bad_input("'" + name + "' is no sample of " + target + ", which is made of " +
                    std::to_string(views) + " views, joined by '+'");
  }
  return group;
}

Error refusal(const dataset::SampleSource& source, const dataset::ViewGroup& group,
              const std::string& target, const std::string& name) {
  for (const auto& skipped : source.skipped()) {
    for (std::size_t i = 0; i < group.count; ++i) {
      if (skipped.view == dataset::view_name(source.index(), group.views.at(i))) {
        return bad_input(name + ": " + skipped.reason);
      }
    }
  }
  return bad_input(name + ": lacks a file that " + target + " needs, or one is damaged");
}

// What encoders see of a view; false where its picture is damaged.
bool add_view(const dataset::SampleSource& source, dataset::ViewNumber view, Shown& shown) {
  auto read = source.view(view, dataset::DomainSet{Domain::kRgb});
  if (!read) return false;
  const dataset::DatasetIndex& index = source.index();
  shown.pictures.push_back(std::move((*read)[Domain::kRgb]));
  shown.seeds.push_back(dataset::sample_seed(source.options().seed,
                                             index.building_name(index.building_of(view)),
                                             index.point(view), index.view(view)));
  shown.views.push_back(dataset::view_name(index, view));
  return true;
}

}  // namespace

Shown shown_sample(const dataset::SampleSource& source, const std::string& target,
                   const std::string& name) {
  const dataset::DatasetIndex& index = source.index();
  const dataset::OwnLabels* own = source.own_tasks().find(target);
  const int views = own != nullptr ? 1 : dataset::views_per_sample(target);
  const dataset::ViewGroup group = find_group(index, target, views, name);
  Shown shown;
  shown.target = target;
  for (std::size_t i = 0; i < group.count; ++i) {
    if (!add_view(source, group.views.at(i), shown)) throw refusal(source, group, target, name);
  }
  if (own != nullptr && !own->file(shown.views.front())) {
    // Partial labels are normal: what networks say can be seen all the same.
    shown.inputs = dataset::make_inputs(target, shown.pictures.front(), source.sample_options());
    return shown;
  }
  auto sample = source.sample(target, group);
  if (!sample) throw refusal(source, group, target, name);
  shown.inputs = std::move(sample->inputs);
  shown.truth = std::move(sample->target);
  return shown;
}

std::vector<Shown> shown_views(const dataset::SampleSource& source,
                               const std::vector<const dataset::OwnLabels*>& folders) {
  constexpr std::size_t kMost = 8;
  std::vector<Shown> all;
  for (const std::string& name : folders.front()->views()) {
    if (all.size() == kMost) break;
    const bool everywhere = std::all_of(folders.begin(), folders.end(), [&](const auto* folder) {
      return folder->file(name).has_value();
    });
    const auto view = everywhere ? find_view(source.index(), name) : std::nullopt;
    Shown shown;
    if (view && add_view(source, *view, shown)) all.push_back(std::move(shown));
  }
  return all;
}

Shown shown_photo(const std::string& target, const dataset::Raster& photo,
                  const dataset::SampleOptions& options) {
  if (!outputs::takes_photo(target)) {
    throw usage_error(target + " compares several pictures of a place; one photo does not do");
  }
  Shown shown;
  shown.target = target;
  shown.pictures.push_back(dataset::resize(photo, Domain::kRgb, options.size));
  shown.seeds.push_back(dataset::sample_seed(options.seed, kPhotoName, 0, 0));
  dataset::SampleOptions own = options;
  own.seed = shown.seeds.front();
  const bool of_dictionary = options.own == nullptr || options.own->find(target) == nullptr;
  const auto needed = of_dictionary ? dataset::required_domains(target) : std::span<const Domain>();
  if (needed.size() == 1 && needed.front() == Domain::kRgb) {
    dataset::View view;
    view[Domain::kRgb] = shown.pictures.front();
    dataset::Sample sample = dataset::make_sample(target, std::span(&view, 1), own);
    shown.inputs = std::move(sample.inputs);
    shown.truth = std::move(sample.target);
  } else {
    shown.inputs = dataset::make_inputs(target, shown.pictures.front(), own);
  }
  return shown;
}

}  // namespace taskatlas::jobs
