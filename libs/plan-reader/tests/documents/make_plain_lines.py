#!/usr/bin/env python3
"""Writes invented plans whose lines say who and when without a word for it: behind semicolons, as points beneath, in bold lines that end
in brackets, and as lines of a text right below each other, each with its gold reading: python3 make_plain_lines.py"""
import os

import docx

from make_lists import HERE, act, gold, theme

PLAN = {
    "Reading rooms": [act("Train all who greet newcomers", lead="Head of Reception", date="May 2027"),
                act("Open the reading room on Sundays", lead="Branch Manager", date="Ongoing")],
    "Hiring": [act("Take names off applications", lead="HR Adviser", date="Q3 2026/27"),
               act("Ask leavers why they go", lead="Mina Okafor", date="31 March 2027"),
               act("Pay travel to interviews", lead="Finance Team", date="June 2027")],
}


def write(name, line, points=lambda a: (), style=None, bold=False):
    document = docx.Document()
    document.add_heading("Fair library plan 2026–2028", 0)
    document.add_paragraph("Written with readers and staff.")
    sections, n = [], 0
    for heading, acts in PLAN.items():
        document.add_heading(heading, 1)
        for a in acts:
            n += 1
            document.add_paragraph(style=style).add_run(line(n, a)).bold = bold
            for point in points(a):
                document.add_paragraph(point, style="List Bullet 2")
        sections.append(theme(heading, *acts))
    document.save(os.path.join(HERE, f"{name}.docx"))
    gold(name, sections=sections)


def text(name):
    sections, lines = [], ["Fair library plan 2026–2028", "", "Written with readers and staff.", ""]
    for heading, acts in PLAN.items():
        lines += [heading, ""]
        for a in acts:
            lines.append(f"{a['text']} ({a['lead']}, {a['target_date']})")
        lines.append("")
        sections.append(theme(heading, *acts))
    with open(os.path.join(HERE, f"{name}.txt"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines))
    gold(name, sections=sections)


if __name__ == "__main__":
    write("behind-semicolons", lambda n, a: f"{a['text']}; {a['lead']}; {a['target_date']}", style="List Bullet")
    write("points-unlabelled", lambda n, a: a["text"], points=lambda a: (a["lead"], a["target_date"]), style="List Bullet")
    write("bold-in-brackets", lambda n, a: f"{a['text']} ({a['lead']}, {a['target_date']})", bold=True)
    text("lines-in-brackets")
