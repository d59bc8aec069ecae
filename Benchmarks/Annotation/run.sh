#!/usr/bin/env bash
# Times `sextant annotate` and `bcftools csq` in turns on the made chromosome: wall and processor seconds of each run.
# usage: Benchmarks/Annotation/run.sh [RUNS] [FOLDER]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
runs=${1:-7}
folder=${2:-$(mktemp -d)}
[[ -n ${2:-} ]] || trap 'rm -rf -- "$folder"' EXIT
[[ -f $folder/variants.vcf ]] || python3 "$here/make-chromosome.py" "$folder"
output=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
trap 'rm -rf -- "$output"; [[ -n ${2:-} ]] || rm -rf -- "$folder"' EXIT
binary=$here/../../.build/release/sextant
TIMEFORMAT='%R s wall, %U s user, %S s system'
cd "$folder"
for ((run = 1; run <= runs; run++)); do
  printf 'bcftools csq: '
  time bcftools csq -f chromosome.fa -g genes.gff3 -o "$output/theirs.vcf" variants.vcf 2> "$output/log"
  printf 'sextant annotate: '
  time "$binary" annotate variants.vcf -g genes.gff3 -f chromosome.fa -o "$output/ours.vcf" > "$output/log"
  printf 'sextant annotate, one core: '
  time taskset -c 0 "$binary" annotate variants.vcf -g genes.gff3 -f chromosome.fa --threads 1 -o "$output/ours.vcf" \
    > "$output/log"
done
