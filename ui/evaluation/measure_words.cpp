// SPDX-License-Identifier: MIT
#include "ui/evaluation/measure_words.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace taskatlas::ui {
namespace {

using measures::Kind;

struct Words {
  Q_DECLARE_TR_FUNCTIONS(MeasureWords)
};

}  // namespace

QString measure_name(Kind kind) {
  switch (kind) {
    case Kind::kCka:
      return QStringLiteral("CKA");
    case Kind::kCkaRbf:
      return Words::tr("CKA, Gaussian");
    case Kind::kDds:
      return QStringLiteral("DDS");
    case Kind::kRsa:
      return QStringLiteral("RSA");
    case Kind::kLogme:
      return QStringLiteral("LogME");
    case Kind::kHScore:
      return QStringLiteral("H-score");
  }
  return {};
}

QString measure_text(Kind kind) {
  switch (kind) {
    case Kind::kCka:
      return Words::tr(
          "Centred kernel alignment: how alike the source's and the target's network see the same "
          "images, with a linear kernel; from −1 to 1.");
    case Kind::kCkaRbf:
      return Words::tr(
          "Centred kernel alignment with a Gaussian kernel as wide as the median distance between "
          "two images; from −1 to 1.");
    case Kind::kDds:
      return Words::tr(
          "Duality diagram similarity: how alike the source's and the target's network see the "
          "same images, each number standardised, with a Laplacian kernel; from −1 to 1.");
    case Kind::kRsa:
      return Words::tr(
          "Representation similarity analysis: the rank correlation of how unlike two images are "
          "to the source's and to the target's network, over all pairs of images; from −1 to 1.");
    case Kind::kLogme:
      return Words::tr(
          "Log evidence of the target's labels under linear regression from the source's "
          "representations, at its greatest, in nats an image; any number.");
    case Kind::kHScore:
      return Words::tr(
          "How well the source's representations tell the target's classes apart, with shrunk "
          "covariances; from 0 to the number of classes less one. Targets without classes have "
          "none.");
  }
  return {};
}

QString measure_literature(Kind kind) {
  switch (kind) {
    case Kind::kCka:
    case Kind::kCkaRbf:
      return QStringLiteral(
          "Kornblith, Norouzi, Lee, Hinton, “Similarity of neural network representations "
          "revisited”, ICML 2019");
    case Kind::kDds:
      return QStringLiteral("Dwivedi, Huang, Cichy, Roig, “Duality diagram similarity”, ECCV 2020");
    case Kind::kRsa:
      return QStringLiteral(
          "Dwivedi, Roig, “Representation similarity analysis for efficient task taxonomy and "
          "transfer learning”, CVPR 2019");
    case Kind::kLogme:
      return QStringLiteral("You, Liu, Wang, Long, “LogME”, ICML 2021");
    case Kind::kHScore:
      return QStringLiteral(
          "Bao et al., “An information-theoretic approach to transferability in task transfer "
          "learning”, ICIP 2019");
  }
  return {};
}

QString measures_help() {
  QString text = Words::tr(
      "<p>What can be known of transfers before any is trained, from the representations of the "
      "study's networks. Values compare within a target alone: the higher, the better the "
      "transfer from that source is expected to be. Where first-order transfers are measured, "
      "each measure is held against them by the rank correlation over a target's sources, the "
      "target's own network left out.</p>");
  text += QStringLiteral("<ul>");
  for (const Kind kind : measures::kKinds) {
    text += QStringLiteral("<li><b>%1</b>: %2 %3.</li>")
                .arg(measure_name(kind), measure_text(kind).toHtmlEscaped(),
                     measure_literature(kind).toHtmlEscaped());
  }
  return text + QStringLiteral("</ul>");
}

QString missing_text(const FoundRepresentations& found) {
  switch (found.state) {
    case Representations::kNoExperiment:
      return Words::tr(
          "This study holds measurements alone: representations are needed. They come with "
          "experiments that this program runs: make one with File ▸ New study.");
    case Representations::kShipped:
      return Words::tr(
          "Representations are not here: a study that came with TaskAtlas has its networks alone. "
          "Save as… makes a study of your own of it, whose representations the page Run computes.");
    case Representations::kMissing:
      if (found.networks.comparable == 0) {
        return Words::tr(
            "Representations of this study's networks are not here: they are yet to be computed, "
            "or were deleted. The page Run computes them.");
      }
      return Words::tr(
          "Representations of one network alone are here, and two at least are needed. The page "
          "Run computes the others.");
    case Representations::kThere:
      break;
  }
  return {};
}

QString measures_facts(const ComparedMeasures& compared) {
  const QLocale locale;
  const measures::StudyMeasures& all = *compared.measures;
  const int networks = static_cast<int>(all.sources.size());  // lupdate does not read past a cast
  return Words::tr("%Ln network(s), run seed %1; similarities on %2 images.", nullptr, networks)
             .arg(locale.toString(static_cast<qulonglong>(all.run_seed)),
                  locale.toString(static_cast<qulonglong>(all.images))) +
         QLatin1Char(' ') +
         (compared.affinity
              ? Words::tr("Compared with the first-order affinities that were measured.")
              : Words::tr("No transfer has been measured yet to compare them with."));
}

MeasureProgress measure_progress(double done, double total, const QString& stage) {
  struct Stage {
    const char* name;  // that core/measures gives
    double from, to;
    QString text;
  };
  const Stage stages[] = {
      {"similarities", 0, 0.15, Words::tr("Comparing networks…")},
      {"labels", 0.15, 0.3, Words::tr("Reading labels…")},
      {"logme", 0.3, 0.9, Words::tr("Computing %1…").arg(measure_name(Kind::kLogme))},
      {"h-score", 0.9, 1, Words::tr("Computing %1…").arg(measure_name(Kind::kHScore))}};
  for (const Stage& one : stages) {
    if (stage != QLatin1String(one.name)) continue;
    const double share = total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0;
    return {one.from + share * (one.to - one.from), one.text};
  }
  return {0, Words::tr("Reading the dataset…")};
}

}  // namespace taskatlas::ui
