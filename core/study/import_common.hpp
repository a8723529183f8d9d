// SPDX-License-Identifier: MIT
// What the three imports share. Internal to the room.
#pragma once

#include "base/csv.hpp"
#include "base/run_context.hpp"
#include "study/import.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace taskatlas::importing {

// A field as it can be shown in a message: quoted, cut, always UTF-8.
std::string shown(std::string_view text);

// A column by its name in the header; position -1 where the table does not have it.
struct Column {
  std::string_view name;
  bool required = false;
  int position = -1;
};

// A CSV file whose records all have as many fields as its header.
class Table {
 public:
  // Reads the file and its header. Throws where it is empty.
  explicit Table(const std::filesystem::path& csv);
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  const std::vector<std::string>& header() const { return header_; }
  // Fills in the positions; columns that are not listed, missing or there twice are errors.
  void find(std::vector<Column*> columns) const;

  bool next();  // the next record; throws where it has too few or too many fields
  std::string_view field(const Column& column) const;  // blanks around it removed
  std::string_view field(std::size_t position) const;
  std::size_t line() const { return reader_.line(); }
  std::size_t rows() const { return rows_; }

  Error error(const Column& column, const std::string& message) const;
  Error error(std::size_t position, const std::string& message) const;
  Error error_at(std::size_t line, std::size_t position, const std::string& message) const;

  // Reports progress and looks at the stop token now and then; false where stopped.
  bool go_on(const RunContext& context) const;

  Provenance provenance(const std::string& action, const std::string& note) const;
  // What lies in the text outlives the table's next record; what was unquoted does not.
  bool owns(std::string_view field) const;

 private:
  std::string name_;
  std::string text_;
  CsvReader reader_;
  std::vector<std::string_view> fields_;
  std::vector<std::string> header_;
  std::size_t rows_ = 0;
};

// Tasks in the order in which they are first named, by their codes as the dictionary spells them.
class TaskList {
 public:
  // nullopt where the text is no task code.
  std::optional<TaskId> id(std::string_view code);
  const std::string& code(TaskId id) const { return codes_[id.index()]; }
  std::size_t size() const { return codes_.size(); }

 private:
  std::vector<std::string> codes_;
  std::unordered_map<std::string, TaskId> ids_;
};

// "a+b", "self", ... into target. Throws `error(message)`.
Transfer parse_sources(std::string_view text, TaskId target, TaskList& tasks,
                       const std::function<Error(const std::string&)>& error);
TaskId parse_target(std::string_view text, TaskList& tasks,
                    const std::function<Error(const std::string&)>& error);

// The same text for the same target and set of sources.
std::string key_of(const Transfer& transfer);

// Orders the tasks (the dictionary's first, in its order, then the others in the order in which
// the measurements name them), gives them names and kinds, and writes the study; nullopt where
// stopped.
std::optional<ImportSummary> write_study(std::vector<Measurement> measurements,
                                         const TaskList& tasks, const Table& table,
                                         const std::string& action,
                                         const std::filesystem::path& out,
                                         const ImportOptions& options, const RunContext& context);

// Throws for options that cannot be met and for an output that cannot be (over)written, before
// anything is read.
void check(const std::filesystem::path& csv, const std::filesystem::path& out,
           const ImportOptions& options);

}  // namespace taskatlas::importing
