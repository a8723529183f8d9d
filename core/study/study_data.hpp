// SPDX-License-Identifier: MIT
// The plain data that go into a study file and come out of it.
#pragma once

#include "affinity/tournament.hpp"
#include "tasks/transfer_table.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas {

// Where something came from. Empty and nullopt: not known, or not applicable.
struct Provenance {
  std::string when;     // UTC, ISO 8601; filled in where empty
  std::string program;  // name and version; filled in where empty
  std::string action;   // "import-transfers", "save-as", ...
  std::string input;    // name of the file read, without its folder
  std::optional<std::int64_t> input_bytes;
  std::string input_sha256;  // 64 hexadecimal digits
  std::string note;          // for people: citation, licence, remarks
};

// The per-image losses of one target's alternatives, all on the same images.
struct MeasuredLosses {
  TaskId target;
  std::vector<std::string> images;         // names, distinct
  std::vector<std::string> groups;         // one for each image (room, building), or none at all
  std::vector<std::size_t> transfers;      // alternatives: positions in Measurement::transfers
  std::vector<std::vector<float>> losses;  // one for each alternative, one value for each image;
                                           // NaN = missing
};

// One set of runs: every transfer trained on the same number of images with the same seed.
struct Measurement {
  std::optional<std::int64_t> transfer_images;  // ≥ 1; nullopt = unknown
  std::optional<std::int64_t> seed;             // ≥ 0; nullopt = unknown
  std::vector<Transfer> transfers;
  std::vector<double> raw_scores;  // one for each transfer (NaN = none), or none at all
  std::vector<MeasuredLosses> losses;
};

struct NewStudy {
  std::string name;
  std::vector<Task> tasks;
  std::vector<Measurement> measurements;
  Provenance provenance;   // of all that is in it
  std::string experiment;  // JSON of what it is to measure; empty = nothing, it was imported
};

// Test losses of several networks that solve one target, to go into a measurement that grows as
// they are taken.
struct GrownLosses {
  std::int64_t transfer_images = 1;  // ≥ 1; of the measurement
  std::int64_t seed = 0;             // ≥ 0
  std::string target;                // a task's code
  // Codes of the sources of each network; one word alone for self, pixels and average.
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> images;  // distinct
  std::vector<std::string> groups;  // one for each image, or none at all
  std::vector<float> losses;        // rows × images; NaN = nothing to compare
};

// Answers of networks to a few test samples, to be kept in a measurement: what they are is the
// business of whoever reads them (outputs/kept.hpp).
struct KeptOutputs {
  std::int64_t transfer_images = 1;  // of the measurement
  std::int64_t seed = 0;
  std::string target;  // a task's code
  struct Part {
    std::string sample;  // named as the losses' images
    // A transfer's sources, sorted and joined by '+', or what begins with ':' (":truth").
    std::string part;
    std::string answer;  // bytes
  };
  std::vector<Part> parts;
};

// One of them without its bytes.
struct KeptPart {
  std::string sample;
  std::string part;
  bool operator==(const KeptPart&) const = default;
};

struct CreateOptions {
  bool overwrite = false;
  // A built-in study: opened read-only, whatever is asked for.
  bool builtin = false;
  // For files that must come out the same each time; else now and at random.
  std::optional<std::string> created;  // UTC, ISO 8601
  std::optional<std::string> uuid;
};

struct MeasurementInfo {
  std::int64_t id = 0;
  std::optional<std::int64_t> transfer_images;
  std::optional<std::int64_t> seed;
  std::size_t transfers = 0;
  std::size_t targets = 0;
  int max_order = 0;
  bool has_losses = false;
  bool has_raw_scores = false;

  std::string describe() const;  // "16000 transfer images, seed 1"
};

// Which measurement; what is nullopt is chosen by Study::select.
struct Selection {
  std::optional<std::int64_t> transfer_images;
  std::optional<std::int64_t> seed;
  std::optional<std::int64_t> id;  // of a MeasurementInfo; then the others must be nullopt
};

struct TargetLosses {
  TaskId target;
  std::vector<TransferId> alternatives;  // rows of `losses`; pixels and average among them
  std::vector<std::string> names;        // of the alternatives: "a+b", "self"
  std::vector<std::string> images;       // columns of `losses`
  std::vector<std::string> groups;       // one for each image, or empty
  LossMatrix losses;
};

struct StudyInfo {
  std::filesystem::path path;
  std::uintmax_t bytes = 0;
  std::string name;
  std::string uuid;
  std::string created;  // UTC, ISO 8601
  std::string program;  // that wrote it first
  int version = 0;      // of the file format, as it lies on the disk
  bool builtin = false;
  std::size_t tasks = 0;
  std::size_t scenarios = 0;
  std::size_t images = 0;  // with per-image losses, over all image sets
  std::vector<MeasurementInfo> measurements;
  std::vector<Provenance> provenance;
};

}  // namespace taskatlas
