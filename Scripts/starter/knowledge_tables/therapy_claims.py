"""What sources say of the targets of drugs, as evidence for a drug's class."""

import csv
import re

from . import tsv

DGIDB_FILE_NAME = "dgidb_drugs.tsv.gz"
PIRLYGENES_FILE_NAME = "pirlygenes/cancer-key-genes.csv"

#: Claims that DGIdb took from databases whose terms forbid passing them on are left out.
DGIDB_SOURCES = {
    "ChemblInteractions": "ChEMBL",
    "GuideToPharmacologyInteractions": "Guide to Pharmacology",
    "MyCancerGenome": "My Cancer Genome",
    "TALC": "TALC",
    "TEND": "TEND",
    "TTD": "TTD",
}

#: Kinds of interaction that a class of inhibitors or antibodies cannot rest on are left out.
INTERACTION_TYPES = {"", "inhibitor", "antagonist", "antibody", "modulator", "agonist"}

SALTS = re.compile(
    r" (hydrochloride|dihydrochloride|mesylate|dimesylate|bismesylate|tosylate|ditosylate|"
    r"maleate|malate|phosphate|sulfate|citrate|tartrate|fumarate|hemifumarate|succinate|"
    r"lactate|acetate|anhydrous|monohydrate|sodium|disodium|potassium|camsylate|besylate|"
    r"hydrobromide|dimethyl sulfoxide|s-malate|calcium)$", re.IGNORECASE)


def plain(name):
    """Returns a name for comparison: lower case, without salts, blanks and hyphens."""
    previous = None
    while previous != name:
        previous, name = name, SALTS.sub("", name.strip())
    return re.sub(r"[ \-]", "", name.lower())


class Claims:
    """Claims by drug: targets by source, the Almanac's strategies, pirlygenes' targets."""

    def __init__(self, knowledge_directory, assertions, therapy_rows):
        self.canonical = {plain(row["name"]): row["canonical"] for row in therapy_rows.values()}
        self.targets = {}
        self.strategies = {}
        self.read_dgidb(knowledge_directory / DGIDB_FILE_NAME)
        self.read_pirlygenes(knowledge_directory / PIRLYGENES_FILE_NAME)
        self.read_strategies(assertions)

    def add_target(self, name, gene, source):
        """Notes that a source names a gene as a target of the drug."""
        drug = self.canonical.get(plain(name))
        if drug is not None:
            self.targets.setdefault(drug, {}).setdefault(gene, set()).add(source)

    def read_dgidb(self, path):
        """Reads DGIdb's claims from the admitted sources."""
        for row in tsv.read_rows(path):
            source = DGIDB_SOURCES.get(row["interaction_claim_source"])
            if source is None or row["interaction_types"] not in INTERACTION_TYPES:
                continue
            for column in ("drug_claim_name", "drug_claim_primary_name", "drug_name"):
                self.add_target(row[column], row["Gene"], f"DGIdb ({source})")

    def read_pirlygenes(self, path):
        """Reads the agents that pirlygenes gives for key genes."""
        with open(path, encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["role"] == "target" and row["agent"]:
                    self.add_target(row["agent"], row["symbol"], "pirlygenes")

    def read_strategies(self, assertions):
        """Reads the Almanac's strategies: of single drugs, and those that all parts share."""
        for assertion in assertions:
            parts = (assertion["therapy_name"] or "").split(" + ")
            strategies = assertion["therapy_strategy"].split(" + ")
            if len(parts) > 1 and len(strategies) > 1:
                continue
            for part in parts:
                drug = self.canonical.get(plain(part))
                if drug is not None:
                    self.strategies.setdefault(drug, set()).update(strategies)

    def classes(self, class_rows):
        """Returns for each drug its classes with the sources that bear them out."""
        found = {}
        for row in class_rows:
            for drug in row["drugs"].split("|"):
                sources = self.sources(drug, row)
                if sources:
                    found.setdefault(drug, {})[row["class"]] = sources
        return found

    def sources(self, drug, row):
        """Returns the sources that put the drug into the class; none leaves it out."""
        cited = dict(entry.split("=", 1) for entry in row["cited"].split("|") if entry)
        sources = {cited[drug]} if drug in cited else set()
        for gene in row["targets"].split("|"):
            sources |= self.targets.get(drug, {}).get(gene, set())
        if self.strategies.get(drug, set()) & set(row["strategies"].split("|")) - {""}:
            sources.add("Molecular Oncology Almanac")
        if class_in_name(drug, row["class"]):
            sources.add("its name")
        return sorted(sources)


def class_in_name(drug, name):
    """Tells whether the drug's name holds the class, as in "ALK Inhibitor TAE684"."""
    if " " not in drug:
        return False
    subject, _, kind = name.rpartition(" ")
    kind = {"TKI": "inhibitor"}.get(kind, kind)
    spelled = {"BRAF": "b-raf", "EGFR": "egfr"}.get(subject, subject.lower())
    lowered = drug.lower()
    return kind.lower() in lowered and bool(
        re.search(rf"(?<![a-z0-9]){re.escape(spelled)}(?![a-z0-9])", lowered))
