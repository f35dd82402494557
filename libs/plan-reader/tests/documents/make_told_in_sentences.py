#!/usr/bin/env python3
"""Writes invented progress pages, forms and plans that tell who and when in sentences, badges and headings, each with its gold
reading: python3 make_told_in_sentences.py. Needs python-docx from PyPI."""
import os

from docx import Document

from make_lists import HERE, act, gold, html, theme


def here(name):
    return os.path.join(HERE, name)


def plan(name, themes):
    gold(name, sections=[theme(title, *acts) for title, acts in themes.items()])


# ---- 1. What people said as buttons that open, with what was promised and done beneath

SAID = {
    "Buses": [("Drivers look away when we are shouted at.", act("Teach every driver what to do when a passenger is abused", lead="Depot Training", achieved="Half the drivers have been on the course.")),
              ("The app does not speak our languages.", act("Add Tigrinya and Pashto to the app", lead="Digital Team", achieved="Both went live in spring."))],
    "Stations": [("Staff ask only us for tickets.", act("Publish fines by ethnicity twice a year", lead="Revenue Protection", achieved="The first figures were published in May.")),
                 ("There is nowhere to pray.", act("Open a quiet room at the central station", lead="Station Estates", achieved="We have found a room."))],
}


def said():
    body = "<h1>You said, we did</h1><p>This page tells what became of what you told us.</p>"
    for name, pairs in SAID.items():
        body += f"<h2>{name}</h2>"
        for why, a in pairs:
            body += (f"<details><summary>{why}</summary><h4>You said</h4><p>{why}</p><h4>We said we would</h4><p>{a['text']}</p>"
                     f"<h4>We did</h4><p>{a['achieved']}</p><p>Service responsible: {a['lead']}</p></details>")
    html("said-in-buttons.html", body)
    plan("said-in-buttons", {name: [a for _, a in pairs] for name, pairs in SAID.items()})


# ---- 2. Cards with a badge over their heading, and labels without colons

BADGES = {
    "Our crews": [("On track", act("Every panel will have a member from another station.", lead="People Director", date="March 2028", achieved="Nine panels of twelve had one.")),
                  ("Complete", act("We will offer uniform in every size and cut.", lead="Stores Manager", date="June 2027", achieved="All stations have it."))],
    "Our visits": [("Delayed", act("We will fit alarms in homes of people who have just arrived.", lead="Prevention Manager", date="May 2028", achieved="Sixty were fitted.")),
                   ("At risk", act("Leaflets will be read out on request.", lead="Head of Communications", date="Ongoing", achieved="Two voices were recorded."))],
}


def badges():
    body = "<h1>Inclusion: progress against our promises</h1>"
    for name, cards in BADGES.items():
        body += f"<section><h2>{name}</h2>"
        for badge, a in cards:
            body += (f'<div class="card"><span class="badge">{badge}</span><h3>{a["text"]}</h3>'
                     f'<p><span>Executive sponsor</span> <span>{a["lead"]}</span></p><p><span>Target date</span> <span>{a["target_date"]}</span></p>'
                     f'<p><span>Latest update</span> <span>{a["achieved"]}</span></p></div>')
        body += "</section>"
    html("badges-above.html", body)
    plan("badges-above", {name: [a for _, a in cards] for name, cards in BADGES.items()})


# ---- 3. Paragraphs with who and when in the sentence after the promise

SENTENCES = {
    "Our grants": [(act("We will answer every application within a month.", lead="Grants Officer", date="from May 2028"), "This will be led by the Grants Officer from May 2028."),
                   (act("We will pay people who read applications for us.", lead="Director of Programmes", date="by June 2028"), "The Director of Programmes is responsible for this and will do it by June 2028.")],
    "Our board": [(act("We will hold two meetings a year in the valleys.", lead="Company Secretary", date="by the end of 2028"), "The Company Secretary will see to this by the end of 2028."),
                  (act("We will find three trustees under thirty.", lead="Chair", date="by March 2029"), "This is in the hands of the Chair and should be done by March 2029.")],
}


def sentences():
    doc = Document()
    doc.add_heading("Fair giving: what we will do", 0)
    doc.add_paragraph("The Cwm Fund has given for forty years, and not always fairly.")
    for name, pairs in SENTENCES.items():
        doc.add_heading(name, 1)
        for a, told in pairs:
            doc.add_paragraph(f"{a['text']} {told}")
    doc.save(here("told-in-sentences.docx"))
    plan("told-in-sentences", {name: [a for a, _ in pairs] for name, pairs in SENTENCES.items()})


# ---- 4. Tables without leads and dates, which a sentence above each tells of all its rows

OF_ALL = {
    "Hiring": ("Head of Talent", "by May 2028", "All of the actions in this section are owned by the Head of Talent and are to be complete by May 2028.",
               [("Take names off applications", "Being tested"), ("Send adverts to ten groups", "Sent to six")]),
    "Licences": ("Director of Licensing", "by June 2028", "The Director of Licensing is responsible for every action below. All are due by June 2028.",
                 [("Print the form in large letters", "Printed"), ("Ask firms how they hire", "Not begun")]),
    "Complaints": ("Head of Casework", "March 2028", "Lead for this section: Head of Casework. Deadline for this section: March 2028.",
                   [("Ring back in the language asked for", "Three languages so far"), ("Publish what was upheld", "Drafted")]),
}


def of_all():
    doc = Document()
    doc.add_heading("Fairness plan", 0)
    for name, (_, _, said_above, rows) in OF_ALL.items():
        doc.add_heading(name, 1)
        doc.add_paragraph(said_above)
        table = doc.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "What we will do", "Where we are"
        for text, achieved in rows:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = text, achieved
    doc.save(here("told-of-all-rows.docx"))
    plan("told-of-all-rows", {name: [act(text, lead=lead, date=date, achieved=achieved) for text, achieved in rows]
                              for name, (lead, date, _, rows) in OF_ALL.items()})


# ---- 5. A form of two labels and two values to a row for each commitment, one label of which nobody knows

FORMS = [
    ("Stock", act("Buy a tenth of new books from small presses", lead="Stock Librarian", date="May 2028", achieved="Four in a hundred so far"), "£9,000"),
    ("Stock", act("Lend players to people who cannot see print", lead="Access Librarian", date="In place", achieved="Thirty lent"), "£2,000"),
    ("Spaces", act("Open on Sundays where most people work late", lead="Branch Manager", date="March 2029", achieved="Two branches open"), "£40,000"),
    ("Spaces", act("Take the barrier out of the children’s room", lead="Estates Officer", date="Each summer", achieved="Taken out at Moor Lane"), "Nil"),
]


def forms():
    doc = Document()
    doc.add_heading("Library commitments", 0)
    for number, (name, a, budget) in enumerate(FORMS, 1):
        table = doc.add_table(rows=4, cols=4)
        for at, words in enumerate([(f"Commitment {number}", a["text"]), ("Theme", name, "Target date", a["target_date"]),
                                    ("Accountable", a["lead"], "Budget", budget), ("Progress to date", a["achieved"])]):
            cells = table.rows[at].cells
            if len(words) == 2:
                cells[1].merge(cells[3])
            for cell, word in zip(cells, words):
                cell.text = word
        doc.add_paragraph()
    doc.save(here("forms-of-four-cells.docx"))
    plan("forms-of-four-cells", {name: [a for of, a, _ in FORMS if of == name] for name in ("Stock", "Spaces")})


# ---- 6. Headings that are activities, each with a sentence beneath that says who and when

BENEATH = {
    "Lessons": [act("Teach the history of the canal and who dug it", lead="Head of History", date="Summer term 2028", achieved="Two lessons written."),
                act("Buy books in the languages spoken at home", lead="Librarian", date="Each half term", achieved="Ninety bought.")],
    "Families": [act("Hold an evening for families by video", lead="Office Manager", date="November 2027", achieved="Tried with eight families."),
                 act("Meet new families at the gate in their language", lead="Family Worker", date="By Christmas", achieved="Eleven met.")],
}


def beneath():
    doc = Document()
    doc.add_heading("Report to governors on fairness", 0)
    for name, acts in BENEATH.items():
        doc.add_heading(name, 1)
        for a in acts:
            doc.add_heading(a["text"], 2)
            doc.add_paragraph(f"Led by the {a['lead']}. Timescale: {a['target_date']}.")
            doc.add_paragraph(f"Progress: {a['achieved']}")
    doc.save(here("led-beneath-headings.docx"))
    plan("led-beneath-headings", BENEATH)


if __name__ == "__main__":
    said()
    badges()
    sentences()
    of_all()
    forms()
    beneath()
