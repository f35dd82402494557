#!/usr/bin/env python3
"""Writes one small invented plan in every combination of how plans without an ordinary table are set, and counts which come back whole:
python3 combined.py READER FOLDER [cards | lists], where READER is the example `read` and FOLDER takes the documents. `cards` are tables in
Word, an action all across and who and when beneath it; `lists` are Word, web pages, Markdown and plain text. Needs python-docx."""
import html, itertools, os, sys

import docx

from come_back import count, got

PLAN = [
    ("Homes", "Visit each hostel with a translator", "Head of Housing", "May 2027", "Twelve visits so far"),
    ("Homes", "Publish lettings by ethnicity", "Lettings Manager", "June 2026", ""),
    ("Jobs and pay", "Offer six paid placements a year", "HR Business Partner", "Ongoing", "Two are filled"),
    ("Jobs and pay", "Ask leavers why they go", "Asha Rao", "Q3 2026/27", "Form agreed"),
    ("Jobs and pay", "Train every panel in fair hiring", "Learning Team", "31 March 2027", "Begun"),
]
TITLE, FOREWORD = "Fair futures plan 2026", "Made with our staff networks."
LEAD, WHEN, DONE = "Lead", "Timescale", "Progress"

# ---- Cards: how the first row names the action, how the rows beneath set their labels, where themes stand, in one table or many

FIRST = {
    "plain": lambda n, text, columns: ([text], None),
    "action": lambda n, text, columns: ([f"Action {n}: {text}"], None),
    "number": lambda n, text, columns: ([f"{n}. {text}"], None),
    "number-cell": lambda n, text, columns: ([str(n), text], [1, columns - 1]),
    "label": lambda n, text, columns: (["Action", text], [1, columns - 1]),
    "label-number": lambda n, text, columns: ([f"Action {n}", text], [1, columns - 1]),
}
BENEATH = {
    "over": (3, lambda who, when, done: [[LEAD, WHEN, DONE], [who, when, done]]),
    "pairs": (4, lambda who, when, done: [[LEAD, who, WHEN, when], ([DONE, done], [1, 3])]),
    "side": (2, lambda who, when, done: [[LEAD, who], [WHEN, when], [DONE, done]]),
    "twice": (2, lambda who, when, done: [[LEAD, WHEN], [who, when], ["Measure of success", DONE], ["More people are helped", done]]),
    "lines": (2, lambda who, when, done: [[f"{LEAD}: {who}\n{WHEN}: {when}\n{DONE}: {done}"]]),
    "cells": (3, lambda who, when, done: [[f"{LEAD}: {who}", f"{WHEN}: {when}", f"{DONE}: {done}"]]),
    "rows": (2, lambda who, when, done: [[f"{LEAD}: {who}"], [f"{WHEN}: {when}"], [f"{DONE}: {done}"]]),
}


def row(table, cells, spans=None):
    made = table.add_row().cells
    at = 0
    for words, span in zip(cells, spans or ([len(made)] if len(cells) == 1 else [1] * len(cells))):
        if span > 1:
            made[at].merge(made[at + span - 1])
        made[at].text = words
        at += span


def card_plan(first, beneath, themes, many, path):
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(FOREWORD)
    columns, facts = BENEATH[beneath]
    table, above = None, None
    for n, (theme, text, who, when, done) in enumerate(PLAN, 1):
        if themes == "headings" and theme != above:
            document.add_heading(theme, 1)
            table = None
        if many or table is None:
            table = document.add_table(rows=0, cols=columns, style="Table Grid")
        if themes == "bands" and theme != above:
            row(table, [theme])
        row(table, *FIRST[first](n, text, columns))
        for cells in facts(who, when, done):
            row(table, *(cells if isinstance(cells, tuple) else (cells,)))
        above = theme
        if many:
            document.add_paragraph()
    document.save(path)


def cards(folder):
    for first, beneath, themes, many in itertools.product(FIRST, BENEATH, ("headings", "bands", "none"), (False, True)):
        if themes == "bands" and many:
            continue
        path = os.path.join(folder, f"{first} {beneath} {themes} {'many' if many else 'one'}.docx")
        card_plan(first, beneath, themes, many, path)
        yield path, [((theme if themes != "none" else ""), *rest) for theme, *rest in PLAN]


# ---- Lists: what an action is set as, how who and when are said of it, and what themes are set as

ITEMS = ("bullet", "number", "action", "ref", "bold", "paragraph")
SAID = {
    "bracket": lambda text, who, when: (f"{text} ({who}, {when})", [], []),
    "labelled-bracket": lambda text, who, when: (f"{text} (Lead: {who}; by: {when})", [], []),
    "dash": lambda text, who, when: (f"{text} – {who} – {when}", [], []),
    "semicolon": lambda text, who, when: (f"{text}; {who}; {when}", [], []),
    "bar": lambda text, who, when: (f"{text} | {who} | {when}", [], []),
    "sentence": lambda text, who, when: (f"{text}. Lead: {who}. Timescale: {when}.", [], []),
    "line": lambda text, who, when: (text, [f"Lead: {who} | Timescale: {when}"], []),
    "two-lines": lambda text, who, when: (text, [f"Lead: {who}", f"Timescale: {when}"], []),
    "who-when": lambda text, who, when: (text, [f"Who: {who}", f"When: {when}"], []),
    "comma-line": lambda text, who, when: (text, [f"Owner: {who}, Due: {when}"], []),
    "bare-line": lambda text, who, when: (text, [f"{who} / {when}"], []),
    "points": lambda text, who, when: (text, [], [f"Lead: {who}", f"Timescale: {when}"]),
    "bare-points": lambda text, who, when: (text, [], [who, when]),
}
THEMES = {"heading": "{}", "named": "Theme {n}: {}", "bold": "{}", "none": None}


def lines_of(item, said, themes):
    """Each line of the document as its kind and its words."""
    yield "title", TITLE
    yield "paragraph", FOREWORD
    above, theme_number, within = None, 0, 0
    for n, (theme, text, who, when, _) in enumerate(PLAN, 1):
        if theme != above:
            theme_number, within, above = theme_number + 1, 0, theme
            if THEMES[themes]:
                yield ("bold" if themes == "bold" else "heading"), THEMES[themes].format(theme, n=theme_number)
        within += 1
        words, lines, points = SAID[said](text, who, when)
        words = {"action": f"Action {n}: {words}", "ref": f"{theme_number}.{within} {words}" if THEMES[themes] else f"A{n} {words}"}.get(item, words)
        yield (item if item in ("bullet", "number", "bold") else "paragraph"), words
        yield from (("paragraph", line) for line in lines)
        yield from (("point", point) for point in points)


def as_word(lines, path):
    document = docx.Document()
    for kind, words in lines:
        if kind in ("title", "heading"):
            document.add_heading(words, 0 if kind == "title" else 1)
        elif kind == "bold":
            document.add_paragraph().add_run(words).bold = True
        else:
            style = {"bullet": "List Bullet", "number": "List Number", "point": "List Bullet 2"}.get(kind)
            document.add_paragraph(words, style=style)
    document.save(path)


def as_page(lines, path):
    shapes = {"title": "<h1>{}</h1>", "heading": "<h2>{}</h2>", "bold": "<p><b>{}</b></p>", "paragraph": "<p>{}</p>",
              "bullet": "<ul><li>{}</li></ul>", "number": "<ol><li>{}</li></ol>", "point": "<ul><li><ul><li>{}</li></ul></li></ul>"}
    with open(path, "w", encoding="utf-8") as out:
        out.write("<html><body>" + "".join(shapes[kind].format(html.escape(words)) for kind, words in lines) + "</body></html>")


def as_text(lines, path):
    number = 0
    with open(path, "w", encoding="utf-8") as out:
        for kind, words in lines:
            number = number + 1 if kind == "number" else 0 if kind == "heading" else number
            out.write({"title": "{}\n\n", "heading": "\n{}\n\n", "bullet": "- {}\n", "number": f"{number}. {{}}\n", "point": "  - {}\n"}.get(kind, "{}\n").format(words))


def as_markdown(lines, path):
    number, before = 0, None
    with open(path, "w", encoding="utf-8") as out:
        for kind, words in lines:
            number = number + 1 if kind == "number" else 0 if kind == "heading" else number
            apart = ("paragraph", "bold", "heading", "title")
            out.write("\n" if kind in apart[:3] or before in apart else "")
            out.write({"title": "# {}\n", "heading": "## {}\n", "bold": "**{}**\n", "bullet": "- {}\n", "number": f"{number}. {{}}\n", "point": "   - {}\n"}.get(kind, "{}\n").format(words))
            before = kind


def lists(folder):
    for (ending, write), item, said, themes in itertools.product(
            {"docx": as_word, "html": as_page, "md": as_markdown, "txt": as_text}.items(), ITEMS, SAID, THEMES):
        if item == "bold" and themes == "bold":
            continue
        path = os.path.join(folder, f"{item} {said} {themes}.{ending}")
        write(list(lines_of(item, said, themes)), path)
        yield path, [((theme if themes != "none" else ""), *rest, "") for theme, *rest, _ in PLAN]


def read_back(reader, path, wanted):
    read, confidences = got(reader, path)
    read = read and [(theme, text.rstrip("."), who, when.removeprefix("by: ").rstrip("."), done) for theme, text, who, when, done in read]
    name, ending = os.path.splitext(os.path.basename(path))
    return ending[1:], name, wanted, read, confidences


def main():
    reader, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    for make in (cards, lists):
        if make.__name__ not in (sys.argv[3:] or ("cards", "lists")):
            continue
        count(make.__name__, (read_back(reader, path, wanted) for path, wanted in make(folder)))


if __name__ == "__main__":
    main()
