"""What the words of a label's indication ask for, as facts that a row of the approvals table must hold.

A fact is a state of the tumour or the patient (`HER2=positive`, in the words of
the table's column `state`) or a setting (`line=adjuvant`). The words are read by
forms that were checked against every indication that a row cites; what no form
finds is not asked for, so a person still reads each label.
"""

import re

#: Words after which a label speaks of its limits, its evidence or its tests, not of whom it is for.
ASIDE = re.compile(
    r"(Limitations? of Use|This indication is approved|Select patients|Patients previously treated"
    r"|Hormone receptor positive patients|The patients in|[A-Z]+ is not (recommended|indicated)|Both contexts).*",
    re.DOTALL)

HER2_POSITIVE = (
    r"HER2[ -]*positive(?! \(IHC ?3 ?\+\))|HER2[ -]*over-?express|over-?express\w* (the )?HER2|over-?express\w* human"
    r"|over express HER2")
STATES = [
    ("HER2=positive", HER2_POSITIVE),
    ("HER2=IHC3+", r"\(IHC ?3 ?\+\)"),
    ("HER2=negative", r"HER2\)?[ -]*negative"),
    ("ER=positive", r"\bER ?\)?[ -]*positive"),
    ("HR=positive", r"(HR|hormone[ -]receptor)\)?[ -]positive(?! (breast cancer )?(should|patients))"),
    ("HR=negative", r"hormone[ -]receptor-negative"),
    ("triple_negative=positive", r"triple[ -]negative"),
    ("castration_resistant=positive", r"castration[ -]resistant"),
    ("castration_resistant=negative", r"castration[ -]sensitive|hormone[ -]sensitive"),
    ("PDL1", r"express\w* PD-L1|PD-L1 (expression|stained|with a)"),
    ("grade=2", r"grade 2 (astro|oligo)"),
]

CHILD = re.compile(r"p(a)?ediatric (patients|low-grade)|children", re.IGNORECASE)
ADULT = re.compile(r"adult|patients \d+ months of age|children and adolescents", re.IGNORECASE)

#: Words that hold another setting's word without asking for that setting.
OTHER_SETTING = re.compile(
    r"castration[ -]resistant|radioactive iodine[ -]refractory|non-resistant|endocrine-resistant"
    r"|(response to|completion of|disease after|not progressed on|within a|of a|with) first[ -]line"
    r"|completed adjuvant|adjuvant(?= (trastuzumab|endocrine|Herceptin))|\(neo\)adjuvant"
    r"|neoadjuvant or adjuvant|adjuvant\)|neoadjuvant(?= (taxane|and))|neoadjuvant(?=, or)|/ ?adjuvant"
    r"|(?<=chemotherapy )followed by adjuvant", re.IGNORECASE)
NOT_BEFORE = (
    r"(not|never) (been )?(previously )?(received|treated)|previously not treated|(have )?not received (any )?prior"
    r"|previously have not received|not previously|treatment[ -]na[iï]ve")
SETTINGS = [
    ("line=neoadjuvant", r"neoadjuvant (treatment|therapy|chemotherapy)"),
    ("line=adjuvant", r"(?<!neo)adjuvant (treatment|therapy|chemotherapy (consisting|with))|following surgery, chemo"),
    ("line=maintenance", r"maintenance treatment|, maintenance,"),
    ("line=first", rf"first[ -]line|newly[ -]diagnosed|previously untreated|{NOT_BEFORE}"),
    ("line=later",
     r"previously treated|(?<!not received )(?<!no )\bprior (therapy|treatment|systemic|anti|trastuzumab|line|platinum"
     r"|endocrine|\w+-containing|\w+ regimens?)|(have|whose disease has|who) progressed"
     r"|progression (on|after|following)"
     r"|relapsed|refractory|resistan|after (prior|failure|at least)|received (one|two|at least|a prior|prior)|failed"
     r"|failure of|following (treatment|one|prior|at least|platinum)|second or greater|exhausted"
     r"|no satisfactory(?! locoregional)|treated with androgen"),
    ("line=consolidation", r"has not progressed (during|on|after) .*chemoradiation"),
    ("line=after surgery", r"following surgery including|only had surgical"),
]


def asks(indication):
    """Returns the facts that the words of an indication ask for, sorted."""
    text = ASIDE.sub("", indication)
    found = {fact for fact, form in STATES if re.search(form, text, re.IGNORECASE)}
    if "HER2=IHC3+" in found:
        found.discard("HER2=positive")
    if CHILD.search(text) and not ADULT.search(text):
        found.add("age_group=child")
    text = OTHER_SETTING.sub(" ", text)
    before = re.sub(NOT_BEFORE, " ", text, flags=re.IGNORECASE)
    for fact, form in SETTINGS:
        if re.search(form, before if fact == "line=later" else text, re.IGNORECASE):
            found.add(fact)
    return sorted(found)
