#!/usr/bin/env python3
"""Writes the invented PDFs of this folder. Needs Chromium, and reportlab and pypdf from PyPI: python3 make_pdf.py"""
import os
import subprocess
import tempfile

import pypdf
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = """body{font:10pt 'Liberation Sans',Arial,sans-serif} h1{font-size:19pt} h2{font-size:13pt}
table{width:100%;border-collapse:collapse} td,th{text-align:left;vertical-align:top;padding:4px} ul{padding-left:16px;margin:2px 0}"""


def printed(name, css, body):
    """What a browser prints of a page."""
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page.html")
        with open(page, "w", encoding="utf-8") as out:
            out.write(f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title>'
                      f"<style>{BASE}{css}</style><body>{body}</body></html>")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        f"--print-to-pdf={os.path.join(HERE, name)}", page], check=True, stderr=subprocess.DEVNULL)


def row(*cells):
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def head(*cells):
    return "<thead><tr>" + "".join(f"<th>{cell}</th>" for cell in cells) + "</tr></thead>"


def items(*texts):
    return "<ul>" + "".join(f"<li>{text}</li>" for text in texts) + "</ul>"


HEAD = head("Activity", "Lead", "Target date", "What has been achieved so far?")


def pages():
    """Themes in headings, services in bands, rows over the page, running head and foot, contents with dots."""
    css = """@page{size:A4 landscape;margin:2cm 1.8cm;
      @top-left{content:"Marlow Vale Council | Race equality";font-size:8pt}
      @bottom-right{content:"Page " counter(page) " of " counter(pages);font-size:8pt}}
      td,th{border:1px solid #333} .band td{background:#d9d9d9;font-weight:bold}
      .toc p{display:flex;margin:2px 0} .toc i{flex:1;overflow:hidden;white-space:nowrap;font-style:normal}"""
    dots = "." * 400
    band = lambda text: f'<tr class="band"><td colspan="4">{text}</td></tr>'
    contents = "".join(f"<p><span>{name}</span><i>{dots}</i><span>{page}</span></p>"
                       for name, page in [("Zero tolerance of racism", 1), ("Fair recruitment", 2)])
    body = f"""<h1>Race Equality Action Plan, March 2025</h1>
    <p>This plan was written with staff networks and residents over the winter. It says what each service will do,
    who leads, and by when, and it is reported on to the cabinet twice a year until all of it is done.</p>
    <div class="toc">{contents}</div>
    <h2>Zero tolerance of racism</h2><p><b>Desired outcome:</b> Racism is named and challenged wherever it is met.</p>
    <table>{HEAD}{band("Housing")}
    {row("Write to all landlords setting out what we expect of them when a tenant reports racist abuse, and publish the letter on our pages for tenants.", "Asha Rao / Tom Okafor", "Completed June 2024", "Letter sent to 214 landlords.")}
    {row("Hold an anti-racism conversation in each team, using the guide of the staff network, with notes of what was agreed.", "All heads of service", "December 2025 and ongoing", items("Pilot held with three teams in the south of the borough", "Guide rewritten after the pilot, with " + "examples from repairs, lettings and the contact centre " * 3, "Second round begins in the autumn"))}
    {band("Children’s services")}
    {row("Re-design complaints so that a person who complains is not disadvantaged by it. " * 3, "Jin Park", "TBC", items(*["Step %d of the new process has been agreed with the unions and tried out in one office" % n for n in range(1, 12)]))}
    {row("Publish exclusions by ethnicity each term.", "Education Data", "Termly", "")}
    </table>
    <h2>Fair recruitment</h2>
    <table>{HEAD}{band("Housing")}
    {row("Recruit from panels that look like the borough.", "HR", "By April 2026", "Panels trained.")}
    {band("Children’s services")}
    {"".join(row(f"Offer placement {n} to young people who live in the borough, with a mentor from another service and a promise of an interview at its end.", "Dana Whitlock", f"{month} 2026", "") for n, month in enumerate(["May", "June", "July", "September", "October", "November"], 1))}
    </table>"""
    printed("pages.pdf", css, body)


def stripes():
    """No rules: stripes and white part rows and columns. Struck dates, coloured status, prose in columns, turned words."""
    css = """.c{column-count:2;column-gap:22px;text-align:justify} .s tr:nth-child(even) td{background:#e6eef5}
      .v{writing-mode:vertical-rl;transform:rotate(180deg);font-weight:bold;text-align:center} .w td,.w th{border:1px solid #888}"""
    prose = """<p>Residents told us over the past year what racism does to them in schools, at work and in public places. This
    plan answers what they said, and it will change as we learn. Each action has one lead, who will be asked about it.</p>"""
    status = {"Done": "#00a33b", "Late": "#d4351c", "At risk": "#ffbf47"}
    actions = [("Train everyone who recruits", "Learning and Development", "<s>March 2025</s> June 2025", "Done"),
               ("Publish the ethnicity pay gap for every directorate and say what will be done about it", "Asha Rao, HR", "April 2026", "At risk"),
               ("Set up reverse mentoring", "Tom Okafor", "Autumn 2025", "Late"),
               ("Agree with the trade unions how concerns are raised, heard and settled, and tell all staff", "Jin Park, Staff Network", "By end of 2025", "Done"),
               ("Review the dress code", "HR", "May 2026", "At risk")]
    striped = "".join(f'<tr><td>{a}</td><td>{b}</td><td>{c}</td><td style="background:{status[d]}">{d}</td></tr>' for a, b, c, d in actions)
    turned = [("Our schools", "Review exclusions with head teachers each term", "Education", "Termly"),
              (None, "Fund a supplementary school in each ward", "Education", "September 2026"),
              ("Our streets", "Publish stop and search figures", "Community Safety", "Quarterly"),
              (None, "Name new streets after residents whose lives were overlooked", "Planning", "2027")]
    side = "".join("<tr>" + (f'<td rowspan="2" class="v">{t}</td>' if t else "") + f"<td>{a}</td><td>{b}</td><td>{c}</td></tr>" for t, a, b, c in turned)
    printed("stripes.pdf", css, f"""<h1>Fairness at Northmere University</h1><div class="c">{prose * 4}</div>
    <h2>Theme 1: Our workforce</h2><table class="s">{head("Action", "Lead", "By when", "Status")}{striped}</table>
    <h2>Other themes</h2><table class="w">{head("Theme", "Action", "Lead", "By when")}{side}</table>""")


def rules_between_rows():
    """Fonts that are not embedded, headings only bold, rules between rows alone, a row over the page; lying on its side."""
    style = getSampleStyleSheet()["BodyText"]
    p = lambda text: Paragraph(text, style)
    story = [p("<b>Anti-racism action plan</b>"), p("Agreed by the Wessex Fells NHS Foundation Trust board in January 2026, and reviewed by it each spring.")]
    words = "Ask patients about their care and publish what they say by ethnicity, ward and month, with what was changed because of it"
    for theme in ["Our patients", "Our people"]:
        rows = [[p(f"<b>{h}</b>") for h in ("No.", "Action", "Responsible", "Timescale")]]
        for n in range(1, 10):
            rows.append([p(str(n)), p(words + ("." if n % 3 else ", in every language that is spoken at home by more than one in a hundred of them.")),
                         p(["Chief Nurse", "Director of People / Staff Side", "Medical Director"][n % 3]), p(["Q%d 2026/27" % (n % 4 + 1), "Ongoing", "31 March 2027"][n % 3])])
        table = Table(rows, colWidths=(30, 250, 90, 80), repeatRows=1, splitInRow=1)
        table.setStyle(TableStyle([("LINEBELOW", (0, 0), (-1, -1), 0.25, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        story += [p(f"<b>Theme: {theme}</b>"), table, Spacer(1, 12)]
    flat = os.path.join(HERE, "rules.pdf")
    SimpleDocTemplate(flat, pagesize=A4, title="Plan of the trust", invariant=1).build(story)
    writer = pypdf.PdfWriter()
    for page in pypdf.PdfReader(flat).pages:
        writer.add_page(page)
        writer.pages[-1].rotate(90)
    writer.write(os.path.join(HERE, "turned.pdf"))
    for name, user in [("locked.pdf", "secret"), ("printing-locked.pdf", "")]:
        writer = pypdf.PdfWriter(clone_from=flat)
        writer.encrypt(user, "owner", algorithm="AES-128")
        writer.write(os.path.join(HERE, name))


def lists():
    """Recommendations in lists with no table, with a footnote and words broken at the ends of lines."""
    css = "@page{size:A5;margin:2cm} p{text-align:justify;hyphens:auto} ol{padding-left:22px} .n{font-size:7pt;border-top:1px solid #000;margin-top:40px}"
    printed("lists.pdf", css, """<h1>Report of the race equality commission</h1>
    <p>The commission met eleven times and heard from two hundred residents, organisations and employers. Its recommendations are
    addressed to the council and to its partners, who have undertaken to answer each of them within a year of publication.</p>
    <h2>Education</h2><h3>Recommendations</h3><ol><li>Set up a fund for supplementary schools, open to all wards, and report yearly on who
    has been helped by it.</li><li>Publish exclusions by ethnicity:<ul><li>each term</li><li>for every school that has agreed to it</li></ul></li>
    <li>Train governors.</li></ol>
    <h2>Policing</h2><h3>Recommendations</h3><ol start="4"><li>Commission an independent review of complaints about stop and search, and publish
    the review with the answer of the police.</li><li>Meet young people each month.</li></ol>
    <p class="n">1 The commission’s evidence is kept in the borough archive.</p>""")


pages()
stripes()
rules_between_rows()
lists()
