"""Does a genomic allele give the protein change that a table says it gives?

Three answers are possible: checked against the coding sequence of the assembly, checked against the codon that the
model's coding intervals give (no bases known), or a reason why not.
"""
import re
from itertools import product

from reference_basics import GENETIC_CODE, offset_in_coding, reverse_complement, translate

SUBSTITUTION = re.compile(r"([A-Z])(\d+)([A-Z*])$")
RANGE_CHANGE = re.compile(r"([A-Z])(\d+)(?:_([A-Z])(\d+))?(del|dup|delins)([A-Z*]*)$")


class Allele:
    """A genomic allele as the source gives it; an empty side is written `-` (MAF) or is anchored (VCF)."""

    def __init__(self, contig, position, reference, alternate):
        self.contig, self.position = contig, int(position)
        self.reference = "" if reference == "-" else reference
        self.alternate = "" if alternate == "-" else alternate

    @property
    def is_insertion(self):
        return not self.reference

    def coding_change(self, transcript):
        """(offset, removed, added) on the transcript's strand, or None when it leaves the coding sequence."""
        if self.is_insertion:  # MAF: between `position` and the next base
            flanks = [offset_in_coding(place, transcript.cds, transcript.strand)
                      for place in (self.position, self.position + 1)]
            if None in flanks or abs(flanks[0] - flanks[1]) != 1:
                return None
            first = max(flanks)
        else:
            ends = [offset_in_coding(place, transcript.cds, transcript.strand)
                    for place in (self.position, self.position + len(self.reference) - 1)]
            if None in ends or abs(ends[0] - ends[1]) != len(self.reference) - 1:
                return None
            first = min(ends)
        if transcript.strand == "+":
            return first, self.reference, self.alternate
        return first, reverse_complement(self.reference), reverse_complement(self.alternate)


def applied_change(protein, change):
    """The protein after a one-letter change, or None when the change does not fit the protein."""
    found = SUBSTITUTION.match(change)
    if found:
        own, index, new = found[1], int(found[2]), found[3]
        if protein[index - 1:index] != own:
            return None
        return protein[:index - 1] + ("*" if new == "*" else new + protein[index:])
    found = RANGE_CHANGE.match(change)
    if not found:
        return None
    first, last = int(found[2]), int(found[4] or found[2])
    if protein[first - 1:first] != found[1] or (found[3] and protein[last - 1:last] != found[3]):
        return None
    stretch = protein[first - 1:last]
    replacement = {"del": "", "dup": stretch * 2, "delins": found[6]}[found[5]]
    return protein[:first - 1] + replacement + protein[last:]


def until_stop(protein):
    return protein.split("*")[0] + "*" if "*" in protein else protein


def described(own, new):
    """A short plain description of how two proteins differ, for lists of refused rows."""
    if own == new:
        return "no protein change"
    if len(own) == len(new):
        differing = [f"{a}{i}{b}" for i, (a, b) in enumerate(zip(own, new), 1) if a != b]
        return ", ".join(differing) if len(differing) <= 6 else f"{len(differing)} residues changed"
    start = 0
    while start < min(len(own), len(new)) and own[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(own), len(new)) - start and own[-1 - tail] == new[-1 - tail]:
        tail += 1
    gone, added = own[start:len(own) - tail], new[start:len(new) - tail]
    if len(gone) > 25 or len(added) > 25 or not tail:
        return f"protein differs from residue {start + 1} on"
    place = f"after residue {start}" if not gone else f"residues {start + 1}-{start + len(gone)} {gone}"
    return f"{place} {'replaced by ' + added if added and gone else 'deleted' if gone else 'inserted ' + added}"


class Verdict:
    """How an allele was checked (`sequence`, `codon` or empty), on which transcript, and what it gives there."""

    def __init__(self, checked="", transcript=None, change="", reason=""):
        self.checked, self.transcript, self.change, self.reason = checked, transcript, change, reason

    @property
    def is_confirmed(self):
        return bool(self.checked) and not self.change

    @property
    def is_renumbered(self):
        """The same amino acids under another residue number: the source numbers another isoform."""
        return bool(self.checked) and bool(self.change)


def check_with_sequence(allele, change, transcript):
    coding = allele.coding_change(transcript)
    if coding is None:
        return Verdict(reason=f"not within the coding sequence of {transcript.name}")
    offset, removed, added = coding
    present = transcript.sequence[offset:offset + len(removed)]
    if present != removed:
        return Verdict(reason=f"reference base {removed} is {present} in {transcript.name}")
    changed = transcript.sequence[:offset] + added + transcript.sequence[offset + len(removed):]
    own, new = until_stop(translate(transcript.sequence)), until_stop(translate(changed))
    stated = applied_change(own, change)
    if stated is not None and until_stop(stated) == new:
        return Verdict("sequence", transcript)
    found = SUBSTITUTION.match(change)
    for index, (before, after) in enumerate(zip(own, new), 1):
        if before != after:
            here = f"{before}{index}{after}"
            if found and (before, after) == (found[1], found[3]) and until_stop(applied_change(own, here)) == new:
                return Verdict("sequence", transcript, here)
            break
    return Verdict(reason=f"gives {described(own, new)} in {transcript.name}")


def check_with_codon(allele, change, transcript):
    """Without bases: is it the codon of the stated residue, and can its bases give the stated amino acids?"""
    coding = allele.coding_change(transcript)
    if coding is None:
        return Verdict(reason=f"not within the coding intervals of {transcript.name}")
    offset, removed, added = coding
    found = SUBSTITUTION.match(change)
    if not (found and removed and len(removed) == len(added)):
        return check_aligned_indel(offset, removed, added, change, transcript)
    index = offset // 3 + 1
    if (offset + len(removed) - 1) // 3 + 1 != index:
        return Verdict(reason="touches two codons whose bases are not known")
    if not codon_can_change(offset % 3, removed, added, found[1], found[3]):
        return Verdict(reason=f"no codon for {found[1]} has {removed} at this place of codon {index} of "
                              f"{transcript.name} and gives {found[3]} with {added}")
    return Verdict("codon", transcript, "" if index == int(found[2]) else f"{found[1]}{index}{found[3]}")


def codon_can_change(phase, removed, added, own, new):
    for codon in map("".join, product("ACGT", repeat=3)):
        if GENETIC_CODE[codon] == own and codon[phase:phase + len(removed)] == removed:
            if GENETIC_CODE[codon[:phase] + added + codon[phase + len(removed):]] == new:
                return True
    return False


def check_aligned_indel(offset, removed, added, change, transcript):
    """A deletion or duplication of whole codons on a codon boundary names its residues by its own bases."""
    found = RANGE_CHANGE.match(change)
    if not found or offset % 3 or len(removed) % 3 or len(added) % 3 or found[5] == "delins":
        return Verdict(reason="no bases known, and not a whole-codon change on a codon boundary")
    first, last = int(found[2]), int(found[4] or found[2])
    residues = translate(removed or added)
    kind = "del" if not added else "dup" if not removed else ""
    index = offset // 3 + 1
    starts = (index, index - len(residues)) if kind == "dup" else (index,)
    ends = (residues[0], residues[-1])
    if kind == found[5] and len(residues) == last - first + 1 and ends == (found[1], found[3] or found[1]):
        if first in starts:
            return Verdict("codon", transcript)
    return Verdict(reason=f"{kind or 'change'} of {residues} at codon {index} of {transcript.name}")


class AlleleChecker:
    """Checks alleles against the transcripts of one assembly, MANE first."""

    def __init__(self, transcripts):
        self.by_symbol, self.by_contig = {}, {}
        for transcript in transcripts:
            if transcript.cds:
                self.by_contig.setdefault(transcript.contig, []).append(transcript)
                for symbol in {transcript.gene, *transcript.aliases}:
                    self.by_symbol.setdefault(symbol, []).append(transcript)
        for found in self.by_symbol.values():
            found.sort(key=lambda each: (not each.is_first, not each.sequence, each.name))

    def candidates(self, gene, allele):
        """The gene's transcripts; for a symbol that no model bears, those that code at the place."""
        known = [each for each in self.by_symbol.get(gene, []) if each.contig == allele.contig]
        return known or [each for each in self.by_contig.get(allele.contig, [])
                         if each.cds[0][0] <= allele.position <= each.cds[-1][1]
                         and allele.coding_change(each) and each.is_first]

    def check(self, allele, gene, change):
        candidates = self.candidates(gene, allele)
        if not candidates:
            return Verdict(reason="no coding model of this gene on this assembly")
        verdicts = [(check_with_sequence if each.sequence else check_with_codon)(allele, change, each)
                    for each in candidates]
        if verdicts[0].is_renumbered:
            return verdicts[0]
        for verdict in verdicts:
            if verdict.is_confirmed:
                return verdict
        for verdict in verdicts:
            if verdict.is_renumbered:
                return verdict
        return Verdict(reason="; ".join(dict.fromkeys(each.reason for each in verdicts)))
