#!/usr/bin/env python3
"""Writes invented plans as programs export them, with the columns those programs write: a list of Microsoft 365, a board of Trello, issues of
Jira, a page of Notion, a sheet that Google saved as a web page, a project with an outline level, a sheet whose tasks are set in below their
parents: python3 make_program_exports.py. Each has its gold reading. Needs openpyxl from PyPI."""
import csv

import openpyxl
from openpyxl.styles import Alignment, Font

from make_layouts import full, here
from make_lists import act, gold, theme

# The plan, by theme: text, who leads, day, month and year.
PLAN = [("Getting in", [("Advertise every post where people from the valley look", "Mira Sen", (31, 3, 2027)),
                        ("Say on each advert how we meet candidates’ needs", "Owen Hale", (30, 9, 2026))]),
        ("Getting on", [("Offer a year in another team to everyone who asks", "Mira Sen", (15, 1, 2027))])]
ALL = [(name, *entry) for name, entries in PLAN for entry in entries]


def rows(name, lines, before=""):
    with open(here(name), "w", newline="", encoding="utf-8") as out:
        out.write(before)
        csv.writer(out).writerows(lines)


def expected(name, shown, more=lambda i: {}, how=None):
    i = iter(range(99))
    gold(name, sections=[theme(group, *[full(act(text, who, shown(*day), how), **more(next(i))) for text, who, day in entries])
                         for group, entries in PLAN])


def ms_list():
    rows("ms-list.csv", [["Action", "Theme", "Owner", "Due date", "Status"]] + [
        [text, group, who, f"{m}/{d}/{y}", "In progress"] for group, text, who, (d, m, y) in ALL],
        'ListSchema={"schemaXmlList":["<Field ID=\\"{fa564e0f-0c70-4ab9-b863-0177e6ddd247}\\" Name=\\"Title\\" DisplayName=\\"Action\\" />"]}\n')
    expected("ms-list", lambda d, m, y: f"{m}/{d}/{y}", lambda i: {"status": "on_track"}, "In progress")


def board():
    rows("board-cards.csv", [["Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "Attachment Count",
                              "Last Activity Date", "List ID", "List Name", "Board ID", "Board Name", "Archived", "Start Date", "Due Complete"]] + [
        [f"6a{n}", text, f"https://boards.example/c/{n}", "", "", who, f"{y}-{m:02}-{d:02}T17:00:00.000Z", "0", "2026-06-01T10:00:00.000Z",
         f"L{n}", group, "B1", "Fair work", "false", "", "false"] for n, (group, text, who, (d, m, y)) in enumerate(ALL)])
    expected("board-cards", lambda d, m, y: f"{y}-{m:02}-{d:02}T17:00:00.000Z")


def issues():
    months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
    day = lambda d, m, y: f"{d:02}/{months[m - 1]}/{y % 100} 12:00 AM"
    rows("issue-list.csv", [["Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name", "Priority", "Assignee",
                         "Reporter", "Created", "Due date", "Labels", "Labels", "Description", "Parent summary"]] + [
        [text, f"FW-{n + 1}", f"1000{n}", "Task", "To Do", "FW", "Fair work", "Medium", who, "Owen Hale", "01/Jun/26 9:00 AM", day(*when),
         "fair", "", "As agreed with the unions" if n == 1 else "", group] for n, (group, text, who, when) in enumerate(ALL)])
    expected("issue-list", day, lambda i: {"ref": f"FW-{i + 1}"}, "To Do")


def page():
    months = "January February March April May June July August September October November December".split()
    day = lambda d, m, y: f"{months[m - 1]} {d}, {y}"
    lines = [f"| [{text}](Page%20{n}%20{n}ab.md) | {who} | {day(*when)} | Not started | {group} |" for n, (group, text, who, when) in enumerate(ALL)]
    with open(here("linked-names.md"), "w", encoding="utf-8") as out:
        out.write("# Fair work\n\n| Name | Assign | Due | Status | Theme |\n| --- | --- | --- | --- | --- |\n" + "\n".join(lines) + "\n")
    expected("linked-names", day, lambda i: {"status": "not_started"}, "Not started")


def web_sheet():
    day = lambda d, m, y: f"{d:02}/{m:02}/{y}"
    edge = lambda n: f'<th id="0R{n}" class="row-headers-background"><div class="row-header-wrapper">{n + 1}</div></th>'
    letters = "".join(f'<th id="0C{i}" class="column-headers-background">{c}</th>' for i, c in enumerate("ABCD"))
    lines = [("Theme", "Action", "Lead", "By when")] + [(group, text, who, day(*when)) for group, text, who, when in ALL]
    body = "".join(f"<tr>{edge(n)}" + "".join(f'<td class="s{0 if n == 0 else 1}">{it}</td>' for it in line) + "</tr>" for n, line in enumerate(lines))
    with open(here("web-sheet.html"), "w", encoding="utf-8") as out:
        out.write('<html><head><meta charset="utf-8"><style>.ritz .waffle .s0{font-weight:bold}</style></head><body><div class="ritz grid-container">'
                  f'<table class="waffle" cellspacing="0"><thead><tr><th class="row-header freezebar-origin-ltr"></th>{letters}</tr></thead>'
                  f"<tbody>{body}</tbody></table></div></body></html>\n")
    expected("web-sheet", day)


def project():
    day = lambda d, m, y: f"{d:02}/{m:02}/{y % 100}"
    lines, n = [["ID", "Active", "Task Mode", "Name", "Duration", "Start", "Finish", "Predecessors", "Outline Level", "Notes", "Resource Names"],
                ["0", "Yes", "Auto Scheduled", "Fair work", "218 days", "01/06/26", "31/03/27", "", "0", "", ""]], 0
    for group, entries in PLAN:
        n += 1
        lines.append([str(n), "Yes", "Auto Scheduled", group, "200 days", "01/06/26", "31/03/27", "", "1", "", ""])
        for text, who, when in entries:
            n += 1
            lines.append([str(n), "Yes", "Auto Scheduled", text, "90 days", "01/06/26", day(*when), "", "2", "", who])
    rows("project-tasks.csv", lines)
    refs = ["2", "3", "5"]
    expected("project-tasks", day, lambda i: {"ref": refs[i]})


def set_in():
    day = lambda d, m, y: f"{d:02}/{m:02}/{y % 100}"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task Name", "Start", "Finish", "Assigned To", "% Complete", "Status"])
    for group, entries in PLAN:
        sheet.append([group, "01/06/26", "31/03/27", None, "20%", "In Progress"])
        for text, who, when in entries:
            sheet.append([text, "01/06/26", day(*when), who, "0%", "Not Started"])
            sheet.cell(sheet.max_row, 1).alignment = Alignment(indent=1)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    book.save(here("set-in-tasks.xlsx"))
    expected("set-in-tasks", day, lambda i: {"status": "not_started"}, "Not Started")


if __name__ == "__main__":
    for make in (ms_list, board, issues, page, web_sheet, project, set_in):
        make()
