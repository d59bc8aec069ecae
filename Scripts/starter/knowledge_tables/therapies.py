"""`therapies.tsv`: every therapy name of the evidence with what it is.

A name is a drug, a regimen (with its components), a class or something else.
Names that mean the same drug share a canonical name. A class is given only
where a source says so: DGIdb's claims on the drug's targets (without those
that DGIdb took from OncoKB or CKB), the Almanac's therapy strategies,
pirlygenes' agents, a paper, or the name itself.
"""

import json
import re

from . import tsv
from .therapy_claims import Claims

COLUMNS = ["name", "canonical", "kind", "components", "classes", "aliases", "source"]
ALMANAC_FILE_NAME = "molecular-oncology-almanac_2025-02-07.json"
KINDS = {"drug", "regimen", "class", "other"}

#: "Bosulif (bosutinib) [package insert]" in the Almanac's citations of labels.
LABEL = re.compile(r"([A-Z][A-Za-z0-9 \-]+?) \(([a-z][A-Za-z0-9 ,\-]+)\) \[package insert\]")


def make(knowledge_directory, output_directory, curated_directory, evidence):
    """Writes `therapies.tsv`; returns its rows."""
    almanac = json.loads((knowledge_directory / ALMANAC_FILE_NAME).read_text(encoding="utf-8"))
    assertions = almanac["content"]
    curated = {row["name"]: row for row in tsv.read_rows(curated_directory / "therapies.tsv")}
    rows = {}
    for name in names(evidence, assertions):
        add(name, curated, rows)
    check_curated(curated, rows)
    brands = brand_names(assertions)
    classes = Claims(knowledge_directory, assertions, rows).classes(
        tsv.read_rows(curated_directory / "therapy-classes.tsv"))
    complete(rows, classes, brands)
    ordered = sorted(rows.values(), key=lambda row: (row["name"].lower(), row["name"]))
    tsv.write_rows(output_directory / "therapies.tsv", COLUMNS, ordered)
    return ordered


def names(evidence, assertions):
    """Returns every therapy name of CIViC's items and of the Almanac's assertions."""
    found = {name for row in evidence for name in row["therapies"].split("|") if name}
    found.update(" ".join(a["therapy_name"].split()) for a in assertions if a["therapy_name"])
    return sorted(found)


def add(name, curated, rows):
    """Adds a row for the name, and for each part of a combination of the Almanac."""
    if name in rows:
        return
    parts = name.split(" + ")
    if len(parts) > 1:
        for part in parts:
            add(part, curated, rows)
        components = [rows[part]["canonical"] for part in parts]
        rows[name] = new_row(name, name, "regimen", components, "by its name")
        return
    entry = curated.get(name)
    if entry is None:
        rows[name] = new_row(name, name, "drug", [], "")
        return
    if entry["kind"] not in KINDS:
        raise tsv.TableError(f"therapies.tsv: {name}: unknown kind {entry['kind']!r}")
    values = [value for value in entry["components"].split("|") if value]
    is_class = entry["kind"] == "class"
    row = new_row(name, entry["canonical"], entry["kind"], [] if is_class else values,
                  entry["source"])
    row["classes"] = values if is_class else []
    rows[name] = row
    for other in [entry["canonical"], *row["components"]]:
        add(other, curated, rows)


def new_row(name, canonical, kind, components, source):
    """Returns a row whose lists are still lists."""
    return {"name": name, "canonical": canonical, "kind": kind, "components": components,
            "classes": [], "aliases": [], "source": [source] if source else []}


def check_curated(curated, rows):
    """Refuses curated names that no source has: they are spelling mistakes."""
    unused = sorted(name for name in curated if name not in rows)
    if unused:
        raise tsv.TableError(f"therapies.tsv: names of no source: {', '.join(unused)}")


def brand_names(assertions):
    """Returns brand names by generic name, read from the labels that the Almanac cites."""
    brands = {}
    for assertion in assertions:
        for brand, generic in LABEL.findall(assertion["citation"]):
            brand = brand.split(". ")[-1].strip()
            brands.setdefault(generic.lower(), set()).add(brand)
    return brands


def complete(rows, classes, brands):
    """Fills classes, aliases and sources, and turns lists into cells."""
    same = {}
    for row in rows.values():
        same.setdefault(row["canonical"], set()).add(row["name"])
    for row in rows.values():
        canonical = row["canonical"]
        if row["kind"] == "drug":
            for name, sources in sorted(classes.get(canonical, {}).items()):
                row["classes"].append(name)
                row["source"].append(f"{name}: {', '.join(sources)}")
        branded = brands.get(row["name"].lower(), set()) | brands.get(canonical.lower(), set())
        if branded and row["kind"] == "drug":
            row["source"].append("brand name: FDA label cited by the Almanac")
        else:
            branded = set()
        row["aliases"] = sorted((same[canonical] | branded) - {row["name"]})
    for row in rows.values():
        for column in ("components", "classes", "aliases", "source"):
            row[column] = tsv.join(row[column])
