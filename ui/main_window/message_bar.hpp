// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QHBoxLayout;
class QToolButton;

namespace taskatlas::ui {

// A line above the page that says what went wrong, or asks something that can wait. Never modal;
// messages that come while one is shown follow it.
class MessageBar : public QFrame {
  Q_OBJECT

 public:
  enum class Severity { kInformation, kWarning, kError };
  struct Choice {
    QString text;
    std::function<void()> action;
  };

  explicit MessageBar(QWidget* parent = nullptr);

  // Choices appear as buttons; each closes the message. Errors have a button that copies them.
  void show_message(Severity severity, const QString& text,
                    const std::vector<Choice>& choices = {});
  QString text() const;  // of what is shown, empty while hidden

 private:
  struct Message {
    Severity severity;
    QString text;
    std::vector<Choice> choices;
  };
  void show_next();

  QLabel* icon_;
  QLabel* text_;
  QHBoxLayout* buttons_;
  std::vector<Message> waiting_;
  bool showing_ = false;
};

}  // namespace taskatlas::ui
