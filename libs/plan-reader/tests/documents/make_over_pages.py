#!/usr/bin/env python3
"""Writes invented plans as they are printed, and as Word or pasted text where these have the shape as well, each with its gold reading:
what is done as a paragraph over labels of its own: python3 make_over_pages.py. Needs python-docx and LibreOffice."""
import os, subprocess, tempfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
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
