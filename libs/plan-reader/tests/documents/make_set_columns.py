#!/usr/bin/env python3
"""Writes invented plans as texts whose columns are set with spaces, as a program takes them out of a wide page: rows that blank lines part, an
aim said once for two of them, cells in the middle of their rows, headings over three lines, a foot with the number of the page, each with
its gold reading: python3 make_set_columns.py"""
import os, textwrap

from make_lists import HERE, act, gold, theme

ROWS = [
    ("People who sleep rough are met with respect by every officer", act("Brief each shift on what the night shelters have asked of us and why", "Inspector (Centre)", "October 2027"), "Each shift briefed.", "• Trust"),
    ("", act("Carry a card with the numbers of the outreach teams in four languages", "Partnerships Unit / Shelter leads", "January 2028"), "Cards seen on patrol.", "• Trust\n• Safety"),
    ("Complaints of unfair searches are answered in good time", act("Set a date for each answer and tell the person who waits for it of any delay", "Professional Standards", "Ongoing"), "Nine in ten in time.", "• Fairness"),
    ("", act("Read a sample of answers with the community scrutiny panel twice a year", "Panel members"), "Samples read.", "• Fairness"),
]
HEADS = ("What we want to see\n(Outcomes)", "What we will do\n(Action)", "How it is measured", "Who will do it\n(Owner)", "By when\n(Target date\n& review)", "Links")
WIDE = (28, 32, 24, 24, 16, 14)

RETURN = [
    ("1", act("Shade in school yards - the Schools Estate will plant or put up shade in each yard that has none", "Ines Grant", "Autumn 2026", "Survey of 61 yards done; funds are asked for"), "a", "", "Tender", "May 2026"),
    ("2", act("Drinking water in parks", "Lou Marsh / Parks", "June 2027", "Two fountains are open"), "", "a", "Three more", "1 September 2026"),
    ("3", act("Cool rooms for people at home alone to be named in each ward before summer", "Ines Grant", "May 2027", "Eleven of fourteen wards"), "a", "a", "Signs", "April 2027"),
    ("4", act("Advice for carers on heat in plain words", "Rae Toller", "Complete", "Sent to all carers in March 2026 and put on the website"), "a", "", "None", "n/a"),
]
RETURN_HEADS = ("Item\nno.", "Commitment", "Lead officer", "Start in\n2025-26", "After\n2026", "Progress to date", "Next steps", "Target date\nfor next steps", "Target date\nfor all action")
RETURN_WIDE = (8, 40, 20, 10, 8, 34, 14, 20, 16)


def row(cells, wide, middle=()):
    """The lines of a row; the cells in `middle` stand half way down."""
    wrapped = [[line for part in cell.split("\n") for line in textwrap.wrap(part, width - 3) or [""]] for cell, width in zip(cells, wide)]
    height = max(map(len, wrapped))
    lines = [[""] * (((height - len(cell)) // 2) if at in middle else 0) + cell for at, cell in enumerate(wrapped)]
    for y in range(height):
        yield "".join((cell[y] if y < len(cell) else "").ljust(width) for cell, width in zip(lines, wide)).rstrip()


def write(name, title, heads, rows, wide, middle, foot, sections):
    out = [" " * 40 + line for line in title] + ["", *row(heads, wide), ""]
    for cells in rows:
        out += [*row(cells, wide, middle), ""]
    with open(os.path.join(HERE, f"{name}.txt"), "w", encoding="utf-8") as file:
        file.write("\n".join(out + foot) + "\n")
    gold(name, sections=sections)


if __name__ == "__main__":
    write("aims-said-once", ["OPEN", "POLICE AND COMMUNITY PLAN 2027 - 2029"], HEADS,
          [(aim, a["text"], measure, a["lead"], a["target_date"] or "", links) for aim, a, measure, links in ROWS], WIDE, (),
          [" " * 40 + "OPEN" + " " * 30 + "Page 1"], [theme(ROWS[at][0], ROWS[at][1], ROWS[at + 1][1]) for at in (0, 2)])
    write("cells-half-way", ["HEAT PLAN: RETURN"], RETURN_HEADS,
          [(number, a["text"], a["lead"], begun, after, a["achieved"], step, by, a["target_date"]) for number, a, begun, after, step, by in RETURN],
          RETURN_WIDE, (0, 2, 3, 4, 7, 8), [], [theme(None, *(dict(a, ref=number) for number, a, *_ in RETURN))])
