// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "fuzz/scratch.hpp"
#include "outputs/answer.hpp"
#include "outputs/network_folder.hpp"
#include "outputs/photo.hpp"
#include "outputs/predict_protocol.hpp"

namespace taskatlas::fuzz {

int fuzz_answer(Bytes bytes) {
  using namespace outputs;
  try {
    const Answer answer = decode_answer(bytes, "fuzz");
    const std::string written = encode_answer(answer, Precision::kExact);
    const Answer again = decode_answer(std::as_bytes(std::span(written)), "fuzz");
    must(encode_answer(again, Precision::kExact) == written);
  } catch (const Error& error) {
    must(error.kind() == ErrorKind::kBadInput);  // not that what was read contradicts itself
  }
  return 0;
}

int fuzz_predict(Bytes bytes) {
  using namespace outputs;
  const std::string_view text = text_of(bytes);
  try {
    const NumberedRequest request = parse_request(text.substr(0, text.find('\n')));
    const std::string written = format_request(request.id, request.request);
    must(format_request(
             request.id,
             parse_request(std::string_view(written).substr(0, written.size() - 1)).request) ==
         written);
  } catch (const Error&) {
  }
  for (const std::size_t piece : {std::size_t{5}, std::size_t{4096}}) {
    try {
      ReplyReader reader;
      for (std::size_t at = 0; at < text.size(); at += piece) {
        reader.feed(text.substr(at, piece));
        while (reader.next()) {
        }
      }
    } catch (const Error&) {
    }
  }
  return 0;
}

int fuzz_networks(Bytes bytes) {
  using namespace outputs;
  static const std::filesystem::path folder = [] {
    const std::filesystem::path path = scratch() / "x.networks";
    std::filesystem::create_directory(path);
    NetworkFolder content;
    content.classes = dataset::taskonomy_classes();
    content.statistics = dataset::taskonomy_statistics();
    write_network_folder(path, content);
    return path;
  }();
  const std::filesystem::path file = put(folder / "networks.json", bytes);
  NetworkFolder content;
  try {
    content = read_network_folder(folder).value();
  } catch (const Error&) {
    return 0;
  }
  for (const ExportedNetwork& one : content.networks) {
    must((folder / one.file).parent_path() == folder);  // nothing may lead out of it
  }
  write_network_folder(folder, content);
  const std::string written = read_file(file);
  write_network_folder(folder, read_network_folder(folder).value());
  must(read_file(file) == written);
  return 0;
}

int fuzz_photo(Bytes bytes) {
  const int orientation = outputs::exif_orientation(bytes);
  must(orientation >= 1 && orientation <= 8);
  try {
    const dataset::Raster raster = outputs::read_photo(put(scratch() / "photo", bytes));
    must(raster.width() == raster.height() && raster.width() > 0);
  } catch (const Error&) {
  }
  return 0;
}

}  // namespace taskatlas::fuzz
