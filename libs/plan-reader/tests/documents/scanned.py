#!/usr/bin/env python3
"""Prints Word documents of this folder, scans the prints a little askew, has their text recognised as Evenhand does, and counts how
many activities come back with text, lead and date, each but for one letter in ten at most:
python3 scanned.py READER FOLDER [NAME ...], where READER is the example `read`, FOLDER takes what is made, and all documents are
taken where none is named. Needs LibreOffice, poppler and OCRmyPDF, and Pillow."""
import difflib, glob, json, os, subprocess, sys

from first_reading import HERE, key
from printed import printed

DOTS = 150
# As `searchable` of the crate `plan-convert` does it.
RECOGNISE = ["ocrmypdf", "--skip-text", "--rotate-pages", "--deskew", "--oversample", "300", "--tesseract-pagesegmode", "4", "--tesseract-timeout", "900",
             "--output-type", "pdf", "--optimize", "0", "--quiet"]


def scanned(folder, name):
    from PIL import Image

    out = os.path.join(folder, name + ".scan.pdf")
    text = os.path.join(folder, name + ".text.pdf")
    if not os.path.exists(text):
        pages = os.path.join(folder, name + ".page")
        subprocess.run(["pdftoppm", "-r", str(DOTS), "-png", os.path.join(folder, name + ".pdf"), pages], check=True)
        askew = lambda page: page.convert("L").rotate(0.6, fillcolor=255, resample=Image.Resampling.BICUBIC)
        first, *rest = [askew(Image.open(page)) for page in sorted(glob.glob(glob.escape(pages) + "*.png"))]
        first.save(out, save_all=True, append_images=rest, resolution=DOTS, quality=60)
        subprocess.run([*RECOGNISE, out, text], check=True, capture_output=True)
    return text


def alike(one, other):
    pairs = [(" ".join(a), " ".join(b)) for a, b in zip(one, other)]
    return all(difflib.SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.9 for a, b in pairs)


def main(reader, folder, only):
    whole, right, of, names = 0, 0, 0, [n for n in printed(folder, False) if not only or n in only]
    for name in names:
        with open(os.path.join(HERE, name + ".gold.json"), encoding="utf-8") as file:
            gold = json.load(file)
        wanted = [key(a) for s in gold.get("sections", []) for service in s["services"] for a in service["activities"]]
        read = subprocess.run([reader, scanned(folder, name)], capture_output=True, text=True)
        draft = json.loads(read.stdout) if read.returncode == 0 else {"themes": []}
        found = [key(a) for theme in draft["themes"] for a in theme["activities"]]
        hits = sum(any(alike(one, other) for other in found) for one in wanted)
        whole += hits == len(wanted) == len(found)
        right, of = right + hits, of + len(wanted)
        print(f"{name}: {hits} of {len(wanted)} right, {len(found)} read", flush=True)
    print(f"{whole} of {len(names)} documents whole, {right} of {of} activities right")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
