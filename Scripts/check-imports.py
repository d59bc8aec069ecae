#!/usr/bin/env python3
"""Holds the sources to the manifest: a file imports only its target's declared dependencies and the toolchain's modules,
a system library is imported by one target only, and Foundation stays out of rooms that must not do input or output."""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLCHAIN = {"Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Glibc", "Darwin", "Musl", "Dispatch",
             "Synchronization", "Testing", "XCTest", "PackageDescription", "PackagePlugin"}
# Rooms of pure values: no Foundation, hence no files, clocks or locales.
PURE = {"OncologyCore", "TabularText", "VariantAnnotation", "VariantIdentity", "HaplotypeAnnotation", "TumorProfiling", "KnowledgeBase"}
PRODUCTS = {"argumentParser": "ArgumentParser", "crypto": "Crypto", "algorithms": "Algorithms", "yams": "Yams"}


def targets():
    text = (ROOT / "Package.swift").read_text()
    body = text[text.index("targets: ["):]
    for match in re.finditer(r"\.(systemLibrary|target|executableTarget|testTarget)\(\s*name: \"(\w+)\"(.*?)\)(?=,\n|\n)", body, re.S):
        kind, name, rest = match.groups()
        listed = re.search(r"dependencies: \[(.*?)\]", rest, re.S)
        words = re.findall(r"\"(\w+)\"|\b(argumentParser|crypto|algorithms|yams)\b", listed.group(1)) if listed else []
        path = re.search(r"path: \"([^\"]+)\"", rest)
        folder = path.group(1) if path else ("Tests/" if kind == "testTarget" else "Sources/") + name
        yield kind, name, {a or PRODUCTS[b] for a, b in words}, ROOT / folder


def main():
    problems, importers = [], {}
    systems = {name for kind, name, _, _ in targets() if kind == "systemLibrary"}
    for kind, name, allowed, folder in targets():
        if kind == "systemLibrary":
            continue
        for file in sorted(folder.rglob("*.swift")):
            for number, line in enumerate(file.read_text().splitlines(), 1):
                match = re.match(r"\s*(?:@testable |@preconcurrency )?(?:(?:public|package|internal|private|fileprivate) )?import (?:struct |class |enum |func )?(\w+)", line)
                if not match:
                    continue
                module = match.group(1)
                where = f"{file.relative_to(ROOT)}:{number}"
                if module in systems:
                    importers.setdefault(module, set()).add(name)
                if module not in allowed | TOOLCHAIN:
                    problems.append(f"{where}: {name} may not import {module}")
                if name in PURE and module.startswith("Foundation"):
                    problems.append(f"{where}: {name} is pure and may not import {module}")
    for module, names in sorted(importers.items()):
        if len(names) > 1:
            problems.append(f"{module} is imported by more than one target: {', '.join(sorted(names))}")
    print("\n".join(problems) or "imports: as the manifest says")
    return 1 if problems else 0


sys.exit(main())
