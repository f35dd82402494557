#!/usr/bin/env python3
"""Writes an eleventh lot of invented documents laid out as published plans are, here the texts, each with its gold reading, made before
any was read: python3 make_strangers_eleventh.py. Needs python-docx from PyPI and, for OpenDocument, odfpy."""
import docx as word
from docx.shared import Pt
from odf.opendocument import OpenDocumentText
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import H, P

from make_layouts import full, here, landscape, repeat, shade, table
from make_lists import act, gold, theme


def bold(doc, label, text=""):
    par = doc.add_paragraph()
    par.add_run(label).bold = True
    par.add_run(text)
    return par


# ---- 1. A county's answer to a review: each recommendation in a shaded box, the answer in a sentence, a small table of what is done

def review_answers():
    doc = word.Document()
    doc.add_heading("Our response to the Fernside Review of race at work", 0)
    doc.add_paragraph("Sedgemoor Hills County Council, Executive Board, 14 May 2026")
    doc.add_paragraph("The review made five recommendations. We accept three in full and two in part. Each is set out below with what happens next.")
    sections = []
    for chapter, items in REVIEW_ANSWERS:
        doc.add_heading(chapter, 1)
        acts, recs = [], []
        for ref, text, answer, why, rows in items:
            box = table(doc, [[[f"Recommendation {ref}", text]]])
            shade(box.cell(0, 0), "E2EFDA")
            bold(doc, "Our response: ", answer)
            doc.add_paragraph(why)
            table(doc, [["What we will do", "Who is responsible", "By when"]] + [list(r) for r in rows])
            doc.add_paragraph()
            acts += [act(*r) for r in rows]
            recs.append({"text": text, "ref": ref})
        sections.append(theme(chapter, *acts, recommendations=recs))
    doc.save(here("review-answers.docx"))
    gold("review-answers", sections=sections)


REVIEW_ANSWERS = [
    ("Hiring and promotion", [
        ("1", "The Council should stop asking for degrees where a post does not need one.", "Accepted.", "We looked at 412 posts last autumn and agree.", [("Rewrite the person specifications of grades 6 to 9", "Head of Resourcing", "30 September 2026"), ("Tell managers how to ask for a degree that is needed", "HR Business Partners", "October 2026")]),
        ("2", "Interview panels should never be all white.", "Accepted in part.", "Some teams are too small for this, and we will not ask the same few colleagues every week.", [("Keep a list of trained panel members across directorates", "Resourcing Team Leader", "January 2027")])]),
    ("When things go wrong", [
        ("3", "An outsider should read every grievance about race before it is closed.", "Accepted.", "Two nearby counties have offered to exchange readers.", [("Sign an exchange with the two counties", "Monitoring Officer", "July 2026"), ("Publish what the readers say, once a year", "Monitoring Officer", "May 2027")]),
        ("4", "Nobody who complains should be moved against their will.", "Accepted.", "This was never our policy, but it has been our habit.", [("Change the grievance procedure", "Employee Relations Manager", "November 2026")])])]


# ---- 2. A cabinet paper's appendix: two rows of headings, "Progress to date" and "Next steps" under each quarter

def quarter_pairs():
    doc = word.Document()
    landscape(doc)
    doc.styles["Normal"].font.size = Pt(9)
    doc.add_paragraph("Appendix B")
    doc.add_heading("Anti-racism commitments: quarterly monitoring", 1)
    rows = [["Ref", "Commitment", "Lead officer", "Deadline", "Quarter 1 (April–June 2026)", ..., "Quarter 2 (July–September 2026)", ...],
            [None, None, None, None, "Progress to date", "Next steps", "Progress to date", "Next steps"]]
    t = table(doc, rows + [list(r) for r in QUARTER_PAIRS])
    for row in t.rows[:2]:
        repeat(row)
        for cell in row.cells:
            shade(cell, "1F3864")
    doc.save(here("quarter-pairs.docx"))
    head = ["Quarter 1 (April–June 2026) Progress to date", "Quarter 1 (April–June 2026) Next steps", "Quarter 2 (July–September 2026) Next steps"]
    gold("quarter-pairs", sections=[theme(None, *[full(act(r[1], r[2], r[3], r[6], ref=r[0]), other=dict(zip(head, (r[4], r[5], r[7])))) for r in QUARTER_PAIRS])])


QUARTER_PAIRS = [
    ("AR1", "Give every ward a small fund that residents of colour decide about", "Asst Director Communities", "March 2027", "Panel of nine chosen.", "Agree the rules of the fund.", "Rules agreed in August; £40,000 set aside.", "Open for bids in October."),
    ("AR2", "Ask suppliers above £1m what they pay by ethnicity", "Head of Procurement", "31/12/2026", "Legal advice taken.", "Write the question.", "Question stands in four tenders.", "Tell existing suppliers."),
    ("AR3", "Bring the history of the docks into ten primary schools", "Archivist / Schools Adviser", "Summer term 2027", "Three schools have asked.", "Find two more authors.", "Five schools have begun.", "Visit by pupils in November.")]


# ---- 3. A trust: a table that says what each metric is, then actions that name metrics by number, a letter for how it goes

def metric_numbers():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Workforce Race Equality Standard 2026: results and actions", 1)
    doc.add_paragraph("Brackenmoor Community Health NHS Trust. Paper to the People Committee, 22 September 2026.")
    doc.add_heading("Results", 2)
    table(doc, [["Metric", "Description", "2025", "2026", "Direction"], ["1", "Share of staff from minority ethnic backgrounds", "14.1%", "15.6%", "Better"], ["2", "Likelihood of appointment from shortlisting", "1.42", "1.39", "Same"],
                ["6", "Harassment by staff in the last year", "24.0%", "26.3%", "Worse"], ["8", "Discrimination by a manager or colleague", "13.5%", "14.9%", "Worse"]])
    doc.add_heading("Actions", 2)
    doc.add_paragraph("R = not on track    A = some delay    G = on track    B = done")
    t = table(doc, [["No.", "Metric(s)", "Action", "SRO", "Operational lead", "Due", "BRAG"]] + [list(r) for r in METRIC_NUMBERS])
    repeat(t.rows[0])
    doc.add_paragraph("The next paper comes in March 2027.")
    doc.save(here("metric-numbers.docx"))
    status = {"G": "on_track", "A": "at_risk", "B": "complete", "R": "delayed"}
    gold("metric-numbers", sections=[theme(None, *[full(act(r[2], r[3], r[5], r[6], ref=r[0]), status=status[r[6]], other={"Metric(s)": r[1], "Operational lead": r[4]}) for r in METRIC_NUMBERS])])


METRIC_NUMBERS = [
    ("1", "2", "Send interview questions a week before to all who are shortlisted", "Chief People Officer", "Resourcing Manager", "Nov 2026", "G"),
    ("2", "6, 8", "Hold a listening hour on each site with somebody who can decide", "Chief Executive", "Site Directors", "Dec 2026", "A"),
    ("3", "6", "Have ward managers sign off that each report of abuse was answered", "Chief Nurse", "Matrons", "Jan 2027", "R"),
    ("4", "1, 2", "Open bank shifts to those who trained abroad while they wait for registration", "Chief Nurse", "Head of Temporary Staffing", "Sept 2026", "B")]


# ---- 4. A council in Northern Ireland: an issue, the outcome wanted, then points with timescale and responsibility in lines beneath

def issue_blocks():
    doc = word.Document()
    doc.add_heading("Equality action plan 2026–2030", 0)
    doc.add_paragraph("Lough Arvan Borough Council")
    doc.add_heading("Our plan", 1)
    doc.add_paragraph("Actions are set out under the priorities of the Corporate Plan.")
    sections = []
    for ref, name, issues in ISSUE_BLOCKS:
        doc.add_heading(f"Priority {ref} – {name}", 2)
        acts = []
        for n, (issue, outcome, points) in enumerate(issues, 1):
            bold(doc, "Issue identified: ", f"{n}. {issue}")
            bold(doc, "Desired outcome(s): ", outcome)
            bold(doc, "Actions:")
            for text, when, who in points:
                doc.add_paragraph(text, style="List Bullet")
                doc.add_paragraph(f"Timescale: {when}")
                doc.add_paragraph(f"Responsibility: {who}")
                acts.append(act(text, who, when))
        sections.append(theme(name, *acts))
    doc.save(here("issue-blocks.docx"))
    gold("issue-blocks", sections=sections)


ISSUE_BLOCKS = [
    ("A", "Shared leadership", [
        ("Few members know what newcomer families meet with.", "Decisions are made with newcomers in mind.", [("Invite a family to tell its story before each budget debate.", "2026-2030", "Democratic Services"), ("Give every member a day with a community interpreter.", "By June 2027", "Members’ Services, Good Relations Officer")]),
        ("Screening comes too late.", "Screening changes proposals.", [("Ask for the screening form at first draft.", "2026", "Policy / All Heads of Service")])]),
    ("B", "Healthy places", [
        ("Traveller families use leisure centres least.", "Use by Traveller families doubles.", [("Agree swimming sessions with the Traveller support group.", "2027-2028", "Leisure Manager"), ("Train front-desk staff with members of the group.", "2027", "Leisure Manager & Traveller Support Group")])])]


# ---- 5. An audit: a block for each finding: what was found, the risk, what is recommended beside what management agreed

def audit_blocks():
    doc = word.Document()
    doc.add_heading("Internal audit report: equality, diversity and inclusion", 1)
    doc.add_paragraph("Downland Unitary Authority. Final report, June 2026. Opinion: limited assurance.")
    doc.add_heading("Findings and action plan", 2)
    for n, (title, rank, found, risk, rec, agreed, who, when) in enumerate(AUDIT_BLOCKS, 1):
        t = table(doc, [[f"{n}. {title}", ..., f"Priority: {rank}"], ["Finding", found, ...], ["Risk", risk, ...], ["Recommendation", "Agreed management action", "Responsible officer and date"], [rec, agreed, [who, when]]])
        shade(t.cell(0, 0), "BDD7EE")
        doc.add_paragraph()
    doc.save(here("audit-blocks.docx"))
    gold("audit-blocks", sections=[theme(r[0], act(r[5], r[6], r[7]), recommendations=[{"text": r[4]}]) for r in AUDIT_BLOCKS])


AUDIT_BLOCKS = [
    ("Impact assessments", "High", "Eleven of thirty decisions had no assessment on file.", "Decisions may be unlawful.", "No report should go to Cabinet without an assessment.", "Clerks will return reports that come without one.", "Head of Democratic Services", "31 July 2026"),
    ("Workforce data", "Medium", "A third of staff have no ethnicity recorded.", "The pay gap cannot be trusted.", "Ask all staff again.", "Ask at log-in, with a box to decline.", "HR Systems Manager", "30 November 2026"),
    ("Training records", "Low", "Records stand in four systems.", "Nobody knows who was trained.", "Keep one record.", "Move records into the learning platform.", "Workforce Development Lead", "March 2027")]


# ---- 6. A theatre: a heading for the short, the medium and the long term, a table without dates beneath each

def term_sections():
    doc = word.Document()
    doc.add_heading("Whose stage? Race equality action plan", 0)
    doc.add_paragraph("Quayside Theatre Trust, adopted by the Board on 3 February 2026")
    sections = []
    for term, rows in TERM_SECTIONS:
        doc.add_heading(term, 2)
        table(doc, [["We will…", "Who", "What it needs"]] + [list(r) for r in rows])
        sections += [full(act(a, w, term), other={"What it needs": n}) for a, w, n in rows]
    doc.save(here("term-sections.docx"))
    gold("term-sections", sections=[theme(None, *sections)])


TERM_SECTIONS = [
    ("Short term (by August 2026)", [("Pay those who sit on our advisory group", "Executive Director", "£6,000"), ("Print the names of understudies as large as those of leads", "Marketing", "Nothing")]),
    ("Medium term (by August 2027)", [("Commission two plays from writers of colour who live in the city", "Artistic Director", "£30,000"), ("Hire out the studio free of charge on Mondays to groups that never played here", "Operations Manager", "Staff time")]),
    ("Long term (by August 2029)", [("Fill a third of the Board with people of colour", "Chair", "Search costs")])]


# ---- 7. A Welsh authority in OpenDocument: headings in both languages, a theme and a lead merged over several rows

def cyfun():
    doc = OpenDocumentText()
    doc.text.addElement(H(outlinelevel=1, text="Cynllun Gweithredu Gwrth-hiliaeth / Anti-racism action plan"))
    doc.text.addElement(P(text="Awdurdod Parc Bryniau’r Gogledd – North Hills Park Authority, Mawrth / March 2026"))
    t = Table(name="Actions")
    t.addElement(TableColumn(numbercolumnsrepeated=5))

    def row(*cells):
        r = TableRow()
        for text, down, across in cells:
            if text is None:
                r.addElement(CoveredTableCell())
                continue
            c = TableCell(**({"numberrowsspanned": down} if down > 1 else {}), **({"numbercolumnsspanned": across} if across > 1 else {}))
            for line in text.split("\n"):
                c.addElement(P(text=line))
            r.addElement(c)
        t.addElement(r)

    row(*[(h, 1, 1) for h in ("Thema\nTheme", "Cam gweithredu\nAction", "Arweinydd\nLead", "Erbyn\nBy when", "Cynnydd\nProgress")])
    for name, groups in CYFUN:
        left = sum(len(rows) for _, rows in groups)
        for who, rows in groups:
            for n, (text, when, how) in enumerate(rows):
                row((name if left else None, left or 1, 1), (text, 1, 1), (who if not n else None, len(rows), 1), (when, 1, 1), (how, 1, 1))
                left = 0
    doc.text.addElement(t)
    doc.save(here("cyfun.odt"))
    gold("cyfun", sections=[theme(n, *[act(t, w, d, h or None) for w, rows in groups for t, d, h in rows]) for n, groups in CYFUN])


CYFUN = [
    ("Visiting", [("Visitor Services Manager", [("Lend boots and coats at the two stations", "May 2026", "Forty pairs given by a shop."), ("Print trail leaflets in five more languages", "July 2026", "")]), ("Head of Access", [("Run a minibus from the city on the first Sunday of each month", "From June 2026", "")])]),
    ("Working here", [("HR Officer", [("Advertise warden posts through city colleges", "September 2026", ""), ("Offer paid summer placements", "Summer 2027", "Money asked for.")])])]


if __name__ == "__main__":
    for write in (review_answers, quarter_pairs, metric_numbers, issue_blocks, audit_blocks, term_sections, cyfun):
        write()
