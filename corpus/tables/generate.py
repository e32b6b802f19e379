#!/usr/bin/env python3
"""Makes the sample tables and their expected cells from corpus/tables/sources/*.txt.

    python3 corpus/tables/generate.py

Writes files/ (each source in its formats) and expected/ (the cells that reading them should give). Needs the programs that
corpus/generate.py needs. README.md in this folder describes the source format.
"""
import html
import importlib.util
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SPAN = re.compile(r"\s*\{(?:(\d+)r)?(?:(\d+)c)?\}$")
UNIT = re.compile(r"(?:đơn vị tính|đvt)\s*:\s*([^)]*)", re.I)
FIGURE = re.compile(r"^[-+]?[\d.,/% ]+$")

spec = importlib.util.spec_from_file_location("reports", HERE.parent / "generate.py")
reports = importlib.util.module_from_spec(spec)
spec.loader.exec_module(reports)

FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Tinos" svg:font-family="Tinos"/></office:font-face-decls>
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties style:font-name="Tinos" fo:font-size="13pt" fo:language="vi" fo:country="VN"/></style:default-style>
 <style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="justify" fo:text-indent="1.27cm" fo:margin-bottom="0.2cm"/></style:style>
 <style:style style:name="Middle" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="0.1cm"/></style:style>
 <style:style style:name="Strong" style:family="paragraph" style:parent-style-name="Middle"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="Unit" style:family="paragraph"><style:paragraph-properties fo:text-align="end"/><style:text-properties fo:font-style="italic"/></style:style>
 <style:style style:name="Cell" style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:style>
 <style:style style:name="Figure" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="end"/></style:style>
 <style:style style:name="Centred" style:family="paragraph" style:parent-style-name="Cell"><style:paragraph-properties fo:text-align="center"/></style:style>
 <style:style style:name="Head" style:family="paragraph" style:parent-style-name="Centred"><style:text-properties fo:font-weight="bold"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="tall"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="2cm"/></style:page-layout>
 <style:page-layout style:name="wide"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/></style:page-layout>
 <style:style style:name="BodyTall" style:family="paragraph" style:parent-style-name="Strong" style:master-page-name="Tall"/>
 <style:style style:name="BodyWide" style:family="paragraph" style:parent-style-name="Strong" style:master-page-name="Wide"/>
 <style:style style:name="Row" style:family="table-row"><style:table-row-properties fo:keep-together="always"/></style:style>
 <style:style style:name="ruled" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
 <style:style style:name="lines" style:family="table-cell"><style:table-cell-properties fo:border-top="0.5pt solid #000000" fo:border-bottom="0.5pt solid #000000" fo:padding="0.1cm"/></style:style>
 <style:style style:name="bare" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm"/></style:style>
%s</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="tall"/><style:master-page style:name="Tall" style:page-layout-name="tall"/><style:master-page style:name="Wide" style:page-layout-name="wide"/></office:master-styles>
<office:body><office:text>
%s</office:text></office:body></office:document>
"""


class Source:
    """A source file: its header, then paragraphs and tables in order."""

    def __init__(self, path):
        self.name = path.stem
        head, body = path.read_text(encoding="utf-8").split("---\n", 1)
        self.header = dict(line.split(": ", 1) for line in head.splitlines() if line)
        self.items = []
        for line in body.splitlines():
            if line.startswith("|"):
                cells = [self.cell(c) for c in line.strip("|").split("|")]
                if not self.items or not isinstance(self.items[-1], list):
                    self.items.append([])
                self.items[-1].append([c for c in cells if c is not None])
            elif line.strip():
                self.items.append(line)

    @staticmethod
    def cell(written):
        text = written.strip()
        m = SPAN.search(" " + text)
        if text == "^":
            return None
        rows, columns = (int(m.group(1) or 1), int(m.group(2) or 1)) if m else (1, 1)
        return (" " + text)[:m.start()].strip() if m else text, rows, columns

    def values(self, key, usual):
        """One value a table; the last holds for the rest."""
        values = self.header.get(key, usual).split(" / ")
        return lambda i: values[min(i, len(values) - 1)]


def expected(source):
    heads, pages, tables, above = source.values("header", "1"), source.values("pages", "1"), [], []
    for item in source.items:
        if isinstance(item, str):
            above.append(item)
            continue
        unit = next((m.group(1).strip() for line in above[-2:] if (m := UNIT.search(line))), None)
        caption = [line[2:] for line in above[-3:] if line.startswith("^ ")]
        head = int(heads(len(tables)))
        tables.append({"page": int(pages(len(tables))), "caption": " ".join(caption) or None, "unit": unit, "rows": [
            [{"text": t, "row_span": r, "col_span": c, "header": i < head} for t, r, c in row] for i, row in enumerate(item)]})
        above = []
    return {"tables": tables}


def table(rows, style, head, repeat, widths, number, styles):
    total, columns, covered, body = sum(widths), len(widths), {}, []
    for i, width in enumerate(widths):
        styles.append(f' <style:style style:name="C{number}.{i}" style:family="table-column"><style:table-column-properties style:column-width="{width}cm"/></style:style>\n')
    styles.append(f' <style:style style:name="T{number}" style:family="table"><style:table-properties style:width="{total:.2f}cm" table:align="center" fo:margin-bottom="0.3cm"/></style:style>\n')
    for r, row in enumerate(rows):
        cells, out, c = list(row), [], 0
        while c < columns:
            if covered.get((r, c)):
                out.append("<table:covered-table-cell/>")
                c += 1
                continue
            text, down, across = cells.pop(0)
            for y in range(r, r + down):
                for x in range(c, c + across):
                    covered[y, x] = True
            look = "Head" if r < head else "Figure" if FIGURE.match(text) and c > 0 else "Centred" if len(text) < 4 else "Cell"
            out.append(f'<table:table-cell table:style-name="{style}" table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"><text:p text:style-name="{look}">{html.escape(text, quote=False)}</text:p></table:table-cell>')
            out.extend(["<table:covered-table-cell/>"] * (across - 1))
            c += across
        assert not cells, row
        body.append(f'<table:table-row table:style-name="Row">{"".join(out)}</table:table-row>')
    if repeat:
        body[:head] = [f'<table:table-header-rows>{"".join(body[:head])}</table:table-header-rows>']
    columns = "".join(f'<table:table-column table:style-name="C{number}.{i}"/>' for i in range(len(widths)))
    return f'<table:table table:name="T{number}" table:style-name="T{number}">{columns}{"".join(body)}</table:table>\n'


def fodt(source):
    styles, out, number = [], [], 0
    style, head, repeat, widths = source.values("style", "ruled"), source.values("header", "1"), source.header.get("repeat") == "yes", source.values("widths", "")
    for item in source.items:
        if isinstance(item, list):
            out.append(table(item, style(number), int(head(number)), repeat, [float(w) for w in widths(number).split()], number, styles))
            number += 1
        elif item.startswith(("=tall ", "=wide ")):
            out.append(f'<text:p text:style-name="Body{item[1:5].title()}">{html.escape(item[6:], quote=False)}</text:p>\n')
        else:
            look, text = ("Strong", item[2:]) if item.startswith("^ ") else ("Unit", item[2:]) if item.startswith("> ") else ("Body", item)
            out.append(f'<text:p text:style-name="{look}">{html.escape(text, quote=False)}</text:p>\n')
    return FODT % ("".join(styles), "".join(out))


def main():
    for folder in ("files", "expected"):
        shutil.rmtree(HERE / folder, ignore_errors=True)
        (HERE / folder).mkdir()
    sources = [Source(path) for path in sorted((HERE / "sources").glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for source in sources:
            (work / f"{source.name}.fodt").write_text(fodt(source), encoding="utf-8")
        for kind in ("pdf", "docx"):
            names = [work / f"{s.name}.fodt" for s in sources if kind in s.header["formats"] or kind == "pdf"]
            reports.run("soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", kind, "--outdir", work, *names)
        for source in sources:
            printed = work / f"{source.name}.pdf"
            if "turn" in source.header:
                turned = work / f"{source.name}-turned.pdf"
                reports.run("qpdf", f"--rotate={source.header['turn']}", printed, turned)
                printed = turned
            for form in source.header["formats"].split():
                if form == "scan":
                    with tempfile.TemporaryDirectory() as pages:
                        reports.scan(printed, HERE / "files" / f"{source.name}-scan.pdf", pathlib.Path(pages))
                else:
                    shutil.copy(printed if form == "pdf" else work / f"{source.name}.docx", HERE / "files" / f"{source.name}.{form}")
            (HERE / "expected" / f"{source.name}.json").write_text(json.dumps(expected(source), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            print(source.name, source.header["formats"])


if __name__ == "__main__":
    main()
