// SPDX-License-Identifier: MIT
// How fast each kind of work is on one core, to plan by before anything has been measured; a run
// corrects all of them by its own pace. For compact networks and pictures of 64 × 64. Training and
// readouts: measured by tests/benchmarks on one core with AVX-512. The others are estimates, and
// said to be. Internal to the room.
#pragma once

namespace taskatlas::engine::throughput {

inline constexpr double kImageSize = 64;  // the side that the figures below are for

inline constexpr double kRenderViews = 25;      // views a second, on two cores, labels included
inline constexpr double kTrainImages = 420;     // a second, forwards and backwards
inline constexpr double kEncodeImages = 1500;   // a second, decoding included; estimate
inline constexpr double kReadoutImages = 3000;  // a second and source set, forwards and backwards
inline constexpr double kPixelsImages = 2500;   // the same of the network from scratch; estimate
inline constexpr double kTestImages = 3000;     // a second and network; estimate
inline constexpr double kJobSeconds = 0.5;      // of every job: labels, results; estimate
inline constexpr double kOrderCost = 0.25;      // of each source beyond the first, as a share

// What the figures above do not tell of (larger networks, GPUs) is counted in operations
// (network_cost.hpp): a multiplication with its addition is two, the way back costs twice the way
// forwards.
inline constexpr double kOperations = 2;
inline constexpr double kTrainingPasses = 3;

// Operations a second of one core in training the paper's networks at 256 × 256: measured by
// tests/benchmarks/training_benchmark (BM_train_paper) on one core with AVX-512.
inline constexpr double kCoreOperations = 60e9;

// A GPU is given kernels one after the other by the processor, which takes it so long for each
// layer: ResNet-50, of 173 layers as counted here, answers for one image in 10.37 ms however fast
// the card is (NVIDIA DeepLearningExamples, PyTorch, ResNet50 v1.5, V100, batch 1).
inline constexpr double kLayerSeconds = 10.37e-3 / 173;
// Pictures a second of 256 × 256, with their labels, that one thread makes ready for training.
inline constexpr double kLoadImages = 100;
inline constexpr double kLoadSize = 256;

// Of a card's memory besides what networks need: LibTorch's context and cuDNN's workspaces.
inline constexpr double kContextBytes = 1.5e9;

inline constexpr double kWorkerBytes = 450e6;  // of a worker, with LibTorch
inline constexpr double kViewBytes = 60e3;     // of a rendered view on disk, at 64 × 64
inline constexpr double kFileBytes = 20e3;     // of a job, besides weights and losses
inline constexpr double kLossBytes = 4;        // of one image and network; twice: study

}  // namespace taskatlas::engine::throughput
