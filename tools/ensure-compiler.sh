#!/usr/bin/env bash
# Makes sure that a C compiler is on PATH for the second implementation of the model (bench/baseline.c): as it is, else Debian's
# package by apt when root, else an error that says how.
set -euo pipefail
search() { command -v cc || command -v gcc || command -v clang || true; }
if [ -z "$(search)" ] && command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends gcc libc6-dev; } >&2 || true
fi
if [ -z "$(search)" ]; then
  echo "The check of the engine against bench/baseline.c needs a C compiler: install gcc or clang (Debian: apt-get install gcc libc6-dev)." >&2
  exit 1
fi
