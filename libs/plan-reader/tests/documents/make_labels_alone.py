#!/usr/bin/env python3
"""Writes invented plans whose labels stand on lines of their own, marked by nothing but that they come again, each with its gold reading:
a text without blank lines, Markdown with labels in bold, a web page of plain paragraphs: python3 make_labels_alone.py"""
import html, os

from make_lists import HERE, act, gold, theme

TITLE = "Bus and tram equality plan 2026–2029"
PLAN = {
    "Stops that all can use": (
        "Half of our stops have no raised kerb.",
        [(act("Raise the kerb at forty stops a year\nStops near clinics come first.", "Head of Infrastructure\nHighways Partnership", "March 2029", "Eleven raised"),
          "Utilities lie under most pavements."),
         (act("Announce each stop aloud on every bus", "Fleet Manager", "Q2 2027/28", "Trial on route 9"), "Old buses have no speakers.")],
    ),
    "Drivers who look like their passengers": (
        "One driver in fifteen is a woman.",
        [(act("Offer part-time training for drivers", "Recruitment Team", "September 2027"), "Courses need a full fortnight."),
         (act("Publish the reasons why drivers leave", "Nadia Flint", "Each January", "First report is out"), "Few come to the last talk.")],
    ),
}
LABELS = ("Action", "Barrier", "Responsible officer", "Completion date", "Progress")


def lines(empty):
    """Each line as its kind and its words."""
    for name, (about, acts) in PLAN.items():
        yield "name", name
        yield "about", about
        for a, barrier in acts:
            for label, value in zip(LABELS, (a["text"], barrier, a["lead"], a["target_date"], a["achieved"])):
                if value or empty:
                    yield "label", label
                yield from (("value", part) for part in (value or "").split("\n") if part)


def write(name, shape, between, empty, title):
    words = between.join([title.format(TITLE)] + [shape(kind, words) for kind, words in lines(empty)])
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
        out.write(words + "\n")
    gold(os.path.splitext(name)[0], sections=[theme(name, *(a for a, _ in acts)) for name, (_, acts) in PLAN.items()])


if __name__ == "__main__":
    write("labels-below-each-other.txt", lambda kind, words: words, "\n", False, "{}\n")
    write("labels-in-stars.md", lambda kind, words: {"name": "## {}", "label": "**{}**"}.get(kind, "{}").format(words), "\n\n", True, "# {}")
    write("labels-in-paragraphs.html", lambda kind, words: f"<p>{html.escape(words)}</p>", "\n", False, "<h1>{}</h1>")
