#!/usr/bin/env bash
# Makes sure that a redis-server or valkey-server is on PATH for the integration tests: as it is, else Debian's package by apt
# (installed when root, else downloaded and unpacked below .sim/), else an error that says how. Prints the folder to put on PATH.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
unpacked="$root/.sim/redis"
search() { PATH="$PATH:$unpacked/bin" command -v redis-server || PATH="$PATH:$unpacked/bin" command -v valkey-server || true; }
found=$(search)
if [ -z "$found" ] && command -v apt-get >/dev/null; then
  if [ "$(id -u)" = 0 ]; then
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends redis-server; } >&2 || true
    # The package starts a server of its own; the tests start theirs on free ports.
    { command -v service >/dev/null && service redis-server stop; } >&2 || true
  else
    mkdir -p "$unpacked/bin"
    (
      cd "$unpacked"
      apt-get download redis-server redis-tools liblzf1 libjemalloc2 libatomic1 >&2
      for deb in ./*.deb; do dpkg -x "$deb" .; done
      library=$(dirname "$(find . -name 'liblzf.so.1' | head -1)")
      printf '#!/bin/sh\nLD_LIBRARY_PATH="%s" exec "%s" "$@"\n' "$unpacked/${library#./}" "$unpacked/usr/bin/redis-server" >bin/redis-server
      chmod +x bin/redis-server
    ) || true
  fi
  found=$(search)
fi
if [ -z "$found" ]; then
  echo "The integration tests need a real Redis: install redis-server or valkey-server (Debian: apt-get install redis-server; macOS: brew install valkey)." >&2
  exit 1
fi
dirname "$found"
