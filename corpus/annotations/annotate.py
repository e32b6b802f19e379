#!/usr/bin/env python3
"""Stand-off annotations of public documents: from a person's labels to corpus/annotations/*.json.

  annotate.py draft OUT.json > listing.txt                     numbered lines of the text, to read and label
  annotate.py pack LABELS OUT.json --manifest FILE > x.json    labels + text -> annotation, checked
  annotate.py show x.json OUT.json                             the text with its annotation, to read again
  annotate.py verify x.json ...                                form, order and nesting, without the texts

OUT.json is what `ingest process` writes (schema ingest.document/1). The syntax of a label file is in README.md beside this
file. The listing holds no guess of the program: what is labelled by hand is not to lean on what it will measure.
"""

import argparse
import csv
import hashlib
import json
import re
import sys
import unicodedata

SCHEMA = "ingest.annotation/1"
KINDS = ("letterhead", "title", "addressee", "preamble", "closing", "recipients", "signature", "heading", "paragraph",
         "bullet", "table", "running_header", "page_number", "footnote")
ROLES = ("results", "evaluation", "strengths", "limitations", "causes", "lessons", "plan", "solutions", "proposals",
         "objectives", "content", "implementation", "appendix", "other")
PLAIN = ("doc_type", "number_symbol", "issuer", "place", "date", "secrecy", "urgency", "signer_title", "signer_authority")
HASHED = ("subject", "signer_name")
HASHED_LISTS = ("addressee", "recipients")
BULLET = re.compile(r"[-–—−+*•●▪■○◦·►]|\uf0b7|o\s")

# The enumerator of a heading; what follows it is the title. Source: the level markers of the annotation guide.
LABEL = re.compile(
    r"(?:(?:phần|chương|mục|tiểu mục|điều)\s+(?:thứ\s+\w+|\d+\w?|[IVXLC]+|[A-ZĐ])(?!\w)(?:\s*[.:)/–-]+|\s+|$)"
    r"|phụ lục(?:\s+(?:số\s+)?(?:\d+\w?|[IVXLC]+|[A-Z])(?!\w))?(?:\s*[.:)/–-]+|\s+|$)"
    r"|[IVXLC]+(?:\.\d+)*\s*[.)/:-]+"
    r"|\d+(?:\s*\.\s*\d+)+\s*[.)/:-]*"
    r"|\d+\s*[.)/:-]+"
    r"|[A-Za-zĐđ]\d*\s*[.)/:-]+)\s*", re.IGNORECASE)
ARTICLE = re.compile(r"(?:điều|khoản)\s+\d+\w?\s*[.:]?", re.IGNORECASE)


def letters(text):
    """N(text): NFC, lower case, letters and digits only; what is compared where white space and marks may change."""
    return "".join(c for c in unicodedata.normalize("NFC", text).lower() if c.isalnum())


def utf16(text):
    """Length in UTF-16 code units, the unit of every offset."""
    return len(text.encode("utf-16-le")) // 2


def digest(text, size):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:size]


def check(text):
    """First 8 hex digits of sha256(N(text)); empty for a text without letters and digits."""
    kept = letters(text)
    return digest(kept, 8) if kept else ""


def word_hash(text):
    """First 12 hex digits of the sha256 of the words, case and punctuation apart: a subject, a body, a name."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())
    return digest(" ".join(words), 12)


class LabelError(Exception):
    pass


class Text:
    """The text of one document cut into lines, and lines into the pieces that `split` makes of them."""

    def __init__(self, text):
        self.text = text
        self.pieces = {}
        start = 0
        for number, line in enumerate(text.split("\n")):
            self.pieces[number, 0] = self.trimmed(start, start + len(line))
            start += len(line) + 1
        self.lines = number + 1

    def trimmed(self, start, end):
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def split(self, number, head):
        last = max(p for n, p in self.pieces if n == number)
        start, end = self.pieces[number, last]
        at = self.text.find(head, start, end)
        if at < 0:
            raise LabelError(f"line {number}: no {head!r} to split after")
        cut = at + len(head)
        self.pieces[number, last] = self.trimmed(start, cut)
        self.pieces[number, last + 1] = self.trimmed(cut, end)

    def piece(self, address):
        number, _, part = address.partition(".")
        key = int(number), int(part or 0)
        if key not in self.pieces or (not part and (key[0], 1) in self.pieces):
            raise LabelError(f"no such line: {address}")
        return key

    def span(self, addresses):
        """`7`, `7-9` or `12.0` -> the keys of the pieces and the offsets from the first to the last."""
        first, _, last = addresses.partition("-")
        low, high = self.piece(first), self.piece(last or first)
        keys = [k for k in sorted(self.pieces) if low <= k <= high and self.filled(k)]
        if not keys:
            raise LabelError(f"empty span: {addresses}")
        return keys, self.pieces[keys[0]][0], self.pieces[keys[-1]][1]

    def filled(self, key):
        start, end = self.pieces[key]
        return end > start

    def offset(self, index):
        """Python index -> UTF-16 offset."""
        return utf16(self.text[:index])

    def marked(self, start, end):
        part = self.text[start:end]
        return {"letters": utf16(letters(part)), "check": check(part)}


def title_start(text, start, end):
    """Where the title begins behind the enumerator, or None where the heading is an enumerator alone."""
    label = LABEL.match(text, start, end)
    at = label.end() if label else start
    while at < end and text[at].isspace():
        at += 1
    return at if letters(text[at:end]) else None


def grid(rows):
    """Rows of `| a | b |` with `<` (part of the cell to the left) and `^` (part of the cell above) -> cells with spans."""
    table = [[c.replace("\0", "|").strip() for c in r.strip().strip("|").replace("\\|", "\0").split("|")] for r in rows]
    columns = max(len(r) for r in table)
    for number, row in enumerate(table):
        if len(row) != columns:
            raise LabelError(f"table row {number} has {len(row)} of {columns} cells: {rows[number][:60]!r}")
    cells = []
    for r, row in enumerate(table):
        for c, value in enumerate(row):
            if value in ("<", "^"):
                continue
            width = 1
            while c + width < columns and row[c + width] == "<":
                width += 1
            height = 1
            while r + height < len(table) and table[r + height][c] == "^":
                height += 1
            cells.append((r, c, height, width, value))
    return len(table), columns, cells


def table_of(page, header_rows, rows, partial):
    count, columns, cells = grid(rows)
    covered = sum(h * w for _, _, h, w, _ in cells)
    if covered != count * columns:
        raise LabelError(f"table on page {page}: spans cover {covered} of {count * columns} places")
    result = {"page": page, "rows": count, "columns": columns, "cells": []}
    if partial:
        result["partial"] = True
    for row, column, height, width, value in cells:
        header = row < header_rows or value.startswith("!")
        mark = check(value)
        if not mark and height == width == 1 and not header:
            continue
        result["cells"].append({"row": row, "column": column, "row_span": height, "column_span": width,
                                "header": header, "check": mark})
    return result


def program_rows(table):
    """A table of the program in the syntax of `grid`, to be read against the page before it is taken over."""
    places, width = {}, 0
    for r, row in enumerate(table["rows"]):
        c = 0
        for cell in row:
            while (r, c) in places:
                c += 1
            value = " ".join(cell["text"].split()).replace("|", "\\|") or " "
            for dr in range(cell.get("row_span") or 1):
                for dc in range(cell.get("col_span") or 1):
                    places[r + dr, c + dc] = "<" if dc else "^" if dr else value
            c += cell.get("col_span") or 1
            width = max(width, c)
    width = max([width] + [c + 1 for _, c in places])
    height = len(table["rows"])
    return ["| " + " | ".join(places.get((r, c), " ") for c in range(width)) + " |" for r in range(height)]


class Labels:
    """One label file, read against the text it labels."""

    def __init__(self, path, document):
        self.document = document
        self.text = Text(document["text"])
        self.kinds, self.sections, self.footnotes, self.tables = {}, [], [], []
        self.metadata = {"period": None, **{k: None for k in PLAIN}, **{k: None for k in HASHED},
                         **{k: [] for k in HASHED_LISTS}}
        with open(path, encoding="utf-8") as file:
            lines = [line.rstrip("\n") for line in file]
        number = 0
        while number < len(lines):
            line = lines[number]
            number += 1
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            rows = []
            while number < len(lines) and lines[number].startswith("|"):
                rows.append(lines[number])
                number += 1
            try:
                self.read(line.strip(), rows)
            except (LabelError, ValueError, IndexError) as error:
                raise SystemExit(f"{path}:{number}: {error}") from error

    def read(self, line, rows):
        word, _, rest = line.partition(" ")
        rest = rest.strip()
        if word == "split":
            number, _, head = rest.partition(" ")
            self.text.split(int(number), head)
        elif word in KINDS and word != "heading":
            for part in rest.split(","):
                self.label(self.text.span(part.strip())[0], word)
        elif word == "m":
            self.read_metadata(*rest.split(" ", 1))
        elif word in ("h", "d", "c", "r"):
            self.read_sections(word, rest)
        elif word == "f":
            self.read_footnote(rest)
        elif word == "t":
            self.read_table(rest.split(), rows)
        else:
            raise LabelError(f"unknown directive: {line[:60]}")

    def label(self, keys, kind):
        for key in keys:
            if key in self.kinds and not self.kinds[key] == kind == "footnote":  # one note may explain several marks
                raise LabelError(f"line {key[0]}.{key[1]} is labelled twice: {self.kinds[key]}, {kind}")
            self.kinds[key] = kind

    def read_sections(self, word, rest):
        level, role, lines, *more = rest.split(" ", 3)
        more = more[0] if more else ""
        if role != "." and role not in ROLES:
            raise LabelError(f"unknown role: {role}")
        source = self.text.text
        for part in lines.split(","):
            keys, start, end = self.text.span(part)
            if word == "h":
                self.label(keys, "heading")
                title = title_start(source, start, end)
                if more == "-":
                    title = None
                elif more.startswith("="):
                    title = source.find(more[1:], start, end)
                    if title < 0:
                        raise LabelError(f"line {part}: no title {more[1:]!r}")
            else:
                if word == "d":
                    article = ARTICLE.match(source, start, end)
                    stop, title = (article.end() if article else -1), None
                elif word == "c":
                    stop = source.find(":", start, end) + 1
                    title = source.find(more[1:], start, stop) if more else title_start(source, start, stop)
                else:
                    stop = start + len(more) if source.startswith(more, start) else -1
                    title = title_start(source, start, stop)
                if stop <= start:
                    raise LabelError(f"line {part}: no run-in heading {more!r}")
                end = stop
            self.sections.append((start, end, title, int(level), role))

    def read_footnote(self, rest):
        mark, lines, anchor = rest.split(" ", 2)
        keys, start, end = self.text.span(lines)
        self.label(keys, "footnote")
        shown = re.match(r"[\[(]?" + re.escape(mark) + r"[\])]?[.:]?\s*", self.text.text[start:end])
        start += shown.end() if shown else 0
        at = None
        if anchor != "-":
            number, _, before = anchor.partition(":")
            low, high = self.text.pieces[self.text.piece(number)]
            found = self.text.text.find(before, low, high)
            if found < 0:
                raise LabelError(f"line {number}: no anchor {before!r}")
            at = found + len(before)
        self.footnotes.append((mark, at, start, end))

    def read_table(self, words, rows):
        page, header, *options = words
        if options and options[0] == "program":
            rows = program_rows(self.document["tables"][int(options[1])])
            options = options[2:]
        for option in options:
            if option.startswith("rows="):
                first, last = option[5:].split("-")
                rows = rows[int(first):int(last) + 1]
        if not rows:
            raise LabelError("a table without rows")
        self.tables.append(table_of(None if page == "-" else int(page), int(header), rows, "partial" in options))

    def read_metadata(self, key, value):
        if key == "period":
            first, last, name = value.split(" ", 2)
            self.metadata["period"] = {"from": first, "to": last, "label": name}
        elif key in HASHED_LISTS:
            self.metadata[key].append(value)
        elif key in self.metadata:
            self.metadata[key] = value
        else:
            raise LabelError(f"unknown field: {key}")

    def blocks(self):
        for key in sorted(self.text.pieces):
            if self.text.filled(key):
                start, end = self.text.pieces[key]
                kind = self.kinds.get(key)
                if not kind:
                    kind = "bullet" if BULLET.match(self.text.text, start, end) else "paragraph"
                yield {"kind": kind, "start": self.text.offset(start), "end": self.text.offset(end),
                       **self.text.marked(start, end)}

    def section_rows(self):
        open_roles = []
        for start, end, title, level, role in sorted(self.sections, key=lambda s: s[:2]):
            if level > len(open_roles) + 1:
                raise SystemExit(f"level {level} below level {len(open_roles)}: {self.text.text[start:end]!r}")
            del open_roles[level - 1:]
            if role == ".":
                role = open_roles[-1] if open_roles else "other"
            open_roles.append(role)
            yield {"start": self.text.offset(start), "end": self.text.offset(end),
                   "title": None if title is None else self.text.offset(title), "level": level, "role": role,
                   **self.text.marked(start, end)}

    def footnote_rows(self):
        for mark, anchor, start, end in self.footnotes:
            yield {"mark": mark, "anchor": None if anchor is None else self.text.offset(anchor),
                   "start": self.text.offset(start), "end": self.text.offset(end), **self.text.marked(start, end)}

    def metadata_row(self):
        row = {k: self.metadata[k] for k in PLAIN}
        row["period"] = self.metadata["period"]
        for key in HASHED:
            row[key + "_hash"] = word_hash(self.metadata[key]) if self.metadata[key] else None
        for key in HASHED_LISTS:
            row[key + "_hashes"] = [word_hash(v) for v in self.metadata[key]]
        return row


def manifest_source(path, sha256):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["sha256"] == sha256:
                return {"repository": row["source_repo"], "path": row["source_path"], "commit": row["commit"]}
    raise SystemExit(f"{path} does not list {sha256}")


def problems(annotation):
    """What is wrong with the form of an annotation; an empty list for a sound one."""
    found = []
    end = 0
    for block in annotation["blocks"]:
        if block["kind"] not in KINDS:
            found.append(f"unknown kind {block['kind']}")
        if not end <= block["start"] < block["end"] <= annotation["text"]["length"]:
            found.append(f"block {block['start']}-{block['end']} out of order")
        end = block["end"]
    level, end = 0, 0
    for section in annotation["sections"]:
        if section["role"] not in ROLES:
            found.append(f"unknown role {section['role']}")
        if not 1 <= section["level"] <= level + 1:
            found.append(f"section at {section['start']}: level {section['level']} below {level}")
        if section["start"] < end or section["end"] <= section["start"]:
            found.append(f"section at {section['start']} out of order")
        if section["title"] is not None and not section["start"] <= section["title"] < section["end"]:
            found.append(f"section at {section['start']}: title outside")
        level, end = section["level"], section["end"]
    headings = [b for b in annotation["blocks"] if b["kind"] == "heading"]
    for block in headings:
        if not any(s["start"] <= block["start"] and block["end"] <= s["end"] for s in annotation["sections"]):
            found.append(f"heading at {block['start']} without a section")
    date = annotation["metadata"]["date"]
    if date and not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        found.append(f"date {date}")
    for number, table in enumerate(annotation["tables"]):
        if any(c["row"] + c["row_span"] > table["rows"] or c["column"] + c["column_span"] > table["columns"]
               for c in table["cells"]):
            found.append(f"table {number}: a cell outside the grid")
    return found


def dump(annotation):
    """JSON with one span a line, so that a change shows as a change of one line."""
    parts = []
    for key, value in annotation.items():
        if isinstance(value, list) and value and key != "tables":
            rows = ",\n    ".join(json.dumps(v, ensure_ascii=False) for v in value)
            parts.append(f'  "{key}": [\n    {rows}\n  ]')
        elif key == "tables" and value:
            tables = []
            for table in value:
                head = json.dumps({k: v for k, v in table.items() if k != "cells"}, ensure_ascii=False)[:-1]
                cells = ",\n      ".join(json.dumps(c, ensure_ascii=False) for c in table["cells"])
                tables.append(f'    {head}, "cells": [\n      {cells}]}}')
            parts.append('  "tables": [\n' + ",\n".join(tables) + "\n  ]")
        else:
            parts.append(f'  "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def draft(options):
    document = load(options.document)
    print(f"# {document['id']} {document['source']['media_type']} pages={document['source']['pages']}")
    starts = {p["start"]: p["page"] for p in document["pages"] if len(document["pages"]) > 1}
    at = 0
    for number, line in enumerate(document["text"].split("\n")):
        for start, page in starts.items():
            if at <= start <= at + utf16(line):
                print(f"#-- page {page}")
        print(f"{number}\t{line}")
        at += utf16(line) + 1
    for number, table in enumerate(document["tables"]):
        print(f"#-- program's table {number}, page {table['page']}")
        print("\n".join(program_rows(table)))


def pack(options):
    document = load(options.document)
    labels = Labels(options.labels, document)
    text = document["text"]
    annotation = {
        "schema": SCHEMA,
        "file_sha256": document["id"],
        "media_type": document["source"]["media_type"],
        "source": manifest_source(options.manifest, document["id"]),
        "text": {"length": utf16(text), "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest()},
        "blocks": list(labels.blocks()),
        "sections": list(labels.section_rows()),
        "footnotes": list(labels.footnote_rows()),
        "metadata": labels.metadata_row(),
        "tables": labels.tables,
    }
    found = problems(annotation)
    if found:
        raise SystemExit("\n".join(found))
    print(f"{document['id'][:12]}.json: {len(annotation['blocks'])} blocks, {len(annotation['sections'])} sections, "
          f"{len(annotation['footnotes'])} footnotes, {len(annotation['tables'])} tables", file=sys.stderr)
    sys.stdout.write(dump(annotation))


def show(options):
    annotation, document = load(options.annotation), load(options.document)
    if hashlib.sha256(document["text"].encode("utf-8")).hexdigest() != annotation["text"]["sha256"]:
        raise SystemExit("the text is not the one that was annotated")
    units = document["text"].encode("utf-16-le")

    def part(row, first="start"):
        return units[2 * row[first]:2 * row["end"]].decode("utf-16-le").replace("\n", " ¶ ")

    sections = list(annotation["sections"])
    for block in annotation["blocks"]:
        while sections and sections[0]["start"] < block["end"]:
            section = sections.pop(0)
            title = "-" if section["title"] is None else part(section, "title")
            label = units[2 * section["start"]:2 * (section["title"] or section["end"])].decode("utf-16-le")
            if section["title"] == section["start"]:
                label = ""
            print(f"{'  ' * section['level']}§{section['level']} {section['role']} [{label.strip()}] {title}")
        if block["kind"] != "heading" or options.all:
            print(f"{block['kind']:>14}  {part(block)[:options.width]}")
    for note in annotation["footnotes"]:
        anchor = note["anchor"]
        before = "" if anchor is None else units[max(0, 2 * anchor - 60):2 * anchor].decode("utf-16-le", "ignore")
        print(f"[^{note['mark']}] …{before!r}: {part(note)[:options.width]}")
    print(json.dumps(annotation["metadata"], ensure_ascii=False, indent=1))
    for table in annotation["tables"]:
        print(f"table page {table['page']}: {table['rows']} x {table['columns']}, {len(table['cells'])} cells")


def verify(options):
    failed = False
    for path in options.annotations:
        for problem in problems(load(path)):
            print(f"{path}: {problem}")
            failed = True
    sys.exit(failed)


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("draft")
    one.add_argument("document")
    one.set_defaults(run=draft)
    one = commands.add_parser("pack")
    one.add_argument("labels")
    one.add_argument("document")
    one.add_argument("--manifest", required=True, help="TSV with sha256, source_repo, source_path, commit")
    one.set_defaults(run=pack)
    one = commands.add_parser("show")
    one.add_argument("annotation")
    one.add_argument("document")
    one.add_argument("--width", type=int, default=110)
    one.add_argument("--all", action="store_true", help="heading lines too")
    one.set_defaults(run=show)
    one = commands.add_parser("verify")
    one.add_argument("annotations", nargs="+")
    one.set_defaults(run=verify)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
