// SPDX-License-Identifier: MIT
#pragma once

namespace CLI {
class App;
}

namespace taskatlas::cli {

class Session;

void add_predict_command(CLI::App& program, Session& session);  // predict

}  // namespace taskatlas::cli
