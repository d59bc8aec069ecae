"""Reading and writing tab-separated tables.

Written tables are UTF-8 with LF line ends, one header line, no quoting, rows in
an order that depends on their content only. A cell that holds several values
separates them with `|`. A value that would break this form stops the run.
"""

import csv
import gzip
import re
from pathlib import Path

LIST_SEPARATOR = "|"


class TableError(Exception):
    """A table that is not what it should be: the message names file and row."""


def read_rows(path, required=()):
    """Returns the rows of a tab-separated file as dictionaries.

    Opens gzip by the `.gz` suffix. Raises `TableError` when a required column
    is missing or a row has more or fewer fields than the header.
    """
    csv.field_size_limit(1 << 30)
    path = Path(path)
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        missing = [name for name in required if name not in (reader.fieldnames or [])]
        if missing:
            raise TableError(f"{path}: no column {', '.join(missing)}")
        rows = []
        for number, row in enumerate(reader, start=2):
            if None in row or any(value is None for value in row.values()):
                raise TableError(f"{path}:{number}: not {len(reader.fieldnames)} fields")
            rows.append(row)
    return rows


def join(values):
    """Joins several values of one cell; an element may not hold the separator."""
    values = list(values)
    for value in values:
        if LIST_SEPARATOR in value or not value.strip():
            raise TableError(f"value {value!r} cannot stand in a list cell")
    return LIST_SEPARATOR.join(values)


def write_rows(path, columns, rows):
    """Writes rows (dictionaries or sequences) under a header line; returns their number."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(columns)]
    for row in rows:
        cells = [row[name] for name in columns] if isinstance(row, dict) else list(row)
        if len(cells) != len(columns):
            raise TableError(f"{path}: row {cells!r} has not {len(columns)} cells")
        lines.append("\t".join(checked(path, cell) for cell in cells))
    path.write_bytes(("\n".join(lines) + "\n").encode("utf-8"))
    return len(lines) - 1


def checked(path, cell):
    """Returns the cell as text; refuses tabs, line ends and outer blanks."""
    text = str(cell)
    if re.search(r"[\t\r\n]", text) or text != text.strip():
        raise TableError(f"{path}: cell {text!r} holds a tab, a line end or outer blanks")
    return text
