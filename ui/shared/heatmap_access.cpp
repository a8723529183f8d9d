// SPDX-License-Identifier: MIT
#include "ui/shared/heatmap_access.hpp"

#include "ui/shared/heatmap_view.hpp"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>

namespace taskatlas::ui {
namespace {

class HeatmapAccess;

// One cell, made when it is asked for. Children of a view are its cells, row by row.
class CellAccess : public QAccessibleInterface, public QAccessibleTableCellInterface {
 public:
  CellAccess(HeatmapView* view, int row, int column) : view_(view), row_(row), column_(column) {}

  bool isValid() const override {
    return view_ != nullptr && row_ < view_->rows() && column_ < view_->columns();
  }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override {
    QAccessibleInterface* up = parent();
    return up != nullptr ? up->window() : nullptr;
  }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(view_);
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }

  QString text(QAccessible::Text what) const override {
    if (!isValid()) return {};
    const auto row = static_cast<std::size_t>(row_);
    const auto column = static_cast<std::size_t>(column_);
    if (what == QAccessible::Name) return view_->plot()->cell_name(row, column);
    if (what == QAccessible::Value) return view_->plot()->cell_text(row, column);
    return {};
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override {
    if (!isValid()) return {};
    const HeatmapGeometry geometry = view_->geometry_now();
    const QRect box = geometry.cell(row_, column_).intersected(geometry.cells).toAlignedRect();
    return {view_->mapToGlobal(box.topLeft()), box.size()};
  }
  QAccessible::Role role() const override { return QAccessible::Cell; }
  QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = true;
    state.selectable = true;
    if (isSelected()) {
      state.selected = true;
      state.focused = view_->hasFocus();
    }
    if (isValid()) state.offscreen = rect().isEmpty();
    return state;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::TableCellInterface
               ? static_cast<QAccessibleTableCellInterface*>(this)
               : nullptr;
  }

  bool isSelected() const override {
    return isValid() && view_->current() == HeatmapHit{row_, column_};
  }
  QList<QAccessibleInterface*> columnHeaderCells() const override { return {}; }
  QList<QAccessibleInterface*> rowHeaderCells() const override { return {}; }
  int columnIndex() const override { return column_; }
  int rowIndex() const override { return row_; }
  int columnExtent() const override { return 1; }
  int rowExtent() const override { return 1; }
  QAccessibleInterface* table() const override { return parent(); }

 private:
  HeatmapView* view_;
  int row_;
  int column_;
};

class HeatmapAccess : public QAccessibleWidget, public QAccessibleTableInterface {
 public:
  explicit HeatmapAccess(HeatmapView* view) : QAccessibleWidget(view, QAccessible::Table) {}
  ~HeatmapAccess() override { forget(); }

  void forget() {
    const QHash<int, QAccessible::Id> gone = std::exchange(cells_, {});
    for (const QAccessible::Id id : gone) QAccessible::deleteAccessibleInterface(id);
  }

  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type == QAccessible::TableInterface) return static_cast<QAccessibleTableInterface*>(this);
    return QAccessibleWidget::interface_cast(type);
  }
  QString text(QAccessible::Text what) const override {
    if (what == QAccessible::Description && view() != nullptr && view()->plot()) {
      return view()->plot()->summary();
    }
    return QAccessibleWidget::text(what);
  }

  // Cells first, the buttons after them.
  int childCount() const override { return cells() + QAccessibleWidget::childCount(); }
  QAccessibleInterface* child(int index) const override {
    if (index >= cells()) return QAccessibleWidget::child(index - cells());
    if (index < 0) return nullptr;
    const auto known = cells_.constFind(index);
    if (known != cells_.constEnd()) return QAccessible::accessibleInterface(*known);
    auto* cell = new CellAccess(view(), index / view()->columns(), index % view()->columns());
    cells_.insert(index, QAccessible::registerAccessibleInterface(cell));
    return cell;
  }
  int indexOfChild(const QAccessibleInterface* child) const override {
    if (child != nullptr && child->role() == QAccessible::Cell) {
      auto* other = const_cast<QAccessibleInterface*>(child);
      if (QAccessibleTableCellInterface* cell = other->tableCellInterface()) {
        return cell->rowIndex() * view()->columns() + cell->columnIndex();
      }
    }
    const int index = QAccessibleWidget::indexOfChild(child);
    return index < 0 ? index : index + cells();
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    if (QAccessibleInterface* button = QAccessibleWidget::childAt(x, y)) return button;
    const HeatmapHit hit = view()->geometry_now().hit(view()->mapFromGlobal(QPoint(x, y)),
                                                      view()->rows(), view()->columns());
    return hit.is_cell() ? cellAt(hit.row, hit.column) : nullptr;
  }
  QAccessibleInterface* focusChild() const override {
    const HeatmapHit& current = view()->current();
    if (view()->hasFocus() && current.is_cell()) return cellAt(current.row, current.column);
    return QAccessibleWidget::focusChild();
  }

  QAccessibleInterface* caption() const override { return nullptr; }
  QAccessibleInterface* summary() const override { return nullptr; }
  QAccessibleInterface* cellAt(int row, int column) const override {
    if (row < 0 || column < 0 || row >= rowCount() || column >= columnCount()) return nullptr;
    return child(row * columnCount() + column);
  }
  int rowCount() const override { return view()->rows(); }
  int columnCount() const override { return view()->columns(); }
  QString rowDescription(int row) const override {
    if (row < 0 || row >= rowCount()) return {};
    return view()->plot()->contents().rows[static_cast<std::size_t>(row)].label;
  }
  QString columnDescription(int column) const override {
    if (column < 0 || column >= columnCount()) return {};
    return view()->plot()->contents().columns[static_cast<std::size_t>(column)].label;
  }
  int selectedCellCount() const override { return view()->current().is_cell() ? 1 : 0; }
  QList<QAccessibleInterface*> selectedCells() const override {
    const HeatmapHit& current = view()->current();
    if (!current.is_cell()) return {};
    return {cellAt(current.row, current.column)};
  }
  int selectedColumnCount() const override { return 0; }
  int selectedRowCount() const override { return 0; }
  QList<int> selectedColumns() const override { return {}; }
  QList<int> selectedRows() const override { return {}; }
  bool isColumnSelected(int) const override { return false; }
  bool isRowSelected(int) const override { return false; }
  bool selectRow(int) override { return false; }
  bool selectColumn(int) override { return false; }
  bool unselectRow(int) override { return false; }
  bool unselectColumn(int) override { return false; }
  void modelChange(QAccessibleTableModelChangeEvent*) override { forget(); }

 private:
  HeatmapView* view() const { return static_cast<HeatmapView*>(widget()); }
  int cells() const { return view()->rows() * view()->columns(); }

  mutable QHash<int, QAccessible::Id> cells_;
};

QAccessibleInterface* make_access(const QString& class_name, QObject* object) {
  Q_UNUSED(class_name)
  if (auto* view = qobject_cast<HeatmapView*>(object)) return new HeatmapAccess(view);
  return nullptr;
}

}  // namespace

void install_heatmap_accessibility() {
  static const bool installed = [] {
    QAccessible::installFactory(make_access);
    return true;
  }();
  Q_UNUSED(installed)
}

void heatmap_contents_changed(HeatmapView& view) {
  if (!QAccessible::isActive()) return;
  QAccessibleTableModelChangeEvent event(&view, QAccessibleTableModelChangeEvent::ModelReset);
  QAccessible::updateAccessibility(&event);
}

}  // namespace taskatlas::ui
