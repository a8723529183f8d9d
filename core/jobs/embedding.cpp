// SPDX-License-Identifier: MIT
#include "jobs/embedding.hpp"

#include "base/random_stream.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

#include <torch/torch.h>

namespace taskatlas::jobs {
namespace {

constexpr double kReach = 2.5;  // standard deviations from grey to the end of the scale
constexpr double kNoVariance = 1e-12;
constexpr std::int64_t kCentres = 24;
constexpr int kRounds = 12;
const double kOneSegment = std::log(3.0);

constexpr int kPictures = 8, kLeaves = 60;
constexpr std::uint64_t kLeavesKey = 0x6c6561766573;

// pixels × D
at::Tensor rows_of(const at::Tensor& embedding) {
  return embedding.flatten(1).transpose(0, 1).to(at::kFloat).contiguous();
}

// Squared distances, pixels × centres.
at::Tensor distances(const at::Tensor& pixels, const at::Tensor& centres) {
  const at::Tensor squares = (pixels * pixels).sum(1, true) +
                             (centres * centres).sum(1).unsqueeze(0) -
                             2 * pixels.matmul(centres.transpose(0, 1));
  return squares.clamp_min(0);
}

at::Tensor farthest_first(const at::Tensor& pixels) {
  const at::Tensor mean = pixels.mean(0, true);
  std::vector<at::Tensor> centres{
      pixels.select(0, distances(pixels, mean).squeeze(1).argmin().item<std::int64_t>())};
  at::Tensor nearest = distances(pixels, centres.front().unsqueeze(0)).squeeze(1);
  while (static_cast<std::int64_t>(centres.size()) < std::min(kCentres, pixels.size(0))) {
    const std::int64_t far = nearest.argmax().item<std::int64_t>();
    if (nearest[far].item<double>() < kOneSegment) break;  // all pixels are represented
    centres.push_back(pixels.select(0, far));
    nearest = torch::minimum(nearest, distances(pixels, centres.back().unsqueeze(0)).squeeze(1));
  }
  return torch::stack(centres);
}

// Which of the centres stand for one group, by union.
std::vector<std::int32_t> joined_centres(const at::Tensor& centres) {
  const auto count = static_cast<std::size_t>(centres.size(0));
  std::vector<std::size_t> root(count);
  std::iota(root.begin(), root.end(), std::size_t{0});
  const at::Tensor apart = distances(centres, centres).contiguous();
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (apart.data_ptr<float>()[i * count + k] >= static_cast<float>(kOneSegment)) continue;
      const std::size_t from = root[i], to = root[k];
      std::replace(root.begin(), root.end(), std::max(from, to), std::min(from, to));
    }
  }
  std::vector<std::int32_t> number(count);
  std::int32_t next = 0;
  for (std::size_t i = 0; i < count; ++i) {
    number[i] = root[i] == i ? next++ : number[root[i]];
  }
  return number;
}

}  // namespace

Projection fit_projection(const at::Tensor& embeddings) {
  const torch::NoGradGuard no_gradients;
  const at::Tensor rows =
      embeddings.permute({0, 2, 3, 1}).flatten(0, 2).to(at::kDouble).contiguous();
  const at::Tensor mean = rows.mean(0);
  const at::Tensor centred = rows - mean;
  const at::Tensor covariance =
      centred.transpose(0, 1).matmul(centred) / static_cast<double>(rows.size(0));
  const auto [values, vectors] = at::linalg_eigh(covariance);
  std::vector<at::Tensor> directions;
  const std::int64_t dimensions = values.numel();
  for (std::int64_t i = 1; i <= 3; ++i) {
    if (i > dimensions || values[dimensions - i].item<double>() < kNoVariance) {
      directions.push_back(torch::zeros({dimensions}, at::kDouble));
      continue;
    }
    const at::Tensor vector = vectors.select(1, dimensions - i);
    const double sign = vector[vector.abs().argmax()].item<double>() < 0 ? -1 : 1;
    directions.push_back(vector * sign /
                         (2 * kReach * std::sqrt(values[dimensions - i].item<double>())));
  }
  return {mean.to(at::kFloat), torch::stack(directions, 1).to(at::kFloat)};
}

dataset::Values project(const at::Tensor& embedding, const Projection& projection) {
  const torch::NoGradGuard no_gradients;
  const at::Tensor colours =
      ((rows_of(embedding) - projection.mean).matmul(projection.directions) + 0.5)
          .clamp(0, 1)
          .contiguous();
  dataset::Values out(static_cast<int>(embedding.size(2)), static_cast<int>(embedding.size(1)), 3);
  std::memcpy(out.data.data(), colours.data_ptr<float>(), out.data.size() * sizeof(float));
  return out;
}

std::vector<std::int32_t> group_pixels(const at::Tensor& embedding) {
  const torch::NoGradGuard no_gradients;
  const at::Tensor pixels = rows_of(embedding).nan_to_num();
  at::Tensor centres = farthest_first(pixels);
  at::Tensor nearest;
  for (int round = 0; round < kRounds; ++round) {
    nearest = distances(pixels, centres).argmin(1);
    at::Tensor sums = torch::zeros_like(centres);
    sums.index_add_(0, nearest, pixels);
    const at::Tensor counts =
        torch::bincount(nearest, {}, centres.size(0)).to(at::kFloat).unsqueeze(1);
    centres = torch::where(counts.gt(0), sums / counts.clamp_min(1), centres);
  }
  nearest = distances(pixels, centres).argmin(1).contiguous();
  const std::vector<std::int32_t> number = joined_centres(centres);
  std::vector<std::int32_t> groups(static_cast<std::size_t>(nearest.numel()));
  for (std::size_t i = 0; i < groups.size(); ++i) {
    groups[i] = number[static_cast<std::size_t>(nearest.data_ptr<std::int64_t>()[i])];
  }
  return groups;
}

std::vector<dataset::Raster> made_up_pictures(int size) {
  std::vector<dataset::Raster> pictures;
  for (int number = 0; number < kPictures; ++number) {
    RandomStream random(1, kLeavesKey, static_cast<std::uint64_t>(number));
    dataset::Raster picture(size, size, 3, dataset::SampleType::kU8);
    for (int leaf = 0; leaf < kLeaves; ++leaf) {
      const double x = random.uniform() * size, y = random.uniform() * size;
      const double half = size * (0.05 + 0.3 * random.uniform() * random.uniform());
      const double stretch = 0.4 + random.uniform();
      const bool disc = random.uniform() < 0.5;
      std::array<std::uint8_t, 3> colour{};
      for (auto& channel : colour) channel = static_cast<std::uint8_t>(random.below(256));
      for (int v = 0; v < size; ++v) {
        for (int u = 0; u < size; ++u) {
          const double across = std::abs(u + 0.5 - x) / half;
          const double down = std::abs(v + 0.5 - y) / (half * stretch);
          if (disc ? across * across + down * down > 1 : std::max(across, down) > 1) continue;
          std::copy(colour.begin(), colour.end(),
                    picture.u8().begin() + static_cast<std::ptrdiff_t>(picture.index(u, v)));
        }
      }
    }
    pictures.push_back(std::move(picture));
  }
  return pictures;
}

}  // namespace taskatlas::jobs
