#!/usr/bin/env python3
"""Writes invented plans as they are printed, and as Word or pasted text where these have the shape as well, each with its gold reading:
what is done as a paragraph over labels of its own, headings in the middle of columns without rules, rows that the end of a page parts,
a page that says it was archived: python3 make_over_pages.py. Needs python-docx and LibreOffice."""
import os, subprocess, tempfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt

from make_lists import HERE, act, gold, theme


def printed(document, name, folder="printed"):
    with tempfile.TemporaryDirectory() as place:
        source = os.path.join(place, name + ".docx")
        document.save(source)
        profile = "-env:UserInstallation=file://" + os.path.join(place, "profile")
        target = os.path.join(HERE, folder)
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", target, source], check=True, capture_output=True)


# ---- What is done stands over labels, one of which nobody knows

CHARTER = {
    "Promise 1 – We ask you before we decide": [
        ("Ask each carer at the first visit what would help, and write down the answer in their words.", "Senior Nurse: Community Wards", "May 2027",
         "Carers’ passport", "Nobody has to tell their story twice."),
        ("Send the letter after a stay to the carer as well.", "Ward Clerks", "June 2027", "None", "Letters come to those who read them."),
    ],
    "Promise 2 – We keep a bed and a meal for you": [
        ("Put a folding bed on every ward, and say at the desk that it is there.", "Head of Estates", "By the end of 2027", "Furniture plan", "Carers can stay the night."),
        ("Serve a warm meal to carers at cost.", "Deputy Director: Catering", "Each day from April 2027", "None", "Fewer carers go hungry."),
        ("Open the night canteen for carers too, on every day of the week and on holidays.", "Catering Supervisor and Ward Clerks", "December 2027", "Furniture plan",
         "There is somewhere to sit."),
    ],
    "Promise 3 – We tell you who to call": [
        ("Print the number of the ward on a card that fits into a purse.", "Print Room", "March 2027", "Carers’ passport", "Carers reach a person, not a machine."),
    ],
}
LABELS = ("Responsible person", "Timescale", "Where else this is written down", "What will be different")
SAID = [theme(name.split(" – ")[1], *(dict(act(what, who, when), other={LABELS[2]: where, LABELS[3]: changes})
                                      for what, who, when, where, changes in rows)) for name, rows in CHARTER.items()]


def charter():
    document = docx.Document()
    document.add_heading("Carers’ charter: action plan 2027", 0)
    document.add_paragraph("We promise three things to those who care for our patients. They are:")
    for name in CHARTER:
        document.add_paragraph(name.split(" – ")[1].replace("We ", "to ", 1), style="List Number")
    for name, rows in CHARTER.items():
        document.add_heading(name, 1)
        for what, *values in rows:
            document.add_paragraph(what)
            for label, value in zip(LABELS, values):
                line = document.add_paragraph(f"{label}: {value}").paragraph_format
                line.left_indent, line.space_after = Cm(1), Pt(0)
    document.add_heading("How we look back", 1)
    document.add_paragraph("The carers’ group meets the board every spring and goes through this plan line by line.")
    return document


gold("said-above-labels", sections=SAID)
charter().save(os.path.join(HERE, "said-above-labels.docx"))
printed(charter(), "said-above-labels")
text = ["Carers’ charter: action plan 2027", "", "We promise three things to those who care for our patients.", ""]
for name, rows in CHARTER.items():
    text += [name, ""]
    for what, *values in rows:
        text += [what] + [f"{label}: {value}" for label, value in zip(LABELS, values)] + [""]
with open(os.path.join(HERE, "said-above-labels-pasted.txt"), "w", encoding="utf-8") as file:
    file.write("\n".join(text))
gold("said-above-labels-pasted", sections=SAID)

# ---- No rules, headings in the middle of their columns, one of them over nothing, and names in capitals between

YARD = {
    "MUSIC ROOM": [("Ask every family which songs it would like to hear", ("Faith", "Race", "Disability"), "Head of Music", "Autumn"),
                   ("Count by group who is lent an instrument, and tell the governors", ("Faith", "Race", "Disability"), "Music Technician", "Autumn"),
                   ("Write the names of the choirs in the languages of their members", ("Race",), "Choir Leaders", "Spring")],
    "SPORTS FIELD": [("Mark a lane that wheelchairs can race in", ("Disability",), "Groundsman", "Spring"),
                     ("Let every team choose its kit, long sleeves and covered heads among it, and pay for it from the fund", ("Faith",), "Head of Sport", "Summer, after exams")],
    "KITCHEN": [("Cook one dish for all tables on Fridays", ("Faith",), "Cook", "At once"),
                ("Teach the cooks to read labels for allergies", (), "Bursar", "Yearly")],
}


def yard():
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    document.styles["Normal"].font.size = Pt(9)
    document.add_heading("Equality plan of the Hillfoot school", 0)
    for at, (name, rows) in enumerate(YARD.items()):
        if at == 0 or at == 2:
            document.add_heading(f"PART {1 + at // 2}", 1)
        document.add_paragraph().add_run(name).bold = True
        table = document.add_table(rows=1, cols=5)
        table.autofit = False
        for cell, words in zip(table.rows[0].cells, ("NO.", "ACTION", "CONCERNS", "LEAD", "TIMESCALE")):
            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.paragraphs[0].add_run(words).bold = True
        for what, concerns, who, when in rows:
            cells = table.add_row().cells
            for cell, words in zip(cells[1:], (what, "", who, when)):
                cell.text = words
            cells[2].text = "\n".join(concerns)
        for row in table.rows:
            for cell, width in zip(row.cells, (1.5, 9, 4, 4, 4)):
                cell.width = Cm(width)
                cell.paragraphs[0].paragraph_format.space_before = Pt(8)
                cell.paragraphs[-1].paragraph_format.space_after = Pt(0)
    return document


gold("centred-heads", sections=[theme(name, *(dict(act(what, who, when), other={"CONCERNS": "\n".join(concerns)} if concerns else {})
                                              for what, concerns, who, when in rows)) for name, rows in YARD.items()])
printed(yard(), "centred-heads", "")

# ---- A row whose first cell goes on at the top of the next page with a sentence of its own, and a row beside cells that reach over the end

QUAY = {
    "Getting about": [
        ("Ramps at the quay\nPut a ramp at each of the four landing stages", "Passengers", "June 2028", "Harbour Works"),
        ("Timetables in large print\nPrint them in eighteen points and hang them at the height of a wheelchair", "Passengers", "Each spring", "Press Office"),
        ("Benches along the pier\nSet one bench with arms every fifty metres", "Walkers", "May 2028", "Harbour Works"),
        ("Boat hire\nLend hoists and seats with backs at Tern Cove from Easter to October", "Visitors", "April 2029", "Lifeboat Crew"),
        ("Lamps on the jetty steps so that edges show after dark", "Passengers", "October 2028", "Harbour Works"),
    ],
}
HEADS = ("Action title and what it means", "For whom", "By when", "Who sees to it")


def rows_over(table, rows, widths):
    for row in rows:
        cells = table.add_row().cells
        for cell, words in zip(cells, row):
            cell.text = words.split("\n")[0]
            for more in words.split("\n")[1:]:
                cell.add_paragraph(more)
    table.autofit = False
    for column, width in zip(table.columns, widths):
        column.width = Cm(width)
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(0)
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)


def quay(space):
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    document.add_heading("Harbour access plan 2027 to 2030", 0)
    for name, rows in QUAY.items():
        document.add_heading(name, 1).paragraph_format.space_before = Pt(space)
        table = document.add_table(rows=1, cols=4, style="Table Grid")
        for cell, words in zip(table.rows[0].cells, HEADS):
            cell.paragraphs[0].add_run(words).bold = True
        rows_over(table, rows, (7, 3, 3, 3))
    document.add_paragraph("The harbour office reports on this plan at the open day.")
    return document


CHOIR = [
    ("2.1", "Raise the share of tenors from the estates to a third\nWhy: of forty tenors three live there, and half of the town does.",
     [("Sing once a month in the estate halls", "October 2027", "Choir Master"), ("Pay the bus for rehearsals", "January 2028", "Treasurer")], "One tenor in three by 2030."),
    ("2.2", "Have every score at hand for singers who cannot read small print\nWhy: two sopranos left last year and told the board that they could not follow.",
     [("List which scores there are in large print", "March 2028", "Librarian"), ("Scan the scores that are missing", "November 2029", "Librarian, with the school")],
     "All scores of the season in large print, and a shelf for them by the door."),
    ("2.3", "Let wheelchairs onto the stage\nWhy: the steps are steep.", [("Build a ramp behind the curtain", "Summer 2028", "Stage Hands")], "A singer uses it."),
]


def choir(space):
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    document.add_heading("Choir union: action plan", 0).paragraph_format.space_after = Pt(space)
    table = document.add_table(rows=1, cols=6, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("Ref", "Objective", "Actions", "Timeframe", "Responsible", "Success measure")):
        cell.paragraphs[0].add_run(words).bold = True
    band = table.add_row().cells
    band[0].merge(band[5]).text = "Priority 2: Who sings with us"
    for number, aim, acts, measure in CHOIR:
        begin = len(table.rows)
        for at, row in enumerate(acts):
            cells = table.add_row().cells
            for cell, words in zip(cells[2:5], row):
                cell.text = words
        for column, words in ((0, number), (1, aim), (5, measure)):
            top = table.rows[begin].cells[column]
            cell = top.merge(table.rows[-1].cells[column]) if len(acts) > 1 else top
            for paragraph in cell.paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)
            cell.paragraphs[0].text = words.split("\n")[0]
            for more in words.split("\n")[1:]:
                cell.add_paragraph(more)
    rows_over(table, (), (1.2, 5, 4, 2.2, 2.4, 2.6))
    return document


QUAY_READ = [theme(name, *(dict(act(what, who, when), other={"For whom": whom}) for what, whom, when, who in rows)) for name, rows in QUAY.items()]
CHOIR_READ = [theme("Who sings with us", *(dict(act(what, who, when, ref=number), other={"Objective": aim, "Success measure": measure})
                                           for number, aim, acts, measure in CHOIR for what, when, who in acts))]
# How far down the first page the table begins decides which row its end parts.
for make, name, read, space, other in ((quay, "rows-over-pages", QUAY_READ, 436, 408), (choir, "beside-cells-over-pages", CHOIR_READ, 464, 478)):
    make(0).save(os.path.join(HERE, name + ".docx"))
    printed(make(space), name)
    printed(make(other), name + "-again", "")
    gold(name, sections=read)
    gold(name + "-again", sections=read)

# ---- A page that says of itself that it was archived, above its title, and who leads over by when or how far

ANSWERS = [
    ("Ask those who wrote to us how they were treated.", "Agreed", "Send a card with three questions after each letter.", "Post Room", "May 2019", None),
    ("Keep a list of what was asked.", "Agreed", "Set up the list in the registry.", "Registry", None, "Completed"),
    ("Answer in the language of the letter.", "Agreed in part", "Find translators for the six languages that come most often.", "Head of Languages", "Ongoing", None),
    ("Say who decides.", "Agreed", "Print the name of whoever decides at the foot of each letter.", "Post Room", "November 2019", None),
]


def answers():
    document = docx.Document()
    document.add_heading("This page has been archived", 1)
    document.add_paragraph("What is archived is kept for research and is not brought up to date.")
    document.add_heading("Letters office: response and action plan", 0)
    document.add_paragraph("Review of how letters are dealt with")
    table = document.add_table(rows=1, cols=4, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("Recommendation", "Response", "Action Plan", "Lead and target date")):
        cell.paragraphs[0].add_run(words).bold = True
    for what, said, action, who, when, done in ANSWERS:
        cells = table.add_row().cells
        for cell, words in zip(cells, (what, said, action, who)):
            cell.text = words
        cells[3].add_paragraph(when or done)
    return document


gold("archived-answers", sections=[dict(theme(None, *(act(action, who, when, done) for _, _, action, who, when, done in ANSWERS)),
                                        corporate_recommendations=[{"ref": None, "text": what} for what, *_ in ANSWERS])])
answers().save(os.path.join(HERE, "archived-answers.docx"))
printed(answers(), "archived-answers")

# ---- A label of who leads all that follows, set as a heading between the name of a theme and its table

MARSH = {
    "Moorings": ("Warden L. Quist, based at the lock", [("Let moorings by the list and publish it", "Lock Office"), ("Read the rules out to those who ask", "Wardens")]),
    "Footbridges": ("Ines Okoro, Works", [("Take the steps off the two footbridges at the mill", "Works Yard"), ("Paint the edges white", "Volunteers")]),
}
document = docx.Document()
document.add_heading("Marshland board: action plan", 0)
for name, (leader, rows) in MARSH.items():
    document.add_heading(name, 1)
    document.add_heading("WORKSTREAM LEAD", 1)
    document.add_paragraph(leader)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("No", "Action required", "Owner")):
        cell.paragraphs[0].add_run(words).bold = True
    for at, row in enumerate(rows, 1):
        for cell, words in zip(table.add_row().cells, (str(at), *row)):
            cell.text = words
document.save(os.path.join(HERE, "leads-below-names.docx"))
printed(document, "leads-below-names")
gold("leads-below-names", sections=[theme(name, *(act(what, who, ref=str(at)) for at, (what, who) in enumerate(rows, 1))) for name, (_, rows) in MARSH.items()])
