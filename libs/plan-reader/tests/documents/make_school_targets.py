#!/usr/bin/env python3
"""Writes an invented access plan of a school in Word: terms down a first column without a heading, merged, then what it is about, what will be
done, when and who, by initials, with its gold reading: python3 make_school_targets.py"""
import os

import docx

from make_lists import HERE, act, gold, theme

PARTS = {
    "Getting about": ("Responsibility", [
        ("Short term", "Entrance", act("Bell to be moved to where it can be reached from a chair", "KO", "Autumn term 2026")),
        ("Short term", "Gravel path", act("Path to be rolled and edged before the first frost", "KO / Site team", "October 2026")),
        ("Medium term", "Stage", act("Price of a lift for the stage to be sought from two firms", "KO", "Summer 2027")),
    ]),
    "Lessons": ("Responsibilities", [
        ("Short term", "Large print", act("Each class to hold one large print copy of the books it reads", "RL", "January 2027")),
        ("Long term", "Quiet room", act("Old store to become a room where pupils can be alone for a while", "RL / Governors", "September 2028")),
    ]),
}

if __name__ == "__main__":
    document = docx.Document()
    document.add_heading("Bracken Lane School: access plan", 0)
    sections = []
    for name, (who, rows) in PARTS.items():
        document.add_heading(name, 1)
        table = document.add_table(rows=1, cols=5, style="Table Grid")
        for cell, words in zip(table.rows[0].cells, ("", "Targets", "Strategies", "Timescale", who)):
            cell.text = words
        above = None
        for term, about, a in rows:
            cells = table.add_row().cells
            for cell, words in zip(cells, (term, about, a["text"], a["target_date"], a["lead"])):
                cell.text = words
            if above is not None and above.text == term:
                cells[0].text = ""
                above.merge(cells[0])
            else:
                above = cells[0]
        sections.append(theme(name, *(a for _, _, a in rows)))
    document.save(os.path.join(HERE, "school-targets.docx"))
    gold("school-targets", sections=sections)
