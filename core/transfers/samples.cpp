// SPDX-License-Identifier: MIT
#include "transfers/samples.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <optional>

#include <torch/torch.h>

namespace taskatlas::transfers {
namespace {

constexpr std::size_t kChunk = 256;  // samples or views decoded before the next look at `stop`

// The banks' rows of some views, single precision; n × channels × side × side.
at::Tensor rows_of(const Source& source, std::span<const std::string> views) {
  if (source.banks.empty()) throw usage_error("the source " + source.code + " has no bank");
  const BankInfo& info = source.banks.front().info();
  for (const RepresentationBank& bank : source.banks) {
    if (bank.info() != info)
      throw bad_input("the banks of " + source.code + " are of different encoders");
  }
  const std::int64_t side = info.side;
  at::Tensor rows =
      torch::empty({static_cast<std::int64_t>(views.size()), info.channels, side, side}, at::kHalf);
  const std::vector<RepresentationBank>& banks = source.banks;
  std::vector<at::Tensor> tensors;
  for (const RepresentationBank& bank : banks) tensors.push_back(bank.tensor());
  const std::size_t values = info.row_values();
  for (std::size_t i = 0; i < views.size(); ++i) {
    bool found = false;
    for (std::size_t b = 0; b < banks.size() && !found; ++b) {
      if (const auto row = banks[b].find(views[i])) {
        std::copy_n(tensors[b].data_ptr<at::Half>() + *row * values, values,
                    rows.data_ptr<at::Half>() + i * values);
        found = true;
      }
    }
    if (!found) {
      throw bad_input("the representations of " + source.code + " lack the view " + views[i] +
                      "; delete them and they are made again");
    }
  }
  return rows.to(at::kFloat);
}

}  // namespace

std::optional<LabelledSamples> load_samples(const dataset::SampleSource& source,
                                            const dataset::SampleList& list, Pictures pictures,
                                            const RunContext& context) {
  LabelledSamples out;
  const std::size_t total = list.groups.size();
  std::vector<dataset::Target> targets;
  std::vector<std::vector<dataset::Planes>> inputs;
  for (std::size_t begin = 0; begin < total; begin += kChunk) {
    if (context.stopped()) return std::nullopt;
    const std::size_t count = std::min(kChunk, total - begin);
    std::vector<std::optional<dataset::Sample>> samples(count);
    parallel_for(count, context.threads, [&](std::size_t i) {
      if (!context.stopped()) samples[i] = source.sample(list.task, list.groups[begin + i]);
    });
    if (context.stopped()) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
      if (!samples[i]) continue;
      const dataset::ViewGroup& group = list.groups[begin + i];
      out.names.push_back(sample_name(source.index(), group));
      out.buildings.push_back(sample_building(source.index(), group));
      out.views.resize(group.count);
      for (std::size_t v = 0; v < group.count; ++v)
        out.views[v].push_back(view_name(source.index(), group.views[v]));
      targets.push_back(std::move(samples[i]->target));
      if (pictures == Pictures::kKeep) inputs.push_back(std::move(samples[i]->inputs));
    }
    context.progress(static_cast<double>(begin + count), static_cast<double>(total), "labels");
  }
  if (targets.empty())
    throw bad_input("no sample of " + list.task + " can be read; see the dataset's check");
  out.targets = networks::collate_targets(targets);
  if (pictures == Pictures::kKeep) out.pictures = networks::collate_inputs(inputs);
  return out;
}

std::vector<at::Tensor> gather_representations(std::span<const Source> sources,
                                               const LabelledSamples& samples) {
  std::vector<at::Tensor> gathered;
  for (const std::vector<std::string>& views : samples.views) {
    std::vector<at::Tensor> parts;
    for (const Source& source : sources) {
      parts.push_back(rows_of(source, views));
      if (parts.back().size(2) != parts.front().size(2)) {
        throw bad_input("the representations of " + source.code + " are of another size than " +
                        "those of " + sources.front().code);
      }
    }
    const at::Tensor joined = parts.size() == 1 ? parts.front() : torch::cat(parts, 1);
    gathered.push_back(joined.contiguous(at::MemoryFormat::ChannelsLast));
  }
  return gathered;
}

std::optional<BankWriter> encode_views(networks::TaskNetwork& network, const std::string& encoder,
                                       const dataset::SampleSource& source,
                                       std::span<const dataset::ViewNumber> views,
                                       const EncodeOptions& options, const RunContext& context) {
  if (options.batch < 1) throw usage_error("a batch has one picture at least");
  const networks::NetworkSpec& spec = network.spec();
  BankWriter writer({encoder, networks::kRepresentationChannels, spec.representation_side()});
  const torch::NoGradGuard no_gradients;
  network.train(false);
  network.to(options.device);
  const auto batch = static_cast<std::size_t>(options.batch);
  bool stopped = false;
  for (std::size_t begin = 0; begin < views.size() && !stopped; begin += kChunk) {
    const std::size_t count = std::min(kChunk, views.size() - begin);
    std::vector<std::vector<dataset::Planes>> planes(count);
    parallel_for(count, context.threads, [&](std::size_t i) {
      if (context.stopped()) return;
      const dataset::ViewNumber number = views[begin + i];
      const auto view = source.view(number, dataset::DomainSet{dataset::Domain::kRgb});
      if (!view) return;
      const dataset::DatasetIndex& index = source.index();
      dataset::SampleOptions sample = source.sample_options();
      sample.tile_size = 0;  // whole pictures for jigsaw
      sample.seed = dataset::sample_seed(source.options().seed,
                                         index.building_name(index.building_of(number)),
                                         index.point(number), index.view(number));
      planes[i] = dataset::make_inputs(spec.task, (*view)[dataset::Domain::kRgb], sample);
      planes[i].resize(1);  // each picture of a pair is encoded alike
    });
    std::vector<std::string> names;
    std::vector<std::vector<dataset::Planes>> whole;
    for (std::size_t i = 0; i < count; ++i) {
      if (planes[i].empty()) continue;
      names.push_back(view_name(source.index(), views[begin + i]));
      whole.push_back(std::move(planes[i]));
    }
    for (std::size_t first = 0; first < whole.size(); first += batch) {
      stopped = context.stopped();
      if (stopped) break;
      const std::size_t some = std::min(batch, whole.size() - first);
      const at::Tensor pictures =
          networks::collate_inputs(std::span(whole).subspan(first, some)).front();
      writer.append(std::span(names).subspan(first, some),
                    network.encode(pictures.to(torch::Device(options.device))));
    }
    context.progress(static_cast<double>(begin + count), static_cast<double>(views.size()),
                     "encoding");
  }
  network.to("cpu");
  if (stopped || context.stopped()) return std::nullopt;
  return writer;
}

}  // namespace taskatlas::transfers
