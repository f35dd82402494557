#!/usr/bin/env python3
"""Writes an invented plan of several agencies in Word, as reviews of serious cases end in: recommendations, what is done about each, the agency
that leads, milestones, and right below the headings a row of questions that say how to fill them in, with its gold reading:
python3 make_agencies_plan.py"""
import os

import docx

from make_lists import HERE, act, gold, theme

HEADS = ("Recommendation", "Scope of recommendation", "Action to be taken", "Lead agency", "Key milestones", "Target date", "Progress indicator")
ASKED = ("What is the recommendation?", "Local or national?", "How will the agency make it happen? What must occur?", "", "", "From the day of\n3 May 2027", "Red\nAmber\nGreen")
ROWS = [
    ("Recommendation 1:\nGreeters in clinics should know whom to call.", "Local", act("Print the numbers on each desk\nTell new staff in their first week", "Elm Valley Health Trust", "By 30/06/2027", "Green"), "Cards printed"),
    ("Recommendation 2:\nSchools should hear of a move before a child arrives.", "Local", act("Agree a form with the two neighbouring counties", "County Council, Children’s Services\n(Head of Admissions)", "By 30/09/2027", "Amber"), "Form agreed\nForm in use"),
    ("Recommendation 3:\nThe Department should count such cases.", "National", act("Letter to be sent by the Chair of the Partnership", "Safer Elm Partnership", "May 2027", "Green"), "Letter sent"),
]

if __name__ == "__main__":
    document = docx.Document()
    document.add_heading("Review of the case of “Child B”: plan of the agencies", 0)
    table = document.add_table(rows=2, cols=len(HEADS), style="Table Grid")
    for row, words in zip(table.rows, (HEADS, ASKED)):
        for cell, text in zip(row.cells, words):
            cell.text = text
    for recommendation, scope, a, milestones in ROWS:
        for cell, text in zip(table.add_row().cells, (recommendation, scope, a["text"], a["lead"], milestones, a["target_date"], a["achieved"])):
            cell.text = text
    document.save(os.path.join(HERE, "agencies-plan.docx"))
    said = [recommendation.split(":\n") for recommendation, *_ in ROWS]
    recommendations = [{"ref": label.removeprefix("Recommendation "), "text": words} for label, words in said]
    gold("agencies-plan", sections=[theme(None, *(a for _, _, a, _ in ROWS), recommendations=recommendations)])
