#!/usr/bin/env python3
"""Writes a fifth lot of invented documents as other bodies lay theirs out, each with its gold reading, made before any was read:
python3 make_strangers_fifth.py. Needs python-docx, python-pptx and xlsxwriter from PyPI, and LibreOffice; make_strangers_fifth_prints.py
writes those that are printed. What is in `doubtful` is not read right yet."""
import csv, datetime

import docx as word
import pptx
import xlsxwriter
from docx.shared import Pt
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme

D = datetime.date


# ---- 1. A trust's two standards in one table: metrics merged over objectives, objectives merged over actions

def two_standards():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Saltmarsh Partnership NHS Foundation Trust", 0)
    doc.add_paragraph("WRES and WDES improvement plan, April 2026 to March 2027")
    rows = [["Metric", "Objective", "Action", "Owner", "Completion date", "Measure"]] + [list(r) for r in TWO_STANDARDS]
    t = table(doc, rows)
    repeat(t.rows[0])
    for cell in t.rows[0].cells:
        shade(cell, "005EB8")
    doc.add_paragraph("Owners report to the People Committee in July, October and January.")
    doc.save(here("two-standards.docx"))
    flat = []
    for r in TWO_STANDARDS:
        flat.append([v if v is not None else flat[-1][i] for i, v in enumerate(r)])
    gold("two-standards", sections=[
        theme(m, *[full(act(r[2], " ".join(r[3]) if isinstance(r[3], list) else r[3], r[4]), other={"Objective": r[1], "Measure": r[5]}) for r in flat if r[0] == m])
        for m in dict.fromkeys(r[0] for r in flat)])


TWO_STANDARDS = [
    ("WRES 2 – Appointment from shortlisting", "Applicants are judged on the job alone", "Score answers before panels meet", ["Nadia Frost", "Head of Resourcing"], "30 September 2026", "Ratio under 1.25"),
    (None, None, "Keep notes of each panel for two years", ["Nadia Frost", "Head of Resourcing"], "31 October 2026", "Sample of twenty each quarter"),
    (None, "Managers answer for whom they appoint", "Show each division its own ratio every month", "People Analytics", "From June 2026", "Ten reports sent"),
    ("WDES 8 – Adjustments", "Nobody waits more than 20 days", "Pay for adjustments from one central budget", "Deputy Director of Finance", "Complete", "Days from request to desk"),
    ("WRES 6 and WDES 4b – Harassment by staff", "Colleagues can say what happened and be safe", "Train forty people to listen in confidence", "Freedom to Speak Up Guardian", "Q3 2026/27", "Forty trained")]


# ---- 2. A cabinet report: numbered paragraphs, what cabinet agrees, the plan in an appendix with a line for each priority

def cabinet():
    doc = word.Document()
    doc.add_heading("Otterdale Borough Council", 1)
    doc.add_paragraph("CABINET – 9 September 2026")
    doc.add_paragraph("Report of the Executive Director of Corporate Services")
    doc.add_heading("Anti-racism action plan 2026 to 2029", 1)
    for heading, texts in [
        ("1. Summary", ["1.1 This report asks Cabinet to agree a plan that follows from the listening exercise of last winter.", "1.2 Four hundred residents and ninety members of staff took part."]),
        ("2. Recommendations", ["2.1 That Cabinet agrees the action plan in Appendix A.", "2.2 That Cabinet agrees to receive a report each September.", "2.3 That authority is given to the Executive Director to amend dates in consultation with the Leader."]),
        ("3. Reasons", ["3.1 We will not close gaps that we do not measure.", "3.2 Doing nothing was considered and rejected."]),
        ("4. Legal implications", ["4.1 Section 149 of the Equality Act 2010 applies."])]:
        doc.add_heading(heading, 2)
        for text in texts:
            doc.add_paragraph(text)
    doc.add_page_break()
    doc.add_heading("Appendix A", 2)
    sections = []
    for letter, name, rows in CABINET:
        par = doc.add_paragraph()
        par.add_run(f"Priority {letter}: {name}").bold = True
        table(doc, [["", "What", "Who", "When", "Resources"]] + [[f"{letter}{n}", *r] for n, r in enumerate(rows, 1)])
        sections.append(theme(name, *[full(act(r[0], r[1], r[2], ref=f"{letter}{n}"), other={"Resources": r[3]}) for n, r in enumerate(rows, 1)]))
    doc.add_heading("Appendix B", 2)
    doc.add_paragraph("Equality impact assessment: published on the website.")
    doc.save(here("cabinet.docx"))
    gold("cabinet", sections=sections)


CABINET = [
    ("A", "A council that looks like its borough", [("Set a target for each pay band", "Head of HR", "Dec 2026", "Within budget"), ("Ask every leaver for their reasons", "HR Business Partners", "From Oct 2026", "£4,000 a year")]),
    ("B", "Homes and streets that are safe", [("Meet each family who reports harassment within two days", "Tenancy Manager / Community Safety", "Ongoing", "Two posts"), ("Light the path to the mosque in Weir Lane", "Highways", "31/01/2027", "£22,000"), ("Publish what tenants tell us", "Housing Policy Officer", "Every April", "Within budget")])]


# ---- 3. A fire service's tracker: groups with gaps between, filters, a percentage and a rating that formulas work out

def fire_tracker():
    book = xlsxwriter.Workbook(here("fire-tracker.xlsx"))
    s = book.add_worksheet("EDI Tracker")
    bold, band = book.add_format({"bold": True}), book.add_format({"bold": True, "bg_color": "#C00000", "font_color": "#FFFFFF"})
    day, share = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "0%"})
    s.write("A1", "Kestrel Valley Fire and Rescue Service – EDI action tracker", bold)
    s.write("A2", "Position at")
    s.write_formula("B2", "=DATE(2026,10,31)", day, 46326)
    head = ["Ref", "Action description", "Action owner", "Start", "End", "% complete", "RAG", "Latest update"]
    for x, h in enumerate(head):
        s.write(3, x, h, bold)
    y, sections = 4, []
    for group, rows in FIRE_TRACKER:
        s.write(y, 0, group, band)
        for x in range(1, 8):
            s.write_blank(y, x, None, band)
        y += 1
        for ref, text, who, start, end, done, rag, update in rows:
            s.write(y, 0, ref)
            s.write(y, 1, text)
            s.write(y, 2, who)
            s.write_datetime(y, 3, start, day)
            s.write_datetime(y, 4, end, day)
            s.write(y, 5, done, share)
            s.write_formula(y, 6, f'=IF(F{y + 1}=1,"Complete",IF(E{y + 1}<$B$2,"Overdue","On track"))', None, rag)
            s.write(y, 7, update)
            y += 1
        y += 1
        read = {"Complete": "complete", "Overdue": "delayed", "On track": "on_track"}
        sections.append(theme(group, *[full(act(t, w, end.strftime("%d/%m/%Y"), u or None, ref=r), status=read[g], other={"% complete": f"{round(p * 100)}%"}) for r, t, w, _, end, p, g, u in rows]))
    s.autofilter(3, 0, y - 2, 7)
    s.freeze_panes(4, 2)
    book.close()
    gold("fire-tracker", sections=sections)


FIRE_TRACKER = [
    ("LEADERSHIP", [("L1", "Give each station manager an inclusion objective", "Area Manager (People)", D(2026, 4, 1), D(2026, 9, 30), 0.6, "Overdue", "Sixteen of twenty-seven have one"), ("L2", "Bring in an outside member for the ethics board", "Clerk to the Authority", D(2026, 4, 1), D(2026, 8, 31), 1, "Complete", "Appointed in July")]),
    ("RECRUITMENT", [("R1", "Hold practice days for the job-related tests", "Recruitment Manager", D(2026, 5, 1), D(2027, 3, 31), 0.25, "On track", "Three of twelve held"), ("R2", "Let applicants see the test course before they apply", "Recruitment Manager", D(2026, 9, 1), D(2027, 1, 31), 0, "On track", "")]),
    ("COMMUNITY", [("C1", "Fit alarms in all hostels for refugees", "Prevention Lead", D(2026, 4, 1), D(2026, 12, 31), 0.9, "On track", "One hostel remains")])]


# ---- 4. A university's charter: long reasons, start and end on two lines, a person or a group, bullets for success

def charter_rows():
    doc = word.Document()
    landscape(doc)
    doc.styles["Normal"].font.size = Pt(9)
    doc.add_heading("Race Equality Charter: Bronze renewal – SMART action plan", 1)
    doc.add_paragraph("University of the Eastern Fells")
    rows = [["No.", "Rationale (evidence and reference to the submission)", "Planned action / objective", "Timeframe (start/end date)", "Person/group responsible", "Success criteria and outcome"]]
    for no, why, text, when, who, good in CHARTER_ROWS:
        rows.append([no, why, text, when, who, ["• " + g for g in good]])
    out = table(doc, [[c if not (isinstance(c, list) and c[0].startswith("• ")) else "" for c in r] for r in rows])
    for y, r in enumerate(rows):
        if y:
            cell = out.cell(y, 5)
            cell.paragraphs[0].text, cell.paragraphs[0].style = r[5][0][2:], doc.styles["List Bullet"]
            for line in r[5][1:]:
                cell.add_paragraph(line[2:], style="List Bullet")
    repeat(out.rows[0])
    doc.save(here("charter-rows.docx"))
    gold("charter-rows", sections=[theme(None, *[full(act(t, who, " ".join(when), ref=no), other={"Success criteria and outcome": "\n".join("- " + g for g in good)}) for no, _, t, when, who, good in CHARTER_ROWS])])


CHARTER_ROWS = [
    ("4.1", ["In the staff survey 41% of respondents of colour, and 68% of White respondents, said that promotion is fair (section 4a, p. 31).", "The reasons given in focus groups were that criteria are applied unevenly and that heads of school decide alone who is put forward."], "Let staff put themselves forward for promotion in every school", ["Sept 2026", "July 2028"], "Deputy Vice-Chancellor; Promotions Committee", ["Applications from staff of colour rise from 11% to 18%", "Agreement in the survey reaches 60%"]),
    ("4.2", ["Only three of nineteen members of the senate are of colour (section 3b)."], "Reserve two seats in the senate for elected members of the race equality network until the share matches that of staff", ["Jan 2027", "Dec 2027"], "University Secretary", ["Ordinance changed"]),
    ("7.3", ["The awarding gap for Black students was 19.2 points in 2024/25 and has not fallen since the last submission (section 7c, p. 58).", "In six courses no Black student has received a first in five years."], "Review assessment in the six courses with external examiners and students", ["Oct 2026", "June 2027"], "Associate Deans (Education)", ["Six reviews reported to the board", "Gap below 10 points by 2029"])]


# ---- 5. A housing association's page with tabs: their names in buttons only, numbered items with facts on further lines

def tab_panels():
    buttons = "".join(f'<button role="tab" id="tab-{n}" aria-controls="panel-{n}" aria-selected="{"true" if n == 1 else "false"}">{name}</button>' for n, (name, _, _) in enumerate(TAB_PANELS, 1))
    panels = ""
    for n, (name, aim, rows) in enumerate(TAB_PANELS, 1):
        items = "".join(f"<li><p>{t}</p><span class=meta><b>Owner</b> {w}<br><b>Target date</b> {d}<br><b>Progress so far</b> {p}</span></li>" for t, w, d, p in rows)
        panels += f'<div role="tabpanel" id="panel-{n}" aria-labelledby="tab-{n}"{"" if n == 1 else " hidden"}><p>{aim}</p><ol>{items}</ol></div>'
    with open(here("tab-panels.html"), "w", encoding="utf-8") as out:
        out.write(f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Our race equality action plan | Larkfield Homes</title><style>.meta{{color:#555}}</style></head><body>
<header><nav aria-label="Main"><a href="/">Home</a> <a href="/rent">Pay your rent</a> <a href="/repairs">Report a repair</a></nav></header>
<main><h1>Our race equality action plan</h1><p>Agreed by our Board in May 2026.</p><div role="tablist">{buttons}</div>{panels}</main>
<footer><p>Larkfield Homes is a charitable community benefit society.</p><a href="/privacy">Privacy</a></footer><script>document.querySelectorAll('[role=tab]')</script></body></html>\n""")
    gold("tab-panels", sections=[theme(name, *[act(*r) for r in rows]) for name, _, rows in TAB_PANELS])


TAB_PANELS = [
    ("Customers", "Every customer gets the same quality of home and help.", [("Publish repair times by ethnicity and estate", "Head of Repairs", "December 2026", "Data checked for two estates."), ("Call back in the customer’s own language", "Contact Centre Manager", "From October 2026", "Supplier chosen.")]),
    ("Colleagues", "Our leaders look like our customers.", [("Put two places on the Board out to residents", "Company Secretary", "AGM 2027", "Not begun."), ("Give each new manager a reverse mentor", "Head of People", "31 March 2027", "Six pairs have met."), ("Report pay gaps by ethnicity", "Finance Director", "Annually, in June", "First report published.")]),
    ("Contractors", "We buy from those who share our aims.", [("Ask bidders for their own race equality plans", "Procurement Lead", "All tenders from April 2027", "Wording agreed.")])]


# ---- 6. A Scottish council: outcomes as headings, outputs merged over the actions that lead to them

def outputs():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.add_heading("Glenarrick Council: equality mainstreaming and outcomes report 2025–2029", 1)
        doc.add_paragraph("Progress at April 2027 is shown against each action.")
        for n, (name, rows) in enumerate(OUTPUTS, 1):
            doc.add_heading(f"Outcome {n}: {name}", 2)
            table(doc, [["Output", "Actions", "Lead", "Timescale", "Progress at April 2027"]] + [list(r) for r in rows])
        doc.save(path)
    office("outputs.odt", save, "docx")
    sections = []
    for name, rows in OUTPUTS:
        flat = []
        for r in rows:
            flat.append([v if v is not None else flat[-1][i] for i, v in enumerate(r)])
        sections.append(theme(name, *[full(act(r[1], r[2], r[3], r[4] or None), other={"Output": r[0]}) for r in flat]))
    gold("outputs", sections=sections)


OUTPUTS = [
    ("People of all ethnic groups can take part in decisions", [("A citizens’ panel that reflects Glenarrick", "Invite by lottery from all four towns", "Communities Team", "June 2025", "1,200 invited."), (None, "Pay for childcare, travel and interpreters", "Communities Team", "June 2025 onwards", "Paid to 31 members."), ("Papers that everyone can read", "Publish a page in plain words with each committee paper", "Committee Services", "January 2026", "")]),
    ("Pupils see themselves in what they learn", [("A new curriculum for S1 to S3", "Write units on Scotland’s part in slavery with local archives", "Education Officer (Curriculum)", "August 2026", "Three units are taught."), (None, "Train 60 teachers to use them", "Education Officer (Curriculum), Regional Improvement Collaborative", "By March 2027", "Forty-four trained.")])]


# ---- 7. A school trust: the priority across the top of each table, its headings beneath, who monitors and what it costs

def school_trust():
    doc = word.Document()
    doc.add_heading("Harbour Lights Learning Trust", 0)
    doc.add_paragraph("Equality action plan for all seven academies, 2026–2027")
    for name, rows in SCHOOL_TRUST:
        t = table(doc, [[name] + [...] * 5, ["Action", "Led by", "By", "Cost", "Monitored by", "Impact"]] + [list(r) for r in rows])
        for row in t.rows[:2]:
            for cell in row.cells:
                for run in cell.paragraphs[0].runs:
                    run.bold = True
        doc.add_paragraph()
    doc.save(here("school-trust.docx"))
    gold("school-trust", sections=[theme(n.split(": ", 1)[1], *[full(act(r[0], r[1], r[2]), other={"Cost": r[3], "Monitored by": r[4], "Impact": r[5]}) for r in rows]) for n, rows in SCHOOL_TRUST])


SCHOOL_TRUST = [
    ("Priority 1: Attendance and exclusion", [("Review each suspension of a Black Caribbean or Roma pupil within a week", "Director of Inclusion", "Autumn term 2026", "None", "Standards Committee", "Suspensions fall by half"), ("Pay home-school workers who speak Romanes", "Head of Safeguarding", "January 2027", "£38,000", "Trust Board", "Attendance of Roma pupils over 90%")]),
    ("Priority 2: Curriculum", [("Audit the reading lists of all key stages", "English leads", "Spring 1", "£0", "Local governors", "A third of authors are of colour"), ("Invite a local historian to each academy", "History leads", "Summer term 2027", "£2,100", "Principals", "Pupils speak about their town’s past")])]


# ---- 8. A charity's slide: arrows with dates along a line, above and below them what is done and by whom

def arrows():
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Becoming an anti-racist charity"
    first.placeholders[1].text = "Open Doors Trust – plan for 2026–27"
    activities = []
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Our timeline"
    line = slide.shapes.add_connector(1, Inches(0.4), Inches(3.9), Inches(9.6), Inches(3.9))
    line.name = "Line"
    for n, (when, text, who) in enumerate(ARROWS):
        left = Inches(0.4 + 2.35 * n)
        arrow = slide.shapes.add_shape(MSO_SHAPE.CHEVRON, left, Inches(3.6), Inches(2.2), Inches(0.6))
        arrow.text_frame.text = when
        frame = slide.shapes.add_textbox(left, Inches(1.9 if n % 2 == 0 else 4.4), Inches(2.2), Inches(1.5)).text_frame
        frame.word_wrap = True
        frame.text = text
        frame.add_paragraph().text = f"Lead: {who}"
        activities.append(act(text, who, when))
    deck.save(here("doubtful/arrows.pptx"))
    gold("doubtful/arrows", sections=[theme("Our timeline", *activities)])


ARROWS = [("April 2026", "Share the findings of the staff listening project", "Chief Executive"), ("July 2026", "Recruit three trustees from communities we serve", "Chair"), ("October 2026", "Move grants to groups led by people of colour", "Grants Manager"), ("March 2027", "Publish a first yearly report", "Communications Lead")]


# ---- 9. A tracker of issues exported: keys, parents as themes, a heading said several times, times with each date

def issues_csv():
    with open(here("issues.csv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["Issue Type", "Issue key", "Issue id", "Parent", "Parent summary", "Summary", "Assignee", "Reporter", "Priority", "Status", "Resolution", "Created", "Updated", "Due date", "Labels", "Labels", "Comment"])
        for n, (parent, text, who, status, due, comment) in enumerate(ISSUES, 1):
            writer.writerow(["Task", f"EDI-{n + 20}", 10400 + n, 10300, parent, text, who, "Policy Hub", "Medium", status, "Done" if status == "Done" else "", "03/Feb/26 9:14 AM", "11/Oct/26 4:40 PM", due and f"{due} 12:00 AM", "anti-racism", "2026", comment])
    read = {"Done": "complete", "In Progress": "on_track", "To Do": "not_started"}
    gold("issues", sections=[theme(p, *[full(act(t, w or None, d and f"{d} 12:00 AM" or None, c or None, ref=f"EDI-{n + 20}"), status=read[s]) for n, (q, t, w, s, d, c) in enumerate(ISSUES, 1) if q == p]) for p in dict.fromkeys(i[0] for i in ISSUES)])


ISSUES = [
    ("Fair procurement", "Break contracts into lots that small firms can bid for", "Jo Adeyinka", "In Progress", "31/Mar/27", "Four lots so far, more in January"),
    ("Fair procurement", "Publish spend with minority-led firms", "Samir Pole", "Done", "30/Sep/26", "Published; 3.1% of spend"),
    ("Open data", "Publish service use by ethnic group, where numbers allow it", "Data Team", "To Do", "30/Jun/27", ""),
    ("Open data", "Ask users what they want to see", "", "To Do", "", "")]


# ---- 10. A table of two columns for each action, its number and name across the top

def small_tables():
    doc = word.Document()
    doc.add_heading("Merewater Combined Authority", 0)
    doc.add_paragraph("Race equality delivery plan, adopted June 2026")
    sections, n = [], 0
    for name, rows in SMALL_TABLES:
        doc.add_heading(name, 1)
        activities = []
        for text, why, who, when, where in rows:
            n += 1
            t = table(doc, [[f"Action {n}", text], ["Why this matters", why], ["Accountable", who], ["To be done by", when], ["Where we are", where]])
            for cell in t.rows[0].cells:
                shade(cell, "D9D9D9")
            doc.add_paragraph()
            activities.append(full(act(text, who, when, where, ref=str(n)), other={"Why this matters": why}))
        sections.append(theme(name, *activities))
    doc.save(here("small-tables.docx"))
    gold("small-tables", sections=sections)


SMALL_TABLES = [
    ("Transport", [("Train all bus drivers of franchised routes in fair treatment", "A quarter of complaints name race.", "Director of Bus", "December 2026", "First depot trained."), ("Show fares and help in eight languages at every stop", "Visitors pay more than they need to.", "Head of Customer Experience", "Summer 2027", "Trial at forty stops.")]),
    ("Skills and work", [("Offer grants for tools to apprentices from families on low incomes", "Dropping out is highest among Bangladeshi apprentices.", "Head of Skills / Colleges Group", "Each September", "Open for its first year.")])]


if __name__ == "__main__":
    for write in (two_standards, cabinet, fire_tracker, charter_rows, tab_panels, outputs, school_trust, arrows, issues_csv, small_tables):
        write()
