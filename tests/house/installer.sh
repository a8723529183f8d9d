#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# installer.sh INSTALLER_DIR: what installer/* says and how it ends, on machines made up of fake
# dpkg-query, apt-get, debootstrap and the like: nothing is installed.
# shellcheck disable=SC2016  # the fakes' own variables
set -uo pipefail
installer=$1
failures=0
machine=$(mktemp -d)
trap 'rm -r "$machine"' EXIT

# fake NAME BODY: a program of the made-up machine; those that are not faked are this machine's.
fake() {
  printf '#!/bin/bash\n%s\n' "$2" >"$machine/$1"
  chmod +x "$machine/$1"
}

# expect STATUS TEXT COMMAND..: it ends with STATUS and prints a line that holds TEXT.
expect() {
  local status=$1 text=$2 output ended
  shift 2
  output=$(PATH=$machine:$PATH "$@" 2>&1 </dev/null)
  ended=$?
  if [[ $ended != "$status" || $output != *"$text"* ]]; then
    printf '%s\n  ended with %s, not %s, or lacks "%s":\n%s\n\n' "$*" "$ended" "$status" "$text" "$output"
    failures=$((failures + 1))
  fi
}

for script in dependencies run test package fuzz sample debian13; do
  expect 0 "Usage: installer/$script" "$installer/$script" --help
  expect 2 "unknown argument '--nonsense'" "$installer/$script" --nonsense
done

# What is refused before anything is made; of what would make it, each has a fake that says so.
for program in debootstrap mount umount chroot; do
  fake "$program" 'echo "$0 $*" >>"$(dirname "$0")/made.log"; exit 9'
done
debian=$installer/debian13
expect 2 'Usage: installer/debian13' "$debian"
for option in --jobs --step; do
  expect 2 "$option needs a value" "$debian" "$machine/new" "$option"
done
for jobs in 0 -1 two 1.5 1000 ''; do
  expect 2 "--jobs is '$jobs'; a whole number from 1 is expected" "$debian" --jobs "$jobs" "$machine/new"
done
expect 2 "--step is 'tests'; prepare, build, test or all is expected" "$debian" --step tests "$machine/new"
expect 2 "one folder is expected, not 'a' and 'b'" "$debian" a b
if ((EUID == 0)); then
  mkdir "$machine/there"
  ln -s there "$machine/link"
  for folder in there link; do
    expect 1 'is there already; name a folder that is not' "$debian" "$machine/$folder"
  done
  for step in build test; do
    expect 1 'was not prepared by this script' "$debian" --step "$step" "$machine/there"
  done
else
  expect 1 'needs root, and the package debootstrap' "$debian" "$machine/new"
fi
if [[ -e $machine/made.log || -e $machine/new ]]; then
  printf 'debian13 began with what it is to refuse:\n%s\n' "$(cat "$machine/made.log" 2>&1)"
  failures=$((failures + 1))
fi

fake apt-get 'echo "APT $*" >>"$(dirname "$0")/apt.log"'
fake dpkg-query 'printf installed'
expect 0 'packages are installed' "$installer/dependencies" all
expect 0 'packages are installed' "$installer/dependencies" --check

# One package was removed, one was never known.
fake dpkg-query 'case ${!#} in cmake) printf config-files ;; libcli11-dev) exit 1 ;; *) printf installed ;; esac'
expect 1 'sudo apt-get install --no-install-recommends cmake libcli11-dev' "$installer/dependencies" --check
if [[ -e $machine/apt.log ]]; then
  echo '--check called apt-get'
  failures=$((failures + 1))
fi
if ((EUID == 0)); then
  expect 0 'cmake libcli11-dev' "$installer/dependencies"
  called=$(cat "$machine/apt.log")
  if [[ $called != $'APT update'*$'\n''APT install --yes --no-install-recommends'*' cmake libcli11-dev' ]]; then
    printf 'apt-get was called otherwise than expected:\n%s\n' "$called"
    failures=$((failures + 1))
  fi
  fake apt-get 'if [[ $1 == update ]]; then echo "no network" >&2; exit 100; fi'
  expect 0 'trying to install all the same' "$installer/dependencies"
  fake apt-get 'exit 100'
  expect 1 'built and tested on Debian 12' "$installer/dependencies"
else
  expect 1 '  apt-get install --no-install-recommends cmake libcli11-dev' "$installer/dependencies"
fi

((failures == 0)) && echo 'The installer does what it says.'
exit "$((failures > 0))"
