#!/usr/bin/env python3
"""Makes a chromosome, its genes and variants for timing consequence callers.

    make-chromosome.py FOLDER [--variants 1000000] [--genes 1250] [--seed 1]

Writes chromosome.fa (with .fai), genes.gff3 and variants.vcf: genes on both strands with exons, introns and untranslated
parts, single-base substitutions (nine in ten) and short indels, all REF alleles as in the sequence, nothing overlapping.
The same seed gives the same files.
"""
import argparse
import pathlib
import random

SPACING, EXONS, EXON, INTRON, UTR = 14_000, 10, 180, 1_000, 150


def chromosome(rng, length):
    return bytearray(rng.choices(b"ACGT", k=length))


def complement(bases):
    return bases.translate(bytes.maketrans(b"ACGT", b"TGCA"))[::-1]


def coding_sequence(rng, count):
    codons = [a + b + c for a in "ACGT" for b in "ACGT" for c in "ACGT" if a + b + c not in ("TAA", "TAG", "TGA")]
    return ("ATG" + "".join(rng.choices(codons, k=count // 3 - 2)) + "TAA").encode()


def gene(rng, number, sequence, lines):
    start = 5_000 + number * SPACING  # 0-based
    strand = "+" if number % 2 == 0 else "-"
    exons = [(start + i * (EXON + INTRON), start + i * (EXON + INTRON) + EXON) for i in range(EXONS)]
    exons[0] = (exons[0][0] - UTR, exons[0][1])
    exons[-1] = (exons[-1][0], exons[-1][1] + UTR)
    parts = [list(e) for e in exons]
    parts[0][0] += UTR
    parts[-1][1] -= UTR
    coding = coding_sequence(rng, EXON * EXONS)
    if strand == "-":
        coding = complement(coding)
    for i, (first, last) in enumerate(parts):
        sequence[first:last] = coding[i * EXON:(i + 1) * EXON]
    name, gene_id, transcript = f"GENE{number}", f"ENSG{number:011d}", f"ENST{number:011d}"
    put = lambda kind, first, last, phase, tail: lines.append(
        f"1\tmade\t{kind}\t{first + 1}\t{last}\t.\t{strand}\t{phase}\t{tail}")
    put("gene", exons[0][0], exons[-1][1], ".", f"ID=gene:{gene_id};Name={name};biotype=protein_coding")
    put("mRNA", exons[0][0], exons[-1][1], ".",
        f"ID=transcript:{transcript};Parent=gene:{gene_id};biotype=protein_coding")
    first_utr, last_utr = ("five", "three") if strand == "+" else ("three", "five")
    put(f"{first_utr}_prime_UTR", exons[0][0], parts[0][0], ".", f"Parent=transcript:{transcript}")
    put(f"{last_utr}_prime_UTR", parts[-1][1], exons[-1][1], ".", f"Parent=transcript:{transcript}")
    for first, last in exons:
        put("exon", first, last, ".", f"Parent=transcript:{transcript}")
    for first, last in parts:  # each part holds whole codons
        put("CDS", first, last, "0", f"ID=CDS:{transcript};Parent=transcript:{transcript}")


def variants(rng, sequence, count, file):
    step = len(sequence) // count
    for i in range(count):
        place = i * step + rng.randrange(max(step - 8, 1))
        if place < 1 or place + 8 >= len(sequence):
            place = 1
        base = chr(sequence[place])
        kind = rng.random()
        if kind < 0.9:
            ref, alt = base, rng.choice([b for b in "ACGT" if b != base])
        elif kind < 0.95:
            ref, alt = sequence[place:place + rng.randrange(2, 5)].decode(), base
        else:
            ref, alt = base, base + "".join(rng.choices("ACGT", k=rng.randrange(1, 4)))
        file.write(f"1\t{place + 1}\trs{i}\t{ref}\t{alt}\t50\tPASS\tDP=100\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--variants", type=int, default=1_000_000)
    parser.add_argument("--genes", type=int, default=1_250)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    options.folder.mkdir(parents=True, exist_ok=True)
    sequence = chromosome(rng, options.genes * SPACING + 10_000)
    lines = ["##gff-version 3"]
    for number in range(options.genes):
        gene(rng, number, sequence, lines)
    (options.folder / "genes.gff3").write_text("\n".join(lines) + "\n")
    with open(options.folder / "chromosome.fa", "wb") as file:
        file.write(b">1\n")
        for start in range(0, len(sequence), 60):
            file.write(sequence[start:start + 60] + b"\n")
    (options.folder / "chromosome.fa.fai").write_text(f"1\t{len(sequence)}\t3\t60\t61\n")
    with open(options.folder / "variants.vcf", "w") as file:
        file.write("##fileformat=VCFv4.2\n##FILTER=<ID=PASS,Description=\"All filters passed\">\n")
        file.write(f"##contig=<ID=1,length={len(sequence)}>\n")
        file.write('##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">\n')
        file.write("#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n")
        variants(rng, sequence, options.variants, file)


main()
