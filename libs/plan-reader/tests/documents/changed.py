"""Changes the documents of this folder in ways that change nothing of their plans, and counts those read otherwise.

    python3 changed.py READER [FORM …] [: KIND, …]

READER is the example `read` of this library, built; the Python packages python-docx, openpyxl, beautifulsoup4 and lxml are needed,
and LibreOffice for `pdf`, `as-odt` and `as-ods`. A FORM is one of docx, xlsx, html, odt, ods, csv, md, pdf, as-odt (Word documents,
converted) and as-ods (workbooks, converted); a KIND, after a colon, one of the changes ("versions", "reversed" …). Without any, all
are tried. A document counts as read otherwise where any theme, service, text, lead, target date or account of progress differs; a
print is compared with its Word document, where its print as it is reads the same. Forms whose columns have no order of their own,
and tables that stand beside each other, are read otherwise when their columns change places, and may be.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile

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
COVER = ["MEMORANDUM", "To: All members of the Cabinet", "From: Director of Corporate Services", "Date: 3 June 2026"]
LISTS = [["Status", "Directorate", "Priority"], ["Not started", "Adults", "High"], ["On track", "Children", "Medium"]]


def reading(reader, path):
    done = subprocess.run([reader, path], capture_output=True, text=True, timeout=60)
    return json.loads(done.stdout) if done.returncode == 0 else None


def plan(draft, fold=str):
    """How often each activity stands in a draft, with all that counts of it."""
    fields = ("service", "text", "lead", "target_date", "achieved")
    words = lambda text: fold(" ".join(text.split())) if text else None
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


class Count:
    """What became of one change over all documents of a form."""

    def __init__(self, reader):
        self.reader, self.tried, self.otherwise, self.left_out = reader, 0, [], 0

    def take(self, path, draft, kind):
        after = reading(self.reader, path)
        self.tried += 1
        # Names of themes and of partners may stand in the row of headings.
        fold = str.upper if kind == "capitals" else str
        if not after or plan(after, fold) != plan(draft, fold):
            self.otherwise.append(path.name)

    def tell(self, form, kind):
        names = " ".join(self.otherwise)
        print(f"{form} {kind}: {self.tried} changed, {len(self.otherwise)} read otherwise {names} ({self.left_out} not opened)", flush=True)


def plans(reader, paths):
    drafts = {path: reading(reader, path) for path in sorted(paths)}
    return {path: draft for path, draft in drafts.items() if draft and draft["kind"] == "plan"}


def changed_files(reader, form, paths, changes, opened, folder, of_all):
    """Formats that a package opens, changes and saves."""
    drafts = plans(reader, paths)
    for kind, change in changes.items():
        count = Count(reader)
        for path, draft in drafts.items():
            try:
                found = opened(path, draft)
                if not found or not (found[1] or kind in of_all):
                    continue
                document, tables, save = found
                if not change(document, tables):
                    continue
                save(folder / path.name)
            except (KeyError, OSError, ValueError):
                # What the Python package cannot open or write.
                count.left_out += 1
                continue
            count.take(folder / path.name, draft, kind)
        count.tell(form, kind)


def changed_rows(reader, form, drafts, changes, rows_of, folder):
    """Formats that are written anew from rows of cells."""
    for kind, change in changes.items():
        count = Count(reader)
        for path, draft in drafts.items():
            to = folder / f"changed-{path.name}"
            to.write_bytes(change(rows_of(path)))
            count.take(to, draft, kind)
        count.tell(form, kind)


def changed_prints(reader, changes, folder):
    from changed_prints import PRINTS, printed
    from docx import Document

    drafts, same = plans(reader, HERE.glob("*.docx")), None
    for kind in PRINTS if not changes else ["as it is", *changes]:
        count, sources = Count(reader), {}
        of = folder / kind.replace(" ", "-")
        of.mkdir()
        for path in drafts if same is None else same:
            try:
                document = Document(path)
                PRINTS[kind](document)
                document.save(of / path.name)
                sources[of / path.name] = path
            except (KeyError, OSError, ValueError):
                count.left_out += 1
        for source, to in printed(list(sources), of).items():
            count.take(to, drafts[sources[source]], kind)
        count.tell("pdf", kind)
        if same is None:
            same = [path for path in sources.values() if f"{path.stem}.pdf" not in count.otherwise]


def converted(pattern, ending, folder):
    """Documents of this folder as LibreOffice saves them in another format."""
    to = folder / ending
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending, "--outdir", str(to), *map(str, sorted(HERE.glob(pattern)))]
    subprocess.run(command, check=True, capture_output=True)
    return to.glob(f"*.{ending}")


def main(reader, forms, kinds):
    import changed_open
    from changed_pages import HTML, open_html
    from changed_sheets import EXCEL, open_excel
    from changed_texts import CSV, MARKDOWN, as_markdown, read_csv, separated, sheets
    from changed_word import WORD, open_word

    folder = pathlib.Path(tempfile.mkdtemp())
    wanted = lambda form: not forms or form in forms
    some = lambda changes: {kind: change for kind, change in changes.items() if not kinds or kind in kinds}
    everywhere = ("versions", "particulars", "cookies", "foot", "memo", "plain")
    files = [
        ("docx", lambda: HERE.glob("*.docx"), WORD, open_word),
        ("xlsx", lambda: HERE.glob("*.xlsx"), EXCEL, open_excel),
        ("html", lambda: HERE.glob("*.html"), HTML, open_html),
        ("odt", lambda: HERE.glob("*.odt"), changed_open.TEXTS, changed_open.opened),
        ("ods", lambda: HERE.glob("*.ods"), changed_open.SHEETS, changed_open.opened),
        ("as-odt", lambda: converted("*.docx", "odt", folder), changed_open.TEXTS, changed_open.opened),
        ("as-ods", lambda: converted("*.xlsx", "ods", folder), changed_open.SHEETS, changed_open.opened),
    ]
    for form, paths, changes, opened in files:
        if wanted(form):
            changed_files(reader, form, paths(), some(changes), opened, folder, everywhere)
    if wanted("csv"):
        paths = [*HERE.glob("*.csv"), *sheets(folder, "csv", separated)]
        changed_rows(reader, "csv", plans(reader, paths), some(CSV), read_csv, folder)
    if wanted("md"):
        rows = {path: read_csv(path) for path in sheets(folder, "csv", separated)}
        for path in rows:
            path.with_suffix(".md").write_bytes(as_markdown(rows[path]))
        drafts = plans(reader, [path.with_suffix(".md") for path in rows])
        changed_rows(reader, "md", drafts, some(MARKDOWN), lambda path: rows[path.with_suffix(".csv")], folder)
    if wanted("pdf"):
        changed_prints(reader, kinds, folder)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    # The other files of changes take what they add from this one by its name.
    sys.modules["changed"] = sys.modules["__main__"]
    rest = " ".join(sys.argv[2:]).partition(":")
    main(sys.argv[1], rest[0].split(), [kind.strip() for kind in rest[2].split(",") if kind.strip()])
