#!/usr/bin/env python3
"""Writes one invented plan as people copy it out of a viewer that knows no tables, one cell a line, in four ways, each with
the same gold reading, made before any was read: python3 make_cells.py"""
from make_lists import act, gold
from make_pasted import text

HEADINGS = ["Activity", "Lead", "Target date", "What has been achieved so far?"]


# A theme: its name, its outcome, and its rows; a row of one cell is the name of a service.
PLAN = [
    ("Open Doors", "anyone can rise here, whoever they are", [
        ["Parks and Streets"],
        ["Ask every crew what stops people from staying, and write down what they say", "Crew Leads", "Completed July 2025.", ""],
        ["Hold interviews in depots as well as at the town hall", "Depot Managers", "October 2025 and ongoing.", ""],
        ["Look with the trade unions at how overtime is shared out", "Wren Achebe / Idris Mole", "TBC", ""],
        ["Shadow boards at each depot - joined up with the work on apprenticeships. The next steps will bring in the night crews so that they are heard as well", "Wren Achebe / Idris Mole / Lena Frost in conjunction with the Night Service (Omar Pike)", "March 2026",
         "Over the spring we have met each crew twice and have drawn up:\n- a promise to night crews (a draft that is out for comment)\n- a rota that people can read (under way)\n- a way to swap shifts by phone (a draft)"],
        ["Homes and Neighbourhoods (HN)"],
        ["Let the complaints of tenants about racism be heard by somebody outside the service, so that no one fears for a tenancy", "HN Management Team", "Complete during 25/26 and tell of it in the yearly report.", ""],
        ["Hold every manager to the standard we say we hold", "HN Management Team", "", "- Two sessions were held in June 2025\n- A meeting of the whole service took place on 5/9/25"],
        ["Bring the pattern books of the estates up to date with the people who live there", "Design Circle. Chair Noor Bell, HN", "Printed and handed out in May 2025", ""],
        ["Schools and Play"],
        ["Read the offer to under fives again for who does not come", "Ines Okoro, Play", "January 2026", "- Songs and stories being looked over\n- Fathers' mornings begun"],
        ["Join the borough's study of who is sent out of class", "Tarik Lund Ayo Finch Sam Reyes, Schools", "", ""],
    ]),
    ("Clear Figures", "people can see for themselves how we do", [
        ["Parks and Streets"],
        ["Each team to read its own figures and know who is missing from them", "Depot Managers", "Underway – completion by March 2026", ""],
        ["Schools and Play"],
        ["Going forward - better figures on where children of each background go after school, and what keeps them from clubs", "Ines Okoro, Play", "Ongoing.", ""],
        ["Homes and Neighbourhoods (HN)"],
        ["Look through a year of lettings for what cannot be explained and show what comes of it", "Noor Bell, HN", "",
         "We have looked through a year of lettings, which told us that:\n- families who wait longest are asked for papers twice\n- nobody wrote down why an offer was refused\nWe have promised to print these figures with the yearly report."],
        ["Read how homes are bought and by whom", "HN Management Team", "", ""],
        ["Talk openly at each away day about what the figures say of us", "HN Management Team", "Linked to outcomes of the Design Circle", ""],
    ]),
    ("Other Work", None, [
        ["The Makers' Fair in June", "Parks and Schools", "Completed", ""],
        ["Refresh the estates strategy and its chapter on who is heard", "Noor Bell, HN", "Completed", ""],
        ["Plan for the next three years", "Wren Achebe, Parks", "We are coming together as a group during November and December to write that plan.", "We have asked two other boroughs what they did.\nWe have booked the hall."],
    ]),
]


def written(kept, apart):
    lines = ["Saltmere Borough Council: Fair Together, action plan - September 2025", "We wrote this plan with the people it is for."]
    for name, outcome, rows in PLAN:
        lines += [name] + ([f"Desired outcome: {outcome}"] if outcome else [])
        lines += ["The table below shows what each service does about it:" if outcome else "The table below contains what belongs under no theme."]
        lines += HEADINGS
        for row in rows:
            cells = [cell.replace("\n- ", "\n• ").replace("- Two", "• Two").replace("- Songs", "• Songs") for cell in row]
            lines += [cell for cell in cells if cell or kept]
    return ("\n\n" if apart else "\n").join(lines)


def sections():
    for name, outcome, rows in PLAN:
        services = []
        for row in rows:
            if len(row) == 1:
                services.append({"service": row[0], "activities": []})
                continue
            if not services:
                services.append({"service": None, "activities": []})
            activity, lead, date, achieved = (cell or None for cell in row)
            services[-1]["activities"].append(act(activity, lead, date, achieved))
        yield {"theme": name, "desired_outcome": outcome, "corporate_recommendations": [], "services": services}


for name, kept, apart in [("cells-left-out", False, False), ("cells-kept", True, False), ("cells-apart", True, True), ("cells-apart-left-out", False, True)]:
    text(name + ".txt", written(kept, apart))
    gold(name, sections=list(sections()))
