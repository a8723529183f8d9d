// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <QString>
#include <functional>
#include <utility>
#include <vector>

class QHBoxLayout;
class QLabel;

namespace taskatlas::ui {

// A bar within the page that says what is the matter, or what is shown, and offers what to do.
class InlineMessage : public QFrame {
  Q_OBJECT

 public:
  enum class Tone { kInfo, kWarning };
  using Button = std::pair<QString, std::function<void()>>;

  explicit InlineMessage(QWidget* parent = nullptr);
  void show_message(Tone tone, const QString& text, const std::vector<Button>& buttons = {});
  // Other words for what is shown: the buttons stay, and nothing is announced anew.
  void change_text(const QString& text);
  QString text() const;

 Q_SIGNALS:
  void acted();  // one of its buttons was pressed, whose action follows

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void restyle();

  Tone tone_ = Tone::kInfo;
  QLabel* icon_;
  QLabel* text_;
  QHBoxLayout* buttons_;
};

}  // namespace taskatlas::ui
