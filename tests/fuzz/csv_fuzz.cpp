// SPDX-License-Identifier: MIT
#include "base/error.hpp"
#include "dataset/check.hpp"
#include "dataset/split.hpp"
#include "fuzz/scratch.hpp"
#include "study/import.hpp"
#include "study/study.hpp"

namespace taskatlas::fuzz {

int fuzz_csv(Bytes bytes) {
  if (bytes.empty()) return 0;
  const auto csv = put(scratch() / "in.csv", bytes.subspan(1));
  const auto out = scratch() / "out.taskstudy";
  ImportOptions options;
  options.overwrite = true;
  try {
    switch (static_cast<unsigned char>(bytes[0]) % 4) {
      case 0:
        import_transfers(csv, out, options, {});
        break;
      case 1:
        import_losses(csv, out, options, {});
        break;
      case 2:
        import_matrix(csv, out, {}, options, {});
        break;
      default:
        import_matrix(csv, out, {true}, options, {});
    }
  } catch (const Error&) {
    return 0;
  }
  // What was taken in is a study, whatever it was.
  const Study study = Study::open(out);
  for (const MeasurementInfo& one : study.measurements()) study.table({{}, {}, one.id});
  return 0;
}

int fuzz_splits(Bytes bytes) {
  try {
    const dataset::SplitFile file = dataset::parse_split_file(text_of(bytes), "fuzz");
    dataset::SplitTable::combine(std::span(&file, 1)).find("hanson");
  } catch (const Error&) {
  }
  try {
    dataset::parse_manifest_splits(text_of(bytes), "fuzz");
  } catch (const Error&) {
  }
  return 0;
}

int fuzz_damage(Bytes bytes) {
  dataset::CheckReport report;
  try {
    const auto list = dataset::DamageList::parse(text_of(bytes), "fuzz");
    report.damage = list.all();
    for (const dataset::Damage& one : report.damage) {
      const auto* found = list.find(one.building, one.point, one.view, one.domain);
      must(found != nullptr && found->building == one.building && found->point == one.point &&
           found->domain == one.domain);
    }
  } catch (const Error&) {
    return 0;
  }
  must(dataset::DamageList::parse(dataset::damage_csv(report), "fuzz").all() == report.damage);
  return 0;
}

}  // namespace taskatlas::fuzz
