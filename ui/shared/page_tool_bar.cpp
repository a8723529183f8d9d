// SPDX-License-Identifier: MIT
#include "ui/shared/page_tool_bar.hpp"

#include <QAction>
#include <QActionEvent>
#include <QHelpEvent>
#include <QLayout>
#include <QToolButton>
#include <QToolTip>
#include <vector>

namespace taskatlas::ui {
namespace {

// As wide as a button would be in that style. The button itself is asked, unseen: styles differ.
int width_of(QToolButton& button, Qt::ToolButtonStyle style) {
  const Qt::ToolButtonStyle now = button.toolButtonStyle();
  if (now == style) return button.sizeHint().width();
  const QSignalBlocker quiet(button);
  button.setUpdatesEnabled(false);
  button.setToolButtonStyle(style);
  const int width = button.sizeHint().width();
  button.setToolButtonStyle(now);
  button.setUpdatesEnabled(true);
  return width;
}

}  // namespace

PageToolBar::PageToolBar(const QString& title, QWidget* parent) : QToolBar(title, parent) {
  setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

void PageToolBar::resizeEvent(QResizeEvent* event) {
  QToolBar::resizeEvent(event);
  if (event->oldSize().width() != event->size().width()) fit();
}

void PageToolBar::changeEvent(QEvent* event) {
  QToolBar::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange ||
      event->type() == QEvent::LanguageChange) {
    fit_soon();
  }
}

void PageToolBar::actionEvent(QActionEvent* event) {
  QToolBar::actionEvent(event);
  if (event->type() == QEvent::ActionAdded) {
    if (auto* button = qobject_cast<QToolButton*>(widgetForAction(event->action()))) {
      button->installEventFilter(this);
    }
  }
  fit_soon();
}

bool PageToolBar::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* button = qobject_cast<QToolButton*>(watched);
    if (button != nullptr && button->defaultAction() != nullptr &&
        button->toolButtonStyle() == Qt::ToolButtonIconOnly) {
      const QString name = button->defaultAction()->iconText();
      const QString tip = button->toolTip();
      const bool told = tip.startsWith(name, Qt::CaseInsensitive);
      QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                         told ? tip : name + QLatin1Char('\n') + tip,
                         static_cast<QWidget*>(watched));
      return true;
    }
  }
  return QToolBar::eventFilter(watched, event);
}

void PageToolBar::fit_soon() {
  // Once for all that changes now, and not while the bar tells of the change.
  if (waiting_) return;
  waiting_ = true;
  QMetaObject::invokeMethod(this, &PageToolBar::fit, Qt::QueuedConnection);
}

void PageToolBar::fit() {
  waiting_ = false;
  struct Group {
    std::vector<QToolButton*> buttons;
    int names = 0;  // what their names add to the width
  };
  std::vector<Group> groups(1);
  int bare = layout()->sizeHint().width();  // all as icons
  for (QAction* action : actions()) {
    if (action->isSeparator()) {
      groups.emplace_back();
      continue;
    }
    auto* button = qobject_cast<QToolButton*>(widgetForAction(action));
    if (button == nullptr || !action->isVisible() || action->icon().isNull()) continue;
    const int icon = width_of(*button, Qt::ToolButtonIconOnly);
    groups.back().names += width_of(*button, Qt::ToolButtonTextBesideIcon) - icon;
    groups.back().buttons.push_back(button);
    bare -= button->sizeHint().width() - icon;
  }
  int width = bare;
  for (const Group& group : groups) {
    width += group.names;  // where it is too wide already, no later group has names either
    const auto style =
        width <= this->width() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    for (QToolButton* button : group.buttons) {
      if (button->toolButtonStyle() != style) button->setToolButtonStyle(style);
    }
  }
}

}  // namespace taskatlas::ui
