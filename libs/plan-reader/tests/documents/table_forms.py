"""The invented plan that `combined_tables.py` sets in many ways, and how its blocks are written in each format. A block is a kind and what it
holds: words of a `heading`, of a `bold` or plain (`p`) paragraph, or rows of a `table`; a row is a kind (`head`, `groups`, `band`, `first`,
`cells`) and its cells, in which "^" goes on with the cell above."""
import csv, html

import docx, openpyxl

PLAN = [
    ("Homes", "Visit each hostel with a translator", "Head of Housing", "May 2027", "Twelve visits so far", "Fewer complaints", "Green"),
    ("Homes", "Publish lettings by ethnicity twice a year and explain every gap", "Lettings Manager", "June 2026", "", "Gap halved", "Amber"),
    ("Homes", "Review the allocations policy", "Asha Rao", "31/03/2027", "Draft shared with tenants", "Policy agreed", "Green"),
    ("Jobs and pay", "Offer six paid placements a year", "HR Business Partner", "Ongoing", "Two are filled", "Six placements", "Green"),
    ("Jobs and pay", "Ask leavers why they go, and report what they say to the board", "Ben Osei and Asha Rao", "Q3 2026/27", "Form agreed", "", "Red"),
    ("Jobs and pay", "Train every panel in fair hiring", "Learning Team", "Autumn 2026", "", "All panels trained", "Amber"),
    ("Safety", "Agree a protocol for reports of hate crime", "Community Safety Manager", "By end of 2026", "Begun", "Protocol signed", "Amber"),
    ("Safety", "Meet victims' groups every quarter", "Community Safety Manager", "March 2027", "First met in May", "Trust is up", "Green"),
]
TITLE, FOREWORD = "Fair futures plan 2026", "Made with our staff networks."
HEADS = dict(action="Action", who="Lead", when="Timescale", done="Progress", measure="Success measure", rag="RAG", ref="Ref", theme="Theme")

def grid(rows, width):
    """each row as a list of (words, colspan, 'v' merge mark)"""
    for kind, cells in rows:
        if kind == "band": yield kind, [(cells, width)]
        elif kind == "groups": yield kind, cells
        elif kind == "first": yield kind, [(cells, 1)] + [("", 1)] * (width - 1)
        else: yield kind, [(c, 1) for c in cells]

def width(rows): return max(sum(s for _, s in row) for _, row in rows)

def as_word(cols, blocks, path, ruled=True):
    d = docx.Document(); d.add_heading(TITLE, 0); d.add_paragraph(FOREWORD)
    for kind, what in blocks:
        if kind == "heading": d.add_heading(what, 1)
        elif kind == "bold": d.add_paragraph().add_run(what).bold = True
        elif kind == "p": d.add_paragraph(what)
        else:
            rows = list(grid(what, len(cols)))
            t = d.add_table(rows=len(rows), cols=width(rows))
            if ruled: t.style = "Table Grid"
            top = {}
            cells = [list(r.cells) for r in t.rows]
            for y, (k, row) in enumerate(rows):
                x = 0
                for words, span in row:
                    cell = cells[y][x]
                    if words == "^":
                        up = top[x]
                        merged = up.merge(cell)
                        # python-docx joins an empty paragraph
                        for p in merged.paragraphs[1:]:
                            if not p.text: p._p.getparent().remove(p._p)
                    else:
                        if span > 1: cell = cell.merge(cells[y][x + span - 1])
                        cell.text = ""
                        run = cell.paragraphs[0].add_run(words.split("\n")[0])
                        for more in words.split("\n")[1:]:
                            cell.add_paragraph(more)
                        if k in ("head", "band", "groups", "first"): run.bold = True
                        top[x] = cell
                    x += span
    d.save(path)

def as_bare(cols, blocks, path):
    as_word(cols, blocks, path, ruled=False)


def as_sheet(cols, blocks, path):
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = "Plan"
    ws.append([TITLE]); ws.append([]); y = 3
    for i, (kind, what) in enumerate(blocks):
        if kind != "table" or i and blocks[i - 1][0] == "table": y += 1
        if kind != "table":
            ws.cell(y, 1, what).font = openpyxl.styles.Font(bold=True); y += 1
            continue
        start = {}
        for k, row in grid(what, len(cols)):
            x = 1
            for words, span in row:
                if words == "^": start[x][1] = y
                else:
                    c = ws.cell(y, x, words or None); c.data_type = c.data_type if c.data_type != "f" else "s"
                    if k != "cells": c.font = openpyxl.styles.Font(bold=True)
                    if span > 1: ws.merge_cells(start_row=y, end_row=y, start_column=x, end_column=x + span - 1)
                    old = start.get(x)
                    if old and old[1] > old[0]: ws.merge_cells(start_row=old[0], end_row=old[1], start_column=x, end_column=x)
                    start[x] = [y, y]
                x += span
            y += 1
        for x, old in start.items():
            if old[1] > old[0]: ws.merge_cells(start_row=old[0], end_row=old[1], start_column=x, end_column=x)
    wb.save(path)

def as_page(cols, blocks, path):
    out = [f"<html><body><h1>{TITLE}</h1><p>{FOREWORD}</p>"]
    for kind, what in blocks:
        if kind == "heading": out.append(f"<h2>{html.escape(what)}</h2>")
        elif kind == "p": out.append(f"<p>{html.escape(what)}</p>")
        elif kind == "bold": out.append(f"<p><b>{html.escape(what)}</b></p>")
        else:
            rows = [[k, [[w, s, 1] for w, s in row]] for k, row in grid(what, len(cols))]
            for y in range(len(rows) - 1, -1, -1):
                if rows[y][0] == "cells":
                    for x, c in enumerate(rows[y][1]):
                        if c[0] == "^":
                            up = y
                            while rows[up][1][x][0] == "^": up -= 1
                            rows[up][1][x][2] += 1
            out.append("<table>")
            for k, row in rows:
                tag = "th" if k in ("head", "groups") else "td"
                out.append("<tr>" + "".join(f"<{tag}{f' colspan={s}' if s > 1 else ''}{f' rowspan={r}' if r > 1 else ''}>{html.escape(w).replace(chr(10), '<br>')}</{tag}>" for w, s, r in row if w != "^") + "</tr>")
            out.append("</table>")
    open(path, "w", encoding="utf-8").write("\n".join(out) + "</body></html>")

def flat(cols, blocks):
    for i, (kind, what) in enumerate(blocks):
        if kind != "table" or i and blocks[i - 1][0] == "table": yield "", []
        if kind != "table": yield kind, [what]
        else:
            for k, row in grid(what, len(cols)):
                yield k, [c for w, s in row for c in [w if w != "^" else ""] + [""] * (s - 1)]

def as_csv(cols, blocks, path):
    with open(path, "w", newline="", encoding="utf-8") as f:
        w = csv.writer(f); w.writerow([TITLE])
        for _, cells in flat(cols, blocks): w.writerow(cells + [""] * (len(cols) - len(cells)))

def as_tabs(cols, blocks, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write(TITLE + "\n\n" + FOREWORD + "\n\n")
        for k, cells in flat(cols, blocks): f.write("\t".join(cells) + ("\n\n" if k in ("heading", "bold", "p") else "\n"))

def as_md(cols, blocks, path):
    with open(path, "w", encoding="utf-8") as f:
        f.write(f"# {TITLE}\n\n{FOREWORD}\n")
        for kind, what in blocks:
            if kind == "heading": f.write(f"\n## {what}\n"); continue
            if kind == "bold": f.write(f"\n**{what}**\n"); continue
            if kind == "p": f.write(f"\n{what}\n"); continue
            f.write("\n")
            for y, (k, cells) in enumerate(flat(cols, [(kind, what)])):
                f.write("| " + " | ".join(c.replace("\n", "<br>") for c in cells) + " |\n")
                if y == 0: f.write("|" + "---|" * len(cells) + "\n")

WRITERS = {"docx": as_word, "pdf": as_word, "bare": as_bare, "xlsx": as_sheet, "html": as_page, "csv": as_csv, "txt": as_tabs, "md": as_md}
