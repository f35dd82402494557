"""Changes of separated text and of Markdown that change nothing of their plans. The sheets of workbooks with one sheet are tried as
well, saved as separated text and as a table of Markdown. Each change takes the rows and says how to write them."""

import csv
import io
import pathlib

import openpyxl

HERE = pathlib.Path(__file__).parent


def sheets(folder, ending, write):
    """The workbooks of one sheet without merged cells, written in another form."""
    for path in sorted(HERE.glob("*.xlsx")):
        try:
            book = openpyxl.load_workbook(path)
        except (KeyError, OSError, ValueError):
            continue
        sheet = book.worksheets[0]
        if len(book.worksheets) > 1 or sheet.merged_cells.ranges:
            continue
        shown = lambda v: "" if v is None else v.strftime("%d/%m/%Y") if hasattr(v, "strftime") else str(v)
        rows = [[shown(value) for value in row] for row in sheet.iter_rows(values_only=True)]
        to = folder / f"{path.stem}.{ending}"
        to.write_bytes(write(rows))
        yield to


def separated(rows, delimiter=",", encoding="utf-8", end="\r\n", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return out.getvalue().encode(encoding, "replace")


def reordered(rows, order):
    """The rows from the widest on, with their cells in another order: the lines above the headings and names of blocks stay."""
    width = max(map(len, rows))
    filled = [sum(bool(c.strip()) for c in row) for row in rows]
    first = next(i for i, n in enumerate(filled) if n * 3 >= max(filled) * 2)
    padded = [row + [""] * (width - len(row)) for row in rows]
    alone = lambda row: bool(row[0].strip()) and not any(c.strip() for c in row[1:])
    return padded[:first] + [row if alone(row) else order(row) for row in padded[first:]]


def cut(row):
    while row and not row[-1]:
        row = row[:-1]
    return row


CSV = {
    "semicolons": lambda rows: separated(rows, ";"),
    "tabs": lambda rows: separated(rows, "\t"),
    "bars": lambda rows: separated(rows, "|"),
    "utf-16": lambda rows: separated(rows, encoding="utf-16"),
    "windows": lambda rows: separated(rows, encoding="cp1252"),
    "unix": lambda rows: separated(rows, end="\n"),
    "quoted": lambda rows: separated(rows, quoting=csv.QUOTE_ALL),
    "padded": lambda rows: separated([row + [""] * 3 for row in rows] + [[""] * (len(rows[0]) + 3)] * 20),
    "cut": lambda rows: separated([cut(row) for row in rows]),
    "downloaded": lambda rows: separated([["Tracker downloaded on 4 June 2026"], [], *rows]),
    "reversed": lambda rows: separated(reordered(rows, lambda row: row[::-1])),
    "rotated": lambda rows: separated(reordered(rows, lambda row: row[-1:] + row[:-1])),
    "empty rows": lambda rows: separated([it for row in rows for it in (row, [""] * len(row))]),
}


def read_csv(path):
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_bytes().decode("cp1252")
    delimiter = max(",;\t|", key=text.split("\n", 1)[0].count)
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def cell_of(text):
    return text.replace("|", "\\|").replace("\n", "<br>")


def as_markdown(rows, before="| ", between=" | ", after=" |", rule="---", wide=False, bold=False):
    """A table of Markdown from the first row that fills two thirds of the columns on; what stands above it as paragraphs."""
    rows = [list(map(cell_of, row)) for row in rows if any(row)]
    filled = [sum(map(bool, row)) for row in rows]
    first = next(i for i, n in enumerate(filled) if n * 3 >= max(filled) * 2)
    lines = [" ".join(filter(None, row)) + "\n" for row in rows[:first]]
    heads, *rest = rows[first:]
    if bold:
        heads = [f"**{head}**" if head else head for head in heads]
    widths = [max(len(row[i]) for row in [heads, *rest]) if wide else 0 for i in range(len(heads))]
    for at, row in enumerate([heads, [rule] * len(heads), *rest]):
        lines.append(before + between.join(cell.ljust(width) for cell, width in zip(row, widths)) + after)
    return ("\n".join(lines) + "\n").encode()


MARKDOWN = {
    "no outer bars": lambda rows: as_markdown(rows, "", " | ", ""),
    "tight": lambda rows: as_markdown(rows, "|", "|", "|"),
    "aligned": lambda rows: as_markdown(rows, rule=":--:"),
    "wide": lambda rows: as_markdown(rows, wide=True),
    "bold heads": lambda rows: as_markdown(rows, bold=True),
    "matter": lambda rows: b"---\nlayout: page\nauthor: Policy team\n---\n\n" + as_markdown(rows),
    "comments": lambda rows: as_markdown(rows) + b"\n<!-- Do not edit this table by hand. -->\n",
    "windows": lambda rows: as_markdown(rows).replace(b"\n", b"\r\n"),
    "reversed": lambda rows: as_markdown(reordered(rows, lambda row: row[::-1])),
}
