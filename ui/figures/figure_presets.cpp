// SPDX-License-Identifier: MIT
#include "ui/figures/figure_presets.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <array>

namespace taskatlas::ui {

std::span<const FigurePreset> figure_presets() {
  constexpr auto kIn = LengthUnit::kInch;
  constexpr auto kMm = LengthUnit::kMillimetre;
  static const std::array presets{
      // The author kit's text is 6 7/8 inches wide, in columns of 3 1/4 with 3/8 between them.
      FigurePreset{QStringLiteral("cvpr-column"), QStringLiteral("CVPR, ICCV"), false, {3.25, kIn}},
      FigurePreset{QStringLiteral("cvpr-full"), QStringLiteral("CVPR, ICCV"), true, {6.875, kIn}},
      // neurips.sty and iclr_conference.sty: \textwidth=5.5in.
      FigurePreset{QStringLiteral("neurips"), QStringLiteral("NeurIPS, ICLR"), true, {5.5, kIn}},
      // icml.sty: \textwidth=6.75in, \columnsep=0.25in.
      FigurePreset{QStringLiteral("icml-column"), QStringLiteral("ICML"), false, {3.25, kIn}},
      FigurePreset{QStringLiteral("icml-full"), QStringLiteral("ICML"), true, {6.75, kIn}},
      // As in the package tueplots, for its bundles of ACL's venues.
      FigurePreset{QStringLiteral("acl-column"), QStringLiteral("ACL"), false, {3.3, kIn}},
      FigurePreset{QStringLiteral("acl-full"), QStringLiteral("ACL"), true, {6.8, kIn}},
      // "Preparing figures" in Nature's guide for authors: one and two columns.
      FigurePreset{QStringLiteral("nature-column"), QStringLiteral("Nature"), false, {89, kMm}},
      FigurePreset{QStringLiteral("nature-full"), QStringLiteral("Nature"), true, {183, kMm}},
      // "Resolution and size" in the IEEE Author Center: one and two columns.
      FigurePreset{QStringLiteral("ieee-column"), QStringLiteral("IEEE"), false, {3.5, kIn}},
      FigurePreset{QStringLiteral("ieee-full"), QStringLiteral("IEEE"), true, {7.16, kIn}},
  };
  return presets;
}

QString FigurePreset::title() const {
  const QString size =
      QLocale().toString(width.value, 'g', 4) + QChar(0xa0) + to_string(width.unit);
  const QString format = full ? QCoreApplication::translate("FigurePreset", "%1, full width (%2)")
                              : QCoreApplication::translate("FigurePreset", "%1, one column (%2)");
  return format.arg(venue, size);
}

}  // namespace taskatlas::ui
