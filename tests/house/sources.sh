#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# sources.sh SOURCE_DIR: rules that hold for all sources and that no compiler checks.
# shellcheck disable=SC2317  # called through none
set -uo pipefail
cd "$1" || exit 1
failures=0

# none MESSAGE COMMAND..: the command may print nothing.
none() {
  local message=$1 found
  shift
  found=$("$@")
  if [[ -n $found ]]; then
    printf '%s:\n%s\n\n' "$message" "$found"
    failures=$((failures + 1))
  fi
}
in_sources() { grep -rnE --include='*.cpp' --include='*.hpp' "$@"; }
in_headers() { grep -rnE --include='*.hpp' "$@"; }
without_licence() {
  find core app tests cmake installer .ci CMakeLists.txt -type f \
    \( -name '*.cpp' -o -name '*.hpp' -o -name '*.cmake' -o -name CMakeLists.txt -o -name '*.sh' -o ! -name '*.*' \) \
    -exec sh -c 'head -n 2 "$1" | grep -q "SPDX-License-Identifier: MIT" || echo "$1"' _ {} \;
}

none 'Qt outside the desktop' \
  in_sources '#include [<"]Q[A-Z]' core app/cli app/layout app/engine
none 'LibTorch in the torch-free rooms' \
  in_sources --exclude-dir={networks,training,transfers,jobs} '#include [<"](torch/|ATen/|c10/)' \
  core app
none 'torch/torch.h, which takes seconds to read, in a header' \
  in_headers '#include [<"]torch/' core
none 'OpenCV outside the labels, whose filters it has, and the engine' \
  in_sources --exclude-dir=labels --exclude-dir=engine '#include [<"]opencv' core app
none 'Embree or assimp outside the rooms' \
  in_sources --exclude-dir=rooms '#include [<"](embree|assimp)' core app
none 'Graphviz outside its helper' \
  in_sources '#include [<"](graphviz/|gvc\.h|cgraph\.h)' core app/cli
none 'A C library'"'"'s header, whose macros clash, in a header of ours' \
  in_headers '#include [<"](lpsolve/|lp_lib\.h|sqlite3\.h|graphviz/|gvc\.h|cgraph\.h)' core app
none 'nlohmann/json.hpp in a header (json_fwd.hpp is the light one)' \
  in_headers '#include <nlohmann/json\.hpp>' core
none 'A conversion that obeys the locale (base/numbers.hpp does not)' \
  in_sources '\b(stod|stof|stold|strtod|strtof|strtold|atof|sscanf|fscanf|setprecision)\b *\(' core app
none 'A file without its licence in the first two lines' without_licence

# A room may include only itself and the rooms before it.
rooms=(base tasks affinity taxonomy evaluation study graph dataset bank engine outputs measures labels rooms
  networks training transfers jobs)
for ((i = 0; i < ${#rooms[@]}; i++)); do
  for ((j = i + 1; j < ${#rooms[@]}; j++)); do
    if [[ -d core/${rooms[i]} ]]; then
      none "The room ${rooms[i]} looks into ${rooms[j]}, which is built upon it" \
        in_sources "#include \"${rooms[j]}/" "core/${rooms[i]}"
    fi
  done
done

((failures == 0)) && echo 'All rules hold.'
exit "$((failures > 0))"
