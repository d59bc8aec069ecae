"""`diseases.tsv`, `diseases-moalmanac.tsv`, `states.tsv`: the diseases of the evidence in OncoTree.

`oncotree` is empty (no code), `*` (any cancer), `*solid`, `*heme`, or codes
separated by `|`. A code stands for its node and all that lies below; `=CODE`
stands for that node alone: a tumour coded no closer than "Breast" is a breast
cancer to evidence on breast cancer, but a fibroadenoma below "Breast" is not.
No code reaches a kind of tumour that the disease does not include.

`state` holds facts that the patient's record must bear out for the evidence to
apply (`HER2=positive`); several are all required. `basis` says how the codes
were found: `name` (a node of the same name), `doid` (checked by hand: the code
that the node's UMLS concept gives for the DOID), or `curated:` and the reason.
"""

import json
import re

from . import tsv

PHENOTYPES_FILE_NAME = "oncotree_phenotypes_umls_efo_doid.tsv.gz"
ALMANAC_FILE_NAME = "molecular-oncology-almanac_2025-02-07.json"
COLUMNS = ["disease", "doid", "oncotree", "state", "basis"]
ALMANAC_COLUMNS = ["disease", "term", "code", "oncotree", "state", "basis"]
ANY = {"*", "*solid", "*heme"}


def make(knowledge_directory, output_directory, curated_directory, evidence, tree):
    """Writes `diseases.tsv`; returns its rows."""
    curated = {row["disease"]: row for row in tsv.read_rows(curated_directory / "diseases.tsv")}
    names = nodes_by_name(tree)
    codes_by_doid = doid_codes(knowledge_directory / PHENOTYPES_FILE_NAME, tree)
    rows = []
    for disease, doid in sorted({(row["disease"], row["doid"]) for row in evidence}):
        entry = curated.pop(disease, None)
        if entry is None:
            rows.append(by_name(disease, doid, names))
        else:
            rows.append(by_hand(entry, doid, tree, codes_by_doid))
    if curated:
        raise tsv.TableError(f"diseases.tsv: not in the evidence: {', '.join(sorted(curated))}")
    tsv.write_rows(output_directory / "diseases.tsv", COLUMNS, rows)
    return rows


def plain(name):
    """Returns a name for comparison: lower case, American spelling, words in order of the alphabet."""
    name = name.lower().replace("leukaemia", "leukemia").replace("tumour", "tumor")
    name = name.replace("'s", "").replace("::", "-")
    return " ".join(sorted(re.sub(r"[^a-z0-9]+", " ", name).split()))


def nodes_by_name(tree):
    """Returns the codes of the nodes by plain name."""
    names = {}
    for node in tree.nodes.values():
        names.setdefault(plain(node["name"]), []).append(node["code"])
    return names


def doid_codes(path, tree):
    """Returns the codes that the UMLS concepts of nodes give for each DOID (without prefix)."""
    codes_by_concept = {}
    for node in tree.nodes.values():
        for concept in filter(None, node["umls"].split("|")):
            codes_by_concept.setdefault(concept, set()).add(node["code"])
    codes = {}
    for row in tsv.read_rows(path, ["cui", "do_id"]):
        if row["do_id"] != "NA":
            found = codes_by_concept.get(row["cui"], set())
            codes.setdefault(row["do_id"].removeprefix("DOID:"), set()).update(found)
    return codes


def by_name(disease, doid, names):
    """Maps a disease to the one node of the same name."""
    codes = names.get(plain(disease), [])
    if len(codes) != 1:
        raise tsv.TableError(f"diseases.tsv: {disease!r} has no row and no node of its name")
    return {"disease": disease, "doid": doid, "oncotree": codes[0], "state": "", "basis": "name"}


def by_hand(entry, doid, tree, codes_by_doid):
    """Maps a disease as its curated row says; a row `doid` must agree with the phenotype table."""
    disease, codes = entry["disease"], entry["oncotree"]
    if entry["doid"] != doid:
        raise tsv.TableError(f"diseases.tsv: {disease}: DOID {entry['doid']} is {doid} now")
    check_codes(disease, codes, tree)
    check_state(disease, entry["state"])
    if entry["source"] == "doid" and codes not in codes_by_doid.get(doid, set()):
        raise tsv.TableError(f"diseases.tsv: {disease}: DOID {doid} does not give {codes}")
    basis = "doid" if entry["source"] == "doid" else f"curated:{entry['source']}"
    return {"disease": disease, "doid": doid, "oncotree": codes, "state": entry["state"],
            "basis": basis}


def check_codes(disease, cell, tree):
    """Refuses unknown codes and codes that lie below another of the same cell."""
    codes = [code for code in cell.split("|") if code]
    if set(codes) & ANY:
        if len(codes) > 1:
            raise tsv.TableError(f"{disease}: {cell}: a group stands alone")
        return
    whole = {code for code in codes if not code.startswith("=")}
    for code in codes:
        plain_code = code.removeprefix("=")
        if plain_code not in tree.nodes:
            raise tsv.TableError(f"{disease}: unknown code {code}")
        if set(tree.lineage(plain_code)[1:]) & whole:
            raise tsv.TableError(f"{disease}: {code} lies below another code of {cell}")


def check_state(disease, cell):
    """Refuses a state that is not `key=value`."""
    for fact in filter(None, cell.split("|")):
        if re.fullmatch(r"[A-Za-z0-9_]+=[A-Za-z0-9_]+", fact) is None:
            raise tsv.TableError(f"{disease}: state {fact!r} is not key=value")


def make_almanac(knowledge_directory, output_directory, curated_directory, tree):
    """Writes `diseases-moalmanac.tsv`; returns its rows.

    The Almanac's own codes are old in places and wrong in others, so each
    triple of disease, term and code has a curated row.
    """
    path = knowledge_directory / ALMANAC_FILE_NAME
    assertions = json.loads(path.read_text(encoding="utf-8"))["content"]
    stated = {(a["disease"], a["oncotree_term"], a["oncotree_code"]) for a in assertions}
    rows = []
    for entry in tsv.read_rows(curated_directory / "diseases-moalmanac.tsv"):
        key = (entry["disease"], entry["term"], entry["code"])
        if key not in stated:
            raise tsv.TableError(f"diseases-moalmanac.tsv: {key} is not in the Almanac")
        stated.remove(key)
        check_codes(entry["disease"], entry["oncotree"], tree)
        check_state(entry["disease"], entry["state"])
        rows.append({**entry, "basis": f"curated:{entry['source']}"})
    if stated:
        raise tsv.TableError(f"diseases-moalmanac.tsv: no row for {sorted(stated)}")
    rows.sort(key=lambda row: (row["disease"], row["term"], row["code"]))
    tsv.write_rows(output_directory / "diseases-moalmanac.tsv", ALMANAC_COLUMNS, rows)
    return rows


def make_states(output_directory, curated_directory, rows):
    """Writes `states.tsv`, the vocabulary of `state` in diseases and approvals; refuses a state outside it."""
    known = tsv.read_rows(curated_directory / "states.tsv")
    values = {row["state"]: set(filter(None, row["values"].split("|"))) for row in known}
    found = {name: set() for name in values}
    for row in rows:
        for fact in filter(None, row["state"].split("|")):
            name, value = re.split(r">?=", fact)
            if name not in values or (values[name] and value not in values[name]):
                where = row.get("disease") or row.get("id")
                raise tsv.TableError(f"states.tsv: {where}: unknown state {fact}")
            found[name].add(value)
    table = [{**row, "values": tsv.join(sorted(found[row["state"]]))} for row in known]
    tsv.write_rows(output_directory / "states.tsv", ["state", "values", "meaning"], table)
