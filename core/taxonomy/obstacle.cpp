// SPDX-License-Identifier: MIT
#include "taxonomy/obstacle.hpp"

#include "base/numbers.hpp"

#include <algorithm>

namespace taskatlas {
namespace {

// "affinity": what a row is worth, in words.
std::string value_word(Value value) {
  return std::string(to_string(value == Value::kSqrtAffinity ? Value::kAffinity : value));
}

std::string self_text(const Obstacle& one) {
  switch (one.self) {
    case Obstacle::Self::kUnmeasured:
      return "its full supervision was not measured (it has no row self)";
    case Obstacle::Self::kNoValue:
      return "its full supervision has no measured " + value_word(one.value);
    case Obstacle::Self::kRole:
      return "its role is " + std::string(to_string(one.role)) +
             ", so it cannot be supervised itself";
    case Obstacle::Self::kForbiddenSource:
      return "it is forbidden as a source itself";
    case Obstacle::Self::kForbidden:
      break;
  }
  return "its full supervision is forbidden";
}

std::string transfers_text(const Obstacle& one) {
  switch (one.transfers) {
    case Obstacle::Transfers::kUnmeasured:
      return "this study has no measurement into it; its role may be source or unused";
    case Obstacle::Transfers::kOtherRows:
      return "this study has no transfer from another task into it (only " + one.rows + ")";
    case Obstacle::Transfers::kNoValue:
      return "no transfer into it has a measured " + value_word(one.value);
    case Obstacle::Transfers::kExcluded:
      break;
  }
  return "the roles, the maximum order or what is forbidden exclude every transfer into it";
}

std::string required_text(const Obstacle& one) {
  switch (one.required) {
    case Obstacle::Required::kSelf:
      return self_text(one);
    case Obstacle::Required::kOrder:
      return "it has " + std::to_string(one.order) + " sources, and the maximum order is " +
             std::to_string(one.max_order);
    case Obstacle::Required::kOwnTarget:
      return "its target is among its own sources";
    case Obstacle::Required::kNoValue:
      return "it has no measured " + value_word(one.value);
    case Obstacle::Required::kSources:
      break;
  }
  return "its sources may not be supervised";
}

// Why `code` has to be supervised; empty where it is simply required.
std::string because(const Obstacle& one, const std::string& code) {
  switch (one.demand) {
    case Obstacle::Demand::kFullSupervision:
      return "full supervision of " + code + " is required";
    case Obstacle::Demand::kTransfer:
      return code + " is needed by the required " + one.entry;
    case Obstacle::Demand::kRequired:
      break;
  }
  return {};
}

}  // namespace

std::string to_text(const Obstacle& one, const TransferTable& table) {
  const std::string code = one.task.valid() ? table.code(one.task) : std::string();
  switch (one.cause) {
    case Obstacle::Cause::kBudget:
      return "the budget of " + format_number(one.budget) + " is too small" +
             (one.least ? ": serving every target costs at least " + format_number(*one.least) +
                              (one.entry.empty() ? "" : " with " + one.entry + " required")
                        : "; the time did not suffice to find the smallest that works");
    case Obstacle::Cause::kContradiction:
      return "the required and forbidden sources and transfers contradict the formulation";
    case Obstacle::Cause::kSourcesMissing:
      return "nothing can serve " + code +
             ": the sources that its transfers need are forbidden, or cannot be trained";
    case Obstacle::Cause::kUnserved:
      return "nothing can serve " + code + ": " + transfers_text(one) +
             (one.transfers == Obstacle::Transfers::kUnmeasured ? "" : ", and " + self_text(one));
    case Obstacle::Cause::kSourceRole: {
      const std::string why = because(one, code);
      return (why.empty() ? code + " is required as a source" : why) + ", but the role of " + code +
             " is " + std::string(to_string(one.role)) + ", so it cannot be supervised";
    }
    case Obstacle::Cause::kNoTarget:
      return one.entry + " is required, but " + code + " is no target";
    case Obstacle::Cause::kExcluded:
      return one.entry + " is required, but " + required_text(one);
    case Obstacle::Cause::kCannotServeItself:
      return code +
             " is required as a source, and in the solver formulation a trained target serves "
             "itself, which is not possible here (no measured full supervision, or it is "
             "forbidden, or a transfer into it is required)";
    case Obstacle::Cause::kSourceForbidden: {
      const std::string why = because(one, code);
      return (why.empty() ? code + " is both required and forbidden"
                          : why + ", but " + code + " is forbidden") +
             " as a source; leave out one of the two";
    }
    case Obstacle::Cause::kTwoRequired:
      return "two different transfers into " + code + " are required; a target is served by one";
    case Obstacle::Cause::kEntryForbidden:
      return one.entry + " is both required and forbidden; leave out one of the two";
    case Obstacle::Cause::kNoValue:
      break;
  }
  return "this study has no " + value_word(one.value) + " for any transfer; choose another value";
}

EntryParts parts_of_entry(const std::string& entry) {
  EntryParts parts;
  std::string left = entry;
  if (const auto arrow = entry.find("->"); arrow != std::string::npos) {
    left = entry.substr(0, arrow);
    parts.target = entry.substr(arrow + 2);
  }
  for (std::size_t begin = 0; begin <= left.size();) {
    const std::size_t end = std::min(left.find('+', begin), left.size());
    parts.sources.push_back(left.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace taskatlas
