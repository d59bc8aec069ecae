#!/usr/bin/env python3
"""Makes the source folders of the starter reference releases, `reference-GRCh38` and `reference-GRCh37`.

Input is the folder of data sources (`genes`, `knowledge`, `clinical`) and the curated tables beside this script.
The same input gives the same bytes. Prints a JSON summary of counts and checks; a failed check stops the work.
"""
import argparse
import json
import sys
from pathlib import Path

from reference_basics import ASSEMBLIES, ReferenceError, write_table
from reference_checks import (
    check_germline, check_hgvs, check_landmarks, check_panel, check_protein_lengths, check_shapes)
from reference_sources import HOTSPOT_NOTICE, civic_sources, common_sources, hotspot_sources
from reference_tables import (
    ALLELE_COLUMNS, REFUSED_COLUMNS, RENUMBERED_COLUMNS, civic_table, contig_lengths, hotspot_tables, read_bands)
from reference_transcripts import TRANSCRIPT_COLUMNS, TranscriptBuilder, sequence_rows, transcript_rows

#: Genes that cancer reports often name; the summary says which of them have no coding sequence.
OFTEN_REPORTED = """ABL1 AKT1 ALK APC AR ARID1A ATM ATRX BAP1 BARD1 BRAF BRCA1 BRCA2 BRIP1 CCND1 CCNE1 CDH1 CDK12 CDK4
CDK6 CDKN2A CHEK2 CTNNB1 DDR2 DNMT3A EGFR ERBB2 ERBB3 ERBB4 ESR1 EZH2 FBXW7 FGFR1 FGFR2 FGFR3 FGFR4 FLT3 FOXL2 GATA3
GNA11 GNAQ GNAS HRAS IDH1 IDH2 JAK1 JAK2 KDM6A KEAP1 KIT KMT2A KRAS MAP2K1 MAP2K2 MDM2 MET MLH1 MPL MSH2 MSH6 MTOR
MYC MYCN MYD88 NF1 NF2 NFE2L2 NOTCH1 NPM1 NRAS NRG1 NTRK1 NTRK2 NTRK3 PALB2 PBRM1 PDGFRA PDGFRB PIK3CA PIK3R1 PMS2
POLD1 POLE PTCH1 PTEN PTPN11 RAC1 RAD51C RAD51D RAF1 RB1 RET RHOA RIT1 RNF43 ROS1 RUNX1 SDHB SETD2 SF3B1 SMAD4
SMARCA4 SMARCB1 SMO SPOP SRSF2 STAG2 STK11 TERT TET2 TP53 TSC1 TSC2 U2AF1 VHL WT1 ZRSR2""".split()


def write_alleles(folder, table, with_renumbered):
    write_table(folder / "known-alleles.tsv", ALLELE_COLUMNS, table.rows())
    if with_renumbered:
        write_table(folder / "known-alleles-renumbered.tsv", RENUMBERED_COLUMNS, table.renumbered_rows())
    write_table(folder / "known-alleles-refused.tsv", REFUSED_COLUMNS, table.refused_rows())


def write_assembly(folder, transcripts, bands, lengths, hotspots):
    write_table(folder / "transcripts.tsv", TRANSCRIPT_COLUMNS, transcript_rows(transcripts))
    write_table(folder / "coding-sequences.tsv", ["transcript", "cds", "note"], sequence_rows(transcripts))
    write_table(folder / "cytobands.tsv", ["contig", "start", "end", "band", "stain"], bands)
    write_table(folder / "contigs.tsv", ["contig", "length"], lengths)
    write_alleles(folder / "hotspots", hotspots, with_renumbered=True)
    (folder / "hotspots/NOTICE").write_text(HOTSPOT_NOTICE, encoding="utf-8")


def count_transcripts(transcripts):
    first = [each for each in transcripts if each.is_first]
    with_sequence = {each.gene for each in transcripts if each.sequence}
    return {
        "rows": len(transcripts), "genes": len({each.gene for each in transcripts}),
        "models": len(first), "canonical": sum(each.transcript_class == "canonical" for each in first),
        "lrg_rows": len(transcripts) - len(first), "models_without_coding": sum(not each.cds for each in first),
        "sequences": sum(bool(each.sequence) for each in transcripts), "genes_with_sequence": len(with_sequence),
        "models_with_sequence": sum(bool(each.sequence) for each in first),
        "sequence_only_on_lrg_row": sorted(with_sequence - {each.gene for each in first if each.sequence}),
        "exons_not_known": sorted(each.name for each in transcripts if not each.exons_known),
        "sequences_with_note": sum(bool(each.notes and each.sequence) for each in transcripts),
        "aliases": sum(len(each.aliases) for each in first),
        "often_reported_without_sequence": [gene for gene in OFTEN_REPORTED if gene not in with_sequence],
        "often_reported_without_model": [gene for gene in OFTEN_REPORTED
                                         if gene not in {each.gene for each in transcripts}],
    }


def write_sources(folder, sources):
    path = folder / "sources.json"
    path.write_text(json.dumps(list(sources), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def make(data, output):
    builder = TranscriptBuilder(data)
    transcripts = {assembly: builder.build(assembly) for assembly in ASSEMBLIES}
    hotspots = hotspot_tables(data, transcripts, builder.bases)
    civic = civic_table(data, transcripts, builder.bases)
    summary = {"landmarks": check_landmarks(transcripts), "refused_sequences": builder.refused,
               "renamed_genes": builder.renamed, "hgvs_substitutions": check_hgvs(data, transcripts),
               "germline_substitutions": check_germline(data, transcripts), "civic_alleles": civic.counts()}
    for assembly in ASSEMBLIES:
        folder, found = output / f"reference-{assembly}", transcripts[assembly]
        bands = read_bands(data, assembly)
        counts = {**count_transcripts(found), "bands": len(bands)}
        write_assembly(folder, found, bands, contig_lengths(data, assembly, bands), hotspots[assembly])
        sources = [*common_sources(assembly, counts), *hotspot_sources(hotspots[assembly].counts())]
        if assembly == "GRCh37":
            write_alleles(folder, civic, with_renumbered=False)
            sources += civic_sources(civic.counts())
        write_sources(folder, sources)
        summary[assembly] = {
            **counts, "hotspot_alleles": hotspots[assembly].counts(),
            "coding_not_exons_cut": check_shapes(found),
            "panel_records_and_transcripts_cut": check_panel(data, assembly, builder.mappings,
                                                             builder.locus_transcripts),
            "protein_lengths_same_other_unlisted": check_protein_lengths(data, found),
            "shared_table_places_same_other_none": builder.agreement[assembly]}
    return summary


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--data", type=Path, required=True, help="folder of the data sources")
    arguments.add_argument("--output", type=Path, required=True, help="folder for the two reference folders")
    options = arguments.parse_args()
    try:
        summary = make(options.data, options.output)
    except (OSError, ReferenceError) as error:
        print(f"make_reference: {error}", file=sys.stderr)
        return 1
    print(json.dumps(summary, indent=1, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
