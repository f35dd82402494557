#!/usr/bin/env python3
"""Writes an invented report in Word on what is still to be done: a form for each action under a row that names it by "Action #:" and its number,
below a heading that is said again over each, with its gold reading:
python3 make_numbered_forms.py"""
import os

import docx

from make_lists import HERE, act, gold, theme

PARTS = [
    ("Outstanding actions of the first plan", [
        act("Fair Work Recommendation 2 – Boards to say each year what they pay and why", "Fair Work Division", "Spring 2028", "Boards were asked in May. What they said is being read.", "7"),
        act("Data Recommendation 4 – Surgeries to write down the language of nine patients in ten", "Health Figures Office", "March 2028", "Seven in ten are written down.", "12"),
    ]),
    ("Outstanding actions of the framework", [
        act("Look through the courses of new teachers", None, "To be determined", "No money was found in the year.", "31"),
        act("Make interpreters easier to find in the courts", "Courts Directorate", "December 2028", "A list is planned.", "33"),
    ]),
]

if __name__ == "__main__":
    document = docx.Document()
    document.add_heading("Review of the race plan: what is outstanding", 0)
    document.add_paragraph("In the chapters before we told what has been done.")
    for name, acts in PARTS:
        for a in acts:
            document.add_heading(name, 2)
            rows = [("Owner", a["lead"] or ""), ("Plans to progress action", a["achieved"]), ("Intended start date", "Underway"), ("Intended end date", a["target_date"])]
            table = document.add_table(rows=5, cols=2, style="Table Grid")
            table.cell(0, 0).merge(table.cell(0, 1)).text = f"Action #: {a['ref']} {a['text']}"
            for row, words in zip(table.rows[1:], rows):
                for cell, text in zip(row.cells, words):
                    cell.text = text
            document.add_paragraph()
    document.save(os.path.join(HERE, "numbered-forms.docx"))
    gold("numbered-forms", sections=[theme(name, *acts) for name, acts in PARTS])
