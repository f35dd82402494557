#!/usr/bin/env python3
"""Writes an invented return that a body fills in each year, in Word: a table for the measures that are done, by level, one for those that are
partly done and one for those that are not, each with headings of its own, with its gold reading:
python3 make_yearly_returns.py"""
import os

import docx

from make_lists import HERE, act, gold, theme

BY_LEVEL = [
    ("County", act("Two places kept for deaf residents on the Tenants’ Panel"), "Both places filled", "Fire notices rewritten"),
    ("District", act("Meeting room with a loop offered to every group"), "Used by nine groups", ""),
]
PARTLY = [
    (act("To have a hoist in each of the four pools", ref="1", achieved="The two oldest pools are to be sold"), "Hoists in two pools"),
    (act("To train all lifeguards in signs for danger", ref="2", achieved="The trainer fell ill in May"), "31 of 54 trained"),
]
NOT_MET = [
    act("Forum for carers who work nights", ref="1", achieved="Nobody came. To be tried by phone in 2027"),
    act("Large print menus in all canteens", ref="2", achieved="The printer’s contract ended"),
]


def table(document, heads, rows):
    made = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for words, cells in [(heads, made.rows[0].cells), *((row, made.add_row().cells) for row in rows)]:
        for cell, text in zip(cells, words):
            cell.text = text
    document.add_paragraph()


if __name__ == "__main__":
    document = docx.Document()
    document.add_heading("Return on the Access Plan of Tarrowdale District", 1)
    document.add_paragraph("1. How many measures of the plan were met?")
    table(document, ("2", "2", "2"), [("Met", "Partly met", "Not met")])
    document.add_paragraph("2. List the measures that were met, by level.")
    table(document, ("Level", "Action Measures", "Outputs[i]", "Outcomes / Impact"), [(level, a["text"], out, impact) for level, a, out, impact in BY_LEVEL])
    document.add_paragraph("3. List the measures that were met in part.")
    heads = ("", "Action Measures partly met", "Milestones / Outputs", "Reasons not fully met")
    table(document, heads, [(a["ref"], a["text"], out, a["achieved"]) for a, out in PARTLY])
    document.add_paragraph("4. List the measures that were not met, and why.")
    table(document, ("", "Action Measures not met", "Reasons"), [(a["ref"], a["text"], a["achieved"]) for a in NOT_MET])
    document.add_paragraph("[i] What was made or done.")
    document.save(os.path.join(HERE, "yearly-return.docx"))
    gold("yearly-return", sections=[
        theme("List the measures that were met, by level.", *(dict(a, achieved=out) for _, a, out, _ in BY_LEVEL)),
        theme("List the measures that were met in part.", *(dict(a, achieved=out) for a, out in PARTLY)),
        theme("List the measures that were not met, and why.", *NOT_MET)])
