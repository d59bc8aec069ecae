#!/usr/bin/env bash
# Fuzzes each reader for FUZZ_SECONDS (60): `FuzzTesting/run.sh`, or the targets that are named: `FuzzTesting/run.sh vcf maf`.
# What crashes, hangs or breaks a promise is stored in FailCases/<target>/ and makes this end with 1.
set -uo pipefail
cd "$(dirname "$0")" || exit 2
seconds=${FUZZ_SECONDS:-60}
swift build -c release --product sextant-fuzz >&2 || exit 2
fuzzer=.build/release/sextant-fuzz

# Swift keeps what it makes once for ever behind tagged pointers, which the leak detector takes for lost.
export ASAN_OPTIONS=detect_leaks=0:allocator_may_return_null=1
# Swift's own backtrace would come before libFuzzer could store the input.
export SWIFT_BACKTRACE=enable=no
# Inputs that must be files are written in memory where the machine can.
[ -d /dev/shm ] && [ -w /dev/shm ] && export TMPDIR=/dev/shm

failed=()
for target in "${@:-Corpus/*}"; do
  for name in $(basename -a $target); do
    mkdir -p ".build/corpus/$name" "FailCases/$name"
    printf '%-16s' "$name"
    # Of a BCF in plain gzip, htslib may reserve, and not touch, as many gigabytes as a record says that it has.
    "$fuzzer" "--target=$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -malloc_limit_mb=16384 \
      -max_len=8192 -seed=1 -dict="Dictionaries/$name.dict" -artifact_prefix="FailCases/$name/" -print_final_stats=1 \
      ".build/corpus/$name" "Corpus/$name" > ".build/$name.log" 2>&1
    code=$?
    runs=$(sed -n 's/^stat::number_of_executed_units: *//p' ".build/$name.log")
    if [ "$code" -eq 0 ]; then
      echo "${runs:-0} inputs, nothing found"
    else
      echo "FOUND: $(sed -n 's/.*Test unit written to *//p' ".build/$name.log" | tail -1) (.build/$name.log)"
      failed+=("$name")
    fi
    rmdir "FailCases/$name" 2> /dev/null
  done
done
if [ "${#failed[@]}" -gt 0 ]; then
  echo "Found in: ${failed[*]}. Mend the reader and keep the file: the tests replay it."
  exit 1
fi
exit 0
