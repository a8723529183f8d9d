// SPDX-License-Identifier: MIT
#include "networks/batch.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"

#include <algorithm>
#include <cstring>
#include <functional>

#include <ATen/ATen.h>

namespace taskatlas::networks {
namespace {

using dataset::Planes;
using dataset::Target;
using dataset::TargetKind;

// A tensor of N rows, each filled by copy(i, pointer to its numbers).
template <class T, class Copy>
at::Tensor rows(std::size_t count, std::vector<std::int64_t> shape, Copy&& copy) {
  shape.insert(shape.begin(), static_cast<std::int64_t>(count));
  constexpr auto kType = std::is_same_v<T, float> ? at::kFloat : at::kLong;
  at::Tensor out = at::empty(shape, kType);
  const auto step = count == 0 ? 0 : static_cast<std::size_t>(out.numel()) / count;
  T* to = out.data_ptr<T>();
  for (std::size_t i = 0; i < count; ++i) copy(i, std::span<T>(to + i * step, step));
  return out;
}

template <class From, class To>
void fill(const std::vector<From>& from, std::span<To> to) {
  if (from.size() != to.size()) throw usage_error("the samples of a batch differ in shape");
  std::transform(from.begin(), from.end(), to.begin(),
                 [](From value) { return static_cast<To>(value); });
}

BatchTarget map(const BatchTarget& target,
                const std::function<at::Tensor(const at::Tensor&)>& change) {
  BatchTarget out;
  out.kind = target.kind;
  out.smooth = target.smooth;
  const auto apply = [&](const at::Tensor& from, at::Tensor& to) {
    if (from.defined()) to = change(from);
  };
  apply(target.values, out.values);
  apply(target.labels, out.labels);
  apply(target.pixels, out.pixels);
  apply(target.bins, out.bins);
  apply(target.codes, out.codes);
  apply(target.mask, out.mask);
  return out;
}

at::Tensor moved(const at::Tensor& tensor, const std::string& device) {
  return tensor.to(at::Device(device), /*non_blocking=*/tensor.is_pinned());
}

using Targets = std::span<const Target* const>;

void add_segments(Targets targets, BatchTarget& out) {
  out.pixels = rows<std::int64_t>(
      targets.size(), {dataset::kSegmentPixels}, [&](std::size_t i, std::span<std::int64_t> to) {
        const Target& target = *targets[i];
        if (target.pixels.size() != to.size()) {
          throw usage_error("a segmentation compares 300 pixels");
        }
        std::transform(target.pixels.begin(), target.pixels.end(), to.begin(),
                       [&](const dataset::PixelIndex& pixel) {
                         return std::int64_t{pixel.row} * target.width + pixel.column;
                       });
      });
  out.labels = rows<std::int64_t>(
      targets.size(), {dataset::kSegmentPixels}, [&](std::size_t i, std::span<std::int64_t> to) {
        const Target& target = *targets[i];
        for (std::size_t k = 0; k < to.size(); ++k) {
          const dataset::PixelIndex& pixel = target.pixels[k];
          to[k] = target.labels.at(static_cast<std::size_t>(pixel.row) *
                                       static_cast<std::size_t>(target.width) +
                                   pixel.column);
        }
      });
}

void add_colours(Targets targets, BatchTarget& out) {
  const Target& first = *targets.front();
  constexpr auto kNear = static_cast<std::size_t>(dataset::kColourNeighbours);
  const std::vector<std::int64_t> shape = {dataset::kColourNeighbours, first.height, first.width};
  const auto copy = [&](auto member, auto to_type) {
    using To = decltype(to_type);
    return rows<To>(targets.size(), shape, [&, member](std::size_t i, std::span<To> to) {
      const std::vector<dataset::ColourCode>& colour = targets[i]->colour;
      if (colour.size() * kNear != to.size()) {
        throw usage_error("the samples of a batch differ in shape");
      }
      for (std::size_t k = 0; k < kNear; ++k) {
        for (std::size_t p = 0; p < colour.size(); ++p) {
          to[k * colour.size() + p] = static_cast<To>((colour[p].*member)[k]);
        }
      }
    });
  };
  out.bins = copy(&dataset::ColourCode::bin, std::int64_t{});
  out.codes = copy(&dataset::ColourCode::weight, float{});
}

BatchTarget collate_pointers(Targets targets) {
  if (targets.empty()) throw usage_error("a batch has at least one sample");
  const Target& first = *targets.front();
  for (const Target* target : targets) {
    if (target->kind != first.kind || target->height != first.height ||
        target->width != first.width) {
      throw usage_error("the samples of a batch differ in shape");
    }
  }
  BatchTarget out;
  out.kind = first.kind;
  const std::vector<std::int64_t> area = {first.height, first.width};
  const auto values = [&](std::vector<std::int64_t> shape) {
    return rows<float>(targets.size(), std::move(shape), [&](std::size_t i, std::span<float> to) {
      fill(targets[i]->values.data, to);
    });
  };
  const auto mask = [&](const std::vector<std::int64_t>& shape) {
    return rows<float>(targets.size(), shape,
                       [&](std::size_t i, std::span<float> to) { fill(targets[i]->mask, to); });
  };
  switch (first.kind) {
    case TargetKind::kImage:
      out.values = values({first.values.channels, first.height, first.width});
      out.mask = mask(area);
      break;
    case TargetKind::kScores:
    case TargetKind::kVector:
      out.values = values({first.values.channels});
      out.mask = mask({});
      break;
    case TargetKind::kPixelClass:
      out.labels = rows<std::int64_t>(
          targets.size(), area,
          [&](std::size_t i, std::span<std::int64_t> to) { fill(targets[i]->labels, to); });
      out.mask = mask(area);
      break;
    case TargetKind::kPixelColour:
      add_colours(targets, out);
      out.mask = mask(area);
      break;
    case TargetKind::kSegments:
      add_segments(targets, out);
      break;
    case TargetKind::kNone:
      out.values = at::empty({static_cast<std::int64_t>(targets.size()), 0}, at::kFloat);
      break;
  }
  return out;
}

at::Tensor collate_image(std::size_t count,
                         const std::function<const Planes&(std::size_t)>& image) {
  const Planes& first = image(0);
  return rows<float>(count, {first.channels, first.height, first.width},
                     [&](std::size_t i, std::span<float> to) {
                       const Planes& planes = image(i);
                       if (planes.channels != first.channels || planes.width != first.width) {
                         throw usage_error("the inputs of a batch differ in shape");
                       }
                       fill(planes.data, to);
                     });
}

}  // namespace

std::int64_t BatchTarget::size() const {
  for (const at::Tensor* tensor : {&values, &labels, &bins}) {
    if (tensor->defined()) return tensor->size(0);
  }
  return 0;
}

BatchTarget BatchTarget::to(const std::string& device) const {
  return map(*this, [&](const at::Tensor& tensor) { return moved(tensor, device); });
}

BatchTarget BatchTarget::slice(std::int64_t first, std::int64_t last) const {
  return map(*this, [&](const at::Tensor& tensor) { return tensor.slice(0, first, last); });
}

BatchTarget BatchTarget::select(const at::Tensor& numbers) const {
  return map(*this, [&](const at::Tensor& tensor) { return tensor.index_select(0, numbers); });
}

BatchTarget BatchTarget::thinned(std::int64_t step) const {
  constexpr std::int64_t kParts = 3;
  if (kind != TargetKind::kSegments) return *this;
  BatchTarget out = *this;
  const std::int64_t count = pixels.size(1) / kParts;
  const std::int64_t first = step % kParts * count;
  out.pixels = pixels.slice(1, first, first + count).contiguous();
  out.labels = labels.slice(1, first, first + count).contiguous();
  return out;
}

BatchTarget BatchTarget::scattered(std::int64_t step) const {
  constexpr std::int64_t kRows = 2, kColumns = 4;  // of a block
  constexpr std::uint64_t kScatterKey = 0x7363617474657265;
  if (kind != TargetKind::kPixelClass || pixels.defined()) return *this;
  const std::int64_t height = labels.size(1), width = labels.size(2);
  if (height % kRows != 0 || width % kColumns != 0) return *this;
  const std::int64_t down = height / kRows, across = width / kColumns;
  BatchTarget out = *this;
  out.pixels = at::empty({size(), down * across}, at::kLong);
  std::int64_t* to = out.pixels.data_ptr<std::int64_t>();
  for (std::int64_t sample = 0; sample < size(); ++sample) {
    RandomStream random(static_cast<std::uint64_t>(step), kScatterKey,
                        static_cast<std::uint64_t>(sample));
    std::uint64_t bits = 0;
    int left = 0;
    for (std::int64_t block = 0; block < down * across; ++block, bits >>= 3, --left) {
      if (left == 0) {
        constexpr int kDraws = 21;  // of three bits, in one number
        bits = random.next();
        left = kDraws;
      }
      const auto row = static_cast<std::int64_t>(bits >> 2 & 1);
      const auto column = static_cast<std::int64_t>(bits & 3);
      *to++ = (block / across * kRows + row) * width + block % across * kColumns + column;
    }
  }
  out.labels = labels.flatten(1).gather(1, out.pixels).unsqueeze(1);
  out.mask = mask.flatten(1).gather(1, out.pixels).unsqueeze(1);
  return out;
}

BatchTarget BatchTarget::of_compared() const {
  BatchTarget out = *this;
  if (kind != TargetKind::kSegments) {
    out.pixels = at::Tensor();
    return out;
  }
  out.pixels = at::arange(pixels.size(1), pixels.options()).expand_as(pixels);
  return out;
}

Batch Batch::to(const std::string& device) const {
  Batch out;
  for (const at::Tensor& input : inputs) out.inputs.push_back(moved(input, device));
  out.target = target.to(device);
  return out;
}

Batch Batch::pin() const {
  Batch out;
  for (const at::Tensor& input : inputs) out.inputs.push_back(input.pin_memory());
  out.target = map(target, [](const at::Tensor& tensor) { return tensor.pin_memory(); });
  return out;
}

BatchTarget collate_targets(std::span<const Target> targets) {
  std::vector<const Target*> pointers;
  for (const Target& target : targets) pointers.push_back(&target);
  return collate_pointers(pointers);
}

Batch collate(std::span<const dataset::Sample> samples) {
  if (samples.empty()) throw usage_error("a batch has at least one sample");
  const std::size_t images = samples.front().inputs.size();
  std::vector<const Target*> targets;
  for (const dataset::Sample& sample : samples) {
    if (sample.inputs.size() != images) throw usage_error("the samples of a batch differ in shape");
    targets.push_back(&sample.target);
  }
  Batch out;
  for (std::size_t k = 0; k < images; ++k) {
    out.inputs.push_back(collate_image(
        samples.size(), [&](std::size_t i) -> const Planes& { return samples[i].inputs[k]; }));
  }
  out.target = collate_pointers(targets);
  return out;
}

std::vector<at::Tensor> collate_inputs(std::span<const std::vector<Planes>> inputs) {
  if (inputs.empty()) throw usage_error("a batch has at least one sample");
  for (const std::vector<Planes>& sample : inputs) {
    if (sample.size() != inputs.front().size()) {
      throw usage_error("the samples of a batch differ in shape");
    }
  }
  std::vector<at::Tensor> out;
  for (std::size_t k = 0; k < inputs.front().size(); ++k) {
    out.push_back(
        collate_image(inputs.size(), [&](std::size_t i) -> const Planes& { return inputs[i][k]; }));
  }
  return out;
}

}  // namespace taskatlas::networks
