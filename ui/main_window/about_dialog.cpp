// SPDX-License-Identifier: MIT
#include "ui/main_window/about_dialog.hpp"

#include "base/version.hpp"
#include "ui/dataset/folder_history.hpp"
#include "ui/shared/icon.hpp"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScreen>
#include <QSysInfo>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

namespace taskatlas::ui {

QString version_text() {
  QStringList lines;
  lines << QStringLiteral("TaskAtlas %1").arg(QString::fromStdString(std::string(version())));
  lines << QStringLiteral("Qt %1 (built with %2), platform %3")
               .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR),
                    QGuiApplication::platformName());
  lines << QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(),
                                        QSysInfo::currentCpuArchitecture());
  return lines.join(QLatin1Char('\n'));
}

QString furniture_credits(const QString& folder) {
  if (folder.isEmpty()) return {};
  QFile file(QDir(folder).filePath(QStringLiteral("CREDITS.md")));
  constexpr qint64 kMost = qint64{1} << 20;
  if (!QFileInfo(file).isFile() || file.size() > kMost || !file.open(QIODevice::ReadOnly)) {
    return {};
  }
  return QString::fromUtf8(file.read(kMost));
}

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("About TaskAtlas"));
  setAttribute(Qt::WA_DeleteOnClose);
  const int line = fontMetrics().height();
  auto* picture = new QLabel(this);
  picture->setPixmap(QIcon(QStringLiteral(":/icons/taskatlas.svg")).pixmap(line * 5, line * 5));
  auto* title = new QLabel(
      QStringLiteral("<h2>TaskAtlas %1</h2><p>%2</p>")
          .arg(QString::fromStdString(std::string(version())).toHtmlEscaped(),
               tr("Explore task transfer: affinities, taxonomies and the evidence behind them.")),
      this);
  title->setWordWrap(true);
  auto* head = new QHBoxLayout;
  head->addWidget(picture);
  head->addWidget(title, 1);

  const auto page = [this](const QString& html, const QString& name) {
    auto* browser = new QTextBrowser(this);
    browser->setAccessibleName(name);
    browser->setOpenExternalLinks(true);
    browser->setHtml(html);
    return browser;
  };
  auto* tabs = new QTabWidget(this);
  const QString versions = version_text();
  tabs->addTab(page(QStringLiteral("<pre>%1</pre>").arg(versions.toHtmlEscaped()), tr("Versions")),
               tr("Versions"));
  tabs->addTab(
      page(tr("<p>TaskAtlas's own code is under the MIT licence. The desktop program as a whole is "
              "under the GNU General Public License, version 3, because Qt Charts is.</p>"
              "<p>It uses Qt 6 (LGPL 3, Qt Charts GPL 3), lp_solve (LGPL 2.1), Eigen (MPL 2.0), "
              "SQLite (public domain), JSON for Modern C++ (MIT), COLAMD (BSD), libspng (BSD), "
              "libjpeg-turbo (BSD, IJG), xxHash (BSD) and, in programs of their own, Graphviz "
              "(EPL 1.0), and LibTorch (BSD), Embree and OpenCV (Apache 2.0), Assimp and libzip "
              "(BSD). The texts are in the folder <i>licences</i> of the "
              "documentation.</p>"),
           tr("Licences")),
      tr("Licences"));
  tabs->addTab(
      page(
          tr("<p>The method and the built-in measurements are those of A. R. Zamir, A. Sax, W. "
             "Shen, L. Guibas, J. Malik and S. Savarese, “Taskonomy: Disentangling Task Transfer "
             "Learning”, CVPR 2018. Cite it where you publish with them.</p>"
             "<p>Colour maps: viridis and magma by Stéfan van der Walt and Nathaniel Smith (CC0); "
             "cividis by Jamie Nuñez, Christopher Anderton and Ryan Renslow (CC BY 4.0). Colours "
             "of kinds after Masataka Okabe and Kei Ito.</p>"
             "<p>Rendered rooms are furnished with models of Sweet Home 3D's libraries: by "
             "contributors of Blend Swap (CC0 and CC BY 3.0), Kator Legaz, Reallusion and Scopia "
             "(CC BY 3.0). Each rendered dataset names those that it shows, with their authors, in "
             "its file CREDITS.md.</p>"),
          tr("Credits")),
      tr("Credits"));
  const QString folder = last_folder();
  if (const QString credits = furniture_credits(folder); !credits.isEmpty()) {
    auto* browser = page({}, tr("Furniture"));
    // The file comes with the dataset: it is text, whatever it says.
    browser->setOpenExternalLinks(false);
    browser->setOpenLinks(false);
    browser->document()->setMarkdown(credits, QTextDocument::MarkdownNoHTML);
    tabs->addTab(browser, tr("Furniture"));
    tabs->setTabToolTip(
        tabs->count() - 1,
        tr("Whose furniture the rooms of %1 show").arg(QDir::toNativeSeparators(folder)));
  }

  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  auto* copy = buttons->addButton(tr("Copy versions"), QDialogButtonBox::ActionRole);
  copy->setToolTip(tr("Copy the versions to the clipboard, for a report"));
  connect(copy, &QPushButton::clicked, this,
          [versions] { QApplication::clipboard()->setText(versions); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addLayout(head);
  column->addWidget(tabs, 1);
  column->addWidget(buttons);
  resize(line * 34, line * 26);
}

}  // namespace taskatlas::ui
