#!/usr/bin/env python3
"""Writes further invented plans in layouts that published ones have, as pages and as text copied out of them: questions as headings over
lists, cells of several paragraphs between tabs, aims over lists, cards with badges, titles over forms, cells between slashes over several
lines, leads below each other, rules among cells of one line each, with their gold readings: python3 make_published_layouts.py"""
import os

from make_lists import HERE, act, gold, html, theme
from make_pasted_layouts import text

# ---- Questions as headings, each over a list, under headings that are what is done

ORCHARDS = [
    ("A. Picking", [
        ("1", "let every villager pick in the old orchards", ["Open the gates on Saturdays.", "Lend ladders with rails."],
         ["Nobody goes home without apples."], ["Autumn."], ["Orchard Wardens.", "Village Hall Committee."]),
        ("2", "teach picking to those who cannot climb", ["Hang nets that can be reached from a chair."], ["More hands at harvest."],
         ["By October 2027."], ["The Cider School."])]),
    ("B. Selling", [
        ("3", "share the stall among all who pick", ["Draw lots each week.", "Write the rota in two languages."], ["Each family sells once a year."],
         ["From May 2027."], ["Market Steward, with the Village Hall Committee."])]),
]
ASKED = ("How shall we do it?", "What will come of it?", "When shall we do it?", "Who will help us do it?")


def asked():
    out = []
    for over, acts in ORCHARDS:
        out.append(f"<h2>{over}</h2>")
        for n, what, *answers in acts:
            out.append(f"<h3>Action {n}: {what}</h3>")
            out += [f"<h4>{q}</h4><ul>" + "".join(f"<li>{a}</li>" for a in said) + "</ul>" for q, said in zip(ASKED, answers)]
    return "<h1>What the orchards will do</h1>" + "".join(out)


html("asked-over-lists.html", asked())
gold("asked-over-lists", sections=[
    theme(over[3:], *(act(what, "\n".join(who), when[0], ref=n) for n, what, _, _, when, who in acts)) for over, acts in ORCHARDS])

CLUBS = [
    ("Objective 1: Everyone can join a club of the miners' hall", ["Ask members which evenings suit them", "Move the choir to the ground floor", "Buy drums that can be felt"],
     "Hall Steward", "July 2027"),
    ("Objective 2: Every member can read what the hall sends out", ["Print the news in large letters", "Read it aloud on the hall's line"], "Secretary", "December 2027"),
]
with open(os.path.join(HERE, "one-for-all.md"), "w", encoding="utf-8") as out:
    out.write("# Equality objectives of the miners' hall\n\n" + "".join(
        f"## {what}\n\n### What we will do\n\n" + "".join(f"- {it}\n" for it in acts) + f"\n### Who will do it\n\n- {who}\n\n### When will we do it\n\n- {when}\n\n"
        for what, acts, who, when in CLUBS))
gold("one-for-all", sections=[theme(what.split(": ")[1], *(act(it, who, when) for it in acts)) for what, acts, who, when in CLUBS])

# ---- Cells of several paragraphs between tabs, and rows that lack the first cell, which is merged with the one above

text("torn-by-paragraphs", """What the lock keepers will do

  AIM  \t WHAT WE WILL DO \t WHO WILL DO IT \t BY WHEN
Boats of every kind get through\tWiden the second gate for broad boats.\tKeepers of the upper lock\t

From

March 2028 

Write the rules of the lock in Dutch and Polish \tClerk – canal office\tOngoing 
Teach keepers to sign the words of the lock. \tSchool for the Deaf

Ines Moor – canal office\tJune 2027 
Walkers can cross\tPut rails along both sides of the top gate \tKeepers of the upper lock\tDecember 2027 
Paint the edge of each step white.\tAll keepers\tOngoing
""", sections=[theme("Boats of every kind get through",
                     act("Widen the second gate for broad boats.", "Keepers of the upper lock", "From\nMarch 2028"),
                     act("Write the rules of the lock in Dutch and Polish", "Clerk – canal office", "Ongoing"),
                     act("Teach keepers to sign the words of the lock.", "School for the Deaf\nInes Moor – canal office", "June 2027")),
               theme("Walkers can cross",
                     act("Put rails along both sides of the top gate", "Keepers of the upper lock", "December 2027"),
                     act("Paint the edge of each step white.", "All keepers", "Ongoing"))])

# ---- An aim on a line of its own over each list, after points that are none

text("aims-over-lists", """Access plan of the night school

Goal: Access plan (with what is read, heard and walked)

In every house:

  • The council of the school saw this plan in March.
  • A log is kept of whoever could not come in

Goal: Everybody who learns at night finds the way in by themselves

  • Those who come late are not left at the gate
  • Nobody waits in the rain.

Activities including timescale:

  • Hang lamps along the lane from the tram – September 2027 to July 2028
  • Paint the doors of each house in its own colour – by Easter 2028

Success Criteria:
Nobody was lost in the yard this year.

Goal: Everybody can read what is handed out

  • Those who read slowly get it before the lesson

Activities including timescale:

  • Print handouts in large letters and on yellow paper – Ongoing
  • Read aloud what is written on the board – Autumn Term 2027

Success Criteria:
Learners say so in May.
""", sections=[theme("Everybody who learns at night finds the way in by themselves",
                     act("Hang lamps along the lane from the tram", None, "September 2027 to July 2028"),
                     act("Paint the doors of each house in its own colour", None, "by Easter 2028")),
               theme("Everybody can read what is handed out",
                     act("Print handouts in large letters and on yellow paper", None, "Ongoing"),
                     act("Read aloud what is written on the board", None, "Autumn Term 2027"))])

# ---- Cards with a number and a badge at their head, and parts that open over one form each

CARDS = [
    (1, "Completed", "The visitors say that the pilots should at once: write down which berths a chair can reach; and"),
    (2, "In progress", "The visitors say that within a year the pilots should: speak with the seamen's missions of both shores."),
    (3, "Not for us", "The visitors say that the pilots should: print the tides in four languages."),
    (4, "Superseded", "The visitors say that by 30 June 2027 the pilots should:share one list of helpers with the harbour."),
]
html("cards-with-badges.html", "<h1>What the visitors asked of the Pilots of Orm Sound</h1><p>4 recommendations</p><h2>Recommendations</h2>" + "".join(
    f'<div class=card><div class=head><span>{n}</span><span class=badge>{state}</span></div><p>{what}</p>'
    f'<div class=foot><a href="/orm">Orm Sound Pilot Service</a></div></div>' for n, state, what in CARDS) + "<p>Gathered from what was published.</p>")
gold("cards-with-badges", sections=[theme(None, *(act(what, "Orm Sound Pilot Service", None, state, ref=str(n)) for n, state, what in CARDS))])

PARTS = [
    ("Reading rooms", [("Doors that stick", "Plane the doors of the reading room", "They swell in the rain.", "Joiners"),
                     ("Quiet hours", "Keep Thursday mornings free of school visits", "Readers asked for it.", "Front Desk"),
                     ("Chairs", "Buy chairs with arms for each of the alcoves", "None has arms today.", "Joiners, with the Friends")]),
    ("Upper floors", [("The lift", "Replace the lift to the map room with a wider one", "It needs money from the county.", "Estates"),
                     ("Large print", "Order one book in five in large print", "The publisher has agreed.", "Buying Team")]),
]
html("titles-over-forms.html", "<h1>Access plan of the county library</h1>" + "".join(f"<section><h2>{over}</h2>" + "".join(
    f'<div><h3><button aria-expanded="false">{title}</button></h3><div><p><strong>Action:</strong> {what}</p><p><strong>Detail:</strong>&nbsp;{more}</p>'
    f'<p><strong>Accountable team(s):</strong> {who}</p></div></div>' for title, what, more, who in forms) + "</section>" for over, forms in PARTS))
gold("titles-over-forms", sections=[theme(over, *(dict(act(what, who), other={"Heading": title, "Detail": more}) for title, what, more, who in forms))
                                    for over, forms in PARTS])

# ---- Cells between slashes that go over several lines, names with numbers between the rows, headings of two columns under one

text("slashes-over-lines", """What the reading rooms will do, 2027 to 2029

Objective / Action(s) / Outcome/PI / Action By / Projected Timescale / Update
1. Readers of every age find a seat that suits them in each of the rooms
Seats in the north room are too low for many / Raise one table in three
Buy cushions that readers may carry / Every reader asked finds a seat
Complaints fall (count 4) / Keeper of Rooms
(North wing) / April 2028 / Two tables are raised. Cushions are ordered from the weavers.
Lamps dazzle those who read with a glass / Turn the lamps of the long hall
Offer lamps that readers can move / All lamps turned by the end of Year 1 / Lamp Warden / March 2028 / The long hall is done.
Objective / Action(s)
2. Books come to those who cannot come to the books
Readers at home are hardly known to us / Ask the nurses of the district whom we miss / Forty readers at home / Head of Lending
Van Driver / First round by May 2028
Second by June 2028 / The van has a ramp.
Requests wait too long at the desk on busy days / Answer each of them within a week of its coming
Write down those we could not meet / None waits longer / Desk Manager / December 2027
""", sections=[theme("Readers of every age find a seat that suits them in each of the rooms",
                     act("Raise one table in three\nBuy cushions that readers may carry", "Keeper of Rooms\n(North wing)", "April 2028",
                         "Two tables are raised. Cushions are ordered from the weavers."),
                     act("Turn the lamps of the long hall\nOffer lamps that readers can move", "Lamp Warden", "March 2028", "The long hall is done.")),
               theme("Books come to those who cannot come to the books",
                     act("Ask the nurses of the district whom we miss", "Head of Lending\nVan Driver", "First round by May 2028\nSecond by June 2028",
                         "The van has a ramp."),
                     act("Answer each of them within a week of its coming\nWrite down those we could not meet", "Desk Manager", "December 2027"))])

# ---- Two leads below each other in a cell of paragraphs; one cell a line with a rule below the headings, under a name with a rule of its own

text("rounds-of-two-leads", "\n\n".join([
    "Caring for the weir", "Plan of the weir: April 2027 to April 2028", "ActionResponsibilityTimelineDeliverable",
    "1 Know those who fish here.", "Ask each of the clubs on the river what their members need.", "May 2027", "Head of Rivers",
    "Write down which banks a chair can reach.", "August 2027", "Bank Wardens\nDirector of Paths",
    "2 Make the banks safe.", "Cut steps into the north bank and hang a rope.", "31 August 2027 and then annually", "Bank Wardens\nHead of Rivers",
    "Hang a board that says where help is.", "October 2027", "Director of Paths", "Photo: the weir in flood.", "Previous page Next page"]) + "\n", sections=[
        theme("Know those who fish here.", act("Ask each of the clubs on the river what their members need.", "Head of Rivers", "May 2027"),
              act("Write down which banks a chair can reach.", "Bank Wardens\nDirector of Paths", "August 2027")),
        theme("Make the banks safe.", act("Cut steps into the north bank and hang a rope.", "Bank Wardens\nHead of Rivers", "31 August 2027 and then annually"),
              act("Hang a board that says where help is.", "Director of Paths", "October 2027"))])

text("rules-among-cells", """Ferries for all: plan of the second year
Annex A: Tracker
Priority 1: Travellers hear and see what is announced, on whichever pier they stand |
---|
Objectives
- Nobody misses a boat for want of a loudspeaker
|
Groups that take part: Deaf Club, Pilots |
No |
What |
Timescale |
Who |
Progress |
---|---|---|---|---|
1.1 |
Hang boards on each pier that show what the loudspeakers say |
2027/28 |
Pier Office |
Boards hang on two of the nine piers, and can be read at: http://www.ferries.example/boards |
1.2 |
Write announcements in plain words |
Dec-27 |
Pier Office, with the Deaf Club |
Begun in May.
More is to come. |
1.3 |
Keep asking passengers which words they did not catch |
2027-29 |
|
|
Priority 2: Crews speak with those who travel alone and help them where they ask for it |
---|
Objectives
- Crews know how to offer help
|
Groups that take part: Crews |
No |
What |
Timescale |
Who |
Progress |
---|---|---|---|---|
2.1 |
Train each crew with those who cannot see |
March 2028 |
Crew School |
Two crews are trained. |
2.2 |
Print the rules for guide dogs |
Jun-28 |
All pilots |
|
Contact
Email: boats@ferries.example
Back to top
""", sections=[
    theme("Travellers hear and see what is announced, on whichever pier they stand",
          act("Hang boards on each pier that show what the loudspeakers say", "Pier Office", "2027/28",
              "Boards hang on two of the nine piers, and can be read at: http://www.ferries.example/boards", ref="1.1"),
          act("Write announcements in plain words", "Pier Office, with the Deaf Club", "Dec-27", "Begun in May.\nMore is to come.", ref="1.2"),
          act("Keep asking passengers which words they did not catch", None, "2027-29", ref="1.3")),
    theme("Crews speak with those who travel alone and help them where they ask for it",
          act("Train each crew with those who cannot see", "Crew School", "March 2028", "Two crews are trained.", ref="2.1"),
          act("Print the rules for guide dogs", "All pilots", "Jun-28", ref="2.2"))])

# ---- Labels over two lines with what they say behind the second, and labels that blank lines part from each other

FINDINGS = [
    ("Finding 2027-001 Keys and Cupboards – Great Want of Care in the Keeping of\nKeys Over the Winter",
     "The master agrees that keys were lent to whoever asked for them at the\ngate. From March each key hangs on a numbered hook, and two wardens will\ncount the hooks at dusk.",
     "Mr. Edwin Pryce, Master of\nStores", "03/31/2028", "In progress"),
    ("Finding 2027-002 Bread Accounts", "The bakers will weigh each sack as it comes and write the weight beside the\nname of the carter.",
     "Ms. Oda Lind, Chief Baker", "06/30/2028", "Not started"),
    ("Finding 2027-003 Letters – Want of Care in the Answering\nof Letters", "The clerks have been taught to answer within ten days. A list of what is not\nanswered hangs in the hall.",
     "Chief Clerk; Deputy\nClerk for Letters", "01/15/2028", "Completed"),
]
text("labels-over-two-lines", "Almshouse of Saint Brannoc\nCorrective Action Plan\nYear Ended December 31, 2027\n\n" + "\n\n".join(
    f"{name}\nCorrective Action\nPlan\n{what}\nContact Person\nResponsible {who}\nExpected\nCompletion Date {when}\nStatus {state}"
    for name, what, who, when, state in FINDINGS) + "\n\nPage 3 of 3\n", sections=[
        theme(name.replace("\n", " "), act(what.replace("\n", " "), who.replace("\n", " "), when, state)) for name, what, who, when, state in FINDINGS])

STEPS = [
    ("Reading together", "Read aloud in the hall each Friday before supper.", "Ann Lee", "30 September 2027", "In progress"),
    ("Counting the tills", "Two clerks count the till each night.", "Abel Stone", "1 July 2027", "Completed"),
]
text("labels-parted-by-blanks", "Plan of the workhouse school\n\n" + "".join(
    f"{name}\n\nAction: {what}\n\nOwner: {who}\n\nDeadline: {when}\n\nStatus: {state}\n\n" for name, what, who, when, state in STEPS),
    sections=[theme(name, act(what, who, when, state)) for name, what, who, when, state in STEPS])
