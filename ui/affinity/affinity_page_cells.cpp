// SPDX-License-Identifier: MIT
// What is selected, under the pointer or looked for, and what is known of it.
#include "ui/affinity/affinity_page.hpp"
#include "ui/affinity/derivation.hpp"
#include "ui/affinity/transfer_panel.hpp"
#include "ui/document/study_document.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTabWidget>
#include <QTextBrowser>
#include <algorithm>
#include <cmath>
#include <iterator>

namespace taskatlas::ui {

void AffinityPage::cell_hovered(Side side, int row, int column) {
  const AffinityMatrix& matrix = maps_[side].matrix;
  Hover hover;
  if (row >= 0 && column >= 0) {
    hover.task = matrix.targets[static_cast<std::size_t>(row)];
    hover.source = matrix.sources[static_cast<std::size_t>(column)];
    hover.transfer = matrix.transfer(row, column);
  } else if (row >= 0) {
    hover.task = matrix.targets[static_cast<std::size_t>(row)];
  } else if (column >= 0) {
    hover.task = matrix.sources[static_cast<std::size_t>(column)];
  }
  document_.selection().set_hover(hover);
  show_readout();
}

void AffinityPage::cell_selected(Side side, int row, int column) {
  last_focus_ = side;
  const AffinityMatrix& matrix = maps_[side].matrix;
  std::set<TaskId> tasks{matrix.targets[static_cast<std::size_t>(row)]};
  const TaskId from = matrix.sources[static_cast<std::size_t>(column)];
  if (from.valid()) tasks.insert(from);
  document_.selection().select(std::move(tasks), matrix.transfer(row, column));
  evidence_->ask_first(matrix.targets[static_cast<std::size_t>(row)]);
  show_readout();
  show_derivation();
}

// The selected transfer; else the selected cell, which nobody has measured; else the selected
// tasks, from all of them to the one that the cell's row, or nothing, names.
void AffinityPage::want_measurement() {
  const TransferTable& table = *document_.table();
  const auto code = [&](TaskId task) { return QString::fromStdString(table.code(task)); };
  const SelectionModel& selection = document_.selection();
  QStringList sources;
  QString target;
  const HeatmapHit& cell = maps_[last_focus_].view->current();
  if (selection.transfer().valid()) {
    const Transfer& transfer = table.transfer(selection.transfer());
    target = code(transfer.target);
    for (const TaskId source : transfer.sources) sources << code(source);
  } else if (cell.is_cell()) {
    const AffinityMatrix& matrix = maps_[last_focus_].matrix;
    target = code(matrix.targets[static_cast<std::size_t>(cell.row)]);
    const TaskId from = matrix.sources[static_cast<std::size_t>(cell.column)];
    if (from.valid()) sources << code(from);
  } else {
    for (const TaskId task : selection.tasks()) sources << code(task);
  }
  Q_EMIT measure_wanted(sources, target);
}

void AffinityPage::update_measure_action() {
  QString why;
  if (!document_.grows()) {
    why = tr("This study was imported: it has no images and networks to measure transfers with");
  } else if (document_.info().builtin) {
    why = tr("A built-in study stays as it is; save a copy, and measure in that");
  }
  measure_action_->setEnabled(why.isEmpty());
  measure_action_->setToolTip(
      why.isEmpty() ? tr("Measures the selected transfer, or one from sources that you choose, by "
                         "a run of its own")
                    : why);
}

void AffinityPage::show_hover() {
  const Hover& hover = document_.selection().hover();
  for (Map& map : maps_) {
    HeatmapHit hit;
    if (hover.transfer.valid()) {
      const Transfer& transfer = document_.table()->transfer(hover.transfer);
      if (transfer.order() == 1) {
        hit = map.matrix.find(transfer.target,
                              transfer.sources.empty() ? TaskId() : transfer.sources.front());
      }
    } else if (hover.source.valid() && hover.task.valid()) {
      hit = map.matrix.find(hover.task, hover.source);
    } else if (hover.task.valid()) {
      const auto row = std::find(map.matrix.targets.begin(), map.matrix.targets.end(), hover.task);
      const auto column =
          std::find(map.matrix.sources.begin(), map.matrix.sources.end(), hover.task);
      // A task alone: its head, as a target if it is one.
      if (row != map.matrix.targets.end()) {
        hit.row = static_cast<int>(row - map.matrix.targets.begin());
      } else if (column != map.matrix.sources.end()) {
        hit.column = static_cast<int>(column - map.matrix.sources.begin());
      }
    }
    // The pointer is on a map itself: it knows better.
    if (map.view->underMouse() || maps_[kRaw].view->underMouse() ||
        maps_[kNormalised].view->underMouse()) {
      continue;
    }
    map.view->set_hover(hit);
  }
  show_readout();
}

void AffinityPage::show_selection() {
  const SelectionModel& selection = document_.selection();
  const TransferId id = selection.transfer();
  for (Map& map : maps_) {
    HeatmapHit cell;
    if (id.valid()) {
      const Transfer& transfer = document_.table()->transfer(id);
      if (transfer.order() == 1) {
        cell = map.matrix.find(transfer.target,
                               transfer.sources.empty() ? TaskId() : transfer.sources.front());
      }
    } else if (map.view->current().is_cell() && !selection.tasks().empty()) {
      // A cell that was never measured is selected by its tasks.
      const HeatmapHit& now = map.view->current();
      const TaskId target = map.matrix.targets[static_cast<std::size_t>(now.row)];
      const TaskId from = map.matrix.sources[static_cast<std::size_t>(now.column)];
      const std::set<TaskId> own =
          from.valid() ? std::set<TaskId>{target, from} : std::set<TaskId>{target};
      if (own == selection.tasks()) cell = now;
    }
    map.view->set_current(cell);
  }
  if (search_->text().isEmpty()) search(QString());
  transfers_->show_selection();
  show_readout();
  show_derivation();
}

QString AffinityPage::evidence_text(const HeatmapHit& cell) const {
  const AffinityMatrix& matrix = maps_[kNormalised].matrix;
  const TaskId target = matrix.targets[static_cast<std::size_t>(cell.row)];
  const auto evidence = evidence_->of(target);
  if (!evidence) {
    const auto& with = document_.targets_with_losses();
    return std::find(with.begin(), with.end(), target) != with.end() ? tr("reading the losses …")
                                                                     : QString();
  }
  const TransferId id = matrix.transfer(cell.row, cell.column);
  const auto at = id.valid() ? evidence->find(id) : std::nullopt;
  if (!at) return {};
  const QLocale locale;
  QString text = tr("n = %1 images").arg(locale.toString(evidence->means[*at].images));
  if (evidence->groups != evidence->images) {
    text += u' ' + tr("in %n group(s)", nullptr, static_cast<int>(evidence->groups));
  }
  if (!evidence->problem.empty()) return text;
  if (!evidence->intervals) return tr("%1 · interval being computed").arg(text);
  // The interval of the component, on the scale of what the cell shows.
  const double value =
      matrix.data.at(static_cast<std::size_t>(cell.row), static_cast<std::size_t>(cell.column));
  const double factor = value / evidence->derivation.affinity[*at];
  const Interval& interval = evidence->intervals->affinity_interval[*at];
  text += tr(" · 90 % interval %1 to %2")
              .arg(locale.toString(interval.lower * factor, 'g', 3),
                   locale.toString(interval.upper * factor, 'g', 3));
  const auto index = static_cast<std::size_t>(cell.row) * matrix.sources.size() +
                     static_cast<std::size_t>(cell.column);
  if (!matrix.data.marks.empty() && matrix.data.marks[index] != 0) {
    text += tr(" · overlaps its neighbour in rank");
  }
  return text;
}

QString AffinityPage::readout(const HeatmapHit& cell) const {
  const QLocale locale;
  const AffinityMatrix& matrix = maps_[kNormalised].matrix;
  const auto row = static_cast<std::size_t>(cell.row);
  const auto column = static_cast<std::size_t>(cell.column);
  QString text = tr("<b>%1 → %2</b>")
                     .arg(matrix.data.columns[column].label.toHtmlEscaped(),
                          matrix.data.rows[row].label.toHtmlEscaped());
  for (const Side side : {kNormalised, kRaw}) {
    const Map& map = maps_[side];
    if (side == kRaw && map.options.measure == AffinityMeasure::kAffinity) continue;
    if (!map.view->plot()) continue;
    const double value = map.matrix.data.at(row, column);
    const QString name = measure_title(map.options.measure).toLower();
    if (std::isnan(value)) {
      text += QStringLiteral("&nbsp; · ") + tr("%1 not measured").arg(name);
      continue;
    }
    text +=
        QStringLiteral("&nbsp; · ") + tr("%1 <b>%2</b>").arg(name, locale.toString(value, 'g', 4));
    const auto rank = rank_in_row(map.matrix, cell.row, cell.column,
                                  map.options.measure == AffinityMeasure::kMeanLoss);
    if (rank) {
      text +=
          u' ' + tr("(rank %1 of %2)").arg(locale.toString(rank->rank), locale.toString(rank->of));
    }
  }
  const QString evidence = evidence_text(cell);
  if (!evidence.isEmpty()) text += QStringLiteral("<br>") + evidence;
  return text;
}

void AffinityPage::show_readout() {
  const HeatmapView& view = *maps_[kNormalised].view;
  const HeatmapView& other = *maps_[kRaw].view;
  HeatmapHit cell = view.hover().is_cell() ? view.hover() : other.hover();
  if (!cell.is_cell()) cell = view.current();
  const AffinityMatrix& matrix = maps_[kNormalised].matrix;
  if (!cell.is_cell() || cell.row >= static_cast<int>(matrix.targets.size()) ||
      cell.column >= static_cast<int>(matrix.sources.size())) {
    readout_->setText(
        tr("Point at a cell, or move with the arrow keys, to read its value, rank and interval."));
    return;
  }
  readout_->setText(readout(cell));
}

void AffinityPage::show_derivation() {
  if (!panel_->isVisible() || panel_->currentIndex() != 1) return;
  const TransferId id = document_.selection().transfer();
  const auto evidence =
      id.valid() ? evidence_->of(document_.table()->transfer(id).target) : nullptr;
  derivation_->setHtml(
      derivation_html(*document_.table(), document_.scenario(), id, evidence.get()));
}

void AffinityPage::search(const QString& text) {
  match_ = -1;
  const QString wanted = text.trimmed();
  for (Map& map : maps_) {
    std::set<int> rows, columns;
    const auto matches = [&](const HeatmapLabel& label) {
      if (wanted.isEmpty()) {
        // Nothing is looked for: what is selected elsewhere is marked.
        return !map.view->current().is_cell() && label.task.valid() &&
               document_.selection().tasks().contains(label.task);
      }
      return label.label.contains(wanted, Qt::CaseInsensitive) ||
             label.code.contains(wanted, Qt::CaseInsensitive);
    };
    for (std::size_t i = 0; i < map.matrix.data.rows.size(); ++i) {
      if (matches(map.matrix.data.rows[i])) rows.insert(static_cast<int>(i));
    }
    for (std::size_t i = 0; i < map.matrix.data.columns.size(); ++i) {
      if (matches(map.matrix.data.columns[i])) columns.insert(static_cast<int>(i));
    }
    if (wanted.isEmpty() && map.view->current().is_cell()) {
      rows = {map.view->current().row};
      columns = {map.view->current().column};
    }
    map.view->set_highlights(std::move(rows), std::move(columns));
  }
}

void AffinityPage::jump_to_match() {
  HeatmapView& view = *maps_[kNormalised].view;
  if (search_->text().trimmed().isEmpty()) return;
  const int rows = static_cast<int>(view.highlighted_rows().size());
  const int all = rows + static_cast<int>(view.highlighted_columns().size());
  if (all == 0) {
    Q_EMIT failed(tr("No task is called “%1”.").arg(search_->text()));
    return;
  }
  match_ = (match_ + 1) % all;
  HeatmapHit hit;
  if (match_ < rows) {
    hit.row = *std::next(view.highlighted_rows().begin(), match_);
  } else {
    hit.column = *std::next(view.highlighted_columns().begin(), match_ - rows);
  }
  view.show_cell(hit);
  for (Map& map : maps_) map.view->set_hover(hit);
}

}  // namespace taskatlas::ui
