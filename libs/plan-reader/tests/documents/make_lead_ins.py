#!/usr/bin/env python3
"""Writes invented documents whose meaning hangs on the words right over their tables and lists, or beside them: an objective over each
table, names over the blocks of a sheet, "We will:" over bullets, milestones beside dates, spans of time in the first column:
python3 make_lead_ins.py. Each has its gold reading. They stand in shapes in which published plans were read wrongly. Needs python-docx
and openpyxl from PyPI."""
import docx as word
import openpyxl
from openpyxl.styles import Font

from make_layouts import full, here, landscape, table
from make_lists import act, gold, html, theme


# ---- 1. An objective in a plain line over each table, with a goal and a measure of success beneath; the references have no heading

def aims_over_tables():
    doc = word.Document()
    doc.add_heading("Joint plan against hate crime in Marlbury", 1)
    heads = ["", "Action", "Lead partner", "Outcome", "Completion date"]
    for aim, goal, measure, entries in AIMS:
        for text in (f"Objective: {aim}", f"Partnership goal - {goal}", f"Measure of success – {measure}"):
            doc.add_paragraph(text)
        table(doc, [heads] + [list(e) for e in entries], [1.2, 6.5, 3.2, 4, 2.8])
    doc.save(here("aims-over-tables.docx"))
    gold("aims-over-tables", sections=[theme(aim, *[full(act(t, w, d, ref=r), other={"Outcome": o}) for r, t, w, o, d in entries])
                                       for aim, _, _, entries in AIMS])


AIMS = [
    ("People who are targeted trust us enough to report it", "More hate crime is reported", "More reports, fewer of them from third parties", [
        ("1a", "Open six places in the town where hate crime can be reported without going to the police", "Marlbury Borough Council", "People report where they feel at ease", "March 2027"),
        ("1b", "Print one leaflet with the numbers of all partners", "Victim Support Marlbury", "Everyone knows whom to ring", "Within six months of the start"),
        ("1c*", "Train bus drivers to recognise hate crime", "Marl Valley Buses", "Passengers are safe", "Ongoing")]),
    ("Those who offend stop", "Fewer people offend again", "The share of repeat offenders falls", [
        ("2a", "Agree how partners share what they know of repeat offenders", "Wessmark Police", "One list that is kept up to date", "September 2026"),
        ("2b*", "Offer a course on the harm that hate does to all who are convicted", "Probation Service", "Courses run each quarter", "January 2027")])]


# ---- 2. A reconciliation plan as a workbook: blocks under the name of an action, with a column that says the same in each block

def named_blocks():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for tab, blocks in BLOCKS:
        sheet = book.create_sheet(tab)
        sheet.append([f"Stretch plan 2026–2029 – {tab}"])
        sheet["A1"].font = Font(bold=True, size=14)
        sheet.append([])
        for name, area, entries in blocks:
            sheet.append([name])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
            sheet.append(["Ref #", "Deliverable", "Timeline", "Responsibility", "Focus area"])
            for ref, text, when, who in entries:
                sheet.append([ref, text, when, who, area])
            sheet.append([])
    book.save(here("named-blocks.xlsx"))
    gold("named-blocks", sections=[theme(name, *[act(t, w, d, ref=str(r)) for r, t, d, w in entries])
                                   for _, blocks in BLOCKS for name, _, entries in blocks])


BLOCKS = [
    ("Relationships", [
        ("Action 1: Build lasting relationships with elders and with the bodies that represent First Nations people.", "Culture and engagement", [
            (1.1, "Meet elders of the three nations on whose land our campuses stand, twice a year", "July 2027", "Vice-President, Engagement"),
            (1.2, "Write with them how the university asks for advice and pays for it", "December 2026", "Vice-President, Engagement")]),
        ("Action 2: Mark the week of reconciliation.", "Place and language", [
            (2.1, "Hold two events a year that are open to the town", "27 May – 3 June 2027", "Director, Student Life"),
            (2.2, "Put the names of places in both languages on our maps", "October 2027", "Director, Campus Services")])]),
    ("Respect", [
        ("Action 3: Learn what the land means to those who were here first.", "Our people", [
            (3.1, "Ask every member of the executive to complete two days of cultural learning", "March 2027", "Chief People Officer"),
            (3.2, "Offer the same to all staff who teach", "December 2028", "Chief People Officer")])])]


# ---- 3. A college: expected milestones in words beside the dates, under the heading of an improvement plan

def milestones_beside_dates():
    doc = word.Document()
    landscape(doc)
    doc.add_paragraph("HOLLINWELL COLLEGE")
    doc.add_heading("Inclusion improvement plan and progress", 1)
    doc.add_paragraph("The plan is looked at each term by the steering group and by governors.")
    rows, sections = [["Key action", "Expected milestones", "Dates", "Key owner", "Impact", "Progress update (and dates)"]], []
    for name, entries in MILESTONES:
        rows.append([name, ..., ..., ..., ..., ...])
        rows += [[f"{r} {t}", m, d, w, i, p] for r, t, m, d, w, i, p in entries]
        sections.append(theme(name.split(": ")[1], *[full(act(t, w, d, p or None, ref=r), other={"Expected milestones": m, "Impact": i})
                                                      for r, t, m, d, w, i, p in entries]))
    table(doc, rows, [6, 5, 3, 3, 4, 4])
    doc.save(here("milestones-beside-dates.docx"))
    gold("milestones-beside-dates", sections=sections)


MILESTONES = [
    ("Objective 1: Teaching and quality", [
        ("1.1", "Look at the results of leavers by background and act where a group falls behind", "Results are gathered.\nA report goes to the management team.", "Sept 2026 – March 2027", "Head of Quality", "All leavers go on to work or study", ""),
        ("1.2", "Write inclusion into every scheme of work", "Ten schemes are read each term.", "Termly from Sept 2026", "Curriculum Managers", "Lessons speak to everyone", "Nov 2026: the form for reviews was changed."),
        ("1.3", "Ask learners how lessons could be easier to follow", "Questions are agreed with the student council.", "April 2027 and annually", "Student Voice Officer", "Learners see what changed", "")]),
    ("Objective 2: Workforce", [
        ("2.1", "Bring the records of staff up to date", "Staff are asked to look at their record.", "Dec 2026", "HR Manager", "Nineteen in twenty records are complete", "Dec 2026: 88 in a hundred are."),
        ("2.2", "Train all governors", "Training is held.", "By July 2027", "Clerk to Governors", "Governors ask better questions", "")])]


# ---- 4. A school: spans of time in the first column of a table for each part, one of which says when in its last, and an audit with "None"

def timeframe_first():
    doc = word.Document()
    doc.add_heading("Access plan of Brackenfield School", 1)
    sections = []
    for name, entries in TIMEFRAMES:
        doc.add_heading(name, 2)
        table(doc, [["Timeframe", "Targets", "Strategies", "Outcome", "Goals achieved"]] + [list(e) for e in entries], [2.5, 4.5, 5, 4, 2.5])
        sections.append(theme(name, *[full(act(t, None, d, g or None), other={"Strategies": s, "Outcome": o}) for d, t, s, o, g in entries]))
    doc.add_heading("Appendix: audit of the building", 2)
    table(doc, [["Feature", "Description", "Actions to be taken", "Person responsible", "Date to complete actions by"]] + [list(e) for e in AUDIT],
          [3, 4.5, 5, 3, 3])
    sections.append(theme("Appendix: audit of the building", *[act(t, w, d) for _, _, t, w, d in AUDIT if w]))
    doc.save(here("timeframe-first.docx"))
    gold("timeframe-first", sections=sections)


TIMEFRAMES = [
    ("Access to the building", [
        ("Short Term", "Offer every letter in large print", "Ask the county who converts letters.", "Families read what we send", "Autumn 2026"),
        ("Medium Term", "Make steps easier to see", "Paint the edges of all steps yellow.", "Nobody trips", "Ongoing"),
        ("Long Term", "Let wheelchairs in by the main door", "Ask three builders for a price.", "Everyone comes in by the same door", "")]),
    ("Access to lessons", [
        ("Short Term", "Train teachers to adapt their lessons", "Find out who needs which training.", "Lessons suit every child", "Spring 2027"),
        ("Medium Term", "Plan trips in which every child takes part", "Look at all trips of last year.", "No child stays behind", "")])]
AUDIT = [("Storeys", "Two", "None", "", ""), ("Corridors", "Wide", "No action required", "", ""),
         ("Doors", "Heavy", "Fit closers that open by themselves", "Site Manager", "January 2027"),
         ("Escape routes", "Marked", "Buy an evacuation chair for the upper floor", "Site Manager", "May 2027")]


# ---- 5. A text as a chat with a program leaves it on the clipboard: headings, "We will:", bullets, under one of them a single one

def we_will():
    lines = ["# Race equality action plan", ""]
    for name, items in WE_WILL:
        lines += [f"## {name}", "", "We will:", "", *[f"- {text}" for text in items], ""]
    for ending, text in ((".md", "\n".join(lines)), (".txt", "\n".join(line.lstrip("# ") for line in lines))):
        stem = "we-will-over-bullets" if ending == ".md" else "we-will-pasted"
        with open(here(stem + ending), "w", encoding="utf-8") as f:
            f.write(text)
        gold(stem, sections=[theme(name, *[act(text) for text in items]) for name, items in WE_WILL])


WE_WILL = [("Fair access to services", ["Write all our forms in plain English", "Review the ramp at the library"]),
           ("A workforce like our town", ["Name the salary in each advert", "Train all managers in fair hiring"]),
           ("Listening", ["Meet our panel of residents before each budget"])]


# ---- 6. A page that holds nothing but objectives and how their success is measured

def measured_objectives():
    rows = "".join(f"<tr><td>{t}</td><td>{m}</td></tr>" for t, m in MEASURED)
    html("measured-objectives.html", "<h1>Our equality objectives</h1><p>The council has set these objectives until 2030.</p>"
         f"<table><tr><th>Objective</th><th>Measuring success</th></tr>{rows}</table>")
    gold("measured-objectives", sections=[theme(None, *[full(act(t), other={"Measuring success": m}) for t, m in MEASURED])])


MEASURED = [("Treat everyone fairly who comes to us for a home", "Waiting times by ethnicity are the same"),
            ("Close the gaps in who uses our parks", "A survey each summer"),
            ("Be an employer that looks like its town at every grade", "The figures we publish each March")]


# ---- 7. A report on access: commitments with their years in the heading, and what became of them beside barriers

def commitments_by_years():
    body = "<h1>Accessibility progress report 2026</h1><p>The office reports each December.</p>"
    sections = []
    for name, aim, barriers, groups, update in COMMITMENTS:
        body += f"<h2>{name}</h2><h3>Objective</h3><p>{aim}</p><h3>Key barriers – areas for improvement</h3>"
        body += "<ul>" + "".join(f"<li>{b}</li>" for b in barriers) + "</ul>"
        for span, years, items in groups:
            body += f"<h3>{span} commitments ({years})</h3><ul>" + "".join(f"<li>{i}</li>" for i in items) + "</ul>"
        body += f"<h3>Update 2026</h3><p>{update}</p>"
        sections.append(theme(name, *[act(i, None, years) for _, years, items in groups for i in items], outcome=aim))
    html("commitments-by-years.html", body)
    gold("commitments-by-years", sections=sections)


COMMITMENTS = [
    ("Employment", "Disabled people see the office as a good place to work.", ["Few people know how to ask for adjustments"],
     [("Short-term", "2026-2027", ["Train all who hire in fair interviews", "Adopt the passport for adjustments"]), ("Longer-term", "2027-2029", ["Set up a pool of disabled graduates"])],
     "In 2026 the passport was adopted by two branches."),
    ("The built environment", "Our building has no barriers.", ["Doors without openers"],
     [("Short-term", "2026", ["Have an audit made of all floors"]), ("Longer-term", "2026-2029", ["Put openers on all doors", "Buy desks that can be raised for quiet rooms"])],
     "The audit was completed in June 2026.")]


# ---- 8. Texts as they are pasted: the objective of a theme over items with labels; and lines that end in who leads and by when, with
#         nothing before them

def pasted():
    texts = {"items-with-labels.md": ["# Inclusion plan of Ottermouth Library Trust", ""], "ended-lines.txt": ["Inclusion plan", ""]}
    for n, (name, aim, entries) in enumerate(PASTED, 1):
        texts["items-with-labels.md"] += [f"### {n}. {name}", f"**Objective:** {aim}", ""]
        texts["ended-lines.txt"] += [name, ""]
        for m, (text, who, when) in enumerate(entries, 1):
            texts["items-with-labels.md"] += [f"- **Action {n}.{m}:** {text}", f"  - **Lead:** {who}", f"  - **Timescale:** {when}"]
            texts["ended-lines.txt"].append(f"{text} – {who} – {when}")
        texts["items-with-labels.md"].append("")
        texts["ended-lines.txt"].append("")
    for file, lines in texts.items():
        with open(here(file), "w", encoding="utf-8") as f:
            f.write("\n".join(lines))
    every = lambda whole: [
        theme(name, *[act(t, w, d, ref=f"{n}.{m}" if whole else None) for m, (t, w, d) in enumerate(entries, 1)], outcome=aim if whole else None)
        for n, (name, aim, entries) in enumerate(PASTED, 1)]
    gold("items-with-labels", sections=every(True))
    gold("ended-lines", sections=every(False))


PASTED = [("Books for everyone", "Our shelves speak to every child in the town.", [
              ("Buy books in the ten languages most spoken at home", "Head of Collections", "June 2027"),
              ("Ask readers what they miss", "Customer Services", "September 2026")]),
          ("Open doors", "Anyone can come in and feel at ease.", [
              ("Move the desk so that wheelchairs can pass", "Head of Estates", "January 2027"),
              ("Name our events in plain words", "Communications", "May 2027")])]


if __name__ == "__main__":
    aims_over_tables()
    named_blocks()
    milestones_beside_dates()
    timeframe_first()
    we_will()
    measured_objectives()
    commitments_by_years()
    pasted()
