#!/usr/bin/env python3
"""Writes prints in shapes that were read wrongly, each with its gold reading: python3 make_web_prints.py.
Needs openpyxl and reportlab from PyPI, LibreOffice and Chromium."""
import openpyxl
from openpyxl.styles import Alignment, Font
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from make_layouts import here, office, printed
from make_lists import act, gold, theme

FOOT = "<footer><ul><li>Privacy notice<li>Cookies<li>Website by Slow Lane Studio</ul></footer>"


def page(title, body):
    return f"<!doctype html><html lang=en><meta charset=utf-8><title>{title}</title><ul><li>Home<li>About us<li>Policies</ul><h1>{title}</h1>{body}{FOOT}</html>"


def rows_of(rows):
    return "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)


# ---- 1. A web page in print: cells in the middle of their rows, nothing drawn between them, links at the foot

def middle_rows():
    body = "<p>The governors agreed this plan with families in the autumn and look at it each term.</p>"
    for name, rows in MIDDLE_ROWS:
        body += f"<h2>{name}</h2><table><tr><th>Action<th>Why<th>Led by<th>By when</tr>"
        body += rows_of([(text, "".join(f"<p>{line}</p>" for line in why), who, when) for text, why, who, when in rows]) + "</table>"
    printed("middle-rows.pdf", page("Fair play: our equality plan", body))
    gold("middle-rows", sections=[theme(name, *[act(text, who, when) for text, _, who, when in rows]) for name, rows in MIDDLE_ROWS])


MIDDLE_ROWS = [
    ("In lessons", [
        ("Look through the books of each year group for whose lives they show, and tell the governors what is missing",
         ["Pupils said that they do not meet themselves in what they read.", "The county library lends boxes of books."], "Head of English and the librarian", "End of spring term 2027"),
        ("Teach every teacher to say names rightly", ["Names are the first thing that a child is asked for."], "Deputy Head", "October 2026")]),
    ("At the gate", [
        ("Put the week’s news by the gate in the four languages most spoken at home", ["Half of our families do not open letters.", "Parents have offered to translate."], "School office", "Every Monday"),
        ("Paint the edges of the steps yellow", ["A grandmother fell."], "Caretaker", "Before September 2026"),
        ("Ask families twice a year how welcome they feel, in their own language where they wish, and publish the answers with what will change",
         ["We have never asked."], "Chair of Governors", "November 2026")])]


# ---- 2. The same, where a first cell stands beside several rows

def middle_spans():
    rows = ""
    for name, actions in MIDDLE_SPANS:
        for at, (text, who, when) in enumerate(actions):
            first = f"<td rowspan={len(actions)}>{name}</td>" if at == 0 else ""
            rows += f"<tr>{first}<td>{text}</td><td>{who}</td><td>{when}</td></tr>"
    head = "<tr><th>Commitment<th>Action<th>Responsible<th>Timeline</tr>"
    printed("middle-spans.pdf", page("Reconciliation: what we will do", f"<p>Agreed with the elders’ circle.</p><table>{head}{rows}</table>"))
    gold("middle-spans", sections=[theme(name.split(" ", 1)[1], *[act(*it) for it in actions]) for name, actions in MIDDLE_SPANS])


MIDDLE_SPANS = [
    ("1. Listen to people whose land this was", [
        ("Meet the elders’ circle four times a year and pay those who come for their time and their travel", "Warden of the Park", "March, June, September and December"),
        ("Write down what was agreed and read it out at the next meeting", "Secretary to the Trust", "From June 2026"),
        ("Ask before a path, a hut or a sign gets a name", "Head of Estates and the elders’ circle", "Always")]),
    ("2. Give work to young people from the valley", [
        ("Keep two places in each intake of rangers for them", "Human Resources", "September 2026"),
        ("Lend boots, coats and a bus ticket to those who begin", "Head Ranger", "September 2026"),
        ("Tell schools in the valley of every post a fortnight before others hear of it", "Communications Officer", "Ongoing")])]


# ---- 3. A sheet without lines whose further columns were printed on a page of their own

def further_page():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Ref", "Action", "Lead", "Due date", "Progress this quarter", "RAG", "Next steps"])
    for row in FURTHER_PAGE:
        sheet.append(row)
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1)
    for letter, width in zip("ABCDEFG", (6, 42, 26, 20, 36, 10, 40)):
        sheet.column_dimensions[letter].width = width
    for at in range(2, len(FURTHER_PAGE) + 2):
        sheet.row_dimensions[at].height = 32
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    office("further-page.pdf", book.save, "xlsx")
    actions = [act(text, who, when, done) for _, text, who, when, done, _, _ in FURTHER_PAGE]
    gold("further-page", sections=[theme(None, *actions)])


FURTHER_PAGE = [
    ("1.1", "Train each ward’s link nurse in the use of interpreters by telephone", "Head of Nursing", "30 June 2027", "Nine wards done", "Amber", "Book the night staff"),
    ("1.2", "Put the menu into pictures for people who do not read", "Catering Manager", "31 May 2027", "Draft shown to patients", "Green", "Print"),
    ("1.3", "Open the prayer room at night", "Lead Chaplain", "1 March 2027", "Open", "Green", "Ask porters how it goes"),
    ("2.1", "Show pay by ethnic group to every manager with a budget for staff", "Director of Finance", "30 September 2027", "Figures checked", "Amber", "Agree the page with unions"),
    ("2.2", "Hold a meeting for carers who work nights", "Staff Network", "31 July 2027", "Not begun", "Red", "Find a chair"),
]


# ---- 4. Pages that begin in the middle of lists and say the same at the same place

def same_tops():
    small = ParagraphStyle("small", parent=getSampleStyleSheet()["Normal"], fontSize=11, leading=14)
    bold = ParagraphStyle("bold", parent=small, fontName="Helvetica-Bold", spaceBefore=6)
    large = ParagraphStyle("large", parent=bold, fontSize=15, leading=19, spaceBefore=12)
    point = ParagraphStyle("point", parent=small, leftIndent=18, bulletIndent=4)
    story = [Paragraph("Race equality plan of the ambulance service", large)]
    for at, (name, text, who, when) in enumerate(SAME_TOPS):
        story += [Paragraph(name, large), Paragraph(text, small), Paragraph("Lead", bold)]
        story += [PageBreak()] if at in (1, 2) else []
        story += [Paragraph(it, point, bulletText="•") for it in who]
        story += [Paragraph("Date", bold), Paragraph(when, small)]
    SimpleDocTemplate(here("same-tops.pdf"), pagesize=A4, topMargin=1.6 * cm, invariant=1).build(story)
    gold("same-tops", sections=[theme(None, *[act(text, "\n".join(who), when) for _, text, who, when in SAME_TOPS])])


SAME_TOPS = [
    ("Action 1", "Look at who drives the newest vehicles and who does not.", ["Fleet Manager"], "May 2026"),
    ("Action 2", "Put two people on each panel for promotion who were not chosen by its chair.", ["Resourcing Team", "Head of Culture", "Station Leads"], "March 2027"),
    ("Action 3", "Give each crew a morning to talk about what they hear from patients.", ["Clinical Lead", "Chief Paramedic", "Station Leads"], "April 2027"),
    ("Action 4", "Publish how many complaints about racism were upheld.", ["Complaints Team", "Head of Culture"], "June 2027"),
]


if __name__ == "__main__":
    for write in (middle_rows, middle_spans, further_page, same_tops):
        write()
