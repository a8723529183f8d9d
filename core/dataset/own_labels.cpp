// SPDX-License-Identifier: MIT
#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/npy.hpp"
#include "base/numbers.hpp"
#include "base/sha256.hpp"
#include "dataset/files.hpp"
#include "dataset/image_file.hpp"
#include "dataset/own_task.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <mutex>
#include <unordered_map>

#include <sys/stat.h>

namespace taskatlas::dataset {
namespace {

namespace fs = std::filesystem;

constexpr int kMostDepth = 8;
constexpr std::size_t kMostFiles = 50'000'000;
constexpr std::size_t kKeptBytes = std::size_t{256} << 20;
constexpr std::size_t kMostValues = std::size_t{1} << 26;
constexpr std::uintmax_t kMostFileBytes = std::uintmax_t{1} << 29;

struct Name {
  std::string view;  // "point_1_view_2"
  std::string_view domain, extension;
};

// A number of 1 to 9 digits at the front; nullopt where there is none.
std::optional<std::uint32_t> take_number(std::string_view& text) {
  const auto end = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto digits = text.substr(0, end);
  constexpr std::size_t kMostDigits = 9;
  if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
  text.remove_prefix(end);
  return static_cast<std::uint32_t>(parse_integer(digits).value_or(0));
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// "point_1_view_2_domain_heat.png" in parts; nullopt for other names.
std::optional<Name> parse_name(std::string_view text) {
  if (!take(text, "point_")) return std::nullopt;
  const auto point = take_number(text);
  if (!point || !take(text, "_view_")) return std::nullopt;
  const auto view = take_number(text);
  if (!view) return std::nullopt;
  Name name{"point_" + std::to_string(*point) + "_view_" + std::to_string(*view), {}, {}};
  const auto dot = text.rfind('.');
  if (dot == std::string_view::npos) return std::nullopt;
  name.extension = text.substr(dot);
  text = text.substr(0, dot);
  if (take(text, "_domain_")) {
    name.domain = text;
  } else if (!text.empty()) {
    return std::nullopt;
  }
  return name;
}

// A label as it is stored: channels × rows × columns, NaN where a pixel has none.
struct Stored {
  std::size_t channels = 1, height = 1, width = 1;
  std::vector<double> values;
  double full_scale = 0;  // of pictures of whole numbers

  double at(std::size_t channel, std::size_t y, std::size_t x) const {
    return values[(channel * height + y) * width + x];
  }
};

Stored from_raster(const Raster& raster, std::size_t channels) {
  Stored out;
  out.channels = channels;
  out.height = static_cast<std::size_t>(raster.height());
  out.width = static_cast<std::size_t>(raster.width());
  out.full_scale = raster.type() == SampleType::kU8 ? 255 : 65'535;
  out.values.resize(channels * raster.pixels());
  const auto step = static_cast<std::size_t>(raster.channels());
  const auto run = [&](const auto samples) {
    for (std::size_t c = 0; c < channels; ++c) {
      for (std::size_t i = 0; i < raster.pixels(); ++i) {
        out.values[c * raster.pixels() + i] = static_cast<double>(samples[i * step + c]);
      }
    }
  };
  raster.type() == SampleType::kU8 ? run(raster.u8()) : run(raster.u16());
  return out;
}

// The pixels of a stored side that the new pixel `i` of `size` covers, and the one at its centre.
struct Footprint {
  std::size_t begin, end, centre;
};
std::vector<Footprint> footprints(std::size_t side, int size) {
  std::vector<Footprint> out;
  const auto count = static_cast<std::size_t>(size);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = i * side / count;
    const std::size_t end = std::max(begin + 1, ((i + 1) * side + count - 1) / count);
    out.push_back({begin, std::min(end, side), (2 * i + 1) * side / (2 * count)});
  }
  return out;
}

}  // namespace

class OwnLabels::Body {
 public:
  explicit Body(const OwnTask& task) : task_(task) {}

  bool walk(const RunContext& context) {
    std::error_code error;
    if (!fs::is_directory(task_.folder, error)) {
      throw bad_input(task_.folder.string() + ": the folder with the " + what() + " of " +
                      task_.task.code +
                      " is not there; mount it, or say where it is with `taskatlas-cli study "
                      "add-task STUDY SPEC.json`");
    }
    std::vector<std::pair<std::string, int>> pending{{"", 0}};
    std::size_t read = 0;
    while (!pending.empty()) {
      if (context.stopped()) return false;
      const auto [path, depth] = std::move(pending.back());
      pending.pop_back();
      read_folder(path, depth, pending);
      context.progress(static_cast<double>(++read), 0,
                       "Looking for " + what() + " of " + task_.task.code);
    }
    if (files_.empty()) {
      throw bad_input(task_.folder.string() + ": holds no " + what() + " of " + task_.task.code +
                      ": files BUILDING/point_P_view_V" +
                      (task_.is_source_only() ? "" : ".png or") +
                      " .npy, with or without _domain_" + task_.domain);
    }
    take_identity();
    return true;
  }

  const OwnTask& task() const { return task_; }
  std::size_t size() const { return files_.size(); }
  const std::string& identity() const { return identity_; }
  std::vector<std::string> views() const {
    std::vector<std::string> names;
    for (const auto& [view, file] : files_) names.push_back(view);
    return names;
  }
  std::optional<fs::path> file(std::string_view view) const {
    const auto found = files_.find(view);
    if (found == files_.end()) return std::nullopt;
    return task_.folder / found->second;
  }

  Stored stored(std::string_view view) const {
    const auto path = file(view);
    if (!path) {
      throw usage_error(task_.task.code + " has no label for the view " + std::string(view));
    }
    const std::string content = read_regular_file(*path, kMostFileBytes);
    const auto bytes = std::as_bytes(std::span(content));
    const bool picture = task_.task.output.kind == OutputKind::kImage;
    if (path->extension() == ".npy")
      return from_array(npy::read(bytes, path->string(), kMostValues), *path);
    if (!picture) refuse(*path, "is a picture; .npy is expected");
    DecodeOptions options;
    options.palette_indices = task_.task.loss == TaskLoss::kCrossEntropy;
    const Raster raster = decode_image(bytes, path->string(), options);
    const int wanted = classes_of_pixels() ? 1 : task_.task.output.channels;
    const bool alpha = (wanted == 1 || wanted == 3) && raster.channels() == wanted + 1;
    if (raster.channels() != wanted && !alpha) {
      refuse(*path, "has " + std::to_string(raster.channels()) + " channels; " +
                        std::to_string(wanted) + " expected");
    }
    return from_raster(raster, static_cast<std::size_t>(wanted));
  }

  std::shared_ptr<const Target> target(std::string_view view, int size) {
    const std::pair<std::string, int> key(view, size);
    {
      const std::scoped_lock lock(mutex_);
      const auto found = kept_.find(key);
      if (found != kept_.end()) return found->second;
    }
    auto made = std::make_shared<const Target>(make(view, size));
    const std::size_t bytes = (made->values.data.size() + made->mask.size()) * sizeof(float) +
                              made->labels.size() * sizeof(std::int32_t);
    const std::scoped_lock lock(mutex_);
    if (kept_bytes_ + bytes <= kKeptBytes && kept_.emplace(key, made).second) kept_bytes_ += bytes;
    return made;
  }

  std::vector<double> numbers(std::string_view view) const {
    Stored label = stored(view);
    const fs::path path = file(view).value();
    const auto wanted = static_cast<std::size_t>(task_.task.output.channels);
    if (label.height != 1 || label.width != 1 || label.channels != wanted) {
      refuse(path, "does not hold " + std::to_string(wanted) + " numbers");
    }
    for (const double value : label.values) {
      if (!std::isfinite(value)) refuse(path, "has a value that is no number");
    }
    return std::move(label.values);
  }

 private:
  [[noreturn]] void refuse(const fs::path& file, const std::string& problem) const {
    throw bad_input(file.string() + ": " + problem + ", as a " +
                    (task_.is_source_only() ? "representation" : "label") + " of " +
                    task_.task.code);
  }
  std::string what() const { return task_.is_source_only() ? "representations" : "labels"; }
  bool classes_of_pixels() const {
    return task_.task.output.kind == OutputKind::kImage &&
           task_.task.loss == TaskLoss::kCrossEntropy;
  }

  void read_folder(const std::string& path, int depth,
                   std::vector<std::pair<std::string, int>>& pending) {
    std::vector<std::string> names;
    const int error = list_folder(task_.folder / path, [&](const char* name, EntryType type) {
      if (type == EntryType::kFolder && name[0] != '.' && depth < kMostDepth) {
        pending.emplace_back(path.empty() ? name : path + "/" + name, depth + 1);
      } else if (type == EntryType::kFile) {
        names.emplace_back(name);
      }
      return true;
    });
    if (error != 0) {
      throw bad_input((task_.folder / path).string() + ": cannot be read: " + reason(error));
    }
    const std::string building = building_of(path);
    for (const std::string& name : names) {
      const auto parsed = parse_name(name);
      if (!parsed || (!parsed->domain.empty() && parsed->domain != task_.domain)) continue;
      const bool array = parsed->extension == ".npy";
      if (!array && (task_.is_source_only() || parsed->extension != ".png")) continue;
      std::string file = path.empty() ? name : path + "/" + name;
      const auto [at, added] =
          files_.try_emplace(building.empty() ? parsed->view : building + "/" + parsed->view, file);
      if (!added) {
        throw bad_input((task_.folder / file).string() + ": is the second file for the view " +
                        at->first + ", besides " + at->second + "; leave one of them");
      }
      if (files_.size() > kMostFiles) {
        throw bad_input(task_.folder.string() + ": holds too many files for one task");
      }
    }
  }

  // The components of a folder's path but the one that names the domain.
  std::string building_of(const std::string& path) const {
    std::string building;
    bool named = false;
    for (const fs::path& part : fs::path(path)) {
      if (!named && part == task_.domain) {
        named = true;
        continue;
      }
      building += (building.empty() ? "" : "/") + part.string();
    }
    return building;
  }

  void take_identity() {
    std::string text;
    for (const auto& [view, file] : files_) {
      struct stat info {};
      if (::stat((task_.folder / file).c_str(), &info) != 0) {
        throw bad_input((task_.folder / file).string() + ": cannot be read: " + reason(errno));
      }
      text += view + '\n' + std::to_string(info.st_size) + '\n';
    }
    constexpr std::size_t kDigits = 32;
    identity_ = sha256(text).substr(0, kDigits);
  }

  Stored from_array(npy::Array array, const fs::path& path) const {
    Stored out;
    const bool picture = task_.task.output.kind == OutputKind::kImage;
    auto& shape = array.shape;
    if (!picture) {
      out.channels = array.values.size();
      out.values = std::move(array.values);
      return out;
    }
    if (shape.size() == 2) shape.insert(shape.begin(), 1);
    const auto wanted =
        classes_of_pixels() ? std::size_t{1} : static_cast<std::size_t>(task_.task.output.channels);
    if (shape.size() != 3 || shape[0] != wanted || shape[1] == 0 || shape[2] == 0) {
      refuse(path, "is not " + std::to_string(wanted) + " × height × width");
    }
    out.channels = shape[0];
    out.height = shape[1];
    out.width = shape[2];
    out.values = std::move(array.values);
    return out;
  }

  Target make(std::string_view view, int size) const {
    if (task_.is_source_only()) throw usage_error(task_.task.code + " has no labels");
    switch (task_.task.output.kind) {
      case OutputKind::kVector:
        return vector(view);
      case OutputKind::kClasses:
        return scores(view);
      default:
        return picture(view, size);
    }
  }

  Target vector(std::string_view view) const {
    const std::vector<double> values = numbers(view);
    Target out;
    out.kind = TargetKind::kVector;
    out.values = Planes(static_cast<int>(values.size()), 1, 1);
    for (std::size_t i = 0; i < values.size(); ++i) {
      const double mean = task_.mean.empty() ? 0 : task_.mean[i];
      const double std = task_.std.empty() ? 1 : task_.std[i];
      out.values.data[i] = static_cast<float>((values[i] - mean) / std);
    }
    out.mask = {1};
    return out;
  }

  Target scores(std::string_view view) const {
    const Stored label = stored(view);
    const fs::path path = file(view).value();
    const auto classes = static_cast<std::size_t>(task_.task.output.channels);
    Target out;
    out.kind = TargetKind::kScores;
    out.values = Planes(task_.task.output.channels, 1, 1);
    out.mask = {1};
    if (label.values.size() == 1) {
      const double which = label.values.front();
      if (!(which >= 0) || which >= static_cast<double>(classes) || which != std::floor(which)) {
        refuse(path, "is no class from 0 to " + std::to_string(classes - 1));
      }
      out.values.data[static_cast<std::size_t>(which)] = 1;
      return out;
    }
    if (label.values.size() != classes) {
      refuse(path, "is neither one class nor a share for each of " + std::to_string(classes));
    }
    double sum = 0;
    for (const double share : label.values) {
      if (!(share >= 0) || !std::isfinite(share)) refuse(path, "has a share that is negative");
      sum += share;
    }
    if (!(sum > 0)) refuse(path, "has no class with a share above 0");
    for (std::size_t i = 0; i < classes; ++i) {
      out.values.data[i] = static_cast<float>(label.values[i] / sum);
    }
    return out;
  }

  Target picture(std::string_view view, int size) const {
    const Stored label = stored(view);
    const fs::path path = file(view).value();
    const std::size_t side = std::min(label.height, label.width);
    const std::size_t top = (label.height - side + 1) / 2, left = (label.width - side + 1) / 2;
    const auto feet = footprints(side, size);
    const auto has_label = [&](double value) {
      return std::isfinite(value) && !(task_.missing && value == *task_.missing);
    };
    Target out;
    out.height = out.width = size;
    const auto pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    out.mask.assign(pixels, 1);
    if (classes_of_pixels()) {
      out.kind = TargetKind::kPixelClass;
      out.labels.reserve(pixels);
      for (const Footprint& y : feet) {
        for (const Footprint& x : feet) {
          const double value = label.at(0, top + y.centre, left + x.centre);
          const std::size_t at = out.labels.size();
          out.labels.push_back(-1);
          if (!has_label(value)) {
            out.mask[at] = 0;
            continue;
          }
          if (value < 0 || value >= task_.task.output.channels || value != std::floor(value)) {
            refuse(path, "has the value " + format_number(value) +
                             ", which is no class from 0 to " +
                             std::to_string(task_.task.output.channels - 1));
          }
          out.labels[at] = static_cast<std::int32_t>(value);
        }
      }
      return out;
    }
    out.kind = TargetKind::kImage;
    out.values = Planes(task_.task.output.channels, size, size);
    const double scale = task_.low < task_.high ? 2 / (task_.high - task_.low) : 1;
    const double low = task_.low < task_.high ? task_.low : -1;
    std::size_t at = 0;
    for (const Footprint& y : feet) {
      for (const Footprint& x : feet) {
        const double count = static_cast<double>((y.end - y.begin) * (x.end - x.begin));
        for (std::size_t c = 0; c < label.channels; ++c) {
          double sum = 0;
          for (std::size_t row = y.begin; row < y.end; ++row) {
            for (std::size_t column = x.begin; column < x.end; ++column) {
              const double value = label.at(c, top + row, left + column);
              if (!has_label(value)) out.mask[at] = 0;
              sum += value;
            }
          }
          if (out.mask[at] > 0) {
            out.values.data[c * pixels + at] = static_cast<float>((sum / count - low) * scale - 1);
          }
        }
        if (out.mask[at] == 0) {
          for (std::size_t c = 0; c < label.channels; ++c) out.values.data[c * pixels + at] = 0;
        }
        ++at;
      }
    }
    return out;
  }

  OwnTask task_;
  std::map<std::string, std::string, std::less<>> files_;  // by view
  std::string identity_;
  std::mutex mutex_;
  std::map<std::pair<std::string, int>, std::shared_ptr<const Target>> kept_;
  std::size_t kept_bytes_ = 0;
};

std::optional<OwnLabels> OwnLabels::open(const OwnTask& task, const RunContext& context) {
  auto body = std::make_shared<Body>(task);
  if (!body->walk(context)) return std::nullopt;
  return OwnLabels(std::move(body));
}

std::optional<OwnLabels> OwnLabels::open_as_added(const OwnTask& task, const RunContext& context) {
  auto labels = open(task, context);
  if (labels && labels->identity() != task.identity) {
    throw bad_input(task.folder.string() + ": holds other files than when " + task.task.code +
                    " was added: names or sizes differ; put them back as they were, or add them "
                    "as a task with another code");
  }
  return labels;
}

OwnLabels OwnLabels::unread(const OwnTask& task) { return OwnLabels(std::make_shared<Body>(task)); }

const OwnTask& OwnLabels::task() const { return body_->task(); }
std::size_t OwnLabels::size() const { return body_->size(); }
std::string OwnLabels::identity() const { return body_->identity(); }
std::vector<std::string> OwnLabels::views() const { return body_->views(); }
std::optional<fs::path> OwnLabels::file(std::string_view view) const { return body_->file(view); }
std::shared_ptr<const Target> OwnLabels::target(std::string_view view, int size) const {
  return body_->target(view, size);
}
std::vector<double> OwnLabels::numbers(std::string_view view) const { return body_->numbers(view); }
double OwnLabels::full_scale(std::string_view view) const { return body_->stored(view).full_scale; }

bool complete(OwnTask& own, const OwnLabels& labels, std::span<const std::string> views,
              const RunContext& context) {
  if (views.empty()) return true;
  const bool classes = own.task.loss == TaskLoss::kCrossEntropy;
  if (own.task.output.kind == OutputKind::kImage && !classes && !(own.low < own.high)) {
    own.high = labels.full_scale(views.front());
    if (own.high == 0) {
      throw bad_input(own.task.code +
                      ": labels of floating point numbers need a 'range': the values that become "
                      "-1 and 1");
    }
  }
  if (own.task.output.kind != OutputKind::kVector || !own.mean.empty()) return true;
  constexpr std::size_t kMostViews = 4096;
  const std::size_t count = std::min(views.size(), kMostViews);
  const auto length = static_cast<std::size_t>(own.task.output.channels);
  std::vector<double> sum(length), squares(length);
  for (std::size_t i = 0; i < count; ++i) {
    if (context.stopped()) return false;
    const std::vector<double> numbers = labels.numbers(views[i * views.size() / count]);
    for (std::size_t c = 0; c < length; ++c) {
      sum[c] += numbers[c];
      squares[c] += numbers[c] * numbers[c];
    }
  }
  for (std::size_t c = 0; c < length; ++c) {
    const double mean = sum[c] / static_cast<double>(count);
    const double variance = squares[c] / static_cast<double>(count) - mean * mean;
    own.mean.push_back(mean);
    // What never changes has nothing to be standardised by.
    own.std.push_back(variance > 1e-12 * (1 + mean * mean) ? std::sqrt(variance) : 1);
  }
  return true;
}

}  // namespace taskatlas::dataset
