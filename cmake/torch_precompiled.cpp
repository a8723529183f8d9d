// SPDX-License-Identifier: MIT
// Carries the precompiled <torch/torch.h> (see Torch.cmake).
namespace taskatlas {
int torch_precompiled();
int torch_precompiled() { return 0; }
}  // namespace taskatlas
