#!/usr/bin/env python3
"""Writes invented plans with groups of one column over their headings, forms that nobody filled in everywhere, leads said once for
a theme, sheets that each begin with a name, actions counted along the top, and labels between bars, each with its gold reading,
which was made before any was read: python3 make_gaps_and_groups.py. Needs python-docx and openpyxl from PyPI."""
import docx as word
import openpyxl

from make_layouts import here, table
from make_lists import act, gold, html, theme


# ---- 1. "What | Who | When" over headings, where only some of them go over several columns

def group_heads():
    doc = word.Document()
    doc.add_heading("Equality, diversity and inclusion plan", 0)
    doc.add_paragraph("This plan says how the Tarnshire fire service will treat people alike.")
    rows = [["Ref", "What", ..., "Who", "When", ..., "Where are we now?"],
            [None, "Deliverable", "Measure of success", "Accountable officer", "Start", "End", "Progress and rating"]]
    for name, letter, acts in GROUPED:
        rows.append([name] + [...] * 6)
        rows += [[f"{letter}{n}", a["text"], measure, a["lead"], "April 2025", a["target_date"], a["achieved"]]
                 for n, (a, measure) in enumerate(acts, 1)]
    table(doc, rows)
    doc.save(here("group-heads.docx"))
    gold("group-heads", sections=[theme(name, *[a for a, _ in acts]) for name, _, acts in GROUPED])


GROUPED = [
    ("People and culture", "P", [
        (act("Roll out cultural awareness training to all watches", "Group Manager, Learning", "31 March 2026", "Amber – the trainer left in June"), "95% of watches trained"),
        (act("Set up a forum for women firefighters with time to attend", "HR Business Partner", "December 2025", "Complete – first met on 4 September"), "Forum meets each quarter")]),
    ("Communities", "C", [
        (act("Offer home safety visits in the languages of each town", "Prevention Manager", "September 2025", "Green – pool of 26 volunteers"), "Twenty languages"),
        (act("Agree a protocol for candles and cooking before festivals", "Watch Manager, Engagement", "October 2025", "Complete – signed in August"), "Protocol signed")])]


# ---- 2. Forms of two labels a row, whose status is a phrase that heads columns elsewhere, and whose last field may be empty

def forms_with_gaps():
    doc = word.Document()
    doc.add_heading("Inclusion delivery plan", 0)
    number = 0
    for name, acts in FORMS:
        doc.add_heading(name, 1)
        for a in acts:
            number += 1
            table(doc, [["Action no.", str(number), "Status", "On track"], ["Action", a["text"], ..., ...],
                        ["Owner", a["lead"], "Due date", a["target_date"]], ["Latest update", a["achieved"] or "", ..., ...]])
            doc.add_paragraph()
    doc.save(here("forms-with-gaps.docx"))
    gold("forms-with-gaps", sections=[theme(name, *acts) for name, acts in FORMS])


FORMS = [
    ("Culture change", [act("Introduce circles of allies in every depot", "Depot Managers", "March 2026", "Three circles meet"),
                        act("Mark the arrival of the Windrush across the network", "Events Officer", "22 June 2026")]),
    ("Customers", [act("Teach drivers to serve disabled passengers", "Training School", "December 2026", "340 drivers taught"),
                   act("Add Braille to the flags of stops at interchanges", "Infrastructure Manager", "2027")])]


# ---- 3. Who leads is said once for each theme, over a table without a column of leads

def leads_of_themes():
    doc = word.Document()
    doc.add_heading("Race action plan", 0)
    doc.add_heading("Foreword", 1)
    doc.add_paragraph("We want Black people to trust their police.")
    for n, (name, lead, outcome, acts) in enumerate(LED, 1):
        doc.add_heading(f"Workstream {n}: {name}", 1)
        doc.add_paragraph(f"Lead: {lead}")
        doc.add_paragraph(f"Outcome: {outcome}")
        table(doc, [["Ref", "We will", "Delivery partner", "Due", "Current position"]]
              + [[f"{n}.{k}", a["text"], "Scrutiny panel", a["target_date"], a["achieved"] or ""] for k, a in enumerate(acts, 1)])
    doc.save(here("leads-of-themes.docx"))
    gold("leads-of-themes", sections=[theme(name, *[dict(a, lead=lead) for a in acts], outcome=outcome) for name, lead, outcome, acts in LED])


LED = [
    ("Internal culture", "ACC Dana Whitcombe", "Black colleagues feel that they belong", [
        act("Deliver a course on race to every sergeant", None, "March 2027", "61% have attended"),
        act("Hold exit interviews with every Black officer who leaves", None, "Live from 1 May 2026", "Seven held to date")]),
    ("Use of powers", "Supt Owen Marchbank", "Disproportion is explained or reformed", [
        act("Have the panel look at thirty records of searches each month", None, "Monthly", "Met nine times"),
        act("Publish the rules for viewing films of body cameras", None, "TBC")])]


# ---- 4. Each sheet begins with the name of its theme and who sponsors it, and its columns stand in another order

def sheets_and_sponsors():
    book = openpyxl.Workbook()
    book.remove(book.active)
    for tab, name, columns, acts in SHEETS:
        sheet = book.create_sheet(tab)
        sheet.append([name])
        sheet.append(["Theme sponsor: Cllr Imran Qureshi"])
        sheet.append([])
        sheet.append(columns)
        for a in acts:
            said = {"We will": a["text"], "Responsible": a["lead"], "Timeline": a["target_date"],
                    "How are we doing?": a["achieved"], "Measure": "Number reached"}
            sheet.append([said[c] for c in columns])
        sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=len(columns))
    book.save(here("sheets-and-sponsors.xlsx"))
    gold("sheets-and-sponsors", sections=[theme(name, *acts) for _, name, _, acts in SHEETS])


SHEETS = [
    ("Health", "Health inequalities", ["We will", "Responsible", "Timeline", "Measure", "How are we doing?"], [
        act("Offer blood pressure checks in barbers and mosques", "Public Health Principal", "June 2026", "Six barbers trained"),
        act("Review maternity outcomes by ethnicity with the local system", "Maternity Lead", "September 2026")]),
    ("Work", "Decent work", ["Responsible", "We will", "How are we doing?", "Timeline"], [
        act("Become an accredited living wage employer", "HR Director", "November 2025", "Application sent"),
        act("Guarantee interviews for those who leave care", "Resourcing Manager", "Now", "In force since 1 August")]),
    ("Climate", "Climate justice", ["We will", "Measure", "Timeline", "Responsible", "How are we doing?"], [
        act("Target grants for warmth at the ten poorest wards", "Net Zero Manager", "2026/27"),
        act("Hold climate cafés in the languages of each ward", "Engagement Officer", "Monthly from May", "Cafés in Bengali and Somali")])]


# ---- 5. Labels down the side, and over them nothing but the numbers of the actions

def actions_across():
    body = "<h1>Equality delivery plan</h1>"
    number = 0
    for name, acts in ACROSS:
        numbers = range(number + 1, number + 1 + len(acts))
        number += len(acts)
        rows = [["What we will do"] + [a["text"] for a in acts], ["Who is responsible"] + [a["lead"] for a in acts],
                ["By when"] + [a["target_date"] for a in acts], ["Progress"] + [a["achieved"] or "" for a in acts]]
        body += f"<h2>{name}</h2><table><thead><tr><th></th>" + "".join(f"<th>Action {n}</th>" for n in numbers) + "</tr></thead><tbody>"
        body += "".join("<tr>" + "".join(f"<td>{words}</td>" for words in row) + "</tr>" for row in rows) + "</tbody></table>"
    html("actions-across.html", body)
    gold("actions-across", sections=[theme(name, *acts) for name, acts in ACROSS])


ACROSS = [
    ("Pride in policing", [act("Train call handlers to mark hate crime", "Control Room Inspector", "September 2025", "All trained"),
                           act("Appoint liaison officers in each district", "Superintendent Operations", "December 2025", "Five of seven")]),
    ("Fair custody", [act("Stock halal, kosher and vegan meals", "Custody Manager", "Complete", "Supplier changed"),
                      act("Offer period products without being asked", "Custody Manager", "June 2025"),
                      act("Review strip searches of children by ethnicity", "Chief Inspector Custody", "Monthly", "Two reviews done")])]


# ---- 6. Numbered headings that are actions, and beneath each a line of labels between bars, which is no table

def labels_between_bars():
    lines = ["# Equality commitments", ""]
    number = 0
    for name, acts in BARRED:
        lines += [f"## {name}", ""]
        for a in acts:
            number += 1
            lines += [f"### {number}. {a['text']}", "", f"**Lead:** {a['lead']} | **By:** {a['target_date']} | **Status:** {a['achieved']}", ""]
    with open(here("labels-between-bars.md"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines))
    gold("labels-between-bars", sections=[theme(name, *acts) for name, acts in BARRED])


BARRED = [
    ("Access to data", [act("Publish anonymised outcomes by ethnicity", "Data team", "June 2026", "In progress"),
                        act("Write a glossary for those who join", "Policy team", "May 2026", "Complete")]),
    ("Fair hiring", [act("Take names off applications", "Talent", "Q2 2026", "Not started"),
                     act("Offer paid internships only", "Talent", "January 2026", "Complete")])]


if __name__ == "__main__":
    for write in [group_heads, forms_with_gaps, leads_of_themes, sheets_and_sponsors, actions_across, labels_between_bars]:
        write()
