#!/usr/bin/env python3
"""Writes invented plans that say who and when apart from what is done: a table that names the actions above it by number, months and
years in columns of their own, and teams where nobody else leads, each with its gold reading: python3 make_said_apart.py"""
import os

from make_lists import HERE, act, gold, html, theme

# ---- 1. Numbered actions, and below them a table of who and when

NUMBERED = [
    act("Open the stage door to people who use wheelchairs", lead="Technical Manager", date="August 2027"),
    act("Publish what we spend on access", lead="General Manager", date="May 2027"),
    act("Cast two shows a year from the town", lead="Artistic Director", date="Ongoing"),
    act("Train all ushers as access stewards", lead="Front of House Manager", date="June 2027"),
]


def numbered():
    items = "".join(f"<li>{a['text']}</li>" for a in NUMBERED)
    rows = "".join(f"<tr><td>{n}</td><td>{a['lead']}</td><td>{a['target_date']}</td></tr>" for n, a in enumerate(NUMBERED, 1))
    html("numbers-below.html", f"""<h1>Quarry Playhouse: equality action plan</h1>
<p>We want everybody in the town to feel that the house is theirs.</p><h2>Our actions</h2><ol>{items}</ol>
<h2>Who and when</h2><table><tr><th>Action</th><th>Lead</th><th>Deadline</th></tr>{rows}</table>""")
    gold("numbers-below", sections=[theme(None, *NUMBERED)])


# ---- 2. A month and a year in two columns

MONTHS = {
    "Training": [act("Brief all magistrates on bias", lead="Training Judge", date="May 2027", achieved="Half have been"),
                 act("Film a guide to the court for deaf people", lead="Communications", date="June 2027")],
    "Access": [act("Fit a hearing loop in court two", lead="Estates", date="March 2027", achieved="Fitted"),
               act("Offer video links to carers", lead="Operations", date="September 2027")],
}


def months():
    with open(os.path.join(HERE, "month-and-year.csv"), "w", encoding="utf-8") as out:
        out.write("Topic,Action,Lead,Month,Year,Progress\n")
        for name, acts in MONTHS.items():
            for a in acts:
                month, year = a["target_date"].split(" ")
                out.write(f"{name},{a['text']},{a['lead']},{month},{year},{a['achieved'] or ''}\n")
    gold("month-and-year", sections=[theme(name, *acts) for name, acts in MONTHS.items()])


# ---- 3. Teams, and no column of leads

TEAMS = {
    "Homes": [act("Fit key safes for carers", lead="Repairs", date="April 2027", achieved="Forty fitted"),
              act("Let tenants choose a woman surveyor", lead="Surveying Manager", date="June 2027")],
    "Streets": [act("Cut back hedges on the ways to schools", lead="Grounds Team", date="Each term"),
                act("Repaint the bays of disabled drivers", lead="Highways", date="July 2027", achieved="Half done")],
}


def teams():
    body = "<h1>Fair neighbourhoods plan</h1>"
    for name, acts in TEAMS.items():
        rows = "".join(f"<tr><td>{a['text']}</td><td>{a['lead']}</td><td>{a['target_date']}</td><td>{a['achieved'] or ''}</td></tr>" for a in acts)
        body += f"<h2>{name}</h2><table><tr><th>Action</th><th>Team</th><th>Deadline</th><th>Update</th></tr>{rows}</table>"
    html("teams-only.html", body)
    gold("teams-only", sections=[theme(name, *acts) for name, acts in TEAMS.items()])


if __name__ == "__main__":
    numbered()
    months()
    teams()
