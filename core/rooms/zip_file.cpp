// SPDX-License-Identifier: MIT
#include "rooms/zip_file.hpp"

#include "base/error.hpp"

#include <utility>

#include <zip.h>

namespace taskatlas::rooms {

struct ZipFile::Archive {
  std::filesystem::path path;
  zip_t* handle = nullptr;

  Archive() = default;
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() {
    if (handle != nullptr) zip_discard(handle);
  }
};

ZipFile::ZipFile(const std::filesystem::path& path) : archive_(std::make_unique<Archive>()) {
  archive_->path = path;
  int code = 0;
  archive_->handle = zip_open(path.c_str(), ZIP_RDONLY, &code);
  if (archive_->handle == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    throw bad_input(path.string() + ": cannot be opened as a ZIP file: " + why);
  }
}

ZipFile::~ZipFile() = default;
ZipFile::ZipFile(ZipFile&&) noexcept = default;
ZipFile& ZipFile::operator=(ZipFile&&) noexcept = default;

bool ZipFile::has(const std::string& entry) const {
  return zip_name_locate(archive_->handle, entry.c_str(), 0) >= 0;
}

std::string ZipFile::read(const std::string& entry, std::size_t max_bytes) const {
  const std::string where = archive_->path.string() + ", entry " + entry + ": ";
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive_->handle, entry.c_str(), 0, &stat) != 0) {
    throw bad_input(where + "is missing");
  }
  if ((stat.valid & ZIP_STAT_SIZE) == 0 || stat.size > max_bytes) {
    throw bad_input(where + "is longer than the " + std::to_string(max_bytes) +
                    " bytes that are read");
  }
  struct Closer {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
  };
  const std::unique_ptr<zip_file_t, Closer> file(zip_fopen(archive_->handle, entry.c_str(), 0));
  if (file == nullptr) throw bad_input(where + zip_strerror(archive_->handle));
  std::string bytes(static_cast<std::size_t>(stat.size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const zip_int64_t count = zip_fread(file.get(), bytes.data() + done, bytes.size() - done);
    if (count <= 0) throw bad_input(where + "is damaged");
    done += static_cast<std::size_t>(count);
  }
  char beyond = 0;  // reading to the end checks the CRC
  if (zip_fread(file.get(), &beyond, 1) != 0) throw bad_input(where + "is damaged");
  return bytes;
}

std::vector<std::string> ZipFile::names(std::string_view prefix) const {
  std::vector<std::string> found;
  const zip_int64_t count = zip_get_num_entries(archive_->handle, 0);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive_->handle, static_cast<zip_uint64_t>(i), 0);
    if (name != nullptr && std::string_view(name).starts_with(prefix)) found.emplace_back(name);
  }
  return found;
}

}  // namespace taskatlas::rooms
