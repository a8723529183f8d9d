// SPDX-License-Identifier: MIT
#include "ui/dataset/dataset_figures.hpp"

#include "ui/dataset/sheet_plot.hpp"
#include "ui/dataset/task_plot.hpp"

#include <QCoreApplication>
#include <algorithm>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(DatasetFigures)
};

FigureRequest request(const char* kind, const QString& title, const DatasetSource& source,
                      QJsonObject options) {
  options.insert(QStringLiteral("dataset"), source.folder);
  return {QLatin1String(kind), title, options};
}

}  // namespace

FigureRequest sample_figure(const DatasetSource& source, dataset::ViewNumber view,
                            const SampleOptions& shown) {
  SampleOptions options = shown;
  options.building = source.building(view);
  options.point = source.index().point(view);
  options.view = source.index().view(view);
  return request("dataset-sample", Words::tr("Annotations of %1").arg(source.title(view)), source,
                 options.to_json());
}

FigureRequest tasks_figure(const DatasetSource& source, dataset::ViewNumber view, bool links) {
  TaskOptions options;
  options.building = source.building(view);
  options.point = source.index().point(view);
  options.view = source.index().view(view);
  options.links = links;
  return request("dataset-tasks", Words::tr("All tasks of %1").arg(source.title(view)), source,
                 options.to_json());
}

FigureRequest sheet_figure(const DatasetSource& source,
                           const std::vector<dataset::ViewNumber>& views) {
  SheetOptions sheet;
  const std::size_t count =
      std::min(views.size(), static_cast<std::size_t>(SheetOptions::kMostViews));
  for (std::size_t i = 0; i < count; ++i) {
    sheet.views.push_back(
        {source.building(views[i]), source.index().point(views[i]), source.index().view(views[i])});
  }
  return request("dataset-sheet", Words::tr("Contact sheet of the selected views"), source,
                 sheet.to_json());
}

}  // namespace taskatlas::ui
