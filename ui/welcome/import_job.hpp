// SPDX-License-Identifier: MIT
#pragma once

#include "base/run_context.hpp"
#include "study/import.hpp"

#include <QString>
#include <memory>
#include <mutex>
#include <optional>

namespace taskatlas::ui {

enum class TableKind { kTransfers, kLosses, kMatrix };

struct ImportRequest {
  QString csv, out;
  TableKind kind = TableKind::kTransfers;
  bool higher_is_better = false;  // of a matrix
  ImportOptions options;
};

// Calls the import of that kind. Throws Error; nullopt: stopped.
std::optional<ImportSummary> run_import(const ImportRequest& request, const RunContext& context);

// One import and whether it still counts, agreed on by the thread that imports and the one that
// may cancel: either the study is there and finish() said so, or cancel() came first and nothing
// is left of it.
class ImportAttempt {
 public:
  explicit ImportAttempt(ImportRequest request);

  // In the importing thread. Throws Error; nullopt: stopped or cancelled, nothing is left.
  std::optional<ImportSummary> run(const RunContext& context);
  // In the window's thread. False where the study is complete already: it counts then.
  bool cancel();
  const ImportRequest& request() const { return request_; }

 private:
  ImportRequest request_;
  std::mutex mutex_;
  bool cancelled_ = false;
  bool complete_ = false;
};

}  // namespace taskatlas::ui
