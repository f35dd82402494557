#!/usr/bin/env python3
"""Writes a twelfth lot of invented documents laid out as published plans are, each with its gold reading, made before any was read:
python3 make_strangers_twelfth.py. Needs python-docx, openpyxl, python-pptx and reportlab from PyPI, and LibreOffice."""
import datetime

import docx as word
import openpyxl
import pptx
from openpyxl.styles import Font
from pptx.util import Inches, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape as on_its_side
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from make_layouts import full, here, landscape, office, table
from make_lists import act, gold, theme
from make_strangers_ninth_pages import page

D = datetime.date


# ---- 1. A county's text in Word: what is done on the left, who and when in a small box on the right, no headings over either

def side_facts():
    doc = word.Document()
    doc.add_heading("Fair by design: our race equality plan", 0)
    doc.add_paragraph("Ashdown County Council, 2026 to 2029")
    sections = []
    for name, rows in SIDE_FACTS:
        doc.add_heading(name, 1)
        table(doc, [[f"{n} {text}", [f"Lead: {who}", f"By: {when}"]] for n, text, who, when in rows], widths=[11, 5])
        sections.append(theme(name, *[act(t, w, d, ref=n) for n, t, w, d in rows]))
    doc.save(here("side-facts.docx"))
    gold("side-facts", sections=sections)


SIDE_FACTS = [
    ("Fair services", [("1.1", "Ask callers which language they want before anything else", "Contact Centre Manager", "June 2026"), ("1.2", "Count how long each group waits for a school place", "Admissions Lead", "September 2026")]),
    ("Fair work", [("2.1", "Rotate the best shifts", "Head of Highways", "May 2026"), ("2.2", "Tell those who were not chosen what would help next time", "Recruitment Team", "Ongoing")])]


# ---- 2. A charity's table with a column for each year and a tick where something is done

def year_ticks():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Racial justice plan 2026–2028", 1)
    table(doc, [["What we will do", "Who leads", "2026", "2027", "2028", "How we will know"]] + [[t, w, *("✓" if y in years else "" for y in (2026, 2027, 2028)), k] for t, w, years, k in YEAR_TICKS])
    doc.save(here("year-ticks.docx"))
    gold("year-ticks", sections=[theme(None, *[full(act(t, w, " to ".join(str(y) for y in dict.fromkeys((ys[0], ys[-1])))), other={"How we will know": k}) for t, w, ys, k in YEAR_TICKS])])


YEAR_TICKS = [
    ("Give grants to groups led by people of colour first", "Grants Director", (2026, 2027), "Half of the fund"),
    ("Bring trustees from the places where we work", "Chair", (2027,), "Four trustees"),
    ("Hand the youth programme to its members", "Youth Lead", (2027, 2028), "Programme handed over"),
    ("Publish what became of this plan", "Chief Executive", (2028,), "Report")]


# ---- 3. An Easy Read plan: pictures on the left, short sentences on the right, by when on a line of its own

def easy_read():
    doc = word.Document()
    doc.add_heading("Our plan against racism. Easy Read", 0)
    doc.add_paragraph("Meadowside Learning Disability Partnership. March 2026")
    sections = []
    for name, rows in EASY_READ:
        doc.add_heading(name, 1)
        table(doc, [["", [text, when]] for text, when in rows], widths=[5, 11])
        sections.append(theme(name, *[act(t, None, w) for t, w in rows]))
    doc.save(here("easy-read.docx"))
    gold("easy-read", sections=sections)


EASY_READ = [
    ("Staying safe", [("We will make a card that says who to tell if someone is racist to you.", "By the end of May 2026"), ("We will teach bus drivers how to help.", "By September 2026")]),
    ("Having a say", [("We will pay people of colour with a learning disability to check our services.", "By April 2027")])]


# ---- 4. An ombudsman's workbook: what is open on one sheet, what was closed on the next, with other headings at the end

def open_closed():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Open"
    heads = ["Action no", "Action", "Responsible officer", "Due", "Latest position"]
    s.append(heads)
    for r in OPEN:
        s.append(r)
    c = book.create_sheet("Closed")
    c.append(heads[:4] + ["Date closed", "Outcome"])
    for r in CLOSED:
        c.append(r)
    for sheet in (s, c):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.row == 1:
                    cell.font = Font(bold=True)
                elif isinstance(cell.value, D):
                    cell.number_format = "dd/mm/yyyy"
    book.save(here("open-closed.xlsx"))
    day = lambda d: d.strftime("%d/%m/%Y")
    gold("open-closed", sections=[theme("Open", *[act(r[1], r[2], day(r[3]), r[4], ref=r[0]) for r in OPEN]),
                                  theme("Closed", *[full(act(r[1], r[2], day(r[3]), ref=r[0]), other={"Date closed": day(r[4])}) for r in CLOSED])])


OPEN = [["A4", "Read complaints about race twice before they are turned away", "Head of Casework", D(2026, 11, 30), "Guide is written"],
        ["A5", "Ask those who complain how they were treated, by ethnicity", "Insight Manager", D(2027, 1, 31), None],
        ["A7", "Hold a surgery in each nation", "Director of Outreach", D(2027, 3, 31), "Two dates set"]]
CLOSED = [["A1", "Publish who complains", "Insight Manager", D(2026, 3, 31), D(2026, 4, 2), "On the website"],
          ["A2", "Take the staff survey apart by grade", "HR Director", D(2026, 5, 31), D(2026, 5, 20), "Shared with networks"]]


# ---- 5. A parks authority's page: each action a heading, who and when each as a label over its value, side by side

def flex_facts():
    body, sections = "", []
    for name, rows in FLEX_FACTS:
        body += f"<h2>{name}</h2>"
        for text, who, when, how in rows:
            body += f"<h3>{text}</h3><div class='row'><div class='col'><p><strong>Lead</strong></p><p>{who}</p></div><div class='col'><p><strong>Target date</strong></p><p>{when}</p></div><div class='col'><p><strong>Progress</strong></p><p>{how}</p></div></div>"
        sections.append(theme(name, *[act(*r) for r in rows]))
    page("flex-facts.html", "Race equality action plan", body, "Fells and Dales Park Authority", ("Home", "About us"))
    gold("flex-facts", sections=sections)


FLEX_FACTS = [
    ("A park for everyone", [("Train volunteers from six cities as walk leaders", "Access Ranger", "July 2026", "Eleven trained."), ("Mark halal food on café menus", "Visitor Services", "May 2026", "Done at two of five.")]),
    ("A fair employer", [("Advertise seasonal work through city job centres", "HR Adviser", "January 2027", "Not begun.")])]


# ---- 6. A newsletter saved from a mail program: tables within tables to lay it out, the plan in one of them

def mail_layout():
    rows = "".join("<tr>" + "".join(f"<td style='padding:6px;border:1px solid #999'>{v}</td>" for v in r) + "</tr>" for r in [("Action", "Lead", "When"), *MAIL_LAYOUT])
    with open(here("mail-layout.html"), "w", encoding="utf-8") as out:
        out.write(f"<html><head><title>Staff network bulletin</title></head><body><table width='100%'><tr><td align='center'><table width='600'><tr><td><img src='cid:logo' alt='Logo'></td></tr><tr><td><h1>Our race action plan for 2026/27</h1><p>Dear colleague, the plan is agreed. Here it is.</p></td></tr>"
                  f"<tr><td><table cellspacing='0'>{rows}</table></td></tr><tr><td><p>You get this because you are a member of the network.</p></td></tr></table></td></tr></table></body></html>\n")
    gold("mail-layout", sections=[theme(None, *[act(*r) for r in MAIL_LAYOUT])])


MAIL_LAYOUT = [("Meet the executive every quarter with an agenda of our own", "Network Chair", "From April 2026"), ("Mentor ten managers who asked for it", "Network Deputy Chair", "Oct 2026"), ("Check policies before they are signed", "HR Policy Lead", "Ongoing")]


# ---- 7. A board's slides saved as PDF: a table on each, the theme in its title

def deck_print():
    def save(path):
        deck = pptx.Presentation()
        for name, rows in DECK_PRINT:
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = name
            t = slide.shapes.add_table(len(rows) + 1, 4, Inches(0.5), Inches(1.6), Inches(9), Inches(3)).table
            for y, row in enumerate([("Action", "Owner", "Deadline", "Measure"), *rows]):
                for x, v in enumerate(row):
                    t.cell(y, x).text = v
                    t.cell(y, x).text_frame.paragraphs[0].runs[0].font.size = Pt(14)
        deck.save(path)
    office("deck-print.pdf", save, "pptx")
    gold("deck-print", sections=[theme(n, *[full(act(t, w, d), other={"Measure": m}) for t, w, d, m in rows]) for n, rows in DECK_PRINT])


DECK_PRINT = [
    ("Safe at work", [("Give lone workers a button that calls for help", "Estates Director", "30 June 2026", "Time to answer"), ("Ban those who abuse staff from two sites, not one", "Security Lead", "31 July 2026", "Bans given")]),
    ("Fair careers", [("Fund certificates for healthcare assistants", "Education Lead", "September 2026", "Forty places"), ("Second staff of colour to the planning team", "Strategy Director", "January 2027", "Six secondments")])]


# ---- 8. A university's wide table on A3: eleven columns in small letters

def eleven_columns():
    small = ParagraphStyle("small", parent=getSampleStyleSheet()["Normal"], fontSize=8, leading=9.5)
    heads = ["Ref", "Theme", "Issue", "Evidence", "Action", "Lead", "Support", "Start", "End", "Measure", "Priority"]
    rows = [[Paragraph(f"<b>{h}</b>", small) for h in heads]] + [[Paragraph(v, small) for v in r] for r in ELEVEN_COLUMNS]
    doc = SimpleDocTemplate(here("eleven-columns.pdf"), pagesize=on_its_side(A3), leftMargin=1.5 * cm, rightMargin=1.5 * cm, topMargin=22 * cm, bottomMargin=2 * cm, invariant=1)
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#E0E0E0"))])
    doc.build([Paragraph("Race Equality Charter action plan", getSampleStyleSheet()["Title"]), LongTable(rows, colWidths=[1.5 * cm, 2.8 * cm, 4.5 * cm, 4 * cm, 6.5 * cm, 3.2 * cm, 3.2 * cm, 2 * cm, 2 * cm, 4.5 * cm, 1.8 * cm], repeatRows=1, style=style)])
    gold("eleven-columns", sections=[theme(t, *[full(act(r[4], r[5], r[8], ref=r[0]), other={"Issue": r[2], "Evidence": r[3], "Support": r[6], "Start": r[7], "Measure": r[9], "Priority": r[10]}) for r in ELEVEN_COLUMNS if r[1] == t]) for t in dict.fromkeys(r[1] for r in ELEVEN_COLUMNS)])


ELEVEN_COLUMNS = [
    ["1.1", "Governance", "Committees are alike", "One in twenty members is of colour", "Pay student members of committees for their hours", "University Secretary", "Students’ Union", "Sep 2026", "Jul 2027", "All members paid", "High"],
    ["1.2", "Governance", "Few see the plan", "Survey of 2025", "Bring the plan to each school board once a year", "Deans", "EDI Team", "Oct 2026", "Jun 2029", "Minutes of boards", "Medium"],
    ["2.1", "Research", "Grants pass some by", "Success is 11% against 19%", "Read internal bids without names", "Research Director", "Grants Office", "Jan 2027", "Dec 2027", "Gap under three points", "High"],
    ["2.2", "Research", "Lonely doctorates", "Exit interviews", "Begin a cohort of ten doctoral students of colour", "Graduate Dean", "Library", "Sep 2027", "Sep 2031", "All finish", "High"],
    ["3.1", "Teaching", "Marks differ", "Gap of 9 points", "Let students see marked work of others", "Education Dean", "Schools", "Feb 2027", "Feb 2028", "Gap under 5 points", "Low"]]


if __name__ == "__main__":
    for write in (side_facts, year_ticks, easy_read, open_closed, flex_facts, mail_layout, deck_print, eleven_columns):
        write()
