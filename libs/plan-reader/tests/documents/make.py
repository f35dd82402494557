#!/usr/bin/env python3
"""Writes the invented documents of this folder. Run it after a change: python3 make.py"""
import os, zipfile
from xml.sax.saxutils import escape as esc

HERE = os.path.dirname(os.path.abspath(__file__))


def pack(name, parts):
    with zipfile.ZipFile(os.path.join(HERE, name), "w", zipfile.ZIP_DEFLATED) as z:
        for part, text in parts:
            z.writestr(zipfile.ZipInfo(part, (2024, 1, 1, 0, 0, 0)), text)


# ---- Word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def p(text="", style=None, bold=False, num=None, raw=None):
    props = (f'<w:pStyle w:val="{style}"/>' if style else "") + (
        f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else "")
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    runs = raw if raw is not None else f'<w:r>{run}<w:t xml:space="preserve">{esc(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{props}</w:pPr>{runs}</w:p>"


def r(text, extra=""):
    return f'<w:r>{extra}<w:t xml:space="preserve">{esc(text)}</w:t></w:r>'


def tc(content, span=1, merge=None, fill=None):
    if isinstance(content, str) and not content.startswith("<w:p>") and not content.startswith("<w:p "):
        content = p(content)
    props = (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "") + (
        {"start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}.get(merge, "")) + (
        f'<w:shd w:val="clear" w:fill="{fill}"/>' if fill else "")
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{content}</w:tc>"


def tr(*cells, head=False, extra=""):
    cells = [c if c.startswith("<w:tc>") else tc(c) for c in cells]
    return f'<w:tr><w:trPr>{"<w:tblHeader/>" if head else ""}{extra}</w:trPr>{"".join(cells)}</w:tr>'


def tbl(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


STYLES = f"""<w:styles {W}>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Our heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bul"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def lvl(i, fmt, text):
    return f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0">{lvl(0, "bullet", "•")}{lvl(1, "bullet", "o")}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">{lvl(0, "decimal", "%1.")}{lvl(1, "lowerLetter", "%1.%2")}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">{lvl(0, "lowerRoman", "(%1)")}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def docx(name, *body, more=()):
    pack(name, [
        ("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
        ("word/document.xml", f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{"".join(body)}</w:body></w:document>'),
        ("word/styles.xml", STYLES), ("word/numbering.xml", NUMBERING), *more])


docx("one-table.docx",
     p("Northmere University: race equality charter action plan 2023-2026", bold=True),
     p("This plan was agreed by Senate."),
     tbl(tr("Ref", "Commitment", "Owner", "By when", "Success measure", "Progress"),
         tr("1.1", p("Publish pay gaps by ethnicity") + p("by faculty", num=(1, 0)) + p("by grade", num=(1, 0)) + p("including contract staff", num=(1, 1)),
            "Dr Mina Osei, Director of People", "31/07/2024", "Gap published each year", "Data collected"),
         tr("1.2", "Review the curriculum with students", p("Pro-Vice-Chancellor (Education)") + p("Students’ Union"), "Autumn term 2024", "", ""),
         tr("", "", "", "", "", "Three faculties have begun"),
         tr("Ref", "Commitment", "Owner", "By when", "Success measure", "Progress"),
         tr("1.3", "Set up a mentoring scheme", "HR", "", "", "")))

docx("headings.docx",
     p("Marlow Vale Council anti-racism plan", style="Titel"),
     p("Version 2, approved 14 March 2024"),
     p("Foreword", style="H1"), p("We have listened to our staff."), p("openly", style="Bul"), p("often", style="Bul"),
     p("Contents", style="H1"), p("Leadership\t2", style="TOC1"), p("Homes and Streets\t4", style="TOC1"),
     p("1. Leadership", style="Mine"),
     p(raw=r("Desired outcome: ", "<w:rPr><w:b/></w:rPr>") + r("leaders who reflect the Vale.")),
     p("Theme lead: Asha Rao, Chief Executive"),
     p("Recommendations", bold=True),
     p("Appoint a senior sponsor", num=(3, 0)), p("Publish progress each quarter", num=(3, 0)),
     p("Actions", style="H2"),
     tbl(tr("Activity", "Lead", "Target date", "What has been achieved?", head=True),
         tr(tc("People and Change", span=4)),
         tr(p(raw=r("Train ") + '<w:ins w:author="x">' + r("all ") + "</w:ins>" + '<w:del w:author="x"><w:r><w:delText>some </w:delText></w:r></w:del>' + r("managers")),
            "Tom Bell / Ines Duarte, HR", "By April 2025", p("Two pilots held.") + p("A third is planned.")),
         tr("Recruit a diverse board", "Governance team", "TBC", ""),
         tr(tc("Housing", span=4)),
         tr("Collect data on allocations, and", "Head of Housing", "Q3 2024/25", "A form was"),
         tr("Activity", "Lead", "Target date", "What has been achieved?", head=True),
         tr("publish it each year", "", "", "designed")),
     p("2. Homes and Streets", style="Mine"),
     p("Outcome", bold=True), p("Everyone is safe at home and outside."),
     p("The table shows what each service does."),
     tbl(tr("Activity", "Lead", "Target date", "What has been achieved?"),
         tr("Walk each estate with residents", "Resident Engagement", "Ongoing", ""),
         tr(tc("Deleted row"), tc(""), tc(""), tc(""), extra='<w:del w:author="x"/>')),
     p("Appendix: glossary", style="H1"),
     tbl(tr("Word", "Meaning"), tr("EDI", "Equality, diversity and inclusion")),
     more=[("word/footer1.xml", f"<w:ftr {W}>{p('Marlow Vale Council, page')}</w:ftr>"),
           ("word/footnotes.xml", f"<w:footnotes {W}><w:footnote>{p('As of March.')}</w:footnote></w:footnotes>")])

docx("merged.docx",
     p("Wessex Fells NHS Foundation Trust", bold=True), p("Workforce race equality standard action plan 2024", bold=True),
     tbl(tr(tc("Priority", merge="start"), tc("Action", merge="start"), tc("Accountability", span=2), tc("Timescale", span=2), tc("RAG", merge="start")),
         tr(tc("", merge="on"), tc("", merge="on"), "Lead", "Sponsor", "Start", "End", tc("", merge="on")),
         tr(tc("Recruitment", merge="start"), "Put trained panel members on every panel", tc("Deputy Director of Workforce", merge="start"), "Chief Nurse", "Jan 2024", "Jun 2024", "Green"),
         tr(tc("", merge="on"), "Debias job descriptions", tc("", merge="on"), "Chief Nurse", "Feb 2024", "Dec 2024", "Amber"),
         tr(tc("Harassment", merge="start"), tc("Stand up a report and support service", merge="start"), "Freedom to Speak Up Guardian", "COO", "Apr 2024", "w/c 7 October 2024", "Red"),
         tr(tc("", merge="on"), tc("", merge="on"), "Staff Side", "", "", "", "")))

docx("recommendations.docx",
     p("Emerging recommendations of the listening circles", bold=True),
     p("(brackets show the lead organisation)"),
     tbl(tr("No.", "Work stream", "Recommendations", "Officer lead"),
         tr("1", "Streets", p("Trust in patrols") + p("Review stop and search.(Police)", num=(3, 0)) + p("Publish the figures (Police / Council).", num=(3, 0))
            + p("by ward", num=(1, 0)) + p("Being heard") + p("Hold a monthly forum, open to all (e.g. at the library). (Council)", num=(3, 0)), "Ola Finch, Director of Place"),
         tr("2", "Schools", p("a) Fund teachers’ training") + p("b) Share exclusion data"), "Director of Schools")))

docx("key-value.docx",
     p("Fire and Rescue inclusion plan", style="Titel"),
     p("Theme 1: Culture", style="H1"),
     tbl(tr("Action", "Run open houses at each station"), tr("Lead", "Station commanders"), tr("Deadline", "Spring 2025"), tr("Risk", "Shift patterns")),
     p(""),
     tbl(tr("Action", "Mentor new recruits"), tr("Lead", "Jo Pell"), tr("Deadline", "Ongoing"), tr("Risk", "None known")))


# ---- Excel

def cell(ref, value, style=0):
    if isinstance(value, (int, float)):
        return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'
    return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{esc(value)}</t></is></c>'


def sheet(rows, merges=(), hidden=(), cols=""):
    out = []
    for n, row in rows:
        cells = "".join(cell(f"{chr(65 + i)}{n}", *(v if isinstance(v, tuple) else (v,))) for i, v in enumerate(row) if v != "")
        out.append(f'<row r="{n}"{" hidden=" + chr(34) + "1" + chr(34) if n in hidden else ""}>{cells}</row>')
    merge = "".join(f'<mergeCell ref="{m}"/>' for m in merges)
    return ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + cols + "<sheetData>" + "".join(out)
            + "</sheetData>" + (f"<mergeCells>{merge}</mergeCells>" if merge else "") + "</worksheet>")


def xlsx(name, sheets, more=()):
    xs = "".join(f'<sheet name="{esc(n)}" sheetId="{i}" r:id="rId{i}"{s}/>' for i, (n, _, s) in enumerate(sheets, 1))
    rels = "".join(f'<Relationship Id="rId{i}" Type="t" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1))
    pack(name, [
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>' + xs + "</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", f"<Relationships>{rels}</Relationships>"),
        ("xl/styles.xml", '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="mmmm\\ yyyy"/><numFmt numFmtId="171" formatCode="[$-809]d mmmm yyyy;@"/></numFmts>'
         '<fonts><font/><font><b/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1" fillId="3"/>'
         '<xf numFmtId="17"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>'),
        *[(f"xl/worksheets/sheet{i}.xml", x) for i, (_, x, _) in enumerate(sheets, 1)], *more])


HEADS = ["Task", "Responsible", "Due", "Status", "Comments", "Confidence"]
xlsx("workbook.xlsx", [
    ("Read me", sheet([(1, ["How to fill in this workbook"]), (2, ["Write one task a row."])]), ""),
    ("Leadership", sheet([(1, [("Eastham Police race action plan", 1)]), (2, ["Last updated: 3 May 2024"]), (4, [(h, 1) for h in HEADS]),
                          (5, ["Brief every sergeant", "Supt Lena Hart", (45444, 2), "Open", "Rota agreed\n• north\n• south", (0.8, 6)]),
                          (6, ["Publish the training log", "Learning and Development", (45474, 3), "Closed", "", ""]),
                          (8, ["Old task", "Nobody", (45292, 4), "Open", "", (0.5, 6)])], hidden=(8,)), ""),
    ("Stop and search", sheet([(1, [("Task", 1), ("Responsible", 1), ("Due", 1)]),
                               (2, [("North division", 1)]),
                               (3, ["Show body-worn footage to the panel", "Insp. Noor", (45444, 5)]),
                               (4, [("South division", 1)]),
                               (5, ["Explain every search in writing", "Insp. Noor", "#REF!"])], merges=("A2:C2", "A4:C4")), ""),
    ("Lists", sheet([(1, ["Open"]), (2, ["Closed"])]), ' state="hidden"')])

xlsx("two-levels.xlsm", [("Plan", sheet([
    (1, [("Activity", 1), ("Lead", 1), ("When", 1), ("Done so far", 1)]),
    (2, [("Theme A: Access", 1)]), (3, ["Desired outcome: everyone can get in."]), (4, ["Libraries"]),
    (5, ["Open on Sundays", "Head of Libraries", "2025/26", ""]),
    (6, [("Theme B: Trust", 1)]), (7, ["Recommendations:\n• Say sorry\n• Act on it"]), (8, ["Parks"]),
    (9, ["Ask residents", "Parks team", "Monthly", "Asked 40"])],
    merges=("A2:D2", "A3:D3", "A6:D6", "A7:D7", "A4:D4", "A8:D8")), "")], more=[("xl/vbaProject.bin", "x")])


# ---- OpenDocument

OD = " ".join(f'xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in
              [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible")])


def odf(name, kind, styles, body):
    pack(name, [("mimetype", f"application/vnd.oasis.opendocument.{kind}"),
                ("content.xml", f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {OD}><office:automatic-styles>{styles}</office:automatic-styles><office:body>{body}</office:body></office:document-content>'),
                ("styles.xml", f'<office:document-styles {OD}><office:styles/></office:document-styles>')])


def tp(text):
    return f"<text:p>{text}</text:p>"


def td(content, span="", tag="table-cell"):
    return f"<table:{tag} {span}>{content}</table:{tag}>"


odf("text.odt", "text",
    '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1"/><text:list-level-style-bullet text:level="2"/></text:list-style>'
    '<text:list-style style:name="L2"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>',
    "<office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    + tp("Anti-racism plan of Marlow Vale College, June 2024".replace("Anti", '<text:span text:style-name="B">Anti').replace("2024", "2024</text:span>"))
    + '<text:table-of-content><text:index-body>' + tp("Teaching<text:tab/>3") + "</text:index-body></text:table-of-content>"
    + '<text:h text:outline-level="1">Teaching</text:h>' + tp("Aim: lessons that include everyone<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See the survey.</text:p></text:note-body></text:note>.")
    + "<table:table><table:table-header-rows><table:table-row>" + "".join(td(tp(h)) for h in ["Department", "Action", "Who", "Deadline"]) + "</table:table-row></table:table-header-rows>"
    + "<table:table-row>" + td(tp("Science"), 'table:number-rows-spanned="2"')
    + td(tp("Change the reading list") + '<text:list text:style-name="L1"><text:list-item>' + tp("first") + '<text:list><text:list-item>' + tp("deeper") + "</text:list-item></text:list></text:list-item></text:list>")
    + td(tp("Bea Lund")) + td(tp("within 6 months")) + "</table:table-row>"
    + "<table:table-row>" + td("", tag="covered-table-cell") + td('<text:list text:style-name="L2"><text:list-item>' + tp("Ask students") + "</text:list-item><text:list-item>" + tp("Answer  them<text:s text:c=\"2\"/>soon") + "</text:list-item></text:list>")
    + td(tp("Science team")) + td(tp("Termly")) + "</table:table-row></table:table></office:text>")

odf("sheet.ods", "spreadsheet", '<style:style style:name="ce1" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>',
    '<office:spreadsheet><table:table table:name="Action log"><table:table-row>'
    + td(tp("Goal"), 'table:style-name="ce1"') + td(tp("Steps")) + td(tp("Owner")) + td(tp("Finish")) + td(tp("Update")) + td("", 'table:number-columns-repeated="1019"') + "</table:table-row>"
    + "<table:table-row>" + td(tp("Fair pay"), 'table:number-rows-spanned="2"') + td(tp("Audit grades") + tp("by March")) + td(tp("Payroll")) + td(tp("31 Mar 2025")) + td("") + "</table:table-row>"
    + '<table:table-row table:visibility="collapse">' + td("", tag="covered-table-cell") + td(tp("Publish the audit")) + td(tp("Payroll")) + td(tp("Summer 2025")) + td(tp("Drafted")) + "</table:table-row>"
    + "<table:table-row>" + td(tp("Fair work")) + td(tp("Train stewards"), 'table:number-columns-repeated="1"') + td(tp("Union and HR")) + td(tp("2025-26")) + td("") + "</table:table-row>"
    + '<table:table-row table:number-rows-repeated="1048570">' + td("", 'table:number-columns-repeated="1024"') + "</table:table-row></table:table></office:spreadsheet>")


# ---- HTML and CSV

with open(os.path.join(HERE, "page.html"), "w", encoding="utf-8") as f:
    f.write("""<!doctype html><html><head><title>Equality plan | Vale Housing Association</title><script>if (a < b) { "<table>" }</script></head>
<body><nav><ul><li>Home<li>Plans</ul></nav><h1>Equality plan &ndash; 2024</h1><p>Updated May&nbsp;2024
<h2>Priority 1 &ndash; Safe homes</h2><p><b>Objective:</b> no one leaves home because of racism.
<table border=1><tr><th rowspan=2>Action<th colspan=2>Responsibility<th rowspan=2>Target<tr><th>Lead<th>Partner
<tr><td rowspan=2>Answer reports in a day<ul><li>phone<ul><li>out of hours</ul><li>e-mail</ul><td>Neighbourhood team<td>Police<td>Now &amp; ongoing
<tr><td>Contact centre<td>&nbsp;<td>
<tr><td colspan=4><b>Repairs</b>
<tr><td>Track repairs by ethnicity<td>Ada Moss, Data<td><td>end of 2024</table>
<div style="display: none">Secret words</div><p>Contact us.</body></html>""")

rows = [["Marlow Vale Partnership – delivery plan 2024", "", "", ""], ["", "", "", ""],
        ["What", "Who", "When", "Notes"],
        ["Theme 1: Children", "", "", ""], ["Early Years Service", "", "", ""],
        ["Offer play sessions in five languages", "Kit Marsh; Early Years", "Sept 2024", "café bookings"],
        ["Schools", "", "", ""], ["Review uniform costs", "", "", ""], ["", "", "", "Letters sent"],
        ["Theme 2: Work", "", "", ""], ["Run a jobs fair – twice", "Jobs Hub", "ASAP", ""]]
with open(os.path.join(HERE, "bands.csv"), "w", encoding="cp1252", newline="") as f:
    f.write("\r\n".join(";".join(f'"{c}"' if ";" in c else c for c in row) for row in rows))
with open(os.path.join(HERE, "utf16.tsv"), "w", encoding="utf-16", newline="") as f:
    f.write("Objective\tOfficer\tTimescale\tRAG\nListen to staff\tNetwork chairs\tEvery month\tG\n")


# ---- Text

def text(name, words):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="\n") as f:
        f.write(words.lstrip("\n"))


text("columns.txt", """
Northmere Borough Council
Race equality action plan, March 2023

Theme 1: Leadership
Desired outcome: the people who lead the council look like
the borough and are trusted by it.

Ref   Action                              Lead               By when       Progress
1.1   Publish the ethnicity pay gap       Asha Rao, HR       April 2023    Data gathered;
      every year and say what will be                                      report drafted
      done about it
1.2   Train all managers                  Learning team      Ongoing       First course held
1.3   Set up a reverse mentoring          Tom Bell / Staff   By Sept 2023
      scheme for senior officers          network

Theme 2: Services

Ref   Action                              Lead               By when       Progress
2.1   Review complaints for bias          Customer team      Q2 2023/24    Begun
2.2   Hold listening events               Jo Okafor          TBC
""")

text("blocks.txt", """
Action                          Lead             Timescale     Update

Publish the pay gap             HR Director      June 2024     Draft
by ethnicity each year                                         written

Train every panel that          Learning         Ongoing       Two held
chooses staff                   team

Ask residents what they need    Jo Okafor        March 2025
""")

text("one-cell-a-line.txt", """
Marlow Vale Council
Anti-racism action plan

Action
Lead
Target date
Progress
Housing Services
Publish who waits longest for a home, by ethnicity
Asha Rao, Housing
June 2024
Draft written
Train every panel that allocates homes
Learning team
Ongoing
Report hate crime on estates within a day
Tom Bell
By March 2025
- wardens told
- form published
Library Service
Buy books that show the whole town
Jo Okafor
December 2024
""")

text("empty-cells.txt", """
Action
Lead
Target date
Progress
Publish the pay gap by ethnicity each year
Asha Rao, HR
June 2024

Train every recruitment panel

Ongoing
Two courses held
Ask residents what they need

March 2025
Survey planned
""")

text("grid.txt", """
ANTI-RACISM DELIVERY PLAN 2024

+--------+------------------+------------+-----------+
| Ref    | Action           | Owner      | Deadline  |
+========+==================+============+===========+
| Our people                                         |
+--------+------------------+------------+-----------+
| P1     | Publish the pay  | HR         | June 2024 |
|        | gap by ethnicity |            |           |
|        |                  |            |           |
|        | - by grade       |            |           |
|        | - by service     |            |           |
+--------+------------------+            +-----------+
| P2     | Train panels     |            | Ongoing   |
+--------+------------------+------------+-----------+
""")

text("rules.txt", """
Equality commitments 2024

  ---------------------------------------------------------
  Commitment              Who           By when
  ----------------------- ------------- -------------------
  Publish the pay gap by  HR            June 2024
  ethnicity each year

  Train panels            Learning      Ongoing, with a
                          team          review in May 2025
  ---------------------------------------------------------

A note below the table.
""")

text("tabs.txt", """
Theme 1: Our people
Action\tLead\tBy when\tProgress
Human Resources\t\t\t
Publish the pay gap\tAsha Rao\tJune 2024\t"Draft written
- by grade
- by service"
Train panels\tLearning team\tOngoing\t
Theme 2: Our services
Action\tLead\tBy when\tProgress
Review complaints\tCustomer team\tQ2 2024/25\tBegun
""")

text("bars.txt", """
Our pledges

Pledge | Owner | Due
Publish the pay gap | HR | June 2024
Train every panel | Learning team | Ongoing
Ask residents what they need | Jo Okafor | March 2025
""")

text("tables.md", """
# Northmere antiracism plan 2024

## Theme 1: Leadership

> Desired outcome: leaders look like the town.

| Ref | Action | Lead | By when |
|-----|--------|------|---------|
| 1.1 | **Publish** the [pay gap](https://example.org/gap) \\| by grade | HR | ~~March 2024~~ June 2024 |
| 1.2 | Train panels:<br>- twice<br>- online | Learning team | Ongoing |

## Theme 2: Services

RECOMMENDATIONS

1. Review complaints
   - by ward
   - by team
2. Hold events

| Ref | Action | Lead | By when |
|-----|--------|------|---------|
| 2.1 | Review complaints for bias | Customer team | Q2 2024/25 |

+-----+---------------------+--------+-----------+
| Ref | Action              | Lead   | By when   |
+=====+=====================+========+===========+
| 2.2 | *Hold* events with  | Jo     | TBC       |
|     | **young people**    | Okafor |           |
+-----+---------------------+--------+-----------+
""")
