#!/usr/bin/env python3
"""What the documentation names is there: files and headings that links lead to, pages of the documentation that sources
name, the units and tests under "In the code" of the methods, and the parts that each of those pages has."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def listed(*patterns):
    command = ["git", "ls-files", "-co", "--exclude-standard", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    return [name for name in names if name and (ROOT / name).exists()]


def anchors(path):
    found = set()
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            title = re.sub(r"[`*]", "", line.lstrip("#").strip()).lower()
            found.add(re.sub(r"[^\w\- ]", "", title).replace(" ", "-"))
    return found


def broken_links():
    """Problems, and how many links were followed."""
    problems, count = [], 0
    for name in listed("*.md"):
        file = ROOT / name
        text = re.sub(r"```.*?```", "", file.read_text(), flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            count += 1
            path, _, anchor = target.partition("#")
            aim = (file.parent / path).resolve() if path else file
            if not aim.exists():
                problems.append(f"{name}: {target} leads nowhere")
            elif anchor and aim.suffix == ".md" and anchor not in anchors(aim):
                problems.append(f"{name}: {target} names a heading that is not there")
    return problems, count


def missing_pages(sources):
    """Pages that a source names, `Documentation/….md`, and that are not there."""
    return [
        f"{name}: {page} is not there"
        for name, text in sources.items()
        for page in re.findall(r"Documentation/[\w/-]+\.md", text)
        if not (ROOT / page).exists()
    ]


def missing_units(sources):
    """Names under "In the code" that nothing in the sources declares; each methods page with such a section is read."""
    declared = {}
    for text in sources.values():
        for word, name in re.findall(r"\b(struct|class|enum|actor|protocol|func) (\w+)", text):
            declared.setdefault(name, word)
    problems, count = [], 0
    for name in listed("Documentation/Methods/*.md"):
        section = (ROOT / name).read_text().partition("\n## In the code\n")[2]
        for unit in re.findall(r"`([\w.]+)`", re.split(r"\n## ", section)[0]):
            for part in unit.split("."):
                count += 1
                if part not in declared and not any((ROOT / base / part).is_dir() for base in ("Sources", "Tests")):
                    problems.append(f"{name}: nothing declares {part}")
    return problems, count


PARTS = ("**In short.**", "**When it applies.**", "## Worked example", "## What it cannot tell")


def missing_parts():
    """Parts that the page of a rule lacks (pages with a section "In the code" are such), and pages that the index lacks."""
    pages = {name: (ROOT / name).read_text() for name in listed("Documentation/Methods/*.md")}
    index = pages["Documentation/Methods/README.md"]
    unlisted = [
        f"{name}: the index does not lead to it"
        for name in pages
        if not name.endswith("/README.md") and f"({pathlib.Path(name).name}" not in index
    ]
    return unlisted + [
        f"{name}: lacks {part}"
        for name, text in pages.items()
        if "\n## In the code\n" in text
        for part in PARTS
        if part not in text
    ]


def main():
    sources = {name: (ROOT / name).read_text() for name in listed("Sources/*.swift", "Tests/*.swift", "Scripts/*.py")}
    links, followed = broken_links()
    units, named = missing_units(sources)
    problems = links + missing_pages(sources) + units + missing_parts()
    print("\n".join(problems) or f"links: {followed} lead somewhere; {named} names of units and tests are declared")
    return 1 if problems else 0


sys.exit(main())
