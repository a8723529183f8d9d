// SPDX-License-Identifier: MIT
// How fast each kind of work is on one core, to plan by before anything has been measured; a run
// corrects all of them by its own pace. What is said to be measured was measured by
// tests/benchmarks on one core with AVX-512; all else is an estimate. Internal to the room.
#pragma once

namespace taskatlas::engine::throughput {

// Compact networks, of depth and of one source, and pictures of that side.
inline constexpr double kImageSize = 64;

inline constexpr double kRenderViews = 25;      // views a second, on two cores, labels included
inline constexpr double kTrainImages = 420;     // a second, forwards and backwards; measured
inline constexpr double kEncodeImages = 1500;   // a second, decoding included
inline constexpr double kReadoutImages = 3000;  // a second, both ways; measured
inline constexpr double kPixelsImages = 2500;   // the same of the network from scratch
inline constexpr double kTestImages = 3000;     // a second and network
inline constexpr double kJobSeconds = 0.5;      // of every job: labels, results

// What the figures above do not tell of (larger networks, GPUs) is counted in operations
// (network_cost.hpp): a multiplication with its addition is two, the way back costs twice the way
// forwards.
inline constexpr double kOperations = 2;
inline constexpr double kTrainingPasses = 3;

// Two figures, each with the words by which plans tell what it is.
// Operations a second of one core in training the paper's networks at 256 × 256
// (tests/benchmarks/training_benchmark.cpp, BM_train_paper: three quarters of BM_peak in that run).
inline constexpr double kCoreOperations = 76e9;
inline constexpr const char* kCoreOperationsAre = "measured";
// Pictures a second of 256 × 256, with their labels, that one thread makes ready for training from
// files of 512 × 512 as the paper's dataset has them
// (tests/benchmarks/dataset_formats_benchmark.cpp, LoadSample256/512).
inline constexpr double kLoadImages = 125;
inline constexpr const char* kLoadImagesAre = "measured";
inline constexpr double kLoadSize = 256;

// A GPU is given kernels one after the other by the processor, which takes it so long for each
// layer: ResNet-50, of 174 layers counted as here (this program's encoder, which ends in a
// convolution to eight channels and has no classes, has 177), answers for one image in 10.37 ms
// however fast the card is (NVIDIA DeepLearningExamples, PyTorch, ResNet50 v1.5, V100, batch 1).
inline constexpr double kLayerSeconds = 10.37e-3 / 174;

// Of a card's memory besides what networks need: LibTorch's context and cuDNN's workspaces.
inline constexpr double kContextBytes = 1.5e9;

inline constexpr double kWorkerBytes = 450e6;  // of a worker, with LibTorch
inline constexpr double kViewBytes = 60e3;     // of a rendered view on disk, at 64 × 64
inline constexpr double kFileBytes = 20e3;     // of a job, besides weights and losses
inline constexpr double kLossBytes = 4;        // of one image and network; twice: study

}  // namespace taskatlas::engine::throughput
