#!/usr/bin/env python3
"""Writes invented documents with the programs that bodies use, each with its gold reading: python3 make_layouts.py
Needs python-docx, openpyxl and python-pptx from PyPI, LibreOffice and Chromium. What those programs write differs a little from
version to version; the gold readings do not."""
import datetime, os, shutil, subprocess, tempfile

import docx as word
import openpyxl
import pptx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from pptx.util import Inches

from make import HERE
from make_lists import act, gold, theme


def full(it, **more):
    return dict(it, **more)


def here(name):
    return os.path.join(HERE, name)


def office(name, source, kind):
    """What LibreOffice makes of a document that `source` saves."""
    with tempfile.TemporaryDirectory() as folder:
        stem, ending = os.path.basename(name).rsplit(".", 1)
        path = os.path.join(folder, f"{stem}.{kind}")
        source(path)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", ending, "--outdir", folder, path],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        shutil.move(os.path.join(folder, f"{stem}.{ending}"), here(name))


def printed(name, html):
    """What Chromium prints of a page."""
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page.html")
        with open(page, "w", encoding="utf-8") as out:
            out.write(html)
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={here(name)}", page],
                       check=True, stderr=subprocess.DEVNULL)


def table(doc, rows, widths=None, style="Table Grid"):
    """A table of Word; `None` goes on with the cell above, `...` with the cell before."""
    out = doc.add_table(rows=len(rows), cols=len(rows[0]), style=style)
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            if text is None:
                out.cell(y - 1, x).merge(out.cell(y, x))
            elif text is ...:
                out.cell(y, x - 1).merge(out.cell(y, x))
            else:
                cell = out.cell(y, x)
                lines = text if isinstance(text, list) else [text]
                cell.paragraphs[0].text = lines[0]
                for line in lines[1:]:
                    if line.startswith("• "):
                        cell.add_paragraph(line[2:], style="List Bullet")
                    else:
                        cell.add_paragraph(line)
            if widths:
                out.cell(y, x).width = Cm(widths[x])
    return out


def repeat(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def shade(cell, fill):
    cell._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def landscape(doc):
    s = doc.sections[0]
    s.orientation, s.page_width, s.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)


# ---- 1. A police force: streams and commitments merged over several activities, no dates, the rating as a letter

def police():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Ravensmoor Constabulary", 0)
    doc.add_paragraph("Race Action Plan – delivery tracker. Version 4, March 2026")
    doc.add_paragraph("OFFICIAL")
    doc.add_paragraph("Key: R – not started or off track; A – some risk; G – on track; B – complete")
    t = table(doc, [
        ["Workstream", "Commitment", "Activity", "Owner", "RAG", "Update"],
        ["Workstream 1 – Internal culture and inclusivity", "1. We will be open about how our own people are treated", "1a. Publish misconduct outcomes by ethnicity every six months", "Head of Professional Standards", "G", "First data published January 2026."],
        [None, None, "1b. Hold a yearly conversation with each staff association on what the figures show", "DCC", "A", ["Two of four held.", "Dates offered to the others."]],
        [None, "2. We will keep the officers we recruit", "2a. Give each probationer from an ethnic minority background a tutor who has been trained for it", "Head of Learning and Development", "R", ""],
        ["Workstream 2 – Use of powers", "3. We will explain or reform disparities in stop and search", "3a. Review a random sample of body worn video each week", "Supt Operations", "G", "312 reviewed since April."],
        [None, None, "3b. Return to each person searched who was under 18 with a letter that says why", "Youth Justice Lead / Neighbourhood Sergeants", "B", "In place across the force since October 2025."],
        ["Workstream 3 – Community engagement", "4. We will listen where trust is lowest", "4a. Fund an independent scrutiny group chosen by residents", "OPCC", "A", "Group advertised; six applications."]])
    repeat(t.rows[0])
    doc.save(here("police-tracker.docx"))
    other = lambda text: {"Commitment": text}
    gold("police-tracker", sections=[
        theme("Internal culture and inclusivity",
              full(act("Publish misconduct outcomes by ethnicity every six months", "Head of Professional Standards", None, "First data published January 2026.", ref="1a"), status="on_track",
                   other=other("1. We will be open about how our own people are treated")),
              full(act("Hold a yearly conversation with each staff association on what the figures show", "DCC", None, "Two of four held.\nDates offered to the others.", ref="1b"), status="at_risk",
                   other=other("1. We will be open about how our own people are treated")),
              full(act("Give each probationer from an ethnic minority background a tutor who has been trained for it", "Head of Learning and Development", ref="2a"), status="delayed",
                   other=other("2. We will keep the officers we recruit"))),
        theme("Use of powers",
              full(act("Review a random sample of body worn video each week", "Supt Operations", None, "312 reviewed since April.", ref="3a"), status="on_track"),
              full(act("Return to each person searched who was under 18 with a letter that says why", "Youth Justice Lead / Neighbourhood Sergeants", None,
                       "In place across the force since October 2025.", ref="3b"), status="complete")),
        theme("Community engagement",
              full(act("Fund an independent scrutiny group chosen by residents", "OPCC", None, "Group advertised; six applications.", ref="4a"), status="at_risk"))])


# ---- 2. An NHS trust: a workbook with titles, drop-down lists, a hidden column, merged high impact actions, comments

def trust():
    book = openpyxl.Workbook()
    read_me = book.active
    read_me.title = "READ ME"
    for row in [["EDI improvement plan – how to use this workbook"], [], ["Update columns H to J by the 5th working day of each month."], ["Do not change the drop-down lists."],
                ["Contact", "edi.team@northfell.example"]]:
        read_me.append(row)
    sheet = book.create_sheet("EDI Plan 26-27")
    sheet["B1"] = "Northfell Community Health NHS Trust"
    sheet["B1"].font = Font(bold=True, size=16)
    sheet["B2"] = "Equality, Diversity & Inclusion Improvement Plan 2026-27"
    sheet["B3"] = "Last updated:"
    sheet["C3"] = datetime.date(2026, 5, 29)
    heads = ["#", "High Impact Action", "What are we going to do?", "Exec SRO", "Action owner", "Start", "Finish", "BRAG", "Update this month", "Internal notes"]
    for x, head in enumerate(heads, 2):
        cell = sheet.cell(5, x, head)
        cell.font, cell.fill, cell.alignment = Font(bold=True, color="FFFFFF"), PatternFill("solid", "005EB8"), Alignment(wrap_text=True)
    d = datetime.date
    rows = [
        (1, "HIA 1: Measurable objectives for board members", "Agree one personal objective on race with every board member", "Chair", "Trust Secretary", d(2026, 4, 1), d(2026, 6, 30), "Green", "Nine of eleven agreed.", "Chase the last two"),
        (2, None, "Report against the objectives at a public board meeting", "Chair", "Trust Secretary", d(2026, 9, 1), d(2027, 3, 31), "Not yet due", None, None),
        (3, "HIA 2: Fair recruitment and talent management", "Replace “cultural fit” in every interview guide with what the work needs", "CPO", "Recruitment Lead\nStaff Side", d(2026, 4, 1), d(2026, 8, 31), "Amber", "Guides for bands 2-7 done.\nBands 8+ need the divisions.", None),
        (4, None, "Offer stretch projects to colleagues who were shortlisted twice and not appointed", "CPO", "OD Business Partner", d(2026, 7, 1), "TBC", "Red", None, "No budget"),
        (5, "HIA 6: No bullying, discrimination or violence", "Act on every report from the public within 24 hours, with a letter or a ban", "Chief Nurse", "Violence Reduction Lead", d(2026, 5, 1), "Ongoing", "Blue", "Embedded in all localities.", None)]
    for y, row in enumerate(rows, 6):
        for x, value in enumerate(row, 2):
            cell = sheet.cell(y, x, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, datetime.date):
                cell.number_format = "dd/mm/yyyy"
    sheet.merge_cells("B1:K1"); sheet.merge_cells("B2:K2")
    sheet.merge_cells("C6:C7"); sheet.merge_cells("C8:C9")
    sheet.column_dimensions["K"].hidden = True
    sheet.column_dimensions["A"].width = 2
    sheet.freeze_panes = "D6"
    sheet.auto_filter.ref = "B5:K10"
    sheet["H9"].comment = Comment("Waiting for the charitable funds committee", "EDI team")
    lists = book.create_sheet("Lists")
    for row in [["BRAG", "SRO"], ["Blue", "Chair"], ["Red", "CPO"], ["Amber", "Chief Nurse"], ["Green", "CFO"], ["Not yet due", None]]:
        lists.append(row)
    lists.sheet_state = "hidden"
    for cells, source in (("I6:I200", "=Lists!$A$2:$A$6"), ("E6:E200", "=Lists!$B$2:$B$5")):
        rule = DataValidation(type="list", formula1=source, showDropDown=False)
        sheet.add_data_validation(rule)
        rule.add(cells)
    book.save(here("trust.xlsx"))
    gold("trust", sections=[
        theme("HIA 1: Measurable objectives for board members",
              full(act("Agree one personal objective on race with every board member", "Trust Secretary", "30/06/2026", "Nine of eleven agreed.", ref="1"), status="on_track",
                   other={"Exec SRO": "Chair", "Start": "01/04/2026", "Internal notes": "Chase the last two"}),
              full(act("Report against the objectives at a public board meeting", "Trust Secretary", "31/03/2027", ref="2"), status="not_started", other={"Exec SRO": "Chair"})),
        theme("HIA 2: Fair recruitment and talent management",
              full(act("Replace “cultural fit” in every interview guide with what the work needs", "Recruitment Lead\nStaff Side", "31/08/2026",
                       "Guides for bands 2-7 done.\nBands 8+ need the divisions.", ref="3"), status="at_risk"),
              full(act("Offer stretch projects to colleagues who were shortlisted twice and not appointed", "OD Business Partner", "TBC", ref="4"), status="delayed", other={"Internal notes": "No budget"})),
        theme("HIA 6: No bullying, discrimination or violence",
              full(act("Act on every report from the public within 24 hours, with a letter or a ban", "Violence Reduction Lead", "Ongoing", "Embedded in all localities.", ref="5"), status="complete"))])


# ---- 3. A Scottish council: a mainstreaming report with boxes for outcomes, then a table for each

def mainstreaming():
    doc = word.Document()
    doc.add_heading("Strathlorne Council", 0)
    doc.add_heading("Equalities Mainstreaming Report and Equality Outcomes 2025 – 2029", 0)
    doc.add_paragraph("April 2025")
    doc.add_heading("1. Introduction", 1)
    doc.add_paragraph("The Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 require us to publish a set of equality outcomes every four years and to report on progress every two.")
    doc.add_heading("2. How we have mainstreamed equality", 1)
    doc.add_paragraph("Every committee report now has an integrated impact assessment. We have trained 214 managers since 2023.")
    doc.add_heading("3. Employee information", 1)
    table(doc, [["Ethnicity", "2023", "2024"], ["White Scottish", "81.2%", "80.4%"], ["Minority ethnic", "2.1%", "2.6%"], ["Not disclosed", "16.7%", "17.0%"]])
    doc.add_heading("4. Our equality outcomes 2025 – 2029", 1)

    def outcome(number, name, box, *rows):
        doc.add_heading(f"Equality Outcome {number}: {name}", 2)
        t = table(doc, [[box]])
        shade(t.cell(0, 0), "DDEBF7")
        doc.add_paragraph()
        table(doc, [["Output", "Timescale", "Responsible service", "How we will measure it", "General duty"], *rows])
        doc.add_paragraph()

    outcome(1, "Fair work", ["Outcome: Minority ethnic people get jobs here as often as anyone else who applies."],
            ["Guarantee an interview to minority ethnic applicants who meet the essential criteria", "April 2026", "People and Transformation", "Share of those interviewed", "Advance equality"],
            ["Run an internship for newly arrived people with Lorne Refugee Welcome", "2026 - 2028", "Economic Development", "12 interns a year", "Advance equality; foster good relations"])
    outcome(2, "Learning without racism", ["Outcome: Pupils report racist incidents and see them dealt with."],
            ["Adopt one way of recording racist incidents in all 46 schools", "August 2025", "Education", "All schools record", "Eliminate discrimination"],
            ["Train a lead in every cluster to support pupils who report", "June 2026", "Education and Psychological Services", "9 leads in place", "Eliminate discrimination"],
            ["Bring Scotland’s part in slavery and empire into the S1 to S3 curriculum", "By end of session 2026/27", "Education", "Units taught", "Foster good relations"])
    doc.add_heading("Appendix 1: Glossary", 1)
    doc.add_paragraph("IIA: integrated impact assessment.")
    doc.save(here("mainstreaming.docx"))
    gold("mainstreaming", sections=[
        theme("Fair work",
              full(act("Guarantee an interview to minority ethnic applicants who meet the essential criteria", "People and Transformation", "April 2026"), other={"How we will measure it": "Share of those interviewed", "General duty": "Advance equality"}),
              act("Run an internship for newly arrived people with Lorne Refugee Welcome", "Economic Development", "2026 - 2028"),
              outcome="Minority ethnic people get jobs here as often as anyone else who applies."),
        theme("Learning without racism",
              act("Adopt one way of recording racist incidents in all 46 schools", "Education", "August 2025"),
              act("Train a lead in every cluster to support pupils who report", "Education and Psychological Services", "June 2026"),
              act("Bring Scotland’s part in slavery and empire into the S1 to S3 curriculum", "Education", "By end of session 2026/27"),
              outcome="Pupils report racist incidents and see them dealt with.")])


# ---- 4. A university: a charter's action plan over landscape pages, printed by LibreOffice, rows over the end of a page

CHARTER = [
    ("Leadership and governance", [
        ("2.1", "Survey (n=1,204): 38% of staff of colour agree that leaders act on racism; 71% of white staff.", "Each member of the executive board holds two listening sessions a year, in a department that is not their own, and publishes what they will do as a result.", "Oct 2025 – Jul 2028", "Vice-Chancellor; Chief of Staff", "Agreement among staff of colour reaches 60% in the 2028 survey."),
        ("2.2", "Senate has one member of colour out of 46.", "Co-opt three early career researchers of colour to Senate with voting rights, and pay their departments for the time.", "Jan 2026 – ongoing", "University Secretary", "Three co-opted by January 2026.")]),
    ("Professional and support staff", [
        ("4.1", "Staff of colour in grades 3 to 5 stay in grade for 6.1 years on average, white staff for 4.2.", "Write career maps for the twelve largest job families that show which roles people moved to, with names of people who will talk about it.\nPut them in the induction of every new starter.", "Mar 2026 – Dec 2026", "Head of Organisational Development", "The gap is under one year by 2029."),
        ("4.2", "Exit data is missing for seven in ten.", "Move the exit survey to an outside provider, with an interview by telephone for those who ask.", "By Sept 2026", "HR Systems Manager with Planning Office", "Response rate of 60%."),
        ("4.3", "Focus groups told of microaggressions at reception desks and in estates teams.", "Bring active bystander sessions to shift teams in paid time, at the start and the end of the night shift.", "Feb 2026 – Feb 2027", "Director of Estates", "90% of shift teams have had a session; follow-up survey after six months.")]),
    ("Students", [
        ("7.1", "Awarding gap: 12.6 percentage points for Black students in 2024.", "Publish the gap for each programme on the staff pages and discuss it at each programme’s annual review with student representatives in the room.", "Sept 2025 – Aug 2026, then yearly", "Pro-Vice-Chancellor (Education); Heads of School", "Gap of 6 points or less by 2029."),
        ("7.2", "Complaints by students of colour take 31 days longer.", "Name a case worker for each complaint within two working days.", "November 2025", "Head of Student Casework", "No difference in time to close by 2027.")])]


def charter():
    doc = word.Document()
    landscape(doc)
    doc.sections[0].footer.paragraphs[0].text = "Kestrel Hill University – Race Equality Charter submission"
    doc.sections[0].header.paragraphs[0].text = "Section 9: Action plan"
    doc.add_heading("Race Equality Charter: action plan 2025-2029", 1)
    rows = [["Ref.", "Rationale", "Action and outputs", "Timeframe (start/end)", "Person responsible (include job title)", "Success criteria and outcome"]]
    for name, all in CHARTER:
        rows.append([name, ..., ..., ..., ..., ...])
        rows += [[ref, why, text.split("\n"), when, who, success] for ref, why, text, when, who, success in all]
    t = table(doc, rows, widths=(1.3, 5.2, 6.5, 3.2, 4, 4.3))
    repeat(t.rows[0])
    for row in t.rows:
        if row.cells[0].text == row.cells[1].text:
            shade(row.cells[0], "D9D9D9")
    return doc


def charter_pdf():
    office("charter-plan.pdf", lambda path: charter().save(path), "docx")
    gold("charter-plan", sections=[
        theme(name, *[full(act(text, who, when, ref=ref), other={"Rationale": why, "Success criteria and outcome": success}) for ref, why, text, when, who, success in all]) for name, all in CHARTER])


# ---- 5. A fire service: one column of narrative, facts in sentences of their own

def fire():
    doc = word.Document()
    doc.add_heading("Wenlow Fire and Rescue Authority", 0)
    doc.add_paragraph("Our anti-racism plan, 2026 to 2028")
    doc.add_heading("Message from the Chief Fire Officer", 1)
    doc.add_paragraph("We have not always been a service that everyone could call their own. I want that to change, and I will be judged by it.")
    doc.add_paragraph("Jo Marden, Chief Fire Officer")

    def priority(name, why, *actions):
        doc.add_heading(name, 1)
        doc.add_heading("Why this matters", 2)
        doc.add_paragraph(why)
        doc.add_heading("What we will do", 2)
        for text, lead, when in actions:
            doc.add_paragraph(text)
            doc.add_paragraph(f"Who will lead this: {lead}")
            doc.add_paragraph(f"When it will be done: {when}")

    priority("Priority 1: A service people want to join", "Only 3 in 100 of our firefighters are from an ethnic minority; in the county it is 17 in 100.",
             ("Open a taster day at every wholetime station and invite the faith groups within two miles.", "Recruitment Manager", "each spring, starting in 2026"),
             ("Change the shift pattern of the recruits’ course so that people who care for others can take it.", "Group Manager Training", "September 2026"))
    priority("Priority 2: A place where people stay", "Leavers told us about jokes on the watch that no one stopped.",
             ("Teach every crew and watch commander to stop a joke before it becomes a grievance.", "Organisational Development Adviser", "by March 2027"),
             ("Look again at each grievance about race of the last five years with somebody from outside.", "Deputy Chief Fire Officer, supported by the Monitoring Officer", "by the end of 2026"),
             ("Hold an exit conversation with everyone who leaves.", "Station Managers", "ongoing"))
    priority("Priority 3: Homes that are safe for everyone", "Half of the households that had a fire last year had never heard of our safe and well visits.",
             ("Put visits on the booking pages of the Gujarati, Polish and Somali community centres.", "Prevention Team", "June 2026"))
    doc.save(here("fire-narrative.docx"))
    gold("fire-narrative", sections=[
        theme("A service people want to join",
              act("Open a taster day at every wholetime station and invite the faith groups within two miles.", "Recruitment Manager", "each spring, starting in 2026"),
              act("Change the shift pattern of the recruits’ course so that people who care for others can take it.", "Group Manager Training", "September 2026")),
        theme("A place where people stay",
              act("Teach every crew and watch commander to stop a joke before it becomes a grievance.", "Organisational Development Adviser", "by March 2027"),
              act("Look again at each grievance about race of the last five years with somebody from outside.", "Deputy Chief Fire Officer, supported by the Monitoring Officer", "by the end of 2026"),
              act("Hold an exit conversation with everyone who leaves.", "Station Managers", "ongoing")),
        theme("Homes that are safe for everyone",
              act("Put visits on the booking pages of the Gujarati, Polish and Somali community centres.", "Prevention Team", "June 2026"))])


# ---- 6. A Welsh council: headings in both languages, with a slash and on two lines

def bilingual():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Cyngor Sir Dyffryn Aeron / Dyffryn Aeron County Council", 0)
    doc.add_paragraph("Cynllun Gweithredu Gwrth-hiliol / Anti-racist Action Plan 2025-26")
    heads = [["Cam gweithredu", "Action"], ["Swyddog arweiniol", "Lead officer"], ["Erbyn pryd", "By when"], ["Sut byddwn yn gwybod", "How we will know"], ["Cynnydd", "Progress"]]
    for name, rows in [
        ("Nod 1: Arweinyddiaeth / Goal 1: Leadership", [
            ["Publish the ethnicity pay gap with the gender pay gap", "Corporate Director for People", "Mawrth 2026 / March 2026", "Published together", ""],
            ["Reverse mentoring for every head of service", "Policy Officer (Equalities)", "Hydref 2025 / October 2025", "14 pairs", "Six pairs have met"]]),
        ("Nod 2: Ysgolion / Goal 2: Schools", [
            ["Offer the national professional learning on anti-racism to all governors", "Chief Education Officer", "Parhaus / Ongoing", "All governing bodies", "41 governors so far"]])]:
        doc.add_heading(name, 1)
        table(doc, [heads, *rows])
    doc.save(here("dwyieithog.docx"))
    gold("dwyieithog", sections=[
        theme("Arweinyddiaeth / Goal 1: Leadership",
              full(act("Publish the ethnicity pay gap with the gender pay gap", "Corporate Director for People", "Mawrth 2026 / March 2026")),
              act("Reverse mentoring for every head of service", "Policy Officer (Equalities)", "Hydref 2025 / October 2025", "Six pairs have met")),
        theme("Ysgolion / Goal 2: Schools",
              act("Offer the national professional learning on anti-racism to all governors", "Chief Education Officer", "Parhaus / Ongoing", "41 governors so far"))])


# ---- 7. A combined authority: slides

def slides():
    show = pptx.Presentation()
    show.slide_width, show.slide_height = Inches(13.333), Inches(7.5)
    layout = {l.name: l for l in show.slide_layouts}
    first = show.slides.add_slide(layout["Title Slide"])
    first.shapes.title.text = "Race equality: what we will do"
    first.placeholders[1].text = "Vale of Trent Combined Authority\nOverview and Scrutiny, 3 June 2026"
    why = show.slides.add_slide(layout["Title and Content"])
    why.shapes.title.text = "Why we are here"
    why.placeholders[1].text = "One in four young Black people in the region is out of work\nOur own boards are 94% white"
    for name, rows in [
        ("Skills and work", [["Action", "Lead", "By when", "Status"], ["Write race into every adult education grant agreement", "Head of Skills", "August 2026", "On track"],
                             ["Pay a wage on pre-apprenticeships", "Director of Inclusive Growth", "From January 2027", "Not started"]]),
        ("Transport", [["Action", "Lead", "By when", "Status"], ["Count who is stopped by ticket inspectors, and publish it", "Bus Services Manager", "Quarterly from Q3 26/27", "At risk"],
                       ["Night-time journeys: pay for two wardens on the N12 and N14", "Bus Services Manager", "October 2026", "Complete"]])]:
        slide = show.slides.add_slide(layout["Title Only"])
        slide.shapes.title.text = name
        shape = slide.shapes.add_table(len(rows), len(rows[0]), Inches(0.6), Inches(1.6), Inches(12), Inches(3))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                shape.table.cell(y, x).text = text
        slide.notes_slide.notes_text_frame.text = "Thank the officers who gathered the figures."
    lists = show.slides.add_slide(layout["Title and Content"])
    lists.shapes.title.text = "Housing"
    frame = lists.placeholders[1].text_frame
    frame.text = "We will:"
    for text in ("Require a racism clause in every housing grant – Head of Housing Investment, April 2027", "Publish lettings by ethnicity with our seven councils – Data Office, by December 2026"):
        item = frame.add_paragraph()
        item.text, item.level = text, 1
    last = show.slides.add_slide(layout["Title and Content"])
    last.shapes.title.text = "Thank you"
    last.placeholders[1].text = "Questions to equality@trentvale.example"
    show.save(here("slides.pptx"))
    gold("slides", sections=[
        theme("Skills and work",
              full(act("Write race into every adult education grant agreement", "Head of Skills", "August 2026", "On track"), status="on_track"),
              full(act("Pay a wage on pre-apprenticeships", "Director of Inclusive Growth", "From January 2027", "Not started"), status="not_started")),
        theme("Transport",
              full(act("Count who is stopped by ticket inspectors, and publish it", "Bus Services Manager", "Quarterly from Q3 26/27", "At risk"), status="at_risk"),
              full(act("Night-time journeys: pay for two wardens on the N12 and N14", "Bus Services Manager", "October 2026", "Complete"), status="complete")),
        theme("Housing",
              act("Require a racism clause in every housing grant", "Head of Housing Investment", "April 2027"),
              act("Publish lettings by ethnicity with our seven councils", "Data Office", "by December 2026"))])


# ---- 8. A committee report: numbered paragraphs, recommendations to members, the plan in an appendix

def committee():
    doc = word.Document()
    table(doc, [["Report to:", "Cabinet"], ["Date:", "14 July 2026"], ["Report of:", "Director of Communities"], ["Wards affected:", "All"]])
    doc.add_heading("Race Equality Action Plan – first year", 1)
    for text in ("1.0 Purpose of report", "1.1 To present the race equality action plan for 2026/27 and to ask Cabinet to agree it.", "2.0 Recommendations", "2.1 That Cabinet agrees the action plan at Appendix 1.",
                 "2.2 That the Director of Communities reports on progress in January 2027.", "3.0 Background",
                 "3.1 In October 2025 full Council declared that it would be an anti-racist authority. We will continue to work with partners to make this real.",
                 "3.2 Officers met eleven community organisations between January and April. The main concerns were hate crime, school exclusions and how hard it is to reach a housing officer.",
                 "3.3 The Council must have due regard to the public sector equality duty.", "4.0 Financial implications", "4.1 The cost of £84,000 will be met from the communities budget.",
                 "5.0 Background papers", "None", "Contact officer: Imran Doyle, Policy Manager, 01632 960000"):
        par = doc.add_paragraph(text)
        if text.split(" ")[0].endswith(".0"):
            par.runs[0].bold = True
    doc.add_page_break()
    doc.add_paragraph("Appendix 1").runs[0].bold = True
    doc.add_paragraph("Action Plan 2026/27").runs[0].bold = True
    table(doc, [
        ["Theme", "Action", "Measure of success", "Lead Member / Lead Officer", "Timescales"],
        ["Hate crime", "Open six third party reporting centres in places residents chose", "Six open; reports rise then fall", "Cllr Bright / Community Safety Manager", "Dec 2026"],
        ["Hate crime", "Ring everybody who reports within one working day", "95% rung", "Cllr Bright / Community Safety Manager", "From Sept 2026"],
        ["Schools", "Pay for an advocate at every exclusion hearing of a Black Caribbean or Gypsy, Roma or Traveller child", "All hearings", "Cllr Adeyemi / Head of Inclusion", "Sept 2026 onwards"],
        ["Housing", "Put a housing officer in each of the four community centres one day a week", "Waiting time at the desk", "Cllr Stokes / Tenancy Services Manager", "Within 6 months"]])
    doc.save(here("committee.docx"))
    gold("committee", sections=[
        theme("Hate crime",
              full(act("Open six third party reporting centres in places residents chose", "Cllr Bright / Community Safety Manager", "Dec 2026"), other={"Measure of success": "Six open; reports rise then fall"}),
              act("Ring everybody who reports within one working day", "Cllr Bright / Community Safety Manager", "From Sept 2026")),
        theme("Schools", act("Pay for an advocate at every exclusion hearing of a Black Caribbean or Gypsy, Roma or Traveller child", "Cllr Adeyemi / Head of Inclusion", "Sept 2026 onwards")),
        theme("Housing", act("Put a housing officer in each of the four community centres one day a week", "Cllr Stokes / Tenancy Services Manager", "Within 6 months"))])


# ---- 9. A page exported from an online editor: classes and spans, headings in the text, comments at the end

def exported():
    cell = lambda *paras: '<td class="c7" colspan="1" rowspan="1">' + "".join(p if p.startswith("<") else f'<p class="c2"><span class="c3">{p}</span></p>' for p in paras) + "</td>"
    row = lambda *cells: '<tr class="c11">' + "".join(c if c.startswith("<td") else cell(c) for c in cells) + "</tr>"
    bullets = lambda *all: '<ul class="c9 lst-kix_a1-0 start">' + "".join(f'<li class="c1 li-bullet-0"><span class="c3">{x}</span></li>' for x in all) + "</ul>"
    body = ('<p class="c4 title" id="h.t1"><span class="c8">Meadowbank Housing Association: race equality action plan</span></p>'
            '<p class="c2"><span class="c3">Agreed by the Board on 4 February 2026</span></p><p class="c2 c5"><span class="c3"></span></p>'
            '<h2 class="c6" id="h.1"><span class="c10">Residents</span></h2><a id="t.1"></a><a id="t.2"></a><table class="c12">'
            + row(*['<td class="c7" colspan="1" rowspan="1"><p class="c2"><span class="c13">' + h + "</span></p></td>" for h in ("What we’re going to do", "Who’s on it", "When we’ll finish", "How’s it going?")])
            + row(cell("Visit every resident who reported racism in the last two years", bullets("at home or where they like", "with an interpreter if they want one")),
                  'Neighbourhood Managers<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>', "30 June 2026", "18 of 43 visited")
            + row("Move people who ask to move within eight weeks", "Lettings Team", "Rolling", "")
            + '</table><p class="c2 c5"><span class="c3"></span></p><h2 class="c6" id="h.2"><span class="c10">Colleagues</span></h2><table class="c12">'
            + row("What we’re going to do", "Who’s on it", "When we’ll finish", "How’s it going?")
            + row("Blind the first stage of every recruitment", "People Team", "Done – January 2026", "Live in the new system")
            + row("Give the inclusion network £10,000 and a day a month", "Chief Executive", "Apr 2026", "")
            + '</table><div style="border:1px solid black;margin:5px"><p class="c2"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span class="c3">Do the managers know yet?</span></p></div>')
    with open(here("exported.html"), "w", encoding="utf-8") as out:
        out.write('<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">@import url(https://fonts.example/css);ol{margin:0}.c3{color:#000}</style></head>'
                  f'<body class="c14 doc-content">{body}</body></html>\n')
    gold("exported", sections=[
        theme("Residents",
              act("Visit every resident who reported racism in the last two years\n- at home or where they like\n- with an interpreter if they want one", "Neighbourhood Managers", "30 June 2026", "18 of 43 visited"),
              act("Move people who ask to move within eight weeks", "Lettings Team", "Rolling")),
        theme("Colleagues",
              act("Blind the first stage of every recruitment", "People Team", "Done – January 2026", "Live in the new system"),
              act("Give the inclusion network £10,000 and a day a month", "Chief Executive", "Apr 2026"))])


# ---- 10. A health and social care partnership: a sheet of LibreOffice, two rows of headings, groups as rows of their own

def two_rows():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "Delivery 2026"
        s["A1"] = "Loch Arden Health and Social Care Partnership – Race equality delivery plan"
        s["A2"] = "Reporting period: April to September 2026"
        for x, head in enumerate(["Ref", "Our objective", "What we’ll do", "Who", None, "Timeline", None, "Monitoring", None], 1):
            s.cell(4, x, head)
        for x, head in enumerate([None, None, None, "Lead officer", "Support", "From", "To", "Colour", "Comments"], 1):
            s.cell(5, x, head)
        y = 6
        for group, rows in [
            ("People who use our services", [
                ("1", "Interpreters are there when needed", "Book interpreters from the first call, not at the appointment", "Service Manager, Access", "NHS Lorn", "May 2026", "July 2026", "Green", "Call script changed in June"),
                ("2", None, "Ask people after each appointment how well they were understood", "Quality Lead", None, "Aug 2026", "Every quarter", "Amber", "Form is with the translators"),
                ("3", "Mental health support that people trust", "Commission counselling from organisations led by Black and minority ethnic people", "Chief Officer", "Third Sector Interface", "2026/27", "2028/29", None, None)]),
            ("Our workforce", [
                ("4", "Care at home workers are safe", "Let workers leave a house after racist abuse, on full pay, and review the package of care", "Head of Care at Home", "Trade unions", "Now", "TBC", "Red", "Guidance drafted; providers object")])]:
            s.cell(y, 1, group).font = Font(bold=True)
            s.merge_cells(start_row=y, end_row=y, start_column=1, end_column=9)
            y += 1
            for row in rows:
                for x, value in enumerate(row, 1):
                    s.cell(y, x, value)
                y += 1
        s.merge_cells("B7:B8")
        for cells in ("A1:I1", "A2:I2", "D4:E4", "F4:G4", "H4:I4", "A4:A5", "B4:B5", "C4:C5"):
            s.merge_cells(cells)
        book.save(path)

    office("partnership.ods", save, "xlsx")
    gold("partnership", sections=[
        theme("People who use our services",
              full(act("Book interpreters from the first call, not at the appointment", "Service Manager, Access", "July 2026", "Call script changed in June", ref="1"), status="on_track",
                   other={"Our objective": "Interpreters are there when needed", "Who Support": "NHS Lorn", "Timeline From": "May 2026"}),
              full(act("Ask people after each appointment how well they were understood", "Quality Lead", "Every quarter", "Form is with the translators", ref="2"), status="at_risk",
                   other={"Our objective": "Interpreters are there when needed"}),
              act("Commission counselling from organisations led by Black and minority ethnic people", "Chief Officer", "2028/29", ref="3")),
        theme("Our workforce",
              full(act("Let workers leave a house after racist abuse, on full pay, and review the package of care", "Head of Care at Home", "TBC", "Guidance drafted; providers object", ref="4"), status="delayed"))])


# ---- 11. A borough: what people said, what will be done about it, in a table

def said():
    doc = word.Document()
    doc.add_heading("You said, we will do", 0)
    doc.add_paragraph("What Harrowmere residents told us about racism in the borough, and what happens now. Published November 2025.")
    for name, rows in [
        ("Streets and parks", [
            ["“We are followed around the shopping centre by the guards.”", "Agree a code with the shopping centre’s owners and train the guards on it", "Town Centre Manager", "Spring 2026"],
            ["“The graffiti stays for weeks.”", "Clean racist graffiti within 24 hours of a report, seven days a week", "Waste and Cleansing", "Started October 2025"]]),
        ("Talking to the council", [
            ["“You only come to us when there is a problem.”", ["Hold an open meeting in each of the five towns, twice a year:", "• in the evening", "• with childcare"], "Assistant Chief Executive", "Feb and Sept each year"],
            ["“I never heard back.”", "Write to everybody who took part with what became of what they said", "Consultation Team", "31st January 2026"]])]:
        doc.add_heading(name, 1)
        table(doc, [["You said", "We will", "Who is making it happen", "When you will see it"], *rows])
    doc.save(here("you-said.docx"))
    gold("you-said", sections=[
        theme("Streets and parks",
              full(act("Agree a code with the shopping centre’s owners and train the guards on it", "Town Centre Manager", "Spring 2026"), other={"You said": "“We are followed around the shopping centre by the guards.”"}),
              act("Clean racist graffiti within 24 hours of a report, seven days a week", "Waste and Cleansing", "Started October 2025")),
        theme("Talking to the council",
              act("Hold an open meeting in each of the five towns, twice a year:\n- in the evening\n- with childcare", "Assistant Chief Executive", "Feb and Sept each year"),
              act("Write to everybody who took part with what became of what they said", "Consultation Team", "31st January 2026"))])


# ---- 12. A county: a delivery plan whose months are coloured, without a date in words

def gantt():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Delivery plan"
    s["A1"] = "Eastmarch County Council: race equality delivery plan 2026/27"
    months = [datetime.date(2026 + (m > 12), (m - 1) % 12 + 1, 1) for m in range(4, 16)]
    for x, head in enumerate(["Workstream", "Deliverable", "Owner"], 1):
        s.cell(4, x, head)
        s.merge_cells(start_row=3, end_row=3, start_column=1, end_column=3)
    for q in range(4):
        s.cell(3, 4 + 3 * q, f"Q{q + 1}")
        s.merge_cells(start_row=3, end_row=3, start_column=4 + 3 * q, end_column=6 + 3 * q)
    for x, month in enumerate(months, 4):
        s.cell(4, x, month).number_format = "mmm-yy"
    s.cell(4, 16, "Comments")
    rows = [("Workforce", "Anonymous applications in all directorates", "Head of Resourcing", 0, 3, "Pilot ended in March"),
            (None, "Career conversations for staff in grades 4 to 6", "OD Manager", 2, 11, None),
            ("Libraries", "Decolonise the local history shelves with the African Caribbean Heritage Group", "Principal Librarian", 5, 8, None),
            ("Adult care", "Culturally right meals in every care home contract", "Commissioning Manager", 1, 5, "Two providers have signed"),
            (None, "Advocates who speak Punjabi, Urdu and Bengali", "Head of Safeguarding", 9, 11, None)]
    for y, (stream, text, owner, start, end, note) in enumerate(rows, 5):
        for x, value in ((1, stream), (2, text), (3, owner), (16, note)):
            s.cell(y, x, value)
        for x in range(start, end + 1):
            s.cell(y, 4 + x).fill = PatternFill("solid", "7030A0")
    s.merge_cells("A5:A6")
    s.merge_cells("A8:A9")
    s.freeze_panes = "D5"
    book.save(here("gantt.xlsx"))
    gold("gantt", sections=[
        theme("Workforce", act("Anonymous applications in all directorates", "Head of Resourcing", "April 2026 to July 2026", "Pilot ended in March"),
              act("Career conversations for staff in grades 4 to 6", "OD Manager", "June 2026 to March 2027")),
        theme("Libraries", act("Decolonise the local history shelves with the African Caribbean Heritage Group", "Principal Librarian", "September 2026 to December 2026")),
        theme("Adult care", act("Culturally right meals in every care home contract", "Commissioning Manager", "May 2026 to September 2026", "Two providers have signed"),
              act("Advocates who speak Punjabi, Urdu and Bengali", "Head of Safeguarding", "January 2027 to March 2027"))])


# ---- 13. A museum service: a printed page whose tables have no rules

OPEN = [
    ("Collections", [
        ("Research where 200 objects from former colonies came from and publish what we find, case by case", "Keeper of World Cultures", "2026 to 2029", "Forty records checked"),
        ("Rewrite labels that use the words of the collectors", "Interpretation Manager and Community Curators", "December 2026", "")]),
    ("People", [
        ("Pay trustees’ expenses before the meeting, so that nobody needs to have money to serve", "Company Secretary", "Immediately", "In place since 1 April"),
        ("Recruit gallery assistants at community centres and not only on our own pages", "HR Officer", "Next round, autumn 2026", ""),
        ("Offer each volunteer of colour who wants one a paid traineeship", "Head of Learning", "April 2027", "Funding bid sent")])]


def unruled():
    heads = "".join(f"<th>{h}</th>" for h in ("Commitment", "Responsible", "Timeline", "Progress"))
    sections = "".join(f"<h2>{name}</h2><table><tr>{heads}</tr>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</table>" for name, rows in OPEN)
    printed("museums.pdf", "<!doctype html><html lang=en><meta charset=utf-8><title>x</title><style>@page{size:A4;margin:2cm}body{font:11pt 'Liberation Serif',serif}"
            "th{text-align:left;font-weight:bold}td{vertical-align:top;padding:5px 10px 5px 0}td:nth-child(1){width:42%}td:nth-child(2){width:20%}td:nth-child(3){width:16%}</style>"
            "<h1>Anti-racism commitments</h1><p>Severnside Museums Trust, May 2026</p><p>These commitments were written with our youth forum and our community curators. "
            f"The trustees look at them at every meeting and publish this page again every six months.</p>{sections}<p>If you would like to talk to us about this page, write to hello@severnside.example.</p>")
    gold("museums", sections=[theme(name, *[act(text, who, when, done or None) for text, who, when, done in rows]) for name, rows in OPEN])


# ---- 14. A commission's recommendations with a council's answers, several actions to one

def answers():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Tarnside Race Equality Commission: the Council’s response", 0)
    doc.add_paragraph("Response agreed by Executive, 9 December 2025")
    doc.add_heading("Housing", 1)
    table(doc, [
        ["Rec no.", "Commission’s recommendation", "Response", "Action we will take", "Lead", "Date"],
        ["H1", "Landlords should be told what discrimination is and what it costs.", "Accepted", "Send the fair letting guide with every licence", "Private Sector Housing Manager", "April 2026"],
        [None, None, None, "Prosecute two landlords a year where testing shows discrimination", "Legal Services", "March 2027"],
        ["H2", "Allocations should be audited by ethnicity.", "Accepted in part", "Audit allocations of 2024/25 with the university", "Allocations Manager", "July 2026"]])
    doc.add_heading("Democracy", 1)
    table(doc, [
        ["Rec no.", "Commission’s recommendation", "Response", "Action we will take", "Lead", "Date"],
        ["D1", "Parties should field candidates who look like the wards.", "Noted – for the parties", "", "", ""],
        ["D2", "Scrutiny should take evidence outside the Town Hall.", "Accepted", "Hold four evidence sessions in community venues", "Head of Democratic Services", "2026/27 municipal year"]])
    doc.save(here("answers.docx"))
    rec = lambda ref, text: {"ref": ref, "text": text}
    gold("answers", sections=[
        theme("Housing",
              full(act("Send the fair letting guide with every licence", "Private Sector Housing Manager", "April 2026"), other={"Response": "Accepted"}),
              act("Prosecute two landlords a year where testing shows discrimination", "Legal Services", "March 2027"),
              act("Audit allocations of 2024/25 with the university", "Allocations Manager", "July 2026"),
              recommendations=[rec("H1", "Landlords should be told what discrimination is and what it costs."), rec("H2", "Allocations should be audited by ethnicity.")]),
        theme("Democracy", act("Hold four evidence sessions in community venues", "Head of Democratic Services", "2026/27 municipal year"),
              recommendations=[rec("D1", "Parties should field candidates who look like the wards."), rec("D2", "Scrutiny should take evidence outside the Town Hall.")])])


# ---- 15. A housing body's form: content controls, tick boxes, a date picker in every row

def controls():
    doc = word.Document()
    doc.add_heading("Equality action plan 2026", 0)
    doc.add_paragraph("Name of school: Linden Park Academy")
    t = table(doc, [
        ["Priority", "Action", "Who?", "When?", "Done?"],
        ["Attendance", "Phone home in the family’s language on the first day", "Attendance Officer", "01/09/2026", "☒ Yes ☐ No"],
        ["Attendance", "Drop fines for trips to a funeral abroad", "Head teacher", "01/10/2026", "☐ Yes ☒ No"],
        ["Curriculum", "Choose two novels by writers of colour for each year", "Head of English", "Summer term 2027", "☐ Yes ☐ No"]])
    for row in t.rows[1:]:
        for cell in (row.cells[2], row.cells[3]):
            par = cell.paragraphs[0]._p
            run = par.find(qn("w:r"))
            sdt = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Pick"/><w:dropDownList><w:listItem w:displayText="Nobody" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>')
            par.remove(run)
            sdt.find(qn("w:sdtContent")).append(run)
            par.append(sdt)
        tr = row._tr
        sdt = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr/><w:sdtContent/></w:sdt>')
        tr.addprevious(sdt)
        sdt.find(qn("w:sdtContent")).append(tr)
    doc.save(here("controls.docx"))
    gold("controls", sections=[
        theme("Attendance", full(act("Phone home in the family’s language on the first day", "Attendance Officer", "01/09/2026"), status="complete"),
              act("Drop fines for trips to a funeral abroad", "Head teacher", "01/10/2026")),
        theme("Curriculum", act("Choose two novels by writers of colour for each year", "Head of English", "Summer term 2027"))])


# ---- 16. Minutes of words in a message: a numbered list pasted as text

def pasted():
    with open(here("pasted.txt"), "w", encoding="utf-8") as out:
        out.write("""Dear colleagues

Please find below the race equality actions that the Senior Leadership Board agreed on 12 May 2026.

WORKFORCE
1. Publish shortlisting rates by ethnicity. (Owner: Head of HR. Due: 30/09/2026)
2. Give every director a reverse mentor, and review after
   six months. (Owner: Chief Executive. Due: Dec 2026)

CUSTOMERS
3. Test the website in the ten languages most spoken in
   the district. (Owner: Digital Manager. Due: ongoing)
4. Train the contact centre to take down racist abuse as an
   incident. (Owner: Customer Services Manager. Due: Q3 2026/27)

Kind regards
Policy team
""")
    gold("pasted", sections=[
        theme("WORKFORCE", act("Publish shortlisting rates by ethnicity.", "Head of HR", "30/09/2026", ref="1"),
              act("Give every director a reverse mentor, and review after six months.", "Chief Executive", "Dec 2026", ref="2")),
        theme("CUSTOMERS", act("Test the website in the ten languages most spoken in the district.", "Digital Manager", "ongoing", ref="3"),
              act("Train the contact centre to take down racist abuse as an incident.", "Customer Services Manager", "Q3 2026/27", ref="4"))])


# ---- 17. A scan with its text recognised, a little askew: plan-convert/tests/make_scan.py writes it

gold("askew", sections=[theme(
    None, act("Publish stop and search figures for every ward each month", "Superintendent Operations", "June 2026", "First figures published"),
    act("Give every new sergeant a mentor from a staff network", "Head of Learning", "September 2026"),
    act("Pay for an interpreter whenever somebody asks for one", "Custody Manager", "Ongoing", "In place since January"),
    act("Ask everybody who leaves the force why they go", "Head of People", "December 2026"))])

if __name__ == "__main__":
    for make in (police, trust, mainstreaming, charter_pdf, fire, bilingual, slides, committee, exported, two_rows, said, gantt, unruled, answers, controls, pasted):
        make()
