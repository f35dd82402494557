#!/usr/bin/env python3
"""Writes invented plans in tables with several things out of the ordinary in each, each with its gold reading: themes among the headings, rows
that number the columns, who and when behind a stroke, a key right below, figures above and risks below on one sheet, a sheet without headings, names
that nothing marks:
python3 make_odd_tables.py"""
import csv, os

import docx, openpyxl

from make_lists import HERE, act, gold, theme

PLAN = {
    "A fair start at work": [act("Offer every apprentice a named mentor for the first year", lead="Head of Skills", date="September 2027", achieved="Nine mentors found"),
                             act("Publish the ethnicity pay gap by grade, with what explains it", lead="Reward Manager", date="31/03/2027"),
                             act("Rewrite the adverts of the depot", lead="Lena Adeyemi", date="Ongoing", achieved="Four rewritten")],
    "Streets for everyone": [act("Walk each estate at night with the people who live there", lead="Community Wardens", date="Winter 2026/27", achieved="Two walks held"),
                             act("Report stops by the wardens by ethnicity every quarter", lead="Data Team", date="Q2 2027/28")],
}
TITLE = "Fair depot plan 2026–2028"


def gold_of(name, achieved=True):
    kept = lambda a: a if achieved else {**a, "achieved": None}
    gold(name, sections=[theme(name_, *(kept(a) for a in acts)) for name_, acts in PLAN.items()])


def row(table, cells):
    for cell, words in zip(table.add_row().cells, cells):
        cell.text = words


def among_headings():
    """A table in which each block is headed by its theme, over numbers for the columns; a key stands right below."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    table = document.add_table(rows=0, cols=4, style="Table Grid")
    for n, (name, acts) in enumerate(PLAN.items(), 1):
        row(table, [f"{n}. {name}", "Lead", "By when", "What has been done"])
        if n == 1:
            row(table, ["(1)", "(2)", "(3)", "(4)"])
        for a in acts:
            row(table, [a["text"], a["lead"], a["target_date"], a["achieved"] or ""])
    row(table, ["Key: G = on track, A = late by a month, R = late by more", "", "", ""])
    document.save(os.path.join(HERE, "among-headings.docx"))
    gold_of("among-headings")


def behind_a_stroke():
    """Names with a code of their own over a table of two columns; long words go on in a row of their own."""
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for n, (name, acts) in enumerate(PLAN.items(), 1):
        document.add_paragraph().add_run(f"FD{n} – {name}").bold = True
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        row(table, ["Commitment", "Responsibility / deadline"])
        for a in acts:
            words = a["text"]
            cut = words.rfind(" ", 0, 44) if len(words) > 50 else len(words)
            row(table, [words[:cut], f"{a['lead']} / {a['target_date']}"])
            if words[cut:].strip():
                row(table, [words[cut + 1:], ""])
    document.save(os.path.join(HERE, "behind-a-stroke.docx"))
    gold_of("behind-a-stroke", achieved=False)


def on_one_sheet():
    """Figures by year, a plan and its risks, one below the other on a sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    for cells in ([TITLE], [], ["Staff", "2024", "2025", "2026"], ["Asian", "11%", "12%", "14%"], ["Black", "7%", "7%", "8%"], [],
                  ["Ref", "Aim", "Action", "Who", "When", "Progress"]):
        sheet.append(cells)
    for n, (name, acts) in enumerate(PLAN.items(), 1):
        sheet.append([name])
        for m, a in enumerate(acts, 1):
            sheet.append([f"{n}.{m}", f"Nobody is left out of {name.lower()}", a["text"], a["lead"], a["target_date"], a["achieved"]])
    for cells in ([], ["Risk", "Likelihood", "Impact", "Mitigation", "Owner"], ["The grant ends early", "Low", "High", "Ask two trusts", "Finance Manager"]):
        sheet.append(cells)
    book.save(os.path.join(HERE, "on-one-sheet.xlsx"))
    gold_of("on-one-sheet")


def without_headings():
    """A file of separated text with a title, names of themes beside the rows and no headings at all."""
    with open(os.path.join(HERE, "titled-without-headings.csv"), "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow([TITLE])
        for name, acts in PLAN.items():
            for a in acts:
                out.writerow([name, a["text"], a["lead"], a["target_date"]])
    gold_of("titled-without-headings", achieved=False)


def bare_names():
    """Names alone in their rows, in a file of separated text whose first column says when."""
    with open(os.path.join(HERE, "bare-names.csv"), "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["Deadline", "Task", "Owner", "Update"])
        for name, acts in PLAN.items():
            out.writerow([name, "", "", ""])
            for a in acts:
                out.writerow([a["target_date"], a["text"], a["lead"], a["achieved"]])
    gold_of("bare-names")


if __name__ == "__main__":
    bare_names()
    among_headings()
    behind_a_stroke()
    on_one_sheet()
    without_headings()
