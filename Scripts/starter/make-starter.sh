#!/usr/bin/env bash
# Makes the starter releases from the source data, beside this clone or where SEXTANT_SHARED_DATA points.
# The same data, curated tables and scripts give the same bytes.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=${SEXTANT_SHARED_DATA:-../shared/data}
[ -d "$data" ] || { echo "The source data are not at $data: set SEXTANT_SHARED_DATA." >&2; exit 1; }
version=${STARTER_VERSION:-1}
date=${STARTER_DATE:-2026-11-24}
knowledge_date=${STARTER_KNOWLEDGE_DATE:-2026-11-25}
sextant=${SEXTANT:-.build/release/sextant}
target=Sources/StarterReleases/Starter
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd Scripts/starter && python3 -B -m unittest --quiet test_label_words test_indication_checks)
python3 Scripts/starter/check_approvals.py --oncotree "$data/knowledge/oncotree_2025_10_03.json" \
  --almanac "$data/knowledge/molecular-oncology-almanac_2025-02-07.json"
python3 Scripts/starter/make_reference.py --data "$data" --output "$work"
python3 Scripts/starter/make_knowledge.py --data "$data" --output "$work/knowledge"
mkdir -p "$target"
find "$target" -mindepth 1 -delete
for assembly in GRCh37 GRCh38; do
  "$sextant" reference import "$work/reference-$assembly" --assembly "$assembly" \
    --name starter --version "$version" --date "$date" --releases "$target"
done
"$sextant" knowledge import "$work/knowledge" --name starter --version "$version" --date "$knowledge_date" --releases "$target"
python3 Scripts/make-example.py "$target"/reference-GRCh38-* Examples/colorectal
