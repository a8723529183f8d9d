// SPDX-License-Identifier: MIT
#include "study/sqlite.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <thread>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace taskatlas::sqlite {
namespace {

// No value of a study is larger; a hostile file cannot make us allocate more for one.
constexpr int kLongestValue = 256 << 20;
constexpr int kLongestSql = 1 << 20;
constexpr int kBusyMilliseconds = 10000;

sqlite3* handle(void* database) { return static_cast<sqlite3*>(database); }

}  // namespace

// --- Database ----------------------------------------------------------------------------------

void Database::Closer::operator()(void* database) const { sqlite3_close_v2(handle(database)); }

namespace {

// A journal ends with this where it belongs to a transaction over several files, and names another
// file that SQLite deletes once the journal is applied (sqlite.org/fileformat2.html, and
// atomiccommit .html, section 5). Ours are never of that kind: one that is comes from a stranger,
// who could have any file deleted.
constexpr std::string_view kSuperJournalMagic("\xD9\xD5\x05\xF9\x20\xA1\x63\xD7", 8);

void refuse_strange_journal(const std::string& database) {
  const std::string journal = database + "-journal";
  // SQLite would wait for a pipe without end.
  struct stat there {};
  if (::lstat(journal.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
    throw bad_input(journal + ": is no regular file; remove it");
  }
  const int fd = ::open(journal.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return;  // there is none, or SQLite says why it cannot be read
  std::array<char, kSuperJournalMagic.size()> end{};
  struct stat info {};
  const bool whole =
      ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode) &&
      info.st_size >= static_cast<off_t>(end.size()) &&
      ::pread(fd, end.data(), end.size(), info.st_size - static_cast<off_t>(end.size())) ==
          static_cast<ssize_t>(end.size());
  ::close(fd);
  if (whole && std::string_view(end.data(), end.size()) == kSuperJournalMagic) {
    throw bad_input(journal +
                    ": is not TaskAtlas's: it names another file, which would be deleted. Remove "
                    "it, or take a copy of the study from before");
  }
}

}  // namespace

Database::Database(const std::filesystem::path& path, Mode mode) : name_(path.string()) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (mode) {
    case Mode::kReadOnly:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case Mode::kReadWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case Mode::kBuild:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
    case Mode::kMemory:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
      name_ = "(memory)";
      break;
  }
  // An absolute path can be taken neither for a URI nor for one of SQLite's special names.
  const std::string file =
      mode == Mode::kMemory ? ":memory:" : std::filesystem::absolute(path).string();
  if (mode == Mode::kReadOnly || mode == Mode::kReadWrite) refuse_strange_journal(file);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  database_.reset(opened);
  if (opened == nullptr) throw failure(name_ + ": out of memory");
  if (code != SQLITE_OK) fail(code);

  // Before anything of the file is read.
  const auto configure = [&](int option, int value) {
    sqlite3_db_config(opened, option, value, nullptr);
  };
  configure(SQLITE_DBCONFIG_DEFENSIVE, 1);
  configure(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
  configure(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
  configure(SQLITE_DBCONFIG_ENABLE_VIEW, 0);
  configure(SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
  configure(SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0);
  configure(SQLITE_DBCONFIG_DQS_DML, 0);
  configure(SQLITE_DBCONFIG_DQS_DDL, 0);
  configure(SQLITE_DBCONFIG_ENABLE_FKEY, 1);
  sqlite3_limit(opened, SQLITE_LIMIT_LENGTH, kLongestValue);
  sqlite3_limit(opened, SQLITE_LIMIT_SQL_LENGTH, kLongestSql);
  sqlite3_limit(opened, SQLITE_LIMIT_COLUMN, 64);
  sqlite3_limit(opened, SQLITE_LIMIT_EXPR_DEPTH, 64);
  sqlite3_limit(opened, SQLITE_LIMIT_COMPOUND_SELECT, 8);
  sqlite3_limit(opened, SQLITE_LIMIT_FUNCTION_ARG, 16);
  sqlite3_limit(opened, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(opened, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
  sqlite3_limit(opened, SQLITE_LIMIT_WORKER_THREADS, 0);
  sqlite3_busy_timeout(opened, kBusyMilliseconds);
  if (mode == Mode::kReadOnly || mode == Mode::kReadWrite) {
    // These pragmas touch the connection alone.
    execute("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;");
  }
  if (mode == Mode::kBuild) {
    execute("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;");
  }
}

Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void Database::fail(int code) const {
  const std::string detail = sqlite3_errmsg(handle(database_.get()));
  if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY) {
    throw NeedsRecovery(ErrorKind::kFailed,
                        name_ + ": the program that last wrote it died while writing (" + detail +
                            "); open the study for editing once to recover it");
  }
  switch (code) {
    case SQLITE_IOERR_LOCK:
    case SQLITE_IOERR_UNLOCK:
    case SQLITE_IOERR_RDLOCK:
    case SQLITE_IOERR_CHECKRESERVEDLOCK:
      throw failure(name_ + ": its file system refuses locks (" + detail +
                    "), without which two programs would spoil the study: mount it with them (NFS "
                    "version 4, Lustre with the option flock), or put the study elsewhere");
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
    case SQLITE_CONSTRAINT:
    case SQLITE_ERROR:  // a schema that does not parse, among others
      throw bad_input(name_ + ": the file is damaged (" + detail +
                      "); take a copy from before the damage");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw failure(name_ + ": another program keeps the file locked; try again later");
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw failure(name_ + ": the file or its folder may not be written (" + detail +
                    "); save a copy elsewhere");
    case SQLITE_CANTOPEN:
      throw failure(name_ + ": cannot open it (" + detail + ")");
    case SQLITE_FULL:
      throw failure(name_ + ": the disk is full; nothing was changed");
    case SQLITE_NOMEM:
      throw failure(name_ + ": out of memory");
    default:
      throw failure(name_ + ": " + detail);
  }
}

void Database::execute(const std::string& sql) const {
  const int code = sqlite3_exec(handle(database_.get()), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::pragma(std::string_view name) const {
  Statement statement(*this, "PRAGMA " + std::string(name));
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle(database_.get())); }
std::int64_t Database::last_insert_id() const {
  return sqlite3_last_insert_rowid(handle(database_.get()));
}
bool Database::in_transaction() const {
  return sqlite3_get_autocommit(handle(database_.get())) == 0;
}

namespace {

// SQLite's own open file: reading through it neither takes nor drops a lock.
sqlite3_file* open_file(sqlite3* database, const std::string& name) {
  sqlite3_file* file = nullptr;
  const int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK || file == nullptr || file->pMethods == nullptr) {
    throw failure(name + ": cannot read it");
  }
  return file;
}

}  // namespace

std::int64_t Database::file_size() const {
  sqlite3_file* file = open_file(handle(database_.get()), name_);
  sqlite3_int64 size = 0;
  if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) {
    throw failure(name_ + ": cannot read it");
  }
  return size;
}

std::string Database::header() const {
  constexpr std::int64_t kHeaderBytes = 100;
  sqlite3_file* file = open_file(handle(database_.get()), name_);
  std::string bytes(static_cast<std::size_t>(std::min(file_size(), kHeaderBytes)), '\0');
  if (!bytes.empty() &&
      file->pMethods->xRead(file, bytes.data(), static_cast<int>(bytes.size()), 0) != SQLITE_OK) {
    throw failure(name_ + ": cannot read it");
  }
  return bytes;
}

bool Database::copy_into(Database& target,
                         const std::function<bool(int done, int total)>& go_on) const {
  sqlite3* to = handle(target.database_.get());
  struct Finisher {
    void operator()(sqlite3_backup* backup) const { sqlite3_backup_finish(backup); }
  };
  const std::unique_ptr<sqlite3_backup, Finisher> backup(
      sqlite3_backup_init(to, "main", handle(database_.get()), "main"));
  if (!backup) target.fail(sqlite3_errcode(to));
  constexpr int kPages = 1024;
  const auto give_up_at =
      std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyMilliseconds);
  while (true) {
    const int code = sqlite3_backup_step(backup.get(), kPages);
    if (code == SQLITE_DONE) return true;
    const int total = sqlite3_backup_pagecount(backup.get());
    if (!go_on(total - sqlite3_backup_remaining(backup.get()), total)) return false;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
      if (std::chrono::steady_clock::now() > give_up_at) fail(code);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    } else if (code != SQLITE_OK) {
      // Which of the two files it was is not told; damage can only be the source's.
      ((code & 0xff) == SQLITE_CORRUPT ? *this : target).fail(code);
    }
  }
}

// --- Statement ---------------------------------------------------------------------------------

namespace {
sqlite3_stmt* statement_handle(void* statement) { return static_cast<sqlite3_stmt*>(statement); }
}  // namespace

void Statement::Finalizer::operator()(void* statement) const {
  sqlite3_finalize(statement_handle(statement));
}

Statement::Statement(const Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v2(handle(database.database_.get()), sql.data(),
                                      static_cast<int>(sql.size()), &prepared, nullptr);
  statement_.reset(prepared);
  if (code != SQLITE_OK) database.fail(code);
}

Statement& Statement::bind(int index, std::int64_t value) {
  const int code = sqlite3_bind_int64(statement_handle(statement_.get()), index, value);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

Statement& Statement::bind(int index, double value) {
  if (std::isnan(value)) return bind_null(index);
  const int code = sqlite3_bind_double(statement_handle(statement_.get()), index, value);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();  // NULL would bind NULL
  const int code = sqlite3_bind_text64(statement_handle(statement_.get()), index, data, text.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

Statement& Statement::bind(int index, std::span<const std::byte> blob) {
  const int code = blob.empty()
                       ? sqlite3_bind_zeroblob(statement_handle(statement_.get()), index, 0)
                       : sqlite3_bind_blob64(statement_handle(statement_.get()), index, blob.data(),
                                             blob.size(), SQLITE_TRANSIENT);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

Statement& Statement::bind(int index, const std::optional<std::int64_t>& value) {
  return value ? bind(index, *value) : bind_null(index);
}

Statement& Statement::bind_null(int index) {
  const int code = sqlite3_bind_null(statement_handle(statement_.get()), index);
  if (code != SQLITE_OK) database_->fail(code);
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_handle(statement_.get()));
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  database_->fail(code);
}

void Statement::run() {
  while (step()) {
  }
  sqlite3_reset(statement_handle(statement_.get()));
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_handle(statement_.get()), column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_handle(statement_.get()), column);
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

double Statement::real(int column) const {
  if (is_null(column)) return std::numeric_limits<double>::quiet_NaN();
  return sqlite3_column_double(statement_handle(statement_.get()), column);
}

std::string_view Statement::text(int column) const {
  sqlite3_stmt* statement = statement_handle(statement_.get());
  const unsigned char* text = sqlite3_column_text(statement, column);
  if (text == nullptr) return {};
  return {reinterpret_cast<const char*>(text),
          static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

std::span<const std::byte> Statement::blob(int column) const {
  sqlite3_stmt* statement = statement_handle(statement_.get());
  const void* data = sqlite3_column_blob(statement, column);
  if (data == nullptr) return {};
  return {static_cast<const std::byte*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

// --- Transaction, Snapshot ---------------------------------------------------------------------

Transaction::Transaction(const Database& database) : database_(&database) {
  database.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (database_ == nullptr || !database_->in_transaction()) return;
  try {
    database_->execute("ROLLBACK");
  } catch (const Error&) {  // what could not be rolled back now is when the file is next opened
  }
}

void Transaction::commit() {
  database_->execute("COMMIT");
  database_ = nullptr;
}

Snapshot::Snapshot(const Database& database) : database_(&database) { database.execute("BEGIN"); }

Snapshot::~Snapshot() {
  try {
    if (database_->in_transaction()) database_->execute("COMMIT");
  } catch (const Error&) {  // it only read
  }
}

}  // namespace taskatlas::sqlite
