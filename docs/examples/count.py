#!/usr/bin/env python3
"""Adds the invented records up to the tables of counts that each PROJECT.toml reads.

python3 count.py        writes counts*.csv and pay.csv into each example's folder, byte for byte the same each time.

Every label is read by a rule below. What a person would have to decide ("British", "BAME", "Other (please specify)") is
counted as not known.
"""
import collections, csv, datetime, os, re

HERE = os.path.dirname(os.path.abspath(__file__))
GROUPS = ["White", "Asian", "Black", "Mixed", "Other", "Prefer not to say", "Not known", "Not asked"]
CODES = {  # schools, then the NHS, then the police
    "WBRI": "White", "WIRI": "White", "WIRT": "White", "WROM": "White", "WOTH": "White",
    "AIND": "Asian", "APKN": "Asian", "ABAN": "Asian", "CHNE": "Asian", "AOTH": "Asian",
    "BAFR": "Black", "BCRB": "Black", "BOTH": "Black", "MWBC": "Mixed", "MWBA": "Mixed", "MWAS": "Mixed", "MOTH": "Mixed",
    "OOTH": "Other", "REFU": "Prefer not to say", "NOBT": "Not known",
    "A": "White", "B": "White", "C": "White", "D": "Mixed", "E": "Mixed", "F": "Mixed", "G": "Mixed",
    "H": "Asian", "J": "Asian", "K": "Asian", "L": "Asian", "R": "Asian", "M": "Black", "N": "Black", "P": "Black",
    "S": "Other", "Z": "Prefer not to say", "99": "Not known", "N1": "Not known", "N4": "Prefer not to say",
}


def ethnic(label):
    text = label.strip()
    if text in CODES:
        return CODES[text]
    if re.match(r"^[A-Z] ", text):  # "A White - British"
        return CODES.get(text[0], "Not known")
    text = text.lower()
    if text in ("", "british", "bame", "other (please specify)", "anglo-indian", "unspecified"):
        return "Not known"
    if "prefer not" in text or text in ("pnts", "refused", "not stated") or "declined" in text:
        return "Prefer not to say"
    if "not known" in text or "not yet obtained" in text or "not stated" in text:
        return "Not known"
    if "mixed" in text or " and " in text and "white" in text.split(" and ")[0] or "& " in text and "white &" in text:
        return "Mixed"
    if "arab" in text or text.startswith("any other ethnic") or text.startswith("other ethnic group"):
        return "Other"
    if "black" in text or "african" in text or "carib" in text:
        return "Black"
    if any(it in text for it in ("asian", "indian", "pakistan", "bangladesh", "chinese")):
        return "Asian"
    if any(it in text for it in ("white", "irish", "gypsy", "roma")):
        return "White"
    return "Not known"


def two_way(group):
    return {"White": "White", "Prefer not to say": "Not known", "Not known": "Not known"}.get(group, "Ethnic minorities")


def rows(name):
    with open(os.path.join(HERE, name), encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def yes(text):
    return text.strip().lower() in ("y", "yes")


def write(name, head, counter, order=None):
    path = os.path.join(HERE, name)
    keys = sorted(counter, key=lambda it: tuple(order(part) if order else part for part in it))
    with open(path, "w", newline="\n", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(head)
        for key in keys:
            out.writerow([*key, counter[key]])


def place(part):
    """Groups in their order, grades by their number, anything else by its letters."""
    if part in GROUPS:
        return (0, GROUPS.index(part), "")
    number = re.search(r"\d+", part)
    return (1, int(number.group()) if number and not part[0].isdigit() else 0, part)


def workforce():
    found = collections.Counter()
    for year in ("2024", "2025", "2026"):
        for row in rows(f"workforce/staff_{year}.csv"):
            grade = "Grade " + re.search(r"\d+", row["Grade"]).group()
            found[year, grade, row["Service"].strip(), ethnic(row["Ethnic origin"])] += 1
    write("workforce/counts.csv", ["year", "grade", "service", "ethnicity", "staff"], found, place)


def recruitment():
    found = collections.Counter()
    for row in rows("recruitment/applications.csv"):
        number = int(re.search(r"\d+", row["Grade"]).group())
        band = "Grades 3 to 7" if number < 8 else "Grades 8 to 11" if number < 12 else "Grade 12 and above"
        reached = ["Applied"]
        for stage in ("Shortlisted", "Interviewed", "Appointed"):
            # Whoever reached a later stage passed those before it.
            later = {"Shortlisted": ("Shortlisted", "Interviewed", "Offered", "Appointed"),
                     "Interviewed": ("Interviewed", "Offered", "Appointed"), "Appointed": ("Appointed",)}[stage]
            if any(yes(row[it]) for it in later):
                reached.append(stage)
        sex = {"F": "Female", "M": "Male"}.get(row["Gender"], row["Gender"])
        for stage in reached:
            found[stage, band, sex, ethnic(row["Ethnicity"])] += 1
    write("recruitment/counts.csv", ["stage", "grades", "sex", "ethnicity", "applicants"], found, place)


def wres():
    found, bands = collections.Counter(), collections.Counter()
    for row in rows("wres/staff.csv"):
        group = two_way(ethnic(row["Ethnic category"]))
        band = row["Pay band"].replace("AfC", "Band").strip()
        band = {"Band 8a": "Bands 8a and 8b", "Band 8b": "Bands 8a and 8b"}.get(band, band)
        band = "Band 8c and above" if band in ("Band 8c", "Band 8d", "Band 9", "VSM") else band
        bands[band, group] += 1
        for what, column in (("Disciplinary", "Formal disciplinary 2025-26"), ("CPD", "Non-mandatory CPD 2025-26")):
            found[what, group] += yes(row[column])
    write("wres/counts.csv", ["what", "ethnicity", "staff"], found, place)
    write("wres/counts-bands.csv", ["band", "ethnicity", "staff"], bands, place)
    hired = collections.Counter()
    for row in rows("wres/shortlisting.csv"):
        group = {"BME": "Ethnic minorities", "Not stated": "Not known"}.get(row["Ethnic group"], row["Ethnic group"])
        for stage in ("Shortlisted", "Appointed"):
            hired[stage, group] += int(row[stage])
    write("wres/counts-recruitment.csv", ["stage", "ethnicity", "people"], hired)
    said = collections.Counter()
    for row in rows("wres/staff_survey.csv"):
        group = {"BME": "Ethnic minorities"}.get(row["Ethnic group"], row["Ethnic group"])
        said[row["Indicator"] + " answered", group] += int(row["Answered"])
        said[row["Indicator"] + " said so", group] += int(row["Said so"])
    write("wres/counts-survey.csv", ["question", "ethnicity", "staff"], said)


def pay_gap():
    path = os.path.join(HERE, "pay-gap/pay.csv")
    with open(path, "w", newline="\n", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["ethnicity", "hourly_pay"])
        for row in rows("pay-gap/payroll_2026-03-31.csv"):
            if yes(row["On full pay"]):
                out.writerow([ethnic(row["Ethnic group"]), row["Hourly rate"].replace("£", "").replace(",", "")])


def exclusions():
    found = collections.Counter()
    for row in rows("school-exclusions/pupils.csv"):
        group = ethnic(row["Ethnicity"])
        year = row["School year"]
        found[f"{year} on roll", group] += int(row["Pupils on roll"])
        found[f"{year} suspended", group] += int(row["Pupils suspended"])
        found[f"{year} excluded", group] += int(row["Permanent exclusions"])
    write("school-exclusions/counts.csv", ["what", "ethnicity", "pupils"], found, place)


def stop_and_search():
    found = collections.Counter()
    for row in rows("stop-and-search/searches.csv"):
        # N1: the officer had to leave at once. N4: the person declined.
        said = row["Self-defined ethnicity"].split(" - ")
        group = {"White": "White", "Black/African/Caribbean/Black British": "Black", "Asian/Asian British": "Asian",
                 "Mixed/Multiple ethnic groups": "Mixed", "Other ethnic group": "Other", "N1": "Not asked",
                 "N4": "Prefer not to say"}.get(said[0], "Not known")
        group = "Not known" if said[-1] == "Not stated" else group
        month = datetime.date.fromisoformat(row["Date"][:10]).strftime("%Y-%m")
        age = {"10-17": "10 to 17", "18-24": "18 to 24", "25-34": "25 to 34", "over 34": "35 and over"}.get(row["Age range"], "Not known")
        found[row["Ward"], month, age, group] += 1
    write("stop-and-search/counts.csv", ["ward", "month", "age", "ethnicity", "searches"], found, place)
    people = collections.Counter()
    for row in rows("stop-and-search/residents.csv"):
        people[row["Ward"], row["Ethnic group"].capitalize()] += int(row["Residents"])
    write("stop-and-search/counts-residents.csv", ["ward", "ethnicity", "residents"], people, place)
    aged = collections.Counter()
    for row in rows("stop-and-search/residents_by_age.csv"):
        aged[row["Age"], row["Ethnic group"].capitalize()] += int(row["Residents"])
    write("stop-and-search/counts-residents-by-age.csv", ["age", "ethnicity", "residents"], aged, place)


def early_help():
    found = collections.Counter()
    for row in rows("early-help/assessments.csv"):
        group = ethnic(row["Ethnicity"])
        found["Referred", row["Locality"], group] += 1
        days = None
        if row["Completed"].strip():
            read = lambda text: datetime.datetime.strptime(text, "%d/%m/%Y")
            days = (read(row["Completed"]) - read(row["Referred"])).days
        if days is not None and days <= 45:
            found["Assessed within 45 days", row["Locality"], group] += 1
        if row["Outcome"] == "Stepped up to social care":
            found["Stepped up", row["Locality"], group] += 1
    write("early-help/counts.csv", ["what", "locality", "ethnicity", "families"], found, place)
    children = collections.Counter()
    for row in rows("early-help/children.csv"):
        children[(row["Ethnic group"],)] += int(row["Residents aged 0 to 17"])
    write("early-help/counts-children.csv", ["ethnicity", "children"], children, place)


def screening():
    found = collections.Counter()
    for row in rows("screening/uptake.csv"):
        for what in ("Eligible", "Screened"):
            found[f"{row['Programme']} {what.lower()}", ethnic(row["Ethnic category"])] += int(row[what])
    write("screening/counts.csv", ["what", "ethnicity", "people"], found, place)


def grants():
    found = collections.Counter()
    for row in rows("grants/applications.csv"):
        text = row["Who leads the group"].strip().lower()
        led = "Prefer not to say" if "prefer not" in text else "Not known"
        for words, name in (("gypsy", "Gypsy, Roma and Traveller-led"), ("grt", "Gypsy, Roma and Traveller-led"),
                            ("asian", "Asian-led"), ("black", "Black-led"), ("dis", "Disabled people-led"),
                            ("dpo", "Disabled people-led"), ("refugee", "Refugee-led"), ("mixed", "Mixed leadership"),
                            ("other minority", "Other minority-led"), ("no one", "Not led by one group"),
                            ("general", "Not led by one group"), ("not led", "Not led by one group")):
            if words in text:
                led = name
                break
        if row["Decision"].strip().lower() == "withdrawn":
            continue
        found["Decided", led] += 1
        if row["Decision"].strip().lower() in ("awarded", "yes"):
            found["Awarded", led] += 1
    write("grants/counts.csv", ["what", "led_by", "applications"], found)


for example in (workforce, recruitment, wres, pay_gap, exclusions, stop_and_search, early_help, screening, grants):
    example()
