// SPDX-License-Identifier: MIT
// Which buildings train, validate and test. The dataset's own files are CSV, `id,train,val,test`
// with a row `hanson,1,0,0` for each building and line ends of any kind (the published ones have
// CR alone); there may be several, one for each of the partitions tiny, medium, full and fullplus.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

enum class Split : std::uint8_t { kTrain, kVal, kTest };
inline constexpr std::size_t kSplitCount = 3;
std::string_view to_string(Split split);  // "train", "val", "test"
std::optional<Split> parse_split(std::string_view text);

// One file of splits.
struct SplitFile {
  std::string name;                                     // file name: "train_val_test_tiny.csv"
  std::map<std::string, Split, std::less<>> buildings;  // those in exactly one split
  std::vector<std::string> in_several;                  // sorted: rows with two or three ones
  std::vector<std::string> in_none;                     // sorted: rows of zeros
};

// Throws Error(kBadInput) with file, line and column for anything else than such a table: another
// header, cells that are neither 0 nor 1, a building named twice, more than 16 MiB.
SplitFile parse_split_file(std::string_view text, const std::string& name);
SplitFile read_split_file(const std::filesystem::path& path);
// Whether the text's first record is `id,train,val,test`.
bool is_split_header(std::string_view text);
// The files with that header in a dataset's folder and in those of its folders whose names begin
// with "split"; relative, sorted. Folders that cannot be read have none.
std::vector<std::string> find_split_files(const std::filesystem::path& root);

// The splits that a dataset is used with.
class SplitTable {
 public:
  enum class Origin : std::uint8_t {
    kFiles,     // CSV files of the dataset
    kManifest,  // the dataset's manifest
    kDerived,   // none exist: see derive()
  };

  // Several files together. A building that they put into different splits, or one of them into
  // several (as Omnidata's debug file does), belongs to none: a test picture that was trained on
  // would spoil what is measured. Those are listed in conflicts().
  static SplitTable combine(std::span<const SplitFile> files, Origin origin = Origin::kFiles);

  // Where a dataset says nothing: buildings in the order of a hash of their names, the first 14 %
  // to validation, the next 14 % to test, the rest to training, as in the partition Full (346, 67
  // and 69 of 482). Validation and test have at least one building each where there are three,
  // test where there are two. The same names give the same splits on every machine.
  static SplitTable derive(std::span<const std::string> buildings);

  Origin origin() const { return origin_; }
  const std::vector<std::string>& files() const { return files_; }          // names
  const std::vector<std::string>& conflicts() const { return conflicts_; }  // sorted

  // By the building's whole name, else by its last component ("taskonomy/hanson" → hanson), else
  // by that up to its first "-" (Hypersim: ai_001_001-cam_00 → ai_001_001). nullopt: in none.
  std::optional<Split> find(std::string_view building) const;
  std::size_t size() const { return buildings_.size(); }

 private:
  Origin origin_ = Origin::kFiles;
  std::map<std::string, Split, std::less<>> buildings_;
  std::vector<std::string> files_;
  std::vector<std::string> conflicts_;
};
std::string_view to_string(SplitTable::Origin origin);  // "files", "manifest", "derived"

// The splits in a dataset's manifest.json: {"splits": {"train": ["room_00000", …], "val": [..],
// "test": [..]}}. nullopt where it has no such key. Throws Error(kBadInput) for anything else.
std::optional<SplitFile> parse_manifest_splits(std::string_view json, const std::string& name);

}  // namespace taskatlas::dataset
