// SPDX-License-Identifier: MIT
// One test image, or a photo of one's own, with what networks say of it: everything that is drawn.
// Immutable once made; made in any thread.
#pragma once

#include "outputs/answer.hpp"
#include "outputs/request.hpp"
#include "tasks/task.hpp"
#include "ui/dataset/annotation.hpp"
#include "ui/outputs/output_rows.hpp"
#include "ui/outputs/pose_paint.hpp"

#include <QImage>
#include <QString>
#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// How a task's answers are drawn.
enum class AnswerDrawing {
  kPicture,    // values by a colour scale, or colours
  kClasses,    // a class for each pixel
  kSegments,   // an embedding: as colours, and as clusters
  kScores,     // the best classes as bars
  kJigsaw,     // the tiles, put together as the answered permutation says
  kMatch,      // the pair, and the probability that it is one
  kLayout,     // the room's box over the photo
  kVanishing,  // the room's directions over the photo
  kPoses,      // cameras in space
  kNumbers,    // a table
};
AnswerDrawing drawing_of(const Task& task, outputs::AnswerKind kind);
// Whether it is a task of the user's own: none of the dictionary's.
bool is_own(const Task& task);
// Whether its pictures have so many channels that the first alone is drawn.
bool shows_first_channel(const Task& task);
// Whether it is drawn in the picture's own coordinates, so that zoom, wipe and blink make sense.
bool is_pictorial(AnswerDrawing drawing);

using InputPictures = std::vector<QImage>;  // what a network was shown

struct OutputPanel {
  enum class Role { kInput, kTruth, kAnswer };
  enum class State { kWaiting, kShown, kProblem };

  Role role = Role::kAnswer;
  State state = State::kWaiting;
  QString key;      // "input", "truth", or the row's; of photos the task's code
  QString title;    // of whom it is
  QString problem;  // what is the matter and what to do
  Task task;
  AnswerDrawing drawing = AnswerDrawing::kPicture;
  std::optional<float> loss;
  std::optional<ImageRank> rank;
  std::shared_ptr<const outputs::Answer> answer;  // null for the input
  std::shared_ptr<const InputPictures> inputs;    // null: not known
  // Of pictures, classes and jigsaws; of segments the projection to colours and the clusters.
  Annotation annotation;
  Annotation clusters;
};

struct OutputContent {
  QString title;       // of the image, for people
  QString target;      // the task's name; empty of a photo
  bool photo = false;  // a photo of one's own: one panel a task, no truth
  std::vector<OutputPanel> panels;
  double field_of_view = 1;  // radians
  bool field_of_view_known = false;
  double pose_extent = 1;  // metres, the same in all panels

  const OutputPanel* find(const QString& key) const;
  const OutputPanel* truth() const { return find(QStringLiteral("truth")); }
};

// What content is made from, apart from what networks answered.
struct ContentOptions {
  Task task;
  QString title;
  std::vector<OutputRow> rows;                // in the order of the panels
  std::optional<std::size_t> image;           // in `losses`
  std::shared_ptr<const ImageLosses> losses;  // null: none
  std::optional<double> field_of_view;        // of the (last) view
  dataset::Classes classes = dataset::taskonomy_classes();
};

// What is known of one image so far; what is absent is being waited for.
struct KnownOutputs {
  std::shared_ptr<const InputPictures> inputs;
  std::shared_ptr<const outputs::Answer> truth;
  bool truth_is_known = false;  // there may be none
  struct Row {
    QString key;
    std::shared_ptr<const outputs::Answer> answer;  // null: `problem`
    std::optional<float> loss;
    QString problem;
    bool exact = false;  // from the network itself; else what the study keeps, of 8 bits a value
  };
  std::vector<Row> rows;
  bool exact = false;  // inputs and truth

  const Row* find(const QString& key) const;
  void add(Row row);  // instead of one of that key
};

// Pictures of one target share one scale, the truth's where there is one.
std::shared_ptr<const OutputContent> make_content(const ContentOptions& options,
                                                  const KnownOutputs& known);

// One's own photo, answered by tasks' networks, a panel each.
struct PhotoAnswer {
  Task task;
  std::shared_ptr<const InputPictures> inputs;
  std::shared_ptr<const outputs::Answer> answer;  // null: not yet, or `problem`
  QString problem;
};
std::shared_ptr<const OutputContent> make_photo_content(const QString& title,
                                                        const std::vector<PhotoAnswer>& answers,
                                                        const dataset::Classes& classes);

// --- parts, also for tests ---------------------------------------------------------------------

QImage picture_of(const dataset::Values& colours);  // 3 (or 1) channels in [0, 1]
// The tiles where a permutation (of dataset::jigsaw_permutations()) says that they belong. Null for
// another number of tiles or a permutation that does not exist.
QImage put_together(const InputPictures& tiles, int permutation);
// The probability of "match" among a match's scores.
std::optional<double> match_probability(const outputs::Answer& answer);

}  // namespace taskatlas::ui
