// SPDX-License-Identifier: MIT
#include "tasks/task.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace taskatlas {
namespace {

template <class E, std::size_t N>
using Words = std::array<std::pair<E, std::string_view>, N>;

constexpr Words<TaskKind, 5> kKinds{{{TaskKind::k2D, "2d"},
                                     {TaskKind::k3D, "3d"},
                                     {TaskKind::kGeometric, "geometric"},
                                     {TaskKind::kSemantic, "semantic"},
                                     {TaskKind::kNone, "none"}}};
constexpr Words<Role, 4> kRoles{{{Role::kBoth, "both"},
                                 {Role::kSource, "source"},
                                 {Role::kTarget, "target"},
                                 {Role::kUnused, "unused"}}};
constexpr Words<OutputKind, 5> kOutputs{{{OutputKind::kImage, "image"},
                                         {OutputKind::kClasses, "classes"},
                                         {OutputKind::kVector, "vector"},
                                         {OutputKind::kEmbedding, "embedding"},
                                         {OutputKind::kNone, "none"}}};
constexpr Words<TaskLoss, 7> kLosses{{{TaskLoss::kL1, "l1"},
                                      {TaskLoss::kL2, "l2"},
                                      {TaskLoss::kCrossEntropy, "cross-entropy"},
                                      {TaskLoss::kNorm, "norm"},
                                      {TaskLoss::kCycle, "cycle"},
                                      {TaskLoss::kMetric, "metric"},
                                      {TaskLoss::kNone, "none"}}};

template <class E, std::size_t N>
std::string_view word_of(const Words<E, N>& words, E value) {
  return std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.first == value; })
      ->second;
}

template <class E, std::size_t N>
std::optional<E> value_of(const Words<E, N>& words, std::string_view text) {
  for (const auto& [value, word] : words) {
    if (word == text) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_string(TaskKind kind) { return word_of(kKinds, kind); }
std::string_view to_string(Role role) { return word_of(kRoles, role); }
std::string_view to_string(OutputKind kind) { return word_of(kOutputs, kind); }
std::string_view to_string(TaskLoss loss) { return word_of(kLosses, loss); }
std::optional<TaskKind> parse_task_kind(std::string_view text) { return value_of(kKinds, text); }
std::optional<Role> parse_role(std::string_view text) { return value_of(kRoles, text); }
std::optional<OutputKind> parse_output_kind(std::string_view text) {
  return value_of(kOutputs, text);
}
std::optional<TaskLoss> parse_task_loss(std::string_view text) { return value_of(kLosses, text); }

bool is_task_code(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  const auto allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  };
  return !text.empty() && text.size() <= kLongest &&
         std::all_of(text.begin(), text.end(), allowed) && text != "self" && text != "pixels" &&
         text != "average";
}

std::string describe(const TaskOutput& output) {
  switch (output.kind) {
    case OutputKind::kImage:
      return std::to_string(output.height) + "×" + std::to_string(output.width) + "×" +
             std::to_string(output.channels);
    case OutputKind::kClasses:
      return std::to_string(output.channels) + " classes";
    case OutputKind::kVector:
      return std::to_string(output.channels) + " numbers";
    case OutputKind::kEmbedding:
      return std::to_string(output.channels) + "-d embedding";
    case OutputKind::kNone:
      break;
  }
  return "none";
}

}  // namespace taskatlas
