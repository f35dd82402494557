#!/usr/bin/env python3
"""Turns the Word documents of this folder into texts of one cell a line, as they come out of viewers that know no tables, and counts
what comes back: python3 celled.py READER FOLDER [DOCUMENT GOLD]..., where READER is the example `read`, FOLDER takes the texts and
further documents may be named with their gold readings. There are five ways: the lines of a cell kept or joined, its empty cells kept
as blank lines or left out, and lines kept with a blank line after every cell. Counted are the rows
(activities and recommendations) that are found, those read that are none, and the fields of activities that are right. Of forms,
grids, cells merged over rows and columns of ticks such a text says too little to come back whole. Needs python-docx."""
import difflib, json, os, subprocess, sys

from first_reading import HERE, words

WAYS = {"lines-kept": (False, True, False), "lines-left-out": (False, False, False), "joined-kept": (True, True, False), "joined-left-out": (True, False, False), "lines-apart": (False, True, True)}
FIELDS = ("text", "lead", "target_date", "achieved", "theme", "service")
LEAST_COLUMNS, LEAST_ROWS = 3, 3


def texts(path):
    """The document in each way; nothing where it has no table to speak of."""
    from docx import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

    document = Document(path)
    if not any(len(t.columns) >= LEAST_COLUMNS and len(t.rows) > LEAST_ROWS for t in document.tables):
        return {}
    out = {way: [] for way in WAYS}
    for element in document.element.body.iterchildren():
        if element.tag.endswith("}p"):
            text = Paragraph(element, document).text
            for way, lines in out.items():
                if text.strip():
                    lines += [text, ""] if WAYS[way][2] else [text]
        elif element.tag.endswith("}tbl"):
            for row in Table(element, document).rows:
                seen = []
                for cell in row.cells:
                    if cell._tc in seen:
                        continue
                    seen.append(cell._tc)
                    for way, (joined, kept, apart) in WAYS.items():
                        text = cell.text.replace("\n", " ") if joined else cell.text
                        if text.strip() or kept:
                            out[way] += [text, ""] if apart else [text]
    return {way: "\n".join(lines) for way, lines in out.items()}


def rows_of(gold):
    activities, others = [], []
    for section in gold.get("sections", []):
        others += [r if isinstance(r, str) else r["text"] for r in section.get("corporate_recommendations") or []]
        for service in section["services"]:
            activities += [dict(a, theme=section["theme"], service=service["service"]) for a in service["activities"]]
    for stream in gold.get("work_streams", []):
        for r in stream["recommendations"]:
            points = [b if isinstance(b, str) else b["text"] for b in r.get("sub_bullets") or []]
            others.append("\n".join([r["text"], *points]))
    return activities, others


def pairs(wanted, found):
    """Each wanted row with the one found that is likest, if any is like it."""
    ways = []
    for i, a in enumerate(wanted):
        for j, b in enumerate(found):
            matcher = difflib.SequenceMatcher(None, words(a["text"]), words(b["text"]), autojunk=False)
            if matcher.real_quick_ratio() >= 0.6 and matcher.quick_ratio() >= 0.6 and matcher.ratio() >= 0.6:
                ways.append((matcher.ratio(), -abs(i - j), i, j))
    out, taken = {}, set()
    for _, _, i, j in sorted(ways, reverse=True):
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out


def count(gold, draft):
    """Rows found, rows wanted, rows read that are none, fields right, fields wanted."""
    activities, others = rows_of(gold)
    read = [dict(a, theme=t.get("name")) for t in draft["themes"] for a in t["activities"]]
    others_read = [r for t in draft["themes"] for r in t["recommendations"]]
    same = pairs(activities, read)
    told = pairs([{"text": t} for t in others], others_read)
    right = sum(words(activities[i].get(f)) == words(read[j].get(f)) for i, j in same.items() for f in FIELDS)
    found = len(same) + len(told)
    return found, len(activities) + len(others), len(read) + len(others_read) - found, right, len(activities) * len(FIELDS)


def documents(further):
    for name in sorted(os.listdir(HERE)):
        gold = os.path.join(HERE, os.path.splitext(name)[0] + ".gold.json")
        if name.endswith(".docx") and os.path.exists(gold):
            yield os.path.join(HERE, name), gold
    yield from zip(further[::2], further[1::2])


def main(reader, folder, further):
    os.makedirs(folder, exist_ok=True)
    sums = {way: [0] * 5 for way in WAYS}
    for path, gold in documents(further):
        stem = os.path.splitext(os.path.basename(path))[0]
        try:
            ways = texts(path)
        except (KeyError, ValueError):  # python-docx does not open every document that Word does
            continue
        with open(gold, encoding="utf-8") as file:
            gold = json.load(file)
        for way, text in ways.items():
            target = os.path.join(folder, f"{stem}.{way}.txt")
            with open(target, "w", encoding="utf-8") as file:
                file.write(text)
            read = subprocess.run([reader, target], capture_output=True, text=True)
            draft = json.loads(read.stdout) if read.returncode == 0 else {"themes": []}
            counts = count(gold, draft)
            sums[way] = [a + b for a, b in zip(sums[way], counts)]
            found, wanted, none, right, of = counts
            if found < wanted or none or right < of:
                print(f"{stem} {way}: {found} of {wanted} rows found, {none} that are none, {right} of {of} fields right" + (" (refused)" if read.returncode else ""))
    for way, (found, wanted, none, right, of) in sums.items():
        print(f"{way}: {found} of {wanted} rows found, {none} that are none, {right} of {of} fields right")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
