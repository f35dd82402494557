#!/usr/bin/env python3
"""Writes a sixth lot of invented documents as other bodies lay theirs out, each with its gold reading, made before any was read:
python3 make_strangers_sixth.py. Needs python-docx from PyPI, and LibreOffice; make_strangers_sixth_sheets.py and
make_strangers_sixth_prints.py write the others of the lot."""
import docx as word
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme


def bold(row):
    for cell in row.cells:
        for par in cell.paragraphs:
            for run in par.runs:
                run.bold = True


# ---- 1. Probation: a card for each action, its facts in a small table within the card

def licence_cards():
    doc = word.Document()
    doc.add_heading("North Fells Probation Region", 0)
    doc.add_paragraph("Race action plan 2026–27. Each card is one action that the regional board agreed on 12 May 2026.")
    sections = []
    for name, cards in LICENCE_CARDS:
        doc.add_heading(name, 1)
        for text, who, when, measure in cards:
            card = doc.add_table(rows=1, cols=1, style="Table Grid").cell(0, 0)
            card.paragraphs[0].add_run(text).bold = True
            inner = card.add_table(rows=2, cols=3)
            inner.style = "Table Grid"
            for x, (label, value) in enumerate([("Owner", who), ("Due", when), ("We will know it worked when", measure)]):
                inner.cell(0, x).text, inner.cell(1, x).text = label, value
            card.add_paragraph()
            doc.add_paragraph()
        sections.append(theme(name, *[full(act(t, w, d), other={"We will know it worked when": m}) for t, w, d, m in cards]))
    doc.save(here("licence-cards.docx"))
    gold("licence-cards", sections=sections)


LICENCE_CARDS = [
    ("Reports to court", [("Read every pre-sentence report on a Black or Gypsy, Roma or Traveller person a second time for loaded words", "Head of Courts", "1 October 2026", "Fewer than one report in fifty is sent back"), ("Offer interpreters before the interview, not at it", "Courts Manager (East)", "December 2026", "Nobody is interviewed twice")]),
    ("People on our books", [("Ask people on probation of all heritages how we treat them, twice a year", "Service User Involvement Lead", "From September 2026", "Three in ten answer"), ("Buy mentors from groups led by people of colour", "Head of Contracts and Partnerships", "By the end of March 2027", "£60,000 a year is spent so")]),
    ("Staff", [("Give each panel a member from another region", "HR Business Partner", "Ongoing", "All panels")])]


# ---- 2. A police force's tracker in Word: headings in two rows, pillars down the side, a row put in and one taken out as tracked changes

def tracked_rows():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Race Action Plan: local delivery tracker", 1)
    doc.add_paragraph("Ashdale Constabulary – Diversity, Equality and Inclusion Board, version 0.9")
    head = [["Pillar", "No.", "Deliverable", "Delivery", ..., "Progress", ...], [None, None, None, "Lead", "Date", "Narrative", "BRAG"]]
    rows, last = [], None
    for pillar, no, text, who, when, how, brag, _ in TRACKED_ROWS:
        rows.append([None if pillar == last else pillar, no, text, who, when, how, brag])
        last = pillar
    t = table(doc, head + rows)
    bold(t.rows[0]), bold(t.rows[1])
    for row in (t.rows[0], t.rows[1]):
        repeat(row)
    for row, it in zip(t.rows[2:], TRACKED_ROWS):
        if it[7]:
            mark = OxmlElement(f"w:{it[7]}")
            for key, value in (("id", "71"), ("author", "Staff Officer"), ("date", "2026-06-02T09:00:00Z")):
                mark.set(qn(f"w:{key}"), value)
            row._tr.get_or_add_trPr().append(mark)
            for run in row._tr.iter(qn("w:r")):
                within, parent = OxmlElement(f"w:{it[7]}"), run.getparent()
                for key, value in (("id", "72"), ("author", "Staff Officer"), ("date", "2026-06-02T09:00:00Z")):
                    within.set(qn(f"w:{key}"), value)
                parent.replace(run, within)
                within.append(run)
                if it[7] == "del":
                    for words in run.iter(qn("w:t")):
                        words.tag = qn("w:delText")
    doc.save(here("tracked-rows.docx"))
    read = {"Blue": "complete", "Green": "on_track", "Amber": "at_risk", "Red": "delayed"}
    kept = [r for r in TRACKED_ROWS if r[7] != "del"]
    gold("tracked-rows", sections=[theme(p, *[full(act(t, w, d, h or None, ref=n), status=read[b]) for q, n, t, w, d, h, b, _ in kept if q == p]) for p in dict.fromkeys(r[0] for r in kept)])


TRACKED_ROWS = [
    ("Represented", "1.1", "Write to every candidate of colour who withdrew since 2023 and ask why", "Ch Insp Recruitment", "Sept 2026", "Letters drafted.", "Green", None),
    ("Represented", "1.2", "Open a bursary for the degree route with two local colleges", "Director of People", "Jan 2027", "One college has signed.", "Amber", None),
    ("Represented", "1.3", "Print new posters", "Corporate Comms", "July 2026", "", "Green", "del"),
    ("Not over-policed", "2.1", "Have community members view a sample of stop and search footage each month", "Supt Operations", "Monthly", "Begun in two districts.", "Green", None),
    ("Not over-policed", "2.2", "Record the reason each time a child of colour is handcuffed", "Supt Operations", "By 31/10/2026", "The form has not been built.", "Red", "ins"),
    ("Involved", "3.1", "Let the scrutiny panel choose its own chair", "Engagement Manager", "April 2026", "Chair chosen on 9 April.", "Blue", None)]


# ---- 3. A housing association's board paper: a table of particulars, numbered paragraphs, open actions, and those closed since

def closed_actions():
    doc = word.Document()
    table(doc, [["Report to", "Board"], ["Date", "24 September 2026"], ["Author", "Company Secretary"], ["Purpose", "For assurance"], ["Appendices", "1 – Race equality action plan"]])
    doc.add_heading("Race equality: half-year report", 1)
    for text in ("1. Board agreed the plan in March 2026. This paper says what has happened since.", "2. Of eight actions three are closed. None has been dropped.", "3. Customers on the scrutiny panel saw this paper on 10 September."):
        doc.add_paragraph(text)
    doc.add_heading("Appendix 1: open actions", 2)
    t = table(doc, [["", "Agreed action", "Strategic aim", "Responsible", "Target", "Comment"]] + [["", *r] for r in OPEN_ACTIONS])
    bold(t.rows[0])
    for row in t.rows[1:]:
        row.cells[0].paragraphs[0].style = doc.styles["List Number"]
    doc.add_paragraph()
    doc.add_heading("Actions closed since March", 2)
    t = table(doc, [["Agreed action", "Responsible", "Closed on", "Comment"]] + CLOSED_ACTIONS)
    bold(t.rows[0])
    doc.save(here("closed-actions.docx"))
    gold("closed-actions", sections=[
        theme("Appendix 1: open actions", *[full(act(a, w, d, c or None), other={"Strategic aim": m}) for a, m, w, d, c in OPEN_ACTIONS]),
        theme("Actions closed since March", *[act(a, w, d, c) for a, w, d, c in CLOSED_ACTIONS])])


OPEN_ACTIONS = [
    ["Set lettings targets for three new estates with the council", "Homes", "Head of Lettings", "December 2026", "First meeting held."],
    ["Check how long damp repairs take by ethnicity of household", "Homes", "Repairs Director", "31 October 2026", "Data is complete for 71% of homes."],
    ["Put harassment clauses in plain words on the first page of the tenancy", "Neighbourhoods", "Legal and Tenancy Services", "From April 2027", ""],
    ["Send every board member on a day with our estate champions", "Leadership", "Company Secretary", "Spring 2027", "Dates are being found."],
    ["Ask suppliers over £100,000 for their pay gaps", "Leadership", "Procurement Manager", "Ongoing", "Nine of fourteen have answered."]]
CLOSED_ACTIONS = [
    ["Publish our ethnicity pay gap", "Director of People", "4 June 2026", "It was 6.2%."],
    ["Name a director for race equality", "Chief Executive", "15 April 2026", "The Director of Homes."]]


# ---- 4. A parish: questions as headings, answers as a clerk types them

def parish():
    doc = word.Document()
    doc.add_heading("Little Wensbury Parish Council", 1)
    doc.add_paragraph("Civility, welcome and fairness: what we said in 2026")
    rows = [["What did we say we would do?", "Who will see to it?", "When?", "Did we do it?"]] + [list(r) for r in PARISH]
    bold(table(doc, rows).rows[0])
    doc.add_paragraph("Signed: the Chair. Next looked at: May 2027.")
    doc.save(here("parish.docx"))
    gold("parish", sections=[theme(None, *[act(*r) for r in PARISH])])


PARISH = [
    ("Say on the notice board that all are welcome at meetings", "The Clerk", "Before the June meeting", "Yes"),
    ("Ask the Gypsy families at Mill Lane what they need from us", "Cllr Orme and Cllr Dacre", "Summer", "Partly. Cllr Orme went once."),
    ("Read the bullying policy again", "Staffing committee", "Each May", "Yes"),
    ("Lend the hall free for the Diwali evening", "Hall warden", "8 November 2026", "Not yet")]


# ---- 5. A fire service's equality report: lines with stops, what on the left, who and when set to the right

def tab_stops():
    doc = word.Document()
    doc.add_heading("Public Sector Equality Duty report 2026", 0)
    doc.add_paragraph("Trentvale Fire and Rescue Authority")
    doc.add_heading("How we met the duty last year", 1)
    doc.add_paragraph("We fitted 4,120 alarms. In 36% of homes visited somebody was over 75, and in 14% the family’s first language was not English.")
    doc.add_heading("What we will do next", 1)
    sections = []
    for name, rows in TAB_STOPS:
        doc.add_heading(name, 2)
        for n, cells in enumerate([("Action", "Lead", "Completion"), *rows]):
            par = doc.add_paragraph()
            stops = par.paragraph_format.tab_stops
            stops.add_tab_stop(Cm(9.5), WD_TAB_ALIGNMENT.LEFT)
            stops.add_tab_stop(Cm(14), WD_TAB_ALIGNMENT.LEFT)
            par.add_run("\t".join(cells)).bold = n == 0
        sections.append(theme(name.split(": ", 1)[1], *[act(*r) for r in rows]))
    doc.add_heading("Contact", 1)
    doc.add_paragraph("Ask for this report in another form at any fire station.")
    doc.save(here("tab-stops.docx"))
    gold("tab-stops", sections=sections)


TAB_STOPS = [
    ("Objective 1: Our workforce", [("Hold taster days for women of colour", "Positive Action Officer", "May 2027"), ("Interview everyone who leaves in training", "Head of Learning", "October 2026"), ("Set up a Muslim staff network", "Deputy Chief Fire Officer", "December 2026")]),
    ("Objective 2: Our communities", [("Visit each mosque before Ramadan", "Station managers", "February 2027"), ("Write to landlords of bedsits", "Fire Safety Team", "Each quarter")])]


# ---- 6. An integrated care board's framework: how far each domain has come, and what takes it to the next level

def maturity():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Anti-racism framework: self-assessment and actions", 1)
    doc.add_paragraph("Wyre and Lune Integrated Care Board, July 2026")
    rows, marks = [["Sub-domain", "Level now", "Evidence", "Action to reach the next level", "SRO", "Timeline", "Level aimed at"]], []
    for name, items in MATURITY:
        marks.append(len(rows))
        rows.append([name] + [...] * 6)
        rows += [list(r) for r in items]
    t = table(doc, rows)
    bold(t.rows[0])
    repeat(t.rows[0])
    for y in marks:
        shade(t.cell(y, 0), "BDD6EE")
        bold(t.rows[y])
    doc.save(here("maturity.docx"))
    gold("maturity", sections=[theme(n, *[full(act(a, w, d, e), other={"Sub-domain": s, "Level now": x, "Level aimed at": y}) for s, x, e, a, w, d, y in items]) for n, items in MATURITY])


MATURITY = [
    ("Domain 1: Leadership", [("Board seats", "Emerging", "Two of fifteen members are of colour.", "Advertise the next two non-executive posts through community radio", "Chair", "Q3 2026/27", "Developing"), ("Objectives of executives", "Developing", "All have one. None has been scored.", "Score each executive’s objective in public session", "Chief Executive", "March 2027", "Achieving")]),
    ("Domain 2: Data", [("Recording of ethnicity", "Emerging", "Known for 61% of people on waiting lists.", "Ask at each text reminder, with one tap to answer", "Chief Digital Officer", "By November 2026", "Achieving"), ("Waiting lists", "Emerging", "Shown by deprivation only.", "Show lists by ethnicity to each provider’s board", "Director of Performance", "Monthly from January 2027", "Developing")]),
    ("Domain 3: Voice", [("People with sickle cell disease", "Developing", "A forum meets twice a year.", "Let the forum decide on £200,000 of the prevention budget", "Director of Strategy, Sickle Cell Forum", "2027/28", "Achieving")])]


# ---- 7. A music service: a box of text for each promise

def promise_boxes():
    doc = word.Document()
    doc.add_heading("Moorland Music Hub: our five promises", 1)
    doc.add_paragraph("What young people told us in 2025, and what we will do.")
    for n, (text, who, when, how) in enumerate(PROMISE_BOXES, 1):
        lines = [(f"Promise {n}", True), (text, False), (f"Led by: {who}", False), (f"By: {when}", False), (f"So far: {how}", False)]
        body = "".join(f'<w:p><w:r>{"<w:rPr><w:b/></w:rPr>" if strong else ""}<w:t>{line}</w:t></w:r></w:p>' for line, strong in lines)
        doc.add_paragraph()._p.append(parse_xml(
            f'<w:r {nsdecls("w", "wp", "a")} xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{n}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV><wp:extent cx="5400000" cy="1200000"/><wp:wrapTopAndBottom/><wp:docPr id="{n}" name="Box {n}"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="1200000"/></a:xfrm><a:prstGeom prst="roundRect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx><w:txbxContent>{body}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'))
    doc.save(here("promise-boxes.docx"))
    gold("promise-boxes", sections=[theme(None, *[act(t, w, d, h) for t, w, d, h in PROMISE_BOXES])])


PROMISE_BOXES = [
    ("Teach music from five continents in every school we work with", "Head of Curriculum", "September 2027", "Two continents."),
    ("Pay the fares of young people who live more than three miles away", "Business Manager", "January 2027", "Budget found."),
    ("Hire tutors who play tabla, oud and steel pan", "Hub Lead and governors", "Easter 2027", "One tutor hired."),
    ("Let young people choose the summer concert", "Youth Board", "Every year", "Chosen for 2026."),
    ("Publish who takes part, by ethnicity and school", "Data Officer", "By July 2027", "Not begun.")]


# ---- 8. A national park: who and when stacked under one heading, aims as numbered headings of an OpenDocument text

def park():
    def save(path):
        doc = word.Document()
        doc.styles["Normal"].font.size = Pt(10)
        doc.add_heading("A park for everyone", 0)
        doc.add_paragraph("Hartsmoor National Park Authority – diversity action plan, adopted 3 July 2026")
        for n, (name, why, rows) in enumerate(PARK, 1):
            doc.add_heading(f"Aim {n} – {name}", 2)
            doc.add_paragraph(why)
            t = table(doc, [["What we will do", "Delivery", "How we will know"]] + [[text, [f"Lead: {who}", f"By: {when}"], know] for text, who, when, know in rows], widths=[8, 4.5, 4.5])
            bold(t.rows[0])
            shade(t.cell(0, 0), "E2EFD9")
        doc.save(path)
    office("park.odt", save, "docx")
    gold("park", sections=[theme(name, *[full(act(t, w, d), other={"How we will know": k}) for t, w, d, k in rows]) for name, _, rows in PARK])


PARK = [
    ("People of colour visit as often as anyone", "One visitor in sixty is of colour; in the towns around us it is one in six.", [("Run free buses from the four nearest towns on summer Sundays", "Visitor Services Manager", "May 2027", "3,000 passengers"), ("Train 40 walk leaders from groups in those towns", "Ranger Service, Outdoor Faith Network", "October 2026 onwards", "40 leaders, 200 walks"), ("Tell the park’s story with its links to slavery left in", "Interpretation Officer", "March 2028", "New displays at both centres")]),
    ("The Authority looks like the country", "None of our 22 members is of colour.", [("Ask each council that names members to think of who is missing", "Chair", "Annual meeting 2027", "Letters and answers published"), ("Offer paid placements to young people from the towns", "HR Officer", "Summer 2027", "Six placements")])]


if __name__ == "__main__":
    for write in (licence_cards, tracked_rows, closed_actions, parish, tab_stops, maturity, promise_boxes, park):
        write()
