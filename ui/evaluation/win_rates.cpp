// SPDX-License-Identifier: MIT
#include "ui/evaluation/win_rates.hpp"

#include "evaluation/all_for_one.hpp"
#include "evaluation/published.hpp"
#include "tasks/task_dictionary.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <vector>

namespace taskatlas::ui {
namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(WinRates)
};

constexpr int kDigits = 3;

QString text_of(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// The study's own name of a task, else the dictionary's, else the code.
QString name_of(const TransferTable& table, std::string_view code) {
  if (const auto task = table.find_task(code)) {
    return QString::fromStdString(table.task(*task).name);
  }
  const Task* known = find_dictionary_task(code);
  return known != nullptr ? QString::fromStdString(known->name) : text_of(code);
}

ResultColumn text_column(const QString& title, const QString& tip) {
  return {title, tip, -1, false};
}
ResultColumn share_column(const QString& title, const QString& tip) {
  return {title, tip, kDigits, false};
}
ResultColumn difference_column(const QString& tip) {
  return {Words::tr("difference"), tip, kDigits, true};
}

}  // namespace

namespace {

// A rate of this study, and in its tip how sure it is.
ResultCell own_cell(const WinRate& rate) {
  if (std::isnan(rate.rate)) return number_cell(rate.rate);
  QString tip = Words::tr("%Ln images", nullptr, static_cast<int>(rate.images));
  if (!std::isnan(rate.interval.lower)) {
    const QLocale locale;
    tip += QLatin1Char('\n') + Words::tr("%1 to %2 in nine of ten resamples of rooms")
                                   .arg(locale.toString(rate.interval.lower, 'f', kDigits),
                                        locale.toString(rate.interval.upper, 'f', kDigits));
  }
  return number_cell(rate.rate, tip);
}

}  // namespace

ResultTable network_table(const TransferTable& table, std::span<const NetworkWinRates> measured) {
  ResultTable result;
  result.columns = {
      text_column(Words::tr("Task"), Words::tr("Whose fully supervised network is compared")),
      share_column(Words::tr("vs average\nas published"),
                   Words::tr("Share of test images on which the network beats the best constant "
                             "predictor, as the paper prints it (table 1)")),
      share_column(Words::tr("vs average\nthis study"),
                   Words::tr("The same, from this study's per-image losses")),
      difference_column(Words::tr("This study less the published value")),
      share_column(Words::tr("vs random\nas published"),
                   Words::tr("Share of test images on which the network beats a readout on random "
                             "features, as the paper prints it (table 1)")),
      share_column(Words::tr("vs random\nthis study"),
                   Words::tr("The same, from this study's per-image losses")),
      difference_column(Words::tr("This study less the published value")),
  };
  std::map<std::string, const NetworkWinRates*> known;
  for (const NetworkWinRates& one : measured) known[one.target] = &one;
  std::vector<std::string> codes;
  for (const PublishedWinRate& one : published_win_rates()) codes.emplace_back(one.task);
  for (const auto& [code, one] : known) {
    if (published_win_rate(code) == nullptr) codes.push_back(code);
  }
  const double none = std::numeric_limits<double>::quiet_NaN();
  double sums[2] = {0, 0};
  int counts[2] = {0, 0};
  for (const std::string& code : codes) {
    const PublishedWinRate* published = published_win_rate(code);
    const auto own = known.find(code);
    const NetworkWinRates rates = own == known.end() ? NetworkWinRates() : *own->second;
    for (const auto& [i, value] :
         {std::pair(0, rates.versus_average.rate), std::pair(1, rates.versus_random.rate)}) {
      if (std::isnan(value)) continue;
      sums[i] += value;
      ++counts[i];
    }
    result.rows.push_back(
        {text_cell(name_of(table, code)),
         number_cell(published != nullptr ? published->versus_average : none),
         own_cell(rates.versus_average),
         number_cell(published != nullptr ? rates.versus_average.rate - published->versus_average
                                          : none),
         number_cell(published != nullptr ? published->versus_random : none),
         own_cell(rates.versus_random),
         number_cell(published != nullptr ? rates.versus_random.rate - published->versus_random
                                          : none)});
  }
  // No differences here: the means are over different tasks.
  result.rows.push_back({text_cell(Words::tr("Mean (published: as printed)")),
                         number_cell(kPublishedMeanVersusAverage),
                         number_cell(counts[0] > 0 ? sums[0] / counts[0] : none), number_cell(none),
                         number_cell(kPublishedMeanVersusRandom),
                         number_cell(counts[1] > 0 ? sums[1] / counts[1] : none),
                         number_cell(none)});
  return result;
}

ResultTable rivals_table(const TransferTable& table, const Scenario& scenario, int max_order) {
  ResultTable result;
  result.columns = {
      text_column(Words::tr("Target"), Words::tr("Treated as novel: it is never a source")),
      share_column(Words::tr("vs scratch\nas published"),
                   Words::tr("Share of test images on which the paper's transfer beats training "
                             "from scratch (figure 10, right)")),
      share_column(Words::tr("vs scratch\nthis study"), Words::tr("The transfer's gain")),
      difference_column(Words::tr("This study less the published value")),
      share_column(Words::tr("vs full superv.\nas published"),
                   Words::tr("Share of test images on which the paper's transfer beats full "
                             "supervision (figure 10, right)")),
      share_column(Words::tr("vs full superv.\nthis study"), Words::tr("The transfer's quality")),
      difference_column(Words::tr("This study less the published value")),
      text_column(Words::tr("Transfer in this study"),
                  Words::tr("The transfer of greatest value when every other task may be "
                            "supervised")),
  };
  constexpr std::array kOthers{PublishedRival::kImageNet, PublishedRival::kWang,
                               PublishedRival::kAgrawal,  PublishedRival::kZamir,
                               PublishedRival::kZhang,    PublishedRival::kNoroozi};
  for (const PublishedRival rival : kOthers) {
    result.columns.push_back(share_column(
        Words::tr("vs %1\nas published").arg(text_of(to_string(rival))),
        Words::tr("Share of test images on which the paper's transfer beats these features "
                  "(figure 10, right); not measured in studies")));
  }
  for (const PublishedComparison& published : published_comparisons()) {
    const auto rate = [&](PublishedRival rival) {
      return published.win_rate[static_cast<std::size_t>(rival)];
    };
    QString transfer = QStringLiteral("–");
    double gain = std::numeric_limits<double>::quiet_NaN(), quality = gain;
    if (const auto target = table.find_task(published.task)) {
      if (const auto row = best_single_transfer(table, scenario, *target, max_order)) {
        QStringList names;
        for (const TaskId source : table.transfer(*row).sources) {
          names << QString::fromStdString(table.task(source).name);
        }
        transfer = names.join(QStringLiteral(" + "));
        gain = table.transfer(*row).gain;
        quality = table.transfer(*row).quality;
      }
    }
    const double scratch = rate(PublishedRival::kScratch);
    const double full = rate(PublishedRival::kFullSupervision);
    std::vector<ResultCell> cells{text_cell(name_of(table, published.task)),
                                  number_cell(scratch),
                                  number_cell(gain, transfer),
                                  number_cell(gain - scratch),
                                  number_cell(full),
                                  number_cell(quality, transfer),
                                  number_cell(quality - full),
                                  text_cell(transfer, transfer)};
    for (const PublishedRival rival : kOthers) cells.push_back(number_cell(rate(rival)));
    result.rows.push_back(std::move(cells));
  }
  return result;
}

}  // namespace taskatlas::ui
