#!/usr/bin/env python3
"""Counts how often a reader was right at each confidence, on documents it had not been mended for:
python3 first_reading.py READER SCRIPT... [--keep FILE], where READER is the example `read` built from the version before a mend and
each SCRIPT a make_*.py of this folder. An activity is right where its text, lead and target date are those of the gold reading. What
`--keep` writes goes to tests/first-readings, where the test `calibration` judges it with the confidence of today."""
import json, os, re, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
BANDS = (95, 85, 70, 50, 0)
# What the judging of confidence does not look at.
LEFT_OUT = ("leads", "sources", "notes", "dittos", "struck", "status", "achieved")


def words(text):
    """Words folded as the test of gold readings folds them."""
    lines = [re.sub(r"^\s*[-•●▪◦*o]\s", "", line) for line in (text or "").split("\n")]
    return [w.lower() for w in re.findall(r"[^\W_]+", " ".join(lines))]


def key(activity):
    return tuple(tuple(words(activity.get(part))) for part in ("text", "lead", "target_date"))


def names(script):
    with open(os.path.join(HERE, script), encoding="utf-8") as source:
        return re.findall(r'gold\("([^"]+)"', source.read())


def slim(draft):
    for theme in draft["themes"]:
        theme["activities"] = [{k: v for k, v in a.items() if k not in LEFT_OUT} for a in theme["activities"]]
    unplaced = [u for u in draft["unplaced"] if u["reason"] == "unknown"]
    return {"themes": draft["themes"], "columns": draft["columns"], "unplaced": unplaced, "title": draft.get("title"), "organisation": None, "date": None}


def main(reader, scripts, kept):
    bands, refused, drafts = {floor: [0, 0] for floor in BANDS}, 0, {}
    for name in (n for script in scripts for n in dict.fromkeys(names(script))):
        folder, stem = os.path.split(os.path.join(HERE, name))
        document = next(f for f in os.listdir(folder) if f.startswith(stem + ".") and not f.endswith((".json", ".snap")))
        read = subprocess.run([reader, os.path.join(folder, document)], capture_output=True, text=True)
        if read.returncode:
            refused += 1
            continue
        with open(os.path.join(HERE, name + ".gold.json"), encoding="utf-8") as file:
            gold = json.load(file)
        right = {key(a) for s in gold.get("sections", []) for service in s["services"] for a in service["activities"]}
        draft = json.loads(read.stdout)
        found = [a for theme in draft["themes"] for a in theme["activities"]]
        for activity in found:
            band = bands[next(floor for floor in BANDS if round(activity["confidence"] * 100) >= floor)]
            band[0] += key(activity) in right
            band[1] += 1
        print(f"{name}: {sum(key(a) in right for a in found)} of {len(found)} right, {len(right)} to be found")
        drafts[name] = slim(draft)
    for floor, (right, of) in bands.items():
        print(f"{floor / 100:.2f} and more: {right} of {of} right")
    print(f"refused: {refused}")
    if kept:
        with open(kept, "w", encoding="utf-8") as out:
            json.dump(drafts, out, ensure_ascii=False, separators=(",", ":"))
            out.write("\n")


if __name__ == "__main__":
    arguments = sys.argv[1:]
    kept = None
    if "--keep" in arguments:
        at = arguments.index("--keep")
        kept = arguments[at + 1]
        del arguments[at : at + 2]
    main(arguments[0], arguments[1:], kept)
