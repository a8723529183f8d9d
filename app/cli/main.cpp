// SPDX-License-Identifier: MIT
#include "cli/program.hpp"

int main(int argc, char** argv) { return taskatlas::cli::run(argc, argv); }
