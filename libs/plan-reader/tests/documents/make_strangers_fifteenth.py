#!/usr/bin/env python3
"""Writes a fifteenth lot of invented documents, in the shapes in which plans of schools, hospitals and police forces were found to
stand and to be read wrongly, each with its gold reading, and prints those whose tables look otherwise on paper:
python3 make_strangers_fifteenth.py. Needs python-docx and openpyxl from PyPI, and LibreOffice."""
import datetime, os

import docx as word
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from make_layouts import full, here, landscape, office, table
from make_lists import act, gold, theme


def line(edge, colour="7F7F7F"):
    return f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>'


def part(of, cell="", words=""):
    return f'<w:tblStylePr w:type="{of}">' + (f"<w:rPr>{words}</w:rPr>" if words else "") + (f"<w:tcPr>{cell}</w:tcPr>" if cell else "") + "</w:tblStylePr>"


# Two of the plainest styles that Word offers: one draws lines above and below every other row, one colours every other row.
LINED = f'<w:tblBorders>{line("top")}{line("bottom")}</w:tblBorders>', part("firstRow", f'<w:tcBorders>{line("bottom")}</w:tcBorders>', "<w:b/>") + part("firstCol", words="<w:b/>") \
    + part("band1Horz", f'<w:tcBorders>{line("top")}{line("bottom")}</w:tcBorders>')
STRIPED = "", part("firstRow", f'<w:tcBorders>{line("bottom")}</w:tcBorders>', "<w:b/><w:caps/>") + part("firstCol", f'<w:tcBorders>{line("right")}</w:tcBorders>', "<w:b/>") \
    + part("band1Horz", '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>')


def styled(doc, name, style):
    borders, parts = style
    doc.styles.element.append(parse_xml(f'<w:style {nsdecls("w")} w:type="table" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
                                        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/>{borders}</w:tblPr>{parts}</w:style>'))


def set_widths(made, widths):
    for column, width in zip(made.columns, widths):
        column.width = word.shared.Cm(width)


def both(doc, name):
    """The document, and what an office program prints of it."""
    doc.save(here(name + ".docx"))
    office(os.path.join("printed", name + ".pdf"), doc.save, "docx")


# ---- 1. What became of a review: stripes colour every other row, and a line stands only behind the first column

def striped_review():
    doc = word.Document()
    styled(doc, "Striped", STRIPED)
    doc.add_heading("Annex B: where each action stands", 1)
    rows, sections = [["Action", ..., "Lead", "Status"]], []
    for name, entries in STRIPED_REVIEW:
        rows.append([name, ..., ..., ...])
        rows += [list(e) for e in entries]
        sections.append(theme(name.split(": ")[1], *[act(t, w, None, s, ref=r) for r, t, w, s in entries]))
    set_widths(table(doc, rows, [1.5, 8.5, 3.2, 3.2], style="Striped"), [1.5, 8.5, 3.2, 3.2])
    both(doc, "striped-review")
    gold("striped-review", sections=sections)


STRIPED_REVIEW = [
    ("Theme 1: Custody", [
        ("4", "Tell detained people in their own language what will happen to them", "Custody Command", "Completed"),
        ("11", "Have independent visitors look at a sample of records of force each month and publish what they find", "Police Authority", "In progress"),
        ("12", "Record who was searched", "Custody Command", "In progress")]),
    ("Theme 2: Complaints", [
        ("19", "Ask those who complained how they were treated and break the answers down by ethnicity", "Standards Department", "Completed"),
        ("23", "Give families one named contact", "Investigations Body", "Not started")]),
    ("Theme 3: Careers", [
        ("30", "Publish how long officers of each background wait for their first promotion, force by force", "People Directorate", "In progress")])]


# ---- 2. A school's plan for access: targets beside strategies, a table for each part, ruled only across

def school_access():
    doc = word.Document()
    landscape(doc)
    styled(doc, "Lined", LINED)
    doc.add_heading("Accessibility and equality plan 2026 to 2029", 1)
    doc.add_paragraph("Governors review this plan each summer. It stands beside our policy on equality, which the law asks of us.")
    sections = []
    for name, entries in SCHOOL_ACCESS:
        doc.add_heading(name, 2)
        widths = [6, 7, 3, 3.5, 5.5]
        set_widths(table(doc, [["Targets", "Strategies", "Timescale", "Responsibility", "Success Criteria"]] + [list(e) for e in entries], widths, style="Lined"), widths)
        sections.append(theme(name, *[full(act(t, w, d), other={"Strategies": how, "Success Criteria": k}) for t, how, d, w, k in entries]))
    both(doc, "school-access")
    gold("school-access", sections=sections)


SCHOOL_ACCESS = [
    ("What is taught", [
        ("Books in each class show families like ours", "Look through the shelves of every class with the pupils’ council; order what is missing before the spring", "April 2027", "English lead", "Pupils find themselves in books"),
        ("Pupils new to English join in from their first day", "Picture cards", "Ongoing", "Class teachers", "No pupil waits outside")]),
    ("Where it is taught", [
        ("Everybody can reach the hall", "Ask for three prices for a ramp at the garden door, and set money aside in the budget for next year", "July 2027", "Business manager", "Ramp built")]),
    ("What families are told", [
        ("Letters are understood at home", "Find out from the council which of its services turn letters into other languages, and what they cost", "As needed", "Office manager", "Parents say they understand")])]


# ---- 3. Objectives, each with a small table of targets and their dates; the first column is bold

def targets_dated():
    doc = word.Document()
    styled(doc, "Lined", LINED)
    doc.add_heading("Equality objectives 2026", 0)
    doc.add_paragraph("These are our objectives for the next three years, as part of what the public sector equality duty asks of us.")
    sections = []
    for name, entries in TARGETS_DATED:
        doc.add_heading(name, 2)
        set_widths(table(doc, [["Target", "Target date"]] + [list(e) for e in entries], [12, 4], style="Lined"), [12, 4])
        sections.append(theme(name, *[act(t, None, d) for t, d in entries]))
    both(doc, "targets-dated")
    gold("targets-dated", sections=sections)


TARGETS_DATED = [
    ("A mixed workforce", [
        ("Each command knows who works for it, who applied and who left, and looks at the figures every quarter with its staff networks.", "December 2026"),
        ("More new recruits come from groups that are few among us, counting those lent to us by other forces and by partners.", "March 2027")]),
    ("A fair career", [
        ("A scheme of mentors is tried in two commands for staff of colour, with a clear way of matching them, and what comes of it is put before the board.", "January 2027")]),
    ("Fair decisions", [
        ("Impact assessments are completed for every new policy.", "March 2027")])]


# ---- 4. A county's pattern for schools: two years, and the same parts of school life under each

def years_over_parts():
    doc = word.Document()
    doc.add_paragraph("Race equality plan for schools")
    sections = {}
    for year, parts in YEARS_OVER_PARTS:
        doc.add_heading(year, 1)
        for name, entries in parts:
            doc.add_paragraph().add_run(name).bold = True
            table(doc, [["Ref", "Action", "Relevance", "Lead"]] + [["", t, r, w] for t, r, w in entries], [1.5, 8, 3, 4])
            sections.setdefault(name, []).extend(full(act(t, w, year), other={"Relevance": r}) for t, r, w in entries)
    doc.save(here("years-over-parts.docx"))
    gold("years-over-parts", sections=[theme(name, *acts) for name, acts in sections.items()])


YEARS_OVER_PARTS = [
    ("YEAR 1", [
        ("CURRICULUM", [("Keep a record of exclusions by ethnicity", "Race", "Headteacher and Governors"), ("Look again at the history that is taught in each key stage", "Race, religion", "Subject leads")]),
        ("COMMUNITY", [("Tell parents how to report a racist incident", "Race", "School Coordinator"), ("Invite elders of each community to an assembly", "All", "Headteacher")])]),
    ("YEAR 2", [
        ("CURRICULUM", [("Act on what the record of exclusions shows", "Race", "Headteacher and Governors")]),
        ("COMMUNITY", [("Ask parents again what they think of the school", "All", "Governors")])])]


# ---- 5. A hospital's answer to an inspection: in front a sheet that counts its actions

def counts_in_front():
    book = openpyxl.Workbook()
    front = book.active
    front.title = "Front sheet"
    for row in (["Inspection action plan"], ["Executive lead", "Rowan Sayle"], ["Date", datetime.date(2026, 9, 14)], [], ["RAG", "Number of actions"], ["Green", 2], ["Amber", 1], ["Red", 1]):
        front.append(row)
    sections = []
    for title, entries in COUNTS_IN_FRONT:
        sheet = book.create_sheet(title)
        sheet.append([f"Inspection action plan – {title}"])
        sheet.merge_cells("A1:G1")
        sheet.append(["Ref", "RAG", "What inspectors asked for", "Service", "Executive Lead", "Actions", "Due date"])
        for entry in entries:
            sheet.append(entry)
            sheet.cell(sheet.max_row, 7).number_format = "dd/mm/yyyy"
        sheet.auto_filter.ref = f"A2:G{sheet.max_row}"
        sections.append(dict(theme(title), services=[{"service": s, "activities": [act(t, w, d.strftime("%d/%m/%Y"), g, ref=r)]} for r, g, _, s, w, t, d in entries]))
    book.save(here("counts-in-front.xlsx"))
    gold("counts-in-front", sections=sections)


COUNTS_IN_FRONT = [
    ("Must do", [
        ("1.1", "Green", "Enough room in the emergency department", "Urgent Care", "Chief Operating Officer", "Begin the design of a larger waiting room with patients’ groups.", datetime.date(2028, 3, 31)),
        ("1.2", "Amber", "Interpreters at night", "Urgent Care", "Chief Nurse", "Sign a contract for interpreting by telephone at all hours.", datetime.date(2026, 12, 1))]),
    ("Should do", [
        ("2.1", "Green", "Privacy at the desk", "Outpatients", "Chief Nurse", "Mark where the queue stands and put up a notice.", datetime.date(2026, 11, 30)),
        ("2.2", "Red", "Records of ethnicity", "Surgery", "Medical Director", "Ask every patient at admission, and check a sample each month.", datetime.date(2027, 6, 30))])]


# ---- 6. A trust's page kept in Word: numbered actions as headings, with headings beneath that say who, when and how far

def numbered_headings():
    doc = word.Document()
    doc.add_heading("Workforce race equality standard 2026", 0)
    doc.add_paragraph("The standard compares how staff of each background fare in nine ways. Publication date: 1 October 2026")
    sections = []
    for name, aim, figures, entries in NUMBERED_HEADINGS:
        doc.add_heading(name, 1)
        doc.add_heading("Objective", 2)
        doc.add_paragraph(aim)
        doc.add_heading("Analysis", 2)
        doc.add_paragraph("As of 31 March 2026:")
        for figure in figures:
            doc.add_paragraph(figure, style="List Bullet")
        for number, (text, leads, when, told) in enumerate(entries, 1):
            doc.add_heading(f"WRES action {number}", 2)
            doc.add_paragraph(text)
            doc.add_heading("Lead", 3)
            for lead in leads:
                doc.add_paragraph(lead, style="List Bullet")
            doc.add_heading("Date", 3)
            doc.add_paragraph(when)
            if told:
                doc.add_heading("Progress", 3)
                doc.add_paragraph(told)
        sections.append(theme(name, *[act(t, "\n".join(w), d, p, ref=str(n)) for n, (t, w, d, p) in enumerate(entries, 1)], outcome=aim))
    doc.save(here("numbered-headings.docx"))
    gold("numbered-headings", sections=sections)


NUMBERED_HEADINGS = [
    ("Indicator 1", "Staff of every background work at every grade.", ["Staff of colour 24%", "White staff 73%", "Not stated 3%"], [
        ("Ask those who manage the highest grades why so few apply, and agree with them what will change.", ["Diversity Adviser", "Senior Managers"], "May 2027", "Two directorates have met and a review of hiring has been carried out."),
        ("Put into effect what the review of hiring asks for.", ["Recruitment Team", "Diversity Adviser", "HR Business Partners"], "March 2028", None)]),
    ("Indicator 7", "Staff of every background believe that the trust is fair to them.", ["Staff of colour 71%", "White staff 85%"], [
        ("Run the course for aspiring leaders twice a year, and tell the staff network of it first.", ["Learning Manager"], "September 2027", "The first course has been completed by fourteen nurses.")])]


# ---- 7. A fire service's answer to a national strategy: one heading over a letter and what is asked for

def lettered_deliverables():
    doc = word.Document()
    landscape(doc)
    doc.add_paragraph().add_run("National strategy on fairness: where our service stands").bold = True
    rows, sections = [["Deliverables", ..., "Priority outcomes", "Status", "Comments"]], []
    for name, entries in LETTERED_DELIVERABLES:
        rows.append([name, ..., ..., ..., ...])
        rows += [list(e) for e in entries]
        sections.append(theme(name.split(" – ")[1], *[act(t, None, None, c, ref=r) for r, t, _, _, c in entries]))
    table(doc, rows, widths=[1.2, 8, 7, 3, 5])
    doc.save(here("lettered-deliverables.docx"))
    gold("lettered-deliverables", sections=sections)


LETTERED_DELIVERABLES = [
    ("Priority 1 – Leading by example", [
        ("1a", "Agree a plan for fairness that covers every part of the service and is looked at each year", "Nobody doubts that the authority means it", "In place", "Reviewed each spring"),
        ("1b", "Appraise principal officers on what they do for fairness", "Officers know what is asked of them", "In place", "All three appraised"),
        ("1c", "Train every member of the authority", "Decisions weigh fairness", "Started", "Half are trained")]),
    ("Priority 2 – Answering to the public", [
        ("2a", "Reach the second level of the national framework", "The public can compare services", "Started", "Self-assessment done"),
        ("2b", "Publish figures on the workforce", "The public can see who serves them", "In place", "On the website")])]


# ---- 8. A hospital under special measures: concerns beside urgent actions, an agreed date and a revised one

def main_concerns():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Improvement plan and progress, April 2026", 0)
    heads = ["Summary of main concerns", "Summary of urgent actions required", "Agreed timescale for implementation", "Progress against original timescale", "Progress narrative", "Revised deadline (if required)"]
    table(doc, [heads] + [list(r) for r in MAIN_CONCERNS], widths=[4.5, 7, 3.5, 3, 4, 3])
    doc.save(here("main-concerns.docx"))
    gold("main-concerns", sections=[theme(None, *[full(act(t, None, again or d, p), other={"Summary of main concerns": c}) for c, t, d, _, p, again in MAIN_CONCERNS])])


MAIN_CONCERNS = [
    ("Staffing and skill mix", "Recruit sixty nurses, and give each a mentor from the ward", "30 September 2026", "Some issues", "Twenty-two in post; visas are slow", "31 December 2026"),
    ("Complaints management", "Answer four complaints in five within a month", "31 May 2026", "Not on track to deliver", "Stands at 61%", "31 July 2026"),
    ("Interpreting services", "Have an interpreter for every patient who asks", "30 June 2026", "Delivered", "Contract signed", ""),
    ("Communication with staff", "Hold an open meeting with the Chief Executive at each site every month", "31 January 2026", "Delivered", "Held since January", "")]


# ---- 9. A group of schools: bold lines over lists, and dates behind dashes

def dated_points():
    doc = word.Document()
    doc.add_heading("Access and fairness plan", 0)
    for bold, points in DATED_POINTS:
        doc.add_paragraph().add_run(bold).bold = True
        for point in points:
            doc.add_paragraph(point, style="List Bullet")
    doc.add_paragraph().add_run("Success criteria:").bold = True
    doc.add_paragraph("Families tell us that our schools are open to all.")
    doc.save(here("dated-points.docx"))
    gold("dated-points", sections=[theme(DATED_POINTS[-2][0], *[act(t, None, d) for t, d in (p.split(" – ") for p in DATED_POINTS[-1][1])])])


DATED_POINTS = [
    ("All schools:", ["Staff have talked about what this plan asks of them", "Procedures for complaints stand in the handbook"]),
    ("Target: To see that school and lessons are open to every pupil and parent", ["Buildings can be reached", "Lessons show the lives of all our pupils"]),
    ("Activities including timescale:", [
        "Keep the parking spaces near the main door for those who need them – September 2026 to July 2027",
        "Buy signs that can be felt where a pupil or a parent cannot see – September 2026 to July 2027",
        "Look again at which paths lead around the site – On going",
        "Give staff time to plan lessons that every pupil can follow – September 2027"])]


if __name__ == "__main__":
    for write in (striped_review, school_access, targets_dated, years_over_parts, counts_in_front, numbered_headings, lettered_deliverables, main_concerns,
                  dated_points):
        write()
