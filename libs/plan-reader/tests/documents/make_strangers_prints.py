#!/usr/bin/env python3
"""Writes invented printed pages as other bodies lay theirs out, each with its gold reading, made before any was read:
python3 make_strangers_prints.py. Needs reportlab and python-docx from PyPI, LibreOffice and Chromium."""
import docx as word
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape as on_its_side
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.pdfgen import canvas
from reportlab.platypus import BaseDocTemplate, Frame, ListFlowable, ListItem, LongTable, PageTemplate, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from make_layouts import full, here, landscape, office, printed, repeat, shade, table
from make_lists import act, gold, theme

STYLES = getSampleStyleSheet()
SMALL = ParagraphStyle("small", parent=STYLES["BodyText"], fontSize=8, leading=10)
WHITE = ParagraphStyle("white", parent=SMALL, textColor=colors.white, fontName="Helvetica-Bold")


def cells(rows, style=SMALL):
    return [[Paragraph(c, style) if isinstance(c, str) else c for c in row] for row in rows]


# ---- 1. A long table over landscape pages, its headings said again, a row broken within, running lines above and below

def long_table():
    def running(c, doc):
        c.setFont("Helvetica", 7)
        c.drawString(1.5 * cm, 20.2 * cm, "Lindmoor NHS Foundation Trust – WRES and WDES action plan 2026/27")
        c.drawRightString(28.2 * cm, 0.8 * cm, f"Page {doc.page} of 2")
    head = [Paragraph(h, WHITE) for h in ["Ref", "Indicator(s)", "Action", "Lead", "Completion date", "Progress"]]
    t = LongTable([head] + cells(LONG), colWidths=[1.3 * cm, 3.2 * cm, 8 * cm, 4 * cm, 3 * cm, 7 * cm], repeatRows=1, splitInRow=1)
    t.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#005EB8")), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
    doc = SimpleDocTemplate(here("long-table.pdf"), pagesize=on_its_side(A4), leftMargin=1.5 * cm, rightMargin=1.5 * cm, topMargin=1.5 * cm, bottomMargin=1.5 * cm, invariant=1)
    doc.build([Paragraph("Lindmoor NHS Foundation Trust", STYLES["Title"]), Paragraph("Workforce equality standards: action plan 2026/27", STYLES["Heading2"]), Spacer(1, 9 * cm), t], onFirstPage=running, onLaterPages=running)
    gold("long-table", sections=[theme(None, *[full(act(r[2], r[3], r[4], r[5], ref=r[0]), other={"Indicator(s)": r[1]}) for r in LONG])])


LONG = [
    ["W1", "WRES 1", "Publish the make-up of each band by division and say what each division will do about it within the quarter, in a report that staff networks see first", "Deputy Chief People Officer", "Oct 2026", "The first report went to the networks in July. Estates and Pharmacy have yet to answer; both have been asked to come to the next committee."],
    ["W2", "WRES 2; WDES 2", "Have every appointment at band 8a and above agreed by somebody from outside the division who has read all of the applications and may ask for the shortlist to be opened again", "Head of Resourcing / Divisional Directors", "Jan 2027", "Begun in Surgery. Of eleven appointments three were looked at again. A guide has been written with those who did so. Medicine will follow in November and the other divisions from the new year, each with a briefing for its managers."],
    ["W3", "WRES 3", "Hold a pre-formal panel", "Head of Employee Relations", "In place", "Cases are down by a third."],
    ["W4", "WRES 5; WDES 4a", "Ban from care those who abuse staff, with the consent of the clinician, and tell the member of staff what was done", "Chief Nurse / Security Manager", "31/03/2027", "Policy agreed in June. Nine letters have been sent, two agreements made and nobody has been banned so far. Staff told us that they want to hear from the ward manager, not from security, so the procedure was changed in September and the leaflet was written again. The next review is in February."],
    ["W5", "WRES 9", "Find two associate non-executives", "Chair", "Summer 2026", "Both took up post on 1 August."],
    ["W6", "WDES 10", "Give the Board one shared objective on inclusion", "Chief Executive", "Each April", "Agreed for 2026/27."]]


# ---- 2. No rules but a line under the headings, coloured bands for themes, a coloured disc for the status

def discs():
    path = here("discs.pdf")
    c = canvas.Canvas(path, pagesize=on_its_side(A4), invariant=1)
    c.setFont("Helvetica-Bold", 18)
    c.drawString(2 * cm, 18.5 * cm, "Rowanhurst Borough: race equality action plan")
    c.setFont("Helvetica", 9)
    c.drawString(2 * cm, 17.8 * cm, "Position at 30 September 2026")
    colours = {"Red": colors.red, "Amber": colors.orange, "Green": colors.green}
    y = 16.9 * cm
    for x, name in zip((2, 6, 10), ("Red", "Amber", "Green")):
        c.setFillColor(colours[name])
        c.circle(x * cm, y + 0.1 * cm, 0.18 * cm, stroke=0, fill=1)
        c.setFillColor(colors.black)
        c.drawString((x + 0.4) * cm, y, {"Red": "Off track", "Amber": "At risk", "Green": "On track"}[name])
    xs = [2, 12.5, 18, 22]
    y = 15.8 * cm
    c.setFont("Helvetica-Bold", 9)
    for x, h in zip(xs, ["Action", "Owner", "By when", "RAG"]):
        c.drawString(x * cm, y, h)
    c.line(2 * cm, y - 0.2 * cm, 27 * cm, y - 0.2 * cm)
    y -= 0.9 * cm
    for name, rows in DISCS:
        c.setFillColor(colors.HexColor("#D9E2F3"))
        c.rect(1.8 * cm, y - 0.2 * cm, 25.2 * cm, 0.65 * cm, stroke=0, fill=1)
        c.setFillColor(colors.black)
        c.setFont("Helvetica-Bold", 9)
        c.drawString(2 * cm, y, name)
        y -= 0.9 * cm
        c.setFont("Helvetica", 9)
        for lines, who, when, rag in rows:
            for n, line in enumerate(lines):
                c.drawString(xs[0] * cm, y - n * 0.42 * cm, line)
            c.drawString(xs[1] * cm, y, who)
            c.drawString(xs[2] * cm, y, when)
            c.setFillColor(colours[rag])
            c.circle((xs[3] + 0.3) * cm, y + 0.1 * cm, 0.18 * cm, stroke=0, fill=1)
            c.setFillColor(colors.black)
            c.drawString((xs[3] + 0.7) * cm, y, rag)
            y -= 0.42 * cm * len(lines) + 0.35 * cm
        y -= 0.2 * cm
    c.save()
    status = {"Red": "delayed", "Amber": "at_risk", "Green": "on_track"}
    gold("discs", sections=[theme(n, *[full(act(" ".join(l), w, d, s), status=status[s]) for l, w, d, s in rows]) for n, rows in DISCS])


DISCS = [
    ("A council that knows its residents", [(["Ask about ethnicity in every service, in one way,", "and say why we ask"], "Head of Digital", "Mar 2027", "Amber"), (["Publish ward profiles"], "Insight Manager", "Dec 2026", "Green")]),
    ("A council that looks like its residents", [(["Guarantee an interview to applicants from groups", "that are missing at that grade, where they meet", "what the post asks for"], "Head of HR", "Oct 2026", "Red"), (["Review starting salaries"], "Pay and Reward", "Jan 2027", "Green")])]


# ---- 3. A brochure: a box for each action, two beside each other, labels above the values

def boxes():
    style = ParagraphStyle("b", parent=SMALL, fontName="Helvetica-Bold")
    def box(no, text, who, when):
        return Table([[Paragraph(f"Action {no}", style)], [Paragraph(text, SMALL)], [Paragraph(f"<b>Who:</b> {who}", SMALL)], [Paragraph(f"<b>When:</b> {when}", SMALL)]], colWidths=[8 * cm],
                     style=TableStyle([("BOX", (0, 0), (-1, -1), 1, colors.navy), ("BACKGROUND", (0, 0), (0, 0), colors.HexColor("#E8EEF7"))]))
    story = [Paragraph("Moor and Coast Housing: our promises on race", STYLES["Title"])]
    sections, no = [], 1
    for name, rows in BOXES:
        story.append(Paragraph(name, STYLES["Heading1"]))
        made, activities = [], []
        for text, who, when in rows:
            made.append(box(no, text, who, when))
            activities.append(act(text, who, when, ref=str(no)))
            no += 1
        pairs = [made[i:i + 2] + [""] * (2 - len(made[i:i + 2])) for i in range(0, len(made), 2)]
        story += [Table(pairs, colWidths=[8.6 * cm, 8.6 * cm], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])), Spacer(1, 0.4 * cm)]
        sections.append(theme(name, *activities))
    SimpleDocTemplate(here("boxes.pdf"), pagesize=A4, leftMargin=1.8 * cm, rightMargin=1.8 * cm, invariant=1).build(story)
    gold("boxes", sections=sections)


BOXES = [
    ("When you look for a home", [("Show how homes are let, by ethnicity, each year on our website", "Lettings Manager", "April 2027"), ("Test adverts with residents who do not have English as a first language", "Customer Voice Team", "From September 2026"), ("Offer viewings at times that fit with prayer", "Lettings Manager", "In place")]),
    ("When something goes wrong", [("Visit within 24 hours after a racist attack", "Head of Tenancy Services", "Always"), ("Move those who ask to be moved within four weeks", "Head of Tenancy Services with the Council", "By December 2026")])]


# ---- 4. LibreOffice, landscape: indicators merged over rows that break over the page, long cells

def merged_pages():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.sections[0].footer.paragraphs[0].text = "Sandmere Constabulary | Race and inclusion delivery plan | OFFICIAL"
        doc.add_heading("Sandmere Constabulary", 0)
        doc.add_paragraph("Race and inclusion delivery plan, autumn 2026")
        rows = [["Strand", "Ref", "What we will deliver", "Accountable", "By", "Position"]]
        for name, items in MERGED:
            for n, item in enumerate(items):
                rows.append([name if n == 0 else None] + item)
        t = table(doc, rows, widths=[3, 1.5, 8, 4, 3, 6])
        repeat(t.rows[0])
        doc.save(path)
    office("merged-pages.pdf", save, "docx")
    gold("merged-pages", sections=[theme(n, *[act(r[1], r[2], r[3], r[4] or None, ref=r[0]) for r in rows]) for n, rows in MERGED])


LONG_TEXT = "The group has met four times and has heard from officers, from staff and from residents who were stopped. "
MERGED = [
    ("Represented", [["R1", "Bring the time between application and offer to under four months for every candidate, and tell candidates each fortnight where they stand", "Head of Resourcing", "March 2027", LONG_TEXT * 2 + "Times fell from eight months to six."],
                     ["R2", "Set up a mentoring circle in each command", "Chief Supt North", "Dec 2026", "Three of five are running."],
                     ["R3", "Ask those who leave what would have kept them, six months after they have left, by someone outside the force", "Director of People", "From Jan 2027", ""]]),
    ("Respected", [["S1", "Explain each disparity in the use of powers in public, or change what we do", "ACC Operations", "Quarterly", LONG_TEXT * 3 + "Two explanations were accepted, one was not."],
                   ["S2", "Let the scrutiny group choose what it watches", "ACC Operations", "Nov 2026", "Agreed."]]),
    ("Involved", [["I1", "Hold a listening circle in each neighbourhood where trust is below the average of the force", "Neighbourhood Inspectors", "Two a year each", LONG_TEXT + "Eleven have been held."]])]


# ---- 5. LibreOffice, upright, text in two columns: commitments with who and when behind them in brackets

def newsletter():
    def save(path):
        doc = word.Document()
        doc.add_heading("Everyone’s Islands: our race equality plan in brief", 0)
        doc.add_paragraph("Western Skerries Council, 2026–2029")
        s = doc.add_section(WD_SECTION.CONTINUOUS)
        s._sectPr.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="2" w:space="720"/>'))
        for name, why, items in NEWSLETTER:
            doc.add_heading(name, 1)
            doc.add_paragraph(why)
            doc.add_paragraph("We will:")
            for text, who, when in items:
                doc.add_paragraph(f"{text} ({who}, {when})", style="List Bullet")
        doc.save(path)
    office("newsletter.pdf", save, "docx")
    gold("newsletter", sections=[theme(n, *[act(*i) for i in items]) for n, _, items in NEWSLETTER])


NEWSLETTER = [
    ("Learning together", "Pupils told us that they are asked to speak for a whole continent. Teachers told us that they do not know where to begin, and that the books they have are old.",
     [("Train one teacher in every school to lead on anti-racist teaching", "Education", "by August 2027"), ("Replace the history books used in the first two years", "Education", "by June 2028"), ("Record and report racist incidents in the same way in every school", "Head Teachers", "from October 2026")]),
    ("Working together", "One in forty of our staff is from a minority ethnic background; in our islands it is one in eighteen. Seasonal workers make up much of the difference.",
     [("Guarantee interviews in three departments as a trial", "Human Resources", "from January 2027"), ("Offer language lessons in working time", "Human Resources with the College", "from spring 2027")]),
    ("Living together", "Families on the two caravan sites wait longest for repairs.",
     [("Bring both sites up to standard", "Housing", "by 2029"), ("Meet residents twice a year", "Housing", "from November 2026"), ("Fund a festival of food and music", "Culture", "every summer")])]


# ---- 6. A strategy with numbered objectives, the outcome of each, and a table with lines between the rows only

def objectives_print():
    story = [Paragraph("Inclusive Calder: equality strategy", STYLES["Title"]), Paragraph("Calder Bridge Town Council, May 2026", STYLES["Normal"])]
    sections = []
    for n, (name, outcome, rows) in enumerate(STRATEGY, 1):
        story += [Paragraph(f"Objective {n}: {name}", STYLES["Heading1"]), Paragraph(f"<b>Outcome:</b> {outcome}", STYLES["BodyText"]), Spacer(1, 0.2 * cm)]
        t = Table(cells([["<b>No.</b>", "<b>Action</b>", "<b>Lead</b>", "<b>Target</b>", "<b>Resources</b>"]] + rows), colWidths=[1.2 * cm, 7.4 * cm, 3.4 * cm, 2.6 * cm, 2.8 * cm], style=TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        story += [t, Spacer(1, 0.5 * cm)]
        sections.append(theme(name, *[full(act(r[1], r[2], r[3], ref=r[0]), other={"Resources": r[4]}) for r in rows], outcome=outcome))
    SimpleDocTemplate(here("objectives-print.pdf"), pagesize=A4, invariant=1).build(story)
    gold("objectives-print", sections=sections)


STRATEGY = [
    ("Residents shape what we do", "Residents of every background say that they can influence decisions.", [["1.1", "Pay members of the residents’ panel for their time and for the care of their children while they meet", "Town Clerk", "Sept 2026", "£6,000 a year"], ["1.2", "Publish what became of each suggestion", "Communications Officer", "Monthly", "Within budget"]]),
    ("Our town is safe", "Fewer people are attacked for who they are, and more report it.", [["2.1", "Light the path between the mosque and the station", "Estates", "31 Oct 2026", "£14,000"], ["2.2", "Train shopkeepers as places to report", "Community Safety Partnership", "2026–27", "Grant"]])]


# ---- 7. Chromium: a page of a department, its table's rows shaded, dates with footnotes, notes at the end

def notes_print():
    rows = "".join(f"<tr><td>{t}</td><td>{w}</td><td>{d}{f'<sup>{n}</sup>' if n else ''}</td><td>{s}</td></tr>" for t, w, d, n, s in NOTES)
    printed("notes-print.pdf", f"""<html><head><style>@page {{size: A4 landscape; margin: 15mm}} body {{font: 10pt sans-serif}} table {{border-collapse: collapse; width: 100%}} th, td {{padding: 4pt; text-align: left; vertical-align: top}}
      tr:nth-child(even) {{background: #eef}} th {{border-bottom: 2px solid}}</style></head><body><h1>Ministry of Rivers: race action plan</h1><p>Progress at the end of June 2026</p>
      <table><tr><th>Commitment</th><th>Senior responsible owner</th><th>Delivery date</th><th>Status</th></tr>{rows}</table><p><small><sup>1</sup> First planned for March 2026.<br><sup>2</sup> Depends on the spending review.</small></p></body></html>""")
    read = {"Complete": "complete", "On track": "on_track", "Delayed": "delayed"}
    gold("notes-print", sections=[theme(None, *[full(act(t, w, d, s), status=read[s]) for t, w, d, n, s in NOTES])])


NOTES = [("Name a champion for race on the executive committee", "Permanent Secretary", "May 2026", 0, "Complete"), ("Replace the grievance process by one that staff of colour helped to write", "Director General, Corporate", "September 2026", 1, "Delayed"),
         ("Open the senior leaders’ scheme to all grades", "Director, People", "April 2027", 2, "On track"), ("Publish promotions by ethnicity", "Director, People", "Every July", 0, "On track")]


if __name__ == "__main__":
    for write in (long_table, discs, boxes, merged_pages, newsletter, objectives_print, notes_print):
        write()
