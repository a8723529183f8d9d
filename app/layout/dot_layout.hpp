// SPDX-License-Identifier: MIT
// Graphviz's dot behind plain data. One in a process, used by one thread: Graphviz is not
// thread-safe, not even across contexts.
#pragma once

#include "graph/layout_request.hpp"

#include <memory>
#include <string>

namespace taskatlas::layout_helper {

class DotLayout {
 public:
  DotLayout();
  ~DotLayout();
  DotLayout(const DotLayout&) = delete;
  DotLayout& operator=(const DotLayout&) = delete;

  // Throws std::runtime_error with Graphviz's own messages where it fails. The request has been
  // checked (problem_of).
  LayoutResult layout(const LayoutRequest& request);

  std::string graphviz_version() const;

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace taskatlas::layout_helper
