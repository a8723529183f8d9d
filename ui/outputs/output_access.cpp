// SPDX-License-Identifier: MIT
#include "ui/outputs/output_access.hpp"

#include "outputs/advice.hpp"
#include "outputs/predictor.hpp"
#include "study/study.hpp"

#include <memory>

namespace taskatlas::ui {

OutputsAccess study_outputs(const std::filesystem::path& study, const Selection& selection) {
  OutputsAccess access;
  const auto predictor = std::make_shared<outputs::Predictor>(study);
  access.has_experiment = [study] { return Study::open(study).experiment().has_value(); };
  access.answerable = [study] { return outputs::answerable(study); };
  access.kept_samples = [study, selection](const std::string& target) {
    return outputs::kept_samples(Study::open(study), target, selection);
  };
  access.read_kept = [study, selection](const std::string& target, const std::string& sample) {
    return outputs::read_kept(Study::open(study), target, sample, selection);
  };
  access.ask = [predictor](const outputs::Request& request, const std::stop_token& stop) {
    return predictor->ask(request, stop);
  };
  access.how_to_measure = [study](const outputs::Row& row) {
    return outputs::how_to_measure(study, row).text;
  };
  return access;
}

}  // namespace taskatlas::ui
