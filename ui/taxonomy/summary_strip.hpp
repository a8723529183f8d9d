// SPDX-License-Identifier: MIT
#pragma once

#include "taxonomy/taxonomy.hpp"

#include <QString>
#include <QWidget>
#include <array>

class QLabel;

namespace taskatlas::ui {

// The figures of a solution in one row: objective with what is proven of it, spent, mean gain, mean
// quality, time.
class SummaryStrip : public QWidget {
  Q_OBJECT

 public:
  explicit SummaryStrip(QWidget* parent = nullptr);
  void show_taxonomy(const Taxonomy& taxonomy);
  // "Optimal: objective 2.183, 6 of 6 spent, mean gain 0.80, mean quality 0.38."
  static QString sentence(const Taxonomy& taxonomy, const TransferTable& table);

 private:
  struct Tile {
    QLabel* caption = nullptr;
    QLabel* value = nullptr;
  };
  std::array<Tile, 5> tiles_;
};

}  // namespace taskatlas::ui
