// SPDX-License-Identifier: MIT
#include "ui/outputs/output_content.hpp"

#include "dataset/target.hpp"
#include "tasks/task_dictionary.hpp"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using outputs::Answer;
using outputs::AnswerKind;

// What is drawn for a photo whose camera is not known: that of a common lens.
constexpr double kUsualFieldOfView = 1.05;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(OutputContent)
};

// The domain whose units and colours the answers of a task have.
Domain domain_of(const Task& task, const Answer& answer) {
  switch (answer.kind) {
    case AnswerKind::kPixelClasses:
      return Domain::kSegmentSemantic;
    case AnswerKind::kSegments:
      return Domain::kSegmentUnsup2d;
    case AnswerKind::kScores:
      return Domain::kClassObject;
    case AnswerKind::kNumbers:
      return Domain::kPointInfo;
    case AnswerKind::kPicture:
      break;
  }
  if (task.code == "colorization") return Domain::kRgb;
  return dataset::required_domains(task.code).back();
}

// The scale that suits the picture of one answer.
ValueScale scale_of(const Task& task, const Answer& answer) {
  if (!is_own(task)) return usual_scale(answer.picture, domain_of(task, answer));
  if (answer.picture.channels == 3 && answer.range) {
    return {static_cast<double>(answer.range->low), static_cast<double>(answer.range->high)};
  }
  return usual_own_scale(answer.picture);
}

// Clusters as the dataset has segments.
Annotation clusters_of(const Answer& answer, const dataset::Classes& classes) {
  std::vector<std::uint32_t> labels;
  labels.reserve(answer.labels.size());
  for (const std::int32_t label : answer.labels) {
    labels.push_back(label < 0 ? 0 : static_cast<std::uint32_t>(label) + 1);
  }
  return annotate_labels(std::move(labels), answer.width, answer.height, Domain::kSegmentUnsup2d,
                         classes);
}

// The answer itself names the classes that it has: those of the dataset that its network was
// trained on, which need not be there.
dataset::Classes named_by(const Answer& answer, dataset::Classes classes) {
  constexpr int kMost = 255;  // classes of segments, as datasets have them
  for (const outputs::ClassScore& one : answer.scores) {
    if (one.index < 0 || one.index >= kMost || one.name.empty()) continue;
    const auto place = static_cast<std::size_t>(one.index);
    for (std::size_t i = classes.semantic.size(); i <= place; ++i) {
      classes.semantic.push_back(std::to_string(i));
    }
    classes.semantic[place] = one.name;
  }
  return classes;
}

Annotation classes_of(const Task& task, const Answer& answer, const dataset::Classes& classes) {
  std::vector<std::uint32_t> labels;
  labels.reserve(answer.labels.size());
  for (const std::int32_t label : answer.labels) {
    labels.push_back(label < 0 ? 0 : static_cast<std::uint32_t>(label) + 1);
  }
  Annotation drawn = annotate_labels(std::move(labels), answer.width, answer.height,
                                     Domain::kSegmentSemantic, named_by(answer, classes));
  if (is_own(task)) {
    // The names of the dataset's classes are of another task; these have numbers.
    drawn.class_names = {Words::tr("no label")};
    for (int i = 0; i < task.output.channels; ++i) drawn.class_names.push_back(QString::number(i));
  }
  return drawn;
}

// The picture that stands for an answer, by the scale that all panels share.
void draw(OutputPanel& panel, const Answer& answer, const ValueScale& scale,
          const dataset::Classes& classes) {
  switch (panel.drawing) {
    case AnswerDrawing::kPicture:
      panel.annotation = is_own(panel.task) ? annotate_own(answer.picture, scale)
                                            : annotate_values(answer.picture,
                                                              domain_of(panel.task, answer), scale);
      break;
    case AnswerDrawing::kClasses:
      panel.annotation = classes_of(panel.task, answer, classes);
      break;
    case AnswerDrawing::kSegments:
      if (answer.picture.pixels() > 0) {
        panel.annotation = annotate_values(answer.picture, Domain::kRgb, ValueScale());
      }
      if (!answer.labels.empty()) panel.clusters = clusters_of(answer, classes);
      break;
    case AnswerDrawing::kJigsaw:
      if (panel.inputs != nullptr && !answer.scores.empty()) {
        panel.annotation.domain = Domain::kRgb;
        panel.annotation.picture = put_together(*panel.inputs, answer.scores.front().index);
        panel.annotation.state = Annotation::State::kShown;
      }
      break;
    default:
      break;
  }
}

ValueScale shared_scale(const Task& task, const Answer* truth,
                        const std::vector<const Answer*>& answers) {
  if (truth != nullptr && truth->kind == AnswerKind::kPicture) {
    return scale_of(task, *truth);
  }
  ValueScale scale;
  bool any = false;
  for (const Answer* answer : answers) {
    if (answer->kind != AnswerKind::kPicture) continue;
    const ValueScale own = scale_of(task, *answer);
    scale = any ? ValueScale{std::min(scale.low, own.low), std::max(scale.high, own.high)} : own;
    any = true;
  }
  return scale;
}

double shared_extent(const std::vector<const Answer*>& answers, const Answer* truth) {
  const double real = truth == nullptr ? 0 : extent_of(cameras_of(truth->numbers));
  double extent = real;
  for (const Answer* answer : answers) {
    extent = std::max(extent, extent_of(cameras_of(answer->numbers)));
  }
  // An answer far off must not make the rest too small to see.
  if (real > 0) extent = std::min(extent, 2.5 * real);
  return std::max(extent, 0.3);
}

OutputPanel answered(OutputPanel panel, std::shared_ptr<const Answer> answer,
                     const ValueScale& scale, const dataset::Classes& classes) {
  panel.state = OutputPanel::State::kShown;
  panel.drawing = drawing_of(panel.task, answer->kind);
  draw(panel, *answer, scale, classes);
  panel.answer = std::move(answer);
  return panel;
}

OutputPanel input_panel(const Task& task, const std::shared_ptr<const InputPictures>& inputs) {
  OutputPanel panel;
  panel.role = OutputPanel::Role::kInput;
  panel.key = QStringLiteral("input");
  panel.title = Words::tr("Input");
  panel.task = task;
  panel.inputs = inputs;
  panel.state = inputs != nullptr ? OutputPanel::State::kShown : OutputPanel::State::kWaiting;
  if (inputs != nullptr && inputs->size() == 1) {
    panel.annotation.domain = Domain::kRgb;
    panel.annotation.picture = inputs->front();
    panel.annotation.state = Annotation::State::kShown;
  }
  return panel;
}

// Whether the task's network is shown a picture as it is.
bool sees_all(const Task& task) {
  constexpr std::array kChanged{"denoise", "impainting_whole", "colorization", "jigsaw"};
  return std::find(kChanged.begin(), kChanged.end(), task.code) == kChanged.end();
}

}  // namespace

bool is_own(const Task& task) { return find_dictionary_task(task.code) == nullptr; }

bool shows_first_channel(const Task& task) {
  return is_own(task) && task.output.kind == OutputKind::kImage &&
         task.loss != TaskLoss::kCrossEntropy && task.output.channels != 1 &&
         task.output.channels != 3;
}

AnswerDrawing drawing_of(const Task& task, AnswerKind kind) {
  switch (kind) {
    case AnswerKind::kPicture:
      return AnswerDrawing::kPicture;
    case AnswerKind::kPixelClasses:
      return AnswerDrawing::kClasses;
    case AnswerKind::kSegments:
      return AnswerDrawing::kSegments;
    case AnswerKind::kScores:
      if (task.code == "jigsaw") return AnswerDrawing::kJigsaw;
      return task.code == "point_match" ? AnswerDrawing::kMatch : AnswerDrawing::kScores;
    case AnswerKind::kNumbers:
      break;
  }
  if (task.code == "room_layout") return AnswerDrawing::kLayout;
  if (task.code == "vanishing_point_well_defined") return AnswerDrawing::kVanishing;
  if (task.code == "ego_motion" || task.code == "fix_pose" || task.code == "non_fixated_pose") {
    return AnswerDrawing::kPoses;
  }
  return AnswerDrawing::kNumbers;
}

bool is_pictorial(AnswerDrawing drawing) {
  switch (drawing) {
    case AnswerDrawing::kPicture:
    case AnswerDrawing::kClasses:
    case AnswerDrawing::kSegments:
    case AnswerDrawing::kJigsaw:
    case AnswerDrawing::kLayout:
    case AnswerDrawing::kVanishing:
      return true;
    default:
      return false;
  }
}

const OutputPanel* OutputContent::find(const QString& key) const {
  const auto found = std::find_if(panels.begin(), panels.end(),
                                  [&](const OutputPanel& panel) { return panel.key == key; });
  return found == panels.end() ? nullptr : &*found;
}

const KnownOutputs::Row* KnownOutputs::find(const QString& key) const {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
  return found == rows.end() ? nullptr : &*found;
}

void KnownOutputs::add(Row row) {
  for (Row& known : rows) {
    if (known.key == row.key) {
      known = std::move(row);
      return;
    }
  }
  rows.push_back(std::move(row));
}

std::shared_ptr<const OutputContent> make_content(const ContentOptions& options,
                                                  const KnownOutputs& known) {
  auto content = std::make_shared<OutputContent>();
  content->title = options.title;
  content->target = QString::fromStdString(options.task.name);
  content->field_of_view_known = options.field_of_view.has_value();
  content->field_of_view = options.field_of_view.value_or(kUsualFieldOfView);
  std::vector<const Answer*> answers;
  for (const KnownOutputs::Row& row : known.rows) {
    if (row.answer != nullptr) answers.push_back(row.answer.get());
  }
  const ValueScale scale = shared_scale(options.task, known.truth.get(), answers);
  content->pose_extent = shared_extent(answers, known.truth.get());
  content->panels.push_back(input_panel(options.task, known.inputs));

  OutputPanel blank;
  blank.task = options.task;
  blank.inputs = known.inputs;
  OutputPanel truth = blank;
  truth.role = OutputPanel::Role::kTruth;
  truth.key = QStringLiteral("truth");
  truth.title = Words::tr("Ground truth");
  if (known.truth != nullptr) {
    truth = answered(std::move(truth), known.truth, scale, options.classes);
  } else if (known.truth_is_known) {
    truth.state = OutputPanel::State::kProblem;
    truth.problem = Words::tr("There is no ground truth for this image");
  }
  content->panels.push_back(std::move(truth));

  for (const OutputRow& row : options.rows) {
    OutputPanel panel = blank;
    panel.key = row.key;
    panel.title = row.title;
    const KnownOutputs::Row* found = known.find(row.key);
    if (options.losses != nullptr && options.image) {
      if (const auto at = options.losses->row(row.transfer)) {
        panel.loss = options.losses->loss(*at, *options.image);
        panel.rank = options.losses->rank(*at, *options.image);
      }
    }
    if (found != nullptr && found->answer != nullptr) {
      if (!panel.loss) panel.loss = found->loss;
      panel = answered(std::move(panel), found->answer, scale, options.classes);
    } else if (found != nullptr) {
      panel.state = OutputPanel::State::kProblem;
      panel.problem = found->problem;
    }
    content->panels.push_back(std::move(panel));
  }
  return content;
}

std::shared_ptr<const OutputContent> make_photo_content(const QString& title,
                                                        const std::vector<PhotoAnswer>& answers,
                                                        const dataset::Classes& classes) {
  auto content = std::make_shared<OutputContent>();
  content->title = title;
  content->photo = true;
  content->field_of_view = kUsualFieldOfView;
  const auto seen = std::find_if(answers.begin(), answers.end(), [](const PhotoAnswer& one) {
    return one.inputs != nullptr && sees_all(one.task);
  });
  if (seen != answers.end()) content->panels.push_back(input_panel(seen->task, seen->inputs));
  for (const PhotoAnswer& one : answers) {
    OutputPanel panel;
    panel.key = QString::fromStdString(one.task.code);
    panel.title = QString::fromStdString(one.task.name);
    panel.task = one.task;
    panel.inputs = one.inputs;
    if (one.answer != nullptr) {
      const ValueScale scale = shared_scale(one.task, nullptr, {one.answer.get()});
      panel = answered(std::move(panel), one.answer, scale, classes);
    } else if (!one.problem.isEmpty()) {
      panel.state = OutputPanel::State::kProblem;
      panel.problem = one.problem;
    }
    content->panels.push_back(std::move(panel));
  }
  return content;
}

QImage picture_of(const dataset::Values& colours) {
  QImage image(colours.width, colours.height, QImage::Format_RGB32);
  const int green = colours.channels >= 3 ? 1 : 0, blue = colours.channels >= 3 ? 2 : 0;
  const auto byte = [&](int x, int y, int c) {
    const float value = colours.at(x, y, c);
    return std::isfinite(value) ? static_cast<int>(std::lround(255 * std::clamp(value, 0.0F, 1.0F)))
                                : 0;
  };
  for (int y = 0; y < colours.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(image.scanLine(y));
    for (int x = 0; x < colours.width; ++x) {
      line[x] = qRgb(byte(x, y, 0), byte(x, y, green), byte(x, y, blue));
    }
  }
  return image;
}

QImage put_together(const InputPictures& tiles, int permutation) {
  const auto all = dataset::jigsaw_permutations();
  if (tiles.size() != 9 || permutation < 0 || static_cast<std::size_t>(permutation) >= all.size()) {
    return {};
  }
  const int side = tiles.front().width();
  QImage whole(3 * side, 3 * side, QImage::Format_RGB32);
  whole.fill(Qt::black);
  QPainter painter(&whole);
  const auto& cells = all[static_cast<std::size_t>(permutation)];
  for (std::size_t tile = 0; tile < 9; ++tile) {
    painter.drawImage(QPoint((cells[tile] % 3) * side, (cells[tile] / 3) * side), tiles[tile]);
  }
  return whole;
}

std::optional<double> match_probability(const Answer& answer) {
  for (const auto& score : answer.scores) {
    if (score.index == 1) return static_cast<double>(score.score);
  }
  return std::nullopt;
}

}  // namespace taskatlas::ui
