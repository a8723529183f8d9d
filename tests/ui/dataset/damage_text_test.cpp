// SPDX-License-Identifier: MIT
#include "ui/dataset/damage_text.hpp"

#include "dataset/check.hpp"
#include "support/temporary_folder.hpp"
#include "tasks/task_dictionary.hpp"
#include "ui/dataset/small_dataset.hpp"
#include "ui/dataset/task_names.hpp"

#include <QCoreApplication>
#include <QTranslator>
#include <fstream>

#include <gtest/gtest.h>

namespace taskatlas::ui {
namespace {

using dataset::Domain;
using taskatlas::testing::TemporaryFolder;

// Brackets what it is asked to translate, so that what nobody asked about stands out.
class Brackets : public QTranslator {
 public:
  bool isEmpty() const override { return false; }
  QString translate(const char*, const char* text, const char*, int) const override {
    return QStringLiteral("⟦%1⟧").arg(QString::fromUtf8(text));
  }
};

class Bracketed {
 public:
  Bracketed() { QCoreApplication::installTranslator(&brackets_); }
  ~Bracketed() { QCoreApplication::removeTranslator(&brackets_); }
  Bracketed(const Bracketed&) = delete;
  Bracketed& operator=(const Bracketed&) = delete;

 private:
  Brackets brackets_;
};

TEST(DamageText, KeepsWhatDiffersAndWhatItDoesNotKnow) {
  EXPECT_EQ(damage_text(QStringLiteral("has 3 × 4 pixels, most files of its kind 5 × 6 pixels")),
            QStringLiteral("has 3 × 4 pixels, most files of its kind 5 × 6 pixels"));
  const Bracketed bracketed;
  EXPECT_EQ(damage_text(QStringLiteral("is empty")), QStringLiteral("⟦is empty⟧"));
  EXPECT_EQ(damage_text(QStringLiteral("has 3 × 4 pixels, most files of its kind 5 × 6 pixels")),
            QStringLiteral("⟦has 3 × 4 pixels, most files of its kind 5 × 6 pixels⟧"));
  EXPECT_EQ(damage_text(QStringLiteral("is haunted")), QStringLiteral("is haunted"));
  EXPECT_EQ(problem_text(QStringLiteral("a.png: damaged PNG (bad CRC); fetch the file again"),
                         QStringLiteral("a.png")),
            QStringLiteral("a.png: ⟦damaged PNG (bad CRC)⟧; ⟦fetch the file again⟧"));
}

TEST(DamageText, KnowsWhatChecksFind) {
  const TemporaryFolder folder;
  testing::make_dataset(folder.path());
  const auto file = [&](Domain domain, std::uint32_t view = 0) {
    return testing::file_of(folder.path(), "hanson", 0, view, domain);
  };
  std::ofstream(file(Domain::kRgb)) << "torn";
  std::ofstream(file(Domain::kNormal), std::ios::trunc).flush();
  std::filesystem::remove(file(Domain::kEdgeTexture));
  std::filesystem::resize_file(file(Domain::kDepthZbuffer), 100);
  std::ofstream(file(Domain::kPointInfo)) << "{";
  std::ofstream(file(Domain::kClassScene)) << "no array";
  std::ofstream(file(Domain::kSegmentSemantic), std::ios::trunc) << std::string(200, '\0');
  dataset::Values large(2 * testing::kSide, 2 * testing::kSide, 3);
  testing::put_raster(folder.path(), "hanson", 0, 1, Domain::kRgb, dataset::encode_colour(large));
  const auto source = testing::opened(folder.path());
  const auto report = dataset::check_dataset(source->set.root, source->index(), {}, {});
  ASSERT_TRUE(report);
  ASSERT_GE(report->damage.size(), 7U);
  const Bracketed bracketed;
  for (const dataset::Damage& one : report->damage) {
    EXPECT_TRUE(damage_text(text_of(one.message)).startsWith(u'⟦')) << one.message;
    EXPECT_TRUE(damage_text(text_of(one.suggestion)).startsWith(u'⟦')) << one.suggestion;
  }
}

TEST(TaskTitle, IsTranslatedForEveryTaskOfTheDictionary) {
  const Bracketed bracketed;
  for (const Task& task : task_dictionary()) {
    EXPECT_EQ(task_title(task), QStringLiteral("⟦%1⟧").arg(text_of(task.name)));
  }
}

}  // namespace
}  // namespace taskatlas::ui
