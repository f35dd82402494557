#!/usr/bin/env python3
"""Writes one small invented improvement plan in every combination of how the finding, recommendation or objective that some actions answer
is stated over them, and counts in which the actions of each are told from those of the others: python3 combined_stated.py READER FOLDER
[docx,html,md], where READER is the example `read` and FOLDER takes the documents. Needs python-docx."""
import html, itertools, json, os, subprocess, sys

import docx

TITLE = "Inspection improvement plan"
FOREWORD = "This plan answers the report of the inspection. The board looks at it each month."
BACKGROUND = "Practice varied between districts, and supervision was not consistent."
STATED = [
    ("The force should make sure that victims are kept informed during investigations", [
        ("Issue victim contract guidance to all response officers", "Head of Crime", "June 2026", "Guidance drafted"),
        ("Audit 50 crime reports each month for contact with victims", "Crime Registrar", "Monthly", "First audit held")]),
    ("The force needs to improve how it records the ethnicity of people stopped and searched", [
        ("Add a mandatory field to the stop and search form", "Head of Digital", "September 2026", ""),
        ("Brief supervisors on dip sampling of video", "Chief Inspector, Operations", "October 2026", "Two of six sessions held"),
        ("Publish quarterly figures to the scrutiny panel", "Legitimacy Lead", "Quarterly", "")]),
    ("Promotion panels are not diverse", [
        ("Train an additional twelve panel members", "Head of People", "January 2027", ""),
        ("Invite an independent observer to each board", "Head of People", "March 2027", "Observers recruited")]),
    ("Staff should feel able to challenge discriminatory behaviour", [
        ("Launch a confidential reporting line", "Head of Standards", "May 2026", "Launched"),
        ("Publish the outcomes of misconduct hearings to all staff", "Head of Standards", "Ongoing", "")]),
]
HEADINGS = {"none": (None, None, None, None), "each": ("Investigating crime", "Treatment of the public", "Workforce", "Culture"),
            "pairs": ("Operations", None, "People", None)}
LABELS = ("Area for improvement", "Cause of concern", "Recommendation", "Objective", "Finding", "Priority", "Outcome", "Aim")
NUMBERS = ("", "1", "E1")
SHAPES = ("over-values", "beside", "beside-alone", "cell", "two-cells-down", "band", "line", "bands", "bands-and-headings")
NAMES = ("Action", "Owner", "Due date", "Update")


def parts(label, number, shape, headings):
    """The blocks of the document: headings, paragraphs and tables of rows, a row of one cell going across."""
    yield "title", TITLE
    yield "paragraph", FOREWORD
    whole = []
    for i, (statement, actions) in enumerate(STATED, 1):
        if HEADINGS[headings][i - 1] and not shape.startswith("bands"):
            yield "heading", HEADINGS[headings][i - 1]
        of = {"": "", "1": f" {i}", "E1": f" E{i}"}[number]
        named = f"{label}{of}"
        said = f"{named}: {statement}"
        rows = [NAMES, *actions]
        if shape == "over-values":
            yield "table", [(f"{label}:", "Background information:"), (f"Ref{of}\n{statement}" if of else statement, BACKGROUND)]
        elif shape == "beside":
            yield "table", [(named, statement), ("Background", BACKGROUND)]
        elif shape == "beside-alone":
            yield "table", [(named, statement)]
        elif shape == "cell":
            yield "table", [(said,)]
        elif shape == "two-cells-down":
            yield "table", [(named,), (statement,)]
        elif shape == "line":
            yield "paragraph", said
        elif shape == "band":
            rows = [(said,), *rows]
        elif shape == "bands":
            whole += ([] if whole else [NAMES]) + [(said,), *actions]
        elif shape == "bands-and-headings":
            whole += [(said,), *rows]
        if not shape.startswith("bands"):
            yield "table", rows
            yield "paragraph", ""
    if whole:
        yield "table", whole
    yield "paragraph", "Internal audit tests a sample of what is closed."


def as_word(found, path):
    document = docx.Document()
    for kind, said in found:
        if kind in ("title", "heading"):
            document.add_heading(said, 0 if kind == "title" else 1)
        elif kind == "paragraph":
            document.add_paragraph(said)
        else:
            wide = max(map(len, said))
            table = document.add_table(rows=0, cols=wide)
            for row in said:
                cells = table.add_row().cells
                if len(row) == 1 and wide > 1:
                    cells[0].merge(cells[-1]).text = row[0]
                else:
                    for cell, words in zip(cells, row):
                        cell.text = words
    document.save(path)


def as_page(found, path):
    out = []
    for kind, said in found:
        if kind == "table":
            wide = max(map(len, said))
            cell = lambda row, words: f'<td{f" colspan={wide}" if len(row) == 1 and wide > 1 else ""}>{html.escape(words).replace(chr(10), "<br>")}</td>'
            out.append("<table>" + "".join("<tr>" + "".join(cell(row, words) for words in row) + "</tr>" for row in said) + "</table>")
        elif said:
            tag = {"title": "h1", "heading": "h2", "paragraph": "p"}[kind]
            out.append(f"<{tag}>{html.escape(said)}</{tag}>")
    with open(path, "w", encoding="utf-8") as file:
        file.write("<html><body>" + "".join(out) + "</body></html>")


def as_markdown(found, path):
    out = []
    for kind, said in found:
        if kind == "table":
            wide = max(map(len, said))
            rows = ["| " + " | ".join([w.replace("\n", "<br>") for w in row] + [""] * (wide - len(row))) + " |" for row in said]
            rows.insert(1, "|" + " --- |" * wide)
            out.append("\n".join(rows))
        elif said:
            out.append({"title": "# ", "heading": "## ", "paragraph": ""}[kind] + said)
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n\n".join(out) + "\n")


def fold(text):
    return " ".join((text or "").split()).casefold()


def is_whole(draft):
    """Every action once and as written, those of a statement together and apart from the others, and the statement with them."""
    home = {}
    for at, theme in enumerate(draft["themes"]):
        for activity in theme["activities"]:
            home.setdefault(fold(activity["text"]), []).append((at, theme, activity))
    if sum(map(len, home.values())) != sum(len(actions) for _, actions in STATED):
        return False
    seen = set()
    for statement, actions in STATED:
        places = set()
        for text, lead, when, update in actions:
            found = home.get(fold(text))
            if not found:
                return False
            at, theme, activity = found[0]
            as_written = (activity["lead"], activity["target_date"], activity["achieved"] or "") == (lead, when, update)
            said = [theme.get("name"), theme.get("outcome"), *(r["text"] for r in theme["recommendations"]), *activity["other"].values()]
            if not as_written or not any(fold(statement) in fold(str(s)) for s in said if s):
                return False
            beside = [str(v) for v in activity["other"].values() if fold(statement) in fold(str(v))]
            places.add((at, *beside, *activity.get("answers", [])))
        if len(places) != 1 or places & seen:
            return False
        seen |= places
    return True


def main():
    reader, folder = sys.argv[1:3]
    formats = (sys.argv[3] if len(sys.argv) > 3 else "docx,html,md").split(",")
    write = {"docx": as_word, "html": as_page, "md": as_markdown}
    counts, sure, wrong = {}, 0, 0
    for ending, label, number, shape, headings in itertools.product(formats, LABELS, NUMBERS, SHAPES, HEADINGS):
        if shape.startswith("bands") and headings != "none":
            continue
        path = os.path.join(folder, f"stated-{label.replace(' ', '_')}-{number or 'no'}-{shape}-{headings}.{ending}")
        write[ending](list(parts(label, number, shape, headings)), path)
        run = subprocess.run([reader, path], capture_output=True, text=True)
        draft = json.loads(run.stdout) if run.returncode == 0 else {"themes": []}
        whole = is_whole(draft)
        if not whole:
            every = [a["confidence"] for t in draft["themes"] for a in t["activities"]]
            if any(c >= 0.95 for c in every):
                wrong += 1
        for key in ("all", ending, label, f"no. {number or 'none'}", shape, f"headings {headings}"):
            done, all_ = counts.get(key, (0, 0))
            counts[key] = (done + whole, all_ + 1)
        if os.environ.get("MISSED") and not whole:
            print(path)
    for key, (done, all_) in counts.items():
        print(f"{key:24} {done:5} of {all_}")
    print(f"not whole and somewhere at 0.95 or more: {wrong}")


if __name__ == "__main__":
    main()
