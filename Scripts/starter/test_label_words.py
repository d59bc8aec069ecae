"""Tests of what label_words reads, on sentences made for them; run by make-starter.sh."""

import unittest

from label_words import asks


class LabelWords(unittest.TestCase):
    def test_states(self):
        for words, facts in [
            ("adults with HER2-positive metastatic breast cancer", ["HER2=positive"]),
            ("breast cancer whose tumours overexpress HER2 (ErbB2)", ["HER2=positive"]),
            ("HER2-positive (IHC 3+) solid tumours", ["HER2=IHC3+"]),
            ("HER2-positive (IHC 3+ or ISH positive) breast cancer", ["HER2=positive"]),
            ("adults with lung cancer with an activating HER2 (ERBB2) mutation", []),
            ("hormone receptor (HR)-positive, HER2-negative breast cancer", ["HER2=negative", "HR=positive"]),
            ("oestrogen receptor (ER)-positive, HER2-negative breast cancer", ["ER=positive", "HER2=negative"]),
            ("metastatic castration-resistant prostate cancer", ["castration_resistant=positive"]),
            ("metastatic castration-sensitive prostate cancer", ["castration_resistant=negative"]),
            ("paediatric patients 1 year of age and older", ["age_group=child"]),
            ("adult and paediatric patients 1 year of age and older", []),
        ]:
            self.assertEqual(asks(words), facts, words)

    def test_settings(self):
        for words, facts in [
            ("the first-line treatment of adults", ["line=first"]),
            ("adults previously treated with crizotinib", ["line=later"]),
            ("adults not previously treated with a RET inhibitor", ["line=first"]),
            ("patients who have not received prior chemotherapy", ["line=first"]),
            ("patients who have received two or more prior anti-HER2 regimens", ["line=later"]),
            ("the adjuvant treatment of adults after resection", ["line=adjuvant"]),
            ("the neoadjuvant treatment of adults", ["line=neoadjuvant"]),
            ("maintenance treatment of adults in response to first-line platinum", ["line=maintenance"]),
            ("radioactive iodine-refractory, if radioactive iodine is appropriate", []),
            ("adults with melanoma", []),
        ]:
            self.assertEqual(asks(words), facts, words)

    def test_what_a_label_says_aside_asks_for_nothing(self):
        self.assertEqual(
            asks("adults with melanoma. Limitations of Use: not studied in previously treated patients"), [])


if __name__ == "__main__":
    unittest.main()
