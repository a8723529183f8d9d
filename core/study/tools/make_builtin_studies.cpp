// SPDX-License-Identifier: MIT
// Makes the built-in studies: make_builtin_studies TABLES OUT. The same bytes each time.
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/numbers.hpp"
#include "study/import.hpp"
#include "study/text.hpp"

#include <array>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

namespace {

using namespace taskatlas;
namespace fs = std::filesystem;

struct Table {
  const char* name;
  std::optional<std::int64_t> transfer_images;
  const char* note;
};

constexpr const char* kOrigin =
    "Measurements of the paper: A. R. Zamir, A. Sax, W. Shen, L. Guibas, J. Malik, S. Savarese, "
    "\"Taskonomy: Disentangling Task Transfer Learning\", CVPR 2018. Converted from the result "
    "files of github.com/StanfordVL/taskonomy (folder results, commit 9f81486), MIT licence, "
    "copyright 2017 Stanford Vision and Learning Group. Values unchanged to 10 significant "
    "digits. ";

// The day the files were released, unless the builder says otherwise.
std::string creation_time() {
  long long seconds = 1529280000;  // 2018-06-18, the first day of CVPR 2018
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    const auto given = parse_integer(epoch);
    if (!given || *given < 0) throw usage_error("SOURCE_DATE_EPOCH must be a number of seconds");
    seconds = *given;
  }
  return format_utc(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: make_builtin_studies TABLES OUT\n";
    return 2;
  }
  try {
    const std::array<Table, 3> tables{
        {{"16k", 16000, "Transfers trained on 16k images, orders 1 to 24."},
         {"1k", 1000, "Transfers trained on 1k images, orders 1 to 4."},
         {"mixed", std::nullopt,
          "The file behind the paper's figure 7, orders 1 and 2; the number of transfer images is "
          "not stated and mixed."}}};
    const fs::path out = argv[2];
    fs::create_directories(out);
    for (const Table& table : tables) {
      const std::string which = table.name;
      const fs::path csv = fs::path(argv[1]) / ("transfers_" + which + ".csv");
      ImportOptions options;
      options.name = "published-" + which;
      options.overwrite = true;
      options.transfer_images = table.transfer_images;
      options.note = std::string(kOrigin) + table.note;
      options.create.builtin = true;
      options.create.created = creation_time();
      options.create.uuid = uuid_from_sha256(sha256(options.name + read_file(csv)));
      import_transfers(csv, out / (options.name + ".taskstudy"), options, {});
    }
  } catch (const std::exception& error) {
    std::cerr << "make_builtin_studies: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
