#!/usr/bin/env python3
"""Writes a third lot of invented documents as other bodies lay theirs out, each with its gold reading, made before any was read:
python3 make_strangers_third.py. Needs python-docx, openpyxl, python-pptx and reportlab from PyPI, and LibreOffice."""
import datetime

import docx as word
import openpyxl
import pptx
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment, Font
from pptx.util import Inches
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme

D = datetime.date
STYLES = getSampleStyleSheet()


# ---- 1. A county printed upright: a cover, a list of contents, narrow columns, references with letters, over three pages

def county():
    def save(path):
        doc = word.Document()
        doc.sections[0].footer.paragraphs[0].text = "Race Equality Action Plan 2026–2029 | www.ouseshire.example"
        doc.add_heading("Ouseshire County Council", 0)
        doc.add_heading("Race Equality Action Plan 2026–2029", 1)
        doc.add_page_break()
        doc.add_heading("Contents", 1)
        for n, (name, page) in enumerate([("Introduction", 3), ("What the figures say", 3), ("Action plan", 4)], 1):
            doc.add_paragraph(f"{n}. {name} {'.' * 60} {page}")
        doc.add_page_break()
        doc.add_heading("1. Introduction", 1)
        doc.add_paragraph("This plan was written with the Race Equality Network. We will look at it again every year.")
        doc.add_heading("2. What the figures say", 1)
        table(doc, [["Year", "Staff", "Minority ethnic", "Share"], ["2024", "6,120", "540", "8.8%"], ["2025", "6,240", "571", "9.2%"], ["2026", "6,198", "602", "9.7%"]])
        doc.add_heading("3. Action plan", 1)
        for name, rows in COUNTY:
            doc.add_heading(name, 2)
            t = table(doc, [["Ref", "Action", "Lead officer", "Target date", "Success measure"]] + [list(r) for r in rows], widths=[1.3, 6, 3, 2.6, 4])
            repeat(t.rows[0])
        doc.save(path)
    office("county.pdf", save, "docx")
    gold("county", sections=[theme(n.split(" – ", 1)[1], *[full(act(a, l, d, ref=r), other={"Success measure": m}) for r, a, l, d, m in rows]) for n, rows in COUNTY])


COUNTY = [
    ("Priority 1 – Leadership", [("1a", "Set every chief officer an objective on race equality and publish whether it was met", "Chief Executive", "April 2027", "All objectives published"), ("1b", "Take the Cabinet through the experience of staff from the Network twice a year", "Assistant Chief Executive", "From Sept 2026", "Two sessions a year"), ("1c", "Review how portfolio holders hear from residents of colour", "Monitoring Officer", "31/12/2026", "Review done")]),
    ("Priority 2 – Our workforce", [("2a", "Offer a secondment to each member of the leadership programme", "Head of Learning", "2027/28", "Half are promoted in two years"), ("2b", "Ask for reasons in writing where a panel of one background appoints", "Strategic HR Manager", "In place by January 2027", "All panels"), ("2c", "Publish pay by ethnicity and grade", "Head of Reward", "Annually", "Gap below 3%")]),
    ("Priority 3 – Our services", [("3a", "Put interpreters into the three libraries with the most newcomers", "Libraries Manager / Adult Learning", "Summer 2027", "Visits"), ("3b", "Check school transport appeals for who wins and who does not", "Head of Transport", "March 2027", "Report to scrutiny")])]


# ---- 2. A trust: a table of figures for each indicator, then an action table that refers to them

def figures_and_actions():
    doc = word.Document()
    doc.add_heading("Harbourside Mental Health NHS Trust", 0)
    doc.add_paragraph("Workforce Race and Disability Equality Standards 2026")
    doc.add_heading("WRES indicators", 1)
    table(doc, [["Indicator", "Description", "2024", "2025", "2026", "Trend"], ["1", "Staff from minority ethnic backgrounds", "18%", "19%", "21%", "Better"], ["2", "Likelihood of appointment", "1.8", "1.7", "1.7", "Same"], ["5", "Harassment from patients", "38%", "39%", "41%", "Worse"]])
    doc.add_heading("WDES metrics", 1)
    table(doc, [["Metric", "Description", "2024", "2025", "2026", "Trend"], ["1", "Disabled staff", "5%", "6%", "6%", "Same"], ["8", "Adjustments made", "70%", "71%", "75%", "Better"]])
    doc.add_heading("Action plan 2026/27", 1)
    rows = [["Action", "Linked indicator / metric", "Responsible", "Timeframe", "Progress", "Status"],
            ["Sign up all wards to the pledge against abuse", "WRES 5", "Associate Director of Nursing", "Oct 26", "18 of 31 wards", "Amber"],
            ["Hold adjustments on a passport that moves with the person", "WDES 8", "HR Business Partners", "Dec 26", "", "Not started"],
            ["Put a trained observer on panels at band 7", "WRES 2", "Recruitment Manager", "from Jan 27", "Pilot agreed", "Green"]]
    table(doc, rows)
    doc.save(here("figures-and-actions.docx"))
    status = {"Amber": "at_risk", "Not started": "not_started", "Green": "on_track"}
    gold("figures-and-actions", sections=[theme(None, *[full(act(r[0], r[2], r[3], r[4] or None), status=status[r[5]], other={"Linked indicator / metric": r[1]}) for r in rows[1:]])])


# ---- 3. A force: what all forces were asked to do, and beside it what this one does

def national():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Tidewater Constabulary: race action plan, local delivery", 0)
    sections = []
    for no, (name, rows) in enumerate(NATIONAL, 1):
        doc.add_heading(f"Workstream {no}: {name}", 1)
        table(doc, [["National action", "Our local activity", "Force lead", "Timescale", "RAG", "Latest update"]] + rows)
        status = {"R": "delayed", "A": "at_risk", "G": "on_track"}
        sections.append(theme(name, *[full(act(r[1], r[2], r[3], r[5] or None), status=status[r[4]], other={"National action": r[0]}) for r in rows]))
    doc.save(here("national.docx"))
    gold("national", sections=sections)


NATIONAL = [
    ("Represented", [["Improve retention of Black officers", "Give each leaver an interview with the staff association", "Head of People", "Sep 2026", "G", "Five held since May."], ["Develop leaders", "Hold a place on each promotion board for an outside assessor", "Head of Learning", "Jan 2027", "A", ""]]),
    ("Protected", [["Support victims of hate crime", "Call each victim within a day", "Supt Communities", "In place", "G", "92% in August."]])]


# ---- 4. A college's sheet whose headings hold instructions on further lines

def instructed():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Plan 2026"
    s.append(["Anti-racism plan – Severnside College"])
    s.append(["Objective\n(what do you want to change?)", "Planned action\n(make it SMART)", "Person responsible\n(job title, not name)", "Timescale\n(start and completion)", "How will you measure success?", "Progress\n(update every term)"])
    for c in s[2]:
        c.alignment = Alignment(wrap_text=True)
        c.font = Font(bold=True)
    for row in INSTRUCTED:
        s.append(row)
    book.save(here("instructed.xlsx"))
    parts, last = {}, None
    for o, a, l, d, m, p in INSTRUCTED:
        last = o or last
        parts.setdefault(last, []).append(act(a, l, d, p))
    gold("instructed", sections=[theme(n, *a) for n, a in parts.items()])


INSTRUCTED = [["Students see staff like themselves", "Advertise ten hourly-paid posts through community groups", "Curriculum Directors", "Sept 2026 – July 2027", "Ten appointed", "Four so far"], [None, "Train appointment panels in structured interviews", "Head of HR", "by Oct 2026", "All trained", "Done"],
              ["Complaints of racism are answered", "Open an anonymous form", "Vice Principal", "Autumn term 2026", "Used by students", None], [None, "Tell complainants the outcome within 20 days", "Student Services Manager", "From November 2026", "Nine in ten", None]]


# ---- 5. A government's page: outcomes as headings, actions as items, who and when as items beneath

def nested_items():
    body = "<h1>Race equality: our outcomes and actions</h1><p>Published by the Northern Isles Agency on 2 May 2026</p>"
    sections = []
    for no, (name, why, rows) in enumerate(NESTED, 1):
        body += f"<h2>Outcome {no}: {name}</h2><h3>Why this outcome</h3><p>{why}</p><h3>Actions</h3><ul>"
        for n, (text, lead, when) in enumerate(rows, 1):
            body += f"<li><strong>Action {no}.{n}:</strong> {text}<ul><li>Lead: {lead}</li><li>Timescale: {when}</li></ul></li>"
        body += "</ul><h3>How we will measure progress</h3><ul><li>Survey of staff</li><li>Figures each year</li></ul>"
        sections.append(theme(name, *[act(t, l, w, ref=f"{no}.{n}") for n, (t, l, w) in enumerate(rows, 1)]))
    with open(here("nested-items.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang=en><head><title>Outcomes</title></head><body>{body}</body></html>\n")
    gold("nested-items", sections=sections)


NESTED = [
    ("Our workforce looks like the Isles", "We employ few people from minority ethnic backgrounds.", [("Offer interviews on each of the three large isles", "People Team", "September 2026"), ("Pay for travel to interviews", "People Team", "From June 2026")]),
    ("Grants reach everyone", "We do not know who receives them.", [("Ask applicants for their ethnicity", "Grants Team", "April 2027"), ("Publish awards by group", "Analysis", "Each year from 2028")])]


# ---- 6. A government in Wales: goals as rows across one table, several bodies that lead, what difference it makes

def goals_across():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("An anti-racist Gwynfryn: policy goals and actions", 0)
    rows = [["No.", "Action", "Timeline", "Led by", "What difference will this make?"]]
    for name, items in GOALS:
        rows.append([name] + [...] * 4)
        rows += [list(i) for i in items]
    t = table(doc, rows)
    y = 1
    for name, items in GOALS:
        shade(t.cell(y, 0), "D0CECE")
        y += 1 + len(items)
    doc.save(here("goals-across.docx"))
    gold("goals-across", sections=[theme(n.split(": ", 1)[1], *[full(act(a, l, d, ref=r), other={"What difference will this make?": m}) for r, a, d, l, m in items]) for n, items in GOALS])


GOALS = [
    ("Goal 1: Culture bodies tell the whole story of Gwynfryn", [("1.1", "Fund museums to work with communities on what is shown", "By March 2027", "Culture Division; Museums Federation", "People see themselves"), ("1.2", "Review street and building names with residents", "By end of 2028", "Local authorities, Heritage Service", "Names that can be explained")]),
    ("Goal 2: Learners of every background succeed", [("2.1", "Make racial literacy part of teacher training", "September 2026 and ongoing", "Education Directorate", "Teachers are confident")])]


# ---- 7. reportlab: a bar with the number of each action in white, label and value beneath, over the end of a page

def bars_print():
    white = ParagraphStyle("w", parent=STYLES["BodyText"], textColor=colors.white, fontName="Helvetica-Bold")
    label = ParagraphStyle("l", parent=STYLES["BodyText"], fontName="Helvetica-Bold", fontSize=9)
    small = ParagraphStyle("s", parent=STYLES["BodyText"], fontSize=9)
    story = [Paragraph("Lowmoor Housing Group: race equality pledges", STYLES["Title"])]
    activities = []
    for no, (text, who, when, how) in enumerate(BARS, 1):
        rows = [[Paragraph(f"Pledge {no}", white), ""]] + [[Paragraph(k, label), Paragraph(v, small)] for k, v in [("What we will do", text), ("Lead", who), ("Target date", when), ("Progress so far", how)]]
        story += [Table(rows, colWidths=[4 * cm, 12 * cm], style=TableStyle([("SPAN", (0, 0), (1, 0)), ("BACKGROUND", (0, 0), (1, 0), colors.HexColor("#4B2E83")), ("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])), Spacer(1, 0.6 * cm)]
        activities.append(act(text, who, when, how, ref=str(no)))
    SimpleDocTemplate(here("bars-print.pdf"), pagesize=A4, title="Race equality pledges", invariant=1).build(story)
    gold("bars-print", sections=[theme(None, *activities)])


BARS = [("Publish who is offered a transfer, by ethnicity", "Head of Lettings", "Every July", "First figures published in July 2026."), ("Bring tenants of colour onto both scrutiny panels", "Resident Involvement Manager", "December 2026", "Three have joined."),
        ("Ask repairs contractors how they handle complaints of racism", "Contracts Manager", "Spring 2027", "Not begun."), ("Pay interpreters for all meetings about eviction", "Head of Income", "In place", "Used 61 times."), ("Train call handlers to ask what happened, and to write it down in the caller’s words", "Customer Centre Manager", "March 2027", "Half have been trained.")]


# ---- 8. A fire service: a name across the top of each table, its headings, and what shows success across the foot

def topped():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Borderland Fire and Rescue Service: inclusion delivery plan 2026–27", 0)
    sections = []
    for no, (name, rows, success) in enumerate(TOPPED, 1):
        t = table(doc, [[f"Strategic objective {no}: {name}", ..., ..., ...], ["Activity", "Owner", "Completion", "Progress"]] + rows + [["Success measures: " + success, ..., ..., ...]])
        shade(t.cell(0, 0), "C00000")
        doc.add_paragraph()
        sections.append(theme(name, *[act(r[0], r[1], r[2], r[3] or None) for r in rows]))
    doc.save(here("topped.docx"))
    gold("topped", sections=sections)


TOPPED = [
    ("We look like the Borders", [["Hold taster days for women of colour in each district", "Recruitment Manager", "Oct 2026", "Two held"], ["Review the fitness test for bias", "Health and Fitness Lead", "Jan 2027", ""]], "applications from minority ethnic people rise to 8%"),
    ("We are trusted", [["Visit places of worship after each hate incident", "Community Safety", "Ongoing", "All eleven visited"]], "trust in the survey of residents")]


# ---- 9. A sheet in which a coloured dot says how it goes

def dots():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Plan"
    s.append(["Sable Coast Council – race equality plan, October 2026"])
    s.append([])
    s.append(["Theme", "Action", "Lead", "By", "Status", "Commentary"])
    colours = {"delayed": "FFFF0000", "at_risk": "FFFFC000", "on_track": "FF00B050"}
    for row in DOTS:
        s.append(row[:4] + ["●", row[5]])
        s.cell(s.max_row, 5).font = Font(color=colours[row[4]], size=16)
    book.save(here("dots.xlsx"))
    parts = {}
    for t, a, l, d, st, c in DOTS:
        parts.setdefault(t, []).append(full(act(a, l, d, c), status=st))
    gold("dots", sections=[theme(n, *a) for n, a in parts.items()])


DOTS = [["Voice", "Hold open meetings in four languages", "Engagement Lead", "Dec 2026", "on_track", "Two held"], ["Voice", "Answer petitions within a month", "Clerk", "Sept 2026", "delayed", "Average is seven weeks"],
        ["Work", "Review probation failures by ethnicity", "HR Analyst", "Nov 2026", "at_risk", "Data from two services is missing"], ["Work", "Sponsor six managers", "Chief Executive", "March 2027", "on_track", None]]


# ---- 10. Themes, aims and actions numbered by LibreOffice, who and when at the end behind dashes

def outline_odt():
    def save(path):
        doc = word.Document()
        doc.add_heading("Race equality plan of the Vale of Teme Partnership", 0)
        for no, (name, rows) in enumerate(OUTLINE_ODT, 1):
            doc.add_heading(f"Priority {no}: {name}", 1)
            for text, who, when in rows:
                doc.add_paragraph(f"{text} – {who} – {when}", style="List Number")
        doc.save(path)
    office("outline-list.odt", save, "docx")
    gold("outline-list", sections=[theme(n, *[act(*r) for r in rows]) for n, rows in OUTLINE_ODT])


OUTLINE_ODT = [("Safety", [("Train taxi drivers in reporting hate crime", "Licensing Manager", "July 2026"), ("Meet the mosque committee each quarter", "Community Safety Lead", "ongoing")]), ("Health", [("Offer health checks at the Friday market", "Public Health Consultant", "from May 2026"), ("Recruit doulas who speak Romanian and Tetum", "Maternity Voices Chair", "by March 2027")])]


# ---- 11. Slides: one table with merged themes, and notes for the speaker

def merged_slide():
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Race equality delivery plan"
    first.placeholders[1].text = "Upland Integrated Care System"
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Our delivery plan 2026/27"
    rows = [["Priority", "Key actions", "Owner(s)", "When", "Progress"]] + [[t if n == 0 else "", *r] for t, items in MERGED_SLIDE for n, r in enumerate(items)]
    t = slide.shapes.add_table(len(rows), 5, Inches(0.3), Inches(1.4), Inches(9.4), Inches(5)).table
    for y, row in enumerate(rows):
        for x, v in enumerate(row):
            t.cell(y, x).text = v
    y = 1
    for name, items in MERGED_SLIDE:
        if len(items) > 1:
            t.cell(y, 0).merge(t.cell(y + len(items) - 1, 0))
        y += len(items)
    slide.notes_slide.notes_text_frame.text = "Remind the board that the figures are provisional."
    deck.save(here("merged-slide.pptx"))
    gold("merged-slide", sections=[theme(n, *[act(a, l, d, p or None) for a, l, d, p in items]) for n, items in MERGED_SLIDE])


MERGED_SLIDE = [("Workforce", [("Anonymise applications for all posts", "People Directors", "Sept 26", "Four of six trusts"), ("Run one leadership programme across the system", "ICS EDI Lead", "Jan–Dec 27", "")]), ("Access", [("Put community connectors into ten practices", "Primary Care Lead", "Q4 26/27", "Six recruited")])]


# ---- 12. A page whose facts stand in one paragraph, each label in bold, with breaks between

def broken_lines():
    body = "<h1>Anti-racism commitments</h1><p>Vale Arts Trust, spring 2026</p>"
    sections = []
    for name, rows in BROKEN_LINES:
        body += f"<h2>{name}</h2>"
        for text, who, when in rows:
            body += f"<p><strong>What we will do</strong><br>{text}<br><strong>Who is responsible</strong><br>{who}<br><strong>When</strong><br>{when}</p>"
        sections.append(theme(name, *[act(*r) for r in rows]))
    with open(here("broken-lines.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang=en><head><title>Commitments</title></head><body>{body}</body></html>\n")
    gold("broken-lines", sections=sections)


BROKEN_LINES = [("On stage", [("Commission four plays by writers of colour", "Artistic Director", "By spring 2028"), ("Pay for childcare in rehearsals", "Producer", "From September 2026")]), ("In the house", [("Train ushers with the community panel", "Front of House Manager", "June 2026"), ("Hold relaxed prices for every first night", "Box Office", "Each season")])]


# ---- 13. A template with a row that shows how to fill it in, hints in brackets, and dates that nobody has set

def example_row():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Directorate race equality action plan", 0)
    doc.add_paragraph("Directorate: Place and Growth")
    doc.add_paragraph("Please complete one row for each action. Delete the example before you return the form.")
    table(doc, [["Action", "Lead", "Start date", "End date", "Update"],
                ["Example: Train all managers in inclusive recruitment", "A. Manager", "01/04/2026", "30/09/2026", "12 of 20 trained"],
                ["Map who uses parks by ethnicity", "Parks Manager", "May 2026", "Dec 2026", "Survey is designed"],
                ["Change the sponsorship policy", "Events Lead", "[insert date]", "TBC", ""],
                ["Open the depot to visits from schools", "[insert name]", "", "xx/xx/2027", ""],
                ["[Insert action]", "[insert name]", "[insert date]", "[insert date]", ""]])
    doc.save(here("example-row.docx"))
    gold("example-row", sections=[theme(None, act("Map who uses parks by ethnicity", "Parks Manager", "Dec 2026", "Survey is designed"), act("Change the sponsorship policy", "Events Lead", "TBC"),
                                        act("Open the depot to visits from schools", "[insert name]", "xx/xx/2027"))])


if __name__ == "__main__":
    for write in (county, figures_and_actions, national, instructed, nested_items, goals_across, bars_print, topped, dots, outline_odt, merged_slide, broken_lines, example_row):
        write()
