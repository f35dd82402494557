#!/usr/bin/env python3
"""Writes prints, reports and reviews in shapes that were read wrongly, each with its gold reading: python3
make_reports_and_reviews.py. Needs python-docx and reportlab from PyPI, and Chromium."""
from docx import Document
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen import canvas
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from make_layouts import here, printed
from make_lists import act, gold, theme

WORDS = ParagraphStyle("words", fontName="Helvetica", fontSize=9, leading=11)
BOLD = ParagraphStyle("bold", parent=WORDS, fontName="Helvetica-Bold")
NAME = ParagraphStyle("name", parent=BOLD, fontSize=13, leading=16, spaceBefore=10, spaceAfter=5)


def plan(name, themes):
    gold(name, sections=[theme(of, *[act(*it) for it in acts]) for of, acts in themes])


# ---- 1. Columns of white under headings said once, and names in larger letters between the rows

LARGER_NAMES = [
    ("A park for everyone", [
        ("Run forty guided walks a year led by volunteers from city communities.", "Ranger Service", "Each year to 2028", "44 walks in 2024, with 612 people."),
        ("Extend the travel grant for schools to all schools with more than 30% of pupils on free meals.", "Education Officer", "September 2024", "Extended; 71 schools have used it."),
        ("Lend all-terrain chairs free of charge at four centres.", "Visitor Centre Managers", "May 2024", "Chairs at three centres")]),
    ("A fair employer", [
        ("Ask all applicants for equality data, and report what we find.", "HR", "From Jan 2024", "In place"),
        ("Offer two paid traineeships a year to people under 25 from nearby towns.", "Head Ranger", "Annual", "Two trainees started in April 2024")]),
    ("Working with others", [
        ("Agree a joint plan with the six county councils for stopping places.", "Planning Policy", "Not before 2025", "Officers have met twice"),
        ("Review bylaws on large family groups.", "Solicitor to the Authority", "Spring 2025", None)])]


def larger_names():
    width, height = landscape(A4)
    page = canvas.Canvas(here("larger-names.pdf"), pagesize=(width, height))
    lefts, widths = [40, 330, 480, 600], [280, 140, 110, 200]
    page.setFont("Helvetica-Bold", 20)
    page.drawString(40, height - 60, "Equality action plan 2024–2028")
    page.setFont("Helvetica-Bold", 10)
    for x, head in zip(lefts, ["Objective", "Lead officer", "When", "Comments"]):
        page.drawString(x, height - 95, head)
    y = height - 117
    for name, acts in LARGER_NAMES:
        page.setFont("Helvetica-Bold", 12)
        page.drawString(40, y, name)
        y -= 20
        page.setFont("Helvetica", 9.5)
        for it in acts:
            cells = [simpleSplit(text or "", "Helvetica", 9.5, wide) for text, wide in zip(it, widths)]
            for x, lines in zip(lefts, cells):
                for at, line in enumerate(lines):
                    page.drawString(x, y - at * 12, line)
            y -= max(map(len, cells)) * 12 + 9
    page.save()
    plan("larger-names", LARGER_NAMES)


# ---- 2. A designed page: a bar at the side, boxes with a number and a name, and a first part called "Who we are"

PLEDGES = [
    ("Who we are", [
        ("We will publish our ethnicity and disability pay gaps each year.", "People Director", "December 2024"),
        ("We will make sure a third of trustees are people with experience of homelessness.", "Chair", "AGM 2026"),
        ("We will pay for interpreters in every job interview that needs one.", "Recruitment Team", "From now on")]),
    ("How we give", [
        ("We will cut the application form to four questions.", "Grants Team", "Summer 2024"),
        ("We will take applications by video and in Welsh.", "Grants Team", "1 October 2024")])]


def pledges_in_boxes():
    width, height = A4
    page = canvas.Canvas(here("pledges-in-boxes.pdf"), pagesize=A4)
    page.setFont("Helvetica-Bold", 34)
    page.drawString(50, height - 200, "Our anti-racism pledges")
    page.showPage()
    for name, acts in PLEDGES:
        page.setFillColor(colors.HexColor("#efe6f7"))
        page.rect(0, 0, 130, height, fill=1, stroke=0)
        page.setFillColor(colors.black)
        page.setFont("Helvetica-Bold", 22)
        page.drawString(155, height - 80, name)
        y = height - 120
        for number, (text, who, when) in enumerate(acts, 1):
            lines = simpleSplit(text, "Helvetica", 12, 330)
            high = len(lines) * 15 + 58
            page.roundRect(155, y - high, 380, high, 8)
            page.setFont("Helvetica-Bold", 10)
            page.drawString(168, y - 16, f"Pledge {number}")
            page.setFont("Helvetica", 12)
            for at, line in enumerate(lines):
                page.drawString(168, y - 33 - at * 15, line)
            low = y - 38 - len(lines) * 15
            page.setFont("Helvetica-Bold", 9)
            page.drawString(168, low, "Who:")
            page.drawString(360, low, "When:")
            page.setFont("Helvetica", 9)
            page.drawString(195, low, who)
            page.drawString(392, low, when)
            y -= high + 16
        page.showPage()
    page.save()
    plan("pledges-in-boxes", PLEDGES)


# ---- 3. A box for each commitment, with bold labels and no colon, and accounts of several paragraphs

BOXES = [
    ("Leadership", [
        ("Every chief officer will have an objective on race equality in their appraisal.", "Chief Executive", "April 2023", "Objectives are in place for all nine chief officers."),
        ("Members will receive a yearly report on the diversity of appointments.", "Monitoring Officer", "Annual Council 2023", "The first report was noted in May.\nIt showed that two of thirty appointees were from minority ethnic groups.")]),
    ("Services", [
        ("Housing repairs will be offered at times that fit with religious observance.", "Head of Repairs", "Sept 2023", "Pilot in the west of the borough."),
        ("Leisure centres will run women only swimming every week.", "Leisure Contract Manager (Freedom)", "Jan 2024", "Started at two pools:\n- Mill Street\n- Orchard Lane")])]


def commitments_in_boxes():
    words = lambda text, style=WORDS: Paragraph(text.replace("\n- ", "<br/>• ").replace("\n", "<br/>"), style)
    title = ParagraphStyle("title", parent=BOLD, fontSize=18, leading=22)
    parts, number = [Paragraph("Race equality commitments – progress at December 2023", title)], 0
    for name, acts in BOXES:
        parts.append(Paragraph(name, NAME))
        for text, who, when, told in acts:
            number += 1
            rows = [[words(f"Commitment {number}", BOLD), ""], [words(text), ""], [words("Accountable officer", BOLD), words(who)],
                    [words("Target completion", BOLD), words(when)], [words("Current position", BOLD), words(told)]]
            style = [("BOX", (0, 0), (-1, -1), 0.8, colors.darkblue), ("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 1), (1, 1)),
                     ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dde6f5")), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            parts.append(KeepTogether([Table(rows, colWidths=[4 * cm, 12.5 * cm], style=style), Spacer(1, 10)]))
    SimpleDocTemplate(here("commitments-in-boxes.pdf"), pagesize=A4).build(parts)
    plan("commitments-in-boxes", BOXES)


# ---- 4. A year's report: commitments as headings, and what was done in several paragraphs and lists

REPORT = [
    ("Listening to customers", [
        ("Publish satisfaction by ethnicity", "Director of Customers", None, "Satisfaction was published for the first time in May 2024. There was an eleven point gap for Black customers, mostly about repairs."),
        ("Hold a yearly race and housing conference", "Community Investment Manager", None, "Ninety people came to the conference on 10 October 2023.\nThey asked us to:\n- look at damp first\n- stop sending letters about noise without a visit")]),
    ("Making homes safe", [
        ("Treat racist graffiti as an emergency repair", "Head of Repairs", None, "All 41 reports were dealt with in 24 hours."),
        ("Move victims of racial harassment within 28 days", "Head of Tenancy Services", None, "Five households moved, in an average of 33 days. We did not meet our target.")])]


def report_on_commitments():
    doc, number = Document(), 0
    doc.add_heading("Race equality: annual report on our commitments 2023/24", 0)
    for name, acts in REPORT:
        doc.add_heading(name, 1)
        for text, who, _, told in acts:
            number += 1
            doc.add_heading(f"Commitment {number}: {text}", 2)
            doc.add_paragraph("Accountable: " + who)
            doc.add_paragraph().add_run("What we did").bold = True
            for line in told.split("\n"):
                doc.add_paragraph(line.removeprefix("- "), style="List Bullet" if line.startswith("- ") else None)
            doc.add_paragraph().add_run("What comes next").bold = True
            doc.add_paragraph("We will ask the board to set a further target.")
    doc.save(here("report-on-commitments.docx"))
    plan("report-on-commitments", REPORT)


# ---- 5. Cards beside each other in the print of a web page

CARDS = [
    ("Inclusive culture", [
        ("Launch a zero tolerance statement, signed by each member of the executive.", "Chief Operating Officer", "31 May 2024", "Statement launched on 21 May and read at all team meetings."),
        ("Set up a race council that reports to the chief executive.", "Chief Executive’s Office", "30 June 2024", "Terms of reference agreed. The first meeting was on 27 June."),
        ("Introduce reasonable adjustment passports.", "HR Policy", "30 September 2024", "Consultation with unions is open.")]),
    ("Inclusive services", [
        ("Review the information leaflets for easy read.", "Communications", "31 December 2024", "Four of nine leaflets done."),
        ("Ask all service users about adjustments at first contact.", "Operations North and South", "31 March 2025", "Case system changed in the North.")])]


def cards_beside():
    body = "<h1>Equality objectives: half-year update, October 2024</h1><p>Resettlement Agency</p>"
    for letter, (name, acts) in zip("AB", CARDS):
        body += f"<h2>Objective {letter} – {name}</h2><div class=cards>"
        for text, who, when, told in acts:
            body += f"<div class=card><span>On track</span><h3>{text}</h3><p><b>Owner:</b> {who}<p><b>Due:</b> {when}<p><b>Update:</b> {told}</div>"
        body += "</div>"
    style = (".cards{display:grid;grid-template-columns:1fr 1fr;gap:10pt}.card{border:1px solid #999;border-radius:6pt;padding:8pt;break-inside:avoid}"
             "span{background:#246;color:#fff;font-size:8pt;padding:2pt 6pt}h3{font-size:11pt;margin:5pt 0}p{margin:3pt 0;font-size:10pt}body{font-family:sans-serif}")
    printed("cards-beside.pdf", f"<!doctype html><html lang=en><meta charset=utf-8><title>Update</title><style>{style}</style>{body}</html>")
    plan("cards-beside", CARDS)


# ---- 6. A review: lettered items with bullets under headings beneath "Recommendations", bodies in square brackets behind all

REVIEW = [
    ("1", "Data and transparency", [
        ("a", "Publish outcomes by ethnicity each year for:", ["stop and search", "out of court disposals", "youth cautions"], ["Police", "Council"]),
        ("b", "Agree one set of ethnic categories across the partnership.", [], ["Community Safety Partnership"]),
        ("c", "Fund an analyst for two years.", [], ["Police and Crime Commissioner"])]),
    ("2", "Prevention and diversion", [
        ("a", "Extend the turnaround programme to children at risk before they are arrested.", [], ["Youth Justice Service"]),
        ("b", "Offer mentoring from people with the same background, with:", ["a named mentor within two weeks", "a family worker"], ["Youth Justice Service", "Voluntary sector"])])]


def lettered_review():
    doc = Document()
    doc.add_heading("Race and youth justice in Kelderdale: an independent review", 0)
    doc.add_heading("Executive summary", 1)
    doc.add_paragraph("We spoke with 84 children and 31 professionals over nine months. Our recommendations follow.")
    doc.add_heading("Recommendations", 1)
    for ref, name, items in REVIEW:
        doc.add_heading(f"{ref}. {name}", 2)
        doc.add_paragraph("The evidence for these recommendations stands in an earlier chapter.")
        for letter, text, points, bodies in items:
            behind = f" [{', '.join(bodies)}]"
            doc.add_paragraph(f"{letter}) {text}" + ("" if points else behind))
            for at, point in enumerate(points):
                doc.add_paragraph(point + (behind if at + 1 == len(points) else ""), style="List Bullet")
    doc.save(here("lettered-review.docx"))
    gold("lettered-review", work_streams=[
        {"ref": ref, "name": name, "recommendations": [
            {"ref": letter, "text": text, "sub_bullets": points, "lead_authority": bodies} for letter, text, points, bodies in items]}
        for ref, name, items in REVIEW])


# ---- 7. "You said" and "We did" as labels

SAID = [
    ("Buses and trains", [
        ("Bus stops have no seats.", None, None, "We put seats at 22 stops near clinics."),
        ("Drivers do not stop for wheelchair users.", None, None, "We fund training; complaints fell by a third.")]),
    ("Parks", [
        ("Toilets are shut in winter.", None, None, "Three stay open all year since November."),
        ("The playground has nothing for deaf children.", None, None, "We added sound boards with sign pictures.")])]


def said_in_labels():
    lines = ["# You said, we did: Aldbourne District", "January 2025"]
    for name, acts in SAID:
        lines.append(f"## {name}")
        for text, _, _, told in acts:
            lines += [f"**You said:** {text}", f"**We did:** {told}"]
    with open(here("said-in-labels.md"), "w", encoding="utf-8") as out:
        out.write("\n\n".join(lines) + "\n")
    plan("said-in-labels", SAID)


if __name__ == "__main__":
    larger_names()
    pledges_in_boxes()
    commitments_in_boxes()
    report_on_commitments()
    cards_beside()
    lettered_review()
    said_in_labels()
