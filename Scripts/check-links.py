#!/usr/bin/env python3
"""Every relative link of the documentation leads to a file that is there, and every heading it names exists."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def anchors(path):
    found = set()
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            title = re.sub(r"[`*]", "", line.lstrip("#").strip()).lower()
            found.add(re.sub(r"[^\w\- ]", "", title).replace(" ", "-"))
    return found


def main():
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True, text=True, check=True)
    problems, count = [], 0
    for name in listed.stdout.split():
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
    print("\n".join(problems) or f"links: {count} lead somewhere")
    return 1 if problems else 0


sys.exit(main())
