// SPDX-License-Identifier: MIT
#pragma once

#include "study/import.hpp"
#include "support/temporary_folder.hpp"
#include "ui/document/study_document.hpp"
#include "ui/document/study_store.hpp"

#include <cmath>
#include <fstream>
#include <random>

namespace taskatlas::ui::testing {

// A study with losses on 60 images in 12 rooms: targets a and b, sources a, b and c, the pair b+c
// into a, own networks and networks from scratch. c→b is missing.
inline QString losses_study(const taskatlas::testing::TemporaryFolder& folder) {
  const auto csv = folder / "losses.csv";
  std::ofstream out(csv);
  out << "target,sources,image,loss,group\n";
  std::mt19937 random(7);
  std::normal_distribution<double> noise(0, 0.2);
  const std::vector<std::tuple<const char*, const char*, double>> rows{
      {"a", "a", 0.6},    {"a", "b", 1.0},      {"a", "c", 1.05}, {"a", "b+c", 0.8},
      {"a", "self", 0.5}, {"a", "pixels", 2.0}, {"b", "a", 1.2},  {"b", "b", 0.7},
      {"b", "self", 0.4}, {"b", "pixels", 1.5}};
  for (const auto& [target, sources, mean] : rows) {
    for (int image = 0; image < 60; ++image) {
      out << target << ',' << sources << ",i" << image << ',' << std::exp(noise(random)) * mean
          << ",room" << image / 5 << '\n';
    }
  }
  out.close();
  const auto study = folder / "losses.taskstudy";
  import_losses(csv, study, {}, {});
  return QString::fromStdString(study.string());
}

}  // namespace taskatlas::ui::testing
