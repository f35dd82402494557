#!/usr/bin/env python3
"""Writes a last lot of invented documents as other bodies lay theirs out, each with its gold reading, made before any was read:
python3 make_strangers_last.py. Needs python-docx, openpyxl and reportlab from PyPI, and LibreOffice."""
import datetime

import docx as word
import openpyxl
from openpyxl.styles import Font, PatternFill

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme

D = datetime.date


# ---- 1. An ambulance trust: a table for each indicator, its data above, numbered actions and a rating in words

def indicator_tables():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Three Rivers Ambulance Service NHS Trust", 0)
    doc.add_paragraph("WRES action plan, September 2026")
    sections = []
    for name, data, rows in INDICATOR_TABLES:
        doc.add_heading(name, 2)
        doc.add_paragraph(data)
        table(doc, [["Action no.", "What will we do?", "By whom?", "By when?", "How will we know it worked?", "Progress (RAG)"]] + rows)
        read = {"Amber": "at_risk", "Green": "on_track", "Red": "delayed"}
        sections.append(theme(name, *[full(act(r[1], r[2], r[3], r[5], ref=r[0]), status=read[r[5]], other={"How will we know it worked?": r[4]}) for r in rows]))
    doc.save(here("indicator-tables.docx"))
    gold("indicator-tables", sections=sections)


INDICATOR_TABLES = [
    ("Indicator 1: Workforce by band", "Staff from ethnic minorities are 6% of the Trust and 1% of band 8a.", [["1.1", "Hold a talent pool for staff of colour at bands 6 and 7", "Head of OD", "Jan 2027", "Promotions", "Green"], ["1.2", "Report vacancies filled without advert", "Head of Resourcing", "Quarterly", "None unexplained", "Amber"]]),
    ("Indicator 5: Abuse by the public", "Reported by 44%.", [["5.1", "Fit cameras for all crews who ask", "Director of Operations", "31/10/2026", "Prosecutions", "Red"]])]


# ---- 2. A borough's sheet: a title and a key, months as dates, an owner's e-mail, a link, filters

def borough():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Action Tracker"
    s["A1"], s["A2"], s["A3"] = "London Borough of Eastmere", "Tackling Racism Action Tracker", "Last refreshed: 02/11/2026"
    s.append([])
    s.append(["Pledge", "Sub-action", "Directorate", "Named officer", "Officer e-mail", "Target", "Delivery status", "What has happened since last time", "Link"])
    for c in s[5]:
        c.font = Font(bold=True, color="FFFFFF")
        c.fill = PatternFill("solid", start_color="203864")
    for row in BOROUGH:
        s.append(row)
        if isinstance(row[5], D):
            s.cell(s.max_row, 6).number_format = "mmmm yyyy"
    s.auto_filter.ref = f"A5:I{s.max_row}"
    book.save(here("borough.xlsx"))
    read = {"On track": "on_track", "Done": "complete", "Behind": "delayed"}
    month = lambda v: v.strftime("%B %Y") if isinstance(v, D) else v
    services = {}
    for r in BOROUGH:
        services.setdefault((r[0], r[2]), []).append(full(act(r[1], r[3], month(r[5]), r[7]), status=read[r[6]]))
    sections = []
    for pledge in dict.fromkeys(r[0] for r in BOROUGH):
        own = [{"service": d, "activities": a} for (p, d), a in services.items() if p == pledge]
        sections.append({"theme": pledge, "desired_outcome": None, "corporate_recommendations": [], "services": own})
    gold("borough", sections=sections)


BOROUGH = [["We will listen", "Set up a youth panel on policing and parks", "Children", "Youth Participation Lead", "a@e.example", D(2026, 12, 1), "On track", "Nine have joined", "https://e.example/1"], ["We will listen", "Pay community researchers", "Public Health", "Insight Manager", "b@e.example", "Ongoing", "On track", None, None],
           ["We will be fair", "Audit bailiff use by ward", "Resources", "Head of Revenues", "c@e.example", D(2026, 9, 1), "Behind", "Data are late", None], ["We will be fair", "Remove photographs from applications", "Resources", "HR Systems Lead", "c@e.example", D(2026, 6, 1), "Done", "Live since May", None]]


# ---- 3. A museum printed by LibreOffice: aims as headings, actions in bold, a line in italics beneath with who and when

def museum_print():
    def save(path):
        doc = word.Document()
        doc.add_heading("Museums of the Marches: our anti-racism plan", 0)
        for n, (name, rows) in enumerate(MUSEUM, 1):
            doc.add_heading(f"Aim {n}: {name}", 1)
            for text, who, when in rows:
                doc.add_paragraph().add_run(text).bold = True
                doc.add_paragraph().add_run(f"Lead: {who}. Timescale: {when}.").italic = True
        doc.save(path)
    office("museum-print.pdf", save, "docx")
    gold("museum-print", sections=[theme(n, *[act(*r) for r in rows]) for n, rows in MUSEUM])


MUSEUM = [("Collections that tell the truth", [("Publish what we know of how each object came to us", "Keeper of Collections", "December 2027"), ("Return remains where families ask for them", "Director", "as requests are made")]), ("People who belong", [("Pay all trainees", "Head of Learning", "from September 2026"), ("Advertise outside the sector", "Head of People", "each vacancy")])]


# ---- 4. A council's text in OpenDocument: a table whose rows go over two lines each, leads with a post and a team

def odt_table():
    def save(path):
        doc = word.Document()
        doc.add_heading("Isle of Sarn Council", 0)
        doc.add_paragraph("Race equality scheme 2026–2030, part 3: action programme")
        rows = [["Outcome sought", "Actions", "Accountable officer and team", "Milestones and target dates", "Monitoring"]] + [list(r) for r in ODT_TABLE]
        table(doc, rows)
        doc.save(path)
    office("scheme.odt", save, "docx")
    gold("scheme", sections=[theme(None, *[act(r[1], r[2], r[3]) for r in ODT_TABLE])])


ODT_TABLE = [("Residents are served in their language", "Keep a list of staff who speak other languages and pay them for it", "Customer Manager, Contact Team", "List by June 2026", "Calls by language"), ("Complaints are resolved fairly", "Sample twenty complaints a quarter", "Complaints Officer, Legal", "Each quarter from April 2026", "Outcomes by ethnicity"), ("Staff advance fairly", "Post all acting-up roles on the intranet", "HR Manager, People Team", "Immediate", "Roles by ethnicity")]


# ---- 5. A police plan in Word: commitments as rows with what is done beneath them as bullets, one lead for all

def commitments_rows():
    doc = word.Document()
    doc.add_heading("Fenmarsh Police: our race equality commitments", 0)
    doc.add_paragraph("Each commitment has a lead on the force executive.")
    rows = [["Commitment", "What we have done so far", "Executive lead", "Review date"]] + [[c, ["• " + d for d in done], l, r] for c, done, l, r in COMMITMENTS]
    t = doc.add_table(rows=0, cols=4, style="Table Grid")
    for row in rows:
        cells = t.add_row().cells
        for cell, v in zip(cells, row):
            lines = v if isinstance(v, list) else [v]
            cell.text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)
    doc.save(here("commitment-rows.docx"))
    gold("commitment-rows", sections=[theme(None, *[act(c, l, r, "\n".join("- " + d for d in done)) for c, done, l, r in COMMITMENTS])])


COMMITMENTS = [("We will stop and search fairly", ["Published figures by ward", "Opened the panel to under-18s"], "Assistant Chief Constable", "March 2027"), ("We will be open when we are wrong", ["Apologised in public twice", "Set up a family liaison post"], "Deputy Chief Constable", "March 2027")]


# ---- 6. A web page: tabs for each year, a table in each with the same headings

def year_tabs():
    body = "<h1>Race equality delivery plan</h1><p>Tamar Housing, 2026</p><ul class=tabs><li><a href=#y1>2026/27</a></li><li><a href=#y2>2027/28</a></li></ul>"
    sections = []
    for n, (year, rows) in enumerate(YEAR_TABS, 1):
        body += f"<section id=y{n}><h2>{year}</h2><table><thead><tr><th>Objective</th><th>What we'll do</th><th>Lead</th><th>When</th></tr></thead><tbody>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in rows) + "</tbody></table></section>"
    with open(here("year-tabs.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang=en><head><title>Plan</title></head><body>{body}</body></html>\n")
    gold("year-tabs", sections=[theme(y, *[full(act(r[1], r[2], r[3]), other={"Objective": r[0]}) for r in rows]) for y, rows in YEAR_TABS])


YEAR_TABS = [("2026/27", [("Fair lettings", "Publish offers by ethnicity", "Head of Lettings", "October"), ("Fair work", "Train panels", "Head of People", "January")]), ("2027/28", [("Fair lettings", "Let residents check refusals", "Head of Lettings", "June"), ("Fair work", "Sponsor four managers", "Chief Executive", "September")])]


if __name__ == "__main__":
    for write in (indicator_tables, borough, museum_print, odt_table, commitments_rows, year_tabs):
        write()
