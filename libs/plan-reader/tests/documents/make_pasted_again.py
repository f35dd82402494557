#!/usr/bin/env python3
"""Writes more invented texts as people paste them, each with its gold reading, made before any was read:
python3 make_pasted_again.py"""
from make_lists import act, gold, theme
from make_pasted import full, text


# ---- 1. A page of a web site, all of it selected and copied: what is around the plan, sections that open, tables with tabs

def whole_site():
    text("whole-site.txt", """
Cookies on this website
We use some essential cookies to make this website work.
Accept additional cookies
Reject additional cookies
View cookies
Skip to main content
Thornmere Council
Sign in
Menu
Search this site

Home
About the council
Equality, diversity and inclusion
Race equality action plan 2026 to 2029

Race equality action plan 2026 to 2029

Contents
Introduction
Our workforce
Our neighbourhoods
Get in touch

Introduction
This plan sets out what the council and its partners do about racial inequality in Thornmere. It was agreed by cabinet on 12 February 2026.

Show all sections
Our workforce, Hide this section

Action\tLead\tTimescale
Publish the ethnicity pay gap alongside the gender pay gap\tHead of People\tMarch 2027 and then each year
Bring outside members onto panels for senior posts\tRecruitment Manager\tSeptember 2026
Offer sponsorship to 20 colleagues from the staff network\tDirector of Resources\tBy December 2027

Our neighbourhoods, Hide this section

Action\tLead\tTimescale
Walk each estate with residents twice a year\tHousing Services Manager\tFrom June 2026
Map where reports of hate crime come from\tCommunity Safety Team\tQuarterly

Get in touch
Email equality@thornmere.example or call 01632 960000.

Last updated 3 March 2026
Is this page useful?
Yes
No
Report a problem with this page
Share this page
Share on Facebook
Share on X
Print this page
Accessibility
Privacy
© Thornmere Council
""")
    gold("whole-site", sections=[
        theme("Our workforce",
              act("Publish the ethnicity pay gap alongside the gender pay gap", "Head of People", "March 2027 and then each year"),
              act("Bring outside members onto panels for senior posts", "Recruitment Manager", "September 2026"),
              act("Offer sponsorship to 20 colleagues from the staff network", "Director of Resources", "By December 2027")),
        theme("Our neighbourhoods",
              act("Walk each estate with residents twice a year", "Housing Services Manager", "From June 2026"),
              act("Map where reports of hate crime come from", "Community Safety Team", "Quarterly"))])


# ---- 2. A table of a PDF, column after column, a blank line after each cell, as some viewers give it

def column_by_column():
    text("column-by-column.txt", """
Race Equality Action Plan

Priority 1: Fair recruitment

Action

Take names and schools off every application before
shortlisting begins

Train all panel members in structured interviews and
keep a list of who has been trained

Advertise apprenticeships with the four community
centres that young people use

Report who applied, who was shortlisted and who was
appointed, by ethnicity

Lead

Recruitment Manager

Learning and Development
Manager

Apprenticeships Officer

Head of Human Resources

By when

June 2026

Ongoing

September 2026

Every quarter

Progress

System bought. Goes live in May.

42 of 60 members trained.

Two centres have said yes.

First report went to the board in January.
""")
    gold("column-by-column", sections=[theme("Fair recruitment",
        act("Take names and schools off every application before shortlisting begins", "Recruitment Manager", "June 2026", "System bought. Goes live in May."),
        act("Train all panel members in structured interviews and keep a list of who has been trained", "Learning and Development Manager", "Ongoing", "42 of 60 members trained."),
        act("Advertise apprenticeships with the four community centres that young people use", "Apprenticeships Officer", "September 2026", "Two centres have said yes."),
        act("Report who applied, who was shortlisted and who was appointed, by ethnicity", "Head of Human Resources", "Every quarter", "First report went to the board in January."))])


# ---- 3. A table of a PDF, row by row, cells wrapped where their columns were full, as a browser's viewer gives it

def browser_rows():
    text("doubtful/browser-rows.txt", """
Anti-racism plan 2026 – 2028
Ref Action Lead By when Progress
1.1 Set up a board of residents and staff that meets every
other month and publishes its minutes
Chief Executive May 2026 First meeting held in
March
1.2 Ask each director for one personal objective on race
equality and report on it in public
Director of People September 2026 Not yet begun
1.3 Pay members of the residents' panel for their time Head of Finance June 2026 Rates agreed by the
board
2.1 Go through ten years of exclusions from school with
families and head teachers
Director of Education Ongoing Three schools have
shared their records
2.2 Offer interpreters at every first appointment and say
so in the letter
Customer Services
Manager
December 2026 Contract let
2.3 Publish how long each group waits for a home Head of Housing Each April Figures for 2025
published
""")
    gold("doubtful/browser-rows", sections=[theme(None,
        act("Set up a board of residents and staff that meets every other month and publishes its minutes", "Chief Executive", "May 2026", "First meeting held in March", ref="1.1"),
        act("Ask each director for one personal objective on race equality and report on it in public", "Director of People", "September 2026", "Not yet begun", ref="1.2"),
        act("Pay members of the residents' panel for their time", "Head of Finance", "June 2026", "Rates agreed by the board", ref="1.3"),
        act("Go through ten years of exclusions from school with families and head teachers", "Director of Education", "Ongoing", "Three schools have shared their records", ref="2.1"),
        act("Offer interpreters at every first appointment and say so in the letter", "Customer Services Manager", "December 2026", "Contract let", ref="2.2"),
        act("Publish how long each group waits for a home", "Head of Housing", "Each April", "Figures for 2025 published", ref="2.3"))])


# ---- 4. A table of Word, pasted into an e-mail as text: tabs between cells, the lines of a cell bare

def mailed_table():
    text("mailed-table.txt", """
Hi Jo

As promised, the table from the draft – shout if anything looks wrong.

Objective\tWhat we will do\tWho\tWhen\tHow we will know
Listening to staff\tRun four listening circles a year
Write up what was said and share it with every team
Ask what has changed since the last one\tHead of OD\tFrom April 2026\tNine in ten say they were heard
\tExit interviews by someone outside the line\tHR Business Partners\tJune 2026\tReasons for leaving are known
Fair progression\tMatch each member of the network who wants one with a sponsor\tStaff Network Chair
Head of OD\tDecember 2026\t40 pairs
\tTalk about moves at every appraisal\tAll managers\tOngoing\tAppraisal forms say so

Thanks
Sam
""")
    know = lambda words: {"other": {"How we will know": words}}
    gold("mailed-table", sections=[
        theme("Listening to staff",
              full(act("Run four listening circles a year\nWrite up what was said and share it with every team\nAsk what has changed since the last one", "Head of OD", "From April 2026"), **know("Nine in ten say they were heard")),
              full(act("Exit interviews by someone outside the line", "HR Business Partners", "June 2026"), **know("Reasons for leaving are known"))),
        theme("Fair progression",
              full(act("Match each member of the network who wants one with a sponsor", "Staff Network Chair\nHead of OD", "December 2026"), **know("40 pairs")),
              full(act("Talk about moves at every appraisal", "All managers", "Ongoing"), **know("Appraisal forms say so")))])


# ---- 5. Cells of a spreadsheet: tabs, quotes around cells with breaks or quotes in them, a title in the first cell

def sheet_cells():
    text("sheet-cells.txt", "Race equality tracker\t\t\t\t\t\n"
         "\t\t\t\t\t\n"
         "No.\tAction\tOwner\tDue date\tRAG\tLatest update\n"
         "1\tMove the reporting line to a mobile app\tDigital Lead\t30/06/2026\tAmber\t\"Supplier chosen.\nContract with legal.\"\n"
         "2\t\"Rewrite the guidance on \"\"banter\"\" with the network\"\tHR Policy Officer\t31/03/2026\tGreen\tPublished\n"
         "3\t\"Check for each service:\n- who uses it\n- who drops out\n- who complains\"\tService Managers\t01/12/2026\tRed\t\n"
         "4\tInvite suppliers owned by people of colour to an open day\tProcurement Lead\t15/09/2026\tGreen\t\"Date set, hall booked\"\n")
    gold("sheet-cells", sections=[theme(None,
        act("Move the reporting line to a mobile app", "Digital Lead", "30/06/2026", "Supplier chosen.\nContract with legal.", ref="1"),
        act("Rewrite the guidance on \"banter\" with the network", "HR Policy Officer", "31/03/2026", "Published", ref="2"),
        act("Check for each service:\n- who uses it\n- who drops out\n- who complains", "Service Managers", "01/12/2026", ref="3"),
        act("Invite suppliers owned by people of colour to an open day", "Procurement Lead", "15/09/2026", "Date set, hall booked", ref="4"))])


# ---- 6. The cards of a task board, list by list, as they are printed or copied

def board_lists():
    text("board-lists.txt", """
Race Equality Delivery Board

To do

Agree anti-racism standard with trade unions
Due: 30 Sep 2026
Assigned to: Halima Noor
Labels: Workforce

Commission training on bystander action
Due: 15 Oct 2026
Assigned to: Peter Vance, Learning Team
Labels: Workforce
Checklist 0/3

In progress

Interview people who withdrew their applications
Due: 12 Jun 2026
Assigned to: Halima Noor
Labels: Recruitment
Checklist 2/5

Open the community grants panel to young people
Due: 1 Jul 2026
Assigned to: Grants Officer
Labels: Communities

Done

Publish the first annual report
Due: 31 Jan 2026
Assigned to: Policy Team
Labels: Communities
""")
    gold("board-lists", sections=[theme("Workforce",
        full(act("Agree anti-racism standard with trade unions", "Halima Noor", "30 Sep 2026", "To do"), status="not_started"),
        full(act("Commission training on bystander action", "Peter Vance, Learning Team", "15 Oct 2026", "To do"), status="not_started")), theme("Recruitment",
        full(act("Interview people who withdrew their applications", "Halima Noor", "12 Jun 2026", "In progress"), status="on_track")), theme("Communities",
        full(act("Open the community grants panel to young people", "Grants Officer", "1 Jul 2026", "In progress"), status="on_track"),
        full(act("Publish the first annual report", "Policy Team", "31 Jan 2026", "Done"), status="complete"))])


# ---- 7. A channel: who wrote and when stand on a line of their own, reactions beneath

def channel():
    text("channel.txt", """
Ruth Adeyemi
12 March 2026 09:02
Morning all – here is what we agreed at the steering group yesterday. Shout if I have anything wrong.

Ruth Adeyemi
12 March 2026 09:04
1. Share the workforce data with the network – Data Team – by 30 April 2026
2. Draft the new complaints leaflet – Omar Field – May 2026
3. Book the museum for the launch – Ruth – by 10 April 2026
👍 3

Omar Field
12 March 2026 09:20
Great, can I get the old leaflet?

Ruth Adeyemi
12 March 2026 09:31
4. Ask the youth council to comment on the plan – Youth Participation Officer – June 2026
Edited

Lin Castle
12 March 2026 10:15
Thanks Ruth
""")
    gold("channel", sections=[theme(None,
        act("Share the workforce data with the network", "Data Team", "by 30 April 2026"),
        act("Draft the new complaints leaflet", "Omar Field", "May 2026"),
        act("Book the museum for the launch", "Ruth", "by 10 April 2026"),
        act("Ask the youth council to comment on the plan", "Youth Participation Officer", "June 2026"))])


# ---- 8. An outline set in with tabs: themes, actions, and who and when beneath them

def tab_outline():
    text("tab-outline.txt", """
Race equality plan 2026
\tTheme 1: Leadership
\t\tEvery director mentors and is mentored
\t\t\tLead: Chief Executive
\t\t\tBy: September 2026
\t\tTalk about race at each team meeting
\t\t\tLead: All heads of service
\t\t\tBy: ongoing
\tTheme 2: Services
\t\tTest our letters with people who speak other languages
\t\t\tLead: Customer Experience Manager
\t\t\tBy: March 2027
\t\tShow what became of complaints about racism
\t\t\tLead: Complaints Team
\t\t\tBy: every six months
""")
    gold("tab-outline", sections=[
        theme("Leadership",
              act("Every director mentors and is mentored", "Chief Executive", "September 2026"),
              act("Talk about race at each team meeting", "All heads of service", "ongoing")),
        theme("Services",
              act("Test our letters with people who speak other languages", "Customer Experience Manager", "March 2027"),
              act("Show what became of complaints about racism", "Complaints Team", "every six months"))])


# ---- 9. Minutes: items with what was said, and the actions gathered at the end with who and when

def steering_notes():
    text("steering-notes.txt", """
Race Equality Steering Group
Notes of the meeting held on Tuesday 14 April 2026, 10.00 – 11.30, Room 2 and online

Present: Asha Rao (chair), Tom Bell, Lin Castle, Ines Okoro
Apologies: Peter Vance

1. Notes of the last meeting
These were agreed.

2. Recruitment
Tom told the group that half of all panels now have an outside member. Lin asked whether the figures could be shown by grade.

3. Schools
Ines has met three head teachers. Two are keen, one wants to wait until the autumn.

4. Any other business
There was none.

Summary of actions

Action
Owner
Due
Show the figures on panels by grade
Tom Bell
May 2026
Invite the head teachers to the next meeting
Ines Okoro
12 May 2026
Find out what the new law asks of us
Lin Castle
June 2026

Date of next meeting: 12 May 2026
""")
    gold("steering-notes", sections=[theme(None,
        act("Show the figures on panels by grade", "Tom Bell", "May 2026"),
        act("Invite the head teachers to the next meeting", "Ines Okoro", "12 May 2026"),
        act("Find out what the new law asks of us", "Lin Castle", "June 2026"))])


# ---- 10. A scan with its text recognised: letters mistaken for others, hyphens at the ends of lines, gaps of columns kept

def recognised():
    text("recognised.txt", """
EQUALlTY ACTlON PLAN

Theme l: Our people

Action                                  Lead officer            Target date      Update
Publish the pay gap by ethnicity and    Head of Hurnan          3l March 2O27    ln draft
tell staff what we are doing about      Resources
it
Guarantee interviews for appren-        Apprenticeships         September 2026   Agreed with
tices who have been in care             Manager                                  the unions
Review every disciplinary case of       Ernployee Relations     Ongoing          ll cases so far
the last three years                    Team

Theme 2: Our services

Action                                  Lead officer            Target date      Update
Ask the mosques and churches to         Public Health           June 2026        Not started
host health checks                      Consultant
Put the cornplaints form into plain     Custorner Services      By May 2026      Done
English and six languages
""")
    gold("recognised", sections=[
        theme("Our people",
              act("Publish the pay gap by ethnicity and tell staff what we are doing about it", "Head of Hurnan Resources", "3l March 2O27", "ln draft"),
              act("Guarantee interviews for apprentices who have been in care", "Apprenticeships Manager", "September 2026", "Agreed with the unions"),
              act("Review every disciplinary case of the last three years", "Ernployee Relations Team", "Ongoing", "ll cases so far")),
        theme("Our services",
              act("Ask the mosques and churches to host health checks", "Public Health Consultant", "June 2026", "Not started"),
              act("Put the cornplaints form into plain English and six languages", "Custorner Services", "By May 2026", "Done"))])


# ---- 11. A plan said aloud and typed up: who and when within sentences

def dictated():
    text("doubtful/dictated.txt", """
Plan for race equality at the leisure trust

We have agreed to do five things this year.

First, we will put up the results of the staff survey by ethnicity on every noticeboard. Janet Moss will lead on this and it will be done by the end of May 2026.

Second, we will offer women-only swimming at three more pools. The Pools Manager is responsible for this, and it starts in September 2026.

Third, we will ask the coaches' association to send us people from the clubs in the east of the town. Sports Development will lead on this, and we want it finished by Christmas 2026.

Fourth, we will change the dress code so that no one has to choose between their faith and the gym. The HR Manager will lead on this by June 2026.

Lastly, we will report to the trustees every six months on all of the above. The Chief Executive is responsible for this.
""")
    gold("doubtful/dictated", sections=[theme(None,
        act("we will put up the results of the staff survey by ethnicity on every noticeboard", "Janet Moss", "by the end of May 2026"),
        act("we will offer women-only swimming at three more pools", "The Pools Manager", "starts in September 2026"),
        act("we will ask the coaches' association to send us people from the clubs in the east of the town", "Sports Development", "by Christmas 2026"),
        act("we will change the dress code so that no one has to choose between their faith and the gym", "The HR Manager", "by June 2026"),
        act("we will report to the trustees every six months on all of the above", "The Chief Executive"))])


# ---- 12. Numbered objectives, each told by what makes it specific, measurable and so on

def smart_objectives():
    text("smart-objectives.txt", """
Equality objectives 2026 – 2030

Objective 1: Increase the share of leaders from minority ethnic backgrounds
Specific: Raise the share of posts at grade 12 and above held by colleagues from minority ethnic backgrounds
Measurable: From 9% to 16%
Achievable: Yes, with the turnover we expect
Relevant: 31% of residents are from minority ethnic backgrounds
Time-bound: By March 2030
Owner: Director of Workforce

Objective 2: Close the gap in satisfaction with repairs
Specific: Bring tenants' satisfaction with repairs to the same level for every ethnic group
Measurable: A gap of no more than 2 points
Achievable: The best landlords have done so
Relevant: Repairs are what tenants write to us about most
Time-bound: By December 2028
Owner: Head of Repairs

Objective 3: Be trusted with reports of hate
Specific: Double the number of hate incidents that are reported to us rather than to no one
Measurable: 120 reports a year
Achievable: With two more reporting centres
Relevant: Residents told us that they do not know where to go
Time-bound: By June 2027
Owner: Community Safety Manager
""")
    gold("smart-objectives", sections=[
        theme("Increase the share of leaders from minority ethnic backgrounds",
              act("Raise the share of posts at grade 12 and above held by colleagues from minority ethnic backgrounds", "Director of Workforce", "By March 2030")),
        theme("Close the gap in satisfaction with repairs",
              act("Bring tenants' satisfaction with repairs to the same level for every ethnic group", "Head of Repairs", "By December 2028")),
        theme("Be trusted with reports of hate",
              act("Double the number of hate incidents that are reported to us rather than to no one", "Community Safety Manager", "By June 2027"))])


# ---- 13. What a tracker of tasks sends when a search is copied: key, summary, and labels with their values on lines below

def task_search():
    text("task-search.txt", """
RACE-14
Publish the workforce profile with a note in plain words
Type: Task
Status: In Progress
Assignee: Naomi Clay
Due date: 29/May/26

RACE-17
Recruit two lay members to the disciplinary panel
Type: Task
Status: To Do
Assignee: Jamal Heath
Due date: 30/Jun/26

RACE-21
Translate the tenancy handbook into Somali and Bengali
Type: Task
Status: Done
Assignee: Communications
Due date: 27/Feb/26
""")
    gold("task-search", sections=[theme(None,
        full(act("Publish the workforce profile with a note in plain words", "Naomi Clay", "29/May/26", "In Progress", ref="RACE-14"), status="on_track"),
        full(act("Recruit two lay members to the disciplinary panel", "Jamal Heath", "30/Jun/26", "To Do", ref="RACE-17"), status="not_started"),
        full(act("Translate the tenancy handbook into Somali and Bengali", "Communications", "27/Feb/26", "Done", ref="RACE-21"), status="complete"))])


# ---- 14. A document saved as plain text: a cell a line, empty cells as blank lines, and cells with lines of their own

def saved_as_text():
    text("saved-as-text.txt", """
Mossdale Police and Fire

Race inclusion plan

Strand 1: Trust
Action
Lead
Date
What we have done
Publish body-worn video reviews
Explain each decision in plain words
Superintendent, Response
July 2026
The first 20 reviews were published.
Officers have been told.
Invite residents to sit in on training
Head of Learning
Ongoing

Answer every complaint of bias in person
Professional Standards
• Inspector Hale
• the duty chief inspector
May 2026
Begun in the north.
Strand 2: Belonging
Action
Lead
Date
What we have done
Keep a prayer room open at each station
Estates Manager
December 2026

Ask new recruits about their first year
Staff Network
September 2026
Questions agreed with the network.
""")
    gold("saved-as-text", sections=[
        theme("Trust",
              act("Publish body-worn video reviews\nExplain each decision in plain words", "Superintendent, Response", "July 2026", "The first 20 reviews were published.\nOfficers have been told."),
              act("Invite residents to sit in on training", "Head of Learning", "Ongoing"),
              act("Answer every complaint of bias in person", "Professional Standards\n- Inspector Hale\n- the duty chief inspector", "May 2026", "Begun in the north.")),
        theme("Belonging",
              act("Keep a prayer room open at each station", "Estates Manager", "December 2026"),
              act("Ask new recruits about their first year", "Staff Network", "September 2026", "Questions agreed with the network."))])


# ---- 15. Slack: the sender and the time on one line, several lines to a message, a list with names behind at signs

def thread():
    text("thread.txt", """
dana.frost  4:12 PM
Notes from the allyship session :memo:
Actions:
• Put the pronunciation of names on the intranet – @sunil.rao – by 1 May 2026
• Rota of who runs the inclusion hour – @People Team – from June 2026
sunil.rao  4:20 PM
on it :+1:
4:21
do we have a budget?
dana.frost  4:25 PM
• Ask finance for £2,000 for speakers – @dana.frost – this month
""")
    gold("thread", sections=[theme(None,
        act("Put the pronunciation of names on the intranet", "sunil.rao", "by 1 May 2026"),
        act("Rota of who runs the inclusion hour", "People Team", "from June 2026"),
        act("Ask finance for £2,000 for speakers", "dana.frost", "this month"))])


# ---- 16. Pages of notes: a database whose rows are copied with their properties beneath

def note_pages():
    text("note-pages.txt", """
Race equality – action database

Reverse mentoring for the top team
Owner
Kofi Brand
Due
September 30, 2026
Status
In progress
Theme
Leadership

Names on badges spelled as people want them
Owner
Facilities Team
Due
May 1, 2026
Status
Done
Theme
Belonging

Stories of staff in the newsletter each month
Owner
Internal Communications
Due
Ongoing
Status
In progress
Theme
Belonging
""")
    gold("note-pages", sections=[
        theme("Leadership", full(act("Reverse mentoring for the top team", "Kofi Brand", "September 30, 2026", "In progress"), status="on_track")),
        theme("Belonging",
              full(act("Names on badges spelled as people want them", "Facilities Team", "May 1, 2026", "Done"), status="complete"),
              full(act("Stories of staff in the newsletter each month", "Internal Communications", "Ongoing", "In progress"), status="on_track"))])


if __name__ == "__main__":
    for write in (whole_site, column_by_column, browser_rows, mailed_table, sheet_cells, board_lists, channel, tab_outline,
                  steering_notes, recognised, dictated, smart_objectives, task_search, saved_as_text, thread, note_pages):
        write()
