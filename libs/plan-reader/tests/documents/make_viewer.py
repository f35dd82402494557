#!/usr/bin/env python3
"""Writes the words of an invented plan as a viewer of PDFs gives them when they are copied, with its gold reading, which was
made before any was read. Needs chromium and poppler: python3 make_viewer.py"""
import os
import subprocess
import tempfile

from make import HERE
from make_lists import gold

HEADINGS = ["Action", "Lead", "Target date", "Progress so far"]

# Theme, outcome, and per service its actions: what, who, when, how far.
PLAN = [
    ("Fair work", "Outcome: people of every background are hired, paid and promoted alike.", [
        ("Human Resources", [
            ("Publish the ethnicity pay gap by grade and by service, with what each director will do about the gap in their own service before the next count", "Head of Human Resources", "March 2027", "First figures were shown to the staff network in May and are being checked by grade."),
            ("Train every panel that interviews, and keep a list of who has been trained so that no panel sits without one of them", "Learning and Development Manager", "Ongoing", ""),
            ("Offer a second interview with another panel to anybody who says that the first was unfair", "Asha Rao / Tom Bell", "By December 2026", "The form is written.\nThe unions have asked for a shorter time limit."),
        ]),
        ("Libraries and Culture", [
            ("Pay the storytellers who come to our branches", "Ines Holm, Library Service", "TBC", ""),
            ("Advertise traineeships in the places where young people of colour look for work, and say in the advert that no degree is needed", "Ines Holm, Library Service", "April 2026 and every April after", "- Two trainees began in April\n- Both were offered posts at the end of their year, and one has taken hers"),
            ("Ask each branch what its readers miss", "Branch managers", "June 2026", "Asked in nine of eleven branches."),
        ]),
    ]),
    ("Homes without harassment", "Outcome: nobody in our homes is harassed for who they are, and whoever is knows whom to tell.", [
        ("Housing Management", [
            ("Ring every tenant who reports racist abuse within two working days, and write down what they want to happen next", "Neighbourhood Manager", "Started in January 2026", "All but four calls were made in time. The four were over the new year, when the line is now staffed."),
            ("Put cameras where abuse was reported more than once", "Estates team", "October 2026", "Delayed"),
            ("Walk each estate with residents twice a year and publish a map of what they showed us, with the day on which each thing was put right", "Neighbourhood Manager", "Spring and autumn 2026", ""),
            ("Give each new tenant a card in their own language that says how to report harassment", "Lettings team and Communications", "Complete – May 2026", "Cards stand ready in fourteen languages."),
        ]),
        ("Adult Social Care", [
            ("Look at who waits longest for an adaptation, by ethnicity and by ward, and bring the figures to the board each quarter", "Dev Anand", "Quarterly from July 2026", "The first paper went to the board in July."),
            ("Review how carers are matched with families", "Dev Anand", "Not yet known", ""),
        ]),
    ]),
]


def page():
    cell = lambda words: "<td>" + "".join(
        f"<li>{line[2:]}</li>" if line.startswith("- ") else f"<p>{line}</p>" for line in words.split("\n") if line) + "</td>"
    out = ["<html><head><style>@page{size:A4 landscape;margin:18mm} body{font:11pt Arial,Helvetica,sans-serif} p{margin:0}"
           "table{border-collapse:collapse;width:100%} td,th{border:1px solid #444;padding:4px;vertical-align:top;text-align:left}"
           "thead{display:table-header-group} tr{break-inside:avoid} li{margin-left:1em}</style></head><body>",
           "<h1>Anti-racism plan of Lowmoor Borough Council, July 2026</h1>",
           "<p>The council agreed this plan after eleven evenings with residents and with the people who work for it. It is looked at "
           "by the cabinet twice a year, and every service says what it has done.</p>"]
    for theme, outcome, services in PLAN:
        out.append(f"<h2>{theme}</h2><p>{outcome}</p><table><colgroup><col width=38%><col width=17%><col width=15%><col></colgroup><thead><tr>")
        out += [f"<th>{h}</th>" for h in HEADINGS]
        out.append("</tr></thead>")
        for service, rows in services:
            out.append(f"<tr><td colspan=4><b>{service}</b></td></tr>")
            out += ["<tr>" + "".join(map(cell, row)) + "</tr>" for row in rows]
        out.append("</table>")
    return "".join(out) + "</body></html>"


def copied(name, *how):
    with tempfile.TemporaryDirectory() as folder:
        html, pdf = os.path.join(folder, "plan.html"), os.path.join(folder, "plan.pdf")
        with open(html, "w", encoding="utf-8") as out:
            out.write("<meta charset=utf-8>" + page())
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={pdf}", html], check=True, capture_output=True)
        words = subprocess.run(["pdftotext", *how, pdf, "-"], check=True, capture_output=True, text=True).stdout
    # What is copied by hand has no mark where a page ends.
    with open(os.path.join(HERE, name + ".txt"), "w", encoding="utf-8") as out:
        out.write(words.replace("\f", ""))
    act = lambda what, who, when, far: {"text": what, "lead": who, "target_date": when, "achieved": far or None}
    gold(name, sections=[{"theme": theme, "desired_outcome": outcome.removeprefix("Outcome: "), "corporate_recommendations": [],
                          "services": [{"service": service, "activities": [act(*row) for row in rows]} for service, rows in services]}
                         for theme, outcome, services in PLAN])


if __name__ == "__main__":
    copied("copied/rows", "-raw")
