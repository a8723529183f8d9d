// SPDX-License-Identifier: MIT
#include "jobs/batches.hpp"

#include "base/error.hpp"
#include "base/random_stream.hpp"
#include "engine/job_samples.hpp"
#include "networks/loss.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace taskatlas::jobs {
namespace {

constexpr std::uint64_t kOrderKey = 0x6f72646572, kDrawKey = 0x64726177,
                        kMirrorKey = 0x6d6972726f72, kHeldOutKey = 0x68656c64,
                        kLightKey = 0x6c69676874;

// Losses beyond this are not told apart; infinite ones have no place in a table.
constexpr float kMostLoss = 1e30f;

void put_losses(const at::Tensor& losses, std::span<const std::size_t> places,
                std::vector<float>& out) {
  const at::Tensor flat = losses.detach().to(at::kCPU, at::kFloat).contiguous();
  const float* values = flat.data_ptr<float>();
  for (std::size_t i = 0; i < places.size(); ++i) {
    out[places[i]] = std::isnan(values[i]) ? values[i] : std::min(values[i], kMostLoss);
  }
}

// Another exposure and another white: colours in [-1, 1] times a factor for all and one for each
// channel, about black, and kept in range. All pictures of a sample alike.
void change_light(std::vector<dataset::Planes>& pictures, RandomStream random) {
  constexpr double kExposure = 0.25, kWhite = 0.08;  // at most, either way, as logarithms
  const double exposure = kExposure * (2 * random.uniform() - 1);
  std::array<float, 3> factors{};
  for (float& factor : factors) {
    factor = static_cast<float>(std::exp(exposure + kWhite * (2 * random.uniform() - 1)));
  }
  for (dataset::Planes& picture : pictures) {
    const std::size_t pixels = picture.data.size() / static_cast<std::size_t>(picture.channels);
    for (std::size_t i = 0; i < picture.data.size(); ++i) {
      const float value = (picture.data[i] + 1) * factors.at(i / pixels) - 1;
      picture.data[i] = std::min(value, 1.0f);
    }
  }
}

}  // namespace

BatchDrawer::BatchDrawer(const dataset::SampleSource& source, dataset::SampleList list, int batch,
                         std::uint64_t seed)
    : source_(source),
      list_(std::move(list)),
      batch_(static_cast<std::uint64_t>(batch)),
      seed_(seed) {
  // What becomes of a user's own labels in a looking glass or another light is not known.
  const Task* task = find_dictionary_task(list_.task);
  mirrors_ = task != nullptr;
  any_light_ = task != nullptr && task->kind != TaskKind::k2D;
}

const std::vector<std::uint32_t>& BatchDrawer::order(std::uint64_t pass) {
  if (pass != pass_) {
    order_.resize(list_.groups.size());
    std::iota(order_.begin(), order_.end(), 0u);
    RandomStream(seed_, kOrderKey, pass).shuffle(std::span(order_));
    pass_ = pass;
  }
  return order_;
}

dataset::Sample BatchDrawer::sample(std::uint64_t position) {
  const std::uint64_t count = list_.groups.size();
  const std::uint64_t pass = position / count;
  const std::uint64_t draw = RandomStream(seed_, kDrawKey, pass).next();
  const auto& places = order(pass);
  using Sight = dataset::SampleSource::Sight;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint32_t place = places[static_cast<std::size_t>((position + i) % count)];
    const bool mirrored = mirrors_ && RandomStream(draw, kMirrorKey, place).below(2) == 1;
    if (auto found = source_.sample(list_.task, list_.groups[place], draw,
                                    mirrored ? Sight::kMirrored : Sight::kAsIs)) {
      if (any_light_) change_light(found->inputs, RandomStream(draw, kLightKey, place));
      return *std::move(found);
    }
  }
  const auto skipped = source_.skipped();
  throw bad_input("every sample of " + list_.task + " to train on is damaged" +
                  (skipped.empty() ? std::string() : ": " + skipped.front().reason));
}

networks::Batch BatchDrawer::draw(std::int64_t step) {
  std::vector<dataset::Sample> samples;
  const std::uint64_t first = static_cast<std::uint64_t>(step) * batch_;
  for (std::uint64_t i = 0; i < batch_; ++i) samples.push_back(sample(first + i));
  return networks::collate(samples);
}

HeldOut hold_out(const dataset::SampleList& list, const dataset::DatasetIndex& index,
                 std::uint64_t seed) {
  constexpr std::size_t kShare = 8;
  std::vector<std::size_t> buildings;
  for (const dataset::ViewGroup& group : list.groups) {
    buildings.push_back(index.building_of(group.views[0]));
  }
  std::sort(buildings.begin(), buildings.end());
  buildings.erase(std::unique(buildings.begin(), buildings.end()), buildings.end());
  RandomStream(seed, kHeldOutKey, 0).shuffle(std::span(buildings));
  buildings.resize(buildings.size() / kShare);
  HeldOut out{{list.task, list.split, {}}, {list.task, list.split, {}}};
  for (const dataset::ViewGroup& group : list.groups) {
    const bool held = std::find(buildings.begin(), buildings.end(),
                                index.building_of(group.views[0])) != buildings.end();
    (held ? out.held_out : out.train).groups.push_back(group);
  }
  return out;
}

std::optional<std::vector<float>> test_network(networks::TaskNetwork& network,
                                               const dataset::SampleSource& source,
                                               const dataset::SampleList& list,
                                               const std::string& device, std::string_view stage,
                                               const RunContext& context) {
  const torch::NoGradGuard no_gradients;
  const std::size_t count = list.groups.size();
  std::vector<float> out(count, std::numeric_limits<float>::quiet_NaN());
  const auto at_once = static_cast<std::size_t>(engine::samples_at_once(source.options().size));
  for (std::size_t begin = 0; begin < count; begin += at_once) {
    if (context.stopped()) return std::nullopt;
    std::vector<dataset::Sample> samples;
    std::vector<std::size_t> places;
    for (std::size_t i = begin; i < std::min(count, begin + at_once); ++i) {
      if (auto sample = source.sample(list.task, list.groups[i])) {
        samples.push_back(*std::move(sample));
        places.push_back(i);
      }
    }
    if (!samples.empty()) {
      const networks::Batch batch = networks::collate(samples).to(device);
      const auto answer = network.answer(batch.inputs, batch.target);
      put_losses(networks::per_sample_loss(network.spec(), answer.values, answer.target), places,
                 out);
    }
    context.progress(static_cast<double>(std::min(count, begin + at_once)),
                     static_cast<double>(count), stage);
  }
  return out;
}

}  // namespace taskatlas::jobs
