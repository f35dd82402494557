#!/usr/bin/env python3
"""Writes invented plans in layouts that published ones have once they were copied out of a page or a document: a column that stays empty,
blocks of labels, points beneath plain lines, months over rows, actions over deliverables, bars at the ends of cells, rows of bars that go
on in the next line, letters that count rows, each with its gold reading: python3 make_pasted_layouts.py"""
import os

from make_lists import HERE, act, gold, html, theme


def text(name, words, **it):
    with open(os.path.join(HERE, name + ".txt"), "w", encoding="utf-8") as out:
        out.write(words)
    gold(name, **it)


# ---- One cell a line, and a last column in which nothing stands

GARDENS = [
    (None, "Settle what each garden may spend in a year", "Parks Committee", "2027-2029"),
    ("OPENING THE GATES", "Open the walled garden on Mondays", "Parks Committee", "1st May 2027"),
    ("OPENING THE GATES", "Let schools book the glasshouse", "Parks Committee", "Together with the new timetable of the schools"),
    ("OPENING THE GATES", "Teach two gardeners to sign", "Head Gardener", "Spring 2028"),
    ("OPENING THE GATES", "Ask the mosque and the temple which days suit them", "Head Gardener", "No later than the end of 2027"),
]
rows, above = [], None
for n, (over, what, who, when) in enumerate(GARDENS, 1):
    rows += [over] * (over is not None and over != above) + [f"{n}. {what}", who, when]
    above = over
text("empty-column", "\n\n".join(["Appendix 2 What the gardens will do", "ACTIONS", "RESPONSIBILITY", "TIMEFRAME", "RESOURCES"] + rows) + "\n",
     sections=[theme(name, *(act(what, who, when, ref=str(n)) for n, (over, what, who, when) in enumerate(GARDENS, 1) if over == name))
               for name in (None, "OPENING THE GATES")])

# ---- Blocks of labels: a number first, a label of two parts, letters of notes

HARBOUR = [
    ("Harbour masters will keep a list of who asked for a berth and was refused.", "Sept. 30, 2027", "Open"),
    ("The pilots will write out how a berth is given, in three languages.", "January 15, 2028", "Open"),
    ("Harbour masters will train the night watch with the seamen's mission.", "January 15, 2028", "Closed"),
]
text("blocks-of-labels", "WHAT THE HARBOUR ANSWERS TO THE AUDITOR\n\n" + "\n".join(
    f"Rec. No.: {n}\nAction to correct it: Done or agreed: {what}\nExpected completion date: {when}\nCost: none\n"
    f"Settled:a Yes or no: Yes\nOpen or closedb: {state}\n" for n, (what, when, state) in enumerate(HARBOUR, 1)),
    sections=[theme(None, *(act(what, None, when, state, ref=str(n)) for n, (what, when, state) in enumerate(HARBOUR, 1)))])

text("first-in-its-block", "Follow-up of the visit\n\n" + "\n".join(
    f"Source: {source}\nAction: {what}\nOwner: {who}\nBy when: {when}\n" for source, what, who, when in (
        ("Report, page 4", "Mend the ramp at the side door", "Head of Estates", "May 2027"),
        ("Report, page 9", "Train the front desk to greet every caller", "Office Manager", "June 2027"),
        ("Letter of a parent", "Print the forms in large letters", "Print Room", "July 2027"))),
    sections=[theme(None, *(dict(act(what, who, when), other={"Source": source}) for source, what, who, when in (
        ("Report, page 4", "Mend the ramp at the side door", "Head of Estates", "May 2027"),
        ("Report, page 9", "Train the front desk to greet every caller", "Office Manager", "June 2027"),
        ("Letter of a parent", "Print the forms in large letters", "Print Room", "July 2027"))))])

# ---- Points beneath plain lines, one of them without a value

FERRY = [
    ("Report on how many ramps were out of order.", "3", "Open board, 4 May, 6.1, Ramps", "DoE", "06.07.2027", "Counted since June."),
    ("Assurance that crews are trained to help wheelchair users", "4", "Open board, 4 May, 6.2, Crews", "DoP", "06.07.2027 07.09.2027",
     "06.07.2027: Three crews of five."),
    ("Ask riders of colour about the night boats", "7", "Open board, 4 May, 9, Riders", "DoE", "07.09.2027", ""),
]
POINTS = ("Reference", "Source (paper/date/action)", "Lead", "Due date", "Status")
SECTIONS = [act(what, who, when, done or None, ref=n) for what, n, _, who, when, done in FERRY]
text("points-of-a-tracker", "Open actions of the ferry board\nFor the open board of 06.07.2027\n" + "".join(
    what + "\n" + "".join(f"- {label}: {value}".rstrip() + "\n" for label, value in zip(POINTS, facts)) for what, *facts in FERRY),
    sections=[theme(None, *SECTIONS)])
html("points-under-lines.html", "<h1>Open actions of the ferry board</h1>" + "".join(
    f"<p>{what}</p><ul>" + "".join(f"<li>{label}: {value}</li>" for label, value in zip(POINTS, facts)) + "</ul>" for what, *facts in FERRY))
gold("points-under-lines", sections=[theme(None, *SECTIONS)])

# ---- Columns set with spaces: headings of two lines, months over rows that are longer than the first column is wide

MINES = [
    ("June 2027", "06.1", "Fair rotas", "Rest days of faith to be shown on the rota", "AB", "July", "9 Sep", "Moved for"),
    ("June 2027", "06.4", "Showers", "Set a date for showers with doors", "CD", "30 Oct", "", "Not due"),
    ("February 2027", "02.3", "Helmets", "Helmets to be bought that fit over scarves and braids", "AB", "4.8.27", "", "Begun"),
    ("January 2027", "01.9", "Wages", "Look at the wages of those who came from agencies", "EF", "1 June", "2 Aug", "Not due"),
]
FORM = " {:<8}{:<13}{:<56}{:<8}{:<10}{:<10}{}".format
lines, above = [FORM("NO", "PAPER", "ACTION", "LEAD", "TARGET", "NEW", "STATUS/"), FORM("", "", "", "", "DATE", "DATE", "COMMENT")], None
for month, *cells in MINES:
    lines += [f" {month}"] * (month != above) + [FORM(*cells)]
    if cells[-1] == "Moved for":
        lines.append(FORM("", "", "", "", "", "", "lack of time"))
    above = month
text("months-over-rows", "Actions of the mine's board\n\n" + "\n".join(line.rstrip() for line in lines) + "\n", sections=[
    theme(None, *(act(what, who, new or when, done.replace("Moved for", "Moved for lack of time"), ref=n)
                  for _, n, _, what, who, when, new, done in MINES))])

# ---- Actions over deliverables, where nothing else names a theme: a table of a page, and headings glued over paragraphs

THEATRE = [
    ("7", "Keep a table of players who steer this plan", [
        ("Ask six players to sit at it.", "March 2027", "Stage Manager"), ("Write down what it may decide.", "April 2027", "Director")]),
    ("8", "Give the plan what it needs", [
        ("Name what each house can spend.", "May 2027", "Treasurer"), ("Lend a rehearsal room each month.", "June 2027", "Stage Manager"),
        ("Print what was spent.", "July 2027 and then each year", "Treasurer")]),
    ("9", "Say what became of it", [("Read the account aloud before a play.", "May 2028", "Director")]),
]
SECTIONS = [theme(over, *(act(what, who, when) for what, when, who in acts)) for _, over, acts in THEATRE]
html("actions-that-span.html", "<h1>Every player on our stage</h1><table><tr><th>Action<th>Deliverable<th>Timeline<th>Responsibility</tr>" + "".join(
    "<tr>" + (f"<td rowspan={len(acts)}>{n}. {over}." if i == 0 else "") + f"<td>{what}<td>{when}<td>{who}</tr>"
    for n, over, acts in THEATRE for i, (what, when, who) in enumerate(acts)) + "</table>")
gold("actions-that-span", sections=SECTIONS)
cells = []
for n, over, acts in THEATRE:
    cells += [f"{n} {over}"] + [cell for what, when, who in acts for cell in (what, when, who)]
text("glued-under-the-plan", "\n\n".join(
    ["The stage", "Reconciliation Action Plan: March 2027 to May 2028", "ActionResponsibilityTimelineDeliverable"] + cells) + "\n", sections=SECTIONS)

# ---- Bars at the ends of cells, which have lines of their own

CHOIR = [
    ("Everyone who wants to can sing with us", [
        ("Hold two evenings without an audition. Take the ‘come as you are’ sheet", "Choir Master", "Summer 2027", "More people stay"),
        ("Put the steps away before each concert", "Caretaker", "Autumn 2027", "Nobody is carried in"),
        ("Look at which feasts fall on concerts. Ask the families", "Choir Master / Chair", "Ongoing", "No concert falls on a feast")]),
    ("Our songs come from the whole town", [
        ("Learn four songs from families of the choir", "Choir Master", "Summer 2027", "Four songs are sung"),
        ("Print the words in the languages they were written in", "Chair", "Spring 2028", "Words hang in the hall")]),
]
lines = ["Aims |", "Actions", "|", "Staff member", "|", "Date", "|", "Success criteria", "|"]
for aim, acts in CHOIR:
    for i, cells in enumerate(acts):
        lines += ([f"{aim} |"] if i == 0 else []) + [f"{cell} |" for cell in cells] + (["|"] if i else [])
text("cells-end-in-bars", "The choir's plan for all\nThat everyone can sing in our town.\n" + "\n".join(lines[:-1]) + "\n",
     sections=[theme(aim, *(act(what, who, when) for what, who, when, _ in acts)) for aim, acts in CHOIR])

# ---- Rows of bars that go on in the next line: before the date, within a cell, and with cells left out that were merged

text("bars-go-on-below", """Management answer and action plan
The canal trust, March 2027
Recommendations | Actions | Responsible manager (title) |
Planned start and completion dates |
---|---|---|---|
1. The trust should know who walks along its canals and who does not. | Agreed. |
||
1a. Count walkers at six locks in each season. | Head of Towpaths with the wards |
Start date: June 2027 Completion date: May 2028 |
|
1b. Print what was counted, by ward. | Start date: May 2028 Completion date: July 2028 |
||
2. The trust should mend the paths that wheelchairs cannot pass. | Agreed. | ||
2a. Lay the eastern path with a hard surface. | Engineer, Works | Start date: March 2027 Completion date: October 2027 |
|
""", sections=[theme(
    None,
    dict(ref="1a", **act("Count walkers at six locks in each season.", "Head of Towpaths with the wards", "May 2028"), other={"Start date": "June 2027"}),
    dict(ref="1b", **act("Print what was counted, by ward.", "Head of Towpaths with the wards", "July 2028"), other={"Start date": "May 2028"}),
    dict(ref="2a", **act("Lay the eastern path with a hard surface.", "Engineer, Works", "October 2027"), other={"Start date": "March 2027"}),
    recommendations=[{"ref": "1", "text": "The trust should know who walks along its canals and who does not."},
                     {"ref": "2", "text": "The trust should mend the paths that wheelchairs cannot pass."}])])

text("bars-around-lists", """WHAT THE LIGHTHOUSES WILL DO
Actions | Desired Results | Timelines | Responsibility | Supporting Partners |
L4. Tell the islanders what became of their words. | We tell them each year:
- We print a sheet in both languages.
| By 30 June, annually | Keeper of Records | |
- We read it aloud at the fair.
| Every second year, June 2027 and June 2029 |
L5. Hire from the islands. | We post jobs where islanders read them:
- We hang them in the ferry and the shop
| March annually | Keeper of Stores | Ferry Company
Island Shop |
- We teach two apprentices from the islands.
| September 2028 |
L6. Look at this plan again. | We have a new plan before this one ends.
| 6 months before it ends | Keeper of Records | Ferry Company |
""", sections=[
    theme("L4. Tell the islanders what became of their words", act("We tell them each year:\n- We print a sheet in both languages.", "Keeper of Records", "By 30 June, annually"),
          act("- We read it aloud at the fair.", "Keeper of Records", "Every second year, June 2027 and June 2029")),
    theme("L5. Hire from the islands", act("We post jobs where islanders read them:\n- We hang them in the ferry and the shop", "Keeper of Stores", "March annually"),
          act("- We teach two apprentices from the islands.", "Keeper of Stores", "September 2028")),
    theme("L6. Look at this plan again", act("We have a new plan before this one ends.", "Keeper of Records", "6 months before it ends"))])

# ---- Letters that count the rows, headings with notes, a cell over two lines

text("lettered-under-notes", "\n\n".join([
    "PANEL RECOMMENDATIONS: ACTION AND IMPLEMENTATION PLAN", "The panel met on 7 January 2027.", "Recommendation[i]", "Cabinet", "Member[ii]",
    "Response[iii]\n\n ", "Timetable[iv]", "Lead Officer[v]",
    "a)    That benches with arms be set along the walk from the station to the square, so that people who tire can rest;\n\n ",
    "Councillor Osei/ The Mayor", "Agreed, a first ten are ordered", "To be set up by", "30 April 2027", "Ruth Adler",
    "b)    That the market traders be asked which days of rest they keep before the days of the market are moved;\n\n ",
    "Councillor Osei/ The Mayor", "Agreed", "Completed", "Ruth Adler",
    "c)    That street names be written in the three languages most spoken there; and\n\n ",
    "Councillor Osei/ The Mayor", "Agreed. Signs are being cut.", "Completed", "Ruth Adler",
    "d)    That lamps in the underpass be mended within a day.\n\n ",
    "Councillor Osei/ The Mayor", "Agreed", "Completed", "Ruth Adler",
    "Notes on this form", "[i] As they stand in the report of the panel."]) + "\n", sections=[theme(
        None,
        act("That benches with arms be set along the walk from the station to the square, so that people who tire can rest;", "Ruth Adler",
            "To be set up by 30 April 2027"),
        act("That the market traders be asked which days of rest they keep before the days of the market are moved;", "Ruth Adler", "Completed"),
        act("That street names be written in the three languages most spoken there; and", "Ruth Adler", "Completed"),
        act("That lamps in the underpass be mended within a day.", "Ruth Adler", "Completed"))])

# ---- A date that names no time

text("when-the-need-arises", """Access plan of the chapel school

Activities including timescale:

  • Keep a place for wheelchairs in the front row of the hall – September 2027 to July 2028
  • Write letters to families in large print or in other languages. – When the need arises
  • Look at the ways from the gate to the doors each term – Ongoing
  • Seat pupils so that each can see the teacher speak – September 2027 to July 2028
""", sections=[theme(None, act("Keep a place for wheelchairs in the front row of the hall", None, "September 2027 to July 2028"),
                     act("Write letters to families in large print or in other languages.", None, "When the need arises"),
                     act("Look at the ways from the gate to the doors each term", None, "Ongoing"),
                     act("Seat pupils so that each can see the teacher speak", None, "September 2027 to July 2028"))])
