// SPDX-License-Identifier: MIT
#include "ui/main_window/shortcuts.hpp"

#include <QSettings>
#include <algorithm>

namespace taskatlas::ui {
namespace {

constexpr const char* kDefaults = "taskatlas_default_keys";  // properties of an action
constexpr const char* kTip = "taskatlas_tip";                // without keys; empty: the text
constexpr const char* kShownTip = "taskatlas_shown_tip";
const QString kGroup = QStringLiteral("shortcuts");

QString settings_key(const NamedAction& named) {
  return kGroup + QLatin1Char('/') + action_id(named);
}

bool share_place(const NamedAction& one, const NamedAction& other) {
  return one.page.isEmpty() || other.page.isEmpty() || one.page == other.page;
}

QString without_dots(QString text) {
  while (text.endsWith(QLatin1Char('.')) || text.endsWith(QChar(0x2026))) text.chop(1);
  return text;
}

void update_tip(QAction* action) {
  // A tooltip that is not the one set here last is a new one of the action's own.
  if (action->toolTip() != action->property(kShownTip).toString()) {
    const QString own = action->toolTip();
    // Without a tooltip of its own an action gives its text, which can change.
    const bool from_text =
        without_dots(own) == plain_text(*action) || without_dots(own) == action->iconText();
    action->setProperty(kTip, from_text ? QString() : own);
  }
  QString tip = action->property(kTip).toString();
  if (tip.isEmpty()) tip = plain_text(*action);
  if (!action->shortcut().isEmpty()) {
    tip = QStringLiteral("%1 (%2)").arg(tip, action->shortcut().toString(QKeySequence::NativeText));
  }
  action->setProperty(kShownTip, tip);
  if (action->toolTip() != tip) action->setToolTip(tip);
}

void remember_defaults(QAction* action) {
  if (action->property(kDefaults).isValid()) return;
  action->setProperty(kDefaults, QVariant::fromValue(action->shortcuts()));
  update_tip(action);
  QObject::connect(action, &QAction::changed, action, [action] { update_tip(action); });
}

}  // namespace

QString action_id(const NamedAction& named) {
  if (named.action == nullptr || named.action->objectName().isEmpty()) return {};
  const QString name = named.action->objectName();
  return named.page.isEmpty() ? name : named.page + QLatin1Char('.') + name;
}

bool keys_clash(const QKeySequence& one, const QKeySequence& other) {
  if (one.isEmpty() || other.isEmpty()) return false;
  return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

QList<QKeySequence> default_keys(const QAction& action) {
  return action.property(kDefaults).value<QList<QKeySequence>>();
}

void apply_shortcuts(const QSettings& settings, const std::vector<NamedAction>& actions) {
  struct Wish {
    const NamedAction* named;
    QList<QKeySequence> keys;
    int rank;
  };
  std::vector<Wish> wishes;
  for (const NamedAction& named : actions) {
    if (action_id(named).isEmpty()) continue;
    remember_defaults(named.action);
    const QString key = settings_key(named);
    const bool users = settings.contains(key);
    wishes.push_back({&named,
                      users ? QKeySequence::listFromString(settings.value(key).toString())
                            : default_keys(*named.action),
                      (users ? 0 : 2) + (named.page.isEmpty() ? 0 : 1)});
  }
  std::stable_sort(wishes.begin(), wishes.end(),
                   [](const Wish& a, const Wish& b) { return a.rank < b.rank; });
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    QList<QKeySequence>& keys = wishes[i].keys;
    keys.removeIf([&](const QKeySequence& one) {
      return one.isEmpty() ||
             std::any_of(wishes.begin(), wishes.begin() + static_cast<std::ptrdiff_t>(i),
                         [&](const Wish& before) {
                           return share_place(*before.named, *wishes[i].named) &&
                                  std::any_of(before.keys.begin(), before.keys.end(),
                                              [&](const QKeySequence& taken) {
                                                return keys_clash(taken, one);
                                              });
                         });
    });
  }
  for (const Wish& wish : wishes) {
    if (wish.named->action->shortcuts() != wish.keys) wish.named->action->setShortcuts(wish.keys);
  }
}

std::vector<NamedAction> conflicts(const std::vector<NamedAction>& actions,
                                   const NamedAction& named, const QKeySequence& keys) {
  std::vector<NamedAction> found;
  for (const NamedAction& other : actions) {
    if (other.action == nullptr || other.action == named.action || !share_place(other, named)) {
      continue;
    }
    const QList<QKeySequence> theirs = other.action->shortcuts();
    if (std::any_of(theirs.begin(), theirs.end(),
                    [&](const QKeySequence& one) { return keys_clash(one, keys); })) {
      found.push_back(other);
    }
  }
  return found;
}

void set_user_keys(QSettings& settings, const NamedAction& named, const QList<QKeySequence>& keys) {
  if (action_id(named).isEmpty()) return;
  if (keys == default_keys(*named.action)) {
    settings.remove(settings_key(named));
  } else {
    settings.setValue(settings_key(named),
                      QKeySequence::listToString(keys, QKeySequence::PortableText));
  }
  named.action->setShortcuts(keys);
}

void take_user_keys(QSettings& settings, const std::vector<NamedAction>& actions,
                    const NamedAction& named, const QList<QKeySequence>& keys) {
  for (const QKeySequence& one : keys) {
    for (const NamedAction& other : conflicts(actions, named, one)) {
      QList<QKeySequence> rest = other.action->shortcuts();
      rest.removeIf([&](const QKeySequence& theirs) { return keys_clash(theirs, one); });
      set_user_keys(settings, other, rest);
    }
  }
  set_user_keys(settings, named, keys);
}

void reset_all_shortcuts(QSettings& settings, const std::vector<NamedAction>& actions) {
  settings.remove(kGroup);
  apply_shortcuts(settings, actions);
}

}  // namespace taskatlas::ui
