#!/usr/bin/env python3
"""Writes invented documents in the styles of bodies of many kinds, each with its gold reading, made before any was read:
python3 make_unseen.py. Needs python-docx and openpyxl from PyPI, LibreOffice and Chromium."""
import csv, datetime

import docx as word
import openpyxl
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from make_layouts import full, here, landscape, office, printed, repeat, shade, table
from make_lists import act, gold, theme

D = datetime.date


# ---- 1. An integrated care board: a band over each table's headings, the first and the present date, two ratings

def care_board():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("NHS Wyre and Fellside Integrated Care Board", 0)
    doc.add_paragraph("Equality, diversity and inclusion delivery plan 2025–27. Reported to the People Committee, 14 May 2026.")
    doc.add_paragraph("BRAG: Blue – complete; Red – off track; Amber – at risk; Green – on track.")
    head = ["Ref", "Action", "Executive SRO", "Original date", "Revised date", "Previous BRAG", "Current BRAG", "Commentary"]
    rows = {
        "Priority 1: A board that looks like the people it serves": [
            ["1.1", "Set each executive director an objective on race equality that is appraised in public", "Chief Executive", "March 2026", "September 2026", "Green", "Amber", "Two of seven directors have yet to agree theirs."],
            ["1.2", "Open board vacancies to people without board experience", "Chair", "June 2026", "", "Amber", "Green", "Advert rewritten with the citizens’ panel."]],
        "Priority 2: Fair access to planned care": [
            ["2.1", "Publish waiting times by ethnicity and deprivation for every specialty", "Chief Operating Officer", "Dec 2025", "", "Green", "Blue", "Published on 1 December 2025."],
            ["2.2", "Give every outpatient letter in the language the patient asked for", "Director of Digital", "April 2026", "January 2027", "Red", "Red", ""]]}
    sections = []
    for name, all_rows in rows.items():
        t = table(doc, [[name] + [...] * 7, head] + all_rows)
        shade(t.cell(0, 0), "1F3864")
        for cell in t.rows[1].cells:
            shade(cell, "D9E2F3")
        doc.add_paragraph()
        status = {"Green": "on_track", "Amber": "at_risk", "Blue": "complete", "Red": "delayed"}
        sections.append(theme(name.split(": ", 1)[1], *[
            full(act(a, lead, new or old, note or None, ref=ref), status=status[now], **({"other": {"Original date": old}} if new else {}))
            for ref, a, lead, old, new, _, now, note in all_rows]))
    doc.save(here("care-board.docx"))
    gold("care-board", sections=sections)


# ---- 2. A university: rationale merged over its actions, references of three steps, outcome last

def rationale():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Priory Hill University", 0)
    doc.add_paragraph("Race Equality Charter: action plan, submitted July 2026")
    doc.add_heading("5. Professional and support staff", 1)
    doc.add_paragraph("The self-assessment team met nine times. Section 5 of the application gives the figures behind each action.")
    head = ["Ref", "Rationale", "Action", "Timescale", "Responsibility", "Success measure"]
    t = table(doc, [head,
        ["5.1.1", "34% of applicants but 19% of those appointed are from minority ethnic backgrounds.", "Give every shortlisting panel a reader who does not see names", "Start: Sept 2026\nEnd: July 2027", "Head of Recruitment", "Gap between applicants and those appointed under 5 points"],
        ["5.1.2", None, "Report shortlisting by ethnicity to each dean every term", "Termly from January 2027", "HR Analytics; Faculty Deans", "Nine reports a year"],
        ["5.2.1", "Focus groups said that promotion depends on who one knows.", "Publish regrading criteria with worked examples", "By Dec 2026", "Reward Manager (supported by the BAME staff network)", "80% say that criteria are clear"]])
    repeat(t.rows[0])
    doc.add_heading("6. Academic staff", 1)
    t = table(doc, [head,
        ["6.1.1", "Two of 88 professors are Black.", "Fund writing time for staff of colour before they apply for a chair", "AY 2026/27", "PVC Research", "Six applications by 2028"],
        ["6.1.2", None, "Ask external assessors for their record on equality", "Immediately", "Academic Registrar", "All assessors asked"]])
    repeat(t.rows[0])
    doc.save(here("rationale.docx"))
    other = lambda why, measure: {"other": {"Rationale": why, "Success measure": measure}}
    w1, w2 = "34% of applicants but 19% of those appointed are from minority ethnic backgrounds.", "Two of 88 professors are Black."
    gold("rationale", sections=[
        theme("Professional and support staff",
              full(act("Give every shortlisting panel a reader who does not see names", "Head of Recruitment", "Start: Sept 2026 End: July 2027", ref="5.1.1"), **other(w1, "Gap between applicants and those appointed under 5 points")),
              full(act("Report shortlisting by ethnicity to each dean every term", "HR Analytics; Faculty Deans", "Termly from January 2027", ref="5.1.2"), **other(w1, "Nine reports a year")),
              act("Publish regrading criteria with worked examples", "Reward Manager (supported by the BAME staff network)", "By Dec 2026", ref="5.2.1")),
        theme("Academic staff",
              full(act("Fund writing time for staff of colour before they apply for a chair", "PVC Research", "AY 2026/27", ref="6.1.1"), **other(w2, "Six applications by 2028")),
              full(act("Ask external assessors for their record on equality", "Academic Registrar", "Immediately", ref="6.1.2"), **other(w2, "All assessors asked")))])


# ---- 3. A Scottish council: equality outcomes as headings, what the duty asks in a line, a table below each

def outcomes():
    def save(path):
        doc = word.Document()
        doc.add_heading("Strathcarrick Council", 1)
        doc.add_heading("Mainstreaming report 2027 and equality outcomes 2027–2031", 1)
        doc.add_paragraph("The Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012 require the council to report on mainstreaming every two years.")
        doc.add_heading("Equality Outcome 1: Gypsy/Travellers live on sites that are safe and well kept", 2)
        doc.add_paragraph("General duty: eliminate discrimination; advance equality of opportunity")
        doc.add_paragraph("Protected characteristics: race")
        table(doc, [["What we will do", "How we will measure it", "Lead service", "Timescale"],
                    ["Bring both sites up to the minimum standards", "Scottish Housing Regulator return", "Housing and Property", "31 March 2029"],
                    ["Agree tenancy rights in plain words with residents", "Residents’ survey every two years", "Housing and Property / Legal", "2028"]])
        doc.add_heading("Equality Outcome 2: Pupils learn without racist bullying", 2)
        doc.add_paragraph("General duty: foster good relations")
        doc.add_paragraph("Protected characteristics: race; religion or belief")
        table(doc, [["What we will do", "How we will measure it", "Lead service", "Timescale"],
                    ["Record every incident in SEEMiS under its right category", "Incidents by school", "Education", "August 2027"],
                    ["Train two members of staff in each school to lead on anti-racism", "Number trained", "Education, with the Youth Forum", "Session 2027/28"],
                    ["Buy books by authors of colour for every school library", "Spend by school", "Libraries", "Yearly"]])
        doc.save(path)
    office("outcomes.odt", save, "docx")
    m = lambda it, measure: full(it, other={"How we will measure it": measure})
    gold("outcomes", sections=[
        theme("Gypsy/Travellers live on sites that are safe and well kept",
              m(act("Bring both sites up to the minimum standards", "Housing and Property", "31 March 2029"), "Scottish Housing Regulator return"),
              m(act("Agree tenancy rights in plain words with residents", "Housing and Property / Legal", "2028"), "Residents’ survey every two years")),
        theme("Pupils learn without racist bullying",
              act("Record every incident in SEEMiS under its right category", "Education", "August 2027"),
              act("Train two members of staff in each school to lead on anti-racism", "Education, with the Youth Forum", "Session 2027/28"),
              m(act("Buy books by authors of colour for every school library", "Libraries", "Yearly"), "Spend by school"))])


# ---- 4. A Welsh council: both languages in each heading and in each cell

def strategic():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Cyngor Dyffryn Aled / Aled Vale Council", 0)
    doc.add_paragraph("Cynllun Cydraddoldeb Strategol 2024–2028 / Strategic Equality Plan 2024–2028")
    doc.add_heading("Amcan 1 / Objective 1: Gweithlu teg / A fair workforce", 1)
    head = ["Rhif / No.", "Camau gweithredu / Actions", "Swyddog arweiniol / Lead officer", "Amserlen / Timescale", "Cynnydd / Progress"]
    table(doc, [head,
        ["1.1", ["Cyhoeddi’r bwlch cyflog ethnigrwydd", "Publish the ethnicity pay gap"], ["Pennaeth AD", "Head of HR"], "Mawrth / March 2025", ["Cyhoeddwyd.", "Published."]],
        ["1.2", ["Recriwtio dienw ym mhob gwasanaeth", "Recruit without names in every service"], ["Rheolwr Recriwtio", "Recruitment Manager"], "Medi / September 2025", ""]])
    doc.add_heading("Amcan 2 / Objective 2: Ysgolion gwrth-hiliol / Anti-racist schools", 1)
    table(doc, [head,
        ["2.1", ["Hyfforddi pob llywodraethwr", "Train every governor"], ["Addysg", "Education"], "2026", ["Hanner wedi’u hyfforddi.", "Half have been trained."]]])
    doc.save(here("strategic.docx"))
    gold("strategic", sections=[
        theme("Gweithlu teg / A fair workforce",
              act("Cyhoeddi’r bwlch cyflog ethnigrwydd\nPublish the ethnicity pay gap", "Pennaeth AD\nHead of HR", "Mawrth / March 2025", "Cyhoeddwyd.\nPublished.", ref="1.1"),
              act("Recriwtio dienw ym mhob gwasanaeth\nRecruit without names in every service", "Rheolwr Recriwtio\nRecruitment Manager", "Medi / September 2025", ref="1.2")),
        theme("Ysgolion gwrth-hiliol / Anti-racist schools",
              act("Hyfforddi pob llywodraethwr\nTrain every governor", "Addysg\nEducation", "2026", "Hanner wedi’u hyfforddi.\nHalf have been trained.", ref="2.1"))])


# ---- 5. A fire and rescue service, printed by LibreOffice: a table over two pages, running lines, sub-actions lettered

def rescue():
    def save(path):
        doc = word.Document()
        landscape(doc)
        s = doc.sections[0]
        s.header.paragraphs[0].text = "Northmoor Fire and Rescue Service – EDI action plan 2026/27"
        s.footer.paragraphs[0].text = "Version 1.3 – uncontrolled when printed"
        doc.add_heading("EDI action plan 2026/27", 0)
        doc.add_heading("People", 1)
        t = table(doc, [["No", "Objective", "Activity", "Owner", "Due", "Evidence of completion"]] + RESCUE, widths=[1.2, 5, 8, 4, 3, 4])
        repeat(t.rows[0])
        doc.save(path)
    office("rescue.pdf", save, "docx")
    gold("rescue", sections=[theme(o, *[full(act(a, lead, due, ref=n), other={"Evidence of completion": ev}) for n, p, a, lead, due, ev in RESCUE_FLAT if p == o])
                             for o in dict.fromkeys(r[1] for r in RESCUE_FLAT)])


RESCUE = [
    ["1a", "Wholetime recruits reflect the county", "Run have-a-go days in the four wards where no firefighter lives", "Station Managers", "May 2026", "Attendance by ward"],
    ["1b", None, "Replace the bleep test with the drill-ground assessment so that nobody is turned away for how they trained", "Head of Training", "September 2026", "Pass rates by ethnicity and sex"],
    ["1c", None, "Pay for the theory part of the driving licence for cadets from low-income homes, and write to the cadets’ families in the languages they asked for when they joined", "Youth Engagement Officer", "March 2027", "20 licences"],
    ["2a", "Watches where everyone can speak", "Put an independent speak-up line on every station notice board", "ACFO People", "Complete", "Photographs"],
    ["2b", None, "Hold a facilitated talk on each watch about what was said in the culture review, with a follow-up within three months", "Group Managers", "By December 2026", "Log of talks"],
    ["2c", None, "Report outcomes of grievances by ethnicity to the Fire Authority", "HR Business Partner", "Every six months", "Authority papers"],
    ["3a", "Prevention that reaches every home", "Translate the home fire safety check into the eight languages most spoken in the county, and test each text with people who speak the language before it is printed", "Prevention Manager", "30/11/26", "Leaflets"],
    ["3b", None, "Visit each place of worship before its main festival", "Station Managers", "Ongoing", "Visits logged"],
    ["3c", None, "Agree with social landlords which homes have been without a working alarm for longest", "Prevention Manager / Housing Liaison", "Q3 2026/27", "List agreed"]]
RESCUE_FLAT = []
for row in RESCUE:
    RESCUE_FLAT.append([row[0], row[1] or RESCUE_FLAT[-1][1], *row[2:]])


# ---- 6. A housing association: a page saved from its site, with a bar of cookies, crumbs, and an article for each commitment

def landlord():
    items = {
        "Fair lettings": [
            ("Check every refusal of a transfer for patterns by ethnicity", "In progress", "Director of Housing", "October 2026", "The first quarter’s refusals have been checked."),
            ("Let customers see their own points", "Not started", "Digital Product Lead", "Spring 2027", "")],
        "Colleagues": [
            ("Pay network chairs for their time", "Complete", "People Director", "April 2026", "Eight chairs have half a day a week."),
            ("Bring the ethnicity pay gap under 3%", "Delayed", "Reward Partner", "March 2027", "It is 5.1% this year.")]}
    cls = {"In progress": "amber", "Not started": "grey", "Complete": "green", "Delayed": "red"}
    body = ""
    for name, all_items in items.items():
        body += f'<section class="strand"><h2 id="{name[:4]}">{name}</h2>'
        for what, st, who, when, news in all_items:
            body += (f'<article class="commitment"><header><h3>{what}</h3><span class="badge {cls[st]}">{st}</span></header><ul class="meta"><li><strong>Owner</strong> {who}</li>'
                     f'<li><strong>Due</strong> {when}</li></ul>' + (f'<div class="news"><h4>Latest</h4><p>{news}</p></div>' if news else "") + "</article>")
        body += "</section>"
    page = ("<!doctype html><html lang=en><head><meta charset=utf-8><title>Our commitments – Harrow Weir Homes</title><style>.red{color:red}</style><script>var a='<p>Action</p>';</script></head><body>"
            '<div class="cookie" role="dialog"><p>We use cookies to make this site work.</p><button>Accept all</button></div>'
            '<header><a href="/">Harrow Weir Homes</a><nav aria-label="Main"><ul><li><a href="/rent">Pay your rent</a></li><li><a href="/repair">Report a repair</a></li></ul></nav></header>'
            '<nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/about">About us</a></li><li>Our commitments</li></ol></nav>'
            f'<main><h1>Our race equality commitments</h1><p class="lede">Agreed by the board on 3 February 2026. We report on them every quarter.</p>{body}</main>'
            '<footer><p>Harrow Weir Homes is a registered society. <a href="/privacy">Privacy notice</a></p></footer></body></html>\n')
    with open(here("landlord.html"), "w", encoding="utf-8") as out:
        out.write(page)
    status = {"In progress": "on_track", "Not started": "not_started", "Complete": "complete", "Delayed": "delayed"}
    gold("landlord", sections=[theme(name, *[full(act(what, who, when, news or None), status=status[st]) for what, st, who, when, news in all_items]) for name, all_items in items.items()])


# ---- 7. A combined authority: a title block, frozen headings, lists on a sheet of their own, formulas, dates in odd formats

def mayor():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "Delivery plan"
        s.merge_cells("A1:C3")
        s["D1"] = "Severn Reach Combined Authority"
        s["D1"].font = Font(bold=True, size=16)
        s["D2"] = "Inclusive growth: race equality delivery plan"
        s["D3"] = "Last updated:"
        s["E3"] = D(2026, 5, 11)
        s["E3"].number_format = "dddd d mmmm yyyy"
        head = ["ID", "Portfolio", "Action", "Senior responsible owner", "Start", "Finish", "Days left", "Status", "Highlight this month", "Funding"]
        for x, h in enumerate(head, 1):
            s.cell(6, x, h).font = Font(bold=True)
        for y, row in enumerate(MAYOR, 7):
            for x, value in enumerate(row, 1):
                cell = s.cell(y, x, value)
                if isinstance(value, D):
                    cell.number_format = ["mmm-yy", '"by end "mmmm yyyy', "dd.mm.yyyy", "d-mmm-yyyy"][y % 4]
        s.freeze_panes = "D7"
        s.auto_filter.ref = f"A6:J{6 + len(MAYOR)}"
        valid = DataValidation(type="list", formula1="Lists!$A$2:$A$6")
        s.add_data_validation(valid)
        valid.add("H7:H200")
        lists = book.create_sheet("Lists")
        for y, value in enumerate(["Status", "Not started", "On track", "At risk", "Delayed", "Complete"], 1):
            lists.cell(y, 1, value)
        for y, value in enumerate(["Portfolio", "Skills", "Transport"], 1):
            lists.cell(y, 3, value)
        notes = book.create_sheet("Guidance", 0)
        notes["A1"] = "How to fill this in"
        notes["A2"] = "Update the status on the last Friday of each month. Do not change columns A to C."
        notes["A3"] = "Questions: the inclusion team."
        book.active = 1
        book.save(path)
    office("mayor.ods", save, "xlsx")
    date = {7: "30-Sep-2026", 8: "March 2027", 9: "by end December 2026", 10: "31.05.2026"}
    status = {"On track": "on_track", "At risk": "at_risk", "Not started": "not_started", "Complete": "complete"}
    gold("mayor", sections=[theme(p, *[full(act(r[2], r[3], date[y], r[8], ref=r[0]), status=status[r[7]], other={"Funding": r[9]} if r[9] else {})
                                       for y, r in enumerate(MAYOR, 7) if r[1] == p]) for p in ("Skills", "Transport")])


MAYOR = [
    ["SK-1", "Skills", "Pay for English classes in the evening in all six districts", "Head of Adult Skills", D(2026, 4, 1), D(2026, 9, 30), "=F7-E$3", "On track", "Four districts have begun.", "Adult skills fund"],
    ["SK-2", "Skills", "Publish apprenticeship starts by ethnicity and level", "Head of Insight", D(2026, 4, 1), D(2027, 3, 31), "=F8-E$3", "At risk", "Two providers sent no data.", None],
    ["TR-1", "Transport", "Ask bus operators to report racist abuse within a day", "Director of Transport", D(2026, 6, 1), D(2026, 12, 31), "=F9-E$3", "Not started", None, None],
    ["TR-2", "Transport", "Show travel training films in eight languages", "Customer Lead", D(2025, 9, 1), D(2026, 5, 31), "=F10-E$3", "Complete", "All eight are online.", "Mayoral fund"]]


# ---- 8. Two tables side by side on one sheet

def beside():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Sheet1"
    s["A1"] = "Thorpe Mead District Council – equality objectives 2026"
    s["A3"], s["F3"] = "Our workforce", "Our customers"
    for x, h in enumerate(["Action", "Lead", "Deadline", "Update"]):
        for at in (1, 6):
            s.cell(4, at + x, h).font = Font(bold=True)
    left = [["Advertise every post for four weeks", "HR Manager", "Jul 2026", "Done since June"], ["Put a staff network member on each panel", "HR Manager", "Oct 2026", None], ["Report leavers by ethnicity", "HR Analyst", "Ongoing", "First report in May"]]
    right = [["Offer a call back in any language", "Contact Centre Manager", "Aug 2026", "Supplier chosen"], ["Test the new planning portal with community groups", "Planning Support", "Nov 2026", None]]
    for y, row in enumerate(left, 5):
        for x, v in enumerate(row, 1):
            s.cell(y, x, v)
    for y, row in enumerate(right, 5):
        for x, v in enumerate(row, 6):
            s.cell(y, x, v)
    book.save(here("beside.xlsx"))
    gold("beside", sections=[theme("Our workforce", *[act(*r) for r in left]), theme("Our customers", *[act(*r) for r in right])])


# ---- 9. A school trust: a layout of one big table, with a table of actions inside each cell

def nested():
    doc = word.Document()
    doc.add_heading("Lark Rise Academy Trust", 0)
    doc.add_paragraph("Equality objectives and actions, 2026–2030")
    outer = doc.add_table(rows=0, cols=1, style="Table Grid")
    sections = []
    for name, rows in [
        ("Objective 1: Every pupil sees themselves in what we teach", [["Audit the curriculum of each subject", "Trust Lead for Curriculum", "Spring term 2027"], ["Buy texts for Key Stage 3 by authors of colour", "Heads of English", "Summer 2027"]]),
        ("Objective 2: Nobody is excluded because of who they are", [["Review each suspension of a Black Caribbean pupil within five days", "Executive Headteacher", "From September 2026"], ["Share the figures with parents each term", "Clerk to the Trustees", "Termly"]])]:
        cell = outer.add_row().cells[0]
        cell.paragraphs[0].add_run(name).bold = True
        inner = cell.add_table(rows=1 + len(rows), cols=3)
        inner.style = "Table Grid"
        for y, row in enumerate([["Action", "Who", "When"]] + rows):
            for x, text in enumerate(row):
                inner.cell(y, x).text = text
        cell.add_paragraph()
        sections.append(theme(name.split(": ", 1)[1], *[act(*r) for r in rows]))
    doc.save(here("nested.docx"))
    gold("nested", sections=sections)


# ---- 10. A form of Word: controls, boxes to tick, a text box beside it

def tick_form():
    doc = word.Document()
    doc.add_heading("Ouse Valley NHS Foundation Trust", 0)
    doc.add_paragraph("Workforce race equality: return of actions, June 2026")
    sections = []
    for name, rows in [
        ("Indicator 3: disciplinary process", [("Have a second manager read each case before it is opened", "Deputy Director of People", "01/09/2026", 1, "Reviewed 14 cases; 5 were not opened."), ("Train case managers in just culture", "Head of Employee Relations", "31/12/2026", 0, "")]),
        ("Indicator 7: career progression", [("Offer stretch posts to band 6 nurses of colour first", "Chief Nurse", "30/04/2026", 2, "Eleven nurses have taken one.")])]:
        doc.add_heading(name, 1)
        acts = []
        for what, who, when, state, news in rows:
            t = table(doc, [["Action", what], ["Lead", who], ["Target date", when], ["Status", ""], ["Progress", news]], widths=[4, 12])
            boxes = t.cell(3, 1).paragraphs[0]
            for i, label in enumerate(("Not started", "In progress", "Complete")):
                boxes._p.append(parse_xml(
                    f'<w:sdt {nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:sdtPr><w14:checkbox><w14:checked w14:val="{int(i == state)}"/></w14:checkbox></w:sdtPr>'
                    f'<w:sdtContent><w:r><w:t>{"☒" if i == state else "☐"}</w:t></w:r></w:sdtContent></w:sdt>'))
                boxes.add_run(f" {label}   ")
            when_p = t.cell(2, 1).paragraphs[0]
            run = when_p.runs[0]._r
            run.getparent().replace(run, parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date></w:sdtPr><w:sdtContent><w:r><w:t>{when}</w:t></w:r></w:sdtContent></w:sdt>'))
            doc.add_paragraph()
            acts.append(full(act(what, who, when, news or None), status=("not_started", "on_track", "complete")[state]))
        sections.append(theme(name, *acts))
    doc.save(here("tick-form.docx"))
    gold("tick-form", sections=sections)


# ---- 11. "You said, we did" as a table that says what comes next

def said_table():
    doc = word.Document()
    doc.add_heading("You said, we did: staff race equality listening events", 0)
    doc.add_paragraph("Calder Fen County Council, April 2026")
    table(doc, [["You said", "We did", "What happens next", "Who", "When"],
                ["We never hear what comes of a grievance.", "We published the outcomes of last year’s.", "Write to each person within ten days of a decision", "Head of HR", "From June 2026"],
                ["Acting-up posts go to friends.", "We stopped posts without an advert.", "Advertise every acting-up post of more than four weeks", "All heads of service", "May 2026"],
                ["Nobody asked the night staff.", "We came back at 6 in the morning.", "Hold every second network meeting in the evening", "Race Equality Network", "Ongoing"]])
    doc.save(here("said-table.docx"))
    o = lambda said: {"other": {"You said": said}}
    gold("said-table", sections=[theme(None,
        full(act("Write to each person within ten days of a decision", "Head of HR", "From June 2026", "We published the outcomes of last year’s."), **o("We never hear what comes of a grievance.")),
        full(act("Advertise every acting-up post of more than four weeks", "All heads of service", "May 2026", "We stopped posts without an advert."), **o("Acting-up posts go to friends.")),
        full(act("Hold every second network meeting in the evening", "Race Equality Network", "Ongoing", "We came back at 6 in the morning."), **o("Nobody asked the night staff.")))])


# ---- 12. Minutes with an action log at their end

def minutes():
    doc = word.Document()
    doc.add_heading("Race Equality Board", 0)
    doc.add_paragraph("Minutes of the meeting held on 12 March 2026 at Wharfside Town Hall")
    doc.add_paragraph("Present: Cllr Ada Brook (Chair), Idris Vaughan (Chief Executive), Mina Rahal (HR), Tom Egan (Housing)")
    doc.add_paragraph("Apologies: Joan Petty")
    doc.add_heading("1. Minutes of the last meeting", 1)
    doc.add_paragraph("The minutes of 8 January were agreed.")
    doc.add_heading("2. Workforce figures", 1)
    doc.add_paragraph("Mina Rahal presented the figures. The Board noted that the gap at senior grades has not closed. Members asked what would be done about temporary promotions.")
    doc.add_heading("3. Hate crime", 1)
    doc.add_paragraph("Tom Egan said that reports from estates had risen by a third.")
    doc.add_heading("Action log", 1)
    rows = [["1", "2", "Bring a paper on temporary promotions to the next meeting", "Mina Rahal", "14 May 2026", "Open"],
            ["2", "3", "Write to the police about response times on the Mill estate", "Tom Egan", "20 March 2026", "Closed"],
            ["3", "3", "Ask residents’ groups how they would like to report", "Tom Egan / Joan Petty", "June 2026", "Open"]]
    table(doc, [["No.", "Item", "Action", "Owner", "Due", "Open/closed"]] + rows)
    doc.add_paragraph("Date of next meeting: 14 May 2026")
    doc.save(here("minutes.docx"))
    gold("minutes", sections=[theme(None, *[act(r[2], r[3], r[4], r[5], ref=r[0]) for r in rows])])


# ---- 13. A trust's disability standard: metrics as rows over the table, what the figures tell, objective and action apart

def metrics():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Brackenfield Community Health NHS Trust", 0)
    doc.add_paragraph("WRES and WDES action plan 2026/27 – approved by the Board on 30 July 2026")
    head = ["Metric", "What the data tells us", "Objective", "Action(s)", "Timescales", "Lead(s)", "Monitoring"]
    rows = [
        ["Metric 2 – Recruitment", "Disabled applicants are 0.81 times as likely to be appointed from shortlisting.", "Likelihood within 0.95 and 1.05", "Offer interview questions a week before", "From August 2026", "Head of Resourcing", "Quarterly to EDI Group"],
        [None, None, None, "Guarantee a trial shift for health care support posts", "Jan 2027", "Matron, Community Hospitals", "Quarterly to EDI Group"],
        ["Metric 4 – Harassment", "31% of disabled staff and 22% of others were harassed by patients.", "Under 20% for all", "Send a letter from the Chief Executive to each patient who abuses a colleague", "Sept 2026", "Security Manager", "Monthly"],
        ["Indicator 8 – Discrimination", "Ethnic minority staff are twice as likely to say so.", "Gap closed by 2028", "Set up a panel of peers that hears each case before it is closed", "Oct 2026 – March 2027", "Freedom to Speak Up Guardian", "Half-yearly"]]
    t = table(doc, [head] + rows)
    repeat(t.rows[0])
    doc.save(here("metrics.docx"))
    flat = []
    for r in rows:
        flat.append([v if v is not None else flat[-1][i] for i, v in enumerate(r)])
    gold("metrics", sections=[theme(m, *[full(act(r[3], r[5], r[4]), other={"What the data tells us": r[1], "Monitoring": r[6]}) for r in flat if r[0] == m])
                              for m in dict.fromkeys(r[0] for r in flat)])


# ---- 14. A police force, printed by Chromium: headings set on their side, deliverables numbered under outcomes

def force():
    data = {
        "Outcome 1: Black people are treated fairly when they are stopped": [
            ("1.1", "Show every stop on a public map within a month", "Ch Supt Ops", "Jun 26", "A", "R"),
            ("1.2", "Pay for legal advice for children after a search", "OPCC", "Nov 26", "G", "G")],
        "Outcome 2: Officers and staff of colour stay": [
            ("2.1", "Give leavers an interview with someone outside their command", "Head of HR", "Apr 26", "G", "B"),
            ("2.2", "Have the scrutiny panel read a tenth of all closed complaints by colleagues, chosen by lot, and publish what it finds", "Head of PSD", "Dec 26", "R", "A")]}
    rows = ""
    for name, items in data.items():
        rows += f"<tr class=band><td colspan=6>{name}</td></tr>"
        rows += "".join("<tr>" + "".join(f"<td>{c}</td>" for c in item) + "</tr>" for item in items)
    head = "".join(f"<th><span>{h}</span></th>" for h in ("Ref", "Deliverable", "Owner", "Due", "Last quarter RAG", "This quarter RAG"))
    printed("force.pdf", "<!doctype html><html lang=en><meta charset=utf-8><title>Plan</title><style>@page{size:A4;margin:1.5cm;@bottom-right{content:'Page ' counter(page) ' of ' counter(pages)}@top-left{content:'OFFICIAL'}}"
            "body{font:10pt 'Liberation Sans'}table{border-collapse:collapse;width:100%}td,th{border:1px solid #888;padding:4px;text-align:left;vertical-align:top}th{vertical-align:bottom;background:#dde}"
            "th:nth-child(n+5) span{writing-mode:vertical-rl;transform:rotate(180deg)}.band td{background:#223;color:#fff;font-weight:bold}</style>"
            "<h1>Tarnside Police: race action plan, quarter 4 2025/26</h1><p>R – off track. A – at risk. G – on track. B – done.</p>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    status = {"R": "delayed", "A": "at_risk", "G": "on_track", "B": "complete"}
    gold("force", sections=[theme(n.split(": ", 1)[1], *[full(act(a, o, d, now, ref=r), status=status[now]) for r, a, o, d, _, now in items]) for n, items in data.items()])


# ---- 15. A register of projects: baseline, forecast and actual dates

def baselines():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Race equality milestones"
    head = ["Workstream", "Milestone", "Accountable", "Baseline date", "Forecast date", "Actual date", "Reason for change"]
    rows = [
        ["Data", "Ethnicity is recorded for 95% of service users", "Head of Performance", D(2026, 6, 30), D(2026, 10, 31), None, "New case system late"],
        ["Data", "Equality dashboard is public", "Head of Performance", D(2026, 9, 30), D(2026, 9, 30), None, None],
        ["Contracts", "Suppliers over £100,000 have signed the pledge", "Procurement Lead", D(2026, 3, 31), D(2026, 3, 31), D(2026, 3, 27), None]]
    s.append(["Milestone plan – Garth and Dale Partnership"])
    s.append([])
    s.append(head)
    for row in rows:
        s.append(row)
        for cell in s[s.max_row]:
            if isinstance(cell.value, D):
                cell.number_format = "dd/mm/yyyy"
    for cell in s[3]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDDDDD")
    book.save(here("baselines.xlsx"))
    f = lambda d: d.strftime("%d/%m/%Y")
    gold("baselines", sections=[theme(w, *[full(act(r[1], r[2], f(r[4])), other={"Baseline date": f(r[3]), **({"Actual date": f(r[5])} if r[5] else {}), **({"Reason for change": r[6]} if r[6] else {})})
                                           for r in rows if r[0] == w]) for w in ("Data", "Contracts")])


# ---- 16. A leaflet in two columns, printed: commitments numbered through, who and when in italics below each

def leaflet():
    data = {"Work": [("Guarantee an interview to care leavers who meet the criteria", "People Services", "April 2026"), ("Pay every apprentice the real living wage from the first day", "Finance", "September 2026")],
            "Homes": [("Answer reports of damp within five days, whatever the language of the report", "Repairs", "already in place, reviewed yearly"), ("Share allocations figures with ward panels", "Housing Needs", "each quarter")],
            "Streets": [("Rename the two squares that residents asked us to rename", "Culture", "by Black History Month 2026"), ("Light the paths that women of colour told us they avoid", "Highways", "winter 2026/27")]}
    body, n = "", 0
    for name, items in data.items():
        body += f"<h2>{name}</h2>"
        for what, who, when in items:
            n += 1
            body += f"<p class=c><b>{n}.</b> {what}.</p><p class=m><i>Who: {who} &nbsp; When: {when}</i></p>"
    printed("two-column-leaflet.pdf", "<!doctype html><html lang=en><meta charset=utf-8><title>Promises</title><style>@page{size:A5;margin:1.2cm}body{font:9pt 'Liberation Serif'}.all{columns:2;column-gap:1cm}h2{break-after:avoid;font-size:12pt}.c{margin:0 0 2pt}.m{margin:0 0 8pt}</style>"
            f"<h1>Six promises on race equality</h1><p>Eastweir Town Council, January 2026</p><div class=all>{body}</div>")
    gold("two-column-leaflet", sections=[theme(name, *[act(what, who, when) for what, who, when in items]) for name, items in data.items()])


# ---- 17. A council's objectives with sub-actions in one cell, each with its own lead and date beside it

def sub_actions():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Wold and Marsh District Council", 0)
    doc.add_paragraph("Equality, diversity and inclusion objectives 2026–2030")
    doc.add_heading("Objective 1 – Know who we serve", 1)
    doc.add_paragraph("Why it matters: one in three residents who answered our survey did not say who they were.")
    head = ["Action", "Sub-actions", "Responsible officer", "Completion date", "KPI"]
    table(doc, [head,
        ["1.1 Ask the same equality questions everywhere", "(a) Agree one form with services", "Policy Officer", "June 2026", "One form"],
        [None, "(b) Put it into the twelve main systems", "Digital Services Manager", "December 2026", "12 systems"],
        ["1.2 Share what we learn", "(a) Publish a ward profile for each ward", "Intelligence Team", "March 2027", "18 profiles"]])
    doc.add_heading("Objective 2 – Serve everyone well", 1)
    table(doc, [head,
        ["2.1 Make letters plain", "(a) Rewrite the fifty most sent letters", "Customer Services", "Sept 2026", "50 letters"],
        [None, "(b) Offer each of them by text message and as a recording", "Customer Services", "Sept 2027", "Use by ward"]])
    doc.save(here("sub-actions.docx"))
    s = lambda it, group, kpi: full(it, other={"Action": group, "KPI": kpi})
    gold("sub-actions", sections=[
        theme("Know who we serve",
              s(act("Agree one form with services", "Policy Officer", "June 2026", ref="(a)"), "1.1 Ask the same equality questions everywhere", "One form"),
              s(act("Put it into the twelve main systems", "Digital Services Manager", "December 2026", ref="(b)"), "1.1 Ask the same equality questions everywhere", "12 systems"),
              s(act("Publish a ward profile for each ward", "Intelligence Team", "March 2027", ref="(a)"), "1.2 Share what we learn", "18 profiles")),
        theme("Serve everyone well",
              s(act("Rewrite the fifty most sent letters", "Customer Services", "Sept 2026", ref="(a)"), "2.1 Make letters plain", "50 letters"),
              s(act("Offer each of them by text message and as a recording", "Customer Services", "Sept 2027", ref="(b)"), "2.1 Make letters plain", "Use by ward"))])


# ---- 18. A grid of quarters over two years, shaded cells, in Word

def shaded():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Anti-racism delivery timeline 2026–2028", 0)
    doc.add_paragraph("Mercia Sands Police and Crime Commissioner")
    rows = [("Commission the victims’ survey in community languages", "Head of Commissioning", (0, 2)), ("Publish the first race equality statement of accounts", "Chief Finance Officer", (3, 3)), ("Review grants to community groups", "Grants Manager", (4, 7))]
    t = table(doc, [["Activity", "Lead", "2026/27", ..., ..., ..., "2027/28", ..., ..., ...], [None, None] + ["Q1", "Q2", "Q3", "Q4"] * 2] + [[a, l] + [""] * 8 for a, l, _ in rows])
    for y, (_, _, (a, z)) in enumerate(rows, 2):
        for x in range(a, z + 1):
            shade(t.cell(y, 2 + x), "4472C4")
    doc.save(here("shaded.docx"))
    dates = ["2026/27 Q1 to 2026/27 Q3", "2026/27 Q4", "2027/28 Q1 to 2027/28 Q4"]
    targets = [("2026-04-01", "2026-12-31"), ("2027-01-01", "2027-03-31"), ("2027-04-01", "2028-03-31")]
    gold("shaded", sections=[theme(None, *[full(act(a, l, d), target={"kind": "range", "start": s, "end": e}) for (a, l, _), d, (s, e) in zip(rows, dates, targets)])])


# ---- 19. A landscape part within an upright document, a break of columns, a foreword, a box of text at the side

def strategy():
    doc = word.Document()
    doc.add_heading("Kelder Valley Council: belonging in Kelder 2026–2029", 0)
    doc.add_heading("Foreword", 1)
    p = doc.add_paragraph("We are proud of our district. We will be honest about racism in it.")
    p.add_run().add_break(WD_BREAK.COLUMN)
    p.add_run("Councillor Mo Farrant, Leader")
    p._p.append(parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">'
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>One in nine residents is from an ethnic minority.</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
        '<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>One in nine residents is from an ethnic minority.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'))
    doc.add_heading("Our approach", 1)
    doc.add_paragraph("The plan in the next pages sets out what each service does.")
    from docx.enum.section import WD_SECTION, WD_ORIENT
    from docx.shared import Cm
    s = doc.add_section(WD_SECTION.NEW_PAGE)
    s.orientation, s.page_width, s.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    doc.add_heading("Delivery plan", 1)
    table(doc, [["Aim", "What we’ll do", "Who’s responsible", "By when?", "How we’ll know it’s worked"],
        ["Belonging at work", ["We’ll:", "• ask every leaver why they go", "• publish what they say each year"], "HR", "Apr 2027", "Turnover equal by group"],
        [None, "Bring in a rule that no panel is all white", "HR", "Straight away", "Panels logged"],
        ["Belonging in our towns", "Fund a festival chosen by young people of colour", "Culture & Events", "Summer 2027", "2,000 come"]])
    s = doc.add_section(WD_SECTION.NEW_PAGE)
    s.orientation, s.page_width, s.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
    doc.add_heading("Glossary", 1)
    table(doc, [["Term", "What it means"], ["Ethnicity", "The group or groups that people say they belong to"], ["Intersectionality", "How several inequalities act together"]])
    doc.save(here("belonging.docx"))
    o = lambda it, measure: full(it, other={"How we’ll know it’s worked": measure})
    gold("belonging", sections=[
        theme("Belonging at work", o(act("We’ll:\n- ask every leaver why they go\n- publish what they say each year", "HR", "Apr 2027"), "Turnover equal by group"),
              o(act("Bring in a rule that no panel is all white", "HR", "Straight away"), "Panels logged")),
        theme("Belonging in our towns", o(act("Fund a festival chosen by young people of colour", "Culture & Events", "Summer 2027"), "2,000 come"))])


# ---- 20. The text of a table as a viewer of PDF gives it when it is copied: cell after cell, wrapped lines within

def copied():
    lines = ["Lowmoor Borough Council", "Race equality action plan 2026", "Ref", "Action", "Lead officer", "Target date", "Progress",
             "Theme 1: Our people",
             "1.1", "Publish the ethnicity pay gap with what", "we will do about it", "Head of HR", "April 2026", "Published on 2 April.",
             "1.2", "Put a race equality objective into every", "manager’s appraisal", "Chief Executive", "June 2026",
             "1.3", "Train panel chairs", "Learning and", "Development", "Ongoing", "48 of 120 trained.",
             "Theme 2: Our services",
             "2.1", "Check who is turned down for council", "tax support", "Revenues Manager", "September", "2026",
             "2.2", "Hold surgeries in the mosque and the", "gurdwara each month", "Customer Services", "May 2026", "Two have been held."]
    with open(here("copied.txt"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    gold("copied", sections=[
        theme("Our people",
              act("Publish the ethnicity pay gap with what we will do about it", "Head of HR", "April 2026", "Published on 2 April.", ref="1.1"),
              act("Put a race equality objective into every manager’s appraisal", "Chief Executive", "June 2026", ref="1.2"),
              act("Train panel chairs", "Learning and Development", "Ongoing", "48 of 120 trained.", ref="1.3")),
        theme("Our services",
              act("Check who is turned down for council tax support", "Revenues Manager", "September 2026", ref="2.1"),
              act("Hold surgeries in the mosque and the gurdwara each month", "Customer Services", "May 2026", "Two have been held.", ref="2.2"))])

# ---- 21. Tables one below the other on a sheet, each under its name, with milestones in columns of their own

def stacked():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Action plan"
    s["A1"] = "Race Equality Action Plan 2026-27"
    s["A1"].font = Font(bold=True, size=14)
    s["A2"] = "Haverbridge College of Further Education"
    at, sections = 4, []
    for name, rows in [
        ("Priority 1 - Curriculum", [["1.1", "Review reading lists in every department", "Heads of Department", "Lists collected Oct 26", "Reviewed Mar 27", "Jul 2027", "In progress"], ["1.2", "Run a summer school for adults new to English", "ESOL Manager", "Tutors hired Feb 27", None, "Aug 2027", "Not started"]]),
        ("Priority 2 - Safety on site", [["2.1", "Put a named contact for racist incidents on every campus", "Director of Student Experience", None, None, "Sep 2026", "Complete"]])]:
        s.cell(at, 1, name).font = Font(bold=True)
        s.merge_cells(start_row=at, start_column=1, end_row=at, end_column=7)
        for x, h in enumerate(["Ref", "Action", "Owner", "Milestone 1", "Milestone 2", "Completion", "Status"], 1):
            s.cell(at + 1, x, h).fill = PatternFill("solid", fgColor="BDD7EE")
        for y, row in enumerate(rows, at + 2):
            for x, v in enumerate(row, 1):
                s.cell(y, x, v)
        at += len(rows) + 4
        status = {"In progress": "on_track", "Not started": "not_started", "Complete": "complete"}
        sections.append(theme(name.split(" - ", 1)[1], *[full(act(r[1], r[2], r[5], r[6], ref=r[0]), status=status[r[6]], other={"Milestone 1": r[3]} if r[3] else {}) for r in rows]))
    book.save(here("stacked.xlsx"))
    gold("stacked", sections=sections)


# ---- 22. A borough's objectives as headings, each with labels in bold and a list of actions that name who and when

def labelled_lists():
    doc = word.Document()
    doc.add_heading("Eastholme Borough Council: equality objectives 2026–2030", 0)
    sections = []
    for n, (name, why, actions) in enumerate([
        ("Children start school ready to learn", "One in four Roma children had no nursery place.", [("Offer a nursery place to every Roma family by letter and by visit", "Early Years", "September 2026"), ("Train six bilingual family workers", "Family Hubs", "March 2027")]),
        ("Everybody can get about", "Bus cuts fell on the wards with most residents of colour.", [("Map every bus cut against who lives along the line", "Transport Policy", "June 2026"), ("Ask operators for night buses to the hospital", "Transport Policy", "December 2026")])], 1):
        doc.add_heading(f"Objective {n}: {name}", 1)
        p = doc.add_paragraph()
        p.add_run("Why this matters ").bold = True
        p.add_run(why)
        p = doc.add_paragraph()
        p.add_run("What we will do").bold = True
        for what, who, when in actions:
            doc.add_paragraph(f"{what} [{who}, {when}]", style="List Bullet")
        p = doc.add_paragraph()
        p.add_run("How we will know ").bold = True
        p.add_run("We will publish the figures each year.")
        sections.append(theme(name, *[act(*a) for a in actions]))
    doc.save(here("labelled-lists.docx"))
    gold("labelled-lists", sections=sections)


# ---- 23. A page of an editor's table: themes over several rows, several actions in a cell parted by breaks

def breaks():
    row = lambda *c: "<tr>" + "".join(c) + "</tr>"
    td = lambda t, a="": f"<td{a}>{t}</td>"
    body = ("<div class='wrap'><h1>Tackling racial inequality</h1><p>Published 4 March 2026 by the Isle and Downs Integrated Care Partnership</p><figure class='wp-block-table'><table><tbody>"
            + row(*[td(f"<strong>{h}</strong>") for h in ("Theme", "Key actions", "Lead organisation", "Timeframe", "Progress (RAG)")])
            + row(td("Maternity", " rowspan=2"), td("Continuity of carer for Black and Asian women in the five most deprived wards"), td("Isle Hospitals NHS Trust"), td("2026/27"), td("🟢 On track"))
            + row(td("Interpreters at every birth that needs one"), td("Isle Hospitals NHS Trust"), td("Oct 2026"), td("🟠 Behind schedule"))
            + row(td("Mental health"), td("Community advocates on every ward<br>"), td("Downs Mental Health Trust / voluntary sector"), td("By end of 2026"), td("Not yet started"))
            + "</tbody></table></figure><p class='share'>Share this page</p></div>")
    with open(here("breaks.html"), "w", encoding="utf-8") as out:
        out.write(f"<!DOCTYPE html><html lang='en-GB'><head><title>Tackling racial inequality</title></head><body>{body}</body></html>\n")
    gold("breaks", sections=[
        theme("Maternity", full(act("Continuity of carer for Black and Asian women in the five most deprived wards", "Isle Hospitals NHS Trust", "2026/27", "🟢 On track"), status="on_track"),
              full(act("Interpreters at every birth that needs one", "Isle Hospitals NHS Trust", "Oct 2026", "🟠 Behind schedule"), status="delayed")),
        theme("Mental health", full(act("Community advocates on every ward", "Downs Mental Health Trust / voluntary sector", "By end of 2026", "Not yet started"), status="not_started"))])


# ---- 24. A plan without rules, printed from a text of LibreOffice: rows shaded in turn, headings on two lines

def striped():
    data = [("Governance", "G1", "Publish who sits on each committee by ethnicity and sex", "Company Secretary", "30 June 2026", "Committee register"),
            ("Governance", "G2", "Hold two open seats on the audit committee for tenants, with training and a fee paid for each meeting", "Chair of the Board", "31 December 2026", "Two tenants appointed"),
            ("Colleagues", "C1", "Interview by a panel of three, one from another service", "Talent Partner", "1 September 2026", "All panels"),
            ("Colleagues", "C2", "Pay the difference where a pay audit finds one, back to the day it began", "Chief Finance Officer", "31 March 2027", "No gap unexplained")]
    rows = "".join(f"<tr class='{'odd' if i % 2 else 'even'}'>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for i, r in enumerate(data))
    printed("striped.pdf", "<!doctype html><html lang=en><meta charset=utf-8><title>Plan</title><style>@page{size:A4 landscape;margin:1.5cm;@bottom-center{content:counter(page)}}body{font:10pt 'Liberation Sans'}table{border-collapse:collapse;width:100%}td,th{padding:6px;text-align:left;vertical-align:top;border:0}.odd{background:#eef}th{border-bottom:2px solid #006}</style>"
            "<h1>Equality action plan</h1><p>Weaverdale Homes, adopted 12 February 2026</p><table><thead><tr><th>Area of<br>focus</th><th>Action<br>ref</th><th>Action</th><th>Accountable<br>person</th><th>To be completed<br>by</th><th>Evidence of<br>impact</th></tr></thead>" + rows + "</table>")
    gold("striped", sections=[theme(t, *[full(act(a, w, d, ref=r), other={"Evidence of impact": e}) for th, r, a, w, d, e in data if th == t]) for t in ("Governance", "Colleagues")])


# ---- 25. A health framework by levels, with what shows that each is met

def levels():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Anti-racism framework: self-assessment and delivery plan", 0)
    doc.add_paragraph("Moorgate Ambulance Service NHS Trust, September 2026")
    sections = []
    for level, rows in [
        ("Bronze – leadership commitment", [("The Board makes a public statement that names racism", "Statement on the website", "Chair", "Achieved", "October 2026"), ("One executive is accountable and says so at every public meeting", "Board minutes", "Chief Executive", "Partially achieved", "December 2026")]),
        ("Silver – structures", [("Every change of policy is tested with the network before it is signed", "Log of policies", "Director of Corporate Affairs", "Not achieved", "April 2027")])]:
        doc.add_heading(level, 2)
        table(doc, [["Deliverable", "Evidence required", "Responsible lead", "Self-assessment", "Target for completion"]] + [list(r) for r in rows])
        status = {"Achieved": "complete", "Partially achieved": "on_track", "Not achieved": "not_started"}
        sections.append(theme(level, *[full({"text": a, "lead": w, "target_date": d, "achieved": st}, other={"Evidence required": e}) for a, e, w, st, d in rows]))
        del status
    doc.save(here("levels.docx"))
    gold("levels", sections=sections)


# ---- 26. A plan in the sentences of a strategy: numbered commitments, what will be done, then who and when

def numbered_commitments():
    doc = word.Document()
    doc.add_heading("Fairer Fenwick: our race equality strategy", 0)
    doc.add_paragraph("Fenwick and District Housing Group, 2026 to 2029")
    doc.add_heading("How we wrote this strategy", 1)
    doc.add_paragraph("We spoke to 300 customers and colleagues between May and July.")
    sections = []
    n = 0
    for name, rows in [("Customers", [("Make complaints easier", "Take complaints by voice note in any language and answer in the same way.", "Complaints Manager", "Autumn 2026"), ("Check our letters", "Have customers test each standard letter before it is used.", "Communications", "By March 2027")]),
                       ("Colleagues", [("Open up promotion", "Show every vacancy to all colleagues for two weeks before it goes outside.", "People Team", "From May 2026")])]:
        doc.add_heading(name, 1)
        acts = []
        for title, text, who, when in rows:
            n += 1
            doc.add_heading(f"Commitment {n}: {title}", 2)
            doc.add_paragraph(text)
            doc.add_paragraph(f"Owner: {who} | Timescale: {when}")
            acts.append(full(act(title, who, when, ref=str(n))))
        sections.append(theme(name, *acts))
    doc.save(here("numbered-commitments.docx"))
    gold("numbered-commitments", sections=sections)


# ---- 27. A schedule exported from a planning program: tasks beneath summary tasks, told by their outline number

def schedule():
    rows = [("1", "Workforce", "", "", "40%", ""), ("1.1", "Collect ethnicity of all agency staff", "Agency Desk", "30/06/2026", "80%", "Two agencies are late"), ("1.2", "Publish promotion rates", "HR Insight", "30/09/2026", "0%", ""),
            ("2", "Services", "", "", "10%", ""), ("2.1", "Audit interpreting in all clinics", "Quality Lead", "31/12/2026", "10%", "Tool agreed"), ("2.2", "Put the complaints leaflet into BSL", "Patient Experience", "31/03/2027", "0%", "")]
    with open(here("schedule.csv"), "w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["WBS", "Task Name", "Resource Names", "Finish", "% Complete", "Notes"])
        writer.writerows(rows)
    gold("schedule", sections=[theme(t, *[act(r[1], r[2], r[3], r[5] or None, ref=r[0]) for r in rows if r[0].startswith(n + ".")]) for n, t in (("1", "Workforce"), ("2", "Services"))])


# ---- 28. A police authority's table with short, medium and long term to be ticked

def terms_ticked():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Race equality actions", 0)
    doc.add_paragraph("Highmoor and Vale Police Authority – agreed 3 June 2026")
    table(doc, [["Action", "Who", "Timescale", ..., ..., "How will we measure success?"],
                [None, None, "Short (0-6 months)", "Medium (6-18 months)", "Long (18+ months)", None],
                ["Ask every complainant whether they felt heard", "Complaints Review Team", "✓", "", "", "Score by ethnicity"],
                ["Train panel members in reading use-of-force data", "Scrutiny Officer", "", "✓", "", "All panels trained"],
                ["Hold the force to a yearly target on retention", "Deputy Commissioner", "", "✓", "✓", "Leavers by ethnicity"]])
    doc.save(here("terms-ticked.docx"))
    m = lambda it, measure: full(it, other={"How will we measure success?": measure})
    gold("terms-ticked", sections=[theme(None,
        m(act("Ask every complainant whether they felt heard", "Complaints Review Team", "Timescale Short (0-6 months)"), "Score by ethnicity"),
        m(act("Train panel members in reading use-of-force data", "Scrutiny Officer", "Timescale Medium (6-18 months)"), "All panels trained"),
        m(act("Hold the force to a yearly target on retention", "Deputy Commissioner", "Timescale Medium (6-18 months) to Timescale Long (18+ months)"), "Leavers by ethnicity"))])


# ---- 29. A workbook with colours for statuses and a sheet that says what they mean

def coloured():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Tracker"
    for x, h in enumerate(["Strand", "Action", "Responsible", "Deadline", "RAG", "Narrative"], 1):
        s.cell(1, x, h).font = Font(bold=True)
    rows = [("Pay", "Publish the pay gap by ethnicity", "Reward Lead", "31/03/2026", "00B050", "Published."), (None, "Close the gap at grade 9", "Reward Lead", "31/03/2028", "FFC000", ""),
            ("Progression", "Ring-fence places on the senior leaders' course", "OD Lead", "30/09/2026", "FF0000", "No budget yet."), (None, "Give every acting-up post an end date", "HR Partners", "30/06/2026", "0070C0", "In the new policy.")]
    for y, row in enumerate(rows, 2):
        for x, v in zip((1, 2, 3, 4, 6), (row[0], row[1], row[2], row[3], row[5])):
            s.cell(y, x, v)
        s.cell(y, 5).fill = PatternFill("solid", fgColor=row[4])
    s.merge_cells("A2:A3")
    s.merge_cells("A4:A5")
    key = book.create_sheet("Key")
    for y, (fill, words) in enumerate([("00B050", "On track"), ("FFC000", "At risk"), ("FF0000", "Off track"), ("0070C0", "Complete")], 1):
        key.cell(y, 1).fill = PatternFill("solid", fgColor=fill)
        key.cell(y, 2, words)
    book.save(here("coloured.xlsx"))
    status = {"00B050": "on_track", "FFC000": "at_risk", "FF0000": "delayed", "0070C0": "complete"}
    item = lambda r: full(act(r[1], r[2], r[3], r[5] or None), status=status[r[4]])
    gold("coloured", sections=[theme("Pay", item(rows[0]), item(rows[1])), theme("Progression", item(rows[2]), item(rows[3]))])


# ---- 30. Bullets within bullets, with dashes behind the labels

def dashes():
    doc = word.Document()
    doc.add_heading("Larchfield NHS Foundation Trust – what we will do about racism", 0)
    sections = []
    for name, actions in [("Recruitment", [("Offer feedback to every candidate who is not appointed", "Resourcing Team", "July 2026"), ("Stop using referees who are friends of the panel", "Head of Resourcing", "immediate")]),
                          ("Wards", [("Put a sign on each ward that says abuse is reported", "Matrons", "May 2026")])]:
        doc.add_heading(name, 1)
        for what, who, when in actions:
            doc.add_paragraph(what, style="List Bullet")
            doc.add_paragraph(f"Lead – {who}", style="List Bullet 2")
            doc.add_paragraph(f"Timescale – {when}", style="List Bullet 2")
        sections.append(theme(name, *[act(*a) for a in actions]))
    doc.save(here("dashes.docx"))
    gold("dashes", sections=sections)


# ---- 31. An upright page with a table that breaks within a cell, its headings not said again

def broken():
    data = [(str(n), f"{verb} {what}", who, when) for n, (verb, what, who, when) in enumerate([
        ("Review", "every policy that mentions appearance or dress with the staff network, beginning with hair, and write down for each what was changed and why it was changed, so that nobody has to ask twice", "Policy Lead", "May 2026"),
        ("Train", "recruiting managers to take notes that another person could follow, and check a tenth of these notes each quarter", "Learning Team", "June 2026"),
        ("Publish", "the outcome of each grievance about race in a form that names nobody", "Employee Relations", "Every April"),
        ("Invite", "trade unions to choose two members of the equality board, with time off for meetings and for reading before them", "Board Secretary", "September 2026"),
        ("Measure", "how long people of each group wait for a decision on flexible working", "HR Analytics", "Q2 2026/27"),
        ("Ask", "every manager what they did for inclusion in the year, in the appraisal and before pay is decided", "Chief People Officer", "March 2027")], 1)]
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in data)
    printed("broken.pdf", "<!doctype html><html lang=en><meta charset=utf-8><title>Plan</title><style>@page{size:A5;margin:1.5cm}body{font:11pt 'Liberation Serif'}table{border-collapse:collapse;width:100%}td,th{border:1px solid #444;padding:4px;text-align:left;vertical-align:top}td:nth-child(2){width:45%}</style>"
            "<h1>Workforce equality actions</h1><p>Millbrook Probation Service, January 2026</p><table><tr><th>No</th><th>What</th><th>Who</th><th>When</th></tr>" + rows + "</table>")
    gold("broken", sections=[theme(None, *[act(a, w, d, ref=n) for n, a, w, d in data])])


# ---- 32. A council's answer to a review: what was recommended, whether it is accepted, what is done

def responses():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Response to the independent race review", 0)
    doc.add_paragraph("Cabinet, Stourbank City Council, 9 July 2026")
    rows = [["R1", "The Council should publish disciplinary outcomes by ethnicity.", "Accepted", "Publish outcomes each January", "Director of HR", "January 2027"],
            ["R2", "The Council should set up an independent reporting line.", "Accepted in part", "Pilot a line run by a charity for one year", "Monitoring Officer", "April 2027"]]
    table(doc, [["Ref", "Recommendation", "Response", "Action", "Lead officer", "Target date"]] + rows)
    doc.save(here("responses.docx"))
    gold("responses", sections=[theme(None, *[full(act(r[3], r[4], r[5]), other={"Response": r[2]}) for r in rows], recommendations=[{"text": r[1], "ref": r[0]} for r in rows])])


# ---- 33. A motion: what a council resolves to do

def motion():
    doc = word.Document()
    doc.add_heading("Motion: race equality in Bramwell", 0)
    doc.add_paragraph("Full Council of Bramwell District Council, 24 February 2026")
    doc.add_paragraph("This Council notes that:")
    for t in ("hate crime has risen by a fifth in two years", "no senior officer is from an ethnic minority"):
        doc.add_paragraph(t, style="List Bullet")
    doc.add_paragraph("This Council resolves to:")
    acts = ["Publish an ethnicity pay gap report by September 2026", "Set up a cross-party working group on race equality", "Ask the Chief Executive to report on recruitment to senior posts every six months"]
    for t in acts:
        doc.add_paragraph(t, style="List Number")
    doc.save(here("motion.docx"))
    gold("motion", sections=[theme(None, act(acts[0], None, "by September 2026"), *[act(t) for t in acts[1:]])])


# ---- 34. A template filled in halfway: long instructions, rows with nothing chosen

def template():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Action plan template"
    s["A1"] = "EDI action plan template"
    for y, t in enumerate(["Complete one row for each action. Rows may be added at the end.", "Column D: choose a directorate from the list.", "Column F: use the first day of the month.", "Return to the Inclusion Team by 31 May."], 3):
        s.cell(y, 1, t)
    for x, h in enumerate(["Action number", "EDI priority", "Action description", "Directorate", "Action owner", "Due date", "Status"], 1):
        s.cell(9, x, h).font = Font(bold=True)
    rows = [(1, "Inclusive leadership", "Coach every director with a peer from another body", "Corporate", "Head of OD", D(2026, 9, 1), "On track"),
            (2, "Inclusive leadership", "Publish directors' inclusion objectives", "Corporate", "Head of OD", D(2026, 6, 1), "Complete"),
            (3, "Fair access", "Map who uses each outpatient site", "Operations", "General Manager", D(2026, 12, 1), "Not started")]
    for y, row in enumerate(rows, 10):
        for x, v in enumerate(row, 1):
            cell = s.cell(y, x, v)
            if isinstance(v, D):
                cell.number_format = "dd/mm/yyyy"
    for y in range(13, 20):
        for x, v in ((1, y - 9), (2, "Please select"), (4, "Please select"), (7, "Please select")):
            s.cell(y, x, v)
    book.save(here("template.xlsx"))
    status = {"On track": "on_track", "Complete": "complete", "Not started": "not_started"}
    gold("template", sections=[theme(p, *[full(act(r[2], r[4], r[5].strftime("%d/%m/%Y"), r[6], ref=str(r[0])), status=status[r[6]]) for r in rows if r[1] == p], service=d)
                               for p, d in (("Inclusive leadership", "Corporate"), ("Fair access", "Operations"))])


if __name__ == "__main__":
    for write in (care_board, rationale, outcomes, strategic, rescue, landlord, mayor, beside, nested, tick_form, said_table, minutes,
                  metrics, force, baselines, leaflet, sub_actions, shaded, strategy, copied,
                  stacked, labelled_lists, breaks, striped, levels, numbered_commitments, schedule, terms_ticked,
                  coloured, dashes, broken, responses, motion, template):
        write()
