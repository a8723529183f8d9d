// SPDX-License-Identifier: MIT
// An inner header of the figures room: what Qt's PDF engine leaves to chance, or nearly right.
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

namespace taskatlas::ui {

struct PdfDetails {
  QSizeF page;  // exact, in points; the content stands at the bottom left of the page
  QString title, subject, creator;
};

// Takes apart a file that QPdfWriter wrote and puts it together again so that the same content
// gives the same bytes: objects are numbered in the order in which they are referred to (Qt goes
// through fonts in the order of a hash with a random seed), subsets of fonts are named by their
// place and both of their names agree, dates and identifiers depend on the content and on
// SOURCE_DATE_EPOCH alone, the page's size is not rounded to whole points, and text that is copied
// out of it has blanks where Qt says tabulators. Throws Error(kFailed) for any other PDF.
QByteArray canonical_pdf(const QByteArray& written, const PdfDetails& details);

}  // namespace taskatlas::ui
