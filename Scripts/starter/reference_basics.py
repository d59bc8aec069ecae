"""Coordinates, sequences and tables that the reference scripts share.

All coordinates are 1-based and inclusive; contigs are named 1..22, X, Y, MT.
"""
import csv
import gzip
from pathlib import Path

csv.field_size_limit(1 << 30)

CONTIGS = [str(number) for number in range(1, 23)] + ["X", "Y", "MT"]
CONTIG_RANK = {contig: rank for rank, contig in enumerate(CONTIGS)}
ASSEMBLIES = ("GRCh38", "GRCh37")

_BASES = "TCAG"
_AMINO_ACIDS = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG"
#: NCBI translation table 1, the standard genetic code.
GENETIC_CODE = {
    first + second + third: _AMINO_ACIDS[16 * i + 4 * j + k]
    for i, first in enumerate(_BASES)
    for j, second in enumerate(_BASES)
    for k, third in enumerate(_BASES)
}
_COMPLEMENT = str.maketrans("ACGTN", "TGCAN")


class ReferenceError(Exception):
    """An input that contradicts itself or another input."""


def reverse_complement(sequence):
    return sequence.translate(_COMPLEMENT)[::-1]


def translate(coding):
    """Amino acids of whole codons, `*` for stop; a trailing part codon is left out."""
    return "".join(GENETIC_CODE.get(coding[i:i + 3], "X") for i in range(0, len(coding) - 2, 3))


def parse_intervals(text):
    """`a-b,c-d` to a list of pairs."""
    return [tuple(int(bound) for bound in part.split("-")) for part in text.split(",")] if text else []


def format_intervals(intervals):
    return ",".join(f"{start}-{end}" for start, end in intervals)


def interval_length(intervals):
    return sum(end - start + 1 for start, end in intervals)


def contig_name(name):
    """Contig without `chr`, MT for the mitochondrion."""
    bare = name[3:] if name.startswith("chr") else name
    return "MT" if bare == "M" else bare


def offset_in_coding(position, intervals, strand):
    """0-based offset of a genomic position in the coding sequence, or None outside of it."""
    passed = 0
    for start, end in intervals if strand == "+" else reversed(intervals):
        if start <= position <= end:
            return passed + (position - start if strand == "+" else end - position)
        passed += end - start + 1
    return None


def position_in_genome(offset, intervals, strand):
    """The genomic position of a 0-based offset in the coding sequence."""
    for start, end in intervals if strand == "+" else reversed(intervals):
        length = end - start + 1
        if offset < length:
            return start + offset if strand == "+" else end - offset
        offset -= length
    raise ReferenceError(f"offset {offset} lies behind the coding sequence")


def open_text(path):
    path = Path(path)
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="")
    return open(path, encoding="utf-8", newline="")


def read_table(path, columns=None):
    """Rows of a tab-separated table as dictionaries; `columns` names them where the file has no header."""
    with open_text(path) as handle:
        rows = csv.reader(handle, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = columns or [name.lstrip("#") for name in next(rows)]
        table = []
        for row in rows:
            if len(row) != len(names):
                raise ReferenceError(f"{path}, line {rows.line_num}: {len(row)} columns, expected {len(names)}")
            table.append(dict(zip(names, row)))
        return table


def write_table(path, columns, rows):
    """Writes rows (sequences of cells) beside the target, then renames; returns their number."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    count = 0
    with open(beside, "w", encoding="utf-8", newline="\n") as handle:
        handle.write("\t".join(columns) + "\n")
        for row in rows:
            cells = [str(cell) for cell in row]
            if len(cells) != len(columns) or any(mark in cell for cell in cells for mark in "\t\n\r"):
                raise ReferenceError(f"{path.name}: a row that does not fit its table: {cells[:5]}")
            handle.write("\t".join(cells) + "\n")
            count += 1
    beside.replace(path)
    return count
