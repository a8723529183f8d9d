// SPDX-License-Identifier: MIT
// The task graph for screen readers: a list of tasks, each with its name, kind, role and what it
// takes and gives.
#include "ui/taxonomy/graph_view.hpp"

#include <QAccessible>
#include <QAccessibleWidget>
#include <map>

namespace taskatlas::ui {
namespace {

class NodeInterface : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  NodeInterface(GraphView* view, int node) : view_(view), node_(node) {}

  bool isValid() const override {
    return view_ != nullptr && view_->picture() != nullptr && index() < count() &&
           view_->picture()->shown(index());
  }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return view_->window()->windowHandle(); }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(view_);
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QString text(QAccessible::Text kind) const override {
    return kind == QAccessible::Name && isValid() ? view_->node_text(index()) : QString();
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override {
    if (!isValid()) return {};
    const QRect box = view_->node_rect(index());
    return {view_->mapToGlobal(box.topLeft()), box.size()};
  }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QAccessible::State state() const override {
    QAccessible::State state;
    state.focusable = true;
    state.selectable = true;
    state.invalid = !isValid();
    if (isValid()) {
      state.focused = view_->hasFocus() && view_->current() == node_;
      state.selected = view_->is_selected(index());
      state.offscreen = !view_->rect().intersects(view_->node_rect(index()));
    }
    return state;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    if (type != QAccessible::ActionInterface) return nullptr;
    return static_cast<QAccessibleActionInterface*>(this);
  }

  QStringList actionNames() const override {
    return {QAccessibleActionInterface::pressAction(),
            QAccessibleActionInterface::setFocusAction()};
  }
  void doAction(const QString& name) override {
    if (!isValid()) return;
    if (name == QAccessibleActionInterface::setFocusAction()) {
      view_->setFocus(Qt::OtherFocusReason);
      view_->set_current(node_);
    } else if (name == QAccessibleActionInterface::pressAction()) {
      view_->choose(index(), false);
    }
  }
  QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
  std::size_t index() const { return static_cast<std::size_t>(node_); }
  std::size_t count() const { return view_->picture()->drawing().nodes.size(); }

  GraphView* view_;
  int node_;
};

class ViewInterface : public QAccessibleWidget {
 public:
  explicit ViewInterface(GraphView* view) : QAccessibleWidget(view, QAccessible::List) {}
  ~ViewInterface() override {
    for (const auto& [node, id] : children_) QAccessible::deleteAccessibleInterface(id);
  }

  int childCount() const override {
    return view()->picture() ? static_cast<int>(view()->picture()->drawing().nodes.size()) : 0;
  }
  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    const auto found = children_.find(index);
    if (found != children_.end()) return QAccessible::accessibleInterface(found->second);
    auto* made = new NodeInterface(view(), index);
    children_[index] = QAccessible::registerAccessibleInterface(made);
    return made;
  }
  int indexOfChild(const QAccessibleInterface* wanted) const override {
    for (const auto& [node, id] : children_) {
      if (QAccessible::accessibleInterface(id) == wanted) return node;
    }
    return -1;
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    for (int i = 0; i < childCount(); ++i) {
      QAccessibleInterface* one = child(i);
      if (one->isValid() && one->rect().contains(x, y)) return one;
    }
    return nullptr;
  }
  QAccessibleInterface* focusChild() const override {
    return view()->hasFocus() && view()->current() >= 0 ? child(view()->current()) : nullptr;
  }

 private:
  GraphView* view() const { return static_cast<GraphView*>(widget()); }
  mutable std::map<int, QAccessible::Id> children_;
};

QAccessibleInterface* make_interface(const QString& type, QObject* object) {
  if (type != QLatin1String("taskatlas::ui::GraphView")) return nullptr;
  auto* view = qobject_cast<GraphView*>(object);
  return view != nullptr ? new ViewInterface(view) : nullptr;
}

}  // namespace

void install_graph_accessibility() {
  static const bool installed = [] {
    QAccessible::installFactory(make_interface);
    return true;
  }();
  Q_UNUSED(installed);
}

}  // namespace taskatlas::ui
