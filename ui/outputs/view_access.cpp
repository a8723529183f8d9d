// SPDX-License-Identifier: MIT
#include "ui/outputs/view_access.hpp"

#include "ui/outputs/outputs_view.hpp"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace taskatlas::ui {
namespace {

std::vector<OutputsPlot::Place> places_of(const OutputsView& view) {
  if (view.plot() == nullptr) return {};
  const QRectF area = view.plot_area();
  auto places = view.plot()->places(area.width(), PlotStyle::screen(view.palette(), view.font()));
  for (OutputsPlot::Place& place : places) place.box.translate(area.topLeft());
  return places;
}

class PanelAccess : public QAccessibleInterface {
 public:
  PanelAccess(OutputsView* view, int index) : view_(view), index_(index) {}

  bool isValid() const override {
    return view_ != nullptr && index_ < static_cast<int>(places_of(*view_).size());
  }
  QObject* object() const override { return nullptr; }
  QAccessibleInterface* parent() const override {
    return QAccessible::queryAccessibleInterface(view_);
  }
  QAccessibleInterface* child(int) const override { return nullptr; }
  QAccessibleInterface* childAt(int, int) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface*) const override { return -1; }
  QString text(QAccessible::Text what) const override {
    if (!isValid()) return {};
    const OutputsPlot::Place place = places_of(*view_)[static_cast<std::size_t>(index_)];
    const OutputContent& content = view_->plot()->content();
    if (what == QAccessible::Name) {
      return place.other == nullptr
                 ? place.panel->title
                 : OutputsView::tr("%1 and %2").arg(place.panel->title, place.other->title);
    }
    if (what != QAccessible::Description && what != QAccessible::Value) return {};
    QString words = answer_summary(*place.panel, content);
    if (place.other != nullptr) {
      words += QStringLiteral("; ") + answer_summary(*place.other, content);
    }
    return words;
  }
  void setText(QAccessible::Text, const QString&) override {}
  QRect rect() const override {
    if (!isValid()) return {};
    const QRect box = places_of(*view_)[static_cast<std::size_t>(index_)].box.toAlignedRect();
    return {view_->viewport()->mapToGlobal(box.topLeft()), box.size()};
  }
  QAccessible::Role role() const override { return QAccessible::Graphic; }
  QAccessible::State state() const override {
    QAccessible::State state;
    state.readOnly = true;
    return state;
  }

 private:
  QPointer<OutputsView> view_;
  int index_;
};

class ViewAccess : public QAccessibleWidget {
 public:
  explicit ViewAccess(OutputsView* view) : QAccessibleWidget(view, QAccessible::Grouping) {}
  ~ViewAccess() override { forget(); }

  void forget() {
    const QHash<int, QAccessible::Id> gone = std::exchange(panels_, {});
    for (const QAccessible::Id id : gone) QAccessible::deleteAccessibleInterface(id);
  }
  int childCount() const override {
    return view() == nullptr ? 0 : static_cast<int>(places_of(*view()).size());
  }
  QAccessibleInterface* child(int index) const override {
    if (index < 0 || index >= childCount()) return nullptr;
    const auto known = panels_.constFind(index);
    if (known != panels_.constEnd()) return QAccessible::accessibleInterface(*known);
    auto* panel = new PanelAccess(view(), index);
    panels_.insert(index, QAccessible::registerAccessibleInterface(panel));
    return panel;
  }
  int indexOfChild(const QAccessibleInterface* child) const override {
    for (auto panel = panels_.cbegin(); panel != panels_.cend(); ++panel) {
      if (QAccessible::accessibleInterface(panel.value()) == child) return panel.key();
    }
    return -1;
  }
  QAccessibleInterface* childAt(int x, int y) const override {
    for (int i = 0; i < childCount(); ++i) {
      QAccessibleInterface* panel = child(i);
      if (panel->rect().contains(x, y)) return panel;
    }
    return nullptr;
  }

 private:
  OutputsView* view() const { return static_cast<OutputsView*>(object()); }
  mutable QHash<int, QAccessible::Id> panels_;
};

QAccessibleInterface* make_access(const QString& name, QObject* object) {
  if (name != QLatin1String("taskatlas::ui::OutputsView")) return nullptr;
  auto* view = qobject_cast<OutputsView*>(object);
  return view == nullptr ? nullptr : new ViewAccess(view);
}

}  // namespace

void use_outputs_access() {
  static const bool once = [] {
    QAccessible::installFactory(make_access);
    return true;
  }();
  Q_UNUSED(once)
}

void outputs_access_changed(OutputsView* view) {
  if (!QAccessible::isActive()) return;
  auto* access = dynamic_cast<ViewAccess*>(QAccessible::queryAccessibleInterface(view));
  if (access != nullptr) access->forget();
}

}  // namespace taskatlas::ui
