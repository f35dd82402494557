#!/usr/bin/env python3
"""Writes the invented documents whose plan stands in tables as public bodies lay them out, each with its gold reading.
Run it after a change: python3 make_tables.py"""
from make import docx, odf, p, r, sheet, tbl, tc, td, tp, tr, xlsx
from make_lists import act, b, gold, theme

# ---- An NHS trust: merged indicators, colours without words beside a legend, a date that was struck

STRIKE = "<w:rPr><w:strike/></w:rPr>"
BLUE, GREEN, AMBER, RED = "0070C0", "00B050", "FFC000", "FF0000"

docx("wres.docx",
     p("Calder Moor NHS Foundation Trust", style="Titel"),
     p("Workforce Race Equality Standard action plan 2026/27", bold=True),
     p("Approved by the Trust Board, 28 May 2026"),
     p("Each year we compare the experience of our Black, Asian and minority ethnic colleagues with that of white colleagues on nine indicators. The table sets out what we will do about the four that moved least."),
     p("RAG key: Blue = complete; Green = on track; Amber = at risk; Red = overdue"),
     tbl(tr("WRES indicator", "Action", "Executive lead", "Completion date", "RAG", "Progress at quarter 2", head=True),
         tr(tc("Indicator 2: appointment from shortlisting", merge="start"),
            p("Put an inclusion representative on every panel at band 8a and above") + b("trained by the Trust") + b("with a vote"),
            "Chief People Officer", p(raw=r("June 2026 ", STRIKE) + r("September 2026")), tc("", fill=AMBER), "Forty representatives are trained; two divisions have none yet."),
         tr(tc("", merge="on"), "Publish appointment figures by division each quarter", "Chief People Officer", "31/07/2026", tc("", fill=BLUE), "First figures published on 24 July."),
         tr(tc("Indicator 3: formal disciplinary process", merge="start"), "Hold a pre-formal review with a second manager before any case opens", "Chief Nurse / Chief People Officer", "October 2026", tc("", fill=GREEN), ""),
         tr(tc("", merge="on"), "Train investigators in fair process", "Associate Director of Employee Relations", "Q4 2026/27", tc("", fill=RED), "No provider was found at the first tender."),
         tr(tc("Indicator 8: discrimination from a manager or colleague", merge="start"), "Offer mediation within ten working days", "Freedom to Speak Up Guardian", "Ongoing", tc("", fill=GREEN), "Twelve cases since April."),
         tr(tc("", merge="on"), "Ask each leaver of colour for an interview with somebody outside the line", "Head of Staff Experience", "From November 2026", "", ""),
         tr("Indicator 9: Board representation", "Advertise the next two non-executive posts through community networks", "Trust Secretary", "March 2027", tc("", fill=GREEN), "")),
     p("This plan is reviewed by the People Committee every quarter."))


def rag(it, status):
    return dict(it, status=status)


gold("wres", sections=[
    theme("Indicator 2: appointment from shortlisting",
          dict(act("Put an inclusion representative on every panel at band 8a and above\n- trained by the Trust\n- with a vote", "Chief People Officer", "September 2026",
                   "Forty representatives are trained; two divisions have none yet."), status="at_risk", struck=["June 2026"]),
          rag(act("Publish appointment figures by division each quarter", "Chief People Officer", "31/07/2026", "First figures published on 24 July."), "complete")),
    theme("Indicator 3: formal disciplinary process",
          rag(act("Hold a pre-formal review with a second manager before any case opens", "Chief Nurse / Chief People Officer", "October 2026"), "on_track"),
          rag(act("Train investigators in fair process", "Associate Director of Employee Relations", "Q4 2026/27", "No provider was found at the first tender."), "delayed")),
    theme("Indicator 8: discrimination from a manager or colleague",
          rag(act("Offer mediation within ten working days", "Freedom to Speak Up Guardian", "Ongoing", "Twelve cases since April."), "on_track"),
          rag(act("Ask each leaver of colour for an interview with somebody outside the line", "Head of Staff Experience", "From November 2026"), None)),
    theme("Indicator 9: Board representation",
          rag(act("Advertise the next two non-executive posts through community networks", "Trust Secretary", "March 2027"), "on_track"))])

# ---- A police force: two rows of headings, ticks in columns, a hidden column, ditto marks

B = 1
GROUPS = [("Ref", B), ("Commitment", B), ("Ownership", B), "", ("Timeline", B), "", ("Status", B), "", "", ("Notes for the board", B)]
UNDER = ["", "", ("Lead", B), ("Partners", B), ("Start", B), ("Complete by", B), ("Not started", B), ("In progress", B), ("Complete", B), ""]
HEADS = ("A4:A5", "B4:B5", "C4:D4", "E4:F4", "G4:I4", "J4:J5")
COLS = '<cols><col min="10" max="10" width="20" hidden="1"/></cols>'


def board(title, *rows):
    return sheet([(1, [("Wyre Coast Constabulary", B)]), (2, [title]), (4, GROUPS), (5, UNDER), *enumerate(rows, 6)], merges=HEADS, cols=COLS)


xlsx("police.xlsx", [
    ("Our people", board(
        "Race action plan 2026: our people",
        ["P1", "Coach every officer of colour who sits the sergeants' exam", "Supt Ines Holm", "Black Police Association", "Jan 2026", "Dec 2026", "", "✓", "", "Fund from the training line"],
        ["P2", "Ask why officers of colour leave, within a month of notice", "〃", "〃", "Mar 2026", "Ongoing", "", "✓", ""],
        ["P3", "Publish who is promoted, by rank and ethnicity", "Head of People Data", "", "Apr 2026", "June 2026", "", "", "✓"],
        ["P4", "Rewrite the grievance procedure with the staff networks", "Head of Professional Standards", "Unison", "Sept 2026", "March 2027", "✓", "", ""]), ""),
    ("Use of powers", board(
        "Race action plan 2026: use of powers",
        ["U1", "Show body-worn footage of ten searches a month to the scrutiny panel", "Ch Insp Rory Vane", "Community panel", "Feb 2026", "Monthly", "", "✓", ""],
        ["U2", "Record the grounds of each search in words a child understands", "as above", "", "May 2026", "31 October 2026", "✓", "", "", "Wait for the new form"],
        ["U3", "Train all sergeants to review searches within 48 hours", "Learning and Development", "College of Policing", "Jan 2026", "30/04/2026", "", "", "✓"]), "")])


def tick(it, ref, status, start, partners=None, **more):
    return dict(it, ref=ref, status=status, other={"Timeline Start": start, **({"Ownership Partners": partners} if partners else {}), **more})


gold("police", sections=[
    theme("Our people",
          tick(act("Coach every officer of colour who sits the sergeants' exam", "Supt Ines Holm", "Dec 2026"), "P1", "on_track", "Jan 2026", "Black Police Association", **{"Notes for the board": "Fund from the training line"}),
          tick(act("Ask why officers of colour leave, within a month of notice", "Supt Ines Holm", "Ongoing"), "P2", "on_track", "Mar 2026", "Black Police Association"),
          tick(act("Publish who is promoted, by rank and ethnicity", "Head of People Data", "June 2026"), "P3", "complete", "Apr 2026"),
          tick(act("Rewrite the grievance procedure with the staff networks", "Head of Professional Standards", "March 2027"), "P4", "not_started", "Sept 2026", "Unison")),
    theme("Use of powers",
          tick(act("Show body-worn footage of ten searches a month to the scrutiny panel", "Ch Insp Rory Vane", "Monthly"), "U1", "on_track", "Feb 2026", "Community panel"),
          tick(act("Record the grounds of each search in words a child understands", "Ch Insp Rory Vane", "31 October 2026"), "U2", "not_started", "May 2026", **{"Notes for the board": "Wait for the new form"}),
          tick(act("Train all sergeants to review searches within 48 hours", "Learning and Development", "30/04/2026"), "U3", "complete", "Jan 2026", "College of Policing"))])

# ---- A university: eight columns, bands across the table as sections

def band(text):
    return tr(tc(p(text, bold=True), span=8, fill="D9D9D9"))


docx("charter.docx",
     p("University of Saltburn Head", style="Titel"),
     p("Race Equality Charter: action plan 2026 to 2030", bold=True),
     p("Submitted for a Bronze award, February 2026"),
     tbl(tr("Ref", "Rationale", "Planned action", "Person responsible", "Start date", "Target date", "Success measure", "Priority", head=True),
         band("Section 4: Staff profile"),
         tr("4.1", "Fewer than one in twenty professors are people of colour.", "Open a promotion clinic each term for staff of colour", "Pro-Vice-Chancellor (People)", "Sept 2026", "July 2028", "One in ten by 2030", "High"),
         tr("4.2", "Contract staff of colour leave sooner.", p("Review all fixed-term contracts") + b("by faculty") + b("by grade"), "Director of HR / Deans of Faculty", "Jan 2027", "December 2027", "Equal length of service", "Medium"),
         band("Section 5: Student pipeline"),
         tr("5.1", "The awarding gap stands at 14 points.", "Publish the awarding gap by department every year", "Registrar", "Oct 2026", "October 2027", "Gap below 7 points", "High"),
         tr("5.2", "Few students of colour go on to research.", "Fund ten doctoral places with mentors", "Dean of the Graduate School", "Oct 2026", "Academic year 2028/29", "All ten filled", "High"),
         tr("5.3", "", "Tell applicants how each interview is scored", "Head of Admissions", "", "By spring 2027", "Survey of applicants", "Low"),
         band("Section 6: Teaching and learning"),
         tr("6.1", "Students say that reading lists leave them out.", "Change reading lists with paid student partners", "Associate Deans (Education)", "Sept 2027", "Ongoing", "Each module reviewed in five years", "Medium")))


def charter(ref, text, lead, date, start, why, measure, priority):
    other = {"Rationale": why, "Start date": start, "Success measure": measure, "Priority": priority}
    return dict(act(text, lead, date, ref=ref), other={k: v for k, v in other.items() if v})


gold("charter", sections=[
    theme("Staff profile",
          charter("4.1", "Open a promotion clinic each term for staff of colour", "Pro-Vice-Chancellor (People)", "July 2028", "Sept 2026", "Fewer than one in twenty professors are people of colour.", "One in ten by 2030", "High"),
          charter("4.2", "Review all fixed-term contracts\n- by faculty\n- by grade", "Director of HR / Deans of Faculty", "December 2027", "Jan 2027", "Contract staff of colour leave sooner.", "Equal length of service", "Medium")),
    theme("Student pipeline",
          charter("5.1", "Publish the awarding gap by department every year", "Registrar", "October 2027", "Oct 2026", "The awarding gap stands at 14 points.", "Gap below 7 points", "High"),
          charter("5.2", "Fund ten doctoral places with mentors", "Dean of the Graduate School", "Academic year 2028/29", "Oct 2026", "Few students of colour go on to research.", "All ten filled", "High"),
          charter("5.3", "Tell applicants how each interview is scored", "Head of Admissions", "By spring 2027", "", "", "Survey of applicants", "Low")),
    theme("Teaching and learning",
          charter("6.1", "Change reading lists with paid student partners", "Associate Deans (Education)", "Ongoing", "Sept 2027", "Students say that reading lists leave them out.", "Each module reviewed in five years", "Medium"))])

# ---- A Welsh council: headings and plan in Welsh

WELSH = ["Cyf", "Cam gweithredu", "Arweinydd", "Dyddiad targed", "Cynnydd hyd yma"]


def h(text):
    return f'<text:h text:outline-level="1">{text}</text:h>'


def table(*rows):
    lines = ["<table:table-row>" + "".join(td(tp(c)) for c in row) + "</table:table-row>" for row in rows]
    return "<table:table><table:table-header-rows>" + lines[0] + "</table:table-header-rows>" + "".join(lines[1:]) + "</table:table>"


odf("cynllun.odt", "text", "",
    "<office:text>" + tp("Cyngor Sir Glan Hafren") + tp("Cynllun Gweithredu Cymru Wrth-hiliol 2026-2028")
    + h("Thema 1: Arweinyddiaeth") + tp("Mae'r cabinet yn atebol am y thema hon.")
    + table(WELSH,
            ["1.1", "Penodi hyrwyddwr cydraddoldeb hil yn y cabinet", "Y Prif Weithredwr", "31/03/2026", "Penodwyd ym mis Chwefror."],
            ["1.2", "Cyhoeddi'r bwlch cyflog ethnigrwydd bob blwyddyn", "Pennaeth Adnoddau Dynol", "30/06/2026", ""])
    + h("Thema 2: Addysg")
    + table(WELSH,
            ["2.1", "Hyfforddi pob corff llywodraethu ar hanes pobl dduon Cymru", "Cyfarwyddwr Addysg", "01/09/2027", "Cynhaliwyd dau beilot."],
            ["2.2", "Cofnodi pob digwyddiad hiliol mewn ysgolion ar un ffurflen", "Gwasanaeth Ysgolion", "2026/27", ""],
            ["2.3", "Gofyn i ddisgyblion beth sydd wedi newid", "Fforwm Ieuenctid", "31/07/2028", ""])
    + "</office:text>")
gold("cynllun", sections=[
    theme("Arweinyddiaeth",
          act("Penodi hyrwyddwr cydraddoldeb hil yn y cabinet", "Y Prif Weithredwr", "31/03/2026", "Penodwyd ym mis Chwefror.", "1.1"),
          act("Cyhoeddi'r bwlch cyflog ethnigrwydd bob blwyddyn", "Pennaeth Adnoddau Dynol", "30/06/2026", None, "1.2")),
    theme("Addysg",
          act("Hyfforddi pob corff llywodraethu ar hanes pobl dduon Cymru", "Cyfarwyddwr Addysg", "01/09/2027", "Cynhaliwyd dau beilot.", "2.1"),
          act("Cofnodi pob digwyddiad hiliol mewn ysgolion ar un ffurflen", "Gwasanaeth Ysgolion", "2026/27", None, "2.2"),
          act("Gofyn i ddisgyblion beth sydd wedi newid", "Fforwm Ieuenctid", "31/07/2028", None, "2.3"))])
