// SPDX-License-Identifier: MIT
#include "networks/picture_loss.hpp"

#include "base/error.hpp"
#include "networks/loss.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>

namespace taskatlas::networks {
namespace {

// Error and its derivative, from answer - target.
struct L1 {
  static float error(float difference) { return std::abs(difference); }
  static float slope(float difference) {
    return static_cast<float>(difference > 0) - static_cast<float>(difference < 0);
  }
};
struct SmoothL1 {  // BatchTarget::smooth
  float inverse_width;
  static float error(float difference) { return std::abs(difference); }
  float slope(float difference) const {
    return std::clamp(difference * inverse_width, -1.0F, 1.0F);
  }
};
struct L2 {
  static float error(float difference) { return difference * difference; }
  static float slope(float difference) { return 2 * difference; }
};

struct Sizes {
  std::int64_t samples, channels, scale, rows, columns;  // rows and columns of positions
  std::int64_t places() const { return scale * scale; }
};

// Of one sample: its weighted errors, and `unit` times their slopes. Answer and slopes are N × h ×
// w × C × scale × scale, values N × C × H × W, weights N × H × W.
template <class Loss>
double of_sample(const Loss& loss, const Sizes& sizes, std::int64_t sample, float lowest,
                 float unit, const float* answer, const float* values, const float* weights,
                 float* slopes) {
  const std::int64_t width = sizes.columns * sizes.scale, plane = sizes.rows * sizes.scale * width;
  double sum = 0;
  for (std::int64_t y = 0; y < sizes.rows; ++y) {
    for (std::int64_t x = 0; x < sizes.columns; ++x) {
      const std::int64_t position = (sample * sizes.rows + y) * sizes.columns + x;
      const std::int64_t first = position * sizes.channels * sizes.places();
      const std::int64_t corner = y * sizes.scale * width + x * sizes.scale;
      float errors = 0;
      for (std::int64_t c = 0; c < sizes.channels; ++c) {
        for (std::int64_t row = 0; row < sizes.scale; ++row) {
          const std::int64_t from = first + c * sizes.places() + row * sizes.scale;
          const std::int64_t pixel = corner + row * width;
          const float* const value = values + (sample * sizes.channels + c) * plane + pixel;
          const float* const weight = weights + sample * plane + pixel;
          for (std::int64_t i = 0; i < sizes.scale; ++i) {
            const float difference = std::max(answer[from + i], lowest) - value[i];
            errors += weight[i] * loss.error(difference);
            slopes[from + i] = unit * weight[i] * loss.slope(difference);
          }
        }
      }
      sum += errors;
    }
  }
  return sum;
}

class PictureLoss : public torch::autograd::Function<PictureLoss> {
 public:
  static at::Tensor forward(torch::autograd::AutogradContext* context, const at::Tensor& given,
                            const at::Tensor& target_values, const at::Tensor& target_mask,
                            std::int64_t scale, bool squared, double smooth, double lowest) {
    const at::Tensor answer = given.contiguous(at::MemoryFormat::ChannelsLast);
    const at::Tensor values = target_values.contiguous(), mask = target_mask.contiguous();
    const at::Tensor slopes = at::empty_like(answer);
    const Sizes sizes{answer.size(0), values.size(1), scale, answer.size(2), answer.size(3)};
    const auto counted = std::max<std::int64_t>(1, mask.gt(0).sum().item<std::int64_t>());
    const double unit = 1 / (static_cast<double>(counted) * static_cast<double>(sizes.channels));
    std::vector<double> sums(static_cast<std::size_t>(sizes.samples));
    const auto compute = [&](const auto& loss) {
      at::parallel_for(0, sizes.samples, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t sample = begin; sample < end; ++sample) {
          sums[static_cast<std::size_t>(sample)] =
              of_sample(loss, sizes, sample, static_cast<float>(lowest), static_cast<float>(unit),
                        answer.data_ptr<float>(), values.data_ptr<float>(), mask.data_ptr<float>(),
                        slopes.data_ptr<float>());
        }
      });
    };
    if (squared) {
      compute(L2{});
    } else if (smooth > 0) {
      compute(SmoothL1{static_cast<float>(1 / smooth)});
    } else {
      compute(L1{});
    }
    context->save_for_backward({slopes});
    double sum = 0;
    for (const double one : sums) sum += one;
    return at::scalar_tensor(sum * unit, answer.options());
  }

  static torch::autograd::variable_list backward(torch::autograd::AutogradContext* context,
                                                 const torch::autograd::variable_list& outer) {
    const at::Tensor slopes = context->get_saved_variables().front();
    const at::Tensor& factor = outer.front();
    // Mostly the loss is what is minimised, itself.
    const at::Tensor gradient = factor.item<double>() == 1 ? slopes : slopes * factor;
    return {gradient, {}, {}, {}, {}, {}, {}};
  }
};

}  // namespace

at::Tensor picture_loss(const NetworkSpec& spec, const at::Tensor& answer, std::int64_t scale,
                        const BatchTarget& target) {
  const std::int64_t places = scale * scale;
  if (target.kind != dataset::TargetKind::kImage || spec.output.kind != target.kind)
    throw usage_error("pictures alone are compared by their positions");
  if (answer.dim() != 4 || target.values.dim() != 4 || scale < 1 ||
      answer.size(0) != target.values.size(0) || answer.size(1) != target.values.size(1) * places ||
      answer.size(2) * scale != target.values.size(2) ||
      answer.size(3) * scale != target.values.size(3) || target.mask.dim() != 3 ||
      target.mask.size(0) != target.values.size(0) ||
      target.mask.size(1) != target.values.size(2) ||
      target.mask.size(2) != target.values.size(3)) {
    throw usage_error("the answer of " + spec.task + " is of another size than its target");
  }
  if (!answer.device().is_cpu() || answer.scalar_type() != at::kFloat)
    return training_loss(spec, at::pixel_shuffle(answer, scale), target);
  return PictureLoss::apply(answer, target.values, target.mask, scale,
                            spec.output.loss == TaskLoss::kL2, target.smooth,
                            spec.output.lowest.value_or(-std::numeric_limits<double>::infinity()));
}

}  // namespace taskatlas::networks
