// SPDX-License-Identifier: MIT
// A study: one file, NAME.taskstudy (SQLite; the schema is documented in docs/study-format.md),
// that holds the tasks, the measured transfers and per-image losses, the user's scenarios and
// views, and where everything came from.
//
// Results (measurements) are appended, never edited. Scenarios, the tasks' names and kinds, and
// view states are the user's. Two leases, `editor` and `runner`, keep two programs from writing
// the same things at once.
#pragma once

#include "affinity/tournament.hpp"
#include "base/run_context.hpp"
#include "study/study_data.hpp"
#include "tasks/transfer_table.hpp"
#include "taxonomy/scenario.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas {

// What a Study object may do with its file.
enum class StudyAccess : std::uint8_t {
  kRead,  // nothing: neither the file nor its folder is touched, and both may be write-protected
  kEdit,  // scenarios, names, kinds, tasks, views: needs the lease `editor`
  kRun,   // append measurements: needs the lease `runner`
};
std::string_view to_string(StudyAccess access);  // "read", "edit", "run"

// Who holds a lease.
struct LeaseHolder {
  std::string lease;  // "editor" or "runner"
  std::string host;
  long long pid = 0;
  std::string program;  // as the holder named itself
  std::string since;    // UTC, ISO 8601
  // On another host (or in another container): whether it lives is told by its signs of life alone,
  // and after so long without one it is taken to have died. 0: in this process space.
  std::chrono::milliseconds patience{0};

  std::string describe() const;  // "NAME (process 12 on HOST, since ...) is editing this study"
  // What to do where it is not to have the study any more, for the end of a message: "wait for it,
  // or end it there; if HOST is down, try again after 30 s: ..".
  std::string way_on() const;
};

struct StudyOpenOptions {
  StudyAccess access = StudyAccess::kRead;
  std::string program = "TaskAtlas";  // what other programs are told while the lease is held
  // How often a lease shows that its holder lives, > 0. A holder on another host that shows no
  // sign for three of its own intervals is taken to have died; finding that out takes that long,
  // unless `stop` ends the wait (the lease then counts as held).
  std::chrono::milliseconds heartbeat{10000};
  std::stop_token stop;
};

// Whether the first bytes of that file say that it is a study, of whatever version; false where it
// is no regular file. Throws Error(kFailed) where it cannot be read.
bool is_study_file(const std::filesystem::path& path);

// How to take a holder on another host whose last sign of life is old by this host's clock, which
// may be wrong by more than the two minutes that are always allowed for.
enum class Doubt : std::uint8_t {
  kDead,   // for telling how things are: opening the study for writing finds out
  kAlive,  // before anything is done that would harm one that lives
};

// Who edits (or runs) that study at this moment, as far as it can be told at once and without
// writing; nullopt: nobody, or a program that has died. Checks no more of the file than that takes.
// Throws Error(kBadInput) where it is no study, and Error(kFailed) where it cannot be read.
std::optional<LeaseHolder> lease_holder(const std::filesystem::path& path, StudyAccess access,
                                        Doubt doubt = Doubt::kDead);

// An open study file. Not thread-safe: one thread at a time; what it returns are copies. Every
// member that reads throws Error(kBadInput) where the file turns out to be damaged, and every one
// that writes throws Error(kUsage) without the access it needs and Error(kFailed) where the disk
// or the lease fails; a write that throws has changed nothing.
class Study {
 public:
  // Opens and checks the whole file (pages, schema, codes, numbers, sizes, references) before
  // anything is handed out. Throws Error(kBadInput) for what is not a study, is damaged, or was
  // written by a newer version (nothing is changed); Error(kUsage) for editing or running a
  // built-in study; Error(kFailed) for a file that may not be written.
  // A file of an older version is brought up to date in one transaction when opened for writing;
  // opened for reading, it is brought up to date in memory alone.
  // Where the lease is held by a living program, the study comes read-only and held_by() says who.
  static Study open(const std::filesystem::path& path, const StudyOpenOptions& options = {});

  // Writes a new study file, whole or not at all, and does not open it; without a name in
  // `content` it is named after the file. False where stopped (nothing written). Throws
  // Error(kUsage) where the file exists and overwrite is false, or is neither a study nor empty;
  // Error(kFailed) where a living program edits or runs the study that is to be overwritten;
  // Error(kBadInput) for content that contradicts itself.
  static bool create(const std::filesystem::path& path, const NewStudy& content,
                     const CreateOptions& options = {}, const RunContext& context = {});

  Study(Study&&) noexcept;
  Study& operator=(Study&&) noexcept;
  ~Study();  // gives the lease back

  const std::filesystem::path& path() const;
  StudyAccess access() const;                         // what was obtained
  const std::optional<LeaseHolder>& held_by() const;  // set where a lease was asked for and is held
  StudyInfo info() const;

  // Writes a copy, whole or not at all: content and scenarios, without leases; of a built-in study
  // an ordinary one. This object stays with its own file. False where stopped (nothing written).
  // Throws for a file that exists as create() does.
  bool save_as(const std::filesystem::path& path, bool overwrite = false,
               const RunContext& context = {}) const;

  // Writes it as a study that comes with the program, named after the file: the same content and
  // identity, which opens for nothing but reading. What lies at `path` is replaced; `note`
  // (credits, licence, how it was made) is kept in the provenance. Else as save_as().
  bool save_builtin(const std::filesystem::path& path, const std::string& note,
                    const RunContext& context = {}) const;

  // Whether it was made by save_as() of the study with that uuid, or of such a copy.
  bool is_copy_of(std::string_view uuid) const;

  // --- tasks -----------------------------------------------------------------------------------
  std::vector<Task> tasks() const;  // in the study's order; TaskId is the position
  void set_task_name(std::string_view code, std::string_view name);  // 1 to 200 bytes of UTF-8
  void set_task_kind(std::string_view code, TaskKind kind);
  void add_task(const Task& task);  // at the end

  // --- results ---------------------------------------------------------------------------------
  std::vector<MeasurementInfo> measurements() const;  // by transfer images (unknown first), seed
  // The measurement that a selection means: of what is not chosen, the most transfer images and
  // the lowest seed. Throws Error(kUsage), listing what there is, where nothing matches.
  MeasurementInfo select(const Selection& selection = {}) const;
  // All of the study's tasks and the transfers of one measurement, in the order they came in.
  TransferTable table(const Selection& selection = {}) const;
  // One score for each of table(selection)'s transfers, as imported; NaN where there is none.
  std::vector<double> raw_scores(const Selection& selection = {}) const;
  // Targets with per-image losses in that measurement, by TaskId.
  std::vector<TaskId> targets_with_losses(const Selection& selection = {}) const;
  // nullopt where the target has none. Throws Error(kUsage) for a code the study does not have.
  std::optional<TargetLosses> losses(std::string_view target,
                                     const Selection& selection = {}) const;
  // Adds one measurement and its provenance (access kRun). Ids of tasks are positions in tasks().
  // Throws Error(kUsage) where that combination of transfer images and seed exists already.
  void append(const Measurement& measurement, const Provenance& provenance);
  // Adds what of `grown` is not there yet to the measurement of its transfer images and seed, which
  // is made with that provenance where it is not there; rows that are there stay as they are. In
  // the same transaction every affinity (AHP over all that the target has but pixels and average),
  // gain and quality of the target is computed anew, in an order that does not depend on which rows
  // came first: whatever the order, the same values to the last bit (access kRun). Returns how many
  // rows were added. Throws Error(kBadInput) for images that are not those the target has already,
  // by name, and what append() throws.
  std::size_t grow(const GrownLosses& grown, const Provenance& provenance);

  // Adds those answers that are not there yet to their measurement; others stay as they are (access
  // kRun). Returns how many were added. Throws Error(kUsage) where there is no such measurement,
  // Error(kBadInput) for a target that is no task, and names or answers that no study may hold.
  std::size_t keep(const KeptOutputs& outputs);
  // What is kept of a target, as it was added; empty where nothing is, or there is no measurement.
  std::vector<KeptPart> kept(std::string_view target, const Selection& selection = {}) const;
  // Bytes of one; nullopt where it is not kept.
  std::optional<std::string> kept_answer(std::string_view target, const KeptPart& part,
                                         const Selection& selection = {}) const;

  // What the study is to measure, as JSON (engine/experiment.hpp); nullopt: it was imported.
  std::optional<std::string> experiment() const;
  // And the tasks that it has more than before, at the end of tasks(), in the same transaction
  // (access kRun). Throws Error(kUsage) for one that is there already.
  void set_experiment(std::string_view json, const std::vector<Task>& added = {});

  // --- the user's ------------------------------------------------------------------------------
  std::vector<Scenario> scenarios() const;  // in the user's order
  std::optional<Scenario> find_scenario(std::string_view name) const;
  void put_scenario(const Scenario& scenario);  // replaces the one of that name, or adds at the end
  // Throw Error(kUsage) where `from` or `name` does not exist, or `to` does.
  void rename_scenario(std::string_view from, std::string_view to);
  void remove_scenario(std::string_view name);
  void move_scenario(std::string_view name, std::size_t position);

  // State of views by key ("graph/positions"), JSON text each; checked to be JSON when written.
  std::vector<std::string> view_keys() const;
  std::optional<std::string> view_state(std::string_view key) const;
  void set_view_state(std::string_view key, std::string_view json);
  void remove_view_state(std::string_view key);

  std::vector<Provenance> provenance() const;  // oldest first

 private:
  struct Body;
  explicit Study(std::unique_ptr<Body> body);
  std::unique_ptr<Body> body_;
};

}  // namespace taskatlas
