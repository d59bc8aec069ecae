#!/usr/bin/env python3
"""Validates Sextant's documents against their JSON Schemas (draft 2020-12).

Usage: validate-schemas.py DIR|FILE …

Every .json file below a folder that names a `schema` of ours is read; others are told and passed over. Needs the PyPI
package jsonschema. Ends with 1 where a document does not follow its schema, with 2 where the check cannot run.
"""

import json
import sys
from pathlib import Path

SCHEMAS = Path(__file__).resolve().parent.parent / "Documentation/Schemas"
MOST_SHOWN = 10


def validators():
    from jsonschema import Draft202012Validator

    made = {}
    for path in sorted(SCHEMAS.glob("*.schema.json")):
        schema = json.loads(path.read_text())
        Draft202012Validator.check_schema(schema)
        made[schema["title"]] = Draft202012Validator(schema)
    return made


def documents(arguments):
    for argument in arguments:
        path = Path(argument)
        yield from sorted(path.rglob("*.json")) if path.is_dir() else [path]


def main(arguments):
    if not arguments or any(not Path(argument).exists() for argument in arguments):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        known = validators()
    except ImportError:
        print("cannot check: install the PyPI package jsonschema", file=sys.stderr)
        return 2
    checked = failures = 0
    for path in documents(arguments):
        document = json.loads(path.read_text())
        validator = known.get(document.get("schema")) if isinstance(document, dict) else None
        if validator is None:
            print(f"{path}: no schema of ours, passed over")
            continue
        checked += 1
        errors = sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
        for error in errors[:MOST_SHOWN]:
            print(f"{path}: {'/'.join(map(str, error.absolute_path)) or 'document'}: {error.message[:300]}")
        failures += bool(errors)
        print(f"{path}: {document['schema']} {document.get('schemaVersion')}: {len(errors) or 'no'} errors")
    if not checked:
        print("no document was found", file=sys.stderr)
        return 2
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
