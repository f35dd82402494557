#!/usr/bin/env python3
"""Writes the Word documents of the ninth lot: invented plans laid out as public bodies of their kind print theirs, each with its gold
reading, made before any was read: python3 make_strangers_ninth.py. Needs python-docx from PyPI and LibreOffice;
make_strangers_ninth_sheets.py and make_strangers_ninth_pages.py write the others."""
import docx as word
from docx.shared import Pt

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme


def band(t, y, text, fill="BFBFBF"):
    """A row across the table."""
    cell = t.cell(y, 0).merge(t.cell(y, len(t.columns) - 1))
    cell.text = text
    shade(cell, fill)


# ---- 1. A university's charter: bands for the aim and for the issues found, lettered steps under a merged objective

def aim_bands():
    doc = word.Document()
    landscape(doc)
    doc.add_paragraph("Race Equality Charter – Bronze award application").runs[0].bold = True
    doc.add_heading("Section 9: Action Plan", 1)
    doc.add_paragraph("University of the Western Marches. Version 3 – draft for Council, 14 May 2026")
    doc.add_paragraph("Abbreviations: SAT = Self-Assessment Team; UEB = University Executive Board")
    head = ["Ref", "Objective", "Action", "Timeframe", "Lead", "Success measure"]
    rows, bands = [head], []
    for aim, name, issues, objectives in AIM_BANDS:
        for text in (f"Aim {aim}: {name}", "Issues identified in application:\n" + "\n".join(f"- {i}" for i in issues)):
            bands.append((len(rows), text))
            rows.append([""] * 6)
        for n, (objective, measure, steps) in enumerate(objectives, 1):
            for k, (letter, text, when, who) in enumerate(steps):
                first = k == 0
                rows.append([f"{aim}.{n}" if first else None, objective if first else None, f"{letter}) {text}", when, who, measure if first else None])
    t = table(doc, rows, widths=[1.3, 5, 7.5, 3.4, 4, 4.5])
    for y, text in bands:
        band(t, y, text, "D9D9D9" if text.startswith("Aim") else "F2F2F2")
    repeat(t.rows[0])
    doc.sections[0].footer.paragraphs[0].text = "University of the Western Marches – REC Bronze – page 41"
    doc.save(here("aim-bands.docx"))
    gold("aim-bands", sections=[theme(name, *[full(act(t, w, d), other={"Objective": o, "Success measure": m}) for o, m, steps in objectives for _, t, d, w in steps]) for _, name, _, objectives in AIM_BANDS])


AIM_BANDS = [
    (1, "Improve the representation of minority ethnic staff where decisions are made", ["Four of nine committees had no member of colour in 2025", "Ethnicity of lay members was not recorded"], [
        ("Committees look like the university", "At or above 14% on each committee by 2029", [("a", "Collect the ethnicity of lay members on appointment", "2026 and then annually", "Clerk to Council"), ("b", "Show each chair a yearly profile of their committee", "From October 2026", "Governance Office / SAT")]),
        ("Seats are won openly", "Each seat advertised", [("a", "Advertise every vacancy for six weeks", "Jan 2027", "Clerk to Council")])]),
    (2, "Close the awarding gap", ["The gap in good degrees is 13 points", "Students told us that marking felt arbitrary"], [
        ("Marking is fair and is seen to be", "Gap under 5 points by 2030", [("a", "Mark all final-year exams without names", "Academic year 2026/27", "Academic Registrar"), ("b", "Publish marking guides with each assignment", "By Sept 2027", "Heads of School"), ("c", "Train second markers in each school", "Ongoing, reviewed each July", "Education Development Unit")])])]


# ---- 2. A hospital: a table for each metric, figures in a line above, measures as bullets

def metric_tables():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Workforce Race Equality Standard: Action Plan 2026–2027", 0)
    doc.add_paragraph("Queen Philippa Cancer Hospital NHS Foundation Trust")
    sections = []
    for n, name, data, rows in METRIC_TABLES:
        doc.add_heading(f"Metric {n}: {name}", 2)
        doc.add_paragraph(data)
        t = table(doc, [["Ref", "Actions", "Key Performance Indicators", "Accountable People / Team", "Timescale", "Progress"]] + [[f"{n}{ref}", text, [f"• {k}" if i else k for i, k in enumerate(kpis)], who, when, how] for ref, text, kpis, who, when, how in rows])
        repeat(t.rows[0])
        sections.append(theme(f"Metric {n}: {name}", *[full(act(t, w, d, h or None, ref=f"{n}{r}")) for r, t, _, w, d, h in rows]))
    doc.save(here("metric-tables.docx"))
    gold("metric-tables", sections=sections)


METRIC_TABLES = [
    (2, "Appointments", "White applicants were 1.9 times more likely to be appointed from shortlisting than BME applicants. The gap was 1.6 in 2025.", [
        ("a", "Revise the training that managers have before they recruit", ["Course run three times", "Forty managers trained"], "Recruitment Team, HRBPs, EDI Manager", "June 2026", ""),
        ("b", "Train recruitment ambassadors to sit on panels for Bands 8c and above", ["12 ambassadors trained"], "Recruitment Team; Ethnic Diversity Group", "October 2026", "Seven trained so far.")]),
    (9, "Board representation", "The difference between the Board and the workforce is -9.2%.", [
        ("a", "Name three search firms that reach candidates of colour", ["Three named"], "Company Secretary, with support from Workforce colleagues", "Sept 2026", ""),
        ("b", "Set up a shadow board of eight colleagues", ["Shadow board met twice"], "Chair / Chief Executive", "Q4 2026/27", "")])]


# ---- 3. A trust's six national actions: a key of colours first, a measure merged over the trust's own actions

def impact_actions():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("NHS EDI Improvement Plan – Six High Impact Actions", 0)
    doc.add_paragraph("Lower Trent Community Health NHS Trust | Position at 31 August 2026 | Owner: Associate Director of EDI")
    key = table(doc, [["BRAG key", "Blue – complete", "Green – on track", "Amber – at risk", "Red – overdue"]])
    for x, fill in enumerate(["D9D9D9", "0070C0", "00B050", "FFC000", "FF0000"]):
        shade(key.cell(0, x), fill)
    sections = []
    for n, statement, rows in IMPACT_ACTIONS:
        doc.add_heading(f"High Impact Action {n}", 2)
        doc.add_paragraph(statement)
        table(doc, [["Success metric", "What we will do", "Executive lead", "Operational lead", "By when", "BRAG", "Update"]] + [list(r) for r in rows])
        read, metric = [], None
        for m, t, e, o, d, g, u in rows:
            metric = m or metric
            read.append(full(act(t, e, d, u or None), status={"Blue": "complete", "Green": "on_track", "Amber": "at_risk", "Red": "delayed"}[g], other={"Success metric": metric, "Operational lead": o}))
        sections.append(theme(statement, *read))
    doc.save(here("impact-actions.docx"))
    gold("impact-actions", sections=sections)


IMPACT_ACTIONS = [
    (1, "Those who lead set themselves goals for inclusion and answer for them each year.", [
        ("Annual review of board objectives", "Write one inclusion objective for each director", "Chair", "Company Secretary", "30/09/2026", "Green", "Five of eleven written."),
        (None, "Report on the objectives in the annual report", "Chief Executive", "Head of Communications", "31/05/2027", "Green", "")]),
    (3, "No group is paid less than another for the same work.", [
        ("Pay gap by ethnicity", "Work out the pay gap for each band and profession", "Chief People Officer", "Workforce Information Manager", "31/07/2026", "Blue", "Published on 30 July."),
        (None, "Review starting salaries of the last two years", "Chief Finance Officer", "Reward Lead", "28/02/2027", "Amber", "Waiting for data from the shared service.")])]


# ---- 4. A board's EDS report: a table of scores, then an action plan without leads

def scores_and_actions():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("NHS Equality Delivery System EDS Report 2026", 0)
    table(doc, [["Name of Organisation", "Fens and Wolds Integrated Care Board", "Organisation Board Sponsor/Lead", "Chief Nurse"], ["Name of Integrated Care System", "Fens and Wolds", "Date of next review", "February 2028"]])
    doc.add_heading("Domain 1: Commissioned or provided services", 2)
    table(doc, [["Domain", "Outcome", "Evidence", "Rating", "Owner (Dept/Lead)"],
        ["Domain 1: Commissioned or provided services", "1A: Patients can reach the service", ["Interpreters were booked 4,120 times.", "Late bookings fell by a third."], "2", "Access Team"],
        [None, "1B: Care fits each patient", "A maternity survey in five languages had 311 answers.", "1", "Maternity Network"],
        ["Domain 1: Commissioned or provided services overall rating", ..., ..., "3", ""]])
    doc.add_heading("EDS Action Plan", 2)
    table(doc, [["EDS Lead", "Year(s) active"], ["Head of Inclusion", "2026/27 to 2027/28"], ["EDS Sponsor", "Authorisation date"], ["Chief Nurse", "11 March 2026"]])
    doc.add_paragraph("")
    table(doc, [["Domain", "Outcome", "Objective", "Action", "Completion date"]] + [list(r) for r in SCORES_AND_ACTIONS])
    doc.save(here("scores-and-actions.docx"))
    flat = []
    for r in SCORES_AND_ACTIONS:
        flat.append([v if v is not None else flat[-1][i] for i, v in enumerate(r)])
    gold("scores-and-actions", sections=[theme(d, *[full(act(r[3], None, r[4]), other={"Outcome": r[1], "Objective": r[2]}) for r in flat if r[0] == d]) for d in dict.fromkeys(r[0] for r in flat)])


SCORES_AND_ACTIONS = [
    ("Domain 1: Commissioned or provided services", "1A: Patients can reach the service", "Nobody waits for an interpreter", "Put video interpreting into every urgent care centre", "31 October 2026"),
    (None, None, "Letters are understood", "Send appointment letters in the patient’s own language", "30 April 2027"),
    (None, "1B: Care fits each patient", "Fewer mothers are harmed", "Review each near miss with an advocate chosen by the family", "From June 2026, quarterly"),
    ("Domain 2: Workforce health and well-being", "2B: Nobody is abused at work", "Abuse by patients has consequences", "Adopt a yellow and red card procedure in all practices", "January 2027")]


# ---- 5. Chiefs of police: outcomes on the left, questions as headings, owners "as above", a marking on each page

def marked_pages():
    doc = word.Document()
    landscape(doc)
    doc.sections[0].header.paragraphs[0].text = "NOT PROTECTIVELY MARKED"
    doc.sections[0].footer.paragraphs[0].text = "NOT PROTECTIVELY MARKED"
    for line in ("EQUALITY, DIVERSITY AND INCLUSION STRATEGY", "RACE REFERENCE GROUP ACTION PLAN 2026 – 2027"):
        doc.add_paragraph().add_run(line).bold = True
    head = ["What we want to achieve\n(Outcomes)", "How we intend to do it\n(Action)", "How we will know we have done it\n(Indicator/Measure)", "Who is going to do it\n(Owner)", "By when\n(Target Dates & Milestones)", "Links to Strategy"]
    t = table(doc, [head] + [list(r) for r in MARKED_PAGES])
    for cell in t.rows[0].cells:
        shade(cell, "C6D9F1")
    doc.save(here("marked-pages.docx"))
    read, outcome, owner = {}, None, None
    for o, text, m, who, when, _ in MARKED_PAGES:
        outcome, owner = o or outcome, owner if who == "As above" else who
        read.setdefault(outcome, []).append(act(text, owner, when))
    gold("marked-pages", sections=[theme(o, *a) for o, a in read.items()])


MARKED_PAGES = [
    ("Clear lines of communication with staff associations", "Meet the associations before each change to vetting", "Minutes show what changed", "Chair of Race Reference Group", "October 2026 and ongoing", "• Engagement\n• Service"),
    (None, "Share the yearly figures on complaints with them first", "Figures sent by May", "As above", "May 2027", "• Engagement"),
    ("Recorded crime tells the truth about race hate", "Dip sample a hundred incidents that were closed without a visit", "Report to chiefs", "Deputy Chief Constable, Crime Portfolio", "Quarterly from July 2026", "• Service"),
    (None, "Agree one wording for what victims are asked", "One form in use", "Policy Support Officer (with Victim Services)", "31st March 2027", "• Service\n• Partnership")]


# ---- 6. A Welsh public appointments plan: goals in headings, numbered aims across the row with lettered steps beneath

def lettered_steps():
    doc = word.Document()
    doc.add_heading("Action Plan: Year 1: 2026–2027", 0)
    doc.add_paragraph("Diversity in public appointments. Bwrdd Penodiadau Cymunedol")
    doc.add_paragraph("“Nothing changes if nothing changes.” – a board member").italic = True
    sections = []
    for n, name, purpose, rows in LETTERED_STEPS:
        doc.add_heading(f"Goal {n}: {name}", 2)
        par = doc.add_paragraph()
        par.add_run("Purpose: ").bold = True
        par.add_run(purpose)
        t = table(doc, [["No", "Action", "Who", "When", "Output", "Outcome"]] + [list(r[:6]) for r in rows])
        for y, row in enumerate(rows, 1):
            if not row[2]:
                shade(t.cell(y, 0), "DEEAF6")
                shade(t.cell(y, 1), "DEEAF6")
        sections.append(theme(name, *[full(act(r[1], r[2], r[3]), other={"Output": r[4]} if r[4] else {}) for r in rows if r[2]]))
    doc.save(here("lettered-steps.docx"))
    gold("lettered-steps", sections=sections)


LETTERED_STEPS = [
    (1, "To know who sits where", "To know who applies, who is appointed and who stays.", [
        ("1", "Find out who sits on boards today.", "", "", "", ""), ("a", "Ask each board member for their information, saying why it is wanted.", "PAT with Knowledge and Analysis (KAS) and Chairs.", "Jan – March 2026", "", "Baseline of current boards"), ("b", "Agree with HR how the data are kept and for how long.", "PAT and HR", "By June 2026", "Agreed protocol", ""),
        ("2", "Publish a yearly report on who was appointed.", "PAT", "December 2026", "Report", "Public can see change")]),
    (2, "To find those who have never sat", "To find people who have never sat on a board.", [
        ("3", "Set up a shadowing scheme.", "", "", "", ""), ("a", "Find twenty boards that will take a shadow.", "Chairs’ Network", "May 2026", "20 boards", ""), ("b", "Match shadows and boards by interest.", "PAT / Race Alliance", "July – Sept 2026", "20 pairs", "Ten apply within a year")])]


# ---- 7. A federal court's reconciliation plan: actions merged over lettered deliverables, the timeline before who is responsible

def deliverables():
    doc = word.Document()
    doc.add_heading("Reflect Reconciliation Action Plan", 0)
    doc.add_paragraph("Tribunal Registry of the Southern Islands, July 2026 – July 2027")
    sections = []
    for name, intro, rows in DELIVERABLES:
        doc.add_heading(name, 1)
        doc.add_paragraph(intro)
        table(doc, [["", "Action", "Deliverable", "Timeline", "Responsibility"]] + [list(r) for r in rows])
        action, read = None, []
        for _, a, d, when, who in rows:
            action = a or action
            read.append(full(act(d[4:], who, when), other={"Action": action}))
        sections.append(theme(name, *read))
    doc.save(here("deliverables.docx"))
    gold("deliverables", sections=sections)


DELIVERABLES = [
    ("Relationships", "We start by meeting those whose land we sit on.", [
        ("1.", "Build relationships with First Peoples around each registry", "(a) Write down whose country each registry stands on", "September 2026", "Registrar"), (None, None, "(b) Meet elders at each registry twice a year", "March and September each year", "District Registrars"),
        ("2.", "Mark reconciliation week", "(a) Tell all staff what is on nearby", "May 2027", "Communications Adviser, Support: People and Culture")]),
    ("Governance", "Clear duties keep the plan honest.", [
        ("3.", "Keep a working group that drives the plan", "(a) Form the group", "August 2026", "RAP Champion"), (None, None, "(b) Agree terms of reference", "August 2026", "RAP Champion"), (None, None, "(c) Seat at least two members of First Peoples", "October 2026 and then annually", "Director, People and Culture")])]


# ---- 8. A Scottish council: each outcome a box of labels and values, then a table of actions by year

def outcome_boxes():
    doc = word.Document()
    doc.add_heading("Mainstreaming Report and Equality Outcomes 2026–2030", 0)
    doc.add_paragraph("Comhairle Eilean Ruadh / Red Isle Council. April 2026")
    sections = []
    for n, outcome, who, duty, rows in OUTCOME_BOXES:
        box = table(doc, [[f"Equality Outcome {n}", outcome], ["Protected characteristics", who], ["General duty", duty]])
        shade(box.cell(0, 0), "1F4E79")
        doc.add_paragraph("")
        table(doc, [["Actions", "Timescale", "Responsible service", "Measure"]] + [list(r) for r in rows])
        doc.add_paragraph("")
        sections.append(theme(outcome, *[full(act(r[0], r[2], r[1]), other={"Measure": r[3]}) for r in rows]))
    doc.save(here("outcome-boxes.docx"))
    gold("outcome-boxes", sections=sections)


OUTCOME_BOXES = [
    (1, "People from minority ethnic communities feel safe on our streets", "Race; Religion or belief", "Foster good relations", [
        ("Train bus drivers and wardens to step in when someone is abused", "Year 1", "Roads and Transport", "120 trained"), ("Open three more places where hate crime can be reported", "By April 2028", "Community Safety Partnership", "Reports by place")]),
    (2, "Our workforce is as varied as the islands", "Race; Sex; Disability", "Advance equality of opportunity", [
        ("Advertise posts where Gaelic, Polish and Arabic are read", "Ongoing", "Human Resources", "Applicants by ethnicity"), ("Guarantee an interview to those who meet the criteria", "Year 2 (2027/28)", "Human Resources", "Interviews held"), ("Ask the staff network what holds people back", "Annually, in spring", "Chief Executive’s Office", "Report to committee")])]


# ---- 9. A transport body's pay gap report: tables of figures, then what will be done

def pay_gap():
    doc = word.Document()
    doc.add_heading("Ethnicity Pay Gap Report", 0)
    doc.add_paragraph("Severnside Transport Authority. Snapshot date: 31 March 2026")
    doc.add_heading("Our figures", 1)
    table(doc, [["", "Mean gap", "Median gap"], ["2025", "9.4%", "7.1%"], ["2026", "8.8%", "7.3%"]])
    doc.add_paragraph("Table 1: mean and median gap in hourly pay")
    table(doc, [["Quartile", "White", "Minority ethnic", "Not known"], ["Upper", "81%", "9%", "10%"], ["Upper middle", "76%", "14%", "10%"], ["Lower middle", "70%", "20%", "10%"], ["Lower", "62%", "27%", "11%"]])
    doc.add_paragraph("Table 2: share of each quartile")
    doc.add_heading("What explains the gap", 1)
    doc.add_paragraph("More drivers than managers are from minority ethnic backgrounds, and fewer of them work at night than five years ago.")
    doc.add_heading("What we will do", 1)
    t = table(doc, [["Action", "Responsibility", "Timescale", "Status as at July 2026"]] + [list(r) for r in PAY_GAP])
    t.cell(0, 0).paragraphs[0].runs[0].font.size = Pt(11)
    doc.add_heading("Declaration", 1)
    doc.add_paragraph("I confirm that the data in this report are accurate. Chief Executive, July 2026.")
    doc.save(here("pay-gap.docx"))
    gold("pay-gap", sections=[theme(None, *[act(t, w, d, h or None) for t, w, d, h in PAY_GAP])])


PAY_GAP = [
    ("Open the control room trainee scheme to drivers with five years of service", "Head of Operations", "Intake of January 2027", "Scheme agreed with unions"),
    ("Show the pay range in each advert", "Recruitment Manager", "Complete", "Since April 2026"),
    ("Ask all staff again to say how they describe themselves", "HR Analytics", "Sept–Oct 2026", ""),
    ("Review how shift premiums are shared out", "Director of Bus / Finance Business Partner", "TBC – after talks with unions", "")]


# ---- 10. A primary school: questions as headings, the strand first, OpenDocument

def school_strands():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.add_heading("Single Equality Scheme – Action Plan", 1)
        doc.add_paragraph("St Ebbe’s Primary School. Agreed by governors: Autumn Term 2026. Review: Autumn Term 2027")
        table(doc, [["Equality Strand", "Action", "How will the impact of the action be monitored?", "Who is responsible for implementing?", "What are the timeframes?", "Early success indicators"]] + [list(r) for r in SCHOOL_STRANDS])
        doc.add_paragraph("Signed: ____________________ (Chair of Governors)      Date: ___________")
        doc.save(path)
    office("school-strands.odt", save, "docx")
    gold("school-strands", sections=[theme(None, *[full(act(t, w, d), other={"Equality Strand": s, "How will the impact of the action be monitored?": h, "Early success indicators": i}) for s, t, h, w, d, i in SCHOOL_STRANDS])])


SCHOOL_STRANDS = [
    ("All", "Put the scheme on the website, in the newsletter and before a staff meeting.", "A question in the yearly survey of parents", "Head teacher / designated member of staff", "Immediately after agreement, then annually in September", "Parents know of the scheme"),
    ("Race, Religion or Belief", "Report racist incidents to governors each term, with what was done.", "Termly report", "Headteacher / Governing body", "Each term", "Incidents are logged within two days"),
    ("Race", "Buy reading books whose heroes the children recognise.", "Book survey by the school council", "Literacy lead", "By February half term 2027", "A third of loans"),
    ("All", "Give every pupil a turn on the council, in assemblies and in fairs.", "Counts by race, gender and disability", "Miss Okafor", "Ongoing", "More diverse councils")]


if __name__ == "__main__":
    for write in (aim_bands, metric_tables, impact_actions, scores_and_actions, marked_pages, lettered_steps, deliverables, outcome_boxes, pay_gap, school_strands):
        write()
