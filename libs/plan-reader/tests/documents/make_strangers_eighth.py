#!/usr/bin/env python3
"""Writes an eighth lot of invented documents as other bodies lay theirs out, each with its gold reading, made before any was read:
python3 make_strangers_eighth.py. Needs python-docx, openpyxl and reportlab from PyPI, LibreOffice and Chromium."""
import csv, datetime

import docx as word
import openpyxl
from docx.shared import Cm
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from make_layouts import full, here, landscape, office, printed, shade, table
from make_lists import act, gold, theme

D = datetime.date


# ---- 1. A coroner's office: what was found, what is asked, what will be done, by whom and when in one last column

def last_column():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Response to the listening review", 1)
    doc.add_paragraph("Weald and Downs Coroner Service, March 2026")
    t = table(doc, [["What families told us", "Our action", "Who and by when"]] + [[a, b, c] for a, b, c, _, _ in LAST_COLUMN])
    shade(t.cell(0, 0), "D9E2F3")
    doc.save(here("last-column.docx"))
    gold("last-column", sections=[theme(None, *[full(act(b, w, d), other={"What families told us": a}) for a, b, _, w, d in LAST_COLUMN])])


LAST_COLUMN = [
    ("Nobody explained why a body could not be released before sunset.", "Give each family a named officer who knows what its faith asks", "Senior Coroner’s Officer, June 2026", "Senior Coroner’s Officer", "June 2026"),
    ("Letters came in English only.", "Translate the four letters that every family gets", "Office Manager, by September 2026", "Office Manager", "by September 2026"),
    ("We waited longer than our neighbours.", "Count days to release by faith and ethnicity", "Data Lead, quarterly", "Data Lead", "quarterly")]


# ---- 2. A port health authority: a sheet whose first columns say what kind of row it is

def kinds_of_rows():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "EDI plan"
    for x, h in enumerate(["Level", "No.", "Text", "Person", "Finish", "% done"], 1):
        s.cell(1, x, h).font = Font(bold=True)
    for row in KINDS_OF_ROWS:
        s.append(row)
    for cell in s["E"][1:]:
        cell.number_format = "dd/mm/yyyy"
    s["D4"].comment = Comment("Acting until May", "Clerk")
    book.save(here("kinds-of-rows.xlsx"))
    sections, name = {}, None
    for level, no, text, who, when, done in KINDS_OF_ROWS:
        if level == "Goal":
            name = text
        else:
            sections.setdefault(name, []).append(act(text, who, when.strftime("%d/%m/%Y"), str(done), ref=no))
    gold("kinds-of-rows", sections=[theme(n, *a) for n, a in sections.items()])


KINDS_OF_ROWS = [
    ["Goal", "1", "Fair rotas on the quay", None, None, None], ["Action", "1.1", "Let crews swap night shifts for festivals", "Quay Superintendent", D(2026, 11, 30), 0.4], ["Action", "1.2", "Ask crews each spring how rotas are made", "HR Officer", D(2027, 4, 30), 0],
    ["Goal", "2", "Inspectors from more homes", None, None, None], ["Action", "2.1", "Take two trainees from the port schools", "Chief Inspector", D(2027, 9, 1), 0.1]]


# ---- 3. A library trust's page: a figure and a caption for each action, facts in a list of badges

def badges():
    body = ""
    for name, rows in BADGES:
        body += f"<section><h2>{name}</h2>"
        for text, who, when in rows:
            body += f'<article><h3>{text}</h3><ul class="badges"><li><span class="k">Lead</span> <span class="v">{who}</span></li><li><span class="k">Deadline</span> <span class="v">{when}</span></li></ul></article>'
        body += "</section>"
    with open(here("badges.html"), "w", encoding="utf-8") as out:
        out.write(f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our race plan - Tamarside Libraries</title></head><body><main><h1>Our race plan</h1><p>We wrote this plan with readers.</p>{body}</main></body></html>\n')
    gold("badges", sections=[theme(n, *[act(*r) for r in rows]) for n, rows in BADGES])


BADGES = [
    ("Collections", [("Buy books in the languages of new arrivals", "Stock Manager", "March 2027"), ("Retire catalogue terms that insult", "Head of Cataloguing", "End of 2026")]),
    ("Welcome", [("Train all staff to help without an address", "Branch Managers", "October 2026")])]


# ---- 4. A legal ombudsman: numbered paragraphs of a report, the one in charge and the date in bold at the end of each

def bold_ends():
    doc = word.Document()
    doc.add_heading("Anti-racism commitments 2026/27", 0)
    doc.add_paragraph("Office of the Legal Ombudsman for the Isles")
    sections, n = [], 0
    for name, rows in BOLD_ENDS:
        doc.add_heading(name, 1)
        for text, who, when in rows:
            n += 1
            par = doc.add_paragraph(f"{n}. {text} ")
            par.add_run(f"[{who}, {when}]").bold = True
        sections.append(theme(name, *[act(t, w, d) for t, w, d in rows]))
    doc.save(here("bold-ends.docx"))
    gold("bold-ends", sections=sections)


BOLD_ENDS = [
    ("Casework", [("Check a tenth of closed cases for how race was handled.", "Quality Manager", "each quarter"), ("Write to complainants in words that a person of fourteen can read.", "Head of Casework", "January 2027")]),
    ("People", [("Pay for mentors from outside for all staff of colour who want one.", "Director of People", "October 2026"), ("Report on who leaves and why to the Board.", "Board Secretary", "May 2027")])]


# ---- 5. A fund's report printed by reportlab: a small grid of labels and values beneath each bold action

def small_grids():
    styles = getSampleStyleSheet()
    small = ParagraphStyle("small", parent=styles["Normal"], fontSize=9)
    story = [Paragraph("Giving fairly: our plan to March 2028", styles["Title"]), Paragraph("Bridgewater Community Fund", styles["Normal"]), Spacer(1, 10)]
    sections = []
    for name, rows in SMALL_GRIDS:
        story.append(Paragraph(name, styles["Heading2"]))
        for text, who, when, how in rows:
            grid = Table([[Paragraph("<b>Accountable</b>", small), Paragraph(who, small), Paragraph("<b>Due</b>", small), Paragraph(when, small)], [Paragraph("<b>Progress</b>", small), Paragraph(how, small), "", ""]], colWidths=[2.5 * cm, 6 * cm, 2 * cm, 5 * cm], style=TableStyle([("BOX", (0, 0), (-1, -1), 0.5, colors.grey), ("SPAN", (1, 1), (3, 1))]))
            story.append(KeepTogether([Paragraph(f"<b>{text}</b>", styles["Normal"]), Spacer(1, 3), grid, Spacer(1, 9)]))
        sections.append(theme(name, *[act(*r) for r in rows]))
    SimpleDocTemplate(here("small-grids.pdf"), pagesize=A4, invariant=1).build(story)
    gold("small-grids", sections=sections)


SMALL_GRIDS = [
    ("Who decides", [("Seat four people who have had our grants on the panel", "Head of Grants", "December 2026", "Two have agreed."), ("Pay panel members the living wage", "Finance Manager", "From April 2026", "Paid since May.")]),
    ("Who gets", [("Set aside a fifth of the fund for groups under ten years old", "Board of Trustees", "2027/28 round", "Being drafted.")])]


# ---- 6. A planning inspectorate: a plain table whose headings stand only on the first of three pages, upright, by LibreOffice

def long_upright():
    def save(path):
        doc = word.Document()
        doc.add_heading("Race and inclusion delivery plan", 1)
        table(doc, [["Objective", "Deliverable", "Accountable", "Completion", "Indicator"]] + [list(r) for r in LONG_UPRIGHT], widths=[3, 5, 3, 2.5, 3])
        for section in doc.sections:
            section.page_height, section.top_margin, section.bottom_margin = Cm(16), Cm(2), Cm(2)
        doc.save(path)
    office("long-upright.pdf", save, "docx")
    gold("long-upright", sections=[theme(o, *[full(act(t, w, d), other={"Indicator": i}) for q, t, w, d, i in LONG_UPRIGHT if q == o]) for o in dict.fromkeys(r[0] for r in LONG_UPRIGHT)])


LONG_UPRIGHT = [
    ("Fair hearings", "Offer interpreters at every inquiry without being asked", "Head of Inquiries", "March 2027", "All inquiries over two days"),
    ("Fair hearings", "Publish a guide for objectors in eleven languages", "Communications Lead", "September 2026", "Guide read 5,000 times"),
    ("Fair hearings", "Hold evening sessions where most objectors work by day", "Inspectors’ Manager", "Ongoing", "A quarter of inquiries"),
    ("Fair careers", "Open inspector posts to planners without a doctorate or ten years of service", "Director of People", "January 2027", "Half of applicants are new"),
    ("Fair careers", "Show the pay of each grade by ethnicity", "Pay Manager", "April 2027", "Published with the accounts"),
    ("Fair careers", "Give each new inspector of colour a sponsor at director level", "Chief Executive", "October 2026", "All have one")]


# ---- 7. A tenants' union: a list exported from a notes program, done and not done

def checked():
    with open(here("checked.csv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Title", "Section", "Assigned to", "Due on", "Completed", "Notes"])
        writer.writerows(CHECKED)
    gold("checked", sections=[theme(s, *[act(t, w or None, d or None, n or None) for t, q, w, d, _, n in CHECKED if q == s]) for s in dict.fromkeys(r[1] for r in CHECKED)])


CHECKED = [
    ["Write to the council about racist notes on doors", "Safety", "Nadia", "2026-06-01", "TRUE", "Answered on 9 June"],
    ["Set up a phone tree for the east blocks", "Safety", "Block reps", "2026-09-30", "FALSE", ""],
    ["Translate the repairs form into Somali and Bengali", "Repairs", "Yusuf and Hema", "2026-11-15", "FALSE", "Somali is done"],
    ["Keep a log of how long repairs take for whom", "Repairs", "", "2027-01-31", "FALSE", ""]]


# ---- 8. A hospice in Word: two tables, the first of what was done last year, the second of what comes

def two_years():
    doc = word.Document()
    doc.add_heading("Equality and inclusion: what we did and what comes next", 1)
    doc.add_paragraph("St Brannoc’s Hospice, annual report to trustees")
    doc.add_heading("What we did in 2025/26", 2)
    table(doc, [["We said", "We did"], ["Ask families of all faiths how we cared", "Asked 60 families; nine spoke of shoes and prayer."], ["Hire a nurse who speaks Gujarati", "Hired in November."]])
    doc.add_heading("What we will do in 2026/27", 2)
    table(doc, [["We will", "Named lead", "By", "We will see"]] + [list(r) for r in TWO_YEARS])
    doc.save(here("two-years.docx"))
    gold("two-years", sections=[theme(None, *[full(act(t, w, d), other={"We will see": s}) for t, w, d, s in TWO_YEARS])])


TWO_YEARS = [
    ("Open a second quiet room with running water", "Estates Manager", "December 2026", "Room in use each week"),
    ("Visit six places of worship with the community nurses", "Community Matron", "May 2027", "Referrals from each"),
    ("Write down pain in the patient’s own words", "Medical Director", "October 2026", "Audit of fifty notes")]


# ---- 9. A water company's page printed by Chromium: actions as large numbers, facts in two lines right of them

def big_numbers():
    body = ""
    for n, (text, who, when) in enumerate(BIG_NUMBERS, 1):
        body += f'<div class=r><div class=n>{n}</div><div><p class=t>{text}</p><p class=f>Owner: {who}<br>Complete by: {when}</p></div></div>'
    printed("doubtful/big-numbers.pdf", f"<!doctype html><meta charset=utf-8><style>@page{{size:A4;margin:2cm}}body{{font:11pt 'Liberation Sans'}}.r{{display:flex;gap:18px;margin-bottom:14px}}.n{{font-size:34pt;color:#0a6;width:1.4cm}}.t{{font-weight:bold;margin:4px 0}}.f{{margin:0;color:#444}}</style><h1>Six things we will do about race</h1><p>Carnmoor Water, 2026 to 2028</p>{body}")
    gold("doubtful/big-numbers", sections=[theme(None, *[full(act(t, w, d), ref=str(n)) for n, (t, w, d) in enumerate(BIG_NUMBERS, 1)])])


BIG_NUMBERS = [
    ("Fix leaks in the poorest wards as fast as in the richest", "Network Director", "March 2027"), ("Send engineers with an interpreter on the phone", "Customer Operations Manager", "October 2026"),
    ("Take half of apprentices from five city schools", "Head of Early Careers", "September 2027"), ("Publish pay gaps by ethnicity", "Chief Financial Officer", "April each year")]


# ---- 10. A Scottish islands council: a text of OpenDocument with a table turned: actions across, facts down

def turned_facts():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.add_heading("Isles equality outcomes: actions for year one", 1)
        heads = ["Action", "Lead", "Timescale", "Measure"]
        table(doc, [[h, *[r[y] for r in TURNED_FACTS]] for y, h in enumerate(heads)])
        doc.save(path)
    office("turned-facts.odt", save, "docx")
    gold("turned-facts", sections=[theme(None, *[full(act(t, w, d), other={"Measure": m}) for t, w, d, m in TURNED_FACTS])])


TURNED_FACTS = [
    ("Pay ferry fares to interviews", "HR Service", "From May 2026", "Fares paid"), ("Teach island history with its links to the trade in people", "Education Service", "August 2027", "All secondary schools"), ("Meet seasonal workers in the fish sheds", "Community Planning Partnership", "Each summer", "Three meetings")]


if __name__ == "__main__":
    for write in (last_column, kinds_of_rows, badges, bold_ends, small_grids, long_upright, checked, two_years, big_numbers, turned_facts):
        write()
