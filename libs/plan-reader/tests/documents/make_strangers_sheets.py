#!/usr/bin/env python3
"""Writes invented workbooks, presentations and web pages as other bodies lay theirs out, each with its gold reading, made before
any was read: python3 make_strangers_sheets.py. Needs openpyxl and python-pptx from PyPI, and LibreOffice."""
import datetime

import openpyxl
import pptx
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from pptx.util import Inches, Pt

from make_layouts import full, here, office
from make_lists import act, gold, theme

D = datetime.date


def fill(cell, colour):
    cell.fill = PatternFill("solid", start_color=colour)


# ---- 1. A sheet for each theme, headings in the seventh row, leads as initials that another sheet explains

def theme_sheets():
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Cover"
    cover["B2"] = "Thornwick City Council"
    cover["B3"] = "Race Equality Framework – action tracker"
    cover["B5"], cover["C5"] = "Version", "2.4"
    cover["B6"], cover["C6"] = "Updated", D(2026, 10, 30)
    cover["B8"] = "Contents"
    for y, name in enumerate(["1 Workforce", "2 Communities", "3 Data"], 9):
        cover.cell(y, 2, name).hyperlink = f"#'{name}'!A1"
    for name, rows in THEME_SHEETS.items():
        s = book.create_sheet(name)
        s["B2"] = "Thornwick City Council"
        s["B2"].font = Font(bold=True, size=18)
        s["B3"] = f"Theme {name.split(' ', 1)[0]}: {name.split(' ', 1)[1]}"
        s["B4"], s["D4"], s["F4"] = "Filter by lead:", "All", "Show complete:"
        s["G4"] = "Yes"
        for x, h in enumerate(["Ref", "Action", "Lead", "Support", "Start", "Due", "% complete", "RAG", "Latest comments"], 2):
            c = s.cell(7, x, h)
            c.font = Font(bold=True)
            fill(c, "1F4E79")
        for y, row in enumerate(rows, 8):
            for x, v in enumerate(row, 2):
                c = s.cell(y, x, v)
                if isinstance(v, D):
                    c.number_format = "dd/mm/yyyy"
                if x == 8:
                    c.number_format = "0%"
        s.auto_filter.ref = f"B7:J{7 + len(rows)}"
        s.freeze_panes = "D8"
    lists = book.create_sheet("Lists")
    for y, row in enumerate([["RAG", "Complete?"], ["Red", "Yes"], ["Amber", "No"], ["Green"], ["Blue"]], 1):
        for x, v in enumerate(row, 1):
            lists.cell(y, x, v)
    who = book.create_sheet("Who’s who")
    for row in [["Initials", "Name", "Post"], ["MK", "Mina Kapoor", "Head of HR"], ["TO", "Tunde Oyelaran", "Communities Manager"], ["RF", "Ruth Fell", "Data Lead"], ["JS", "Jon Sayle", "Policy Officer"]]:
        who.append(row)
    book.save(here("theme-sheets.xlsx"))
    status = {"Green": "on_track", "Amber": "at_risk", "Red": "delayed", "Blue": "complete"}
    date = lambda v: v.strftime("%d/%m/%Y") if isinstance(v, D) else v
    gold("theme-sheets", sections=[theme(n.split(" ", 1)[1], *[full(act(r[1], r[2], date(r[5]), r[8], ref=r[0]), status=status[r[7]], **({"other": {"Support": r[3]}} if r[3] else {})) for r in rows])
                                   for n, rows in THEME_SHEETS.items()])


THEME_SHEETS = {
    "1 Workforce": [["1.1", "Put race equality into every manager’s objectives", "MK", "JS", D(2026, 4, 1), D(2026, 12, 31), 0.5, "Green", "Template agreed"],
                    ["1.2", "Shadow the corporate board", "MK", None, D(2026, 5, 1), "Q4 2026/27", 0.1, "Amber", None]],
    "2 Communities": [["2.1", "Grow the small grants fund", "TO", "JS", D(2026, 4, 1), "Ongoing", None, "Green", "31 groups funded"],
                      ["2.2", "Map who uses community centres", "TO/RF", None, D(2026, 9, 1), D(2027, 2, 28), 0, "Red", "Post is vacant"]],
    "3 Data": [["3.1", "Fill gaps in ethnicity of tenants", "RF", "Housing", D(2025, 9, 1), D(2026, 6, 30), 1, "Blue", "94% known"]]}


# ---- 2. Hidden columns, dates as dates, as text and as quarters, and a note under the table

def hidden():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "EDI Plan"
    s["A1"] = "Bramhope Ambulance Service NHS Trust: EDI plan 2026/27"
    s.append([])
    s.append(["Line", "EDS domain", "Objective", "Action required", "Cost code", "Owner (post)", "Owner e-mail", "Target date", "Status", "Evidence / update"])
    for row in HIDDEN:
        s.append(row)
    for row in s.iter_rows(min_row=4):
        if isinstance(row[7].value, D):
            row[7].number_format = "d mmmm yyyy" if row[0].value == 1 else "mmm-yy"
    for col in "EG":
        s.column_dimensions[col].hidden = True
    s.row_dimensions[6].hidden = True
    s.append([])
    s.append([None, "Notes: actions carried over from 2025/26 are in the archive."])
    book.save(here("hidden.xlsx"))
    dates = ["31 March 2027", "September 2026", "Q3", "end of FY", "w/c 12 October 2026"]
    status = {"In progress": "on_track", "Complete": "complete", "Not started": "not_started", "Overdue": "delayed"}
    parts = {}
    for row, date in zip(HIDDEN, dates):
        parts.setdefault(row[1], []).append(full(act(row[3], row[5], date, row[9], ref=str(row[0])), status=status[row[8]], other={"Objective": row[2]}))
    gold("hidden", sections=[theme(n, *a) for n, a in parts.items()])


HIDDEN = [
    [1, "Domain 1: Services", "Crews understand every caller", "Give each crew a telephone interpreter on one button", "A114", "Head of Control", "a@x.example", D(2027, 3, 31), "In progress", "Trial in two stations"],
    [2, "Domain 1: Services", "Crews understand every caller", "Print cards for pain in twenty languages", "A114", "Communications", "b@x.example", D(2026, 9, 1), "Complete", "On every vehicle"],
    [3, "Domain 2: Workforce", "Fair careers", "Rotate secondments by lot among those who apply", "B201", "Director of People", "c@x.example", "Q3", "Not started", None],
    [4, "Domain 2: Workforce", "Fair careers", "Publish who is acting up and for how long", "B201", "Director of People", "c@x.example", "end of FY", "In progress", "First list in May"],
    [5, "Domain 3: Leadership", "Leaders are held to account", "Have the Board meet the staff network without managers", "B300", "Trust Secretary", "d@x.example", "w/c 12 October 2026", "Overdue", "Moved twice"]]


# ---- 3. A Gantt chart: years over letters for the months, bars as coloured cells, a diamond for what is due

def gantt_letters():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Programme"
    s["A1"] = "Greyfell University – Race Equality Charter: programme of work"
    s["A3"], s["B3"], s["C3"] = "Workstream", "Task", "Who"
    s["D3"], s["G3"] = 2026, 2027
    s.merge_cells("D3:F3")
    s.merge_cells("G3:I3")
    for col in "ABC":
        s.merge_cells(f"{col}3:{col}4")
    for x, m in enumerate(["Oct", "Nov", "Dec", "Jan", "Feb", "Mar"], 4):
        s.cell(4, x, m)
    for y, (stream, task, who, a, z) in enumerate(GANTT, 5):
        for x, v in enumerate([stream, task, who], 1):
            s.cell(y, x, v)
        for x in range(a, z + 1):
            fill(s.cell(y, 4 + x), "70AD47")
    book.save(here("gantt-letters.xlsx"))
    months = ["2026 Oct", "2026 Nov", "2026 Dec", "2027 Jan", "2027 Feb", "2027 Mar"]
    parts = {}
    last = None
    for stream, task, who, a, z in GANTT:
        last = stream or last
        parts.setdefault(last, []).append(act(task, who, months[a] if a == z else f"{months[a]} to {months[z]}"))
    gold("gantt-letters", sections=[theme(n, *a) for n, a in parts.items()])


GANTT = [("Data", "Clean the staff record", "HR Systems", 0, 1), (None, "Survey staff and students", "Self-assessment team", 1, 3), ("Culture", "Run focus groups with an outside facilitator", "EDI Manager", 3, 4),
         (None, "Draft the action plan", "Chair of the team", 4, 5), (None, "Council agrees it", "Secretary", 5, 5)]


# ---- 4. An outline on a sheet: objectives, actions and sub-actions in one column, owner and date only where something is done

def outline():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "Plan"
        s["A1"] = "Fenmoor Police and Crime Panel – equality objectives"
        s.append([])
        s.append(["No.", "Objective / action", "Owner", "Target", "Progress %", "Comments"])
        for row in OUTLINE:
            s.append(list(row))
            if row[0].count(".") == 0:
                for c in s[s.max_row]:
                    c.font = Font(bold=True)
                    fill(c, "DDEBF7")
            s.cell(s.max_row, 2).alignment = Alignment(indent=row[0].count("."))
            if isinstance(row[3], D):
                s.cell(s.max_row, 4).number_format = "dd mmm yyyy"
            s.cell(s.max_row, 5).number_format = "0%"
        book.save(path)
    office("outline.ods", save, "xlsx")
    date = lambda v: v.strftime("%d %b %Y") if isinstance(v, D) else v
    parts = {}
    for no, text, who, when, share, note in OUTLINE:
        if "." not in no:
            parts[text] = []
        else:
            parts[list(parts)[-1]].append(act(text, who, date(when), note, ref=no))
    gold("outline", sections=[theme(n, *a) for n, a in parts.items()])


OUTLINE = [("1", "Scrutiny that people can follow", None, None, None, None), ("1.1", "Stream every meeting with subtitles", "Panel Clerk", D(2026, 9, 30), 1, "Since July"), ("1.2", "Answer public questions in writing within ten days", "Panel Clerk", "Ongoing", 0.6, None),
           ("2", "Powers used fairly", None, None, None, None), ("2.1", "Hold one meeting a year on stop and search", "Chair", D(2027, 1, 20), 0, None), ("2.2", "Ask for figures by ward", "Scrutiny Officer", D(2026, 11, 30), 0.25, "Asked for on 4 October")]


# ---- 5. A theme named only in its first row, a sheet of what is complete, a total at the end

def carried():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Live actions"
    heads = ["Workstream", "Action", "Responsible", "Deadline", "RAG", "Progress"]
    s.append(heads)
    for row in CARRIED:
        s.append(row)
    s.append([None, None, None, None, None, None])
    s.append(["Total actions", 4])
    done = book.create_sheet("Completed")
    done.append(["Workstream", "Action", "Responsible", "Date completed", "RAG", "Progress"])
    done.append(["Procurement", "Add a race equality clause to standard terms", "Head of Procurement", D(2026, 2, 27), "Complete", "In use since March"])
    done["D2"].number_format = "dd/mm/yyyy"
    book.save(here("carried.xlsx"))
    status = {"Green": "on_track", "Amber": "at_risk", "Red": "delayed"}
    parts, last = {}, None
    for w, a, l, d, rag, p in CARRIED:
        last = w or last
        parts.setdefault(last, []).append(full(act(a, l, d, p), status=status[rag]))
    parts["Procurement"].append(full(act("Add a race equality clause to standard terms", "Head of Procurement", "27/02/2026", "In use since March"), status="complete"))
    gold("carried", sections=[theme(n, *a) for n, a in parts.items()])


CARRIED = [["Procurement", "Ask each supplier over £1m for its pay gap", "Head of Procurement", "by 31/12/26", "Amber", "Letter drafted"], [None, "Split large contracts where small firms could bid", "Category Leads", "2027", "Red", None],
           ["Democracy", "Pay for childcare at public meetings", "Democratic Services", "from May 26", "Green", "Paid since June"], [None, "Hold two council meetings a year in community venues", "Democratic Services", "Twice yearly", "Green", "First on 9 June"]]


# ---- 6. Slides: a table that goes on over slides, its headings said again, a theme in each title

def slide_tables():
    deck = pptx.Presentation()
    title = deck.slides.add_slide(deck.slide_layouts[0])
    title.shapes.title.text = "Equality, diversity and inclusion action plan"
    title.placeholders[1].text = "Ravenshead Clinical Commissioning Partnership, June 2026"
    sections = []
    for name, slides in SLIDE_TABLES:
        activities = []
        for n, rows in enumerate(slides):
            slide = deck.slides.add_slide(deck.slide_layouts[5])
            slide.shapes.title.text = name + (" (continued)" if n else "")
            t = slide.shapes.add_table(len(rows) + 1, 4, Inches(0.5), Inches(1.5), Inches(9), Inches(4)).table
            for x, h in enumerate(["Actions", "Lead", "Timeline", "Status"]):
                t.cell(0, x).text = h
            for y, row in enumerate(rows, 1):
                for x, v in enumerate(row):
                    t.cell(y, x).text = v
                activities.append(full(act(row[0], row[1], row[2], row[3] or None)))
        sections.append(theme(name, *activities))
    end = deck.slides.add_slide(deck.slide_layouts[1])
    end.shapes.title.text = "Next steps"
    end.placeholders[1].text = "Comments by 10 July\nBoard approval on 23 July"
    deck.save(here("slide-tables.pptx"))
    gold("slide-tables", sections=sections)


SLIDE_TABLES = [
    ("Leadership and culture", [[["Every board paper says what it means for race equality", "Company Secretary", "July 2026", "In progress"], ["Directors sponsor a network each", "Chief Executive", "Complete", "Complete"]], [["Publish a statement with staff side", "Director of People", "Oct 2026", "Not started"]]]),
    ("Better outcomes for patients", [[["Targeted blood pressure checks in barber shops", "Prevention Lead", "Q2–Q4", "On track"], ["Recruit community champions in Somali and Roma groups", "Engagement Lead", "By March 2027", ""]]])]


# ---- 7. Slides: a priority each, boxes for what, who and when

def slide_boxes():
    deck = pptx.Presentation()
    title = deck.slides.add_slide(deck.slide_layouts[0])
    title.shapes.title.text = "Inclusion strategy on a page(s)"
    title.placeholders[1].text = "Southmere Fire Service 2026–2029"
    sections = []
    for name, rows in SLIDE_BOXES:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = name
        for y, (text, who, when) in enumerate(rows):
            box = slide.shapes.add_textbox(Inches(0.5), Inches(1.5 + 1.6 * y), Inches(9), Inches(1.5)).text_frame
            box.text = text
            box.paragraphs[0].runs[0].font.bold = True
            for line in (f"Lead: {who}", f"By: {when}"):
                box.add_paragraph().text = line
        sections.append(theme(name.split(": ", 1)[1], *[act(*r) for r in rows]))
    deck.save(here("slide-boxes.pptx"))
    gold("slide-boxes", sections=sections)


SLIDE_BOXES = [
    ("Priority 1: Stations that welcome everybody", [("Open days in every ward with low trust", "Community Risk Manager", "Spring 2027"), ("A multi-faith room at each wholetime station", "Estates", "March 2028")]),
    ("Priority 2: Fair promotion", [("Assessors from outside the service at every board", "Head of People", "September 2026"), ("Feedback for each candidate within two weeks", "Head of People", "In place")])]


# ---- 8. A page of a content system: summary lists below headings, a menu, crumbs, a feedback form, text for printing only

def summary_lists():
    body = "<header><nav><ul><li><a href=/>Home</a></li><li><a href=/council>Your council</a></li></ul></nav></header><main><h1>Our anti-racism action plan</h1><p>Last updated 3 June 2026</p><p>Ellerby Council agreed this plan in March 2026.</p>"
    sections = []
    for no, (name, rows) in enumerate(SUMMARY, 1):
        body += f"<h2 id=p{no}>Priority {no}. {name}</h2>"
        for ref, text, lead, when, how in rows:
            body += (f"<h3>Action {ref}</h3><dl class=govuk-summary-list>" + "".join(
                f"<div class=govuk-summary-list__row><dt>{k}</dt><dd>{v}</dd></div>" for k, v in [("What we’ll do", text), ("Who’s leading", lead), ("When we’ll do it", when), ("How it’s going", how)]) + "</dl>")
        body += "<p><a href=#top>Back to top</a></p>"
        sections.append(theme(name, *[act(t, l, w, h, ref=r) for r, t, l, w, h in rows]))
    body += "</main><aside><h2>Is this page useful?</h2><form><button>Yes</button><button>No</button></form></aside><footer><h2>Contact us</h2><p>Telephone 01632 960 001</p></footer>"
    with open(here("summary-lists.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang=en><head><title>Our anti-racism action plan – Ellerby Council</title></head><body>{body}</body></html>\n")
    gold("summary-lists", sections=sections)


SUMMARY = [
    ("Fair jobs", [("1.1", "Advertise every job with its salary", "HR and payroll", "By the end of July 2026", "Done for all posts since May"), ("1.2", "Train all panel members", "Learning and development", "By December 2026", "Started")]),
    ("Safe neighbourhoods", [("2.1", "Meet every person who reports hate crime within two days", "Community safety team", "From October 2026", "Not started yet"), ("2.2", "Fund third-party reporting centres in five towns", "Community safety team with the police", "Summer 2027", "Three towns chosen")])]


# ---- 9. A table of an editor: an outcome over several rows, a row across for each part, and words explained in another table

def partners():
    td = lambda t, a="": f"<td{a}>{t}</td>"
    row = lambda *c: "<tr>" + "".join(c) + "</tr>"
    table = "<table class=desktop><thead><tr><th>Outcome</th><th>What we’ll do</th><th>Lead partner</th><th>Completed by</th></tr></thead><tbody>"
    table += row("<th colspan=4 scope=colgroup>Getting a job</th>")
    table += row(td("Employers hire for skill", " rowspan=2"), td("Run a jobs fair in each district"), td("Chamber of Trade"), td("30 Nov 2026"))
    table += row(td("<ul><li>Offer paid trials</li><li>Give each trial a mentor</li></ul>"), td("Job Centre<br>College"), td("2027 to 2028"))
    table += row("<th colspan=4 scope=colgroup>Getting on</th>")
    table += row(td("People are paid alike"), td("Publish pay gaps together, on one day"), td("All partners"), td("8 March each year"))
    table += "</tbody></table>"
    with open(here("partners.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang=en><head><title>Work</title><style>p{{color:red}}</style><script>var a='Action';</script></head><body><h1>Estuary Partnership: race and work plan</h1><noscript>Please turn on scripts.</noscript>{table}"
                  "<h2>Words we use</h2><table><tr><th>Word</th><th>What we mean</th></tr><tr><td>Partner</td><td>A body that has signed</td></tr></table></body></html>\n")
    gold("partners", sections=[
        theme("Getting a job", act("Run a jobs fair in each district", "Chamber of Trade", "30 Nov 2026"), act("- Offer paid trials\n- Give each trial a mentor", "Job Centre\nCollege", "2027 to 2028")),
        theme("Getting on", act("Publish pay gaps together, on one day", "All partners", "8 March each year"))])


# ---- 10. A page with goals and actions as headings, and one line of facts parted by bars below each

def fact_lines():
    body = "<h1>Hallam Vale Combined Authority race equality action plan</h1><p>This plan runs from April 2026 to March 2029.</p>"
    sections = []
    for name, aim, rows in FACT_LINES:
        body += f"<section><h2>Goal: {name}</h2><p><strong>Our aim:</strong> {aim}</p>"
        for text, lead, when, status, note in rows:
            body += f"<h3>{text}</h3><p class=meta>Lead: {lead} | Timeline: {when} | Status: <span class='tag'>{status}</span></p>" + (f"<p>Update: {note}</p>" if note else "")
        body += "</section>"
        read = {"On track": "on_track", "Complete": "complete", "Not started": "not_started", "Delayed": "delayed"}
        sections.append(theme(name, *[full(act(t, l, w, n), status=read[s]) for t, l, w, s, n in rows], outcome=aim))
    with open(here("fact-lines.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang=en><head><title>Plan</title></head><body>{body}</body></html>\n")
    gold("fact-lines", sections=sections)


FACT_LINES = [
    ("Transport for everyone", "Nobody is afraid on a bus or tram.", [("Train every driver in dealing with racist abuse", "Head of Bus", "March 2027", "On track", "Two of five operators have begun."), ("Put a reporting number in every vehicle", "Head of Customer", "June 2026", "Complete", "It is in all 900 vehicles.")]),
    ("Skills for everyone", "Courses are open to all.", [("Publish results by ethnicity", "Skills Analyst", "Every January", "Not started", None), ("Open a bursary for interpreters", "Director of Skills", "Autumn 2026", "Delayed", "Terms are with the lawyers.")])]


if __name__ == "__main__":
    for write in (theme_sheets, hidden, gantt_letters, outline, carried, slide_tables, slide_boxes, summary_lists, partners, fact_lines):
        write()
