#!/usr/bin/env python3
"""Writes one small invented plan in every combination of how labels stand on lines of their own with their values beneath, and counts which
come back whole: python3 combined_labels.py READER FOLDER [txt,docx,html,md], where READER is the example `read` and FOLDER takes the
documents. Needs python-docx."""
import html, itertools, os, sys

import docx

from combined import FOREWORD, PLAN, TITLE
from come_back import count, got

LABELS = {
    "plain": ("Action", "Lead", "Timescale", "Progress"),
    "asked": ("What we will do", "Who", "By when", "What has been achieved"),
    "owner": ("Action", "Owner", "Due date", "Status"),
    "officer": ("Commitment", "Responsible officer", "Target date", "Update"),
    "among-others": ("Action", "Barrier", "Lead", "Date", "RAG rating"),
    "date-first": ("Action", "Date", "Lead officer", "Comments"),
}
MORE = "Each visit is written up."
THEMES = {"heading": "{}", "named": "Theme {n}: {}", "line": "{}", "none": None}
BLANKS = ("apart", "tight", "pairs", "activities")
STYLES = ("plain", "bold", "heading")


def lines_of(labels, colon, themes, empty, more):
    """Each line as its kind and its words."""
    yield "title", TITLE
    yield "foreword", FOREWORD
    above, number = None, 0
    for theme, text, who, when, done in PLAN:
        if theme != above and THEMES[themes]:
            above, number = theme, number + 1
            yield ("line" if themes == "line" else "theme"), THEMES[themes].format(theme, n=number)
        names = LABELS[labels]
        values = {"date-first": (text, when, who, done), "among-others": (text, "Few people know of it.", who, when, done)}
        for name, value in zip(names, values.get(labels, (text, who, when, done))):
            if not value and empty == "left-out":
                continue
            yield "label", name + (":" if colon else "")
            if value:
                yield "value", value
            if more and name == names[0]:
                yield "value", MORE


def as_text(lines, path, blanks):
    out, before = [], None
    for kind, words in lines:
        first = kind == "label" and words.rstrip(":") in {names[0] for names in LABELS.values()}
        gap = before in ("title", "foreword") or kind in ("theme", "line") or blanks == "apart" or blanks == "pairs" and kind == "label" or blanks == "activities" and first and before != "line"
        if blanks == "tight" and before != "title":
            gap = kind == "theme" or before == "foreword"
        out.append(("\n" if gap and out else "") + words)
        before = kind
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out) + "\n")


def as_word(lines, path, style):
    document = docx.Document()
    for kind, words in lines:
        if kind == "title" or kind == "theme" or kind == "label" and style == "heading":
            document.add_heading(words, {"title": 0, "theme": 1, "label": 3}[kind])
        elif kind == "label" and style == "bold":
            document.add_paragraph().add_run(words).bold = True
        else:
            document.add_paragraph(words)
    document.save(path)


def as_page(lines, path, style):
    shapes = {"title": "<h1>{}</h1>", "theme": "<h2>{}</h2>"}
    shapes["label"] = {"plain": "<p>{}</p>", "bold": "<p><strong>{}</strong></p>", "heading": "<h3>{}</h3>"}[style]
    with open(path, "w", encoding="utf-8") as out:
        out.write("<html><body>" + "".join(shapes.get(kind, "<p>{}</p>").format(html.escape(words)) for kind, words in lines) + "</body></html>")


def as_markdown(lines, path, style):
    shapes = {"title": "# {}", "theme": "## {}", "label": {"plain": "{}", "bold": "**{}**", "heading": "### {}"}[style]}
    with open(path, "w", encoding="utf-8") as out:
        out.write("\n\n".join(shapes.get(kind, "{}").format(words) for kind, words in lines) + "\n")


WRITERS = {"txt": (as_text, BLANKS), "docx": (as_word, STYLES), "html": (as_page, STYLES), "md": (as_markdown, STYLES)}


def main():
    reader, folder = sys.argv[1:3]
    os.makedirs(folder, exist_ok=True)
    formats = sys.argv[3].split(",") if len(sys.argv) > 3 else list(WRITERS)

    def documents():
        for ending in formats:
            write, ways = WRITERS[ending]
            for way, labels, colon, themes, empty, more in itertools.product(ways, LABELS, (False, True), THEMES, ("left-out", "bare"), (False, True)):
                name = f"{way} {labels}{' colon' if colon else ''} {themes} {empty}{' more' if more else ''}"
                path = os.path.join(folder, f"{name}.{ending}")
                write(list(lines_of(labels, colon, themes, empty, more)), path, way)
                read, confidences = got(reader, path)
                read = read and [(theme, text.replace("\n" + MORE, ""), *rest) for theme, text, *rest in read]
                wanted = [((theme if THEMES[themes] else ""), *rest) for theme, *rest in PLAN]
                yield ending, name, wanted, read, confidences

    count("labels", documents())


if __name__ == "__main__":
    main()
