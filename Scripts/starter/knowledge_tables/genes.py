"""`genes.tsv` and `gene-aliases.tsv`: roles of cancer genes, and symbols under other names.

A gene is a bona fide tumour suppressor or oncogene by Vogelstein et al. 2013
(table S2A, 125 genes), or by two further sources that agree: UniProtKB's
keyword, Bailey et al. 2018 (table S1), Huang et al. 2018 (table S1A),
CIViC's loss-of-function profiles. Bailey alone is enough for a tumour
suppressor called so in at least two tumour types, never called an oncogene,
with a consensus score of 4 or more. UniProtKB's keyword alone is enough for an
oncogene that CIViC or the Almanac names. `both`: sources give both roles, so
that a truncation may activate the gene. Each row names its sources.
"""

import gzip

from . import tsv

GENES_FILE_NAME = "hg38_genes.tsv.gz"
COLUMNS = ["gene", "role", "source"]
ALIAS_COLUMNS = ["alias", "gene"]
ROLES = {"tumour_suppressor", "oncogene", "both"}


def gencode_symbols(genes_directory):
    """Returns the symbols of GENCODE 44."""
    path = genes_directory / GENES_FILE_NAME
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        header = stream.readline().lstrip("#").rstrip("\n").split("\t")
        column = header.index("gene_name")
        return {line.split("\t")[column] for line in stream}


def load_aliases(curated_directory, symbols):
    """Returns the current symbol by alias; refuses unknown symbols and aliases that are symbols."""
    aliases = {}
    for row in tsv.read_rows(curated_directory / "gene-aliases.tsv"):
        if row["gene"] not in symbols or row["alias"] in symbols:
            raise tsv.TableError(f"gene-aliases.tsv: {row['alias']} to {row['gene']}")
        aliases[row["alias"]] = row["gene"]
    return aliases


def make(output_directory, curated_directory, symbols, aliases):
    """Writes both tables; returns the rows of `genes.tsv`."""
    rows = tsv.read_rows(curated_directory / "gene-roles.tsv", COLUMNS)
    for row in rows:
        if row["role"] not in ROLES or row["gene"] not in symbols or not row["source"]:
            raise tsv.TableError(f"gene-roles.tsv: {row['gene']} {row['role']}")
    rows.sort(key=lambda row: row["gene"])
    if len({row["gene"] for row in rows}) != len(rows):
        raise tsv.TableError("gene-roles.tsv: a gene occurs twice")
    tsv.write_rows(output_directory / "genes.tsv", COLUMNS, rows)
    tsv.write_rows(output_directory / "gene-aliases.tsv", ALIAS_COLUMNS, sorted(aliases.items()))
    return rows
