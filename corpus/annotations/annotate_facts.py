#!/usr/bin/env python3
"""Stand-off annotations of figures and citations: from a person's labels to corpus/annotations/facts/*.json.

  annotate_facts.py check LABELS OUT.json                          labels against the text, digits without a label
  annotate_facts.py pack LABELS OUT.json --manifest FILE > x.json  labels + text -> annotation, checked

OUT.json is what `ingest process` writes; its own facts and citations are not looked at. LABELS has one JSON object a row
(README.md beside this file has the fields).
"""

import argparse
import hashlib
import json
import re
import sys
import unicodedata

from annotate import digest, load, manifest_source, utf16, check as letters_check, letters

SCHEMA = "ingest.fact-annotation/1"
KINDS = ("count", "money", "percent", "ratio", "rank", "score", "measure", "duration")
ROLES = ("identifier", "date", "period", "ordinal", "name", "enumerator", "footnote", "page", "phone")
DIGITS = re.compile(r"\d(?:[\d.,/]*\d)?")


class Labels:
    """Rows of one label file, found in the text."""

    def __init__(self, path, text):
        self.text, self.starts, at = text, [], 0
        for line in text.split("\n"):
            self.starts.append(at)
            at += len(line) + 1
        self.flat = text.replace("\n", " ")
        self.problems, self.facts, self.citations, self.numbers, self.covered = [], [], [], [], set()
        self.end = len(text)
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.strip():
                    self.read(json.loads(line))
        for key, rows in (("facts", self.facts), ("citations", self.citations), ("numbers", self.numbers)):
            rows.sort(key=lambda r: r["start"])

    def read(self, row):
        if "lines" in row:
            last = row["lines"][1]
            self.end = self.starts[last + 1] - 1 if last + 1 < len(self.starts) else len(self.text)
            return
        start = self.starts[row["l"]] - 1
        for _ in range(row.get("n", 0) + 1):
            start = self.flat.find(row["q"], start + 1)
        if start < 0 or start > self.starts[row["l"]] + 4000:
            self.problems.append(f"line {row['l']}: no {row['q']!r}")
            return
        end = start + len(row["q"])
        self.covered.update(range(start, end))
        place = {"start": utf16(self.text[:start]), "end": utf16(self.text[:end]),
                 "letters": utf16(letters(self.text[start:end])), "check": letters_check(self.text[start:end])}
        if "x" in row:
            self.expect(row, row["x"] in ROLES, "role")
            self.numbers.append({**place, "role": row["x"]})
        elif "t" in row:
            date = row.get("d")
            self.expect(row, date is None or re.fullmatch(r"\d{4}-\d\d-\d\d", date), "date")
            self.cover_date(end, date)
            self.citations.append({**place, "type": row["t"], "number_symbol": row["ns"], "date": date, "issuer": row.get("is")})
        else:
            self.expect(row, row["k"] in KINDS, "kind")
            self.expect(row, re.fullmatch(r"-?\d+(\.\d+)?", str(row["v"])), "value")
            self.expect(row, row.get("c") in (None, "increase", "decrease"), "change")
            self.expect(row, row.get("a") in (None, "about", "at_least", "at_most"), "approx")
            self.expect(row, row.get("s", "actual") in ("actual", "target"), "status")
            words = re.findall(r"\w+", unicodedata.normalize("NFC", " ".join(row["i"])).casefold())
            self.facts.append({**place, "value": canonical(row["v"]), "of": canonical(row.get("of")), "unit": row["u"], "kind": row["k"],
                               "change": row.get("c"), "baseline": row.get("b"), "approx": row.get("a"), "status": row.get("s", "actual"),
                               "indicator": [digest(w, 6) for w in words], "period": row["p"], "place": row.get("pl")})

    def cover_date(self, end, date):
        """The date behind a citation needs no row of its own."""
        if date:
            year, month, day = date.split("-")
            found = re.compile(rf"0?{int(day)}\s*(?:/|-|\.|tháng)\s*0?{int(month)}\s*(?:/|-|\.|năm)\s*{year}", re.IGNORECASE).search(self.flat, end, end + 200)
            if found:
                self.covered.update(range(found.start(), found.end()))

    def expect(self, row, sound, what):
        if not sound:
            self.problems.append(f"line {row['l']} {row['q']!r}: {what}")

    def unlabelled(self):
        """Digit sequences that no row covers."""
        return [m.group() for m in DIGITS.finditer(self.text, 0, self.end) if not self.covered.intersection(range(m.start(), m.end()))]


def canonical(value):
    """A decimal without zeros at its end; null stays null."""
    if value is None:
        return None
    value = str(value)
    return value.rstrip("0").rstrip(".") if "." in value else value


def check(options):
    document = load(options.document)
    labels = Labels(options.labels, document["text"])
    print("\n".join(labels.problems + [f"no label: {n}" for n in labels.unlabelled()]) or "sound")
    sys.exit(bool(labels.problems))


def pack(options):
    document = load(options.document)
    text = document["text"]
    labels = Labels(options.labels, text)
    if labels.problems:
        raise SystemExit("\n".join(labels.problems))
    head = {
        "schema": SCHEMA,
        "file_sha256": document["id"],
        "media_type": document["source"]["media_type"],
        "source": manifest_source(options.manifest, document["id"]),
        "text": {"length": utf16(text), "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(), "labelled": utf16(text[:labels.end])},
    }
    parts = [f'  "{k}": {json.dumps(v, ensure_ascii=False)}' for k, v in head.items()]
    for key, rows in (("facts", labels.facts), ("citations", labels.citations), ("numbers", labels.numbers)):
        listed = ",\n    ".join(json.dumps(r, ensure_ascii=False) for r in rows)
        parts.append(f'  "{key}": [\n    {listed}\n  ]' if rows else f'  "{key}": []')
    print("{\n" + ",\n".join(parts) + "\n}")
    print(f"{document['id'][:12]}.json: {len(labels.facts)} facts, {len(labels.citations)} citations, {len(labels.numbers)} other numbers, "
          f"{len(labels.unlabelled())} without label", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    for name, run in (("check", check), ("pack", pack)):
        one = commands.add_parser(name)
        one.add_argument("labels")
        one.add_argument("document")
        if run is pack:
            one.add_argument("--manifest", required=True, help="TSV with sha256, source_repo, source_path, commit")
        one.set_defaults(run=run)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
