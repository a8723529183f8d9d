// SPDX-License-Identifier: MIT
// Which classes a dataset's labels count: classes.json beside its buildings. A folder without one
// is taken for Taskonomy, whose lists are built in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas::dataset {

// What the numbers in a class label's .npy are.
enum class ScoreKind : std::uint8_t {
  kLogits,         // unnormalised log probabilities
  kProbabilities,  // non-negative; normalised by whoever reads them
};

struct ClassList {
  std::vector<std::string> names;  // one for each number in the label file
  ScoreKind scores = ScoreKind::kProbabilities;
  // Positions that the task predicts, in order; the others are dropped and the rest renormalised.
  std::vector<std::size_t> kept;
};

struct Classes {
  ClassList object;                   // class_1000: all of class_object
  std::vector<std::size_t> selected;  // class_selected: positions among object's names
  ClassList scene;                    // class_places
  // segment_semantic: stored value 0 = uncertain (never counted), value 1 + i = names[i].
  std::vector<std::string> semantic;

  // How many classes a task tells apart (class_1000, class_selected, class_places,
  // segmentsemantic_rb); 0 for any other code.
  std::size_t count(std::string_view task_code) const;
  // Their names in the order of the network's output.
  std::vector<std::string> names(std::string_view task_code) const;
};

// Taskonomy's: 1,000 ImageNet classes (logits of a ResNet-152) and the 100 of them that occur in
// rooms, 365 scenes of Places (probabilities) of which 63 workplaces and homes are kept, and 17
// segment classes (background and 16 of COCO). Lists from StanfordVL/taskonomy, code/lib/data
// (synset.py, selected_class.npy, places_class_names.txt, places_class_to_keep.txt) and
// taskbank/assets/web_assets/pseudosemantics/coco_selected_classes.txt.
const Classes& taskonomy_classes();

// Both ways; docs/dataset-format.md describes the file. Throws Error(kBadInput) with `name` for
// text over 4 MiB, no JSON, more than 65,535 classes (255 segment classes), empty or doubled names,
// or positions that do not exist.
Classes parse_classes(std::string_view json, std::string_view name);
std::string format_classes(const Classes& classes);

}  // namespace taskatlas::dataset
