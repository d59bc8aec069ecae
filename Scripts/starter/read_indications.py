#!/usr/bin/env python3
"""Write the facts of the labels' indications that check_approvals.py compares with the table.

    read_indications.py --database REFERENCED [--table indications.tsv] [--check]

REFERENCED is the folder `referenced` of github.com/vanallenlab/moalmanac-db
(7815662 of 2026-05-15, GPL-2.0). Facts only are written, no sentence of it;
the columns filled by hand (`set_aside`, `left_out`) are kept. With --check
nothing is written, and the exit code is 1 when the table would change.
"""

import argparse
import json
import pathlib
import sys

import indication_checks
import label_words


def facts(database, earlier):
    """The lines of the table, in the order of their identifiers."""
    read = lambda name: json.loads((database / name).read_text(encoding="utf-8"))  # noqa: E731
    documents = {document["id"]: document for document in read("documents.json")}
    lines = []
    for indication in read("indications.json"):
        name = indication["id"].removeprefix("ind:")
        if name.split(".")[0] not in {"fda", "ema"}:
            continue
        document = documents[indication["document_id"]]
        kept = earlier.get(name, {})
        lines.append([
            name, document["drug_name_generic"].lower(), document["publication_date"],
            "|".join(label_words.asks(indication["indication"])),
            kept.get("set_aside", ""), kept.get("left_out", ""),
        ])
    return sorted(lines, key=lambda cells: (cells[0].split(":")[0], int(cells[0].split(":")[1])))


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", type=pathlib.Path, required=True)
    parser.add_argument("--table", type=pathlib.Path, default=here / "curated" / "indications.tsv")
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    options = parser.parse_args()
    earlier = {}
    if options.table.exists():
        earlier, problems = indication_checks.read_indications(options.table)
        if problems:
            sys.exit(f"{options.table}: {problems[0]}")
    lines = [indication_checks.COLUMNS, *facts(options.database, earlier)]
    text = "".join("\t".join(cells) + "\n" for cells in lines)
    if options.check:
        return int(options.table.read_text(encoding="utf-8") != text)
    options.table.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
