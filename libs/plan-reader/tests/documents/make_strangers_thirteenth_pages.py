#!/usr/bin/env python3
"""Writes the web pages of the thirteenth lot, in shapes in which published plans were found to stand and to be read wrongly, each with
its gold reading: python3 make_strangers_thirteenth_pages.py. Needs python-docx, python-pptx and reportlab from PyPI."""
from make_layouts import full
from make_lists import act, gold, theme
from make_strangers_ninth_pages import page


# ---- 1. An annex of a government's report: no headings, what was promised, its status, and an account of it

def annex_statuses():
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in r) + "</tr>" for r in ANNEX_STATUSES)
    body = ("<h2>Annex C – Homes and places</h2><p>These annexes give the position on each action of the plan.</p><p>Action status is shown as follows</p><ul><li>Complete*</li><li>Ongoing**</li><li>Delayed</li></ul>"
            f"<p>*An action is marked complete where the step that was promised has been taken.</p><table>{rows}</table>")
    page("annex-statuses.html", "Race equality plan: final report", body, "Government of the Isles")
    gold("annex-statuses", sections=[theme("Annex C – Homes and places", *[full(act(t, None, None, how), status=s) for t, s, how in ANNEX_STATUSES])])


ANNEX_STATUSES = [
    ("We will ask landlords to record the ethnicity of those whom they turn away.", "Complete", "The new form has been in use since last autumn, and every landlord of more than ten homes fills it in."),
    ("We will hold a gathering each year at which we say how far we have come.", "Ongoing", "Gatherings were held in two of the three years."),
    ("We will give the assembly a report on this plan.", "Complete", "This report fulfils that action."),
    ("We will pay for a worker at each of the transit sites.", "Delayed", "Money has been found for one site."),
    ("We will review who sits on the boards of housing bodies.", "Ongoing", "Half of the boards have been reviewed.")]


# ---- 2. A county's page: actions as headings with a number alone, two paragraphs each, then service, evidence and date

def two_paragraphs():
    body, sections, n = "<p>This plan says how we will meet the needs found in our evidence.</p>", [], 0
    for name, entries in TWO_PARAGRAPHS:
        body += f"<h2>{name}</h2>"
        acts = []
        for said, service, evidence, when in entries:
            n += 1
            body += f"<h3>Action {n}:</h3>" + "".join(f"<p>{p}</p>" for p in said) + f"<ul><li><strong>Service:</strong> {service}</li><li><strong>Evidence:</strong> {evidence}</li><li><strong>By when?:</strong> {when}</li></ul>"
            acts.append((service, full(act("\n".join(said), None, when, ref=str(n)), other={"Evidence": evidence})))
        sections.append(dict(theme(name.split(": ")[1]), services=[{"service": s, "activities": [a]} for s, a in acts]))
    page("two-paragraphs.html", "Our action plan 2026–30", body, "Sir Ddyfrig County")
    gold("two-paragraphs", sections=sections)


TWO_PARAGRAPHS = [
    ("Objective 1: Members and staff include everyone", [
        (["We will give all staff who ask for it support at work.", "We will train their managers in the social model of disability."], "Human Resources", "Numbers of staff who were supported", "Ongoing"),
        (["We will renew the online training on inclusion."], "Learning and Development", "Numbers of staff who completed it", "November 2026")]),
    ("Objective 2: Learners do well", [
        (["We will review how schools write down racist incidents."], "Education", "Number of incidents written down", "September 2026"),
        (["We will help schools to teach the histories of people of colour.", "We will pay for two teachers to lead this."], "Education and Culture", "Feedback from pupils", "March 2028")])]


# ---- 3. A school's page: strategies as a list beside each action, nobody named

def strategies():
    rows = "".join(f"<tr><td>{t}</td><td><ul>{''.join(f'<li>{s}</li>' for s in how)}</ul></td><td>{d}</td><td>{k}</td></tr>" for t, how, d, k in STRATEGIES)
    page("strategies.html", "Equality objectives", f"<table><tr><th>Action</th><th>Strategies</th><th>Timescale</th><th>Success criteria</th></tr>{rows}</table>", "Hawthorn Lane Primary School")
    gold("strategies", sections=[theme(None, *[full(act(t, None, d), other={"Success criteria": k}) for t, _, d, k in STRATEGIES])])


STRATEGIES = [
    ("Make the equality duty known to staff, families and governors", ["Staff meeting", "Website"], "Immediately and then each term", "Everyone knows of it"),
    ("Look at results and exclusions by ethnicity", ["Data Day each term"], "September 2026", "Gaps are closed"),
    ("Let pupils celebrate where they come from", ["Black History Month", "Partner School"], "Ongoing", "Pupils say so"),
    ("Write down every racist incident", ["Report to Governors", "Assembly"], "July 2027", "Fewer incidents")]


# ---- 4. A government's page: each cell says its heading in a line of its own, without a colon

def headings_in_cells():
    heads = ("Theme", "Action", "See goal", "Progress")
    rows = "".join("<tr>" + "".join(f"<td><span class='cell-heading'>{h}</span><p>{v}</p></td>" for h, v in zip(heads, r)) + "</tr>" for r in HEADINGS_IN_CELLS)
    page("headings-in-cells.html", "Anti-racism: review of progress", f"<table><tr>{''.join(f'<th>{h}</th>' for h in heads)}</tr>{rows}</table>", "Government of the Isles")
    names = dict.fromkeys(r[0] for r in HEADINGS_IN_CELLS)
    gold("headings-in-cells", sections=[theme(n.split(": ")[1], *[act(t, None, None, p) for o, t, _, p in HEADINGS_IN_CELLS if o == n]) for n in names])


HEADINGS_IN_CELLS = [
    ("Theme 1: Overarching work", "Publish a long-term strategy for race equality", "1", "On track"),
    ("Theme 1: Overarching work", "Bring a bill on human rights before the assembly", "2", "On track"),
    ("Theme 2: Safe communities", "Set up a body that watches over the police", "4", "Not started"),
    ("Theme 2: Safe communities", "Measure how often people meet racism", "Section 13", "Complete")]


# ---- 5. A university's page: what, why, how, who and when as headings in each aim

def who_in_brackets():
    body, sections = "<p>To see what we will pursue, read on.</p>", []
    for n, (aim, why, how, who, when, k) in enumerate(WHO_IN_BRACKETS, 1):
        body += (f"<h2>Aim {n}</h2><h3>Aim (what)</h3><p>{aim}</p><h3>Rationale/ issues identified (why)</h3><p>{why}</p><h3>Action(s) to address the issue (how)</h3><ol>{''.join(f'<li>{h}</li>' for h in how)}</ol>"
                 f"<h3>Responsibility (who)</h3><p>{who}</p><h3>Timeframe (when)</h3><p>{when}</p><h3>Success measure</h3><p>{k}</p>")
        sections.append(theme(f"Aim {n}", *[act(h, who, when) for h in how], outcome=aim))
    page("who-in-brackets.html", "Racism on campus and in the city", body, "Estuary University")
    gold("who-in-brackets", sections=sections)


WHO_IN_BRACKETS = [
    ("Partners in both counties act against racism as we do.", "Staff told the survey what they meet in town.", ["Present the case to each partner.", "Write one protocol with them all.", "Review it with partners each year."], "Director of Inclusion; Provost", "September 2026 to July 2028", "All partners have signed."),
    ("Staff know where to report.", "Surveys tell of more than reports do.", ["Launch a form for staff.", "Publish figures each term."], "Head of HR Policy", "January 2027", "Reports rise by half.")]


# ---- 6. A museum's page: Roman numerals, a goal in bold, and lists spelt as in America

def roman_goals():
    body, sections = "<p>This plan follows the one of last year.</p>", []
    for name, goal, items in ROMAN_GOALS:
        body += f"<h3>{name}</h3><p><strong>GOAL:</strong> {goal}</p><ol>" + "".join(f"<li>{t}</li>" for t in items) + "</ol>"
        sections.append(theme(name.split(". ")[1], *[act(t) for t in items], outcome=goal))
    page("roman-goals.html", "Anti-racism strategic plan, FY 2026–2029", body, "College Museum of Art")
    gold("roman-goals", sections=sections)


ROMAN_GOALS = [
    ("I. Exhibitions", "Shows are of artists from the whole world.", ["Create a panel that hears students before a show is chosen.", "Develop shows of art from outside the West."]),
    ("II. Collections", "The collection is of many cultures.", ["Prioritize purchases of works by artists of color.", "Review all labels for words that hurt."]),
    ("III. Staffing", "The staff is of many backgrounds.", ["Offer paid internships to students whose families had no degree.", "Provide training for all guards."])]


# ---- 7. Auditors' recommendations as a page: the agency each is addressed to, and whether it is still open

def agencies():
    body, acts = "<h2>Open recommendations</h2>", []
    for agency, texts in AGENCIES:
        rows = "".join(f"<tr><td>{agency}</td><td>{t}</td><td><div>Open</div><p>We will say here what was done.</p></td></tr>" for t in texts)
        body += f"<table><tr><th>Agency affected</th><th>Recommendation</th><th>Status</th></tr>{rows}</table>"
        acts += [act(t, agency, None, "Open\nWe will say here what was done.") for t in texts]
    page("agencies.html", "Equal opportunity", body, "Audit Office of the Isles")
    gold("agencies", sections=[theme("Open recommendations", *acts)])


AGENCIES = [
    ("Department of Transport", ["The Secretary should set a target for each goal on fairness in the yearly plan.", "The Secretary should say how each measure is worked out."]),
    ("Department of Power", ["The Secretary should bring the guide for contractors up to date.", "The Secretary should publish the plans of contractors."])]


# ---- 8. A school trust's page: each objective with why it was chosen, and what is planned behind a colon in the same line

def planned_in_line():
    body, sections = "<p>Inspiring all</p>", []
    for n, (objective, why, plan) in enumerate(PLANNED_IN_LINE, 1):
        body += f"<h3>Objective {n}</h3><p>{objective}</p><p><strong>Why we have chosen this objective:</strong> {why}</p><p><strong>To achieve this objective, we plan to:</strong> {plan}</p>"
        sections.append(theme(objective.rstrip("."), act(plan)))
    page("planned-in-line.html", "Trust equality objectives", body, "Larkfield School Trust")
    gold("planned-in-line", sections=sections)


PLANNED_IN_LINE = [
    ("Look at whom we appoint by race and disability.", "we wish to appoint fairly.", "collect data from each person whom we appoint."),
    ("Have an agreement with each member of staff who needs one.", "we wish to take away what stands in their way.", "remind staff of it each year."),
    ("Raise the attendance of children of Travellers.", "it is below that of others.", "appoint a worker for their families.")]


if __name__ == "__main__":
    for write in (annex_statuses, two_paragraphs, strategies, headings_in_cells, who_in_brackets, roman_goals, agencies, planned_in_line):
        write()
