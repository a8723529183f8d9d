// SPDX-License-Identifier: MIT
// Tables of a study as files: CSV (numbers in their shortest exact form), NPY (version 1.0,
// little-endian, C order, NaN where not measured) and LaTeX (a booktabs tabular).
//
//                CSV and LaTeX columns / shape            NPY
// transfers    sources,target,order,affinity,gain,quality   float64, transfers × 4 (order on)
// losses       target,sources,image,loss[,group][,seed]     float32, alternatives × images
// win-rates    target,sources,against,win_rate,images       float64, targets × A × A
// affinity     sources × targets, first order               float64, sources × targets
//
// The CSV files of transfers and losses read back (import.hpp) as the identical table, that of
// affinity as a matrix where higher is better. Losses in NPY have one row for each alternative of
// each target and one column for each image of any target. win_rate is the share of the images
// that both have on which `sources` is strictly better than `against`, every alternative of the
// target taking part; `images` counts them. affinity is renormalised over a target's first-order
// rows, self among them, as in the paper's figure 7.
#pragma once

#include "base/run_context.hpp"
#include "study/study.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace taskatlas {

enum class ExportTable : std::uint8_t { kTransfers, kLosses, kWinRates, kAffinity };
enum class ExportFormat : std::uint8_t { kCsv, kNpy, kLatex };

std::string_view to_string(ExportTable table);  // "transfers", "losses", "win-rates", "affinity"
std::optional<ExportTable> parse_export_table(std::string_view text);
// By the file's extension: .csv, .npy, .tex. Throws Error(kUsage) for any other.
ExportFormat export_format_of(const std::filesystem::path& path);

struct ExportOptions {
  ExportTable table = ExportTable::kTransfers;
  ExportFormat format = ExportFormat::kCsv;
  Selection selection;
  std::string target;  // that target's rows only; empty = all
};

struct Exported {
  std::string content;
  // NPY alone: what the axes mean, as JSON ({"axes":[{"name":…,"labels":[…]},…],…}).
  std::string labels;
};

// nullopt where stopped. Throws Error(kUsage) for a target the study does not have, and
// Error(kBadInput) where the study has no such table (no per-image losses).
std::optional<Exported> export_table(const Study& study, const ExportOptions& options,
                                     const RunContext& context);

// The same into a file, atomically; the labels of an NPY file go into PATH.json, written first.
// False where stopped: then nothing was written.
bool export_table(const Study& study, const ExportOptions& options,
                  const std::filesystem::path& path, const RunContext& context);

}  // namespace taskatlas
