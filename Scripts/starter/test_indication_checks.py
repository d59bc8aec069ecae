"""Tests of what indication_checks finds, on rows made for them; run by make-starter.sh."""

import json
import pathlib
import tempfile
import unittest

import indication_checks as checks

CITE = "FDA label X, revised 2024-01-02, https://example.org (read through MOAlmanac database 2026-05-15 fda.x:0)"


def row(**changes):
    """A row that fits `entry()`."""
    return {
        "id": "APR-0001", "line": "later", "population": "metastatic, after platinum", "state": "HER2=positive",
        "effect": "sensitivity", "basis": "approval", "as_of": "2024-01-02", "source": CITE, "second_source": "",
        "note": "", **changes,
    }


def entry(**changes):
    return {"indication": "fda.x:0", "drug": "x", "document_date": "2024-01-02",
            "asks": "HER2=positive|line=later", "set_aside": "", "left_out": "", "number": 2, **changes}


def words(row, entry):
    return list(checks.row_words_problems(row, {"fda.x:0": entry}))


class IndicationChecks(unittest.TestCase):
    def test_a_row_that_fits_has_no_problem(self):
        self.assertEqual(words(row(), entry()), [])

    def test_states(self):
        self.assertIn("ask for HER2=positive", words(row(state=""), entry())[0])
        self.assertIn("do not ask for HR=positive", words(row(state="HER2=positive|HR=positive"), entry())[0])
        self.assertEqual(words(row(state=""), entry(set_aside="HER2=positive: the trial's test")), [])
        self.assertEqual(words(row(state="PDL1_CPS>=1"), entry(asks="PDL1|line=later")), [])
        self.assertIn("PDL1", words(row(state=""), entry(asks="PDL1|line=later"))[0])

    def test_lines(self):
        self.assertIn("'first'", words(row(line="first"), entry())[0])
        self.assertIn("'any'", words(row(line="any", population="metastatic"), entry())[0])
        self.assertEqual(words(row(line="any"), entry()), [])
        self.assertIn("'any'", words(row(line="any"), entry(asks="HER2=positive|line=adjuvant"))[0])
        self.assertIn("narrower", words(row(), entry(asks="HER2=positive"))[0])
        self.assertEqual(words(row(note="line: of the trial"), entry(asks="HER2=positive")), [])

    def test_dates(self):
        self.assertIn("as_of", words(row(as_of="2024-01-03"), entry())[0])
        guideline = {"basis": "guideline", "source": "guideline NCCN Colon Cancer V.4.2018", "as_of": "2018"}
        self.assertEqual(list(checks.guideline_date_problems(guideline)), [])
        self.assertEqual(len(list(checks.guideline_date_problems({**guideline, "as_of": "2019"}))), 1)

    def test_coverage(self):
        cited = [(2, row())]
        self.assertEqual(list(checks.coverage_problems({"fda.x:0": entry()}, cited)), [])
        self.assertEqual(len(list(checks.coverage_problems({"fda.x:0": entry(left_out="a reason")}, cited))), 1)
        self.assertEqual(len(list(checks.coverage_problems({"fda.x:0": entry()}, []))), 1)
        self.assertEqual(list(checks.coverage_problems({"fda.x:0": entry(left_out="a reason")}, [])), [])
        self.assertEqual(len(list(checks.coverage_problems({"fda.x:0": entry(left_out="as APR-0002")}, []))), 1)

    def test_assertions(self):
        almanac = {"content": [{"assertion_id": 1, "predictive_implication": "Guideline"},
                               {"assertion_id": 2, "predictive_implication": "FDA-Approved"},
                               {"assertion_id": 3, "predictive_implication": "Preclinical"}]}
        with tempfile.TemporaryDirectory() as folder:
            source = pathlib.Path(folder, "almanac.json")
            source.write_text(json.dumps(almanac))
            table = pathlib.Path(folder, "assertions.tsv")
            for text, found in [("2\ta reason", 0), ("3\ta reason", 2), ("1|2\ta reason", 1), ("2\tas APR-0009", 1)]:
                table.write_text(f"assertions\tleft_out\n{text}\n")
                rows = [(2, row(source="FDA label X (read through MOAlmanac 2025-02-07 assertion 1)"))]
                self.assertEqual(len(list(checks.assertion_problems(table, source, rows))), found, text)


if __name__ == "__main__":
    unittest.main()
