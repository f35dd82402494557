#!/usr/bin/env python3
"""Writes invented plans, each with its gold reading: tables in print whose columns stand so near to each other that hardly any white
parts them, below names that each page says again; forms whose steps stand in one cell; headings over the wrong columns; a return that
asks by number: python3 make_annexes_and_forms.py. Needs python-docx and LibreOffice."""
import os, subprocess, tempfile

import docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from make_lists import HERE, act, gold, html, theme


def printed(document, name):
    with tempfile.TemporaryDirectory() as place:
        source = os.path.join(place, name + ".docx")
        document.save(source)
        profile = "-env:UserInstallation=file://" + os.path.join(place, "profile")
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", HERE, source], check=True, capture_output=True)


# ---- Annexes on a page each, by year: what is done beside its status, and what became of it under no heading at all

ANNEXES = {
    "Annex A – Reading Rooms": {
        "Year 1 only": [
            ("We will open each reading room on one evening of the week, and say at the door which one.", "Done",
             "All nine rooms have opened on Thursdays since May. The lamps in two of them were replaced in the same week."),
            ("We will lend a magnifier to whoever asks for one", "Done", "Forty were bought, and eleven have been lent at any time so far this winter."),
        ],
        "Years 2 and 3": [
            ("We will move the large print shelves to the front of each room so that nobody has to climb the steps to reach them.", "Paused",
             "Work was stopped when the floor was found to be too weak."),
            ("We will ask readers who are deaf how the desk should be set.", "Done", "Two evenings were held with the club, and its advice has been followed in six rooms."),
        ],
    },
    "Annex B – Book Vans": {
        "Year 1 only": [
            ("We will buy a van with a lift so that readers who use wheelchairs can choose for themselves", "Done",
             "The van was bought in March and is running on four routes; the fifth has been planned with the parish."),
            ("We will print the timetable in the five languages that are spoken most along the routes", "Ongoing",
             "Three are printed. The others have been sent back to the translator twice."),
            ("We will call at every school with fewer than fifty children", "Dropped", "See the new action below."),
        ],
        "New actions": [
            ("We will share one van with the county next door, so that small schools are called at each month of the year.", "Ongoing",
             "The agreement was drawn up in June and is being read by both boards."),
        ],
    },
}


def annexes():
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Liberation Sans", Pt(10)
    document.add_heading("Libraries of the Fen: what became of our promises, 2022 to 2025", 0)
    document.add_paragraph("The two annexes tell of all that we promised. What we call done may go on.")
    for annex, parts in ANNEXES.items():
        document.add_page_break()
        document.add_heading(annex, 1).runs[0].font.size = Pt(20)
        for part, rows in parts.items():
            document.add_heading(part, 2).runs[0].font.size = Pt(14)
            table = document.add_table(rows=1, cols=3)
            table.autofit = False
            margins = OxmlElement("w:tblCellMar")
            for side in ("left", "right"):
                it = OxmlElement(f"w:{side}")
                it.set(qn("w:w"), "0")
                it.set(qn("w:type"), "dxa")
                margins.append(it)
            table._tbl.tblPr.append(margins)
            for cell, words in zip(table.rows[0].cells, ("Action", "Action status")):
                cell.paragraphs[0].add_run(words).bold = True
                cell.paragraphs[0].paragraph_format.space_after = Pt(14)
            for row in rows:
                for cell, words in zip(table.add_row().cells, row):
                    cell.text = words
                    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
                    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
                    borders = OxmlElement("w:tcBorders")
                    top = OxmlElement("w:top")
                    top.set(qn("w:val"), "single")
                    top.set(qn("w:sz"), "4")
                    borders.append(top)
                    cell._tc.get_or_add_tcPr().append(borders)
            for row in table.rows:
                for cell, width in zip(row.cells, WIDTHS):
                    cell.width = Pt(width)
    return document


# What is done reaches to the very edge of its column in one line.
WIDTHS = (183.0, 78, 156)


STATUS = {"Done": "complete", "Paused": "delayed", "Dropped": "stopped"}


def told(part, what, status, became):
    return dict(act(what, None, part if part.startswith("Year") else None, became), status=STATUS.get(status, status))


gold("annexes-by-year", sections=[theme(annex, *(told(part, *row) for part, rows in parts.items() for row in rows)) for annex, parts in ANNEXES.items()])
printed(annexes(), "annexes-by-year")

# ---- A form for each thing to be changed, whose steps stand in one cell, each with when it begins and ends

FORMS = {
    "Shelter at the lower stop": (
        ("What gets in the way", "The step up to the bench is as high as a knee."), ("Where", "Lower stop, both sides"),
        ("Person responsible", "Bridget Ashe, Track Gang"), ("Money", "Timber: £240   Paint: given"),
        [("Measure the step on both sides and draw a ramp", "April 2027", "May 2027"),
         ("Build the ramp in the workshop. Try it with two wheelchairs before it is bolted down", "June 2027", "August 2027"),
         ("Paint the edges yellow", "August 2027", "Each spring from then on")]),
    "Recorded stories": (
        ("What gets in the way", "Visitors who are deaf miss what the drivers tell."), ("Where", "Cars 3 and 11"),
        ("Person responsible", "Archive Volunteers"), ("Money", "None needed"),
        [("Write down the six stories as they are told", "May 2027", "July 2027"),
         ("Print them on cards that hang in the cars", "July 2027", "September 2027")]),
}


def forms():
    document = docx.Document()
    document.add_heading("Tramway museum: access action plan", 0)
    document.add_paragraph("There is a sheet for each thing that visitors told us of.")
    for name, (*facts, steps) in FORMS.items():
        document.add_heading(name, 2)
        table = document.add_table(rows=0, cols=2, style="Table Grid")
        for fact in facts:
            for cell, words in zip(table.add_row().cells, fact):
                cell.text = words
        head, body = table.add_row().cells, table.add_row().cells
        head[0].merge(head[1]).paragraphs[0].add_run("Actions to be taken, start and finish").bold = True
        cell = body[0].merge(body[1])
        for at, (what, begins, ends) in enumerate(steps, 1):
            words = f"{at}. {what}. Starts: {begins}. To be done by: {ends}."
            if at == 1:
                cell.text = words
            else:
                cell.add_paragraph(words)
    return document


gold("barrier-forms", sections=[
    theme(name, *(dict(act(what + ".", facts[2][1], ends, ref=str(at)), other=dict([*facts[:2], facts[3], ("Starts", begins)]))
                  for at, (what, begins, ends) in enumerate(steps, 1)))
    for name, (*facts, steps) in FORMS.items()])
forms().save(os.path.join(HERE, "barrier-forms.docx"))

# ---- Headings over the wrong columns: names stand beneath "Task", and what is done beneath "Owner"

LOCKS = {
    "Locks and gates": [
        ("1 Let everybody pass the locks without help", [
            ("Fit longer beams to the two upper gates.", "May 2028", "Lock Foreman"),
            ("Grease all paddles.", "Each April", "Volunteers’ Coordinator"),
            ("Show boaters with one hand how the new winch is worked.", "July 2028", "Lock Foreman")]),
        ("2 Keep to the water level that was agreed", [("Read the gauges daily.", "From June 2028", "Assistant Engineer, Water")]),
    ],
    "Towpaths": [
        ("3 Make the towpath wide enough for two wheelchairs", [
            ("Cut hedges back.", "October 2028", "Head Gardener"), ("Lay gravel where the bank was washed out last winter.", "March 2029", "Head of Works")]),
        ("4 Tell people what lies ahead", [("Paint the distances on every bridge.", "August 2028", "Sign Writer"), ("Post closures online.", "Ongoing", "Communications Officer")]),
    ],
}
body = ["<h1>Canal company: access action plan 2028</h1>"]
for name, aims in LOCKS.items():
    body.append(f"<h2>{name}</h2><table><tr><th>Objective</th><th>Owner</th><th>By when</th><th>Task</th></tr>")
    for aim, rows in aims:
        for at, row in enumerate(rows):
            first = f"<td rowspan={len(rows)}>{aim}</td>" if at == 0 else ""
            body.append("<tr>" + first + "".join(f"<td>{words}</td>" for words in row) + "</tr>")
    body.append("</table>")
html("headings-one-off.html", "".join(body))
gold("headings-one-off", sections=[theme(name, *(dict(act(what, who, when), other={"Objective": aim}) for aim, rows in aims for what, when, who in rows))
                                   for name, aims in LOCKS.items()])

# ---- A return that asks by number, and says what came of each measure under "Outputs"

RETURN = [
    ("2(a) What boarding measures were completed this year?", ("Port", "Boarding measures", "Outputs", "Impact on passengers"), [
        ("Ness", "Ramps without a lip at both slipways", "Both ramps were laid in May", "Nobody has been carried aboard since"),
        ("Ness", "A seat every fifty paces along the mole", "Eleven benches set up", "Older passengers walk to the boat"),
        ("Scarra", "Lamps at the ticket window", "Two lamps hang there", "")]),
    ("2(b) What training measures were completed this year?", ("", "Training measures", "Outputs", "Impact"), [
        ("1", "Deck crews to be shown how to fold every kind of wheelchair", "Four crews of five", "No chair was damaged"),
        ("2", "Signs for weather and delay to be learnt at the desk", "Nine clerks have learnt forty signs", "Fewer passengers ask twice")]),
    ("3. Please set out which measures were partly completed:", ("", "Measures partly completed", "Outputs", "Reasons not fully completed"), [
        ("1", "Timetables in large print at each stop", "Printed for the summer only", "The winter times came too late"),
        ("2", "Lift between the decks of the older boat", "Drawings were bought", "The yard closed in March")]),
]


def returned():
    document = docx.Document()
    document.add_heading("Ferry ports authority: return on the disability action plan", 1)
    for asked, heads, rows in RETURN:
        document.add_paragraph(asked)
        table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for words, cells in [(heads, table.rows[0].cells), *((row, table.add_row().cells) for row in rows)]:
            for cell, text in zip(cells, words):
                cell.text = text
    document.add_paragraph("4. How do you find out whether measures work? By asking passengers at the gangway.")
    return document


gold("return-by-question", sections=[
    theme(name, *(act(what, achieved=out, ref=first if first.isdigit() else None) for first, what, out, _ in rows))
    for name, (_, _, rows) in zip(("2(a) What boarding measures were completed this year?", "2(b) What training measures were completed this year?",
                                   "Please set out which measures were partly completed"), RETURN)])
returned().save(os.path.join(HERE, "return-by-question.docx"))
