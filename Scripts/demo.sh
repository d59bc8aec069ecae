#!/usr/bin/env bash
# Builds a release and writes the report of the example tumour.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
say "1 of 2  Building Sextant (a few minutes the first time)"
swift build -c release --product sextant
say "2 of 2  Writing the report of the example tumour"
.build/release/sextant report --manifest Examples/colorectal/case.json --output out/colorectal
say "The report is out/colorectal/report.html: open it in any browser."
