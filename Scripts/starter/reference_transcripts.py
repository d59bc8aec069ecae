"""Transcripts of the starter reference: GENCODE MANE models joined with LRG transcripts, on both assemblies."""
import gzip
from dataclasses import dataclass, field

from reference_basics import (
    ASSEMBLIES, CONTIG_RANK, ReferenceError, contig_name, format_intervals, parse_intervals, read_table, translate)
from reference_lrg import CURATED, AssemblyBases, load_locus_transcripts, load_mappings, sequence_faults

GENE_MODELS = "genes/gene_models_GRCh38_gencode_v44_MANE.tsv.gz"
CLASS_ORDER = {"mane_select": 0, "canonical": 1, "lrg": 2}
TRANSCRIPT_COLUMNS = ["gene", "gene_id", "transcript", "contig", "strand", "class", "exons", "cds", "protein_length",
                      "sequence", "aliases", "exons_known", "other_names"]


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
    exons_known: bool = True
    aliases: set = field(default_factory=set)
    other_names: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def is_first(self):
        """Whether this is the gene's GENCODE model, which names are given on before any other."""
        return self.transcript_class != "lrg"

    def order(self):
        return (CONTIG_RANK[self.contig], self.exons[0][0], self.exons[-1][1], self.gene,
                CLASS_ORDER[self.transcript_class], self.name)


def load_models(data):
    """One GENCODE v44 model a gene: those with coding intervals, then those for which only exons are known.

    The source says that its exons are those of MANE Select transcripts. MANE v1.5 agrees but for the few that
    the curated list names: they are `canonical` here.
    """
    models = [Transcript(row["gene"], row["gene_id"], row["transcript_id"], contig_name(row["chrom"]), row["strand"],
                         "mane_select", parse_intervals(row["exons"]), parse_intervals(row["cds"]), row["protein_aa"])
              for row in read_table(data / GENE_MODELS)]
    models += load_models_without_coding(data, {model.gene for model in models})
    others = {row["transcript"] for row in read_table(CURATED / "models-not-mane-select.tsv")}
    for model in models:
        if model.name in others:
            model.transcript_class = "canonical"
    return models


def load_models_without_coding(data, known):
    genes = {row["gene_name"]: row for row in read_table(data / "genes/hg38_genes.tsv.gz")}
    exons = {}
    for row in read_table(data / "genes/hg38_exons.bed.gz"):
        if row["gene_name"] not in known:
            exons.setdefault((row["gene_name"], row["transcript_id"]), []).append(
                (int(row["start"]) + 1, int(row["end"])))
    return [Transcript(gene, genes[gene]["gene_id"], name, contig_name(genes[gene]["contig"]), genes[gene]["strand"],
                       "mane_select", sorted(found), []) for (gene, name), found in exons.items()]


def load_aliases(data, models):
    """Symbols that other lists give for the same Ensembl transcript or gene, where they name one gene only."""
    current = {model.gene for model in models}
    by_transcript = {model.name.split(".")[0]: model.gene for model in models}
    by_gene = {model.gene_id.split(".")[0]: model.gene for model in models}
    found = {}
    for row in read_table(data / "genes/isoform_overrides_uniprot.txt"):
        found.setdefault(row["gene_name"], set()).add(by_transcript.get(row["enst_id"].split(".")[0]))
    with gzip.open(data / "knowledge/pirlygenes/canonical-gene-reference.csv.gz", "rt", encoding="utf-8") as handle:
        for line in list(handle)[1:]:
            identifier, symbol = line.split(",")[:2]
            found.setdefault(symbol, set()).add(by_gene.get(identifier))
    aliases = {}
    for alias, genes in found.items():
        genes.discard(None)
        if alias and alias not in current and len(genes) == 1:
            aliases.setdefault(*genes, set()).add(alias)
    return aliases


def shared_bases(first, second):
    return sum(max(0, min(end, last) - max(start, begin) + 1) for start, end in first for begin, last in second)


class TranscriptBuilder:
    """Builds one assembly's transcripts; keeps what was refused, renamed or compared for the report."""

    def __init__(self, data):
        self.data = data
        self.mappings = load_mappings()
        self.locus_transcripts, self.agreement = load_locus_transcripts(data, self.mappings)
        self.models = load_models(data)
        self.aliases = load_aliases(data, self.models)
        self.gene_ids = {row["gene_name"]: row["gene_id"] for row in read_table(data / "genes/hg38_genes.tsv.gz")}
        self.gene_ids.update((model.gene, model.gene_id) for model in self.models)
        self.bases = {assembly: AssemblyBases(assembly, self.mappings, self.locus_transcripts, data)
                      for assembly in ASSEMBLIES}
        self.refused, self.renamed, self.exons_from_record = [], {}, []
        self.genes = {each.name: self.gene_of(each) for each in self.locus_transcripts}

    def gene_of(self, locus):
        """The current symbol: that of the model with which the transcript shares most coding bases, else its own."""
        place, best, symbol = locus.places["GRCh38"], 0, locus.gene
        for model in self.models:
            if model.contig == place.contig and model.strand == place.strand:
                shared = shared_bases(model.cds or model.exons, place.cds)
                if shared > best or (shared and shared == best and model.gene == locus.gene):
                    best, symbol = shared, model.gene
        if symbol != locus.gene:
            self.renamed[locus.gene] = symbol
        return symbol

    def build(self, assembly):
        found = self.models_on_grch38() if assembly == "GRCh38" else self.models_on_grch37()
        by_gene = {}
        for transcript in found:
            by_gene.setdefault(transcript.gene, []).append(transcript)
        for locus in self.locus_transcripts:
            self.add_locus(assembly, locus, by_gene.setdefault(self.genes[locus.name], []))
        transcripts = sorted((each for group in by_gene.values() for each in group), key=Transcript.order)
        for transcript in transcripts:
            transcript.aliases |= self.aliases.get(transcript.gene, set())
        return transcripts

    def models_on_grch38(self):
        for model in self.models:
            self.give_sequence("GRCh38", model)
        return self.models

    def models_on_grch37(self):
        """MANE models inside an LRG record, carried over by the record's two mappings."""
        own = {(locus.lrg, self.genes[locus.name]) for locus in self.locus_transcripts}
        carried = {}
        for lrg, source in self.mappings["GRCh38"].items():
            for model in self.models:
                if model.cds and model.contig == source.contig and source.start <= model.cds[0][0] and (
                        model.cds[-1][1] <= source.end) and model.name not in carried:
                    found = self.carry_over(model, source, self.mappings["GRCh37"][lrg])
                    if found and (found.sequence or (lrg, model.gene) in own):
                        carried[model.name] = found
        return list(carried.values())

    def carry_over(self, model, source, target):
        placed = [source.lrg_intervals(intervals) for intervals in (model.cds, model.exons)]
        cds, exons = [intervals and target.intervals(intervals) for intervals in placed]
        if cds is None:
            return None
        strand = model.strand if source.strand == target.strand else {"+": "-", "-": "+"}[model.strand]
        found = Transcript(model.gene, model.gene_id, model.name, target.contig, strand, model.transcript_class,
                           exons or cds, cds, model.protein_length, exons_known=exons is not None)
        self.give_sequence("GRCh37", found)
        return found

    def give_sequence(self, assembly, transcript):
        """The bases that the records give for the transcript's own coding intervals, if they give all."""
        sequence = self.bases[assembly].coding(transcript.contig, transcript.strand, transcript.cds)
        if sequence is None:
            return
        faults = sequence_faults(sequence, transcript.cds)
        if not faults and len(sequence) != 3 * int(transcript.protein_length) + 3:
            faults = [f"{len(sequence)} coding bases on this assembly, on GRCh38 "
                      f"{3 * int(transcript.protein_length) + 3}: names would shift"]
        if not faults and not sequence.startswith("ATG"):
            transcript.notes.append(f"starts with {sequence[:3]}")
        inner = translate(sequence)[:-1].find("*")
        if inner >= 0 and not faults:
            transcript.notes.append(f"stop codon within, at codon {inner + 1}")
        if faults:
            self.refused.append((assembly, transcript.gene, transcript.name, "; ".join(faults)))
        else:
            transcript.sequence = sequence

    def add_locus(self, assembly, locus, group):
        """Joins an LRG transcript to the one with the same coding intervals, or adds it as one of its own."""
        place, gene = locus.places[assembly], self.genes[locus.name]
        other_names = [name for name in (locus.name, locus.refseq) if name]
        twin = next((each for each in group if each.cds == place.cds and each.strand == place.strand), None)
        if twin is None:
            taken = {each.name for each in group}
            name = locus.refseq if locus.refseq and locus.refseq not in taken else locus.name
            twin = Transcript(gene, self.gene_ids.get(gene, ""), name, place.contig, place.strand, "lrg", place.exons,
                              place.cds, "" if place.faults else str(len(place.sequence) // 3 - 1),
                              "" if place.faults else place.sequence, notes=list(place.notes))
            group.append(twin)
            if place.faults:
                self.refused.append((assembly, locus.gene, locus.name, "; ".join(place.faults)))
        elif not place.faults:
            self.join(assembly, locus, place, twin)
        if gene != locus.gene:
            twin.aliases.add(locus.gene)
        if not place.faults:
            twin.other_names += [name for name in other_names if name != twin.name]

    def join(self, assembly, locus, place, twin):
        if twin.sequence and twin.sequence != place.sequence:
            raise ReferenceError(f"{locus.name} and {twin.name} on {assembly}: same intervals, other bases")
        twin.sequence = place.sequence
        twin.notes = list(place.notes)
        if not twin.exons_known:
            twin.exons, twin.exons_known = place.exons, True
            self.exons_from_record.append((assembly, twin.gene, twin.name))


def transcript_rows(transcripts):
    for each in transcripts:
        yield (each.gene, each.gene_id, each.name, each.contig, each.strand, each.transcript_class,
               format_intervals(each.exons), format_intervals(each.cds), each.protein_length,
               "full" if each.sequence else "none", "|".join(sorted(each.aliases)),
               "yes" if each.exons_known else "no", "|".join(each.other_names))


def sequence_rows(transcripts):
    for each in transcripts:
        if each.sequence:
            yield each.name, each.sequence, "; ".join(each.notes)
