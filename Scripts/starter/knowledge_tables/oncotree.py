"""`oncotree.tsv`: the OncoTree release of 2025-10-03, one row for each node, and
`oncotree-codes-earlier.tsv`: codes of the release of 2023-03-09 that are gone.
"""

import json

from . import tsv

FILE_NAME = "oncotree_2025_10_03.json"
EARLIER_FILE_NAME = "oncotree_2023-03-09.tsv"
ROOT = "TISSUE"
COLUMNS = ["code", "parent", "name", "main_type", "tissue", "umls", "ncit"]
EARLIER_COLUMNS = ["code", "name"]


class Tree:
    """The nodes of OncoTree by code."""

    def __init__(self, nodes):
        self.nodes = {node["code"]: node for node in nodes}
        if len(self.nodes) != len(nodes):
            raise tsv.TableError("OncoTree: a code occurs twice")

    def lineage(self, code):
        """Returns the code and those of its ancestors, the root last."""
        codes = []
        while code:
            codes.append(code)
            code = self.nodes[code]["parent"]
        return codes


def load(knowledge_directory):
    """Reads the tree; every node carries its parent's code (the root an empty one)."""
    path = knowledge_directory / FILE_NAME
    root = json.loads(path.read_text(encoding="utf-8"))[ROOT]
    nodes = []
    pending = [(root, "")]
    while pending:
        node, parent = pending.pop()
        references = node["externalReferences"]
        nodes.append({
            "code": node["code"],
            "parent": parent,
            "name": " ".join(node["name"].split()),
            "main_type": (node["mainType"] or "").strip(),
            "tissue": (node["tissue"] or "").strip(),
            "umls": tsv.join(map(str.strip, references.get("UMLS", []))),
            "ncit": tsv.join(map(str.strip, references.get("NCI", []))),
        })
        pending.extend((child, node["code"]) for child in node["children"].values())
    nodes.sort(key=lambda node: node["code"])
    return Tree(nodes)


def make(knowledge_directory, output_directory):
    """Writes both tables; returns the tree."""
    tree = load(knowledge_directory)
    tsv.write_rows(output_directory / "oncotree.tsv", COLUMNS, tree.nodes.values())
    earlier = tsv.read_rows(knowledge_directory / EARLIER_FILE_NAME, EARLIER_COLUMNS)
    gone = {row["code"]: row["name"] for row in earlier if row["code"] not in tree.nodes}
    tsv.write_rows(output_directory / "oncotree-codes-earlier.tsv", EARLIER_COLUMNS,
                   sorted(gone.items()))
    return tree
