"""Changes of Word documents that change nothing of their plans: each takes the document and its tables with the first row of
activities, and says whether it changed anything."""

import copy

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from changed import COVER, PARTICULARS, TERMS, VERSIONS, first_rows

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


def word_parted(headed):
    """Half of each table in a table of its own, with the headings again or without."""

    def change(_, tables):
        done = False
        for table, first in tables:
            rows = table._tbl.findall(qn("w:tr"))
            if first != 2 or len(rows) < 5 or table._tbl.findall(".//" + qn("w:vMerge")):
                continue
            half, more = len(rows) // 2, copy.deepcopy(table._tbl)
            for row in more.findall(qn("w:tr"))[1 if headed else 0 : half]:
                more.remove(row)
            for row in rows[half:]:
                table._tbl.remove(row)
            between = OxmlElement("w:p")
            table._tbl.addnext(between)
            between.addnext(more)
            done = True
        return done

    return change


def word_plain(document, _):
    looks = [qn(f"w:{name}") for name in "b shd tblHeader tblStyle color".split()]
    found = {it for table in document.element.body.iter(qn("w:tbl")) for it in table.iter(*looks)}
    for it in found:
        it.getparent().remove(it)
    return bool(found)


def word_memo(document, _):
    body = document.element.body
    first = body[0]
    for line in COVER:
        paragraph = document.add_paragraph(line)._p
        body.remove(paragraph)
        first.addprevious(paragraph)
    return True


def word_numbered(_, tables):
    changed = [t for t, first in tables if first == 2 and not is_merged(t)]
    for table in changed:
        for at, row in enumerate(table._tbl.findall(qn("w:tr"))):
            cell = copy.deepcopy(row.find(qn("w:tc")))
            for paragraph in cell.findall(qn("w:p")):
                cell.remove(paragraph)
            paragraph, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
            text.text = str(at) if at else "No"
            run.append(text)
            paragraph.append(run)
            cell.append(paragraph)
            row.find(qn("w:tc")).addprevious(cell)
    return bool(changed)


WORD = {
    "reversed": word_reordered(lambda cells: cells[::-1]),
    "rotated": word_reordered(lambda cells: cells[-1:] + cells[:-1]),
    "capitals": word_capitals,
    "empty rows": word_empty_rows,
    "headings again": word_headings_again,
    "versions": word_versions,
    "particulars": word_particulars,
    "parted, headed": word_parted(True),
    "parted": word_parted(False),
    "plain": word_plain,
    "memo": word_memo,
    "numbered": word_numbered,
}


def open_word(path, draft):
    document = docx.Document(path)
    first = first_rows(draft, "table")
    return document, [(t, first[i]) for i, t in enumerate(document.tables, 1) if i in first], document.save
