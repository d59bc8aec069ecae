#!/usr/bin/env python3
"""Writes the JSON Schemas of Sextant's documents from the Swift types that are encoded.

A type's stored properties become members (an optional one may be missing), string enumerations become lists of values,
documentation comments become descriptions. Types that encode themselves otherwise are listed in OWN_FORM.

Usage: make-schemas.py           writes Documentation/Schemas/*.schema.json
       make-schemas.py --check   ends with 1 where a committed schema differs from what the types say
"""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = (ROOT / "Sources/OncologyCore", ROOT / "Sources/ReportRendering/Model")
FOLDER = ROOT / "Documentation/Schemas"
# Document type and the file's name.
DOCUMENTS = {
    "PatientCase": "patient-case",
    "TumorProfile": "tumor-profile",
    "Interpretation": "interpretation",
    "Report": "report",
}
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
# Types that write one value instead of an object, and the optional member of one that leaves out what is empty.
OWN_FORM = {
    "Contig": {"type": "string", "minLength": 1, "description": "A contig's name without `chr`; `MT` for the mitochondrion."},
    "FindingID": {"type": "string", "description": "A finding's name, made from its content."},
    "PartialDate": {"type": "string", "pattern": DATE, "description": "ISO 8601: year, year and month, or day."},
    "ProteinChange": {"type": "string", "pattern": r"^p\.", "description": "HGVS, three-letter code: `p.Val600Glu`."},
    "TumorType": {"type": "string", "minLength": 1, "description": "OncoTree code."},
}
# Members that are written as another type.
WRITTEN_AS = {("TumorProfile", "copyNumber"): "[CopyNumberRun]"}
# Types whose members lie in a type of their own behind them.
MEMBERS_OF = {name: f"{name}.Content" for name in ("VariantFinding", "TranscriptEffect")}
SELDOM_WRITTEN = {"Message": {"arguments"}}
PLAIN = {"String": {"type": "string"}, "Int": {"type": "integer"}, "Double": {"type": "number"}, "Bool": {"type": "boolean"}}

TYPE = re.compile(r"^(?:(?:public|package|private|fileprivate)\s+)?(?:final\s+)?(struct|enum|extension|class|protocol)\s+([\w.]+)([^{]*)\{")
PROPERTY = re.compile(r"^(?:public|package)\s+(?:var|let)\s+(\w+):\s*([^={]+?)\s*(?:=.*)?$")
CASE = re.compile(r"^case\s+(.*)$")


class SwiftType:
    """A struct or enumeration: its members in order, or its values."""

    def __init__(self, kind, name, heritage, note):
        self.kind, self.name, self.heritage, self.note = kind, name, heritage, note
        self.members = []  # (name, type, note)
        self.values = []

    @property
    def is_text_enumeration(self):
        return self.kind == "enum" and re.search(r":\s*String\b", self.heritage)


def read_types():
    types = {}
    for folder in SOURCES:
        for path in sorted(folder.rglob("*.swift")):
            read_file(path, types)
    for name, holder in MEMBERS_OF.items():
        types[name].members = types.pop(holder).members
    return types


def read_file(path, types):
    scope, depth, note = [], 0, []  # scope: (type or None, depth at which it was opened)
    lines = join_headers(path.read_text().splitlines())
    for raw in lines:
        line = raw.strip()
        if line.startswith("///"):
            note.append(line[3:].strip())
            continue
        code = strip_comment(line)
        current = scope[-1][0] if scope and depth == scope[-1][1] + 1 else None
        opened = TYPE.match(code)
        if opened:
            kind, name, heritage = opened.groups()
            outer = scope[-1][0].name + "." if scope and scope[-1][0] else ""
            full = name if kind == "extension" else outer + name
            known = types.get(full)
            made = known if known else SwiftType(kind, full, heritage, " ".join(" ".join(note).split()))
            if kind in ("struct", "enum") and not known:
                types[full] = made
            scope.append((made, depth))
            read_member(made, code[opened.end() :].strip("} "), "")  # a body on the same line
        elif current is not None:
            read_member(current, code, " ".join(" ".join(note).split()))
        note = []
        depth += code.count("{") - code.count("}")
        while scope and depth <= scope[-1][1]:
            scope.pop()


def join_headers(lines):
    """Puts `case a, b,` and what follows on one line."""
    joined = []
    for line in lines:
        if joined and joined[-1].strip().startswith("case ") and joined[-1].rstrip().endswith(","):
            joined[-1] = joined[-1].rstrip() + " " + line.strip()
        else:
            joined.append(line)
    return joined


def strip_comment(line):
    without_text = re.sub(r'"(?:[^"\\]|\\.)*"', lambda text: text.group(0).replace("{", "").replace("}", "").replace("//", ""), line)
    return without_text.split("//")[0].rstrip()


def read_member(current, code, note):
    stored = PROPERTY.match(code)
    if stored and current.kind == "struct":
        current.members.append((stored.group(1), stored.group(2).strip(), note))
    listed = CASE.match(code)
    if listed and current.is_text_enumeration:
        for item in re.findall(r'(`?\w+`?)(?:\s*=\s*"([^"]*)")?\s*(?:,|$)', listed.group(1)):
            current.values.append(item[1] or item[0].strip("`"))


class SchemaWriter:
    def __init__(self, types):
        self.types = types
        self.definitions = {}

    def resolve(self, name, scope):
        if "." in name and name in self.types:
            return name
        parts = scope.split(".")
        for count in range(len(parts), -1, -1):
            full = ".".join(parts[:count] + [name])
            if full in self.types:
                return full
        raise SystemExit(f"make-schemas: no type {name} for {scope}")

    def of(self, text, scope):
        text = text.removesuffix("?").removeprefix("OncologyCore.")
        if text in PLAIN:
            return dict(PLAIN[text])
        if text.startswith("["):
            inner = text[1:-1]
            if ":" in inner:
                return {"type": "object", "additionalProperties": self.of(inner.split(":")[1].strip(), scope)}
            return {"type": "array", "items": self.of(inner, scope)}
        full = text if text in OWN_FORM else self.resolve(text, scope)
        if full not in self.definitions:
            self.definitions[full] = {}  # so that a type that holds itself ends
            self.definitions[full] = self.definition(full)
        return {"$ref": f"#/$defs/{full}"}

    def definition(self, full):
        if full in OWN_FORM:
            return dict(OWN_FORM[full])
        kind = self.types[full]
        described = {"description": kind.note} if kind.note else {}
        if kind.kind == "enum":
            if not kind.values:
                raise SystemExit(f"make-schemas: no values of {full}")
            return {**described, "type": "string", "enum": kind.values}
        return {**described, **self.object(kind)}

    def object(self, kind, before=None):
        properties = dict(before or {})
        for name, text, note in kind.members:
            text = WRITTEN_AS.get((kind.name, name), text)
            properties[name] = {**({"description": note} if note else {}), **self.of(text, kind.name)}
        seldom = SELDOM_WRITTEN.get(kind.name, set())
        required = list(before or {}) + [name for name, text, _ in kind.members if not text.endswith("?") and name not in seldom]
        return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}

    def document(self, name, version):
        kind = self.types[name]
        schema = "sextant." + DOCUMENTS[name]
        envelope = {
            "schema": {"const": schema, "description": "Which document this is."},
            "schemaVersion": {"const": version, "description": "A reader refuses another major version."},
        }
        body = self.object(kind, envelope)
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:sextant:schema:{DOCUMENTS[name]}:{version}",
            "title": schema,
            "description": kind.note + " Positions are 1-based and inclusive.",
            **body,
            "$defs": dict(sorted(self.definitions.items())),
        }


def versions():
    """`Report` → `1.0`, from each document's own declaration."""
    found = {}
    for folder in SOURCES:
        for path in folder.rglob("*.swift"):
            text = path.read_text()
            for match in re.finditer(r"struct (\w+): VersionedDocument.*?schemaVersion = SchemaVersion\((\d+), (\d+)\)", text, re.S):
                found[match.group(1)] = f"{match.group(2)}.{match.group(3)}"
    return found


def main():
    is_check = "--check" in sys.argv[1:]
    types, stated, stale = read_types(), versions(), []
    for name, file_name in DOCUMENTS.items():
        schema = SchemaWriter(types).document(name, stated[name])
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        path = FOLDER / f"{file_name}.schema.json"
        if is_check:
            if not path.exists() or path.read_text() != text:
                stale.append(path.relative_to(ROOT))
        else:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    if stale:
        print("not what the types say; run Scripts/make-schemas.py:", *stale, sep="\n  ", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
