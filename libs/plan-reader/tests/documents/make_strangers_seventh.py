#!/usr/bin/env python3
"""Writes a seventh lot of invented documents, plainer than the sixth, each with its gold reading, made before any was read:
python3 make_strangers_seventh.py. Needs python-docx, openpyxl and python-pptx from PyPI, LibreOffice and Chromium."""
import csv, datetime

import docx as word
import openpyxl
import pptx
from docx.enum.text import WD_BREAK
from openpyxl.styles import Font, PatternFill
from pptx.util import Inches

from make_layouts import full, here, landscape, office, printed, repeat, shade, table
from make_lists import act, gold, theme

D = datetime.date


# ---- 1. A district in Word: priorities as rows across, plain columns, upright

def district():
    doc = word.Document()
    doc.add_heading("Race Equality Action Plan 2026–2028", 0)
    doc.add_paragraph("Eskmoor District Council. Adopted by Full Council on 16 July 2026.")
    rows, bands = [["Ref", "Action", "Lead Officer", "Target Date", "Outcome / Measure", "Progress"]], []
    for n, (name, items) in enumerate(DISTRICT, 1):
        bands.append(len(rows))
        rows.append([f"Priority {n}: {name}"] + [...] * 5)
        rows += [[f"{n}.{at}", *r] for at, r in enumerate(items, 1)]
    t = table(doc, rows)
    repeat(t.rows[0])
    for y in bands:
        shade(t.cell(y, 0), "D0CECE")
    doc.save(here("district.docx"))
    gold("district", sections=[theme(name, *[full(act(t, w, d, p or None, ref=f"{n}.{at}"), other={"Outcome / Measure": m}) for at, (t, w, d, m, p) in enumerate(items, 1)]) for n, (name, items) in enumerate(DISTRICT, 1)])


DISTRICT = [
    ("Leading by example", [("Report on race equality to Full Council each year", "Chief Executive", "July 2027", "Report published", ""), ("Hold a listening session with staff of colour every six months", "HR Manager", "Every 6 months", "Two sessions a year", "First session held 3 September"), ("Review the councillors’ code of conduct", "Monitoring Officer", "31/12/2026", "Code adopted", "Draft with Standards Committee")]),
    ("Fair services", [("Record ethnicity in the housing system", "Housing Options Manager", "April 2027", "85% of records", ""), ("Check the allocations policy for its effects by ethnicity", "Policy Officer / Housing Options Manager", "Q4 2026/27", "Assessment published", "Data requested"), ("Offer interpreters at every counter", "Customer Services Manager", "Ongoing", "Use each quarter", "In place at two of three")]),
    ("Safe communities", [("Agree a hate crime pathway with the police", "Community Safety Manager", "By March 2027", "Pathway signed", ""), ("Train taxi drivers in how to report abuse", "Licensing Team", "Sept 2027", "200 drivers", "")])]


# ---- 2. A trust's workbook: one row for each action, nothing merged

def flat_sheet():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Action plan"
    s.append(["Theme", "Action", "Lead", "Target date", "RAG", "Progress update", "Evidence"])
    for cell in s[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="DDEBF7")
    for row in FLAT_SHEET:
        s.append(row)
        s.cell(s.max_row, 4).number_format = "dd/mm/yyyy"
    book.save(here("flat-sheet.xlsx"))
    read = {"Green": "on_track", "Amber": "at_risk", "Red": "delayed", "Blue": "complete"}
    when = lambda d: d.strftime("%d/%m/%Y") if isinstance(d, D) else d
    gold("flat-sheet", sections=[theme(n, *[full(act(t, w, when(d), u), status=read[g]) for q, t, w, d, g, u, _ in FLAT_SHEET if q == n]) for n in dict.fromkeys(r[0] for r in FLAT_SHEET)])


FLAT_SHEET = [
    ["Recruitment", "Put a trained inclusion partner on each panel for band 8a and above", "Head of Resourcing", D(2026, 12, 31), "Green", "Forty-one partners trained", "Register of panels"],
    ["Recruitment", "Give feedback to each internal candidate within five days", "Resourcing Business Partners", D(2026, 9, 30), "Red", "Done for 38%", None],
    ["Recruitment", "Advertise secondments on one page", "Communications", D(2026, 7, 1), "Blue", "Page opened 29 June", "Link on intranet"],
    ["Discipline", "Review each case with a second director before it goes to a hearing", "Director of People", D(2026, 10, 1), "Green", None, None],
    ["Discipline", "Publish length of suspensions by ethnicity", "Head of Employee Relations", D(2027, 4, 30), "Amber", "Data held on paper until May", None],
    ["Safety", "Act on abuse from patients with a yellow and red card scheme", "Chief Nurse", "Ongoing", "Green", "Sixteen cards issued", "Quarterly report"],
    ["Safety", "Offer counselling from counsellors of colour", "Occupational Health Manager", D(2027, 1, 31), "Green", None, None]]


# ---- 3. A fire service's plan saved by Word as PDF: headings for themes, a ruled table under each

def word_print():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.add_heading("Equality, Diversity and Inclusion Action Plan 2026–27", 1)
        doc.add_paragraph("Wolds Fire and Rescue Service")
        for name, rows in WORD_PRINT:
            doc.add_heading(name, 2)
            t = table(doc, [["Objective", "Action", "Responsible person", "Timescale", "Success measure"]] + [list(r) for r in rows])
            repeat(t.rows[0])
            for cell in t.rows[0].cells:
                shade(cell, "C00000")
        doc.save(path)
    office("word-print.pdf", save, "docx")
    gold("word-print", sections=[theme(n, *[full(act(t, w, d), other={"Objective": o, "Success measure": m}) for o, t, w, d, m in rows]) for n, rows in WORD_PRINT])


WORD_PRINT = [
    ("Our people", [("A workforce that reflects the Wolds", "Run three awareness days for women and for people of colour at stations in the south of the county", "Positive Action Lead", "By December 2026", "Sixty attend; a third apply"), ("A workforce that reflects the Wolds", "Review the height at which the ladder test is held", "Head of Training", "March 2027", "Review published"), ("People are safe at work", "Set up an independent line for reports of discrimination", "Assistant Chief Fire Officer", "1 November 2026", "Line open; reports told to the Authority each quarter")]),
    ("Our communities", [("We reach those at most risk", "Visit all houses in multiple occupation in Eastport with a worker who speaks the language", "Prevention Manager", "Ongoing to March 2028", "900 visits"), ("We reach those at most risk", "Give safety talks at English classes", "Community Engagement Officers", "Each term", "Twelve classes a term")])]


# ---- 4. A Scottish college's text: actions as points, beneath each who and when as points with dashes

def dash_points():
    def save(path):
        doc = word.Document()
        doc.add_heading("Tayforth College: anti-racism plan", 1)
        doc.add_paragraph("Agreed with the students’ association in May 2026.")
        for name, rows in DASH_POINTS:
            doc.add_heading(name, 2)
            for text, who, when in rows:
                doc.add_paragraph(text, style="List Bullet")
                doc.add_paragraph(f"Lead – {who}", style="List Bullet 2")
                doc.add_paragraph(f"When – {when}", style="List Bullet 2")
        doc.save(path)
    office("dash-points.odt", save, "docx")
    gold("dash-points", sections=[theme(n, *[act(*r) for r in rows]) for n, rows in DASH_POINTS])


DASH_POINTS = [
    ("Teaching", [("Ask each course team to change one unit a year", "Curriculum Directors", "June 2027"), ("Pay students to review reading lists", "Student President and Librarian", "October 2026 to May 2027")]),
    ("Campus", [("Open a room for prayer at the harbour campus", "Head of Estates", "January 2027"), ("Teach security staff about racial profiling", "Facilities Manager", "By the start of term, August 2026"), ("Report incidents by campus each month", "Equality Officer", "Monthly")])]


# ---- 5. A county's web page: who and by when span several actions

def spanned():
    body = ""
    for name, groups in SPANNED:
        body += f"<h2>{name}</h2><table class=table><thead><tr><th scope=col>Commitment</th><th scope=col>Owner</th><th scope=col>Delivery date</th></tr></thead><tbody>"
        for who, when, texts in groups:
            for at, text in enumerate(texts):
                body += f"<tr><td>{text}</td>" + (f"<td rowspan={len(texts)}>{who}</td><td rowspan={len(texts)}>{when}</td>" if not at else "") + "</tr>"
        body += "</tbody></table>"
    with open(here("spanned.html"), "w", encoding="utf-8") as out:
        out.write(f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Equality commitments | Arunshire County Council</title></head><body><header>Arunshire County Council</header><main><h1>Equality commitments</h1><p>These commitments run to March 2029.</p>{body}<p><a href="/equality.pdf">Download (PDF, 300KB)</a></p></main><footer>Contact us</footer></body></html>\n')
    gold("spanned", sections=[theme(n, *[act(t, w, d) for w, d, texts in groups for t in texts]) for n, groups in SPANNED])


SPANNED = [
    ("Adults’ care", [("Head of Commissioning", "March 2027", ["Ask home care firms for meals that people of all faiths can eat", "Pay for carers’ groups in Punjabi and Polish"]), ("Principal Social Worker", "September 2026", ["Review assessments for how race is spoken of"])]),
    ("Libraries", [("Libraries Manager", "2028", ["Buy from small presses", "Hold a festival of writers of colour", "Lend the community room free to new groups"])])]


# ---- 6. A partnership's slides: a table on each, the theme in its title

def deck_tables():
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Race equity delivery plan"
    first.placeholders[1].text = "Violence Reduction Partnership, autumn 2026"
    for name, rows in DECK_TABLES:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = name
        cells = slide.shapes.add_table(len(rows) + 1, 4, Inches(0.4), Inches(1.6), Inches(9.2), Inches(4)).table
        for y, row in enumerate([("Action", "Owner", "Deadline", "Progress"), *rows]):
            for x, value in enumerate(row):
                cells.cell(y, x).text = value
    deck.save(here("deck-tables.pptx"))
    gold("deck-tables", sections=[theme(n, *[act(t, w, d, p or None) for t, w, d, p in rows]) for n, rows in DECK_TABLES])


DECK_TABLES = [
    ("Prevention", [("Fund mentors chosen by young people", "Commissioning Lead", "December 2026", "Panel has met"), ("Train youth workers to speak about race and masculinity", "Youth Alliance", "Spring 2027", "")]),
    ("Evidence", [("Ask boys of colour about stop and search with the university", "Head of Research", "July 2027", "Ethics approval given"), ("Share findings with parents in three languages", "Communications Officer", "Sept 2027", "")])]


# ---- 7. A college of policing in Word: numbered commitments as paragraphs, facts behind breaks of lines

def line_breaks():
    doc = word.Document()
    doc.add_heading("Our commitments on race", 1)
    doc.add_paragraph("Institute of Custody Practice, 2026 to 2028")
    for name, rows in LINE_BREAKS:
        doc.add_heading(name, 2)
        for no, text, who, when, good in rows:
            par = doc.add_paragraph()
            par.add_run(f"{no} {text}").bold = True
            for label, value in (("Owner", who), ("Timeframe", when), ("Measure", good)):
                par.add_run().add_break(WD_BREAK.LINE)
                par.add_run(f"{label}: ").italic = True
                par.add_run(value)
    doc.save(here("line-breaks.docx"))
    gold("line-breaks", sections=[theme(n, *[full(act(t, w, d, ref=no), other={"Measure": g}) for no, t, w, d, g in rows]) for n, rows in LINE_BREAKS])


LINE_BREAKS = [
    ("Learning", [("C1", "Write a course on restraint and race with bereaved families", "Head of Curriculum", "April 2027", "All sergeants attend within a year"), ("C2", "Replace examples that name an ethnic group only for suspects", "Product Managers", "Rolling, complete by December 2027", "No such example")]),
    ("Standards", [("C3", "Ask each force how long children of colour are held", "Policy Lead (Custody)", "Twice a year", "Forty-three answers"), ("C4", "Publish what inspectors find on race in one place", "Knowledge Manager", "October 2026", "Page is live")])]


# ---- 8. A regional body's export: semicolons, breaks within cells, a column for each of two leads

def semicolons():
    with open(here("semicolons.csv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["Programme", "Ref", "Action", "Lead organisation", "Supporting partners", "Due date", "Current status", "Commentary"])
        writer.writerows(SEMICOLONS)
    read = {"On track": "on_track", "Completed": "complete", "At risk": "at_risk"}
    gold("semicolons", sections=[theme(p, *[full(act(t, w, d, c or None, ref=r), status=read[s], other={"Supporting partners": o}) for q, r, t, w, o, d, s, c in SEMICOLONS if q == p]) for p in dict.fromkeys(r[0] for r in SEMICOLONS)])


SEMICOLONS = [
    ["Fair work", "FW1", "Sign up fifty employers to a race at work charter", "Chamber of Commerce", "Combined Authority; Unions", "31/03/2027", "On track", "Twenty-two have signed.\nThree large ones in talks."],
    ["Fair work", "FW2", "Publish a guide to hiring refugees", "Refugee Council", "Jobcentres", "30/09/2026", "Completed", "Guide is out"],
    ["Health", "HE1", "Pay community researchers to ask about maternity care", "Public Health Team", "Two hospital trusts", "31/12/2026", "At risk", "Funding gap of £14,000"],
    ["Health", "HE2", "Bring talking therapies to places of worship", "Mental Health Trust", "", "30/06/2027", "On track", ""]]


# ---- 9. A transport body's page printed by Chromium: lines between rows only, two actions under a commitment, who over when

def thin_lines():
    body = "<table><tr><th>Commitment</th><th>Activity</th><th>Owner and date</th></tr>"
    for commitment, rows in THIN_LINES:
        for at, (text, who, when) in enumerate(rows):
            body += "<tr>" + (f"<td rowspan={len(rows)}>{commitment}</td>" if not at else "") + f"<td>{text}</td><td>{who}<br>{when}</td></tr>"
    printed("thin-lines.pdf", f"<!doctype html><meta charset=utf-8><style>@page{{size:A4;margin:2cm}}body{{font:10pt 'Liberation Sans'}}table{{border-collapse:collapse;width:100%}}th{{text-align:left;border-bottom:2px solid #00629B}}td{{border-bottom:1px solid #bbb;padding:6px 8px;vertical-align:top}}</style><h1>Racial equity in transport</h1><p>Metro Travel Authority, 2026–2028</p>{body}</table>")
    gold("thin-lines", sections=[theme(c, *[act(*r) for r in rows]) for c, rows in THIN_LINES])


THIN_LINES = [
    ("Everyone is safe on our trains", [("Put staff on the last trains of each line at weekends", "Head of Operations", "December 2026"), ("Show how to report hate crime in each carriage", "Customer Director", "March 2027")]),
    ("We hire fairly", [("Test our aptitude tests for bias with an outside body", "Head of Assessment", "June 2027"), ("Give each apprentice of colour a mentor", "Apprenticeships Manager", "September each year"), ("Report hires by line and grade", "People Analytics Lead", "Quarterly")])]


if __name__ == "__main__":
    for write in (district, flat_sheet, word_print, dash_points, spanned, deck_tables, line_breaks, semicolons, thin_lines):
        write()
