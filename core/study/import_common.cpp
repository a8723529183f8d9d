// SPDX-License-Identifier: MIT
#include "study/import_common.hpp"

#include "base/atomic_file.hpp"
#include "study/limits.hpp"
#include "study/pending_file.hpp"
#include "study/study.hpp"
#include "study/text.hpp"
#include "tasks/task_dictionary.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace taskatlas::importing {
namespace {

constexpr auto npos = std::string::npos;

std::string_view trimmed(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

// What was measured, and what was not, by target.
void summarise(const std::vector<Task>& tasks, const std::vector<Measurement>& measurements,
               ImportSummary& summary) {
  std::set<TaskId> targets, without_self, without_pixels;
  std::map<TaskId, std::size_t> images;
  for (const Measurement& measurement : measurements) {
    std::set<TaskId> here, self, pixels;
    for (const Transfer& transfer : measurement.transfers) {
      here.insert(transfer.target);
      if (transfer.pseudo == PseudoSource::kSelf) self.insert(transfer.target);
      if (transfer.pseudo == PseudoSource::kPixels) pixels.insert(transfer.target);
      summary.between_tasks += transfer.pseudo == PseudoSource::kNone && !transfer.is_identity();
    }
    for (const TaskId target : here) {
      targets.insert(target);
      if (!self.contains(target)) without_self.insert(target);
      if (!pixels.contains(target)) without_pixels.insert(target);
    }
    for (const MeasuredLosses& losses : measurement.losses) {
      images[losses.target] = std::max(images[losses.target], losses.images.size());
      for (const std::vector<float>& row : losses.losses) {
        summary.incomplete +=
            std::any_of(row.begin(), row.end(), [](float loss) { return std::isnan(loss); });
      }
    }
    summary.transfers += measurement.transfers.size();
  }
  const auto code = [&](TaskId task) { return tasks[task.index()].code; };
  summary.targets = targets.size();
  for (const TaskId target : without_self) summary.without_self.push_back(code(target));
  for (const TaskId target : without_pixels) summary.without_pixels.push_back(code(target));
  for (const auto& [target, count] : images) {
    summary.target_images.emplace_back(code(target), count);
  }
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t kMost = 60;
  if (!is_text(text)) return "(not UTF-8)";
  if (text.size() <= kMost) return "'" + std::string(text) + "'";
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return "'" + std::string(text.substr(0, end)) + "...'";
}

// --- Table ---------------------------------------------------------------------------------------

Table::Table(const std::filesystem::path& csv)
    : name_(csv.string()), text_(read_file(csv)), reader_(text_, name_) {
  if (!reader_.next(fields_)) {
    throw bad_input(name_ + ", line 1, column 1: the file is empty; a header line is expected");
  }
  for (const std::string_view field : fields_) header_.emplace_back(trimmed(field));
  for (std::size_t i = 0; i < header_.size(); ++i) {
    if (!is_text(header_[i])) throw error(i, "the header is not UTF-8 text");
  }
  if (const auto other = header_[0].find_first_of(";\t"); header_.size() == 1 && other != npos) {
    const bool tab = header_[0][other] == '\t';
    throw error(0, "the header has " + std::string(tab ? "tabs" : "semicolons") +
                       " and no comma; columns are separated by commas, and numbers have a point");
  }
}

void Table::find(std::vector<Column*> columns) const {
  std::string known;
  for (const Column* column : columns) {
    known += (known.empty() ? "" : ", ") + std::string(column->name);
  }
  for (std::size_t i = 0; i < header_.size(); ++i) {
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const Column* one) { return one->name == header_[i]; });
    if (column == columns.end()) {
      throw error(i, "column " + shown(header_[i]) + " is not known; the columns are " + known);
    }
    if ((*column)->position >= 0) throw error(i, "this column is there twice");
    (*column)->position = static_cast<int>(i);
  }
  for (const Column* column : columns) {
    if (column->required && column->position < 0) {
      throw reader_.error(static_cast<int>(header_.size()), column->name,
                          "this column is missing; the columns are " + known);
    }
  }
}

bool Table::next() {
  if (!reader_.next(fields_)) return false;
  ++rows_;
  if (fields_.size() != header_.size()) {
    const bool few = fields_.size() < header_.size();
    const std::size_t column = few ? fields_.size() : header_.size();
    throw reader_.error(static_cast<int>(column), few ? header_[column] : std::string(),
                        "the line has " + std::to_string(fields_.size()) + " fields; " +
                            std::to_string(header_.size()) + " are expected, as in the header");
  }
  return true;
}

std::string_view Table::field(const Column& column) const {
  return column.position < 0 ? std::string_view()
                             : field(static_cast<std::size_t>(column.position));
}

std::string_view Table::field(std::size_t position) const { return trimmed(fields_[position]); }

Error Table::error(const Column& column, const std::string& message) const {
  return reader_.error(column.position, column.name, message);
}

Error Table::error(std::size_t position, const std::string& message) const {
  return reader_.error(static_cast<int>(position),
                       is_text(header_[position]) ? header_[position] : "", message);
}

Error Table::error_at(std::size_t line, std::size_t position, const std::string& message) const {
  return bad_input(name_ + ", line " + std::to_string(line) + ", column " +
                   std::to_string(position + 1) + " (" + header_[position] + "): " + message);
}

bool Table::go_on(const RunContext& context) const {
  constexpr std::size_t kEvery = 8192;
  if (rows_ % kEvery != 0) return true;
  context.progress(static_cast<double>(reader_.offset()), static_cast<double>(text_.size()),
                   "reading");
  return !context.stopped();
}

Provenance Table::provenance(const std::string& action, const std::string& note) const {
  Provenance provenance;
  provenance.action = action;
  provenance.input = file_name_text(name_);
  provenance.input_bytes = static_cast<std::int64_t>(text_.size());
  provenance.input_sha256 = sha256(text_);
  provenance.note = note;
  return provenance;
}

bool Table::owns(std::string_view field) const {
  return field.data() >= text_.data() && field.data() + field.size() <= text_.data() + text_.size();
}

// --- TaskList ------------------------------------------------------------------------------------

std::optional<TaskId> TaskList::id(std::string_view given) {
  const Task* known = find_dictionary_task(given);
  std::string code(known != nullptr ? std::string_view(known->code) : given);
  if (const auto there = ids_.find(code); there != ids_.end()) return there->second;
  if (!is_task_code(code)) return std::nullopt;
  const TaskId id = TaskId::from_index(codes_.size());
  codes_.push_back(code);
  ids_.emplace(std::move(code), id);
  return id;
}

TaskId parse_target(std::string_view text, TaskList& tasks,
                    const std::function<Error(const std::string&)>& error) {
  const auto id = tasks.id(text);
  if (!id) {
    throw error("target " + shown(text) +
                " is no task code; 1 to 100 letters, digits, '_', '.' or '-' are expected (self, "
                "pixels and average can only be sources)");
  }
  if (static_cast<std::int64_t>(tasks.size()) > limits::kTasks) {
    throw error("there are more than " + std::to_string(limits::kTasks) +
                " different tasks, the most that a study may have");
  }
  return *id;
}

Transfer parse_sources(std::string_view text, TaskId target, TaskList& tasks,
                       const std::function<Error(const std::string&)>& error) {
  Transfer transfer;
  transfer.target = target;
  for (const auto pseudo : {PseudoSource::kSelf, PseudoSource::kPixels, PseudoSource::kAverage}) {
    if (text == to_string(pseudo)) transfer.pseudo = pseudo;
  }
  if (transfer.pseudo != PseudoSource::kNone) return transfer;
  if (text.empty()) {
    throw error(
        "the sources are empty; task codes joined by '+' are expected, or self, pixels or "
        "average");
  }
  std::string_view rest = text;
  while (true) {
    const auto plus = rest.find('+');
    const std::string_view code = trimmed(rest.substr(0, plus));
    const auto id = tasks.id(code);
    if (!id) {
      const bool pseudo = code == "self" || code == "pixels" || code == "average";
      throw error(pseudo ? "'" + std::string(code) + "' cannot be joined with other sources"
                         : "source " + shown(code) +
                               " is no task code; codes of letters, digits, '_', '.' and '-' "
                               "joined by '+' are expected, or self, pixels or average");
    }
    if (static_cast<std::int64_t>(tasks.size()) > limits::kTasks) {
      throw error("there are more than " + std::to_string(limits::kTasks) +
                  " different tasks, the most that a study may have");
    }
    if (std::find(transfer.sources.begin(), transfer.sources.end(), *id) !=
        transfer.sources.end()) {
      throw error("source '" + tasks.code(*id) + "' is named twice; each source counts once");
    }
    transfer.sources.push_back(*id);
    if (plus == std::string_view::npos) break;
    rest.remove_prefix(plus + 1);
  }
  if (transfer.sources.size() > 1 && std::find(transfer.sources.begin(), transfer.sources.end(),
                                               target) != transfer.sources.end()) {
    throw error("the target '" + tasks.code(target) +
                "' is among several sources; it may only be its own single source");
  }
  return transfer;
}

std::string key_of(const Transfer& transfer) {
  auto sorted = transfer.sources;
  std::sort(sorted.begin(), sorted.end());
  std::string key =
      std::to_string(transfer.target.value) + '<' + std::string(to_string(transfer.pseudo));
  for (const TaskId source : sorted) key += '+' + std::to_string(source.value);
  return key;
}

// --- the study -----------------------------------------------------------------------------------

void check(const std::filesystem::path& csv, const std::filesystem::path& out,
           const ImportOptions& options) {
  if (options.transfer_images && *options.transfer_images < 1) {
    throw usage_error("the number of transfer images is " +
                      std::to_string(*options.transfer_images) + "; at least 1 is expected");
  }
  std::error_code ignored;
  if (std::filesystem::equivalent(csv, out, ignored)) {
    throw usage_error(out.string() + ": is the table itself; choose another name for the study");
  }
  if (!options.overwrite && std::filesystem::exists(out, ignored)) {
    throw usage_error(out.string() +
                      ": exists already; choose another name, or ask for it to be overwritten");
  }
  if (options.overwrite) check_replaceable(out);
}

std::optional<ImportSummary> write_study(std::vector<Measurement> measurements,
                                         const TaskList& tasks, const Table& table,
                                         const std::string& action,
                                         const std::filesystem::path& out,
                                         const ImportOptions& options, const RunContext& context) {
  // Order of first mention among the rows as they are kept, so that an export that is imported
  // again comes out the same.
  std::vector<TaskId> others;
  std::vector<char> seen(tasks.size(), 0);
  const auto mention = [&](TaskId id) {
    if (seen[id.index()] != 0) return;
    seen[id.index()] = 1;
    if (find_dictionary_task(tasks.code(id)) == nullptr) others.push_back(id);
  };
  for (const Measurement& measurement : measurements) {
    for (const Transfer& transfer : measurement.transfers) {
      for (const TaskId source : transfer.sources) mention(source);
      mention(transfer.target);
    }
  }
  NewStudy study;
  std::vector<TaskId> renumbered(tasks.size());
  std::set<std::string> kinds_used;
  const auto add = [&](TaskId id, Task task) {
    if (const auto kind = options.kinds.find(task.code); kind != options.kinds.end()) {
      task.kind = kind->second;
      kinds_used.insert(task.code);
    }
    renumbered[id.index()] = TaskId::from_index(study.tasks.size());
    study.tasks.push_back(std::move(task));
  };
  std::unordered_map<std::string_view, TaskId> known;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    if (seen[i] != 0) known.emplace(tasks.code(TaskId::from_index(i)), TaskId::from_index(i));
  }
  for (const Task& task : task_dictionary()) {
    if (const auto there = known.find(task.code); there != known.end()) add(there->second, task);
  }
  for (const TaskId id : others) {
    Task task;
    task.code = tasks.code(id);
    task.name = task.code;
    add(id, std::move(task));
  }
  for (const auto& [code, kind] : options.kinds) {
    if (!kinds_used.contains(code)) {
      throw usage_error("a kind is given for task '" + code + "', which the table does not have");
    }
  }

  ImportSummary summary;
  summary.rows = table.rows();
  summary.tasks = study.tasks.size();
  summary.measurements = measurements.size();
  for (Measurement& measurement : measurements) {
    for (Transfer& transfer : measurement.transfers) {
      transfer.target = renumbered[transfer.target.index()];
      for (TaskId& source : transfer.sources) source = renumbered[source.index()];
    }
    for (MeasuredLosses& losses : measurement.losses) {
      losses.target = renumbered[losses.target.index()];
    }
  }
  summarise(study.tasks, measurements, summary);
  study.name = options.name;
  study.measurements = std::move(measurements);
  study.provenance = table.provenance(action, options.note);
  CreateOptions create = options.create;
  create.overwrite = options.overwrite;
  if (!Study::create(out, study, create, context)) return std::nullopt;
  return summary;
}

}  // namespace taskatlas::importing
