"""`hotspots/residues.tsv` and `hotspots/residues-3d.tsv`: recurrently mutated residues.

The full table of cancerhotspots.org (version 2; Chang et al., Cancer Discovery
2018, PMID 29247016) has one row for each change at a residue, and repeats the
residue's own values in each. Rows of a residue are put together here. Its
in-frame indel hotspots come from Genome Nexus' copy, which also names the
transcript; that copy leaves out residues where truncations prevail. Symbols are
brought up to date where an alias is known.
"""

import re

from . import tsv

FULL_FILE_NAME = "cancerhotspots_v2_full.txt"
GENOME_NEXUS_FILE_NAME = "genomenexus_hotspots_v2_and_3d_GRCh38.txt"
THREE_D_FILE_NAME = "cancerhotspots_3d.txt"

COLUMNS = ["gene", "residue_start", "residue_end", "reference", "kind", "samples", "changes",
           "qvalue", "transcript", "source"]
THREE_D_COLUMNS = ["gene", "residue", "class"]

FULL_COLUMNS = ["Hugo_Symbol", "Amino_Acid_Position", "Mutation_Count", "Reference_Amino_Acid",
                "Variant_Amino_Acid", "qvalue", "judgement"]

#: Chang et al. 2018 report 1,165 hotspots: 1,110 residues and splice sites, 55 indels.
EXPECTED_HOTSPOTS = 1165


def make(knowledge_directory, output_directory, aliases):
    """Writes both tables; returns the rows of `residues.tsv`."""
    nexus = tsv.read_rows(knowledge_directory / GENOME_NEXUS_FILE_NAME)
    transcripts = transcripts_by_gene(nexus)
    rows = residues(knowledge_directory / FULL_FILE_NAME, transcripts)
    rows += [indel(row) for row in nexus if row["type"] == "in-frame indel"]
    if len(rows) != EXPECTED_HOTSPOTS:
        raise tsv.TableError(f"{len(rows)} hotspots, expected {EXPECTED_HOTSPOTS}")
    for row in rows:
        row["gene"] = aliases.get(row["gene"], row["gene"])
    rows.sort(key=lambda row: (row["gene"], row["residue_start"], row["residue_end"], row["kind"]))
    tsv.write_rows(output_directory / "hotspots" / "residues.tsv", COLUMNS, rows)
    three_d = tsv.read_rows(knowledge_directory / THREE_D_FILE_NAME, ["Gene", "Residue", "Class"])
    write_three_d(three_d, output_directory / "hotspots" / "residues-3d.tsv", aliases)
    return rows


def transcripts_by_gene(nexus_rows):
    """Returns the one transcript that Genome Nexus uses for the hotspots of each gene."""
    transcripts = {}
    for row in nexus_rows:
        if row["type"] == "3d":
            continue
        known = transcripts.setdefault(row["hugo_symbol"], row["transcript_id"])
        if known != row["transcript_id"]:
            raise tsv.TableError(f"{row['hugo_symbol']}: hotspots on two transcripts")
    return transcripts


def residues(path, transcripts):
    """Returns one row for each residue or splice site of the full table."""
    groups = {}
    for row in tsv.read_rows(path, FULL_COLUMNS):
        if row["judgement"] != "RETAIN":
            raise tsv.TableError(f"{path}: {row['Hugo_Symbol']} has a row that was not retained")
        groups.setdefault((row["Hugo_Symbol"], row["Amino_Acid_Position"]), []).append(row)
    return [residue(gene, position, rows, transcripts)
            for (gene, position), rows in groups.items()]


def residue(gene, position, rows, transcripts):
    """Puts the rows of one residue together; their common values must agree."""
    samples, reference, qvalue = one_value(
        gene, {(r["Mutation_Count"], r["Reference_Amino_Acid"], r["qvalue"]) for r in rows})
    changes = dict(row["Variant_Amino_Acid"].split(":") for row in rows)
    if len(changes) != len(rows) or sum(map(int, changes.values())) != int(samples):
        raise tsv.TableError(f"{gene} {position}: changes do not add up to {samples} samples")
    splice = re.fullmatch(r"X(\d+)_splice", position)
    number = int(splice.group(1) if splice else position)
    ordered = sorted(changes.items(), key=lambda change: (-int(change[1]), change[0]))
    return {
        "gene": gene,
        "residue_start": number,
        "residue_end": number,
        "reference": "" if splice else one_value(gene, {reference.split(":")[0]}),
        "kind": "splice" if splice else "single",
        "samples": samples,
        "changes": tsv.join(f"{name}:{count}" for name, count in ordered),
        "qvalue": qvalue,
        "transcript": transcripts.get(gene, ""),
        "source": "cancerhotspots.org v2",
    }


def one_value(gene, values):
    """Returns the only element of a set."""
    if len(values) != 1:
        raise tsv.TableError(f"{gene}: rows of one hotspot differ: {sorted(values)}")
    return next(iter(values))


def indel(row):
    """Turns an in-frame indel hotspot of Genome Nexus into a row; its region may be one residue."""
    start, _, end = row["residue"].partition("-")
    changes = [change.rsplit(":", 1) for change in row["variant_amino_acid"].split("|")]
    if sum(int(count) for _, count in changes) != int(row["tumor_count"]):
        raise tsv.TableError(f"{row['hugo_symbol']} {row['residue']}: changes do not add up")
    changes.sort(key=lambda change: (-int(change[1]), change[0]))
    return {
        "gene": row["hugo_symbol"],
        "residue_start": int(start),
        "residue_end": int(end or start),
        "reference": "",
        "kind": "indel",
        "samples": row["tumor_count"],
        "changes": tsv.join(f"{name}:{count}" for name, count in changes),
        "qvalue": row["q_value"],
        "transcript": row["transcript_id"],
        "source": "cancerhotspots.org v2 in Genome Nexus' copy",
    }


def write_three_d(rows, path, aliases):
    """Writes gene, residue and class once each; a residue of two classes stops the run."""
    classes = {}
    for row in rows:
        gene = aliases.get(row["Gene"], row["Gene"])
        known = classes.setdefault((gene, row["Residue"]), row["Class"])
        if known != row["Class"]:
            raise tsv.TableError(f"{row['Gene']} {row['Residue']}: two 3D classes")
    ordered = sorted((gene, int(re.sub(r"\D", "", name)), name, kind)
                     for (gene, name), kind in classes.items())
    tsv.write_rows(path, THREE_D_COLUMNS, [(gene, name, kind) for gene, _, name, kind in ordered])
