#!/usr/bin/env python3
"""Makes the example tumour in Examples/colorectal: an invented patient with real alleles.

Every allele is cut from the starter reference's coding sequences, so that REF is true; which alleles, fractions, copies
and expression values there are is made up here to show what a report can say. The same bytes each time.

usage: make-example.py REFERENCE_FOLDER OUTPUT_FOLDER
"""
import json
import pathlib
import random
import sys

COMPLEMENT = str.maketrans("ACGT", "TGCA")
CONTIGS = [str(n) for n in range(1, 23)] + ["X", "Y", "MT"]
CODONS = {a + b + c: aa for (a, b, c), aa in zip(((a, b, c) for a in "TCAG" for b in "TCAG" for c in "TCAG"),
          "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG")}


def rows(path):
    lines = path.read_text().splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines[1:]]


class Reference:
    """Coding sequences with the genomic place of each base, 1-based."""

    def __init__(self, folder):
        sequences = {r["transcript"]: r["cds"] for r in rows(folder / "coding-sequences.tsv")}
        self.genes = {}
        for row in rows(folder / "transcripts.tsv"):
            if row["sequence"] == "full" and row["gene"] not in self.genes and row["class"] == "mane_select":
                self.genes[row["gene"]] = (row, sequences[row["transcript"]])
        self.models = {}
        for row in rows(folder / "transcripts.tsv"):
            self.models.setdefault(row["gene"], row)

    def places(self, gene):
        row, _ = self.genes[gene]
        parts = [tuple(map(int, part.split("-"))) for part in row["cds"].split(",")]
        bases = [p for start, end in parts for p in range(start, end + 1)]
        return bases if row["strand"] == "+" else bases[::-1]

    def allele(self, gene, change):
        """Forward-strand allele of `c.` substitution (position, ref, alt) or deletion (position, length)."""
        row, cds = self.genes[gene]
        places = self.places(gene)
        position, old, new = change
        assert cds[position - 1] == old, (gene, change, cds[position - 1])
        if row["strand"] == "-":
            old, new = old.translate(COMPLEMENT), new.translate(COMPLEMENT)
        return row["contig"], places[position - 1], old, new

    def deletion(self, gene, position, length):
        """A deletion of coding bases position…position+length-1 within one exon, with its anchor base."""
        row, cds = self.genes[gene]
        places = self.places(gene)
        if row["strand"] == "+":
            anchor, deleted, start = cds[position - 2], cds[position - 1:position - 1 + length], places[position - 2]
        else:
            anchor = cds[position - 1 + length].translate(COMPLEMENT)
            deleted = cds[position - 1:position - 1 + length][::-1].translate(COMPLEMENT)
            start = places[position - 1 + length]
        span = places[position - 1] - places[position - 2 + length]
        assert abs(span) == length - 1, "within one exon"
        return row["contig"], start, anchor + deleted, anchor

    def interval(self, gene):
        row = self.models[gene]
        exons = [tuple(map(int, part.split("-"))) for part in row["exons"].split(",")]
        return row["contig"], exons[0][0], exons[-1][1]


# (gene, coding change, allele fraction): the alterations that the report speaks of. Purity is 0.62.
TOLD = [
    ("BRAF", (1799, "T", "A"), 0.31),      # V600E
    ("TP53", (818, "G", "A"), 0.61),       # R273H, the other copy lost
    ("APC", (4348, "C", "T"), 0.29),       # R1450*
    ("PIK3CA", (3140, "A", "G"), 0.09),    # H1047R, subclonal
    ("SMAD4", (1082, "G", "A"), 0.33),     # R361H
]


def passengers(reference, count, seed=20261124):
    """Made-up passenger substitutions in coding sequence, C>T at CpG preferred as in most tumours."""
    generator = random.Random(seed)
    told = {gene for gene, _, _ in TOLD} | {"DPYD", "KRAS", "NRAS", "MLH1", "MSH2", "MSH6", "PMS2", "POLE", "BRCA1", "BRCA2"}
    genes = sorted(g for g in reference.genes if g not in told)
    found = {}
    while len(found) < count:
        gene = generator.choice(genes)
        _, cds = reference.genes[gene]
        position = generator.randrange(4, len(cds) - 3)
        old = cds[position - 1]
        is_cpg = old == "C" and cds[position:position + 1] == "G"
        if generator.random() > (0.9 if is_cpg else 0.15):
            continue
        new = "T" if old == "C" and generator.random() < 0.8 else generator.choice([b for b in "ACGT" if b != old])
        codon = (position - 1) // 3
        before = cds[codon * 3:codon * 3 + 3]
        after = "".join(new if codon * 3 + i == position - 1 else base for i, base in enumerate(before))
        if CODONS[after] == "*" or CODONS[before] == "*":
            continue
        fraction = generator.choice([0.31, 0.31, 0.12]) + generator.gauss(0, 0.035)
        found[reference.allele(gene, (position, old, new))] = max(0.05, round(fraction, 3))
    return found


def vcf(samples, extra, records):
    lines = ["##fileformat=VCFv4.2", '##FILTER=<ID=PASS,Description="All filters passed">',
             '##FILTER=<ID=strand_bias,Description="Reads of one strand only">',
             '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
             '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Reads of each allele">',
             '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Reads">'] + extra
    lines.append("\t".join(["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT"] + samples))
    records.sort(key=lambda r: (CONTIGS.index(r[0]), r[1], r[2], r[3]))
    return "\n".join(lines + ["\t".join(map(str, r)) for r in records]) + "\n"


def depths(generator, fraction, mean=220):
    depth = max(40, int(generator.gauss(mean, 30)))
    alternate = round(depth * fraction)
    return f"{depth - alternate},{alternate}", depth


def tumor_vcf(reference):
    generator = random.Random(7)
    alleles = dict(passengers(reference, 180))
    for gene, change, fraction in TOLD:
        alleles[reference.allele(gene, change)] = fraction
    alleles[reference.deletion("APC", 2626, 1)] = 0.27  # a second hit in APC
    records = []
    for index, ((contig, position, ref, alt), fraction) in enumerate(sorted(alleles.items())):
        ad, dp = depths(generator, fraction)
        _, normal = depths(generator, 0, 120)
        verdict = "strand_bias" if index % 23 == 5 and len(ref) == 1 and fraction < 0.2 else "PASS"
        records.append([contig, position, ".", ref, alt, ".", verdict, ".", "GT:AD:DP", f"0/1:{ad}:{dp}", f"0/0:{normal},0:{normal}"])
    extra = ["##tumor_sample=EXAMPLE_T", "##normal_sample=EXAMPLE_N"]
    return vcf(["EXAMPLE_T", "EXAMPLE_N"], extra, records)


def normal_vcf(reference):
    # DPYD*2A, c.1905+1G>A: the base after coding base 1905; the gene lies on the reverse strand.
    row, _ = reference.genes["DPYD"]
    place = reference.places("DPYD")[1904] - 1
    records = [[row["contig"], place, "rs3918290", "C", "T", ".", "PASS", ".", "GT:AD:DP", "0/1:58,61:119"]]
    return vcf(["EXAMPLE_N"], ["##normal_sample=EXAMPLE_N"], records)


def segments(reference):
    """Allele-specific copies: 17p loss, 18q loss, 8q gain with MYC amplified, 20q gain, the rest balanced."""
    bands = {}
    for row in rows(reference.folder / "contigs.tsv"):
        bands[row["contig"]] = int(row["length"])
    myc = reference.interval("MYC")
    cdkn2a = reference.interval("CDKN2A")
    changes = {
        "8": [(1, 45_000_000, 1, 1), (45_000_001, myc[1] - 400_000, 3, 1), (myc[1] - 399_999, myc[2] + 500_000, 11, 1),
              (myc[2] + 500_001, bands["8"], 3, 1)],
        "9": [(1, cdkn2a[1] - 300_000, 1, 1), (cdkn2a[1] - 299_999, cdkn2a[2] + 250_000, 0, 0), (cdkn2a[2] + 250_001, bands["9"], 1, 1)],
        "17": [(1, 22_000_000, 2, 0), (22_000_001, bands["17"], 1, 1)],
        "18": [(1, 20_000_000, 1, 1), (20_000_001, bands["18"], 1, 0)],
        "20": [(1, 28_000_000, 1, 1), (28_000_001, bands["20"], 3, 1)],
    }
    lines = ["Chromosome\tStart\tEnd\tnMajor\tnMinor"]
    for contig in CONTIGS[:22]:
        for start, end, major, minor in changes.get(contig, [(1, bands[contig], 1, 1)]):
            lines.append(f"{contig}\t{start}\t{end}\t{major}\t{minor}")
    return "\n".join(lines) + "\n"


def fusions(reference):
    """One fusion whose partners are not expressed: it belongs to the panel of contradictions."""
    _, start, end = reference.interval("EML4")
    _, kinase_start, kinase_end = reference.interval("ALK")
    return ("FusionGene\tLeftBreakpoint\tRightBreakpoint\tSplitReads\n"
            f"EML4--ALK\t2:{(start + end) // 2}\t2:{kinase_start + 30_000}\t4\n")


def expression(reference):
    generator = random.Random(11)
    fixed = {"BRAF": 14.2, "TP53": 31.5, "MYC": 312.0, "CDKN2A": 0.1, "EML4": 18.4, "ALK": 0.02, "ERBB2": 41.0, "EGFR": 22.6,
             "APC": 9.8, "SMAD4": 12.4, "PIK3CA": 8.1}
    lines = ["gene\tTPM"]
    for gene in sorted(set(reference.genes) | set(fixed)):
        lines.append(f"{gene}\t{fixed.get(gene, round(generator.lognormvariate(1.6, 1.5), 3))}")
    return "\n".join(lines) + "\n"


RECORD = {
    "schema": "sextant.patient-record", "schemaVersion": "1.0",
    "identifier": "EXAMPLE", "age": 61, "sex": "female", "diagnosis": "Adenocarcinoma of the ascending colon",
    "diagnosed": "2025-10", "stage": "IV", "performanceStatus": 1,
    "priorTherapies": [{"name": "FOLFOX", "line": 1, "start": "2025-11", "end": "2026-08", "outcome": "progressive disease"}],
    "currentMedications": ["ondansetron"],
    "specimen": {"site": "liver", "collected": "2026-09-14", "kind": "metastasis", "tumorContent": 0.6, "preservation": "FFPE"},
    "biomarkers": [{"biomarker": "MSI", "state": "stable", "method": "PCR", "date": "2026-09-20"}],
    "germlineConsent": True, "secondaryFindingsPolicy": "Findings with a consequence for treatment are told.",
}
CASE = {
    "schema": "sextant.case-manifest", "schemaVersion": "1.0", "caseID": "EXAMPLE-COAD", "assembly": "GRCh38", "tumorType": "COAD", "variants": "tumor.vcf", "germline": "normal.vcf",
    "copyNumber": "copy-number.tsv", "fusions": "fusions.tsv", "expression": "expression.tsv", "record": "patient.json",
    "purity": 0.62, "ploidy": 2.1, "callableMb": 34.1, "reportDate": "2026-11-24",
}


def main():
    folder, output = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    reference = Reference(folder)
    reference.folder = folder
    output.mkdir(parents=True, exist_ok=True)
    for name, text in {
        "tumor.vcf": tumor_vcf(reference), "normal.vcf": normal_vcf(reference), "copy-number.tsv": segments(reference),
        "fusions.tsv": fusions(reference), "expression.tsv": expression(reference),
        "patient.json": json.dumps(RECORD, indent=2) + "\n", "case.json": json.dumps(CASE, indent=2) + "\n",
    }.items():
        (output / name).write_text(text)


main()
