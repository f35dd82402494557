#!/usr/bin/env python3
"""Writes a sixteenth lot of invented documents, in the shapes in which plans of many kinds of bodies were found to stand and to be
read wrongly, each with its gold reading: python3 make_strangers_sixteenth.py. Needs python-docx from PyPI."""
import docx as word

from make_layouts import here, table
from make_lists import act, gold, theme


def page(name, title, body, before="", after=""):
    """A page with all that stands around its words."""
    with open(here(name + ".html"), "w", encoding="utf-8") as out:
        out.write(f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title></head><body>"
                  "<a class='skip-link' href='#c'>Skip to content</a>"
                  "<div id='top'><form role='search'><label>Search this site</label><input type='text'><button>Search</button></form></div>"
                  "<div class='menu'><ul><li><a href='#'>Home</a></li><li><a href='#'>Bins</a></li><li><a href='#'>Your council</a></li></ul></div>"
                  f"<div class='crumbs'><a href='#'>Home</a> &gt; <a href='#'>Your council</a></div>{before}"
                  f"<div class='content' id='c'>{body}</div>"
                  "<div class='share'><p>Share this page</p><ul><li><a>Facebook</a></li><li><a>Email</a></li></ul></div>"
                  f"{after}<div class='foot'><p>Sign up to our newsletter</p></div></body></html>")


def listed(texts):
    return "<ul>" + "".join(f"<li>{t}</li>" for t in texts) + "</ul>"


# ---- 1. Parts of a page that buttons open, one to each goal

def opened_by_buttons():
    body = "<h1>Fair workplaces plan</h1><p>The harbour trust agreed this plan in May 2026.</p><h2>Our promises</h2>"
    for n, (name, about, items) in enumerate(OPENED_BY_BUTTONS, 1):
        body += (f"<div class='accordion'><button aria-expanded='false' aria-controls='p{n}'>{name}</button><div class='panel' id='p{n}'><p>{about}</p>"
                 + listed(f"{t} ({when})." for t, when in items) + "</div></div>")
    page("opened-by-buttons", "Fair workplaces plan | Quayside Harbour Trust", body)
    gold("opened-by-buttons", sections=[theme(name, *[act(t, None, when) for t, when in items]) for name, _, items in OPENED_BY_BUTTONS])


OPENED_BY_BUTTONS = [
    ("Hiring", "Half of our crews come from two villages.", [("Advertise every post in the market town", "by March 2027"), ("Train each panel in fair questions", "by June 2027")]),
    ("Pay", "We looked at pay for the first time last year.", [("Publish what we pay by ethnicity", "by April 2027"), ("Review the grades of dock staff", "by October 2027")]),
    ("Safety", "Nobody should be insulted at work.", [("Agree a code with the shipping lines", "by May 2027"), ("Report each case to the board", "by December 2027")])]


# ---- 2. The same with headings around the buttons, as a toolkit of components writes them, and a list beside the page

def buttons_in_headings():
    before = "<aside><h2>In this section</h2><ul><li><a href='#'>Strategy</a></li><li><a href='#'>Networks</a></li></ul></aside>"
    body = "<h1>Equality action plan</h1>"
    for name, items in BUTTONS_IN_HEADINGS:
        body += (f"<div class='item'><h2 class='header'><button class='header-button' type='button' aria-expanded='false'>{name}<span>, </span><span>Show<span> this section</span></span></button></h2>"
                 f"<div class='body'>{listed(items)}</div></div>")
    page("buttons-in-headings", "Equality action plan | Thornby District Council", body, before)
    gold("buttons-in-headings", sections=[theme(name, *[act(t) for t in items]) for name, items in BUTTONS_IN_HEADINGS])


BUTTONS_IN_HEADINGS = [
    ("Listening to residents", ["Hold a forum in each ward", "Publish what we heard and what we changed"]),
    ("Fair services", ["Check each new service for its effect on people of colour", "Translate the housing guide"]),
    ("Our workforce", ["Offer a mentor to every new starter", "Collect the ethnicity of all who apply"])]


# ---- 3. A whole sentence in bold letters over each table

def sentences_over_tables():
    doc = word.Document()
    doc.add_heading("Access and welcome plan 2026 – 2029", 1)
    doc.add_heading("Implementation plan", 2)
    doc.add_paragraph("The tables below say what we will do, by when, and who will see to it.")
    for name, rows in SENTENCES_OVER_TABLES:
        doc.add_paragraph().add_run(name).bold = True
        table(doc, [["Task", "Timeline", "Responsibility"]] + [list(r) for r in rows], [9, 3.5, 4])
    doc.save(here("sentences-over-tables.docx"))
    gold("sentences-over-tables", sections=[theme(name, *[act(t, who, when) for t, when, who in rows]) for name, rows in SENTENCES_OVER_TABLES])


SENTENCES_OVER_TABLES = [
    ("People of every background have the same opportunities as others to use the services of the shire and to come to the events that it holds.",
     [("Ask community groups which services they do not use", "July 2026", "Community Officer"), ("Hold one event each year with the gurdwara", "November 2026", "Events Team")]),
    ("People of every background are told what they need to know in a form and in a language that they can read as readily as others do.",
     [("Offer the newsletter in four languages", "September 2026", "Clerk")]),
    ("People of every background can complain about racism, and they see what comes of it.",
     [("Publish how many complaints were upheld", "Each April", "Complaints Officer"), ("Train all who take complaints", "March 2027", "Complaints Officer")])]


# ---- 4. Objectives on a page, each in bold letters with what it means on the next line

def objectives_explained():
    body = "<h1>Equality objectives</h1><p>We set these for four years.</p><h2>Our equality objectives 2026 – 2030</h2><p>A review led to these objectives:</p><ul>"
    body += "".join(f"<li><strong>{t}</strong><br>{why}</li>" for t, why in OBJECTIVES_EXPLAINED) + "</ul>"
    page("objectives-explained", "Equality objectives | Wexcombe Borough Council", body)
    gold("objectives-explained", sections=[theme(None, *[act(t) for t, _ in OBJECTIVES_EXPLAINED])])


OBJECTIVES_EXPLAINED = [
    ("Strengthen who answers for equality across the borough", "Change lasts where somebody answers for it."),
    ("Improve what we know about those who use our services", "Good choices need good figures."),
    ("Build a workforce that looks like the borough", "We are far from it in our senior grades.")]


# ---- 5. A table of nothing but aims and what is done for each

def aims_and_lists():
    body = "<h1>Towards an open museum</h1><h2>Action plan</h2><table><thead><tr><th scope='col'>Targets</th><th scope='col'>Main actions</th></tr></thead><tbody>"
    body += "".join(f"<tr><td>{aim}</td><td>{listed(items)}</td></tr>" for aim, items in AIMS_AND_LISTS) + "</tbody></table>"
    page("aims-and-lists", "Towards an open museum | Ferrybridge Museum", body)
    gold("aims-and-lists", sections=[theme(None, *[act(t) for _, items in AIMS_AND_LISTS for t in items])])


AIMS_AND_LISTS = [
    ("We are a museum in which everyone finds their own story", ["Collect the stories of market traders", "Label the trade gallery with the help of descendants", "Review what stands in store"]),
    ("We are a fair place to work", ["Offer paid placements only", "Train every manager in fair hiring"])]


# ---- 6. Objectives that are specific and measurable, each heading a word of its own

def specific_and_measurable():
    head = ["Focus area", "Objective", "Specific", "Measurable", "Assignable", "Realistic", "Time", "Baseline"]
    body = "<h1>Inclusion objectives</h1><table><thead><tr>" + "".join(f"<th scope='col'>{h}</th>" for h in head) + "</tr></thead><tbody>"
    for area, objective, rows in SPECIFIC_AND_MEASURABLE:
        for i, row in enumerate(rows):
            over = f"<td rowspan='{len(rows)}'>{area}</td><td rowspan='{len(rows)}'>{objective}</td>" if i == 0 else ""
            body += f"<tr>{over}" + "".join(f"<td>{c}</td>" for c in row) + "</tr>"
    page("specific-and-measurable", "Inclusion objectives | Low Moor Hospitals", body + "</tbody></table>")
    gold("specific-and-measurable", sections=[theme(area, *[act(r[0], r[2], r[4]) for r in rows]) for area, _, rows in SPECIFIC_AND_MEASURABLE])


SPECIFIC_AND_MEASURABLE = [
    ("Leaders", "Grow leaders who answer for racism in their own departments and speak of it openly", [
        ("Introduce training for the whole board", "All members trained", "Head of Inclusion", "Within budget", "End of 2026", "None trained"),
        ("Name a sponsor for each network", "Five sponsors in post", "Chief Nurse", "Needs time", "Mid 2027", "Two sponsors")]),
    ("Patients", "Close the gaps in what patients say of their care, ward by ward and year by year", [
        ("Publish answers of patients by ethnicity", "Report each quarter", "Head of Data", "Figures are at hand", "End of 2027", "Not published")])]


# ---- 7. A table saved as separated text, in which each theme and its lead stand once

def lead_said_once():
    lines = ["Commitment;Lead;Milestone;Start;End"]
    for name, lead, rows in LEAD_SAID_ONCE:
        lines += [f"{name if i == 0 else ''};{lead if i == 0 else ''};{t};{a};{b}" for i, (t, a, b) in enumerate(rows)]
    with open(here("lead-said-once.csv"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    gold("lead-said-once", sections=[theme(name, *[act(t, lead, b) for t, _, b in rows]) for name, lead, rows in LEAD_SAID_ONCE])


LEAD_SAID_ONCE = [
    ("Fair hiring", "People Directorate", [("Publish every post on one page", "01/2026", "06/2026"), ("Train 40 panel members", "06/2026", "12/2026")]),
    ("Figures for all", "Data Office", [("Publish a guide to the census", "09/2026", "10/2026"), ("Hold three evenings on what it says", "10/2026", "03/2027"), ("Report on what was heard", "03/2027", "05/2027")])]


# ---- 8. Tables of bars under a rule without a bar before it, as a program takes them out of a page

def bars_taken_out():
    lines = ["# Race action plan", ""]
    for name, about, rows in BARS_TAKEN_OUT:
        lines += [name, about, "Date | Ref. | Action | Owner | Status |", "---|---|---|---|---|"] + [" | ".join(r) + " |" for r in rows]
    with open(here("bars-taken-out.txt"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    gold("bars-taken-out", sections=[theme(name, *[act(r[2], r[3], r[0], r[4], ref=r[1]) for r in rows]) for name, _, rows in BARS_TAKEN_OUT])


BARS_TAKEN_OUT = [
    ("Figures and insight", "We want to know how students of colour fare from the day they apply. We want to act on what we learn.", [
        ("01/11/2026", "F1", "Agree what will be counted", "Planning", "Started"), ("15/12/2026", "F2", "Publish the ethnicity pay gap", "People Team", "Not started")]),
    ("Leading by example", "We want everyone who leads to answer for this plan.", [
        ("01/02/2027", "L1", "Set an objective for each dean", "Vice-Chancellor", "Not started")])]


# ---- 9. Several tasks of one lead in a cell, a date for each in the next

def dates_line_by_line():
    doc = word.Document()
    doc.add_heading("Inclusion plan of the college 2026/27", 1)
    rows = [["Theme", "Objective", "Lead", "Actions", "Deadline"]]
    rows += [[name, objective, lead, "\n".join(t for t, _ in items), "\n".join(d for _, d in items)] for name, objective, lead, items in DATES_LINE_BY_LINE]
    table(doc, rows, [2.5, 4, 2.5, 5.5, 2.5])
    doc.save(here("dates-line-by-line.docx"))
    gold("dates-line-by-line", sections=[theme(name, *[act(t, lead, d) for t, d in items]) for name, _, lead, items in DATES_LINE_BY_LINE])


DATES_LINE_BY_LINE = [
    ("Leaders", "Governors and leaders speak of racism", "Principal", [("Train all governors", "October 2026"), ("Host an evening for parents each term", "July 2027")]),
    ("Lessons", "Gaps between groups close", "Deputy Principal", [("Review the reading list of every course", "January 2027"), ("Publish gaps by course", "March 2027"), ("Offer a tutor to those at risk", "May 2027")])]


# ---- 10. A school's page: its targets in a list, and nothing else

def key_targets():
    body = "<h1>School development plan</h1><p>The plan guides the work of the school.</p><p>Our four key targets are:</p><ol>" + "".join(f"<li>{t}</li>" for t in KEY_TARGETS) + "</ol>"
    body += "<p>Governors agreed these targets, with what will show that each is met. Below you can download a summary.</p>"
    page("key-targets", "School development plan | Millbeck School", body)
    gold("key-targets", sections=[theme(None, *[act(t, ref=str(n)) for n, t in enumerate(KEY_TARGETS, 1)])])


KEY_TARGETS = ["Improve writing in the upper years", "Books and a library for all", "Develop the garden with families", "Improve what pupils without much at home achieve"]


# ---- 11. Another: what was agreed is named above, and the priorities are names in bold letters over lists

def outlined_priorities():
    body = "<h1>School improvement plan</h1><p>Plans hold points of action which have already been agreed, and some which are still to be looked into. You will see below what we have chosen for 2026/2027.</p>"
    body += "<p>We have outlined the following priorities:</p>" + "".join(f"<p><strong><u>{name}</u></strong></p>{listed(items)}" for name, items in OUTLINED_PRIORITIES)
    page("outlined-priorities", "School improvement plan | Saltmarsh Primary School", body)
    gold("outlined-priorities", sections=[theme(name.split(" - ")[1], *[act(t) for t in items]) for name, items in OUTLINED_PRIORITIES])


OUTLINED_PRIORITIES = [
    ("Priority 1 - Lessons", ["To ensure that every pupil meets books by writers of colour", "To improve how lessons in history are planned"]),
    ("Priority 2 - Leaders", ["To develop middle leaders of every background", "To ensure that governors visit each class"])]


# ---- 12. A page of numbered actions, pasted: a line over some of them names what they are about

def names_over_numbers():
    lines = ["List of actions", "", "Published 5 February 2026", ""]
    n = 0
    for name, texts in NAMES_OVER_NUMBERS:
        lines.append(name)
        for text in texts:
            n += 1
            lines += [f"Action {n}", text, ""]
    with open(here("names-over-numbers.txt"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines))
    numbers = iter(range(1, 9))
    gold("names-over-numbers", sections=[theme(name, *[act(t, ref=str(next(numbers))) for t in texts]) for name, texts in NAMES_OVER_NUMBERS])


NAMES_OVER_NUMBERS = [
    ("Support those who want to stand for election", ["The unit will work with networks to design a fund for candidates of colour. We will ask people from every nation.", "The unit will write guidance for parties on how they can help candidates."]),
    ("Include everyone in plans for emergencies", ["The resilience team will invite two networks to its forum.", "The unit will meet those who plan for floods. This will help them to reach all homes."])]


if __name__ == "__main__":
    for write in (opened_by_buttons, buttons_in_headings, sentences_over_tables, objectives_explained, aims_and_lists, specific_and_measurable, lead_said_once, bars_taken_out, dates_line_by_line,
                  key_targets, outlined_priorities, names_over_numbers):
        write()
