// SPDX-License-Identifier: MIT
#include "ui/figures/decimal.hpp"

#include <array>
#include <charconv>

namespace taskatlas::ui {

QByteArray decimal(double value, int digits) {
  std::array<char, 400> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                          std::chars_format::fixed, digits);
  if (error != std::errc()) return "0";
  QByteArray result(text.data(), end - text.data());
  if (result.contains('.')) {
    while (result.endsWith('0')) result.chop(1);
    if (result.endsWith('.')) result.chop(1);
  }
  return result == "-0" ? QByteArray("0") : result;
}

}  // namespace taskatlas::ui
