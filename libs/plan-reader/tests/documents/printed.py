#!/usr/bin/env python3
"""Prints the Word documents of this folder to PDF and counts how many activities come back with text, lead and date right:
python3 printed.py READER FOLDER [--unruled | --web], where READER is the example `read` and FOLDER takes the prints. With `--unruled` their
tables lose all their rules first; with `--web` the web pages are printed instead, as a browser does. Needs LibreOffice, python-docx
for `--unruled` and Chromium for `--web`. What struck words and tracked changes come to in print is not what stands in the document, so
two of the documents can never come back whole."""
import json, os, subprocess, sys

from first_reading import HERE, key

TAKEN_AWAY = ("tblStyle", "tblBorders", "tcBorders")


def without_rules(source, target):
    import docx
    from docx.oxml.ns import qn

    document = docx.Document(source)
    for name in TAKEN_AWAY:
        for element in list(document.element.iter(qn("w:" + name))):
            element.getparent().remove(element)
    document.save(target)
    return bool(document.tables)


def printed(folder, unruled):
    os.makedirs(folder, exist_ok=True)
    sources = []
    for name in sorted(os.listdir(HERE)):
        stem, ending = os.path.splitext(name)
        if ending != ".docx" or not os.path.exists(os.path.join(HERE, stem + ".gold.json")):
            continue
        source = os.path.join(HERE, name)
        if unruled:
            source = os.path.join(folder, name)
            try:
                if not without_rules(os.path.join(HERE, name), source):
                    continue
            except KeyError:  # python-docx does not open every document that Word does
                continue
        sources.append(source)
    profile = "-env:UserInstallation=file://" + os.path.abspath(os.path.join(folder, "profile"))
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources], check=True, capture_output=True)
    # A few of the documents are too bare for LibreOffice to open.
    names = [os.path.splitext(os.path.basename(source))[0] for source in sources]
    return [name for name in names if os.path.exists(os.path.join(folder, name + ".pdf"))]


def printed_pages(folder):
    os.makedirs(folder, exist_ok=True)
    names = [name[:-5] for name in sorted(os.listdir(HERE)) if name.endswith(".html")]
    names = [name for name in names if os.path.exists(os.path.join(HERE, name + ".gold.json"))]
    for name in names:
        target = os.path.join(folder, name + ".pdf")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}",
                        "file://" + os.path.join(HERE, name + ".html")], check=True, capture_output=True)
    return names


def main(reader, folder, how):
    whole, right, of = 0, 0, 0
    names = printed_pages(folder) if "--web" in how else printed(folder, "--unruled" in how)
    for name in names:
        with open(os.path.join(HERE, name + ".gold.json"), encoding="utf-8") as file:
            gold = json.load(file)
        wanted = [key(a) for s in gold.get("sections", []) for service in s["services"] for a in service["activities"]]
        read = subprocess.run([reader, os.path.join(folder, name + ".pdf")], capture_output=True, text=True)
        draft = json.loads(read.stdout) if read.returncode == 0 else {"themes": []}
        found = [key(a) for theme in draft["themes"] for a in theme["activities"]]
        hits = sum(found.count(one) >= 1 for one in wanted)
        whole += hits == len(wanted) == len(found)
        right, of = right + hits, of + len(wanted)
        if hits < len(wanted) or len(found) > len(wanted):
            print(f"{name}: {hits} of {len(wanted)} right, {len(found)} read")
    print(f"{whole} of {len(names)} documents whole, {right} of {of} activities right")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
