// SPDX-License-Identifier: MIT
#include "networks/pixels.hpp"

#include <vector>

#include <torch/torch.h>

namespace taskatlas::networks {

at::Tensor answer_at(const at::Tensor& features, const at::Tensor& weight, const at::Tensor& bias,
                     std::int64_t scale, const at::Tensor& pixels) {
  const std::int64_t samples = features.size(0), width = features.size(1), side = features.size(2);
  const std::int64_t size = side * scale, places = scale * scale;
  const at::Tensor row = pixels.div(size, "floor"), column = pixels.remainder(size);
  const at::Tensor first = torch::arange(samples, pixels.options()).mul_(side * side).unsqueeze(1);
  const at::Tensor position =
      (first + row.div(scale, "floor") * side + column.div(scale, "floor")).flatten();
  const at::Tensor place = (row.remainder(scale) * scale + column.remainder(scale)).flatten();
  const at::Tensor order = place.argsort();
  const at::Tensor counts = place.bincount({}, places).to(at::kCPU);
  const at::Tensor rows = torch::embedding(features.permute({0, 2, 3, 1}).reshape({-1, width}),
                                           position.index_select(0, order));
  const at::Tensor weights = weight.view({-1, places, width});
  const at::Tensor biases = bias.view({-1, places});
  std::vector<at::Tensor> parts;
  std::int64_t begin = 0;
  for (std::int64_t p = 0; p < places; ++p) {
    const std::int64_t count = counts.data_ptr<std::int64_t>()[p];
    if (count == 0) continue;
    parts.push_back(torch::addmm(biases.select(1, p), rows.slice(0, begin, begin + count),
                                 weights.select(1, p).t()));
    begin += count;
  }
  const at::Tensor answers = torch::embedding(torch::cat(parts), order.argsort());
  return answers.view({samples, -1, answers.size(1)}).transpose(1, 2).unsqueeze(2);
}

at::Tensor gather_pixels(const at::Tensor& answer, const at::Tensor& pixels) {
  const at::Tensor where =
      pixels.unsqueeze(1).expand({answer.size(0), answer.size(1), pixels.size(1)});
  return answer.flatten(2).gather(2, where).unsqueeze(2);
}

}  // namespace taskatlas::networks
