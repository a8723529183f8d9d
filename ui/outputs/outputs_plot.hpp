// SPDX-License-Identifier: MIT
#pragma once

#include "ui/outputs/answer_difference.hpp"
#include "ui/outputs/answer_paint.hpp"
#include "ui/shared/plot.hpp"

#include <QJsonObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace taskatlas::ui {

enum class Compare {
  kSide,        // all panels side by side
  kWipe,        // two in one place, a divider between them
  kBlink,       // two in one place, one after the other; on paper beside each other
  kDifference,  // two, and the second minus the first
};
const char* to_string(Compare compare);  // "side", "wipe", "blink", "difference"

// Which image, which networks and how they are compared: a view's state, and the options of figures
// of kind "outputs".
struct OutputsOptions {
  QString target;    // a task's code; empty: the first target
  QString sample;    // an image's name; empty: the first that is kept
  QString photo;     // a file: one's own, answered by all tasks' networks, in place of the sample
  QStringList rows;  // keys of OutputRow; empty: the usual ones
  Compare compare = Compare::kSide;
  QString first = QStringLiteral("truth");  // what is compared: keys of panels
  QString second = QStringLiteral("self");
  double divider = 0.5;   // of the wipe, 0 to 1 of the picture's width
  bool clusters = false;  // of embeddings
  PictureWindow window;
  PoseTurn turn;
  int columns = 0;  // 0: as many as there is room for

  static constexpr int kMostColumns = 12;
  static constexpr int kMostRows = 60;

  QJsonObject to_json() const;
  // Throws Error(kBadInput) for values that make no sense.
  static OutputsOptions from_json(const QJsonObject& json);
  bool operator==(const OutputsOptions&) const = default;
};

// What networks say of one image, side by side or two of them compared. A figure names target and
// image above them; on the screen the page does.
class OutputsPlot : public Plot {
 public:
  OutputsPlot(std::shared_ptr<const OutputContent> content, OutputsOptions options);

  struct Place {
    enum class Kind { kPanel, kWipe, kDifference };
    QRectF box;
    Kind kind = Kind::kPanel;
    const OutputPanel* panel = nullptr;  // of kWipe and kDifference the first of the two
    const OutputPanel* other = nullptr;  // the second
  };
  // What changes without a new plot.
  struct Moment {
    std::optional<QPointF> cursor;  // 0 … 1 in the pictures
    bool busy = false;
    bool second_shown = false;  // of a blink
  };
  // From the upper left corner of an area of that width.
  std::vector<Place> places(double width, const PlotStyle& style) const;
  const OutputContent& content() const { return *content_; }
  const OutputsOptions& options() const { return options_; }
  // Whether two are compared: both are there, and they can be.
  bool compares() const { return first_ != nullptr && second_ != nullptr; }
  const AnswerDifference& difference() const { return difference_; }

  double height_for(double width, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style) const override;
  void paint(QPainter& painter, const QRectF& area, const PlotStyle& style, const Moment& moment,
             const QRectF& clip) const;
  PlotData data() const override;
  QString summary() const override;

 private:
  QStringList heading(double width, const PlotStyle& style) const;
  std::vector<Place> in_columns(int columns, double width, const PlotStyle& style) const;
  std::vector<Place> shown(const PlotStyle& style) const;
  void paint_wipe(QPainter& painter, const Place& place, const PlotStyle& style,
                  const AnswerOptions& options) const;
  void paint_difference(QPainter& painter, const Place& place, const PlotStyle& style,
                        const AnswerOptions& options) const;

  std::shared_ptr<const OutputContent> content_;
  OutputsOptions options_;
  const OutputPanel* first_ = nullptr;
  const OutputPanel* second_ = nullptr;
  AnswerDifference difference_;
};

}  // namespace taskatlas::ui
