#!/usr/bin/env python3
"""Writes the workbooks, exports, web pages and slides of the sixth lot, each with its gold reading, made before any was read:
python3 make_strangers_sixth_sheets.py. Needs openpyxl, xlsxwriter and python-pptx from PyPI, and LibreOffice."""
import csv, datetime

import openpyxl
import pptx
import xlsxwriter
from openpyxl.styles import Alignment, Font, PatternFill
from pptx.util import Inches

from make_layouts import full, here, office
from make_lists import act, gold, theme

D = datetime.date


# ---- 9. A Scottish health board's sheet: outcomes merged down the side, a time from and a time to, a score

def outcome_scores():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "Equality outcomes"
        s.append(["NHS Strathgarry: equality outcomes 2025–2029"])
        s.merge_cells("A1:H1")
        s.append([])
        s.append(["Equality outcome", "Protected characteristic", "Planned activity", "From", "To", "Accountable lead", "Difference made so far", "Score (1–5)"])
        for cell in s[3]:
            cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True)
        y = 4
        for name, rows in OUTCOME_SCORES:
            first = y
            for what, text, start, end, who, made, score in rows:
                s.append([name if y == first else None, what, text, start, end, who, made, score])
                s.cell(y, 4).number_format = s.cell(y, 5).number_format = "mmm yyyy"
                y += 1
            s.merge_cells(start_row=first, end_row=y - 1, start_column=1, end_column=1)
        book.save(path)
    office("outcome-scores.ods", save, "xlsx")
    gold("outcome-scores", sections=[theme(n, *[full(act(t, w, e.strftime("%B %Y"), m or None), other={"Protected characteristic": what}) for what, t, _, e, w, m, _ in rows]) for n, rows in OUTCOME_SCORES])


OUTCOME_SCORES = [
    ("Patients whose first language is not English understand their treatment", [("Race", "Book interpreters with the appointment", D(2025, 6, 1), D(2026, 3, 1), "Head of Patient Access", "Booked so for three clinics in ten", 3), ("Race; disability", "Record each language and format once for all services", D(2025, 9, 1), D(2026, 12, 1), "Director of Digital", "", 1)]),
    ("Staff of colour are heard", [("Race", "Pay the chair of the network for a day a week", D(2025, 4, 1), D(2025, 10, 1), "Employee Director", "Paid since August", 5), ("Race", "Answer in writing within a month what the network asks", D(2025, 10, 1), D(2029, 3, 1), "Board Secretary", "Four answers, one of them late", 4), ("Race; sex", "Publish promotions by grade, sex and ethnicity", D(2026, 1, 1), D(2027, 6, 1), "Head of Workforce Planning", "", 2)])]


# ---- 10. An ambulance trust: a front sheet, counts by formula, the rows as a table of Excel with a hidden column, lists apart

def ambulance_data():
    book = xlsxwriter.Workbook(here("ambulance-data.xlsx"))
    front, counts, data, lists = (book.add_worksheet(n) for n in ("READ ME", "Summary", "Data", "Lists"))
    for y, line in enumerate(["South Mercia Ambulance Service NHS Trust", "EDI delivery plan – working copy", "Fill in the Data sheet only. Do not add columns.", "Owner: Inclusion Team"]):
        front.write(y, 0, line)
    day = book.add_format({"num_format": "d mmm yyyy"})
    counts.write_row(0, 0, ["Row Labels", "Complete", "In progress", "Not started", "Grand Total"])
    for y, name in enumerate(["Belonging", "Careers", "Patients"], 1):
        counts.write(y, 0, name)
        for x, state in enumerate(["Complete", "In progress", "Not started"], 1):
            counts.write_formula(y, x, f'=COUNTIFS(Data!$B:$B,$A{y + 1},Data!$I:$I,"{state}")', None, sum(r[0] == name and r[6] == state for r in AMBULANCE))
        counts.write_formula(y, 4, f"=SUM(B{y + 1}:D{y + 1})", None, sum(r[0] == name for r in AMBULANCE))
    heads = ["ID", "Workstream", "Task", "Task owner", "Executive sponsor", "Start date", "Finish date", "Cost code", "Status", "Narrative"]
    for y, (stream, text, who, sponsor, start, end, state, told) in enumerate(AMBULANCE, 1):
        data.write_row(y, 0, [1000 + y, stream, text, who, sponsor])
        data.write_datetime(y, 5, start, day)
        data.write_datetime(y, 6, end, day)
        data.write_row(y, 7, [f"7{y}04", state, told])
    data.add_table(0, 0, len(AMBULANCE), len(heads) - 1, {"name": "tblActions", "columns": [{"header": h} for h in heads]})
    data.set_column(7, 7, None, None, {"hidden": True})
    data.data_validation(1, 8, 200, 8, {"validate": "list", "source": "=Lists!$A$2:$A$4"})
    data.data_validation(1, 1, 200, 1, {"validate": "list", "source": "=Lists!$B$2:$B$4"})
    lists.write_column(0, 0, ["Status", "Complete", "In progress", "Not started"])
    lists.write_column(0, 1, ["Workstream", "Belonging", "Careers", "Patients"])
    lists.hide()
    book.close()
    read = {"Complete": "complete", "In progress": "on_track", "Not started": "not_started"}
    gold("ambulance-data", sections=[theme(n, *[full(act(t, w, f"{e.day} {e:%b %Y}", told or None, ref=str(1000 + y)), status=read[s], other={"Executive sponsor": sp}) for y, (q, t, w, sp, _, e, s, told) in enumerate(AMBULANCE, 1) if q == n]) for n in dict.fromkeys(r[0] for r in AMBULANCE)])


AMBULANCE = [
    ("Belonging", "Write down how managers should act when a patient abuses a colleague", "Violence Reduction Lead", "Chief Operating Officer", D(2026, 4, 1), D(2026, 8, 31), "Complete", "Card in every vehicle"),
    ("Belonging", "Give each station a quiet room", "Estates Manager", "Director of Finance", D(2026, 6, 1), D(2027, 3, 31), "In progress", "Nineteen of thirty-two"),
    ("Careers", "Open paramedic apprenticeships to care assistants in our cities", "Head of Education", "Director of People", D(2026, 9, 1), D(2027, 9, 30), "In progress", "Two universities agree"),
    ("Careers", "Name those overlooked for promotion three times and talk to each", "Talent Partner", "Director of People", D(2027, 1, 4), D(2027, 6, 30), "Not started", ""),
    ("Patients", "Compare pain relief given by ethnicity of the patient", "Consultant Paramedic", "Medical Director", D(2026, 5, 1), D(2026, 12, 18), "In progress", "First figures reached the audit group"),
    ("Patients", "Teach call handlers to hear English as others speak it", "EOC Training Manager", "Chief Operating Officer", D(2026, 10, 1), D(2027, 2, 26), "Not started", "")]


# ---- 11. A university: a sheet for each section, an objective across each block, headings said again in each

def objective_blocks():
    book = openpyxl.Workbook()
    book.remove(book.active)
    sections = []
    for sheet, blocks in OBJECTIVE_BLOCKS:
        s, y = book.create_sheet(sheet), 1
        s.cell(y, 1, f"Race Equality Charter – {sheet}").font = Font(bold=True, size=14)
        y += 2
        for no, objective, rows in blocks:
            s.cell(y, 1, f"Objective {no}: {objective}").fill = PatternFill("solid", start_color="1F3864")
            s.cell(y, 1).font = Font(color="FFFFFF", bold=True)
            s.merge_cells(start_row=y, end_row=y, start_column=1, end_column=7)
            for x, h in enumerate(["Ref", "Specific action", "Priority", "Responsibility", "Timeframe", "Success measure", "Update Oct 2026"], 1):
                s.cell(y + 1, x, h).font = Font(bold=True)
            for at, row in enumerate(rows):
                for x, value in enumerate([f"{no}.{at + 1}", *row], 1):
                    s.cell(y + 2 + at, x, value)
            y += len(rows) + 3
            sections.append(theme(objective, *[full(act(t, w, d, u, ref=f"{no}.{at}"), other={"Priority": p, "Success measure": m}) for at, (t, p, w, d, m, u) in enumerate(rows, 1)]))
    book.save(here("objective-blocks.xlsx"))
    gold("objective-blocks", sections=sections)


OBJECTIVE_BLOCKS = [
    ("Staff", [("S1", "Professors who reflect our lecturers", [("Count teaching and service in promotion to chair", "High", "Provost", "By July 2027", "Ordinance passed", "Consulted the union"), ("Offer sponsors to readers of colour", "High", "Deans", "Oct 2026 – Sept 2027", "Fifteen pairs", None)]), ("S2", "Fair short-term contracts", [("Move research staff of four years to open contracts", "Medium", "Director of Human Resources", "January 2028", "All by 2028", "List is drawn up")])]),
    ("Students", [("T1", "No gap in good degrees", [("Mark without names in all schools", "High", "Academic Registrar", "2026/27", "All modules of level 5 and 6", "Done in seven of nine schools"), ("Give each student of the first year a tutor who is trained in race and learning", "Medium", "Senior Tutor", "Sept 2027", "All students", None)])])]


# ---- 12. A combined authority: a commitment merged over its milestones, one owner for all, a date each

def milestone_rows():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Plan"
    s["B2"] = "Severn and Teme Combined Authority"
    s["B3"] = "Fair region plan: commitments and milestones"
    heads = ["Commitment", "Owner", "Milestone", "Due", "State", "Note"]
    for x, h in enumerate(heads, 2):
        s.cell(5, x, h).font = Font(bold=True)
    y = 6
    for commitment, who, rows in MILESTONE_ROWS:
        first = y
        for at, (text, due, state, note) in enumerate(rows):
            for x, value in enumerate([commitment if not at else None, who if not at else None, text, due, state, note], 2):
                s.cell(y, x, value)
            if isinstance(due, D):
                s.cell(y, 5).number_format = "dd/mm/yy"
            y += 1
        for column in (2, 3):
            s.merge_cells(start_row=first, end_row=y - 1, start_column=column, end_column=column)
    s.auto_filter.ref = f"B5:G{y - 1}"
    s.freeze_panes = "D6"
    book.save(here("milestone-rows.xlsx"))
    read = {"Done": "complete", "On track": "on_track", "Late": "delayed", "Not due": "not_started"}
    when = lambda d: d.strftime("%d/%m/%y") if isinstance(d, D) else d
    gold("milestone-rows", sections=[theme(c, *[act(t, w, when(d), n) for t, d, _, n in rows]) for c, w, rows in MILESTONE_ROWS])


MILESTONE_ROWS = [
    ("Business support reaches owners of colour", "Head of Growth Hub", [("Survey 500 firms", D(2026, 9, 30), "Done", "612 answered"), ("Train advisers in two communities’ languages", D(2027, 1, 31), "On track", None), ("Report who got grants, by ethnicity of owner", "Each quarter", "Late", "Second quarter is missing")]),
    ("Buses run when shift workers need them", "Director of Transport", [("Map shifts of the ten largest employers", D(2026, 11, 30), "On track", "Eight have sent theirs"), ("Begin two night routes", "Summer 2027", "Not due", None)]),
    ("Adult learners finish their courses", "Skills Commissioner", [("Pay for childcare at all colleges", D(2027, 9, 1), "On track", None)])]


# ---- 13. A charity's answers to a form, exported: whole questions as headings, the sender's particulars before them

def form_answers():
    with open(here("form-answers.csv"), "w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["ID", "Start time", "Completion time", "Email", "Name", "Which of our five commitments does this belong to?", "What will your team do?", "Who is responsible for this?", "When will it be done by?", "How far have you got?"])
        for n, (name, goal, text, who, when, far) in enumerate(FORM_ANSWERS, 1):
            writer.writerow([n, f"6/{n + 2}/26 9:1{n}:07", f"6/{n + 2}/26 9:2{n}:44", f"{name.split()[0].lower()}@fund.example", name, goal, text, who, when, far])
    gold("form-answers", sections=[theme(g, *[act(t, w, d, f or None) for _, q, t, w, d, f in FORM_ANSWERS if q == g]) for g in dict.fromkeys(r[1] for r in FORM_ANSWERS)])


FORM_ANSWERS = [
    ("Ama Quist", "Fund fairly", "Read bids without the names of those who sent them", "Grants Manager", "October 2026", "Tried in one round"),
    ("Ben Tolley", "Fund fairly", "Give grants for five years to groups led by people of colour", "Director of Grants", "2027/28", ""),
    ("Ama Quist", "Be open", "Publish who we turned down and why, by kind of group", "Data and Learning Lead", "31 March 2027", "Table agreed, software is not"),
    ("Cerys Vaughan", "Share power", "Pay a panel of young people to decide on one fund", "Programme Officer (Youth)", "January 2027", "Panel chosen"),
    ("Dev Rana", "Look like those we serve", "Advertise trusteeships for three months, not two weeks", "Chair of Trustees", "From the next vacancy", "")]


# ---- 14. A regulator's page: parts that open, in each a list of terms: what will be done, then who, when and how it goes

def accordion_terms():
    parts = ""
    for name, rows in ACCORDION_TERMS:
        terms = "".join(f"<dt>{t}</dt><dd>{w}</dd><dd><time>{d}</time></dd><dd class='status'>{u}</dd>" for t, w, d, u in rows)
        parts += f"<details class='gem-c-details'><summary><span>{name}</span></summary><div><p class='hint'>For each action we show its owner, its deadline and where it stands.</p><dl>{terms}</dl></div></details>"
    with open(here("accordion-terms.html"), "w", encoding="utf-8") as out:
        out.write(f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Race equality: our commitments to 2028 - Office for Care Standards</title></head><body>
<a class="skip" href="#content">Skip to main content</a><div class="cookie-banner" role="region" aria-label="Cookies"><h2>Cookies on this site</h2><p>We use some essential cookies.</p><button>Accept additional cookies</button></div>
<nav class="breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/about">About us</a></li></ol></nav>
<main id="content"><h1>Race equality: our commitments to 2028</h1><p>Published 1 June 2026. Last updated 2 November 2026.</p><div class="accordion">{parts}</div>
<h2>Related content</h2><ul><li><a href="/gender-pay">Gender pay gap report</a></li></ul></main><footer><ul><li><a href="/help">Help</a></li></ul></footer></body></html>\n""")
    gold("accordion-terms", sections=[theme(name, *[act(*r) for r in rows]) for name, rows in ACCORDION_TERMS])


ACCORDION_TERMS = [
    ("How we inspect", [("Ask at each inspection how providers treat their staff of colour", "Director of Inspection", "April 2027", "Question tried in twelve homes"), ("Send two inspectors where one has been abused before", "Head of Safety at Work", "January 2027", "In place in the north")]),
    ("How we hire", [("Show salary bands in all advertisements", "Resourcing Lead", "September 2026", "Complete"), ("Let candidates choose the hour of their interview", "Resourcing Lead", "December 2026", "Software is being changed")]),
    ("How we listen", [("Meet groups of care workers recruited from abroad every quarter", "Head of Engagement", "Ongoing", "Two meetings so far")])]


# ---- 15. A council's page of WordPress: a block of a table without a head, rows across for themes, shares and comments around it

def wp_page():
    rows = "<tr><td><strong>What</strong></td><td><strong>Who’s leading</strong></td><td><strong>By</strong></td><td><strong>Latest</strong></td></tr>"
    for name, items in WP_PAGE:
        rows += f'<tr><td colspan="4" class="has-text-align-center"><strong><mark>{name}</mark></strong></td></tr>'
        rows += "".join(f"<tr><td>{t}</td><td>{w}</td><td>{d}</td><td>{u}</td></tr>" for t, w, d, u in items)
    with open(here("wp-page.html"), "w", encoding="utf-8") as out:
        out.write(f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8"><title>Anti-racism: what we’re doing – Fernbrook Town Council</title></head><body class="page-template-default">
<header class="site-header"><div class="site-title">Fernbrook Town Council</div><ul id="primary-menu"><li><a href="/">Home</a></li><li><a href="/meetings">Meetings</a></li></ul></header>
<article class="post type-page"><header class="entry-header"><h1 class="entry-title">Anti-racism: what we’re doing</h1><div class="entry-meta">Posted on <time datetime="2026-09-14">14 September 2026</time> by <a href="/author/clerk">The Town Clerk</a></div></header>
<div class="entry-content"><p>In May we said we would do better. Here’s the list.</p><figure class="wp-block-table is-style-stripes"><table><tbody>{rows}</tbody></table><figcaption>Last edited in September</figcaption></figure>
<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Facebook</a></li><li><a href="#">Print</a></li></ul></div></div></article>
<div id="comments"><h2>2 thoughts on “Anti-racism: what we’re doing”</h2><ol><li><p>Good to see. When will the hall be open?</p></li><li><p>Who leads on the market?</p></li></ol></div>
<aside class="widget-area"><section class="widget"><h2>Recent posts</h2><ul><li><a href="/fair">The autumn fair</a></li></ul></section></aside><footer>Proudly powered by WordPress</footer></body></html>\n""")
    gold("wp-page", sections=[theme(name, *[act(t, w or None, d, u or None) for t, w, d, u in items]) for name, items in WP_PAGE])


WP_PAGE = [
    ("Town hall", [("Put job adverts in the Polish shop and the gurdwara", "Deputy Clerk", "Next vacancy", "Done once"), ("Spend an evening on bystander training", "All councillors", "Nov 2026", "Booked for the 19th")]),
    ("High street", [("Ask stallholders how we treat them", "Markets Officer", "Jan 2027", ""), ("Tell the story of the sugar house on a plaque", "Heritage Group with the Clerk", "Black History Month 2027", "Wording agreed")]),
    ("Parks", [("Open the hall for women’s swimming buses", "", "Spring 2027", "Looking for a driver")])]


# ---- 16. A Northern Ireland body's page: cards in a grid, each with a badge, a paragraph and a line of small print

def card_grid():
    cards = ""
    for name, items in CARD_GRID:
        cards += f'<h2 class="pillar">{name}</h2><div class="grid">'
        for title, text, who, when, badge in items:
            cards += f'<div class="card"><svg aria-hidden="true"><title>Icon</title></svg><span class="badge badge-{badge.split()[0].lower()}">{badge}</span><h3>{title}</h3><p>{text}</p><p class="small"><strong>{who}</strong> &middot; {when}</p></div>'
        cards += "</div>"
    with open(here("doubtful/card-grid.html"), "w", encoding="utf-8") as out:
        out.write(f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Good relations plan | Lagan Valley Libraries</title></head><body><header><a href="/">Lagan Valley Libraries</a></header><main><h1>Good relations plan 2026–2029</h1><p>Six actions in three pillars.</p>{cards}</main><footer>© Lagan Valley Libraries</footer></body></html>\n')
    read = {"On track": "on_track", "Complete": "complete", "Delayed": "delayed"}
    gold("doubtful/card-grid", sections=[theme(name, *[full(act(f"{title}\n{text}", w, d), status=read[b]) for title, text, w, d, b in items]) for name, items in CARD_GRID])


CARD_GRID = [
    ("Places", [("Shared shelves", "Stock books in the twelve languages our readers speak at home.", "Head of Stock", "March 2027", "On track"), ("Open evenings", "Keep six libraries open until nine for newcomers’ groups.", "Area Managers", "October 2026", "Complete")]),
    ("People", [("Fair panels", "Train all who sit on panels in affirmative action.", "HR Manager", "June 2027", "Delayed"), ("Volunteers", "Find forty volunteers from minority communities.", "Volunteering Officer", "December 2027", "On track")]),
    ("Pages", [("Our past", "Digitise the papers of the Indian Community Centre.", "Heritage Librarian", "2028", "On track")])]


# ---- 17. A regulator's slides: a divider for each theme, then a slide for each action with its facts as points

def slide_each():
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Inclusion roadmap 2026–2028"
    first.placeholders[1].text = "Water Standards Authority – Executive Committee"
    for name, items in SLIDE_EACH:
        deck.slides.add_slide(deck.slide_layouts[2]).shapes.title.text = name
        for text, who, when, good in items:
            slide = deck.slides.add_slide(deck.slide_layouts[1])
            slide.shapes.title.text = text
            frame = slide.placeholders[1].text_frame
            frame.text = f"Owner: {who}"
            for line in (f"Deadline: {when}", f"Measure of success: {good}"):
                frame.add_paragraph().text = line
            foot = slide.shapes.add_textbox(Inches(8), Inches(7), Inches(1.5), Inches(0.3))
            foot.text_frame.text = "OFFICIAL"
    last = deck.slides.add_slide(deck.slide_layouts[1])
    last.shapes.title.text = "Any questions?"
    deck.save(here("slide-each.pptx"))
    gold("slide-each", sections=[theme(n, *[full(act(t, w, d), other={"Measure of success": g}) for t, w, d, g in items]) for n, items in SLIDE_EACH])


SLIDE_EACH = [
    ("Attract", [("Advertise economists’ posts beyond two universities", "Head of Talent", "November 2026", "Half of applicants are new to us"), ("Pay interns the living wage", "Finance Business Partner", "1 July 2026", "All paid")]),
    ("Keep", [("Tell each team leader their leavers’ reasons", "People Partner", "Every six months", "Leaver gap below two points")]),
    ("Regulate", [("Show who pays most for water, by ethnicity", "Director of Consumers", "Price review 2027", "Chapter in the review")])]


if __name__ == "__main__":
    for write in (outcome_scores, ambulance_data, objective_blocks, milestone_rows, form_answers, accordion_terms, wp_page, card_grid, slide_each):
        write()
