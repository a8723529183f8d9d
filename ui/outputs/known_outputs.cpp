// SPDX-License-Identifier: MIT
#include "ui/outputs/known_outputs.hpp"

#include <algorithm>

namespace taskatlas::ui {
namespace {

std::shared_ptr<const outputs::Answer> shared(std::optional<outputs::Answer>&& answer) {
  return answer ? std::make_shared<const outputs::Answer>(std::move(*answer)) : nullptr;
}

}  // namespace

std::shared_ptr<const InputPictures> pictures_of(const std::vector<dataset::Values>& values) {
  auto images = std::make_shared<InputPictures>();
  for (const dataset::Values& one : values) images->push_back(picture_of(one));
  return images;
}

void take_reply(KnownOutputs& known, outputs::Reply&& reply, bool exact) {
  if (exact || !known.exact) {
    if (!reply.inputs.empty()) known.inputs = pictures_of(reply.inputs);
    known.truth = shared(std::move(reply.truth));
    known.truth_is_known = true;
    known.exact = exact;
  }
  for (outputs::RowAnswer& answer : reply.rows) {
    KnownOutputs::Row row;
    row.key = QString::fromStdString(join_codes(answer.row.sources));
    row.answer = shared(std::move(answer.answer));
    row.loss = answer.loss;
    row.problem = QString::fromStdString(answer.problem);
    row.exact = exact;
    const KnownOutputs::Row* before = known.find(row.key);
    // What is kept is better than a network that is gone.
    if (before != nullptr && before->answer != nullptr &&
        (row.answer == nullptr || (before->exact && !exact))) {
      continue;
    }
    known.add(std::move(row));
  }
}

std::vector<outputs::Row> rows_to_ask(const std::vector<outputs::Row>& rows,
                                      const KnownOutputs& known) {
  std::vector<outputs::Row> missing;
  for (const outputs::Row& row : rows) {
    const auto* found = known.find(QString::fromStdString(join_codes(row.sources)));
    if (found == nullptr || !found->exact) missing.push_back(row);
  }
  return missing;
}

void explain_rows(KnownOutputs& known, const std::vector<outputs::Row>& rows, const QString& why) {
  for (const outputs::Row& row : rows) {
    KnownOutputs::Row without;
    without.key = QString::fromStdString(join_codes(row.sources));
    if (known.find(without.key) != nullptr) continue;
    without.problem = why;
    known.add(std::move(without));
  }
  known.truth_is_known = true;
}

outputs::Row engine_row(const OutputRow& row, const std::string& target,
                        const MeasurementInfo& measurement) {
  outputs::Row asked;
  asked.target = target;
  asked.sources = row.sources;
  asked.transfer_images = measurement.transfer_images.value_or(0);
  asked.seed = static_cast<std::uint64_t>(std::max<std::int64_t>(0, measurement.seed.value_or(0)));
  return asked;
}

}  // namespace taskatlas::ui
