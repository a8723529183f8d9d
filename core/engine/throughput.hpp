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

// The paper's network at 256 × 256 against the compact one of the same size.
inline constexpr double kResNet = 25;
// One GPU against one core.
inline constexpr double kCuda = 60;

inline constexpr double kWorkerBytes = 450e6;          // of a worker, with LibTorch
inline constexpr double kViewBytes = 60e3;             // of a rendered view on disk, at 64 × 64
inline constexpr double kNetworkBytes = 2.5e6;         // of a compact network and its checkpoint
inline constexpr double kReadoutBytes = 150e3;         // of one source set
inline constexpr double kBankBytes = 8 * 16 * 16 * 2;  // of one view, half precision

}  // namespace taskatlas::engine::throughput
