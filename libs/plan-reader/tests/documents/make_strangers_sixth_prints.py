#!/usr/bin/env python3
"""Writes the printed documents of the sixth lot, each with its gold reading, made before any was read:
python3 make_strangers_sixth_prints.py. Needs python-docx, openpyxl and reportlab from PyPI, LibreOffice and Chromium."""
import docx as word
import openpyxl
from docx.shared import Pt
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape as on_its_side
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen import canvas
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, Spacer, TableStyle

from make_layouts import full, here, office, printed, repeat, shade, table
from make_lists import act, gold, theme

SMALL = ParagraphStyle("small", parent=getSampleStyleSheet()["Normal"], fontSize=8.5, leading=10.5)


# ---- 18. A museum's leaflet drawn in two columns: a circle with a number, what is promised, who and when below it

def circles():
    c = canvas.Canvas(here("doubtful/circles.pdf"), pagesize=A4, invariant=1)
    c.setFillColor(colors.HexColor("#4B2E83"))
    c.rect(0, 25.5 * cm, 21 * cm, 4.2 * cm, stroke=0, fill=1)
    c.setFillColor(colors.white)
    c.setFont("Helvetica-Bold", 24)
    c.drawString(1.5 * cm, 27.4 * cm, "Whose stories? Our plan to 2029")
    c.setFont("Helvetica", 11)
    c.drawString(1.5 * cm, 26.5 * cm, "Harrowgate Museums and Galleries")
    n, place = 0, 24.3 * cm
    sections = []
    for name, rows in CIRCLES:
        c.setFillColor(colors.HexColor("#4B2E83"))
        c.setFont("Helvetica-Bold", 14)
        c.drawString(1.5 * cm, place, name)
        place -= 1 * cm
        for at, (text, who, when) in enumerate(rows):
            n += 1
            x = (1.5 if at % 2 == 0 else 11) * cm
            c.setFillColor(colors.HexColor("#F2A900"))
            c.circle(x + 0.5 * cm, place - 0.2 * cm, 0.5 * cm, stroke=0, fill=1)
            c.setFillColor(colors.white)
            c.setFont("Helvetica-Bold", 13)
            c.drawCentredString(x + 0.5 * cm, place - 0.38 * cm, str(n))
            c.setFillColor(colors.black)
            c.setFont("Helvetica", 10.5)
            y = place
            for line in simpleSplit(text, "Helvetica", 10.5, 7.2 * cm):
                c.drawString(x + 1.3 * cm, y, line)
                y -= 13
            c.setFont("Helvetica-Oblique", 9)
            c.drawString(x + 1.3 * cm, y - 2, f"Led by {who}")
            c.drawString(x + 1.3 * cm, y - 14, f"By {when}")
            if at % 2 or at == len(rows) - 1:
                place -= 3.6 * cm
        place -= 0.4 * cm
        sections.append(theme(name, *[act(t, w, f"By {d}") for t, w, d in rows]))
    c.setFont("Helvetica", 8)
    c.drawString(1.5 * cm, 1 * cm, "Tell us what you think at any front desk.")
    c.save()
    gold("doubtful/circles", sections=sections)


CIRCLES = [
    ("What we show", [("Write new labels for forty objects with people from the places they came from", "the Keeper of World Cultures", "June 2027"), ("Show who gave each object and how they came by it", "the Head of Collections", "December 2028"), ("Give a gallery each year to an artist of colour from the county", "the Exhibitions Manager", "spring 2027")]),
    ("Who we are", [("Fill half of trainee posts from local schools that never sent us anyone", "the Director", "September 2027"), ("Publish pay by ethnicity", "the Head of Finance", "April 2027")])]


# ---- 19. A trust of schools: upright, a key action lettered in one cell, lead over time beside it, printed by LibreOffice

def delivery_cells():
    def save(path):
        doc = word.Document()
        doc.styles["Normal"].font.size = Pt(10)
        doc.sections[0].footer.paragraphs[0].text = "Beacon Vale Academies – Equality objectives 2026–2030 – Approved by Trustees"
        doc.add_heading("Equality objectives 2026–2030", 1)
        doc.add_paragraph("The Trust has four-year objectives under the Equality Act 2010. Local governors see progress every summer.")
        for n, (name, rows) in enumerate(DELIVERY_CELLS, 1):
            par = doc.add_paragraph()
            par.add_run(f"Objective {n}. {name}").bold = True
            t = table(doc, [["Key actions", "Lead and timescale", "Resources", "Intended impact"]] + [[text, [who, when], cost, impact] for text, who, when, cost, impact in rows], widths=[6.5, 4, 2.5, 4])
            repeat(t.rows[0])
            for cell in t.rows[0].cells:
                shade(cell, "FFF2CC")
            doc.add_paragraph()
        doc.save(path)
    office("delivery-cells.pdf", save, "docx")
    gold("delivery-cells", sections=[theme(n, *[full(act(t, w, d), other={"Resources": c, "Intended impact": i}) for t, w, d, c, i in rows]) for n, rows in DELIVERY_CELLS])


DELIVERY_CELLS = [
    ("Pupils of every background stay in school", [("Look at each removal from lessons by ethnicity every half term and act where one group stands out", "Deputy CEO", "From autumn 2026", "None", "Removals fall for all groups"), ("Give families a named person to ring who speaks their language", "Family Liaison Leads", "By Easter 2027", "£18,000", "Complaints are settled sooner"), ("End the ban on locks, braids and headscarves in three uniform policies", "Headteachers", "September 2026", "None", "No pupil is sent home for hair")]),
    ("Teachers reflect our pupils", [("Fund training for twenty teaching assistants of colour to become teachers", "Director of People", "2027 to 2029", "£90,000", "Twenty qualify"), ("Advertise leadership posts with flexible hours", "Director of People", "January 2027", "None", "More applicants")])]


# ---- 20. A Welsh council's page, printed by Chromium: a grid without rules, progress in italics over the full width below each row

def grid_page():
    body = ""
    for name, rows in GRID_PAGE:
        body += f"<h2>{name}</h2><div class=g><b>Action</b><b>Responsible officer</b><b>Target date</b>"
        body += "".join(f"<div>{t}</div><div>{w}</div><div>{d}</div><em>Progress: {u}</em>" for t, w, d, u in rows) + "</div>"
    printed("grid-page.pdf", f"<!doctype html><meta charset=utf-8><style>@page{{size:A4;margin:2cm}}body{{font:10pt 'Liberation Sans'}}.g{{display:grid;grid-template-columns:8.5cm 4.5cm 3.5cm;gap:8px 14px}}em{{grid-column:1/4;border-bottom:1px solid #ccc;padding-bottom:5px}}</style><h1>Strategic equality plan 2026–2030: annual report</h1><p>Cyngor Dyffryn Aled Council, July 2027. Cymraeg ar gael ar ein gwefan.</p>{body}")
    gold("grid-page", sections=[theme(name, *[act(*r) for r in rows]) for name, rows in GRID_PAGE])


GRID_PAGE = [
    ("Tackling hate crime", [("Train all housing officers to recognise and record hate incidents", "Housing Services Manager", "March 2027", "Thirty-one of forty have been trained."), ("Run a campaign on buses with the police and youth councils", "Communications Manager", "October 2026", "The campaign ran for six weeks.")]),
    ("An anti-racist Wales", [("Pay for anti-racist training in each secondary school", "Head of Education", "July 2028", "Four of nine schools have had it."), ("Review the names of streets and public buildings with residents", "Culture and Libraries Officer", "December 2027", "A group of twelve residents has begun."), ("Work with Gypsy and Traveller families on the new site at Pont Aled", "Planning Policy Lead", "Ongoing", "The families chose between three layouts.")])]


# ---- 21. A sheet printed by LibreOffice on one page's width: shaded bands, small letters, days as days

def sheet_print():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "Plan"
        s["A1"] = "Coastal Housing Regulator – inclusion plan – status at 30 October 2026"
        s["A1"].font = Font(bold=True, size=13)
        line = Side(style="thin")
        y = 3
        for x, h in enumerate(["#", "Action", "Owner", "Sponsor", "Deadline", "Status", "Comments"], 1):
            cell = s.cell(y, x, h)
            cell.font, cell.fill, cell.border = Font(bold=True, color="FFFFFF"), PatternFill("solid", start_color="006D77"), Border(line, line, line, line)
        y += 1
        for name, rows in SHEET_PRINT:
            s.cell(y, 1, name).font = Font(bold=True)
            s.merge_cells(start_row=y, end_row=y, start_column=1, end_column=7)
            s.cell(y, 1).fill = PatternFill("solid", start_color="EDF6F9")
            y += 1
            for row in rows:
                for x, value in enumerate(row, 1):
                    cell = s.cell(y, x, value)
                    cell.border, cell.alignment = Border(line, line, line, line), Alignment(wrap_text=True, vertical="top")
                y += 1
        for letter, width in zip("ABCDEFG", (5, 44, 22, 20, 14, 13, 40)):
            s.column_dimensions[letter].width = width
        s.page_setup.orientation, s.page_setup.fitToWidth, s.page_setup.fitToHeight = "landscape", 1, 0
        s.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        s.oddFooter.center.text = "Page &P of &N"
        book.save(path)
    office("doubtful/sheet-print.pdf", save, "xlsx")
    read = {"On track": "on_track", "Complete": "complete", "Delayed": "delayed", "Not started": "not_started"}
    gold("doubtful/sheet-print", sections=[theme(n, *[full(act(t, w, d, c or None, ref=no), status=read[s], other={"Sponsor": sp}) for no, t, w, sp, d, s, c in rows]) for n, rows in SHEET_PRINT])


SHEET_PRINT = [
    ("People", [["1", "Publish our ethnicity pay gap with what we will do about it", "Head of People", "Chief Executive", "31/03/2027", "On track", "Figures are with the auditors"], ["2", "Have all managers speak with a network before they decide on a restructure", "Heads of service", "Chief Operating Officer", "Ongoing", "On track", ""]]),
    ("Regulation", [["3", "Ask landlords to report complaints by ethnicity of tenant", "Policy Manager", "Director of Regulation", "01/09/2026", "Delayed", "Consultation ran longer than planned; answers are being read"], ["4", "Judge how landlords deal with racial harassment at each inspection", "Lead Inspector", "Director of Regulation", "01/04/2027", "Not started", ""]]),
    ("Tenants", [["5", "Translate our guide to complaints", "Engagement Officer", "Director of Engagement", "30/06/2026", "Complete", "Eleven languages"]])]


# ---- 22. A service's table over two landscape pages, its themes set in the middle of tall cells, rows that part at the foot

def tall_themes():
    style = [("GRID", (0, 0), (-1, -1), 0.6, colors.HexColor("#555555")), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("VALIGN", (0, 1), (0, -1), "MIDDLE"), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#CFE2F3"))]
    cells, y = [[Paragraph(f"<b>{h}</b>", SMALL) for h in ("Theme", "What we will do", "Why", "Who", "When", "What has happened")]], 1
    for name, rows in TALL_THEMES:
        style.append(("SPAN", (0, y), (0, y + len(rows) - 1)))
        for at, row in enumerate(rows):
            cells.append([Paragraph(f"<b>{name}</b>", SMALL) if not at else ""] + [Paragraph(v, SMALL) for v in row])
        y += len(rows)
    doc = SimpleDocTemplate(here("tall-themes.pdf"), pagesize=on_its_side(A4), leftMargin=1.5 * cm, rightMargin=1.5 * cm, topMargin=1.5 * cm, bottomMargin=13.5 * cm, invariant=1)
    doc.build([Paragraph("Youth justice: plan on disproportionality 2026/27", getSampleStyleSheet()["Heading1"]), Spacer(1, 6), LongTable(cells, colWidths=[3 * cm, 7.5 * cm, 5 * cm, 3.6 * cm, 2.9 * cm, 4.6 * cm], repeatRows=1, style=TableStyle(style))])
    gold("tall-themes", sections=[theme(n, *[full(act(t, w, d, u or None), other={"Why": why}) for t, why, w, d, u in rows]) for n, rows in TALL_THEMES])


TALL_THEMES = [
    ("Before court", [("Tell each child at the police station in plain words what an admission means for diversion", "Black children admit less often and so lose the chance of diversion.", "Diversion Lead, with duty solicitors", "From October 2026", "Card printed"), ("Look again at each case sent to court that could have been diverted", "Twice as many White children are diverted.", "Panel of three managers", "Monthly", "Two panels have met"), ("Ask schools to call us before they call the police", "A third of arrests of girls of colour begin at school.", "Education Officer", "January 2027", "")]),
    ("In custody", [("Visit each child within two days", "Children of mixed heritage are held longest before trial.", "Resettlement Manager", "In place", "All were visited in September"), ("Find beds for children who are refused bail because they have no address", "Nine children last year.", "Head of Placements", "31 March 2027", "Two carers approved")])]


if __name__ == "__main__":
    for write in (circles, delivery_cells, grid_page, sheet_print, tall_themes):
        write()
