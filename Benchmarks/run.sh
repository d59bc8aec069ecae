#!/usr/bin/env bash
# Builds the benchmarks in release and runs them on the release binary. Options go on: `Benchmarks/run.sh --only coad`.
set -euo pipefail
cd "$(dirname "$0")"
swift build -c release --product sextant-bench >&2
# A batch writes gigabytes: they go even when the run is interrupted.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf -- "$TMPDIR"' EXIT
.build/release/sextant-bench "$@"
