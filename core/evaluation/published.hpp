// SPDX-License-Identifier: MIT
// Figures that the paper prints and the released files do not hold, to stand beside measured ones.
// All are shares of test images in [0, 1] or mean losses, as printed; NaN where the paper prints
// none. Zamir et al., "Taskonomy: Disentangling Task Transfer Learning", CVPR 2018.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace taskatlas {

// Table 1: win rates of the task-specific networks. `versus_average`: against the best constant
// predictor; `versus_random`: against a readout on a random (Gaussian) representation. Values from
// the authors' repository (taskbank/assets/web_assets/losses.png), where they are in per cent.
struct PublishedWinRate {
  std::string_view task;
  double versus_average;
  double versus_random;
};
std::span<const PublishedWinRate> published_win_rates();            // by code
const PublishedWinRate* published_win_rate(std::string_view task);  // nullptr: not in the table

// The means that the table prints below its columns. The first is the mean of the rows; the second
// is not (the rows' is .912).
inline constexpr double kPublishedMeanVersusAverage = 0.924;
inline constexpr double kPublishedMeanVersusRandom = 0.909;

// Figure 10, right: the taxonomy's transfer against other ways to come by features, for targets
// treated as novel. In this order:
enum class PublishedRival : std::size_t {
  kScratch,
  kImageNet,
  kWang,
  kAgrawal,
  kZamir,
  kZhang,
  kNoroozi,
  kFullSupervision
};
inline constexpr std::size_t kPublishedRivals = 8;
std::string_view to_string(PublishedRival rival);  // "scratch", "ImageNet (fc7)", "Wang", ...

struct PublishedComparison {
  std::string_view task;
  std::array<double, kPublishedRivals> win_rate;  // share of images on which the transfer wins
  std::array<double, kPublishedRivals> loss;      // the rival's mean loss, in the task's own unit
  double transfer_loss;                           // the taxonomy's
};
std::span<const PublishedComparison> published_comparisons();  // by code
const PublishedComparison* published_comparison(std::string_view task);

}  // namespace taskatlas
