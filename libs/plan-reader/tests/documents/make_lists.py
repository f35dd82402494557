#!/usr/bin/env python3
"""Writes the invented documents whose plan stands outside tables, or in forms and grids, each with its gold reading.
Run it after a change: python3 make_lists.py"""
import json, os

from make import HERE, docx, p, r, tbl, tc, tr


def gold(name, **it):
    with open(os.path.join(HERE, name + ".gold.json"), "w", encoding="utf-8") as f:
        json.dump(it, f, ensure_ascii=False, indent=1)
        f.write("\n")


def act(text, lead=None, date=None, achieved=None, ref=None):
    it = {"text": text, "lead": lead, "target_date": date, "achieved": achieved}
    return dict(it, ref=ref) if ref else it


def theme(name, *activities, outcome=None, recommendations=(), service=None):
    return {"theme": name, "desired_outcome": outcome, "corporate_recommendations": list(recommendations),
            "services": [{"service": service, "activities": list(activities)}] if activities else []}


def html(name, body):
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as f:
        f.write(f"<!doctype html><html lang=en><head><meta charset=utf-8><title>Plan</title></head><body>{body}</body></html>\n")


def b(text, level=0):
    return p(text, num=(1, level))


# ---- Themes as headings, activities as items; lead and date within the item, behind a dash, or in lines below

docx("list-actions.docx",
     p("Harlow Dale Council: our plan for race equality, March 2026", style="Titel"),
     p("Foreword", style="H1"),
     p("We will not pretend that this is easy. We will publish what we find, and we will listen to those who know."),
     p("We promise to:"), b("be honest about where we are"), b("work with our communities"), b("report each year"),
     p("What the law says", style="H1"),
     p("The Equality Act 2010 says that we must:"),
     b("eliminate unlawful discrimination"), b("advance equality of opportunity"), b("foster good relations"),
     p("Theme 1: A workforce that reflects the Dale", style="H1"),
     p(raw=r("Outcome: ", "<w:rPr><w:b/></w:rPr>") + r("people of every background lead services here.")),
     p("Actions", style="H2"),
     b("Publish our ethnicity pay gap each year (Lead: Head of People; by March 2027)"),
     b("Train every panel chair in fair recruitment (Lead: Learning Team; by September 2026)"),
     b("with the staff network", 1), b("before each round of interviews", 1),
     b("Offer a mentor to each new manager of colour (Lead: Ines Duarte, HR; ongoing)"),
     p("Theme 2: Safe homes", style="H1"),
     p("Outcome: no one is driven out of their home by racism."),
     p("We will:"),
     p("answer reports of hate incidents within a day – Head of Housing, Q2 2026/27", num=(3, 0)),
     p("walk each estate with residents twice a year – Neighbourhood Team, from June 2026", num=(3, 0)),
     p("Theme 3: Trust in what we do", style="H1"),
     p("Outcome: people see what became of what they told us."),
     p("What we will do", bold=True),
     p("Set up a residents' panel that reads our letters before they go out", num=(4, 0)),
     p("Lead: Customer Services   Timescale: by December 2026"),
     p("Publish what was asked and what we did", num=(4, 0)),
     p("Lead: Policy Team   Timescale: every quarter"),
     p("Appendix: who we asked", style="H1"),
     b("Review of minutes of the staff network"), b("Hold focus groups in three libraries"))
gold("list-actions", sections=[
    theme("A workforce that reflects the Dale",
          act("Publish our ethnicity pay gap each year", "Head of People", "by March 2027"),
          act("Train every panel chair in fair recruitment\n- with the staff network\n- before each round of interviews", "Learning Team", "by September 2026"),
          act("Offer a mentor to each new manager of colour", "Ines Duarte, HR", "ongoing"),
          outcome="people of every background lead services here."),
    theme("Safe homes",
          act("answer reports of hate incidents within a day", "Head of Housing", "Q2 2026/27"),
          act("walk each estate with residents twice a year", "Neighbourhood Team", "from June 2026"),
          outcome="no one is driven out of their home by racism."),
    theme("Trust in what we do",
          act("Set up a residents' panel that reads our letters before they go out", "Customer Services", "by December 2026"),
          act("Publish what was asked and what we did", "Policy Team", "every quarter"),
          outcome="people see what became of what they told us.")])

# ---- Refs in several depths, in nested lists and typed

html("nested-refs.html", """
<h1>Brackenford University anti-racism strategy 2026</h1>
<p>This strategy was agreed by Council in May 2026. It has three objectives.</p>
<h2>Objective 1: Fair admission</h2>
<ul>
<li>1.1 Offers are made by people who know our own bias
 <ul><li>1.1.1 Train all admissions tutors (Admissions; by October 2026)</li>
 <li>1.1.2 Check a sample of decisions each month (Registry; monthly)</li></ul></li>
<li>1.2 Applicants see people like themselves
 <ul><li>1.2.1 Pay student ambassadors from every faculty (Outreach; from January 2027)</li></ul></li>
</ul>
<h2>Objective 2: Fair teaching</h2>
<blockquote><p>D2.1 Review the reading lists of all first-year modules – Deans, by July 2027</p>
<p>D2.2 Close the gap in degrees awarded – Pro-Vice-Chancellor (Education), by 2029</p>
<p>D2.10 Publish progress by department – Planning Office, every year</p></blockquote>
<h2>Objective 3: Fair work</h2>
<h3>Commitments</h3>
<ol><li>Write the race of each candidate out of long-listing (HR; by May 2027)
<ol type=a><li>for professional posts</li><li>for academic posts</li></ol></li>
<li>Give casual staff the same training as others (HR; by June 2027)</li></ol>
""")
gold("nested-refs", sections=[
    theme("Fair admission",
          act("Train all admissions tutors", "Admissions", "by October 2026", ref="1.1.1"),
          act("Check a sample of decisions each month", "Registry", "monthly", ref="1.1.2"),
          act("Pay student ambassadors from every faculty", "Outreach", "from January 2027", ref="1.2.1"),
          recommendations=["Offers are made by people who know our own bias", "Applicants see people like themselves"]),
    theme("Fair teaching",
          act("Review the reading lists of all first-year modules", "Deans", "by July 2027", ref="D2.1"),
          act("Close the gap in degrees awarded", "Pro-Vice-Chancellor (Education)", "by 2029", ref="D2.2"),
          act("Publish progress by department", "Planning Office", "every year", ref="D2.10")),
    theme("Fair work",
          act("Write the race of each candidate out of long-listing\na. for professional posts\nb. for academic posts", "HR", "by May 2027", ref="1"),
          act("Give casual staff the same training as others", "HR", "by June 2027", ref="2"))])

# ---- Forms of label and value as paragraphs

html("commitments.html", """
<h1>Northgate Police race action plan</h1>
<p>Last updated: 3 March 2026</p>
<p>We asked four hundred people what would make them trust us. This is our answer.</p>
<h2>Priority 1: Stops and searches</h2>
<h3>Commitment 1: Publish every stop by ward each month</h3>
<p>Lead: Chief Inspector Ama Boateng</p><p>By when: June 2026</p><p>Progress: Two wards are live.</p><p>Success measure: the page is read</p>
<h3>Commitment 2: Let residents watch recordings of stops</h3>
<p>Lead: Scrutiny Panel</p><p>By when: From autumn 2026</p><p>Progress: Not begun.</p><p>Success measure: twelve sessions a year</p>
<h2>Priority 2: Who we are</h2>
<p><strong>Commitment 3:</strong> Interview every recruit who leaves within two years</p>
<p>Lead: People Services</p><p>By when: 31 December 2026</p><p>Success measure: a report each spring</p>
""")
gold("commitments", sections=[
    theme("Stops and searches",
          act("Publish every stop by ward each month", "Chief Inspector Ama Boateng", "June 2026", "Two wards are live.", "1"),
          act("Let residents watch recordings of stops", "Scrutiny Panel", "From autumn 2026", "Not begun.", "2")),
    theme("Who we are", act("Interview every recruit who leaves within two years", "People Services", "31 December 2026", ref="3"))])

html("terms.html", """
<h1>Anti-racism plan of Saltmarsh Housing Association</h1>
<h2>Repairs</h2>
<dl><dt>Action<dd>Track repairs by the ethnicity of tenants<dt>Owner<dd>Data Team<dt>Due<dd>May 2026<dt>Status<dd>Begun</dl>
<dl><dt>Action<dd>Write to tenants in their own language<dt>Owner<dd>Contact Centre<dt>Due<dd>by the end of 2026<dt>Status<dd>On hold</dl>
<h2>Lettings</h2>
<dl><dt>Action<dd>Check who is offered which homes<dt>Owner<dd>Head of Lettings<dt>Due<dd>Every quarter<dt>Status<dd>Done for spring</dl>
""")
gold("terms", sections=[
    theme("Repairs", act("Track repairs by the ethnicity of tenants", "Data Team", "May 2026", "Begun"),
          act("Write to tenants in their own language", "Contact Centre", "by the end of 2026", "On hold")),
    theme("Lettings", act("Check who is offered which homes", "Head of Lettings", "Every quarter", "Done for spring"))])

# ---- Forms as tables: two columns with several forms, labels above values, four cells in a row

docx("forms.docx",
     p("Wold Valley NHS Trust: our anti-racism commitments 2026", style="Titel"),
     p("Theme 1: Patients", style="H1"),
     tbl(tr("Commitment", "Record the ethnicity of every patient"), tr("Lead", "Chief Nurse"), tr("By when", "April 2026"), tr("Progress", "Wards A to C do so"),
         tr("Commitment", "Interpret every first appointment"), tr("Lead", "Outpatients"), tr("By when", "July 2026"), tr("Progress", "Tender is out")),
     p("Theme 2: Staff", style="H1"),
     tbl(tr("Commitment", "Lead"), tr("Pair each board member with a mentor from our networks", "Medical Director"),
         tr("By when", "Progress"), tr("Spring 2026", "Six pairs have met")),
     tbl(tr("Commitment", "Lead"), tr("Publish who is promoted", "Director of People"),
         tr("By when", "Progress"), tr("Every year", "First report in May")),
     p("Theme 3: Partners", style="H1"),
     tbl(tr("Commitment", "Ask suppliers for their own plans", "Lead", "Procurement"), tr("By when", "from April 2027", "Progress", "Not begun")),
     tbl(tr("Commitment", "Share what we learn with the county", "Lead", "Chief Executive"), tr("By when", "Twice a year", "Progress", "Begun in June")))
gold("forms", sections=[
    theme("Patients", act("Record the ethnicity of every patient", "Chief Nurse", "April 2026", "Wards A to C do so"),
          act("Interpret every first appointment", "Outpatients", "July 2026", "Tender is out")),
    theme("Staff", act("Pair each board member with a mentor from our networks", "Medical Director", "Spring 2026", "Six pairs have met"),
          act("Publish who is promoted", "Director of People", "Every year", "First report in May")),
    theme("Partners", act("Ask suppliers for their own plans", "Procurement", "from April 2027", "Not begun"),
          act("Share what we learn with the county", "Chief Executive", "Twice a year", "Begun in June"))])

# ---- Actions and their dates as two lists

docx("parallel-lists.docx",
     p("Thornbury College: plan for belonging 2026-27", style="Titel"),
     p("1. Classrooms", style="H1"),
     p("Actions", style="H2"),
     p("Change the history syllabus with students", num=(3, 0)), p("Pay guest speakers of colour", num=(3, 0)), p("Film the lessons", num=(3, 0)),
     p("Timescales", style="H2"),
     b("By July 2026"), b("Each term"), b("September 2026"),
     p("Who will lead", style="H2"),
     b("Head of Humanities"), b("Events Team"), b("Media Team"),
     p("2. Corridors", style="H1"),
     p("Actions", style="H2"),
     p("Open one page for all reports", num=(4, 0)), p("Answer within three days", num=(4, 0)),
     p("Timescales", style="H2"),
     b("By June 2026"), b("From June 2026"))
gold("parallel-lists", sections=[
    theme("Classrooms", act("Change the history syllabus with students", "Head of Humanities", "By July 2026"),
          act("Pay guest speakers of colour", "Events Team", "Each term"), act("Film the lessons", "Media Team", "September 2026")),
    theme("Corridors", act("Open one page for all reports", None, "By June 2026"), act("Answer within three days", None, "From June 2026"))])

docx("parallel-cells.docx",
     p("Thornbury College: canteens and reports 2026", style="Titel"),
     tbl(tr("Theme", "Actions", "Lead", "Timescale"),
         tr("Food", b("Offer halal and kosher meals each day") + b("Ask students twice a year"), "Catering", b("By May 2026") + b("November and March")),
         tr("Reports", b("Open one page for all reports") + b("Answer within three days"), b("Digital Team") + b("Pastoral Team"), b("By June 2026") + b("From June 2026"))))
gold("parallel-cells", sections=[
    theme("Food", act("Offer halal and kosher meals each day", "Catering", "By May 2026"), act("Ask students twice a year", "Catering", "November and March")),
    theme("Reports", act("Open one page for all reports", "Digital Team", "By June 2026"), act("Answer within three days", "Pastoral Team", "From June 2026"))])

# ---- A grid of work against time

docx("quarters.docx",
     p("Elmbridge Partnership delivery plan", style="Titel"),
     p("What we do in each quarter of the year."),
     tbl(tr("Workstream", "Lead", "Q1 2026/27", "Q2 2026/27", "Q3 2026/27", "Q4 2026/27", head=True),
         tr("Employment", "Jobs Team", b("Meet ten employers") + b("Agree a charter"), "Open the charter for signature", "", "Publish who has signed"),
         tr("Schools", "Education Lead", "Ask pupils what they want taught", "", tc("Train governors in two cohorts", span=2))))
gold("quarters", sections=[
    theme("Employment", act("Meet ten employers", "Jobs Team", "Q1 2026/27"), act("Agree a charter", "Jobs Team", "Q1 2026/27"),
          act("Open the charter for signature", "Jobs Team", "Q2 2026/27"), act("Publish who has signed", "Jobs Team", "Q4 2026/27")),
    theme("Schools", act("Ask pupils what they want taught", "Education Lead", "Q1 2026/27"),
          act("Train governors in two cohorts", "Education Lead", "Q3 2026/27 – Q4 2026/27"))])

with open(os.path.join(HERE, "months.csv"), "w", encoding="utf-8") as f:
    f.write("Strand,April 2026,May 2026,June 2026\n"
            "Listening,Hold three open evenings in libraries,,Publish what we heard\n"
            "Hiring,,Rewrite job adverts with the staff network,Try the new adverts in two services\n")
gold("months", sections=[
    theme("Listening", act("Hold three open evenings in libraries", None, "April 2026"), act("Publish what we heard", None, "June 2026")),
    theme("Hiring", act("Rewrite job adverts with the staff network", None, "May 2026"), act("Try the new adverts in two services", None, "June 2026"))])

# ---- Running text

docx("narrative.docx",
     p("Statement on race equality by the Governors of Ashdown School, January 2026", style="Titel"),
     p("Why we write", style="H1"),
     p("Pupils told us what they live through. We will never forget their words."),
     p("Our lessons", style="H1"),
     p("For too long our lessons told one story. We will publish a new history syllabus by September 2026. The Head of Humanities will lead. It is overdue."),
     p("Our staff", style="H1"),
     p("We know that trust is earned. The governors will review every exclusion of the last three years by May 2026. We will train all staff each January, and pupils will help to shape the training."))
gold("narrative", sections=[
    theme("Our lessons", act("We will publish a new history syllabus by September 2026.", "Head of Humanities", "by September 2026")),
    theme("Our staff", act("The governors will review every exclusion of the last three years by May 2026.", None, "by May 2026"),
          act("We will train all staff each January, and pupils will help to shape the training.", None, "each January"))])

# ---- Recommendations: headings with their reasons beneath, and lettered items with points and authority

docx("review-report.docx",
     p("Independent review of race and policing in Carrow: recommendations", style="Titel"),
     p("Introduction", style="H1"),
     p("The review heard from six hundred people. The panel should be thanked for its patience."),
     p("Trust", style="H1"),
     p("Recommendation 1: The force should publish every complaint of racism within a month", style="H2"),
     p("People told us that they hear nothing after they complain. Publishing shows that somebody reads."),
     p("Recommendation 2: Scrutiny", style="H2"),
     p("The Commissioner should fund a panel of residents with the right to see recordings."),
     p("Other forces have such panels."),
     p("Recruitment", style="H1"),
     p("Recommendation 3: The force should pay the travel of candidates", style="H2"),
     p("Rationale: many live far from the training school."))
gold("review-report", work_streams=[
    {"ref": None, "name": "Trust", "recommendations": [
        {"ref": "1", "text": "The force should publish every complaint of racism within a month"},
        {"ref": "2", "text": "The Commissioner should fund a panel of residents with the right to see recordings.", "subheading": "Scrutiny"}]},
    {"ref": None, "name": "Recruitment", "recommendations": [{"ref": "3", "text": "The force should pay the travel of candidates"}]}])

html("lettered.html", """
<h1>Recommendations of the Fair Borough panel</h1>
<p>(The lead authority is shown in brackets.)</p>
<h2>01 Schools and youth</h2>
<p>Officer lead: Bea Lund, Education</p>
<ol type=a><li>Review exclusions with parents. (Council/Schools)<ul><li>each term</li><li>by ethnicity</li></ul></li>
<li>Open youth clubs on Sundays. (Council)</li>
<li>Train school officers with young people. (Police)</li></ol>
<h2>02 Health</h2>
<p>Officer lead: Kit Marsh, Public Health</p>
<ol type=a><li>Offer blood pressure checks in places of worship. (Health Trust)</li><li>Publish waiting times by ethnicity. (Health Trust/Council)</li></ol>
""")
gold("lettered", work_streams=[
    {"ref": "01", "name": "Schools and youth", "recommendations": [
        {"ref": "a", "text": "Review exclusions with parents.", "sub_bullets": ["each term", "by ethnicity"], "lead_authority": ["Council", "Schools"]},
        {"ref": "b", "text": "Open youth clubs on Sundays.", "lead_authority": ["Council"]},
        {"ref": "c", "text": "Train school officers with young people.", "lead_authority": ["Police"]}]},
    {"ref": "02", "name": "Health", "recommendations": [
        {"ref": "a", "text": "Offer blood pressure checks in places of worship.", "lead_authority": ["Health Trust"]},
        {"ref": "b", "text": "Publish waiting times by ethnicity.", "lead_authority": ["Health Trust", "Council"]}]}])

# ---- Tables with running text around them, and one theme as a list

docx("mixed.docx",
     p("Lindow Council equality plan, May 2026", style="Titel"),
     p("Foreword", style="H1"),
     p("We will act. We will publish our progress each June, and I will answer for it."),
     p("Our duties", style="H1"),
     p("Under the law we must:"), b("eliminate discrimination"), b("publish equality objectives"), b("consult those affected"),
     p("Our commitments", style="H1"),
     b("Listen before we decide"), b("Publish what we find"), b("Work with our neighbours"),
     p("1. Streets", style="H1"),
     tbl(tr("Action", "Lead", "Target date", "Progress"), tr("Light the paths that women of colour told us they avoid", "Parks", "October 2026", "Map drawn"),
         tr("Name new streets with residents", "Planning", "Ongoing", "")),
     p("2. Jobs", style="H1"),
     b("Guarantee an interview to care leavers (HR, by July 2026)"), b("Open apprenticeships to all ages (Skills Team, by January 2027)"),
     p("How we will monitor this plan", style="H1"),
     b("Report to Cabinet each quarter"), b("Publish a page of progress"))
gold("mixed", sections=[
    theme("Streets", act("Light the paths that women of colour told us they avoid", "Parks", "October 2026", "Map drawn"), act("Name new streets with residents", "Planning", "Ongoing")),
    theme("Jobs", act("Guarantee an interview to care leavers", "HR", "by July 2026"), act("Open apprenticeships to all ages", "Skills Team", "by January 2027"))])

# ---- A strategy as councils publish it, with reasons and measures around each list

html("strategy.html", """
<h1>Race equality strategy 2026-2030 of Oldmere District Council</h1>
<h2>Foreword by the Leader</h2><p>I am proud to introduce this strategy. We will work hard. We will do better.</p>
<h2>Introduction</h2><ul><li>40% of residents come from minority backgrounds</li><li>120 languages are spoken</li></ul>
<h2>Our priorities</h2><p>We have four priorities:</p><ol><li>Leadership</li><li>Workforce</li></ol>
<h2>Priority 1: Leadership</h2><h3>Why this matters</h3><p>Leaders set the tone.</p>
<h3>What we have done</h3><ul><li>Launched a mentoring scheme</li><li>Appointed a lead for equality</li></ul>
<h3>What we will do</h3><ul><li>Set a target for senior leaders by March 2027</li><li>Publish a report on race equality each year</li></ul>
<h3>How we will know we have succeeded</h3><ul><li>Increase the share of senior leaders of colour</li><li>Improve the scores of the staff survey</li></ul>
<h2>Priority 2: Workforce</h2><p>Objective: fair promotion for all</p>
<p><b>Actions:</b></p><ul><li>Train all who hire</li><li>Pilot a guaranteed interview</li></ul>
<p><b>Lead:</b> Head of Talent</p><p><b>Timescale:</b> March 2028</p>
<h2>Governance</h2><p>The board will review this strategy each year.</p>
""")
gold("strategy", sections=[
    theme("Leadership", act("Set a target for senior leaders by March 2027", None, "by March 2027"), act("Publish a report on race equality each year", None, "each year")),
    theme("Workforce", act("Train all who hire", "Head of Talent", "March 2028"), act("Pilot a guaranteed interview", "Head of Talent", "March 2028"), outcome="fair promotion for all")])

html("items.html", """
<h1>Delivery plan of the Oldmere partnership</h1>
<h2>Theme A: Housing</h2><ul><li><b>Action:</b> Review who is offered homes <b>Lead:</b> Housing Options <b>By:</b> June 2026</li>
<li><b>Action:</b> Train all who repair <b>Lead:</b> Repairs <b>By:</b> Sept 2026</li></ul>
<h2>Theme B: Jobs</h2>
<p><b>Action 2.1</b> Open apprenticeships to all ages</p><p>Responsible: Skills. Deadline: Dec 2026. RAG: Green</p>
<p><b>Action 2.2</b> Advertise in the languages of the district</p><p>Responsible: Communications. Deadline: Ongoing. RAG: Amber</p>
""")
gold("items", sections=[
    theme("Housing", act("Review who is offered homes", "Housing Options", "June 2026"), act("Train all who repair", "Repairs", "Sept 2026")),
    theme("Jobs", act("Open apprenticeships to all ages", "Skills", "Dec 2026", "Green", "2.1"), act("Advertise in the languages of the district", "Communications", "Ongoing", "Amber", "2.2"))])

# ---- Progress pages

html("progress-page.html", """
<nav><ul><li><a>Home</a><li><a>Plans</a></ul></nav>
<h1>Fair Borough: reporting back on progress</h1>
<h2>Report a hate crime</h2><p>To report an emergency call the police.</p>
<h2>Schools theme</h2>
<p>In the schools theme, we are working to ensure that:</p>
<p>Our young people see their own heritage in what they are taught and are ready for the world of work</p>
<p>Using the experience of Black professionals in the borough to change how schools are governed.</p>
<p>We have designed a session for companies whose staff want to become governors. It will run each term.</p>
<p>Working in partnership with head teachers to write a page of good examples</p>
<p>We have set up a group of head teachers. They were asked what should go on the page.</p>
<p>We are starting to add places for work experience.</p>
<h2>Homes theme</h2>
<p>In the homes theme, we are working to ensure that:</p>
<p>Supporting tenants to report what happens to them, in any language.</p>
<p>A phone line was opened in June and has taken ninety calls.</p>
<p>Page last updated: 31 August 2025</p>
""")

html("said-did.html", """
<h1>Progress report on the race equality plan</h1><p>March 2026</p>
<h2>1. Leadership</h2><p><b>We said we would:</b> publish our figures.</p><p><b>We did:</b> The first report was published in June 2025.</p>
<h2>2. Services</h2><p><b>We said we would:</b> train staff.</p><p><b>We did:</b> Four hundred staff have been trained since April 2025.</p>
""")

docx("dated-updates.docx",
     p("Wessex Fells NHS Trust: what we have done", style="Titel"),
     p("Staff", style="H1"),
     p("Update – March 2026", style="H2"),
     b("We have paired forty mentors and mentees."), b("A new complaints route was opened in February."),
     p("Update – November 2025", style="H2"),
     p("We have agreed the following changes:"), b("panels of mixed background"), b("adverts in plain words"),
     p("Patients", style="H1"),
     p("Update – March 2026", style="H2"),
     p("Ethnicity is now recorded on admission, and the first figures have been published."),
     p("Let us know what you think", style="H1"),
     p("Email the team if you have a question."))
