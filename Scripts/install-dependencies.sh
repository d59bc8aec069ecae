#!/usr/bin/env bash
# Installs what a task needs and is not there: build, test or accessibility. Tells what it does.
set -euo pipefail
task=${1:?"build, test or accessibility"}

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }

if ! command -v swift >/dev/null; then
  say "Swift 6.2 or newer is missing. Get it from https://www.swift.org/install and put it on your PATH."
  exit 1
fi

if [ "$(uname)" = Darwin ]; then
  command -v brew >/dev/null || { say "Homebrew is missing (https://brew.sh). Needed formulas: htslib pkg-config"; exit 1; }
  missing=()
  formulas=(htslib pkg-config)
  [ "$task" = test ] && formulas+=(python-jsonschema bcftools)
  for formula in "${formulas[@]}"; do brew list "$formula" >/dev/null 2>&1 || missing+=("$formula"); done
  if [ ${#missing[@]} -gt 0 ]; then
    say "Installing with Homebrew: ${missing[*]}"
    brew install "${missing[@]}"
  fi
  [ "$task" = accessibility ] && say "The accessibility check needs Chrome, chromedriver and the PyPI packages selenium and axe-selenium-python."
  exit 0
fi

command -v apt-get >/dev/null || {
  say "This script knows Debian and macOS. Needed here: htslib's headers (1.16 or newer) and pkg-config."
  exit 1
}
packages=(libhts-dev pkg-config)
[ "$task" = test ] && packages+=(python3 python3-jsonschema bcftools)
[ "$task" = accessibility ] && packages+=(chromium chromium-driver python3 python3-venv)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
say "Installing with apt-get: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || { say "Not root and no sudo: please install ${missing[*]} and run this again."; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
