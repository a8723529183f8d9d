// SPDX-License-Identifier: MIT
#include "ui/main_window/command_palette.hpp"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace taskatlas::ui {
namespace {

constexpr int kActionRole = Qt::UserRole;  // position in the list of actions
constexpr int kGroupRole = Qt::UserRole + 1;
constexpr int kKeysRole = Qt::UserRole + 2;

// The name at the left, its menu muted beside it, the keys at the right.
class PaletteDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = std::exchange(item.text, {});
    const QWidget* widget = option.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);
    const bool selected = option.state & QStyle::State_Selected;
    const QPalette& palette = option.palette;
    const int margin = option.fontMetrics.height() / 2;
    QRect rect = option.rect.adjusted(margin, 0, -margin, 0);
    const QColor text = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted =
        selected ? text : palette.color(QPalette::Active, QPalette::PlaceholderText);
    painter->setPen(muted);
    const QString keys = index.data(kKeysRole).toString();
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, keys);
    rect.setRight(rect.right() - option.fontMetrics.horizontalAdvance(keys) - margin);
    painter->setPen(text);
    const int width = option.fontMetrics.horizontalAdvance(name);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(name, Qt::ElideRight, rect.width()));
    rect.setLeft(rect.left() + width + margin);
    painter->setPen(muted);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data(kGroupRole).toString(),
                                                    Qt::ElideRight, rect.width()));
  }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override {
    return {0, option.fontMetrics.height() * 7 / 4};
  }
};

}  // namespace

QString plain_text(const QAction& action) {
  QString text = action.text();
  text.replace(QLatin1String("&&"), QString(QChar(1)));
  // East Asian mnemonics stand in brackets after the text: "打开(&O)".
  const qsizetype bracket = text.indexOf(QLatin1String("(&"));
  if (bracket >= 0) text.remove(bracket, 4);
  text.remove(QLatin1Char('&'));
  text.replace(QChar(1), QLatin1Char('&'));
  while (text.endsWith(QLatin1Char('.')) || text.endsWith(QChar(0x2026))) text.chop(1);
  return text;
}

int fuzzy_score(const QString& pattern, const QString& text) {
  int score = 0;
  qsizetype place = 0;
  qsizetype last = -2;
  for (const QChar letter : pattern) {
    if (letter.isSpace()) continue;
    qsizetype found = -1;
    for (qsizetype i = place; i < text.size(); ++i) {
      if (text[i].toCaseFolded() != letter.toCaseFolded()) continue;
      const bool starts = i == 0 || !text[i - 1].isLetterOrNumber();
      if (found < 0) found = i;
      if (starts || i == last + 1) {  // better than the first one found
        found = i;
        break;
      }
    }
    if (found < 0) return -1;
    const bool starts = found == 0 || !text[found - 1].isLetterOrNumber();
    score += 1 + (starts ? 4 : 0) + (found == last + 1 ? 3 : 0);
    last = found;
    place = found + 1;
  }
  return score;
}

CommandPalette::CommandPalette(std::vector<NamedAction> actions, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), actions_(std::move(actions)) {
  setWindowTitle(tr("Command palette"));
  setAttribute(Qt::WA_DeleteOnClose);
  field_ = new QLineEdit(this);
  field_->setPlaceholderText(tr("Type a few letters of what you want to do"));
  field_->setAccessibleName(tr("Command"));
  field_->setClearButtonEnabled(true);
  list_ = new QListView(this);
  list_->setAccessibleName(tr("Commands that match"));
  list_->setItemDelegate(new PaletteDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setFocusPolicy(Qt::NoFocus);
  model_ = new QStandardItemModel(this);
  list_->setModel(model_);
  auto* column = new QVBoxLayout(this);
  column->addWidget(field_);
  column->addWidget(list_);
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(list_, &QListView::clicked, this, &CommandPalette::run_current);
  const int line = fontMetrics().height();
  resize(line * 34, line * 24);
  if (parent != nullptr) {
    const QRect around = parent->geometry();
    move(around.center().x() - width() / 2, around.top() + around.height() / 8);
  }
  filter({});
}

void CommandPalette::filter(const QString& pattern) {
  struct Match {
    int score;
    std::size_t action;
  };
  std::vector<Match> matches;
  for (std::size_t i = 0; i < actions_.size(); ++i) {
    const QAction* action = actions_[i].action;
    if (action == nullptr || !action->isEnabled()) continue;
    int score = fuzzy_score(pattern, plain_text(*action));
    if (score < 0) {
      score = fuzzy_score(pattern, actions_[i].group + QLatin1Char(' ') + plain_text(*action));
      if (score >= 0) score /= 2;
    }
    if (score >= 0) matches.push_back({score, i});
  }
  std::stable_sort(matches.begin(), matches.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  model_->clear();
  for (const Match& match : matches) {
    const NamedAction& named = actions_[match.action];
    auto* item = new QStandardItem(plain_text(*named.action));
    item->setData(static_cast<qulonglong>(match.action), kActionRole);
    item->setData(named.group, kGroupRole);
    item->setData(named.action->shortcut().toString(QKeySequence::NativeText), kKeysRole);
    model_->appendRow(item);
  }
  list_->setCurrentIndex(model_->index(0, 0));
}

bool CommandPalette::eventFilter(QObject* object, QEvent* event) {
  if (object == field_ && event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int rows = model_->rowCount();
    const auto go = [&](int row) {
      list_->setCurrentIndex(model_->index(std::clamp(row, 0, std::max(0, rows - 1)), 0));
    };
    const int row = list_->currentIndex().row();
    switch (key) {
      case Qt::Key_Down:
        go(row + 1);
        return true;
      case Qt::Key_Up:
        go(row - 1);
        return true;
      case Qt::Key_PageDown:
        go(row + 10);
        return true;
      case Qt::Key_PageUp:
        go(row - 10);
        return true;
      case Qt::Key_Return:
      case Qt::Key_Enter:
        run_current();
        return true;
      default:
        break;
    }
  }
  return QDialog::eventFilter(object, event);
}

void CommandPalette::run_current() {
  const QModelIndex index = list_->currentIndex();
  if (!index.isValid()) return;
  const QPointer<QAction> action = actions_[index.data(kActionRole).toULongLong()].action;
  close();
  // After the palette has gone: what is triggered may open a dialog of its own.
  QTimer::singleShot(0, qApp, [action] {
    if (action != nullptr && action->isEnabled()) action->trigger();
  });
}

}  // namespace taskatlas::ui
