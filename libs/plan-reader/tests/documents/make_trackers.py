#!/usr/bin/env python3
"""Writes invented documents as planning programs export them and as templates lay them out, each with its gold reading, made before
any was read: python3 make_trackers.py. Needs python-docx and openpyxl from PyPI, LibreOffice and Chromium."""
import csv, datetime

import docx as word
import openpyxl
from openpyxl.styles import Font, PatternFill

from make_layouts import full, here, landscape, office, printed, shade, table
from make_lists import act, gold, theme

D = datetime.date


# ---- 1. The export of a task board: an id as long as a key, names and dates of the program's own, buckets as themes

def board():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Tasks"
    s["A1"], s["B1"] = "Plan name", "Race equality – Fellside Borough Council"
    s["A2"], s["B2"] = "Plan ID", "qW3xk0zPq0mYc"
    s["A3"], s["B3"] = "Date of export", "14/05/2026"
    s.append([])
    s.append(["Task ID", "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Created By", "Created Date", "Start date", "Due date", "Late", "Completed Date", "Labels", "Notes"])
    for row in [
        ["aB1", "Publish the pay gap by ethnicity and grade", "Workforce", "In progress", "Important", "Lena Osei;Tariq Blunt", "Policy Team", D(2026, 1, 8), D(2026, 2, 1), D(2026, 6, 30), "false", None, "Data", "Draft with the s151 officer"],
        ["aB2", "Ask for salary history no more", "Workforce", "Completed", "Urgent", "Tariq Blunt", "Policy Team", D(2026, 1, 8), None, D(2026, 3, 31), "false", D(2026, 3, 20), None, None],
        ["aB3", "Put two community members on every scrutiny task group", "Democracy", "Not started", "Medium", "Democratic Services", "Policy Team", D(2026, 1, 9), None, D(2026, 9, 1), "false", None, None, None],
        ["aB4", "Translate the housing register form", "Homes", "In progress", "Medium", "Housing Options", "Policy Team", D(2026, 1, 9), D(2026, 4, 1), None, "false", None, "Access", None]]:
        s.append(row)
        for cell in s[s.max_row]:
            if isinstance(cell.value, D):
                cell.number_format = "dd/mm/yyyy"
    book.save(here("task-board.xlsx"))
    gold("task-board", sections=[
        theme("Workforce",
              full(act("Publish the pay gap by ethnicity and grade", "Lena Osei;Tariq Blunt", "30/06/2026", "Draft with the s151 officer"), status="on_track"),
              full(act("Ask for salary history no more", "Tariq Blunt", "31/03/2026"), status="complete")),
        theme("Democracy", full(act("Put two community members on every scrutiny task group", "Democratic Services", "01/09/2026"), status="not_started")),
        theme("Homes", full(act("Translate the housing register form", "Housing Options"), status="on_track"))])


# ---- 2. The export of another: separated by commas, days the American way round the world's, sections

def sections_csv():
    with open(here("sections.csv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Task ID", "Created At", "Completed At", "Last Modified", "Name", "Section/Column", "Assignee", "Assignee Email", "Start Date", "Due Date", "Tags", "Notes", "Projects", "Parent task"])
        for n, (done, name, section, who, due, notes) in enumerate([
            ("2026-04-02", "Give every panel a trained independent member", "Recruitment", "Head of HR", "2026-04-30", "Twelve members trained"),
            ("", "Drop degrees from job descriptions that do not need one", "Recruitment", "Job Evaluation Team", "2026-10-31", ""),
            ("", "Pay for a staff network chair's time, one day a week", "Networks", "Chief Operating Officer", "2026-07-01", "Waits for the budget"),
            ("", "Open the mentoring scheme to contractors", "Networks", "OD Partner", "", "")], 1):
            writer.writerow([1200 + n, "2026-01-05", done, "2026-05-01", name, section, who, who.lower().replace(" ", ".") + "@body.example", "", due, "", notes, "Race equality action plan", ""])
    gold("sections", sections=[
        theme("Recruitment", act("Give every panel a trained independent member", "Head of HR", "2026-04-30", "Twelve members trained"),
              act("Drop degrees from job descriptions that do not need one", "Job Evaluation Team", "2026-10-31")),
        theme("Networks", act("Pay for a staff network chair's time, one day a week", "Chief Operating Officer", "2026-07-01", "Waits for the budget"),
              act("Open the mentoring scheme to contractors", "OD Partner"))])


# ---- 3. A report of a performance system, printed: codes, a percentage, who manages, the latest note

PERFORMANCE = [
    ("EQ-01", "Review the harassment policy", "Rewrite the policy with the trade unions so that a report is never sent back to the reporter’s own manager", "Employee Relations Manager", "31-Mar-2026", "100%", "Completed", "Agreed at JCC on 3 March."),
    ("EQ-02", "Library of translated letters", "Keep the forty most sent letters in eight languages", "Customer Insight Lead", "30-Sep-2026", "40%", "Assigned; in progress", "Sixteen letters are done."),
    ("EQ-03", "Ethnicity data of licence holders", "Collect ethnicity from every taxi licence applicant and publish refusals by group", "Licensing Manager", "31-Dec-2026", "0%", "Not started", "")]


def performance():
    head = "".join(f"<th>{h}</th>" for h in ("Code", "Title", "Description", "Managed By", "Due Date", "Progress", "Status", "Latest Note"))
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in PERFORMANCE)
    printed("performance.pdf", "<!doctype html><html lang=en><meta charset=utf-8><title>Report</title><style>@page{size:A4 landscape;margin:1.5cm;@bottom-left{content:'Generated on: 04 May 2026'}}"
            "body{font:9pt Arial,'Liberation Sans'}table{border-collapse:collapse;width:100%}td,th{border:1px solid #aaa;padding:3px;text-align:left;vertical-align:top}th{background:#eee}"
            f"td:nth-child(3){{width:28%}}</style><h1>Equality actions report</h1><p>Report author: Performance team</p><table><thead><tr>{head}</tr></thead>{rows}</table>")
    status = {"Completed": "complete", "Assigned; in progress": "on_track", "Not started": "not_started"}
    gold("performance", sections=[theme(None, *[
        full(act(text, who, due, note or None, ref=code), status=status[st], other={"Title": title}) for code, title, text, who, due, _, st, note in PERFORMANCE])])


# ---- 4. A trust: one column of progress for each half-year

def halves():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Saltmarsh Mental Health NHS Foundation Trust", 1)
    doc.add_heading("Patient and carer race equality: two-year plan", 2)
    table(doc, [
        ["Objective", "Actions", "Lead", "Timescales", "KPI", "Update – December 2025", "Update – June 2026", "RAG"],
        ["1. Nobody is detained who need not be", "Review every detention of a Black patient within 72 hours with a peer advocate", "Medical Director", "From October 2025", "100% reviewed", "Started on two wards.", "All nine wards.", "Green"],
        [None, "Offer advance choice documents in the community teams", "Community Services Manager", "By Sept 2026", "200 documents", "Form agreed.", "46 signed.", "Amber"],
        ["2. Talking therapies that people finish", "Pay community organisations to deliver therapy in their own buildings", "Head of Psychology", "Mar-27", "Drop-out equal by group", "", "Three contracts let.", "Green"]])
    doc.save(here("half-years.docx"))
    gold("half-years", sections=[
        theme("Nobody is detained who need not be",
              full(act("Review every detention of a Black patient within 72 hours with a peer advocate", "Medical Director", "From October 2025", "All nine wards."), status="on_track", other={"KPI": "100% reviewed", "Update – December 2025": "Started on two wards."}),
              full(act("Offer advance choice documents in the community teams", "Community Services Manager", "By Sept 2026", "46 signed."), status="at_risk")),
        theme("Talking therapies that people finish",
              full(act("Pay community organisations to deliver therapy in their own buildings", "Head of Psychology", "Mar-27", "Three contracts let."), status="on_track"))])


# ---- 5. A school: objectives in the sentences of a template

def school():
    doc = word.Document()
    doc.add_heading("Orchard Vale Primary School", 0)
    doc.add_paragraph("Equality information and objectives 2025 – 2029")
    doc.add_heading("1. Aims", 1)
    doc.add_paragraph("Our school aims to meet its obligations under the public sector equality duty.")
    doc.add_heading("2. Legislation and guidance", 1)
    doc.add_paragraph("This document meets the requirements of the Equality Act 2010.")
    doc.add_heading("8. Equality objectives", 1)
    for n, (what, why, how, progress) in enumerate([
        ("Close the gap in reading between pupils who speak English as an additional language and others by July 2027.", "Our data shows a gap of nine points in Year 2.",
         "Train every teaching assistant in language-rich interventions and lend bilingual books to each family.", "Training booked for October 2025."),
        ("Have governors who reflect our families by September 2026.", "One in nine governors is from an ethnic minority; half of pupils are.",
         "Hold governor open evenings with the mosque and the Polish Saturday school.", "Two parents have been co-opted.")], 1):
        p = doc.add_paragraph()
        p.add_run(f"Objective {n}: ").bold = True
        p.add_run(what)
        for label, text in (("Why we have chosen this objective", why), ("To achieve this objective we plan to", how), ("Progress we are making towards this objective", progress)):
            p = doc.add_paragraph()
            p.add_run(f"{label}: ").bold = True
            p.add_run(text)
    doc.add_heading("9. Monitoring arrangements", 1)
    doc.add_paragraph("The headteacher will update this document every year. It will be approved by the governing board.")
    doc.save(here("school.docx"))
    gold("school", sections=[theme(None,
          full(act("Close the gap in reading between pupils who speak English as an additional language and others by July 2027.", None, None, "Training booked for October 2025.", ref="1"),
               other={"Why we have chosen this objective": "Our data shows a gap of nine points in Year 2.",
                      "To achieve this objective we plan to": "Train every teaching assistant in language-rich interventions and lend bilingual books to each family."}),
          full(act("Have governors who reflect our families by September 2026.", None, None, "Two parents have been co-opted.", ref="2")))]) 


# ---- 6. A government department: goals as headings, a table each, in an OpenDocument text

def goals():
    def save(path):
        doc = word.Document()
        doc.add_heading("An anti-racist public service: action plan", 0)
        doc.add_paragraph("Department for Communities, October 2025")
        for goal, aim, rows in [
            ("Goal 1: Leadership that is accountable", "Purpose: leaders are judged on what changes.", [
                ["Write an anti-racist objective into every senior performance agreement", "Permanent Secretary’s Office", "Short term (by March 2026)", "Objectives are set and reviewed"],
                ["Publish the ethnicity of the senior grades each quarter", "HR Directorate", "Short term (by March 2026) and ongoing", "The figures are public"]]),
            ("Goal 2: Grants that reach everyone", "Purpose: money goes where the need is.", [
                ["Pay small organisations in advance", "Grants Unit", "Medium term (April 2026 to March 2028)", "More grassroots groups apply"],
                ["Ask grant holders who benefits, by ethnicity", "Grants Unit and Analytical Services", "Medium term (April 2026 to March 2028)", "Data for 90% of grants"]])]:
            doc.add_heading(goal, 1)
            doc.add_paragraph(aim)
            table(doc, [["Actions", "Lead", "Timeline", "Intended outcomes"], *rows])
        doc.save(path)

    office("goals.odt", save, "docx")
    gold("goals", sections=[
        theme("Leadership that is accountable",
              full(act("Write an anti-racist objective into every senior performance agreement", "Permanent Secretary’s Office", "Short term (by March 2026)"), other={"Intended outcomes": "Objectives are set and reviewed"}),
              act("Publish the ethnicity of the senior grades each quarter", "HR Directorate", "Short term (by March 2026) and ongoing")),
        theme("Grants that reach everyone",
              act("Pay small organisations in advance", "Grants Unit", "Medium term (April 2026 to March 2028)"),
              act("Ask grant holders who benefits, by ethnicity", "Grants Unit and Analytical Services", "Medium term (April 2026 to March 2028)"))])


# ---- 7. A council: the rating of each quarter in a column, a milestone date

def quarters():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "EDI"
    s["A1"] = "Corporate equality action plan 2025/26 – end of Q3"
    s["A1"].font = Font(bold=True, size=14)
    s.append([])
    s.append(["Action no", "Action", "Service lead", "Milestone date", "Q1 RAG", "Q2 RAG", "Q3 RAG", "Q4 RAG", "Q3 commentary"])
    for row in [
        ["Objective 1 – Know our communities", None, None, None, None, None, None, None, None],
        ["1.1", "Add ethnicity to the ten most used online forms", "Digital Services", "30 June 2025", "G", "B", "B", None, "Complete."],
        ["1.2", "Walk-in advice in the Gypsy and Traveller sites every month", "Community Wellbeing", "31 Oct 2025", "A", "A", "G", None, "Third session held in December."],
        ["Objective 2 – An inclusive employer", None, None, None, None, None, None, None, None],
        ["2.1", "Anonymous shortlisting for all posts", "HR & OD", "1 Jan 2026", "G", "A", "R", None, "System upgrade has slipped to March."]]:
        s.append(row)
    for y in (4, 7):
        s.merge_cells(start_row=y, end_row=y, start_column=1, end_column=9)
        s.cell(y, 1).fill = PatternFill("solid", "D9E1F2")
    book.save(here("rated-quarters.xlsx"))
    gold("rated-quarters", sections=[
        theme("Know our communities",
              full(act("Add ethnicity to the ten most used online forms", "Digital Services", "30 June 2025", "Complete.", ref="1.1"), other={"Q1 RAG": "G", "Q2 RAG": "B"}),
              full(act("Walk-in advice in the Gypsy and Traveller sites every month", "Community Wellbeing", "31 Oct 2025", "Third session held in December.", ref="1.2"), other={"Q1 RAG": "A"})),
        theme("An inclusive employer",
              full(act("Anonymous shortlisting for all posts", "HR & OD", "1 Jan 2026", "System upgrade has slipped to March.", ref="2.1"), other={"Q1 RAG": "G"}))])


# ---- 8. A charity's template: specific, measurable, achievable, relevant, time-bound

def smart():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Bridgewater Advice Partnership: anti-racism SMART plan", 1)
    table(doc, [
        ["Area", "Specific", "Measurable", "Achievable", "Relevant", "Time-bound", "Owner"],
        ["Access", "Open the advice line on Friday evenings and Sunday mornings", "Calls at those hours", "Two volunteers have agreed", "People who work in shifts cannot call", "Start May 2026", "Advice Manager"],
        ["Access", "Pay interpreters and stop using children", "No child interprets", "Budget of £6,000", "Told by 14 families", "Immediately", "Chief Officer"],
        ["Governance", "Recruit three trustees with lived experience of racism", "Three join", "Recruiter found", "Board is all white", "AGM, November 2026", "Chair"]])
    doc.save(here("smart.docx"))
    gold("smart", sections=[
        theme("Access",
              full(act("Open the advice line on Friday evenings and Sunday mornings", "Advice Manager", "Start May 2026"), other={"Measurable": "Calls at those hours"}),
              act("Pay interpreters and stop using children", "Chief Officer", "Immediately")),
        theme("Governance", act("Recruit three trustees with lived experience of racism", "Chair", "AGM, November 2026"))])


# ---- 9. A force: numbered commitments in sentences, printed in two columns

def two_columns():
    parts = [
        ("1. Inside the force", [("1.1", "We will interview everyone who leaves before their pension.", "Head of People", "From April 2026"), ("1.2", "We will train every first-line manager to hear a report of racism.", "Head of Learning", "By December 2026"),
                                 ("1.3", "We will publish promotion figures by ethnicity twice a year.", "Head of People", "Autumn 2026 and every spring and autumn after")]),
        ("2. On the street", [("2.1", "We will show ten recordings of searches a month to a community panel.", "Superintendent Local Policing", "Monthly"), ("2.2", "We will stop searching for the smell of cannabis alone.", "Assistant Chief Constable", "Immediately")]),
        ("3. With our communities", [("3.1", "We will open our training days to youth workers.", "Head of Learning", "Summer 2026"), ("3.2", "We will answer every complaint of racism in person.", "Head of Professional Standards", "Ongoing")])]
    body = "".join(f"<h2>{name}</h2>" + "".join(f"<p><b>{ref}</b> {text}<br><i>Lead: {who}<br>When: {when}</i></p>" for ref, text, who, when in all) for name, all in parts)
    printed("two-columns.pdf", "<!doctype html><html lang=en><meta charset=utf-8><title>x</title><style>@page{size:A4;margin:2cm}body{font:10pt 'Liberation Sans',sans-serif}"
            f".c{{columns:2;column-gap:1.2cm}}h2{{break-after:avoid}}p{{break-inside:avoid}}</style><h1>Eastholm Constabulary: our commitments on race, 2026</h1><div class=c>{body}</div>")
    gold("two-columns", sections=[theme(name.split(". ")[1], *[act(text, who, when, ref=ref) for ref, text, who, when in all]) for name, all in parts])


# ---- 10. A department's web page: a card for each action, its values in rows with a heading each

def cards():
    card = lambda name, *rows: (f'<div class="govuk-summary-card"><div class="govuk-summary-card__title-wrapper"><h3 class="govuk-summary-card__title">{name}</h3></div><div class="govuk-summary-card__content">'
                                '<dl class="govuk-summary-list">' + "".join(f'<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">{k}</dt><dd class="govuk-summary-list__value">{v}</dd></div>' for k, v in rows) + "</dl></div></div>")
    body = ("<h1>Race equality actions</h1><p class=govuk-body>Last updated 1 May 2026</p><h2>Jobs</h2>"
            + card("Action 1", ("What we will do", "Guarantee interviews to care leavers and refugees"), ("Owner", "Head of Resourcing"), ("Due", "July 2026"), ("Status", "On track"))
            + card("Action 2", ("What we will do", "Publish the reasons for every external hire above grade 12"), ("Owner", "Chief People Officer"), ("Due", "January 2027"), ("Status", "Not started"))
            + "<h2>Money</h2>"
            + card("Action 3", ("What we will do", "Score social value on race in every tender over £100,000"), ("Owner", "Head of Commercial"), ("Due", "Ongoing"), ("Status", "Delayed – guidance awaited")))
    with open(here("cards.html"), "w", encoding="utf-8") as out:
        out.write(f'<!doctype html><html lang=en><head><meta charset=utf-8><title>Race equality actions</title></head><body class="govuk-template__body"><main>{body}</main></body></html>\n')
    gold("cards", sections=[
        theme("Jobs", full(act("Guarantee interviews to care leavers and refugees", "Head of Resourcing", "July 2026", "On track", ref="1"), status="on_track"),
              full(act("Publish the reasons for every external hire above grade 12", "Chief People Officer", "January 2027", "Not started", ref="2"), status="not_started")),
        theme("Money", full(act("Score social value on race in every tender over £100,000", "Head of Commercial", "Ongoing", "Delayed – guidance awaited", ref="3"), status="delayed"))])


# ---- 11. A sheet on its side: labels down the first column, an action in each of the others

def sideways():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Plan on a page"
    s.append(["Hallam Dale Leisure Trust – plan on a page", None, None, None])
    for row in [
        ["Priority", "Staff", "Staff", "Customers"],
        ["Action", "Advertise every post with two community radio stations", "Pay apprentices the living wage", "Run women-only swims in three pools with women lifeguards"],
        ["Lead", "HR Manager", "Finance Director", "Operations Manager"],
        ["By when", "April 2026", "1 October 2026", "Summer 2026"],
        ["Measure", "Applicants match the city", "No apprentice below", "400 swims"],
        ["Progress", "Adverts placed", None, "Two pools agreed"]]:
        s.append(row)
    for y in range(2, 8):
        s.cell(y, 1).font = Font(bold=True)
    s.merge_cells("A1:D1")
    book.save(here("sideways.xlsx"))
    gold("sideways", sections=[
        theme("Staff", full(act("Advertise every post with two community radio stations", "HR Manager", "April 2026", "Adverts placed"), other={"Measure": "Applicants match the city"}),
              act("Pay apprentices the living wage", "Finance Director", "1 October 2026")),
        theme("Customers", act("Run women-only swims in three pools with women lifeguards", "Operations Manager", "Summer 2026", "Two pools agreed"))])


# ---- 12. Text taken out of printed pages: a column that begins left of most of its words, words under a bullet, a sentence over
# the end of a page, and a note on what brackets hold that stands in one of its cells

def printed_text():
    with open(here("printed-text.txt"), "w", encoding="utf-8") as out:
        out.write("""Activity                                             Lead                  Target date          What has been achieved
Learn with the history group                         Ines Holm             Ongoing.             22 schools have joined.
Show the film in every secondary school              Owen Tarn             TBC
 • with a talk by those who made it
   Teachers may choose another film where parents
   ask for it
 • before the summer
Write to the exam board about set texts              Asha Rao              June 2026               The board has answered and
in English                                                                                         asks for our list of books
                                                                                                   that pupils want to read.

                                     Moorby Council - page 1
\fRef  Work stream          Recommendations                                                 Officer lead
1    Streets              Trust in patrols                                                Ola Finch, Director
                          a. Review stop and search every month with residents. (Police)  of Place
                          b. Explain the purpose of each patrol beforehand and link       (in brackets represents
                                                                                          lead authority)
                                     Moorby Council - page 2
\fRef  Work stream          Recommendations                                                 Officer lead
                             better with those who live there. (Police/Council)
                          c. Hold a forum in each ward. (Council)

                                     Moorby Council - page 3
""")
    rec = lambda ref, text, *who: {"ref": ref, "text": text, "authority": list(who)}
    gold("printed-text", sections=[
        theme(None, act("Learn with the history group", "Ines Holm", "Ongoing.", "22 schools have joined."),
              act("Show the film in every secondary school\n- with a talk by those who made it\nTeachers may choose another film where parents ask for it\n- before the summer", "Owen Tarn", "TBC"),
              act("Write to the exam board about set texts in English", "Asha Rao", "June 2026", "The board has answered and asks for our list of books that pupils want to read.")),
        theme("Streets", recommendations=[rec("1.a", "Review stop and search every month with residents.", "Police"),
                                          rec("1.b", "Explain the purpose of each patrol beforehand and link better with those who live there.", "Police", "Council"),
                                          rec("1.c", "Hold a forum in each ward.", "Council")])])


# ---- 13. A district: two themes with tables, and one whose actions nobody has put into a table yet; a lead that was struck

def half_done():
    doc = word.Document()
    doc.add_heading("Penlee District Council race equality plan 2026", 0)
    doc.add_heading("Our promise", 1)
    doc.add_paragraph("We will:")
    for text in ("listen", "learn", "report back"):
        doc.add_paragraph(text, style="List Bullet")
    for name, rows in [
        ("Theme 1: Leadership", [["Publish who sits on every board, by ethnicity", "Monitoring Officer", "May 2026"]]),
        ("Theme 2: Homes", [["Offer an interpreter at every sign-up", "Lettings Manager", "Ongoing"], ["Visit each household that reported racism", "Tenancy Team", "July 2026"]])]:
        doc.add_heading(name, 1)
        made = table(doc, [["Action", "Lead", "By when"], *rows])
        if "Leadership" in name:
            par = made.cell(1, 1).paragraphs[0]
            par.runs[0].text = ""
            par.add_run("Town Clerk ").font.strike = True
            par.add_run("Monitoring Officer")
    doc.add_heading("Theme 3: Parks", 1)
    doc.add_paragraph("Actions").runs[0].bold = True
    for text in ("Name new paths with the residents who walk them", "Put up signs in the languages of the estate"):
        doc.add_paragraph(text, style="List Bullet")
    doc.save(here("half-done.docx"))
    gold("half-done", sections=[
        theme("Leadership", full(act("Publish who sits on every board, by ethnicity", "Monitoring Officer", "May 2026"), struck=["Town Clerk"])),
        theme("Homes", act("Offer an interpreter at every sign-up", "Lettings Manager", "Ongoing"), act("Visit each household that reported racism", "Tenancy Team", "July 2026")),
        theme("Parks", act("Name new paths with the residents who walk them"), act("Put up signs in the languages of the estate"))])


if __name__ == "__main__":
    for make in (board, sections_csv, performance, halves, school, goals, quarters, smart, two_columns, cards, sideways, printed_text, half_done):
        make()
