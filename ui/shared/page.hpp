// SPDX-License-Identifier: MIT
#pragma once

#include <QJsonObject>
#include <QString>
#include <QWidget>
#include <vector>

class QAction;
class QToolBar;

namespace taskatlas::ui {

// A view that can be exported: which figure (a KIND of `taskatlas-cli figure`), and the options
// that make it look as it does now.
struct FigureRequest {
  QString kind;   // "affinity", "taxonomy", ...
  QString title;  // translated, for menus
  QJsonObject options;
};

// One page of the window. It observes the document it was made for; the window shows its tool bar
// while it is in front, and lists its actions in the menu View, the command palette and the
// list of shortcuts.
class Page : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;
  ~Page() override;

  virtual QToolBar* tool_bar() = 0;                  // the page's own; never null
  virtual std::vector<QAction*> page_actions() = 0;  // each with a text; shortcuts where they help
  virtual std::vector<FigureRequest> figures() const = 0;  // the first is what is in front
  virtual QString status() const { return {}; }            // one line for the status bar
  // Whether all that is to be seen at first has arrived from the background and been laid out.
  virtual bool ready() const { return true; }

 Q_SIGNALS:
  void status_changed();
  // Something the user asked for went wrong: what, and what to do; shown in the message bar.
  void failed(const QString& message);
};

}  // namespace taskatlas::ui
