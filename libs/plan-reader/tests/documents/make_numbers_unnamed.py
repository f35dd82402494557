#!/usr/bin/env python3
"""Writes an invented plan as a text of one cell a line with blank lines between, in which numbers stand before each action under no heading,
with its gold reading: python3 make_numbers_unnamed.py"""
import os

from make_lists import HERE, act, gold, theme

HEADS = ("Action Measure", "Timeframe", "Performance Indicator", "Responsibility")
PLAN = {
    "1.0 Quiet hours": [
        ("1.1.1", act("Open each museum an hour early once a month for visitors who need it quiet.", "Visitor Services", "2027-2028"), "Twelve quiet hours a year."),
        ("1.1.2", act("Lend ear defenders and a map of loud rooms at the desk.", "Visitor Services", "April 2027"), "Loans counted."),
        ("1.2.1", act("Say on the website which days are busy.", "Digital Team", "Ongoing"), "Page is kept up to date."),
    ],
    "2.0 Who we show": [
        ("2.1.1", act("Ask three communities to choose what hangs in the new room.", "Head of Collections", "March 2028"), "Room opens."),
        ("2.1.2", act("Read all labels again with the race equality panel.", "Curators and panel", "Autumn 2027"), "All labels read."),
    ],
}

if __name__ == "__main__":
    lines = ["Museums for everybody: action plan 2027-2030", "8.0 What we will do", "8.1 What follows are our actions and how each of them will be judged over the life of the plan."]
    for name, rows in PLAN.items():
        lines += [name, *HEADS]
        for ref, a, measure in rows:
            lines += [ref, a["text"], a["target_date"], measure, a["lead"]]
    with open(os.path.join(HERE, "numbers-unnamed.txt"), "w", encoding="utf-8") as out:
        out.write("\n\n".join(lines) + "\n")
    gold("numbers-unnamed", sections=[theme(name.split(" ", 1)[1], *(dict(a, ref=ref) for ref, a, _ in rows)) for name, rows in PLAN.items()])
