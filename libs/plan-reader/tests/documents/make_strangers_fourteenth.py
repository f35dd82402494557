#!/usr/bin/env python3
"""Writes a fourteenth lot of invented documents, in shapes in which published plans were found to stand and to be read wrongly, each
with its gold reading: python3 make_strangers_fourteenth.py. Needs python-docx and openpyxl from PyPI."""
import docx as word
import openpyxl

from make_layouts import full, here, landscape, table
from make_lists import act, gold, theme
from make_strangers_ninth_pages import page


def rows_of(heads, rows, tag="th"):
    cells = lambda row, tag: "<tr>" + "".join(f"<{tag}>{c}</{tag}>" for c in row) + "</tr>"
    return "<table>" + cells(heads, tag) + "".join(cells(r, "td") for r in rows) + "</table>"


# ---- 1. A borough's page: no heading over what is done, and beside it what happened and what comes next

def unnamed_first():
    paragraphs = lambda lines: "".join(f"<p>{line}</p>" for line in lines)
    body = "<p>The board looks at this each spring.</p><h2>Work plan for 2026 – 2027</h2>" + rows_of(
        ("", "What's happened", "Next steps"), [(what, paragraphs(done), paragraphs(then)) for what, done, then in UNNAMED_FIRST])
    page("unnamed-first.html", "Inclusion at the borough", body, "Marlow Heath Borough")
    gold("unnamed-first", sections=[theme(None, *[full(act(what, None, None, "\n".join(done)), other={"Next steps": "\n".join(then)}) for what, done, then in UNNAMED_FIRST])])


UNNAMED_FIRST = [
    ("Make the champions of each department known", ["Their names are on the intranet."], ["Put their faces there as well.", "Ask them to speak at the autumn meeting."]),
    ("Agree which days of the year the borough marks", ["A list was agreed in May."], ["Tell schools of it."]),
    ("Review who sits on the partnership board", ["Two groups were found to be missing.", "Both were asked."], ["Widen the board.", "Meet in the evening."])]


# ---- 2. A school's page: what is called a priority is what is to be done, and somebody watches over it

def watched_over():
    page("watched-over.html", "Equality: what matters most", "<h2>Equality targets</h2>" + rows_of(("Priority", "Responsible", "Monitoring"), [[f"<p>{c}</p>" for c in r] for r in WATCHED_OVER], "td"), "Orchard Bank School")
    gold("watched-over", sections=[theme("Equality targets", *[full(act(what, who), other={"Monitoring": watched}) for what, who, watched in WATCHED_OVER])])


WATCHED_OVER = [
    ("Improve the ramps at both gates before the winter", "Site Manager", "Health and Safety Committee of the Governors"),
    ("Train every lunchtime supervisor to answer racist words", "Deputy Head", "Full Governing Body and its Inclusion Committee"),
    ("Increase the number of books by authors of colour", "Librarian", "English Governor, who reads with Year 4 each month")]


# ---- 3. A landlord's sheet: weeks over the rows, and the headings said again

def week_bands():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Launch"
    sheet.append(["Launch of the common register"])
    sheet.append([])
    sections = []
    for week, rows in WEEK_BANDS:
        sheet.append(["Date", "Activity", "Responsibility", "Progress"])
        sheet.append([week])
        for row in rows:
            sheet.append(row)
        sections.append(theme(week, *[act(what, who, when) for when, what, who in rows]))
    book.save(here("week-bands.xlsx"))
    gold("week-bands", sections=sections)


WEEK_BANDS = [
    ("w/b 7 September 2026", [["7 September 2026", "List everyone who has applied to more than one landlord", "All landlords"], ["By 11 September 2026", "Agree what the new form asks about ethnicity", "Policy Group"]]),
    ("w/b 14 September 2026", [["14 September 2026", "Print the form in five languages", "Print Room"], ["By 18 September 2026", "Train the staff of the call centre to fill it in", "Learning Team"], ["By 18 September 2026", "Tell the community centres", "Engagement Officer"]])]


# ---- 4. A district's table: dates that were set anew, or "Done" where none had to be

def revised_done():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Review of lettings: action plan", 0)
    table(doc, [["Action plan", "By whom", "By when [month = by month end]", "Progress", "Revised timetable"]] + [list(r) for r in REVISED_DONE])
    doc.save(here("revised-done.docx"))
    gold("revised-done", sections=[theme(None, *[act(what, who, when if again in ("Done", "Completed") else again, how) for what, who, when, how, again in REVISED_DONE])])


REVISED_DONE = [
    ("Ask tenants of colour what they expect of the service", "Review Group", "December 2025", "Three evenings were held", "Done"),
    ("Write down what a home must be like before it is let", "Head of Repairs", "April 2026", "A first draft is with the panel", "February 2027"),
    ("Publish how long each group waits for a home", "Lettings Manager", "June 2026", "Published in May", "Completed")]


# ---- 5. A county's assessment: how dates are written stands in the heading, and for whom in a column of its own

def date_format():
    body = ("<h2>5. Summary of findings and action plan</h2><p>Where changes were made early, the only action is to watch what happens.</p><h3>Title of analysis</h3><p>Plan for the year ahead</p><h3>Lead Manager</h3><p>Morag Ellison</p>"
            "<h3>Summary of findings</h3><p>Figures are thin for two groups.</p>" + rows_of(("Action/Target", "State protected characteristics as listed below", "Target date (MM/YY)"), DATE_FORMAT, "td"))
    page("date-format.html", "Equality analysis of the year ahead", body, "Thornmere County")
    gold("date-format", sections=[theme("Summary of findings", *[act(what, None, when) for what, _, when in DATE_FORMAT])])


DATE_FORMAT = [
    ("Report to the cabinet twice a year with figures by ethnicity.", "All", "Six monthly"),
    ("Look at every new service for what it does to carers.", "All", "Ongoing"),
    ("Ask the directorates what they changed.", "Race, Disability", "03/27")]


# ---- 6. A department's page: actions as headings with a number alone, and links right behind the last of them

def before_the_foot():
    body, sections, n = "<p>Here are the first actions of each theme.</p>", [], 0
    for name, texts in BEFORE_THE_FOOT:
        body += f"<h2>{name}</h2><p>We want a department where people stay.</p><p>Our top actions are:</p>"
        acts = []
        for text in texts:
            n += 1
            body += f"<div class='card'><h4>Action {n}.1</h4><p>{text}</p></div>"
            acts.append(act(text, ref=f"{n}.1"))
        sections.append(theme(name, *acts))
    with open(here("before-the-foot.html"), "w", encoding="utf-8") as out:
        out.write("<!doctype html><html lang=en><head><meta charset=utf-8><title>Our action plan</title></head><body><header><ul><li><a href='/'>Home</a></li><li><a href='/'>Study</a></li></ul></header>"
                  f"<div><h1>Our action plan</h1>{body}</div><footer><ul><li><a href='/'>Contact us</a></li><li><a href='/'>Privacy</a></li><li><a href='/'>Accessibility statement</a></li></ul></footer></body></html>\n")
    gold("before-the-foot", sections=sections)


BEFORE_THE_FOOT = [
    ("Culture", ["Put inclusion into the plan of every team", "Talk with students each term about what they meet"]),
    ("Growing people", ["Make appraisals worth having", "Find a mentor for every lecturer who asks"])]


# ---- 7. A council's answer to an inquiry: the number of a commitment over its words, then who, how far and when under headings

def inquiry_commitments():
    body, acts = "<h2>Understanding our neighbourhoods</h2>", []
    for n, what, who, done, then, when in INQUIRY_COMMITMENTS:
        body += f"<h3>Commitment {n}</h3><p>{what}</p><h4>Lead</h4><p>{who}</p><h4>Our progress</h4>" + "".join(f"<p>{p}</p>" for p in done)
        body += (f"<h4>Next steps</h4><p>{then}</p>" if then else "") + f"<h4>When this will happen</h4><p>{when}</p>"
        acts.append(act(what, who, when, "\n".join(done), ref=n))
    page("inquiry-commitments.html", "Our commitments to the inquiry: tracking progress", body, "Royal Borough of Ashwater")
    gold("inquiry-commitments", sections=[theme("Understanding our neighbourhoods", *acts)])


INQUIRY_COMMITMENTS = [
    ("11", "Write one plan for fairness for the whole council", "Corporate Strategy", ["The plan was agreed in April 2026. It has been sent to everyone who took part."], "We are now turning to what it says.", "A plan for delivery will be published by autumn 2026."),
    ("12", "Review how we judge what our decisions do to people", "Corporate Strategy", ["An audit has ended.", "We will look at what it found."], None, "October 2026"),
    ("13", "Employ more people who live here", "Human Resources", ["Eight in a hundred of our staff live in the borough."], "We will hold two fairs.", "By March 2027")]


# ---- 8. An arts centre's page: what it owns to in bold, with a colon, and under each what it will do about it

def avowals():
    body = "<p>We support the statement of our peers. The actions for this year are set out here.</p>" + "".join(f"<p><strong>{own}</strong></p><ul>{''.join(f'<li>{t}</li>' for t in texts)}</ul>" for own, texts in AVOWALS)
    page("avowals.html", "Culture against racism", body, "The Granary")
    gold("avowals", sections=[theme(own, *[act(t) for t in texts]) for own, texts in AVOWALS])


AVOWALS = [
    ("We recognise that we have much to learn:", ["We will keep paying advisers from the communities around us.", "We will continue to train everyone who joins our board.", "We will ask all staff to see at least two works by artists of colour."]),
    ("We recognise that our staff do not mirror the town:", ["We will continue to compare who applies with who is chosen.", "We will try other ways of finding people."]),
    ("We know that our stage must change after many years:", ["We will go on asking artists of colour to lead our season.", "We will lend our rehearsal rooms without charge."])]


# ---- 9. A theatre's page: years in the headings that announce the actions, numbers typed before them, and how one of them goes

def announced_by_year():
    body = "<p>Here is what we agreed for the next years.</p>"
    sections = []
    for head, year, texts in ANNOUNCED_BY_YEAR:
        body += f"<h3>{head}</h3>" + "".join(f"<p>{n}) {t}</p>" for n, t in enumerate(texts, 1))
        strip = lambda t: t.replace(" (currently under way)", "")
        sections += [act(strip(t), None, year, "currently under way" if strip(t) != t else None, ref=str(n)) for n, t in enumerate(texts, 1)]
    page("announced-by-year.html", "Equality and diversity action plan", body, "Foundry Stage")
    gold("announced-by-year", sections=[theme(None, *sections)])


ANNOUNCED_BY_YEAR = [
    ("Priority actions in 2026-27", "2026-27", ["Making the doors to the stage wide enough for every artist", "Carrying out training for all who sell tickets (currently under way)", "Appointing two trustees of colour"]),
    ("Actions for 2027-28 and later", "2027-28", ["Continue to put on new plays by writers of colour", "Review whom our posters show"])]


# ---- 10. A diocese's page: who and when as questions in lines beneath, and dashes that belong to one of the actions

def asked_beneath():
    body, acts = "<h2>Acts and activities</h2>", []
    for n, (what, parts, who, when) in enumerate(ASKED_BENEATH, 1):
        body += f"<p>{n}. {what}<br>" + "".join(f"&nbsp;&nbsp; - {p}<br>" for p in parts) + f"&nbsp;&nbsp; <strong>Who?</strong> {who}<br>&nbsp;&nbsp; <strong>When?</strong> {when}</p>"
        acts.append(act(what + "".join(f"\n- {p}" for p in parts), who, when, ref=str(n)))
    page("asked-beneath.html", "Turning around", body, "Diocese of Saint Winnow")
    gold("asked-beneath", sections=[theme("Acts and activities", *acts)])


ASKED_BENEATH = [
    ("Talk in every parish about whom our pictures of God leave out.", [], "Clergy and Regional Deans", "Spring 2027"),
    ("Develop a plan to learn from places where this work has begun,", ["Begin with those who worship in other languages.", "Share what was learnt at the synod."], "Archdeacon", "Autumn 2026"),
    ("Plant a new congregation in each archdeaconry.", [], "Territorial Archdeacons", "Autumn 2027"),
    ("Call the group of young people together again.", [], "Episcopal Office", "June 2026")]


# ---- 11. A museum's page: a statement that its signers' name ends, and then the plan

def signed_statement():
    body = ("<h2>Our commitment and our plan</h2><h3>Our commitment:</h3><p>WE STAND AGAINST RACISM IN ALL ITS FORMS</p><p>Silence is not enough. Racism has no place among us.</p><p>In the months to come we will act together on this statement. Stand with us.<br>— Members of the Coast Forum</p>"
            "<h3>Our five-point action plan</h3><p>Staff and trustees wrote it together. We will keep these actions under review:</p><ol>" + "".join(f"<li><p>{t}</p></li>" for t, _ in SIGNED_STATEMENT) + "</ol>")
    page("signed-statement.html", "Museums against racism", body, "Lighthouse Museum")
    gold("signed-statement", sections=[theme(None, *[act(t, None, when, ref=str(n)) for n, (t, when) in enumerate(SIGNED_STATEMENT, 1)])])


SIGNED_STATEMENT = [
    ("We will say in public that we have joined the forum by the end of December 2026.", "by the end of December 2026"),
    ("We will review the words of every label by June 2027.", "by June 2027"),
    ("We will train all volunteers by September 2027.", "by September 2027")]


# ---- 12. A town's page: objectives as a list and nothing else, beside the three aims of the law

def objectives_alone():
    body = ("<h2>Our duty</h2><p>By law we must:</p><ul><li>eliminate discrimination</li><li>advance equality of opportunity</li><li>foster good relations</li></ul><h2>Our objectives</h2><p>Our equality objectives for 2026 to 2030 are:</p><ul>"
            + "".join(f"<li>{t}</li>" for t in OBJECTIVES_ALONE) + "</ul><h2>Documents</h2><ul><li>Equality objectives 2022 to 2026 (PDF)</li></ul>")
    page("objectives-alone.html", "Equality and diversity", body, "Town of Kingsmere")
    gold("objectives-alone", sections=[theme(None, *[act(t) for t in OBJECTIVES_ALONE])])


OBJECTIVES_ALONE = ["To improve how people with little English reach the council", "To increase the share of managers of colour", "To hear from residents who are seldom asked"]


# ---- 13. A hospital's page: objectives for the years under names of their own, said as what is being done

def objectives_by_name():
    body = "<p>The trust wishes every patient well.</p><h2>Our equality objectives 2026–2029</h2>" + "".join(f"<h3>{name}</h3><ul>{''.join(f'<li>{t}</li>' for t in texts)}</ul>" for name, texts in OBJECTIVES_BY_NAME)
    body += "<h2>Gender pay gap</h2><p>Every employer of more than 250 people reports what it pays men and women.</p>"
    page("objectives-by-name.html", "Equality and human rights", body, "Wold Hospitals")
    gold("objectives-by-name", sections=[theme(name, *[act(t) for t in texts]) for name, texts in OBJECTIVES_BY_NAME])


OBJECTIVES_BY_NAME = [
    ("Keeping staff safe", ["Making sure that nobody who works here is bullied or abused."]),
    ("Being like the people we serve", ["Increasing the number of ward managers of colour.", "Meeting what the national standards ask of us."]),
    ("Caring for each person", ["Helping staff to ask what a patient believes and needs."])]


# ---- 14. A college's page: each objective is a heading, with why it was chosen beneath

def objectives_as_headings():
    body = "<h2>Equality objectives</h2>" + "".join(f"<h3>{n}. {t}</h3><p>{why}</p>" for n, (t, why) in enumerate(OBJECTIVES_AS_HEADINGS, 1)) + "<h2>Contact</h2><p>Write to the college office.</p>"
    page("objectives-as-headings.html", "Equality at the college", body, "Fenside College")
    gold("objectives-as-headings", sections=[theme(None, *[act(t, ref=str(n)) for n, (t, _) in enumerate(OBJECTIVES_AS_HEADINGS, 1)])])


OBJECTIVES_AS_HEADINGS = [
    ("Close the gap in grades between groups of students", "Last year it stood at nine points."),
    ("Recruit teachers from every part of the town", "Three in ten students are of colour, and one in twenty teachers."),
    ("Increase what we know about students who leave early", "Half of them gave no reason.")]


if __name__ == "__main__":
    for write in (unnamed_first, watched_over, week_bands, revised_done, date_format, before_the_foot, inquiry_commitments, avowals, announced_by_year, asked_beneath, signed_statement,
                  objectives_alone, objectives_by_name, objectives_as_headings):
        write()
