// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "fuzz/scratch.hpp"
#include "outputs/answer.hpp"
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
