// SPDX-License-Identifier: MIT
// The bytes, little-endian:
//   8 bytes  "TAANSWR1"
//   u8       kind
//   u8       parts: 1 picture, 2 labels, 4 scores, 8 numbers, 16 range
//   picture  u16 width, u16 height, u8 channels, u8 precision
//            kExact: f32 for each value; kSmall: f32 least and f32 greatest of each channel, u32
//            bytes, and a PNG of 8 bits: 0 = NaN, 1 to 255 from least to greatest
//   labels   u16 width, u16 height, u32 bytes, and a PNG of 8 or 16 bits: 0 = none, else label + 1
//   scores   u16 how many; for each i32 index, f32 score, u16 bytes of the name, the name
//   numbers  u16 how many, f64 each
//   range    f32 low, f32 high
#include "outputs/answer.hpp"

#include "base/error.hpp"
#include "dataset/image_file.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace taskatlas::outputs {
namespace {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view kMagic = "TAANSWR1";
constexpr std::array<std::string_view, 5> kKinds{"picture", "pixel-classes", "segments", "scores",
                                                 "numbers"};
constexpr int kMostSide = 4096;
constexpr int kMostChannels = 64;      // of a user's own pictures
constexpr int kMostSmallChannels = 3;  // that a PNG holds, besides alpha
constexpr std::size_t kMostScores = 4096, kMostName = 1000, kMostNumbers = 4096;
constexpr std::int32_t kMostLabel = 65'534;
constexpr int kSteps = 254;  // between the least and the greatest value
constexpr dataset::PngOptions kPng{9, true};

enum Part : std::uint8_t {
  kPicturePart = 1,
  kLabelsPart = 2,
  kScoresPart = 4,
  kNumbersPart = 8,
  kRangePart = 16
};

class Writer {
 public:
  template <class T>
  void put(T value) {
    std::array<char, sizeof(T)> bytes{};
    std::memcpy(bytes.data(), &value, sizeof(T));
    out_.append(bytes.data(), bytes.size());
  }
  void put_bytes(std::string_view bytes) { out_.append(bytes); }
  void put_block(std::string_view bytes) {
    put(static_cast<std::uint32_t>(bytes.size()));
    put_bytes(bytes);
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  Reader(std::span<const std::byte> bytes, std::string_view name) : bytes_(bytes), name_(name) {}

  [[noreturn]] void refuse(const std::string& why) const {
    throw bad_input(std::string(name_) + ": is no kept answer: " + why);
  }
  std::span<const std::byte> bytes(std::size_t count) {
    if (count > bytes_.size()) refuse("it is cut short");
    const auto taken = bytes_.first(count);
    bytes_ = bytes_.subspan(count);
    return taken;
  }
  template <class T>
  T get() {
    T value;
    std::memcpy(&value, bytes(sizeof(T)).data(), sizeof(T));
    return value;
  }
  std::span<const std::byte> block() { return bytes(get<std::uint32_t>()); }
  std::string text(std::size_t count) {
    const auto taken = bytes(count);
    return {reinterpret_cast<const char*>(taken.data()), taken.size()};
  }
  // width or height
  int side() {
    const int value = get<std::uint16_t>();
    if (value < 1 || value > kMostSide) refuse("a side of " + std::to_string(value) + " pixels");
    return value;
  }
  void end() const {
    if (!bytes_.empty()) refuse("something follows it");
  }
  std::string_view name() const { return name_; }

 private:
  std::span<const std::byte> bytes_;
  std::string_view name_;
};

[[noreturn]] void contradicts(const std::string& why) {
  throw usage_error("an answer contradicts itself: " + why);
}

void check_sides(int width, int height) {
  if (width < 1 || height < 1 || width > kMostSide || height > kMostSide) {
    contradicts("a picture of " + std::to_string(width) + " × " + std::to_string(height));
  }
}

bool is_range(float low, float high) {
  return std::isfinite(low) && std::isfinite(high) && low < high;
}

void check(const Answer& answer) {
  const dataset::Values& picture = answer.picture;
  if (!picture.data.empty()) {
    check_sides(picture.width, picture.height);
    if (picture.channels < 1 || picture.channels > kMostChannels ||
        picture.data.size() != picture.pixels() * static_cast<std::size_t>(picture.channels)) {
      contradicts("channels and values of its picture");
    }
    for (const float value : picture.data) {
      if (std::isinf(value)) contradicts("an infinite value");
    }
  }
  if (!answer.labels.empty()) {
    check_sides(answer.width, answer.height);
    if (answer.labels.size() !=
        static_cast<std::size_t>(answer.width) * static_cast<std::size_t>(answer.height)) {
      contradicts("its number of labels");
    }
    for (const std::int32_t label : answer.labels) {
      if (label < -1 || label > kMostLabel) contradicts("the label " + std::to_string(label));
    }
  }
  if (answer.scores.size() > kMostScores || answer.numbers.size() > kMostNumbers) {
    contradicts("too many classes or numbers");
  }
  for (const ClassScore& score : answer.scores) {
    if (score.name.size() > kMostName || std::isinf(score.score)) {
      contradicts("the class " + std::to_string(score.index));
    }
  }
  for (const double number : answer.numbers) {
    if (std::isinf(number)) contradicts("an infinite number");
  }
  if (answer.range && !is_range(answer.range->low, answer.range->high)) contradicts("its range");
}

struct Range {
  float least = 0;
  float greatest = 0;
};

Range range_of(const dataset::Values& picture, int channel) {
  constexpr float kMost = std::numeric_limits<float>::max();
  Range range{kMost, -kMost};
  for (auto i = static_cast<std::size_t>(channel); i < picture.data.size();
       i += static_cast<std::size_t>(picture.channels)) {
    const float value = picture.data[i];
    if (std::isnan(value)) continue;
    range.least = std::min(range.least, value);
    range.greatest = std::max(range.greatest, value);
  }
  return range.least <= range.greatest ? range : Range{};
}

void put_small(const dataset::Values& picture, Writer& out) {
  dataset::Raster raster(picture.width, picture.height, picture.channels, dataset::SampleType::kU8);
  const auto samples = raster.u8();
  const auto channels = static_cast<std::size_t>(picture.channels);
  for (std::size_t c = 0; c < channels; ++c) {
    const Range range = range_of(picture, static_cast<int>(c));
    out.put(range.least);
    out.put(range.greatest);
    const double width = double{range.greatest} - double{range.least};
    const double scale = width > 0 ? kSteps / width : 0;
    for (std::size_t i = c; i < samples.size(); i += channels) {
      const double value = picture.data[i];
      if (std::isnan(value)) continue;  // 0
      samples[i] = static_cast<std::uint8_t>(1 + std::lround((value - range.least) * scale));
    }
  }
  out.put_block(dataset::encode_png(raster, kPng));
}

dataset::Values first_channel(const dataset::Values& picture) {
  dataset::Values first(picture.width, picture.height, 1);
  for (std::size_t i = 0; i < first.data.size(); ++i) {
    first.data[i] = picture.data[i * static_cast<std::size_t>(picture.channels)];
  }
  return first;
}

void put_picture(const dataset::Values& picture, Precision precision, Writer& out) {
  if (precision == Precision::kSmall && picture.channels > kMostSmallChannels) {
    return put_picture(first_channel(picture), precision, out);
  }
  out.put(static_cast<std::uint16_t>(picture.width));
  out.put(static_cast<std::uint16_t>(picture.height));
  out.put(static_cast<std::uint8_t>(picture.channels));
  out.put(static_cast<std::uint8_t>(precision));
  if (precision == Precision::kSmall) return put_small(picture, out);
  out.put_bytes(
      {reinterpret_cast<const char*>(picture.data.data()), picture.data.size() * sizeof(float)});
}

void put_labels(const Answer& answer, Writer& out) {
  const bool wide = *std::max_element(answer.labels.begin(), answer.labels.end()) > 254;
  dataset::Raster raster(answer.width, answer.height, 1,
                         wide ? dataset::SampleType::kU16 : dataset::SampleType::kU8);
  for (std::size_t i = 0; i < answer.labels.size(); ++i) {
    const auto stored = answer.labels[i] + 1;
    if (wide) {
      raster.u16()[i] = static_cast<std::uint16_t>(stored);
    } else {
      raster.u8()[i] = static_cast<std::uint8_t>(stored);
    }
  }
  out.put(static_cast<std::uint16_t>(answer.width));
  out.put(static_cast<std::uint16_t>(answer.height));
  out.put_block(dataset::encode_png(raster, {9, false}));
}

// Decoded only where its header says what is expected.
dataset::Raster read_png(Reader& in, int width, int height, int channels) {
  const auto png = in.block();
  const auto header = dataset::probe_image(png, in.name());
  if (header.format != dataset::ImageFormat::kPng || header.width != width ||
      header.height != height) {
    in.refuse("its picture is of another size than it says");
  }
  dataset::Raster raster = dataset::decode_image(png, in.name());
  if (raster.channels() != channels) in.refuse("its picture has other channels than it says");
  return raster;
}

void read_small(Reader& in, dataset::Values& picture) {
  std::array<Range, kMostSmallChannels> ranges;
  const auto channels = static_cast<std::size_t>(picture.channels);
  for (std::size_t c = 0; c < channels; ++c) {
    ranges[c].least = in.get<float>();
    ranges[c].greatest = in.get<float>();
    if (!std::isfinite(ranges[c].least) || !std::isfinite(ranges[c].greatest) ||
        ranges[c].least > ranges[c].greatest) {
      in.refuse("a range that is none");
    }
  }
  const dataset::Raster raster = read_png(in, picture.width, picture.height, picture.channels);
  if (raster.type() != dataset::SampleType::kU8) in.refuse("its picture has not 8 bits");
  const auto samples = raster.u8();
  picture.data.resize(samples.size());
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const Range& range = ranges[i % channels];
    const double share = (static_cast<double>(samples[i]) - 1) / kSteps;
    picture.data[i] =
        samples[i] == 0 ? std::numeric_limits<float>::quiet_NaN()
                        : static_cast<float>(
                              range.least + (double{range.greatest} - double{range.least}) * share);
  }
}

dataset::Values read_picture(Reader& in) {
  dataset::Values picture;
  picture.width = in.side();
  picture.height = in.side();
  picture.channels = in.get<std::uint8_t>();
  if (picture.channels < 1 || picture.channels > kMostChannels) {
    in.refuse(std::to_string(picture.channels) + " channels");
  }
  const auto precision = in.get<std::uint8_t>();
  if (precision == static_cast<std::uint8_t>(Precision::kSmall)) {
    if (picture.channels > kMostSmallChannels) in.refuse("too many channels for its precision");
    read_small(in, picture);
  } else if (precision == static_cast<std::uint8_t>(Precision::kExact)) {
    const std::size_t count = picture.pixels() * static_cast<std::size_t>(picture.channels);
    const auto bytes = in.bytes(count * sizeof(float));
    picture.data.resize(count);
    std::memcpy(picture.data.data(), bytes.data(), bytes.size());
    for (const float value : picture.data) {
      if (std::isinf(value)) in.refuse("an infinite value");
    }
  } else {
    in.refuse("an unknown precision");
  }
  return picture;
}

void read_labels(Reader& in, Answer& answer) {
  answer.width = in.side();
  answer.height = in.side();
  const dataset::Raster raster = read_png(in, answer.width, answer.height, 1);
  answer.labels.resize(raster.pixels());
  for (std::size_t i = 0; i < answer.labels.size(); ++i) {
    answer.labels[i] = (raster.type() == dataset::SampleType::kU8 ? std::int32_t{raster.u8()[i]}
                                                                  : std::int32_t{raster.u16()[i]}) -
                       1;
  }
}

void read_scores(Reader& in, std::vector<ClassScore>& scores) {
  const std::size_t count = in.get<std::uint16_t>();
  if (count < 1 || count > kMostScores) in.refuse("no classes, or too many");
  for (std::size_t i = 0; i < count; ++i) {
    ClassScore score;
    score.index = in.get<std::int32_t>();
    score.score = in.get<float>();
    const std::size_t length = in.get<std::uint16_t>();
    if (length > kMostName) in.refuse("too long a name");
    score.name = in.text(length);
    if (score.index < 0 || std::isinf(score.score)) in.refuse("a class that is none");
    scores.push_back(std::move(score));
  }
}

void read_numbers(Reader& in, std::vector<double>& numbers) {
  const std::size_t count = in.get<std::uint16_t>();
  if (count < 1 || count > kMostNumbers) in.refuse("no numbers, or too many");
  for (std::size_t i = 0; i < count; ++i) {
    numbers.push_back(in.get<double>());
    if (std::isinf(numbers.back())) in.refuse("an infinite number");
  }
}

// Which parts an answer of that kind must and may have.
struct Parts {
  int needed, allowed;
};
Parts parts_of(AnswerKind kind) {
  switch (kind) {
    case AnswerKind::kPicture:
      return {kPicturePart, kPicturePart | kRangePart};
    case AnswerKind::kPixelClasses:
      return {kLabelsPart, kLabelsPart | kScoresPart};
    case AnswerKind::kSegments:
      return {kLabelsPart, kLabelsPart | kPicturePart};
    case AnswerKind::kScores:
      return {kScoresPart, kScoresPart};
    case AnswerKind::kNumbers:
      break;
  }
  return {kNumbersPart, kNumbersPart};
}
bool fits(AnswerKind kind, int parts) {
  const Parts known = parts_of(kind);
  return (parts & known.needed) == known.needed && (parts & ~known.allowed) == 0;
}

}  // namespace

std::string_view to_string(AnswerKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::string encode_answer(const Answer& answer, Precision precision) {
  check(answer);
  const int parts = (answer.picture.data.empty() ? 0 : kPicturePart) |
                    (answer.labels.empty() ? 0 : kLabelsPart) |
                    (answer.scores.empty() ? 0 : kScoresPart) |
                    (answer.numbers.empty() ? 0 : kNumbersPart) | (answer.range ? kRangePart : 0);
  if (!fits(answer.kind, parts)) {
    contradicts("what it holds is not what its kind, " + std::string(to_string(answer.kind)) +
                ", has");
  }
  Writer out;
  out.put_bytes(kMagic);
  out.put(static_cast<std::uint8_t>(answer.kind));
  out.put(static_cast<std::uint8_t>(parts));
  if ((parts & kPicturePart) != 0) put_picture(answer.picture, precision, out);
  if ((parts & kLabelsPart) != 0) put_labels(answer, out);
  if ((parts & kScoresPart) != 0) {
    out.put(static_cast<std::uint16_t>(answer.scores.size()));
    for (const ClassScore& score : answer.scores) {
      out.put(static_cast<std::int32_t>(score.index));
      out.put(score.score);
      out.put(static_cast<std::uint16_t>(score.name.size()));
      out.put_bytes(score.name);
    }
  }
  if ((parts & kNumbersPart) != 0) {
    out.put(static_cast<std::uint16_t>(answer.numbers.size()));
    for (const double number : answer.numbers) out.put(number);
  }
  if (answer.range) {
    out.put(answer.range->low);
    out.put(answer.range->high);
  }
  return out.take();
}

Answer decode_answer(std::span<const std::byte> bytes, std::string_view name) {
  Reader in(bytes, name);
  if (in.text(kMagic.size()) != kMagic) in.refuse("it does not begin as one");
  Answer answer;
  const int kind = in.get<std::uint8_t>();
  if (kind >= static_cast<int>(kKinds.size())) in.refuse("an unknown kind");
  answer.kind = static_cast<AnswerKind>(kind);
  const int parts = in.get<std::uint8_t>();
  if (!fits(answer.kind, parts)) in.refuse("what it holds is not what its kind has");
  if ((parts & kPicturePart) != 0) answer.picture = read_picture(in);
  if ((parts & kLabelsPart) != 0) read_labels(in, answer);
  if ((parts & kScoresPart) != 0) read_scores(in, answer.scores);
  if ((parts & kNumbersPart) != 0) read_numbers(in, answer.numbers);
  if ((parts & kRangePart) != 0) {
    const auto low = in.get<float>();
    const auto high = in.get<float>();
    if (!is_range(low, high)) in.refuse("a range that is none");
    answer.range = ValueRange{low, high};
  }
  in.end();
  return answer;
}

}  // namespace taskatlas::outputs
