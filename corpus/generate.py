#!/usr/bin/env python3
"""Makes the sample files and their expected results from corpus/sources/*.md.

    python3 corpus/generate.py

Writes files/ (one file a report, the formats mixed), formats/ (the first report in every format) and expected/ (what reading them
should give), and the same for corpus/notes/ (files/ has every format there). Needs soffice (libreoffice-writer-nogui), qpdf, pdftoppm (poppler-utils), convert (imagemagick), img2pdf and the font
Tinos (fonts-croscore). README.md in this folder describes the source format.
"""
import argparse
import html
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FACT = re.compile(r"\{\{([^}]*)\}\}")
CITATION = re.compile(r"\[\[([^\]]*)\]\]")
NOTE = re.compile(r"\[\^(\d+)\]")
# Letters whose Unicode the broken PDFs lose; capitals and lower case, as real producers do.
DROPPED = set("ữờửỡòóíúKGPA")


class Report:
    """A source file taken apart: header, lines with their block, footnotes."""

    def __init__(self, path):
        self.name = path.stem
        _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
        self.header = dict(line.split(": ", 1) for line in header.splitlines() if line)
        self.lines, self.notes, block = [], {}, None
        for line in body.splitlines():
            note = re.match(r"\[\^(\d+)\]: (.*)", line)
            if line.startswith(":::"):
                block = line[3:].strip() or None
            elif note:
                self.notes[note.group(1)] = note.group(2)
            elif line.strip():
                self.lines.append((block, line))


def plain(line):
    """The line as printed, footnote marks apart."""
    line = FACT.sub(lambda m: m.group(1).split("|")[0], line)
    return CITATION.sub(lambda m: m.group(1).split("|")[0], line)


def heading(line):
    m = re.match(r"(#+) (.*) @(\w+)$", line)
    return (len(m.group(1)), m.group(2), m.group(3)) if m else None


# ---------------------------------------------------------------- expected results

def iso_period(header):
    if "period" not in header:
        return None
    start, end = (p.strip() for p in header["period"].split("|"))
    year, months = start[:4], (int(start[5:7]), int(end[5:7]))
    if start[:4] != end[:4]:
        return f"{start[:4]}/{end[:4]}"
    if months == (1, 12):
        return year
    if months in ((1, 6), (7, 12)):
        return f"{year}-H{1 if months[0] == 1 else 2}"
    if months[1] - months[0] == 2 and months[0] % 3 == 1:
        return f"{year}-Q{months[1] // 3}"
    if months[0] == months[1]:
        return start[:7]
    return f"{start[:7]}/{end[:7]}"


def expected(report):
    h = report.header
    words = lambda key: [w.strip() for w in h.get(key, "").split(";") if w.strip()]
    signer = [s.strip() or None for s in h["signer"].split("|")]
    period = [p.strip() for p in h["period"].split("|")] if "period" in h else None
    metadata = {
        "doc_type": h["doc_type"], "number_symbol": h["number_symbol"], "issuer": h["issuer"], "place": h["place"], "date": h["date"],
        "subject": h["subject"], "addressee": words("addressee"), "recipients": words("recipients"),
        "signer": dict(zip(("authority", "title", "name"), signer)),
        "period": {"from": period[0], "to": period[1]} if period else None,
    }
    sections, facts, citations = [], [], []
    for block, line in report.lines:
        head = heading(line)
        if head:
            level, text, role = head
            m = re.match(r"(Điều \d+|[IVXA-Z]+|\d+|[a-zđ])[.)] ?(.*)", text)
            sections.append({"level": level, "label": m.group(1), "title": m.group(2) or None, "role": role})
            line = text
        if block in ("letterhead", "table"):
            continue
        at, printed = 0, ""
        for m in re.finditer(r"\{\{([^}]*)\}\}|\[\[([^\]]*)\]\]|\[\^\d+\]", line):
            printed += line[at:m.start()]
            at = m.end()
            before = printed[-40:]
            if m.group(1) is not None:
                raw, value, unit, kind, *rest = m.group(1).split("|")
                extra = dict(r.split("=") for r in rest)
                facts.append({
                    "quote": raw, "before": before, "value": value, "of": extra.get("of"), "unit": unit or None, "kind": kind, "change": extra.get("change"),
                    "approx": extra.get("approx"), "status": extra.get("status", "actual"), "period": extra.get("period", iso_period(h))})
                printed += raw
            elif m.group(2) is not None:
                raw, kind, symbol, date, issuer = m.group(2).split("|")
                citations.append({"quote": raw, "before": before, "type": kind, "number_symbol": symbol, "date": date or None, "issuer": issuer or None})
                printed += raw
    return metadata, sections, facts, citations


def clean_text(report):
    """The text as its author meant it: body lines, then footnotes."""
    out = []
    for block, line in report.lines:
        if block == "table":
            continue
        head = heading(line)
        line = plain(head[1] if head else line)
        out.append(NOTE.sub("", line[2:] if block == "letterhead" else line))
    return "\n".join(out + list(report.notes.values())) + "\n"


def clean_markdown(report):
    """The same text with its structure: headings `#`, blocks outside the sections between `:::`, footnotes `[^n]`."""
    out, fence = [], None
    for block, line in report.lines:
        if block != fence:
            out += ([":::", ""] if fence else []) + ([f"::: {block}"] if block else [])
            fence = block
        head = heading(line)
        line = plain(f"{'#' * head[0]} {head[1]}" if head else line)
        out.append(line[2:] if block == "letterhead" else line)
    notes = [f"[^{mark}]: {text}" for mark, text in report.notes.items()]
    return "\n".join(out + ([":::"] if fence else []) + [""] + notes).rstrip() + "\n"


# ---------------------------------------------------------------- rendering

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Tinos" svg:font-family="Tinos"/></office:font-face-decls>
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties style:font-name="Tinos" fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style>
 <style:style style:name="Left" style:family="paragraph"/>
 <style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="1.27cm" fo:margin-bottom="0.2cm"/></style:style>
 <style:style style:name="Head" style:family="paragraph" style:parent-style-name="Body"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="Middle" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
 <style:style style:name="Strong" style:family="paragraph" style:parent-style-name="Middle"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="Slanted" style:family="paragraph" style:parent-style-name="Middle"><style:text-properties fo:font-style="italic"/></style:style>
 <style:style style:name="Small" style:family="paragraph"><style:text-properties fo:font-size="11pt"/></style:style>
 <style:style style:name="Note" style:family="paragraph"><style:text-properties fo:font-size="10pt"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="a4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="2cm"/>
  <style:header-style><style:header-footer-properties fo:min-height="0.6cm"/></style:header-style></style:page-layout>
 <style:style style:name="Band" style:family="table"><style:table-properties style:width="16cm" table:align="margins"/></style:style>
 <style:style style:name="Half" style:family="table-column"><style:table-column-properties style:column-width="8cm"/></style:style>
 <style:style style:name="Ruled" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="a4"><style:header><text:p text:style-name="Middle"><text:page-number/></text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>
%s</office:text></office:body></office:document>
"""


def paragraph(style, line, notes):
    def note(m):
        text = html.escape(notes[m.group(1)], quote=False)
        return (f'<text:note text:note-class="footnote"><text:note-citation>{m.group(1)}</text:note-citation><text:note-body>'
                f'<text:p text:style-name="Note">{text}</text:p></text:note-body></text:note>')
    return f'<text:p text:style-name="{style}">{NOTE.sub(note, html.escape(plain(line), quote=False))}</text:p>\n'


def band(left, right):
    """Two columns without rules: letterhead, or recipients beside the signature."""
    cells = "".join(f"<table:table-cell>{''.join(c) or paragraph('Left', '', {})}</table:table-cell>" for c in (left, right))
    return f'<table:table table:style-name="Band"><table:table-column table:style-name="Half" table:number-columns-repeated="2"/><table:table-row>{cells}</table:table-row></table:table>\n'


def letterhead_style(line):
    return "Slanted" if "ngày" in line else "Strong" if line.isupper() or line.startswith("Độc lập") else "Middle"


def fodt(report):
    blocks = {}
    for block, line in report.lines:
        blocks.setdefault(block, []).append(line)
    sides = {side: [paragraph(letterhead_style(l[2:]), l[2:], {}) for l in blocks["letterhead"] if l.startswith(side)] for side in "<>"}
    out = [band(sides["<"], sides[">"])]
    done = {"letterhead"}
    for block, line in report.lines:
        head = heading(line)
        if block is None:
            out.append(paragraph("Head" if head else "Strong" if line.isupper() or line.endswith("QUYẾT NGHỊ:") or line == "QUYẾT ĐỊNH:" else "Body", head[1] if head else line, report.notes))
        elif block == "title":
            out.append(paragraph("Strong", line, {}))
        elif block in ("addressee", "closing"):
            out.append(paragraph("Body", line, {}))
        elif block not in done:
            done.add(block)
            if block == "table":
                rows = "".join(
                    "<table:table-row>" + "".join(f'<table:table-cell table:style-name="Ruled">{paragraph("Left", c.strip(), {})}</table:table-cell>' for c in row.split("|")) + "</table:table-row>"
                    for row in blocks[block])
                count = blocks[block][0].count("|") + 1
                out.append(f'<table:table><table:table-column table:number-columns-repeated="{count}"/>{rows}</table:table>\n')
            elif block == "signature":
                out.append(band([paragraph("Small", l, {}) for l in blocks["recipients"]], [paragraph("Strong", l, {}) for l in blocks[block]]))
    return FODT % "".join(out)


def run(*command, **options):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)


def lose_letters(source, target):
    """Takes the ToUnicode entries of the dropped letters out of every font."""
    qdf = source.with_suffix(".qdf")
    run("qpdf", "--qdf", "--object-streams=disable", source, qdf)
    data = qdf.read_bytes().decode("latin-1")

    def section(m):
        entries = re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", m.group(1))
        kept = [(c, u) for c, u in entries if bytes.fromhex(u).decode("utf-16-be") not in DROPPED]
        body = "".join(f"<{c}> <{u}>\n" for c, u in kept)
        return f"{len(kept)} beginbfchar\n{body}endbfchar"

    data = re.sub(r"\d+ beginbfchar\s*(.*?)endbfchar", section, data, flags=re.S)
    qdf.write_bytes(data.encode("latin-1"))
    with open(target, "wb") as out:
        subprocess.run(["fix-qdf", qdf], stdout=out, check=True, stderr=subprocess.DEVNULL)


def scan(source, target, work):
    run("pdftoppm", "-r", "200", "-gray", source, work / "page")
    pages = []
    for i, page in enumerate(sorted(work.glob("page-*.pgm"))):
        angle = ((i * 7) % 5 - 2) * 0.2
        jpeg = page.with_suffix(".jpg")
        run("convert", page, "-background", "white", "-rotate", f"{angle}", "-blur", "0x0.6", "-attenuate", "0.2", "+noise", "Gaussian", "-level", "5%,92%", "-quality", "55", jpeg)
        pages.append(jpeg)
    run("img2pdf", *pages, "--imgsize", "200dpi", "-o", target)


def render(report, form, target):
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        if form == "txt":
            (work / "out").write_text(clean_text_with_marks(report), encoding="utf-8")
            shutil.copy(work / "out", target)
            return
        (work / "r.fodt").write_text(fodt(report), encoding="utf-8")
        convert = lambda kind: run("soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", kind, "--outdir", work, work / "r.fodt")
        if form == "docx":
            convert("docx")
            shutil.copy(work / "r.docx", target)
        elif form == "doc":
            convert("doc:MS Word 97")
            shutil.copy(work / "r.doc", target)
        else:
            convert("pdf")
            if form == "pdf":
                shutil.copy(work / "r.pdf", target)
            elif form == "broken-pdf":
                lose_letters(work / "r.pdf", target)
            else:
                scan(work / "r.pdf", target, work)


def clean_text_with_marks(report):
    """Bare text as people paste it: footnote marks glued to words, the notes below."""
    out = []
    for block, line in report.lines:
        head = heading(line)
        line = plain(head[1] if head else line)
        line = line[2:] if block == "letterhead" else line.replace(" | ", "\t") if block == "table" else line
        out.append(NOTE.sub(r"\1", line))
    gap = "" if report.header.get("notes") == "glued" else " "
    return "\n".join(out + [f"{mark}{gap}{text}" for mark, text in report.notes.items()]) + "\n"


def file_name(report, form):
    return report.name + {"pdf": ".pdf", "broken-pdf": "-broken.pdf", "scan-pdf": "-scan.pdf"}.get(form, "." + form)


def write(base, all_formats):
    folders = ("files", "expected") if all_formats else ("files", "formats", "expected")
    for folder in folders:
        shutil.rmtree(base / folder, ignore_errors=True)
        (base / folder).mkdir()
    for path in sorted((base / "sources").glob("*.md")):
        report = Report(path)
        forms = report.header["formats"].split()
        for form in forms if all_formats else forms[:1]:
            render(report, form, base / "files" / file_name(report, form))
        if len(forms) > 1 and not all_formats:
            for form in forms:
                render(report, form, base / "formats" / file_name(report, form))
        folder = base / "expected" / report.name
        folder.mkdir()
        metadata, sections, facts, citations = expected(report)
        (folder / "metadata.json").write_text(json.dumps(metadata, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        (folder / "clean.txt").write_text(clean_text(report), encoding="utf-8")
        (folder / "clean.md").write_text(clean_markdown(report), encoding="utf-8")
        # The reports of notes/ have no facts and citations marked in their sources.
        for name, rows in (("sections", sections),) if all_formats else (("sections", sections), ("facts", facts), ("citations", citations)):
            (folder / f"{name}.jsonl").write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
        print(f"{report.name}: {len(sections)} sections, {len(facts)} facts, {len(citations)} citations, {len(report.notes)} notes, {' '.join(forms)}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only", choices=("reports", "notes"))
    only = parser.parse_args().only
    if only != "notes":
        write(HERE, all_formats=False)
    if only != "reports":
        write(HERE / "notes", all_formats=True)


if __name__ == "__main__":
    main()
