#!/usr/bin/env python3
"""Writes the printed documents of the fifth lot, each with its gold reading, made before any was read:
python3 make_strangers_fifth_prints.py. Needs python-docx and reportlab from PyPI, and LibreOffice."""
import docx as word
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape as on_its_side
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen import canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

from make_layouts import full, here, office, repeat, table
from make_lists import act, gold, theme

STYLES = getSampleStyleSheet()
SMALL = ParagraphStyle("small", parent=STYLES["BodyText"], fontSize=8.5, leading=11)


# ---- 1. A care board: a coloured bar at the side with the theme's name in white, the same headings on each page

def side_bar():
    c = canvas.Canvas(here("side-bar.pdf"), pagesize=on_its_side(A4), invariant=1)
    fills = ["#330072", "#006747", "#AE2573"]
    heads = [("Action", 6.6), ("Accountable lead", 15.2), ("Delivery date", 20.2), ("How we will know", 24)]
    widths = [8.2, 4.6, 3.4, 4.9]
    for fill, (name, rows) in zip(fills, SIDE_BAR):
        c.setFillColor(colors.HexColor(fill))
        c.rect(0, 0, 5.6 * cm, 21 * cm, stroke=0, fill=1)
        c.setFillColor(colors.white)
        c.setFont("Helvetica-Bold", 20)
        for n, line in enumerate(simpleSplit(name, "Helvetica-Bold", 20, 4.6 * cm)):
            c.drawString(0.6 * cm, 17.5 * cm - n * 26, line)
        c.setFillColor(colors.black)
        c.setFont("Helvetica", 8)
        c.drawString(6.6 * cm, 20 * cm, "Two Estuaries Integrated Care Board | Anti-racism plan 2026–28")
        y = 18.4 * cm
        c.setFont("Helvetica-Bold", 10)
        for h, x in heads:
            c.drawString(x * cm, y, h)
        c.setStrokeColor(colors.HexColor(fill))
        c.line(6.6 * cm, y - 0.25 * cm, 29 * cm, y - 0.25 * cm)
        y -= 0.9 * cm
        c.setFont("Helvetica", 10)
        for row in rows:
            lines = [simpleSplit(v, "Helvetica", 10, w * cm) for v, w in zip(row, widths)]
            for (_, x), cell in zip(heads, lines):
                for n, line in enumerate(cell):
                    c.drawString(x * cm, y - n * 13, line)
            y -= max(map(len, lines)) * 13 + 6
            c.setLineWidth(0.4)
            c.line(6.6 * cm, y + 6, 29 * cm, y + 6)
            y -= 10
        c.showPage()
    c.save()
    gold("side-bar", sections=[theme(n, *[full(act(*r[:3]), other={"How we will know": r[3]}) for r in rows]) for n, rows in SIDE_BAR])


SIDE_BAR = [
    ("Leading for change", [("Agree with each provider what its board will do and publish it on one page that patients can find", "Chief Executive", "October 2026", "Eleven pages published"), ("Take every decision on spending with its effect on inequality written down", "Chief Finance Officer", "From April 2027", "Audit of thirty papers")]),
    ("Care that is fair", [("Offer blood pressure checks in barber shops, temples and markets of the six wards with the highest need", "Director of Public Health, with the Primary Care Collaborative", "March 2027", "9,000 checks"), ("Report waiting lists by ethnic group to every board meeting", "Chief Operating Officer", "In place", "Standing item"), ("Train midwives in listening to women of colour", "Chief Nurse", "Sept 2027", "All midwives")]),
    ("A workforce that belongs", [("Open leadership posts to deputies of colour by rotation", "Chief People Officer", "January 2027", "Twelve rotations")])]


# ---- 2. A force: a table for each pledge that begins "We will", a senior owner and one who delivers, printed by LibreOffice

def pledges():
    def save(path):
        doc = word.Document()
        doc.add_heading("Northmoor Police", 0)
        doc.add_paragraph("Our race action plan – public version, October 2026")
        for n, (name, intro, rows) in enumerate(PLEDGES, 1):
            doc.add_heading(f"Pledge {n}. {name}", 1)
            doc.add_paragraph(intro)
            t = table(doc, [["We will", "SRO", "Delivery lead", "Milestone", "How it stands"]] + [list(r) for r in rows], widths=[6, 2.4, 3, 2.6, 3])
            repeat(t.rows[0])
        doc.save(path)
    office("pledges.pdf", save, "docx")
    read = {"On schedule": "on_track", "Behind": "delayed", "Finished": "complete"}
    gold("pledges", sections=[theme(name, *[full(act(r[0], r[2], r[3], r[4]), status=read[r[4]], other={"SRO": r[1]}) for r in rows]) for name, _, rows in PLEDGES])


PLEDGES = [
    ("We listen before we act", "Scrutiny panels told us that they see recordings too late.", [("…show panels the recordings of all searches they ask for within a fortnight", "ACC Local Policing", "Supt Engagement", "Nov 2026", "On schedule"), ("…pay panel members for their time", "Chief Finance Officer", "Head of Corporate Support", "Apr 2026", "Finished"), ("…publish what each panel asked for and what we did about it, in words that a person of twelve can read", "ACC Local Policing", "Head of Communications", "Quarterly", "On schedule")]),
    ("We look after our own", "Officers of colour leave in their first three years twice as often.", [("…talk to each probationer at six, twelve and eighteen months", "Director of People", "Head of Learning", "Jan 2027", "Behind"), ("…give each line manager a day on race and trauma", "Director of People", "OD Manager", "By July 2027", "On schedule")])]


# ---- 3. Northern Ireland: measures under Section 75 themes, upright, the heading said again on each page

def measures():
    def save(path):
        doc = word.Document()
        doc.add_heading("Slieve Gallen Education Authority", 1)
        doc.add_paragraph("Section 75 equality action plan 2026–2031")
        doc.add_paragraph("Measures are grouped by theme. Progress goes to the Equality Commission each August.")
        for n, (name, rows) in enumerate(MEASURES, 1):
            doc.add_paragraph().add_run(f"Theme {n}: {name}").bold = True
            t = table(doc, [["Measures", "Lead responsibility", "Timescale", "Performance indicators"]] + [list(r) for r in rows], widths=[6.5, 3.5, 3, 4])
            repeat(t.rows[0])
            doc.add_paragraph()
        doc.save(path)
    office("measures.pdf", save, "docx")
    gold("measures", sections=[theme(n, *[full(act(r[0], r[1], r[2]), other={"Performance indicators": r[3]}) for r in rows]) for n, rows in MEASURES])


MEASURES = [
    ("Newcomer pupils", [("Give each school with more than ten newcomer pupils a link worker", "Head of Intercultural Education", "Year 1 (2026/27)", "All such schools by June 2027"), ("Translate the twelve letters that schools send most often", "Communications", "By December 2026", "Twelve letters in nine languages"), ("Offer parents a course in English at the school", "Youth Service / Further Education Colleges", "Year 2 and ongoing", "600 places a year; two in three complete the course")]),
    ("Irish Traveller children", [("Agree a plan with each family whose child moves school within a term", "Traveller Education Support Service", "From September 2026", "Attendance above 80%"), ("Ask Traveller parents to teach staff about their culture", "Head of Children and Young People’s Services", "Annually", "Twenty sessions")]),
    ("Our workforce", [("Take affirmative action where the community background of applicants does not match that of the area", "Director of Human Resources", "Triennial review, 2028", "Article 55 review")])]


# ---- 4. A wide sheet printed over two pages: the second holds the further columns of the same rows

def wide_sheet():
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)])
    heads = ["Ref", "Theme", "Action", "Measure", "Resources", "Lead officer", "Deadline", "Status", "Comments"]
    cells = [[Paragraph(f"<b>{h}</b>", SMALL) for h in heads]] + [[Paragraph(v, SMALL) for v in r] for r in WIDE_SHEET]
    left, right = [r[:5] for r in cells], [r[5:] for r in cells]
    heights = [1 * cm] + [2 * cm] * len(WIDE_SHEET)
    doc = SimpleDocTemplate(here("wide-sheet.pdf"), pagesize=on_its_side(A4), leftMargin=1.5 * cm, rightMargin=1.5 * cm, topMargin=2 * cm, bottomMargin=2 * cm, invariant=1)
    doc.build([Table(left, colWidths=[1.5 * cm, 4 * cm, 9 * cm, 7 * cm, 4.5 * cm], rowHeights=heights, style=style), PageBreak(), Table(right, colWidths=[6 * cm, 4 * cm, 4 * cm, 10 * cm], rowHeights=heights, style=style)])
    read = {"Green": "on_track", "Amber": "at_risk"}
    gold("wide-sheet", sections=[theme(t, *[full(act(r[2], r[5], r[6], r[8] or None, ref=r[0]), status=read[r[7]], other={"Measure": r[3], "Resources": r[4]}) for r in WIDE_SHEET if r[1] == t]) for t in dict.fromkeys(r[1] for r in WIDE_SHEET)])


WIDE_SHEET = [
    ["1", "Our people", "Publish the ethnicity pay gap by directorate", "Gap under 5%", "Within budget", "Head of People", "March 2027", "Green", "Figures are ready and will be checked by Audit."],
    ["2", "Our people", "Hold exit interviews with an independent person", "All leavers", "£3,000", "HR Adviser", "From Sept 2026", "Amber", "Contract not yet signed."],
    ["3", "Our services", "Check all charges for their effect on families of colour", "All charges", "Officer time", "Policy Officer", "Budget setting 2027", "Green", ""],
    ["4", "Our services", "Move the advice desk to the market hall", "Visits by ward", "£15,000", "Customer Services Manager", "30 June 2027", "Green", "Lease agreed in principle with the market trust."]]


if __name__ == "__main__":
    for write in (side_bar, pledges, measures, wide_sheet):
        write()
