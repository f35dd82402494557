#!/usr/bin/env python3
"""Writes a tenth lot of invented documents laid out as published plans are, each with its gold reading, made before any was read:
python3 make_strangers_tenth.py. Needs python-docx and openpyxl from PyPI, and LibreOffice."""
import datetime

import docx as word
import openpyxl
from docx.shared import Cm
from openpyxl.styles import Font

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme
from make_strangers_ninth_pages import page

D = datetime.date


# ---- 1. A force's page: a row for each workstream, a column for each quarter, in the cells what is done then

def quarter_grid():
    head = ["", "Q2<br>Jul - Sep 2026", "Q3/4<br>Oct 2026 - Mar 2027", "Q1<br>Apr - Jun 2027"]
    body = "<p>Each row is a workstream, each column a quarter</p><table><tr>" + "".join(f"<th>{h}</th>" for h in head) + "</tr>"
    times = ["Q2 Jul - Sep 2026", "Q3/4 Oct 2026 - Mar 2027", "Q1 Apr - Jun 2027"]
    sections = []
    for name, cells in QUARTER_GRID:
        body += f"<tr><th>{name}</th>" + "".join(f"<td>{c}</td>" for c in cells) + "</tr>"
        sections.append(theme(name, *[act(c, None, t) for c, t in zip(cells, times) if c]))
    page("quarter-grid.html", "Race action plan: timeline", body + "</table>", "Fosse Police", ("Home", "About us"))
    gold("quarter-grid", sections=sections)


QUARTER_GRID = [
    ("Represented", ["Train officers in how history shapes trust", "Strengthen the hate crime plan", "Build an allies programme"]),
    ("Respected (not over policed)", ["Change how stop and search is reviewed", "", "Look into custody strip searches of Black children"]),
    ("Involved", ["Set up a race action group", "Agree a calendar of scrutiny visits", ""])]


# ---- 2. A division of a university: what is proposed with its term in brackets and lines about it, measures and time in one column

def short_terms():
    body = "<table><thead><tr><th>Proposed actions</th><th>Success measures / timescales</th><th>Lead</th><th>Progress update</th></tr></thead><tbody>"
    for title, term, text, when, who, how in SHORT_TERMS:
        body += f"<tr><td><p><strong>{title}</strong></p><p>({term})</p><p>{text}</p></td><td><p>{when}</p></td><td>{who}</td><td><p>{how}</p></td></tr>"
    page("short-terms.html", "Equality action plan: race", body + "</tbody></table>", "Faculty of Earth and Water", ("Home", "People"))
    gold("short-terms", sections=[theme(None, *[act(f"{a}\n({b})\n{c}", w, d, h or None) for a, b, c, d, w, h in SHORT_TERMS])])


SHORT_TERMS = [
    ("Training in race awareness", "Short Term", "Decide how to watch who takes the online module.", "Approach agreed by Michaelmas Term 2026", "Training Working Group", "Two options were costed."),
    ("Mentors for doctoral students of colour", "Medium Term", "Pay mentors for their hours.", "First pairs in Hilary Term 2027", "Graduate Office", "Money is granted."),
    ("Reading lists", "Long Term", "Show who wrote what each course reads.", "All courses by October 2028", "Directors of Studies", "")]


# ---- 3. A college of the first years of such plans: areas as rows across, tasks under them, initials and posts mixed

def area_tasks():
    body = "<h2>Revised Race Equality Action Plan</h2><table><tr><td>Area/specific task</td><td>Action/development</td><td>Success criteria</td><td>Lead</td><td>Timescale</td></tr>"
    for area, rows in AREA_TASKS:
        body += f'<tr><td colspan="5"><b>{area}</b></td></tr>' + "".join("<tr>" + "".join(f"<td>{v}</td>" for v in r) + "</tr>" for r in rows)
    page("area-tasks.html", "Race equality", body + "</table>", "Isis Valley College", ("Home", "Human Resources"))
    gold("area-tasks", sections=[theme(a, *[full(act(t, w, d), other={"Area/specific task": k, "Success criteria": s}) for k, t, s, w, d in rows]) for a, rows in AREA_TASKS])


AREA_TASKS = [
    ("Consultation and communication", [("The policy itself", "Ask students and staff what the policy leaves out", "All groups have had their say", "EODC, Director of HR", "October 2026"), ("Forum", "Open the forum to cleaners and porters", "Met each term", "EODC", "Sept 2026 and ongoing")]),
    ("Students", [("Admissions", "Read refusals again without names", "No gap in offers", "Head of Admissions", "January 2027"), ("Complaints", "Count complaints by ethnicity", "Yearly report", "Academic Registrar", "July 2027")])]


# ---- 4. A school: rationale first, a plan of who, how and where in words, who leads and who monitors in two columns

def who_monitors():
    doc = word.Document()
    landscape(doc)
    doc.add_paragraph("Action Plan for: Equality      Date: May 2026 – 2029      Written by: L. Okoro")
    doc.add_paragraph("Task: To treat every pupil fairly in line with the Equality Act 2010")
    table(doc, [["Objective/rationale:", "Success Criteria:", "Plan: Who, how, when & where", "Timescale", "Impact:", "Led by:", "Monitored"]] + [list(r) for r in WHO_MONITORS])
    doc.save(here("who-monitors.docx"))
    gold("who-monitors", sections=[theme(None, *[full(act(o, w, d), other={"Success Criteria:": s, "Plan: Who, how, when & where": p, "Monitored": m}) for o, s, p, d, _, w, m in WHO_MONITORS])])


WHO_MONITORS = [
    ("To raise what pupils of colour reach in science", "Termly data", "Teachers meet each half term to look at books side by side.", "Every term before pupil progress meetings", "", "Amy Lucas", "HoS"),
    ("To make playtimes safe for all", "Fewer incidents", "Two adults walk the far field; buddies are trained in the hall.", "Sept 2026", "", "Mags Farrow", "HoS"),
    ("To bring families in who do not come", "Half of families", "A coffee morning in Somali and Polish each month in the library.", "Monthly from Oct 2026", "", "Family Worker", "Governors")]


# ---- 5. A national plan printed: numbers over lettered steps, narrow columns, notes between, by LibreOffice

def narrow_print():
    def save(path):
        doc = word.Document()
        doc.add_heading("Action Plan: Year 2", 1)
        for n, name, rows in NARROW_PRINT:
            doc.add_heading(f"Goal {n}: {name}", 2)
            t = table(doc, [["No", "Action", "Who", "When", "Output"]] + [list(r) for r in rows], widths=[1.1, 6.5, 3.2, 2.6, 3])
            repeat(t.rows[0])
        doc.save(path)
    office("narrow-print.pdf", save, "docx")
    gold("narrow-print", sections=[theme(name, *[full(act(r[1], r[2], r[3]), other={"Output": r[4]} if r[4] else {}) for r in rows if r[2]]) for _, name, rows in NARROW_PRINT])


NARROW_PRINT = [
    (1, "Know who applies", [("1", "Bring the forms of all boards together.", "", "", ""), ("a", "Write one form with the boards that have the longest ones.", "Public Bodies Unit with Chairs", "Jan – March 2027", "One form"), ("b", "Test it with forty people who have never applied.", "Public Bodies Unit", "By June 2027", "Report")]),
    (2, "Open the doors", [("2", "Pay people for their time.", "", "", ""), ("a", "Set a day rate that a carer can live on.", "Finance", "April 2027", "Rate set"), ("b", "Pay within two weeks of each meeting.", "Shared Services", "From May 2027", "")])]


# ---- 6. A university's workbook: who is responsible and who is accountable in one cell, start and end apart, priorities in bold

def two_letters():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "REC actions"
    s.append(["Race Equality Charter: action plan 2026–2029 (priority actions in bold)"])
    s.append(["#", "Theme", "Rationale", "Planned action", "Start", "End", "Responsible (R) / Accountable (A)", "Success measure"])
    for cell in s[2]:
        cell.font = Font(bold=True)
    for row in TWO_LETTERS:
        s.append(row)
        if row[0] in ("1", "3"):
            s.cell(s.max_row, 4).font = Font(bold=True)
    for y in range(3, s.max_row + 1):
        for x in (5, 6):
            s.cell(y, x).number_format = "mmm-yyyy"
    book.save(here("two-letters.xlsx"))
    show = lambda d: d.strftime("%B %Y")
    gold("two-letters", sections=[theme(t, *[full(act(r[3], r[6], show(r[5]), ref=r[0]), other={"Rationale": r[2], "Success measure": r[7]}) for r in TWO_LETTERS if r[1] == t]) for t in dict.fromkeys(r[1] for r in TWO_LETTERS)])


TWO_LETTERS = [
    ["1", "Culture", "Staff do not report", "Train forty listeners", D(2026, 9, 1), D(2027, 6, 1), "R: Head of Inclusion\nA: Chief Operating Officer", "Reports double"],
    ["2", "Culture", "Leaders are alike", "Give each executive a mentor of colour", D(2026, 10, 1), D(2027, 10, 1), "R: OD Manager\nA: Vice-Chancellor", "All have one"],
    ["3", "Students", "Awards differ", "Mark without names", D(2027, 1, 1), D(2028, 7, 1), "R: Registrar\nA: PVC Education", "Gap under 5"]]


# ---- 7. A district's page: the plan's priority, the objective and what is done in one row each, several paragraphs in the last

def priority_rows():
    body = "<table><thead><tr><th>Corporate Plan Priority</th><th>Equality Objective</th><th>Action</th><th>Lead</th></tr></thead><tbody>"
    for p, o, actions, who in PRIORITY_ROWS:
        body += f"<tr><td>{p}</td><td>{o}</td><td>{''.join(f'<p>{a}</p>' for a in actions)}</td><td>{who}</td></tr>"
    page("priority-rows.html", "Equality objectives", body + "</tbody></table>", "Wealdshire District Council")
    gold("priority-rows", sections=[theme(p, *[full(act("\n".join(a), w), other={"Equality Objective": o}) for q, o, a, w in PRIORITY_ROWS if q == p]) for p in dict.fromkeys(r[0] for r in PRIORITY_ROWS)])


PRIORITY_ROWS = [
    ("Supporting people", "Know our communities", ["Publish who lives here each year.", "Use it when a service is changed."], "Policy Team"),
    ("Supporting people", "Reach those who do not come", ["Hold surgeries at the two traveller sites."], "Housing Manager"),
    ("Listening and learning", "Fair services", ["Offer forms in large print and in five languages."], "Customer Services")]


# ---- 8. An ambulance trust in Word: a key, sections with numbers, a table for each theme with its objective above it

def theme_objectives():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("EDS action plan April 2026 / March 2028", 0)
    doc.add_paragraph("Version: June 2026")
    doc.add_heading("Section 1: How we work", 1)
    doc.add_paragraph("Leads will report on this plan at each inclusion meeting.")
    doc.add_heading("Section 2: Action plan", 1)
    sections = []
    for n, name, objective, rows in THEME_OBJECTIVES:
        doc.add_heading(f"Theme {n}: {name}", 2)
        par = doc.add_paragraph()
        par.add_run("Objective: ").bold = True
        par.add_run(objective)
        t = table(doc, [["Actions", "Measures of success", "Lead(s)", "Timeframe", "RAG"]] + [list(r) for r in rows])
        for y, row in enumerate(rows, 1):
            shade(t.cell(y, 4), {"Green": "00B050", "Amber": "FFC000"}[row[4]])
        sections.append(theme(name, *[full(act(r[0], r[2], r[3], r[4]), status={"Green": "on_track", "Amber": "at_risk"}[r[4]], other={"Measures of success": r[1]}) for r in rows], outcome=objective))
    doc.save(here("theme-objectives.docx"))
    gold("theme-objectives", sections=sections)


THEME_OBJECTIVES = [
    (1, "Inclusive by design", "Crews of every background are safe at work.", [("Fit cameras in all vehicles", "All fitted", "Head of Fleet", "March 2027", "Green"), ("Write to those who abuse crews", "Letters sent", "Security Manager / Legal", "Ongoing", "Amber")]),
    (2, "Building careers", "Call handlers of colour become leaders.", [("Set aside ten places on the leadership course", "Places taken", "Learning Lead", "September 2026", "Green")])]


if __name__ == "__main__":
    for write in (quarter_grid, short_terms, area_tasks, who_monitors, narrow_print, two_letters, priority_rows, theme_objectives):
        write()
