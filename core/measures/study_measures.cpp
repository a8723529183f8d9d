// SPDX-License-Identifier: MIT
#include "measures/study_measures.hpp"

#include "bank/bank_file.hpp"
#include "base/error.hpp"
#include "base/parallel.hpp"
#include "base/random_stream.hpp"
#include "base/shell_text.hpp"
#include "dataset/own_task.hpp"
#include "dataset/sample_list.hpp"
#include "dataset/sample_source.hpp"
#include "engine/experiment.hpp"
#include "engine/job_store.hpp"
#include "measures/encoded_networks.hpp"
#include "measures/target_labels.hpp"
#include "study/builtin.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <unordered_map>
#include <utility>

namespace taskatlas::measures {
namespace {

using transfers::BankFile;

struct SourceBank {
  std::string code;
  BankFile bank;
};

// What the study's run has encoded of the views that some targets need: those of the dictionary
// together, each of the user's own apart, for it has labels of other views.
struct Encoded {
  std::vector<std::string> targets;  // codes
  std::vector<SourceBank> banks;
  engine::EncodeJob work;  // of one of them; what all have in common
  int image_size = 0;
};

struct AllEncoded {
  std::vector<Encoded> groups;  // that of the dictionary's targets first; with two banks at least
  std::vector<std::string> notes;
};

AllEncoded read_banks(const Study& study, const engine::Experiment& experiment,
                      std::uint64_t run_seed) {
  AllEncoded all;
  const engine::JobStore store(study.path());
  std::size_t most = 0;  // sources of one group
  for (const engine::Job& job : encode_jobs(experiment, study.path(), run_seed)) {
    const auto* const work = std::get_if<engine::EncodeJob>(&job.work);
    const bool own = experiment.find_own(work->targets.front()) != nullptr;
    if (!store.done(job.id)) {
      all.notes.push_back(work->source + " is not encoded yet" +
                          (own ? " for " + work->targets.front() : ""));
      continue;
    }
    auto group = std::ranges::find(all.groups, work->targets, &Encoded::targets);
    if (group == all.groups.end()) {
      group = all.groups.insert(own ? all.groups.end() : all.groups.begin(),
                                Encoded{work->targets, {}, *work, job.image_size});
    }
    group->banks.push_back(
        {work->source, BankFile::open(store.folder(job.id) / engine::kBankFile)});
    most = std::max(most, group->banks.size());
  }
  std::erase_if(all.groups, [&](const Encoded& group) { return group.banks.size() < 2; });
  if (all.groups.empty()) {
    // What comes with the program has its networks, and no representations.
    const std::string word = shell_quoted(study_word(study.path()));
    const std::string advice =
        study.info().builtin ? "`taskatlas-cli study copy " + word +
                                   " mine.taskstudy`, then `taskatlas-cli run mine.taskstudy` "
                                   "computes them"
                             : "`taskatlas-cli run " + word + "` computes them";
    throw bad_input(study.path().string() + " has representations of " + std::to_string(most) +
                    " networks, two at least are needed; " + advice);
  }
  return all;
}

// FNV-1a, 64 bits: the same on every machine.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// Names that all banks have, in an order that depends on the seed and the names alone.
std::vector<std::string> common_views(const std::vector<SourceBank>& banks, std::uint64_t seed) {
  std::vector<std::pair<std::uint64_t, std::string>> drawn;
  const BankFile& first = banks.front().bank;
  for (std::size_t row = 0; row < first.rows(); ++row) {
    const std::string_view name = first.name(row);
    if (std::ranges::all_of(
            banks, [&](const SourceBank& one) { return one.bank.find(name).has_value(); })) {
      drawn.emplace_back(RandomStream(seed, hash_of(name), 0).next(), name);
    }
  }
  std::ranges::sort(drawn);
  std::vector<std::string> names;
  for (auto& [key, name] : drawn) names.push_back(std::move(name));
  return names;
}

// Those views of each source, in that order.
std::vector<SourceRows> rows_of(const std::vector<SourceBank>& banks,
                                std::span<const std::string> views) {
  std::vector<SourceRows> sources;
  for (const SourceBank& one : banks) {
    std::vector<std::uint32_t> index;
    for (const std::string& view : views) {
      index.push_back(static_cast<std::uint32_t>(one.bank.find(view).value()));
    }
    sources.push_back(
        {one.code, Rows(one.bank.values(), one.bank.info().row_values()).pick(index)});
  }
  return sources;
}

class LabelReader {
 public:
  LabelReader(dataset::Dataset dataset, const Encoded& encoded, std::span<const std::string> views)
      : dataset_(std::move(dataset)),
        damage_(damage_of(dataset_)),
        source_(dataset_, source_options(dataset_, encoded)),
        work_(encoded.work) {
    for (std::size_t i = 0; i < views.size(); ++i) {
      rows_.emplace(views[i], static_cast<std::uint32_t>(i));
    }
  }

  // nullopt where stopped. Throws Error(kBadInput) where there is nothing to read.
  std::optional<TargetLabels> read(const std::string& code, std::int64_t most,
                                   const RunContext& context) const {
    if (source_.own_tasks().find(code) == nullptr) {
      if (const auto why = no_labels(code)) throw bad_input(*why);
    }
    dataset::SampleListOptions options;
    options.seed = work_.seed;
    options.max_samples = static_cast<std::size_t>(std::min(most, work_.transfer_images));
    options.damage = &damage_;
    const auto list = dataset::list_samples(dataset_, code, dataset::Split::kVal, options, context);
    if (!list) return std::nullopt;
    std::vector<std::optional<LabelOfSample>> labels(list->groups.size());
    parallel_for(labels.size(), context.threads, [&](std::size_t i) {
      if (context.stopped() || !encoded(list->groups[i])) return;
      if (const auto sample = source_.sample(code, list->groups[i])) {
        labels[i] = label_of(sample->target);
      }
    });
    if (context.stopped()) return std::nullopt;
    TargetLabels target;
    target.code = code;
    std::vector<LabelOfSample> known;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (!labels[i]) continue;
      const dataset::ViewGroup& group = list->groups[i];
      target.per_sample = group.count;
      for (std::size_t k = 0; k < group.count; ++k) {
        target.index.push_back(rows_.at(dataset::view_name(dataset_.index, group.views[k])));
      }
      known.push_back(*std::move(labels[i]));
    }
    target.labels = labels_of(std::move(known));
    return target;
  }

 private:
  static dataset::DamageList damage_of(const dataset::Dataset& dataset) {
    const auto file = dataset::damage_list_path(dataset.root);
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return {};
    return dataset::DamageList::read(file).still_current(dataset.root);
  }
  static dataset::SourceOptions source_options(const dataset::Dataset& dataset,
                                               const Encoded& encoded) {
    dataset::SourceOptions options;
    options.size = encoded.image_size;
    options.cache = dataset::dataset_folder(dataset.root) / "samples";
    return options;
  }
  bool encoded(const dataset::ViewGroup& group) const {
    for (std::size_t k = 0; k < group.count; ++k) {
      if (!rows_.contains(dataset::view_name(dataset_.index, group.views[k]))) return false;
    }
    return true;
  }

  dataset::Dataset dataset_;
  dataset::DamageList damage_;
  dataset::SampleSource source_;
  engine::EncodeJob work_;
  std::unordered_map<std::string, std::uint32_t> rows_;
};

// Labels of the targets that have any; the others' codes with the reason.
struct AllLabels {
  std::vector<TargetLabels> targets;
  std::vector<std::string> notes;
};

// Of the targets of one group, in the study's order.
std::optional<AllLabels> read_labels(const std::vector<std::string>& targets,
                                     const LabelReader& reader, std::int64_t most,
                                     const RunContext& context) {
  AllLabels all;
  for (std::size_t t = 0; t < targets.size(); ++t) {
    try {
      auto labels = reader.read(targets[t], most, context);
      if (!labels) return std::nullopt;
      all.targets.push_back(*std::move(labels));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput) throw;
      all.notes.push_back(targets[t] + ": " + error.what());
    }
    context.progress(static_cast<double>(t + 1), static_cast<double>(targets.size()), "labels");
  }
  return all;
}

// A group's representations and labels, for measures of labels.
struct Labelled {
  std::vector<SourceRows> sources;
  AllLabels labels;
};

// `own`: the user's own target that the group is for; nullptr for the dictionary's.
std::optional<Labelled> read_group(const Encoded& group, const dataset::OwnTask* own,
                                   dataset::Dataset dataset,
                                   const std::vector<std::string>& targets, std::int64_t most,
                                   std::uint64_t seed, const RunContext& context) {
  const std::vector<std::string> views = common_views(group.banks, seed);
  Labelled out{rows_of(group.banks, views), {}};
  if (own != nullptr) {
    try {
      auto labels = dataset::OwnLabels::open_as_added(*own, context);
      if (!labels) return std::nullopt;
      dataset.own.add(*std::move(labels));
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::kBadInput) throw;
      out.labels.notes.push_back(own->task.code + ": " + error.what());
      return out;
    }
  }
  auto labels = read_labels(targets, LabelReader(std::move(dataset), group, views), most, context);
  if (!labels) return std::nullopt;
  out.labels = *std::move(labels);
  return out;
}

// A group's table below another one of the same measure; columns by their sources' codes.
void append(MeasureTable table, MeasureTable& all) {
  for (const std::string& source : table.sources) {
    if (std::ranges::find(all.sources, source) != all.sources.end()) continue;
    // A source that the groups before lack: an empty column.
    const std::size_t before = all.sources.size();
    for (std::size_t t = all.targets.size(); t > 0; --t) {
      all.values.insert(all.values.begin() + static_cast<std::ptrdiff_t>(t * before),
                        std::numeric_limits<double>::quiet_NaN());
    }
    all.sources.push_back(source);
  }
  for (std::size_t t = 0; t < table.targets.size(); ++t) {
    all.targets.push_back(std::move(table.targets[t]));
    all.samples.push_back(table.samples[t]);
    for (const std::string& source : all.sources) {
      const auto at = std::ranges::find(table.sources, source);
      all.values.push_back(at == table.sources.end()
                               ? std::numeric_limits<double>::quiet_NaN()
                               : table.at(t, static_cast<std::size_t>(at - table.sources.begin())));
    }
  }
  for (std::string& note : table.notes) all.notes.push_back(std::move(note));
}

Similarity similarity_of(Kind kind) {
  switch (kind) {
    case Kind::kCkaRbf:
      return Similarity::kCkaRbf;
    case Kind::kDds:
      return Similarity::kDds;
    case Kind::kRsa:
      return Similarity::kRsa;
    case Kind::kCka:
    case Kind::kLogme:
    case Kind::kHScore:
      break;
  }
  return Similarity::kCka;
}

}  // namespace

void StudyMeasuresOptions::check() const {
  if (images < 4 || images > static_cast<std::int64_t>(RowLimits::kSamples)) {
    throw usage_error("images " + std::to_string(images) + ": 4 to " +
                      std::to_string(RowLimits::kSamples) + " are allowed");
  }
  similarity.check();
}

std::optional<StudyMeasures> study_measures(const Study& study, const StudyMeasuresOptions& options,
                                            const RunContext& context) {
  options.check();
  const engine::Experiment experiment = engine::read_experiment(study);
  StudyMeasures result;
  result.run_seed = run_seed_of(experiment, options.run_seed);
  AllEncoded encoded = read_banks(study, experiment, result.run_seed);
  result.notes = std::move(encoded.notes);
  // Similarities compare all networks on the same images, those of the dictionary's targets.
  const Encoded& common = encoded.groups.front();
  for (const SourceBank& one : common.banks) result.sources.push_back(one.code);
  const std::vector<std::string> views = common_views(common.banks, options.seed);
  std::vector<std::string> targets;
  for (const engine::ExperimentTask& task : experiment.tasks) {
    if (task.target) targets.push_back(task.code);
  }

  const auto chosen = std::min(views.size(), static_cast<std::size_t>(options.images));
  const std::vector<SourceRows> some = rows_of(common.banks, std::span(views).first(chosen));
  result.images = chosen;
  std::vector<Labelled> labelled;
  for (const Kind kind : options.kinds) {
    if (is_similarity(kind)) {
      auto table =
          similarity_table(similarity_of(kind), some, targets, options.similarity, context);
      if (!table) return std::nullopt;
      result.tables.push_back(*std::move(table));
      continue;
    }
    if (labelled.empty()) {
      const auto dataset = dataset::open_dataset(experiment.dataset_folder(study.path()), context);
      if (!dataset) return std::nullopt;
      for (const Encoded& group : encoded.groups) {
        std::vector<std::string> of_group;
        for (const std::string& target : targets) {
          if (std::ranges::find(group.targets, target) != group.targets.end()) {
            of_group.push_back(target);
          }
        }
        auto one = read_group(group, experiment.find_own(group.targets.front()), *dataset, of_group,
                              options.images, options.seed, context);
        if (!one) return std::nullopt;
        labelled.push_back(*std::move(one));
      }
    }
    MeasureTable whole;
    whole.kind = kind;
    for (const Labelled& group : labelled) {
      auto table = label_table(kind, group.sources, group.labels.targets, context);
      if (!table) return std::nullopt;
      table->notes.insert(table->notes.begin(), group.labels.notes.begin(),
                          group.labels.notes.end());
      append(*std::move(table), whole);
    }
    result.tables.push_back(std::move(whole));
  }
  return result;
}

}  // namespace taskatlas::measures
