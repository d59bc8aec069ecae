#!/usr/bin/env python3
"""Validate the curated approvals and guideline table and print its counts.

    check_approvals.py --oncotree ONCOTREE_JSON --almanac ALMANAC_JSON [--table approvals.tsv]

Checks: columns, identifiers, OncoTree codes, vocabularies, ISO dates, the
grammar of the alteration pattern, that each row names two sources that differ,
that it holds what the words of the label's indication ask for, and that every
indication of the sources is in the table or left out with a reason
(`indication_checks`). The exit code is 1 when anything is wrong; each problem is printed with
its line and the value.
"""

import argparse
import collections
import json
import pathlib
import re
import sys

import indication_checks

COLUMNS = [
    "id", "pattern", "oncotree", "excluded_oncotree", "therapies", "effect",
    "line", "population", "origin", "state", "companion_test", "region",
    "basis", "design", "escat", "escat_citation", "first_approved", "as_of",
    "source", "second_source", "note",
]
REQUIRED = [
    "id", "pattern", "oncotree", "therapies", "effect", "line", "origin",
    "region", "basis", "as_of", "source", "second_source",
]
EFFECTS = {"sensitivity", "resistance", "not_recommended"}
ORIGINS = {"somatic", "germline", "any"}
BASES = {"approval", "guideline"}
REGION = re.compile(r"(US-FDA|EU-EMA|CA-HC|guideline:[A-Z][A-Za-z/]*)")
DESIGNS = {
    "", "randomised-survival", "randomised-response", "single-arm",
    "tumour-agnostic single-arm", "pooled single-arm",
    "pooled single-arm and randomised",
}
# ESMO Scale for Clinical Actionability of molecular Targets, PMC9755882 table 1.
ESCAT = re.compile(r"(I-A|I-B|I-C|II-A|II-B|III-A|III-B|IV-A|IV-B|V|X)?")
ANY_TUMOUR = {"*solid"}
STATE = re.compile(r"[A-Za-z0-9_]+(=|>=)[A-Za-z0-9+]+")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

GENE = r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)?"
ATOMS = [re.compile(form) for form in (
    rf"{GENE} [A-Z]\d+(?:[A-Z*]|[A-Z](?:/[A-Z])+)?",
    rf"{GENE} Exon \d+(?:-\d+)? (?:Mutation|Deletion|Insertion|Skipping Mutation)",
    rf"{GENE} (?:Mutation|Activating Mutation|Kinase Domain Mutation)",
    rf"{GENE} (?:Amplification|Overexpression|Deletion|Loss|Wildtype|ITD)",
    rf"{GENE} (?:Loss-of-function|Gain-of-function|Rearrangement)",
    rf"(?:{GENE}|v|\?)::(?:{GENE}|v|\?) Fusion",
    r"(?:MSI|TMB) High",
)]

# What kind of document a second source is; the first form that fits counts.
SECOND_SOURCES = [
    ("CIViC level A", re.compile(r"CIViC EID\d+ level A")),
    ("CIViC level B", re.compile(r"CIViC EID\d+ level B")),
    ("FDA companion diagnostic", re.compile(r"FDA list of companion diagnostics")),
    ("regulator's notice", re.compile(r"(FDA|EMA|EC|CHMP) (notice|approval|accelerated approval|opinion|decision)")),
    ("label at another place", re.compile(r"(FDA|EU) label|EMA product information|Health Canada")),
    ("national protocol", re.compile(r"national cancer control programme protocol")),
    ("guideline", re.compile(r"(ASCO 2015|NCCN|ESMO|NICE) ")),
    ("paper", re.compile(r"PMID \d+|PMC\d+|doi:10\.")),
    ("news report", re.compile(r"https?://")),
]


def oncotree_codes(path):
    """All codes of the OncoTree file, whose nodes nest under `children`."""
    codes = set()

    def walk(node):
        codes.add(node["code"])
        for child in (node.get("children") or {}).values():
            walk(child)

    for root in json.loads(path.read_text(encoding="utf-8")).values():
        walk(root)
    return codes


def pattern_problem(pattern):
    """What is wrong with an alteration pattern, or None."""
    flat = pattern.replace("(", " ").replace(")", " ")
    if pattern.count("(") != pattern.count(")"):
        return "brackets do not pair"
    for part in re.split(r"\s+(?:AND|OR)\s+", flat.strip()):
        atom = re.sub(r"^NOT\s+", "", part.strip())
        if not any(form.fullmatch(atom) for form in ATOMS):
            return f"cannot read {atom!r}"
    if " AND " in pattern and " OR " in pattern and "(" not in pattern:
        return "AND and OR mixed without brackets"
    return None


def second_source_kind(text):
    """The name of the kind of document that a second source cites, or None."""
    return next((name for name, form in SECOND_SOURCES if form.search(text)), None)


def source_problems(row):
    """Problems with the two sources of a row."""
    seconds = [s for s in row["second_source"].split("|") if s]
    if not seconds:
        yield "second_source: none"
    for second in seconds:
        if second == row["source"]:
            yield "second_source: the same as the source"
        if second_source_kind(second) is None:
            yield f"second_source: names no known kind of document: {second!r}"
    if not re.search(r"label|guideline|product information|monograph|notice", row["source"]):
        yield f"source: names no label, notice or guideline: {row['source']!r}"


def vocabulary_problems(row):
    """Problems with the cells that take their values from a closed list."""
    for column, allowed in (("effect", EFFECTS), ("origin", ORIGINS),
                            ("basis", BASES), ("design", DESIGNS)):
        if row[column] not in allowed:
            yield f"{column}: {row[column]!r} is not one of {sorted(allowed)}"
    if not REGION.fullmatch(row["region"]):
        yield f"region: {row['region']!r}"
    if row["region"].startswith("guideline:") != (row["basis"] == "guideline"):
        yield f"basis {row['basis']!r} does not fit region {row['region']!r}"
    if not ESCAT.fullmatch(row["escat"]):
        yield f"escat: {row['escat']!r}"
    if bool(row["escat"]) != bool(row["escat_citation"]):
        yield "escat and its citation come together"
    for state in filter(None, row["state"].split("|")):
        if not STATE.fullmatch(state):
            yield f"state: {state!r} is not name=value"


def row_problems(row, codes):
    """All problems of one row."""
    for column in REQUIRED:
        if not row[column]:
            yield f"{column}: empty"
    if not re.fullmatch(r"APR-\d{4}", row["id"]):
        yield f"id: {row['id']!r} is not of the form APR-0001"
    problem = pattern_problem(row["pattern"])
    if problem:
        yield f"pattern: {problem}"
    for column in ("oncotree", "excluded_oncotree"):
        for code in filter(None, row[column].split("|")):
            if code not in codes and not (column == "oncotree" and code in ANY_TUMOUR):
                yield f"{column}: no such code {code!r}"
    for column in ("first_approved", "as_of"):
        if row[column] and not DATE.fullmatch(row[column]):
            yield f"{column}: {row[column]!r} is not an ISO date"
    if any(not t.strip() or t != t.strip() for t in row["therapies"].split("|")):
        yield f"therapies: {row['therapies']!r}"
    yield from vocabulary_problems(row)
    yield from source_problems(row)
    yield from indication_checks.guideline_date_problems(row)


def read_table(path):
    """The rows of the table as dictionaries, with the problems of its form."""
    text = path.read_bytes().decode("utf-8")
    problems = []
    if "\r" in text or not text.endswith("\n"):
        problems.append((0, "lines must end with LF, the last one too"))
    lines = text.splitlines()
    if lines[0].split("\t") != COLUMNS:
        problems.append((1, f"the columns are not {COLUMNS}"))
        return [], problems
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            problems.append((number, f"{len(cells)} cells, {len(COLUMNS)} expected"))
        else:
            rows.append((number, dict(zip(COLUMNS, cells))))
    return rows, problems


def duplicate_problems(rows):
    """Rows whose identifier, or whose statement, was seen before."""
    seen = {}
    for number, row in rows:
        statement = tuple(row[c] for c in (
            "pattern", "oncotree", "therapies", "effect", "line", "population",
            "region", "basis"))
        for key in (row["id"], statement):
            if key in seen:
                yield number, f"the same as line {seen[key]}: {key}"
            seen.setdefault(key, number)


def print_counts(rows):
    """Counts by the columns that describe the table."""
    print(f"{len(rows)} rows")
    for column in ("region", "basis", "effect", "origin", "design", "escat"):
        counts = collections.Counter(row[column] or "(empty)" for _, row in rows)
        print(f"{column}: " + ", ".join(f"{k} {n}" for k, n in counts.most_common()))
    kinds = collections.Counter()
    for _, row in rows:
        kinds.update({second_source_kind(s) for s in row["second_source"].split("|")})
    print("rows with a second source of kind: "
          + ", ".join(f"{k} {n}" for k, n in kinds.most_common()))
    dates = sorted(row["as_of"] for _, row in rows)
    print(f"as of: {dates[0]} to {dates[-1]}")


def main():
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--oncotree", type=pathlib.Path, required=True,
                        help="oncotree_2025_10_03.json")
    parser.add_argument("--table", type=pathlib.Path,
                        default=here / "curated" / "approvals.tsv")
    parser.add_argument("--indications", type=pathlib.Path,
                        default=here / "curated" / "indications.tsv")
    parser.add_argument("--almanac", type=pathlib.Path, required=True,
                        help="molecular-oncology-almanac_2025-02-07.json")
    parser.add_argument("--assertions", type=pathlib.Path,
                        default=here / "curated" / "almanac-assertions.tsv")
    options = parser.parse_args()
    codes = oncotree_codes(options.oncotree)
    rows, problems = read_table(options.table)
    for number, row in rows:
        problems += [(number, f"{row['id']} {text}") for text in row_problems(row, codes)]
    problems += duplicate_problems(rows)
    indications, listed = indication_checks.read_indications(options.indications)
    for number, row in rows:
        problems += [(number, f"{row['id']} {text}")
                     for text in indication_checks.row_words_problems(row, indications)]
    listed += indication_checks.coverage_problems(indications, rows)
    assertions = list(indication_checks.assertion_problems(options.assertions, options.almanac, rows))
    for path, found in ((options.table, problems), (options.indications, listed), (options.assertions, assertions)):
        for number, text in sorted(found):
            print(f"{path.name}:{number}: {text}", file=sys.stderr)
    if rows:
        print_counts(rows)
        left_out = sum(bool(entry["left_out"]) for entry in indications.values())
        print(f"indications: {len(indications)}, left out with a reason: {left_out}")
    return 1 if problems or listed or assertions else 0


if __name__ == "__main__":
    sys.exit(main())
