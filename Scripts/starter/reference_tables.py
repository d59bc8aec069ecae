"""Allele, contig and band tables of the starter reference."""
import re
from collections import Counter

from reference_alleles import SUBSTITUTION, Allele, AlleleChecker, Verdict
from reference_basics import CONTIG_RANK, CONTIGS, ReferenceError, contig_name, read_table

ALLELE_COLUMNS = ["contig", "position", "reference", "alternate", "gene", "change", "source", "style", "checked",
                  "transcript"]
RENUMBERED_COLUMNS = [*ALLELE_COLUMNS, "change_in_transcript"]
REFUSED_COLUMNS = ["contig", "position", "reference", "alternate", "gene", "change", "source", "reason"]
HOTSPOT_SOURCE, CIVIC_SOURCE = "cancerhotspots-v2", "civic-2016"
MITOCHONDRION_LENGTH = 16569
INDEL_KINDS = ("INS", "DEL")


def table_order(row):
    return (CONTIG_RANK[row[0]], int(row[1]), *row[2:6])


class AlleleTable:
    """Rows of one source on one assembly: confirmed, renumbered and refused; each input row is in one of them."""

    def __init__(self, source, bases):
        self.source, self.bases = source, bases
        self.confirmed, self.renumbered, self.refused = {}, {}, {}
        self.repeated = 0

    def add(self, allele, gene, change, verdict):
        if not verdict.checked:
            row = (allele.contig, str(allele.position), allele.reference or "-", allele.alternate or "-", gene, change,
                   self.source)
            self._put(self.refused, row, verdict.reason)
            return
        row = (*self.written(allele)[:4], verdict.transcript.gene, change, self.source, self.written(allele)[4],
               verdict.checked, verdict.transcript.name)
        self._put(self.renumbered if verdict.is_renumbered else self.confirmed, row, verdict.change)

    def _put(self, table, row, extra):
        self.repeated += row in table
        table[row] = extra

    def written(self, allele):
        """VCF style where the base before is known, else as in MAF with `-`."""
        if allele.reference and allele.alternate:
            return (allele.contig, str(allele.position), allele.reference, allele.alternate, "vcf")
        anchor_at = allele.position if allele.is_insertion else allele.position - 1
        anchor = self.bases.bases(allele.contig, anchor_at, anchor_at)
        if anchor is None:
            return (allele.contig, str(allele.position), allele.reference or "-", allele.alternate or "-", "maf")
        return (allele.contig, str(anchor_at), anchor + allele.reference, anchor + allele.alternate, "vcf")

    def rows(self):
        return sorted(self.confirmed, key=table_order)

    def renumbered_rows(self):
        return sorted(((*row, extra) for row, extra in self.renumbered.items()), key=table_order)

    def refused_rows(self):
        return sorted(((*row, reason) for row, reason in self.refused.items()), key=table_order)

    def counts(self):
        return {"confirmed": len(self.confirmed), "renumbered": len(self.renumbered), "refused": len(self.refused),
                "repeated": self.repeated,
                "by_check": dict(sorted(Counter(row[8] for row in (*self.confirmed, *self.renumbered)).items()))}


def read_hotspot_alleles(data, assembly):
    return read_table(data / f"knowledge/cancerhotspots_v2_genomic_{assembly}.tsv",
                      ["contig", "position", "reference", "alternate", "gene", "kind", "change", "effect"])


def listed_positions(data):
    """(gene, residue, contig, position on GRCh37) that the hotspot study's own table lists."""
    listed = set()
    for row in read_table(data / "knowledge/cancerhotspots_v2_full.txt"):
        for place in row["Genomic_Position"].split("|"):
            found = re.match(r"([0-9XY]+):(\d+)_", place)
            if found:
                listed.add((row["Hugo_Symbol"], row["Amino_Acid_Position"], found[1], found[2]))
    return listed


def row_allele(row):
    return Allele(row["contig"], row["position"], row["reference"], row["alternate"])


def paired_verdict(row, verdict38, listed):
    """A GRCh37 row without model: its GRCh38 twin's codon fits, and the study lists this GRCh37 position for it."""
    found = SUBSTITUTION.match(row["change"])
    if not (verdict38.checked and found):
        return Verdict(reason="no coding model on GRCh37; on GRCh38: " + (verdict38.reason or "not a substitution"))
    places = {(row["gene"], found[2], row["contig"], str(int(row["position"]) + shift))
              for shift in range(len(row["reference"]))}
    if not places & listed:
        return Verdict(reason="no coding model on GRCh37, and the study's table lists no such GRCh37 position")
    return Verdict("paired", verdict38.transcript, verdict38.change)


def hotspot_tables(data, transcripts, bases):
    """{assembly: AlleleTable} of the two genomic hotspot tables, which hold the same rows in the same order."""
    rows = {assembly: read_hotspot_alleles(data, assembly) for assembly in ("GRCh38", "GRCh37")}
    checkers = {assembly: AlleleChecker(transcripts[assembly]) for assembly in rows}
    tables = {assembly: AlleleTable(HOTSPOT_SOURCE, bases[assembly]) for assembly in rows}
    listed = listed_positions(data)
    for row38, row37 in zip(rows["GRCh38"], rows["GRCh37"], strict=True):
        if any(row38[name] != row37[name] for name in ("reference", "alternate", "gene", "kind", "change")):
            raise ReferenceError(f"the two hotspot tables differ at {row38} and {row37}")
        verdict38 = checkers["GRCh38"].check(row_allele(row38), row38["gene"], row38["change"])
        verdict37 = checkers["GRCh37"].check(row_allele(row37), row37["gene"], row37["change"])
        if verdict37.reason.startswith("no coding model"):
            verdict37 = paired_verdict(row37, verdict38, listed)
        for assembly, row, verdict in (("GRCh38", row38, verdict38), ("GRCh37", row37, verdict37)):
            if row["kind"] in INDEL_KINDS and not verdict.checked:
                verdict.reason = "the stated change is the hotspot's name, not this allele's: " + verdict.reason
            tables[assembly].add(row_allele(row), row["gene"], row["change"], verdict)
    return tables


def hotspot_shifts(data):
    """{gene: distance from GRCh37 to GRCh38} where all its hotspot rows have the same."""
    shifts = {}
    for row38, row37 in zip(read_hotspot_alleles(data, "GRCh38"), read_hotspot_alleles(data, "GRCh37")):
        shifts.setdefault(row38["gene"], []).append(int(row38["position"]) - int(row37["position"]))
    return {gene: found[0] for gene, found in shifts.items() if len(set(found)) == 1 and len(found) > 1}


def civic_table(data, transcripts, bases):
    """CIViC's exact alleles of 2016 (GRCh37), each checked; names of several or no protein changes are refused.

    The alleles were made from protein changes on any isoform: AKT1 E17K also stands there with an allele that gives
    E322K on the MANE transcript. So another residue number is refused here, and not taken for another numbering.
    """
    names = {row["civic_id"]: (row["genesymbol"], row["variant_name"])
             for row in read_table(data / "knowledge/civic_2016_id_to_variant.tsv")}
    checker37, checker38 = AlleleChecker(transcripts["GRCh37"]), AlleleChecker(transcripts["GRCh38"])
    shifts, table = hotspot_shifts(data), AlleleTable(CIVIC_SOURCE, bases["GRCh37"])
    columns = ["contig", "position", "id", "reference", "alternate", "quality", "filter", "info"]
    for row in read_table(data / "knowledge/civic_2016_grch37_variants.tsv", columns):
        identifiers = row["info"].replace("CIVIC_ID=", "").split(",")
        for gene, change in sorted({names[identifier] for identifier in identifiers if identifier in names}):
            allele = row_allele(row)
            if not SUBSTITUTION.match(change):
                verdict = Verdict(reason="the variant's name is no single protein change")
            else:
                verdict = checker37.check(allele, gene, change)
                if verdict.reason.startswith("no coding model"):
                    verdict = shifted_verdict(checker38, allele, gene, change, shifts)
                if verdict.is_renumbered:
                    verdict = Verdict(reason=f"gives {verdict.change} in {verdict.transcript.name}")
            table.add(allele, gene, change, verdict)
    return table


def shifted_verdict(checker, allele, gene, change, shifts):
    if gene not in shifts:
        return Verdict(reason="no coding model on GRCh37, and nothing that carries the position to GRCh38")
    moved = Allele(allele.contig, allele.position + shifts[gene], allele.reference, allele.alternate)
    verdict = checker.check(moved, gene, change)
    if verdict.checked:
        verdict.checked = "paired"
    return verdict


def read_bands(data, assembly):
    """Bands as 1-based inclusive rows; the source's starts are 0-based, some written like `6.1e+07`."""
    name = {"GRCh38": "hg38", "GRCh37": "hg19"}[assembly]
    bands = []
    for row in read_table(data / f"genes/{name}_cytobands.tsv.gz"):
        start, end = (float(row[key]) for key in ("chromStart", "chromEnd"))
        if not (start.is_integer() and end.is_integer()):
            raise ReferenceError(f"{name}: a band from {row['chromStart']} to {row['chromEnd']}")
        bands.append((contig_name(row["chrom"]), int(start) + 1, int(end), row["name"], row["gieStain"]))
    bands.sort(key=lambda band: (CONTIG_RANK[band[0]], band[1]))
    check_bands(bands)
    return bands


def check_bands(bands):
    """Bands tile each chromosome, and exactly two centromeric ones meet at each centromere, p before q."""
    for contig in CONTIGS[:-1]:
        own = [band for band in bands if band[0] == contig]
        if own[0][1] != 1 or any(left[2] + 1 != right[1] for left, right in zip(own, own[1:])):
            raise ReferenceError(f"bands of {contig} leave a gap or overlap")
        centromere = [index for index, band in enumerate(own) if band[4] == "acen"]
        arms = "".join(own[index][3][0] for index in centromere)
        if arms != "pq" or centromere[1] != centromere[0] + 1:
            raise ReferenceError(f"centromere of {contig}: {arms}")
        if any((band[3][0] == "p") != (index <= centromere[0]) for index, band in enumerate(own)):
            raise ReferenceError(f"a band of {contig} lies on the wrong side of the centromere")


def contig_lengths(data, assembly, bands):
    """Chromosome ends of the band table; GRCh38 is compared with the ##contig lines of a VCF header."""
    lengths = {contig: max(band[2] for band in bands if band[0] == contig) for contig in CONTIGS[:-1]}
    lengths["MT"] = MITOCHONDRION_LENGTH
    if assembly == "GRCh38":
        header = (data / "clinical/ga4gh_vrs_vcf/test_vcf_input.vcf").read_text(encoding="utf-8")
        stated = {contig_name(name): int(length)
                  for name, length in re.findall(r"##contig=<ID=(chr[0-9XYM]+),length=(\d+)", header)}
        if {contig: stated.get(contig) for contig in CONTIGS} != lengths:
            raise ReferenceError("band ends and ##contig lengths differ")
    return [(contig, lengths[contig]) for contig in CONTIGS]
