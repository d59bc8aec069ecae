"""How an LRG record lies on a chromosome, as the record's own `mapping` element says."""
from reference_basics import ReferenceError, reverse_complement


class Difference:
    """Bases that the record and the chromosome do not share, in the record's orientation; one side may be empty."""

    def __init__(self, lrg_start, lrg_end, lrg_sequence, genome_sequence):
        self.lrg_start, self.lrg_end = int(lrg_start), int(lrg_end)
        self.lrg_sequence = lrg_sequence.replace("-", "")
        self.genome_sequence = genome_sequence.replace("-", "")

    @property
    def is_indel(self):
        return len(self.lrg_sequence) != len(self.genome_sequence)


class LocusMapping:
    """One record on one chromosome. Where the chromosome has extra bases, `lrg_start` is the base before them."""

    def __init__(self, contig, strand, lrg_start, lrg_end, start, end, differences):
        self.contig, self.strand = contig, strand
        self.lrg_start, self.lrg_end, self.start, self.end = map(int, (lrg_start, lrg_end, start, end))
        self.differences = sorted(differences, key=lambda each: each.lrg_start)
        self.blocks = list(self._aligned_blocks())
        if self.blocks[-1][2] + self.blocks[-1][1] - self.blocks[-1][0] != self.end - self.start:
            raise ReferenceError(f"the differences do not add up on {contig}:{start}-{end}")

    def _aligned_blocks(self):
        """(first, last, offset of the first on the chromosome) of stretches without insertion or deletion."""
        first, offset = self.lrg_start, 0
        for each in self.differences:
            if not each.is_indel:
                continue
            last = each.lrg_start if not each.lrg_sequence else each.lrg_start - 1
            if last >= first:
                yield first, last, offset
            offset += max(0, last - first + 1) + len(each.genome_sequence)
            first = last + 1 + len(each.lrg_sequence)
        yield first, self.lrg_end, offset

    def position(self, lrg_position):
        """The chromosome's position of a base of the record, or None where the chromosome lacks it."""
        for first, last, offset in self.blocks:
            if first <= lrg_position <= last:
                shift = offset + lrg_position - first
                return self.start + shift if self.strand == "+" else self.end - shift
        return None

    def lrg_position(self, position):
        """The inverse of `position`."""
        shift = position - self.start if self.strand == "+" else self.end - position
        for first, last, offset in self.blocks:
            if offset <= shift <= offset + last - first:
                return first + shift - offset
        return None

    def intervals(self, lrg_intervals):
        """Intervals of the record on the chromosome, ascending; None when a boundary has no base there."""
        mapped = [[self.position(bound) for bound in pair] for pair in lrg_intervals]
        return None if any(None in pair for pair in mapped) else sorted(tuple(sorted(pair)) for pair in mapped)

    def lrg_intervals(self, intervals):
        """The inverse of `intervals`."""
        mapped = [[self.lrg_position(bound) for bound in pair] for pair in intervals]
        return None if any(None in pair for pair in mapped) else sorted(tuple(sorted(pair)) for pair in mapped)

    def genome_sequence(self, record_sequence):
        """The chromosome's plus strand over the mapped span, from the record's whole genomic sequence."""
        pieces, done = [], self.lrg_start - 1
        for each in self.differences:
            upto = each.lrg_start if not each.lrg_sequence else each.lrg_start - 1
            own = record_sequence[upto:upto + len(each.lrg_sequence)]
            if own != each.lrg_sequence:
                raise ReferenceError(f"record base {each.lrg_start} is {own}, its mapping says {each.lrg_sequence}")
            pieces += [record_sequence[done:upto], each.genome_sequence]
            done = upto + len(each.lrg_sequence)
        pieces.append(record_sequence[done:self.lrg_end])
        sequence = "".join(pieces)
        if len(sequence) != self.end - self.start + 1:
            raise ReferenceError(f"{self.contig}:{self.start}-{self.end} comes out with {len(sequence)} bases")
        return sequence if self.strand == "+" else reverse_complement(sequence)
