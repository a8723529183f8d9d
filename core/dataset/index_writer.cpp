// SPDX-License-Identifier: MIT
#include "dataset/index_writer.hpp"

#include "base/error.hpp"
#include "dataset/index.hpp"

#include <algorithm>
#include <cstdio>
#include <random>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace taskatlas::dataset {

using namespace index_format;

namespace {

template <class T>
std::span<const std::byte> as_bytes(const T& value) {
  return std::as_bytes(std::span(&value, 1));
}

std::uint32_t narrow(std::size_t value, const char* what) {
  if (value >= kNone) {
    throw bad_input(std::string("the dataset has more than 4294967294 ") + what +
                    "; give a part of it");
  }
  return static_cast<std::uint32_t>(value);
}

// What writers that were killed left behind: files that nobody has locked any more.
void remove_leftovers(const std::filesystem::path& file) {
  const std::string prefix = file.filename().string() + ".tmp-";
  list_folder(file.parent_path(), [&](const char* name, EntryType type) {
    if (type != EntryType::kFile || !std::string_view(name).starts_with(prefix)) return true;
    const std::filesystem::path path = file.parent_path() / name;
    const Descriptor left = open_to_read(path);
    if (left.valid() && ::flock(left.get(), LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
    return true;
  });
}

}  // namespace

namespace index_format {

std::uint64_t domain_names_hash() {
  std::string names;
  for (const DomainInfo& domain : domains()) names += std::string(domain.name) + "\n";
  return hash64(names);
}

std::string made_path(std::string_view folder, const PatternRow& pattern, std::string_view suffix,
                      std::uint32_t point, std::uint32_t view) {
  std::string path;
  path.reserve(folder.size() + suffix.size() + 40);
  const auto number = [&](std::uint32_t value, std::uint8_t digits) {
    const std::string text = std::to_string(value);
    if (text.size() < digits) path.append(digits - text.size(), '0');
    path += text;
  };
  if (!folder.empty()) path.append(folder) += '/';
  path += "point_";
  number(point, pattern.point_digits);
  path += "_view_";
  if (pattern.view_digits == kSharedByViews) {
    path += "all";
  } else {
    number(view, pattern.view_digits);
  }
  return path.append(suffix);
}

}  // namespace index_format

IndexWriter::IndexWriter(std::filesystem::path file, LayoutKind layout) : file_(std::move(file)) {
  header_.layout = static_cast<std::uint32_t>(layout);
  remove_leftovers(file_);
  std::random_device random;
  constexpr int kTries = 100;
  for (int i = 0; i < kTries && !out_.valid(); ++i) {
    temporary_ = file_.string() + ".tmp-" + std::to_string(random());
    out_ = Descriptor(::open(temporary_.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (!out_.valid() && errno != EEXIST) break;
  }
  if (!out_.valid()) {
    const int error = errno;
    temporary_.clear();
    check(error);
  }
  // So that another writer does not take it for a leftover. Without such locks it may: then the
  // renaming fails and says so.
  ::flock(out_.get(), LOCK_EX | LOCK_NB);
  written_ = sizeof(Header);
}

IndexWriter::~IndexWriter() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void IndexWriter::check(int error) const {
  if (error != 0) throw failure("cannot write " + file_.string() + ": " + reason(error));
}

void IndexWriter::write(std::span<const std::byte> bytes) {
  constexpr std::size_t kBuffer = std::size_t{1} << 20;
  hash_.add(bytes);
  buffer_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (buffer_.size() < kBuffer) return;
  check(write_at(out_, written_, std::as_bytes(std::span(buffer_))));
  written_ += buffer_.size();
  buffer_.clear();
}

Text IndexWriter::text(std::string_view text) {
  const Text at{narrow(strings_.size(), "bytes of names"), narrow(text.size(), "bytes in a name")};
  strings_ += text;
  return at;
}

void IndexWriter::add(const BuildingBlock& block) {
  const std::uint32_t first_folder = narrow(folders_.size(), "folders");
  const std::uint32_t building = narrow(buildings_.size(), "buildings");
  const bool kept = !block.rows.empty();
  for (const FolderStamp& folder : block.folders) {
    folders_.push_back(
        {text(folder.path), folder.mtime_ns, folder.inode, kept ? building : kNone, 0});
  }
  for (const Problem& problem : block.problems) add_problem(problem);
  if (!kept) return;

  if (views_ + block.rows.size() > IndexLimits::kViews ||
      buildings_.size() >= IndexLimits::kBuildings) {
    throw bad_input("the dataset has more than " + std::to_string(IndexLimits::kViews) +
                    " views or " + std::to_string(IndexLimits::kBuildings) +
                    " buildings; give a part of it");
  }
  const auto first_view = static_cast<std::uint32_t>(views_);
  const std::uint32_t first_pattern = narrow(patterns_.size(), "kinds of names");
  for (const NamePattern& pattern : block.patterns) {
    auto suffix = suffixes_.find(pattern.suffix);
    if (suffix == suffixes_.end()) {
      suffix = suffixes_.emplace(pattern.suffix, text(pattern.suffix).offset).first;
    }
    patterns_.push_back({first_folder + pattern.folder,
                         {suffix->second, static_cast<std::uint32_t>(pattern.suffix.size())},
                         pattern.point_digits,
                         pattern.view_digits,
                         0});
  }
  for (const std::uint32_t pattern : block.defaults) {
    defaults_.push_back(pattern == kNone ? kNone : first_pattern + pattern);
  }
  for (const BuildingBlock::Exception& one : block.exceptions) {
    exceptions_.push_back({first_view + one.row, one.domain, first_pattern + one.pattern});
  }
  BuildingRow row{text(block.name),
                  first_view,
                  0,
                  first_folder,
                  static_cast<std::uint32_t>(block.folders.size()),
                  0,
                  0};
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const ViewRow& view = block.rows[i];
    if (i == 0 || view.point != block.rows[i - 1].point) ++row.points;
    row.domains |= view.domains;
    for (std::size_t domain = 0; domain < kDomainCount; ++domain) {
      header_.files[domain] += view.domains >> domain & 1;
    }
  }
  header_.points += row.points;
  buildings_.push_back(row);
  views_ += block.rows.size();
  write(std::as_bytes(std::span(block.rows)));
}

void IndexWriter::add_inner(const FolderStamp& folder) {
  folders_.push_back({text(folder.path), folder.mtime_ns, folder.inode, kNone, 0});
}

void IndexWriter::add_problem(const Problem& problem) {
  if (problems_.size() >= kMaxProblems) return;
  problems_.push_back({text(problem.path), text(problem.message), problem.count,
                       static_cast<std::uint32_t>(problem.kind), 0});
}

template <class Row>
Section IndexWriter::section(const std::vector<Row>& rows) {
  // Rows with 64-bit numbers are read where they lie: at a multiple of 8.
  constexpr std::size_t kAlignment = 8;
  const std::size_t past = (written_ + buffer_.size()) % kAlignment;
  const std::array<std::byte, kAlignment> zeros{};
  if (past != 0) write(std::span(zeros).first(kAlignment - past));
  const Section at{written_ + buffer_.size(), rows.size()};
  write(std::as_bytes(std::span(rows)));
  return at;
}

void IndexWriter::finish_file() {
  header_.magic = kMagic;
  header_.version = kVersion;
  header_.header_bytes = sizeof(Header);
  header_.domain_names = domain_names_hash();
  header_.views = {sizeof(Header), views_};
  header_.buildings = section(buildings_);
  header_.defaults = section(defaults_);
  header_.exceptions = section(exceptions_);
  header_.patterns = section(patterns_);
  header_.folders = section(folders_);
  header_.problems = section(problems_);
  header_.strings = section(std::vector<char>(strings_.begin(), strings_.end()));
  check(write_at(out_, written_, std::as_bytes(std::span(buffer_))));
  header_.file_bytes = written_ + buffer_.size();
  header_.body_hash = hash_.value();
  header_.header_hash =
      hash64(as_bytes(header_).first(sizeof(Header) - sizeof(header_.header_hash)));
  check(write_at(out_, 0, as_bytes(header_)));
}

void IndexWriter::finish() {
  finish_file();
  if (::fsync(out_.get()) != 0) check(errno);
  if (::rename(temporary_.c_str(), file_.c_str()) != 0) check(errno);
  temporary_.clear();
}

DatasetIndex IndexWriter::finish_unnamed() {
  finish_file();
  return DatasetIndex::open(temporary_);  // mapped, it outlives its name
}

}  // namespace taskatlas::dataset
