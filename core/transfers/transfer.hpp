// SPDX-License-Identifier: MIT
// Measuring transfers: readouts trained on little data, and the loss that each has on every test
// sample. Several readouts of one target are trained in one pass: they share batches and labels,
// not weights, so that each comes out as if it had been alone.
#pragma once

#include "base/run_context.hpp"
#include "training/options.hpp"
#include "training/train.hpp"
#include "transfers/readout.hpp"
#include "transfers/samples.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace taskatlas::transfers {

struct TransferOptions {
  training::TrainOptions train;  // seed: of weights, batches and dropout alike
  // Readouts trained together, 1 to 64.
  int together = 1;
  // In training, representations are clipped to this many standard deviations about the mean of
  // their channel over the training samples, > 0 (the authors': 5).
  double clip_sigma = 5;
  int test_batch = 128;  // samples

  void check() const;  // throws Error(kUsage)
};

// What is good for a readout trained on `samples` samples; the paper's with networks of its family.
TransferOptions default_options(const networks::NetworkSpec& target, std::size_t samples,
                                std::size_t order);

// Of what is asked for readouts in general, what suits that target: compact readouts of classes and
// numbers, which have one label a picture and learn a few hundred of them by heart, take half the
// steps at three tenths of the rate.
void suit(const networks::NetworkSpec& target, training::TrainOptions& options);

struct MeasuredTransfer {
  Readout readout;            // rounded to half precision (Readout::round_to_half), as it is kept
  std::vector<float> losses;  // of the test samples; NaN where one has nothing to compare
  training::TrainResult training;
};

// One transfer for each set of sources, in their order. The same arguments give the same bits on
// one machine with the same number of threads, whatever `together` and the other sets are. nullopt
// where stopped: what was done is lost (a readout takes about a second). Throws what
// gather_representations() and training::train() throw, and Error(kUsage) where samples are of
// another kind than the target.
std::optional<std::vector<MeasuredTransfer>> train_readouts(
    const networks::NetworkSpec& target, std::span<const std::vector<Source>> sets,
    const LabelledSamples& train, const LabelledSamples& test, const TransferOptions& options,
    const RunContext& context);

// The baseline `pixels`: the readout's decoder on the picture itself. The samples need pictures.
std::optional<MeasuredTransfer> train_pixels(const networks::NetworkSpec& target,
                                             const LabelledSamples& train,
                                             const LabelledSamples& test,
                                             const TransferOptions& options,
                                             const RunContext& context);

// Losses of any readout on samples, as train_readouts() measures them.
std::vector<float> test_losses(Readout& readout, std::span<const at::Tensor> inputs,
                               const networks::BatchTarget& targets, int batch);

// One readout on pictures, one tensor for each image of a sample, made for its encoders' tasks:
// pictures[i] belongs to encoders[i]. In evaluation mode, on the CPU; N × ... as
// Readout::forward(). For pixels: no encoders, one set of pictures. An encoder of nullptr stands
// for a source without a network: its pictures are representations already, as a bank rounds them
// (foreign_representation()). Throws Error(kBadInput) where the sources' channels or sizes are not
// those that the readout was trained on.
at::Tensor predict(Readout& readout, std::span<networks::TaskNetwork* const> encoders,
                   std::span<const std::vector<at::Tensor>> pictures);

}  // namespace taskatlas::transfers
