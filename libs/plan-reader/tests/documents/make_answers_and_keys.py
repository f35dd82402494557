#!/usr/bin/env python3
"""Writes invented plans beside which stands what is no activity: what a body answers to a recommendation, a key to the columns, a list of
members, what was judged; and strategies beside their targets. With their gold readings:
python3 make_answers_and_keys.py"""
import os

import docx
import openpyxl

from make_lists import HERE, act, gold, theme


def table(document, rows, over=(), down=()):
    """Rows in a table; `over` are the rows whose second cell reaches to the right edge, `down` spans of rows whose first cell is one."""
    made = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, words in zip(made.rows, rows):
        for cell, text in zip(row.cells, words):
            cell.text = text
    for at in over:
        made.cell(at, 1).merge(made.cell(at, len(rows[0]) - 1))
    for first, last in down:
        made.cell(first, 0).merge(made.cell(last, 0))
    return made


def recommended(number, text):
    return {"ref": str(number), "text": text}


def responses():
    """Answers across the table, one with its reason, over bullets that stand alone in their cells; start and end in one cell."""
    said = ["Publish the criteria by which places in the refuge are given.", "Keep the night line open until its users have been asked."]
    acts = [
        act("The criteria will be written with two women’s groups", "Director, Safety", "June 2027"),
        act("A card with the criteria will be handed out at each desk", "Manager, Front Desks", "October 2027"),
        act("Users of the night line will be asked in six languages", "Director, Safety", "March 2028"),
    ]
    document = docx.Document()
    document.add_heading("Response to the evaluation of the refuge programme", 0)
    rows = [("Recommendations", "Actions", "Responsible Manager", "Planned Start and Completion Dates"), (f"1. {said[0]}", "Agree.", "", "")]
    dates = [("May 2027", "June 2027"), ("July 2027", "October 2027"), ("January 2028", "March 2028")]
    lines = [("", a["text"], a["lead"], f"Start date: {begin}\nCompletion: {end}") for a, (begin, end) in zip(acts, dates)]
    rows += [*lines[:2], (f"2. {said[1]}", "Partially agree.\nPreamble: Money for the line is to be voted each year.", "", ""), lines[2]]
    made = table(document, rows, over=(1, 4), down=((1, 3), (4, 5)))
    for at in (2, 3, 5):
        made.cell(at, 1).paragraphs[0].style = document.styles["List Bullet"]
    document.add_heading("What was judged", 1)
    table(document, [("Criterion", "Met / Partly met / Not met"), ("Places are given fairly", "Partly met"), ("Staff know the rules", "Met"), ("Complaints are counted", "Not met")])
    document.save(os.path.join(HERE, "answers-across.docx"))
    gold("answers-across", sections=[theme(None, *acts, recommendations=[recommended(i, t) for i, t in enumerate(said, 1)])])


def deliverables():
    """Planned actions each with what it delivers, in rows below an answer."""
    said = ["It is recommended that the Assistant Commissioner set out who may search whom.", "It is recommended that searches be counted by ward."]
    acts = [
        act("The Branch will write a policy on searches and show it to the Youth Panel before it is signed.", "Head of Operations", "May 2027"),
        act("The pages of the intranet for sergeants will be changed so that they follow the policy.", "Web Manager", "July 2027"),
        act("A report by ward will be drawn from the system each quarter and sent to the Panel.", "Head of Data", "First report: August 2027"),
    ]
    gives = ["Policy", "Changed pages", "Quarterly report"]
    document = docx.Document()
    document.add_heading("Management Response and Action Plan", 1)
    heads = ("Recommendations", "Management Response and Planned Actions", "Deliverables", "Expected Completion Date", "Responsibility")
    line = lambda i: ("", acts[i]["text"], gives[i], acts[i]["target_date"], acts[i]["lead"])
    rows = [heads, (f"1. {said[0]}", "Management agrees with this recommendation.", "", "", ""), line(0), line(1)]
    rows += [(f"2. {said[1]}", "Management agrees with this recommendation in principle.", "", "", ""), line(2)]
    table(document, rows, down=((1, 3), (4, 5)))
    document.add_paragraph()
    table(document, [("Name", "Organisation", "Role"), ("Sgt. Ida Moss", "Operations", "Chair"), ("Mr. Lal", "Youth Panel", "Member"), ("Vacant", "Night Shelter", "Member")])
    document.save(os.path.join(HERE, "planned-and-delivered.docx"))
    gold("planned-and-delivered", sections=[theme(None, *acts, recommendations=[recommended(i, t) for i, t in enumerate(said, 1)])])


def targets():
    """How things should be beside what is to be done about it, under terms; one target without a strategy."""
    document = docx.Document()
    document.add_heading("Access plan of Cressing Brook School", 0)
    heads = ("Targets", "Strategies", "Timescale", "Responsibility")
    rows = [
        ("Steps in the lower hall are plain to everyone who uses it", "Yellow strips to be laid on each edge. Caretaker to look at them half termly.", "Autumn Term 2027", "DW"),
        ("The bay near the gate is free for those who hold a badge", "Bay to be painted again and letters to be sent each term.", "Spring Term 2028", "Office"),
        ("Every pupil hears what is said in assembly", "Loop to be fitted in the hall, if two quotations are had.", "2028-29 Academic Year", "DW / Governors"),
        ("Rooms upstairs are reached without stairs", "", "To be confirmed by the county", "County"),
    ]
    bands = {0: "Short term", 2: "Medium term", 3: "Long term"}
    lines = [heads]
    for i, row in enumerate(rows):
        lines += [(bands[i], "", "", "")] if i in bands else []
        lines.append(row)
    made = table(document, lines)
    for at, line in enumerate(lines):
        if line[0] in bands.values():
            made.cell(at, 0).merge(made.cell(at, 3))
    document.add_paragraph()
    table(document, [("Version", "Date", "Agreed by"), ("1", "12.03.27", "Governors"), ("2", "06.07.27", "Premises Committee")])
    document.save(os.path.join(HERE, "targets-and-strategies.docx"))
    acts = [act(do or target, who, when) for target, do, when, who in rows]
    parts = [("Short term", acts[:2]), ("Medium term", acts[2:3]), ("Long term", acts[3:])]
    gold("targets-and-strategies", sections=[theme(name, *part) for name, part in parts])


def tracker():
    """Updates month by month under one heading, a sentence below the name of each theme, and a sheet that explains the columns."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    heads = ("Ref", "Recommendation", "Lead Officer", "Target date", "Monthly update (2027)", "", "")
    themes = [
        ("Principle: Homes", "Making it easier to find and keep a home that is safe.", [
            (act("That waiting times be published for each ward", "AB", "May 2027", "Published for four wards", "H1"), ("Data asked for", "Data checked", "Published for four wards")),
            (act("That letters be sent in six languages", "CD", "June 2027", "Two translators found", "H2"), ("", "Two translators found", "")),
        ]),
        ("Principle: Jobs", "Seeing to it that all who apply are judged by the same rules.", [
            (act("That panels be trained before they sit", "EF", "July 2027", "First date set", "J1"), ("First date set", "", "")),
        ]),
    ]
    sheet.append(["Tracker of the recommendations of the fairness panel"])
    sheet.append([])
    for name, about, rows in themes:
        sheet.append([name])
        sheet.append([about])
        at = sheet.max_row
        sheet.merge_cells(start_row=at, start_column=1, end_row=at, end_column=7)
        sheet.append(heads)
        sheet.append(["", "", "", "", "Apr", "May", "Jun"])
        for column in range(1, 5):
            sheet.merge_cells(start_row=at + 1, start_column=column, end_row=at + 2, end_column=column)
        sheet.merge_cells(start_row=at + 1, start_column=5, end_row=at + 1, end_column=7)
        for a, told in rows:
            sheet.append([a["ref"], a["text"], a["lead"], a["target_date"], *told])
        sheet.append([])
        sheet.append([])
    key = book.create_sheet("Key")
    for line in (["Key"], ["Ref", "Number given to the recommendation"], ["Lead Officer", "Initials of the officer and of the member"], ["Target date", "Meeting at which the recommendation was made"], ["Green", "done"]):
        key.append(line)
    book.save(os.path.join(HERE, "months-and-key.xlsx"))
    gold("months-and-key", sections=[theme(name.removeprefix("Principle: "), *(a for a, _ in rows)) for name, _, rows in themes])


if __name__ == "__main__":
    responses()
    deliverables()
    targets()
    tracker()
