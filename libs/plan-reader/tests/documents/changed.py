"""Changes the documents of this folder in ways that change nothing of their plans, and counts those read otherwise.

    python3 changed.py READER [KIND …]

READER is the example `read` of this library, built; the Python packages python-docx, openpyxl and beautifulsoup4 are needed.
A KIND is one of those below ("versions", "reversed" …); without any, all are tried. A document counts as read otherwise where
any theme, service, text, lead, target date or account of progress differs. Forms whose columns have no order of their own, and
tables that stand beside each other, are read otherwise when their columns change places, and may be.
"""

import collections
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import bs4
import docx
import openpyxl
from docx.oxml.ns import qn
from openpyxl.cell.cell import MergedCell

HERE = pathlib.Path(__file__).parent
VERSIONS = [
    ["Version", "Date", "Author", "Changes"],
    ["0.1", "3 March 2025", "H. Bell", "First draft"],
    ["1.0", "2 May 2025", "H. Bell", "Approved by Cabinet"],
]
TERMS = [["Term", "Meaning"], ["EIA", "Equality impact assessment"], ["HR", "Human resources"]]
PARTICULARS = [["Document owner", "Head of Policy"], ["Date", "4 June 2025"], ["Review date", "June 2026"]]
COUNTS = [["RAG", "Number of actions", "%"], ["Red", 2, "20%"], ["Green", 8, "80%"], ["Total", 10, "100%"]]
KEY = ["Key", "Red: late", "Amber: at risk", "Green: on track"]


def reading(reader, path):
    done = subprocess.run([reader, path], capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout) if done.returncode == 0 else None


def plan(draft):
    """How often each activity stands in a draft, with all that counts of it."""
    fields = ("service", "text", "lead", "target_date", "achieved")
    words = lambda text: " ".join(text.split()) if text else None
    return collections.Counter(
        (words(theme["name"]), *(words(it.get(field)) for field in fields))
        for theme in draft["themes"]
        for it in theme["activities"]
    )


def first_rows(draft, key):
    """The first row of activities in each table or sheet."""
    rows = {}
    for theme in draft["themes"]:
        for it in theme["activities"]:
            at = it.get("sources", {}).get("activity") or {}
            if at.get(key) and at.get("row"):
                rows[at[key]] = min(rows.get(at[key], at["row"]), at["row"])
    return rows


# Word: a function takes the document and its tables with the first row of activities, and says whether it changed anything.


def add_table(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            table.cell(r, c).text = str(text)
    return table


def is_merged(table):
    return any(table._tbl.findall(".//" + qn(f"w:{name}")) for name in ("gridSpan", "vMerge"))


def word_reordered(order):
    def change(_, tables):
        changed = [t for t, _ in tables if not is_merged(t)]
        for row in (row for table in changed for row in table._tbl.findall(qn("w:tr"))):
            cells = row.findall(qn("w:tc"))
            at = row.index(cells[0])
            for cell in cells:
                row.remove(cell)
            for i, cell in enumerate(order(cells)):
                row.insert(at + i, cell)
        return bool(changed)

    return change


def word_capitals(_, tables):
    changed = [t for t, first in tables if first == 2]
    for text in (x for table in changed for x in table._tbl.find(qn("w:tr")).iter(qn("w:t"))):
        text.text = (text.text or "").upper()
    return bool(changed)


def word_empty_rows(_, tables):
    unread = [qn(f"w:{n}") for n in "sym drawing sdt hyperlink ins del footnoteReference numPr shd".split()]
    changed = [t for t, _ in tables if not t._tbl.findall(".//" + qn("w:vMerge"))]
    for row in (row for table in changed for row in table._tbl.findall(qn("w:tr"))[1:]):
        empty = copy.deepcopy(row)
        for text in empty.iter(qn("w:t")):
            text.text = ""
        for it in list(empty.iter(*unread)):
            it.getparent().remove(it)
        row.addprevious(empty)
    return bool(changed)


def word_headings_again(_, tables):
    rows = [t._tbl.findall(qn("w:tr")) for t, first in tables if first == 2 and not is_merged(t)]
    rows = [r for r in rows if len(r) > 4]
    for table in rows:
        for at in range(4, len(table), 4):
            table[at].addprevious(copy.deepcopy(table[0]))
    return bool(rows)


def word_versions(document, _):
    document.add_paragraph("Version control")
    add_table(document, VERSIONS)
    document.add_paragraph("Glossary")
    add_table(document, TERMS)
    return True


def word_particulars(document, _):
    body = document.element.body
    first = body[0]
    mark, table = document.add_paragraph("Document control")._p, add_table(document, PARTICULARS)._tbl
    for it in (mark, table, document.add_paragraph("")._p):
        body.remove(it)
        first.addprevious(it)
    return True


WORD = {
    "reversed": word_reordered(lambda cells: cells[::-1]),
    "rotated": word_reordered(lambda cells: cells[-1:] + cells[:-1]),
    "capitals": word_capitals,
    "empty rows": word_empty_rows,
    "headings again": word_headings_again,
    "versions": word_versions,
    "particulars": word_particulars,
}


def open_word(path, draft):
    document = docx.Document(path)
    first = first_rows(draft, "table")
    return document, [(t, first[i]) for i, t in enumerate(document.tables, 1) if i in first], document.save


# Excel: a function takes the workbook and its sheets with the first row of activities.


def moved(sheet, to):
    """Every cell and every merged range at the place that `to` gives for its row and column."""
    cells = [c for row in sheet.iter_rows() for c in row if not isinstance(c, MergedCell)]
    cells = [(*to(c.row, c.column), c.value, copy.copy(c._style)) for c in cells if c.value is not None or c.has_style]
    merged = [(to(m.min_row, m.min_col), to(m.max_row, m.max_col)) for m in sheet.merged_cells.ranges]
    hidden = [to(row, 1)[0] for row in list(sheet.row_dimensions) if sheet.row_dimensions[row].hidden]
    for it in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(it))
    for row in list(sheet.row_dimensions):
        sheet.row_dimensions[row].hidden = False
    plain = openpyxl.Workbook().active["A1"]._style
    for cell in (c for row in list(sheet.iter_rows()) for c in row):
        cell.value, cell._style, cell.comment = None, copy.copy(plain), None
    for row, column, value, style in cells:
        it = sheet.cell(row, column)
        it.value, it._style = value, style
    for (top, left), (bottom, right) in merged:
        sheet.merge_cells(
            start_row=min(top, bottom), start_column=min(left, right),
            end_row=max(top, bottom), end_column=max(left, right),
        )
    for row in hidden:
        sheet.row_dimensions[row].hidden = True


def excel_moved(place, where=lambda sheet: True):
    def change(_, sheets):
        changed = [(s, first) for s, first in sheets if where(s)]
        for sheet, first in changed:
            width = sheet.max_column
            moved(sheet, lambda row, column: place(row, column, first, width))
        return bool(changed)

    return change


def narrow(sheet):
    return all(m.min_col == m.max_col for m in sheet.merged_cells.ranges)


def flat(sheet):
    return all(m.min_row == m.max_row for m in sheet.merged_cells.ranges)


def excel_beneath(rows, gap):
    def change(_, sheets):
        for sheet, _ in sheets:
            at = sheet.max_row + gap
            for i, row in enumerate(rows):
                for column, value in enumerate(row, 1):
                    sheet.cell(at + i, column).value = value
        return True

    return change


def excel_sheet(name, rows, at):
    def change(book, _):
        sheet = book.create_sheet(name, at)
        for row in rows:
            sheet.append(row)
        return True

    return change


EXCEL = {
    "shifted": excel_moved(lambda r, c, _, __: (r + 3, c + 2)),
    "reversed": excel_moved(lambda r, c, f, w: (r, w + 1 - c) if r >= f - 1 else (r, c), narrow),
    "rotated": excel_moved(lambda r, c, f, w: (r, c % w + 1) if r >= f - 1 else (r, c), narrow),
    "empty rows": excel_moved(lambda r, c, f, _: (r if r < f else f + (r - f) * 2 + 1, c), flat),
    "key": excel_beneath([[None, line] for line in KEY], 3),
    "totals": excel_beneath([["Total number of actions", 12]], 1),
    "lines": excel_beneath([["Last updated by the policy team in May 2026"], ["* Subject to funding"]], 2),
    "versions": excel_sheet("Change log", VERSIONS, None),
    "counts": excel_sheet("Dashboard", [["Summary of progress"], [], *COUNTS], 0),
    "particulars": excel_sheet("Cover", [["Equality programme"], [], *PARTICULARS], 0),
}


def open_excel(path, draft):
    book = openpyxl.load_workbook(path)
    first = first_rows(draft, "sheet")
    return book, [(s, first[s.title]) for s in book.worksheets if s.title in first], book.save


# Web pages: a function takes the page and its tables of activities.


def page_of(rows):
    line = lambda row: "<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>"
    return bs4.BeautifulSoup("<table>" + "".join(map(line, rows)) + "</table>", "html.parser")


def html_versions(page, _):
    for title, rows in (("Version control", VERSIONS), ("Glossary", TERMS)):
        page.body.append(bs4.BeautifulSoup(f"<h2>{title}</h2>", "html.parser"))
        page.body.append(page_of(rows))
    return True


def html_cookies(page, _):
    banner = (
        '<div class="cookie-banner"><h2>Cookies on this site</h2><p>We will set optional cookies.</p></div>'
        '<ul><li><a href="/">Home</a></li><li><a href="/e">Equality</a></li></ul>'
    )
    page.body.insert(0, bs4.BeautifulSoup(banner, "html.parser"))
    return True


def html_roles(_, tables):
    changed = [t for t in tables if not any(c.get("colspan") or c.get("rowspan") for c in t.find_all(["td", "th"]))]
    roles = {"th": "columnheader", "td": "cell", "tr": "row", "thead": "rowgroup", "tbody": "rowgroup", "table": "table"}
    for table in changed:
        for it in [*table.find_all(list(roles)), table]:
            it["role"], it.name = roles[it.name], "div"
    return bool(changed)


HTML = {"versions": html_versions, "cookies": html_cookies, "roles": html_roles}


def open_html(path, draft):
    page = bs4.BeautifulSoup(path.read_bytes(), "html.parser")
    first = first_rows(draft, "table")
    if not page.body:
        return None
    tables = [t for i, t in enumerate(page.find_all("table"), 1) if i in first]
    return page, tables, lambda to: pathlib.Path(to).write_text(str(page))


def main(reader, kinds):
    folder = pathlib.Path(tempfile.mkdtemp())
    for ending, changes, opened in (("docx", WORD, open_word), ("xlsx", EXCEL, open_excel), ("html", HTML, open_html)):
        drafts = {path: reading(reader, path) for path in sorted(HERE.glob(f"*.{ending}"))}
        drafts = {path: draft for path, draft in drafts.items() if draft and draft["kind"] == "plan"}
        for kind in (kind for kind in changes if not kinds or kind in kinds):
            tried, otherwise, left_out = 0, [], 0
            for path, draft in drafts.items():
                try:
                    found = opened(path, draft)
                    if not found or not (found[1] or kind in ("versions", "particulars", "cookies")):
                        continue
                    document, tables, save = found
                    if not changes[kind](document, tables):
                        continue
                    save(folder / path.name)
                except (KeyError, OSError, ValueError):
                    # What the Python package cannot open or write.
                    left_out += 1
                    continue
                tried += 1
                after = reading(reader, folder / path.name)
                if not after or plan(after) != plan(draft):
                    otherwise.append(path.name)
            print(f"{ending} {kind}: {tried} changed, {len(otherwise)} read otherwise", *otherwise, f"({left_out} not opened)")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
