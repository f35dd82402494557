#!/usr/bin/env python3
"""Writes further invented documents as other bodies lay theirs out, each with its gold reading, made before any was read and after
those of the other make_strangers files were read right: python3 make_strangers_again.py. Needs python-docx, openpyxl, odfpy,
python-pptx and reportlab from PyPI, LibreOffice and Chromium."""
import datetime

import docx as word
import openpyxl
import pptx
from docx.shared import Cm
from odf import office as odf_office, style as odf_style, table as odf_table, text as odf_text
from odf.opendocument import OpenDocumentText
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from pptx.util import Inches
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape as on_its_side
from reportlab.lib.units import cm
from reportlab.pdfgen import canvas

from make_layouts import full, here, landscape, office, printed, repeat, shade, table
from make_lists import act, gold, theme

D = datetime.date


# ---- 1. A trust: a heading, a measure and a table for each high impact action, ratings as colours alone

def impact():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Cold Harbour Hospitals NHS Trust", 0)
    doc.add_paragraph("EDI improvement plan 2026/27, reported quarterly to the People Committee")
    colours = {"delayed": "FF0000", "at_risk": "FFC000", "on_track": "00B050", "complete": "0070C0"}
    sections = []
    for no, (name, metric, rows) in enumerate(IMPACT, 1):
        doc.add_heading(f"High Impact Action {no} – {name}", 2)
        doc.add_paragraph(f"Success metric: {metric}")
        t = table(doc, [["Trust action", "Exec lead", "Timescale", "RAG", "Quarter 2 position"]] + [[a, l, d, "", p] for a, l, d, _, p in rows])
        for y, row in enumerate(rows, 1):
            shade(t.cell(y, 3), colours[row[3]])
        sections.append(theme(name, *[full(act(a, l, d, p or None), status=s) for a, l, d, s, p in rows]))
    doc.save(here("impact.docx"))
    gold("impact", sections=sections)


IMPACT = [
    ("Measurable objectives on EDI for chairs, chief executives and board members", "Annual appraisal", [("Agree an objective with each director and publish it", "Trust Chair", "By end May 2026", "complete", "All twelve are published."), ("Report on them in the annual report", "Company Secretary", "June 2027", "on_track", "")]),
    ("Fair and inclusive recruitment", "Likelihood of appointment from shortlisting", [("Train an inclusion champion for each directorate", "Chief People Officer", "Q3", "at_risk", "Nine of fourteen have been trained."), ("Review every post at 8b and above before it is advertised", "Chief Operating Officer", "Ongoing (review March 2027)", "delayed", "No time was found in the summer.")])]


# ---- 2. A council: who is responsible for the theme and what should come of it over each table, a name and a post in each cell

def named_posts():
    doc = word.Document()
    doc.add_heading("Stour and Vale District Council", 1)
    doc.add_heading("Race Equality Action Plan", 1)
    sections = []
    for name, lead, outcomes, rows in NAMED:
        doc.add_heading(name, 2)
        doc.add_paragraph(f"Lead Member and officer: {lead}")
        doc.add_paragraph("Intended outcomes:")
        for o in outcomes:
            doc.add_paragraph(o, style="List Bullet")
        table(doc, [["Action", "Lead", "Deadline", "Progress update"]] + [[a, l.split("\n"), d, p] for a, l, d, p in rows])
        sections.append(theme(name.split(" – ", 1)[1], *[act(a, l, d, p or None) for a, l, d, p in rows], outcome="\n".join(outcomes)))
    doc.save(here("named-posts.docx"))
    gold("named-posts", sections=sections)


NAMED = [
    ("Theme A – Our services", "Cllr R. Osei; Director of Place", ["Services are used alike by all", "Complaints are handled alike"], [("Ask for ethnicity in all complaints", "Priya Nair\nCustomer Manager", "Sep 2026", "Form changed in June."), ("Offer sports sessions for women only in both pools", "Dan Holt\nLeisure Contracts Officer", "From Jan 2027", "")]),
    ("Theme B – Our voice", "Cllr T. Marsh; Monitoring Officer", ["More people take part in decisions"], [("Broadcast committees with interpreters on request", "Democratic Services", "Trial ends December 2026", "Two requests so far."), ("Visit each parish with a Traveller site", "Elle Grant\nHead of Communities", "Spring/Summer 2027", "")])]


# ---- 3. A form for each objective, with several actions in a cell, each with its lead and date in brackets

def objective_forms():
    doc = word.Document()
    doc.add_heading("Westing Police: equality objectives 2026–2030", 0)
    sections = []
    for no, (name, why, actions, measure) in enumerate(OBJECTIVE_FORMS, 1):
        t = doc.add_table(rows=0, cols=2, style="Table Grid")
        for label, value in [(f"Objective {no}", name), ("Why is this important?", why), ("What will we do?", [f"• {a} (Lead: {l}; by {d})" for a, l, d in actions]), ("How will we measure success?", measure)]:
            row = t.add_row().cells
            row[0].paragraphs[0].add_run(label).bold = True
            lines = value if isinstance(value, list) else [value]
            row[1].text = lines[0] if not isinstance(value, list) else ""
            if isinstance(value, list):
                row[1].paragraphs[0].style = "List Bullet"
                row[1].paragraphs[0].text = lines[0][2:]
                for line in lines[1:]:
                    row[1].add_paragraph(line[2:], style="List Bullet")
        doc.add_paragraph()
        sections.append(theme(name, *[act(a, l, d) for a, l, d in actions]))
    doc.save(here("objective-forms.docx"))
    for s, (_, _, actions, _) in zip(sections, OBJECTIVE_FORMS):
        for a in s["services"][0]["activities"]:
            a["target_date"] = "by " + a["target_date"]
    gold("objective-forms", sections=sections)


OBJECTIVE_FORMS = [
    ("Victims of hate crime stay with us to the end", "Four in ten withdraw.", [("Give each victim one officer to speak to", "Head of Victim Care", "January 2027"), ("Ask those who withdrew why", "Research Team", "June 2027")], "Share of cases with an outcome"),
    ("Everyone can work here", "Two in a hundred officers are from minority ethnic backgrounds; in Westing it is nine.", [("Hold recruitment evenings in mosques, temples and barber shops", "Positive Action Team", "October 2026"), ("Give each applicant a buddy", "Positive Action Team", "March 2027"), ("Report each stage of recruitment by ethnicity", "HR Analytics", "April 2027")], "Joiners by ethnicity")]


# ---- 4. A workbook: headings in two rows, four quarters of progress, a row across for each aim, a struck row, a comment

def two_rows():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Tracker"
    s["A1"] = "Ribble Moor University – Race Action Plan tracker 2026-27"
    s["A1"].font = Font(bold=True, size=14)
    for x, (h, span) in zip((1, 2, 3, 5, 7), (("No", 1), ("Action", 1), ("Responsibility", 2), ("Timescale", 2), ("Progress", 3))):
        s.cell(3, x, h)
        if span > 1:
            s.merge_cells(start_row=3, start_column=x, end_row=3, end_column=x + span - 1)
        else:
            s.merge_cells(start_row=3, start_column=x, end_row=4, end_column=x)
    for x, h in zip(range(3, 10), ["Lead", "Support", "Start", "End", "Autumn", "Spring", "Summer"]):
        s.cell(4, x, h)
    y = 5
    for aim, rows in TWO_ROWS:
        s.cell(y, 1, aim).fill = PatternFill("solid", start_color="FFE699")
        s.merge_cells(start_row=y, start_column=1, end_row=y, end_column=9)
        y += 1
        for row in rows:
            for x, v in enumerate(row, 1):
                c = s.cell(y, x, v)
                if isinstance(v, D):
                    c.number_format = "mmm yyyy"
            y += 1
    s["F7"].comment = Comment("Agreed with the Deans", "Planning")
    book.save(here("two-rows.xlsx"))
    month = lambda v: v.strftime("%B %Y") if isinstance(v, D) else v
    gold("two-rows", sections=[theme(n.split(": ", 1)[1], *[act(r[1], r[2], month(r[5]), r[7] or r[6], ref=r[0]) for r in rows]) for n, rows in TWO_ROWS])


TWO_ROWS = [
    ("Aim 1: Close the awarding gap", [["1.1", "Publish the gap by course", "Planning", "Deans", D(2026, 9, 1), D(2026, 12, 1), "Draft sent to Deans", "Published"], ["1.2", "Review assessment in the ten courses with the widest gap", "Deans", "Students’ Union", D(2026, 10, 1), D(2027, 6, 1), "Three begun", "Seven begun"]]),
    ("Aim 2: Change who teaches", [["2.1", "Advertise each post through three networks for academics of colour", "HR", None, D(2026, 9, 1), "Ongoing", "Done for all posts", "Done for all posts"], ["2.2", "Fund eight PhD places", "Doctoral College", "Faculties", D(2027, 1, 1), D(2027, 9, 1), None, "Advert is out"]])]


# ---- 5. A log in which an action stands once beside several dated updates

def log():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Action log"
    s.append(["Ref", "Action", "Owner", "Due", "Update"])
    y = 2
    sections = []
    for ref, text, who, when, updates in LOG:
        for n, update in enumerate(updates):
            if n == 0:
                for x, v in enumerate([ref, text, who, when], 1):
                    s.cell(y, x, v)
                    if len(updates) > 1:
                        s.merge_cells(start_row=y, start_column=x, end_row=y + len(updates) - 1, end_column=x)
            s.cell(y, 5, update)
            y += 1
    book.save(here("log.xlsx"))
    gold("log", sections=[theme(None, *[act(t, w, d, "\n".join(u), ref=r) for r, t, w, d, u in LOG])])


LOG = [("RE1", "Set up a reporting line outside the service", "Assistant Chief Officer", "31/03/2027", ["12/05/26 Options paper to the board", "02/07/26 Supplier met", "30/09/26 Contract signed"]),
       ("RE2", "Give watch managers time for equality training", "Head of Training", "Dec 2026", ["14/06/26 Agreed with the unions"]),
       ("RE3", "Publish grievances by ethnicity", "HR Manager", "Every April", ["20/04/26 Published", "01/09/26 Figures for the year so far to the network"])]


# ---- 6. LibreOffice, upright: a strategy of narrative, lists and a table that goes over the page without its headings again

def broken_table():
    def save(path):
        doc = word.Document()
        doc.sections[0].footer.paragraphs[0].text = "Equality strategy – Borough of Ashwater"
        doc.add_heading("Borough of Ashwater", 0)
        doc.add_paragraph("Equality strategy 2026 to 2029: what we will do about racial inequality")
        doc.add_heading("1. Why we wrote this", 1)
        for n in range(4):
            doc.add_paragraph(f"We spoke to {140 + n * 31} residents. " + "They told us what it is like to be the only one in the room, and what it costs to explain it again. " * 3)
        doc.add_heading("2. What we will do", 1)
        doc.add_paragraph("The table shows each action, who leads it and by when.")
        t = table(doc, [["Action", "Officer", "When"]] + [[a, l, d] for a, l, d in BROKEN], widths=[10, 4, 3])
        for c in t.rows[0].cells:
            c.paragraphs[0].runs[0].bold = True
        doc.add_heading("3. How we will report", 1)
        doc.add_paragraph("Cabinet receives a report every six months. We will publish it.")
        doc.save(path)
    office("broken-table.pdf", save, "docx")
    gold("broken-table", sections=[theme(None, *[act(*r) for r in BROKEN])])


BROKEN = [("Write to every tenant who reported racist abuse since 2023 and ask what became of it, with an officer who did not handle the case", "Head of Housing", "Dec 2026"),
          ("Change the allocations policy so that nobody has to leave the borough to be safe", "Lettings Manager", "April 2027"),
          ("Publish who is offered what, by ethnicity and size of household, in a form that residents’ groups have tried out", "Data Manager", "Every June"),
          ("Let residents choose two members of each grants panel", "Grants Officer", "From January 2027"),
          ("Ask contractors for the make-up of their apprentices and say in public who did not answer", "Head of Procurement", "Quarterly"),
          ("Rename the community hall with those who use it", "Assets Manager", "Summer 2027"),
          ("Hold one scrutiny meeting a year on this strategy in a place of worship, a school or a club", "Scrutiny Officer", "Each autumn")]


# ---- 7. reportlab, landscape: themes turned on their side in boxes over several rows

def turned():
    c = canvas.Canvas(here("turned-themes.pdf"), pagesize=on_its_side(A4), invariant=1)
    c.setFont("Helvetica-Bold", 16)
    c.drawString(2 * cm, 19 * cm, "Fenland Ports Authority: race equality plan 2026–28")
    xs = [2, 3.2, 14.2, 19.2, 23.2, 27.7]
    y = 17.5
    c.setFont("Helvetica-Bold", 9)
    for x, h in zip(xs[1:], ["What we will do", "Responsible", "Timescale", "Progress"]):
        c.drawString((x + 0.2) * cm, (y - 0.5) * cm, h)
    for x0, x1 in zip(xs[1:], xs[2:]):
        c.rect(x0 * cm, (y - 0.8) * cm, (x1 - x0) * cm, 0.8 * cm)
    c.rect(xs[0] * cm, (y - 0.8) * cm, 1.2 * cm, 0.8 * cm)
    y -= 0.8
    for name, rows in TURNED:
        height = 2.0 * len(rows)
        c.rect(xs[0] * cm, (y - height) * cm, 1.2 * cm, height * cm)
        c.saveState()
        c.translate((xs[0] + 0.75) * cm, (y - height + 0.3) * cm)
        c.rotate(90)
        c.setFont("Helvetica-Bold", 9)
        c.drawString(0, 0, name)
        c.restoreState()
        c.setFont("Helvetica", 9)
        for row in rows:
            for x0, x1, lines in zip(xs[1:], xs[2:], row):
                c.rect(x0 * cm, (y - 2) * cm, (x1 - x0) * cm, 2 * cm)
                for n, line in enumerate(lines.split("\n")):
                    c.drawString((x0 + 0.2) * cm, (y - 0.5 - 0.42 * n) * cm, line)
            y -= 2
    c.save()
    flat = lambda t: t.replace("\n", " ") or None
    gold("turned-themes", sections=[theme(n, *[act(*map(flat, r)) for r in rows]) for n, rows in TURNED])


TURNED = [("People", [["Recruit apprentices through the eight schools\nwith the most pupils of colour", "Head of People", "Autumn 2026", "Six schools visited"], ["Review harassment procedure with the unions", "HR Business Partner", "Mar 2027", ""]]),
          ("Ports", [["Show prayer rooms and halal food on the map\nof each terminal", "Terminal Managers", "June 2026", "Done at two of three"], ["Train stewards in dealing with abuse", "Head of Security", "Each quarter", "48 trained"]])]


# ---- 8. A web page for small screens too: each cell says its heading again

def responsive():
    heads = ["Ref", "Action", "Lead", "Target date", "Progress"]
    body = "<h1>Race equality action plan</h1><p>Updated June 2026 by Kelder Borough Council</p>"
    sections = []
    for name, rows in RESPONSIVE:
        body += f"<h2>{name}</h2><div class=table-wrap><table><thead><tr>" + "".join(f"<th scope=col>{h}</th>" for h in heads) + "</tr></thead><tbody>"
        for row in rows:
            body += "<tr>" + "".join(f"<td data-label='{h}'><span class='cell-label' aria-hidden=true>{h}: </span>{v}</td>" for h, v in zip(heads, row)) + "</tr>"
        body += "</tbody></table></div>"
        sections.append(theme(name, *[act(r[1], r[2], r[3], r[4] or None, ref=r[0]) for r in rows]))
    with open(here("responsive.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang=en><head><title>Race equality action plan | Kelder</title></head><body><a href=#main>Skip to main content</a><main id=main>{body}</main><footer><p>© Kelder Borough Council</p></footer></body></html>\n")
    gold("responsive", sections=sections)


RESPONSIVE = [
    ("Education", [["E1", "Fund supplementary schools", "Head of Education", "September 2026", "Eleven have applied"], ["E2", "Publish exclusions by ethnicity and school", "Inclusion Manager", "Each term", ""]]),
    ("Business", [["B1", "Open the market to traders who were refused", "Markets Manager", "1 May 2026", "Twelve have come back"]])]


# ---- 9. OpenDocument made by a program: lists within cells, an annotation, a heading cell over two rows

def lists_in_cells():
    doc = OpenDocumentText()
    bold = odf_style.Style(name="B", family="text")
    bold.addElement(odf_style.TextProperties(fontweight="bold"))
    doc.automaticstyles.addElement(bold)
    h = odf_text.H(outlinelevel=1, text="Plan for race equality")
    doc.text.addElement(h)
    doc.text.addElement(odf_text.P(text="Marches Ambulance Trust, July 2026"))
    t = odf_table.Table(name="Plan")
    t.addElement(odf_table.TableColumn(numbercolumnsrepeated=4))
    def cell(value, **more):
        c = odf_table.TableCell(valuetype="string", **more)
        if isinstance(value, list):
            l = odf_text.List()
            for item in value:
                i = odf_text.ListItem()
                i.addElement(odf_text.P(text=item))
                l.addElement(i)
            c.addElement(l)
        else:
            c.addElement(odf_text.P(text=value))
        return c
    r = odf_table.TableRow()
    for head in ["Area", "What we will do", "Who", "By when"]:
        c = odf_table.TableCell(valuetype="string")
        p = odf_text.P()
        p.addElement(odf_text.Span(stylename=bold, text=head))
        c.addElement(p)
        r.addElement(c)
    t.addElement(r)
    for area, rows in LISTS_IN_CELLS:
        for n, (text, who, when) in enumerate(rows):
            r = odf_table.TableRow()
            r.addElement(cell(area, numberrowsspanned=len(rows)) if n == 0 and len(rows) > 1 else cell(area) if n == 0 else odf_table.CoveredTableCell())
            for v in (text, who, when):
                c = cell(v)
                if v == "Fleet Manager":
                    note = odf_office.Annotation()
                    note.addElement(odf_text.P(text="Ask whether the new manager agrees"))
                    c.childNodes[0].addElement(note)
                r.addElement(c)
            t.addElement(r)
    doc.text.addElement(t)
    doc.save(here("lists-in-cells.odt"))
    several = lambda x, w, d: [act(*it, d) for it in zip(x, w)] if isinstance(x, list) else [act(x, w, d)]
    gold("lists-in-cells", sections=[theme(a, *[it for row in rows for it in several(*row)]) for a, rows in LISTS_IN_CELLS])


LISTS_IN_CELLS = [
    ("Care", [(["Carry the pain card in twenty languages", "Teach crews to use it"], ["Head of Care", "Fleet Manager"], "October 2026"), ("Review ten cases a month with the patients’ panel", "Medical Director", "Monthly")]),
    ("Careers", [("Open the paramedic degree to call handlers", "Director of People", "September 2027")])]


# ---- 10. A Scottish board: what an outcome is in rows of label and value, then its actions in columns, all in one table

def outcome_tables():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("NHS Strathnairn: equality outcomes 2027–2031", 0)
    sections = []
    for no, (name, evidence, rows) in enumerate(OUTCOME_TABLES, 1):
        table(doc, [[f"Equality outcome {no}", name, ..., ..., ...], ["Evidence", evidence, ..., ..., ...], ["General duty", "Advance equality of opportunity", ..., ..., ...],
                    ["Action", "Output", "Measure", "Lead", "Timescale"]] + rows)
        doc.add_paragraph()
        sections.append(theme(name, *[full(act(r[0], r[3], r[4]), other={"Output": r[1], "Measure": r[2]}) for r in rows]))
    doc.save(here("outcome-tables.docx"))
    gold("outcome-tables", sections=sections)


OUTCOME_TABLES = [
    ("Minority ethnic women feel safe in maternity care", "Women told us that they were not believed.", [["Give each woman one midwife to call", "A named midwife", "Share with one", "Director of Midwifery", "April 2028"], ["Review each complaint with a community advocate", "Advocates in post", "Complaints upheld", "Head of Patient Relations", "From October 2027"]]),
    ("Staff from minority ethnic backgrounds progress as others do", "They make up 9% of staff and 3% of managers.", [["Sponsor thirty nurses into leadership", "Thirty sponsored", "Promotions", "Director of Nursing", "2027–2029"]])]


# ---- 11. Slides: a box for each year, what will be done in it as bullets

def road():
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Inclusion roadmap"
    first.placeholders[1].text = "Tees Vale Fire Authority"
    sections = []
    for name, years in ROAD:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = name
        activities = []
        for n, (year, items) in enumerate(years):
            frame = slide.shapes.add_textbox(Inches(0.4 + 3.2 * n), Inches(1.6), Inches(3), Inches(4)).text_frame
            frame.text = year
            frame.paragraphs[0].runs[0].font.bold = True
            for item in items:
                frame.add_paragraph().text = "• " + item
                activities.append(act(item, None, year))
        sections.append(theme(name, *activities))
    deck.save(here("road.pptx"))
    gold("road", sections=sections)


ROAD = [
    ("People", [("2026/27", ["Exit interviews by an outsider", "Mentors for all recruits of colour"]), ("2027/28", ["Targets for each rank"]), ("2028/29", ["Independent review of progress"])]),
    ("Places", [("2026/27", ["Prayer space in six stations"]), ("2027/28", ["Prayer space in all stations", "New uniform range"])])]


# ---- 12. A college: lettered actions in a cell, leads and dates lettered on one line

def lettered_cells():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("St Brannoc’s College: Race Equality Charter action plan", 0)
    rows = [["Section", "Issue", "Action", "Responsibility", "Deadline", "Target"],
            ["3a", "Few staff of colour on committees", ["a) Publish who sits on each committee", "b) Rotate chairs every two years", "c) Pay for the time of student members"], "a) Governance Officer; b) Principal; c) Students’ Union", "a) Dec 2026; b) Sept 2027; c) Jan 2027", "A fifth by 2029"],
            ["4b", "Applicants of colour drop out after interview", ["Audit a sample of interviews each year"], "Head of Admissions", "July 2027", "Equal offer rates"]]
    table(doc, rows)
    doc.save(here("lettered-cells.docx"))
    i = rows[1][1]
    gold("lettered-cells", sections=[theme(None,
        full(act("Publish who sits on each committee", "Governance Officer", "Dec 2026"), other={"Issue": i, "Target": "A fifth by 2029"}), act("Rotate chairs every two years", "Principal", "Sept 2027"), act("Pay for the time of student members", "Students’ Union", "Jan 2027"),
        act("Audit a sample of interviews each year", "Head of Admissions", "July 2027"))])


# ---- 13. Chromium: a page with headings and lists of facts, printed

def page_print():
    body = "<h1>Our race equality commitments</h1><p>Coastal Homes, March 2026</p>"
    sections = []
    for name, rows in PAGE_PRINT:
        body += f"<h2>{name}</h2>"
        for text, who, when, how in rows:
            body += f"<h3>{text}</h3><ul><li><b>Owner:</b> {who}</li><li><b>Deadline:</b> {when}</li><li><b>Progress:</b> {how}</li></ul>"
        sections.append(theme(name, *[act(*r) for r in rows]))
    printed("page-print.pdf", f"<html><head><style>body{{font:11pt sans-serif}} @page{{size:A4;margin:20mm}}</style></head><body>{body}</body></html>")
    gold("page-print", sections=sections)


PAGE_PRINT = [
    ("Fair lettings", [("Check a tenth of refusals with someone from outside", "Head of Lettings", "September 2026", "A tenant panel has been trained."), ("Publish waiting times by ethnicity", "Data Officer", "Each April", "Published for 2025/26.")]),
    ("A fair employer", [("Set salaries without asking for the last one", "People Manager", "In place since January 2026", "All adverts changed."), ("Interview those who leave", "People Manager", "From June 2026", "Not started.")])]


if __name__ == "__main__":
    for write in (impact, named_posts, objective_forms, two_rows, log, broken_table, turned, responsive, lists_in_cells, outcome_tables, road, lettered_cells, page_print):
        write()
