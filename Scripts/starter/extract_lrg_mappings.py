#!/usr/bin/env python3
"""Extracts transcripts, chromosome mappings and sequence differences from LRG records.

Input: a folder of LRG XML records (lrg-sequence.org): 562 records of 2015 as kept in
github.com/MattWellie/LaTex_LRG (6b2f975) and LRG_344 (KRAS, 2019-04-29) of github.com/EBI-LRG/lrg-xml (0121416).
Output: `lrg-transcripts.tsv`, `lrg-records.tsv` and `lrg-differences.tsv`. Only mappings to NC_ sequences are taken:
a record also maps to patches and alternate loci, whose coordinates are not those of the chromosome.
"""
import argparse
import re
from pathlib import Path

from lrg_mapping import Difference, LocusMapping
from reference_basics import CONTIG_RANK, CONTIGS, ReferenceError, format_intervals, write_table

CHROMOSOMES = {f"NC_{number:06d}": CONTIGS[number - 1] for number in range(1, 25)}
SOURCES = {"LRG_344": "EBI-LRG/lrg-xml 0121416"}
DEFAULT_SOURCE = "MattWellie/LaTex_LRG 6b2f975"


def attributes(text):
    return dict(re.findall(r'(\w+)="([^"]*)"', text))


def chromosome_mappings(record):
    """(assembly, contig, span attributes, differences) of each mapping to a chromosome."""
    for header, body in re.findall(r"<mapping ([^>]*)>(.*?)</mapping>", record, re.S):
        mapping = attributes(header)
        contig = CHROMOSOMES.get(mapping.get("other_id", "").split(".")[0])
        assembly = mapping.get("coord_system", "")[:6]
        if contig is None or assembly not in ("GRCh37", "GRCh38"):
            continue
        spans = re.findall(r"<mapping_span ([^>]*?)(?:/>|>(.*?)</mapping_span>)", body, re.S)
        if len(spans) != 1:
            raise ReferenceError(f"{len(spans)} spans on {assembly} {contig}: one was expected")
        yield assembly, contig, attributes(spans[0][0]), [
            attributes(found) for found in re.findall(r"<diff ([^>]*?)/?>", spans[0][1])]


def preferred_mappings(record):
    """One mapping per assembly: the pseudoautosomal CSF2RA maps to X and Y, X is taken."""
    chosen = {}
    for mapping in chromosome_mappings(record):
        earlier = chosen.get(mapping[0])
        if earlier is None or CONTIG_RANK[mapping[1]] < CONTIG_RANK[earlier[1]]:
            chosen[mapping[0]] = mapping
    return chosen.values()


def coding_transcripts(record):
    """(name, RefSeq accession, exons, first and last coding base) in the record's coordinates."""
    accessions = {}
    for header in re.findall(r'<transcript (source="RefSeq"[^>]*)>', record):
        found = attributes(header)
        if "fixed_id" in found:
            accessions[found["fixed_id"]] = found["accession"]
    for name, body in re.findall(r'<transcript name="(t\d+)">(.*?)</transcript>', record, re.S):
        coding = re.search(r'<coding_region>\s*<coordinates [^>]*start="(\d+)" end="(\d+)"', body)
        if coding:
            exons = sorted((int(start), int(end)) for start, end in re.findall(
                r'<exon [^>]*>\s*<coordinates coord_system="LRG_\d+" start="(\d+)" end="(\d+)"', body))
            yield name, accessions.get(name, ""), exons, coding[1], coding[2]


def checked_span(contig, span, differences):
    """The span's cells, after it has been tried whether the differences add up to it."""
    strand = "+" if span["strand"] == "1" else "-"
    cells = (span["lrg_start"], span["lrg_end"], span["other_start"], span["other_end"])
    LocusMapping(contig, strand, *cells, [Difference(each["lrg_start"], each["lrg_end"], each["lrg_sequence"],
                                                     each["other_sequence"]) for each in differences])
    return (contig, strand, *cells)


def extract(folder):
    transcripts, records, differences = [], [], []
    for path in sorted(folder.glob("LRG_*.xml"), key=lambda each: int(each.stem[4:])):
        record, lrg = path.read_text(encoding="utf-8"), path.stem
        found = list(coding_transcripts(record))
        if not found:
            continue
        gene = re.search(r"<lrg_locus[^>]*>([^<]*)</lrg_locus>", record)[1]
        transcripts += [(lrg, name, accession, format_intervals(exons), first, last)
                        for name, accession, exons, first, last in found]
        for assembly, contig, span, listed in sorted(preferred_mappings(record)):
            records.append((lrg, gene, assembly, *checked_span(contig, span, listed),
                            SOURCES.get(lrg, DEFAULT_SOURCE)))
            differences += [(lrg, assembly, each["lrg_start"], each["lrg_end"], each["lrg_sequence"],
                             each["other_sequence"]) for each in listed]
    return transcripts, records, differences


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--records", type=Path, required=True, help="folder of LRG_*.xml")
    arguments.add_argument("--output", type=Path, default=Path(__file__).parent / "curated")
    options = arguments.parse_args()
    transcripts, records, differences = extract(options.records)
    write_table(options.output / "lrg-transcripts.tsv",
                ["lrg", "transcript", "refseq", "exons", "coding_start", "coding_end"], transcripts)
    write_table(options.output / "lrg-records.tsv",
                ["lrg", "gene", "assembly", "contig", "strand", "lrg_start", "lrg_end", "start", "end", "source"],
                records)
    write_table(options.output / "lrg-differences.tsv",
                ["lrg", "assembly", "lrg_start", "lrg_end", "lrg_sequence", "genome_sequence"], differences)
    print(f"{len(transcripts)} transcripts, {len(records)} mappings, {len(differences)} differences")


if __name__ == "__main__":
    main()
