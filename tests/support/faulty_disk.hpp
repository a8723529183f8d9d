// SPDX-License-Identifier: MIT
// A disk that fails, or a machine that dies, at a chosen step of what SQLite writes.
#pragma once

#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstring>
#include <new>
#include <stdexcept>

#include <sqlite3.h>

namespace taskatlas::testing {

// As long as it lives, SQLite's files are written through it (connections opened meanwhile must be
// closed before it goes). Every write, truncation, sync, creation and deletion is a step.
class FaultyDisk {
 public:
  enum class Fault {
    kNone,
    kKill,      // the process is killed before the step
    kTornKill,  // killed after half of what the step writes
    kFull,      // from that step on nothing more can be written, until repaired
    kBroken,    // the same, with an input/output error that syncs report too
  };

  FaultyDisk() {
    if (instance != nullptr) throw std::logic_error("one faulty disk at a time");
    real_ = sqlite3_vfs_find(nullptr);
    vfs_ = *real_;
    vfs_.zName = "faulty";
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real_->szOsFile;
    vfs_.xOpen = open;
    vfs_.xDelete = remove;
    instance = this;
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~FaultyDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
    instance = nullptr;
  }
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  // At the `at`-th step from now on, from 1.
  void fail(Fault fault, int at) {
    left_ = at;
    steps_ = 0;
    fault_ = fault;
  }
  void repair() { fault_ = Fault::kNone; }
  int steps() const { return steps_; }  // since fail()

 private:
  struct File {
    sqlite3_file base;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };
  static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }

  // SQLITE_OK, or how the step fails. `half` writes half of what is to be written.
  template <class Half>
  int step(const Half& half) {
    ++steps_;
    if (fault_ == Fault::kNone || --left_ > 0) return SQLITE_OK;
    if (fault_ == Fault::kTornKill) half();
    if (fault_ == Fault::kKill || fault_ == Fault::kTornKill) {
      ::raise(SIGKILL);
    }
    return fault_ == Fault::kFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }
  int step() {
    return step([] {});
  }

  static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
    FaultyDisk& disk = *instance;
    file->pMethods = nullptr;
    int exists = 0;
    if (name != nullptr) disk.real_->xAccess(disk.real_, name, SQLITE_ACCESS_EXISTS, &exists);
    if ((flags & SQLITE_OPEN_CREATE) != 0 && exists == 0) {
      if (const int code = disk.step(); code != SQLITE_OK) return SQLITE_CANTOPEN;
    }
    const int code = disk.real_->xOpen(disk.real_, name, of(file)->real(), flags, out);
    if (of(file)->real()->pMethods != nullptr) file->pMethods = methods();
    return code;
  }
  static int remove(sqlite3_vfs*, const char* name, int sync) {
    // A full disk still lets files be deleted.
    FaultyDisk& disk = *instance;
    const int code = disk.step();
    if (code != SQLITE_OK && disk.fault_ == Fault::kBroken) return SQLITE_IOERR_DELETE;
    return disk.real_->xDelete(disk.real_, name, sync);
  }

  static const sqlite3_io_methods* methods() {
    static const sqlite3_io_methods all = [] {
      sqlite3_io_methods m{};
      m.iVersion = 1;
      m.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
      m.xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
        return real(f)->pMethods->xRead(real(f), to, n, at);
      };
      m.xWrite = [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
        const auto write = [&](int bytes) {
          return real(f)->pMethods->xWrite(real(f), from, bytes, at);
        };
        const int code = instance->step([&] { write(n / 2); });
        return code == SQLITE_OK ? write(n) : code;
      };
      m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
        const int code = instance->step();
        return code == SQLITE_OK || instance->fault_ == Fault::kFull
                   ? real(f)->pMethods->xTruncate(real(f), size)
                   : SQLITE_IOERR_TRUNCATE;
      };
      m.xSync = [](sqlite3_file* f, int flags) {
        const int code = instance->step();
        return code == SQLITE_OK ? real(f)->pMethods->xSync(real(f), flags)
                                 : (code == SQLITE_FULL ? code : SQLITE_IOERR_FSYNC);
      };
      m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
        return real(f)->pMethods->xFileSize(real(f), size);
      };
      m.xLock = [](sqlite3_file* f, int kind) { return real(f)->pMethods->xLock(real(f), kind); };
      m.xUnlock = [](sqlite3_file* f, int kind) {
        return real(f)->pMethods->xUnlock(real(f), kind);
      };
      m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
        return real(f)->pMethods->xCheckReservedLock(real(f), out);
      };
      m.xFileControl = [](sqlite3_file* f, int what, void* with) {
        return real(f)->pMethods->xFileControl(real(f), what, with);
      };
      m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
      m.xDeviceCharacteristics = [](sqlite3_file* f) {
        return real(f)->pMethods->xDeviceCharacteristics(real(f));
      };
      return m;
    }();
    return &all;
  }
  static sqlite3_file* real(sqlite3_file* file) { return of(file)->real(); }

  static inline FaultyDisk* instance = nullptr;
  sqlite3_vfs* real_ = nullptr;
  sqlite3_vfs vfs_{};
  std::atomic<int> left_ = 0, steps_ = 0;
  std::atomic<Fault> fault_ = Fault::kNone;
};

}  // namespace taskatlas::testing
