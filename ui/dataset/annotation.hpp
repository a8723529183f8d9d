// SPDX-License-Identifier: MIT
// One file of a view as people look at it: decoded by its kind, coloured, and ready to say the
// value at a pixel. Pure functions over core/dataset; any thread.
#pragma once

#include "dataset/encode.hpp"
#include "dataset/point_info.hpp"
#include "dataset/target.hpp"
#include "ui/dataset/dataset_source.hpp"

#include <QColor>
#include <QImage>
#include <QString>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

// Of a view's JSON and .npy files, a limit far above what they take (kilobytes): longer ones are
// refused before they are read.
inline constexpr std::uintmax_t kMaxLabelBytes = std::uintmax_t{4} << 20;

struct Annotation {
  enum class State {
    kShown,
    kMissing,  // the view has no such file
    kDamaged,  // it has one that cannot be read: `problem`
  };

  dataset::Domain domain = dataset::Domain::kRgb;
  // A picture of a user's own task: plain numbers in the units of its files, whatever the domain.
  bool own = false;
  State state = State::kMissing;
  QString problem;

  // Of pictures: at the size on disk, transparent where nothing was measured.
  QImage picture;
  // What stands behind it: numbers with units for depth, normals, curvature, shades and responses;
  // labels for segments and classes; neither for colours.
  dataset::Values values;
  std::vector<std::uint32_t> labels;
  // The ends of the colour scale, in the units of the domain. Curvature's is symmetric.
  double low = 0, high = 1;
  bool beyond = false;  // there are values above `high`

  // Of scores: the best classes, best first.
  std::vector<dataset::NamedScore> scores;
  // Of facts.
  std::optional<dataset::PointInfo> info;
  std::optional<dataset::Matches> matches;
  // Of class labels: names by stored value, empty names for what the classes do not have.
  std::vector<QString> class_names;
  // Labels that occur and their share of the pixels, the largest first.
  struct Share {
    std::uint32_t label = 0;
    double share = 0;
  };
  std::vector<Share> shares;

  bool is_picture() const { return !picture.isNull(); }
};

// Reads and decodes; a file that cannot be read becomes an annotation that says so.
Annotation read_annotation(const DatasetSource& source, dataset::ViewNumber view,
                           dataset::Domain domain);
// From a decoded file; throws Error(kBadInput) for a picture that the domain cannot have.
Annotation annotate(dataset::Raster raster, dataset::Domain domain,
                    const dataset::Classes& classes);

// The ends of a colour scale, in the units of the domain.
struct ValueScale {
  double low = 0, high = 1;
  bool operator==(const ValueScale&) const = default;
};
// One that covers nearly all of those values; curvature's is symmetric, and of quantities without a
// colour scale (colours, normals, shades) it is 0 to 1.
ValueScale usual_scale(const dataset::Values& values, dataset::Domain domain);
// From values in the units of a domain, where they do not come from a file: targets and answers of
// networks. NaN is transparent.
Annotation annotate_values(dataset::Values values, dataset::Domain domain, const ValueScale& scale);
// The same of a user's own pictures, whose numbers have no unit that is known. Three channels are
// colours, black at the lower end of the scale and white at the upper; of any other number the
// first channel is shown, by the usual colour map.
ValueScale usual_own_scale(const dataset::Values& values);
Annotation annotate_own(dataset::Values values, const ValueScale& scale);
bool is_own_colours(const Annotation& annotation);  // own, and of three channels
// A number without a unit, with four digits that count.
QString plain_number(double value);
// From labels, row-major, as the domain stores them (of classes 0 is uncertain).
Annotation annotate_labels(std::vector<std::uint32_t> labels, int width, int height,
                           dataset::Domain domain, const dataset::Classes& classes);

// Colours of a picture without what stands behind it, square and of `size` pixels a side: for
// thumbnails. Throws Error(kBadInput).
QImage thumbnail_of(const dataset::Raster& raster, dataset::Domain domain, int size);

// The value at a pixel of the picture, with its unit, for people; "not measured" where it is not.
// Empty outside and for annotations that are no pictures.
QString value_text(const Annotation& annotation, int x, int y);

// The colour of a label: neighbouring numbers differ clearly in hue or lightness.
QRgb label_colour(std::uint32_t label);
QString scale_text(const Annotation& annotation, double value);  // an end of the scale, with unit

}  // namespace taskatlas::ui
