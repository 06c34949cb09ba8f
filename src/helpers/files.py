"""Files: read with an error that says what is wrong with them, written whole or not at all.

The module needs the standard library only.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from decimal import Decimal
from pathlib import Path

__all__ = ["DataError", "format_number", "pack", "read_article", "read_text", "sha256", "write"]

HTML = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml)|</(?:p|div|body|html|span)>", re.IGNORECASE)
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest time that a ZIP can hold
BEGINNING = 4000  # characters in which a web page shows that it is one


class DataError(Exception):
    """Tables that break a rule: ``problems`` holds one message per fault, with file, row and column."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        super().__init__("\n".join([f"{count} in the data:", *(f"- {problem}" for problem in problems)]))


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file.

    Raises DataError that says which other encoding the bytes look like.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DataError([f"{path.name}: found {error.strerror or error}; allowed: a readable file"]) from None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in raw[:BEGINNING]:
        raise DataError([f"{path.name}: found UTF-16 (or a binary file); allowed: UTF-8"])
    if raw.startswith(b"\xef\xbb\xbf"):
        raise DataError(
            [f"{path.name}: found a byte order mark before the first character; allowed: UTF-8 without one"]
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x} in line {line}"
        raise DataError(
            [f"{path.name}: found {found}, perhaps cp1258 or another old encoding; allowed: UTF-8"]
        ) from None


def read_article(path: Path) -> str:
    """Return the text of an article as it was saved: plain text in UTF-8.

    Raises DataError for what :func:`read_text` refuses, for an empty file, and for a web page.
    """
    text = read_text(path)
    if not text.strip():
        raise DataError([f"{path.name}: found an empty file; allowed: the text of an article"])
    if HTML.search(text[:BEGINNING]):
        raise DataError([f"{path.name}: found HTML; allowed: plain text, without tags"])
    return text


def write(files: dict[Path, str]) -> None:
    """Write all ``files`` (path to text) beside their places, and move them there when all are written.

    A full disk or a crash while they are written changes none; only moving, which writes nothing, could be cut short.
    """
    moves = []
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(path.name + ".new")
        beside.write_text(text, encoding="utf-8", newline="\n")
        moves.append((beside, path))
    for beside, path in moves:
        os.replace(beside, path)  # noqa: PTH105 (a move that also works over an existing file on Windows)


def pack(files: dict[str, bytes]) -> bytes:
    """Return a ZIP of ``files`` (path with "/" to bytes): the same bytes whenever and wherever it is made.

    Paths are sorted, times and rights fixed, and nothing is compressed: libraries differ in how they do it.

    >>> pack({"b": b"2", "a": b"1"}) == pack({"a": b"1", "b": b"2"})
    True
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, LONG_AGO)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Linux, also from Windows
            archive.writestr(entry, files[path])
    return packed.getvalue()


def sha256(raw: bytes) -> str:
    """Return the hash of ``raw`` as data packages and ``sources.csv`` write it."""
    return "sha256:" + hashlib.sha256(raw).hexdigest()


def format_number(number: float) -> str:
    """Return a number as the tables write it: no exponent, no zeros behind the last digit, blank for NaN.

    >>> format_number(419990300000.0), format_number(1.69), format_number(float("nan"))
    ('419990300000', '1.69', '')
    """
    if number != number:
        return ""
    if abs(number) < 1e15 and number == int(number):
        return str(int(number))
    text = format(Decimal(repr(float(number))), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
