// SPDX-License-Identifier: MIT
#include "tasks/transfer_table.hpp"

#include "base/error.hpp"

#include <algorithm>

namespace taskatlas {
namespace {

std::string key_of(PseudoSource pseudo, std::span<const TaskId> sources, TaskId target) {
  std::vector<TaskId> sorted(sources.begin(), sources.end());
  std::sort(sorted.begin(), sorted.end());
  std::string key = std::to_string(target.value) + '<' + std::string(to_string(pseudo));
  for (const TaskId source : sorted) key += '+' + std::to_string(source.value);
  return key;
}

}  // namespace

std::string_view to_string(PseudoSource pseudo) {
  switch (pseudo) {
    case PseudoSource::kSelf:
      return "self";
    case PseudoSource::kPixels:
      return "pixels";
    case PseudoSource::kAverage:
      return "average";
    case PseudoSource::kNone:
      break;
  }
  return "";
}

TransferTable::TransferTable(std::vector<Task> tasks, std::vector<Transfer> transfers)
    : tasks_(std::move(tasks)),
      transfers_(std::move(transfers)),
      into_(tasks_.size()),
      is_source_(tasks_.size(), false) {
  for (std::size_t i = 0; i < tasks_.size(); ++i) {
    if (!is_task_code(tasks_[i].code)) {
      throw bad_input("task code '" + tasks_[i].code +
                      "': only letters, digits, '_', '.' and '-' are allowed");
    }
    if (!by_code_.emplace(tasks_[i].code, TaskId::from_index(i)).second) {
      throw bad_input("task '" + tasks_[i].code + "' appears twice");
    }
  }
  const auto known = [&](TaskId id) { return id.valid() && id.index() < tasks_.size(); };
  for (std::size_t i = 0; i < transfers_.size(); ++i) {
    const Transfer& transfer = transfers_[i];
    const bool pseudo = transfer.pseudo != PseudoSource::kNone;
    if (!known(transfer.target) || transfer.sources.empty() != pseudo ||
        !std::all_of(transfer.sources.begin(), transfer.sources.end(), known)) {
      throw bad_input("transfer " + std::to_string(i + 1) + " names a task that does not exist");
    }
    const TransferId id = TransferId::from_index(i);
    std::vector<TaskId> sorted = transfer.sources;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
      throw bad_input("transfer " + describe(id) + " names a source twice");
    }
    if (!by_key_.emplace(key_of(transfer.pseudo, sorted, transfer.target), id).second) {
      throw bad_input("transfer " + describe(id) + " appears twice");
    }
    into_[transfer.target.index()].push_back(id);
    for (const TaskId source : sorted) is_source_[source.index()] = true;
    max_order_ = std::max(max_order_, transfer.order());
  }
}

std::optional<TaskId> TransferTable::find_task(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  return found == by_code_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TransferId> TransferTable::find(std::span<const TaskId> sources,
                                              TaskId target) const {
  const auto found = by_key_.find(key_of(PseudoSource::kNone, sources, target));
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<TransferId> TransferTable::find(PseudoSource pseudo, TaskId target) const {
  const auto found = by_key_.find(key_of(pseudo, {}, target));
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

Role TransferTable::default_role(TaskId id) const {
  const Role declared = task(id).default_role;
  if (is_target(id)) return declared == Role::kTarget ? Role::kTarget : Role::kBoth;
  return declared == Role::kUnused || declared == Role::kTarget ? Role::kUnused : Role::kSource;
}

std::string TransferTable::sources_text(TransferId id) const {
  const Transfer& row = transfer(id);
  std::string text(to_string(row.pseudo));
  for (std::size_t i = 0; i < row.sources.size(); ++i) {
    text += (i ? "+" : "") + code(row.sources[i]);
  }
  return text;
}

std::string TransferTable::describe(TransferId id) const {
  return sources_text(id) + "->" + code(transfer(id).target);
}

std::string join_codes(std::span<const std::string> codes) {
  std::string text;
  for (const std::string& code : codes) text += (text.empty() ? "" : "+") + code;
  return text;
}

}  // namespace taskatlas
