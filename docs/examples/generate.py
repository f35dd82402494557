#!/usr/bin/env python3
"""Makes the invented data of the worked examples: python3 generate.py [folder, else the one of this file].

Marlow Vale and everybody in it are made up. The same seed gives the same bytes, with nothing but Python's own library.
Labels are written as messily as people write them, on purpose: reading them is part of each example.
"""
import csv
import datetime
import pathlib
import random
import sys

OUT = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
OUT = OUT if OUT.is_dir() else OUT.parent
SEED = 2030

# Group: share among staff, and the ways in which it is written; the first is the commonest.
ETHNIC = {
    "white-british": (56, ["White - British", "White British", "White: English, Welsh, Scottish, Northern Irish or British", "white british", "WBRI"]),
    "irish": (2.2, ["White - Irish", "White Irish", "Irish"]),
    "gypsy-or-irish-traveller": (0.3, ["Gypsy or Irish Traveller", "White: Gypsy or Irish Traveller"]),
    "roma": (0.2, ["Roma", "White: Roma"]),
    "other-white": (7.5, ["Any other White background", "White Other", "Other White", "White - Other", "Any Other White b'ground"]),
    "indian": (4.5, ["Indian", "Asian or Asian British - Indian", "Asian/Asian British: Indian", "AIND"]),
    "pakistani": (3.4, ["Pakistani", "Asian or Asian British - Pakistani", "Asian - Pakistani"]),
    "bangladeshi": (1.9, ["Bangladeshi", "Asian or Asian British - Bangladeshi"]),
    "chinese": (0.9, ["Chinese", "Asian - Chinese"]),
    "other-asian": (1.5, ["Any other Asian background", "Any Other Asian b'ground", "Other Asian"]),
    "african": (5.6, ["African", "Black African", "Black or Black British - African", "Black/Black British: African"]),
    "caribbean": (4.8, ["Caribbean", "Black Caribbean", "Black or Black British - Caribbean", "Afro-Caribbean"]),
    "other-black": (1.0, ["Any other Black background", "Black Other", "Other Black"]),
    "white-and-black-caribbean": (1.4, ["White and Black Caribbean", "Mixed White & Black Carib", "Mixed - White and Black Caribbean"]),
    "white-and-black-african": (0.6, ["White and Black African", "Mixed - White & Black African"]),
    "white-and-asian": (0.9, ["White and Asian", "Mixed: White & Asian"]),
    "other-mixed": (0.8, ["Any other Mixed background", "Mixed Other"]),
    "arab": (0.5, ["Arab", "Other ethnic group: Arab"]),
    "any-other": (0.9, ["Any other ethnic group", "Other (please specify)"]),
}
BROAD = {
    "white": ["white-british", "irish", "gypsy-or-irish-traveller", "roma", "other-white"],
    "asian": ["indian", "pakistani", "bangladeshi", "chinese", "other-asian"],
    "black": ["african", "caribbean", "other-black"],
    "mixed": ["white-and-black-caribbean", "white-and-black-african", "white-and-asian", "other-mixed"],
    "other": ["arab", "any-other"],
}
BROAD_OF = {group: broad for broad, groups in BROAD.items() for group in groups}
NOT_ANSWERED = [("Prefer not to say", 5), ("PNTS", 1), ("Not known", 2), ("", 3), ("Not Stated", 2), ("Information not yet obtained", 1)]
# A few labels that a person has to decide on.
UNDECIDED = ["Anglo-Indian", "Gypsy/Roma", "BAME", "British", "Pakistanni"]

SCHOOL = {
    "white-british": "WBRI", "irish": "WIRI", "gypsy-or-irish-traveller": "WIRT", "roma": "WROM", "other-white": "WOTH",
    "white-and-black-caribbean": "MWBC", "white-and-black-african": "MWBA", "white-and-asian": "MWAS", "other-mixed": "MOTH",
    "indian": "AIND", "pakistani": "APKN", "bangladeshi": "ABAN", "other-asian": "AOTH", "caribbean": "BCRB", "african": "BAFR",
    "other-black": "BOTH", "chinese": "CHNE", "any-other": "OOTH", "arab": "OOTH",
}
NHS = {
    "white-british": "A White - British", "irish": "B White - Irish", "other-white": "C White - Any other White background",
    "white-and-black-caribbean": "D Mixed - White & Black Caribbean", "white-and-black-african": "E Mixed - White & Black African",
    "white-and-asian": "F Mixed - White & Asian", "other-mixed": "G Mixed - Any other mixed background",
    "indian": "H Asian or Asian British - Indian", "pakistani": "J Asian or Asian British - Pakistani",
    "bangladeshi": "K Asian or Asian British - Bangladeshi", "other-asian": "L Asian or Asian British - Any other Asian background",
    "caribbean": "M Black or Black British - Caribbean", "african": "N Black or Black British - African",
    "other-black": "P Black or Black British - Any other Black background", "chinese": "R Chinese",
    "any-other": "S Any Other Ethnic Group", "arab": "S Any Other Ethnic Group",
    "gypsy-or-irish-traveller": "C White - Any other White background", "roma": "C White - Any other White background",
}
POLICE = {
    "white": ["White - English/Welsh/Scottish/Northern Irish/British", "White - Any other White background", "White - Irish"],
    "asian": ["Asian/Asian British - Pakistani", "Asian/Asian British - Indian", "Asian/Asian British - Bangladeshi", "Asian/Asian British - Any other Asian background"],
    "black": ["Black/African/Caribbean/Black British - African", "Black/African/Caribbean/Black British - Caribbean", "Black/African/Caribbean/Black British - Any other Black/African/Caribbean background"],
    "mixed": ["Mixed/Multiple ethnic groups - White and Black Caribbean", "Mixed/Multiple ethnic groups - White and Asian", "Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background"],
    "other": ["Other ethnic group - Any other ethnic group"],
}
SEEN = {"white": ["IC1", "IC1", "IC1", "IC2"], "asian": ["IC4"], "black": ["IC3"], "mixed": ["IC3", "IC1", "IC4"], "other": ["IC6", "IC4"]}
WARDS = ["Abbey", "Castle Hill", "Eastgate", "Fenside", "Mill Lane", "Northfield", "Quayside", "Riverside", "St Anne's", "Weir"]
# Share of each broad group among residents of each ward, and their number.
RESIDENTS = {ward: (5200 + 640 * place, weights) for place, (ward, weights) in enumerate(zip(WARDS, [
    (84, 6, 4, 4, 2), (90, 4, 2, 3, 1), (52, 24, 15, 6, 3), (88, 4, 3, 4, 1), (61, 22, 8, 6, 3),
    (70, 14, 9, 5, 2), (48, 16, 26, 7, 3), (66, 11, 15, 6, 2), (79, 10, 5, 4, 2), (57, 27, 8, 5, 3)]))}


def weighted(rng, pairs):
    return rng.choices([item for item, _ in pairs], [weight for _, weight in pairs])[0]


def written(rng, group, unanswered=0.07):
    """A group as somebody typed it, or no answer; now and then something a person has to decide on."""
    chance = rng.random()
    if chance < unanswered:
        return weighted(rng, NOT_ANSWERED)
    if chance < unanswered + 0.004:
        return rng.choice(UNDECIDED)
    ways = ETHNIC[group][1]
    return ways[min(int(rng.expovariate(1.1)), len(ways) - 1)]


def group_of(rng, tilt=lambda group: 1.0):
    return weighted(rng, [(group, share * tilt(group)) for group, (share, _) in ETHNIC.items()])


def yes(rng, value):
    return rng.choice(["Y", "Yes", "Y", "yes"]) if value else rng.choice(["N", "No", "N", "no"])


def save(folder, name, header, rows):
    path = OUT / folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


GRADES = [f"Grade {grade}" for grade in range(3, 18)]
GRADE_WEIGHTS = [7, 9, 11, 12, 12, 11, 10, 8, 6, 5, 3.6, 2.6, 1.6, 0.9, 0.5]
SERVICES = ["Adult Social Care", "Children's Services", "Environment", "Finance", "Housing", "Libraries and Culture", "Public Health"]


def grade_written(rng, grade):
    number = grade.split()[1]
    return rng.choice([grade, grade, grade, f"G{number}", f"Gr {number}", grade.upper()])


def workforce():
    """Three yearly snapshots of the same council: leavers go, joiners come, a few are promoted."""
    rng = random.Random(SEED + 1)

    def joiner(year):
        place = rng.choices(range(len(GRADES)), GRADE_WEIGHTS)[0]
        steep = 0.075 - 0.03 * (year - 2024)
        tilt = lambda group: {"white": 1.0, "asian": 1 - steep, "black": 1 - 1.6 * steep, "mixed": 1 - 0.7 * steep, "other": 1 - steep}[BROAD_OF[group]] ** (place - 3)
        group = group_of(rng, tilt)
        return {"place": place, "group": group, "label": written(rng, group), "sex": rng.choice(["Female", "F", "Female", "Male", "M"]), "service": rng.choice(SERVICES),
                "pattern": rng.choice(["Full time", "FT", "Full-time", "Part time", "PT"]), "birth": rng.randint(1958, 2004)}

    staff = {100000 + number: joiner(2024) for number in range(1600)}
    following = 100000 + len(staff)
    for year in (2024, 2025, 2026):
        rows = []
        for number, person in sorted(staff.items()):
            rows.append([number, grade_written(rng, GRADES[person["place"]]), person["label"], person["sex"], person["service"], person["pattern"], person["birth"], f"31/03/{year}"])
        save("workforce", f"staff_{year}.csv", ["Staff no", "Grade", "Ethnic origin", "Sex", "Service", "Hours", "Year of birth", "As at"], rows)
        staff = {number: person for number, person in staff.items() if rng.random() > 0.09}
        for person in staff.values():
            # A sponsorship scheme for people in Grade 11 and above.
            sponsored = BROAD_OF[person["group"]] != "white" and person["place"] >= 8
            chance = 0.35 if sponsored else 0.03
            if person["place"] < len(GRADES) - 1 and rng.random() < chance:
                person["place"] += 1
        for _ in range(150):
            staff[following] = joiner(year + 1)
            following += 1
    people = [(broad, round(sum(ETHNIC[group][0] for group in groups) * factor * 940)) for (broad, groups), factor in zip(BROAD.items(), (0.93, 1.2, 1.1, 1.2, 1.6))]
    save("workforce", "working_age_population.csv", ["Ethnic group", "People aged 16 to 64"], people)


def recruitment():
    rng = random.Random(SEED + 2)
    better = {"white": 1.0, "asian": 0.78, "black": 0.68, "mixed": 0.88, "other": 0.75}
    rows = []
    for number in range(3200):
        group = group_of(rng, lambda group: 0.62 if BROAD_OF[group] == "white" else 1.5)
        like = better[BROAD_OF[group]]
        shortlisted = rng.random() < 0.30 * like
        interviewed = shortlisted and rng.random() < 0.92
        offered = interviewed and rng.random() < 0.27 * (1 + like) / 2
        appointed = offered and rng.random() < 0.9
        place = rng.choices(range(len(GRADES)), GRADE_WEIGHTS)[0]
        day = datetime.date(2025, 4, 1) + datetime.timedelta(days=rng.randrange(365))
        rows.append([f"A{number + 1:05}", f"V{rng.randrange(240) + 1:04}", GRADES[place], day.strftime("%d/%m/%Y"), written(rng, group, 0.09),
                     rng.choice(["Female", "Male", "F", "M", "Prefer not to say"]), rng.choice(["No"] * 8 + ["Yes", "Prefer not to say"]),
                     yes(rng, shortlisted), yes(rng, interviewed), yes(rng, offered), yes(rng, appointed)])
    save("recruitment", "applications.csv", ["Application", "Vacancy", "Grade", "Applied", "Ethnicity", "Gender", "Disabled", "Shortlisted", "Interviewed", "Offered", "Appointed"], rows)


def wres():
    """The partner trust, Vale Community NHS Trust: staff, shortlisting and the staff survey."""
    rng = random.Random(SEED + 3)
    bands = ["Band 2", "Band 3", "Band 4", "Band 5", "Band 6", "Band 7", "Band 8a", "Band 8b", "Band 8c", "Band 8d", "Band 9", "VSM"]
    weights = [14, 12, 9, 21, 18, 12, 6, 3, 1.6, 0.9, 0.5, 0.6]
    rows = []
    for number in range(1700):
        place = rng.choices(range(len(bands)), weights)[0]
        group = group_of(rng, lambda group: 1.0 if BROAD_OF[group] == "white" else max(0.25, 1.7 - 0.16 * place))
        minority = BROAD_OF[group] != "white"
        ethnic = rng.choice(["Z Not Stated", "Z", "99", "Unspecified"]) if rng.random() < 0.04 else rng.choice([NHS[group], NHS[group], NHS[group].split()[0]])
        disciplinary = rng.random() < (0.021 if minority else 0.012)
        training = rng.random() < (0.44 if minority else 0.50)
        board = "" if bands[place] != "VSM" else rng.choice(["Executive, voting", "Executive", "", ""])
        rows.append([f"E{number + 20001}", rng.choice([bands[place], bands[place].replace("Band ", "AfC "), bands[place]]) if place < 11 else "VSM",
                     rng.choice(["Clinical", "Clinical", "Non-clinical"]), ethnic, yes(rng, disciplinary), yes(rng, training), board])
    save("wres", "staff.csv", ["Employee", "Pay band", "Clinical", "Ethnic category", "Formal disciplinary 2025-26", "Non-mandatory CPD 2025-26", "Board"], rows)
    shortlist = [["White", 1214, 251], ["BME", 866, 129], ["Not stated", 74, 13]]
    save("wres", "shortlisting.csv", ["Ethnic group", "Shortlisted", "Appointed"], shortlist)
    survey = []
    for indicator, white, minority in ((5, 0.262, 0.301), (6, 0.214, 0.271), (7, 0.603, 0.487), (8, 0.064, 0.158)):
        for name, answered, share in (("White", 561, white), ("BME", 243, minority)):
            base = answered - rng.randrange(9)
            survey.append([indicator, name, base, round(base * share)])
    save("wres", "staff_survey.csv", ["Indicator", "Ethnic group", "Answered", "Said so"], survey)


def pay_gap():
    rng = random.Random(SEED + 4)
    rows = []
    for number in range(1500):
        place = rng.choices(range(len(GRADES)), GRADE_WEIGHTS)[0]
        female = rng.random() < 0.66 - 0.012 * place
        group = group_of(rng, lambda group: {"white": 1.0, "asian": 0.94, "black": 0.90, "mixed": 0.95, "other": 0.94}[BROAD_OF[group]] ** (place - 3))
        rate = 12.9 * 1.088 ** place * rng.lognormvariate(0, 0.04)
        bonus = round(rng.choice([150, 250, 250, 400, 1000]) * (1 + place / 12), 2) if rng.random() < 0.06 else ""
        disabled = rng.choices(["No", "N", "Yes", "Not declared", "Prefer not to say"], [62, 14, 9, 10, 5])[0]
        rows.append([f"P{number + 1:05}", rng.choice(["Female", "F"]) if female else rng.choice(["Male", "M"]), written(rng, group, 0.08), disabled,
                     f"{rate:.2f}", bonus, yes(rng, rng.random() < 0.97)])
    save("pay-gap", "payroll_2026-03-31.csv", ["Payroll ref", "Sex", "Ethnic group", "Disability", "Hourly rate", "Bonus in 12 months", "On full pay"], rows)


def school_exclusions():
    rng = random.Random(SEED + 5)
    schools = ["Abbey Park School", "Castle Hill High", "Eastgate Academy", "Fenside School", "Mill Lane Academy", "Northfield High", "Quayside School", "Riverside Academy", "St Anne's School", "Weir Community School"]
    more = {"BCRB": 2.4, "MWBC": 2.2, "WIRT": 3.0, "WROM": 3.2, "BOTH": 1.5, "AIND": 0.35, "CHNE": 0.15, "ABAN": 0.6, "BAFR": 0.95, "WOTH": 0.8}
    rows = []
    for year in ("2023/24", "2024/25", "2025/26"):
        for school in schools:
            roll = rng.randrange(780, 1290)
            counts = {}
            for group, (share, _) in ETHNIC.items():
                factor = 0.8 if BROAD_OF[group] == "white" else 1.5
                counts[SCHOOL[group]] = counts.get(SCHOOL[group], 0) + roll * share * factor / 100 * rng.uniform(0.6, 1.4)
            counts["REFU"] = roll * 0.008
            counts["NOBT"] = roll * 0.012
            for code, expected in counts.items():
                pupils = round(expected)
                if pupils == 0:
                    continue
                suspended = sum(rng.random() < 0.045 * more.get(code, 1.0) for _ in range(pupils))
                suspensions = suspended + sum(rng.randrange(3) for _ in range(suspended))
                permanent = sum(rng.random() < 0.0016 * more.get(code, 1.0) for _ in range(pupils))
                rows.append([year, school, code, pupils, suspended, suspensions, permanent])
    save("school-exclusions", "pupils.csv", ["School year", "School", "Ethnicity", "Pupils on roll", "Pupils suspended", "Suspensions", "Permanent exclusions"], rows)


def stop_and_search():
    rng = random.Random(SEED + 6)
    likelier = dict(zip(BROAD, (1.0, 1.5, 4.1, 2.2, 1.3)))
    places = [((ward, broad), size * share / 100 * likelier[broad] * rng.uniform(0.6, 1.5))
              for ward, (size, shares) in RESIDENTS.items() for broad, share in zip(BROAD, shares)]
    rows = []
    for _ in range(2300):
        ward, broad = weighted(rng, places)
        when = datetime.datetime(2025, 4, 1) + datetime.timedelta(minutes=rng.randrange(365 * 24 * 60))
        said = rng.choices(POLICE[broad], [6, 3, 2, 1][: len(POLICE[broad])])[0]
        chance = rng.random()
        if chance < 0.13:
            said = rng.choice(["Other ethnic group - Not stated", "Other ethnic group - Not stated", "N4", "N1", ""])
        seen = rng.choice(["IC9", ""]) if rng.random() < 0.02 else rng.choice(SEEN[broad])
        outcome = rng.choices(["A no further action disposal", "Arrest", "Community resolution", "Khat or Cannabis warning", "Summons / charged by post", "Penalty Notice for Disorder"],
                              [70, 13, 10, 4, 2, 1])[0]
        rows.append([when.strftime("%Y-%m-%dT%H:%M"), ward, said, seen, rng.choices(["10-17", "18-24", "25-34", "over 34", ""], [18, 34, 24, 20, 4])[0],
                     rng.choices(["Male", "Female", ""], [88, 11, 1])[0], rng.choices(["Controlled drugs", "Offensive weapons", "Stolen goods", "Article for use in theft"], [62, 18, 14, 6])[0], outcome])
    rows.sort()
    save("stop-and-search", "searches.csv", ["Date", "Ward", "Self-defined ethnicity", "Officer-defined ethnicity", "Age range", "Gender", "Object of search", "Outcome"], rows)
    save("stop-and-search", "residents.csv", ["Ward", "Ethnic group", "Residents"],
         [[ward, broad, round(size * share / 100)] for ward, (size, shares) in RESIDENTS.items() for broad, share in zip(BROAD, shares)])
    # Groups with younger people are searched more for that alone.
    ages = {"white": (8, 7, 11, 62), "asian": (13, 11, 17, 43), "black": (14, 11, 18, 42), "mixed": (20, 16, 18, 24), "other": (11, 13, 22, 41)}
    of_group = {broad: sum(round(size * shares[at] / 100) for size, shares in RESIDENTS.values()) for at, broad in enumerate(BROAD)}
    save("stop-and-search", "residents_by_age.csv", ["Ethnic group", "Age", "Residents"],
         [[broad, age, round(of_group[broad] * share / 100)] for broad, shares in ages.items()
          for age, share in zip(("10 to 17", "18 to 24", "25 to 34", "35 and over"), shares)])


def early_help():
    rng = random.Random(SEED + 7)
    rows = []
    for number in range(1400):
        group = group_of(rng, lambda group: {"white": 0.85, "asian": 0.8, "black": 1.5, "mixed": 2.6, "other": 1.0}[BROAD_OF[group]])
        referred = datetime.date(2025, 4, 1) + datetime.timedelta(days=rng.randrange(365))
        slow = 1.0 if BROAD_OF[group] == "white" else 1.12
        days = int(rng.lognormvariate(3.45, 0.45) * slow)
        done = rng.random() < 0.93
        code = SCHOOL[group]
        label = rng.choice([code, code, written(rng, group, 0.0)])
        if rng.random() < 0.08:
            label = rng.choice(["NOBT", "Information not yet obtained", "Refused", "REFU", ""])
        outcome = rng.choices(["Support plan", "Closed - advice given", "Stepped up to social care", "Closed - family declined"], [52, 26, 12 if slow == 1.0 else 15, 10])[0]
        rows.append([f"EH{number + 1:04}", referred.strftime("%d/%m/%Y"), rng.choice(["North", "South", "Town"]), rng.randrange(18), rng.choice(["M", "F"]), label,
                     (referred + datetime.timedelta(days=days)).strftime("%d/%m/%Y") if done else "", outcome if done else ""])
    save("early-help", "assessments.csv", ["Assessment", "Referred", "Locality", "Age of child", "Sex", "Ethnicity", "Completed", "Outcome"], rows)
    save("early-help", "children.csv", ["Ethnic group", "Residents aged 0 to 17"], [["White", 14210], ["Asian", 4380], ["Black", 2560], ["Mixed", 2190], ["Other", 610]])


def screening():
    rng = random.Random(SEED + 8)
    take_up = {"white": 0.71, "asian": 0.58, "black": 0.62, "mixed": 0.64, "other": 0.55}
    rows = []
    for quarter in ("2025-26 Q1", "2025-26 Q2", "2025-26 Q3", "2025-26 Q4"):
        for practice in ("Abbey Surgery", "Eastgate Health Centre", "Mill Lane Practice", "Quayside Medical Centre", "Riverside Surgery", "Weir Practice"):
            for programme, base, change in (("Bowel", 190, 0.0), ("Breast", 120, -0.04), ("Cervical", 160, 0.02)):
                people = {}
                for group, (share, _) in ETHNIC.items():
                    code = NHS[group].split()[0]
                    eligible = round(base * share / 100 * rng.uniform(0.7, 1.3) + rng.random() * 0.7)
                    screened = sum(rng.random() < take_up[BROAD_OF[group]] + change for _ in range(eligible))
                    before = people.get(code, (0, 0))
                    people[code] = (before[0] + eligible, before[1] + screened)
                people["Z"] = (6, sum(rng.random() < 0.6 for _ in range(6)))
                people["99"] = (9, sum(rng.random() < 0.5 for _ in range(9)))
                rows += [[quarter, practice, programme, code, *counts] for code, counts in people.items() if counts[0]]
    save("screening", "uptake.csv", ["Quarter", "Practice", "Programme", "Ethnic category", "Eligible", "Screened"], rows)


def grants():
    rng = random.Random(SEED + 9)
    led = [("No one group", 52, 0.58, ["No one group", "Mixed leadership", "General", "Not led by one group"]),
           ("Black-led", 12, 0.42, ["Black-led", "Led by Black people", "Black African and Caribbean led"]),
           ("Asian-led", 14, 0.47, ["Asian-led", "South Asian led", "Led by Asian people"]),
           ("Gypsy, Roma or Traveller-led", 3, 0.33, ["GRT-led", "Gypsy, Roma and Traveller led"]),
           ("Led by other minorities", 6, 0.44, ["Other minority-led", "Refugee-led"]),
           ("Disabled people-led", 8, 0.5, ["Disabled people's organisation", "DPO", "Disabled people-led"]),
           ("", 5, 0.5, ["", "Not stated", "Prefer not to say"])]
    rows = []
    for number in range(620):
        _, _, chance, ways = rng.choices(led, [weight for _, weight, _, _ in led])[0]
        sought = rng.choice([500, 1000, 1000, 2500, 5000, 5000, 8000, 10000])
        success = rng.random() < chance
        awarded = sought if success and rng.random() < 0.6 else round(sought * 0.6) if success else 0
        rows.append([f"G{number + 1:04}", rng.choice(["2024-25", "2025-26"]), rng.choice(["Arts", "Sport", "Advice", "Young people", "Older people", "Food and growing"]),
                     rng.choice(ways), rng.choice(["Registered charity", "CIC", "Unincorporated group", "Faith group"]), f"£{sought:,}", f"£{awarded:,}",
                     rng.choice(["Awarded", "awarded", "Yes"]) if success else rng.choice(["Refused", "Not awarded", "No", "Withdrawn"] if rng.random() < 0.2 else ["Refused", "Not awarded"])])
    save("grants", "applications.csv", ["Application", "Year", "Fund", "Who leads the group", "Kind of group", "Sought", "Awarded", "Decision"], rows)


if __name__ == "__main__":
    for example in (workforce, recruitment, wres, pay_gap, school_exclusions, stop_and_search, early_help, screening, grants):
        example()
