// SPDX-License-Identifier: MIT
#include "ui/evaluation/plot_items.hpp"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>
#include <QWidget>

namespace taskatlas::ui {
namespace {

PlotItems* items_of(QObject* object) { return dynamic_cast<PlotItems*>(object); }

class ItemAccess : public QAccessibleInterface {
 public:
  ItemAccess(QWidget* widget, int item) : widget_(widget), item_(item) {}

  bool isValid() const override {
    return widget_ != nullptr && item_ < items_of(widget_)->item_count();
  }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override {
    return widget_ != nullptr ? widget_->window()->windowHandle() : nullptr;
  }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(widget_);
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QString text(QAccessible::Text text) const override {
    return isValid() && text == QAccessible::Name ? items_of(widget_)->item_name(item_) : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override {
    if (!isValid()) return {};
    const QRect inside = items_of(widget_)->item_rect(item_).toAlignedRect();
    return {widget_->mapToGlobal(inside.topLeft()), inside.size()};
  }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QAccessible::State state() const override {
    QAccessible::State state;
    if (!isValid()) {
      state.invalid = true;
      return state;
    }
    state.focusable = true;
    state.selectable = true;
    if (items_of(widget_)->current_item() == item_) {
      state.selected = true;
      state.focused = widget_->hasFocus();
    }
    return state;
  }

 private:
  QPointer<QWidget> widget_;
  int item_;
};

class ItemsAccess : public QAccessibleWidget {
 public:
  explicit ItemsAccess(QWidget* widget) : QAccessibleWidget(widget, QAccessible::List) {}
  ~ItemsAccess() override {
    for (const QAccessible::Id id : std::as_const(children_)) {
      QAccessible::deleteAccessibleInterface(id);
    }
  }

  int childCount() const override { return items_of(widget())->item_count(); }
  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    if (const auto known = children_.constFind(index); known != children_.constEnd()) {
      return QAccessible::accessibleInterface(*known);
    }
    auto* made = new ItemAccess(widget(), index);
    children_.insert(index, QAccessible::registerAccessibleInterface(made));
    return made;
  }
  int indexOfChild(const QAccessibleInterface* wanted) const override {
    for (auto known = children_.constBegin(); known != children_.constEnd(); ++known) {
      if (QAccessible::accessibleInterface(known.value()) == wanted) return known.key();
    }
    return -1;
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    const QPointF at = widget()->mapFromGlobal(QPoint(x, y));
    for (int i = 0; i < childCount(); ++i) {
      if (items_of(widget())->item_rect(i).contains(at)) return child(i);
    }
    return nullptr;
  }
  QAccessibleInterface* focusChild() const override {
    return widget()->hasFocus() ? child(items_of(widget())->current_item()) : nullptr;
  }
  QString text(QAccessible::Text text) const override {
    if (text == QAccessible::Description) return items_of(widget())->items_summary();
    return QAccessibleWidget::text(text);
  }

 private:
  mutable QHash<int, QAccessible::Id> children_;
};

QAccessibleInterface* make(const QString&, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  return widget != nullptr && items_of(object) != nullptr ? new ItemsAccess(widget) : nullptr;
}

}  // namespace

void install_plot_items() {
  QAccessible::removeFactory(make);
  QAccessible::installFactory(make);
}

void tell_current_item(QWidget& widget, int item) {
  if (!QAccessible::isActive()) return;
  QAccessibleEvent event(&widget, QAccessible::Focus);
  event.setChild(item);
  QAccessible::updateAccessibility(&event);
}

}  // namespace taskatlas::ui
