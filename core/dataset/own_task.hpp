// SPDX-License-Identifier: MIT
// A user's own task beside the paper's: labels that lie in a folder of their own, one file for each
// view that has one, or representations that an encoder made elsewhere. The specification is JSON
// (docs/experiment.md, "Own tasks and sources"). OwnTasks is where code asks for a task that the
// dictionary may not have.
#pragma once

#include "base/run_context.hpp"
#include "dataset/target.hpp"
#include "tasks/task.hpp"

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

struct OwnTask {
  // Output kImage (pixel classes where the loss is cross entropy), kClasses or kVector; kNone:
  // representations, which are a source alone. Roles: both, source or target.
  Task task;
  std::filesystem::path folder;  // absolute
  // Of files point_P_view_V_domain_DOMAIN.ext and of the folder that holds them; default: the code.
  std::string domain;
  // A hash of the files' names and sizes; empty until it is taken (OwnLabels::identity).
  std::string identity;
  // kImage, l1 and l2: the stored values that become -1 and 1. Both 0: not said.
  double low = 0, high = 0;
  // kImage: the stored value that says that a pixel has no label.
  std::optional<double> missing;
  // kVector: what the numbers are standardised by, one for each; empty: not said.
  std::vector<double> mean, std;
  // A target that has no labels in the split `train`: it has no network of its own, and its
  // constant predictor is fitted to the transfer images.
  bool novel = false;

  bool is_source_only() const { return task.output.kind == OutputKind::kNone; }
  bool operator==(const OwnTask& other) const;
};

// What labels can be: a member of "output", and what its number can be.
struct LabelForm {
  const char* key;  // "picture"
  OutputKind kind;
  int least, most;  // channels, numbers or classes
  TaskLoss loss;    // the usual one
};
std::span<const LabelForm> label_forms();

// The JSON object; `folder` is a member of it ("labels" or "representations") and is taken relative
// to `base`. Throws Error(kBadInput) with `name`, the member and what is expected.
OwnTask parse_own_task(std::string_view json, std::string_view name,
                       const std::filesystem::path& base);
// Both ways without loss. Without its folder: what results depend on.
std::string format_own_task(const OwnTask& task, bool with_folder = true);

// The files of an own task, by view. Thread-safe; copies share what was read.
class OwnLabels {
 public:
  // Walks the folder (eight deep, links to files are followed) for files [BUILDING/]point_P_view_V
  // [_domain_DOMAIN].png or .npy; a folder named DOMAIN on the way is no part of the building's
  // name. Other files are passed over. nullopt where stopped. Throws Error(kBadInput) where there
  // is no such folder, it cannot be read, it holds no such file, or two for one view.
  static std::optional<OwnLabels> open(const OwnTask& task, const RunContext& context);
  // The same, of a task that a study was given: Error(kBadInput) too where the files are others
  // than those of task.identity.
  static std::optional<OwnLabels> open_as_added(const OwnTask& task, const RunContext& context);
  // The task alone, its folder unread: no view has a file. Who only asks networks needs no more.
  static OwnLabels unread(const OwnTask& task);

  const OwnTask& task() const;
  std::size_t size() const;  // views that have a file
  std::string identity() const;
  std::vector<std::string> views() const;  // sorted: "room_00003/point_1_view_2"
  // The file of a view, by view_name(); nullopt where it has none.
  std::optional<std::filesystem::path> file(std::string_view view) const;

  // What a network is to answer for that view, pictures at size × size: the square in the middle,
  // each pixel the mean of those that it covers (without a label where one of these has none),
  // classes the one under its centre. Kept in memory, up to 256 MiB. Throws Error(kBadInput) naming
  // the file that is damaged or does not have the form that the task says; Error(kUsage) where the
  // view has no file.
  std::shared_ptr<const Target> target(std::string_view view, int size) const;
  // Numbers of a vector as they are stored. Throws as target().
  std::vector<double> numbers(std::string_view view) const;
  // The greatest value that the file's samples can have; 0 where it holds floating point numbers.
  double full_scale(std::string_view view) const;

 private:
  class Body;
  explicit OwnLabels(std::shared_ptr<Body> body) : body_(std::move(body)) {}
  std::shared_ptr<Body> body_;
};

// Fills in what the specification leaves open from the labels of those views: the range of pictures
// (of the type of the first one), mean and deviation of vectors (of 4,096 views at most). False
// where stopped: the task is as it was.
[[nodiscard]] bool complete(OwnTask& task, const OwnLabels& labels,
                            std::span<const std::string> views, const RunContext& context);

// The own tasks that a dataset is used with. Copies share the labels.
class OwnTasks {
 public:
  void add(OwnLabels labels) { all_.push_back(std::move(labels)); }
  const OwnLabels* find(std::string_view code) const;
  std::span<const OwnLabels> all() const { return all_; }

 private:
  std::vector<OwnLabels> all_;
};

// The task of that code, own or of the dictionary. Throws Error(kUsage) where there is none.
const Task& task_of(std::string_view code, const OwnTasks& own);

}  // namespace taskatlas::dataset
