// SPDX-License-Identifier: MIT
#include "dataset/check.hpp"

#include "base/parallel.hpp"
#include "dataset/check_file.hpp"
#include "dataset/dataset.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>
#include <utility>

namespace taskatlas::dataset {
namespace {

constexpr std::size_t kViewsInOne = 64;  // looked at by one thread in one go
constexpr std::size_t kAtOnce = 64;      // such portions between two merges

// The size that most of a few hundred files of a domain have, taken evenly over the dataset.
SampleSize usual_size(const std::filesystem::path& root, const DatasetIndex& index, Domain domain) {
  constexpr std::size_t kSamples = 255;
  std::map<std::pair<int, int>, std::size_t> counts;
  const std::size_t views = index.views();
  const std::size_t step = std::max<std::size_t>(1, views / kSamples);
  for (std::size_t at = 0; at < views; at += step) {
    // The next view that has it, so that rare domains are found too; not past the next step.
    for (std::size_t v = at; v < std::min(at + step, views); ++v) {
      const auto view = static_cast<ViewNumber>(v);
      if (!index.domains(view).contains(domain)) continue;
      const FileFacts facts = check_file(root / *index.path(view, domain), domain,
                                         index.point(view), index.view(view), false);
      if (facts.size.width > 0 && !facts.finding) {
        ++counts[{facts.size.width, facts.size.height}];
      }
      break;
    }
  }
  SampleSize most;
  std::size_t best = 0;
  for (const auto& [size, count] : counts) {
    if (count > best) {
      best = count;
      most = {size.first, size.second};
    }
  }
  return most;
}

// What a few views were found to have.
struct Portion {
  std::vector<Damage> damage;
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
};

class Checker {
 public:
  Checker(const std::filesystem::path& root, const DatasetIndex& index, const CheckOptions& options,
          const CheckReport& report)
      : root_(root), index_(index), options_(options), report_(report) {}

  void look(ViewNumber view, Portion& portion) const {
    const std::size_t building = index_.building_of(view);
    const DomainSet has = index_.domains(view);
    const DomainSet expected = index_.building_domains(building);
    for (const DomainInfo& domain : domains()) {
      if (has.contains(domain.id)) {
        look_at_file(view, building, domain.id, portion);
      } else if (expected.contains(domain.id) && !options_.optional_domains.contains(domain.id)) {
        Damage damage = about(view, building, domain.id);
        const std::string folder = *index_.folder(building, domain.id);
        damage.kind = DamageKind::kMissing;
        damage.path =
            (folder.empty() ? "" : folder + "/") + file_name(damage.point, damage.view, domain.id);
        damage.message = "is missing, while other views of the building have it";
        damage.suggestion = "download it; tasks that need it pass over this view";
        portion.damage.push_back(std::move(damage));
      }
    }
  }

 private:
  Damage about(ViewNumber view, std::size_t building, Domain domain) const {
    Damage damage;
    damage.building = std::string(index_.building_name(building));
    damage.point = index_.point(view);
    damage.view = index_.view(view);
    damage.domain = domain;
    return damage;
  }

  void look_at_file(ViewNumber view, std::size_t building, Domain domain, Portion& portion) const {
    // One file for all views of a point is looked at with the first of them.
    if (domain == Domain::kNonfixatedMatches && index_.point_views(view).first != view) return;
    const std::string path = *index_.path(view, domain);
    FileFacts facts =
        check_file(root_ / path, domain, index_.point(view), index_.view(view), options_.decode);
    ++portion.files;
    portion.bytes += facts.bytes;
    const SampleSize usual = report_.sizes[index(domain)];
    if (!facts.finding && facts.size.width > 0 && usual.width > 0 && facts.size != usual) {
      const auto described = [&](const SampleSize& size) {
        return info(domain).kind == FileKind::kArray
                   ? std::to_string(size.width) + " values"
                   : std::to_string(size.width) + " × " + std::to_string(size.height) + " pixels";
      };
      facts.finding = {
          DamageKind::kWrongSize,
          "has " + described(facts.size) + ", most files of its kind " + described(usual),
          "get it in that size"};
    }
    if (!facts.finding) return;
    Damage damage = about(view, building, domain);
    damage.kind = facts.finding->kind;
    damage.path = path;
    damage.message = std::move(facts.finding->message);
    damage.suggestion = std::move(facts.finding->suggestion);
    damage.bytes = facts.bytes;
    damage.mtime_ns = facts.mtime_ns;
    portion.damage.push_back(std::move(damage));
  }

  const std::filesystem::path& root_;
  const DatasetIndex& index_;
  const CheckOptions& options_;
  const CheckReport& report_;
};

}  // namespace

UsualSizes usual_sizes(const std::filesystem::path& root, const DatasetIndex& index,
                       const RunContext& context) {
  UsualSizes sizes{};
  context.progress(0, 0, "Looking at sizes");
  parallel_for(kDomainCount, context.threads, [&](std::size_t i) {
    const DomainInfo& domain = domains()[i];
    if (domain.kind == FileKind::kJson || index.files(domain.id) == 0 || context.stopped()) return;
    sizes.at(i) = usual_size(root, index, domain.id);
  });
  return sizes;
}

std::optional<CheckReport> check_dataset(const std::filesystem::path& root,
                                         const DatasetIndex& index, const CheckOptions& options,
                                         const RunContext& context) {
  CheckReport report;
  report.decoded = options.decode;
  report.sizes = usual_sizes(root, index, context);

  const Checker checker(root, index, options, report);
  const std::size_t views = index.views();
  const auto own_thread = std::this_thread::get_id();
  std::atomic<std::size_t> looked_at = 0;
  for (std::size_t begin = 0; begin < views; begin += kViewsInOne * kAtOnce) {
    const std::size_t count = std::min(kAtOnce, (views - begin + kViewsInOne - 1) / kViewsInOne);
    std::vector<Portion> portions(count);
    parallel_for(count, context.threads, [&](std::size_t i) {
      const std::size_t first = begin + i * kViewsInOne;
      const std::size_t last = std::min(first + kViewsInOne, views);
      for (std::size_t v = first; v < last; ++v) {
        if (context.stopped()) return;
        checker.look(static_cast<ViewNumber>(v), portions[i]);
        const std::size_t done = ++looked_at;
        if (std::this_thread::get_id() == own_thread) {
          context.progress(static_cast<double>(done), static_cast<double>(views), "Checking files");
        }
      }
    });
    if (context.stopped()) return std::nullopt;
    for (Portion& portion : portions) {
      report.files += portion.files;
      report.bytes += portion.bytes;
      for (Damage& damage : portion.damage) {
        ++report.total;
        ++report.counts.at(static_cast<std::size_t>(damage.kind));
        if (report.damage.size() < options.max_records) {
          report.damage.push_back(std::move(damage));
        }
      }
    }
  }
  report.views = views;
  return report;
}

std::optional<CheckReport> check_dataset(const Dataset& set, const CheckOptions& options,
                                         const RunContext& context) {
  auto report = check_dataset(set.root, set.index, options, context);
  if (!report) return std::nullopt;
  report->notes = set.notes;
  report->total += set.notes.size();
  report->counts.at(static_cast<std::size_t>(DamageKind::kDamaged)) += set.notes.size();
  return report;
}

}  // namespace taskatlas::dataset
