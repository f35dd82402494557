#!/usr/bin/env python3
"""Writes one invented plan as a table in every combination of how its columns, headings and themes are set, and counts how many come back
whole: python3 combined_tables.py READER FOLDER [ordered | odd | called] [FORMATS], where READER is the example `read`, FOLDER takes the
documents and FORMATS are some of docx,xlsx,html,csv,txt,md,pdf,bare (both prints of the Word form, `bare` without a rule). `ordered` are orders
of columns by places of themes by kinds of headings, `odd` are plain tables with one thing out of the ordinary each, `called` are what themes
are called by where they may stand. Needs python-docx, openpyxl and for prints LibreOffice."""
import itertools, os, subprocess, sys

from come_back import count, got
from odd_tables import COLUMNS, LINED, QUIRKS, THEMED, THEMES, odd_table
from table_forms import HEADS, PLAN, WRITERS

NAMES = {
    "plain": dict(action="Action", who="Lead", when="Timescale", done="Progress", measure="Success measure", rag="RAG", ref="Ref", theme="Theme"),
    "task": dict(action="Task", who="Owner", when="Deadline", done="Update", measure="Outcome", rag="Status", ref="No.", theme="Priority area"),
    "what": dict(action="What", who="Who", when="When", done="Progress so far", measure="Measure", rag="RAG rating", ref="#", theme="Area"),
    "ask": dict(action="What will we do?", who="Who will lead?", when="By when?", done="What have we done?", measure="How will we know?", rag="RAG status", ref="Number", theme="Objective"),
    "officer": dict(action="Key actions", who="Lead officer", when="Target date", done="Comments", measure="Success criteria", rag="R/A/G", ref="Action no", theme="Workstream"),
    "commit": dict(action="Commitment", who="Responsibility", when="Due date", done="What has been achieved", measure="Impact", rag="BRAG", ref="Ref no.", theme="Strand"),
}

# ---- How the columns, the headings and the themes stand

ORDERS = {
    "three": ("action", "who", "when"),
    "four": ("action", "who", "when", "done"),
    "ref": ("ref", "action", "who", "when", "done"),
    "turned": ("who", "action", "when"),
    "date-first": ("when", "action", "who", "done"),
    "seven": ("ref", "action", "measure", "who", "when", "rag", "done"),
    "late": ("measure", "when", "who", "rag", "done", "action"),
}
PLACES = ("none", "column", "column-first", "merged", "band", "band-first-cell", "heading", "bold", "named-heading", "band-named")
HEADINGS = ("normal", "repeated", "again", "title-row", "two-rows", "none")

def ordered_table(columns, names, themes, heading):
    """Blocks: ('heading'|'bold', words) or ('table', rows); a row is ('cells', [..]) ('band', words) ('first', words) ('head', [..]) ('groups', [(words, span)])"""
    n = NAMES[names]; cols = list(ORDERS[columns])
    own = themes in ("column", "column-first", "merged")
    if own: cols = (["ref", "theme"] + cols[1:]) if cols[0] == "ref" else ["theme"] + cols
    head = ("head", [n[c] for c in cols])
    def top():
        out = []
        if heading == "title-row": out.append(("band", "Action plan 2026 to 2028"))
        if heading == "two-rows":
            half = len(cols) // 2
            out.append(("groups", [("What we promise", half), ("How it goes", len(cols) - half)]))
        if heading != "none": out.append(head)
        return out
    blocks, rows, above, number, within = [], None, None, 0, 0
    for theme, *rest in PLAN:
        new = theme != above
        if new:
            number, within, above = number + 1, 0, theme
        within += 1
        if rows is None or (new and themes in ("heading", "bold", "named-heading")):
            if themes in ("heading", "bold"): blocks.append((themes, theme))
            if themes == "named-heading": blocks.append(("heading", f"Theme {number}: {theme}"))
            rows = [] if heading in ("repeated", "again") and themes in ("band", "band-first-cell", "band-named") else top()
            blocks.append(("table", rows)); first = True
        else: first = False
        if heading == "again" and new: rows.append(head)
        if new and themes == "band": rows.append(("band", theme))
        if new and themes == "band-named": rows.append(("band", f"Priority {number}: {theme}"))
        if new and themes == "band-first-cell": rows.append(("first", theme))
        if heading == "repeated" and new: rows.append(head)
        v = dict(zip(("action", "who", "when", "done", "measure", "rag"), rest), ref=f"{number}.{within}" if themes != "none" else str(PLAN.index((theme, *rest)) + 1),
                 theme=theme if themes == "column" or new else ("^" if themes == "merged" else ""))
        rows.append(("cells", [v[c] for c in cols]))
    return cols, blocks

def ordered_wanted(columns, themes, heading):
    cols = ORDERS[columns]
    for theme, action, who, when, done, *_ in PLAN:
        yield ("" if themes == "none" else theme, action, who, when, done if "done" in cols and heading != "none" else "")


# ---- What themes are called

WORDS = ["One", "Two", "Three"]; ROMAN = ["i", "ii", "iii"]
FORMS = {
 "bare": "{N}", "theme-colon": "Theme {n}: {N}", "theme-word": "Theme {W}: {N}", "theme-space": "Theme {n} {N}", "priority-dash": "Priority {n} – {N}", "dot": "{n}. {N}", "number": "{n} {N}", "zero": "{n}.0 {N}",
 "letter-dot": "{A}. {N}", "letter-colon": "{A}: {N}", "letter-bracket": "{A}) {N}", "roman": "({r}) {N}", "objective": "Objective {n}: {N}", "aim-hyphen": "Aim {n} - {N}", "colon": "{N}:", "strand": "Strand {n}: {N}",
 "goal": "Goal {n}: {N}", "workstream": "Workstream {n}: {N}", "pillar": "Pillar {n}: {N}", "commitment": "Commitment {n}: {N}", "section": "Section {A} – {N}", "domain": "Domain {n}: {N}", "theme-bare": "Theme: {N}", "our": "Our priority: {N}",
 "equality": "Equality Objective {n}: {N}", "outcome": "Outcome {n}: {N}", "theme-hash": "Theme #{n}: {N}", "theme-letter": "Theme {A}: {N}", "area": "Area {n}: {N}", "focus": "Focus area {n}: {N}", "led": "{N} (Lead: Director of Place)", "led-dash": "{N} – Lead: Director of Place",
 "strategic": "Strategic Priority {n}: {N}", "ambition": "Ambition {n} | {N}", "T": "T{n}: {N}", "O": "O{n} {N}", "EO": "EO{n} – {N}", "building": "Building block {n}: {N}", "mission": "Mission {n}: {N}", "chapter": "Chapter {n}. {N}", "quoted": "“{N}”",
}
STANDS = ("band", "first", "heading", "bold", "paragraph", "inhead", "above-head", "merged-column", "column")
SETS = {"short": ["action", "who", "when", "done"], "wide": ["ref", "action", "measure", "who", "when", "rag", "done"]}
def called_table(columns, place, form):
    cols = list(SETS[columns]); heads = dict(HEADS)
    if place in ("merged-column", "column"): cols.insert(1 if cols[0] == "ref" else 0, "theme_")
    heads["theme_"] = "Theme"
    head = [heads[c] for c in cols]
    blocks, table, want, above, number, within = [], None, [], None, 0, 0
    for n, (theme, action, who, when, done, measure, rag) in enumerate(PLAN):
        new = theme != above
        if new: number, within, above = number + 1, 0, theme
        within += 1
        shown = FORMS[form].format(N=theme, n=number, W=WORDS[number - 1], A="ABC"[number - 1], r=ROMAN[number - 1])
        if new and place in ("heading", "bold", "paragraph"):
            blocks.append(({"paragraph": "p"}.get(place, place), shown)); table = None
        if table is None:
            table = [] if place in ("inhead", "above-head") else [("head", head)]; blocks.append(("table", table))
        if new and place == "band": table.append(("band", shown))
        if new and place == "first": table.append(("first", shown))
        if new and place == "inhead": table.append(("head", [shown if c == "action" else heads[c] for c in cols]))
        if new and place == "above-head": table += [("band", shown), ("head", head)]
        v = dict(theme_=shown if place == "column" or new else "^", action=action, who=who, when=when, done=done, measure=measure, rag=rag, ref=f"{number}.{within}")
        table.append(("cells", [v[c] for c in cols]))
        want.append((theme, action, who, when, done))
    return cols, blocks, want

def ordered(formats):
    for n, (columns, place, heading) in enumerate(itertools.product(ORDERS, PLACES, HEADINGS), 1):
        if heading == "none" and columns == "late" or heading in ("repeated", "again") and "band" not in place:
            continue
        which = list(NAMES)[(n + n // len(HEADINGS)) % len(NAMES)]
        for ending in formats:
            # In a sheet or a text such a table goes on: only its first rows are titles.
            if ending in ("xlsx", "csv", "txt") and heading in ("title-row", "two-rows") and place in ("heading", "bold", "named-heading"):
                continue
            cols, blocks = ordered_table(columns, which, place, heading)
            yield ending, f"{columns} {place} {heading} {which}", cols, blocks, list(ordered_wanted(columns, place, heading))


def odd(formats):
    for columns, themes, quirk, ending in itertools.product(COLUMNS, THEMES, QUIRKS, formats):
        # Tabs hold no lines, and few formats cells merged over rows.
        if themes == "none" and quirk in THEMED or ending == "txt" and quirk in LINED or ending in ("csv", "txt", "md") and quirk == "lead_merged":
            continue
        yield ending, f"{quirk} {columns} {themes}", *odd_table(columns, themes, quirk)


def called(formats):
    for form, place, columns, ending in itertools.product(FORMS, STANDS, SETS, formats):
        if not (ending in ("csv", "txt", "md") and place == "merged-column"):
            yield ending, f"{form} {place} {columns}", *called_table(columns, place, form)


def printed(paths, folder):
    for at in range(0, len(paths), 60):
        profile = "-env:UserInstallation=file://" + os.path.abspath(os.path.join(folder, "profile"))
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *paths[at:at + 60]], check=True, capture_output=True)


def as_far_as_known(read, name):
    """What was read as far as it can be known: without headings nobody can say that words tell of progress, and "Domain 1: Homes" is a name too."""
    if read:
        read = [(r[0].strip("“”"), *r[1:]) for r in read]
    if read and name.split(" ")[2:3] == ["none"] and name.split(" ")[0] in ORDERS:
        read = [(*r[:4], "") for r in read]
    if read and name.split(" ")[0] in ("domain", "area", "building", "mission", "chapter"):
        read = [(r[0].split(": ")[-1].split(". ")[-1], *r[1:]) for r in read]
    return read


def read_back(reader, ending, name, path, wanted):
    read, confidences = got(reader, path[:-4] + "pdf" if ending in ("pdf", "bare") else path)
    return ending, name, wanted, as_far_as_known(read, name), confidences


def main():
    reader, folder = sys.argv[1:3]
    makers = {"ordered": ordered, "odd": odd, "called": called}
    which = [word for word in sys.argv[3:] if word in makers] or list(makers)
    formats = next((word.split(",") for word in sys.argv[3:] if word not in makers), ["docx", "xlsx", "html", "csv", "txt", "md"])
    for maker in which:
        inside = os.path.join(folder, maker)
        os.makedirs(inside, exist_ok=True)
        documents = []
        for ending, name, cols, blocks, wanted in makers[maker](formats):
            path = os.path.join(inside, name + {"pdf": ".docx", "bare": " bare.docx"}.get(ending, "." + ending))
            WRITERS[ending](cols, blocks, path)
            documents.append((ending, name, path, wanted))
        printed([path for ending, _, path, _ in documents if ending in ("pdf", "bare")], inside)
        count(maker, (read_back(reader, *document) for document in documents))


if __name__ == "__main__":
    main()
