"""Transcripts of the starter reference: GENCODE MANE models, LRG transcripts and their coding sequences.

A coding sequence is always that of the assembly: where an LRG record differs from the chromosome (for example
DPYD c.85, a common variant), the chromosome's base is put in its place and the difference is noted.
"""
import gzip
from dataclasses import dataclass, field
from pathlib import Path

from reference_basics import (
    ASSEMBLIES, CONTIG_RANK, ReferenceError, contig_name, format_intervals, interval_length, offset_in_coding,
    parse_intervals, read_table, translate)

CURATED = Path(__file__).parent / "curated"
GENE_MODELS = "genes/gene_models_GRCh38_gencode_v44_MANE.tsv.gz"
CLASS_ORDER = {"mane_select": 0, "canonical": 1, "lrg": 2}


@dataclass
class Transcript:
    gene: str
    gene_id: str
    name: str
    contig: str
    strand: str
    transcript_class: str
    exons: list
    cds: list
    protein_length: str = ""
    sequence: str = ""
    aliases: set = field(default_factory=set)
    other_names: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def order(self):
        return (CONTIG_RANK[self.contig], self.exons[0][0], self.exons[-1][1], self.gene,
                CLASS_ORDER[self.transcript_class], self.name)


@dataclass
class LocusReference:
    """One LRG transcript: its own sequence and its place on each assembly."""
    lrg: str
    gene: str
    number: str
    refseq: str
    coding: str
    protein: str
    places: dict

    @property
    def name(self):
        return f"{self.lrg}{self.number}"


@dataclass
class Place:
    contig: str
    strand: str
    exons: list
    cds: list
    differences: list


def clipped(exons, first, last):
    return [(max(start, first), min(end, last)) for start, end in exons if end >= first and start <= last]


def load_models(data):
    """MANE Select transcripts by GENCODE v44: with coding intervals, then those for which only exons are known."""
    transcripts = []
    for row in read_table(data / GENE_MODELS):
        transcripts.append(Transcript(
            row["gene"], row["gene_id"], row["transcript_id"], contig_name(row["chrom"]), row["strand"],
            "mane_select", parse_intervals(row["exons"]), parse_intervals(row["cds"]), row["protein_aa"]))
    return transcripts + load_models_without_coding(data, {model.gene for model in transcripts})


def load_models_without_coding(data, known):
    genes = {row["gene_name"]: row for row in read_table(data / "genes/hg38_genes.tsv.gz")}
    exons = {}
    for row in read_table(data / "genes/hg38_exons.bed.gz"):
        if row["gene_name"] not in known:
            exons.setdefault((row["gene_name"], row["transcript_id"]), []).append(
                (int(row["start"]) + 1, int(row["end"])))
    return [Transcript(gene, genes[gene]["gene_id"], transcript, contig_name(genes[gene]["contig"]),
                       genes[gene]["strand"], "mane_select", sorted(found), [],
                       notes=["no consistent coding intervals in the source"])
            for (gene, transcript), found in exons.items()]


def load_locus_references(data):
    """LRG transcripts with their places; the places of the shared table are compared and counted, not used."""
    differences = {}
    for row in read_table(CURATED / "lrg-differences.tsv"):
        differences.setdefault((row["assembly"], row["lrg"]), []).append(row)
    places = {}
    for row in read_table(CURATED / "lrg-placements.tsv"):
        exons = parse_intervals(row["exons"])
        cds = clipped(exons, int(row["coding_start"]), int(row["coding_end"]))
        places.setdefault((row["lrg"], row["transcript"]), {"refseq": row["refseq"]})[row["assembly"]] = Place(
            row["contig"], row["strand"], exons, cds,
            [found for found in differences.get((row["assembly"], row["lrg"]), [])
             if offset_in_coding(int(found["start"]), cds, row["strand"]) is not None])
    references, agreement = [], {assembly: [0, 0, 0] for assembly in ASSEMBLIES}
    for row in read_table(data / "genes/lrg/lrg_transcripts.tsv.gz"):
        found = places[(row["lrg_id"], row["transcript"])]
        references.append(LocusReference(row["lrg_id"], row["gene"], row["transcript"], found["refseq"],
                                         row["cds_seq"], row["protein_seq"],
                                         {assembly: found[assembly] for assembly in ASSEMBLIES}))
        for assembly in ASSEMBLIES:
            given = parse_intervals(row["cds_" + assembly.lower()])
            agreement[assembly][2 if not given else given != found[assembly].cds] += 1
    return references, agreement


def assembly_sequence(coding, place):
    """The assembly's coding sequence from the LRG record's, and one note for each place that differs."""
    changes = []
    for row in place.differences:
        start, end = int(row["start"]), int(row["end"])
        offsets = sorted(offset_in_coding(position, place.cds, place.strand) for position in (start, end))
        changes.append((offsets[0], row["lrg_sequence"].replace("-", ""), row["genome_sequence"].replace("-", "")))
    notes = []
    for offset, own, genome in sorted(changes):
        at = offset if genome else offset + 1
        if coding[at:at + len(own)] != own:
            raise ReferenceError(f"expected {own} at coding offset {at}, found {coding[at:at + len(own)]}")
        coding = coding[:at] + genome + coding[at + len(own):]
        notes.append(f"c.{at + 1}: assembly {genome or '-'}, LRG record {own or '-'}")
    return coding, notes


def sequence_faults(sequence, cds, protein):
    """Why a sequence cannot stand for these intervals (first list), and what a reader should know (second)."""
    faults, notes = [], []
    if len(sequence) != interval_length(cds):
        faults.append(f"sequence has {len(sequence)} bases, the intervals have {interval_length(cds)}")
    if len(sequence) % 3:
        faults.append(f"{len(sequence)} coding bases on this assembly are no whole codons")
    if faults:
        return faults, notes
    translated = translate(sequence)
    if not translated.endswith("*"):
        faults.append("no stop codon at the end")
    if not sequence.startswith("ATG"):
        notes.append(f"starts with {sequence[:3]}")
    if len(translated) - 1 == len(protein):
        notes += protein_differences(protein, translated)
    else:
        notes.append(f"LRG record's protein has {len(protein)} residues")
    if "*" in translated[:-1] and not any("selenocysteine" in note for note in notes):
        faults.append(f"stop codon within, at {translated.index('*') + 1}")
    return faults, notes


def protein_differences(stated, translated):
    for index, (own, found) in enumerate(zip(stated, translated), 1):
        if own == found or (index == 1 and own == "M"):
            continue
        if (own, found) == ("U", "*"):
            yield f"codon {index} is a stop codon read as selenocysteine"
        else:
            yield f"p.{index}: assembly {found}, LRG record {own}"


class TranscriptBuilder:
    """Joins LRG transcripts to MANE models: same coding intervals on GRCh38 make them one transcript."""

    def __init__(self, data):
        self.models = load_models(data)
        self.references, self.agreement = load_locus_references(data)
        self.refused = []
        self.renamed = {}
        self.by_coding = {(model.contig, model.strand, tuple(model.cds)): model for model in self.models if model.cds}
        self.add_aliases(data)
        self.gene_ids = {model.gene: model.gene_id for model in self.models}
        for row in read_table(data / "genes/hg38_genes.tsv.gz"):
            self.gene_ids.setdefault(row["gene_name"], row["gene_id"])

    def model_of(self, reference):
        place = reference.places["GRCh38"]
        return self.by_coding.get((place.contig, place.strand, tuple(place.cds)))

    def gene_of(self, reference):
        """The current symbol: that of the model whose coding bases it shares, else its own."""
        model = self.model_of(reference)
        if model:
            return model.gene
        place, best = reference.places["GRCh38"], (0, None)
        for candidate in self.models:
            if candidate.contig == place.contig and candidate.strand == place.strand:
                shared = shared_bases(candidate.cds or candidate.exons, place.cds)
                if shared > best[0] or (shared and candidate.gene == reference.gene):
                    best = (shared, candidate)
        return best[1].gene if best[1] else reference.gene

    def add_aliases(self, data):
        """Symbols that other lists give for the same Ensembl transcript or gene, where they name one gene only."""
        current = {model.gene for model in self.models}
        by_transcript = {model.name.split(".")[0]: model for model in self.models}
        by_gene = {model.gene_id.split(".")[0]: model for model in self.models}
        found = {}
        for row in read_table(data / "genes/isoform_overrides_uniprot.txt"):
            model = by_transcript.get(row["enst_id"].split(".")[0])
            if model:
                found.setdefault(row["gene_name"], set()).add(model.gene)
        with gzip.open(data / "knowledge/pirlygenes/canonical-gene-reference.csv.gz", "rt", encoding="utf-8") as handle:
            for line in list(handle)[1:]:
                identifier, symbol = line.split(",")[:2]
                if identifier in by_gene:
                    found.setdefault(symbol, set()).add(by_gene[identifier].gene)
        self.aliases = {}
        for alias, genes in found.items():
            if alias and len(genes) == 1 and alias not in current:
                self.aliases.setdefault(*genes, set()).add(alias)

    def build(self, assembly):
        by_name = {}
        if assembly == "GRCh38":
            by_name = {model.name: model for model in self.models}
        for reference in self.references:
            self.add_reference(assembly, reference, by_name)
        transcripts = sorted(by_name.values(), key=Transcript.order)
        for transcript in transcripts:
            transcript.aliases |= self.aliases.get(transcript.gene, set()) - {transcript.gene}
        return transcripts

    def add_reference(self, assembly, reference, by_name):
        place, model, gene = reference.places[assembly], self.model_of(reference), self.gene_of(reference)
        sequence, notes = assembly_sequence(reference.coding, place)
        faults, more = sequence_faults(sequence, place.cds, reference.protein)
        notes = [*notes, *more]
        if faults:
            self.refused.append((assembly, reference.gene, reference.name, "; ".join(faults)))
            sequence = ""
        if gene != reference.gene:
            self.renamed[reference.gene] = gene
        other_names = [name for name in (reference.name, reference.refseq) if name]
        twin = next((known for known in by_name.values() if known.gene == gene and known.cds == place.cds), None)
        if twin:
            twin.other_names += other_names
            if not twin.sequence and sequence:
                twin.sequence, twin.notes = sequence, twin.notes + notes
            elif sequence and twin.sequence != sequence:
                raise ReferenceError(f"{reference.name} and {twin.name}: same intervals, other bases")
            found = twin
        else:
            name = model.name if model else (reference.refseq or reference.name)
            if name in by_name:
                name = reference.name
            found = by_name[name] = Transcript(
                gene, self.gene_ids.get(gene, ""), name, place.contig, place.strand,
                "mane_select" if model else "lrg", place.exons, place.cds,
                "" if faults else str(len(sequence) // 3 - 1), sequence,
                other_names=[other for other in other_names if other != name], notes=notes + faults)
        if gene != reference.gene:
            found.aliases.add(reference.gene)


def shared_bases(first, second):
    return sum(max(0, min(end, last) - max(start, begin) + 1) for start, end in first for begin, last in second)


TRANSCRIPT_COLUMNS = ["gene", "gene_id", "transcript", "contig", "strand", "class", "exons", "cds", "protein_length",
                      "sequence", "aliases", "exons_known", "other_names"]


def transcript_rows(transcripts):
    for each in transcripts:
        yield (each.gene, each.gene_id, each.name, each.contig, each.strand, each.transcript_class,
               format_intervals(each.exons), format_intervals(each.cds), each.protein_length,
               "full" if each.sequence else "none", "|".join(sorted(each.aliases)), "yes",
               "|".join(each.other_names))


def sequence_rows(transcripts):
    for each in transcripts:
        if each.sequence:
            yield each.name, each.sequence, "; ".join(each.notes)
