// SPDX-License-Identifier: MIT
// The evaluation page with a study whose networks have representations, in front of other measures.
#pragma once

#include "measures/encoded_study.hpp"
#include "study/study.hpp"
#include "ui/document/solutions.hpp"
#include "ui/document/study_document.hpp"
#include "ui/evaluation/evaluation_page.hpp"
#include "ui/evaluation/measures_panel.hpp"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTest>
#include <memory>

#include <gtest/gtest.h>

namespace taskatlas::ui::testing {

class MeasuredStudy : public measures::testing::EncodedStudy {
 protected:
  static constexpr int kPatience = 30000;  // milliseconds

  void SetUp() override {
    EncodedStudy::SetUp();
    QSettings().clear();
  }
  void TearDown() override { close(); }

  // First-order transfers between all tasks, with affinities made up.
  void measure(std::int64_t seed = 1) const {
    StudyOpenOptions options;
    options.access = StudyAccess::kRun;
    Study study = Study::open(study_, options);
    Measurement measurement;
    measurement.transfer_images = 12;
    measurement.seed = seed;
    RandomStream random(31, static_cast<std::uint64_t>(seed), 0);
    const auto tasks = static_cast<std::int32_t>(study.tasks().size());
    for (std::int32_t target = 0; target < tasks; ++target) {
      for (std::int32_t source = 0; source < tasks; ++source) {
        Transfer transfer;
        transfer.target = TaskId(target);
        transfer.sources = {TaskId(source)};
        transfer.affinity = .1 + random.uniform();
        measurement.transfers.push_back(transfer);
      }
    }
    study.append(measurement, {});
  }
  void encode_seed(std::uint64_t seed) const {
    std::uint64_t k = 10 * seed;
    for (const engine::Job& job : encode_jobs(seed)) encode(job, k++);
  }

  void open_page(const QString& study) {
    document_ = std::make_unique<StudyDocument>(open_study(study));
    solutions_ = std::make_unique<Solutions>(*document_);
    page_ = std::make_unique<EvaluationPage>(*document_, *solutions_);
    page_->resize(900, 600);
    page_->show();
    in<QAction>("show/measures").trigger();
    wait();
  }
  void open_page() { open_page(QString::fromStdString(study_.string())); }
  void close() {
    page_.reset();
    solutions_.reset();
    document_.reset();
  }
  void wait() const {
    ASSERT_TRUE(QTest::qWaitFor([&] { return page_->ready(); }, kPatience));
  }
  // As the user does.
  void compute() const {
    ASSERT_TRUE(in<QPushButton>("compute_measures").isEnabled());
    QTest::mouseClick(&in<QPushButton>("compute_measures"), Qt::LeftButton);
    wait();
  }

  template <class Widget>
  Widget& in(const char* name) const {
    auto* found = page_->findChild<Widget*>(QLatin1String(name));
    EXPECT_NE(found, nullptr) << name;
    return *found;
  }
  QString text(const char* label) const { return in<QLabel>(label).text(); }
  MeasuresPanel& panel() const { return page_->measures(); }
  MeasuresView& view() const { return panel().view(); }

  std::unique_ptr<StudyDocument> document_;
  std::unique_ptr<Solutions> solutions_;
  std::unique_ptr<EvaluationPage> page_;
};

}  // namespace taskatlas::ui::testing
