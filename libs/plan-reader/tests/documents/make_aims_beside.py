#!/usr/bin/env python3
"""Writes invented plans whose first column says what is to be reached, over several actions each: once with nothing below it, merged, and
said again in each row, in short words and in sentences, each with its gold reading: python3 make_aims_beside.py"""
import csv, html, io, os

from make_lists import HERE, act, gold, theme

SHORT = ("Better access to allotments", "Increase trust in wardens", "Sheds that all can use")
LONG = (
    "To ensure that people from every community can rent a plot and know how the waiting list is kept.",
    "To increase the trust of plot holders from minoritised groups in the wardens, and in how complaints are answered.",
    "Everyone who gardens with us can reach a shed, a tap and a seat, whatever their age or condition.",
)
ACTS = (
    [act("Publish the waiting list by ward and ethnicity", "Parks Manager", "May 2027"), act("Translate the rules of letting", "Comms Team", "Ongoing")],
    [act("Train all wardens with the equality forum", "Head of Parks", "Q3 2026/27"), act("Answer each complaint within ten days", "Nell Okoro", "31 March 2027")],
    [act("Lower two taps at each site", "Estates", "June 2027")],
)


def rows(aims, how):
    for aim, acts in zip(aims, ACTS):
        for n, a in enumerate(acts):
            first = aim if n == 0 or how == "again" else ""
            yield first, len(acts) if n == 0 else 0, (a["text"], a["lead"], a["target_date"])


def sheet(name, heading, aims, how):
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow((heading, "Action", "Lead", "By when"))
    table.writerows((first, *cells) for first, _, cells in rows(aims, how))
    write(f"{name}.csv", out.getvalue(), aims)


def page(name, heading, aims, how):
    body = f"<h1>Allotments for all: plan 2026–2028</h1><table><tr><th>{heading}</th><th>Action</th><th>Lead</th><th>By when</th></tr>"
    for first, span, cells in rows(aims, how):
        aim = f'<td rowspan="{span}">{html.escape(first)}</td>' if how == "merged" and span else "" if how == "merged" else f"<td>{html.escape(first)}</td>"
        body += f"<tr>{aim}{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr>"
    write(f"{name}.html", f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Plan</title></head><body>{body}</table></body></html>\n", aims)


def write(name, words, aims):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="") as out:
        out.write(words)
    gold(os.path.splitext(name)[0], sections=[theme(aim, *acts) for aim, acts in zip(aims, ACTS)])


if __name__ == "__main__":
    sheet("outcomes-over-blanks", "Outcome", SHORT, "blank")
    sheet("achieved-over-blanks", "What we want to achieve", LONG, "blank")
    page("outcomes-merged", "Desired outcome", LONG, "merged")
    page("outcomes-again", "Outcome", LONG, "again")
