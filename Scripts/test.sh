#!/usr/bin/env bash
# Builds and runs every test; the test runner's own summary comes last.
set -euo pipefail
cd "$(dirname "$0")/.."
printf '\033[1m%s\033[0m\n' "Building the tests (minutes the first time)" >&2
swift build --build-tests
[ -d ../shared/data ] || [ -n "${SEXTANT_SHARED_DATA:-}" ] \
  || echo "The shared data folder is not beside this clone: tests on real tumours skip." >&2
swift test --skip-build
