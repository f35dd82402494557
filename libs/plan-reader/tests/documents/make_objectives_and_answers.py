#!/usr/bin/env python3
"""Writes invented documents laid out as published pages of objectives, targets and answers are, each with its gold reading, made
before any was read: python3 make_objectives_and_answers.py"""
from make_lists import act, b, docx, gold, html, p, theme
from make_pasted import text


# ---- 1. A table under each heading, with a last column that asks whether it was done

def yes_or_no():
    parts = [
        ("Required step 1: clear every late reply by 31 March 2027", [
            ("The Registry will answer each request that is past its day.", "Head of Registry", "31 March 2027", "Yes")]),
        ("Required step 2: publish a plan that says how late replies are to be avoided", [
            ("The Registry will ask each branch why its replies are late and write down what it hears.", "Head of Registry", "30 April 2027", "Yes"),
            ("The Registry’s Reading Room team will train two people in each branch to find older files.", "Archivist", "End of 2027", "No")]),
        ("Further advice: let people see where their request has got to", [
            ("The Registry should open a page that shows the stage of each request.", "Digital Lead", "June 2027", "No"),
            ("The Registry will report to its Board every other month on the age of requests.", "Secretary to the Board", "Every other month from May 2027", "No")]),
    ]
    body = "<main><h1>Registry action plan for answering requests in time</h1><p>Published 2 February 2027</p>"
    for name, rows in parts:
        body += f"<h2>{name}</h2><table><thead><tr>" + "".join(f"<th>{h}</th>" for h in ("Action", "Owner", "Date due", "Completed (Yes/No)")) + "</tr></thead><tbody>"
        body += "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</tbody></table>"
    html("yes-or-no.html", body + "</main>")
    gold("yes-or-no", sections=[theme(name, *[act(*row) for row in rows]) for name, rows in parts])


# ---- 2. Names in bold letters, what each means, and "Targets" with a year in bold letters over the list

def bold_targets():
    parts = [
        ("Aim 1 [Trains]", "Every traveller can board without asking a day before.", [
            "To fit a ramp to each unit that runs on the coast line.", "To publish each month how many lifts were out of order."]),
        ("Aim 2 [Tickets]", "Nobody pays more for want of a phone.", [
            "To keep a window open at each of the nine larger stations.", "To lower the price of paper tickets to that of the others.",
            "To teach clerks how to sell the railcard for carers."]),
    ]
    body = [p("Estuary Rail fairness aims", style="Titel"), p("What we aim for was agreed with the travellers’ panel.")]
    for name, means, targets in parts:
        body += [p(name, bold=True), p(means), p("Key targets for 2027/28", bold=True)] + [b(t) for t in targets]
    docx("bold-targets.docx", *body)
    gold("bold-targets", sections=[theme(name.removeprefix(f"Aim {n} "), *[act(t, None, "2027/28") for t in targets])
                                   for n, (name, _, targets) in enumerate(parts, 1)])


# ---- 3. "We will …, above all by:" over what is done, in one of three objectives under a sentence that announces nothing

def above_all_by():
    text("above-all-by.md", """
# Lakeland Theatre equality objectives 2026 – 2029

## Objective 1

### Who Works Here

We will open our trades to people who never thought of them. We will do this by:

- Offering paid weeks backstage to pupils of six schools.
- Advertise every post in plain words, and in the two papers read in the north of the valley.
- Freely lend tools to apprentices.

## Objective 2

### Who Comes

We will make an evening here easy for those who seldom come, above all with respect to:

- Bringing families from the outlying farms by minibus on two nights a month.
- Captioning a performance of each play, with the script to read at home.
- Foster friendships between our youth company and the day centre.

## Objective 3

### Who Decides

We will share what is decided. We will do this by:

- Seating three members of the audience panel on the programme committee.
- Publishing what each season cost and who came.
""")
    gold("above-all-by", sections=[
        theme("Who Works Here",
              act("Offering paid weeks backstage to pupils of six schools."),
              act("Advertise every post in plain words, and in the two papers read in the north of the valley."),
              act("Freely lend tools to apprentices.")),
        theme("Who Comes",
              act("Bringing families from the outlying farms by minibus on two nights a month."),
              act("Captioning a performance of each play, with the script to read at home."),
              act("Foster friendships between our youth company and the day centre.")),
        theme("Who Decides",
              act("Seating three members of the audience panel on the programme committee."),
              act("Publishing what each season cost and who came.")),
    ])


# ---- 4. Numbers alone as headings, each over the sentence that names it and a table

def numbers_named_beneath():
    parts = [
        ("Every skipper can read the notices we send.", [
            ("Notices are printed in Tagalog and Polish.", "Harbour Office", "June 2027"), ("Each is read aloud on the working channel.", "Duty Pilot", "Ongoing")]),
        ("Crews ashore find a bed, a shower and somebody to talk to.", [
            ("The hostel opens on all nights of the week.", "Seafarers’ Trust", "December 2027")]),
        ("No one is hired for whom they know", [
            ("Every berth is advertised for a fortnight.", "Crewing Manager", "March 2027"), ("Who applies is counted each year.", "Crewing Manager", "April 2028")]),
    ]
    body = [p("Harbour Board inclusion plan 2027", style="Titel")]
    rows = lambda rows: "".join("<w:tr>" + "".join(f"<w:tc>{p(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    for number, (name, acts) in zip(("one", "two", "three"), parts):
        body += [p(f"Priority {number}", style="H1"), p(name), "<w:tbl>" + rows([("Action", "Who", "By when")] + acts) + "</w:tbl>"]
    docx("numbers-named-beneath.docx", *body)
    gold("numbers-named-beneath", sections=[theme(name, *[act(*row) for row in acts]) for name, acts in parts])


yes_or_no()
bold_targets()
above_all_by()
numbers_named_beneath()
