"""Word documents printed by LibreOffice on other paper and in other letters, which changes nothing of their plans."""

import subprocess

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt


def across(document):
    for section in document.sections:
        short, long = sorted((section.page_width, section.page_height))
        section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, long, short


def a4(document):
    for section in document.sections:
        wide = section.page_width > section.page_height
        sides = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
        section.page_width, section.page_height = sides


def letters(name, size):
    """Another font, and every size moved by as many points."""

    def change(document):
        fonts = [style.font for style in document.styles if hasattr(style, "font")]
        for fonts_of in document.element.iter(qn("w:rFonts")):
            for kind in ("ascii", "hAnsi", "cs"):
                fonts_of.set(qn(f"w:{kind}"), name)
        for it in document.element.iter(qn("w:sz")):
            it.set(qn("w:val"), str(int(it.get(qn("w:val"))) + 2 * size))
        for font in fonts:
            font.name = name if font.name or font is fonts[0] else font.name
            font.size = Pt(font.size.pt + size) if font.size else font.size
        normal = document.styles["Normal"].font
        normal.name, normal.size = name, normal.size or Pt(11 + size)

    return change


PRINTS = {
    "as it is": lambda document: None,
    "A4": a4,
    "landscape": across,
    "other font": letters("DejaVu Serif", 0),
    "small letters": letters("Liberation Sans", -2),
    "large letters": letters("Liberation Serif", 2),
}


def printed(paths, folder):
    """Prints documents to PDF; those that LibreOffice cannot open have none."""
    profile = (folder / "profile").resolve().as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True)
    return {path: folder / f"{path.stem}.pdf" for path in paths if (folder / f"{path.stem}.pdf").exists()}
