// SPDX-License-Identifier: MIT
#include "ui/dataset/grid_benchmark.hpp"

#include "base/atomic_file.hpp"
#include "base/error.hpp"
#include "dataset/encode.hpp"
#include "dataset/image_file.hpp"
#include "ui/dataset/dataset_page.hpp"
#include "ui/dataset/sample_grid.hpp"
#include "ui/shared/latency.hpp"

#include <QApplication>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThread>
#include <cmath>
#include <filesystem>
#include <vector>

#include <sys/resource.h>

namespace taskatlas::ui {
namespace {

constexpr int kPictures = 64, kSide = 256, kViewsOfBuilding = 200;
constexpr double kFrame = 1000.0 / 60;  // ms

std::string picture(int number) {
  dataset::Values values(kSide, kSide, 3);
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      for (int c = 0; c < 3; ++c) {
        values.at(x, y, c) = static_cast<float>(
            0.5 + 0.3 * std::sin(0.05 * (c + 1) * (x + 3 * number)) * std::cos(0.07 * y + c) +
            0.1 * std::sin(1.7 * x + 2.3 * y));
      }
    }
  }
  return dataset::encode_png(dataset::encode_colour(values));
}

void make_folder(const std::filesystem::path& root, int views) {
  std::vector<std::filesystem::path> pictures;
  std::filesystem::create_directories(root / "pictures");
  for (int i = 0; i < kPictures; ++i) {
    pictures.push_back(root / "pictures" / std::to_string(i));
    write_file_atomically(pictures.back(), picture(i), Links::kReplace);
  }
  for (int view = 0; view < views; ++view) {
    const int building = view / kViewsOfBuilding, point = view % kViewsOfBuilding;
    const auto folder = root / "data" / ("building_" + std::to_string(building)) / "rgb";
    if (point == 0) std::filesystem::create_directories(folder);
    std::filesystem::create_hard_link(
        pictures[static_cast<std::size_t>(view % kPictures)],
        folder / dataset::file_name(static_cast<std::uint32_t>(point), 0, dataset::Domain::kRgb));
  }
}

double filled(DatasetPage& page) {
  const SampleGrid& grid = page.grid();
  int seen = 0, there = 0;
  const QRect area = grid.viewport()->rect();
  const QSize cell = grid.gridSize();
  for (int y = cell.height() / 2; y < area.height(); y += cell.height()) {
    for (int x = cell.width() / 2; x < area.width(); x += cell.width()) {
      const QModelIndex index = grid.indexAt({x, y});
      if (!index.isValid()) continue;
      ++seen;
      there += grid.thumbnail(page.model().view(index.row())) != nullptr ? 1 : 0;
    }
  }
  return seen == 0 ? 0 : static_cast<double>(there) / seen;
}

}  // namespace

QJsonObject benchmark_dataset(int views) {
  const QTemporaryDir home;
  make_folder(home.path().toStdString(), views);
  DatasetPage page;
  page.resize(1440, 900);
  page.show();
  const double begin = monotonic_ms();
  double first_picture = 0;
  page.open_folder(home.filePath(QStringLiteral("data")));
  while (page.model().rowCount() < views || first_picture == 0) {
    QApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (first_picture == 0 && filled(page) > 0) first_picture = monotonic_ms() - begin;
    if (monotonic_ms() - begin > 300'000) throw failure("the folder was not opened in 5 minutes");
  }
  const double opened = monotonic_ms() - begin;

  QScrollBar& bar = *page.grid().verticalScrollBar();
  std::vector<double> computed, waited, share;
  // Returns once the frame's time is over, as the screen would.
  const auto step = [&](int to, bool line) {
    const double wall = monotonic_ms(), cpu = thread_cpu_ms();
    bar.setValue(to);
    QApplication::processEvents();
    computed.push_back(thread_cpu_ms() - cpu);
    waited.push_back(monotonic_ms() - wall);
    const double rest = kFrame - (monotonic_ms() - wall);
    if (rest > 0) QThread::usleep(static_cast<unsigned long>(rest * 1000));
    if (line) share.push_back(filled(page));
  };
  const int row = page.grid().gridSize().height();
  for (int i = 0; i < 600; ++i) step(bar.value() + row / 6, true);  // ten rows a second
  for (int i = 0; i < 300; ++i) step(bar.value() + page.grid().viewport()->height() / 2, false);
  for (int i = 0; i < 300; ++i) {
    step(static_cast<int>(std::fmod(i * 0.618034, 1.0) * bar.maximum()), false);
  }
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  double sum = 0;
  for (const double one : share) sum += one;
  return {{QStringLiteral("views"), views},
          {QStringLiteral("first_picture_ms"), first_picture},
          {QStringLiteral("open_ms"), opened},
          {QStringLiteral("frame"), latency_summary(computed)},
          {QStringLiteral("frame_wall"), latency_summary(waited)},
          {QStringLiteral("filled"), sum / static_cast<double>(share.size())},
          {QStringLiteral("peak_mib"), static_cast<double>(used.ru_maxrss) / 1024}};
}

}  // namespace taskatlas::ui
