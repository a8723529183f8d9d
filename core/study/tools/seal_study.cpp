// SPDX-License-Identifier: MIT
// Makes a measured study one that comes with the program: seal_study STUDY OUT NOTE. Called by
// installer/sample.
#include "study/study.hpp"

#include <exception>
#include <iostream>

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: seal_study STUDY OUT NOTE\n";
    return 2;
  }
  try {
    taskatlas::Study::open(argv[1]).save_builtin(argv[2], argv[3]);
  } catch (const std::exception& error) {
    std::cerr << "seal_study: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
