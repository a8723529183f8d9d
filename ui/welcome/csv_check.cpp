// SPDX-License-Identifier: MIT
#include "ui/welcome/csv_check.hpp"

#include "base/atomic_file.hpp"
#include "base/csv.hpp"
#include "tasks/task_dictionary.hpp"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace taskatlas::ui {
namespace {

constexpr qint64 kPreviewBytes = qint64{1} << 20;
constexpr std::size_t kRowsAbout = 8;       // shown before and after a problem
constexpr std::size_t kMostTasks = 10'000;  // more are an error of the import's own

QString text_of(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
}

QStringList fields_of(const std::vector<std::string_view>& fields) {
  QStringList list;
  list.reserve(static_cast<qsizetype>(fields.size()));
  for (const std::string_view field : fields) list.push_back(text_of(field));
  return list;
}

struct KnownColumn {
  const char* name;
  bool required;
};
constexpr std::array<KnownColumn, 6> kTransferColumns{{{"sources", true},
                                                       {"target", true},
                                                       {"affinity", true},
                                                       {"order", false},
                                                       {"gain", false},
                                                       {"quality", false}}};
constexpr std::array<KnownColumn, 6> kLossColumns{{{"target", true},
                                                   {"sources", true},
                                                   {"image", true},
                                                   {"loss", true},
                                                   {"group", false},
                                                   {"seed", false}}};

std::string name_of(const QString& path) { return QFile::encodeName(path).toStdString(); }

// Collects the codes that the dictionary does not know.
class NewTasks {
 public:
  void add_sources(std::string_view text) {
    while (true) {
      const auto plus = text.find('+');
      add(text.substr(0, plus));
      if (plus == std::string_view::npos) return;
      text.remove_prefix(plus + 1);
    }
  }
  void add(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    // Most rows name what the one before them named.
    if (text == last_) return;
    last_ = text;
    if (!is_task_code(text) || find_dictionary_task(text) != nullptr) return;
    const QString code = text_of(text);
    if (seen_.contains(code) || static_cast<std::size_t>(list_.size()) >= kMostTasks) return;
    seen_.insert(code);
    list_.push_back(code);
  }
  QStringList list() const { return list_; }

 private:
  std::string last_;
  QSet<QString> seen_;
  QStringList list_;
};

// False where stopped. What is wrong with the text ends the reading; the import will say it.
bool read_tasks(const std::string& text, const QString& path, TableKind kind, CsvReport& report,
                const RunContext& context) {
  constexpr std::size_t kEvery = 8192;
  try {
    CsvReader reader(text, name_of(path));
    std::vector<std::string_view> fields;
    if (!reader.next(fields)) return true;
    std::size_t target = 0, sources = 0;
    NewTasks tasks;
    if (kind == TableKind::kMatrix) {
      for (std::size_t i = 1; i < fields.size(); ++i) tasks.add(fields[i]);
    } else {
      const QStringList header = fields_of(fields);
      target = static_cast<std::size_t>(header.indexOf(QStringLiteral("target")));
      sources = static_cast<std::size_t>(header.indexOf(QStringLiteral("sources")));
    }
    try {
      while (reader.next(fields)) {
        ++report.rows;
        if (sources < fields.size()) tasks.add_sources(fields[sources]);
        if (kind != TableKind::kMatrix && target < fields.size()) tasks.add(fields[target]);
        if (report.rows % kEvery == 0) {
          if (context.stopped()) return false;
          context.progress(static_cast<double>(reader.offset()), static_cast<double>(text.size()),
                           "checking");
        }
      }
    } catch (const Error&) {
      // The tasks that were read count all the same.
    }
    report.new_tasks = tasks.list();
  } catch (const Error&) {
    return true;
  }
  return true;
}

std::vector<CsvRow> rows_about(const std::string& text, const QString& path, std::size_t line) {
  std::vector<CsvRow> rows;
  try {
    CsvReader reader(text, name_of(path));
    std::vector<std::string_view> fields;
    if (!reader.next(fields)) return rows;
    while (reader.next(fields) && reader.line() <= line + kRowsAbout) {
      if (reader.line() + kRowsAbout >= line) rows.push_back({reader.line(), fields_of(fields)});
    }
  } catch (const Error&) {
    // The rows up to the damage.
  }
  return rows;
}

}  // namespace

CsvPreview preview_csv(const QString& path, std::size_t most) {
  CsvPreview preview;
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    preview.problem = QCoreApplication::translate("CsvCheck", "The file cannot be read: %1")
                          .arg(file.errorString());
    return preview;
  }
  QByteArray bytes = file.read(kPreviewBytes);
  const bool cut = !file.atEnd();
  if (cut) bytes.truncate(bytes.lastIndexOf('\n') + 1);
  const std::string text = bytes.toStdString();
  bool complete = false;
  try {
    CsvReader reader(text, name_of(path));
    std::vector<std::string_view> fields;
    if (!reader.next(fields)) {
      preview.problem =
          QCoreApplication::translate("CsvCheck", "The file is empty; a header line is expected.");
      return preview;
    }
    preview.header = fields_of(fields);
    while (preview.rows.size() < most) {
      if (!reader.next(fields)) {
        complete = true;
        break;
      }
      preview.rows.push_back({reader.line(), fields_of(fields)});
    }
  } catch (const Error& error) {
    // Where the piece ends within a quoted field nothing is wrong with the file.
    if (!cut || preview.header.isEmpty()) preview.problem = QString::fromUtf8(error.what());
  }
  preview.more = cut || !complete;
  return preview;
}

TableKind guess_table_kind(const QStringList& header) {
  const auto has = [&](const char* name) { return header.contains(QLatin1String(name)); };
  if (has("image") || has("loss")) return TableKind::kLosses;
  if (has("sources") || has("target") || has("affinity")) return TableKind::kTransfers;
  return TableKind::kMatrix;
}

ColumnCheck check_columns(const QStringList& header, TableKind kind) {
  ColumnCheck check;
  if (kind == TableKind::kMatrix) {
    for (qsizetype i = 0; i < header.size(); ++i) {
      if (i == 0) {
        check.columns.push_back(ColumnState::kCorner);
      } else if (header.indexOf(header[i], 1) < i) {
        check.columns.push_back(ColumnState::kTwice);
        check.unknown.push_back(header[i]);
      } else if (is_task_code(header[i].toStdString())) {
        check.columns.push_back(ColumnState::kTask);
      } else {
        check.columns.push_back(ColumnState::kUnknown);
        check.unknown.push_back(header[i]);
      }
    }
    if (header.size() == 1) {
      check.missing.push_back(
          QCoreApplication::translate("CsvCheck", "one column for each target"));
    }
    return check;
  }
  const auto& known = kind == TableKind::kLosses ? kLossColumns : kTransferColumns;
  for (const KnownColumn& column : known) {
    check.known.push_back(QLatin1String(column.name));
    if (column.required && !header.contains(QLatin1String(column.name))) {
      check.missing.push_back(QLatin1String(column.name));
    }
  }
  for (qsizetype i = 0; i < header.size(); ++i) {
    ColumnState state = ColumnState::kUnknown;
    for (const KnownColumn& column : known) {
      if (header[i] == QLatin1String(column.name)) {
        state = column.required ? ColumnState::kRequired : ColumnState::kOptional;
      }
    }
    if (header.indexOf(header[i]) < i) state = ColumnState::kTwice;
    if (state == ColumnState::kUnknown || state == ColumnState::kTwice) {
      check.unknown.push_back(header[i]);
    }
    check.columns.push_back(state);
  }
  return check;
}

CsvProblem parse_problem(const QString& message, const QString& path) {
  CsvProblem problem;
  problem.full = message;
  problem.message = message;
  if (!message.startsWith(path)) return problem;
  static const QRegularExpression place(
      QStringLiteral("^, line (\\d+)(?:, column (\\d+))?(?: \\((.*?)\\))?: (.*)$"),
      QRegularExpression::DotMatchesEverythingOption);
  const QRegularExpressionMatch match = place.match(message.mid(path.size()));
  if (!match.hasMatch()) return problem;
  problem.line = match.captured(1).toULongLong();
  problem.column = match.captured(2).toULongLong();
  problem.message = match.captured(4);
  return problem;
}

std::optional<CsvReport> check_csv(const QString& path, TableKind kind, bool higher_is_better,
                                   const RunContext& context, qint64 largest) {
  CsvReport report;
  const auto fail = [&](const char* what) {
    report.problem = parse_problem(QString::fromUtf8(what), path);
  };
  try {
    const std::string text = read_file(name_of(path));
    if (!read_tasks(text, path, kind, report, context)) return std::nullopt;
    if (static_cast<qint64>(text.size()) <= largest) {
      const QTemporaryDir folder;
      ImportRequest trial;
      trial.csv = path;
      trial.out = folder.filePath(QStringLiteral("trial.taskstudy"));
      trial.kind = kind;
      trial.higher_is_better = higher_is_better;
      report.tried = true;
      try {
        report.summary = run_import(trial, context);
        if (!report.summary) return std::nullopt;
      } catch (const std::exception& error) {
        fail(error.what());
        if (report.problem->line > 0) {
          report.around = rows_about(text, path, report.problem->line);
        }
      }
    }
  } catch (const std::exception& error) {
    report.tried = true;
    fail(error.what());
  }
  if (context.stopped()) return std::nullopt;
  return report;
}

}  // namespace taskatlas::ui
