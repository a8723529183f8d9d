// SPDX-License-Identifier: MIT
#include "ui/dataset/task_content.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "dataset/groups.hpp"
#include "dataset/image_file.hpp"
#include "dataset/resize.hpp"
#include "dataset/target.hpp"
#include "tasks/task_dictionary.hpp"
#include "ui/dataset/annotation.hpp"
#include "ui/dataset/annotation_colours.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using dataset::ViewNumber;

constexpr int kLargestSide = 256;  // of the paper's networks' input
constexpr double kDegrees = 180 / std::numbers::pi;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(TaskContent)
};

// The files of one view that tasks look at, at the size of the network's input.
dataset::View read_view(const DatasetSource& source, ViewNumber number, int size) {
  dataset::View view;
  const dataset::DatasetIndex& index = source.index();
  view.building = index.building_of(number);
  view.point = index.point(number);
  view.view = index.view(number);
  for (const dataset::DomainInfo& info : dataset::domains()) {
    const auto path = index.path(number, info.id);
    if (!path || info.id == Domain::kRgbLarge || info.id == Domain::kNonfixatedMatches) continue;
    const std::filesystem::path file = source.set.root / *path;
    try {
      switch (info.kind) {
        case dataset::FileKind::kImage:
          view[info.id] = dataset::resize(dataset::read_image(file), info.id, size);
          break;
        case dataset::FileKind::kArray: {
          const std::string bytes = read_regular_file(file, kMaxLabelBytes);
          auto& scores = info.id == Domain::kClassObject ? view.object_scores : view.scene_scores;
          scores = dataset::decode_scores(std::as_bytes(std::span(bytes)), *path);
          break;
        }
        case dataset::FileKind::kJson:
          view.info = dataset::parse_point_info(read_regular_file(file, kMaxLabelBytes), *path);
          break;
      }
    } catch (const std::exception&) {
      // A damaged file is as good as none here; the annotations say what is wrong with it.
    }
  }
  return view;
}

// The views that make a sample of the task together with this one; empty: there are none.
std::vector<ViewNumber> group_of(const DatasetSource& source, ViewNumber view,
                                 const dataset::View& first, const std::string& code) {
  const auto wanted = static_cast<std::size_t>(dataset::views_per_sample(code));
  std::vector<ViewNumber> group{view};
  if (wanted == 1) return group;
  const dataset::DatasetIndex& index = source.index();
  if (code == "non_fixated_pose") {
    if (!first.info) return {};
    for (const std::int64_t point : first.info->nonfixated_points_in_view) {
      if (point < 0 || point == index.point(view)) continue;
      const auto range =
          index.point_views(index.building_of(view), static_cast<std::uint32_t>(point));
      for (ViewNumber other = range.first; other < range.last; ++other) {
        if (index.domains(other).contains({Domain::kRgb, Domain::kPointInfo})) {
          return {view, other};
        }
      }
    }
    return {};
  }
  const auto range = index.point_views(view);
  for (ViewNumber other = range.first; other < range.last && group.size() < wanted; ++other) {
    if (other != view && index.domains(other).contains(Domain::kRgb)) group.push_back(other);
  }
  return group.size() == wanted ? group : std::vector<ViewNumber>();
}

QImage picture_of(const dataset::Planes& planes) {
  QImage image(planes.width, planes.height, QImage::Format_RGB32);
  const int green = planes.channels >= 3 ? 1 : 0, blue = planes.channels >= 3 ? 2 : 0;
  const auto byte = [&](int c, int y, int x) {
    const float value = planes.data[planes.index(c, y, x)];
    return static_cast<int>(std::lround(std::clamp((value + 1) * 127.5F, 0.0F, 255.0F)));
  };
  for (int y = 0; y < planes.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < planes.width; ++x) {
      line[x] = qRgb(byte(0, y, x), byte(green, y, x), byte(blue, y, x));
    }
  }
  return image;
}

QStringList three(const double* values, double scale, int digits) {
  const QLocale locale;
  QStringList cells;
  for (int i = 0; i < 3; ++i) {
    const double value = values[i] * scale;
    const bool zero = std::abs(value) < 0.5 * std::pow(10, -digits);  // which has no sign
    cells.push_back(locale.toString(zero ? 0 : value, 'f', digits));
  }
  return cells;
}

// Rows of three numbers, for people who read the panel and for those who read its lines.
class Rows {
 public:
  explicit Rows(TaskSample& panel) : panel_(panel) {
    panel.header = true;
    panel.table.push_back(
        {QString(), QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")});
  }
  void add(const QString& name, const QString& line, const QStringList& numbers) {
    panel_.table.push_back(QStringList(name) + numbers);
    panel_.lines.push_back(line.arg(numbers.join(QStringLiteral(", "))));
  }

 private:
  TaskSample& panel_;
};

void describe_vector(TaskSample& panel, const std::string& code, const std::vector<double>& numbers,
                     qsizetype views) {
  Rows rows(panel);
  if (code == "room_layout" && numbers.size() == 9) {
    rows.add(Words::tr("Centre, m"), Words::tr("Room's centre: %1 m"), three(&numbers[0], 1, 2));
    rows.add(Words::tr("Angles, °"), Words::tr("Camera's angles: %1°"),
             three(&numbers[3], kDegrees, 1));
    rows.add(Words::tr("Extents, m"), Words::tr("Room's extents: %1 m"), three(&numbers[6], 1, 2));
  } else if (code == "vanishing_point_well_defined" && numbers.size() == 9) {
    const QStringList names{QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z")};
    for (qsizetype i = 0; i < 3; ++i) {
      rows.add(Words::tr("To %1").arg(names[i]),
               Words::tr("Direction of %1: %2").arg(names[i], QStringLiteral("%1")),
               three(&numbers[static_cast<std::size_t>(3 * i)], 1, 2));
    }
  } else {
    // Pairs of the views in their order: 1-2, or 1-2, 1-3, 2-3.
    qsizetype first = 0, second = 1;
    for (std::size_t i = 0; i + 6 <= numbers.size(); i += 6) {
      const QString pair =
          numbers.size() > 6 ? QStringLiteral("%1–%2 ").arg(first + 1).arg(second + 1) : QString();
      rows.add(pair + Words::tr("turn, °"), pair + Words::tr("turned by %1°"),
               three(&numbers[i], kDegrees, 1));
      rows.add(pair + Words::tr("move, m"), pair + Words::tr("moved by %1 m"),
               three(&numbers[i + 3], 1, 2));
      if (++second >= views) {
        ++first;
        second = first + 1;
      }
    }
  }
}

void describe_target(TaskSample& panel, const std::string& code, const dataset::Sample& sample,
                     const DatasetSource& source, qsizetype views) {
  const dataset::Target& target = sample.target;
  const dataset::Statistics& statistics = source.set.statistics;
  const auto counted = std::count_if(target.mask.begin(), target.mask.end(),
                                     [](float weight) { return weight > 0; });
  if (!target.mask.empty() && counted == 0) panel.note = Words::tr("Counts for nothing here");
  switch (target.kind) {
    case dataset::TargetKind::kImage: {
      const Domain domain = dataset::required_domains(code).back();
      panel.target = coloured_values(
          dataset::display_values(code, target.values, target.mask, statistics), domain);
      if (!target.mask.empty() && counted > 0 &&
          counted < static_cast<std::ptrdiff_t>(target.mask.size())) {
        panel.note = Words::tr("%1 % of the pixels count")
                         .arg(QLocale().toString(100.0 * static_cast<double>(counted) /
                                                     static_cast<double>(target.mask.size()),
                                                 'f', 1));
      }
      break;
    }
    case dataset::TargetKind::kScores:
      for (const dataset::NamedScore& score :
           dataset::display_scores(code, target.values.data, source.set.classes, 5)) {
        if (score.score <= 0) break;
        const QString share = Words::tr("%1 %").arg(
            QLocale().toString(100 * static_cast<double>(score.score), 'f', 1));
        panel.table.push_back({text_of(score.name), share});
        panel.lines.push_back(text_of(score.name) + QStringLiteral("  ") + share);
      }
      break;
    case dataset::TargetKind::kVector:
      describe_vector(panel, code, dataset::display_numbers(code, target.values.data, statistics),
                      views);
      break;
    case dataset::TargetKind::kPixelClass:
      panel.target = coloured_labels(target.labels, target.width, target.height);
      break;
    case dataset::TargetKind::kPixelColour:
      panel.target =
          coloured_values(dataset::display_colours(sample.inputs.front(), target), Domain::kRgb);
      panel.note = Words::tr("%1 colours, as the answers can tell").arg(dataset::kColourBins);
      break;
    case dataset::TargetKind::kSegments: {
      panel.target = coloured_labels(target.labels, target.width, target.height);
      for (const dataset::PixelIndex pixel : target.pixels) {
        panel.target.setPixel(pixel.column, pixel.row, qRgb(255, 255, 255));
      }
      panel.note = Words::tr("White: the %1 pixels that are compared").arg(target.pixels.size());
      break;
    }
    case dataset::TargetKind::kNone:
      panel.lines = {Words::tr("No target: a projection drawn at random")};
      break;
  }
}

}  // namespace

std::shared_ptr<const TaskContent> read_tasks(const DatasetSource& source, ViewNumber view,
                                              const RunContext& context, const QStringList& only) {
  auto content = std::make_shared<TaskContent>();
  content->title = source.title(view);
  content->view = view;
  int size = kLargestSide;
  if (const auto file = source.file(view, Domain::kRgb); !file.empty()) {
    try {
      const dataset::Raster rgb = dataset::read_image(file);
      size = std::clamp(std::min(rgb.width(), rgb.height()) / 4 * 4, 32, kLargestSide);
    } catch (const Error&) {  // each task says that its picture is missing
    }
  }
  std::map<ViewNumber, dataset::View> views;
  views.emplace(view, read_view(source, view, size));
  std::vector<const Task*> tasks;
  for (const Task& task : task_dictionary()) {
    if (only.isEmpty() || only.contains(text_of(task.code))) tasks.push_back(&task);
  }
  std::vector<std::vector<ViewNumber>> groups;
  for (const Task* task : tasks) {
    groups.push_back(group_of(source, view, views.at(view), task->code));
    for (const ViewNumber other : groups.back()) {
      if (context.stopped()) return nullptr;
      if (!views.contains(other)) views.emplace(other, read_view(source, other, size));
    }
  }
  content->panels.resize(tasks.size());
  parallel_for(tasks.size(), context.threads, [&](std::size_t i) {
    TaskSample& panel = content->panels[i];
    panel.task = tasks[i];
    if (context.stopped()) return;
    if (groups[i].empty()) {
      panel.problem = Words::tr("There is no other view to form the sample with");
      return;
    }
    std::vector<dataset::View> sample_views;
    QStringList names;
    for (const ViewNumber number : groups[i]) {
      sample_views.push_back(views.at(number));
      names.push_back(QStringLiteral("%1.%2")
                          .arg(source.index().point(number))
                          .arg(source.index().view(number)));
    }
    dataset::SampleOptions options = dataset::sample_options(source.set);
    options.size = size;
    options.seed = 1 + view;
    try {
      const dataset::Sample sample = dataset::make_sample(tasks[i]->code, sample_views, options);
      for (const dataset::Planes& input : sample.inputs) {
        panel.inputs.push_back(picture_of(input));
      }
      describe_target(panel, tasks[i]->code, sample, source, names.size());
      if (names.size() > 1)
        panel.note = Words::tr("Views %1").arg(names.join(QStringLiteral(", ")));
    } catch (const std::exception& error) {
      panel.problem = QString::fromUtf8(error.what());
    }
  });
  if (context.stopped()) return nullptr;
  // As the paper groups them.
  std::stable_sort(
      content->panels.begin(), content->panels.end(),
      [](const TaskSample& a, const TaskSample& b) { return a.task->kind < b.task->kind; });
  return content;
}

}  // namespace taskatlas::ui
