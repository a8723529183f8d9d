// SPDX-License-Identifier: MIT
#include "outputs/request.hpp"

#include "base/error.hpp"
#include "dataset/target.hpp"
#include "tasks/task_dictionary.hpp"

namespace taskatlas::outputs {

std::string Row::label() const {
  std::string text;
  for (const std::string& source : sources) text += (text.empty() ? "" : "+") + source;
  return text + "->" + target;
}

void check(const Request& request) {
  if (request.subject.sample.empty() == request.subject.photo.empty()) {
    throw usage_error("a request is about a sample or about a photo: one of the two");
  }
  for (const Row& row : request.rows) {
    if (row.target != request.target) {
      throw usage_error("a request for answers to " + request.target + " has the row " +
                        row.label());
    }
    if (row.sources.empty()) throw usage_error("a row needs sources");
  }
}

bool takes_photo(std::string_view target) {
  return find_dictionary_task(target) == nullptr || dataset::views_per_sample(target) == 1;
}

}  // namespace taskatlas::outputs
