// SPDX-License-Identifier: MIT
#include "study/schema.hpp"

#include <array>
#include <map>
#include <tuple>

namespace taskatlas::schema {
namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kAppId = 68;  // where the file's header holds it, four bytes

// Statements of version 1. Never changed: files that hold them exist.
constexpr const char* kFirst = R"sql(
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE provenance (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  program TEXT NOT NULL,
  action TEXT NOT NULL,
  input TEXT NOT NULL,
  input_bytes INTEGER,
  input_sha256 TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE task (
  position INTEGER PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  inputs INTEGER NOT NULL,
  default_role TEXT NOT NULL,
  output_kind TEXT NOT NULL,
  output_height INTEGER NOT NULL,
  output_width INTEGER NOT NULL,
  output_channels INTEGER NOT NULL,
  loss TEXT NOT NULL
) STRICT;
CREATE TABLE measurement (
  id INTEGER PRIMARY KEY,
  transfer_images INTEGER,
  seed INTEGER,
  provenance INTEGER NOT NULL REFERENCES provenance(id)
) STRICT;
CREATE UNIQUE INDEX measurement_key ON measurement(ifnull(transfer_images, -1), ifnull(seed, -1));
CREATE TABLE transfer (
  id INTEGER PRIMARY KEY,
  measurement INTEGER NOT NULL REFERENCES measurement(id),
  target INTEGER NOT NULL REFERENCES task(position),
  sources TEXT NOT NULL,
  source_key TEXT NOT NULL,
  "order" INTEGER NOT NULL,
  affinity REAL,
  gain REAL,
  quality REAL,
  raw_score REAL,
  UNIQUE (measurement, target, source_key)
) STRICT;
CREATE TABLE image_group (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE image_set (
  id INTEGER PRIMARY KEY,
  images INTEGER NOT NULL
) STRICT;
CREATE TABLE image (
  image_set INTEGER NOT NULL REFERENCES image_set(id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  image_group INTEGER REFERENCES image_group(id),
  PRIMARY KEY (image_set, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE target_images (
  measurement INTEGER NOT NULL REFERENCES measurement(id),
  target INTEGER NOT NULL REFERENCES task(position),
  image_set INTEGER NOT NULL REFERENCES image_set(id),
  PRIMARY KEY (measurement, target)
) STRICT, WITHOUT ROWID;
CREATE TABLE loss (
  transfer INTEGER PRIMARY KEY REFERENCES transfer(id),
  losses BLOB NOT NULL
) STRICT;
CREATE TABLE scenario (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  position INTEGER NOT NULL,
  json TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
CREATE TABLE lease (
  kind TEXT PRIMARY KEY,
  token TEXT NOT NULL,
  host TEXT NOT NULL,
  boot TEXT NOT NULL,
  pid_namespace TEXT NOT NULL,
  pid INTEGER NOT NULL,
  process_start INTEGER NOT NULL,
  program TEXT NOT NULL,
  since TEXT NOT NULL,
  heartbeat INTEGER NOT NULL,
  heartbeat_at INTEGER NOT NULL,
  interval_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// kMigrations[i] makes version i + 2 out of version i + 1.
constexpr std::array<const char*, kVersion - 1> kMigrations{{
    // 2: the state of views (frozen graph positions, orders of heat maps)
    R"sql(
CREATE TABLE view_state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
    // 3: what the study is to measure
    R"sql(
CREATE TABLE experiment (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  json TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
)sql",
    // 4: what networks say of a few test samples
    R"sql(
CREATE TABLE output (
  id INTEGER PRIMARY KEY,
  measurement INTEGER NOT NULL REFERENCES measurement(id),
  target INTEGER NOT NULL REFERENCES task(position),
  sample TEXT NOT NULL,
  part TEXT NOT NULL,
  answer BLOB NOT NULL,
  UNIQUE (measurement, target, sample, part)
) STRICT;
)sql",
}};

void set_version(const sqlite::Database& database, int version) {
  database.execute("PRAGMA user_version=" + std::to_string(version));
}

// Big-endian integers of the file's header (SQLite file format, section 1.3).
std::uint32_t number_at(const std::string& header, std::size_t offset) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number = number << 8 | static_cast<unsigned char>(header[offset + i]);
  }
  return number;
}

[[noreturn]] void refuse_version(const std::string& name, std::uint32_t version) {
  if (version > static_cast<std::uint32_t>(kVersion)) {
    throw bad_input(name + ": was written by a newer TaskAtlas (format " + std::to_string(version) +
                    "; this program reads up to " + std::to_string(kVersion) +
                    "); nothing was changed. Open it with that version");
  }
  throw bad_input(name + ": names format " + std::to_string(version) +
                  ", which never existed; the file is damaged");
}

using Entry = std::tuple<std::string, std::string, std::string>;  // type, table, definition

std::map<std::string, Entry> entries(const sqlite::Database& database) {
  constexpr std::size_t kMost = 1000;
  std::map<std::string, Entry> found;
  sqlite::Statement statement(database, "SELECT name, type, tbl_name, sql FROM sqlite_schema");
  while (statement.step()) {
    found.emplace(statement.text(0),
                  Entry(statement.text(1), statement.text(2), statement.text(3)));
    if (found.size() > kMost) throw bad_input(database.name() + ": holds far too many tables");
  }
  return found;
}

}  // namespace

void create(const sqlite::Database& database, int version) {
  database.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
  database.execute(kFirst);
  for (int v = 1; v < version; ++v) database.execute(kMigrations[static_cast<std::size_t>(v - 1)]);
  set_version(database, version);
}

void migrate(const sqlite::Database& database) {
  const auto version = database.pragma("user_version");
  for (auto v = version; v < kVersion; ++v) {
    database.execute(kMigrations[static_cast<std::size_t>(v - 1)]);
  }
  set_version(database, kVersion);
}

bool is_study(const sqlite::Database& database) {
  const std::string header = database.header();
  return header.size() >= kAppId + 4 && header.starts_with(kMagic) &&
         number_at(header, kAppId) == static_cast<std::uint32_t>(kApplicationId);
}

void check_header(const sqlite::Database& database) {
  constexpr std::size_t kHeaderBytes = 100;
  constexpr std::size_t kWriteVersion = 18, kReadVersion = 19, kUserVersion = 60;
  const std::string& name = database.name();
  const std::string header = database.header();
  if (header.empty()) throw bad_input(name + ": is an empty file, not a study");
  if (!header.starts_with(kMagic)) {
    throw bad_input(name + ": is not a study (NAME.taskstudy, an SQLite file, is expected)");
  }
  if (header.size() < kHeaderBytes) throw bad_input(name + ": is cut off; the file is damaged");
  if (number_at(header, kAppId) != static_cast<std::uint32_t>(kApplicationId)) {
    throw bad_input(name + ": is an SQLite file but not a study of TaskAtlas");
  }
  if (header[kWriteVersion] != 1 || header[kReadVersion] != 1) {
    throw bad_input(name +
                    ": was set to a write-ahead log, so it is not one file any more; undo that "
                    "with \"PRAGMA journal_mode=DELETE\" in the program that did it");
  }
  const std::uint32_t version = number_at(header, kUserVersion);
  if (version < static_cast<std::uint32_t>(kOldestVersion) ||
      version > static_cast<std::uint32_t>(kVersion)) {
    refuse_version(name, version);
  }
}

int check_tables(const sqlite::Database& database) {
  const std::string& name = database.name();
  const auto version = database.pragma("user_version");
  if (database.pragma("application_id") != kApplicationId || version < kOldestVersion ||
      version > kVersion) {
    refuse_version(name, static_cast<std::uint32_t>(version));
  }
  sqlite::Database model({}, sqlite::Mode::kMemory);
  create(model, static_cast<int>(version));
  const auto expected = entries(model);
  const auto found = entries(database);
  for (const auto& [entry, definition] : found) {
    const auto ours = expected.find(entry);
    if (ours == expected.end()) {
      throw bad_input(name + ": holds the " + std::get<0>(definition) + " '" + entry +
                      "', which no study has; it was refused. Remove it, or keep it in a file of "
                      "its own");
    }
    if (ours->second != definition) {
      throw bad_input(name + ": its " + std::get<0>(definition) + " '" + entry +
                      "' is not defined as in a study of format " + std::to_string(version) +
                      "; the file is damaged");
    }
  }
  for (const auto& [entry, definition] : expected) {
    if (!found.contains(entry)) {
      throw bad_input(name + ": lacks the " + std::get<0>(definition) + " '" + entry +
                      "'; the file is damaged");
    }
  }
  return static_cast<int>(version);
}

}  // namespace taskatlas::schema
