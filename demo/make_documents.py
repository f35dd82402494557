"""Writes the plan of the invented council as the Word and Excel documents a council would have.

    pip install python-docx openpyxl
    python3 demo/make_documents.py

Reads marlow-vale.json and writes marlow-vale-action-plan.docx and .xlsx beside it: the plan as it stood
when it was first published, before any update. The same JSON gives the same bytes.
"""

import datetime
import json
import re
import zipfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

FOLDER = Path(__file__).parent
PUBLISHED = datetime.datetime(2026, 1, 12, 9, 0)
GREEN, PALE = "1E5945", "DDEBE4"
COLUMNS = [("Activity", 10.2), ("Lead", 4.4), ("Target Date", 3.9), ("What has been achieved so far?", 7.2)]


def main():
    programme = json.loads((FOLDER / "marlow-vale.json").read_text(encoding="utf-8"))
    word = FOLDER / "marlow-vale-action-plan.docx"
    excel = FOLDER / "marlow-vale-action-plan.xlsx"
    write_word(programme, word)
    write_excel(programme, excel)
    for path in (word, excel):
        settle(path)


def activities_of(programme, theme):
    """The published activities a theme shows, its own first and then those it shares with another."""
    shared = [
        activity
        for other in programme["themes"]
        for activity in other["activities"]
        if theme["ref"] in activity["also_in_themes"]
    ]
    return [activity for activity in theme["activities"] + shared if activity["state"] == "published"]


def service_as_written(programme, theme, service):
    for name in programme["document"]["service_names"]:
        if (name["theme"], name["service"]) == (theme["ref"], service):
            return name["as_written"]
    return service


# Word


def write_word(programme, path):
    plan = programme["plan"]
    document = Document()
    dress(document, plan["title"])
    document.add_paragraph(programme["organisation"], style="Subtitle")
    document.add_paragraph(plan["title"], style="Title")
    document.add_paragraph("Action plan – January 2026")
    document.add_paragraph("Introduction", style="Heading 2")
    for paragraph in plan["introduction"].split("\n\n"):
        document.add_paragraph(paragraph)
    document.add_paragraph("Contents", style="Heading 2")
    write_contents(document, programme["themes"])
    for theme in programme["themes"]:
        write_theme(document, programme, theme)
    document.save(path)


def dress(document, title):
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{title}    Page ")
    add_field(footer, "PAGE", lambda: footer.add_run("1"))

    for name in ("Normal", "Title", "Subtitle", "Heading 1", "Heading 2"):
        style = document.styles[name]
        style.font.name = "Arial"
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
            del fonts.attrib[attribute]
        style.font.color.rgb = RGBColor.from_string("000000" if name == "Normal" else GREEN)
    document.styles["Normal"].font.size = Pt(11)
    language = document.styles.element.find(".//" + qn("w:lang"))
    language.set(qn("w:val"), "en-GB")

    about = document.core_properties
    about.title, about.author, about.last_modified_by = title, "Marlow Vale Council", "Marlow Vale Council"
    about.language, about.comments = "en-GB", "An invented document of an invented council."
    about.created = about.modified = PUBLISHED


def heading_text(theme):
    return f"{int(theme['ref'])}. {theme['name']}"


def bookmark_name(theme):
    return f"_Toc2026{theme['ref']}"


def write_contents(document, themes):
    """A real contents field, with its entries already filled in as links."""
    first = document.add_paragraph()
    begin(first, 'TOC \\o "1-1" \\h \\n')
    paragraph = first
    for theme in themes:
        if theme is not themes[0]:
            paragraph = document.add_paragraph()
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), bookmark_name(theme))
        link.append(paragraph.add_run(heading_text(theme))._r)
        paragraph._p.append(link)
    mark(paragraph, "end")


def write_theme(document, programme, theme):
    heading = document.add_paragraph(style="Heading 1")
    heading.paragraph_format.page_break_before = True
    start = OxmlElement("w:bookmarkStart")
    start.set(qn("w:id"), theme["ref"].lstrip("0"))
    start.set(qn("w:name"), bookmark_name(theme))
    heading._p.append(start)
    heading.add_run(heading_text(theme))
    end = OxmlElement("w:bookmarkEnd")
    end.set(qn("w:id"), theme["ref"].lstrip("0"))
    heading._p.append(end)

    labelled(document, "Desired outcome: ", theme["outcome"])
    labelled(document, "Led by: ", theme["leads_as_written"])
    document.add_paragraph("Recommendations for corporate action", style="Heading 2")
    for recommendation in theme["recommendations"]:
        bullet = document.add_paragraph(style="List Bullet")
        bullet.add_run(f"{recommendation['ref']} {recommendation['heading']}: ").bold = True
        bullet.add_run(f"{recommendation['text']} (Lead authority: {'/'.join(recommendation['lead_authority'])})")
    document.add_paragraph("The table below shows what each service will do:")
    write_table(document, programme, theme)


def labelled(document, label, text):
    paragraph = document.add_paragraph()
    paragraph.add_run(label).bold = True
    paragraph.add_run(text)


def write_table(document, programme, theme):
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    header = table.rows[0]
    repeat = OxmlElement("w:tblHeader")
    header._tr.get_or_add_trPr().append(repeat)
    for cell, (title, _) in zip(header.cells, COLUMNS):
        run = cell.paragraphs[0].add_run(title)
        run.bold = True
        run.font.color.rgb = RGBColor.from_string("FFFFFF")
        shade(cell, GREEN)

    activities = activities_of(programme, theme)
    for service in dict.fromkeys(activity["service"] for activity in activities):
        band = table.add_row().cells
        band = band[0].merge(band[-1])
        band.paragraphs[0].add_run(service_as_written(programme, theme, service)).bold = True
        shade(band, PALE)
        for activity in activities:
            if activity["service"] == service:
                cells = table.add_row().cells
                written = (activity["text"], activity["lead"], activity["target_date"], activity["achieved_at_publication"])
                for cell, text in zip(cells, written):
                    fill(cell, text or "")
    for column, (_, width) in zip(table.columns, COLUMNS):
        column.width = Cm(width)
    for row in table.rows:
        for cell, (_, width) in zip(row.cells, COLUMNS):
            if cell._tc.grid_span == 1:
                cell.width = Cm(width)
    document.add_paragraph()


def fill(cell, text):
    """Lines that begin with a dash become bullets inside the cell."""
    for number, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if line.startswith("- "):
            paragraph.style = "List Bullet"
        paragraph.add_run(line.removeprefix("- ")).font.size = Pt(10)


def shade(cell, colour):
    shading = OxmlElement("w:shd")
    shading.set(qn("w:val"), "clear")
    shading.set(qn("w:color"), "auto")
    shading.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shading)


def add_field(paragraph, instruction, write_result):
    begin(paragraph, instruction)
    write_result()
    mark(paragraph, "end")


def begin(paragraph, instruction):
    mark(paragraph, "begin")
    text = OxmlElement("w:instrText")
    text.set(qn("xml:space"), "preserve")
    text.text = f" {instruction} "
    paragraph.add_run()._r.append(text)
    mark(paragraph, "separate")


def mark(paragraph, kind):
    character = OxmlElement("w:fldChar")
    character.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(character)


# Excel


def write_excel(programme, path):
    plan = programme["plan"]
    book = Workbook()
    book.properties.title, book.properties.creator = plan["title"], "Marlow Vale Council"
    book.properties.created = PUBLISHED

    sheet = book.active
    sheet.title = "Action plan"
    sheet.append([f"{plan['title']} – action plan, January 2026"])
    sheet.append([])
    header(sheet, ["Ref", "Theme", "Service", "Activity", "Lead", "By when", "Progress"], [8, 26, 28, 70, 34, 24, 50])
    for theme in programme["themes"]:
        for activity in activities_of(programme, theme):
            sheet.append([
                activity["ref"],
                theme["name"],
                service_as_written(programme, theme, activity["service"]),
                bulleted(activity["text"]),
                activity["lead"],
                None,
                bulleted(activity["achieved_at_publication"]),
            ])
            write_date(sheet.cell(sheet.max_row, 6), activity["target_date"])
    finish(sheet, 3)

    sheet = book.create_sheet("Recommendations")
    header(sheet, ["Ref", "Theme", "Heading", "Recommendation", "Lead authority"], [8, 34, 28, 80, 50])
    for theme in programme["themes"]:
        for it in theme["recommendations"]:
            sheet.append([it["ref"], theme["name"], it["heading"], it["text"], "/".join(it["lead_authority"])])
    finish(sheet, 1)
    book.save(path)


def header(sheet, titles, widths):
    sheet.append(titles)
    for cell, width in zip(sheet[sheet.max_row], widths):
        cell.fill = PatternFill("solid", fgColor=GREEN)
        cell.font = Font(bold=True, color="FFFFFF")
        sheet.column_dimensions[cell.column_letter].width = width


def write_date(cell, words):
    """As in any office, a full date typed into a cell has become a real date; other words have stayed words."""
    for pattern, shown in (("%d/%m/%Y", "dd/mm/yyyy"), ("%d %B %Y", "d mmmm yyyy")):
        try:
            cell.value = datetime.datetime.strptime(words or "", pattern)
        except ValueError:
            continue
        cell.number_format = shown
        return
    cell.value = words


def bulleted(text):
    return text and re.sub(r"^- ", "• ", text, flags=re.MULTILINE)


def finish(sheet, header_row):
    for row in sheet.iter_rows(min_row=header_row + 1):
        for cell in row:
            # A ref such as "02.10" must stay text, or it would be shown as 2.1.
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet["A"][header_row:]:
        cell.number_format = "@"
    if header_row > 1:
        sheet["A1"].font = Font(bold=True, size=14)
    sheet.freeze_panes = f"A{header_row + 1}"
    sheet.auto_filter.ref = f"A{header_row}:{sheet.cell(header_row, sheet.max_column).column_letter}{sheet.max_row}"


def settle(path):
    """Gives every part of the file one fixed time, so that a second run changes nothing."""
    with zipfile.ZipFile(path) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    stamp = PUBLISHED.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            if name == "docProps/core.xml":
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            part = zipfile.ZipInfo(name, PUBLISHED.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, content)


if __name__ == "__main__":
    main()
