// SPDX-License-Identifier: MIT
#include "study/row_writer.hpp"

#include "base/csv.hpp"
#include "base/numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace taskatlas {

// --- CSV -----------------------------------------------------------------------------------------

void CsvWriter::add(std::string_view field) {
  if (!first_) out_ += ',';
  first_ = false;
  out_ += field;
}

void CsvWriter::header(const std::vector<std::string>& names, const std::vector<bool>&) {
  for (const std::string& name : names) text(name);
  end_row();
}

void CsvWriter::text(std::string_view text) { add(csv_field(text)); }

void CsvWriter::number(double value) { add(std::isnan(value) ? "" : format_number(value)); }

// The shortest text that reads back as the same float, which as a double would be longer.
void CsvWriter::number(float value) {
  if (std::isnan(value)) return add("");
  std::array<char, 32> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  add({buffer.data(), end});
}

void CsvWriter::integer(long long value) { add(std::to_string(value)); }

void CsvWriter::end_row() {
  out_ += '\n';
  first_ = true;
}

std::string CsvWriter::finish() { return std::move(out_); }

// --- LaTeX ---------------------------------------------------------------------------------------

std::string latex_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '_':
      case '%':
      case '&':
      case '#':
      case '$':
      case '{':
      case '}':
        out += '\\';
        out += c;
        break;
      default:
        // Line ends would end the row's paragraph.
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
  return out;
}

void LatexWriter::add(std::string_view field) {
  if (!first_) out_ += " & ";
  first_ = false;
  out_ += field;
}

void LatexWriter::header(const std::vector<std::string>& names, const std::vector<bool>& numeric) {
  out_ += "% needs \\usepackage{booktabs}\n\\begin{tabular}{";
  for (const bool number : numeric) out_ += number ? 'r' : 'l';
  out_ += "}\n\\toprule\n";
  for (const std::string& name : names) text(name);
  end_row();
  out_ += "\\midrule\n";
}

void LatexWriter::text(std::string_view text) { add(latex_escaped(text)); }

void LatexWriter::number(double value) {
  constexpr double kSmallest = 0.001, kLargest = 1e6;
  constexpr int kDigits = 4;
  if (std::isnan(value)) return add("--");
  const double size = std::abs(value);
  if (value == 0 || (size >= kSmallest && size < kLargest)) {
    return add("$" + format_fixed(value, kDigits) + "$");
  }
  std::array<char, 64> buffer;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific, 2)
                       .ptr;
  const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const auto e = text.find('e');
  const auto exponent = parse_integer(text.substr(text[e + 1] == '+' ? e + 2 : e + 1));
  add("$" + std::string(text.substr(0, e)) + "\\times 10^{" + std::to_string(exponent.value_or(0)) +
      "}$");
}

void LatexWriter::number(float value) { number(static_cast<double>(value)); }

void LatexWriter::integer(long long value) { add("$" + std::to_string(value) + "$"); }

void LatexWriter::end_row() {
  out_ += " \\\\\n";
  first_ = true;
}

std::string LatexWriter::finish() {
  out_ += "\\bottomrule\n\\end{tabular}\n";
  return std::move(out_);
}

}  // namespace taskatlas
