"""`tumor-type-names.tsv`: names that a person types for a tumour type, with the codes they may mean.

A name leads to a suggestion only, never to a code by itself. Names are compared
in lower case with American spelling. The curated names come first; the diseases
of the evidence follow where they need no state and few codes.
"""

import re

from . import tsv

COLUMNS = ["name", "codes", "source"]
CURATED_COLUMNS = ["names", "codes", "source"]
#: A suggestion shows four codes.
MOST_CODES = 4
SPELLINGS = [(r"leukaemia\b", "leukemia"), (r"\btumour", "tumor"), (r"\boesoph", "esoph")]


def plain(name):
    """Returns a name as it is compared: lower case, American spelling, letters and digits only."""
    name = name.lower()
    for british, american in SPELLINGS:
        name = re.sub(british, american, name)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", name).split())


def make(output_directory, curated_directory, tree, diseases):
    """Writes `tumor-type-names.tsv`; returns its rows."""
    rows = {}
    for entry in tsv.read_rows(curated_directory / "tumor-type-names.tsv", CURATED_COLUMNS):
        for code in entry["codes"].split("|"):
            if code not in tree.nodes:
                raise tsv.TableError(f"tumor-type-names.tsv: {entry['names']}: unknown code {code}")
        for name in entry["names"].split("|"):
            if plain(name) != name or name in rows:
                raise tsv.TableError(f"tumor-type-names.tsv: {name!r} is not plain, or stands twice")
            rows[name] = {"name": name, "codes": entry["codes"], "source": entry["source"]}
    own = {plain(node["name"]) for node in tree.nodes.values()}
    for disease in diseases:
        name, codes = plain(disease["disease"]), disease["oncotree"].replace("=", "").split("|")
        if disease["state"] or not set(codes) <= set(tree.nodes) or len(codes) > MOST_CODES:
            continue
        if name and name not in own:
            source = "a disease of the evidence, " + (
                f"Disease Ontology {disease['doid']}" if disease["doid"] else "by its name")
            rows.setdefault(name, {"name": name, "codes": tsv.join(codes), "source": source})
    ordered = [rows[name] for name in sorted(rows)]
    tsv.write_rows(output_directory / "tumor-type-names.tsv", COLUMNS, ordered)
    return ordered
