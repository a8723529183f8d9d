// SPDX-License-Identifier: MIT
// Measurements from CSV files into new study files. Every function reads the whole table, checks
// it, and writes the study whole or not at all. They return nullopt where context.stop was
// requested; throw Error(kBadInput) naming file, line, column and what was expected; and throw
// Error(kUsage) where `out` exists and options.overwrite is false.
//
// In all of them: columns are found by the names in the header, in any order; a column that is not
// listed here is an error. Task codes of the dictionary may be spelled as in the authors' task
// bank. Several sources are joined by '+'; their order does not matter. An empty field is a value
// that was not measured. Numbers use a point, whatever the locale.
#pragma once

#include "base/run_context.hpp"
#include "study/study_data.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace taskatlas {

struct ImportOptions {
  std::string name;        // of the study; empty = the output file's, without its extension
  bool overwrite = false;  // an existing output file
  // Images that each transfer was trained on, ≥ 1; nullopt = unknown.
  std::optional<std::int64_t> transfer_images;
  // Kinds of tasks, by code; codes of the dictionary have theirs already, others have none.
  // A code that the table does not have is an Error(kUsage).
  std::map<std::string, TaskKind> kinds;
  std::string note;      // kept in the provenance: citation, licence, remarks
  CreateOptions create;  // builtin, created, uuid; create.overwrite is not looked at
};

struct MatrixOptions {
  bool higher_is_better = false;  // false: the scores are losses
};

struct ImportSummary {
  std::size_t rows = 0;  // records read, without the header
  std::size_t tasks = 0;
  std::size_t targets = 0;
  std::size_t transfers = 0;  // over all measurements
  std::size_t measurements = 0;
  std::size_t images = 0;  // distinct
  // Transfers from other tasks; the rest are t→t, self, pixels and average.
  std::size_t between_tasks = 0;
  // Targets, by code, without such a row in one of the measurements.
  std::vector<std::string> without_self, without_pixels;
  // From losses: the images of each target, by code, in the measurement that has most of them.
  std::vector<std::pair<std::string, std::size_t>> target_images;
  std::size_t incomplete = 0;  // from losses: rows that lack some of their target's images
};

// Columns sources, target, affinity [, order, gain, quality], one row a transfer. order is
// checked (number of sources; 1 for a pseudo-source); affinity ≥ 0; gain and quality in [0, 1].
std::optional<ImportSummary> import_transfers(const std::filesystem::path& csv,
                                              const std::filesystem::path& out,
                                              const ImportOptions& options,
                                              const RunContext& context);

// Columns target, sources, image, loss [, group, seed], one row a test image of a transfer (or of
// self, pixels, average). For each target and seed: tournament over every row but pixels and
// average, AHP (paper, section 3.3); gain = share of shared images on which a row is strictly
// better than pixels (0.5 for pixels itself), quality = the same against self. Each seed becomes
// one measurement. Losses are kept in float32, lower is better.
std::optional<ImportSummary> import_losses(const std::filesystem::path& csv,
                                           const std::filesystem::path& out,
                                           const ImportOptions& options, const RunContext& context);

// A header of target codes after one corner cell, then a row for each source (codes joined by '+',
// self, pixels, average) with one score for each target. With one score a cell, the ratio matrix
// of AHP is s_i / s_j (its inverse for losses); it is consistent, so its principal eigenvector is
// the score (or 1 / score) itself, normalised to sum 1 over each target's rows but pixels and
// average. Scores must be > 0 (0 is allowed where higher is better). They are kept as raw scores.
std::optional<ImportSummary> import_matrix(const std::filesystem::path& csv,
                                           const std::filesystem::path& out,
                                           const MatrixOptions& matrix,
                                           const ImportOptions& options, const RunContext& context);

}  // namespace taskatlas
