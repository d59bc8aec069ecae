#!/usr/bin/env bash
# Checks the example tumour's page with axe in headless Chromium, light and dark, wide and narrow.
set -euo pipefail
cd "$(dirname "$0")/.."
environment=.build/accessibility
[ -x "$environment/bin/python3" ] || python3 -m venv "$environment"
"$environment/bin/python3" -c 'import axe_selenium_python, selenium' 2>/dev/null \
  || "$environment/bin/python3" -m pip install --quiet axe-selenium-python selenium
swift build --product sextant
output=$(mktemp -d)
trap 'rm -rf "$output"' EXIT
.build/debug/sextant report --manifest Examples/colorectal/case.json --output "$output" >/dev/null
"$environment/bin/python3" Scripts/check-accessibility.py "$output/report.html"
