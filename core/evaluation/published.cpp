// SPDX-License-Identifier: MIT
#include "evaluation/published.hpp"

#include <algorithm>
#include <limits>

namespace taskatlas {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<PublishedWinRate, 22> kWinRates{{
    {"autoencoder", 1.000, .998},      {"class_places", .970, .934},
    {"curvature", .787, .934},         {"denoise", 1.000, .999},
    {"edge2d", 1.000, .999},           {"edge3d", 1.000, .954},
    {"ego_motion", .675, .723},        {"fix_pose", .763, .795},
    {"impainting_whole", .999, kNone}, {"jigsaw", .999, kNone},  // printed as "context prediction"
    {"keypoint2d", .998, .994},        {"keypoint3d", .960, .969},
    {"non_fixated_pose", .602, .619},  {"point_match", .868, .846},
    {"reshade", .949, .952},           {"rgb2depth", .923, .911},
    {"rgb2mist", .924, .921},          {"rgb2sfnorm", .994, .995},
    {"room_layout", .996, .891},       {"segment25d", .942, .894},
    {"segment2d", .977, .957},         {"vanishing_point_well_defined", .995, .964},
}};

// Win rates, the rivals' losses, the taxonomy's loss. Losses are printed to two digits.
constexpr std::array<PublishedComparison, 10> kComparisons{{
    {"class_1000",
     {.79, .54, .82, .76, .75, .76, .76, .34},
     {4.08, 3.57, 4.27, 3.99, 3.98, 4.00, 3.97, 3.26},
     3.46},
    {"class_places",
     {.80, .52, .83, .74, .74, .71, .75, .15},
     {3.30, 2.76, 3.56, 3.15, 3.17, 3.09, 3.19, 2.23},
     2.63},
    {"curvature",
     {.88, .94, .89, .85, .88, .92, .88, .29},
     {.25, .28, .26, .25, .26, .26, .25, .21},
     .22},
    {"edge3d",
     {.93, .96, .95, .93, .94, .93, .94, .42},
     {.16, .19, .18, .17, .18, .16, .17, .12},
     .13},
    {"ego_motion",
     {.79, .78, .83, .77, .76, .74, .71, .59},
     {8.60, 8.58, 9.26, 8.41, 8.34, 8.15, 7.94, 7.32},
     6.85},
    {"rgb2depth",
     {.88, .88, .93, .89, .88, .84, .86, .43},
     {.03, .04, .04, .03, .04, .03, .03, .02},
     .02},
    {"rgb2sfnorm",
     {.97, .98, .98, .98, .98, .97, .97, .06},
     {.22, .30, .34, .28, .28, .23, .24, .12},
     .15},
    {"room_layout",
     {.80, .76, .85, .79, .77, .78, .70, .36},  // the .77 is hard to read in print
     {.66, .66, .85, .65, .65, .62, .54, .37},
     .41},
    {"segment25d",
     {.80, .93, .92, .89, .90, .84, .87, .40},
     {.21, .34, .34, .26, .29, .22, .24, .16},
     .17},
    {"segmentsemantic_rb",
     {.78, .79, .82, .85, .76, .78, .84, .21},
     {1.74, 1.88, 1.92, 1.80, 1.85, 1.74, 1.71, 1.42},
     1.53},
}};

template <class Rows>
auto find_row(const Rows& rows, std::string_view task) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.task == task; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::span<const PublishedWinRate> published_win_rates() { return kWinRates; }

const PublishedWinRate* published_win_rate(std::string_view task) {
  return find_row(kWinRates, task);
}

std::string_view to_string(PublishedRival rival) {
  switch (rival) {
    case PublishedRival::kScratch:
      return "scratch";
    case PublishedRival::kImageNet:
      return "ImageNet (fc7)";
    case PublishedRival::kWang:
      return "Wang";
    case PublishedRival::kAgrawal:
      return "Agrawal";
    case PublishedRival::kZamir:
      return "Zamir";
    case PublishedRival::kZhang:
      return "Zhang";
    case PublishedRival::kNoroozi:
      return "Noroozi";
    case PublishedRival::kFullSupervision:
      break;
  }
  return "full supervision";
}

std::span<const PublishedComparison> published_comparisons() { return kComparisons; }

const PublishedComparison* published_comparison(std::string_view task) {
  return find_row(kComparisons, task);
}

}  // namespace taskatlas
