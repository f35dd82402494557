#!/usr/bin/env python3
"""Writes invented plans, each with its gold reading: tables in print whose columns stand so near to each other that hardly any white
parts them, below names that each page says again: python3 make_annexes_and_forms.py. Needs python-docx and LibreOffice."""
import os, subprocess, tempfile

import docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from make_lists import HERE, act, gold, theme


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
