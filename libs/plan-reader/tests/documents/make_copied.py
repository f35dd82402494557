#!/usr/bin/env python3
"""Writes invented texts as published plans look once a page or a document of theirs was copied, each with its gold reading, made
before any was read: python3 make_copied.py"""
from make_lists import act, gold, theme
from make_pasted import text


# ---- 1. Bars out of a web page: a cell merged over rows stands in the first alone, and long rows go over two lines

def slipped_bars():
    text("slipped-bars.txt", """
Harrowdene Library Service: reconciliation and belonging plan

Governance

Action | Deliverable | Timeline | Responsibility |
1. Keep a working group that steers this plan. | Invite members of three community groups to join. | July 2026 July 2027 |
Library Champion |
Write down what the group may decide and tell all branches. | September 2026 | Chief Librarian | |
The group meets six times a year to see how the plan goes. | Dates are set each January in 2027 and 2028 | Library Champion | |
2. Give the plan what it needs. | Each branch names somebody who carries its part of the work. | December 2026 June 2027 |
Chief Librarian |
Count twice a year what was done and write it into the plan. | December 2026 June 2027 |
Chief Librarian | |
Publish what was spent beside what was planned. | August 2027 | Finance Partner | |
""")
    gold("slipped-bars", sections=[theme(
        "Governance",
        act("Invite members of three community groups to join.", "Library Champion", "July 2026 July 2027"),
        act("Write down what the group may decide and tell all branches.", "Chief Librarian", "September 2026"),
        act("The group meets six times a year to see how the plan goes.", "Library Champion", "Dates are set each January in 2027 and 2028"),
        act("Each branch names somebody who carries its part of the work.", "Chief Librarian", "December 2026 June 2027"),
        act("Count twice a year what was done and write it into the plan.", "Chief Librarian", "December 2026 June 2027"),
        act("Publish what was spent beside what was planned.", "Finance Partner", "August 2027"),
    )])


# ---- 2. The same with a heading over two columns, and letters before the deliverables

def bars_over_two():
    text("bars-over-two.txt", """
Saltway Church Schools: living well together

Respect

Action | Deliverable | Timeline | Responsibility | Progress | |
---|---|---|---|---|---|
4. | Learn from the families of the coast | (a) Ask two elders to speak at each school | October 2026 | Plan Officer | Both have spoken at three schools so far. |
(b) Name rooms in the old words for them | November 2026 | Plan Officer | Two names are agreed. | ||
(c) Put stories of the coast on the shelves of each library | December 2026 | Head of Libraries | Lists were drawn up with elders. | ||
5. | Mark the days that matter | (a) Hold a breakfast in the week of the coast | May 2027 | Chair of Governors | A hall is booked. |
(b) Tell staff of the days in the calendar they share | June 2027 | Chair of Governors | | ||
""")
    gold("bars-over-two", sections=[theme(
        "Respect",
        act("Ask two elders to speak at each school", "Plan Officer", "October 2026", "Both have spoken at three schools so far."),
        act("Name rooms in the old words for them", "Plan Officer", "November 2026", "Two names are agreed."),
        act("Put stories of the coast on the shelves of each library", "Head of Libraries", "December 2026", "Lists were drawn up with elders."),
        act("Hold a breakfast in the week of the coast", "Chair of Governors", "May 2027", "A hall is booked."),
        act("Tell staff of the days in the calendar they share", "Chair of Governors", "June 2027"),
    )])


# ---- 3. Two columns of a web page, each row in one line

def dated_lines():
    text("dated-lines.txt", """
Equality objectives 2026

Our objectives for 2026 to 2029 follow from what people told us.

Objective one

We will look like the towns we serve, at every grade.

Action Target date
Our figures on who applies and who is chosen are read each quarter, and what they show is acted on. December 2026
More of those who start come from the towns around the yard. March 2027

Objective two

We will help all who work here to grow.

Action Target date
Every manager has learnt how to chair a fair panel. This goes on after the first year. March 2027
A mentoring scheme is tried out with staff of colour first (thirty pairs), and then widened. January 2027
""")
    gold("dated-lines", sections=[
        theme("We will look like the towns we serve, at every grade.",
              act("Our figures on who applies and who is chosen are read each quarter, and what they show is acted on.", None, "December 2026"),
              act("More of those who start come from the towns around the yard.", None, "March 2027")),
        theme("We will help all who work here to grow.",
              act("Every manager has learnt how to chair a fair panel. This goes on after the first year.", None, "March 2027"),
              act("A mentoring scheme is tried out with staff of colour first (thirty pairs), and then widened.", None, "January 2027")),
    ])


# ---- 4. Objectives under their themes and nothing beneath them

def counted_objectives():
    text("counted-objectives.txt", """
Race Equality Action Plan

Eight objectives sit under three themes. More detailed actions sit under each of them.

Themes and objectives

Strengthening how we lead

Objective 1: Build what leaders know and can do about racism

Objective 2: Give staff a say in what is decided

Objective 3: Set up a race equality board

Making work safe

Objective 4: Mend how grievances are heard

Objective 5: Stand by staff who are harmed for who they are

Seeing what is there

Objective 6: Measure and tell what our work changes

Objective 7: Teach teams to read figures

Objective 8: Ask better questions in our surveys
""")
    gold("counted-objectives", sections=[
        theme("Strengthening how we lead", act("Build what leaders know and can do about racism"), act("Give staff a say in what is decided"), act("Set up a race equality board")),
        theme("Making work safe", act("Mend how grievances are heard"), act("Stand by staff who are harmed for who they are")),
        theme("Seeing what is there", act("Measure and tell what our work changes"), act("Teach teams to read figures"), act("Ask better questions in our surveys")),
    ])


# ---- 5. One cell a line, cells with lines of their own under a first that names them, and a blank line for an empty cell

HEADINGS = ["Activity", "Lead", "Target date", "What has been achieved so far?"]
PLAN = [
    ("A Fair Start", [
        ["Nurseries and Play"],
        ["Write to all nurseries about what we expect of them", "Nursery Board", "Completed May 2026.", ""],
        ["Ask every nursery how it talks with families about race", "Nursery Board", "December 2026 and ongoing.", ""],
        ["Shared promise on how to answer racist words - it goes to all nurseries", "Mira Oduya / Piet Lang in conjunction with Schools (Ana Bell)", "March 2027",
         "To support this we have met all nurseries, and we have drawn up:\na promise that families can read (a draft that is out for comment)\nguidance for those who lead rooms (under way)\na form on which to say what happened (a draft)"],
        ["Schools and Learning (SL)"],
        ["Make sure that a complaint about racism is heard by somebody from outside", "SL Board and Jon Reed", "Complete during 26/27 and tell of it in the yearly report.", ""],
        ["Talk about racism when pupils raise it, and say what was done", "SL Board", "",
         "A session was held for all heads on 12/09/2026\nA whole day took place on 5/10/26 where heads planned how to talk with families. It helped."],
        ["Further develop the parents' school so that more of them go on to paid work", "Sofia Jones, Play", "Ongoing", ""],
        ["Meaningful ways to see other work and be seen\nReview the whole of the mentoring scheme. We ask whether mentors could earn a certificate.\nResources being written (still talked over)\nShort course on how to step in (three were tried out)", "Elin Andrews, SL\nHR teams", "January 2027", ""],
        ["Visitors from many walks of life into all schools", "Jana Holt, SL", "January 2027", ""],
    ]),
    ("Care and Learning", [
        ["Nurseries and Play"],
        ["Every team to read its own figures and see who is missing", "Nursery Board", "Underway – completion by March 2027", ""],
        ["Social Work"],
        ["Anti-racism course for all", "Social Work Board", "Ongoing.", "Leaders have taken part in three days led by Dr Ines Mora."],
        ["Training that colleagues asked for\nLooking at who comes into care and why, with a close reading of all figures and what they tell us.", "SW Board", "Practice week w/b 16 November to see whether our work shows more of what we learnt.",
         "Session held with a trainer from outside that will be joined with the one for adult care.\nOpenly talk of racism when residents raise it. Talk with colleagues too.\nThe Model of Care group, with Sara Brown in the chair, led a meeting on 5/10/26.\nMeeting held, looking at how we talk with families."],
        ["Nurseries and Play"],
        ["A shelf of books and films that anyone may use, and that grows", "Becca Dale, Play", "Completed but ongoing as more people send books.", ""],
        ["Talks led by those who work at the door", "Adele Cole, Play", "Starts 17 November to February 2027", ""],
    ]),
]


def written():
    lines = ["Marlstone Borough Council: Fair Start, action plan - August 2026", "We wrote this plan with the people it is for."]
    for name, rows in PLAN:
        lines += [name, "The table below shows what each service does about it:", *HEADINGS]
        for row in rows:
            lines += row
    return "\n".join(lines)


def sections():
    for name, rows in PLAN:
        services = []
        for row in rows:
            if len(row) == 1:
                services.append({"service": row[0], "activities": []})
                continue
            services[-1]["activities"].append(act(*(cell or None for cell in row)))
        yield {"theme": name, "desired_outcome": None, "corporate_recommendations": [], "services": services}


def cells_with_lines():
    text("cells-with-lines.txt", written())
    gold("cells-with-lines", sections=list(sections()))


# ---- 6. Headings glued together over blocks that come as what, when, who

def glued_blocks():
    text("glued-blocks.txt", """
Plan for belonging: July 2026 to July 2027

Governance

ActionResponsibilityTimelineDeliverable

13 Keep a working group that steers this plan.

Form a group of ten from all courts.

September 2026

Plan Champions

Write down what the group may decide.

September 2026

Director, People and Culture

14 Give the plan what it needs.

Name what each court can spend.

October 2026

Plan Champions

Ask judges to lead a part of the work.

December 2026

Plan Champions
""")
    gold("glued-blocks", sections=[theme(
        "Governance",
        act("Form a group of ten from all courts.", "Plan Champions", "September 2026"),
        act("Write down what the group may decide.", "Director, People and Culture", "September 2026"),
        act("Name what each court can spend.", "Plan Champions", "October 2026"),
        act("Ask judges to lead a part of the work.", "Plan Champions", "December 2026"),
    )])


# ---- 7. The same in another order, with nothing over the rows

def glued_rounds():
    text("glued-rounds.txt", """
Ferrybank Museum: action plan for race equality, 2026

The collections

TaskOwnerDeadline

Ask families from the islands what our labels leave out.

Head of Collections

October 2026

Write the labels of the harbour rooms anew.

Curator, Harbour

By March 2027

Show who gave each thing, and who took it.

Head of Collections

31 May 2027

The visitors

TaskOwnerDeadline

Open one evening a month to those who work by day.

Visitor Team

From September 2026

Pay guides from the towns around us.

Director

April 2027
""")
    gold("glued-rounds", sections=[
        theme("The collections",
              act("Ask families from the islands what our labels leave out.", "Head of Collections", "October 2026"),
              act("Write the labels of the harbour rooms anew.", "Curator, Harbour", "By March 2027"),
              act("Show who gave each thing, and who took it.", "Head of Collections", "31 May 2027")),
        theme("The visitors",
              act("Open one evening a month to those who work by day.", "Visitor Team", "From September 2026"),
              act("Pay guides from the towns around us.", "Director", "April 2027")),
    ])


# ---- 8. Two columns of a page under other names, with dates as figures and by month

def dated_actions():
    text("dated-actions.txt", """
Highmere Fire Service equality plan 2026 to 2028

Who we are

Action Deadline
Ask all who left in the last two years what would have kept them 30/09/2026
Count who applies, who is shortlisted and who is chosen (each watch on its own). 31 March 2027
Bring two people from outside onto each panel June 2027

Who we serve

Action Deadline
Visit every home in the five wards with most fires (and ask in the language spoken there) December 2026
Train crews to answer racist words at the door. By May 2027
""")
    gold("dated-actions", sections=[
        theme("Who we are",
              act("Ask all who left in the last two years what would have kept them", None, "30/09/2026"),
              act("Count who applies, who is shortlisted and who is chosen (each watch on its own).", None, "31 March 2027"),
              act("Bring two people from outside onto each panel", None, "June 2027")),
        theme("Who we serve",
              act("Visit every home in the five wards with most fires (and ask in the language spoken there)", None, "December 2026"),
              act("Train crews to answer racist words at the door.", None, "By May 2027")),
    ])


slipped_bars()
bars_over_two()
dated_lines()
counted_objectives()
cells_with_lines()
glued_blocks()
glued_rounds()
dated_actions()
