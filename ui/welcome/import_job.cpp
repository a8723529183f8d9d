// SPDX-License-Identifier: MIT
#include "ui/welcome/import_job.hpp"

#include <QFile>
#include <QFileInfo>
#include <filesystem>
#include <utility>

namespace taskatlas::ui {

std::optional<ImportSummary> run_import(const ImportRequest& request, const RunContext& context) {
  const std::filesystem::path csv = QFile::encodeName(request.csv).toStdString();
  const std::filesystem::path out = QFile::encodeName(request.out).toStdString();
  switch (request.kind) {
    case TableKind::kTransfers:
      return import_transfers(csv, out, request.options, context);
    case TableKind::kLosses:
      return import_losses(csv, out, request.options, context);
    case TableKind::kMatrix:
      break;
  }
  return import_matrix(csv, out, {request.higher_is_better}, request.options, context);
}

ImportAttempt::ImportAttempt(ImportRequest request) : request_(std::move(request)) {}

std::optional<ImportSummary> ImportAttempt::run(const RunContext& context) {
  const bool was_there = QFileInfo::exists(request_.out);
  auto summary = run_import(request_, context);
  if (!summary) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  if (cancelled_) {
    // The stop came too late for the import to see. What was replaced cannot be brought back;
    // the complete new study is then better than none.
    if (!was_there) QFile::remove(request_.out);
    return std::nullopt;
  }
  complete_ = true;
  return summary;
}

bool ImportAttempt::cancel() {
  const std::scoped_lock lock(mutex_);
  if (complete_) return false;
  cancelled_ = true;
  return true;
}

}  // namespace taskatlas::ui
