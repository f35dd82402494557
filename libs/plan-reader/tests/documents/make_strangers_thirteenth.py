#!/usr/bin/env python3
"""Writes a thirteenth lot of invented documents, in the shapes in which published plans of many bodies were found to stand and to be
read wrongly, each with its gold reading: python3 make_strangers_thirteenth.py. Needs python-docx and openpyxl from PyPI, and
LibreOffice."""
import docx as word
import openpyxl
from openpyxl.styles import Font

from make_layouts import full, here, landscape, office, table
from make_lists import act, gold, theme


def sheet(title, *rows, bold=()):
    """A workbook of one sheet; a row of one cell reaches across the others."""
    book = openpyxl.Workbook()
    s = book.active
    s.title = title
    width = max(len(r) for r in rows)
    for row in rows:
        s.append(row)
        if len(row) == 1:
            s.merge_cells(start_row=s.max_row, end_row=s.max_row, start_column=1, end_column=width)
        if len(row) == 1 or row in bold:
            for cell in s[s.max_row]:
                cell.font = Font(bold=True)
    return book


# ---- 1. A city's sheet: each heading with a line beneath that explains it, an indicator merged beside the actions

def explained_headings():
    heads = ["Community indicator\nWhat we hope to see in the town.", "Outcomes and actions\nWhat we will do in each of the coming years and what we want to achieve by it", "Accountability\nWho is involved and who answers for it.",
             "Timeline\nWhen we hope to see it done", "Measures\nWhich figures show whether the change is working", "Progress report\nWhere we are at each quarterly check of the plan"]
    rows, sections, merged = [heads], [], []
    for goal, indicator, actions in EXPLAINED_HEADINGS:
        rows.append([goal])
        merged.append((len(rows) + 1, len(rows) + len(actions)))
        for i, (text, who, when, measure, how) in enumerate(actions):
            rows.append([indicator if i == 0 else None, text, who, when, measure, how])
        sections.append(theme(goal.split(": ")[1], *[act(t, w, d, h) for t, w, d, _, h in actions]))
    book = sheet("Plan", *rows, bold=(heads,))
    for first, last in merged:
        book.active.merge_cells(start_row=first, end_row=last, start_column=1, end_column=1)
    book.save(here("explained-headings.xlsx"))
    gold("explained-headings", sections=sections)


EXPLAINED_HEADINGS = [
    ("Goal 1: Fair hiring in every department", "Our workforce looks like the town. Baseline: 1,120 staff, 91% white", [
        ("Send every vacancy to the four community job boards", "Department Directors; Recruitment Office", "November 2026\n\nMarch 2027", "Adverts sent", None),
        ("Give panels the questions to ask of every candidate", "Workforce Equity Action Team; Management Team; Human Resources", "June 2026", "Panels with questions", "Two departments have them")]),
    ("Goal 2: Contracts for small firms", "The share of spending with local firms grows", [
        ("Break two large contracts into lots", "Finance; City Solicitor", "September 2027", "Number of lots", None),
        ("Hold a morning on how to bid", "Equity Action Team", "Ongoing", "Firms that came", "First held in May")])]


# ---- 2. A learned society's plan in Word: one heading over what is asked for and what will be done

def two_under_one():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Equality action plan of the School of Physics", 1)
    sections = []
    for name, rows in TWO_UNDER_ONE:
        doc.add_heading(name, 2)
        table(doc, [["Action", ..., "Responsibility", "Timescale", "Success measure"]] + [list(r) for r in rows], widths=[6, 7, 3, 3, 5])
        doc.add_paragraph()
        sections.append(theme(name.split(": ")[1], *[full(act(f"{a.split(' ', 1)[1]}\n{b}", w, d, ref=a.split(" ")[0]), other={"Success measure": k}) for a, b, w, d, k in rows]))
    doc.save(here("two-under-one.docx"))
    gold("two-under-one", sections=sections)


TWO_UNDER_ONE = [
    ("Principle 1: A firm framework for fairness", [
        ("1.1 Leaders show that they care", "All heads of group get the minutes of the committee", "Head of School", "By October 2026", "Minutes sent"),
        ("1.2 Clear ways to be heard", "Fairness stands on the agenda of each staff meeting", "School Secretary", "By December 2026", "Agendas show it")]),
    ("Principle 2: Fair appointments", [
        ("2.1 Panels that are mixed", "Say with each advert who sits on the panel", "HR Partner", "January 2027", "Adverts name panels"),
        ("2.2 Panels that are trained", "Hold two sessions a year for those who chair", "HR Partner / Head of School", "Every April", "All chairs trained")])]


# ---- 3. A landlord's list in Word: a date for each, and a completion date filled in only when it is done

def date_and_done():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Equality and diversity action plan", 1)
    sections, rows = [], []
    for name, entries in DATE_AND_DONE:
        rows.append([name] + [...] * 5)
        rows += [[t, d, c or "", done or "", p, w] for t, d, c, done, p, w in entries]
        sections.append(theme(name, *[full(act(t, w, d, c), other={"Completion date": done} if done else {}) for t, d, c, done, _, w in entries]))
    table(doc, [["Item/issue", "Date", "Comment", "Completion date", "Priority H/M/L", "Our lead"]] + rows, widths=[6, 2.5, 8, 2.5, 2, 2.5])
    doc.save(here("date-and-done.docx"))
    gold("date-and-done", sections=[dict(s, theme=None, services=[dict(s["services"][0], service=s["theme"])]) for s in sections])


DATE_AND_DONE = [
    ("Operations Directorate", [
        ("Set targets for each stage of letting a home", "February 2027", "Waits for the new lettings system", None, "M", "Area Manager"),
        ("Look again at the interpreting service", "April 2026", "New contract let", "May 2026", "H", "Customer Services Manager"),
        ("Ask tenants of colour how repairs went", "Ongoing", None, None, "L", "Area Manager")]),
    ("People Directorate", [
        ("Agree employment targets with the board", "March 2027", "First draft with the chair", None, "H", "HR Manager"),
        ("Train staff and board members in fair service", "September 2026", "Three courses held", None, "H", "HR Manager")])]


# ---- 4. A department's plan as a sheet: a corporate objective beside each action, levels of priority, sentences as bands

def level_priorities():
    heads = ["Actions", "Corporate objective delivered by the service plan action", "Timeline", "Indicators", "Status", "Lead", "Priority", "Impact"]
    rows, sections = [["Racial equity action plan, phase 1"], heads], []
    for band, entries in LEVEL_PRIORITIES:
        rows.append([band])
        rows += [[f"{r} {t}", o, d, k, s, w, p, i] for r, t, o, d, k, s, w, p, i in entries]
        sections.append(theme(band.split(" ", 1)[1], *[full(act(t, w, d, s, ref=r), status=s, other={"Priority": p}) for r, t, _, d, _, s, w, p, _ in entries]))
    sheet("Culture of inclusion", *rows, bold=(heads,)).save(here("level-priorities.xlsx"))
    gold("level-priorities", sections=sections)


LEVEL_PRIORITIES = [
    ("6.1 Foster a culture in the department in which everyone is included and belongs.", [
        ("6.1.1", "Check that the mission and procedures of the department speak of inclusion", "3.2", "2026-27", "Procedures checked", "Not started", "Executive team, bureau managers", "Level 1", "High"),
        ("6.1.2", "Publish the plan and bring it up to date each year", "3.2", "2026", "Plan published", "Ongoing", "Equity Working Group", "Level 1", "High")]),
    ("6.2 Tell all staff what is being done.", [
        ("6.2.1", "Put every crew on the mailing lists of the department", "1.4", "2026", "Share of staff reached", "Complete", "Communications", "Level 2", "Medium"),
        ("6.2.2", "Give five minutes of each meeting to the plan", "1.4", "2027", "Meetings with the item", "Not started", "Bureau managers", "Level 3", "Low")])]


# ---- 5. A college's sheet: numbers under "Target", the name of each theme across the other columns, evidence as what is counted

def target_numbers():
    heads = ["Target", "Outcome", "Characteristic", "Action", "Lead person/team", "Timescale", "Evidence"]
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Action plan"
    s.append(heads)
    sections = []
    for number, name, entries in TARGET_NUMBERS:
        s.append([number, name])
        s.merge_cells(start_row=s.max_row, end_row=s.max_row, start_column=2, end_column=7)
        for e in entries:
            s.append(e)
        sections.append(theme(name, *[full(act(t, w, d, ref=r), other={"Evidence": k}) for r, _, _, t, w, d, k in entries]))
    book.save(here("target-numbers.xlsx"))
    gold("target-numbers", sections=sections)


TARGET_NUMBERS = [
    ("1", "Teaching in which everyone does well", [
        ("1.1", "2026 target", "All", "Read what other colleges have done", "Assistant Principal, Quality", "Review: October 2026\nReview: February 2027", "Number of colleges visited"),
        ("1.2", "2026 target", "Race", "Look at results by ethnicity each term", "Assistant Principal, Quality", "Monthly", "Percentage of courses looked at")]),
    ("2", "A mixed workforce", [
        ("2.1", None, "Race", "Advertise posts with community networks", "HR Manager", "January 2027", "Number of applicants"),
        ("2.2", None, "All", "Ask staff how they are treated", "Head of HR / Adviser", "Annually, in May", "Feedback from staff")])]


# ---- 6. A council's plan in Word: a long outcome over the headings of each table, said again where the table goes on

def outcome_over():
    doc = word.Document()
    landscape(doc)
    heads = ["Service delivery outcomes", "Actions", "Target groups", "Lead officer", "Timescales"]
    sections = []
    for i, (over, name, rows) in enumerate(OUTCOME_OVER):
        doc.add_paragraph("OVERARCHING PRIORITIES AND ACTION PLAN")
        table(doc, [[over] + [...] * 4, heads] + [list(r) for r in rows], widths=[5, 9, 5, 4, 3])
        if i + 1 < len(OUTCOME_OVER):
            doc.add_page_break()
        sections.append(theme(name, *[act(t, w, d) for _, t, _, w, d in rows]))
    doc.save(here("outcome-over.docx"))
    gold("outcome-over", sections=sections)


PLANNING = "Better planning by councils and partners, so that the needs of Travellers are foreseen and met, today and in ten years, wherever in the three counties they choose to stay"
OUTCOME_OVER = [
    (f"Outcome 1 : {PLANNING}", PLANNING, [
        ("1 One way of meeting camps", "Agree one policy for the three councils", "Families who pass through", "Housing Strategy Officer", "2026 – ongoing"),
        ("2 Needs are known", "Ask families every five years what they need", "All Travellers", "Housing Strategy Officer", "March 2027")]),
    (f"Outcome 1(cont’d): {PLANNING}", PLANNING, [
        ("3 Plans speak of sites", "Write a policy for sites into the local plan", "Travellers and neighbours", "Planning Policy Officer", "2028")]),
    ("Outcome 2: Fair access to health and schools", "Fair access to health and schools", [
        ("4 Health needs are met", "Name a health visitor for each site", "Families with young children", "Health Partnership", "By April 2027"),
        ("5 Children attend", "Send a teacher to each halting site", "Children", "Education Officer", "2026 – 2028")])]


# ---- 7. A trust's print: measures as headings that end as sentences do, figures beneath, then the actions

def numbered_metrics():
    def build(path):
        doc = word.Document()
        landscape(doc)
        doc.add_heading("Workforce race equality action plan 2026–27", 0)
        for i, (name, figures, rows) in enumerate(NUMBERED_METRICS):
            doc.add_heading(name, 2)
            doc.add_paragraph(figures)
            table(doc, [["Ref", "Actions", "Accountable people / team", "Measures", "Timescale"]] + [list(r) for r in rows], widths=[1.5, 9, 5, 6, 3])
            if i + 1 < len(NUMBERED_METRICS):
                doc.add_page_break()
        doc.save(path)

    office("numbered-metrics.pdf", build, "docx")
    gold("numbered-metrics", sections=[theme(name, *[act(t, w, d, ref=r) for r, t, w, _, d in rows]) for name, _, rows in NUMBERED_METRICS])


NUMBERED_METRICS = [
    ("Metric 1: Share of staff in each band", "Staff of colour are one in six. None is in the highest band.", [
        ("1a", "Look at how people rise from band 5 to band 7.", "Business Partners", "Paths published", "June 2027"),
        ("1b", "Write new training for those who appoint.", "Recruitment Team", "Three courses", "March 2027")]),
    ("Metric 2: Appointments. How likely people are to be chosen once they are on the list.", "White staff are three times as likely to be chosen. A year ago it was twice.", [
        ("2a", "Hold events in schools and community centres.", "Recruitment Team, Careers Adviser", "Four events", "June 2027"),
        ("2b", "Train people from all groups to sit on panels.", "Recruitment Team", "Ten trained", "October 2026")])]


# ---- 8. A school's plan in Word: as many people as actions, who share them all, with a date for each

def shared_leads():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Equality plan 2026/27", 1)
    rows = [[duty, "\n".join(who).split("\n"), [f"- {a}" for a, _ in acts], [f"- {d}" for _, d in acts], ""] for duty, who, acts in SHARED_LEADS]
    table(doc, [["Equality duty", "Action by", "Action required", "Target date", "Progress"]] + rows, widths=[4, 4, 9, 4, 4])
    doc.save(here("shared-leads.docx"))
    gold("shared-leads", sections=[theme(None, *[act(a, "\n".join(who), d) for _, who, acts in SHARED_LEADS for a, d in acts])])


SHARED_LEADS = [
    ("Our policy is known", ["Head Teacher", "Equality Governor", "Clerk"], [("Audit the policy with families", "May 2027"), ("Publish the objectives in the newsletter", "June 2027"), ("Report to the governors", "No later than December 2026")]),
    ("Everyone can get in", ["Head Teacher", "Site Manager"], [("Lay a ramp to the hall", "April 2027"), ("Mend the step to the garden", "When the budget allows")]),
    ("Everyone is taught", ["SENCo"], [("Read through the library for whom its books show", "Annually in July")])]


# ---- 9. An office's reconciliation plan as a sheet: an action over several results, each by a date of its own

def results_due():
    heads = ["Actions", "Desired results", "Timelines", "Responsibility", "Supporting partners"]
    rows, sections, merged = [heads], [], []
    for action, who, partners, results in RESULTS_DUE:
        sections.append(theme(action, *[act(text, who, when) for text, when in results]))
        merged.append((len(rows) + 1, len(rows) + len(results)))
        for i, (text, when) in enumerate(results):
            rows.append([action if i == 0 else None, text, when, who if i == 0 else None, partners if i == 0 else None])
    book = sheet("Plan", *rows, bold=(heads,))
    for first, last in merged:
        for column in (1, 4, 5):
            book.active.merge_cells(start_row=first, end_row=last, start_column=column, end_column=column)
    book.save(here("results-due.xlsx"))
    gold("results-due", sections=sections)


RESULTS_DUE = [
    ("A12. Report what was achieved and learnt to the national body", "Manager, People Branch", None, [("We fill in the yearly questionnaire.", "By 30 September, annually"), ("We take part in the survey of attitudes.", "August 2026 and August 2028")]),
    ("A13. Report what was achieved and learnt to everyone here", "Manager, People Branch", "Reference Group", [("We have the systems to follow the plan.", "September 2026"), ("We tell the committee and all staff how it goes.", "October 2026")]),
    ("A14. Renew the plan", "Director of People", "Reference Group", [("We have a new plan that the national body has endorsed.", "6 months before the plan ends"), ("We wrote it with colleagues from the communities.", "June 2028")])]


# ---- 10. A borough's timetable in Word: measures under a name in one cell, with a line each for who and when beside them

def timetable():
    doc = word.Document()
    doc.add_heading("Equality scheme 2026–2030: appendix 4", 1)
    heads = ["Measure", "Lead responsibility", "Timetable"]
    rows, acts = [], []
    for block in TIMETABLE:
        rows.append(heads)
        for name, measures in block:
            over = [name] if name else []
            rows.append([over + [m for m, _, _ in measures], [w for _, w, _ in measures], [d for _, _, d in measures]])
            acts += [act("\n".join((over if i == 0 else []) + [m]), w, d) for i, (m, w, d) in enumerate(measures)]
    table(doc, rows, widths=[8, 5, 5])
    doc.save(here("timetable.docx"))
    gold("timetable", sections=[theme(None, *acts)])


TIMETABLE = [
    [(None, [("Progress report on the scheme", "Policy Officer / Chief Executive", "31 August (annually)")]),
     ("Action plan", [("First draft of the action plan", "Policy Officer", "April 2026 – June 2026"), ("Action plan is published", "Chief Executive", "September 2026"), ("Ways of watching progress are in place", "Policy Officer", "December 2026")])],
    [("Monitoring", [("Review of the figures", "Policy Officer", "March 2027"), ("Publication of the figures", "Press Officer", "August 2027")]),
     (None, [("List of those to be asked is brought up to date", "Policy Officer", "Annually")])]]


# ---- 11. A select committee's plan in Word: what was recommended, and beneath "Proposed actions/progress" what will be done, numbered as are who and when

def proposed_actions():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Action plan: review of child poverty", 1)
    rows = [["No.", "Recommendation", "Proposed actions/progress", "Success measures", "Proposed responsibility", "Date"]]
    for n, (recommended, entries) in enumerate(PROPOSED_ACTIONS, 1):
        number = lambda at: [f"{i}. {e[at]}" for i, e in enumerate(entries, 1)]
        rows.append([f"{n}.", recommended, number(0), number(3), number(1), number(2)])
    table(doc, rows, widths=[1.2, 6, 7, 6, 3.5, 2.5])
    doc.save(here("proposed-actions.docx"))
    gold("proposed-actions", sections=[theme(None, *[act(t, w, d) for _, entries in PROPOSED_ACTIONS for t, w, d, _ in entries], recommendations=[r for r, _ in PROPOSED_ACTIONS])])


PROPOSED_ACTIONS = [
    ("The Committee supports the move of money from reaction to early help.", [("Receive the early help strategy for information", "Director of Children’s Services", "September 2026", "Strategy seen"), ("Receive an account of the new start scheme", "Public Health Lead", "October 2026", "Account seen")]),
    ("A guide is written that answers what people wrongly think of the poor.", [("Write a guide from evidence and users’ views", "Policy Officer", "December 2026", "Guide written"), ("Plan how it will be made known", "Press Officer", "January 2027", "Plan agreed")])]


# ---- 12. A school's table in Word: objectives with reasons, a proposed plan, and the staff or governor who leads the project

def leading_project():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Equality objectives 2026–2030", 1)
    heads = ["Equality objective", "Reason / evidence", "Changes sought", "Proposed plan", "Timeline", "Staff / governor leading project", "Date of annual review"]
    table(doc, [heads] + [list(r) for r in LEADING_PROJECT], widths=[5, 5, 4.5, 5, 2.5, 3, 2.5])
    doc.save(here("leading-project.docx"))
    gold("leading-project", sections=[theme(o, full(act(t, w, d), other={"Reason / evidence": why, "Date of annual review": r})) for o, why, _, t, d, w, r in LEADING_PROJECT])


LEADING_PROJECT = [
    ("Families who speak little English are part of the school", "Nobody translates letters", "Letters are understood", "Ask parents who speak both to translate", "As required", "Nominated Governor", "January 2027"),
    ("Bullying is known of", "Figures stand in many places", "One log", "Begin an electronic log", "December 2026", "Deputy Headteacher", "January 2028"),
    ("Governors reflect families", "All live in one village", "A mixed board", "Advertise vacancies with community groups", "By Easter 2027", "Chair of Governors", "January 2028")]


if __name__ == "__main__":
    for write in (explained_headings, two_under_one, date_and_done, level_priorities, target_numbers, outcome_over, numbered_metrics, shared_leads, results_due, timetable,
                  proposed_actions, leading_project):
        write()
