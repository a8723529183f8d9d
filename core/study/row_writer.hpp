// SPDX-License-Identifier: MIT
// Rows of texts and numbers as CSV or as a LaTeX tabular. Internal to the room.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace taskatlas {

class RowWriter {
 public:
  virtual ~RowWriter() = default;
  // Alignment: which columns hold numbers.
  virtual void header(const std::vector<std::string>& names, const std::vector<bool>& numeric) = 0;
  virtual void text(std::string_view text) = 0;
  virtual void number(double value) = 0;  // NaN: not measured
  virtual void number(float value) = 0;
  virtual void integer(long long value) = 0;
  virtual void end_row() = 0;
  virtual std::string finish() = 0;
};

class CsvWriter final : public RowWriter {
 public:
  void header(const std::vector<std::string>& names, const std::vector<bool>& numeric) override;
  void text(std::string_view text) override;
  void number(double value) override;
  void number(float value) override;
  void integer(long long value) override;
  void end_row() override;
  std::string finish() override;

 private:
  void add(std::string_view field);
  std::string out_;
  bool first_ = true;
};

// A booktabs tabular, texts escaped, numbers with four digits after the point or as powers of ten.
class LatexWriter final : public RowWriter {
 public:
  void header(const std::vector<std::string>& names, const std::vector<bool>& numeric) override;
  void text(std::string_view text) override;
  void number(double value) override;
  void number(float value) override;
  void integer(long long value) override;
  void end_row() override;
  std::string finish() override;

 private:
  void add(std::string_view field);
  std::string out_;
  bool first_ = true;
};

std::string latex_escaped(std::string_view text);

}  // namespace taskatlas
