#!/usr/bin/env python3
"""Writes words-too-wide.docx and names-over-heads.docx with their golds, and prints them: python3 make_narrow_prints.py
In the first, words are wider than their columns and are broken without a hyphen, as "whole" words stand beneath them that look like
their ends. In the second a name, a title and headings on two levels stand over each of four tables, whose rules are taken away for
print. Needs python-docx and LibreOffice."""
import json, os, subprocess, tempfile

import docx
from docx.shared import Cm, Pt

HERE = os.path.dirname(os.path.abspath(__file__))

NARROW = [
    ("Reading rooms", "1.1", "Lengthen opening hours where buses stop early", "Libraries Supervisor", "October 2026", "Timetable printed", "Amber"),
    ("Reading rooms", "1.2", "Purchase audiobooks in eleven languages", "Stock Coordinator", "31/05/2027", "", "Green"),
    ("Reading rooms", "1.3", "Ask newcomers what they would borrow", "Esther Mwangi", "Ongoing", "Questionnaire out", "Green"),
    ("Safe journeys home", "2.1", "Photograph unlit footpaths with students and shift workers", "Highways Inspector", "Winter 2026/27", "Sixty pictures taken", "Red"),
    ("Safe journeys home", "2.2", "Teach drivers how to help passengers who cannot see", "Transport Commissioner", "Q3 2027/28", "", "Amber"),
]
HEADS = ("Theme", "Number", "Commitment", "Responsibility", "Deadline", "Achievements", "Status")

NAMED = {
    "Kitchens and gardens": [
        ("Give every school kitchen a halal and a kosher shelf", "Catering Manager", "September 2026", "Nine kitchens done"),
        ("Let allotments by need rather than by the year of the letter", "Allotments Officer", "March 2027", ""),
    ],
    "Births, deaths and marriages": [
        ("Register a burial on the day it is asked for, at weekends too", "Superintendent Registrar", "By April 2027", "Rota agreed"),
        ("Print the ceremony book in Braille", "Noor Aziz", "30/06/2026", "Proofs read by two couples"),
    ],
    "Boats and bridges": [
        ("Ring the harbour bell and show a light before the bridge lifts", "Harbour Master", "Summer 2027", ""),
    ],
}


def gold(name, plan, groups):
    sections = [
        {"theme": theme, "desired_outcome": None, "corporate_recommendations": [], "services": [{"service": None, "activities": [
            {"text": text, "lead": lead, "target_date": when, "achieved": done or None} for text, lead, when, done in groups[theme]]}]}
        for theme in plan
    ]
    with open(os.path.join(HERE, name + ".gold.json"), "w", encoding="utf-8") as file:
        json.dump({"sections": sections}, file, ensure_ascii=False, indent=1)
        file.write("\n")


def bold(cell, words):
    cell.text = ""
    cell.paragraphs[0].add_run(words).bold = True


def narrow(ruled):
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(11)
    document.add_heading("Open county plan", 0)
    document.add_paragraph("Every page is looked through with the access panel before it is printed.")
    table = document.add_table(rows=1, cols=len(HEADS))
    if ruled:
        table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, HEADS):
        bold(cell, words)
    above, top = None, None
    for theme, *rest in NARROW:
        cells = table.add_row().cells
        for cell, words in zip(cells[1:], rest):
            cell.text = words
        if theme == above:
            merged = top.merge(cells[0])
            for paragraph in merged.paragraphs[1:]:
                paragraph._p.getparent().remove(paragraph._p)
        else:
            cells[0].text, top, above = theme, cells[0], theme
    return document


def named(ruled):
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(10)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2)
    document.add_heading("Harbour town: what we owe each other", 0)
    for theme, rows in NAMED.items():
        document.add_paragraph().add_run(theme).bold = True
        document.add_paragraph().add_run("Action plan 2026 to 2028").bold = True
        table = document.add_table(rows=2, cols=4)
        if ruled:
            table.style = "Table Grid"
        upper = table.rows[0].cells
        bold(upper[0].merge(upper[1]), "What we promise")
        bold(upper[2].merge(upper[3]), "How far we are")
        for cell, words in zip(table.rows[1].cells, ("Action", "Lead", "By when", "Progress so far")):
            bold(cell, words)
        for row in rows:
            for cell, words in zip(table.add_row().cells, row):
                cell.text = words
    return document


def printed(document, name, folder):
    with tempfile.TemporaryDirectory() as place:
        source = os.path.join(place, name + ".docx")
        document.save(source)
        profile = "-env:UserInstallation=file://" + os.path.join(place, "profile")
        target = os.path.join(HERE, folder)
        subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", target, source], check=True, capture_output=True)


def main():
    by_theme = {}
    for theme, _, text, lead, when, done, _ in NARROW:
        by_theme.setdefault(theme, []).append((text, lead, when, done))
    for name, plan, groups, made in (("words-too-wide", by_theme, by_theme, narrow), ("names-over-heads", NAMED, NAMED, named)):
        gold(name, plan, groups)
        made(True).save(os.path.join(HERE, name + ".docx"))
        printed(made(True), name, "printed")
        printed(made(False), name, "printed-unruled")


main()
