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

  // Choices appear as buttons; each closes the message. Errors have a button that copies them. A
  // message about something goes when that is destroyed.
  void show_message(Severity severity, const QString& text, const std::vector<Choice>& choices = {},
                    const QObject* about = nullptr);
  QString text() const;  // of what is shown, empty while hidden

 private:
  struct Message {
    Severity severity;
    QString text;
    std::vector<Choice> choices;
    const QObject* about;
  };
  void show_next();
  void forget(const QObject* about);

  QLabel* icon_;
  QLabel* text_;
  QHBoxLayout* buttons_;
  std::vector<Message> waiting_;
  const QObject* shown_about_ = nullptr;
  bool showing_ = false;
};

}  // namespace taskatlas::ui
