#!/usr/bin/env python3
"""Writes invented documents of six kinds of bodies, with a gold reading each: python3 make_bodies.py"""
import os, subprocess, tempfile

from make import HERE, docx, p, sheet, tbl, tc, tr, xlsx
from make_lists import act, b, gold, html, theme


def full(it, **more):
    return dict(it, **more)


# ---- A hospital trust: a table under each indicator, with what the data tells before it

def indicator(title, tells, *rows):
    return (p(title, "H2"), p("What the data tells us", bold=True), p(tells),
            tbl(tr("What we will do", "How we will do it", "By whom", "By when", "How we will know", head=True), *[tr(*row) for row in rows]))


docx("hospital.docx",
     p("Alder Bay Hospitals NHS Foundation Trust", "Titel"),
     p("Workforce Race Equality Standard action plan 2025/26", "H1"),
     p("Foreword", "H2"),
     p("Last year we said that we would listen. This plan is what we heard, and the Board will answer for it in public."),
     *indicator("Indicator 1: Staff in each band", "Colleagues of Asian background hold 31% of band 5 posts and 9% of band 8a posts.",
                ("Open band 7 secondments to every ward", "Advertise each for ten days on the staff app", "Divisional Directors of Nursing", "From September 2025", "Half of secondments go to colleagues from ethnic minorities"),
                ("Name a sponsor for each band 6 nurse who asks for one", "Match by specialty", "Chief Nurse", "31 December 2025", "Sixty pairs")),
     *indicator("Indicator 4: Non-mandatory training", "White colleagues are 1.4 times as likely to go on a course.",
                ("Record every request for training, granted or not", "One form in the learning system", "Head of Learning; ward managers", "Q3 2025/26", "Requests and grants are published by band")),
     *indicator("Indicator 6: Harassment by colleagues", "27% of colleagues from ethnic minorities were harassed by other staff.",
                ("Answer each report within five working days", "A rota of trained handlers outside the division", "Freedom to Speak Up Guardian", "Ongoing, reviewed quarterly", "Nine in ten are answered in time"),
                ("Publish what was upheld and what followed", "A page in the annual report", "Director of Corporate Affairs", "May 2026", "Published")),
     p("Governance", "H2"),
     p("The People Committee receives a report each quarter."))

gold("hospital", sections=[
    theme("Indicator 1: Staff in each band",
          full(act("Open band 7 secondments to every ward", "Divisional Directors of Nursing", "From September 2025"),
               other={"How we will do it": "Advertise each for ten days on the staff app", "How we will know": "Half of secondments go to colleagues from ethnic minorities"}),
          act("Name a sponsor for each band 6 nurse who asks for one", "Chief Nurse", "31 December 2025")),
    theme("Indicator 4: Non-mandatory training",
          act("Record every request for training, granted or not", "Head of Learning; ward managers", "Q3 2025/26")),
    theme("Indicator 6: Harassment by colleagues",
          act("Answer each report within five working days", "Freedom to Speak Up Guardian", "Ongoing, reviewed quarterly"),
          act("Publish what was upheld and what followed", "Director of Corporate Affairs", "May 2026"))])

# ---- A police force: numbered headings, with the facts in bullets beneath a paragraph

def deliverable(number, text, why, *facts):
    return (p(f"Action {number}", "H2"), p(text), *[b(fact) for fact in (f"Why: {why}", *facts)])


docx("police-headings.docx",
     p("Calder Vale Police", "Titel"),
     p("Police race action plan", "Titel"),
     p("June 2025"),
     p("Workstream 1: Represented", "H1"),
     *deliverable("1.1", "Interview every officer from an ethnic minority who leaves within five years of joining.", "We do not know why they go.",
                  "Lead: Head of People Services", "Timescale: October 2025", "Progress: Twelve interviews held; the findings went to the Chief Officers in May."),
     *deliverable("1.2", "Give every applicant who fails an assessment a named mentor for the next attempt.", "Half of those who fail do not try again.",
                  "Lead: Positive Action Team", "Timescale: Ongoing"),
     p("Workstream 2: Not over-policed", "H1"),
     *deliverable("2.1", "Publish stop and search by ward and ethnicity each month, with the outcome.", "Residents ask for it at every meeting.",
                  "Lead: Supt Mara Quill", "Timescale: By January 2026"),
     *deliverable("2.2", "Let the scrutiny panel choose at random which recordings it sees.", "The panel does not trust our choice.",
                  "Lead: Ch Insp Owen Tarn / Community panel chair", "Timescale: 30/09/2025", "Progress: The first session drew twenty recordings."))

gold("police-headings", sections=[
    theme("Represented",
          act("Interview every officer from an ethnic minority who leaves within five years of joining.", "Head of People Services", "October 2025",
              "Twelve interviews held; the findings went to the Chief Officers in May.", ref="1.1"),
          act("Give every applicant who fails an assessment a named mentor for the next attempt.", "Positive Action Team", "Ongoing", ref="1.2")),
    theme("Not over-policed",
          act("Publish stop and search by ward and ethnicity each month, with the outcome.", "Supt Mara Quill", "By January 2026", ref="2.1"),
          act("Let the scrutiny panel choose at random which recordings it sees.", "Ch Insp Owen Tarn / Community panel chair", "30/09/2025",
              "The first session drew twenty recordings.", ref="2.2"))])

# ---- A university: seven columns, the time in two under one heading, sections as bands, an issue over several actions

docx("rec-university.docx",
     p("University of Larkmoor", "Titel"),
     p("Race Equality Charter bronze award: action plan 2025 to 2029", "Titel"),
     tbl(tr(tc("Ref", merge="start"), tc("Issue identified and rationale", merge="start"), tc("Actions", merge="start"), tc("Timeframe", span=2),
            tc("Responsibility", merge="start"), tc("Success criteria", merge="start"), head=True),
         tr(tc("", merge="on"), tc("", merge="on"), tc("", merge="on"), "Start", "End", tc("", merge="on"), tc("", merge="on"), head=True),
         tr(tc("Section 4: Academic staff", span=7)),
         tr("4.1", tc("Only 3% of professors are Black (2024 census)", merge="start"), "Count teaching and outreach in promotion as research is counted", "Sept 2025", "July 2027", "Provost", "Promotion rates within two points by 2028"),
         tr("4.2", tc("", merge="on"), "Write to each lecturer who has been eligible for three years", "Jan 2026", "Dec 2026", "Heads of School, supported by HR", "All are written to"),
         tr("4.3", "Fixed-term contracts are held twice as often", "Review every contract in its third year", "Oct 2025", "Ongoing", "Director of HR", "None beyond four years"),
         tr(tc("Section 7: Student pipeline", span=7)),
         tr("7.1", "An awarding gap of 14 points", "Publish the gap of each module to its own students", "Oct 2025", "June 2026", "Pro-Vice-Chancellor (Education)", "Gap below 7 points"),
         tr("7.2", "Few home students of colour go on to a doctorate", "Fund eight doctoral places a year", "Sept 2026", "2029", "Graduate School; Development Office", "Eight places filled")))

gold("rec-university", sections=[
    theme("Academic staff",
          full(act("Count teaching and outreach in promotion as research is counted", "Provost", "July 2027", ref="4.1"),
               other={"Issue identified and rationale": "Only 3% of professors are Black (2024 census)", "Timeframe Start": "Sept 2025", "Success criteria": "Promotion rates within two points by 2028"}),
          full(act("Write to each lecturer who has been eligible for three years", "Heads of School, supported by HR", "Dec 2026", ref="4.2"),
               other={"Issue identified and rationale": "Only 3% of professors are Black (2024 census)"}),
          act("Review every contract in its third year", "Director of HR", "Ongoing", ref="4.3")),
    theme("Student pipeline",
          act("Publish the gap of each module to its own students", "Pro-Vice-Chancellor (Education)", "June 2026", ref="7.1"),
          act("Fund eight doctoral places a year", "Graduate School; Development Office", "2029", ref="7.2"))])

# ---- A combined authority: several sheets, titles over merged cells, headings in two rows, a heading for each pillar

TOP = [("Pillar", 1), ("Commitment", 1), ("Delivery", 1), "", "", ("Assurance", 1), ""]
SUB = ["", "", ("Accountable officer", 1), ("Delivery partners", 1), ("Target completion", 1), ("RAG", 1), ("Commentary", 1)]


def pillar(title, *rows):
    merges = ["A1:G1", "A2:G2", "A4:A5", "B4:B5", "C4:E4", "F4:G4"]
    out, at = [], 6
    for row in rows:
        out.append((at, list(row)))
        at += 1
    return sheet([(1, [(title, 1)]), (2, ["Position at 30 June 2025. Return to the policy team by the 10th."]), (4, TOP), (5, SUB), *out], merges=merges)


xlsx("combined-authority.xlsx", [
    ("Cover", sheet([(1, [("Estuary Cities Combined Authority", 1)]), (2, ["Equality and inclusion delivery plan 2025-2028"]), (3, ["Version 1.2, June 2025"])]), ""),
    ("Skills", pillar("Estuary Cities Combined Authority: skills",
                      ["Adult skills", "Fund English courses in every borough, in the evening", "Director of Skills", "Colleges", "July 2026", "Green", "Four boroughs signed"],
                      ["Adult skills", "Publish starts and completions by ethnicity and borough", "Head of Data", "", (46112, 3), "Amber", ""],
                      ["Apprenticeships", "Ask every contractor for its apprentices by ethnicity", "Head of Procurement", "Contractors", "Ongoing", "Green", "In all contracts since April"]), ""),
    ("Transport", pillar("Estuary Cities Combined Authority: transport",
                         ["Safe journeys", "Train bus drivers to step in when passengers are abused", "Director of Transport", "Operators; unions", "March 2026", "Red", "No operator has begun"],
                         ["Safe journeys", "Put a reporting code at every stop", "Head of Passenger Services", "", "Q2 2026/27", "", ""]), "")])

gold("combined-authority", sections=[
    theme("Adult skills",
          full(act("Fund English courses in every borough, in the evening", "Director of Skills", "July 2026", "Four boroughs signed"), status="on_track"),
          full(act("Publish starts and completions by ethnicity and borough", "Head of Data", "March 2026"), status="at_risk")),
    theme("Apprenticeships",
          full(act("Ask every contractor for its apprentices by ethnicity", "Head of Procurement", "Ongoing", "In all contracts since April"), status="on_track")),
    theme("Safe journeys",
          full(act("Train bus drivers to step in when passengers are abused", "Director of Transport", "March 2026", "No operator has begun"), status="delayed"),
          act("Put a reporting code at every stop", "Head of Passenger Services", "Q2 2026/27"))])

# ---- A council's web page: an accordion, each section with an aim, actions as a list, and who and when behind them

def section(at, title, body):
    return (f'<div class="govuk-accordion__section"><div class="govuk-accordion__section-header"><h2 class="govuk-accordion__section-heading">'
            f'<span class="govuk-accordion__section-button" id="s{at}">{title}</span></h2></div>'
            f'<div id="c{at}" class="govuk-accordion__section-content">{body}</div></div>')


def items(*all):
    return "<ul class=govuk-list>" + "".join(f"<li>{text}<br><strong>Lead:</strong> {lead}<br><strong>Target date:</strong> {date}</li>" for text, lead, date in all) + "</ul>"


html("accordion.html",
     '<a href="#main" class="govuk-skip-link">Skip to main content</a><div class="cookie-banner" role="region" aria-label="Cookies on this site"><p>We use cookies to make this site work.</p><button>Accept</button></div>'
     '<header role="banner"><a href="/">Thornby District Council</a></header><nav aria-label="Breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/equality">Equality</a></li></ol></nav>'
     '<main id="main"><h1>Race equality action plan 2025</h1><p>Our Cabinet agreed this plan on 12 March 2025. Every action names who answers for it.</p><div class="govuk-accordion" data-module="govuk-accordion">'
     + section(1, "Homes", "<p>Desired outcome: nobody waits longer for a home because of who they are.</p><h3>Actions</h3>"
               + items(("Publish waiting times by ethnicity twice a year", "Head of Housing Needs", "September 2025"), ("Offer every letter in the six languages most asked for", "Customer Services", "Ongoing")))
     + section(2, "Work", "<p>Desired outcome: our staff look like our residents at every grade.</p><h3>Actions</h3>"
               + items(("Take names and schools off applications", "Recruitment Manager", "By June 2025"), ("Fund ten places on the aspiring managers course", "Assistant Director of People", "2025/26"), ("Ask each leaver of colour why they go", "HR Business Partners", "From May 2025")))
     + section(3, "Streets", "<p>Desired outcome: everybody is safe on our streets.</p><h3>Actions</h3>"
               + items(("Take down racist graffiti within a day", "Street Scene", "Ongoing")))
     + '</div><h2>Contact us</h2><p>Write to equality@thornby.example.</p></main><footer><ul><li><a href="/privacy">Privacy</a></li><li><a href="/accessibility">Accessibility</a></li></ul></footer>')

gold("accordion", sections=[
    theme("Homes", act("Publish waiting times by ethnicity twice a year", "Head of Housing Needs", "September 2025"),
          act("Offer every letter in the six languages most asked for", "Customer Services", "Ongoing"), outcome="nobody waits longer for a home because of who they are."),
    theme("Work", act("Take names and schools off applications", "Recruitment Manager", "By June 2025"),
          act("Fund ten places on the aspiring managers course", "Assistant Director of People", "2025/26"),
          act("Ask each leaver of colour why they go", "HR Business Partners", "From May 2025"), outcome="our staff look like our residents at every grade."),
    theme("Streets", act("Take down racist graffiti within a day", "Street Scene", "Ongoing"), outcome="everybody is safe on our streets.")])

# ---- A fire service, printed landscape: objectives as bands, narrow columns, rows over the page, a foot on each page

ROWS = {
    "Objective 1: Our workforce": [
        ("1.1", "Visit every mosque, temple, gurdwara and Black-majority church in the county with a serving firefighter and leave the application dates", "Area Manager Recruitment, Group Manager Dell", "31 October 2025", "Amber", "Fourteen of forty visited by June."),
        ("1.2", "Run the practice day for the physical tests in three towns, with kit in every size and a place to pray", "Learning and Organisational Development", "Each February", "Green", "The first was full; a second was added."),
        ("1.3", "Publish at each stage how many applicants of each ethnic group go on to the next", "Head of People", "April 2026", "", "")],
    "Objective 2: Our communities": [
        ("2.1", "Offer home safety visits in the language of the household, with a fire crew that has been briefed by the community", "Head of Prevention, supported by Thornmere Refugee Forum", "By March 2026", "Green", "Crews of two stations have been briefed. Leaflets are printed in five languages."),
        ("2.2", "Ask after each visit, by text message, whether people were treated with respect", "Performance Team", "Q3 2025/26", "Red", "The supplier withdrew."),
        ("2.3", "Open every station once a year to its neighbours", "Station Managers", "Ongoing", "", "")],
    "Objective 3: Our culture": [
        ("3.1", "Hold an upstander session on every watch, led by somebody from outside the service", "Deputy Chief Fire Officer", "December 2025", "Amber", "Half the watches have had theirs."),
        ("3.2", "Let staff report racism to a body outside the service and see what became of it", "Monitoring Officer", "September 2025", "Green", "Contract let in May.")]}


def printed(name, css, body):
    """What a browser prints of a page, as make_pdf.py has it."""
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page.html")
        with open(page, "w", encoding="utf-8") as out:
            out.write(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title><style>{BASE}{css}</style><body>{body}</body></html>')
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={os.path.join(HERE, name)}", page], check=True, stderr=subprocess.DEVNULL)


def fire():
    css = ("@page{size:A4 landscape;margin:18mm 15mm}body{font-size:10pt}table{border:1px solid #333}td,th{border:1px solid #333;font-size:9.5pt}"
           "th{background:#8b1a1a;color:#fff}.band td{background:#ddd;font-weight:bold}thead{display:table-header-group}tr{break-inside:avoid}"
           "td:nth-child(1){width:5%}td:nth-child(2){width:33%}td:nth-child(3){width:18%}td:nth-child(4){width:12%}td:nth-child(5){width:8%}")
    rows = ""
    for objective, all in ROWS.items():
        rows += f'<tr class=band><td colspan=6>{objective}</td></tr>' + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in all)
    heads = "".join(f"<th>{h}</th>" for h in ("No.", "What we will do", "Who is responsible", "Completion date", "RAG", "Where we are now"))
    printed("fire-service.pdf", css, "<h1>Thornmere Fire and Rescue Service</h1><p>Equality, diversity and inclusion action plan, June 2025</p>"
            f"<table><thead><tr>{heads}</tr></thead>{rows}</table>")


BASE = """body{font:10pt 'Liberation Sans',Arial,sans-serif} h1{font-size:19pt}
table{width:100%;border-collapse:collapse} td,th{text-align:left;vertical-align:top;padding:4px}"""
STATUS = {"Green": "on_track", "Amber": "at_risk", "Red": "delayed", "": None}
gold("fire-service", sections=[
    theme(objective.split(": ")[1], *[full(act(text, lead, date, done or None, ref=ref), status=STATUS[rag]) for ref, text, lead, date, rag, done in all])
    for objective, all in ROWS.items()])

if __name__ == "__main__":
    fire()
