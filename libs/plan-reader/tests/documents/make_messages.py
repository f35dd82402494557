#!/usr/bin/env python3
"""Writes invented texts as people copy them out of messages and pages, each with its gold reading, made before any was read:
python3 make_messages.py"""
from make_lists import act, gold, theme
from make_pasted import text


# ---- 1. A list sent to a group on a phone

def phone():
    text("phone.txt", """
[12/03/2026, 09:14:22] Ines Okoro: Morning all, what we agreed last night 👇
[12/03/2026, 09:14:59] Ines Okoro: 1. Put the pay figures on the intranet - Ravi - by 30 April 2026
[12/03/2026, 09:15:20] Ines Okoro: 2. Ask every team what stops people applying - Lena - May 2026
[12/03/2026, 09:15:48] Ines Okoro: 3. Find a mentor for each new starter - HR - ongoing
[12/03/2026, 09:21:03] Ravi Mole: 👍
""")
    gold("phone", sections=[theme(None,
        act("Put the pay figures on the intranet", "Ravi", "by 30 April 2026"),
        act("Ask every team what stops people applying", "Lena", "May 2026"),
        act("Find a mentor for each new starter", "HR", "ongoing"))])


# ---- 2. The rows of a table quoted in the answer to an e-mail

def answer():
    text("answer.txt", """
From: Wren Achebe
Sent: 4 May 2026 10:12
To: Equality leads
Subject: RE: Race equality actions for the spring

Thanks, all fine by me. Please go ahead.

Wren

> Dear all,
> these are the actions that we are to agree:
>
> Action | Lead | By when
> Publish the ethnicity pay gap by grade | Head of HR | June 2026
> Hold listening circles in every depot | Depot Managers | Quarterly
> Check the wording of all adverts | Recruitment Team | September 2026
""")
    gold("answer", sections=[theme(None,
        act("Publish the ethnicity pay gap by grade", "Head of HR", "June 2026"),
        act("Hold listening circles in every depot", "Depot Managers", "Quarterly"),
        act("Check the wording of all adverts", "Recruitment Team", "September 2026"))])


# ---- 3. A page of a web site, copied whole

def whole_page():
    text("whole-page.txt", """
Skip to main content
We use cookies to make this site work better.
Accept all cookies
Reject
Menu
Search
Home
Your council
Equality

Our race equality action plan

Last updated: 3 March 2026

A workforce like the town

Action\tLead\tBy when
Publish the pay gap by ethnicity each year\tHead of People\tMarch 2027
Train every panel chair\tLearning Team\tSeptember 2026

Homes without fear

Action\tLead\tBy when
Answer reports of hate within a day\tHead of Housing\tJune 2026

Was this page helpful?
Yes
No
Share this page
Facebook
Accessibility statement
""")
    gold("whole-page", sections=[theme("A workforce like the town",
        act("Publish the pay gap by ethnicity each year", "Head of People", "March 2027"),
        act("Train every panel chair", "Learning Team", "September 2026")),
        theme("Homes without fear",
        act("Answer reports of hate within a day", "Head of Housing", "June 2026"))])


# ---- 4. A table of a shared document that came as one column, with a number in front of each row

def one_column():
    text("one-column.txt", """
Belonging plan

No
Action
Owner
Due
Status
1
Ask leavers why they go and publish what they say
People Team
June 2026
On track
2
Mixed panels for every post above grade 10
Heads of Service
September 2026
3
Reverse mentoring for the whole of the board
Chief Executive
March 2027
Not started
""")
    gold("one-column", sections=[theme(None,
        act("Ask leavers why they go and publish what they say", "People Team", "June 2026", "On track", ref="1"),
        act("Mixed panels for every post above grade 10", "Heads of Service", "September 2026", ref="2"),
        act("Reverse mentoring for the whole of the board", "Chief Executive", "March 2027", "Not started", ref="3"))])


for write in (phone, answer, whole_page, one_column):
    write()
