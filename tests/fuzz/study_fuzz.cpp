// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "fuzz/scratch.hpp"
#include "fuzz/study_support.hpp"

#include <sqlite3.h>

namespace taskatlas::fuzz {
namespace {

namespace fs = std::filesystem;

// A study as a stranger sends it: in a folder of its own with a neighbour whom nothing may touch.
const fs::path& folder() {
  static const fs::path path = [] {
    fs::create_directory(scratch() / "study");
    put(scratch() / "study" / "neighbour", "untouched");
    return scratch() / "study";
  }();
  return path;
}

int read(Bytes study, Bytes journal) {
  const fs::path path = folder() / "x.taskstudy";
  fs::remove(path.string() + "-journal");
  fs::remove(path);
  put(path, study);
  if (!journal.empty()) put(path.string() + "-journal", journal);
  try {
    read_everything(path);
  } catch (const Error&) {
  }
  must(fs::exists(folder() / "neighbour"));
  for (const auto& entry : fs::directory_iterator(folder())) {
    const std::string name = entry.path().filename().string();
    must(name == "neighbour" || name.starts_with("x.taskstudy"));
  }
  return 0;
}

// No statement may leave the database, or take long.
int only_here(void*, int action, const char* first, const char* second, const char*, const char*) {
  if (action == SQLITE_ATTACH || action == SQLITE_DETACH) return SQLITE_DENY;
  if (action == SQLITE_FUNCTION && second != nullptr &&
      (std::string_view(second) == "load_extension" || std::string_view(second) == "randomblob" ||
       std::string_view(second) == "zeroblob")) {
    return SQLITE_DENY;
  }
  if (action == SQLITE_PRAGMA) {
    const std::string_view name = first;
    const bool allowed = name == "user_version" || name == "application_id" ||
                         name == "writable_schema" || name == "foreign_keys" ||
                         name == "ignore_check_constraints" || name == "legacy_alter_table";
    return allowed ? SQLITE_OK : SQLITE_DENY;
  }
  return SQLITE_OK;
}

int no_longer(void* left) { return --*static_cast<int*>(left) < 0 ? 1 : 0; }

}  // namespace

int fuzz_study(Bytes bytes) { return read(bytes, {}); }

int fuzz_journal(Bytes bytes) { return read(std::as_bytes(std::span(small_study_bytes())), bytes); }

int fuzz_study_sql(Bytes bytes) {
  const fs::path path = scratch() / "spoilt.taskstudy";
  fs::remove(path.string() + "-journal");
  fs::remove(path);
  put(path, small_study_bytes());
  sqlite3* database = nullptr;
  must(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
  sqlite3_exec(database,
               "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA max_page_count=200",
               nullptr, nullptr, nullptr);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 1 << 20);
  sqlite3_set_authorizer(database, only_here, nullptr);
  int left = 200;
  sqlite3_progress_handler(database, 1000, no_longer, &left);
  // Statement by statement: one that is wrong does not spare us the next.
  const std::string sql(text_of(bytes).substr(0, 4096));
  const char* rest = sql.c_str();
  for (int i = 0; i < 50 && *rest != '\0'; ++i) {
    sqlite3_stmt* statement = nullptr;
    const char* const begin = rest;
    const int code = sqlite3_prepare_v2(database, begin, -1, &statement, &rest);
    if (code == SQLITE_OK && statement != nullptr) {
      for (int rows = 0; rows < 100 && sqlite3_step(statement) == SQLITE_ROW; ++rows) {
      }
    }
    sqlite3_finalize(statement);
    if (code != SQLITE_OK || rest == begin) {
      const auto next = std::string_view(begin).find(';');
      if (next == std::string_view::npos) break;
      rest = begin + next + 1;
    }
  }
  sqlite3_close(database);
  try {
    read_everything(path);
  } catch (const Error&) {
  }
  return 0;
}

}  // namespace taskatlas::fuzz
