#!/usr/bin/env python3
"""Writes the invented scan of this folder, a printed plan put on the glass a little askew, and for the tests of plan-reader what
a scanner that recognises text makes of it. Needs Chromium, poppler, Pillow and OCRmyPDF."""
import os, random, subprocess, tempfile

from PIL import Image

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS = [("Action", "Lead", "By when", "Progress"),
        ("Publish stop and search figures for every ward each month", "Superintendent Operations", "June 2026", "First figures published"),
        ("Give every new sergeant a mentor from a staff network", "Head of Learning", "September 2026", ""),
        ("Pay for an interpreter whenever somebody asks for one", "Custody Manager", "Ongoing", "In place since January"),
        ("Ask everybody who leaves the force why they go", "Head of People", "December 2026", "")]

with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    with open(at("page.html"), "w", encoding="utf-8") as out:
        out.write("<!doctype html><meta charset=utf-8><title>x</title><style>@page{size:A4 landscape;margin:2cm}body{font:13pt 'Liberation Sans',sans-serif}"
                  "table{border-collapse:collapse;width:100%}td{border:1px solid #000;padding:7px;vertical-align:top}tr:first-child td{font-weight:bold}"
                  "td:nth-child(1){width:42%}</style><h1>Race action plan 2026</h1><p>Moorland Constabulary</p><table>" + rows + "</table>")
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={at('page.pdf')}", at("page.html")],
                   check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["pdftoppm", "-r", "200", "-gray", "-singlefile", at("page.pdf"), at("page")], check=True)
    page = Image.open(at("page.pgm")).rotate(0.4, resample=Image.BICUBIC, fillcolor=255)
    random.seed(7)
    for _ in range(400):
        page.putpixel((random.randrange(page.width), random.randrange(page.height)), 0)
    page.point(lambda v: 255 if v > 140 else 0).convert("1").save(os.path.join(HERE, "scan.pdf"), resolution=200)
    subprocess.run(["ocrmypdf", "--output-type", "pdf", "--optimize", "0", "--quiet", os.path.join(HERE, "scan.pdf"),
                    os.path.join(HERE, "../../plan-reader/tests/documents/askew.pdf")], check=True)
