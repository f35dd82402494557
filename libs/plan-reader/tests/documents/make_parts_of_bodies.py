#!/usr/bin/env python3
"""Writes invented plans in which headings, bands and lines over sheets say which part of a body acts, or in which numbers and
headings stand for more than they say, each with its gold reading: python3 make_parts_of_bodies.py. Needs python-docx and openpyxl
from PyPI."""
import docx as word
import openpyxl

from make_layouts import here, table
from make_lists import act, gold


def parted(name, *parts):
    """A theme with activities of several parts of the body."""
    return {"theme": name, "desired_outcome": None, "corporate_recommendations": [],
            "services": [{"service": part, "activities": acts} for part, acts in parts]}


# ---- 1. Themes over departments, both only headings

def over_departments():
    lines = ["# Welcome plan", "", "The council agreed this plan in May.", ""]
    for name, parts in OVER_DEPARTMENTS:
        lines += [f"## {name}", ""]
        for part, acts in parts:
            lines += [f"### {part}", "", "| Action | Lead | Due | Progress |", "|:--|:--|:--|:--|"]
            lines += [f"| {a['text']} | {a['lead']} | {a['target_date']} | {a['achieved']} |" for a in acts] + [""]
    with open(here("over-departments.md"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines))
    gold("over-departments", sections=[parted(name, *parts) for name, parts in OVER_DEPARTMENTS])


OVER_DEPARTMENTS = [
    ("A fair start", [
        ("Human Resources", [act("Take the names off forms before they are read", "Head of Hiring", "May 2027", "Begun in two teams"),
                             act("Pay those who sit on panels for their time", "Asha Bell", "Ongoing", "Agreed")]),
        ("Libraries and Culture", [act("Buy books in the nine languages of the town", "Town Librarian", "June 2027", "Four hundred bought")])]),
    ("Being heard", [
        ("Housing and Estates", [act("Ring each tenant who reports hate within a day", "Repairs Manager", "March 2027", "Not begun")]),
        ("Human Resources", [act("Ask those who leave why they go", "Head of Hiring", "July 2027", "A form is written"),
                             act("Tell the cabinet twice a year what was heard", "Asha Bell", "Autumn 2027", "First talk held")])])]


# ---- 2. Forms in which "Commitment" is only a number, and "What we will do" the words

def numbers_for_commitments():
    doc = word.Document()
    doc.add_heading("Race action plan", 0)
    for name, acts in NUMBERED:
        doc.add_heading(name, 1)
        for a in acts:
            table(doc, [["Commitment", a["ref"]], ["What we will do", a["text"]], ["Who is responsible", a["lead"]],
                        ["To be completed by", a["target_date"]], ["What has been achieved so far", a["achieved"]]])
            doc.add_paragraph()
    doc.save(here("numbers-for-commitments.docx"))
    gold("numbers-for-commitments", sections=[parted(name, (None, acts)) for name, acts in NUMBERED])


NUMBERED = [
    ("How we stop and search", [act("Show each recording to the panel of residents", "Chief Inspector Hale", "May 2027", "Two panels met", ref="1.1"),
                                act("Publish the figures of each ward", "Data Team", "Each quarter", "Done in spring", ref="1.2")]),
    ("Who we hire", [act("Visit the colleges of all three towns", "Head of Hiring", "October 2027", "One visit made", ref="2.1"),
                     act("Offer a mentor to each new officer", "Sergeant Idris Cole", "June 2027", "Twelve have one", ref="2.2")])]


# ---- 3. A table under bands, each with headings of its own below it

def headings_under_bands():
    doc = word.Document()
    doc.add_heading("Homes for all", 0)
    out = doc.add_table(rows=0, cols=5, style="Table Grid")
    for (name, acts), (words, order) in zip(UNDER_BANDS, HEADINGS):
        cells = out.add_row().cells
        cells[0].merge(cells[4]).paragraphs[0].add_run(name).bold = True
        for cell, text in zip(out.add_row().cells, words):
            cell.paragraphs[0].add_run(text).bold = True
        for a in acts:
            cells = out.add_row().cells
            for cell, key in zip(cells, ["ref", *order]):
                cell.text = a[key]
    doc.save(here("headings-under-bands.docx"))
    gold("headings-under-bands", sections=[parted(name, (None, acts)) for name, acts in UNDER_BANDS])


HEADINGS = [(["No", "Task", "Milestone", "Actionee", "Comments"], ["text", "target_date", "lead", "achieved"]),
            (["No", "Who", "Action", "Due", "Progress"], ["lead", "text", "target_date", "achieved"]),
            (["No", "Action", "Responsibility", "Update", "Deadline"], ["text", "lead", "achieved", "target_date"])]
UNDER_BANDS = [
    ("Lettings", [act("Find out who waits longest for a home", "Lettings Manager", "May 2027", "Figures are in", ref="1"),
                  act("Write to all who wait in their own language", "Post Room", "July 2027", "Letters are with the printer", ref="2")]),
    ("Repairs", [act("Send a woman to repair where a tenant asks for one", "Repairs Manager", "March 2027", "Two were hired", ref="1"),
                 act("Teach each repairer what to do about hate", "Training Lead", "Ongoing", "Half were taught", ref="2")]),
    ("Tenants’ voice", [act("Pay tenants who sit on the board", "Company Secretary", "April 2027", "Agreed", ref="1"),
                        act("Meet in each estate twice a year", "Estates Team", "Twice a year", "Six meetings held", ref="2")])]


# ---- 4. A workbook with a sheet for each directorate, named over the headings, and bands of themes

def sheets_of_directorates():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for part in ("Schools and Families", "Streets"):
        sheet = book.create_sheet(part)
        sheet.append([f"Directorate: {part}"])
        sheet.append([])
        sheet.append(["Action", "Lead", "Deadline", "Progress"])
        for name, parts in OF_DIRECTORATES:
            sheet.append([name])
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=4)
            for a in dict(parts)[part]:
                sheet.append([a["text"], a["lead"], a["target_date"], a["achieved"]])
    book.save(here("sheets-of-directorates.xlsx"))
    gold("sheets-of-directorates", sections=[parted(name, *parts) for name, parts in OF_DIRECTORATES])


OF_DIRECTORATES = [
    ("Belonging", [
        ("Schools and Families", [act("Ask each school to name someone for race equality", "Head of Schools", "September 2027", "Nine have done so"),
                                  act("Read with parents in their own language", "Family Hubs", "Each term", "Begun in May")]),
        ("Streets", [act("Take hateful words off walls within a day", "Street Care", "Ongoing", "Nine in ten are")])]),
    ("Work", [
        ("Schools and Families", [act("Train assistants to become teachers", "Tom Okafor", "July 2028", "Fourteen are in training")]),
        ("Streets", [act("Share overtime out fairly", "Depot Manager", "May 2027", "A rota is agreed"),
                     act("Hire apprentices from each ward", "Depot Manager", "June 2027", "Not begun")])])]


# ---- 5. Promises in running text with who and when in brackets, under themes and departments of which one is the lawyers'

def labelled_brackets():
    doc = word.Document()
    doc.add_heading("Our promises on race", 0)
    doc.add_heading("Why this matters", 1)
    doc.add_paragraph("Half of the people of the valley were born elsewhere. We have not always listened to them.")
    for name, parts in PROMISED:
        doc.add_heading(name, 1)
        doc.add_paragraph("This is what we were asked for most.")
        for part, acts in parts:
            doc.add_heading(part, 2)
            for a in acts:
                doc.add_paragraph(f"{a['text']} (Lead officer: {a['lead']}; timescale: {a['target_date']}).")
    doc.save(here("labelled-brackets.docx"))
    gold("labelled-brackets", sections=[parted(name, *parts) for name, parts in PROMISED])


PROMISED = [
    ("Open doors", [
        ("Legal and Democratic Services", [act("We will hold meetings of the council in the evening", "Clerk", "May 2027"),
                                           act("We will pay for those who interpret. Each meeting will have one", "Asha Bell", "June 2027")]),
        ("Customer Services", [act("We will answer letters in the language they are written in", "Post Room", "July 2027")])]),
    ("Fair chances", [
        ("Human Resources", [act("We will publish what we pay by ethnicity", "Head of Pay", "April 2027"),
                             act("We will give each apprentice a mentor", "Tom Okafor", "September 2027")])])]


# ---- 6. Themes with numbers that nothing marks, and progress that begins with a status and a colon

def bare_numbers():
    lines = ["# Inclusion plan", ""]
    for n, (name, acts) in enumerate(BARE_NUMBERS, 1):
        lines += [f"## {n} {name}", ""]
        for a in acts:
            lines += [f"- {a['text']}", f"  - Lead: {a['lead']}", f"  - Timescale: {a['target_date']}", f"  - Progress: {a['achieved']}"]
        lines.append("")
    with open(here("bare-numbers.md"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines))
    gold("bare-numbers", sections=[parted(name, (None, acts)) for name, acts in BARE_NUMBERS])


BARE_NUMBERS = [
    ("Listening", [act("Walk each ward with the people who live there", "Ward Officers", "Each spring", "On track: five wards walked."),
                   act("Print the newsletter in three languages", "Press Office", "May 2027", "Delayed: no printer was found.")]),
    ("Learning", [act("Tell each class how the town was built and by whom", "Museum", "September 2027", "Complete: all schools have the film."),
                  act("Lend laptops to those who study at home", "College", "Ongoing", "On track: forty are lent.")])]


if __name__ == "__main__":
    for write in (over_departments, numbers_for_commitments, headings_under_bands, sheets_of_directorates, labelled_brackets, bare_numbers):
        write()
