#!/usr/bin/env python3
"""Writes the workbooks of the eleventh lot: invented plans as bodies of their kind keep theirs, each with its gold reading, made before any
was read: python3 make_strangers_eleventh_sheets.py. Needs openpyxl from PyPI and LibreOffice."""
import datetime

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from make_layouts import full, here, office
from make_lists import act, gold, theme

D = datetime.date
BOLD = Font(bold=True)
STATUS = {"On track": "on_track", "Delayed": "delayed", "Complete": "complete", "Not started": "not_started", "At risk": "at_risk"}


def heads(sheet, row, names, first=1):
    for x, name in enumerate(names, first):
        c = sheet.cell(row, x, name)
        c.font, c.alignment, c.fill = BOLD, Alignment(wrap_text=True), PatternFill("solid", fgColor="D9E1F2")


# ---- 8. A landlord's tracker for its board, in OpenDocument: figures first, owners as codes that a formula looks up, lists and changes on further sheets

def owner_codes():
    def save(path):
        book = openpyxl.Workbook()
        s = book.active
        s.title = "Summary"
        s["A1"] = "EDI programme – summary for Board"
        for y, name in enumerate(STATUS, 3):
            s.cell(y, 1, name)
            s.cell(y, 2, f'=COUNTIF(Tracker!H:H,A{y})')
        t = book.create_sheet("Tracker")
        t["A1"] = "Heronbrook Homes: race equality tracker"
        heads(t, 3, ["Action ID", "Workstream", "Action", "Owner ID", "Owner name", "Target date", "Revised date", "Status", "Comment"])
        for y, r in enumerate(OWNER_CODES, 4):
            t.cell(y, 1, r[0])
            t.cell(y, 2, r[1])
            t.cell(y, 3, r[2])
            t.cell(y, 4, r[3])
            t.cell(y, 5, f"=VLOOKUP(D{y},Lookups!$A$2:$B$9,2,FALSE)")
            for x, day in ((6, r[4]), (7, r[5])):
                t.cell(y, x, day).number_format = "dd-mmm-yy"
            t.cell(y, 8, r[6])
            t.cell(y, 9, r[7])
        choice = DataValidation(type="list", formula1="Lookups!$D$2:$D$6")
        t.add_data_validation(choice)
        choice.add("H4:H40")
        t.auto_filter.ref = "A3:I9"
        look = book.create_sheet("Lookups")
        heads(look, 1, ["Owner ID", "Owner name"])
        heads(look, 1, ["Status"], 4)
        for y, (code, name) in enumerate(OWNERS.items(), 2):
            look.cell(y, 1, code)
            look.cell(y, 2, name)
        for y, name in enumerate(STATUS, 2):
            look.cell(y, 4, name)
        log = book.create_sheet("Change log")
        heads(log, 1, ["Date", "Changed by", "What changed"])
        log.append([D(2026, 6, 2), "P Adeyemi", "Added revised date"])
        book.save(path)
    office("owner-codes.ods", save, "xlsx")
    day = lambda d: d.strftime("%d-%b-%y")
    gold("owner-codes", sections=[theme(w, *[full(act(r[2], OWNERS[r[3]], day(r[5] or r[4]), r[7], ref=r[0]), status=STATUS[r[6]]) for r in OWNER_CODES if r[1] == w]) for w in dict.fromkeys(r[1] for r in OWNER_CODES)])


OWNERS = {"OWN-01": "Director of Homes", "OWN-02": "Head of People", "OWN-03": "Lettings Manager"}
OWNER_CODES = [
    ("EDI-001", "Lettings", "Check offers refused by ethnicity every quarter", "OWN-03", D(2026, 9, 30), None, "On track", "First check made"),
    ("EDI-002", "Lettings", "Have two people decide on each discretionary offer", "OWN-03", D(2026, 6, 30), D(2026, 10, 31), "Delayed", "Waits for the new system"),
    ("EDI-003", "People", "Ask contractors to advertise jobs on our estates", "OWN-01", D(2027, 3, 31), None, "Not started", None),
    ("EDI-004", "People", "Pay for professional exams of colleagues in lower grades", "OWN-02", D(2026, 5, 31), None, "Complete", "Eleven have begun")]


# ---- 9. A police and crime commissioner: what each action costs in each financial year, a total at the foot

def year_costs():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Delivery plan"
    s["A1"] = "Race equality delivery plan – Office of the Commissioner for Ouse Valley"
    s["A1"].font = Font(bold=True, size=14)
    s["A2"] = "All costs in £000"
    heads(s, 4, ["Priority", "Activity", "Accountable", "End date", "2026/27", "2027/28", "2028/29", "Total", "Success looks like"])
    y = 5
    for p, t, w, d, costs, sign in YEAR_COSTS:
        for x, v in enumerate([p, t, w, d, *costs, sum(c for c in costs if c), sign], 1):
            s.cell(y, x, v)
        s.cell(y, 4).number_format = "mmm yyyy"
        y += 1
    s.cell(y, 2, "Total")
    for x in range(5, 9):
        s.cell(y, x, sum(s.cell(r, x).value or 0 for r in range(5, y)))
    s["A6"] = None
    s.merge_cells("A5:A6")
    book.save(here("year-costs.xlsx"))
    gold("year-costs", sections=[theme(p, *[full(act(t, w, d.strftime("%B %Y")), other={"Success looks like": sign}) for q, t, w, d, _, sign in YEAR_COSTS if q == p]) for p in dict.fromkeys(r[0] for r in YEAR_COSTS)])


YEAR_COSTS = [
    ("Trust", "Fund a youth panel on stop and search", "Head of Engagement", D(2028, 3, 1), (25, 25, None), "Panel meets each month"),
    ("Trust", "Pay for translators in victim services", "Commissioning Manager", D(2029, 3, 1), (40, 42, 44), "No victim waits more than a day"),
    ("Workforce", "Sponsor ten degrees for staff of colour", "Chief Finance Officer", D(2029, 3, 1), (18, 36, 36), "Ten graduates")]


# ---- 10. A school trust: three lines to each action with labels beside them, the number, the owner and the date merged

def row_labels():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Plan 2026-27"
    heads(s, 1, ["No.", "", "Detail", "Owner", "Due", "Status"])
    y = 2
    for n, (text, how, after, who, when, status) in enumerate(ROW_LABELS, 1):
        for k, (label, words) in enumerate((("Action", text), ("Progress", how), ("Next step", after))):
            s.cell(y + k, 2, label).font = BOLD
            s.cell(y + k, 3, words)
        for x, v in ((1, n), (4, who), (5, when), (6, status)):
            s.cell(y, x, v)
            s.merge_cells(start_row=y, start_column=x, end_row=y + 2, end_column=x)
        y += 3
    book.save(here("row-labels.xlsx"))
    gold("row-labels", sections=[theme(None, *[full(act(t, w, d, h, ref=str(n)), status=STATUS[st]) for n, (t, h, _, w, d, st) in enumerate(ROW_LABELS, 1)])])


ROW_LABELS = [
    ("Look at who is put into lower sets, by ethnicity, in all six schools", "Data came from five schools", "Visit the sixth", "Director of Education", "July 2027", "On track"),
    ("Give each school a link governor for race equality", "Four have one", "Advertise the other two", "Clerk to Trustees", "December 2026", "At risk"),
    ("Change the hair rules in the uniform policy", "Agreed in June", "Tell parents", "Headteachers", "September 2026", "Complete")]


# ---- 11. A combined authority: owners as initials, the key of initials at the right of the same sheet, a heading for two columns of dates

def key_aside():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Delivery plan"
    s["A1"] = "Three Rivers Combined Authority"
    s["A2"] = "Inclusive economy: delivery plan 2026–2028"
    heads(s, 4, ["#", "Deliverable", "Owner", "When", None, "Measure"])
    heads(s, 5, [None, None, None, "Start", "Finish", None])
    for a in ("A4:A5", "B4:B5", "C4:C5", "D4:E4", "F4:F5"):
        s.merge_cells(a)
    y = 6
    for name, rows in KEY_ASIDE:
        s.cell(y, 1, name).font = BOLD
        s.merge_cells(start_row=y, start_column=1, end_row=y, end_column=6)
        y += 1
        for row in rows:
            for x, v in enumerate(row, 1):
                s.cell(y, x, v)
            y += 1
    heads(s, 4, ["Key", ""], 9)
    for y, (a, b) in enumerate([("AO", "Ama Owusu, Skills Director"), ("BL", "Bryn Lloyd, Transport Planner"), ("SR", "Saima Rafiq, Business Growth")], 5):
        s.cell(y, 9, a)
        s.cell(y, 10, b)
    book.save(here("key-aside.xlsx"))
    gold("key-aside", sections=[theme(n, *[full(act(r[1], r[2], r[4], ref=r[0]), other={"When Start": r[3], "Measure": r[5]}) for r in rows]) for n, rows in KEY_ASIDE])


KEY_ASIDE = [
    ("Skills", [("S1", "Tell adult learners of colour which courses lead to jobs", "AO", "Sept 2026", "July 2027", "Starts by ethnicity"), ("S2", "Fund English classes at the three largest employers", "AO/SR", "Jan 2027", "Dec 2027", "Places taken")]),
    ("Transport", [("T1", "Run night buses to the two warehouse parks", "BL", "Apr 2026", "Oct 2026", "Passengers a night")]),
    ("Enterprise", [("E1", "Open the grant scheme to sole traders", "SR", "Apr 2026", "Mar 2028", "Awards by ethnicity"), ("E2", "Bring lenders and founders of colour together", "SR", "Q3 2026/27", "Ongoing", "Loans made")])]


# ---- 12. A partnership: a column for each partner, L where it leads and S where it supports

def partner_matrix():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "Who does what"
    s["A1"] = "Hate crime and race equality partnership: who does what"
    s["A2"] = "L = leads, S = supports"
    heads(s, 4, ["No", "Action", "Council", "Police", "Health", "University", "Victim support charity", "By when", "How we will know"])
    for row in PARTNER_MATRIX:
        s.append(row)
    book.save(here("partner-matrix.xlsx"))
    gold("partner-matrix", sections=[theme(None, *[full(act(r[1], PARTNERS[r[2:7].index("L")], r[7], ref=r[0]), other={"How we will know": r[8]}) for r in PARTNER_MATRIX])])


PARTNERS = ["Council", "Police", "Health", "University", "Victim support charity"]
PARTNER_MATRIX = [
    ["1", "Run one reporting line for the whole district", "S", "L", None, "S", "S", "October 2026", "Calls answered"],
    ["2", "Train reception staff to take a report", "L", None, "S", "S", None, "January 2027", "Staff trained"],
    ["3", "Offer counselling within five days", None, "S", "S", None, "L", "April 2027", "Days waited"],
    ["4", "Study why reports fall in summer", None, "S", None, "L", None, "July 2027", "Paper published"]]


# ---- 13. A fire authority: objectives merged down the side, an empty line after each, a rating and a colour

def merged_years():
    book = openpyxl.Workbook()
    s = book.active
    s.title = "EDI plan"
    s["A1"] = "Equality, diversity and inclusion action plan"
    heads(s, 3, ["Objective", "Action", "Lead", "Start", "End", "Progress RAG", "Progress notes"])
    y = 4
    for name, rows in MERGED_YEARS:
        s.cell(y, 1, name)
        s.merge_cells(start_row=y, start_column=1, end_row=y + len(rows) - 1, end_column=1)
        for row in rows:
            for x, v in enumerate(row, 2):
                c = s.cell(y, x, v)
                if x == 6 and v:
                    c.fill = PatternFill("solid", fgColor={"Green": "00B050", "Amber": "FFC000"}[v])
            y += 1
        y += 1
    book.save(here("merged-years.xlsx"))
    gold("merged-years", sections=[theme(n, *[full(act(r[0], r[1], r[3], r[5]), status={"Green": "on_track", "Amber": "at_risk"}[r[4]], other={"Start": r[2]}) for r in rows]) for n, rows in MERGED_YEARS])


MERGED_YEARS = [
    ("Firefighters look like the towns they serve", [("Hold taster days in four mosques and two gurdwaras", "Positive Action Officer", "May 2026", "Sept 2026", "Green", "Two held"), ("Change the strength test to match the job", "Group Manager Training", "Jan 2026", "Dec 2026", "Amber", "Supplier late"), ("Keep in touch with those who failed by one mark", "Recruitment Team", "Oct 2026", "Ongoing", "Green", "List drawn up")]),
    ("Homes are safe whoever lives in them", [("Visit flats above takeaways", "Prevention Manager", "Apr 2026", "Mar 2027", "Green", "90 of 300 visited"), ("Show the safety film in Romani and Bengali", "Communications", "June 2026", "Aug 2026", "Amber", "Bengali done")])]


if __name__ == "__main__":
    for write in (owner_codes, year_costs, row_labels, key_aside, partner_matrix, merged_years):
        write()
