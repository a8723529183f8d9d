// SPDX-License-Identifier: MIT
#include "study/lease.hpp"

#include "base/numbers.hpp"
#include "study/text.hpp"

#include <algorithm>
#include <array>
#include <climits>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

#include <unistd.h>

namespace taskatlas {
namespace {

using std::chrono::milliseconds;

struct Row {
  std::string token, host, boot, pid_namespace, program, since;
  long long pid = 0, process_start = 0, heartbeat = 0, heartbeat_at = 0;
  milliseconds interval{};
};

std::string first_line(const char* path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

std::string host_name() {
  std::array<char, HOST_NAME_MAX + 1> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "unknown";
}

std::string pid_namespace() {
  std::array<char, 64> name{};
  const auto length = ::readlink("/proc/self/ns/pid", name.data(), name.size() - 1);
  return length > 0 ? std::string(name.data(), static_cast<std::size_t>(length)) : "unknown";
}

// Start of a process in clock ticks since boot; nullopt where there is none or it is a zombie.
std::optional<long long> process_start(long long pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::stringstream content;
  content << file.rdbuf();
  const std::string text = content.str();
  // The command's name may hold blanks and parentheses; fields count from its closing one.
  const auto name_end = text.rfind(')');
  if (name_end == std::string::npos) return std::nullopt;
  std::istringstream fields(text.substr(name_end + 1));
  std::string field;
  constexpr int kState = 3, kStart = 22;
  for (int i = kState; i <= kStart && fields >> field; ++i) {
    if (i == kState && (field == "Z" || field == "X")) return std::nullopt;
    if (i == kStart) return parse_integer(field);
  }
  return std::nullopt;
}

Row own_row(const StudyOpenOptions& options) {
  Row row;
  row.token = random_uuid();
  row.host = host_name();
  row.boot = first_line("/proc/sys/kernel/random/boot_id");
  row.pid_namespace = pid_namespace();
  row.pid = ::getpid();
  row.process_start = process_start(row.pid).value_or(0);
  row.program = options.program;
  row.since = utc_now();
  row.interval = options.heartbeat;
  return row;
}

long long unix_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::optional<Row> read(const sqlite::Database& database, const std::string& kind) {
  sqlite::Statement row(database,
                        "SELECT token, host, boot, pid_namespace, program, since, pid, "
                        "process_start, heartbeat, heartbeat_at, interval_ms FROM lease "
                        "WHERE kind = ?");
  row.bind(1, kind);
  if (!row.step()) return std::nullopt;
  const auto text = [&](int column) {
    constexpr std::size_t kLongest = 300;
    const std::string value(row.text(column).substr(0, kLongest));
    return is_text(value) ? value : std::string("?");
  };
  constexpr std::int64_t kShortest = 10, kLongest = 60000;  // ms; a file may say anything
  Row found;
  found.token = row.text(0);
  found.host = text(1);
  found.boot = text(2);
  found.pid_namespace = text(3);
  found.program = text(4);
  found.since = text(5);
  found.pid = row.integer(6);
  found.process_start = row.integer(7);
  found.heartbeat = row.integer(8);
  constexpr std::int64_t kLatest = std::int64_t{1} << 40;  // far beyond any clock, safe to compute
  found.heartbeat_at = std::clamp<std::int64_t>(row.integer(9), 0, kLatest);
  found.interval = milliseconds(std::clamp(row.integer(10), kShortest, kLongest));
  return found;
}

constexpr int kBeats = 3;  // that a holder may miss

bool same_process_space(const Row& row, const Row& own) {
  return row.host == own.host && row.boot == own.boot && row.pid_namespace == own.pid_namespace &&
         !own.boot.empty();
}

LeaseHolder holder_of(const std::string& kind, const Row& row, const Row& own) {
  return {kind,      row.host,
          row.pid,   row.program,
          row.since, same_process_space(row, own) ? milliseconds(0) : kBeats * row.interval};
}

// A host that has been started anew since: none of its processes of then lives. Two machines that
// share a name are told apart by a recent beat, which is looked at first.
bool from_earlier_boot(const Row& row, const Row& own) {
  return row.host == own.host && !row.boot.empty() && !own.boot.empty() && row.boot != own.boot;
}

// Leases that this process holds. A row that names this process but none of these was left behind
// by a disk that was full when it should have been given back.
class Held {
 public:
  void add(const std::string& token) {
    const std::lock_guard lock(mutex_);
    tokens_.insert(token);
  }
  void remove(const std::string& token) {
    const std::lock_guard lock(mutex_);
    tokens_.erase(token);
  }
  bool contains(const std::string& token) {
    const std::lock_guard lock(mutex_);
    return tokens_.contains(token);
  }

 private:
  std::mutex mutex_;
  std::set<std::string> tokens_;
};
Held& held_here() {
  static Held held;
  return held;
}

bool process_lives(const Row& row) {
  if (process_start(row.pid) != row.process_start) return false;
  return row.pid != ::getpid() || held_here().contains(row.token);
}

milliseconds silence_of(const Row& row) {
  return milliseconds((unix_now() - row.heartbeat_at) * 1000);
}

// No more beats than may be missed since the last one, by our clock.
bool plainly_recent(const Row& row) {
  const auto silence = silence_of(row);
  return silence >= -row.interval && silence < kBeats * row.interval;
}

// The same where the other host's clock may differ from ours.
bool recent_by_some_clock(const Row& row) {
  constexpr auto kDifference = std::chrono::minutes(2);
  const auto silence = silence_of(row);
  return silence >= -row.interval - kDifference && silence < kBeats * row.interval + kDifference;
}

void write(const sqlite::Database& database, const std::string& kind, const Row& row) {
  sqlite::Statement(database,
                    "INSERT OR REPLACE INTO lease(kind, token, host, boot, pid_namespace, pid, "
                    "process_start, program, since, heartbeat, heartbeat_at, interval_ms) "
                    "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(1, kind)
      .bind(2, row.token)
      .bind(3, row.host)
      .bind(4, row.boot)
      .bind(5, row.pid_namespace)
      .bind(6, std::int64_t{row.pid})
      .bind(7, std::int64_t{row.process_start})
      .bind(8, row.program)
      .bind(9, row.since)
      .bind(10, std::int64_t{0})
      .bind(11, std::int64_t{unix_now()})
      .bind(12, std::int64_t{row.interval.count()})
      .run();
}

// Whether the counter of a far holder stands still for three of its intervals.
bool silent(const sqlite::Database& database, const std::string& kind, const Row& row,
            const std::stop_token& stop) {
  const auto until = std::chrono::steady_clock::now() + kBeats * row.interval;
  std::mutex mutex;
  std::condition_variable_any never;
  while (std::chrono::steady_clock::now() < until) {
    std::unique_lock lock(mutex);
    never.wait_for(lock, stop, row.interval / 4, [] { return false; });
    if (stop.stop_requested()) return false;
    const auto now = read(database, kind);
    if (!now) return true;
    if (now->token != row.token || now->heartbeat != row.heartbeat) return false;
  }
  return true;
}

}  // namespace

std::string LeaseHolder::describe() const {
  return program + " (process " + std::to_string(pid) + " on " + host + ", since " + since + ") " +
         (lease == "runner" ? "is running this study" : "is editing this study");
}

std::string LeaseHolder::way_on() const {
  std::string text =
      lease == "runner" ? "wait for it, or end it (taskatlas-cli cancel)" : "close the study there";
  if (patience.count() > 0) {
    constexpr double kMilliseconds = 1000;
    text += "; if " + host + " is down, try again after " +
            format_number(std::ceil(static_cast<double>(patience.count()) / kMilliseconds)) +
            " s: who shows no sign of life for so long is replaced";
  }
  return text;
}

Lease::Outcome Lease::acquire(const sqlite::Database& database, const std::filesystem::path& path,
                              const std::string& kind, const StudyOpenOptions& options) {
  const Row own = own_row(options);
  std::optional<Row> presumed_dead;
  while (true) {
    std::optional<Row> doubtful;
    {
      sqlite::Transaction transaction(database);
      const auto row = read(database, kind);
      if (row) {
        const bool judged = presumed_dead && presumed_dead->token == row->token &&
                            presumed_dead->heartbeat == row->heartbeat;
        if (same_process_space(*row, own)) {
          if (process_lives(*row)) return {nullptr, holder_of(kind, *row, own)};
        } else if (!judged) {
          if (plainly_recent(*row)) return {nullptr, holder_of(kind, *row, own)};
          if (!from_earlier_boot(*row, own)) doubtful = row;
        }
      }
      if (!doubtful) {
        held_here().add(own.token);  // before another thread can see the row
        write(database, kind, own);
        transaction.commit();
        break;
      }
    }
    if (!silent(database, kind, *doubtful, options.stop)) {
      return {nullptr, holder_of(kind, *doubtful, own)};
    }
    presumed_dead = doubtful;
  }
  std::unique_ptr<Lease> lease(new Lease(kind, own.token));
  lease->beat(path, options.heartbeat);
  return {std::move(lease), std::nullopt};
}

std::optional<LeaseHolder> Lease::holder(const sqlite::Database& database, const std::string& kind,
                                         Doubt doubt) {
  const auto row = read(database, kind);
  if (!row) return std::nullopt;
  const Row own = own_row({});
  const bool alive =
      same_process_space(*row, own)
          ? process_lives(*row)
          : plainly_recent(*row) || (!from_earlier_boot(*row, own) &&
                                     (doubt == Doubt::kAlive || recent_by_some_clock(*row)));
  return alive ? std::optional(holder_of(kind, *row, own)) : std::nullopt;
}

void Lease::beat(const std::filesystem::path& path, milliseconds interval) {
  thread_ = std::jthread([this, path, interval](const std::stop_token& stop) {
    std::optional<sqlite::Database> database;
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, stop, interval, [&] { return stop.stop_requested(); })) {
      if (stop.stop_requested()) return;
      try {
        if (!database) database.emplace(path, sqlite::Mode::kReadWrite);
        sqlite::Statement(*database,
                          "UPDATE lease SET heartbeat = heartbeat + 1, heartbeat_at = ? "
                          "WHERE kind = ? AND token = ?")
            .bind(1, std::int64_t{unix_now()})
            .bind(2, kind_)
            .bind(3, token_)
            .run();
      } catch (const Error&) {
        // A beat that could not be written (a full disk, a busy file) is tried again with the
        // next; a lease lost meanwhile shows in held(), before anything is written.
      }
    }
  });
}

bool Lease::held(const sqlite::Database& database) const {
  sqlite::Statement row(database, "SELECT 1 FROM lease WHERE kind = ? AND token = ?");
  row.bind(1, kind_).bind(2, token_);
  return row.step();
}

void Lease::release(const sqlite::Database& database) {
  thread_ = {};  // stops and joins
  sqlite::Statement(database, "DELETE FROM lease WHERE kind = ? AND token = ?")
      .bind(1, kind_)
      .bind(2, token_)
      .run();
}

Lease::~Lease() { held_here().remove(token_); }

}  // namespace taskatlas
