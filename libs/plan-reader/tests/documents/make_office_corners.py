#!/usr/bin/env python3
"""Writes invented documents that use what office programs have and libraries seldom write: content controls with their prompts, the
older form fields, ticks set in fonts of pictures, web pages within Word documents, parts under other names, text boxes on a sheet, a page
that Word saved, a page saved as one file: python3 make_office_corners.py. Each has its gold reading. Needs python-docx and openpyxl."""
import quopri
import zipfile

import docx as word
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from make_layouts import full, here
from make_lists import act, gold, theme

W = nsdecls("w")


def control(text, prompt=False, kind=""):
    shown = "<w:showingPlcHdr/>" if prompt else ""
    style = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>' if prompt else ""
    return parse_xml(f'<w:sdt {W}><w:sdtPr><w:id w:val="-1"/>{shown}{kind}</w:sdtPr><w:sdtContent>'
                     f'<w:r>{style}<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>')


def plan(doc, heads, rows):
    """A table whose cells are words, or elements to put into their paragraph."""
    table = doc.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads):
        cell.paragraphs[0].add_run(head).bold = True
    for row in rows:
        for cell, it in zip(table.add_row().cells, row):
            if isinstance(it, str):
                cell.text = it
            else:
                for element in it:
                    cell.paragraphs[0]._p.append(element)


# ---- 1. A template of content controls, of which some were filled in and others still show their prompts

def prompts():
    doc = word.Document()
    doc.add_heading("Inclusion plan of Thornmere Community Trust", 1)
    date, choice = "<w:date/>", "<w:dropDownList/>"
    tap, pick, choose = "Click or tap here to enter text.", "Click or tap to enter a date.", "Choose an item."
    rows = [
        [[control("Offer every volunteer a conversation about what would help them stay")], [control("Volunteer Manager")],
         [control("31 March 2027", kind=date)], [control("On track", kind=choice)]],
        [[control("Translate the joining pack into the four languages most spoken in the valley")], [control(tap, True)],
         [control("30 June 2027", kind=date)], [control(choose, True, choice)]],
        [[control("Ask people who left us why they did")], [control("Head of People")], [control(pick, True, date)],
         [control("Not started", kind=choice)]],
        [[control(tap, True)], [control(tap, True)], [control(pick, True, date)], [control(choose, True, choice)]],
    ]
    plan(doc, ["Action", "Lead", "Target date", "Status"], rows)
    doc.save(here("prompts.docx"))
    gold("prompts", sections=[theme(
        None,
        full(act("Offer every volunteer a conversation about what would help them stay", "Volunteer Manager", "31 March 2027", "On track"), status="on_track"),
        act("Translate the joining pack into the four languages most spoken in the valley", None, "30 June 2027"),
        full(act("Ask people who left us why they did", "Head of People", None, "Not started"), status="not_started"))])


# ---- 2. Ticks as Word keeps them: a letter in a font of pictures, a symbol of a font, a private letter

def tick(kind):
    return [parse_xml({
        "letter": f'<w:r {W}><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>ü</w:t></w:r>',
        "second": f'<w:r {W}><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>P</w:t></w:r>',
        "symbol": f'<w:r {W}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
        "private": f'<w:r {W}><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0fc</w:t></w:r>',
    }[kind])]


TICKED = [("Publish how long cases of discipline take, by ethnicity", "Employee Relations Manager", 1, "letter", "on_track"),
          ("Give the staff networks a day a month", "Chief Operating Officer", 2, "symbol", "complete"),
          ("Put two people from outside on each panel for senior posts", "Head of Recruitment", 0, "private", "not_started"),
          ("Hold a market for suppliers who have never worked with us", "Procurement Manager", 1, "second", "on_track")]


def ticks():
    doc = word.Document()
    doc.add_heading("Fair work in Brackendale Hospitals", 1)
    rows = [[text, who] + [tick(kind) if i == at else "" for i in range(3)] for text, who, at, kind, _ in TICKED]
    plan(doc, ["Action", "Lead", "Not started", "Under way", "Complete"], rows)
    doc.save(here("picture-ticks.docx"))
    gold("picture-ticks", sections=[theme(None, *[full(act(text, who), status=status) for text, who, _, _, status in TICKED])])


# ---- 3. The older form fields: a box that is ticked or not, a list of which one entry was chosen

def box(ticked):
    state = "<w:checked/>" if ticked else '<w:default w:val="0"/>'
    return [parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Check1"/><w:checkBox><w:sizeAuto/>{state}'
                      f'</w:checkBox></w:ffData></w:fldChar></w:r>'),
            parse_xml(f'<w:r {W}><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'),
            parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>')]


def choice(entries, chosen):
    listed = "".join(f'<w:listEntry w:val="{it}"/>' for it in entries)
    return [parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="List1"/><w:ddList><w:result w:val="{chosen}"/>'
                      f'{listed}</w:ddList></w:ffData></w:fldChar></w:r>'),
            parse_xml(f'<w:r {W}><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r>'),
            parse_xml(f'<w:r {W}><w:fldChar w:fldCharType="end"/></w:r>')]


WHO = ["Head of Housing", "Neighbourhood Manager", "Chair of the Tenant Panel"]
FORM = [("Visit every block with no tenant on the panel", 1, True, "May 2026", "complete"),
        ("Read out letters of warning in the tenant’s own language", 0, False, "January 2027", None),
        ("Count who is offered a transfer and who is not", 2, False, "October 2026", None)]


def fields():
    doc = word.Document()
    doc.add_heading("Eastmoor Homes: what we promised our tenants", 1)
    plan(doc, ["Action", "Who leads", "By when", "Complete"],
         [[text, choice(WHO, who), when, box(done)] for text, who, done, when, _ in FORM])
    doc.save(here("form-fields.docx"))
    gold("form-fields", sections=[theme(None, *[full(act(text, WHO[who], when), **({"status": status} if status else {}))
                                                for text, who, _, when, status in FORM])])


# ---- 4. A page that a program put into a Word document for Word to convert

PAGE = """<html><head><title>Plan</title></head><body><h1>Staff equality plan of the Marrow Line Museums</h1>
<h2>Collections</h2><table border=1><tr><th>Action</th><th>Lead</th><th>By when</th></tr>
<tr><td>Write new labels with the families whose things we hold</td><td>Head of Collections</td><td>July 2027</td></tr>
<tr><td>List what came to us by force</td><td>Registrar</td><td>December 2026</td></tr></table>
<h2>People</h2><table border=1><tr><th>Action</th><th>Lead</th><th>By when</th></tr>
<tr><td>Pay for travel to every interview</td><td>HR Manager</td><td>September 2026</td></tr></table></body></html>"""
PAGE_GOLD = [theme("Collections", act("Write new labels with the families whose things we hold", "Head of Collections", "July 2027"),
                   act("List what came to us by force", "Registrar", "December 2026")),
             theme("People", act("Pay for travel to every interview", "HR Manager", "September 2026"))]


def message():
    body = quopri.encodestring(PAGE.encode()).decode().replace("\n", "\r\n")
    return ("Date: Mon, 1 Jun 2026 09:00:00 +0000\r\nSubject: Staff equality plan\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            " boundary=\"----=_mark\"\r\n\r\n------=_mark\r\nContent-Type: text/html; charset=\"utf-8\"\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: file:///page.htm\r\n\r\n" + body + "\r\n------=_mark--\r\n").encode()


def package(name, parts):
    with zipfile.ZipFile(here(name), "w", zipfile.ZIP_DEFLATED) as out:
        for part, text in parts.items():
            out.writestr(zipfile.ZipInfo(part, (2026, 6, 1, 9, 0, 0)), text)


RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' \
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' \
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="mht" ContentType="message/rfc822"/>%s</Types>'
MAIN = '<Override PartName="%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'


def relations(*targets):
    listed = "".join(f'<Relationship Id="r{i}" Type="{RELATION}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>'


def page_within():
    body = f'<w:document {W} xmlns:r="{RELATION}"><w:body><w:altChunk r:id="r0"/></w:body></w:document>'
    package("page-within.docx", {
        "[Content_Types].xml": TYPES % (MAIN % "/word/document.xml"), "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": body, "word/_rels/document.xml.rels": relations(("aFChunk", "afchunk.mht")), "word/afchunk.mht": message()})
    gold("page-within", sections=PAGE_GOLD)


def saved_page():
    with open(here("saved-page.mht"), "wb") as out:
        out.write(message())
    gold("saved-page", sections=PAGE_GOLD)


# ---- 5. Parts under the names that Word on the web gives them

def other_parts():
    def p(text, style=None):
        own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f"<w:p>{own}<w:r><w:t>{text}</w:t></w:r></w:p>"

    def row(*cells):
        return "<w:tr>" + "".join(f"<w:tc>{p(it)}</w:tc>" for it in cells) + "</w:tr>"

    def entries(*rows):
        return "<w:tbl>" + row("What we will do", "Who", "When") + "".join(row(*it) for it in rows) + "</w:tbl>"

    body = p("Equality plan of Sallow Bridge College", "T1") + p("In class", "H7") + entries(
        ("Read the reading lists with students", "Deans", "Autumn 2026"), ("Record who is sent out of class", "Vice Principal", "March 2027")) \
        + p("On the way to work", "H7") + entries(("Pair each apprentice with someone who was one", "Careers Manager", "May 2027"))
    styles = f'<w:styles {W}><w:style w:type="paragraph" w:styleId="T1"><w:name w:val="Title"/></w:style>' \
             '<w:style w:type="paragraph" w:styleId="H7"><w:name w:val="heading 1"/></w:style></w:styles>'
    package("other-parts.docx", {
        "[Content_Types].xml": TYPES % (MAIN % "/word/document2.xml"), "_rels/.rels": relations(("officeDocument", "/word/document2.xml")),
        "word/document2.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document2.xml.rels": relations(("styles", "/word/styles2.xml")), "word/styles2.xml": styles})
    gold("other-parts", sections=[
        theme("In class", act("Read the reading lists with students", "Deans", "Autumn 2026"),
              act("Record who is sent out of class", "Vice Principal", "March 2027")),
        theme("On the way to work", act("Pair each apprentice with someone who was one", "Careers Manager", "May 2027"))])


# ---- 6. A sheet with ticks in fonts of pictures

SHEET = [("Ring every firm that did not bid", "Buyer", "Feb 2027", 0), ("Split contracts that only large firms can carry", "Head of Procurement", "Oct 2026", 1),
         ("Pay small firms within ten days", "Finance Manager", "Apr 2026", 2)]


def sheet_ticks():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["Action", "Owner", "Due", "Not started", "In progress", "Completed"])
    for n, (text, who, when, at) in enumerate(SHEET):
        sheet.append([text, who, when])
        cell = sheet.cell(n + 2, 4 + at)
        if n == 1:
            cell.value = CellRichText(TextBlock(InlineFont(rFont="Wingdings"), "ü"))
        else:
            cell.value, cell.font = ("ü", Font(name="Wingdings")) if n == 0 else ("a", Font(name="Webdings"))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    book.save(here("sheet-ticks.xlsx"))
    states = ["not_started", "on_track", "complete"]
    gold("sheet-ticks", sections=[theme(None, *[full(act(text, who, when), status=states[at]) for text, who, when, at in SHEET])])


# ---- 7. A page that Word saved, and boxes to tick

def word_page():
    mark = "<span style='font-family:Wingdings'>ü</span>"
    rows = [("Open the park café at the times of the mosque’s classes", "Parks Manager", "<input type=checkbox checked>", "complete"),
            ("Name the new paths with those who walk them", "Placemaking Officer", mark, "complete"),
            ("Count who uses the pitches", "Sports Development Officer", "<input type=checkbox>", None)]
    cells = "".join(f"<tr><td><p class=MsoNormal>{text}</p></td><td><p class=MsoNormal>{who}</p></td><td><p class=MsoNormal>{done}</p></td></tr>"
                    for text, who, done, _ in rows)
    with open(here("word-saved-page.html"), "w", encoding="utf-8") as out:
        out.write('<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta charset=utf-8><meta name=Generator content="Microsoft Word 15">'
                  "<title>Plan</title></head><body lang=EN-GB><div class=WordSection1><h1>Parks for everyone in Lower Ashby</h1>"
                  f"<table class=MsoTableGrid border=1><tr><td><p><b>Action</b></p></td><td><p><b>Lead</b></p></td><td><p><b>Complete</b></p></td></tr>"
                  f"{cells}</table></div></body></html>\n")
    gold("word-saved-page", sections=[theme(None, *[full(act(text, who), **({"status": status} if status else {})) for text, who, _, status in rows])])


if __name__ == "__main__":
    for make in (prompts, ticks, fields, page_within, saved_page, other_parts, sheet_ticks, word_page):
        make()
