"""Changes of web pages that change nothing of their plans: each takes the page and its tables of activities, and says whether it
changed anything."""

import pathlib

import bs4

from changed import TERMS, VERSIONS, first_rows

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


def spans(table):
    return any(c.get("colspan") or c.get("rowspan") for c in table.find_all(["td", "th"]))


def html_reversed(_, tables):
    cells = lambda row: row.find_all(["td", "th"], recursive=False)
    changed = [t for t in tables if not spans(t) and min(len(cells(r)) for r in t.find_all("tr")) >= 3]
    for row in (row for table in changed for row in table.find_all("tr")):
        for cell in [cell.extract() for cell in cells(row)][::-1]:
            row.append(cell)
    return bool(changed)


def html_capitals(_, tables):
    heads = [text for table in tables for cell in table.find_all("th") for text in cell.find_all(string=True)]
    for text in heads:
        text.replace_with(text.upper())
    return bool(heads)


def html_no_heads(_, tables):
    heads = [cell for table in tables for cell in table.find_all("th")]
    for cell in heads:
        cell.name = "td"
    return bool(heads)


def html_boxes(_, tables):
    changed = [t for t in tables if not spans(t)]
    looks = {"th": "cell", "td": "cell", "tr": "row", "thead": "row-group", "tbody": "row-group"}
    for table in changed:
        for it in table.find_all(list(looks)):
            it["style"], it.name = "display: table-" + looks[it.name], "div"
        table["style"], table.name = "display: table", "div"
    return bool(changed)


FOOT = """<h2>Related pages</h2><ul><li><a href="/1">Equality objectives</a></li><li><a href="/2">Report a hate crime</a></li></ul>
<h2>Contact us</h2><p>Email us at equality@example.org. We will reply within five days.</p><p>Last updated: 4 June 2026</p>
<h2>Was this page helpful?</h2><p>Yes No</p>"""


def html_foot(page, _):
    page.body.append(bs4.BeautifulSoup(FOOT, "html.parser"))
    return True


def html_captions(page, tables):
    changed = [t for t in tables if not t.find("caption")]
    for table in changed:
        caption = page.new_tag("caption")
        caption.string = "Table: actions"
        table.insert(0, caption)
    return bool(changed)


def html_wrapped(page, tables):
    cells = [c for t in tables for c in t.find_all(["td", "th"]) if not c.find(["p", "ul", "ol", "table", "div"])]
    for cell in cells:
        paragraph = page.new_tag("p")
        for it in list(cell.contents):
            paragraph.append(it.extract())
        cell.append(paragraph)
    return bool(cells)


HTML = {
    "versions": html_versions,
    "cookies": html_cookies,
    "roles": html_roles,
    "reversed": html_reversed,
    "capitals": html_capitals,
    "no heads": html_no_heads,
    "boxes": html_boxes,
    "foot": html_foot,
    "captions": html_captions,
    "wrapped": html_wrapped,
}


def open_html(path, draft):
    page = bs4.BeautifulSoup(path.read_bytes(), "html.parser")
    first = first_rows(draft, "table")
    if not page.body:
        return None
    tables = [t for i, t in enumerate(page.find_all("table"), 1) if i in first]
    return page, tables, lambda to: pathlib.Path(to).write_text(str(page))
