#!/usr/bin/env python3
"""Writes invented texts in the forms that people paste, each with its gold reading, made before any was read:
python3 make_pasted.py"""
import os

from make import HERE
from make_lists import act, gold, theme


def full(it, **more):
    return dict(it, **more)


def text(name, words):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as out:
        out.write(words.strip("\n") + "\n")


# ---- 1. Cells parted by slashes: a slash within a word, one within a cell, and rows with a cell left out

def slashes():
    text("slashes.txt", """
Lowmoor Borough Council

Equality action plan 2026 – 2029

Action / By when / Responsible officer / Completed / Outcome
Look over the charter once a year / By end of October 2026 / NB/TW / 14/10/2026 / The charter keeps pace with the law
Tell the scrutiny committee what has changed / By end of December 2026 / NB/TW / Ongoing / Members can ask about it
Charter put before the assembly of residents / By end of June 2026 / Mayor / Agreed on 19/6/2026 / A charter in plain words
Rehearse interviews with every panel / By March 2027 / TW and heads of service / Applicants say that they were heard
Compare pay by ethnicity / grade / By end of June each year / PD / Done in April 2026 / We know where the gap is
Spread word of the charter (letters, posters, website) / By end of May 2026 / NB/TW / Residents know what to ask for
""")
    other = lambda words: {"other": {"Outcome": words}}
    gold("slashes", sections=[theme(None,
        full(act("Look over the charter once a year", "NB/TW", "By end of October 2026", "14/10/2026"), **other("The charter keeps pace with the law")),
        full(act("Tell the scrutiny committee what has changed", "NB/TW", "By end of December 2026", "Ongoing"), **other("Members can ask about it")),
        full(act("Charter put before the assembly of residents", "Mayor", "By end of June 2026", "Agreed on 19/6/2026"), **other("A charter in plain words")),
        full(act("Rehearse interviews with every panel", "TW and heads of service", "By March 2027"), **other("Applicants say that they were heard")),
        full(act("Compare pay by ethnicity / grade", "PD", "By end of June each year", "Done in April 2026"), **other("We know where the gap is")),
        full(act("Spread word of the charter (letters, posters, website)", "NB/TW", "By end of May 2026"), **other("Residents know what to ask for")))])


# ---- 2. One cell a line, with a blank line between all cells and within a list in a cell

def blank_lines():
    cells = ["Equality objectives", "What follows is how we mean to reach them:", "Action plan", "A school for every family",
             "Targets", "Strategies", "Timescale", "Responsibility", "Success criteria",
             "Welcome packs for families who are new to English", "Packs in four languages:", "- Days and times", "- Uniform", "- Whom to ask",
             "September 2026 - July 2027", "Admissions Officer", "Families settle in. Nobody misses a first day.",
             "Replace the notices at the gate with ones that\npeople can follow by pictures", "Draw them with Year 6", "December 2026", "Caretaker", "Nobody is lost on open days",
             "Count who joins which club", "Registers of each term", "March 2027", "Headteacher", "Clubs mirror the school"]
    text("blank-lines.txt", "\n\n".join(cells))
    other = lambda how, measure: {"other": {"Strategies": how, "Success criteria": measure}}
    gold("blank-lines", sections=[theme("A school for every family",
        full(act("Welcome packs for families who are new to English", "Admissions Officer", "September 2026 - July 2027"), **other("Packs in four languages:\n- Days and times\n- Uniform\n- Whom to ask", "Families settle in. Nobody misses a first day.")),
        full(act("Replace the notices at the gate with ones that people can follow by pictures", "Caretaker", "December 2026"), **other("Draw them with Year 6", "Nobody is lost on open days")),
        full(act("Count who joins which club", "Headteacher", "March 2027"), **other("Registers of each term", "Clubs mirror the school")))])


# ---- 3. Numbered objectives under themes, with neither lead nor date

def objectives():
    themes = {"Answering for what we do": ["Give each director a promise to keep", "Pay the chairs of staff networks for their time", "Open our books to a residents’ jury", "Publish what went wrong"],
              "Work without fear": ["Hear complaints within a month", "Walk with those who were abused at the counter", "Ask suppliers how they treat their staff", "Take names off every shortlist"],
              "Learning from each other": ["Pair every director with a junior colleague", "Teach the history of our own county", "Talk about race in every appraisal", "Listen to those who leave"],
              "Serving every community": ["Know who uses our services", "Work with community groups", "Plan with residents", "Translate what matters most"]}
    lines, n, sections = ["Race equality plan", "There are four themes. What is done under each objective stands in a document of its own.", "Themes and objectives"], 0, []
    for name, all_of in themes.items():
        lines.append(name)
        acts = []
        for words in all_of:
            n += 1
            lines.append(f"Objective {n}: {words}")
            acts.append(act(words, ref=str(n)))
        sections.append(theme(name, *acts))
    text("objectives.txt", "\n\n".join(lines))
    gold("objectives", sections=sections)


# ---- 4. Items with lead and date behind dashes; one that has a dash in its sentence

def dashed_items():
    text("dashed-items.txt", """
Our promises on race equality

Leadership
1. Name a trustee who answers for race equality – Chair of Trustees – May 2027
2. Show the trustees the figures each quarter – Clerk to the Trustees – from July 2027
3. Sit in on a reverse mentoring session – all directors – December 2027

Recruitment
4. Have two outside members on each panel for senior posts – Recruitment Manager – ongoing
5. Hide names until the interview – Recruitment Manager – Q3 2027/28
6. Rewrite adverts – words, pictures and places – with the staff networks – Communications Manager – March 2028
""")
    gold("dashed-items", sections=[
        theme("Leadership",
              act("Name a trustee who answers for race equality", "Chair of Trustees", "May 2027", ref="1"),
              act("Show the trustees the figures each quarter", "Clerk to the Trustees", "from July 2027", ref="2"),
              act("Sit in on a reverse mentoring session", "all directors", "December 2027", ref="3")),
        theme("Recruitment",
              act("Have two outside members on each panel for senior posts", "Recruitment Manager", "ongoing", ref="4"),
              act("Hide names until the interview", "Recruitment Manager", "Q3 2027/28", ref="5"),
              act("Rewrite adverts – words, pictures and places – with the staff networks", "Communications Manager", "March 2028", ref="6"))])


# ---- 5. Lead and date in brackets at the end of a sentence, in either order and with several marks between them

def bracketed():
    text("bracketed.txt", """
Race equality pledge

Theme 1: Who works here
We will advertise every vacancy in the places where young people look (People Director, by March 2027).
We will ask apprentices to teach superintendents what they do not see (Leadership & Skills Manager, September 2026).
We will print our pay gap by ethnicity every year (Finance Director, annually in May).
We will give every new starter a buddy (by June 2026; People Director).

Theme 2: Whom we serve
We will sit down with families in each ward once a quarter (Chief Superintendent Local Policing, ongoing).
We will show the films of searches to a panel of residents (Supt Response, from May 2026).
We will visit every school in the borough (primary and secondary) [Lead: Schools Team – By: July 2027].
We will answer each complaint about racism within ten days (Complaints Manager).
""")
    gold("bracketed", sections=[
        theme("Who works here",
              act("We will advertise every vacancy in the places where young people look", "People Director", "by March 2027"),
              act("We will ask apprentices to teach superintendents what they do not see", "Leadership & Skills Manager", "September 2026"),
              act("We will print our pay gap by ethnicity every year", "Finance Director", "annually in May"),
              act("We will give every new starter a buddy", "People Director", "by June 2026")),
        theme("Whom we serve",
              act("We will sit down with families in each ward once a quarter", "Chief Superintendent Local Policing", "ongoing"),
              act("We will show the films of searches to a panel of residents", "Supt Response", "from May 2026"),
              act("We will visit every school in the borough (primary and secondary)", "Schools Team", "July 2027"),
              act("We will answer each complaint about racism within ten days", "Complaints Manager"))])


# ---- 6. "Objective 1" on a line of its own, what it is on the next, and who and when below the actions

def objective_lines():
    text("objective-lines.txt", """
Equality objectives 2026 to 2030

Objective 1
To make sure that no group of pupils is excluded more often than another.
Actions we will take:
- Count exclusions each half-term by ethnic group
- Meet the family before any exclusion
Who will be responsible: Deputy Head (Pastoral)
By when: July 2027
How we will know: no group stands out two years running

Objective 2
To teach books by writers from every continent.
Actions we will take:
- Replace a third of the set books
Who will be responsible: Head of English
By when: Ongoing
How we will know: pupils name writers whom they chose themselves
""")
    who, know = "Deputy Head (Pastoral)", {"other": {"How we will know": "no group stands out two years running"}}
    gold("objective-lines", sections=[
        theme("To make sure that no group of pupils is excluded more often than another",
              full(act("Count exclusions each half-term by ethnic group", who, "July 2027"), **know),
              full(act("Meet the family before any exclusion", who, "July 2027"), **know)),
        theme("To teach books by writers from every continent",
              full(act("Replace a third of the set books", "Head of English", "Ongoing"), **{"other": {"How we will know": "pupils name writers whom they chose themselves"}}))])


# ---- 7. Bars between cells, and cells over several lines

def broken_bars():
    text("broken-bars.txt", """
Equality objectives
Equality objectives 2026-30 | |||
Action | Strategies | Timescale | Success criteria |
Read the equality plan aloud at assemblies and at parents’ evenings |
|
At once, and all the time | Pupils can say what it promises. |
Cook, sing and act from four continents in the course of a year |
|
Ongoing | Families come to see it
Pupils bring recipes from home |
Ask why some pupils stay away on Fridays |
Compare with the trust’s other schools |
September 2027 | Families are rung on Thursday
Fridays are as full as Mondays |
Hang greetings in every language of the school |
|
Ongoing |
""")
    other = lambda words: {"other": {"Success criteria": words}}
    gold("broken-bars", sections=[theme(None,
        full(act("Read the equality plan aloud at assemblies and at parents’ evenings", None, "At once, and all the time"), **other("Pupils can say what it promises.")),
        full(act("Cook, sing and act from four continents in the course of a year", None, "Ongoing"), **other("Families come to see it\nPupils bring recipes from home")),
        full(act("Ask why some pupils stay away on Fridays", None, "September 2027"), **{"other": {"Strategies": "Compare with the trust’s other schools", "Success criteria": "Families are rung on Thursday\nFridays are as full as Mondays"}}),
        act("Hang greetings in every language of the school", None, "Ongoing"))])


# ---- 8. An e-mail with numbered action points

def email():
    text("email.txt", """
From: Meera Shah
Sent: 12 May 2026 16:40
To: Race equality steering group
Subject: Actions from today’s meeting on the race equality plan

Dear all,

Thank you for coming this morning. These are the actions that we agreed:

AP1 Asha Rao to draft the letter to suppliers by 3 June 2026
AP2 Head of HR to publish the ethnicity pay gap by the end of July 2026
AP3 Tom Bell to invite the youth council to the next meeting
AP4 Communications team to rewrite the web page on hate crime by 30 June 2026

Best wishes,
Meera
""")
    gold("email", sections=[theme(None,
        act("Asha Rao to draft the letter to suppliers by 3 June 2026", "Asha Rao", "by 3 June 2026", ref="AP1"),
        act("Head of HR to publish the ethnicity pay gap by the end of July 2026", "Head of HR", "by the end of July 2026", ref="AP2"),
        act("Tom Bell to invite the youth council to the next meeting", "Tom Bell", ref="AP3"),
        act("Communications team to rewrite the web page on hate crime by 30 June 2026", "Communications team", "by 30 June 2026", ref="AP4"))])


# ---- 9. The notes that a program makes of a meeting

def recap():
    text("recap.txt", """
Race equality steering group

Meeting notes:

Pay gap: The group looked at the figures for 2026 and asked for them by grade.
- The gap grew by two points. Meera said that new grades may explain it.

Follow-up tasks:

Pay gap by grade: Publish the ethnicity pay gap by grade on the intranet. (Asha Rao)
Youth council: Invite the youth council to the next meeting and send it the papers a week before. (Tom Bell, Meera Shah)
Web page: Rewrite the page on reporting hate crime in plain words. (Communications team)
""")
    gold("recap", sections=[theme(None,
        act("Pay gap by grade: Publish the ethnicity pay gap by grade on the intranet.", "Asha Rao"),
        act("Youth council: Invite the youth council to the next meeting and send it the papers a week before.", "Tom Bell, Meera Shah"),
        act("Web page: Rewrite the page on reporting hate crime in plain words.", "Communications team"))])


# ---- 10. What, who and when, three lines each

def triples():
    text("triples.txt", """
Marlow Vale Partnership: what we agreed on race equality

Homes

What: Walk each estate with residents twice a year
Who: Neighbourhood Manager
When: from June 2026

What: Answer reports of hate incidents within a day
Who: Head of Housing
When: by September 2026

Work

Who: Head of HR
What: Offer a guaranteed interview to residents of the three estates
When: January 2027

Who: Economy Team
What: Pay for childcare during training
When: ongoing
""")
    gold("triples", sections=[
        theme("Homes",
              act("Walk each estate with residents twice a year", "Neighbourhood Manager", "from June 2026"),
              act("Answer reports of hate incidents within a day", "Head of Housing", "by September 2026")),
        theme("Work",
              act("Offer a guaranteed interview to residents of the three estates", "Head of HR", "January 2027"),
              act("Pay for childcare during training", "Economy Team", "ongoing"))])


# ---- 11. A heading for each year, with bullets beneath

def years():
    text("years.txt", """
Race equality plan 2026 to 2029

Our people

Year 1 (2026/27)
• Publish the ethnicity pay gap with an action for each cause
• Set up a staff network with a budget of its own
Year 2 (2027/28)
• Review every policy on conduct with the staff network
Year 3 (2028/29)
• Have an outside body check what has changed

Our services

Year 1 (2026/27)
• Record the ethnicity of those who use each service
Year 2 (2027/28)
• Publish who is turned down for help, and why
""")
    y = ["Year 1 (2026/27)", "Year 2 (2027/28)", "Year 3 (2028/29)"]
    gold("years", sections=[
        theme("Our people",
              act("Publish the ethnicity pay gap with an action for each cause", None, y[0]),
              act("Set up a staff network with a budget of its own", None, y[0]),
              act("Review every policy on conduct with the staff network", None, y[1]),
              act("Have an outside body check what has changed", None, y[2])),
        theme("Our services",
              act("Record the ethnicity of those who use each service", None, y[0]),
              act("Publish who is turned down for help, and why", None, y[1]))])


# ---- 12. Blocks of Specific, Measurable, Achievable, Relevant, Time-bound

def smart_blocks():
    text("smart-blocks.txt", """
Thornmere College: equality objectives 2026

Objective 1: Recruitment
Specific: Raise the share of applicants of colour for teaching posts
Measurable: From 9% to 18%
Achievable: Adverts go to two more job boards
Relevant: Four in ten of our students are of colour
Time-bound: By July 2027
Owner: Head of People

Objective 2: Results
Specific: Offer a tutor to every student who falls a grade behind
Measurable: The gap in results is halved
Achievable: Twelve tutors are trained
Relevant: The gap has grown for three years
Time-bound: By August 2028
Owner: Vice Principal (Curriculum)
""")
    def smart(what, lead, date, measure, able, why):
        return full(act(what, lead, date), other={"Measurable": measure, "Achievable": able, "Relevant": why})
    gold("smart-blocks", sections=[
        theme("Recruitment", smart("Raise the share of applicants of colour for teaching posts", "Head of People", "By July 2027", "From 9% to 18%", "Adverts go to two more job boards", "Four in ten of our students are of colour")),
        theme("Results", smart("Offer a tutor to every student who falls a grade behind", "Vice Principal (Curriculum)", "By August 2028", "The gap in results is halved", "Twelve tutors are trained", "The gap has grown for three years"))])


# ---- 13. Copied from a spreadsheet: tabs, and cells in quotes with breaks within

def quoted_cells():
    text("quoted-cells.txt", "Theme\tAction\tOwner\tDue\tUpdate\n"
         "Homes\t\"Walk each estate with residents:\n- in spring\n- in autumn\"\tNeighbourhood Manager\tJun-26\t\"Spring walks held.\n\nAutumn to follow.\"\n"
         "Homes\t\"Put \"\"no to racism\"\" on every tenancy letter\"\tHead of Housing\t30/09/2026\t\n"
         "Work\tOffer a mentor to each apprentice of colour\t\"Head of HR\nEconomy Team\"\tOngoing\t12 of 20 have one\n")
    gold("quoted-cells", sections=[
        theme("Homes",
              act("Walk each estate with residents:\n- in spring\n- in autumn", "Neighbourhood Manager", "Jun-26", "Spring walks held.\n\nAutumn to follow."),
              act("Put \"no to racism\" on every tenancy letter", "Head of Housing", "30/09/2026")),
        theme("Work", act("Offer a mentor to each apprentice of colour", "Head of HR\nEconomy Team", "Ongoing", "12 of 20 have one"))])


# ---- 14. Paragraphs, each with a line beneath that says who owns it

def footers():
    text("footers.txt", """
Fellside Trust: how we will act on the race equality review

1. Culture

We will ask everybody who leaves about racism at work, and the board will read what they say twice a year.
Action owner: Director of People. Due: October 2026.

Every manager will hold one conversation a year about race with their team. We will train them for it first.
Action owner: Heads of Department. Due: by March 2027.

2. Care

We will check pain relief on every ward by ethnicity and put right what we find.
Action owner: Chief Nurse. Due: December 2026.
""")
    gold("footers", sections=[
        theme("Culture",
              act("We will ask everybody who leaves about racism at work, and the board will read what they say twice a year.", "Director of People", "October 2026"),
              act("Every manager will hold one conversation a year about race with their team. We will train them for it first.", "Heads of Department", "by March 2027")),
        theme("Care", act("We will check pain relief on every ward by ethnicity and put right what we find.", "Chief Nurse", "December 2026"))])


# ---- 15. Markdown as a program writes it, pasted as text: bold labels, and a number in the bold label of the action

def starred():
    text("starred.txt", """
# Race equality action plan

## Theme 1: Leadership

**Action 1:** Publish who sits on each board by ethnicity
**Lead:** Company Secretary
**Timescale:** By June 2027
**Success measure:** Three boards of five mirror the town

**Action 2:** Give each director a mentor from another background
**Lead:** Director of People
**Timescale:** From September 2027
**Success measure:** Every director has met theirs four times

## Theme 2: Suppliers

**Action 3:** Ask each bidder for figures on race and pay
**Lead:** Head of Procurement
**Timescale:** Ongoing
**Success measure:** Nine bids of ten hold them
""")
    other = lambda words: {"other": {"Success measure": words}}
    gold("starred", sections=[
        theme("Leadership",
              full(act("Publish who sits on each board by ethnicity", "Company Secretary", "By June 2027", ref="1"), **other("Three boards of five mirror the town")),
              full(act("Give each director a mentor from another background", "Director of People", "From September 2027", ref="2"), **other("Every director has met theirs four times"))),
        theme("Suppliers",
              full(act("Ask each bidder for figures on race and pay", "Head of Procurement", "Ongoing", ref="3"), **other("Nine bids of ten hold them")))])


# ---- 16. A list to tick off, with the one in charge behind an at sign

def check_list():
    text("check-list.txt", """
Race equality: to do

Recruitment
☐ Rewrite the advert for apprentices @Nia Beynon 3 May 2027
☑ Ask two outside members to join each panel @Tom Bell 14 March 2027
☐ Tell those who were not chosen why @Recruitment Team 30 June 2027

Complaints
☐ Answer each complaint within ten days @Customer Services
☑ Translate the form into five languages @Web Team 1 February 2027
""")
    gold("check-list", sections=[
        theme("Recruitment",
              act("Rewrite the advert for apprentices", "Nia Beynon", "3 May 2027"),
              full(act("Ask two outside members to join each panel", "Tom Bell", "14 March 2027"), status="complete"),
              act("Tell those who were not chosen why", "Recruitment Team", "30 June 2027")),
        theme("Complaints",
              act("Answer each complaint within ten days", "Customer Services"),
              full(act("Translate the form into five languages", "Web Team", "1 February 2027"), status="complete"))])


# ---- 17. One line for each action, its labels in capitals and parted by commas or full stops

def shouted_labels():
    text("shouted-labels.txt", """
Anti-racism plan of the Marlow Vale Housing Partnership

HOMES
ACTION: Ring every tenant who reported abuse. OWNER: Tenancy Team. DEADLINE: within two days. STATUS: In place
ACTION: Put cameras where abuse was reported. OWNER: Estates Manager. DEADLINE: October 2027. STATUS: Delayed

WORK
ACTION: Offer a trainee post on each building site. OWNER: Development Manager. DEADLINE: January 2028. STATUS: Not started
""")
    gold("shouted-labels", sections=[
        theme("HOMES",
              act("Ring every tenant who reported abuse", "Tenancy Team", "within two days", "In place"),
              act("Put cameras where abuse was reported", "Estates Manager", "October 2027", "Delayed")),
        theme("WORK", act("Offer a trainee post on each building site", "Development Manager", "January 2028", "Not started"))])


# ---- 18. A chat in which actions are called so

def chat():
    text("chat.txt", """
Race equality working group

[12/05/2027, 10:02] Meera Shah: Thanks all for coming this morning
[12/05/2027, 10:03] Meera Shah: ACTION: Tom Bell to book the hall for the open evening by 3 June 2027
[12/05/2027, 10:05] Tom Bell: will do
[12/05/2027, 10:07] Meera Shah: ACTION: Asha Rao to send the letter to the mosques and the gurdwara
[12/05/2027, 10:09] Nia Beynon: can I help with that?
[12/05/2027, 10:11] Meera Shah: ACTION: Communications team to print the flyers in four languages by 20 May 2027
""")
    gold("chat", sections=[theme(None,
        act("Tom Bell to book the hall for the open evening by 3 June 2027", "Tom Bell", "by 3 June 2027"),
        act("Asha Rao to send the letter to the mosques and the gurdwara", "Asha Rao"),
        act("Communications team to print the flyers in four languages by 20 May 2027", "Communications team", "by 20 May 2027"))])


if __name__ == "__main__":
    for one in (slashes, blank_lines, objectives, dashed_items, bracketed, objective_lines, broken_bars,
                email, recap, triples, years, smart_blocks, quoted_cells, footers, starred, check_list, shouted_labels, chat):
        one()
