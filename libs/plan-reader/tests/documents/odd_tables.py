"""Plain tables of a plan with one thing out of the ordinary each, for `combined_tables.py`. Each takes the columns, the rows and the words of
the headings and changes them; what it returns stands below the table."""
from table_forms import HEADS, PLAN

COLUMNS = {"short": ["action", "who", "when"], "wide": ["ref", "action", "measure", "who", "when", "rag", "done"], "turned": ["when", "who", "action", "done"]}
THEMES = ("none", "column", "merged", "band", "heading")

def put(rows, key, of):
    for n, r in enumerate(rows): r[key] = of(r, n)

def after(cols, key, new):
    cols.insert(cols.index(key) + 1, new)

def numbered(c, r, h):
    if "ref" in c: c.remove("ref")
    put(r, "action", lambda x, n: f"{x['ref']} {x['action']}")
def lettered(c, r, h):
    if "ref" in c: c.remove("ref")
    put(r, "action", lambda x, n: f"{'abc'[x['within'] - 1]}) {x['action']}")
def coded(c, r, h):
    put(r, "ref", lambda x, n: f"{x['theme'][0]}{x['within']}")
def both_lines(c, r, h):
    c.remove("when"); h["who"] = "Lead and timescale"; put(r, "who", lambda x, n: f"{x['who']}\n{x['when']}")
def both_comma(c, r, h):
    c.remove("when"); h["who"] = "Who / by when"; put(r, "who", lambda x, n: f"{x['who']}, {x['when']}")
def both_slash(c, r, h):
    c.remove("when"); h["who"] = "Responsibility & deadline"; put(r, "who", lambda x, n: f"{x['who']} / {x['when']}")
def in_bracket(c, r, h):
    c.remove("who"); put(r, "action", lambda x, n: f"{x['action']} ({x['who']})")
def lead_line(c, r, h):
    c.remove("who"); put(r, "action", lambda x, n: f"{x['action']}\nLead: {x['who']}")
def labels_in_text(c, r, h):
    c.remove("who"); c.remove("when"); put(r, "action", lambda x, n: f"{x['action']}\nLead: {x['who']}\nBy: {x['when']}")
def ditto(c, r, h):
    put(r, "who", lambda x, n: '"' if n and r[n - 1]["want"][2] == x["who"] else x["who"])
def as_above(c, r, h):
    put(r, "who", lambda x, n: "As above" if n and r[n - 1]["want"][2] == x["who"] else x["who"])
def lead_merged(c, r, h):
    for n, x in enumerate(r):
        first = n - x["within"] + 1
        lead = r[first]["want"][2]
        x["who"] = lead if x["within"] == 1 else "^"
        x["want"] = (*x["want"][:2], lead, *x["want"][3:])
def ticks(c, r, h):
    for k, name in (("t1", "Not started"), ("t2", "In progress"), ("t3", "Complete")): h[k] = name
    at = c.index("when") + 1
    c[at:at] = ["t1", "t2", "t3"]
    if "rag" in c: c.remove("rag")
    for n, x in enumerate(r): x.update(t1="", t2="", t3=""); x[f"t{n % 3 + 1}"] = "✓"
def objective(c, r, h):
    h["obj"] = "Objective"; c.insert(1 if c[0] == "ref" else 0, "obj")
    put(r, "obj", lambda x, n: f"A fair start for all in {x['theme'].lower()}" if x["within"] == 1 else "^")
    for x in r:
        if not x["want"][0]: x["want"] = (f"A fair start for all in {x['theme'].lower()}", *x["want"][1:])
def service(c, r, h):
    h["service"] = "Service"; after(c, "who", "service"); put(r, "service", lambda x, n: ("Housing", "People", "Parks")[n % 3])
def key_row(c, r, h): return [("row-band", "Key: Green = on track, Amber = at risk, Red = off track")]
def note_row(c, r, h): return [("row-band", "* All dates depend on funding being agreed by the full council.")]
def total_row(c, r, h):
    h["cost"] = "Cost"; c.append("cost"); put(r, "cost", lambda x, n: "£5,000"); return [("row-last", {"action": "Total", "cost": "£40,000"})]
def blank_rows(c, r, h): h["_blank"] = True
def continued(c, r, h): h["_cont"] = True
def start_end(c, r, h):
    h["start"] = "Start date"; h["when"] = "End date"; c.insert(c.index("when"), "start"); put(r, "start", lambda x, n: "April 2026")
def rag_first(c, r, h):
    if "rag" in c: c.remove("rag")
    c.insert(0, "rag")
    for x in r:
        if "done" not in c: x["want"] = (*x["want"][:4], x["rag"])
def extras(c, r, h):
    for k, name in (("prio", "Priority"), ("cost", "Resources"), ("char", "Protected characteristic"), ("notes", "Links")): h[k] = name; c.append(k)
    put(r, "prio", lambda x, n: ("High", "Medium", "Low")[n % 3]); put(r, "cost", lambda x, n: ("Staff time", "£5,000", "Within budget")[n % 3])
    put(r, "char", lambda x, n: ("Race", "Race, sex", "All")[n % 3]); put(r, "notes", lambda x, n: ("", "Links to the pay review")[n % 2])
def two_updates(c, r, h):
    if "done" in c: c.remove("done")
    h["u1"] = "Update June 2026"; h["u2"] = "Update December 2026"; c += ["u1", "u2"]
    for n, x in enumerate(r): x["u1"] = f"Talks with group {n + 1}"; x["u2"] = f"Agreed with group {n + 1}"; x["want"] = (*x["want"][:4], x["u2"])
def risks_after(c, r, h): return [("table", [("head", ["Risk", "Likelihood", "Impact", "Mitigation", "Owner"]), ("cells", ["Funding ends early", "Medium", "High", "Seek other grants", "Finance Director"]), ("cells", ["Staff leave", "Low", "High", "Plan for handover", "HR Business Partner"])])]
def glossary_after(c, r, h): return [("table", [("head", ["Term", "Meaning"]), ("cells", ["EIA", "Equality impact assessment"]), ("cells", ["RAG", "Red, amber or green"])])]
def figures_before(c, r, h): h["_before"] = [("table", [("head", ["Group", "2024", "2025", "2026"]), ("cells", ["Asian", "12%", "13%", "14%"]), ("cells", ["Black", "8%", "9%", "9%"]), ("cells", ["White", "80%", "78%", "77%"])])]
def contacts_before(c, r, h): h["_before"] = [("table", [("cells", ["Document owner", "Head of Equality"]), ("cells", ["Version", "1.2"]), ("cells", ["Approved", "12 January 2026"])])]
def initials(c, r, h):
    key = {}
    for x in r:
        short = "".join(w[0].upper() for w in x["who"].split()); key[short] = x["who"]; x["who"] = short; x["want"] = (*x["want"][:2], short, *x["want"][3:])
    return [("p", "; ".join(f"{k} = {v}" for k, v in key.items()))]
def capitals(c, r, h):
    for k in list(h): h[k] = h[k].upper()
def colons(c, r, h):
    for k in list(h): h[k] += ":"
def plurals(c, r, h): h.update(action="Action(s)", who="Lead(s)", when="Timescale(s)", done="Progress / comments")
def explained(c, r, h): h.update(action="Action (what we will do)", who="Lead officer (name and job title)", when="Timescale (month and year)", done="Progress to date (June 2026)")
def lines_in_head(c, r, h): h.update(action="Action\nto be taken", who="Lead\nofficer", when="Target\ndate", measure="Success\nmeasure")
def count_row(c, r, h): h["_counts"] = True
def done_list(c, r, h):
    if "done" not in c: c.append("done")
    for n, x in enumerate(r): x["done"] = f"Group {n + 1} set up\nPaper {n + 1} agreed by the board"; x["want"] = (*x["want"][:4], x["done"])
def dated_done(c, r, h):
    if "done" not in c: c.append("done")
    for n, x in enumerate(r): x["done"] = f"June 2026: group {n + 1} set up.\nSept 2026: paper {n + 1} agreed by the board."; x["want"] = (*x["want"][:4], x["done"])
def we_will(c, r, h):
    for x in r: x["action"] = "We will " + x["action"][0].lower() + x["action"][1:]; x["want"] = (x["want"][0], x["action"], *x["want"][2:])
def long_text(c, r, h):
    for n, x in enumerate(r):
        x["action"] += f", working with our partners, with group {n + 1} of the staff network and with people who have used the service, so that what is decided reflects what they have told us and lasts beyond the life of this plan"; x["want"] = (x["want"][0], x["action"], *x["want"][2:])
def two_sentences(c, r, h):
    for n, x in enumerate(r): x["action"] += ". " + ("This builds on last year's pilot.", "It will be shared with all wards.")[n % 2]; x["want"] = (x["want"][0], x["action"], *x["want"][2:])
def nouns(c, r, h):
    for x, words in zip(r, ["Hostel visits with a translator", "Lettings report by ethnicity", "Allocations policy review", "Six paid placements", "Exit interviews for all leavers", "Fair hiring training", "Hate crime protocol", "Quarterly meetings with victims' groups"]):
        x["action"] = words; x["want"] = (x["want"][0], words, *x["want"][2:])
def no_lead_known(c, r, h):
    for n, x in enumerate(r):
        if n % 3 == 1: x["who"] = "TBC"
        if n % 3 == 2: x["who"] = ""
        x["want"] = (*x["want"][:2], x["who"], *x["want"][3:])
def no_date_known(c, r, h):
    for n, x in enumerate(r):
        if n % 3 == 1: x["when"] = "TBC"
        if n % 3 == 2: x["when"] = ""
        x["want"] = (*x["want"][:3], x["when"], *x["want"][4:])
def orgs(c, r, h):
    for x, who in zip(r, ["Housing", "HR", "All directorates", "Northtown NHS Trust", "HR / Legal", "L&D", "Police, council and CPS", "Chief Executive (supported by Communications)"]): x["who"] = who; x["want"] = (*x["want"][:2], who, *x["want"][3:])
def dates(c, r, h):
    for x, w in zip(r, ["Short term", "Year 1", "Within 6 months", "Immediate", "2026 - 2028", "Annually", "Complete", "End of Q2"]): x["when"] = w; x["want"] = (*x["want"][:3], w, *x["want"][4:])
def numbered_theme(c, r, h):
    for x in r: x["shown"] = f"{x['number']}. {x['theme']}"
def caps_theme(c, r, h):
    for x in r: x["shown"] = x["theme"].upper(); x["want"] = (x["shown"], *x["want"][1:])
def aim_theme(c, r, h):
    for x in r: x["shown"] = f"Aim {x['number']}: {x['theme']}"
def dash_theme(c, r, h):
    for x in r: x["shown"] = f"Priority {x['number']} – {x['theme']}"
def sentence_theme(c, r, h):
    names = {"Homes": "Everyone has a decent and affordable home", "Jobs and pay": "Our workforce reflects the people we serve", "Safety": "People feel safe wherever they are"}
    for x in r: x["shown"] = names[x["theme"]]; x["want"] = (x["shown"], *x["want"][1:])
def together(parallel, shared):
    def quirk(c, r, h):
        h["_join"] = (parallel, shared)
    return quirk
QUIRKS = {f.__name__: f for f in (numbered, lettered, coded, both_lines, both_comma, both_slash, in_bracket, lead_line, labels_in_text, ditto, as_above, lead_merged, ticks, objective, service, key_row, note_row, total_row,
    blank_rows, continued, start_end, rag_first, extras, two_updates, risks_after, glossary_after, figures_before, contacts_before, initials, capitals, colons, plurals, explained, lines_in_head, count_row, done_list, dated_done, we_will,
    long_text, two_sentences, nouns, no_lead_known, no_date_known, orgs, dates, numbered_theme, caps_theme, aim_theme, dash_theme, sentence_theme)}
THEMED = ("numbered_theme", "caps_theme", "aim_theme", "dash_theme", "sentence_theme")
LINED = ("both_lines", "lead_line", "labels_in_text", "done_list", "dated_done", "lines_in_head")

def odd_table(columns, themes, quirk):
    cols, heads = list(COLUMNS[columns]), dict(HEADS)
    rows, above, number, within = [], None, 0, 0
    for n, (theme, action, who, when, done, measure, rag) in enumerate(PLAN):
        if theme != above: number, within, above = number + 1, 0, theme
        within += 1
        rows.append(dict(theme=theme, shown=theme, number=number, within=within, action=action, who=who, when=when, done=done, measure=measure, rag=rag,
            ref=f"{number}.{within}" if themes != "none" else str(n + 1), want=("" if themes == "none" else theme, action, who, when, done if "done" in cols else "")))
    tail = QUIRKS[quirk](cols, rows, heads) or []
    if themes in ("column", "merged"): cols.insert(1 if cols[0] == "ref" else 0, "theme_")
    heads["theme_"] = heads.get("theme")
    for r in rows: r["theme_"] = r["shown"] if themes == "column" or r["within"] == 1 else "^"
    head = ("head", [heads[k] for k in cols])
    blocks, table = list(heads.get("_before", [])), None
    if heads.get("_before"): blocks.append(("heading", "Action plan"))
    for r in rows:
        new = r["within"] == 1
        if table is None or new and themes == "heading":
            if themes == "heading": blocks.append(("heading", r["shown"]))
            table = [head]; blocks.append(("table", table))
            if heads.get("_counts"): table.append(("cells", [str(i + 1) for i in range(len(cols))]))
        elif new and heads.get("_blank"): table.append(("cells", [""] * len(cols)))
        if new and themes == "band": table.append(("band", r["shown"]))
        cells = [r[k] for k in cols]
        if heads.get("_cont") and len(r["action"]) > 40:
            cut = r["action"].rfind(" ", 0, 40)
            cells[cols.index("action")] = r["action"][:cut]
            table.append(("cells", cells))
            table.append(("cells", [r["action"][cut + 1:] if k == "action" else "^" if r[k] == "^" or k == "theme_" and themes == "merged" else "" for k in cols]))
        else: table.append(("cells", cells))
    for kind, what in tail:
        if kind == "row-band": table.append(("band", what))
        elif kind == "row-last": table.append(("cells", [what.get(k, "") for k in cols]))
        else: blocks.append((kind, what))
    return cols, blocks, [r["want"] for r in rows]
