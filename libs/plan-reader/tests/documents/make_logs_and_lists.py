#!/usr/bin/env python3
"""Writes invented plans, each with its gold reading: proposals beside the core tasks they belong to, lists with one line below them that says who
leads, long numbered aims across a table, an audit log with headings over two lines, codes before what is done, headings over "Action taken" and a
status, a column of future action, and a log of open actions: python3 make_logs_and_lists.py. Needs python-docx, openpyxl and LibreOffice."""
import datetime
import os
import subprocess
import tempfile

import docx
import openpyxl
from docx.enum.section import WD_ORIENT
from openpyxl.styles import PatternFill

from make_lists import HERE, act, gold, theme


def printed(document, name):
    with tempfile.TemporaryDirectory() as place:
        source = os.path.join(place, name + ".docx")
        document.save(source)
        profile = "-env:UserInstallation=file://" + os.path.join(place, "profile")
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", os.path.join(HERE, "printed"), source]
        subprocess.run(command, check=True, capture_output=True)


def save(document, name):
    document.save(os.path.join(HERE, name))


def table(document, heads, rows):
    it = document.add_table(rows=0, cols=len(heads))
    it.style = "Table Grid"
    for row in [heads, *rows]:
        for cell, words in zip(it.add_row().cells, row):
            cell.text = words or ""
    return it


# ---- Proposals, each with its date, beside the core tasks they belong to

PROPOSALS = {
    "ISSUE – GETTING ON THE WATER": [
        ("Open the slipway to everyone", [("Buy a hoist that lifts a wheelchair into a canoe", "May 2027", "Boatyard Foreman", "£9,400"),
                                          ("Put the hire prices on the gate in five languages", "Monthly", "Signs Team", "Nil")]),
        ("Teach people who never swam", [("Run a class for women on Thursday evenings", "July 2027", "Head Coach", "Coach’s hours"),
                                         ("Pay the bus fare of those who come from the estates over the river", "Ongoing", "Treasurer", "£1,200 a year")]),
    ],
    "ISSUE – WHO WORKS HERE": [
        ("Find crews in all parts of the town", [("Advertise every post at the mosque and the gurdwara", "June 2027", "Personnel Officer", "Nil"),
                                                 ("Let applicants send a recording instead of a letter", "tbc", "Personnel Officer", "Nil"),
                                                 ("Ask two neighbours to sit on each panel", "October 2027", "Harbour Manager", "Expenses")]),
    ],
}


def proposals():
    document = docx.Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, page.page_height, page.page_width
    document.add_heading("Equality action plan of the Severnside Boat Club, 2027 to 2029", 0)
    for issue, cores in PROPOSALS.items():
        document.add_heading(issue, 1)
        rows = [(core if i == 0 else "", what, when, who, cost) for core, acts in cores for i, (what, when, who, cost) in enumerate(acts)]
        it = table(document, ("CORE TASKS", "LOCAL PROPOSALS", "BY WHEN", "BY WHOM", "COST"), rows)
        at = 1
        for _, acts in cores:
            it.cell(at, 0).merge(it.cell(at + len(acts) - 1, 0)).text = it.cell(at, 0).text.strip()
            at += len(acts)
    save(document, "core-tasks.docx")
    printed(document, "core-tasks")
    gold("core-tasks", sections=[
        theme(issue.removeprefix("ISSUE – "), *(dict(act(what, who, when), other={"CORE TASKS": core, "COST": cost}) for core, acts in cores for what, when, who, cost in acts))
        for issue, cores in PROPOSALS.items()])


# ---- Lists whose items end with when, over one line that says who leads all of them

TARGETS = {
    "Target: To make the reading room a place where every child finds a book about somebody like them": (
        "The shelves were counted in the autumn.",
        [("Buy forty books by writers whom the young readers’ panel has chosen", "October 2026"),
         ("Ask a storyteller from each of the three congregations to read aloud", "Spring Term 2027"),
         ("Look through the shelves with the panel and take away what hurts", "Annually – June")]),
    "Target: To tell families about the library in words they use": (
        "A leaflet in English is there.",
        [("Have the leaflet recorded in Tigrinya, Dari and Polish", "By Easter 2027"),
         ("Sit with new families at the school gate and fill in the card with them", "When the need arises")]),
}
LED, SEEN = "Children’s Librarian and Head of Branches", "Half of the borrowers under twelve come from the streets around the mill."


def lists():
    document = docx.Document()
    document.add_heading("Children’s library of Calder Mill: equality plan", 0)
    for target, (now, acts) in TARGETS.items():
        document.add_heading(target, 1)
        document.add_paragraph().add_run("Current position:").bold = True
        document.add_paragraph(now, style="List Bullet")
        document.add_paragraph().add_run("Activities including timescale:").bold = True
        for what, when in acts:
            document.add_paragraph(f"{what} – {when}", style="List Bullet")
        for label, words in (("Responsibility:", LED), ("Success Criteria:", SEEN)):
            line = document.add_paragraph()
            line.add_run(label).bold = True
            line.add_run(f" {words}")
    save(document, "one-lead-below.docx")
    printed(document, "one-lead-below")
    gold("one-lead-below", sections=[
        theme(target, *(dict(act(what, LED, when), other={"Success Criteria": SEEN}) for what, when in acts)) for target, (_, acts) in TARGETS.items()])


# ---- Long aims with a number of their own across the table, and who sits on the board beneath

AIMS = [
    ("SO 1: To look at every rule that we make for allotments, paths and playgrounds and to change it where it keeps some of the people of the town from coming at all", [
        act("Read the rules for allotments with those who were refused one", "Allotments Officer", "May 2027", ref="1.1"),
        act("Keep a list of the rules that are still to be read", "Town Clerk", "Ongoing", ref="1.2")]),
    ("SO 2: To be a council for which people of every background want to work", [
        act("Publish who applies, who is seen and who is chosen", "Deputy Clerk", "By 31 March each year", ref="2.1"),
        act("Offer two places a year to young people who have left care", "Deputy Clerk", "September 2027", ref="2.2")]),
]
BOARD = [("Cllr T Okonjo", "Chair", "Parks"), ("M Treloar", "Member", "Wages"), ("S Haddad", "Member", "Youth Forum Convenor")]


def aims():
    document = docx.Document()
    document.add_heading("Equality plan of Penhallow Town Council", 0)
    heads = ("", "Action", "Date of completion", "Delivery lead")
    it = table(document, heads, [])
    for aim, acts in AIMS:
        cells = it.add_row().cells
        cells[0].merge(cells[-1]).text = aim
        for a in acts:
            for cell, words in zip(it.add_row().cells, (a["ref"], a["text"], a["target_date"], a["lead"])):
                cell.text = words
    document.add_heading("Membership of the Fair Town Board", 1)
    table(document, ("Name", "Role", "Area of responsibility"), BOARD)
    save(document, "long-aims.docx")
    gold("long-aims", sections=[theme(aim, *acts) for aim, acts in AIMS])


# ---- An audit's log: headings over two lines, answers beside what was recommended, what stands in the way beside what was done

LOG = {
    "Complaints": [
        ("31", "2.1", "Letters went out late in one case of five", "Letters to families who complain should leave within ten days", "Accepted", "Bethan Pryce / Idris Vaughan", "Nov-26",
         "Each desk has a calendar. Two of three letters leave in time.", "One desk is empty"),
        ("32", "2.4", "Nobody wrote down which language was asked for", "The form should ask in which language the family wants to be answered", "Agreed. Form to change.", "Idris Vaughan", "Jan-27",
         "The form was tried in two clinics.", None),
    ],
    "Interpreters": [
        ("44", "1.3", "Relatives interpreted in a tenth of visits", "Clinics should be told that relatives are not to interpret", "Agreed", "Bethan Pryce", "Feb-27", None, "Phones were stolen"),
        ("45", "3.2", "No count of visits that failed", "The number of visits that fail for want of an interpreter should go to the board", "Accepted. With the winter figures.", "Non Rees", "Mar-27",
         "First count to come in March.", None),
    ],
}


def log():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in LOG.items():
        sheet = book.create_sheet(name)
        sheet.append(["Internal audit: log of recommendations"])
        sheet.append([])
        sheet.append(["Ref", "Report ref", "Issue", "Recommendation", "Management Action Agreed", "Responsible", "Original Agreed", "Progress", None])
        sheet.append([None, None, None, None, None, "Executive Lead / Manager", "Implementation Date", "Actions Completed", "Issues Arising This Period"])
        sheet.merge_cells("H3:I3")
        for row in sheet["A3:I4"]:
            for cell in row:
                cell.fill = PatternFill("solid", fgColor="D9E1F2")
        for row in rows:
            sheet.append(row)
    save(book, "audit-answers.xlsx")
    gold("audit-answers", sections=[theme(name, *(act(what, who, when, done, ref) for ref, _, _, what, _, who, when, done, _ in rows)) for name, rows in LOG.items()])


# ---- A summary with codes before what is done, and a count of what each is made of

CODED = [
    ("S2 - Every station should have a room in which to pray or to be quiet", "4", "30 Nov 2027", "Completed - seen by the panel", "100"),
    ("S5 - Kit should come in sizes that fit women", "7", "1 May 2028", "Open - on track", "60"),
    ("S9 - Review who is picked to act up when an officer is away", "2", "31 Aug 2028", "Open - off track", "15"),
    ("S11 - Recruits should be shown round by somebody who joined in the last two years", "5", "1 Jan 2028", "Not started", "0"),
]


def coded():
    document = docx.Document()
    document.add_heading("Fair watch: actions from the review of the Wealden fire stations", 0)
    document.add_paragraph("The board looks at these actions every quarter.")
    table(document, ("Summary", "Sub actions", "Deadline date", "Status", "Overall %"), CODED)
    save(document, "coded-actions.docx")
    gold("coded-actions", sections=[theme(None, *(
        dict(act(what.split(" - ", 1)[1], None, when, status, what.split(" - ")[0]), other={"Sub actions": count, "Overall %": done})
        for what, count, when, status, done in CODED))])


# ---- Headings that are what is to be done, over "Action taken" and a status, beneath a table of judgements

FOUND = {
    "What worries us": [
        ("The college should make sure that students who report racism hear back within a week", "A mailbox that two people read was opened in March. Eleven reports have come in.", "In progress"),
        ("The college should see that hall wardens know whom to call at night", "All wardens carry a card with three numbers.", "Complete"),
    ],
    "What could be better": [
        ("The college should ask why so few black women apply for research posts", "Nine women were asked in May.", "In progress"),
        ("The college should write down who speaks for it in schools, and in which", "The list waits for the new registrar.", "On hold"),
    ],
}


def found():
    document = docx.Document()
    document.add_heading("What the inspectors asked of Aldhelm College", 0)
    document.add_paragraph("The inspectors came in the autumn. This is what they found and what the college does about it.")
    table(document, ("Part", "Judgement"), [("Teaching", "Good"), ("Halls", "Adequate"), ("Fair treatment", "Requires improvement")])
    for name, rows in FOUND.items():
        document.add_heading(name, 2)
        for what, done, status in rows:
            document.add_heading(what, 3)
            document.add_paragraph().add_run("Action Taken").bold = True
            document.add_paragraph(done)
            document.add_paragraph().add_run(f"Status: {status}").bold = True
    save(document, "headed-accounts.docx")
    gold("headed-accounts", sections=[theme(name, *(dict(act(what, None, None, done), other={"Status": status}) for what, done, status in rows)) for name, rows in FOUND.items()])


# ---- Future action beside the action itself, and a column that is called both complete and review

LATER = {
    "Markets": [
        ("Action on who gets a pitch: draw lots before neighbours", "Lots were drawn twice", "Draw again in spring", "Market Warden", "Ongoing"),
        ("Translate the rules for traders and read them out on the first day", "", "Print the rules on the bag", "Trading Standards", "Nov 27"),
    ],
    "Buses": [
        ("Train all drivers to lower the step without being asked", "Forty of ninety were trained", "", "Depot Manager", "Mar 28"),
        ("Count how often a pram or a chair is left at the stop", "A form was drawn up", "Put the count before the board", "Depot Manager", "Review Apr 28"),
    ],
}


def later():
    document = docx.Document()
    document.add_heading("Equality action plan of the Borough of Nene: as it stands", 0)
    rows = [(name if i == 0 else "", *row) for name, acts in LATER.items() for i, row in enumerate(acts)]
    it = table(document, ("Priority area", "Action/ Task/ Improvement", "Progress to date", "Future action", "Led by", "Complete/ Review"), rows)
    at = 1
    for acts in LATER.values():
        it.cell(at, 0).merge(it.cell(at + len(acts) - 1, 0)).text = it.cell(at, 0).text.strip()
        at += len(acts)
    save(document, "future-action.docx")
    printed(document, "future-action")
    gold("future-action", sections=[
        theme(name, *(dict(act(what, who, when, done or None), other={"Future action": next_} if next_ else {}) for what, done, next_, who, when in acts))
        for name, acts in LATER.items()])


# ---- A log on a sheet called by how its actions go

OPEN = [
    act("Send the figures on grievances to the staff side", "DirHR", datetime.date(2027, 3, 4), "Sent on 2 March", "7.1"),
    act("Ask the porters which shifts they would swap", "CoS", datetime.date(2027, 5, 6), "Two of four teams were asked", "7.4"),
    act("Book a room for the network’s day", "CoS", datetime.date(2027, 6, 3), None, "8.2"),
]


def open_actions():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Open actions"
    sheet.append(["Inclusion board of the Tees hospitals: action log"])
    sheet.append([])
    sheet.append(["Ref", "Action", "Lead", "Due date", "Update"])
    for a in OPEN:
        sheet.append([a["ref"], a["text"], a["lead"], a["target_date"], a["achieved"]])
    key = book.create_sheet("Key")
    for row in (("Abbreviation", "Post"), ("DirHR", "Director of Human Resources"), ("CoS", "Chief of Staff")):
        key.append(row)
    save(book, "open-actions.xlsx")
    for a in OPEN:
        a["target_date"] = a["target_date"].isoformat()
    gold("open-actions", sections=[theme(None, *OPEN)])


for write in (proposals, lists, aims, log, coded, found, later, open_actions):
    write()
