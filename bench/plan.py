"""A plan of any size, invented, and how it is brought in for measuring."""
import csv, os, random, re, time, urllib.request, uuid

VERBS = ["Publish", "Review", "Train", "Open", "Fund", "Audit", "Translate", "Invite", "Record", "Test"]
THINGS = ["the interpreter rota", "every exclusion letter", "the apprenticeship panel", "the rent arrears script",
          "the allotment waiting list", "the grievance timeline", "the school transport appeal", "the grants form"]
FOR = ["with tenants of the Wharf estate", "for night shift staff", "before each budget", "in four languages",
       "with the Forum's members", "for every supplier over £50,000", "in the three busiest libraries"]
DATES = ["By April 2027", "Ongoing", "Q3 2026/27", "TBC", "December 2026", "By March 2028", "w/b 16 November 2026", ""]
LEADS = ["Head of Housing", "Transport Board", "Libraries Team", "Wend Valley Police", "Procurement Panel"]


def write_csv(path, count):
    pick = random.Random(20261122)
    with open(path, "w", newline="") as out:
        sheet = csv.writer(out)
        sheet.writerow(["Theme", "Ref", "Activity", "Service", "Lead", "Target date", "What has been achieved so far?"])
        for n in range(count):
            theme = n * 8 // count
            text = f"{pick.choice(VERBS)} {pick.choice(THINGS)} {pick.choice(FOR)}, round {n + 1}."
            achieved = f"Round {n + 1} began with {pick.randint(3, 40)} people." if n % 5 == 0 else ""
            sheet.writerow([f"Theme {theme + 1}: Part {theme + 1} of the programme", f"{theme + 1}.{n + 1}", text,
                            f"Service {n % 12 + 1}", pick.choice(LEADS), pick.choice(DATES), achieved])


def multipart(fields, name, path):
    edge = uuid.uuid4().hex
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
             for key, value in fields.items()]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{os.path.basename(path)}"\r\nContent-Type: text/csv\r\n\r\n'
    body = b"".join(parts) + head.encode() + open(path, "rb").read() + f"\r\n--{edge}--\r\n".encode()
    return body, f"multipart/form-data; boundary={edge}"


def bring_in(server, officer, token, work, count):
    """Uploads a plan of `count` activities as a person would, accepts and publishes it; answers its address's name."""
    path = os.path.join(work, "Equality action plan.csv")
    write_csv(path, count)
    page = officer.open(server.base + "/uploads").read().decode()
    field = re.search(r'<input[^>]*type="file"[^>]*>', page).group(0)
    name = re.search(r'name="([^"]+)"', field).group(1)
    body, kind = multipart({"csrf": token(page)}, name, path)
    answer = officer.open(urllib.request.Request(server.base + "/uploads", body, {"Content-Type": kind}))
    upload = answer.geturl()
    for _ in range(600):
        page = officer.open(upload).read().decode()
        if "data-refresh-seconds" not in page:
            break
        time.sleep(0.1)
    before = set(re.findall(r"/plans/([a-z0-9-]+)", officer.open(server.base + "/").read().decode()))
    page = officer.open(upload + "/acceptance").read().decode()
    began = time.monotonic()
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    fields.update({"csrf": token(page), "title": "Equality action plan of one thousand"})
    server.post(officer, upload[len(server.base):] + "/acceptance", fields)
    print(f"{'plan of %d activities accepted' % count:58} {time.monotonic() - began:>10.1f} s")
    after = re.findall(r"/plans/([a-z0-9-]+)", officer.open(server.base + "/").read().decode())
    slug = next(it for it in after if it not in before)
    page = officer.open(f"{server.base}/plans/{slug}/publication").read().decode()
    server.post(officer, f"/plans/{slug}/publication", {"csrf": token(page), "what": "publish", "drafts": "all"})
    return slug


def edited(server, officer, token, slug):
    """The fields of the plan's own form, as they stand."""
    page = officer.open(f"{server.base}/plans/{slug}/edit").read().decode()
    version = re.search(r'name="version" value="(\d+)"', page).group(1)
    return {"csrf": token(page), "version": version, "title": "Equality action plan of one thousand",
            "organisation": "Marlow Vale Council", "theme_word": "Theme"}
