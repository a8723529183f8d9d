// SPDX-License-Identifier: MIT
#include "ui/main_window/shortcut_list.hpp"

#include "ui/main_window/shortcuts.hpp"
#include "ui/shared/icon.hpp"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTreeView>
#include <QVBoxLayout>
#include <functional>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kKeysColumn = 1;
constexpr int kActionRole = Qt::UserRole;  // position in the list of actions

QString native(const QList<QKeySequence>& keys) {
  return QKeySequence::listToString(keys, QKeySequence::NativeText);
}

// Reads keys in place. Enter, Tab and Escape without modifiers end the editing, as everywhere.
class KeysDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  std::function<void(const QModelIndex&, const QKeySequence&)> typed;  // so far
  std::function<void(const QModelIndex&, const QKeySequence&)> proposed;

  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem&,
                        const QModelIndex& index) const override {
    auto* editor = new QKeySequenceEdit(parent);
    editor->setClearButtonEnabled(true);
    editor->setAutoFillBackground(true);
    editor->setAccessibleName(ShortcutList::tr("New keys"));
    editor->setToolTip(ShortcutList::tr("Press the keys; Enter accepts, Escape leaves"));
    editor->setMinimumWidth(editor->fontMetrics().height() * 10);
    auto* self = const_cast<KeysDelegate*>(this);
    connect(
        editor, &QKeySequenceEdit::keySequenceChanged, this,
        [this, at = QPersistentModelIndex(index)](const QKeySequence& keys) { typed(at, keys); });
    connect(editor, &QKeySequenceEdit::editingFinished, self, [self, editor] {
      if (!editor->keySequence().isEmpty()) self->finish(editor, NoHint);
    });
    editor->setProperty("row", QPersistentModelIndex(index));
    return editor;
  }
  void setEditorData(QWidget* editor, const QModelIndex& index) const override {
    const QSignalBlocker quiet(editor);
    static_cast<QKeySequenceEdit*>(editor)->setKeySequence(
        QKeySequence::fromString(index.data().toString(), QKeySequence::NativeText));
  }
  void setModelData(QWidget* editor, QAbstractItemModel*, const QModelIndex& index) const override {
    proposed(index, static_cast<QKeySequenceEdit*>(editor)->keySequence());
  }

 protected:
  bool eventFilter(QObject* object, QEvent* event) override {
    auto* editor = qobject_cast<QKeySequenceEdit*>(object);
    if (editor == nullptr) return QStyledItemDelegate::eventFilter(object, event);
    if (event->type() == QEvent::KeyPress) {
      const auto* key = static_cast<QKeyEvent*>(event);
      const bool plain = (key->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == 0;
      if (plain && key->key() == Qt::Key_Escape) {
        const QSignalBlocker quiet(editor);  // it would tell what it has when it loses the focus
        Q_EMIT closeEditor(editor, RevertModelCache);
        return true;
      }
      if (plain && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter ||
                    key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab)) {
        finish(editor, NoHint);
        return true;
      }
      return false;  // keys to be recorded
    }
    // The editor itself waits for more keys before it tells.
    if (event->type() == QEvent::KeyRelease) {
      typed(editor->property("row").toPersistentModelIndex(), editor->keySequence());
      return false;
    }
    const bool handled = QStyledItemDelegate::eventFilter(object, event);
    // Ended by losing the focus: the editor would end once more on its own.
    if (event->type() == QEvent::FocusOut && !editor->isVisible()) editor->blockSignals(true);
    return handled;
  }

 private:
  void finish(QWidget* editor, EndEditHint hint) {
    Q_EMIT commitData(editor);
    const QSignalBlocker quiet(editor);
    Q_EMIT closeEditor(editor, hint);
  }
};

}  // namespace

ShortcutList::ShortcutList(const std::vector<NamedAction>& actions, QWidget* parent)
    : QDialog(parent) {
  setWindowTitle(tr("Keyboard shortcuts"));
  setAttribute(Qt::WA_DeleteOnClose);
  for (const NamedAction& named : actions) {
    if (!action_id(named).isEmpty()) actions_.push_back(named);
  }
  model_ = new QStandardItemModel(0, 3, this);
  model_->setHorizontalHeaderLabels({tr("Action"), tr("Keys"), tr("Where")});
  for (std::size_t i = 0; i < actions_.size(); ++i) {
    auto* name = new QStandardItem(plain_text(*actions_[i].action));
    auto* keys = new QStandardItem;
    auto* where = new QStandardItem(actions_[i].group);
    name->setEditable(false);
    where->setEditable(false);
    for (QStandardItem* item : {name, keys, where}) {
      item->setData(static_cast<qulonglong>(i), kActionRole);
    }
    model_->appendRow({name, keys, where});
  }
  proxy_ = new QSortFilterProxyModel(this);
  proxy_->setSourceModel(model_);
  proxy_->setFilterCaseSensitivity(Qt::CaseInsensitive);
  proxy_->setSortCaseSensitivity(Qt::CaseInsensitive);
  proxy_->setFilterKeyColumn(-1);
  proxy_->setDynamicSortFilter(false);  // a row stays where it is while its keys change
  auto* filter = new QLineEdit(this);
  filter->setPlaceholderText(tr("Filter"));
  filter->setAccessibleName(tr("Filter shortcuts"));
  filter->setToolTip(tr("Shows what has these letters in its name, keys or place"));
  filter->setClearButtonEnabled(true);
  connect(filter, &QLineEdit::textChanged, proxy_, &QSortFilterProxyModel::setFilterFixedString);
  view_ = new QTreeView(this);
  view_->setModel(proxy_);
  view_->setAccessibleName(tr("Keyboard shortcuts"));
  view_->setWhatsThis(
      tr("Every action and its keys. Double-click a line or press F2 to give it other keys. Keys "
         "in bold are your own. The actions of a page are listed once it has been shown."));
  view_->setRootIsDecorated(false);
  view_->setUniformRowHeights(true);
  view_->setAlternatingRowColors(true);
  view_->setAllColumnsShowFocus(true);
  view_->sortByColumn(2, Qt::AscendingOrder);  // before: within a place as in the menu
  view_->setSortingEnabled(true);
  view_->setEditTriggers(QAbstractItemView::NoEditTriggers);  // edit() knows the column
  view_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  view_->header()->setSectionResizeMode(1, QHeaderView::Interactive);
  view_->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  view_->header()->resizeSection(1, fontMetrics().height() * 11);
  auto* delegate = new KeysDelegate(view_);
  delegate->typed = [this](const QModelIndex& index, const QKeySequence& keys) {
    if (const NamedAction* named = at(index)) warn(*named, {keys});
  };
  delegate->proposed = [this](const QModelIndex& index, const QKeySequence& keys) {
    const NamedAction* named = at(index);
    if (named == nullptr) return;
    if (keys.isEmpty()) {
      propose(*named, {});
    } else if (named->action->shortcut() != keys) {  // else all the keys it has stay
      propose(*named, {keys});
    }
  };
  view_->setItemDelegateForColumn(kKeysColumn, delegate);
  connect(delegate, &QAbstractItemDelegate::closeEditor, this, [this] {
    if (pending_.action == nullptr) conflict_->hide();  // left without new keys
  });
  connect(view_, &QTreeView::doubleClicked, this, &ShortcutList::edit);
  auto* f2 = new QShortcut(QKeySequence(Qt::Key_F2), view_, this, &ShortcutList::edit);
  f2->setContext(Qt::WidgetShortcut);

  conflict_ = new QFrame(this);
  conflict_->setObjectName(QStringLiteral("conflict"));
  conflict_->setFrameShape(QFrame::StyledPanel);
  auto* sign = new QLabel(conflict_);
  const int side = fontMetrics().height() * 5 / 4;
  sign->setPixmap(
      themed_icon(QStringLiteral("warning")).pixmap(QSize(side, side), devicePixelRatioF()));
  conflict_text_ = new QLabel(conflict_);
  conflict_text_->setWordWrap(true);
  conflict_text_->setTextFormat(Qt::PlainText);
  auto* take = new QPushButton(tr("Take the keys"), conflict_);
  take->setObjectName(QStringLiteral("take"));
  take->setToolTip(tr("Gives the keys to this action; the other one has them no more"));
  auto* leave = new QPushButton(tr("Cancel"), conflict_);
  leave->setObjectName(QStringLiteral("leave"));
  leave->setToolTip(tr("Leaves everything as it was"));
  auto* line = new QHBoxLayout(conflict_);
  line->addWidget(sign);
  line->addWidget(conflict_text_, 1);
  line->addWidget(take);
  line->addWidget(leave);
  conflict_->hide();
  connect(take, &QPushButton::clicked, this, [this] {
    view_->setFocus();  // ends the editing where it still goes on
    settle(true);
  });
  connect(leave, &QPushButton::clicked, this, [this] {
    view_->setFocus();
    settle(false);
  });

  change_ = new QPushButton(tr("&Change…"), this);
  change_->setObjectName(QStringLiteral("change"));
  change_->setToolTip(tr("Other keys for the selected action (F2)"));
  reset_ = new QPushButton(tr("&Reset"), this);
  reset_->setObjectName(QStringLiteral("reset"));
  reset_->setToolTip(tr("The selected action's keys as they were at first"));
  auto* all = new QPushButton(tr("Reset &all"), this);
  all->setObjectName(QStringLiteral("reset_all"));
  all->setToolTip(tr("The keys of every action as they were at first"));
  connect(change_, &QPushButton::clicked, this, &ShortcutList::edit);
  connect(reset_, &QPushButton::clicked, this, [this] {
    if (const NamedAction* named = chosen()) propose(*named, default_keys(*named->action));
  });
  connect(all, &QPushButton::clicked, this, [this] {
    settle(false);
    QSettings settings;
    reset_all_shortcuts(settings, actions_);
    refresh();
  });
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
    settle(false);
    update_buttons();
  });
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  buttons->addButton(change_, QDialogButtonBox::ActionRole);
  buttons->addButton(reset_, QDialogButtonBox::ActionRole);
  buttons->addButton(all, QDialogButtonBox::ResetRole);
  for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addWidget(filter);
  column->addWidget(view_, 1);
  column->addWidget(conflict_);
  column->addWidget(buttons);
  const int height = fontMetrics().height();
  resize(height * 40, height * 30);
  refresh();
  view_->setCurrentIndex(proxy_->index(0, 0));
  update_buttons();
}

const NamedAction* ShortcutList::at(const QModelIndex& index) const {
  if (!index.isValid()) return nullptr;
  const NamedAction& named = actions_[index.data(kActionRole).toULongLong()];
  return named.action == nullptr ? nullptr : &named;
}

const NamedAction* ShortcutList::chosen() const { return at(view_->currentIndex()); }

void ShortcutList::refresh() {
  for (int row = 0; row < model_->rowCount(); ++row) {
    QStandardItem* item = model_->item(row, kKeysColumn);
    const NamedAction* named = at(item->index());
    if (named == nullptr) continue;
    const QList<QKeySequence> usual = default_keys(*named->action);
    const bool own = named->action->shortcuts() != usual;
    QFont font = this->font();
    font.setBold(own);
    item->setFont(font);
    item->setText(native(named->action->shortcuts()));
    item->setToolTip(!own              ? QString()
                     : usual.isEmpty() ? tr("At first: none")
                                       : tr("At first: %1").arg(native(usual)));
  }
  update_buttons();
}

void ShortcutList::edit() {
  if (chosen() == nullptr) return;
  settle(false);
  view_->setFocus();
  view_->edit(view_->currentIndex().siblingAtColumn(kKeysColumn));
}

void ShortcutList::warn(const NamedAction& named, const QList<QKeySequence>& keys) {
  QStringList whose;
  for (const QKeySequence& one : keys) {
    for (const NamedAction& other : conflicts(actions_, named, one)) {
      whose << tr("“%1” (%2)").arg(plain_text(*other.action), other.group);
    }
  }
  whose.removeDuplicates();
  if (!whose.isEmpty()) {
    conflict_text_->setText(
        tr("%1 is taken by %2.").arg(native(keys), whose.join(QStringLiteral(", "))));
    conflict_->setAccessibleName(conflict_text_->text());
  }
  conflict_->setVisible(!whose.isEmpty());
}

void ShortcutList::propose(const NamedAction& named, const QList<QKeySequence>& keys) {
  warn(named, keys);
  pending_ = named;
  pending_keys_ = keys;
  if (conflict_->isHidden()) settle(true);
}

void ShortcutList::settle(bool take) {
  const NamedAction named = std::exchange(pending_, {});
  conflict_->hide();
  if (!take || named.action == nullptr) return;
  QSettings settings;
  take_user_keys(settings, actions_, named, pending_keys_);
  refresh();
}

void ShortcutList::update_buttons() {
  const NamedAction* named = chosen();
  change_->setEnabled(named != nullptr);
  reset_->setEnabled(named != nullptr &&
                     named->action->shortcuts() != default_keys(*named->action));
}

}  // namespace taskatlas::ui
