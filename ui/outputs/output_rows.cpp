// SPDX-License-Identifier: MIT
#include "ui/outputs/output_rows.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(OutputRows)
};

QString pseudo_title(PseudoSource pseudo) {
  switch (pseudo) {
    case PseudoSource::kSelf:
      return Words::tr("Task-specific network");
    case PseudoSource::kPixels:
      return Words::tr("From scratch (pixels)");
    case PseudoSource::kAverage:
      return Words::tr("Average predictor");
    case PseudoSource::kNone:
      break;
  }
  return {};
}

constexpr std::array kOrders{
    std::pair{ImageOrder::kWins, "wins"}, std::pair{ImageOrder::kLoses, "loses"},
    std::pair{ImageOrder::kHighest, "highest"}, std::pair{ImageOrder::kLowest, "lowest"},
    std::pair{ImageOrder::kName, "name"}};

}  // namespace

std::vector<OutputRow> output_rows(const TransferTable& table, TaskId target) {
  std::vector<OutputRow> rows;
  for (const TransferId id : table.into(target)) {
    const Transfer& transfer = table.transfer(id);
    OutputRow row;
    row.transfer = id;
    row.order = transfer.order();
    row.pseudo = transfer.pseudo != PseudoSource::kNone;
    row.identity = transfer.is_identity();
    row.affinity = transfer.affinity;
    QStringList titles;
    if (row.pseudo) {
      row.sources = {std::string(to_string(transfer.pseudo))};
      titles = {pseudo_title(transfer.pseudo)};
    } else {
      std::vector<std::pair<std::string, QString>> named;
      for (const TaskId source : transfer.sources) {
        named.emplace_back(table.code(source), QString::fromStdString(table.task(source).name));
      }
      std::sort(named.begin(), named.end());
      for (auto& [code, name] : named) {
        row.sources.push_back(code);
        titles.push_back(name);
      }
    }
    row.key = QString::fromStdString(join_codes(row.sources));
    row.title = titles.join(QStringLiteral(" + "));
    rows.push_back(std::move(row));
  }
  const auto place = [&](const OutputRow& row) {
    switch (table.transfer(row.transfer).pseudo) {
      case PseudoSource::kSelf:
        return 0;
      case PseudoSource::kPixels:
        return 1;
      case PseudoSource::kAverage:
        return 2;
      case PseudoSource::kNone:
        break;
    }
    return std::isfinite(row.affinity) ? 3 : 4;
  };
  std::stable_sort(rows.begin(), rows.end(), [&](const OutputRow& a, const OutputRow& b) {
    const int first = place(a), second = place(b);
    if (first != second) return first < second;
    return first == 3 && a.affinity > b.affinity;
  });
  return rows;
}

const OutputRow* find_row(const std::vector<OutputRow>& rows, const QString& key) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const OutputRow& row) { return row.key == key; });
  return found == rows.end() ? nullptr : &*found;
}

QStringList usual_rows(const std::vector<OutputRow>& rows) {
  QStringList keys;
  const auto add = [&](const OutputRow* row) {
    if (row != nullptr && !keys.contains(row->key)) keys.push_back(row->key);
  };
  const OutputRow *best = nullptr, *higher = nullptr, *worst = nullptr;
  for (const OutputRow& row : rows) {  // the best first
    if (row.pseudo || row.identity) continue;
    if (row.order > 1) {
      if (higher == nullptr) higher = &row;
      continue;
    }
    if (best == nullptr) best = &row;
    if (worst == nullptr || std::isfinite(row.affinity)) worst = &row;
  }
  add(find_row(rows, QStringLiteral("self")));
  add(best);
  add(higher);
  add(worst);
  add(find_row(rows, QStringLiteral("pixels")));
  return keys;
}

QString usual_chosen(const std::vector<OutputRow>& rows) {
  for (const OutputRow& row : rows) {
    if (!row.pseudo && !row.identity && row.order == 1) return row.key;
  }
  return rows.empty() ? QString() : rows.front().key;
}

ImageLosses::ImageLosses(std::shared_ptr<const TargetLosses> losses) : losses_(std::move(losses)) {}

std::optional<std::size_t> ImageLosses::find(const std::string& image) const {
  const auto found = std::find(losses_->images.begin(), losses_->images.end(), image);
  if (found == losses_->images.end()) return std::nullopt;
  return static_cast<std::size_t>(found - losses_->images.begin());
}

std::optional<std::size_t> ImageLosses::row(TransferId transfer) const {
  const auto& all = losses_->alternatives;
  const auto found = std::find(all.begin(), all.end(), transfer);
  if (found == all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - all.begin());
}

std::optional<float> ImageLosses::loss(std::size_t row, std::size_t image) const {
  const LossMatrix& matrix = losses_->losses;
  const float value = matrix.losses[row * matrix.images + image];
  if (std::isnan(value)) return std::nullopt;
  return value;
}

std::optional<ImageRank> ImageLosses::rank(std::size_t row, std::size_t image) const {
  const auto own = loss(row, image);
  if (!own) return std::nullopt;
  ImageRank rank{1, 0};
  for (std::size_t other = 0; other < losses_->losses.alternatives; ++other) {
    const auto value = loss(other, image);
    if (!value) continue;
    ++rank.of;
    if (*value < *own) ++rank.rank;
  }
  return rank;
}

const char* to_string(ImageOrder order) {
  for (const auto& [known, name] : kOrders) {
    if (known == order) return name;
  }
  return "";
}

std::optional<ImageOrder> parse_image_order(const QString& text) {
  for (const auto& [order, name] : kOrders) {
    if (text == QLatin1String(name)) return order;
  }
  return std::nullopt;
}

std::vector<std::size_t> ordered_images(const ImageLosses& losses,
                                        const std::optional<std::size_t>& chosen,
                                        const std::optional<std::size_t>& against,
                                        ImageOrder order) {
  const std::size_t count = losses.images().size();
  std::vector<std::size_t> images(count);
  std::iota(images.begin(), images.end(), std::size_t{0});
  std::sort(images.begin(), images.end(),
            [&](std::size_t a, std::size_t b) { return losses.images()[a] < losses.images()[b]; });
  if (order == ImageOrder::kName || !chosen) return images;
  // What is smallest comes first.
  std::vector<std::optional<double>> keys(count);
  for (std::size_t image = 0; image < count; ++image) {
    const auto own = losses.loss(*chosen, image);
    if (!own) continue;
    const auto mine = static_cast<double>(*own);
    if (order == ImageOrder::kLowest || order == ImageOrder::kHighest) {
      keys[image] = order == ImageOrder::kLowest ? mine : -mine;
      continue;
    }
    if (!against) continue;
    const auto other = losses.loss(*against, image);
    if (!other) continue;
    const double ahead = static_cast<double>(*other) - mine;  // > 0: the chosen one wins
    if (!std::isfinite(ahead)) continue;
    keys[image] = order == ImageOrder::kWins ? -ahead : ahead;
  }
  std::stable_sort(images.begin(), images.end(), [&](std::size_t a, std::size_t b) {
    if (keys[a].has_value() != keys[b].has_value()) return keys[a].has_value();
    return keys[a] && *keys[a] < *keys[b];
  });
  return images;
}

}  // namespace taskatlas::ui
