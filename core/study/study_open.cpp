// SPDX-License-Identifier: MIT
// Opening, creating, copying and closing studies.
#include "study/contents.hpp"
#include "study/limits.hpp"
#include "study/pending_file.hpp"
#include "study/schema.hpp"
#include "study/study_body.hpp"
#include "study/text.hpp"
#include "study/writer.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <unistd.h>

namespace taskatlas {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kCopyNote = "copy of study ";  // in the provenance, before a uuid

void check_path(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (error == std::errc::permission_denied) {
    throw failure(path.string() + ": you may not enter its folder");
  }
  if (!fs::exists(status)) throw bad_input(path.string() + ": there is no such file");
  if (fs::is_directory(status)) {
    throw bad_input(path.string() + ": is a folder; a study is one file, NAME.taskstudy");
  }
  if (!fs::is_regular_file(status)) throw bad_input(path.string() + ": is not a file");
  if (::access(path.c_str(), R_OK) != 0) {
    throw failure(path.string() + ": you may not read this file");
  }
}

// Where a writer died, its half-written pages can only be rolled back by writing. Reading must not
// write, so it is done on a copy.
void open_recovered(const fs::path& path, std::unique_ptr<TemporaryFolder>& folder,
                    std::optional<sqlite::Database>& database) {
  constexpr int kTries = 5;
  const fs::path journal = path.string() + "-journal";
  for (int i = 0; i < kTries; ++i) {
    std::error_code error;
    const auto changed = [&] {
      return std::array{fs::last_write_time(path, error).time_since_epoch().count(),
                        fs::last_write_time(journal, error).time_since_epoch().count()};
    };
    const auto before = changed();
    folder = std::make_unique<TemporaryFolder>();
    const fs::path copy = folder->path() / "study";
    fs::copy_file(path, copy, error);
    if (!error) fs::copy_file(journal, copy.string() + "-journal", error);
    // Another program may have recovered the study, and gone on writing, during the copy.
    if (!error && before == changed() && !error) {
      database.emplace(copy, sqlite::Mode::kReadWrite);
      return;
    }
  }
  throw failure(path.string() +
                ": the program that last wrote it died while writing, and it could "
                "not be copied for recovery; open it for editing once");
}

// A copy in memory, brought up to date there.
sqlite::Database migrated_copy(const sqlite::Database& old) {
  sqlite::Database copy({}, sqlite::Mode::kMemory);
  old.copy_into(copy, [](int, int) { return true; });
  sqlite::Transaction transaction(copy);
  schema::migrate(copy);
  transaction.commit();
  return copy;
}

}  // namespace

// --- TemporaryFolder, Body -----------------------------------------------------------------------

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "taskatlas-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) {
    throw failure("cannot make a temporary folder " + name);
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

Study::Body::~Body() {
  if (!lease) return;
  try {
    lease->release(*database);
  } catch (const Error&) {  // whoever comes next finds that its holder is gone
  }
}

void Study::Body::require(StudyAccess needed) const {
  if (access == needed) return;
  const std::string what = needed == StudyAccess::kEdit ? "editing" : "running";
  throw usage_error(path.string() + ": is not open for " + what +
                    (held_by ? ": " + held_by->describe() : std::string()));
}

// --- Study ---------------------------------------------------------------------------------------

std::string_view to_string(StudyAccess access) {
  switch (access) {
    case StudyAccess::kRead:
      return "read";
    case StudyAccess::kEdit:
      return "edit";
    case StudyAccess::kRun:
      return "run";
  }
  return "";
}

Study::Study(std::unique_ptr<Body> body) : body_(std::move(body)) {}
Study::Study(Study&&) noexcept = default;
Study& Study::operator=(Study&&) noexcept = default;
Study::~Study() = default;

Study Study::open(const fs::path& given, const StudyOpenOptions& options) {
  if (options.heartbeat.count() <= 0) {
    throw usage_error("the interval of a lease's heartbeat must be longer than 0");
  }
  check_path(given);
  auto body = std::make_unique<Body>();
  // The real file: SQLite puts the journal beside the file that a link points to.
  std::error_code ignored;
  body->path = fs::weakly_canonical(given, ignored);
  if (ignored) body->path = fs::absolute(given);

  if (options.access != StudyAccess::kRead) {
    if (::access(body->path.c_str(), W_OK) != 0 ||
        ::access(body->path.parent_path().c_str(), W_OK) != 0) {
      // Tell a built-in study apart from any other file that may not be written.
      const Study reader = open(given);
      if (reader.info().builtin) {
        throw usage_error(given.string() +
                          ": is a built-in study and stays as it is; save a copy "
                          "and open that");
      }
      throw failure(given.string() +
                    ": the file or its folder may not be written; save a copy "
                    "elsewhere and open that");
    }
    sqlite::Database database(body->path, sqlite::Mode::kReadWrite);
    schema::check_header(database);
    body->version = contents::check_all(database);
    if (contents::meta(database, "builtin") == "1") {
      throw usage_error(given.string() +
                        ": is a built-in study and stays as it is; save a copy and open that");
    }
    const std::string kind = options.access == StudyAccess::kEdit ? "editor" : "runner";
    const std::string other = options.access == StudyAccess::kEdit ? "runner" : "editor";
    auto outcome = Lease::acquire(database, body->path, kind, options);
    body->held_by = outcome.held_by;
    if (outcome.lease) {
      body->lease = std::move(outcome.lease);
      body->database = std::move(database);
      body->access = options.access;
      if (body->version < schema::kVersion) {
        body->write(options.access, [&](const sqlite::Database& db) {
          if (const auto holder = Lease::holder(db, other)) {
            throw failure(given.string() +
                          ": is of an older format and cannot be brought up to "
                          "date now: " +
                          holder->describe());
          }
          schema::migrate(db);
        });
        body->version = schema::kVersion;
      }
      return Study(std::move(body));
    }
  }

  try {
    body->database.emplace(body->path, sqlite::Mode::kReadOnly);
    schema::check_header(*body->database);
    body->version = contents::check_all(*body->database);
  } catch (const sqlite::NeedsRecovery&) {
    open_recovered(body->path, body->recovered, body->database);
    schema::check_header(*body->database);
    body->version = contents::check_all(*body->database);
  }
  if (body->version < schema::kVersion) body->database = migrated_copy(*body->database);
  return Study(std::move(body));
}

bool is_study_file(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(path, ignored)) return false;
  return schema::is_study(sqlite::Database(path, sqlite::Mode::kReadOnly));
}

std::optional<LeaseHolder> lease_holder(const fs::path& path, StudyAccess access, Doubt doubt) {
  const auto look = [&](const sqlite::Database& database) {
    schema::check_header(database);
    return Lease::holder(database, access == StudyAccess::kRun ? "runner" : "editor", doubt);
  };
  try {
    return look(sqlite::Database(path, sqlite::Mode::kReadOnly));
  } catch (const sqlite::NeedsRecovery&) {
    std::unique_ptr<TemporaryFolder> folder;
    std::optional<sqlite::Database> recovered;
    std::error_code ignored;
    const fs::path real = fs::weakly_canonical(path, ignored);  // where its journal is
    open_recovered(ignored ? path : real, folder, recovered);
    return look(*recovered);
  }
}

bool Study::create(const fs::path& path, const NewStudy& content, const CreateOptions& options,
                   const RunContext& context) {
  PendingFile file(path, options.overwrite);
  {
    const sqlite::Database database(file.temporary(), sqlite::Mode::kBuild);
    const std::string name = content.name.empty() ? study_name_from(path) : content.name;
    if (!writer::write(database, content, name, options, context)) return false;
  }
  if (context.stopped()) return false;
  if (options.builtin) file.set_read_only();
  file.commit();
  return true;
}

const fs::path& Study::path() const { return body_->path; }
StudyAccess Study::access() const { return body_->access; }
const std::optional<LeaseHolder>& Study::held_by() const { return body_->held_by; }

bool Study::Body::copy_to(const fs::path& to, bool overwrite, bool read_only,
                          const RunContext& context,
                          const std::function<void(const sqlite::Database&)>& change) const {
  std::error_code ignored;
  if (fs::equivalent(to, path, ignored)) {
    throw usage_error(to.string() + ": is the study itself; choose another name for the copy");
  }
  PendingFile file(to, overwrite);
  {
    sqlite::Database copy(file.temporary(), sqlite::Mode::kBuild);
    const bool whole = database->copy_into(copy, [&](int done, int total) {
      context.progress(done, total, "saving");
      return !context.stopped();
    });
    if (!whole) return false;
    sqlite::Transaction transaction(copy);
    copy.execute("DELETE FROM lease");
    change(copy);
    transaction.commit();
  }
  if (context.stopped()) return false;
  if (read_only) file.set_read_only();
  file.commit();
  return true;
}

bool Study::save_as(const fs::path& path, bool overwrite, const RunContext& context) const {
  return body_->copy_to(path, overwrite, false, context, [&](const sqlite::Database& copy) {
    copy.execute("DELETE FROM meta WHERE key = 'builtin'");
    writer::set_meta(copy, "uuid", random_uuid());
    if (contents::meta(copy, "name") == study_name_from(body_->path)) {
      writer::set_meta(copy, "name", study_name_from(path));
    }
    Provenance origin;
    origin.action = "save-as";
    origin.input = file_name_text(body_->path);
    origin.note = std::string(kCopyNote) + contents::meta(*body_->database, "uuid");
    writer::add_provenance(copy, std::move(origin));
  });
}

bool Study::save_builtin(const fs::path& path, const std::string& note,
                         const RunContext& context) const {
  return body_->copy_to(path, true, true, context, [&](const sqlite::Database& copy) {
    writer::set_meta(copy, "builtin", "1");
    writer::set_meta(copy, "name", study_name_from(path));
    Provenance origin;
    origin.action = "save-as";
    origin.input = file_name_text(body_->path);
    origin.note = note;
    writer::add_provenance(copy, std::move(origin));
  });
}

bool Study::is_copy_of(std::string_view uuid) const {
  const std::vector<Provenance> all = provenance();
  return std::any_of(all.begin(), all.end(), [&](const Provenance& one) {
    return one.action == "save-as" && one.note == std::string(kCopyNote) + std::string(uuid);
  });
}

StudyInfo Study::info() const {
  const sqlite::Database& database = *body_->database;
  const sqlite::Snapshot snapshot(database);
  StudyInfo info;
  info.path = body_->path;
  std::error_code ignored;
  info.bytes = fs::file_size(body_->path, ignored);
  if (ignored) info.bytes = 0;
  info.name = contents::meta(database, "name");
  info.uuid = contents::meta(database, "uuid");
  info.created = contents::meta(database, "created");
  info.program = contents::meta(database, "program");
  info.version = body_->version;
  info.builtin = contents::meta(database, "builtin") == "1";
  const auto count = [&](const char* sql) {
    sqlite::Statement statement(database, sql);
    statement.step();
    return static_cast<std::size_t>(statement.integer(0));
  };
  info.tasks = count("SELECT count(*) FROM task");
  info.scenarios = count("SELECT count(*) FROM scenario");
  info.images = count("SELECT count(DISTINCT name) FROM image");
  info.measurements = contents::measurements(database);
  info.provenance = contents::provenance(database);
  return info;
}

}  // namespace taskatlas
