"""Changes of OpenDocument files that change nothing of their plans, made in their XML. Word documents and workbooks are tried as well,
as LibreOffice converts them. Each change takes the body and its tables with the first row of activities."""

import copy
import zipfile

import lxml.etree

from changed import COVER, KEY, PARTICULARS, VERSIONS, first_rows

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
t = lambda name: f"{{{TABLE}}}{name}"
CELLS = (t("table-cell"), t("covered-table-cell"))


def rows_of(table):
    """The rows of a table itself, not of those within it, each on its own where the file says how often one comes."""
    out = []
    for it in list(table):
        if it.tag == t("table-row"):
            again = int(it.get(t("number-rows-repeated"), 1))
            out.append(it)
            # More than a few are the empty rest of a sheet.
            if 1 < again < 50:
                del it.attrib[t("number-rows-repeated")]
                for _ in range(again - 1):
                    it.addnext(copy.deepcopy(it))
                    out.append(it.getnext())
        elif it.tag in (t("table-row-group"), t("table-header-rows"), t("table-rows")):
            out += rows_of(it)
    return out


def heading_row(table, first):
    """The row of headings, where it is one row over the activities."""
    rows = rows_of(table)
    row = rows[first - 2] if 2 <= first <= len(rows) else None
    if row is None or any(int(c.get(t("number-columns-spanned"), 1)) > 1 for c in row if c.tag in CELLS):
        return None
    return row if sum(bool("".join(c.itertext()).strip()) for c in row) >= 3 else None


def cells_of(row):
    """The cells of a row, each on its own where the file says how often one comes."""
    for cell in [c for c in row if c.tag in CELLS]:
        again = int(cell.attrib.pop(t("number-columns-repeated"), 1))
        for _ in range(again - 1 if again < 200 else 0):
            cell.addnext(copy.deepcopy(cell))
        if again >= 200:
            row.remove(cell)
    return [c for c in row if c.tag in CELLS]


def spans(table, name):
    return any(int(c.get(t(name), 1)) > 1 for c in table.iter(*CELLS))


def merged(table):
    return spans(table, "number-columns-spanned") or spans(table, "number-rows-spanned")


def cell_with(text):
    cell = lxml.etree.Element(t("table-cell"))
    lxml.etree.SubElement(cell, f"{{{TEXT}}}p").text = str(text)
    return cell


def table_of(name, rows):
    table = lxml.etree.Element(t("table"), {t("name"): name})
    lxml.etree.SubElement(table, t("table-column"), {t("number-columns-repeated"): str(max(map(len, rows)))})
    for row in rows:
        lxml.etree.SubElement(table, t("table-row")).extend(map(cell_with, row))
    return table


def paragraph(text):
    it = lxml.etree.Element(f"{{{TEXT}}}p")
    it.text = text
    return it


def reordered(order):
    def change(_, tables):
        changed = [(table, first) for table, first in tables if not merged(table)]
        for table, first in changed:
            rows = rows_of(table)[max(first - 2, 0) :]
            cells = [cells_of(row) for row in rows]
            width = max(map(len, cells))
            for row, own in zip(rows, cells):
                if sum(bool("".join(c.itertext()).strip()) for c in own) < 2:
                    continue
                own += [lxml.etree.SubElement(row, t("table-cell")) for _ in range(width - len(own))]
                for cell in own:
                    row.remove(cell)
                row.extend(order(own))
        return bool(changed)

    return change


def capitals(_, tables):
    changed = [row for row in (heading_row(*it) for it in tables) if row is not None]
    for it in (it for row in changed for it in row.iter()):
        it.text = it.text.upper() if it.text else it.text
        it.tail = it.tail.upper() if it.tail else it.tail
    return bool(changed)


def empty_rows(_, tables):
    changed = [(table, first) for table, first in tables if not spans(table, "number-rows-spanned")]
    for row in (row for table, first in changed for row in rows_of(table)[first - 1 :]):
        if int(row.get(t("number-rows-repeated"), 1)) > 1:
            continue
        empty = lxml.etree.Element(t("table-row"))
        empty.extend(lxml.etree.Element(t("table-cell")) for _ in cells_of(row))
        row.addprevious(empty)
    return bool(changed)


def headings_again(_, tables):
    heads = [(table, first, heading_row(table, first)) for table, first in tables if not merged(table)]
    changed = [it for it in heads if it[2] is not None and len(rows_of(it[0])) > it[1] + 2]
    for table, first, head in changed:
        for row in rows_of(table)[first + 1 :: 4]:
            if "".join(row.itertext()).strip():
                row.addprevious(copy.deepcopy(head))
    return bool(changed)


def versions(body, _):
    if body.tag == f"{{{OFFICE}}}spreadsheet":
        body.append(table_of("Change log", VERSIONS))
    else:
        body.extend([paragraph("Version control"), table_of("Versions", VERSIONS)])
    return True


def particulars(body, _):
    if body.tag == f"{{{OFFICE}}}spreadsheet":
        first = next(body.iter(t("table")))
        first.addprevious(table_of("Cover", [["Equality programme"], *PARTICULARS]))
        return True
    first = next((it for it in body if it.tag in (t("table"), f"{{{TEXT}}}p", f"{{{TEXT}}}h", f"{{{TEXT}}}list")), None)
    if first is None:
        return False
    for it in (paragraph("Document control"), table_of("Particulars", PARTICULARS), paragraph("")):
        first.addprevious(it)
    return True


def memo(body, _):
    first = next((it for it in body if it.tag in (t("table"), f"{{{TEXT}}}p", f"{{{TEXT}}}h", f"{{{TEXT}}}list")), None)
    for line in COVER if first is not None else []:
        first.addprevious(paragraph(line))
    return first is not None


def beneath(rows, gap):
    """Rows beneath the last that is filled."""

    def change(_, tables):
        for table, _ in tables:
            last = [row for row in rows_of(table) if any("".join(c.itertext()).strip() for c in row)][-1]
            for row in [[]] * gap + rows:
                it = lxml.etree.Element(t("table-row"))
                it.extend(map(cell_with, row) if row else [lxml.etree.Element(t("table-cell"))])
                last.addnext(it)
                last = it
        return bool(tables)

    return change


TEXTS = {
    "reversed": reordered(lambda cells: cells[::-1]),
    "rotated": reordered(lambda cells: cells[-1:] + cells[:-1]),
    "capitals": capitals,
    "empty rows": empty_rows,
    "headings again": headings_again,
    "versions": versions,
    "particulars": particulars,
    "memo": memo,
}
SHEETS = {
    **{name: change for name, change in TEXTS.items() if name != "memo"},
    "key": beneath([["", line] for line in KEY], 2),
    "totals": beneath([["Total number of actions", 12]], 0),
    "lines": beneath([["Last updated by the policy team in May 2026"], ["* Subject to funding"]], 1),
}


def opened(path, draft):
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    tree = lxml.etree.fromstring(parts["content.xml"])
    body = tree.find(f"{{{OFFICE}}}body")[0]
    if body.tag == f"{{{OFFICE}}}spreadsheet":
        first = first_rows(draft, "sheet")
        tables = [(it, first[it.get(t("name"))]) for it in body.iter(t("table")) if it.get(t("name")) in first]
    else:
        first = first_rows(draft, "table")
        tables = [(it, first[i]) for i, it in enumerate(body.iter(t("table")), 1) if i in first]

    def save(to):
        with zipfile.ZipFile(to, "w") as archive:
            for name, part in parts.items():
                archive.writestr(name, lxml.etree.tostring(tree) if name == "content.xml" else part)

    return body, tables, save
