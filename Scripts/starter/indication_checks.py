"""Compares the approvals table with what the words of each cited indication ask for.

`curated/indications.tsv` holds one line for each indication of an FDA or EMA
label in the Molecular Oncology Almanac's database: the label's date, the facts
that its words ask for (see `label_words`), facts set aside by hand with the
reason, and, where no row of the approvals table cites it, why it is left out.
`curated/almanac-assertions.tsv` does the same for the assertions that the older
Almanac (2025-02-07) rests on a label or a guideline.
"""

import json
import re

COLUMNS = ["indication", "drug", "document_date", "asks", "set_aside", "left_out"]
CITED = re.compile(r"MOAlmanac database 2026-05-15 ((?:fda|ema)\.[^:;)]+:\d+)")
DOCUMENT_DATE = re.compile(r"revised (\d{4}-\d\d-\d\d)")
ASSERTION_COLUMNS = ["assertions", "left_out"]
CITED_ASSERTIONS = re.compile(r"MOAlmanac 2025-02-07 assertions? ([\d ]+)")
#: Settings that hold for a patient who has had an earlier treatment.
AFTER_TREATMENT = {"line=later", "line=maintenance", "line=adjuvant", "line=consolidation"}
EARLIER = re.compile(
    r"after|earlier|progress|failed|relapsed|refractory|resistan|previous|intoleran|exhausted")
UNTREATED = re.compile(r"no earlier|newly diagnosed|first line")


def read_indications(path):
    """The lines of the table by identifier, with the problems of its form."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if lines[0].split("\t") != COLUMNS:
        return {}, [(1, f"the columns are not {COLUMNS}")]
    table, problems = {}, []
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            problems.append((number, f"{len(cells)} cells, {len(COLUMNS)} expected"))
        elif cells[0] in table:
            problems.append((number, f"{cells[0]}: twice"))
        else:
            table[cells[0]] = dict(zip(COLUMNS, cells), number=number)
    return table, problems


def coverage_problems(table, rows):
    """Indications that neither a row cites nor a reason leaves out, or both."""
    cited = {name for _, row in rows for name in CITED.findall(row["source"])}
    known = {row["id"] for _, row in rows}
    for name, entry in table.items():
        reason = entry["left_out"]
        if name not in cited and not reason:
            yield entry["number"], f"{name}: no row cites it, and no reason leaves it out"
        if name in cited and reason:
            yield entry["number"], f"{name}: left out ({reason}), yet a row cites it"
        for row in re.findall(r"APR-\d{4}", reason):
            if row not in known:
                yield entry["number"], f"{name}: {row} is no row"


def assertion_problems(path, almanac, rows):
    """Assertions on a label or guideline that no row cites and no reason leaves out, or both."""
    cited = {int(number) for _, row in rows
             for text in CITED_ASSERTIONS.findall(row["source"] + " " + row["second_source"])
             for number in text.split()}
    known = {row["id"] for _, row in rows}
    wanted = {assertion["assertion_id"] for assertion in json.loads(almanac.read_text(encoding="utf-8"))["content"]
              if assertion["predictive_implication"] in {"FDA-Approved", "Guideline"}}
    left_out = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        cells = line.split("\t")
        if number == 1 and cells != ASSERTION_COLUMNS or len(cells) != 2 or not all(cells):
            yield number, f"not the columns {ASSERTION_COLUMNS}"
        elif number > 1:
            numbers = [int(text) for text in cells[0].split("|")]
            for assertion in numbers:
                if assertion in left_out or assertion in cited or assertion not in wanted:
                    yield number, f"assertion {assertion}: twice, cited by a row, or not of the Almanac"
            left_out.update(numbers)
            for row in re.findall(r"APR-\d{4}", cells[1]):
                if row not in known:
                    yield number, f"{row} is no row"
    for assertion in sorted(wanted - cited - left_out):
        yield 1, f"assertion {assertion}: no row cites it, and no reason leaves it out"


def row_words_problems(row, table):
    """What the cited indications ask for and the row lacks; advice against a drug follows the label's limits."""
    names = CITED.findall(row["source"])
    for name in names:
        if name not in table:
            yield f"cites {name}, which indications.tsv does not hold"
    entries = [table[name] for name in names if name in table]
    dates = {entry["document_date"] for entry in entries}
    if dates and row["as_of"] != max(dates):
        yield f"as_of: {row['as_of']!r} is not the date of the cited document, {max(dates)}"
    if row["effect"] != "sensitivity" or not entries:
        return
    lines = set()
    for entry in entries:
        aside = {fact.split(": ")[0] for fact in entry["set_aside"].split("|")}
        facts = set(filter(None, entry["asks"].split("|"))) - aside
        lines |= {fact for fact in facts if fact.startswith("line=")}
        yield from state_problems(row, facts, aside)
    if not any("line" in entry["set_aside"] for entry in entries):
        yield from line_problems(row, lines)


def state_problems(row, facts, aside):
    """States that the label asks for and the row lacks, and the other way round."""
    states = set(filter(None, row["state"].split("|")))
    names = {re.split(r">?=", state)[0] for state in states}
    for fact in sorted(fact for fact in facts if not fact.startswith("line=")):
        held = any(name.startswith("PDL1") for name in names) if fact == "PDL1" else fact in states
        if not held:
            yield f"state: the label's words ask for {fact}"
    for state in sorted(states - facts - aside):
        if not (state.startswith("PDL1") and "PDL1" in facts):
            yield f"state: the label's words do not ask for {state}"


def line_problems(row, asked):
    """A line of therapy that does not fit the label's words."""
    held = {f"line={part}" for part in row["line"].split(" / ")}
    population = row["population"]
    if "line=any" not in held:
        if not asked and "line:" not in row["note"]:
            yield f"line: {row['line']!r} is narrower than the label's words, and no note (line: …) says why"
        allowed = asked | (AFTER_TREATMENT if "line=later" in asked else set())
        if asked and not held <= allowed:
            yield f"line: {row['line']!r}, the label's words ask for {sorted(asked)}"
    elif asked & {"line=adjuvant", "line=neoadjuvant", "line=maintenance", "line=consolidation"}:
        yield f"line: 'any', the label's words ask for {sorted(asked)}"
    elif asked == {"line=first"} and not UNTREATED.search(population):
        yield "line: 'any', the label's words ask for no earlier treatment"
    elif asked == {"line=later"} and not EARLIER.search(population):
        yield "line: 'any', the label's words ask for an earlier treatment"


def guideline_date_problems(row):
    """A guideline is known by the year of its version: a day would be invented."""
    version = re.search(r"guideline \w+ .*?V\.\d+\.(\d{4})", row["source"])
    if row["basis"] == "guideline" and version is None:
        yield f"source: names no version of the guideline: {row['source']!r}"
    versions = re.findall(r"V\.\d+\.(\d{4})", row["source"])
    if row["basis"] == "guideline" and versions and not row["as_of"].startswith(max(versions)):
        yield f"as_of: {row['as_of']!r} is not the year of the guideline's version, {max(versions)}"
