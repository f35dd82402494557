#!/usr/bin/env python3
"""Writes invented documents laid out as published pages of objectives, targets and answers are, each with its gold reading, made
before any was read: python3 make_objectives_and_answers.py"""
from make_lists import act, b, docx, gold, html, p, theme
from make_pasted import text


# ---- 1. A table under each heading, with a last column that asks whether it was done

def yes_or_no():
    parts = [
        ("Required step 1: clear every late reply by 31 March 2027", [
            ("The Registry will answer each request that is past its day.", "Head of Registry", "31 March 2027", "Yes")]),
        ("Required step 2: publish a plan that says how late replies are to be avoided", [
            ("The Registry will ask each branch why its replies are late and write down what it hears.", "Head of Registry", "30 April 2027", "Yes"),
            ("The Registry’s Reading Room team will train two people in each branch to find older files.", "Archivist", "End of 2027", "No")]),
        ("Further advice: let people see where their request has got to", [
            ("The Registry should open a page that shows the stage of each request.", "Digital Lead", "June 2027", "No"),
            ("The Registry will report to its Board every other month on the age of requests.", "Secretary to the Board", "Every other month from May 2027", "No")]),
    ]
    body = "<main><h1>Registry action plan for answering requests in time</h1><p>Published 2 February 2027</p>"
    for name, rows in parts:
        body += f"<h2>{name}</h2><table><thead><tr>" + "".join(f"<th>{h}</th>" for h in ("Action", "Owner", "Date due", "Completed (Yes/No)")) + "</tr></thead><tbody>"
        body += "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows) + "</tbody></table>"
    html("yes-or-no.html", body + "</main>")
    gold("yes-or-no", sections=[theme(name, *[act(*row) for row in rows]) for name, rows in parts])


# ---- 2. Names in bold letters, what each means, and "Targets" with a year in bold letters over the list

def bold_targets():
    parts = [
        ("Aim 1 [Trains]", "Every traveller can board without asking a day before.", [
            "To fit a ramp to each unit that runs on the coast line.", "To publish each month how many lifts were out of order."]),
        ("Aim 2 [Tickets]", "Nobody pays more for want of a phone.", [
            "To keep a window open at each of the nine larger stations.", "To lower the price of paper tickets to that of the others.",
            "To teach clerks how to sell the railcard for carers."]),
    ]
    body = [p("Estuary Rail fairness aims", style="Titel"), p("What we aim for was agreed with the travellers’ panel.")]
    for name, means, targets in parts:
        body += [p(name, bold=True), p(means), p("Key targets for 2027/28", bold=True)] + [b(t) for t in targets]
    docx("bold-targets.docx", *body)
    gold("bold-targets", sections=[theme(name.removeprefix(f"Aim {n} "), *[act(t, None, "2027/28") for t in targets])
                                   for n, (name, _, targets) in enumerate(parts, 1)])


# ---- 3. "We will …, above all by:" over what is done, in one of three objectives under a sentence that announces nothing

def above_all_by():
    text("above-all-by.md", """
# Lakeland Theatre equality objectives 2026 – 2029

## Objective 1

### Who Works Here

We will open our trades to people who never thought of them. We will do this by:

- Offering paid weeks backstage to pupils of six schools.
- Advertise every post in plain words, and in the two papers read in the north of the valley.
- Freely lend tools to apprentices.

## Objective 2

### Who Comes

We will make an evening here easy for those who seldom come, above all with respect to:

- Bringing families from the outlying farms by minibus on two nights a month.
- Captioning a performance of each play, with the script to read at home.
- Foster friendships between our youth company and the day centre.

## Objective 3

### Who Decides

We will share what is decided. We will do this by:

- Seating three members of the audience panel on the programme committee.
- Publishing what each season cost and who came.
""")
    gold("above-all-by", sections=[
        theme("Who Works Here",
              act("Offering paid weeks backstage to pupils of six schools."),
              act("Advertise every post in plain words, and in the two papers read in the north of the valley."),
              act("Freely lend tools to apprentices.")),
        theme("Who Comes",
              act("Bringing families from the outlying farms by minibus on two nights a month."),
              act("Captioning a performance of each play, with the script to read at home."),
              act("Foster friendships between our youth company and the day centre.")),
        theme("Who Decides",
              act("Seating three members of the audience panel on the programme committee."),
              act("Publishing what each season cost and who came.")),
    ])


# ---- 4. Numbers alone as headings, each over the sentence that names it and a table

def numbers_named_beneath():
    parts = [
        ("Every skipper can read the notices we send.", [
            ("Notices are printed in Tagalog and Polish.", "Harbour Office", "June 2027"), ("Each is read aloud on the working channel.", "Duty Pilot", "Ongoing")]),
        ("Crews ashore find a bed, a shower and somebody to talk to.", [
            ("The hostel opens on all nights of the week.", "Seafarers’ Trust", "December 2027")]),
        ("No one is hired for whom they know", [
            ("Every berth is advertised for a fortnight.", "Crewing Manager", "March 2027"), ("Who applies is counted each year.", "Crewing Manager", "April 2028")]),
    ]
    body = [p("Harbour Board inclusion plan 2027", style="Titel")]
    rows = lambda rows: "".join("<w:tr>" + "".join(f"<w:tc>{p(c)}</w:tc>" for c in row) + "</w:tr>" for row in rows)
    for number, (name, acts) in zip(("one", "two", "three"), parts):
        body += [p(f"Priority {number}", style="H1"), p(name), "<w:tbl>" + rows([("Action", "Who", "By when")] + acts) + "</w:tbl>"]
    docx("numbers-named-beneath.docx", *body)
    gold("numbers-named-beneath", sections=[theme(name, *[act(*row) for row in acts]) for name, acts in parts])



# ---- 5. What each row is about beside what is done about it, and times that hang on something else

def items_beside_actions():
    rows = [
        ("Step at the side door", "Lay a ramp and paint its edge.", "March 2027"),
        ("Bells that not everyone can hear", "When the bells are next replaced: add lights in the halls and the gym.", "When bells renewed, to be completed by August 2027"),
        ("Glare on the whiteboards in the south rooms", "Fit blinds, two rooms at a time, out of what is left each year.", "Two rooms per term to be completed by July 2028"),
        ("Signs too small to read from a chair", "Hang larger ones, lower down.", "As corridors are painted."),
        ("No seat along the drive", "", "May 2027"),
    ]
    body = "<h1>Accessibility plan of Brackenfold School</h1><table><tr><td><p><b>Item</b></p></td><td><p><b>Action</b></p></td><td><p><b>When</b></p></td></tr>"
    html("items-beside-actions.html", body + "".join("<tr>" + "".join(f"<td><p>{c or '&nbsp;'}</p></td>" for c in row) + "</tr>" for row in rows) + "</table>")
    acts = [dict(act(what, None, when), other={"Item": item}) for item, what, when in rows[:-1]] + [act(rows[-1][0], None, rows[-1][2])]
    gold("items-beside-actions", sections=[theme(None, *acts)])


# ---- 6. A first column without a heading that says what is done, beside how far it is and what is still to come

def done_and_to_come():
    rows = [
        ("Easier forms for those who change their name", "Four of nine forms shortened.", "Shorten the others, then ask the network to read them."),
        ("Know who uses the prayer room, and when", "", "Count for a fortnight in the autumn."),
        ("A calendar of days that matter to members", "Drawn up with the chaplain and hung in each branch.", "Add the days that members put forward."),
        ("Clear rules for time off at festivals", "", ""),
    ]
    table = "".join("<w:tr>" + "".join(f"<w:tc>{p(c)}</w:tc>" for c in row) + "</w:tr>" for row in [("", "Done so far", "Still to come")] + rows)
    docx("done-and-to-come.docx", p("Union of Postal Clerks: equality review and forward plan 2027", style="Titel"), "<w:tbl>" + table + "</w:tbl>")
    gold("done-and-to-come", sections=[theme(None, *[dict(act(what, None, None, done or None), other={"Still to come": left} if left else {}) for what, done, left in rows])])


# ---- 7. One column for measures and times, in which some cells say no time

def measures_or_times():
    text("measures-or-times.md", """
# Faculty of Law: plan for disability equality

| Proposed actions | Success measures / timescales | Progress update |
| --- | --- | --- |
| Record each lecture and put up the words within two days. | Nine in ten lectures recorded by HT27. | Tried in Roman law. |
| Ask every tutor to set work a week earlier. | Calendar of set work agreed. | |
| Open the moot court to those who cannot stand. | First moot held during TT27. | Lectern ordered. |
""")
    gold("measures-or-times", sections=[theme(
        None,
        act("Record each lecture and put up the words within two days.", None, "Nine in ten lectures recorded by HT27.", "Tried in Roman law."),
        dict(act("Ask every tutor to set work a week earlier."), other={"Success measures / timescales": "Calendar of set work agreed."}),
        act("Open the moot court to those who cannot stand.", None, "First moot held during TT27.", "Lectern ordered."))])


# ---- 8. Sections by letter, each named by a sentence, over dated points with a sentence beneath that says how it goes

def stated_beneath():
    parts = [
        ("A", "The Court should answer letters about the cells within a month.", "This recommendation is being met.", [
            ("By 14 May 2027", "Draw up a list of letters that wait, with the visitors.", "This action has been completed."),
            ("From 1 June 2027 until the list is empty", "Answer the oldest ten each week", "This action is continuing."),
        ]),
        ("B", "The Court should tell families where a person is held.", None, [
            ("Immediately", "Put the telephone number of the desk on every notice", "This action has been completed."),
            ("Every month", "Count calls that nobody answered, and tell the Clerk of the Court.", "This action has not yet started."),
        ]),
    ]
    body = [p("Custody visits improvement plan", style="Titel"),
            p("The steps agreed with the visitors are meant to achieve the following:"), b("Families should know where their people are."),
            p("The steps are set out in the plan below.")]
    for letter, name, how, points in parts:
        body += [p(f"Section {letter}", style="H1"), p(name)] + ([p(how)] if how else []) + [p("Action Required", bold=True)]
        for when, what, goes in points:
            body += [b(f"{when} – {what}"), p(goes)]
    docx("stated-beneath.docx", *body)
    gold("stated-beneath", sections=[theme(name, *[act(what, None, when, goes) for when, what, goes in points]) for _, name, _, points in parts])



# ---- 9. Recommendations by number, each with its points and, under a label that comes again, what has been done since

def recommendations_with_replies():
    parts = [
        ("2", ["By 1 April 2027, chief wardens should ask everyone who left in the last two years what would have kept them."], "By 1 April 2027",
         [("March 2027", ["Forty of sixty people were asked, by post or by telephone.", "- Twelve spoke of night work", "- Nine spoke of the canteen"]),
          ("June 2027", ["All were asked. What they said was read by the Board on 3 June 2027."])]),
        ("5", ["As soon as can be, and no later than 1 September 2027, chief wardens should:", "- see that each hostel has a room for prayer; and", "- say on the door who may use it."],
         "As soon as can be, and no later than 1 September 2027",
         [("June 2027", ["Rooms were found in five of eight hostels."])]),
        ("8", ["Chief wardens should publish the pay gap of wardens by 31 March 2028."], "by 31 March 2028",
         [("March 2027", ["The first figures were drawn up and checked."]), ("September 2027", ["Published with the yearly report. Remains open until wardens’ overtime is in."])]),
    ]
    body, acts = "<main><h1>Hostels inspection: our progress</h1><p>The inspection of our hostels made eight recommendations; three were for us.</p>", []
    for number, says, when, told in parts:
        lines = lambda it: "".join(f"<ul><li>{x[2:]}</li></ul>" if x.startswith("- ") else f"<p>{x}</p>" for x in it)
        body += f"<h2>Recommendation {number}</h2>{lines(says)}<h3>Hostels Board response</h3>"
        body += "".join(f"<h4>{month}</h4>{lines(it)}" for month, it in told) + "<p>Was this of use to you?</p>"
        acts.append(act("\n".join(says), None, when, "\n".join(x for month, it in told for x in [month, *it]), ref=number))
    html("recommendations-with-replies.html", body + "</main>")
    gold("recommendations-with-replies", sections=[theme(None, *acts)])



# ---- 10. Cards of a page that was copied: a number glued to each name, and its status in the line below

def numbers_glued():
    parts = [
        ("Lamps that burn no oil", "The burgh means to light all of its piers with power from the sun by 2030.", [
            ("3", "New lamps on the north pier", "On time"), ("4", "Batteries for the harbour light (trial)", "Delayed")]),
        ("Rainwater kept out of drains", "The burgh means to keep half of what falls on roofs.", [
            ("12", "Butts for all who ask - stage 1 streets", "Completed"), ("15", "Ponds in both parks", "Not started"), ("16", "Soakaway grants", "On time")]),
    ]
    body = "Skip to main content\n\nClimate plan of the Burgh of Anster\n"
    for name, means, acts in parts:
        body += f"\n{name}\n\nMeasure we watch\n\n{means}\n\nActions that move this measure\n\n"
        body += "".join(f"{n}{what}\n{how}\n" for n, what, how in acts)
    text("numbers-glued.txt", body + "\nSubscribe to our newsletter\n")
    gold("numbers-glued", sections=[theme(name, *[act(what, None, None, how, ref=n) for n, what, how in acts]) for name, _, acts in parts])


# ---- 11. Headings that only their count shows, each over a line that announces nothing and points that are numbered through

def counted_through():
    parts = [
        ("Chief concern 1: Raise what is reached in reading by those who came to the school late", [
            "Improve the teaching of letters and sounds in the first two years", "Ensure that every child reads to a grown-up on each day",
            "Buy books in the eleven languages that families speak"]),
        ("Chief concern 2: Know more of how children fare at play", [
            "Watch the yard from more than one side, at all times of the year", "Take steps to hear those who say little"]),
        ("Chief concern 3: Share out what governors do", [
            "Train two governors to read the figures", "Review what each committee is for"]),
    ]
    body = [p("LADE MILL PRIMARY SCHOOL"), p("SCHOOL IMPROVEMENT PLAN"), p("Staff, parents and governors have all had a hand in this plan."), p("The concerns for action are these:")]
    n, sections = 0, []
    for name, points in parts:
        body += [p(name), p("It is made up of these points of the inspection:")]
        acts = []
        for point in points:
            n += 1
            body.append(p(f"{n}. {point}"))
            acts.append(act(point, ref=str(n)))
        sections.append(theme(name, *acts))
    docx("counted-through.docx", *body)
    gold("counted-through", sections=sections)



# ---- 12. A list of activities that say when at their ends, and who leads them all said once below something else

def led_once():
    acts = [
        ("To ensure that the tide bell can be seen as well as heard.", "May 2027 to July 2027"),
        ("Lay boards over the shingle, should a member use a chair.", "When the need arises"),
        ("Lend life jackets that fit over a hoist", "On going"),
        ("To print the sailing orders in larger letters.", "Immediately and then on going"),
    ]
    body = [p("Accessibility plan of the sailing club", style="Titel"), p("Across the club:"), b("Members know whom to ask."), b("The committee has read the law and thought about it."),
            p("Everyone who wishes to sail can get to a boat and into it", style="H1"), b("To welcome learners whatever their bodies can do"),
            p("Activities including timescale:")] + [b(f"{what} – {when}") for what, when in acts]
    body += [p("Success criteria:"), p("Nobody is turned away at the slip."), p("Responsibility: Harbour Secretary / Bosun"), p("Resources: Members’ fund")]
    docx("led-once.docx", *body)
    gold("led-once", sections=[theme("Everyone who wishes to sail can get to a boat and into it",
                                     *[act(what, "Harbour Secretary / Bosun", when) for what, when in acts])])


yes_or_no()
bold_targets()
above_all_by()
numbers_named_beneath()
items_beside_actions()
done_and_to_come()
measures_or_times()
stated_beneath()
recommendations_with_replies()
numbers_glued()
counted_through()
led_once()
