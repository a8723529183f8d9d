// SPDX-License-Identifier: MIT
#include "ui/dataset/sample_content.hpp"

#include "base/parallel.hpp"

#include <algorithm>

namespace taskatlas::ui {

using dataset::Domain;

const Annotation* SampleContent::find(Domain domain) const {
  const auto found =
      std::find_if(annotations.begin(), annotations.end(),
                   [&](const Annotation& annotation) { return annotation.domain == domain; });
  return found == annotations.end() ? nullptr : &*found;
}

const QImage* SampleContent::rgb() const {
  for (const Domain domain : {Domain::kRgb, Domain::kRgbLarge}) {
    const Annotation* annotation = find(domain);
    if (annotation != nullptr && annotation->is_picture()) return &annotation->picture;
  }
  return nullptr;
}

const dataset::PointInfo* SampleContent::info() const {
  const Annotation* annotation = find(Domain::kPointInfo);
  return annotation != nullptr && annotation->info ? &*annotation->info : nullptr;
}

std::vector<Domain> shown_domains(const DatasetSource& source, dataset::ViewNumber view) {
  const dataset::DatasetIndex& index = source.index();
  const dataset::DomainSet any = index.building_domains(index.building_of(view));
  std::vector<Domain> domains;
  const auto add = [&](Domain domain) {
    if (any.contains(domain)) domains.push_back(domain);
  };
  add(Domain::kRgb);
  add(Domain::kPointInfo);  // beside the picture that it is drawn over
  for (const dataset::DomainInfo& info : dataset::domains()) {
    if (info.id != Domain::kRgb && info.id != Domain::kPointInfo) add(info.id);
  }
  return domains;
}

std::shared_ptr<const SampleContent> read_sample(const DatasetSource& source,
                                                 dataset::ViewNumber view,
                                                 const RunContext& context,
                                                 std::optional<dataset::ViewNumber> beside) {
  auto content = std::make_shared<SampleContent>();
  content->title = source.title(view);
  content->view = view;
  const std::vector<Domain> domains = shown_domains(source, view);
  content->annotations.resize(domains.size());
  parallel_for(domains.size(), context.threads, [&](std::size_t i) {
    if (!context.stopped()) content->annotations[i] = read_annotation(source, view, domains[i]);
  });
  if (context.stopped()) return nullptr;
  const Annotation* matches = content->find(Domain::kNonfixatedMatches);
  if (matches != nullptr && matches->matches) {
    content->others = other_views(source, view, *matches->matches);
  }
  if (!content->others.empty()) {
    const auto wanted = std::find_if(content->others.begin(), content->others.end(),
                                     [&](const OtherView& other) { return other.view == beside; });
    content->pair = read_pair(source, *content,
                              wanted == content->others.end() ? content->others.front() : *wanted);
  }
  return content;
}

}  // namespace taskatlas::ui
