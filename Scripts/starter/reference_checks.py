"""Checks of the finished transcripts against sources that had no part in them; a failed one stops the work."""
import re

from reference_alleles import Allele, AlleleChecker
from reference_basics import (
    ReferenceError, contig_name, format_intervals, offset_in_coding, open_text, position_in_genome, read_table,
    reverse_complement, translate)
from reference_lrg import read_panel

#: (assembly, gene, residue, codon, first and last base). Codons as the hotspot and CIViC allele tables place them.
LANDMARKS = [
    ("GRCh38", "BRAF", 600, "GTG", 140753335, 140753337), ("GRCh37", "BRAF", 600, "GTG", 140453135, 140453137),
    ("GRCh38", "KRAS", 12, "GGT", 25245349, 25245351), ("GRCh37", "KRAS", 12, "GGT", 25398283, 25398285),
    ("GRCh38", "TP53", 175, "CGC", 7675087, 7675089), ("GRCh37", "TP53", 175, "CGC", 7578405, 7578407),
]
_CHROMOSOME = {f"NC_{number:06d}": str(number) for number in range(1, 23)}
_CHROMOSOME.update({"NC_000023": "X", "NC_000024": "Y"})
#: Versions of the NC_ sequences of GRCh38, by contig; the version before belongs to GRCh37.
_GRCH38_VERSION = dict(zip([*map(str, range(1, 23)), "X", "Y"],
                           [11, 12, 12, 12, 10, 12, 14, 11, 12, 11, 10, 12, 11, 9, 10, 10, 11, 10, 10, 11, 9, 11, 11,
                            10]))
_GENOMIC = re.compile(r"(NC_\d+)\.(\d+):g\.(\d+)([ACGT])>([ACGT])(?![\w>])")
_CODING = re.compile(r"(NM_\d+)(?:\.\d+)?:c\.(\d+)([ACGT])>([ACGT])(?![\w>])")


def check_landmarks(transcripts):
    for assembly, gene, residue, codon, start, end in LANDMARKS:
        transcript = next(each for each in transcripts[assembly]
                          if each.gene == gene and each.is_first)
        places = sorted(position_in_genome(3 * residue - 3 + step, transcript.cds, transcript.strand)
                        for step in range(3))
        if transcript.sequence[3 * residue - 3:3 * residue] != codon or (places[0], places[2]) != (start, end):
            raise ReferenceError(f"{gene} codon {residue} on {assembly}: {places}")
    return len(LANDMARKS)


def check_panel(data, assembly, mappings, locus_transcripts):
    """(records, transcripts) whose coding intervals cut the record's coding sequence out of its genomic one."""
    by_record = {}
    for locus in locus_transcripts:
        by_record.setdefault(locus.lrg, []).append(locus)
    records = compared = 0
    for lrg, sequence in read_panel(data):
        mapping, records = mappings[assembly][lrg], records + 1
        genome = mapping.genome_sequence(sequence)
        for locus in by_record.get(lrg, []):
            place = locus.places[assembly]
            cut = "".join(genome[start - mapping.start:end - mapping.start + 1] for start, end in place.cds)
            if (cut if place.strand == "+" else reverse_complement(cut)) != place.sequence:
                raise ReferenceError(f"{locus.name} on {assembly}: the genomic sequence gives other coding bases")
            compared += 1
    return records, compared


def assembly_of(contig, version):
    difference = _GRCH38_VERSION[contig] - version
    return {0: "GRCh38", 1: "GRCh37"}.get(difference)


def conformance_lines(data):
    folder = data / "genes/hgvs_conformance"
    for path in [folder / "clinvar.gz", *sorted((folder / "gcp").glob("*.tsv"))]:
        with open_text(path) as handle:
            yield from (line for line in handle if not line.startswith("#"))


def check_hgvs(data, transcripts):
    """Substitutions named both as g. and c. by the HGVS test vectors: {assembly: [agree, [those that do not]]}."""
    by_refseq = {assembly: {} for assembly in transcripts}
    for assembly, found in transcripts.items():
        for each in found:
            for name in (each.name, *each.other_names):
                if name.startswith("NM_") and each.sequence:
                    by_refseq[assembly][name.split(".")[0]] = each
    result = {assembly: [0, []] for assembly in transcripts}
    for line in conformance_lines(data):
        coding = set(_CODING.findall(line))
        for accession, version, position, own, new in set(_GENOMIC.findall(line)):
            contig = _CHROMOSOME.get(accession)
            assembly = contig and assembly_of(contig, int(version))
            for name, offset, own_coding, new_coding in coding:
                transcript = assembly and by_refseq[assembly].get(name)
                if transcript and transcript.contig == contig:
                    compare_names(result[assembly], transcript, int(position), own, int(offset), own_coding)
    return result


def compare_names(counts, transcript, position, own, offset, own_coding):
    expected = own_coding if transcript.strand == "+" else reverse_complement(own_coding)
    same_place = offset_in_coding(position, transcript.cds, transcript.strand) == offset - 1
    if same_place and expected == own and transcript.sequence[offset - 1] == own_coding:
        counts[0] += 1
    else:
        counts[1].append(f"{transcript.gene} {transcript.name} c.{offset}{own_coding}> at {position}")


def check_shapes(transcripts):
    """What must hold for each row; returns how many coding intervals are not the exons cut to their ends."""
    cut_otherwise = 0
    names = [each.name for each in transcripts]
    if len(set(names)) != len(names):
        raise ReferenceError("a transcript name stands for two rows")
    for each in transcripts:
        for intervals in (each.exons, each.cds):
            if any(start > end for start, end in intervals) or any(
                    left[1] >= right[0] for left, right in zip(intervals, intervals[1:])):
                raise ReferenceError(f"{each.name}: {format_intervals(intervals)[:80]}")
        if each.cds and each.exons_known:
            first, last = each.cds[0][0], each.cds[-1][1]
            cut = [(max(start, first), min(end, last)) for start, end in each.exons if end >= first and start <= last]
            cut_otherwise += cut != each.cds
    return cut_otherwise


def check_protein_lengths(data, transcripts):
    """MANE protein lengths against the RefSeq protein lengths by gene symbol: (same, other, not listed)."""
    listed = {}
    for row in read_table(data / "genes/prot_len.txt.gz"):
        listed.setdefault(row["Hugo_Symbol"], set()).add(row["aa.length"])
    counts = [0, 0, 0]
    for each in transcripts:
        if each.is_first and each.protein_length:
            known = listed.get(each.gene)
            counts[2 if known is None else each.protein_length not in known] += 1
    return counts


def check_germline(data, transcripts):
    """Reviewed germline substitutions of GRCh37 and their stated class: [agree, no sequence, [those that do not]]."""
    checker, result = AlleleChecker(transcripts["GRCh37"]), [0, 0, []]
    for row in read_table(data / "knowledge/signaldb_msk_expert_review_germline_variants.txt"):
        stated = row["Variant_Classification"]
        allele = Allele(row["Chromosome"], row["Start_Position"], row["Reference_Allele"], row["Alternate_Allele"])
        if stated not in ("Missense_Mutation", "Nonsense_Mutation", "Silent") or (
                len(allele.reference) != len(allele.alternate)):
            continue
        known = [each for each in checker.candidates(row["Hugo_Symbol"], allele) if each.sequence]
        if not known:
            result[1] += 1
        elif stated in {substitution_class(allele, each) for each in known}:
            result[0] += 1
        else:
            result[2].append(f"{row['Hugo_Symbol']} {allele.contig}:{allele.position} {stated}")
    return result


def substitution_class(allele, transcript):
    coding = allele.coding_change(transcript)
    if coding is None:
        return None
    offset, removed, added = coding
    if transcript.sequence[offset:offset + len(removed)] != removed:
        return None
    changed = transcript.sequence[:offset] + added + transcript.sequence[offset + len(removed):]
    own, new = translate(transcript.sequence), translate(changed)
    if own == new:
        return "Silent"
    return "Nonsense_Mutation" if new.find("*") < own.find("*") else "Missense_Mutation"
