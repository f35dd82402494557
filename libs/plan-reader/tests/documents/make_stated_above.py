#!/usr/bin/env python3
"""Writes invented improvement plans in which what others found or asked for is stated over the actions that answer it: in boxes, in lines,
across the top of tables and among their rows. With their gold readings: python3 make_stated_above.py"""
import html, os

import docx
import openpyxl

from make_lists import HERE, act, gold, theme


def table(document, rows, across=()):
    """Rows in a table; `across` are the rows of one cell."""
    made = document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
    for at, (row, words) in enumerate(zip(made.rows, rows)):
        for cell, text in zip(row.cells, words):
            cell.text = text
        if at in across:
            made.cell(at, 0).merge(made.cell(at, len(row.cells) - 1))
    document.add_paragraph()
    return made


def recommended(number, text):
    return {"ref": number, "text": text}


def boxes():
    """Areas for improvement, each in a box with what led to it and a number on a line of its own, over its table."""
    parts = [
        ("Answering calls", "C1", "‘The Service should make sure that callers who speak little English are understood.’", "Two calls of ten that inspectors heard were ended too soon.", [
            act("Interpreters will be reached within a minute from every desk", None, None, "Contract signed in May", ref="C1.1"),
            act("Call handlers to be taught when to stay on the line", None, None, None, ref="C1.2")]),
        ("Our people", "P1", "‘The Service should give all watches the same chance of acting up.’", "Lists of those who acted up were kept by hand.", [
            act("A register of acting up will be kept by the workforce team", None, None, "Register in use since March", ref="P1.1"),
            act("Recruit two positive action advisers", None, None, "One in post", ref="P1.2"),
            act("Exit talks will be held by somebody outside the watch", None, None, None, ref="P1.3")]),
    ]
    document = docx.Document()
    document.add_heading("Coastal Fire and Rescue: improvement plan", 0)
    document.add_paragraph("The plan follows the inspection of 2026. It is looked at by the Service board in each quarter.")
    sections = []
    for heading, number, said, why, acts in parts:
        document.add_heading(heading, 1)
        table(document, [("Area for improvement:", "Background information:"), (f"Ref No. {number}\n{said}", why)])
        table(document, [("Ref:", "Action:", "Achievements:"), *((a["ref"], a["text"], a["achieved"] or "") for a in acts)])
        sections.append(theme(heading, *acts, recommendations=[recommended(number, said)]))
    document.add_paragraph("A closed action is tested by internal audit within a year.")
    document.save(os.path.join(HERE, "areas-in-boxes.docx"))
    gold("areas-in-boxes", sections=sections)


def lines():
    """Causes of concern in lines of their own under no headings, each over a table."""
    parts = [
        ("1", "The Board cannot say how many nurses from minority ethnic backgrounds apply for each post", [
            act("Add ethnicity to the weekly report of applications", "Head of Resourcing", "April 2027"),
            act("Bring the report to the Board each quarter", "Company Secretary", "Quarterly from June 2027")]),
        ("2", "Ward managers did not know how to report racist abuse by visitors", [
            act("Put a card with the three steps on each ward", "Matron for Safety", "May 2027"),
            act("Ring every reporter within two days", "Freedom to Speak Up Guardian", "Ongoing")]),
        ("3", "Agency workers are left out of induction", [act("Open the induction day to agency workers", "Head of Learning", "September 2027")]),
    ]
    document = docx.Document()
    document.add_heading("Response to the culture review", 0)
    document.add_paragraph("The Trust accepts the review in full.")
    sections = []
    for number, said, acts in parts:
        document.add_paragraph(f"Cause of concern {number}: {said}.")
        table(document, [("What we will do", "Who", "By when"), *((a["text"], a["lead"], a["target_date"]) for a in acts)])
        sections.append(theme(said, *acts))
    document.save(os.path.join(HERE, "concerns-in-lines.docx"))
    gold("concerns-in-lines", sections=sections)


def sections():
    """Several recommendations under each heading, with a table for each."""
    parts = [
        ("Stop and search", [
            ("1", "The Constabulary should publish what each search was for.", [act("Publish grounds by ward each month", "Head of Performance", "March 2027", "First release in draft")]),
            ("2", "Body-worn video should be looked at by people from outside.", [
                act("Let the scrutiny panel choose ten recordings a quarter", "Chief Inspector, Operations", "June 2027"),
                act("Answer the panel in writing within four weeks", "Chief Inspector, Operations", "July 2027")])]),
        ("Joining and staying", [
            ("3", "Applicants who fail should be told why.", [act("Write to each applicant with the marks of all stages", "Recruitment Manager", "May 2027")]),
            ("4", "The force should ask those who leave.", [act("Hold talks with leavers from minority ethnic backgrounds", "Head of People", "Ongoing", "Nine held")])]),
    ]
    page = ["<h1>Our answer to the review of trust</h1><p>The review made four recommendations. All were accepted.</p>"]
    golds = []
    for heading, all_ in parts:
        page.append(f"<h2>{heading}</h2>")
        for number, said, acts in all_:
            page.append(f"<p><b>Recommendation {number}</b> {html.escape(said)}</p>")
            rows = "".join("<tr>" + "".join(f"<td>{html.escape(v or '')}</td>" for v in (a["text"], a["lead"], a["target_date"], a["achieved"])) + "</tr>" for a in acts)
            page.append(f"<table><tr><th>Action</th><th>Lead</th><th>Due</th><th>Progress</th></tr>{rows}</table>")
        golds.append(theme(heading, *(a for _, _, acts in all_ for a in acts), recommendations=[recommended(n, s) for n, s, _ in all_]))
    with open(os.path.join(HERE, "recommendations-in-sections.html"), "w", encoding="utf-8") as file:
        file.write("<html><body>" + "\n".join(page) + "</body></html>\n")
    gold("recommendations-in-sections", sections=golds)


def among_rows():
    """Findings at length across a table, between the rows that answer them."""
    parts = [
        ("1", "Managers in four of the seven directorates had not completed an equality impact assessment for any of the policies they had changed in the two years before the audit took place", [
            act("Publish a list of the policies that are due", "Policy Officer", "30/04/2027", "Complete"),
            act("Refuse to table a policy without an assessment", "Monitoring Officer", "01/06/2027", "Not started")]),
        ("2", "There was no record of who had been asked about the closure of the two day centres, nor of what the people who were asked had said about how they would be affected", [
            act("Keep a register of consultations", "Engagement Manager", "31/05/2027", "In progress"),
            act("Write to the users of both centres", "Head of Adult Care", "30/06/2027", "In progress")]),
        ("3", "Training was not recorded", [act("Enter all courses since 2024", "Learning Administrator", "31/08/2027", "Not started")]),
    ]
    rows, across = [("Agreed action", "Responsible officer", "Implementation date", "Status")], []
    for number, said, acts in parts:
        across.append(len(rows))
        rows.append((f"Finding {number}: {said}.",))
        rows += [(a["text"], a["lead"], a["target_date"], a["achieved"]) for a in acts]
    document = docx.Document()
    document.add_heading("Audit of equality impact assessments: action plan", 0)
    table(document, rows, across)
    document.save(os.path.join(HERE, "findings-among-rows.docx"))
    gold("findings-among-rows", sections=[theme(said, *acts) for number, said, acts in parts])


def on_top():
    """Recommendations in a row over the headings of each block of one sheet."""
    parts = [
        ("4", "That the Council publish its pay gaps by grade", [act("Prepare figures by grade and ethnicity", "Head of Reward", "March 2027"), act("Publish them with a commentary", "Head of Communications", "April 2027")]),
        ("7", "That all panels for senior posts be mixed", [act("Train thirty panel members", "Head of Learning", "June 2027"), act("Report exceptions to the Committee", "Democratic Services", "Each quarter")]),
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Responses"
    for number, said, acts in parts:
        sheet.append([f"Recommendation {number}: {said}"])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=3)
        sheet.append(["Action", "Lead officer", "Target date"])
        for a in acts:
            sheet.append([a["text"], a["lead"], a["target_date"]])
    book.save(os.path.join(HERE, "recommendations-on-top.xlsx"))
    gold("recommendations-on-top", sections=[theme(said, *acts) for number, said, acts in parts])


if __name__ == "__main__":
    boxes()
    lines()
    sections()
    among_rows()
    on_top()
