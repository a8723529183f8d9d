// SPDX-License-Identifier: MIT
// What the transfers of one target share: its samples' names and labels, decoded once and held in
// memory, and the representations that encoders make of their views.
#pragma once

#include "base/run_context.hpp"
#include "dataset/sample_list.hpp"
#include "dataset/sample_source.hpp"
#include "networks/batch.hpp"
#include "networks/task_network.hpp"
#include "transfers/bank.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <ATen/core/Tensor.h>

namespace taskatlas::transfers {

// Samples of one target, in the order of their list.
struct LabelledSamples {
  std::vector<std::string> names;               // dataset::sample_name()
  std::vector<std::string> buildings;           // dataset::sample_building()
  std::vector<std::vector<std::string>> views;  // one for each image: names of the samples' views
  networks::BatchTarget targets;
  // What a network of the target sees, one tensor for each image; empty unless asked for.
  std::vector<at::Tensor> pictures;

  std::size_t size() const { return names.size(); }
};

enum class Pictures : std::uint8_t { kLeave, kKeep };

// Damaged samples are left out (the source counts and names them). What is random in a sample is
// drawn as draw 0, so that every transfer is compared on the same. nullopt where stopped. Throws
// Error(kBadInput) where no sample is left.
std::optional<LabelledSamples> load_samples(const dataset::SampleSource& source,
                                            const dataset::SampleList& list, Pictures pictures,
                                            const RunContext& context);

// A source task: its representations, which may be spread over several banks of one encoder (one
// for each split, say).
struct Source {
  std::string code;
  std::vector<RepresentationBank> banks;
};

// One tensor for each image of the samples: N × channels of all sources × side × side, single
// precision, channels-last. Throws Error(kBadInput) where no bank of a source has a view, and where
// sources differ in side or banks of one source in encoder.
std::vector<at::Tensor> gather_representations(std::span<const Source> sources,
                                               const LabelledSamples& samples);

struct EncodeOptions {
  int batch = 64;
  std::string device = "cpu";
};

// What a frozen network makes of the pictures of views, as its task encodes them (noise for
// denoising, lightness for colorization, the whole picture for jigsaw); the bank's encoder is
// `encoder`. Views whose picture is damaged are left out. nullopt where stopped. The network is
// left on the CPU, in evaluation mode.
std::optional<BankWriter> encode_views(networks::TaskNetwork& network, const std::string& encoder,
                                       const dataset::SampleSource& source,
                                       std::span<const dataset::ViewNumber> views,
                                       const EncodeOptions& options, const RunContext& context);

}  // namespace taskatlas::transfers
