// SPDX-License-Identifier: MIT
// Two views beside each other and which of their pixels show the same: the points that the
// dataset lists for both, and places that are traced through depth and poses.
#pragma once

#include "ui/dataset/annotation.hpp"

#include <QImage>
#include <QPointF>
#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

struct SampleContent;

// A view that the dataset lists as showing the same point, and where it shows it.
struct OtherView {
  dataset::ViewNumber view = 0;
  QString name;   // "1.2": point and view
  QPointF pixel;  // column and row, as listed
};

// Places are shares of the pictures' sides, 0 … 1.
class MatchPair {
 public:
  struct Link {
    QPointF here, there;
    bool listed = false;  // by the dataset; else traced
  };

  OtherView other;
  QImage rgb;  // of the other view; null: it cannot be shown
  std::vector<Link> links;
  int asked = 0;  // how many places were to be traced; 0: depth or pose is missing

  int listed() const;
  int traced() const;
  // Where the other view shows what this one shows there; nullopt: outside, hidden, not measured.
  std::optional<QPointF> trace(const QPointF& here) const;

 private:
  friend std::shared_ptr<const MatchPair> read_pair(const DatasetSource&, const SampleContent&,
                                                    const OtherView&);
  struct Camera {
    dataset::PointInfo info;
    const dataset::Values* depth = nullptr;  // metres
    bool euclidean = false;                  // else along the optical axis
  };
  static double depth_at(const Camera& camera, const QPointF& place);  // along the axis; NaN

  std::optional<Camera> here_, there_;
  std::vector<std::shared_ptr<const Annotation>> kept_;  // what `depth` points into
};

// Views other than this one that its matches list and the dataset has, as the file orders them.
std::vector<OtherView> other_views(const DatasetSource& source, dataset::ViewNumber view,
                                   const dataset::Matches& matches);
// Of the content's view with another. Any thread; reads the other view's files.
std::shared_ptr<const MatchPair> read_pair(const DatasetSource& source,
                                           const SampleContent& content, const OtherView& other);

}  // namespace taskatlas::ui
