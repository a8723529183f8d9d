// SPDX-License-Identifier: MIT
#include "measures/measure.hpp"

#include "base/error.hpp"
#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

namespace taskatlas::measures {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::array<std::string_view, kKinds.size()> kNames{"cka", "cka-rbf", "dds",
                                                             "rsa", "logme",   "h-score"};

MeasureTable empty_table(Kind kind, std::span<const SourceRows> sources) {
  MeasureTable table;
  table.kind = kind;
  for (const SourceRows& source : sources) table.sources.push_back(source.code);
  return table;
}

Kind kind_of(Similarity similarity) {
  switch (similarity) {
    case Similarity::kCka:
      return Kind::kCka;
    case Similarity::kCkaRbf:
      return Kind::kCkaRbf;
    case Similarity::kDds:
      return Kind::kDds;
    case Similarity::kRsa:
      return Kind::kRsa;
  }
  return Kind::kCka;
}

// Targets whose samples are the same images: one decomposition of a source serves them all.
struct SameSamples {
  std::vector<std::size_t> targets;
};

std::vector<SameSamples> by_samples(std::span<const TargetLabels> targets,
                                    const std::vector<bool>& usable) {
  std::map<std::pair<std::size_t, std::vector<std::uint32_t>>, std::size_t> known;
  std::vector<SameSamples> result;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    if (!usable[t]) continue;
    const auto [at, fresh] =
        known.try_emplace({targets[t].per_sample, targets[t].index}, result.size());
    if (fresh) result.emplace_back();
    result[at->second].targets.push_back(t);
  }
  return result;
}

}  // namespace

std::string_view to_string(Kind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<Kind> parse_kind(std::string_view text) {
  const auto* const found = std::ranges::find(kNames, text);
  if (found == kNames.end()) return std::nullopt;
  return kKinds[static_cast<std::size_t>(found - kNames.begin())];
}

bool is_similarity(Kind kind) { return kind != Kind::kLogme && kind != Kind::kHScore; }

std::optional<MeasureTable> similarity_table(Similarity kind, std::span<const SourceRows> sources,
                                             std::span<const std::string> targets,
                                             const SimilarityOptions& options,
                                             const RunContext& context) {
  std::vector<Rows> rows;
  for (const SourceRows& source : sources) rows.push_back(source.rows);
  const auto matrix = similarities(kind, rows, options, context);
  if (!matrix) return std::nullopt;
  MeasureTable table = empty_table(kind_of(kind), sources);
  for (std::size_t s = 0; s < sources.size(); ++s) {
    if (!matrix->problems[s].empty()) {
      table.notes.push_back(sources[s].code + " cannot be compared: " + matrix->problems[s]);
    }
  }
  for (const std::string& target : targets) {
    table.targets.push_back(target);
    const auto own = std::ranges::find(sources, target, &SourceRows::code);
    if (own == sources.end()) {
      table.values.insert(table.values.end(), sources.size(), kNaN);
      table.samples.push_back(0);
      table.notes.push_back(target + ": there are no representations of its own network");
      continue;
    }
    for (std::size_t s = 0; s < sources.size(); ++s) {
      table.values.push_back(matrix->at(static_cast<std::size_t>(own - sources.begin()), s));
    }
    table.samples.push_back(rows[0].size());
  }
  return table;
}

std::optional<MeasureTable> label_table(Kind kind, std::span<const SourceRows> sources,
                                        std::span<const TargetLabels> targets,
                                        const RunContext& context) {
  if (is_similarity(kind)) {
    throw usage_error(std::string(to_string(kind)) + " is no measure of labels");
  }
  MeasureTable table = empty_table(kind, sources);
  std::vector<bool> usable(targets.size());
  std::string no_classes;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    const TargetLabels& target = targets[t];
    table.targets.push_back(target.code);
    table.samples.push_back(target.labels.samples);
    if (kind == Kind::kHScore && !target.labels.are_classes()) {
      no_classes += (no_classes.empty() ? "" : ", ") + target.code;
      continue;
    }
    try {
      target.labels.check();
      usable[t] = true;
    } catch (const Error& error) {
      table.notes.push_back(target.code + ": " + error.what());
    }
  }
  if (!no_classes.empty()) table.notes.push_back("no classes, so no H-score: " + no_classes);
  table.values.assign(targets.size() * sources.size(), kNaN);

  const std::vector<SameSamples> groups = by_samples(targets, usable);
  const std::size_t work = groups.size() * sources.size();
  std::vector<std::string> notes(work);
  std::atomic<std::size_t> done{0};
  const auto caller = std::this_thread::get_id();
  parallel_for(work, context.threads, [&](std::size_t i) {
    if (context.stopped()) return;
    const std::size_t s = i % sources.size();
    const SameSamples& group = groups[i / sources.size()];
    const TargetLabels& first = targets[group.targets.front()];
    std::optional<Spectrum> spectrum;
    try {
      spectrum = Spectrum::of(sources[s].rows.pick(first.index, first.per_sample),
                              kind == Kind::kHScore, context);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput) throw;
      notes[i] = sources[s].code + " for " + first.code + ": " + error.what();
    }
    if (!spectrum) return;
    for (const std::size_t t : group.targets) {
      if (context.stopped()) return;
      const Labels& labels = targets[t].labels;
      table.values[t * sources.size() + s] =
          kind == Kind::kLogme ? logme(*spectrum, labels) : h_score(*spectrum, labels).value;
    }
    const std::size_t now = ++done;
    if (std::this_thread::get_id() == caller) {
      context.progress(static_cast<double>(now), static_cast<double>(work), to_string(kind));
    }
  });
  if (context.stopped()) return std::nullopt;
  for (std::string& note : notes) {
    if (!note.empty()) table.notes.push_back(std::move(note));
  }
  return table;
}

}  // namespace taskatlas::measures
