#!/usr/bin/env python3
"""Makes the source folder of the starter knowledge release.

    make_knowledge.py --data DATA --output DIRECTORY

DATA holds `knowledge/` and `genes/` as downloaded; DIRECTORY receives tables as
`knowledge_tables` describes them, and `sources.json`. Mappings made by hand are
in `curated/` beside this script. The same input gives the same bytes. Whatever
the sources hold that no rule covers stops the run.
"""

import argparse
import json
import sys
from pathlib import Path

from knowledge_tables import diseases, evidence, genes, hotspots, names, oncotree, therapies, tsv

CURATED_DIRECTORY = Path(__file__).resolve().parent / "curated"


def main():
    """Runs the steps in the order in which they need each other."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of downloaded data")
    parser.add_argument("--output", type=Path, required=True, help="folder to write")
    options = parser.parse_args()
    try:
        counts = make(options.data, options.output)
    except (tsv.TableError, OSError, ValueError, KeyError) as error:
        print(f"make_knowledge: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    for name, rows in counts.items():
        print(f"{rows:6d} {name}")
    return 0


def make(data_directory, output_directory):
    """Writes every file; returns the rows of each table by file name."""
    knowledge = data_directory / "knowledge"
    symbols = genes.gencode_symbols(data_directory / "genes")
    aliases = genes.load_aliases(CURATED_DIRECTORY, symbols)
    items = evidence.make(knowledge, output_directory)
    tree = oncotree.make(knowledge, output_directory)
    mapped = diseases.make(knowledge, output_directory, CURATED_DIRECTORY, items, tree)
    names.make(output_directory, CURATED_DIRECTORY, tree, mapped)
    mapped += diseases.make_almanac(knowledge, output_directory, CURATED_DIRECTORY, tree)
    approvals = tsv.read_rows(CURATED_DIRECTORY / "approvals.tsv")
    diseases.make_states(output_directory, CURATED_DIRECTORY, mapped + approvals)
    genes.make(output_directory, CURATED_DIRECTORY, symbols, aliases)
    hotspots.make(knowledge, output_directory, aliases)
    notice = (CURATED_DIRECTORY / "hotspots-notice.txt").read_bytes()
    (output_directory / "hotspots" / "NOTICE").write_bytes(notice)
    therapies.make(knowledge, output_directory, CURATED_DIRECTORY, items)
    (output_directory / "approvals.tsv").write_bytes((CURATED_DIRECTORY / "approvals.tsv").read_bytes())
    return write_sources(output_directory)


def write_sources(output_directory):
    """Writes `sources.json`; returns the number of rows by file name."""
    sources, counts = [], {}
    for row in tsv.read_rows(CURATED_DIRECTORY / "sources.tsv"):
        table = (output_directory / row["file"]).read_bytes()
        counts[row["file"]] = table.count(b"\n") - 1
        if row["file"] == "approvals.tsv":
            row = dated_by_rows(row)
        sources.append({
            "name": row["name"], "version": row["version"], "date": row["date"],
            "licence": row["licence"], "url": row["url"], "file": row["file"],
            "rows": counts[row["file"]], "note": row["note"],
        })
    text = json.dumps(sources, ensure_ascii=False, indent=2) + "\n"
    (output_directory / "sources.json").write_bytes(text.encode("utf-8"))
    return counts


def dated_by_rows(source):
    """The source of the approvals with the age of its rows: the newest and the oldest document."""
    dates = sorted(row["as_of"] for row in tsv.read_rows(CURATED_DIRECTORY / "approvals.tsv"))
    note = f"{source['note']}; the documents are of {dates[0]} to {dates[-1]}"
    return {**source, "date": dates[-1], "note": note}


if __name__ == "__main__":
    sys.exit(main())
