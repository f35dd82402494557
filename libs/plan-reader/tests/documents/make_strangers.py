#!/usr/bin/env python3
"""Writes invented documents of Word as other bodies lay theirs out, each with its gold reading, made before any was read:
python3 make_strangers.py. Needs python-docx from PyPI and LibreOffice."""
import docx as word
from docx.enum.section import WD_SECTION, WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from make_layouts import full, here, landscape, office, repeat, shade, table
from make_lists import act, gold, theme

W14 = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def bold_first(row):
    for cell in row.cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True


# ---- 1. A trust's workforce race standard: numbered actions within a cell, leads and dates numbered beside them

def numbered_cells():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Eastmarsh University Hospitals NHS Foundation Trust", 0)
    doc.add_paragraph("Workforce Race Equality Standard 2026: data and action plan")
    doc.add_paragraph("Approved by the Trust Board on 24 September 2026")
    t = table(doc, [
        ["WRES Indicator", "2025", "2026", "Action(s)", "Lead(s)", "Timescale(s)", "Measure of success"],
        ["1. Share of staff in each band", "21.4%", "22.0%", ["1) Publish a target for each division at bands 8a to 9", "2) Hold each divisional director to it in their appraisal"], ["1) Deputy Director of People", "2) Chief Operating Officer"], ["1) December 2026", "2) April 2027"], "Share of staff at 8a and above rises by a point a year"],
        ["2. Likelihood of appointment from shortlisting", "1.61", "1.55", ["Replace panel interviews by work samples for bands 5 to 7"], ["Head of Resourcing"], ["March 2027"], "Ratio below 1.3"],
        ["3. Likelihood of entering the formal disciplinary process", "1.20", "1.32", ["1) Ask a second person before each case opens", "2) Report cases not opened to the People Committee", "3) Train investigators again"], ["1) Head of Employee Relations", "2) Head of Employee Relations", "3) Learning Team"], ["1) In place", "2) Quarterly", "3) By June 2027"], "Ratio of 1.0"]])
    bold_first(t.rows[0])
    doc.save(here("numbered-cells.docx"))
    m = lambda it, a, b, c: full(it, other={"2025": a, "2026": b, "Measure of success": c})
    gold("numbered-cells", sections=[
        theme("Share of staff in each band",
              m(act("Publish a target for each division at bands 8a to 9", "Deputy Director of People", "December 2026"), "21.4%", "22.0%", "Share of staff at 8a and above rises by a point a year"),
              act("Hold each divisional director to it in their appraisal", "Chief Operating Officer", "April 2027")),
        theme("Likelihood of appointment from shortlisting", m(act("Replace panel interviews by work samples for bands 5 to 7", "Head of Resourcing", "March 2027"), "1.61", "1.55", "Ratio below 1.3")),
        theme("Likelihood of entering the formal disciplinary process",
              act("Ask a second person before each case opens", "Head of Employee Relations", "In place"), act("Report cases not opened to the People Committee", "Head of Employee Relations", "Quarterly"),
              act("Train investigators again", "Learning Team", "By June 2027"))])


# ---- 2. A police force: three levels of headings, the third is what is done, with lines of label and value below it

def three_levels():
    doc = word.Document()
    doc.add_heading("Calderfell Police", 0)
    doc.add_paragraph("Our race action plan: the second year, 2026–27")
    doc.add_heading("Introduction from the Chief Constable", 1)
    doc.add_paragraph("We will be judged by what we do. We will publish this plan every six months with what has changed.")
    sections = []
    for no, (name, aims) in enumerate(THREE_LEVELS, 1):
        doc.add_heading(f"{no} {name}", 1)
        activities = []
        for aim_no, (aim, commitments) in enumerate(aims, 1):
            doc.add_heading(f"{no}.{aim_no} {aim}", 2)
            for c_no, (text, lead, date, progress) in enumerate(commitments, 1):
                ref = f"{no}.{aim_no}.{c_no}"
                doc.add_heading(f"{ref} {text}", 3)
                doc.add_paragraph(f"Strategic lead: {lead}")
                doc.add_paragraph(f"Delivery date: {date}")
                if progress:
                    doc.add_paragraph(f"Progress: {progress}")
                activities.append(act(text, lead, date, progress, ref=ref))
        sections.append(theme(name, *activities))
    doc.save(here("three-levels.docx"))
    gold("three-levels", sections=sections)


THREE_LEVELS = [
    ("An organisation that is represented", [
        ("We recruit from all of Calderfell", [
            ("Open an assessment centre in each of the four towns", "Head of Resourcing", "October 2026", "Two are open."),
            ("Pay candidates for a day of familiarisation", "Director of People", "January 2027", None)]),
        ("We keep those who join", [
            ("Offer every officer of colour a sponsor at superintendent rank or above", "ACC (Local Policing)", "Underway – all matched by March 2027", "31 of 88 matched.")])]),
    ("Communities that are not over-policed", [
        ("Powers are used fairly", [
            ("Review all searches of children within 48 hours", "Supt Operations", "Ongoing", None),
            ("Show recordings of searches to the scrutiny panel without an officer in the room", "Supt Operations / OPCC", "From July 2026", "First session held on 8 July.")])])]


# ---- 3. A plan in a text box, written twice: for Word as it is now, and as it was before

def text_box():
    doc = word.Document()
    doc.add_heading("Tarn and Dale Fire and Rescue Authority", 0)
    doc.add_paragraph("Inclusion action plan 2026/27")
    rows = [["Action", "Responsible", "Completion date", "Update"],
            ["Offer prayer space at every station", "Estates Manager", "June 2026", "Nine of fourteen done"],
            ["Fit uniform for all body shapes and headwear", "Head of Supplies", "December 2026", ""],
            ["Visit every mosque, gurdwara and temple with safety advice in the right languages", "Prevention Manager", "Each year", "Twelve visits since April"]]
    cells = "".join("<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in row) + "</w:tr>" for row in rows)
    inner = f"<w:txbxContent><w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * 4}</w:tblGrid>{cells}</w:tbl><w:p/></w:txbxContent>"
    p = parse_xml(f"""<w:p {W14} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
      xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent>
      <mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="5000000" cy="3000000"/><wp:docPr id="9" name="Text Box 9"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
      <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:shape style="width:400pt;height:240pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>""")
    doc.element.body.insert(2, p)
    doc.add_paragraph("Reviewed by the People Board every quarter.")
    doc.save(here("text-box.docx"))
    gold("text-box", sections=[theme(None, *[act(a, l, d, u or None) for a, l, d, u in rows[1:]])])


# ---- 4. A council: themes set on their side in a first column without a heading, aims merged beside them

def side_themes():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Haverbrook Metropolitan Borough Council: Tackling Race Inequality Delivery Plan", 1)
    t = table(doc, [
        ["", "Aim", "What we are going to do", "Responsible officer(s)", "Start – end", "Where are we now?"],
        ["Workforce and culture", "Our workforce reflects Haverbrook at every grade", "Set targets for each directorate", "AD Organisational Development", "Apr 26 – Sep 26", "Draft targets with DMTs"],
        [None, None, "Report progress against them to Cabinet twice a year", "AD Organisational Development / Policy", "Oct 26 – ongoing", ""],
        [None, "People can speak up", "Move the reporting line outside HR", "Monitoring Officer", "Jul 26", "Complete"],
        ["Health and care", "People of every background get care that fits", "Give each care home a named link to a faith group", "Head of Commissioning", "Jan 27 – Mar 27", ""],
        [None, None, "Ask about language and faith at first contact", "Adults Front Door Manager", "TBC", "Form is being changed"]])
    for y in (1, 4):
        t.cell(y, 0)._tc.get_or_add_tcPr().append(parse_xml(f'<w:textDirection {nsdecls("w")} w:val="btLr"/>'))
    doc.save(here("side-themes.docx"))
    o = lambda it, aim: full(it, other={"Aim": aim})
    gold("side-themes", sections=[
        theme("Workforce and culture",
              o(act("Set targets for each directorate", "AD Organisational Development", "Apr 26 – Sep 26", "Draft targets with DMTs"), "Our workforce reflects Haverbrook at every grade"),
              o(act("Report progress against them to Cabinet twice a year", "AD Organisational Development / Policy", "Oct 26 – ongoing"), "Our workforce reflects Haverbrook at every grade"),
              full(act("Move the reporting line outside HR", "Monitoring Officer", "Jul 26", "Complete"), status="complete")),
        theme("Health and care",
              act("Give each care home a named link to a faith group", "Head of Commissioning", "Jan 27 – Mar 27"),
              o(act("Ask about language and faith at first contact", "Adults Front Door Manager", "TBC", "Form is being changed"), "People of every background get care that fits"))])


# ---- 5. Bold lines within a cell over bullets, each of which is done by those named on the right

def cell_headings():
    doc = word.Document()
    doc.add_heading("Pennine Coast College", 0)
    doc.add_paragraph("Anti-racism commitments 2026–2029")
    out = doc.add_table(rows=1, cols=3, style="Table Grid")
    for x, h in enumerate(["What we will do", "Lead and timescale", "How we will know"]):
        out.cell(0, x).paragraphs[0].add_run(h).bold = True
    for heading, items, who, know in CELL_HEADINGS:
        row = out.add_row()
        row.cells[0].paragraphs[0].add_run(heading).bold = True
        for item in items:
            row.cells[0].add_paragraph(item, style="List Bullet")
        row.cells[1].paragraphs[0].text = who[0]
        row.cells[1].add_paragraph(who[1])
        row.cells[2].text = know
    doc.save(here("cell-headings.docx"))
    gold("cell-headings", sections=[theme(None, *[
        full(act(h + "".join("\n- " + i for i in items), who[0], who[1]), other={"How we will know": know}) for h, items, who, know in CELL_HEADINGS])])


CELL_HEADINGS = [
    ("Recruitment that is open to all", ["Name the salary in every advert", "Send interview questions three days before"], ("Head of People", "January 2027"), "Shortlists look like those who apply"),
    ("A curriculum that everyone can see themselves in", ["Review one programme in each faculty a year", "Pay students to take part"], ("Deans", "Every summer term"), "Student survey"),
    ("Reports that lead somewhere", ["Answer within five days", "Publish what was done each term"], ("Director of Student Services", "From September 2026"), "More reports, fewer of them anonymous")]


# ---- 6. A strategy of many pages, and the plan in an appendix on its side

def appendix():
    doc = word.Document()
    doc.add_heading("Fair for All: Equality, Diversity and Inclusion Strategy 2026–2030", 0)
    doc.add_paragraph("Wexmoor County Council")
    doc.add_heading("Contents", 1)
    for name, page in [("Foreword", 2), ("Our county", 3), ("What we heard", 8), ("Our priorities", 12), ("Governance", 17), ("Appendix A: Action plan", 19)]:
        doc.add_paragraph(f"{name}\t{page}")
    doc.add_heading("Foreword", 1)
    doc.add_paragraph("Four years ago we promised to do better. We will go on until nobody in Wexmoor is worse served for who they are.")
    for name in ("Our county", "What we heard"):
        doc.add_heading(name, 1)
        for n in range(28):
            doc.add_paragraph(f"In district {n + 1} we met residents in halls, shops and places of worship. They told us about buses, schools and the time it takes to get an answer. "
                              f"{12 + n} in a hundred of those who came were from minority ethnic backgrounds, and many had never been asked before. What they said is in the report of the conversations.")
    doc.add_heading("Our priorities", 1)
    for n, (name, why) in enumerate([("Know our communities", "Decisions are as good as what we know."), ("A workforce that belongs", "People stay where they are heard.")], 1):
        doc.add_heading(f"Priority {n}: {name}", 2)
        doc.add_paragraph(why)
        doc.add_paragraph("We will:")
        for text in ("listen before we decide", "be open about what we find"):
            doc.add_paragraph(text, style="List Bullet")
    doc.add_heading("Governance", 1)
    t = table(doc, [["Group", "Role", "Meets"], ["Cabinet", "Agrees the strategy", "Yearly"], ["Inclusion Board", "Oversees the action plan", "Every two months"], ["Staff networks", "Challenge", "Monthly"]])
    s = doc.add_section(WD_SECTION.NEW_PAGE)
    s.orientation, s.page_width, s.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    doc.add_heading("Appendix A: Action plan", 1)
    rows = [["Priority", "Ref", "Action", "Lead", "By when", "Measure"],
            ["1. Know our communities", "1.1", "Collect ethnicity at every first contact", "Head of Customer Access", "March 2027", "Known for 90%"],
            [None, "1.2", "Publish a profile of each of the 11 districts", "Research Team", "Every October", "Eleven profiles"],
            ["2. A workforce that belongs", "2.1", "Reverse mentoring for the corporate leadership team", "Chief Executive", "Begins May 2026", "All 9 have a mentor"],
            [None, "2.2", "Exit interviews by somebody outside the line", "HR Business Partners", "From 1 July 2026", "70% take part"]]
    t = table(doc, rows)
    repeat(t.rows[0])
    doc.save(here("appendix.docx"))
    m = lambda r: full(act(r[2], r[3], r[4], ref=r[1]), other={"Measure": r[5]})
    gold("appendix", sections=[theme("Know our communities", m(rows[1]), m(rows[2])), theme("A workforce that belongs", m(rows[3]), m(rows[4]))])


# ---- 7. Four tables besides the plan: versions, meetings, risks and what words mean

def many_tables():
    doc = word.Document()
    doc.add_heading("NHS Sallow Valley Integrated Care Board: Anti-racism plan", 0)
    doc.add_heading("Document control", 1)
    table(doc, [["Version", "Date", "Author", "Changes made"], ["0.1", "12/01/2026", "EDI Lead", "First draft for comment"], ["0.2", "03/02/2026", "EDI Lead", "Comments from staff networks added"], ["1.0", "26/03/2026", "Chief People Officer", "Approved by the Board"]])
    doc.add_heading("Actions", 1)
    rows = [["No", "What we will do", "Executive lead", "Operational lead", "When by", "Measure", "RAG"],
            ["1", "Adopt one anti-racism framework across the system", "Chief Executive", "EDI Lead", "30 June 2026", "All trusts signed", "G"],
            ["2", "Recruit interpreters in the six most asked-for languages", "Chief Nurse", "Head of Patient Experience", "31 March 2027", "Waiting under 20 minutes", "A"],
            ["3", "Bring learning from maternity reviews to every midwife", "Chief Midwife", "Perinatal Programme Manager", "Rolling programme", "Attendance", "R"]]
    table(doc, rows)
    doc.add_paragraph("RAG: R = overdue, A = some delay, G = on track")
    doc.add_heading("Reporting timetable", 1)
    table(doc, [["Meeting", "Date", "Paper due", "Who presents"], ["People Committee", "14 July 2026", "7 July 2026", "EDI Lead"], ["Board", "24 September 2026", "15 September 2026", "Chief People Officer"]])
    doc.add_heading("Risks", 1)
    table(doc, [["Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner"], ["Funding for interpreters ends", "3", "4", "12", "Case to finance committee", "Chief Nurse"], ["Fatigue in staff networks", "4", "3", "12", "Protected time", "Chief People Officer"]])
    doc.add_heading("Glossary", 1)
    table(doc, [["Term", "Meaning"], ["Anti-racism", "Acting against racism rather than only not being racist"], ["Global majority", "People who are Black, Asian, brown, dual-heritage or indigenous to the global south"], ["ICB", "Integrated care board"]])
    doc.save(here("many-tables.docx"))
    status = {"G": "on_track", "A": "at_risk", "R": "delayed"}
    gold("many-tables", sections=[theme(None, *[full(act(r[1], r[2], r[4], r[6], ref=r[0]), status=status[r[6]], other={"Operational lead": r[3], "Measure": r[5]}) for r in rows[1:]])])


# ---- 8. A strategy: priorities, where we are, what we commit to, and what success looks like, in bullets

def priorities():
    doc = word.Document()
    doc.add_heading("Mosswater University Race Equality Strategy", 0)
    doc.add_paragraph("2026 to 2030")
    sections = []
    for n, (name, now, commitments, success) in enumerate(PRIORITIES, 1):
        doc.add_heading(f"Strategic priority {n} – {name}", 1)
        doc.add_heading("Where are we now?", 2)
        doc.add_paragraph(now)
        doc.add_heading("Our commitments", 2)
        for text in commitments:
            doc.add_paragraph(text, style="List Bullet")
        doc.add_heading("What will success look like?", 2)
        for text in success:
            doc.add_paragraph(text, style="List Bullet")
        sections.append(theme(name, *[act(text, None, "every October" if text.endswith("every October") else None) for text in commitments]))
    doc.add_heading("Governance", 1)
    doc.add_paragraph("Council receives a report every year.")
    doc.save(here("priorities.docx"))
    gold("priorities", sections=sections)


PRIORITIES = [
    ("An equitable student experience", "The awarding gap is 13 points.", ["Publish awarding gaps by department every October", "Pay student partners to review assessment in each school", "Train personal tutors in talking about race"], ["The gap is halved by 2030", "Students report that they belong"]),
    ("A fair place to work", "Of professors, 4 in a hundred are Black.", ["Make promotion criteria open, with examples", "Offer a sponsor to each senior lecturer of colour"], ["Promotion rates are equal", "More staff declare their ethnicity"]),
    ("Research that includes", "Few doctoral awards go to Black students.", ["Ring-fence twelve doctoral awards a year", "Review how studentships are advertised"], ["Forty awards by 2030"])]


# ---- 9. A cell for each year

def year_columns():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Northey Islands Council: Race equality roadmap", 0)
    doc.add_paragraph("What we will do in each year of the plan.")
    table(doc, [["Objective", "Lead", "Year 1 (2026/27)", "Year 2 (2027/28)", "Year 3 (2028/29)"],
                ["Homes", "Head of Housing", "Review who is offered what", "Change the lettings policy", "Publish results"],
                ["Schools", "Education Manager", "Train a lead in every school", "", "Ask pupils whether they feel safe"],
                ["Jobs", "HR Manager", ["• Blind shortlisting", "• Advertise in the islands’ second languages"], "Open a trainee scheme", ""]])
    doc.save(here("year-columns.docx"))
    y = ["Year 1 (2026/27)", "Year 2 (2027/28)", "Year 3 (2028/29)"]
    gold("year-columns", sections=[
        theme("Homes", act("Review who is offered what", "Head of Housing", y[0]), act("Change the lettings policy", "Head of Housing", y[1]), act("Publish results", "Head of Housing", y[2])),
        theme("Schools", act("Train a lead in every school", "Education Manager", y[0]), act("Ask pupils whether they feel safe", "Education Manager", y[2])),
        theme("Jobs", act("Blind shortlisting", "HR Manager", y[0]), act("Advertise in the islands’ second languages", "HR Manager", y[0]), act("Open a trainee scheme", "HR Manager", y[1]))])


# ---- 10. Tracked changes of every kind, and a footnote at a date

def tracked():
    doc = word.Document()
    doc.add_heading("Borough of Saltersgate: Race equality plan (draft with comments)", 0)
    t = table(doc, [["Action", "Lead officer", "Deadline", "Progress"], ["", "", "", ""], ["Open the youth forum to pupils in alternative provision", "Participation Manager", "", "Three have joined"], ["Withdraw the old guidance", "Legal", "May 2026", ""], ["", "Events Team", "October each year", ""]])
    by = 'w:id="{}" w:author="P" w:date="2026-03-02T09:00:00Z"'
    n = iter(range(100, 200))
    ins = lambda text: f'<w:ins {by.format(next(n))}><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:ins>'
    dele = lambda text: f'<w:del {by.format(next(n))}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    move = lambda text, way: f'<w:{way} {by.format(next(n))}><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:{way}>'
    plain = lambda text: f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    fill = lambda cell, xml: [cell._tc.remove(p) for p in cell._tc.findall(qn("w:p"))] and [cell._tc.append(p) for p in parse_xml(f"<w:x {W14}>{xml}</w:x>").findall(qn("w:p"))]
    fill(t.cell(1, 0), f'<w:p>{plain("Give ")}{dele("some")}{ins("all")}{plain(" grant panels a member ")}{ins("chosen by residents")}</w:p>')
    fill(t.cell(1, 1), f'<w:p>{dele("Policy Officer")}{ins("Grants Manager")}</w:p>')
    fill(t.cell(1, 2), f'<w:p><w:pPr><w:rPr><w:del {by.format(next(n))}/></w:rPr></w:pPr>{dele("April 2026")}</w:p><w:p>{ins("July 2026")}</w:p>')
    fill(t.cell(1, 3), f'<w:p>{move("Two panels so far", "moveTo")}</w:p>')
    fill(t.cell(2, 2), f'<w:p>{plain("31 December 2026")}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>{move("Two panels so far", "moveFrom")}</w:p>')
    t.rows[3]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W14} {by.format(next(n))}/>'))
    for cell in t.rows[3].cells:
        text = cell.text
        fill(cell, f'<w:p><w:pPr><w:rPr><w:del {by.format(next(n))}/></w:rPr></w:pPr>{dele(text) if text else ""}</w:p>')
    fill(t.cell(4, 0), f'<w:p>{ins("Mark Black History Month in every library")}</w:p>')
    t.rows[4]._tr.get_or_add_trPr().append(parse_xml(f'<w:ins {W14} {by.format(next(n))}/>'))
    doc.add_paragraph("1 Moved from September 2026 by the Equality Board on 2 March 2026.")
    doc.save(here("tracked.docx"))
    gold("tracked", sections=[theme(None,
        act("Give all grant panels a member chosen by residents", "Grants Manager", "July 2026", "Two panels so far"),
        act("Open the youth forum to pupils in alternative provision", "Participation Manager", "31 December 2026", "Three have joined"),
        act("Mark Black History Month in every library", "Events Team", "October each year"))])


# ---- 11. A Welsh health board, in Welsh, with other words over its columns

def bwrdd():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Bwrdd Iechyd Glannau Hafren", 0)
    doc.add_paragraph("Cynllun Gweithredu Gwrth-hiliol 2026–2028")
    sections = []
    for no, (name, rows) in enumerate(BWRDD, 1):
        doc.add_heading(f"Nod {no}: {name}", 1)
        table(doc, [["Rhif", "Yr hyn y byddwn yn ei wneud", "Pwy fydd yn arwain", "Erbyn", "Mesur llwyddiant", "Y sefyllfa bresennol"]] + rows)
        sections.append(theme(name, *[full(act(r[1], r[2], r[3], r[5] or None, ref=r[0]), other={"Mesur llwyddiant": r[4]}) for r in rows]))
    doc.save(here("bwrdd.docx"))
    gold("bwrdd", sections=sections)


BWRDD = [
    ("Arweinyddiaeth sy’n gwrando", [["1.1", "Mentora o chwith i bob aelod o’r Bwrdd", "Cyfarwyddwr Pobl", "Rhagfyr 2026", "Pob aelod â mentor", "Pump o un ar ddeg"], ["1.2", "Cyhoeddi data WRES yn Gymraeg ac yn Saesneg", "Pennaeth Cydraddoldeb", "Bob mis Medi", "Cyhoeddwyd ar amser", ""]]),
    ("Gofal teg i bawb", [["2.1", "Cynnig cyfieithydd ym mhob apwyntiad mamolaeth", "Pennaeth Bydwreigiaeth", "31 Mawrth 2027", "Dim apwyntiad heb gyfieithydd", "Ar y trywydd iawn"]])]


# ---- 12. Each action over two rows: its cells, then what has been done across the table

def row_pairs():
    doc = word.Document()
    landscape(doc)
    doc.add_heading("Ashdown Vale Constabulary: Race equality delivery plan – update to the Ethics Committee, November 2026", 1)
    out = doc.add_table(rows=1, cols=5, style="Table Grid")
    for x, h in enumerate(["Ref", "Action", "Owner", "Due date", "Status"]):
        out.cell(0, x).paragraphs[0].add_run(h).bold = True
    for ref, text, lead, date, status, update in ROW_PAIRS:
        row = out.add_row()
        for x, v in enumerate([ref, text, lead, date, status]):
            row.cells[x].text = v
        cell = out.add_row().cells
        merged = cell[0].merge(cell[4])
        merged.paragraphs[0].add_run("Update: ").bold = True
        merged.paragraphs[0].add_run(update)
    doc.save(here("row-pairs.docx"))
    read = {"On track": "on_track", "Complete": "complete", "Delayed": "delayed"}
    gold("row-pairs", sections=[theme(None, *[full(act(t, l, d, u, ref=r), status=read[s]) for r, t, l, d, s, u in ROW_PAIRS])])


ROW_PAIRS = [
    ("A1", "Publish use of force by ethnicity each quarter", "Head of Performance", "31/10/2026", "Complete", "Published on 30 October with a commentary by the scrutiny panel."),
    ("A2", "Train sergeants to hold first conversations about complaints", "Head of PSD", "28/02/2027", "On track", "Forty of ninety have been trained."),
    ("A3", "Open custody records to independent visitors who speak the detainee’s language", "Head of Custody", "30/11/2026", "Delayed", "Vetting of the first six visitors has taken longer than planned. A new date will be agreed in January.")]


# ---- 13. A Northern Ireland council: duties as bands, action measures, indicators, and who owns them

def inequalities():
    def save(path):
        doc = word.Document()
        landscape(doc)
        doc.add_heading("Lough Carrow District Council", 0)
        doc.add_paragraph("Audit of inequalities and equality action plan 2026–2031 (Section 75 of the Northern Ireland Act 1998)")
        head = ["Key inequality", "Action measure", "Performance indicator / target", "Timescale", "Ownership"]
        t = table(doc, [head] + [[("PEOPLE OF DIFFERENT RACIAL GROUP")] + [...] * 4] + NI[:3] + [["PEOPLE OF DIFFERENT RELIGIOUS BELIEF"] + [...] * 4] + NI[3:])
        repeat(t.rows[0])
        doc.save(path)
    office("inequalities.odt", save, "docx")
    m = lambda r, key: full(act(r[1], r[4], r[3]), other={"Key inequality": key, "Performance indicator / target": r[2]})
    a = NI[0][0]
    gold("inequalities", sections=[
        theme("PEOPLE OF DIFFERENT RACIAL GROUP", m(NI[0], a), m(NI[1], a), m(NI[2], NI[2][0])),
        theme("PEOPLE OF DIFFERENT RELIGIOUS BELIEF", m(NI[3], NI[3][0]))])


NI = [["Newcomer families are less likely to use leisure centres.", "Offer swimming lessons in Polish, Portuguese and Tetum", "200 children a year", "Year 1 and annually thereafter", "Leisure Services"],
      [None, "Ask at the till what would help", "Survey published", "By March 2027", "Leisure Services / Good Relations"],
      ["Travellers wait longest for repairs on serviced sites.", "Agree a repairs standard with the Housing Executive", "Standard agreed", "Years 1–2", "Environmental Health"],
      ["Few Protestants apply for posts in the south of the district.", "Advertise through every community association", "Applicant profile", "Ongoing", "Human Resources"]]


# ---- 14. A government department: milestones within a cell, each with its own date

def milestones():
    doc = word.Document()
    doc.add_heading("Department for Coasts and Islands", 0)
    doc.add_paragraph("Race action plan 2026 to 2028")
    table(doc, [["Deliverable", "Milestones", "SRO", "Due"],
                ["Every senior recruitment has a diverse panel", ["• Guidance issued (May 2026)", "• Panel members trained (September 2026)", "• Spot checks begin (January 2027)"], "Director, People", "Jan 2027"],
                ["Staff have a way to report that they trust", ["• Options put to networks (June 2026)", "• Supplier appointed (December 2026)"], "Director, Security / Director, People", "April 2027"],
                ["Ministers see race in every submission", ["• Template changed (March 2026)"], "Chief of Staff", "Complete"]])
    doc.save(here("milestones.docx"))
    o = lambda it, *lines: full(it, other={"Milestones": "\n".join("- " + l for l in lines)})
    gold("milestones", sections=[theme(None,
        o(act("Every senior recruitment has a diverse panel", "Director, People", "Jan 2027"), "Guidance issued (May 2026)", "Panel members trained (September 2026)", "Spot checks begin (January 2027)"),
        o(act("Staff have a way to report that they trust", "Director, Security / Director, People", "April 2027"), "Options put to networks (June 2026)", "Supplier appointed (December 2026)"),
        o(act("Ministers see race in every submission", "Chief of Staff", "Complete"), "Template changed (March 2026)"))])


if __name__ == "__main__":
    for write in (numbered_cells, three_levels, text_box, side_themes, cell_headings, appendix, many_tables, priorities, year_columns, tracked, bwrdd, row_pairs, inequalities, milestones):
        write()
