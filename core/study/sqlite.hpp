// SPDX-License-Identifier: MIT
// SQLite behind RAII, set up for files that strangers wrote. Internal to the room.
#pragma once

#include "base/error.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace taskatlas::sqlite {

enum class Mode : std::uint8_t {
  kReadOnly,   // an existing file, never written, no journal made
  kReadWrite,  // an existing file
  kBuild,      // a file that nobody else knows yet: exclusive, no journal; sync it when done
  kMemory,     // no file at all
};

// Rolled-back journals that a dead writer left can only be applied by a writer.
class NeedsRecovery : public Error {
 public:
  using Error::Error;
};

class Database;

// One prepared statement. Bind by position from 1, read columns from 0.
class Statement {
 public:
  Statement(const Database& database, std::string_view sql);

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, double value);  // NaN is bound as NULL
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, const char* text) { return bind(index, std::string_view(text)); }
  Statement& bind(int index, std::span<const std::byte> blob);
  Statement& bind(int index, const std::optional<std::int64_t>& value);
  Statement& bind_null(int index);

  bool step();  // true: a row is there
  void run();   // for statements without rows; ready to be bound again afterwards

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  double real(int column) const;            // NaN for NULL
  std::string_view text(int column) const;  // holds until the next step
  std::span<const std::byte> blob(int column) const;

 private:
  struct Finalizer {
    void operator()(void* statement) const;
  };
  std::unique_ptr<void, Finalizer> statement_;
  const Database* database_;
};

class Database {
 public:
  Database(const std::filesystem::path& path, Mode mode);  // the path is ignored for kMemory
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  void execute(const std::string& sql) const;
  std::int64_t pragma(std::string_view name) const;
  std::int64_t changes() const;  // rows of the last statement
  std::int64_t last_insert_id() const;
  bool in_transaction() const;

  // The file's first 100 bytes as they lie there, without a lock and without opening the file a
  // second time (closing it would drop the process's locks). Fewer where the file is shorter.
  std::string header() const;

  std::int64_t file_size() const;

  // Copies everything into `target`; false where `go_on(done, total)` returned false.
  bool copy_into(Database& target, const std::function<bool(int done, int total)>& go_on) const;

  const std::string& name() const { return name_; }

 private:
  friend class Statement;
  struct Closer {
    void operator()(void* database) const;
  };
  [[noreturn]] void fail(int code) const;
  std::string name_;
  std::unique_ptr<void, Closer> database_;
};

// BEGIN IMMEDIATE ... COMMIT; rolled back where commit() was not reached.
class Transaction {
 public:
  explicit Transaction(const Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  const Database* database_;
};

// A consistent view over several statements (BEGIN, SHARED from the first read on).
class Snapshot {
 public:
  explicit Snapshot(const Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  const Database* database_;
};

}  // namespace taskatlas::sqlite
