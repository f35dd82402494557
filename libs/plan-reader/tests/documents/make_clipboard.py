#!/usr/bin/env python3
"""Writes invented texts as the clipboards of Word, browsers, viewers of PDFs and mail programs lay them out, each with its gold reading, made before any was read: python3 make_clipboard.py"""
from make_lists import act, gold, theme
from make_pasted import text


# ---- 1. A Word table pasted as plain text: tabs between cells, paragraphs of a cell as lines, bullets as a mark and a tab

def word_cells():
    text("word-cells.txt", """
Wexcombe Valley NHS Trust
Anti-racism action plan 2026-27
Approved by the People Committee on 14 April 2026

Priority 1: Fair recruitment
Action\tLead\tTimescale\tProgress update
Review every job advert for bias:
•\tnursing posts first
•\tthen all other posts\tHead of Resourcing\tJuly 2026\tNursing adverts have been reviewed.
Have a trained observer at interviews for posts at band 8a and above\tDeputy Chief Nurse\tOngoing\tEleven observers have been trained.
Four more will be trained in May.
Train all interview panels in fair selection\tLearning and Development Team\tSeptember 2026\tNot started

Priority 2: Safety from racist abuse
Action\tLead\tTimescale\tProgress update
Agree a protocol for excluding patients who abuse staff\tSecurity Manager\tOctober 2026\tDraft protocol is with the unions.
Offer a debrief within two days to anyone who was abused\tOccupational Health\tJune 2026\t
""")
    gold("word-cells", sections=[
        theme("Fair recruitment",
              act("Review every job advert for bias:\nnursing posts first\nthen all other posts", "Head of Resourcing", "July 2026", "Nursing adverts have been reviewed."),
              act("Have a trained observer at interviews for posts at band 8a and above", "Deputy Chief Nurse", "Ongoing", "Eleven observers have been trained.\nFour more will be trained in May."),
              act("Train all interview panels in fair selection", "Learning and Development Team", "September 2026", "Not started")),
        theme("Safety from racist abuse",
              act("Agree a protocol for excluding patients who abuse staff", "Security Manager", "October 2026", "Draft protocol is with the unions."),
              act("Offer a debrief within two days to anyone who was abused", "Occupational Health", "June 2026")),
    ])


# ---- 2. Out of a viewer of PDFs: wrapped lines, words broken with hyphens, lead and date at the end of each item

def viewer_items():
    text("viewer-items.txt", """
Ashlock Housing Association
Race equality action plan

Goal 1. Everyone gets a fair hearing
1.1 Set up an independent panel that hears com-
plaints of racism from residents and colleagues
alike. Lead: Director of Governance. By: Septem-
ber 2026.
1.2 Write to everyone who complained since 2023
and ask what became of it. Lead: Customer Rela-
tions Manager. By: July 2026.
Page 3
Goal 2. Homes that are safe
2.1 Move families who are threatened within five
working days. Lead: Head of Lettings. By: from
now on.
2.2 Fit cameras and better lights where hate inci-
dents come again and again. Lead: Estate Services
Manager. By: March 2027.
2.3 Tell every new tenant in writing that racism
is a breach of tenancy. Lead: Head of Lettings.
By: June 2026.
Page 4
""")
    gold("viewer-items", sections=[
        theme("Everyone gets a fair hearing",
              act("Set up an independent panel that hears complaints of racism from residents and colleagues alike.", "Director of Governance", "September 2026", ref="1.1"),
              act("Write to everyone who complained since 2023 and ask what became of it.", "Customer Relations Manager", "July 2026", ref="1.2")),
        theme("Homes that are safe",
              act("Move families who are threatened within five working days.", "Head of Lettings", "from now on", ref="2.1"),
              act("Fit cameras and better lights where hate incidents come again and again.", "Estate Services Manager", "March 2027", ref="2.2"),
              act("Tell every new tenant in writing that racism is a breach of tenancy.", "Head of Lettings", "June 2026", ref="2.3")),
    ])


# ---- 3. A mail: head, greeting, numbers with tabs, names and dates in brackets, signature, warning

def mail_numbers():
    text("mail-numbers.txt", """
From: Coyle, Hannah <hannah.coyle@brindlemoor.example>
Sent: 11 May 2026 16:42
To: Equality Leads
Cc: Osei, Daniel
Subject: RE: Actions from the race equality round table

Hi all,

Thanks for coming on Friday. As agreed, here is what each of us will take away:

1.\tDraft a statement on racism for the website and share it with the staff network (Hannah, by 22 May)
2.\tFind out how many of our apprentices are from global majority backgrounds (Daniel, by end of June)
3.\tBook two facilitators for the listening sessions in the libraries (Priya, before the summer break)
4.\tBring a proposal for a shared hate crime reporting form to the next meeting (Marcus and Leila, 14 September 2026)

Shout if I have missed anything.

Kind regards,
Hannah

Hannah Coyle (she/her)
Equality and Inclusion Manager
Brindlemoor Council
T: 01632 960123

This email and any attachments are confidential and intended for the addressee only. If you are not the addressee please delete it.
""")
    gold("mail-numbers", sections=[theme(
        None,
        act("Draft a statement on racism for the website and share it with the staff network", "Hannah", "by 22 May", ref="1"),
        act("Find out how many of our apprentices are from global majority backgrounds", "Daniel", "by end of June", ref="2"),
        act("Book two facilitators for the listening sessions in the libraries", "Priya", "before the summer break", ref="3"),
        act("Bring a proposal for a shared hate crime reporting form to the next meeting", "Marcus and Leila", "14 September 2026", ref="4"))])


# ---- 4. A page of cards that fold out: labels in lines of their own without colons, "Show" and "Hide" between

def folded_cards():
    text("folded-cards.txt", """
Race equality commitments
Show all sections
Commitment 1: Recruit fairly
Hide
Action
Remove names from applications for all council jobs
Lead
Head of Talent
Timescale
By August 2026
Progress
Trialled in two directorates
Commitment 2: Listen better
Hide
Action
Hold a yearly assembly with faith and community groups
Lead
Community Engagement Manager
Timescale
November each year
Progress
First assembly held in 2025
Commitment 3: Spend where it counts
Hide
Action
Ring-fence a tenth of the grants fund for groups led by people of colour
Lead
Head of Grants
Timescale
April 2027
Progress
Not started
Back to top
""")
    gold("folded-cards", sections=[
        theme("Recruit fairly",
              act("Remove names from applications for all council jobs", "Head of Talent", "By August 2026", "Trialled in two directorates")),
        theme("Listen better",
              act("Hold a yearly assembly with faith and community groups", "Community Engagement Manager", "November each year", "First assembly held in 2025")),
        theme("Spend where it counts",
              act("Ring-fence a tenth of the grants fund for groups led by people of colour", "Head of Grants", "April 2027", "Not started")),
    ])


# ---- 5. A browser's table: a name row in one cell, links and lists in cells as lines of their own, an empty last cell

def browser_table():
    text("browser-table.txt", """
Actions and progress
Filter by theme
All themes
Showing 5 of 5 actions
Action\tWho\tWhen\tStatus
Theme: Learning
Teach the history of migration to the town in all primary schools\tSchool Improvement Partner (opens in new tab)\tSpring term 2027\tOn track
Give supply teachers a guide to reporting racist incidents\tHead of Education Safeguarding\tDecember 2026\tOverdue
Theme: Work
Tell all contractors what we expect of them on race\tHead of Procurement\tFebruary 2027\tNot started
Guarantee an interview to care leavers of colour who meet the essential criteria\tHead of People\tImmediate\tComplete
Share job adverts with:

    the mosque council
    the Caribbean association
    the Roma support group
\tRecruitment Adviser\tOngoing\tOn track
Download as CSV
""")
    gold("browser-table", sections=[
        theme("Learning",
              act("Teach the history of migration to the town in all primary schools", "School Improvement Partner (opens in new tab)", "Spring term 2027", "On track"),
              act("Give supply teachers a guide to reporting racist incidents", "Head of Education Safeguarding", "December 2026", "Overdue")),
        theme("Work",
              act("Tell all contractors what we expect of them on race", "Head of Procurement", "February 2027", "Not started"),
              act("Guarantee an interview to care leavers of colour who meet the essential criteria", "Head of People", "Immediate", "Complete"),
              act("Share job adverts with:\nthe mosque council\nthe Caribbean association\nthe Roma support group", "Recruitment Adviser", "Ongoing", "On track")),
    ])


word_cells()
viewer_items()
mail_numbers()
folded_cards()
browser_table()
