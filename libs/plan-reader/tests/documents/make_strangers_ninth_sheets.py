#!/usr/bin/env python3
"""Writes the workbooks of the ninth lot: invented plans laid out as public bodies of their kind keep theirs, each with its gold reading,
made before any was read: python3 make_strangers_ninth_sheets.py. Needs openpyxl from PyPI and LibreOffice."""
import csv, datetime

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from make_layouts import full, here, office
from make_lists import act, gold, theme

D = datetime.date
BOLD = Font(bold=True)


def fill(cell, colour):
    cell.fill = PatternFill("solid", fgColor=colour)


# ---- 11. A city's racial equity plan: a second row that explains the headings, goals and lettered outcomes as bands, indicators merged

def equity_goals():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Sheet1"
    for x, (head, note) in enumerate(EQUITY_HEADS, 1):
        s.cell(1, x, f"{head}\n{note}").font = BOLD
        s.cell(1, x).alignment = Alignment(wrap_text=True)
    y = 2
    sections = []
    for goal, outcomes in EQUITY_GOALS:
        s.cell(y, 1, goal).font = Font(bold=True, size=14)
        s.merge_cells(start_row=y, start_column=1, end_row=y, end_column=6)
        y += 1
        for outcome, indicator, rows in outcomes:
            s.cell(y, 1, outcome).font = BOLD
            s.merge_cells(start_row=y, start_column=1, end_row=y, end_column=6)
            y += 1
            s.cell(y, 1, indicator)
            if len(rows) > 1:
                s.merge_cells(start_row=y, start_column=1, end_row=y + len(rows) - 1, end_column=1)
            for row in rows:
                for x, value in enumerate(row, 2):
                    s.cell(y, x, value)
                y += 1
            name = goal.split(": ", 1)[1]
            read = [act(t, w, d, p or None) for t, w, d, _, p in rows]
            if sections and sections[-1]["theme"] == name:
                sections[-1]["services"][0]["activities"] += read
            else:
                sections.append(theme(name, *read))
    book.save(here("equity-goals.xlsx"))
    gold("equity-goals", sections=sections)


EQUITY_HEADS = [("Community Indicator", "What we hope to see in the community."), ("Outcomes and Actions", "What we will do and what we aim to achieve."), ("Accountability", "Who is involved. Who is responsible."), ("Timeline", "When we hope to see change"), ("Performance Measures", "What data we use"), ("Progress Report", "Quarterly check-in")]
EQUITY_GOALS = [
    ("Goal 1: End racial disparities within City government", [
        ("A. Hiring and promotion are fair", "Share of residents of color among employees\n\nBaseline: 11% in 2025", [
            ("Recruit at three colleges that the City has never visited", "Department Directors; Workforce Equity Team and Human Resources", "November 2026", "Visits made", "Two visits so far"),
            ("Give hiring managers questions that test the job and nothing else", "Human Resources", "June 2027", "All managers trained", "")]),
        ("B. Contracts reach small firms", "Dollars to firms owned by people of color", [("Split contracts over $50,000 where that can be done", "Purchasing Manager", "FY27", "Number of bids", "")])]),
    ("Goal 2: Strengthen how the City listens", [
        ("C. Meetings suit working people", "Residents of color who speak at council", [("Hold two budget meetings in each neighborhood, with meals and child care", "City Clerk, Office of Equity", "Spring 2027", "Attendance by ZIP code", "")])])]


# ---- 12. A trust's tracker: version and key in rows above, blank rows between, a summary sheet first, closed actions last

def version_three():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Summary"
    for row in [["EDI Plan – summary for People Committee"], [], ["Status", "Number"], ["Complete", "=COUNTIF(Tracker!H:H,\"Complete\")"], ["On track", "=COUNTIF(Tracker!H:H,\"On track\")"], ["Total", "=SUM(B4:B5)"]]:
        s.append(row)
    t = book.create_sheet("Tracker")
    for row in [["Harbour and Hills NHS Foundation Trust"], ["Anti-Racism and Inclusion Plan 2026/27", None, None, None, None, None, "Version 3 – draft"], ["Last updated:", D(2026, 9, 4)], ["KEY", "Complete", "On track", "Some concern", "Off track"], []]:
        t.append(row)
    for x, colour in zip(range(2, 6), ("0070C0", "00B050", "FFC000", "FF0000")):
        fill(t.cell(4, x), colour)
    t.append(["Ref", "Objective", "Action", "Lead Exec", "Responsible person", "Start", "Due", "Status", "Progress / comments"])
    for cell in t[6]:
        cell.font = BOLD
    sections = []
    for name, rows in VERSION_THREE:
        t.append([name])
        fill(t.cell(t.max_row, 1), "D9E1F2")
        t.merge_cells(start_row=t.max_row, start_column=1, end_row=t.max_row, end_column=9)
        for row in rows:
            t.append(row)
            for x in (6, 7):
                t.cell(t.max_row, x).number_format = "dd/mm/yyyy"
        t.append([])
        t.append([])
        show = lambda d: d.strftime("%d/%m/%Y") if isinstance(d, D) else d
        read = {"Complete": "complete", "On track": "on_track", "Some concern": "at_risk", "Off track": "delayed"}
        sections.append(theme(name.split(": ", 1)[1], *[full(act(r[2], r[4], show(r[6]), r[8], ref=r[0]), status=read[r[7]], other={"Objective": r[1], "Lead Exec": r[3]}) for r in rows]))
    c = book.create_sheet("Closed 2025-26")
    c.append(["Ref", "Action", "Closed on", "Evidence"])
    c.append(["X1", "Staff network chairs have protected time", D(2026, 2, 11), "Letter to managers"])
    c["C2"].number_format = "dd/mm/yyyy"
    book.save(here("version-three.xlsx"))
    sections.append(theme("Closed 2025-26", act("Staff network chairs have protected time", None, "11/02/2026", "Letter to managers", ref="X1")))
    gold("version-three", sections=sections)


VERSION_THREE = [
    ("Priority 1: Inclusive leadership", [["1.1", "Leaders are held to account", "Put an inclusion objective into each director’s appraisal", "CPO", "Deputy Director of OD", D(2026, 4, 1), D(2026, 9, 30), "On track", "Nine of twelve done"], ["1.2", "Leaders are held to account", "Report on appraisals to the Board", "CPO", "Trust Secretary", D(2026, 10, 1), D(2027, 3, 31), "On track", None]]),
    ("Priority 2: A safe place to work", [["2.1", "Racism is named", "Adopt the anti-racism statement that staff wrote", "CEO", "EDI Lead", D(2026, 4, 1), D(2026, 6, 30), "Complete", "Adopted 18 June"], ["2.2", "Racism is acted upon", "Review how exclusions from wards are decided", "Chief Nurse", "Matron, Emergency Care / Security Manager", D(2026, 5, 1), "Dec 26", "Off track", "Waiting for legal advice"]])]


# ---- 13. A port city of the United States: fiscal quarters, partners apart, an action number with a strategy in it

def fiscal_quarters():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "DEI Work Plan FY26-FY28"
    s.append(["City of Port Alder – Diversity, Equity & Inclusion Work Plan"])
    s.append([None])
    s.append(["Goal", "Strategy", "Action #", "Action Item", "Lead Department", "Partner(s)", "Timeline", "Metric / Deliverable", "Status"])
    for cell in s[3]:
        cell.font, cell.alignment = BOLD, Alignment(wrap_text=True)
    for row in FISCAL_QUARTERS:
        s.append(row)
    for a, z in ((4, 6), (7, 8)):
        for column in "AB" if a == 4 else "A":
            s.merge_cells(f"{column}{a}:{column}{z}")
    book.save(here("fiscal-quarters.xlsx"))
    flat = []
    for r in FISCAL_QUARTERS:
        flat.append([flat[-1][i] if v is None and i < 2 else v for i, v in enumerate(r)])
    read = {"In progress": "on_track", "Not started": "not_started", "Completed": "complete"}
    gold("fiscal-quarters", sections=[theme(g, *[full(act(r[3], r[4], r[6], r[8], ref=r[2]), status=read[r[8]], other={"Strategy": r[1], "Partner(s)": r[5], "Metric / Deliverable": r[7]}) for r in flat if r[0] == g]) for g in dict.fromkeys(r[0] for r in flat)])


FISCAL_QUARTERS = [
    ["Workforce", "Recruit from every neighborhood", "1.A.1", "Hold job fairs at the three union halls", "HR", "Unions; Port District", "FY26 Q3", "Three fairs", "Completed"],
    [None, None, "1.A.2", "Drop the degree rule for clerks", "HR", "Civil Service Board", "FY26 Q4", "Rule changed", "In progress"],
    [None, None, "1.A.3", "Pay interns", "Finance", "HR", "FY27 Q1-Q2", "Budget line", "Not started"],
    ["Community", "Meet people where they are", "2.A.1", "Translate notices into Spanish, Tagalog and Somali", "City Manager’s Office", "Library", "Ongoing", "Languages per notice", "In progress"],
    [None, "Share power", "2.B.1", "Give each advisory board two seats for youth", "City Clerk", "School District", "By end of FY28", "Seats filled", "Not started"]]


# ---- 14. A county's template for schools: a block for each area with its own headings, years above, some leads left empty

def year_blocks():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Action plan"
    s.append(["Equality Action Plan – Greenhollow Community School"])
    sections = []
    for year, areas in YEAR_BLOCKS:
        s.append([])
        s.append([year])
        s.cell(s.max_row, 1).font = Font(bold=True, size=14)
        for area, rows in areas:
            s.append([area])
            s.cell(s.max_row, 1).font = BOLD
            s.append(["REF", "ACTION", "RELEVANCE", "LEAD", "DUE"])
            for cell in s[s.max_row]:
                fill(cell, "CCCCCC")
            for row in rows:
                s.append(row)
            s.append([])
            sections.append(theme(area, *[full(act(r[1], r[3], r[4], ref=r[0]), other={"RELEVANCE": r[2]}) for r in rows]))
    book.save(here("year-blocks.xlsx"))
    gold("year-blocks", sections=sections)


YEAR_BLOCKS = [
    ("YEAR 1", [("CURRICULUM", [["C1", "Track exclusions by ethnicity each half term", "Race, Gender", "Deputy Head", "Oct 2026"], ["C2", "Review what history leaves out", "Race", "Head of Humanities", "July 2027"]]), ("COMMUNITY ENGAGEMENT", [["E1", "Give parents a form to report racist incidents", "Race", "Schools Link Officer (Racist Incidents)", "Sept 2026"]])]),
    ("YEAR 2", [("PHYSICAL ENVIRONMENT", [["P1", "Set a room aside for prayer at lunch", "Religion/belief", "Site Manager", "Jan 2028"], ["P2", "Hang work from pupils of all backgrounds in the hall", "All", None, "Each term"]])])]


# ---- 15. A district's self-assessment: what is there, the gap, what will be done, in a spreadsheet of OpenDocument

def framework_gaps():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "EFLG"
        s.append(["Equality Framework for Local Government: improvement plan, Middle Ouse District Council"])
        s.append(["Module", "Criterion", "What we have now", "Gap", "Improvement action", "Lead officer", "Target date", "Level (D/A/E)"])
        for cell in s[2]:
            cell.font = BOLD
        for row in FRAMEWORK_GAPS:
            s.append(row)
        for cell in s["G"][2:]:
            cell.number_format = "mmm-yy"
        s.merge_cells("A3:A4")
        book.save(path)
    office("framework-gaps.ods", save, "xlsx")
    flat = []
    for r in FRAMEWORK_GAPS:
        flat.append([flat[-1][0] if r[0] is None else r[0], *r[1:]])
    show = lambda d: d.strftime("%B %Y") if isinstance(d, D) else d
    gold("framework-gaps", sections=[theme(m, *[full(act(r[4], r[5], show(r[6])), other={"Criterion": r[1], "What we have now": r[2], "Gap": r[3]}) for r in flat if r[0] == m]) for m in dict.fromkeys(r[0] for r in flat)])


FRAMEWORK_GAPS = [
    ["Understanding and working with your communities", "1.1 Collecting and sharing information", "Census tables", "Nothing by estate", "Ask tenants who they are when they sign", "Housing Systems Officer", D(2027, 1, 1), "D"],
    [None, "1.3 Fostering good relations", "Yearly fair", "No work between fairs", "Fund four street groups that bring neighbours together", "Communities Manager", D(2026, 11, 1), "D"],
    ["Leadership and organisational commitment", "2.2 Priorities and partnership", "Corporate plan", "No objective on race", "Write a race objective into each service plan", "Policy Manager / Heads of Service", D(2027, 4, 1), "A"],
    ["Diverse and engaged workforce", "4.1 Workforce diversity", "Yearly report", "No targets", "Set a target for each grade", "HR Manager", "Ongoing from April 2027", "A"]]


# ---- 16. A university's tasks saved from a page: the action under a heading that says something else, initials as owners

def task_export():
    with open(here("task-export.csv"), "w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        for name, aim, rows in TASK_EXPORT:
            writer.writerow([f"{name} objectives"])
            writer.writerow([aim])
            writer.writerow(["Date", "Ref.", "Task", "Actionee", "Status"])
            writer.writerows(rows)
            writer.writerow([])
    status = {"Started": "on_track", "Not started": "not_started", "Completed": "complete"}
    gold("task-export", sections=[theme(f"{n} objectives", *[full(act(t, w, d, g, ref=r), status=status[g]) for d, r, t, w, g in rows]) for n, _, rows in TASK_EXPORT])


TASK_EXPORT = [
    ("Data and insight", "To know what staff and students live through.", [["01/11/2026", "D1.1", "Agree which figures are collected, when and why.", "PD; PAS", "Started"], ["02/11/2026", "D1.2", "Publish the ethnicity pay gap with a plan to close it.", "EDI; PD", "Not started"], ["15/01/2027", "D1.10", "Show award gaps by programme on one page.", "PAS", "Completed"]]),
    ("Governance", "To hold leaders to what they say.", [["01/03/2027", "G2.1", "Seat two students of colour on each faculty board.", "VC; SU", "Started"]])]


if __name__ == "__main__":
    for write in (equity_goals, version_three, fiscal_quarters, year_blocks, framework_gaps, task_export):
        write()
