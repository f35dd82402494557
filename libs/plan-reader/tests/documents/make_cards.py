#!/usr/bin/env python3
"""Writes invented plans of cards: an action all across, and beneath it who and when with labels over values, before them, or before
colons, in a table each or many in one, each with its gold reading: python3 make_cards.py"""
import os

import docx

from make_lists import HERE, act, gold, theme

CARDS = {
    "Welcome": [act("Greet every new tenant in a language they choose", lead="Lettings Manager", date="May 2027", achieved="Phrase sheets printed"),
                act("Walk each estate with its residents twice a year", lead="Head of Neighbourhoods", date="Ongoing")],
    "Repairs": [act("Publish repair times by ethnicity and estate", lead="Head of Repairs", date="Q3 2026/27", achieved="Data checked"),
                act("Let tenants choose who comes to their home", lead="Asha Rao", date="30 September 2026", achieved="Asked of two contractors")],
}


def row(table, *cells, spans=None):
    """A row whose cells span so many columns; one alone spans them all."""
    made = table.add_row().cells
    at = 0
    for words, span in zip(cells, spans or ([len(made)] if len(cells) == 1 else [1] * len(cells))):
        if span > 1:
            made[at].merge(made[at + span - 1])
        made[at].text = words or ""
        at += span


def write(name, columns, card, bands=False, numbered=False):
    """One table for all cards with the themes as bands, or one for each under headings."""
    document = docx.Document()
    document.add_heading("Fair homes plan 2026–2028", 0)
    document.add_paragraph("Written with the tenants’ panel.")
    table = document.add_table(rows=0, cols=columns, style="Table Grid") if bands else None
    sections, n = [], 0
    for heading, acts in CARDS.items():
        if bands:
            row(table, heading)
        else:
            document.add_heading(heading, 1)
        for a in acts:
            n += 1
            if not bands:
                table = document.add_table(rows=0, cols=columns, style="Table Grid")
            card(table, n, a)
            if not bands:
                document.add_paragraph()
        sections.append(theme(heading, *({**a, "ref": str(n - len(acts) + i)} if numbered else a for i, a in enumerate(acts, 1))))
    document.save(os.path.join(HERE, f"{name}.docx"))
    gold(name, sections=sections)


def over_values(table, n, a):
    row(table, f"{n}. {a['text']}")
    row(table, "Lead", "Timescale", "Progress")
    row(table, a["lead"], a["target_date"], a["achieved"])


def before_values(table, n, a):
    row(table, a["text"])
    row(table, "Lead", a["lead"], "Timescale", a["target_date"])
    row(table, "Progress", a["achieved"], spans=[1, 3])


def twice(table, n, a):
    row(table, f"Action {n}", a["text"])
    row(table, "Owner", "By when")
    row(table, a["lead"], a["target_date"])
    row(table, "Measure of success", "Update")
    row(table, "More tenants say that they are treated well", a["achieved"])


def before_colons(table, n, a):
    row(table, str(n), a["text"], spans=[1, 2])
    row(table, f"Lead: {a['lead']}", f"Timescale: {a['target_date']}", f"Progress: {a['achieved'] or ''}")


if __name__ == "__main__":
    write("cards-over-values", 3, over_values, numbered=True)
    write("cards-in-bands", 4, before_values, bands=True)
    write("cards-labelled-twice", 2, twice, numbered=True)
    write("cards-before-colons", 3, before_colons, bands=True, numbered=True)
