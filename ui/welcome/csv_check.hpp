// SPDX-License-Identifier: MIT
// A CSV table before it is imported: what it seems to be, its first rows, whether its columns are
// those that are expected, which tasks it names, and whether the import would accept it.
#pragma once

#include "base/run_context.hpp"
#include "study/import.hpp"
#include "ui/welcome/import_job.hpp"

#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace taskatlas::ui {

struct CsvRow {
  std::size_t line = 0;  // 1-based, of the record's first character
  QStringList fields;
};

struct CsvPreview {
  QStringList header;  // blanks around the names removed
  std::vector<CsvRow> rows;
  bool more = false;  // the file goes on after the rows
  QString problem;    // why there is no header, or why the rows end early; else empty
};

// The header and at most `most` rows, of the first megabyte. Quick; never throws.
CsvPreview preview_csv(const QString& path, std::size_t most = 100);

// What the header's names speak for: a column image or loss means losses, one of sources, target
// and affinity transfers, anything else a matrix.
TableKind guess_table_kind(const QStringList& header);

enum class ColumnState {
  kRequired,  // known, and must be there
  kOptional,  // known
  kTask,      // of a matrix: a target
  kCorner,    // of a matrix: the sources
  kUnknown,   // not known: the import refuses it
  kTwice,     // there already
};
struct ColumnCheck {
  std::vector<ColumnState> columns;  // of the header
  QStringList missing;               // required and not there
  QStringList unknown;               // not known or there twice
  QStringList known;                 // all that may be there; empty for a matrix
  bool good() const { return missing.isEmpty() && unknown.isEmpty(); }
};
ColumnCheck check_columns(const QStringList& header, TableKind kind);

// Where the import found something wrong, taken from the core's message.
struct CsvProblem {
  std::size_t line = 0;    // 1-based; 0: the file as a whole
  std::size_t column = 0;  // 1-based; 0: the whole line
  QString message;         // without the place
  QString full;            // as the core said it: file, line, column, what was expected
};
CsvProblem parse_problem(const QString& message, const QString& path);

struct CsvReport {
  QStringList new_tasks;  // codes that the dictionary does not know, in order of first mention
  std::size_t rows = 0;
  std::optional<ImportSummary> summary;  // what an import would make; nullopt: see below
  std::optional<CsvProblem> problem;     // why it would fail; with `around`
  std::vector<CsvRow> around;            // the rows about the problem's line
  bool tried = false;                    // false: the table is too large to try it beforehand
};

// Reads the whole table; one of at most `largest` bytes is imported for a trial, into a temporary
// folder. nullopt: stopped. Never throws for what is wrong with the table. Any thread.
std::optional<CsvReport> check_csv(const QString& path, TableKind kind, bool higher_is_better,
                                   const RunContext& context, qint64 largest = qint64{8} << 20);

}  // namespace taskatlas::ui
