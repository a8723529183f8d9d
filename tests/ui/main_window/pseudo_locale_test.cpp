// SPDX-License-Identifier: MIT
// Every text a user sees goes through a translation: under a pseudo-locale that brackets and
// lengthens what it is asked to translate, nothing with letters may stand without brackets, the
// study's own words aside.
#include "ui/document/study_document.hpp"
#include "ui/main_window/main_window.hpp"
#include "ui/main_window/pages.hpp"
#include "ui/shared/page.hpp"

#include <QAbstractButton>
#include <QComboBox>
#include <QGroupBox>
#include <QLabel>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTranslator>
#include <set>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

class PseudoTranslator : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char* context, const char* text, const char*, int) const override {
    // Qt's own texts are Qt's to translate.
    const QByteArray from(context);
    if (from.startsWith("Q") && !from.contains("::")) return {};
    return QStringLiteral("⟦%1 ÅÉÎ⟧").arg(QString::fromUtf8(text));
  }
};

class PseudoLocale : public ::testing::Test {
 protected:
  void SetUp() override {
    QSettings().clear();
    QCoreApplication::installTranslator(&translator_);
  }
  void TearDown() override { QCoreApplication::removeTranslator(&translator_); }

  // Words of the data, and what is written the same in every language.
  void allow(const StudyDocument& document) {
    for (const Task& task : document.table()->tasks()) {
      allowed_.insert(QString::fromStdString(task.name));
      allowed_.insert(QString::fromStdString(task.code));
    }
    for (const Scenario& scenario : document.state().scenarios) {
      allowed_.insert(QString::fromStdString(scenario.name));
    }
    allowed_.insert(document.label());
  }

  bool translated(const QString& text) const {
    static const QRegularExpression letters(QStringLiteral("\\p{L}{3,}"));
    if (!letters.match(text).hasMatch()) return true;
    if (text.contains(QChar(0x27E6))) return true;
    QString rest = text;
    for (const QString& word : allowed_) rest.remove(word);
    return !letters.match(rest).hasMatch();
  }

  void check(const QWidget& root, const char* where) {
    const auto expect = [&](const QWidget& widget, const QString& text, const char* what) {
      EXPECT_TRUE(translated(text))
          << where << ": " << what << " of " << widget.metaObject()->className() << " ("
          << widget.objectName().toStdString() << "): " << text.toStdString();
    };
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
      if (!widget->isVisible() || qobject_cast<const QTabBar*>(widget->parent()) != nullptr) {
        continue;  // Qt's own parts of a tab bar
      }
      expect(*widget, widget->toolTip(), "tooltip");
      expect(*widget, widget->accessibleName(), "accessible name");
      if (const auto* label = qobject_cast<const QLabel*>(widget)) {
        expect(*widget, label->text(), "text");
      } else if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) {
        expect(*widget, button->text(), "text");
      } else if (const auto* combo = qobject_cast<const QComboBox*>(widget)) {
        for (int i = 0; i < combo->count(); ++i) expect(*widget, combo->itemText(i), "item");
      } else if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
        for (int i = 0; i < tabs->count(); ++i) expect(*widget, tabs->tabText(i), "tab");
      } else if (const auto* box = qobject_cast<const QGroupBox*>(widget)) {
        expect(*widget, box->title(), "title");
      }
    }
  }

  PseudoTranslator translator_;
  std::set<QString> allowed_;
};

TEST_F(PseudoLocale, NothingIsShownUntranslated) {
  MainWindow window;
  window.resize(1600, 1000);
  window.show();
  QSignalSpy opened(&window, &MainWindow::opened);
  window.open(QStringLiteral("published-16k"));
  ASSERT_TRUE(QTest::qWaitFor([&] { return opened.count() > 0; }));
  allow(*window.document());
  for (const char* name : {"published-1k", "published-mixed", "rooms-26", "TaskAtlas",
                           "What's This?" /* Qt's own */}) {
    allowed_.insert(QString::fromLatin1(name));
  }
  for (const PageKind& kind : page_kinds()) {
    const std::string id = kind.id.toStdString();
    window.show_page(QString::fromStdString(id));
    EXPECT_TRUE(QTest::qWaitFor([&] { return window.page()->ready(); }, 20000));
    check(window, id.c_str());
    for (const NamedAction& named : window.actions_by_name()) {
      EXPECT_TRUE(translated(named.action->text()))
          << id << ": " << named.action->text().toStdString();
    }
  }
}

}  // namespace
}  // namespace taskatlas::ui
