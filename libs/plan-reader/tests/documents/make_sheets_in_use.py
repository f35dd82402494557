#!/usr/bin/env python3
"""Writes invented plans as those who work with them keep them: a blank column in the middle, headings over two lines that go on below, quarters
beneath years with the name of the rows beside the lower, tasks headed "Responsibility" beside an "Actionee", and commentaries that stand over
several actions. With their gold readings:
python3 make_sheets_in_use.py"""
import datetime
import os

import docx
import openpyxl
from openpyxl.styles import PatternFill

from make_lists import HERE, act, gold, theme


def save(book, name):
    book.save(os.path.join(HERE, name))


def blank_column():
    themes = [
        ("Leadership", [act("Put the pledge on the front page", "Trustees", None, "Done"), act("Print pay bands with every advert", "Manager", None, "On-going")]),
        ("Young people", [act("Ask each group what would make it stay", "Youth worker", None, "Not yet"), act("Name somebody to tell when things go wrong", "Manager", None, "Done")]),
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Plan of the Tamar Quay Music Project"])
    sheet.append([])
    sheet.append(["Action", "Status", None, "Area", "Sub-area", "Who"])
    for name, acts in themes:
        for part, a in zip(("Policy", "Money"), acts):
            sheet.append([a["text"], a["achieved"], None, name, part, a["lead"]])
    save(book, "blank-column.xlsx")
    gold("blank-column", sections=[theme(name, *acts) for name, acts in themes])


def headings_go_on():
    """The second line of headings goes on with some of the first; updates by the month stand beneath one heading."""
    rows = [
        ("Rec 1 - A line to call", [(act("Hire a line that others run", "Manager People", datetime.date(2027, 9, 30), "Closed by the board", "1a"), ("Contract sent", "Line open", "Closed by the board")),
                                    (act("Tell every station about the line", "Head of News", datetime.date(2027, 12, 31), "9 of 27 stations told", "1b"), ("", "9 of 27 stations told", ""))]),
        ("Rec 2 - Checks", [(act("Check all who answer calls", "HR Manager", datetime.date(2028, 3, 31), "Law awaited", "2a"), ("Law awaited", "", ""))]),
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    sheet.append(["Tracker of the culture review"])
    sheet.append(["Recommendation", "Ref", "Action", "Owner", "Internal ref", "Original", "Extension", "Updates", None, None])
    sheet.append([None, None, None, None, "(do not print)", "target date", "asked for", "Aug-27", "Sep-27", "Oct-27"])
    for column in range(1, 5):
        sheet.merge_cells(start_row=2, start_column=column, end_row=3, end_column=column)
    sheet.merge_cells("H2:J2")
    for name, acts in rows:
        first = sheet.max_row + 1
        for i, (a, told) in enumerate(acts):
            late = a["target_date"] if a["ref"] == "1b" else None
            when = datetime.date(2027, 10, 31) if late else a["target_date"]
            sheet.append([name if i == 0 else None, a["ref"], a["text"], a["lead"], f"VC/{a['ref']}", when, late, *told])
        if len(acts) > 1:
            sheet.merge_cells(start_row=first, start_column=1, end_row=sheet.max_row, end_column=1)
    save(book, "headings-go-on.xlsx")
    for _, acts in rows:
        for a, _ in acts:
            a["target_date"] = a["target_date"].isoformat()
    said = [{"ref": None, "text": name} for name, _ in rows]
    gold("headings-go-on", sections=[theme(None, *(a for _, acts in rows for a, _ in acts), recommendations=said)])


def quarters():
    """Quarters with their months beneath years, and the word for the rows beside them; a key in colours below."""
    times = ["Q1\nApr - Jun 2027", "Q2\nJul - Sept 2027", "Q3/4\nOct 2027 - Mar 2028", "Q1\nApr - Jun 2028"]
    rows = [
        ("Heard", ["Ask officers who left why they did", None, "Print what they said", "Ask again"]),
        ("Treated alike", [None, "Watch one film of a search in ten", "Show the films to the panel", None]),
        ("Kept safe", ["Write down who is hurt and where", None, None, "Train those who take calls"]),
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([])
    sheet.append([None, "Plan of the Ouse Valley Police by quarter"])
    sheet.append([])
    sheet.append([None, None, "2027/28", None, None, "2028/29"])
    sheet.merge_cells("C4:E4")
    sheet.append([None, "Strand", *times])
    for name, cells in rows:
        sheet.append([None, name, *cells])
    sheet.append([])
    sheet.append([None, "Key"])
    for words, colour in (("Delivered", "00B050"), ("In progress", "FFC000")):
        sheet.append([None, None, words])
        sheet.cell(sheet.max_row, 2).fill = PatternFill("solid", fgColor=colour)
    save(book, "quarters-beneath-years.xlsx")
    acts = lambda cells: [act(text, None, when.replace("\n", " ")) for text, when in zip(cells, times) if text]
    gold("quarters-beneath-years", sections=[theme(name, *acts(cells)) for name, cells in rows])


def actionees():
    blocks = [
        ("What the figures say", [act("Agree what is counted and how often", "PL; HR", "31/10/2027", "Completed", "A1"), act("Numbers by grade to be put before the board each term", "HR", "20/12/2027", "Started", "A2")]),
        ("Who decides", [act("All heads to have an aim of their own", "VCO; HR", "29/11/2027", "Started", "B1"), act("Look at who sits on each panel and why", "GOV", "30/06/2028", "Not started", "B2")]),
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Race plan of the University of Arden: tasks"])
    sheet.append([])
    for name, acts in blocks:
        sheet.append([name])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=5)
        sheet.append(["Date", "Ref.", "Responsibility", "Actionee", "Status"])
        for a in acts:
            sheet.append([datetime.datetime.strptime(a["target_date"], "%d/%m/%Y").date(), a["ref"], a["text"], a["lead"], a["achieved"]])
        sheet.append([])
    save(book, "tasks-and-actionees.xlsx")
    for a in (a for _, acts in blocks for a in acts):
        a["target_date"] = datetime.datetime.strptime(a["target_date"], "%d/%m/%Y").date().isoformat()
    gold("tasks-and-actionees", sections=[theme(name, *acts) for name, acts in blocks])


def commentaries():
    """What is said of the figures stands beside several actions, and in the last table beside one."""
    heads = ("Commentary", "No.", "Actions", "Accountable", "Measure", "Deadline")
    metrics = [
        ("Metric 1: Pay bands", "One in five of all staff is Black or Asian, and one in twelve at Band 8.", [
            act("Count who is at which band in each division", "Data Analyst", "July 2027", ref="1a"), act("Show every chance to act up on one page", "Trainer", "October 2027", ref="1b")]),
        ("Metric 2: Training", "Short courses are not written down.", [act("Write down who goes on short courses", "Systems Manager", "August 2027", ref="2a")]),
    ]
    document = docx.Document()
    document.add_heading("Action plan on the race standard of the Lune Hospitals", 0)
    for name, said, acts in metrics:
        document.add_heading(name, 1)
        table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for row, words in [(table.rows[0], heads), *((table.add_row(), ("", a["ref"], a["text"], a["lead"], "Shown to the board", a["target_date"])) for a in acts)]:
            for cell, text in zip(row.cells, words):
                cell.text = text
        table.cell(1, 0).merge(table.cell(len(acts), 0)).text = said
    document.save(os.path.join(HERE, "commentary-beside.docx"))
    gold("commentary-beside", sections=[theme(name, *acts) for name, _, acts in metrics])


if __name__ == "__main__":
    blank_column()
    headings_go_on()
    quarters()
    actionees()
    commentaries()
