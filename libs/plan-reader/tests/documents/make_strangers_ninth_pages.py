#!/usr/bin/env python3
"""Writes the web pages, prints and slides of the ninth lot: invented plans laid out as public bodies of their kind publish theirs, each
with its gold reading, made before any was read: python3 make_strangers_ninth_pages.py. Needs python-docx, python-pptx and reportlab
from PyPI, and LibreOffice."""
import docx as word
import pptx
from docx.shared import Cm
from pptx.util import Inches, Pt
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape as on_its_side
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from make_layouts import full, here, landscape, office, repeat, table
from make_lists import act, gold, theme


def page(name, title, body, site, crumbs=("Home", "Your council", "Equality and diversity")):
    """A page as a content system serves it, with what stands around the text."""
    trail = "".join(f'<li><a href="/">{c}</a></li>' for c in crumbs)
    with open(here(name), "w", encoding="utf-8") as out:
        out.write(f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title} - {site}</title><script>dataLayer=[]</script></head><body>'
                  f'<div id="ccc-notify" role="dialog"><p>We use cookies to make our website work.</p><button>Accept all</button></div><a class="skip" href="#content">Skip to main content</a>'
                  f'<header><a href="/">{site}</a><nav><ul><li><a href="/">Bins</a></li><li><a href="/">Council tax</a></li><li><a href="/">Jobs</a></li></ul></nav></header><nav aria-label="Breadcrumb"><ol>{trail}</ol></nav>'
                  f'<main id="content"><h1>{title}</h1>{body}</main><aside><h2>Was this page helpful?</h2><button>Yes</button><button>No</button></aside>'
                  f'<footer><p>Last updated: 3 September 2026</p><ul><li><a href="/">Accessibility statement</a></li><li><a href="/">Privacy</a></li></ul><p>© {site}</p></footer></body></html>\n')


# ---- 17. A city's page: priorities, objectives as headings, what will be done, then who and how under headings of their own

def lead_headings():
    body = ""
    sections = []
    for name, objectives in LEAD_HEADINGS:
        body += f"<h2>{name}</h2>"
        read = []
        for objective, actions, who, how in objectives:
            body += f"<h3>{objective}</h3><h4>Actions</h4>" + "".join(f"<p>{a}</p>" for a in actions) + f"<h4>Lead service area</h4><p>{who}</p><h4>How will we measure success?</h4>" + "".join(f"<p>{h}</p>" for h in how)
            read += [act(a, who) for a in actions]
        sections.append(theme(name.split(": ", 1)[1], *read))
    page("lead-headings.html", "Equality action plan", body, "Ashbourne Vale City Council")
    gold("lead-headings", sections=sections)


LEAD_HEADINGS = [
    ("Priority one: An inclusive place to live and work", [
        ("Build a programme of racial literacy", ["Train every team in how racism works and what to say."], "Equalities team", ["Every team has been trained.", "Feedback from staff."]),
        ("Make our buildings welcoming", ["Hang pictures that show the people of the city.", "Put up signs in the six languages most read here."], "Estates and building services team", ["Visitors tell us that they feel at home."])]),
    ("Priority two: Services that fit", [
        ("Know who uses what", ["Add questions on ethnicity to the forms of all services that have none."], "Digital and data team", ["Share of services with data."])])]


# ---- 18. A hospital's page: indicators, a baseline, a list of actions with months in brackets, a list of targets

def indicator_page():
    body = ""
    for name, base, actions, targets in INDICATOR_PAGE:
        body += f"<h2>{name}</h2><p><strong>Baseline measure:</strong> {base}</p><h3>Actions</h3><ul>" + "".join(f"<li>{a} ({d})</li>" for a, d in actions) + "</ul><h3>Target criteria</h3><ul>" + "".join(f"<li>{t}</li>" for t in targets) + "</ul>"
    page("indicator-page.html", "WRES improvement action plan 2026/27", body, "Three Boroughs Hospitals NHS Trust", ("Home", "About us", "Equality, diversity and inclusion"))
    gold("indicator-page", sections=[theme(n, *[act(a, None, d) for a, d in actions]) for n, _, actions, _ in INDICATOR_PAGE])


INDICATOR_PAGE = [
    ("Indicator 2: relative likelihood of being appointed from shortlisting", "White candidates are 1.31 times as likely to be appointed", [("Seat a colleague of colour on each panel for band 7 and above, and ask managers to explain each decision", "December 26"), ("Record who is asked to act up, and how they were chosen", "March 27")], ["4% more BME staff believe that careers are open to all"]),
    ("Indicator 3: relative likelihood of entering the formal disciplinary process", "BME staff are 2.1 times as likely to enter it", [("Have two people from outside the division read each case before it opens", "Feb 27"), ("Teach cultural ambassadors to take part in hearings", "from May 27")], ["Ratio under 1.5", "All cases read"]),
    ("Indicator 5: harassment from patients, relatives or the public", "34% of BME staff had been harassed", [("Make it possible to report from a phone on the ward", "March 27")], ["Reports by ward each month"])]


# ---- 19. A borough's page of metrics: numbered actions, then when change will be seen and how it will be known

def metric_page():
    body, sections = "", []
    for n, name, text, actions, when, signs in METRIC_PAGE:
        body += f"<h2>Metric {n}</h2><p>{name}</p><p>{text}</p><p><strong>The actions we will take to change this metric:</strong></p><ol>" + "".join(f"<li>{a}</li>" for a in actions) + f"</ol><p><strong>Timescale to see it change:</strong></p><p>{when}</p><p><strong>How we’ll know that it worked:</strong></p><ol>" + "".join(f"<li>{s}</li>" for s in signs) + "</ol>"
        sections.append(theme(f"Metric {n}", *[act(a, None, when) for a in actions]))
    page("metric-page.html", "WRES 9 metrics", body, "London Borough of Wandle", ("Home", "About the council", "Jobs and careers"))
    gold("metric-page", sections=sections)


METRIC_PAGE = [
    (1, "Share of staff of the global majority in each pay band, compared with white staff.", "All of those in the highest band were white in November 2025.", ["Advertise jobs where people of the global majority look for them.", "Say in each advert that we want to hear from everyone.", "Tell all staff of each vacancy at the same time."], "July 2027", ["HR shows the group each year who applied.", "More are shortlisted."]),
    (2, "Likelihood of being appointed from shortlisting in the last 12 months.", "54% of those shortlisted and 41% of those appointed were of the global majority.", ["Put two people on each panel who have been trained to spot bias.", "Give feedback to everyone who was interviewed."], "October 2026", ["Shares come within five points of each other."])]


# ---- 20. A housing association's page: a table for each objective, the number typed before the action, only the year's update beside it

def update_tables():
    body, sections = "<p>Our Board agreed the strategy in 2024. This is what was reported to it in September 2026.</p>", []
    for n, name, rows in UPDATE_TABLES:
        body += f'<h2>Objective {n}: {name}</h2><table><caption>Objective {n} Actions and Updates</caption><thead><tr><th scope="col">Action</th><th scope="col">2026 Update</th></tr></thead><tbody>' + "".join(f"<tr><td>{n}.{k}&nbsp;&nbsp;&nbsp;&nbsp;{a}</td><td><p>{'</p><p>'.join(u)}</p></td></tr>" for k, (a, u) in enumerate(rows, 1)) + "</tbody></table>"
        sections.append(theme(name, *[act(a, None, None, "\n".join(u), ref=f"{n}.{k}") for k, (a, u) in enumerate(rows, 1)]))
    page("update-tables.html", "Our Equality, Diversity and Inclusion Action Plan", body, "Mudflats Housing", ("Home", "About us"))
    gold("update-tables", sections=sections)


UPDATE_TABLES = [
    (1, "Lead by example", [("Make sure that the Board and its committees are as varied as our residents.", ["Three of four new members are of colour.", "Resident members are chosen in October."]), ("Give each director an inclusion objective.", ["All nine have one."])]),
    (2, "Know our residents", [("Hold ethnicity for nine in ten households.", ["We hold it for 83%, up from 61%."]), ("Use what we know when we plan repairs.", ["Damp repairs now start with homes where a child has asthma."])])]


# ---- 21. An agency's page: each action a heading with its number, its deliverables in a table, support named after the lead

def action_tables():
    body = "<p>Governance lets us keep our word.</p><h2>Actions</h2>"
    for n, name, rows in ACTION_TABLES:
        body += f"<h3>{n}: {name}</h3><table><tbody><tr><td><strong>Deliverable</strong></td><td><strong>Timeline</strong></td><td><strong>Responsibility</strong></td></tr>" + "".join("<tr>" + "".join(f"<td>{v}</td>" for v in row) + "</tr>" for row in rows) + "</tbody></table>"
    page("action-tables.html", "Innovate plan: Governance", body, "Islands Maritime Agency", ("Home", "Reconciliation"))
    gold("action-tables", sections=[theme(name, *[act(t, w, d) for t, d, w in rows]) for _, name, rows in ACTION_TABLES])


ACTION_TABLES = [
    (11, "Keep a working group that drives the plan", [("Invite an elder to each meeting and pay for their time.", "July 2026", "Chair, Working Group"), ("Meet at least four times a year.", "February, June, September, December 2026 and 2027", "Chair, Working Group")]),
    (12, "Support those who carry the plan", [("Name what it costs.", "August 2026", "Chair, Working Group"), ("Send a note of what was done to all staff.", "September 2026", "Chair, Working Group, Support: Communications")])]


# ---- 22. A county district's page: objectives with a number above and a name below, promises that end with "by:", lists in mixed moods

def by_doing():
    body = ""
    for n, (name, lead_in, rows) in enumerate(BY_DOING, 1):
        body += f"<h2>Objective {n}</h2><h3>{name}</h3><p>{lead_in}</p><ul>" + "".join(f"<li>{r}</li>" for r in rows) + "</ul>"
    page("by-doing.html", "Equality Objectives 2026 – 2029", body, "Holmesdale District Council")
    gold("by-doing", sections=[theme(name, *[act(r) for r in rows]) for name, _, rows in BY_DOING])


BY_DOING = [
    ("Working for the Council", "We will make fairness part of how we work. We will do this by:", ["Reviewing what councillors and staff are taught about race.", "Offer each new starter a guide to the duties.", "Funding groups that bring neighbours together."]),
    ("Community relations", "We will answer what our communities face. We will do this by:", ["Visiting each traveller site with the liaison officer.", "Standing with groups that are attacked."]),
    ("Accessible information", "We will write so that everyone can read it. We will do this by:", ["Testing our forms with people who learned English late.", "Offering a phone line in Nepali."])]


# ---- 23. A Welsh university's page: one row for a theme, the actions numbered in one cell, and who and each year's steps numbered likewise

def numbered_years():
    head = ["Theme", "Actions", "Person / Team Responsible", "Year 1", "Year 2", "Progress"]
    body = "<table><tr>" + "".join(f"<th>{h}</th>" for h in head) + "</tr>"
    sections = []
    for n, name, rows in NUMBERED_YEARS:
        cell = lambda at: "".join(f"<p>{n}.{k} {row[at]}</p>" for k, row in enumerate(rows, 1) if row[at])
        body += f"<tr><td>{n}. {name}</td><td>{cell(0)}</td><td>{cell(1)}</td><td>{cell(2)}</td><td>{cell(3)}</td><td>{cell(4)}</td></tr>"
        sections.append(theme(name, *[full(act(t, w, None, p or None, ref=f"{n}.{k}"), other={"Year 1": a, "Year 2": b}) for k, (t, w, a, b, p) in enumerate(rows, 1)]))
    page("numbered-years.html", "Race Action Plan 2026-2028", body + "</table>", "Prifysgol y Gogledd", ("Home", "Equality", "Race"))
    gold("numbered-years", sections=sections)


NUMBERED_YEARS = [
    (1, "Governance and openness", [("Set up a task group with students in it.", "Diversity Manager with Executive Lead on Ethnicity", "Choose members and agree terms.", "Report each term.", "Met twice."), ("Publish the plan in both languages.", "Communications", "Publish by Easter.", "Publish what changed.", "")]),
    (2, "Reporting harassment", [("Let people report without a name.", "Student Support", "Buy a system.", "Show the number of reports.", "System chosen."), ("Train those who hear reports.", "Human Resources", "Train twelve.", "Train twelve more.", "")])]


# ---- 24. A fire service's print: headings on each page, areas merged at the side, two leads in a cell, a line at the foot

def foot_lines():
    small = ParagraphStyle("small", parent=getSampleStyleSheet()["Normal"], fontSize=8.5, leading=10.5)
    bold = ParagraphStyle("bold", parent=small, fontName="Helvetica-Bold", textColor=colors.white)
    rows = [[Paragraph(h, bold) for h in ["Area of focus", "We will", "Lead", "Completion", "Measure of success"]]]
    spans = []
    for name, items in FOOT_LINES:
        spans.append(("SPAN", (0, len(rows)), (0, len(rows) + len(items) - 1)))
        for k, row in enumerate(items):
            rows.append([Paragraph(v.replace("\n", "<br/>"), small) for v in (name if k == 0 else "", *row)])
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#9D1B1E")), *spans])

    def foot(canvas, doc):
        canvas.setFont("Helvetica", 7.5)
        canvas.drawString(2 * cm, 1 * cm, "Dales and Dunes Fire and Rescue Authority   EDI Action Plan v2.1   OFFICIAL")
        canvas.drawRightString(27.7 * cm, 1 * cm, f"Page {doc.page} of 2")
    story = [Paragraph("Equality, Diversity and Inclusion Action Plan 2026–2028", getSampleStyleSheet()["Title"]), Spacer(1, 8), Table(rows, colWidths=[4 * cm, 8.5 * cm, 4.5 * cm, 3.2 * cm, 5 * cm], repeatRows=1, style=style)]
    SimpleDocTemplate(here("foot-lines.pdf"), pagesize=on_its_side(A4), topMargin=2 * cm, bottomMargin=12.5 * cm, invariant=1).build(story, onFirstPage=foot, onLaterPages=foot)
    gold("foot-lines", sections=[theme(n, *[full(act(t, w, d), other={"Measure of success": m}) for t, w, d, m in items]) for n, items in FOOT_LINES])


FOOT_LINES = [
    ("Leadership", [("Publish who applies for promotion and who gets it, by ethnicity", "ACO People\nHead of HR", "Mar 2027", "Published"), ("Hold watch talks on race with someone from outside", "Area Managers", "Rolling to Dec 2027", "All watches")]),
    ("Workforce", [("Run taster days at the two mosques and the gurdwara", "Positive Action Officer", "Spring 2027 / Autumn 2027", "60 people came"), ("Move the fitness test to evenings and weekends", "Recruitment Manager", "Sep-26", "Test times by month"), ("Pay for childcare on assessment days", "Head of Finance", "FY 2026/27", "Claims paid")]),
    ("Community", [("Fit alarms in houses in multiple occupation with an interpreter at the door", "Prevention Team", "Ongoing", "900 visits")])]


# ---- 25. A library and museum service printed by LibreOffice: what is done by when in one cell, rows that go over the page

def two_in_one():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.add_heading("Equality Action Plan 2026–29", 1)
        doc.add_paragraph("Three Rivers Museums and Libraries. This plan sits beneath the council’s own.")
        sections = doc.sections[0]
        sections.page_height, sections.top_margin, sections.bottom_margin = Cm(13), Cm(1.5), Cm(1.5)
        t = table(doc, [["Objective", "Actions", "Success measures / timescales", "Who", "Progress update"]] + [[r[0], [r[1], *[f"• {b}" for b in r[2]]], r[3], r[4], r[5]] for r in TWO_IN_ONE], widths=[4, 8, 5, 4, 5])
        repeat(t.rows[0])
        doc.save(path)
    office("two-in-one.pdf", save, "docx")
    gold("two-in-one", sections=[theme(r[0], act("\n".join([r[1], *[f"- {b}" for b in r[2]]]), r[4], r[3], r[5] or None)) for r in TWO_IN_ONE])


TWO_IN_ONE = [
    ("Collections that tell the truth", "Rewrite the labels of the sugar room with the people whose story it is", ["Invite the Windrush elders", "Pay them for their days", "Show drafts in the gallery and ask for notes"], "Labels in place by Oct 2026", "Curator of Social History", "Drafts were shown in May; 212 notes were left."),
    ("Staff who reflect the county", "Open two traineeships to people without a degree", ["Advertise in the job centres", "Interview in pairs"], "Trainees start Sept 2027", "Head of Service", "Money has been found for one."),
    ("Rooms that anyone may enter", "Ask those who never come why they do not", ["Stand at the market", "Ring the mosque, the temple and the youth club"], "Report by April 2027", "Audience Development Officer", "")]


# ---- 26. A combined fire and police board's slides: a priority on each, a table with a rating, a running title and numbers

def board_deck():
    deck = pptx.Presentation()
    cover = deck.slides.add_slide(deck.slide_layouts[0])
    cover.shapes.title.text = "Race equality: our plan on six pages"
    cover.placeholders[1].text = "Board of Commissioners, 24 September 2026"
    summary = deck.slides.add_slide(deck.slide_layouts[5])
    summary.shapes.title.text = "At a glance"
    grid = summary.shapes.add_table(4, 4, Inches(0.6), Inches(1.6), Inches(8.6), Inches(2)).table
    for y, row in enumerate([["Priority", "Green", "Amber", "Red"], ["Trust", "1", "1", "0"], ["Workforce", "1", "0", "1"], ["Total", "2", "1", "1"]]):
        for x, value in enumerate(row):
            grid.cell(y, x).text = value
    for n, (name, rows) in enumerate(BOARD_DECK, 3):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = f"Priority {n - 2}: {name}"
        grid = slide.shapes.add_table(len(rows) + 1, 5, Inches(0.4), Inches(1.6), Inches(9.2), Inches(3)).table
        for y, row in enumerate([("What", "Who", "When", "RAG", "Where we are"), *rows]):
            for x, value in enumerate(row):
                grid.cell(y, x).text = value
                for par in grid.cell(y, x).text_frame.paragraphs:
                    par.font.size = Pt(12)
        box = slide.shapes.add_textbox(Inches(0.4), Inches(7), Inches(9), Inches(0.4))
        box.text_frame.text = f"Race equality plan | OFFICIAL | {n}"
    deck.save(here("board-deck.pptx"))
    read = {"G": "on_track", "A": "at_risk", "R": "delayed"}
    gold("board-deck", sections=[theme(name, *[full(act(t, w, d, h or None), status=read[g]) for t, w, d, g, h in rows]) for name, rows in BOARD_DECK])


BOARD_DECK = [
    ("Trust", [("Publish stop and search by ward and ethnicity each month", "Supt Neighbourhoods", "From Oct 2026", "G", "First month is out"), ("Pay the scrutiny panel", "Commissioner’s Office", "Jan 2027", "A", "Budget not agreed")]),
    ("Workforce", [("Find out why recruits leave in the first year", "Head of Learning", "Dec 2026", "R", "Two of thirty interviews done"), ("Open the detective route to staff", "DCC", "Complete", "G", "")])]


if __name__ == "__main__":
    for write in (lead_headings, indicator_page, metric_page, update_tables, action_tables, by_doing, numbered_years, foot_lines, two_in_one, board_deck):
        write()
