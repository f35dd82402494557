#!/usr/bin/env python3
"""Writes the prints and web pages of the eleventh lot: invented plans as bodies of their kind publish them, each with its gold reading,
made before any was read: python3 make_strangers_eleventh_pages.py. Needs python-docx, openpyxl and reportlab from PyPI, and
LibreOffice with its English hyphenation."""
import docx as word
import openpyxl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Cm, Pt
from openpyxl.styles import Alignment, Font
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape as on_its_side
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme
from make_strangers_ninth_pages import page

STATUS = {"G": "on_track", "A": "at_risk", "R": "delayed", "B": "complete"}


# ---- 14. A landlord's landscape print from Word: a key first, directorates as rows across, the issue first and the lead last

def item_issue():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.styles["Normal"].font.size = Pt(10)
        doc.sections[0].header.paragraphs[0].text = "OFFICIAL – Millrace Housing"
        doc.sections[0].footer.paragraphs[0].text = "Equality and diversity action plan v1.3 | Board 16 June 2026"
        doc.add_heading("Equality and diversity action plan", 1)
        doc.add_paragraph("Key: H = high, M = medium, L = low")
        rows = [["Item/issue", "Raised", "Comment", "Completion date", "Priority H/M/L", "Millrace lead"]]
        for name, items in ITEM_ISSUE:
            rows.append([name] + [...] * 5)
            rows += [list(i) for i in items]
        t = table(doc, rows, widths=[7, 2.4, 6.5, 3, 2, 3.5])
        repeat(t.rows[0])
        y = 1
        for _, items in ITEM_ISSUE:
            shade(t.cell(y, 0), "D9D9D9")
            t.cell(y, 0).paragraphs[0].runs[0].bold = True
            y += 1 + len(items)
        doc.save(path)
    office("item-issue.pdf", save, "docx")
    gold("item-issue", sections=[theme(n, *[full(act(r[0], r[5], r[3], r[2] or None), other={"Raised": r[1], "Priority H/M/L": r[4]}) for r in rows]) for n, rows in ITEM_ISSUE])


ITEM_ISSUE = [
    ("Operations Directorate", [
        ("Set targets for each stage of the lettings process and look at them every half year", "Feb 2026", "The new lettings rules come first. Until then only applications are counted, and time from acceptance to a home.", "Sept 2026", "M", "AM(S)"),
        ("Find out why families from two estates ask to move so often", "Mar 2026", "Survey written with tenants.", "Dec 2026", "H", "Head of Neighbourhoods"),
        ("Give every tenant the name of somebody who can take a report of harassment out of hours", "Mar 2026", "The call centre has the rota. A first month showed that calls at weekends go unanswered, so the rota will be drawn up anew.", "Aug 2026", "H", "AM(N)")]),
    ("Human Resources", [
        ("Set targets for people from ethnic minorities in each grade", "Jan 2026", "Agreed with the unions.", "Apr 2026", "M", "HR Manager"),
        ("Show managers how to talk about race without lawyers in the room", "Apr 2026", "", "Mar 2027", "L", "HR Manager / Learning Partner")])]


# ---- 15. A regulator's print: each action a row of four cells, its progress in a row across beneath

def update_rows():
    small = ParagraphStyle("small", parent=getSampleStyleSheet()["Normal"], fontSize=11, leading=14)
    white = ParagraphStyle("white", parent=small, textColor=colors.white, fontName="Helvetica-Bold")
    rows, across = [[Paragraph(h, white) for h in ("Ref", "What we said we would do", "Accountable", "Timing")]], []
    for ref, text, who, when, how in UPDATE_ROWS:
        rows.append([Paragraph(v, small) for v in (ref, text, who, when)])
        rows.append([Paragraph(f"<b>Progress so far:</b> {how}", small), "", "", ""])
        across.append(len(rows) - 1)
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#12436D")), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    style += [s for y in across for s in (("SPAN", (0, y), (-1, y)), ("BACKGROUND", (0, y), (-1, y), colors.HexColor("#F0F4F8")))]

    def foot(canvas, doc):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(2 * cm, 1.1 * cm, "Race equality plan 2025–2027: one year on")
        canvas.drawRightString(27.7 * cm, 1.1 * cm, f"Page {doc.page}")

    doc = SimpleDocTemplate(here("update-rows.pdf"), pagesize=on_its_side(A4), leftMargin=2 * cm, rightMargin=2 * cm, topMargin=2 * cm, bottomMargin=2 * cm, invariant=1)
    title = getSampleStyleSheet()["Title"]
    doc.build([Paragraph("Race equality plan 2025–2027: one year on", title), Paragraph("Legal Standards Office, July 2026", small),
               LongTable(rows, colWidths=[1.8 * cm, 13 * cm, 6 * cm, 4.7 * cm], repeatRows=1, style=TableStyle(style))], onFirstPage=foot, onLaterPages=foot)
    gold("update-rows", sections=[theme(None, *[act(t, w, d, h, ref=r) for r, t, w, d, h in UPDATE_ROWS])])


UPDATE_ROWS = [
    ("1.1", "Publish who is referred to a tribunal, by ethnicity, with the reasons in groups", "Director of Enforcement", "December 2025", "Published on 12 December. Solicitors of colour were referred 1.4 times as often for matters of accounts, and equally often for all else."),
    ("1.2", "Have a second person read each referral without names", "Head of Case Review", "From March 2026", "Began in March for the London office. The Cardiff office follows when two posts are filled."),
    ("1.3", "Ask firms what they do when a client refuses a lawyer because of race", "Policy Lead", "Spring 2026", "Answers came from 212 of 300 firms, and will be published with a guide."),
    ("2.1", "Visit four law schools a year whose students seldom reach practice", "Outreach Manager", "Each year", "Three visits made; the fourth was put off by snow."),
    ("2.2", "Offer bursaries for the final examination", "Chief Executive", "September 2026", "Sixteen applications."),
    ("3.1", "Bring the staff survey down to the level of teams, where ten or more answer", "People Director", "October 2026", "Not begun."),
    ("3.2", "Mentor managers of colour outside their own division", "People Director", "January 2027", "Nine pairs have met; two more wait for a mentor.")]


# ---- 16. A college printed upright: justified text with words broken at the ends of lines in narrow columns

def hyphens():
    def save(path):
        doc = word.Document()
        settings = doc.settings.element
        settings.append(OxmlElement("w:autoHyphenation"))
        style = doc.styles["Normal"]
        style.font.size, style.font.name = Pt(10), "Liberation Serif"
        language = OxmlElement("w:lang")
        language.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val", "en-GB")
        style.element.get_or_add_rPr().append(language)
        doc.add_heading("Equality objectives and action plan", 1)
        t = table(doc, [["Objective", "Actions to be undertaken", "Responsibility", "Completion", "Evidence of success"]] + [list(r) for r in HYPHENS], widths=[3.2, 5, 3, 2.4, 3.4])
        t.autofit = False
        for row in t.rows:
            for cell in row.cells:
                for par in cell.paragraphs:
                    par.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        repeat(t.rows[0])
        doc.save(path)
    office("hyphens.pdf", save, "docx")
    gold("hyphens", sections=[theme(o, full(act(a, w, d), other={"Evidence of success": e})) for o, a, w, d, e in HYPHENS])


HYPHENS = [
    ("Representation in apprenticeships", "Advertise engineering apprenticeships through neighbourhood organisations and supplementary schools", "Apprenticeships Coordinator", "September 2026", "Proportion of applications from underrepresented communities"),
    ("Achievement of bilingual learners", "Provide additional examination preparation for learners whose qualifications were awarded abroad", "Curriculum Directors", "February 2027", "Comparable achievement in examinations"),
    ("Inclusive environment", "Investigate all discriminatory incidents within a fortnight and communicate the conclusion to those concerned", "Safeguarding Manager", "Immediately and continuously", "Satisfaction of complainants"),
    ("Workforce development", "Introduce structured progression conversations for administrative and technical employees", "Organisational Development", "Throughout 2026/27", "Internal promotions by ethnicity")]


# ---- 17. A sheet printed with the letters of its columns and the numbers of its rows, its name above and the page below

def sheet_print():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "Actions 2026"
        s["A1"] = "Cultural services: anti-racism actions"
        s["A1"].font = Font(bold=True, size=14)
        for x, h in enumerate(["Ref", "Action", "Lead", "Target date", "RAG", "Update"], 1):
            s.cell(3, x, h).font = Font(bold=True)
        for y, row in enumerate(SHEET_PRINT, 4):
            for x, v in enumerate(row, 1):
                s.cell(y, x, v).alignment = Alignment(wrap_text=True, vertical="top")
            s.row_dimensions[y].height = 32
        for letter, width in zip("ABCDEF", (6, 46, 22, 14, 6, 40)):
            s.column_dimensions[letter].width = width
        s.print_options.headings = s.print_options.gridLines = True
        s.page_setup.orientation, s.page_setup.fitToWidth, s.page_setup.fitToHeight = "landscape", 1, 0
        s.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        s.oddHeader.center.text, s.oddFooter.center.text = "&A", "Page &P of &N"
        book.save(path)
    office("sheet-print.pdf", save, "xlsx")
    gold("sheet-print", sections=[theme(None, *[full(act(r[1], r[2], r[3], r[5], ref=r[0]), status=STATUS[r[4]]) for r in SHEET_PRINT])])


SHEET_PRINT = [
    ("C1", "Name the people shown in the town hall's paintings, and say how they made their money", "Curator of Art", "31/10/2026", "G", "Forty of ninety are done; a historian has been found for the rest."),
    ("C2", "Buy books from publishers owned by people of colour with a tenth of the book fund", "Library Stock Manager", "31/03/2027", "A", "Six per cent so far."),
    ("C3", "Let community radio record in the music library on Fridays", "Music Librarian", "01/09/2026", "B", "Began in May."),
    ("C4", "Ask visitors to the castle who did not come, and why", "Visitor Research Officer", "30/11/2026", "R", None),
    ("C5", "Pay guides of colour to write a tour of their own", "Head of Heritage", "Easter 2027", "G", "Three guides have started to write.")]


# ---- 18. A landlord's page: each point followed by a paragraph with its date, no leads

def date_below():
    body = "<p>Scroll down to see the themes of our strategy and what we are doing.</p>"
    sections = []
    for name, parts in DATE_BELOW:
        body += f"<h2>{name}</h2>"
        for part, points in parts:
            body += f"<h3>{part}</h3>" + "".join(f"<ul><li>{text}</li></ul><p><em>{when}</em></p>" for text, when in points)
            sections.append(theme(part, *[act(text, None, when) for text, when in points]))
    page("date-below.html", "EDI action plan", body, "Copperfield Living", ("Home", "About us", "Who we are"))
    gold("date-below", sections=sections)


DATE_BELOW = [
    ("Culture and learning", [("Always improving", [("Training in race awareness for all colleagues (at least 80%).", "By March 2027"), ("Training for those who answer the phone in how to respond to somebody who has been abused.", "By February 2027")]), ("Leaders who go first", [("A board member who champions race equality.", "By May 2026"), ("Feedback from colleagues on how we do.", "Every year")])]),
    ("Homes and neighbours", [("Safe at home", [("A visit within a day to anybody who reports harassment.", "Ongoing"), ("Cameras at four blocks where residents asked for them.", "By December 2026")])])]


# ---- 19. An agency's page: the status as a picture with words for those who cannot see it, initials spelled out, days as machines read them

def time_tags():
    body = ""
    sections = []
    for n, (name, rows) in enumerate(TIME_TAGS, 1):
        body += f"<h2>Objective {n}: {name}</h2><div class='table-wrap'><table><caption>Objective {n}: actions and updates</caption><thead><tr><th scope='col'>Action</th><th scope='col'>Owner</th><th scope='col'>Due</th><th scope='col'>Status</th><th scope='col'>2026 update</th></tr></thead><tbody>"
        for text, short, who, iso, when, status, how in rows:
            body += f"<tr><th scope='row'>{text}</th><td><abbr title='{who}'>{short}</abbr></td><td><time datetime='{iso}'>{when}</time></td><td><img src='/i/{status[:2].lower()}.svg' alt='{status}' width='20'></td><td>{how}</td></tr>"
        body += "</tbody></table></div><p><a href='#top'>Back to top</a></p>"
        sections.append(theme(name, *[full(act(r[0], r[1], r[4], r[6]), status={"On track": "on_track", "Behind": "delayed", "Done": "complete"}[r[5]]) for r in rows]))
    page("time-tags.html", "Equality objectives 2026 to 2030", body, "Rivers and Coasts Agency Northern Region", ("Home", "Our organisation"))
    gold("time-tags", sections=sections)


TIME_TAGS = [
    ("People who flood get the same help wherever they come from", [("Send flood warnings in the languages of each valley", "IM", "Incident Manager", "2026-11-01", "1 November 2026", "On track", "Twelve of twenty valleys are covered."), ("Ask community leaders to check the list of those who need help to leave", "CE", "Community Engagement", "2027-03", "March 2027", "Behind", "Two posts were empty.")]),
    ("Our crews look like the towns they work in", [("Let people apply with a short film", "HR", "Human Resources", "2026-06-30", "30 June 2026", "Done", "Half of applicants used it."), ("Lend wet suits and boots to trainees", "HR", "Human Resources", "2026-09", "September 2026", "On track", "Bought.")])]


# ---- 20. A school's page: a block for each strand, labels and values parted by breaks, a line between blocks

def strand_blocks():
    body = "<p>Our governors look at these objectives each autumn.</p>"
    for strand, text, how, who, when in STRAND_BLOCKS:
        body += f"<p><strong>Characteristic:</strong> {strand}<br><strong>Objective:</strong> {text}<br><strong>How we will do it:</strong> {how}<br><strong>Who:</strong> {who}<br><strong>Review date:</strong> {when}</p><hr>"
    page("doubtful/strand-blocks.html", "Equality objectives", body, "St Brannock’s First School", ("Home", "Our school"))
    gold("doubtful/strand-blocks", sections=[theme(None, *[full(act(t, w, d), other={"Characteristic": s, "How we will do it": h}) for s, t, h, w, d in STRAND_BLOCKS])])


STRAND_BLOCKS = [
    ("Race", "Make sure that all adults know what to do when a child says something racist", "A short session each September, with the form on the wall of the staff room", "Mrs Oduya", "July 2027"),
    ("Race and religion", "Let every family see itself in the books of its child’s class", "Parents choose ten books a year", "English leader", "Summer term 2027"),
    ("All", "Write to families in words that they understand", "Letters are read by two parents first", "Office and Headteacher", "April 2027")]


if __name__ == "__main__":
    for write in (item_issue, update_rows, hyphens, sheet_print, date_below, time_tags, strand_blocks):
        write()
