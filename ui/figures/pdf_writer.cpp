// SPDX-License-Identifier: MIT
#include "ui/figures/pdf_writer.hpp"

#include "base/error.hpp"
#include "base/version.hpp"
#include "ui/figures/pdf_canonical.hpp"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <cmath>
#include <string>

namespace taskatlas::ui {

QByteArray write_pdf(const DisplayList& list, ReplayText text, const FigureWords& words,
                     const QByteArray& csv) {
  constexpr int kResolution = 1200;  // of the coordinates in the file
  constexpr double kPointsOfInch = 72;
  // Qt rounds the page to whole points; canonical_pdf() puts that right.
  const QSize page(static_cast<int>(std::ceil(list.size.width())),
                   static_cast<int>(std::ceil(list.size.height())));
  QByteArray written;
  QBuffer buffer(&written);
  buffer.open(QIODevice::WriteOnly);
  {
    QPdfWriter writer(&buffer);
    writer.setResolution(kResolution);
    writer.setPageSize(QPageSize(page, QStringLiteral("figure"), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    // In the order of their names, as the file's directory of them must be.
    if (!csv.isEmpty()) {
      writer.addFileAttachment(QStringLiteral("data.csv"), csv, QStringLiteral("text/csv"));
    }
    if (!words.recipe.isEmpty()) {
      writer.addFileAttachment(QStringLiteral("recipe.json"), words.recipe,
                               QStringLiteral("application/json"));
    }
    QPainter painter;
    if (!painter.begin(&writer)) throw failure("cannot write the figure as PDF");
    painter.setRenderHints(QPainter::Antialiasing | QPainter::LosslessImageRendering);
    painter.scale(kResolution / kPointsOfInch, kResolution / kPointsOfInch);
    painter.translate(0, page.height() - list.size.height());
    replay(list, painter, text);
    if (!painter.end()) throw failure("cannot write the figure as PDF");
  }
  PdfDetails details;
  details.page = list.size;
  details.title = words.title;
  details.subject = words.description;
  details.creator = QStringLiteral("TaskAtlas ") +
                    QString::fromUtf8(version().data(), static_cast<qsizetype>(version().size()));
  return canonical_pdf(written, details);
}

}  // namespace taskatlas::ui
