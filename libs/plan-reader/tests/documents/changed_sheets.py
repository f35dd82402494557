"""Changes of workbooks that change nothing of their plans: each takes the workbook and its sheets with the first row of activities,
and says whether it changed anything."""

import copy

import openpyxl
from openpyxl.cell.cell import MergedCell

from changed import COUNTS, KEY, LISTS, PARTICULARS, VERSIONS, first_rows

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


def from_headings(order):
    """Another order of the columns from the row of headings on, over which names of blocks may stand."""

    def change(_, sheets):
        changed = [(s, first) for s, first in sheets if narrow(s)]
        for sheet, first in changed:
            width, filled = sheet.max_column, lambda at: sum(c.value is not None for c in sheet[at])
            head = next((at for at in range(first - 1, 0, -1) if filled(at) >= 3), first - 1)
            # The name of a block stays where it is.
            alone = {at for at in range(1, sheet.max_row + 1) if filled(at) == 1 and sheet.cell(at, 1).value is not None}
            stays = lambda row: row < head or row in alone
            moved(sheet, lambda row, column: (row, column) if stays(row) else (row, order(column, width)))
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


def heading_row(sheet, first):
    """The row of headings, where it is one row over the activities."""
    at = first - 1
    texts = [c for c in sheet[at] if isinstance(c.value, str)] if at >= 1 else []
    return at if len(texts) >= 3 and not any(m.min_row <= at <= m.max_row for m in sheet.merged_cells.ranges) else None


def excel_capitals(_, sheets):
    changed = [(sheet, heading_row(sheet, first)) for sheet, first in sheets]
    for cell in (c for sheet, at in changed if at for c in sheet[at] if isinstance(c.value, str)):
        cell.value = cell.value.upper()
    return any(at for _, at in changed)


def excel_headings_again(_, sheets):
    values = lambda row: [c.value for c in row]
    again = lambda s, f: any(values(s[at]) == values(s[f - 1]) for at in range(f, s.max_row + 1))
    changed = [(s, f) for s, f in sheets if heading_row(s, f) and flat(s) and s.max_row > f + 4 and not again(s, f)]
    for sheet, first in changed:
        moved(sheet, lambda row, column: (row if row < first else row + (row - first) // 4, column))
        for at in range(first + 4, sheet.max_row, 5):
            for cell in sheet[first - 1]:
                again = sheet.cell(at, cell.column)
                again.value, again._style = cell.value, copy.copy(cell._style)
    return bool(changed)


def excel_plain(book, _):
    plain = openpyxl.Workbook().active["A1"]._style
    for cell in (c for sheet in book.worksheets for row in sheet.iter_rows() for c in row):
        # How a date or a number is shown is part of what it says.
        shown = isinstance(cell, MergedCell) or cell.is_date or isinstance(cell.value, (int, float))
        if not shown:
            cell._style = copy.copy(plain)
    return True


def excel_numbered(_, sheets):
    changed = [(s, heading_row(s, f)) for s, f in sheets if heading_row(s, f) and not s.merged_cells.ranges]
    for sheet, at in changed:
        moved(sheet, lambda row, column: (row, column + 1) if row >= at else (row, column))
        sheet.cell(at, 1).value = "No."
        for number, row in enumerate(range(at + 1, sheet.max_row + 1), 1):
            if any(c.value is not None for c in sheet[row]):
                sheet.cell(row, 1).value = number
    return bool(changed)


EXCEL = {
    "shifted": excel_moved(lambda r, c, _, __: (r + 3, c + 2)),
    "reversed": from_headings(lambda column, width: width + 1 - column),
    "rotated": from_headings(lambda column, width: column % width + 1),
    "empty rows": excel_moved(lambda r, c, f, _: (r if r < f else f + (r - f) * 2 + 1, c), flat),
    "key": excel_beneath([[None, line] for line in KEY], 3),
    "totals": excel_beneath([["Total number of actions", 12]], 1),
    "lines": excel_beneath([["Last updated by the policy team in May 2026"], ["* Subject to funding"]], 2),
    "versions": excel_sheet("Change log", VERSIONS, None),
    "counts": excel_sheet("Dashboard", [["Summary of progress"], [], *COUNTS], 0),
    "lists": excel_sheet("Lists", LISTS, None),
    "capitals": excel_capitals,
    "headings again": excel_headings_again,
    "plain": excel_plain,
    "numbered": excel_numbered,
    "particulars": excel_sheet("Cover", [["Equality programme"], [], *PARTICULARS], 0),
}


def open_excel(path, draft):
    book = openpyxl.load_workbook(path)
    first = first_rows(draft, "sheet")
    return book, [(s, first[s.title]) for s in book.worksheets if s.title in first], book.save
