#!/usr/bin/env python3
"""Writes prints as plans are published, in shapes that were read wrongly, each with its gold reading: python3 make_published_prints.py.
Needs python-docx and reportlab from PyPI, LibreOffice and Chromium."""
import docx
from docx.shared import Cm
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Spacer, Table

from make_layouts import here, office, printed
from make_lists import act, gold, theme

SMALL = ParagraphStyle("small", parent=getSampleStyleSheet()["Normal"], fontSize=10, leading=12.5)
BOLD = ParagraphStyle("bold", parent=SMALL, fontName="Helvetica-Bold")
NAME = ParagraphStyle("name", parent=BOLD, fontSize=13, leading=16, spaceBefore=8, spaceAfter=4)
TITLE = ParagraphStyle("title", parent=BOLD, fontSize=20, leading=25, spaceAfter=8)


def page(title, body, style=""):
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><style>{style}</style><h1>{title}</h1>{body}</html>"


# ---- 1. Terms of a web page in print, what each says set in beneath it, and links right under the last

def set_in_terms():
    body = "<p>The partnership looks at this page every quarter.</p>"
    for name, actions in SET_IN_TERMS:
        body += f"<h2>{name}</h2>"
        for text, who, when, how in actions:
            pairs = (("What we will do", text), ("Who’s leading", who), ("By when", when), ("How it is going", how))
            body += "<dl>" + "".join(f"<dt>{term}<dd>{said}" for term, said in pairs) + "</dl>"
    body += "<footer><ul><li>Accessibility statement<li>Privacy<li>Cookies</ul></footer>"
    printed("set-in-terms.pdf", page("Harbour race equality plan", body))
    gold("set-in-terms", sections=[theme(name, *[act(*it) for it in actions]) for name, actions in SET_IN_TERMS])


SET_IN_TERMS = [
    ("On the quays", [
        ("Put the safety rules on every quay in the nine languages that crews speak, and read them out once with each new crew",
         "Harbour Master", "May 2027", "Five of nine quays"),
        ("Give seafarers a room with a stove and a door that shuts", "Port Chaplain and Estates", "Before winter 2026", "Room found")]),
    ("In the office", [
        ("Take names off applications before anybody reads them", "People Team", "From January 2027", "Not begun")])]


# ---- 2. Numbers typed before actions, and bold questions on lines of their own beneath; a name under words that were said

def asked_in_print():
    body = "<p>“We have been asked to wait for long enough.”</p><p>— Members of the young people’s forum</p><h2>What the synod will do</h2>"
    for at, (text, who, when) in enumerate(ASKED, 1):
        body += f"<p>{at}. {text}<br>&nbsp;&nbsp; <b>Who?</b> {who}<br>&nbsp;&nbsp; <b>When?</b> {when}</p>"
    printed("asked-in-print.pdf", page("Walking together", body))
    gold("asked-in-print", sections=[theme("What the synod will do", *[act(*it) for it in ASKED])])


ASKED = [
    ("Read what was written about those who were turned away from our schools, and ask their families what they would have read out in church", "Archivist and Bishop’s Chaplain", "Lent 2027"),
    ("Let one place in three on each committee go to somebody under thirty", "Standing Committee", "Autumn 2026"),
    ("Pay for a translator wherever a parish asks for one", "Synod Treasurer", "Ongoing"),
]


# ---- 3. No rules, a first column of numbers without a heading, and a second table with one number alone

def numbers_alone():
    doc = docx.Document()
    doc.add_heading("Sheriffdom plan against hate crime", 0)
    for name, actions in NUMBERS_ALONE:
        doc.add_paragraph(name)
        rows = [("", "Action", "Lead agency", "Outcome", "Completion date"), *actions]
        table = doc.add_table(rows=len(rows), cols=5)
        for y, row in enumerate(rows):
            for x, (text, width) in enumerate(zip(row, (1.6, 5.6, 3.4, 3.6, 3))):
                table.cell(y, x).width = Cm(width)
                table.cell(y, x).text = text
        doc.add_paragraph()
    office("numbers-alone.pdf", doc.save, "docx")
    sections = [theme(name.split(": ")[1], *[act(text, who, when) for _, text, who, _, when in actions]) for name, actions in NUMBERS_ALONE]
    gold("numbers-alone", sections=sections)


NUMBERS_ALONE = [
    ("Theme 1: People tell us sooner", [
        ("1a", "Open a desk in each library where a crime can be told of without the police", "Libraries and Victim Aid", "More is told", "June 2027"),
        ("1b*", "Print one card with every number to ring", "Sheriffdom Council", "All know whom to ring", "Within three months"),
        ("1c", "Train those who drive the night buses", "Isle Coaches", "Drivers step in", "Ongoing")]),
    ("Theme 2: Fewer do it again", [
        ("2a", "Offer a course to all who are found guilty, and tell the court how it went", "Probation Board", "Courses run", "March 2028")])]


# ---- 4. Labels in a column of their own colour, the name of the document on its side down every page

def coloured_labels():
    width, height = A4

    def side(canvas, doc):
        canvas.saveState()
        canvas.setFillColor(colors.HexColor("#2f5d50"))
        canvas.rect(width - 1.2 * cm, 0, 1.2 * cm, height, stroke=0, fill=1)
        canvas.setFillColor(colors.white)
        canvas.translate(width - 0.45 * cm, 8 * cm)
        canvas.rotate(90)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(0, 0, "GOOD RELATIONS 2026 TO 2029")
        canvas.restoreState()

    story = [Paragraph("Where each action stands", TITLE)]
    for at, (name, who, text, when, how) in enumerate(COLOURED_LABELS, 1):
        pairs = (("Strategic lead", who), ("Action", text), ("Target date", when), ("Progress", how))
        table = Table([[Paragraph(label, BOLD), Paragraph(said, SMALL)] for label, said in pairs], [3.4 * cm, 12.4 * cm])
        table.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), ("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#dde8e4")),
                        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey), ("BOTTOMPADDING", (0, 0), (-1, -1), 12)])
        story += [Paragraph(f"Objective {at}: {name}", NAME), table, Spacer(1, 10)]
    doc = BaseDocTemplate(here("coloured-labels.pdf"), pagesize=A4, invariant=1)
    doc.addPageTemplates(PageTemplate("page", [Frame(1.6 * cm, 1.6 * cm, width - 4.2 * cm, height - 3.2 * cm)], onPage=side))
    doc.build(story)
    gold("coloured-labels", sections=[theme(name, act(text, who, when, how)) for name, who, text, when, how in COLOURED_LABELS])


COLOURED_LABELS = [
    ("Powers are used fairly", "Assistant Chief, Operations", "Look each month at whom we stopped and why, with people from outside the force, and put what they say before the board without changing a word of it", "March 2027", "Two panels have met. A third is sought for the islands, where few have come forward so far."),
    ("Trust grows where it is least", "Assistant Chief, Districts", "Meet those who run places of worship in each district and write down what was asked", "Every quarter", "Seven of nine districts have met them."),
    ("We look like the people we serve", "Director of People", "Hold open days in towns from which nobody has applied for three years", "Before the campaign of 2028", "One held."),
    ("Nobody waits for what they need", "Director of Estates", "Say within thirty days yes or no to whoever asks for a change to their desk, their kit or their hours", "1 September 2026", "Forty days at present."),
]


# ---- 5. A page that says nothing of how its tables look: headings in the middle, hardly more than a space between columns

def tight_columns():
    body = ""
    for name, actions in TIGHT:
        body += f"<h2>{name}</h2><table><tr><th>Action<th>2026 update</tr>"
        body += "".join(f"<tr><td>{text}<td>{how}</tr>" for text, how in actions) + "</table>"
    printed("tight-columns.pdf", page("Lodgings for all: our plan and what was done", body))
    gold("tight-columns", sections=[theme(name.split(": ")[1], *[act(text, achieved=how) for text, how in actions]) for name, actions in TIGHT])


TIGHT = [
    ("Objective 1: Those who decide look like those who rent", [
        ("Find two people who rent from us for each of the committees that set rents, repairs and rules, and pay for their time and for someone to mind their children.", "Both places on rents are filled, and one of two on repairs, since the open evening in May. Nobody has yet come forward for rules."),
        ("Give every director a target of their own.", "Done.")]),
    ("Objective 2: We know who lives where", [
        ("Ask all households for their ethnicity once more and say why it matters to them.", "Eight in ten have answered, three more than last year."),
        ("Look at repairs by ethnicity each quarter.", "First done in June.")])]


# ---- 6. Slides: colours but no rules, cells in the middle of their rows, words broken with a hyphen at the ends of lines

def middle_slides():
    width, height = landscape(A4)
    large = ParagraphStyle("large", parent=SMALL, fontSize=14, leading=17)
    head = ParagraphStyle("head", parent=large, fontName="Helvetica-Bold", textColor=colors.white)
    story = []
    for name, actions in MIDDLE_SLIDES:
        rows = [[Paragraph(it, head) for it in ("Action", "Owner", "Due", "Status")]]
        rows += [[Paragraph(it, large) for it in row] for row in actions]
        table = Table(rows, [12 * cm, 5 * cm, 3.2 * cm, 4 * cm])
        table.setStyle([("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#41307c")), ("BACKGROUND", (0, 1), (-1, -1), colors.HexColor("#ecebf2")),
                        ("INNERGRID", (0, 0), (-1, -1), 2, colors.white), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
        story += [Paragraph(name, TITLE), table, Spacer(1, 20)]
    doc = BaseDocTemplate(here("middle-slides.pdf"), pagesize=(width, height), invariant=1)
    doc.addPageTemplates(PageTemplate("slide", [Frame(1.6 * cm, 1.2 * cm, width - 3.2 * cm, height - 2.4 * cm)]))
    doc.build(story)
    sections = [theme(name, *[act(text.replace("\u00ad", ""), who, when.replace("\u00ad", ""), how or None) for text, who, when, how in actions]) for name, actions in MIDDLE_SLIDES]
    gold("middle-slides", sections=sections)


MIDDLE_SLIDES = [
    ("Our people", [
        ("Write to patients who do not read English with the informa\u00adtion that they asked for", "Outpatients Lead", "June 2027", "Trial in two clinics"),
        ("Ask at each visit what patients with a learning difficulty need from us", "Chief Nurse", "May 2027", "Asked in four wards")]),
    ("Our neighbours", [
        ("Keep one post in each intake of porters for people from the five streets around the hos\u00adpi\u00adtal and its commu\u00adni\u00adty hall", "Head of Portering", "Each Sep\u00adtem\u00adber", "Begun"),
        ("Open the garden", "Estates", "Spring 2027", "")])]


if __name__ == "__main__":
    for write in (set_in_terms, asked_in_print, numbers_alone, coloured_labels, tight_columns, middle_slides):
        write()
