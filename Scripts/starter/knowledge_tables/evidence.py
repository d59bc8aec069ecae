"""`evidence.tsv`: CIViC's accepted evidence items without statements and titles.

CIViC separates the therapies of an item with commas, and three therapy names
hold a comma themselves ("CP-724,714", "2,4-pyrimidinediamine" and
"…Inhibitor, PD173074"): a comma before a blank or between two digits belongs
to the name.
"""

import re

from . import tsv

FILE_NAME = "civic_accepted_evidence_2026-05-29.tsv"
EXPECTED_ITEMS = 4854

COLUMNS = [
    "source", "id", "profile", "profile_id", "disease", "doid", "phenotypes", "therapies",
    "interaction", "type", "direction", "level", "significance", "rating", "origin",
    "citation", "trials", "reviewed", "flagged",
]

SOURCE_COLUMNS = [
    "molecular_profile", "molecular_profile_id", "disease", "doid", "phenotypes", "therapies",
    "therapy_interaction_type", "evidence_type", "evidence_direction", "evidence_level",
    "significance", "citation_id", "source_type", "nct_ids", "rating", "evidence_status",
    "evidence_id", "variant_origin", "last_review_date", "is_flagged",
]

#: Every value that these fields take in the release of 2026-05-29. Another one
#: means that the source changed and that the reader of the table must know it.
KNOWN_VALUES = {
    "interaction": {"", "Combination", "Substitutes", "Sequential"},
    "type": {"Predictive", "Diagnostic", "Prognostic", "Predisposing", "Functional", "Oncogenic"},
    "direction": {"Supports", "Does Not Support", "N/A"},
    "level": set("ABCDE"),
    "rating": {"", "1", "2", "3", "4", "5"},
    "origin": {"Somatic", "Rare Germline", "Common Germline", "N/A", "Unknown", "Mixed", "Combined"},
    "flagged": {"true", "false"},
}

#: Prefix and form of the identifier for each kind of source: PubMed's number,
#: the number of ASCO's abstract page, and for ASH the DOI in "Blood".
CITATION_FORMS = {
    "PubMed": ("PMID", r"\d+"),
    "ASCO": ("ASCO", r"\d+"),
    "ASH": ("DOI", r"10\.1182/\S+"),
}


def split_names(cell):
    """Splits a comma-separated cell of CIViC; see the module's note on commas in names."""
    return [name for name in re.split(r",(?! )(?<!\d,(?=\d))", cell) if name]


def citation(row):
    """Returns the item's citation such as `PMID:16081687`, or None if it has no known form."""
    prefix, form = CITATION_FORMS.get(row["source_type"], ("", r"(?!)"))
    if re.fullmatch(form, row["citation_id"]) is None:
        return None
    return f"{prefix}:{row['citation_id']}"


def trials(row):
    """Returns the item's trial identifiers, or None if the cell holds anything else."""
    found = re.findall(r"NCT\d{8}", row["nct_ids"])
    remainder = re.sub(r"NCT\d{8}|[,; ]", "", row["nct_ids"])
    return None if remainder else list(dict.fromkeys(found))


def make(knowledge_directory, output_directory):
    """Writes `evidence.tsv`; returns its rows."""
    source = knowledge_directory / FILE_NAME
    rows = [converted(row, source) for row in tsv.read_rows(source, SOURCE_COLUMNS)]
    rows.sort(key=lambda row: int(row["id"]))
    identifiers = {row["id"] for row in rows}
    if len(rows) != EXPECTED_ITEMS or len(identifiers) != len(rows):
        raise tsv.TableError(f"{source}: {len(rows)} items, {len(identifiers)} identifiers, "
                             f"expected {EXPECTED_ITEMS}")
    tsv.write_rows(output_directory / "evidence.tsv", COLUMNS, rows)
    return rows


def converted(row, source):
    """Turns one row of CIViC into one of `evidence.tsv`; refuses unknown values."""
    if row["evidence_status"] != "accepted":
        raise tsv.TableError(f"{source}: item {row['evidence_id']} is not accepted")
    if citation(row) is None or trials(row) is None:
        raise tsv.TableError(f"{source}: item {row['evidence_id']}: citation or trials unreadable")
    reviewed = re.match(r"\d{4}-\d{2}-\d{2}(?= \d{2}:\d{2}:\d{2} UTC$)", row["last_review_date"])
    if reviewed is None:
        raise tsv.TableError(f"{source}: item {row['evidence_id']} has no readable review date")
    result = {
        "source": "civic",
        "id": row["evidence_id"],
        "profile": row["molecular_profile"],
        "profile_id": row["molecular_profile_id"],
        "disease": row["disease"],
        "doid": row["doid"],
        "phenotypes": tsv.join(split_names(row["phenotypes"])),
        "therapies": tsv.join(split_names(row["therapies"])),
        "interaction": row["therapy_interaction_type"],
        "type": row["evidence_type"],
        "direction": row["evidence_direction"],
        "level": row["evidence_level"],
        "significance": row["significance"],
        "rating": row["rating"],
        "origin": row["variant_origin"],
        "citation": citation(row),
        "trials": tsv.join(trials(row)),
        "reviewed": reviewed.group(),
        "flagged": row["is_flagged"],
    }
    for column, known in KNOWN_VALUES.items():
        if result[column] not in known:
            raise tsv.TableError(f"{source}: item {result['id']}: unknown {column} "
                                 f"{result[column]!r}")
    return result
