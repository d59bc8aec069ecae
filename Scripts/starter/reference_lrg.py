"""LRG records (Locus Reference Genomic) on both assemblies: transcripts, places and bases.

Everything here is the assembly's own sequence: where a record differs from the chromosome (for example DPYD c.85, a
common variant), the chromosome's base is put in the record's place and the difference is noted.
"""
import bisect
from dataclasses import dataclass, field
from pathlib import Path

from lrg_mapping import Difference, LocusMapping
from reference_basics import (
    ASSEMBLIES, ReferenceError, interval_length, offset_in_coding, open_text, parse_intervals, read_table,
    reverse_complement, translate)

CURATED = Path(__file__).parent / "curated"


@dataclass
class Place:
    """One LRG transcript on one assembly."""
    contig: str
    strand: str
    exons: list
    cds: list
    sequence: str
    notes: list
    faults: list


@dataclass
class LocusTranscript:
    lrg: str
    gene: str
    number: str
    refseq: str
    places: dict = field(default_factory=dict)

    @property
    def name(self):
        return f"{self.lrg}{self.number}"


def clipped(exons, first, last):
    """The part of each exon between two positions."""
    return [(max(start, first), min(end, last)) for start, end in exons if end >= first and start <= last]


def load_mappings():
    """{assembly: {lrg: LocusMapping}}"""
    differences = {}
    for row in read_table(CURATED / "lrg-differences.tsv"):
        differences.setdefault((row["assembly"], row["lrg"]), []).append(
            Difference(row["lrg_start"], row["lrg_end"], row["lrg_sequence"], row["genome_sequence"]))
    mappings = {assembly: {} for assembly in ASSEMBLIES}
    for row in read_table(CURATED / "lrg-records.tsv"):
        mappings[row["assembly"]][row["lrg"]] = LocusMapping(
            row["contig"], row["strand"], row["lrg_start"], row["lrg_end"], row["start"], row["end"],
            differences.get((row["assembly"], row["lrg"]), []))
    return mappings


def coding_on_assembly(coding, parts, mapping):
    """The chromosome's coding sequence from the record's, and a note for each place that differs."""
    notes, pieces, done = [], [], 0
    for each in mapping.differences:
        start = offset_in_coding(each.lrg_start, parts, "+")
        if start is None:
            continue
        if not each.lrg_sequence:
            start += 1
        own = coding[start:start + len(each.lrg_sequence)]
        if own != each.lrg_sequence:
            raise ReferenceError(f"coding offset {start} is {own}, the mapping says {each.lrg_sequence}")
        pieces += [coding[done:start], each.genome_sequence]
        done = start + len(own)
        notes.append(f"c.{start + 1}: assembly {each.genome_sequence or '-'}, LRG record {own or '-'}")
    return "".join([*pieces, coding[done:]]), notes


def sequence_faults(sequence, cds):
    """Why bases cannot stand as a coding sequence for these intervals; empty when they can."""
    if len(sequence) != interval_length(cds):
        return [f"sequence has {len(sequence)} bases, the intervals have {interval_length(cds)}"]
    if len(sequence) % 3:
        return [f"{len(sequence)} coding bases on this assembly are no whole codons"]
    return [] if translate(sequence).endswith("*") else ["no stop codon at the end"]


def protein_notes(sequence, protein):
    """What a reader should know about the translation; a stop codon within that nothing explains is a fault."""
    translated = translate(sequence)
    notes = [] if sequence.startswith("ATG") else [f"starts with {sequence[:3]}"]
    inner = [index for index, residue in enumerate(translated[:-1]) if residue == "*"]
    selenocysteines = [index for index in inner if protein[index:index + 1] == "U"]
    if inner != selenocysteines:
        return notes, [f"stop codon within, at codon {inner[0] + 1}"]
    notes += [f"codon {index + 1} is a stop codon read as selenocysteine" for index in selenocysteines]
    if len(translated) - 1 != len(protein):
        raise ReferenceError(f"a record's protein has {len(protein)} residues, its bases give {len(translated) - 1}")
    for index, (own, found) in enumerate(zip(protein, translated), 1):
        if own != found and index - 1 not in selenocysteines and not (index == 1 and own == "M"):
            notes.append(f"p.{index}: assembly {found}, LRG record {own}")
    return notes, []


def place_on(mapping, exons, first, last, coding, protein):
    parts = clipped(exons, first, last)
    cds = mapping.intervals(parts)
    sequence, notes = coding_on_assembly(coding, parts, mapping)
    faults = sequence_faults(sequence, cds)
    if not faults and len(sequence) != len(coding):
        faults = [f"{len(sequence)} coding bases on this assembly, {len(coding)} in the record: names would shift"]
    if not faults:
        more, faults = protein_notes(sequence, protein)
        notes += more
    return Place(mapping.contig, mapping.strand, mapping.intervals(exons), cds, sequence, notes, faults)


def load_locus_transcripts(data, mappings):
    """The coding LRG transcripts, and how the shared table's coordinates compare: (same, other, none) by assembly."""
    shapes = {(row["lrg"], row["transcript"]): row for row in read_table(CURATED / "lrg-transcripts.tsv")}
    transcripts, agreement = [], {assembly: [0, 0, 0] for assembly in ASSEMBLIES}
    for row in read_table(data / "genes/lrg/lrg_transcripts.tsv.gz"):
        shape = shapes[(row["lrg_id"], row["transcript"])]
        found = LocusTranscript(row["lrg_id"], row["gene"], row["transcript"], shape["refseq"])
        for assembly in ASSEMBLIES:
            place = found.places[assembly] = place_on(
                mappings[assembly][found.lrg], parse_intervals(shape["exons"]), int(shape["coding_start"]),
                int(shape["coding_end"]), row["cds_seq"], row["protein_seq"])
            given = parse_intervals(row["cds_" + assembly.lower()])
            agreement[assembly][2 if not given else given != place.cds] += 1
        transcripts.append(found)
    return transcripts, agreement


def read_panel(data):
    """(lrg, genomic sequence in the record's orientation) of the records that the shared panel holds."""
    name, lines = None, []
    with open_text(data / "genes/lrg/lrg_genomic_panel.fa.gz") as handle:
        for line in handle:
            if line.startswith(">"):
                if name:
                    yield name, "".join(lines)
                name, lines = line[1:].split()[0], []
            else:
                lines.append(line.strip())
    yield name, "".join(lines)


class AssemblyBases:
    """What is known of one assembly's bases: the panel's genomic stretches and the coding exons of LRG transcripts."""

    def __init__(self, assembly, mappings, transcripts, data):
        self.stretches = {}
        for lrg, sequence in read_panel(data):
            mapping = mappings[assembly][lrg]
            self._add(mapping.contig, mapping.start, mapping.genome_sequence(sequence))
        for transcript in transcripts:
            place = transcript.places[assembly]
            if len(place.sequence) == interval_length(place.cds):
                self._add_coding(place)
        for found in self.stretches.values():
            found.sort(key=lambda stretch: (stretch[0], -len(stretch[1])))
        self.starts = {contig: [start for start, _ in found] for contig, found in self.stretches.items()}

    def _add(self, contig, start, sequence):
        self.stretches.setdefault(contig, []).append((start, sequence))

    def _add_coding(self, place):
        plus = place.sequence if place.strand == "+" else reverse_complement(place.sequence)
        for start, end in place.cds:
            self._add(place.contig, start, plus[:end - start + 1])
            plus = plus[end - start + 1:]

    def holding(self, contig, start, end):
        """All stretches that hold an interval, cut to it."""
        last = bisect.bisect_right(self.starts.get(contig, []), start)
        for first, sequence in self.stretches.get(contig, [])[:last]:
            if first + len(sequence) - 1 >= end:
                yield sequence[start - first:end - first + 1]

    def bases(self, contig, start, end):
        """The plus strand of an interval, or None; a contradiction between two stretches is an error."""
        found = set(self.holding(contig, start, end))
        if len(found) > 1:
            raise ReferenceError(f"{contig}:{start}-{end} has {len(found)} different sequences")
        return found.pop() if found else None

    def coding(self, contig, strand, cds):
        """The coding sequence of intervals on a strand, or None where bases are missing."""
        parts = [self.bases(contig, start, end) for start, end in cds]
        if not parts or None in parts:
            return None
        return "".join(parts) if strand == "+" else reverse_complement("".join(parts))
