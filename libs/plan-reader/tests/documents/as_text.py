#!/usr/bin/env python3
"""Writes the Word documents of this folder as text in the forms that other programs give them and counts what comes back:
python3 as_text.py READER FOLDER, where READER is the example `read` and FOLDER takes the texts. Needs pandoc and LibreOffice."""
import json, os, subprocess, sys

from celled import count, documents

FORMS = {"plain": ".txt", "markdown": ".md", "gfm": ".md", "rst": ".txt", "asciidoc": ".txt", "org": ".txt", "office": ".txt"}


def written(source, form, target):
    if form != "office":
        subprocess.run(["pandoc", "-t", form, source, "-o", target], check=True, capture_output=True)


def main(reader, folder):
    os.makedirs(folder, exist_ok=True)
    pairs = list(documents([]))
    profile = "-env:UserInstallation=file://" + os.path.abspath(os.path.join(folder, "profile"))
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder]
    subprocess.run(command + [source for source, _ in pairs], check=True, capture_output=True)
    for form, ending in FORMS.items():
        sums = [0] * 5
        for source, gold in pairs:
            stem = os.path.splitext(os.path.basename(source))[0]
            target = os.path.join(folder, stem + (".txt" if form == "office" else f".{form}{ending}"))
            try:
                written(source, form, target)
            except subprocess.CalledProcessError:
                continue
            if not os.path.exists(target):  # a few of the documents are too bare for LibreOffice to open
                continue
            with open(gold, encoding="utf-8") as file:
                gold = json.load(file)
            read = subprocess.run([reader, target], capture_output=True, text=True)
            draft = json.loads(read.stdout) if read.returncode == 0 else {"themes": []}
            counts = count(gold, draft)
            sums = [a + b for a, b in zip(sums, counts)]
            found, wanted, none, right, of = counts
            if found < wanted or none or right < of:
                print(f"{stem} {form}: {found} of {wanted} rows found, {none} that are none, {right} of {of} fields right" + (" (refused)" if read.returncode else ""))
        found, wanted, none, right, of = sums
        print(f"{form}: {found} of {wanted} rows found, {none} that are none, {right} of {of} fields right")


if __name__ == "__main__":
    main(*sys.argv[1:])
