// SPDX-License-Identifier: MIT
// The networks that answer for one target, and what their losses say of single images. Pure
// functions; any thread.
#pragma once

#include "study/study_data.hpp"
#include "tasks/transfer_table.hpp"

#include <QString>
#include <QStringList>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace taskatlas::ui {

// One row of a target's measurements: a transfer, or a pseudo-source's network.
struct OutputRow {
  TransferId transfer;               // of the table
  std::vector<std::string> sources;  // codes, sorted; one word alone for self, pixels and average
  QString key;                       // "a+b", "self": in settings and recipes, in every language
  QString title;                     // with the tasks' names; translated
  int order = 1;
  bool pseudo = false;
  bool identity = false;  // a readout on the target's own encoder
  double affinity = 0;    // NaN: not known

  bool operator==(const OutputRow& other) const { return key == other.key; }
};

// All rows of that target: self, pixels and average first, then transfers, the best first; those
// without an affinity come last, in the table's order.
std::vector<OutputRow> output_rows(const TransferTable& table, TaskId target);
const OutputRow* find_row(const std::vector<OutputRow>& rows, const QString& key);
// What is set side by side at first, as far as it is there: self, the best transfer of first order,
// the best of higher order, the worst of first order, pixels. Readouts on the target's own encoder
// are passed over.
QStringList usual_rows(const std::vector<OutputRow>& rows);
// The transfer whose losses the list tells at first: the best of first order, else any row.
QString usual_chosen(const std::vector<OutputRow>& rows);

struct ImageRank {
  int rank = 1;  // 1 + how many rows have a smaller loss on that image
  int of = 1;    // rows that were measured on it
  bool operator==(const ImageRank&) const = default;
};

// One target's losses on single images.
class ImageLosses {
 public:
  explicit ImageLosses(std::shared_ptr<const TargetLosses> losses);

  const std::vector<std::string>& images() const { return losses_->images; }
  std::optional<std::size_t> find(const std::string& image) const;
  std::optional<std::size_t> row(TransferId transfer) const;  // nullopt: not measured
  // nullopt where there is nothing to compare.
  std::optional<float> loss(std::size_t row, std::size_t image) const;
  std::optional<ImageRank> rank(std::size_t row, std::size_t image) const;

 private:
  std::shared_ptr<const TargetLosses> losses_;
};

enum class ImageOrder {
  kWins,     // where the chosen row wins most against the other one first
  kLoses,    // where it loses most
  kHighest,  // its highest loss first
  kLowest,
  kName,
};
const char* to_string(ImageOrder order);  // "wins", "loses", ..: in settings
std::optional<ImageOrder> parse_image_order(const QString& text);

// All images by that order; those without a loss to go by come last, by name. `against` counts for
// kWins and kLoses alone.
std::vector<std::size_t> ordered_images(const ImageLosses& losses,
                                        const std::optional<std::size_t>& chosen,
                                        const std::optional<std::size_t>& against,
                                        ImageOrder order);

}  // namespace taskatlas::ui
