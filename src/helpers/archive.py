"""Find the printed numbers of a whole archive of texts: streamed, on all cores, going on where it stopped.

The work is cut into parts of a few megabytes. Each part is written whole to a folder beside the output, under a name
that stands for its files and for this program as they are now, so that a second run takes what is there and does the
rest. The output appears when all parts are done. Memory holds one text for each worker, whatever the archive's size.
"""

from __future__ import annotations

import csv
import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, TextIO

from helpers.files import DataError, format_number, read_article
from helpers.finder import COLUMNS, Found, find

__all__ = ["Report", "Text", "find_archive", "find_in_file", "print_figures", "to_cells", "walk_texts"]

PART_BYTES, PART_FILES = 4_000_000, 256
# The modules that decide what the rows of a text are: parts that another version of them wrote are not taken over.
DECIDING = (
    "archive",
    "dates",
    "files",
    "finder",
    "grammar",
    "names",
    "places",
    "printed",
    "qualifiers",
    "sharing",
    "tokens",
    "words",
)


class Text(NamedTuple):
    """A text to be read: its path, the name by which rows and messages call it, its size and time of change."""

    path: str
    name: str
    size: int
    changed: int


class Report(NamedTuple):
    """What became of an archive: how many texts and figures, how many parts were there already, and each bad file."""

    texts: int
    figures: int
    parts_taken_over: int
    problems: list[str]


def walk_texts(paths: list[Path]) -> Iterator[Text]:
    """Yield the texts that ``paths`` name, of folders all files ending in .txt below them, in a fixed order.

    Where one path is named, texts are called by their place in that folder; where more are, by the path as named, so
    that no two names are alike. A text that is named twice comes once, as part of the outermost folder. A folder that
    may not be listed comes as a text that cannot be read.

    Raises DataError, before the first text, for each path that does not exist.
    """
    allowed = "allowed: texts, or folders of them"
    missing = [f"{path}: found no such file or folder; {allowed}" for path in paths if not os.path.exists(path)]
    if missing:
        raise DataError(missing)
    named = _drop_repeated(paths)
    return (text for path in named for text in _walk(str(path), alone=len(named) == 1))


def _drop_repeated(paths: list[Path]) -> list[Path]:
    """Return the paths without those that another one covers: the same again, or a folder around it.

    Only what is named is compared, so that memory does not grow with the archive. A link to a text is one of its own,
    as it is for the walk.
    """
    places = {path.resolve() if path.is_dir() else path.parent.resolve() / path.name: path for path in paths}
    folders = {place for place, path in places.items() if path.is_dir()}
    return [
        path
        for place, path in places.items()
        # The walk of a folder passes over files of another ending: those are read because they are named.
        if folders.isdisjoint(place.parents) or not (place in folders or place.name.endswith(".txt"))
    ]


def _walk(path: str, *, alone: bool) -> Iterator[Text]:
    """Yield the texts of one path, which is the only one named or not: itself, or those below it."""
    if not os.path.isdir(path):
        yield _describe(path, os.path.basename(path) if alone else path)
        return

    def call(below: str) -> str:
        return os.path.relpath(below, path) if alone else below

    closed: list[OSError] = []
    for folder, below, files in os.walk(path, onerror=closed.append):
        below.sort()
        for file in sorted(files):
            if file.endswith(".txt"):
                whole = os.path.join(folder, file)
                yield _describe(whole, call(whole))
    for error in closed:
        yield _describe(error.filename, os.path.join(call(error.filename), ""))


def find_in_file(path: str | Path, name: str = "") -> tuple[list[Found], list[str]]:
    """Return the numbers of one text and no problem, or no numbers and the problem; both call it ``name``.

    A pure function of one file: the same on one core, on many, and on a Dask cluster. Nothing is raised.
    """
    path = Path(path)
    name = name or path.name
    try:
        return find(read_article(path), name), []
    except DataError as error:
        return [], [name + problem.removeprefix(path.name) for problem in error.problems]


def to_cells(row: Found) -> list[str]:
    """Return a row as the text of its cells, in the order of ``COLUMNS``."""
    return [
        cell
        if isinstance(cell, str)
        else ""
        if cell is None
        else str(cell)
        if isinstance(cell, int)
        else format_number(cell)
        for cell in row
    ]


def find_archive(texts: Iterable[Text], out: Path, workers: int | None = None, *, progress: bool = False) -> Report:
    """Find the numbers of all ``texts`` and write them to ``out``, as CSV or, where its name says so, as Parquet.

    A text that cannot be read is skipped and named in the report. ``workers`` is the number of processes (default: one
    for each core). Stopped by force, the same call goes on with the parts that are missing.

    Raises DataError, before any text is read, where ``out`` cannot be written.
    """
    folder = _make_room(out)
    rules = _hash_rules()
    workers = os.cpu_count() or 1 if workers is None else workers
    parts: list[Path] = []
    count = taken_over = 0
    with ProcessPoolExecutor(workers) as pool, _show(progress) as bar:
        running: set[Future[int]] = set()
        try:
            for part in _cut(texts):
                path = folder / f"{_name_part(part, rules)}.csv"
                parts.append(path)
                count += len(part)
                if path.exists():
                    taken_over += 1
                    bar(len(part))
                    continue
                running.add(pool.submit(_find_part, path, part))
                if len(running) > 4 * workers:  # so that no more of the archive is held than the workers soon need
                    running = _await(running, FIRST_COMPLETED, bar)
            _await(running, ALL_COMPLETED, bar)
        except BaseException:
            pool.shutdown(cancel_futures=True)  # or what waits for a process would be done first
            raise
    problems = [line for path in parts for line in _problems_of(path).read_text(encoding="utf-8").splitlines()]
    figures = _join(parts, out)
    shutil.rmtree(folder)
    return Report(count, figures, taken_over, problems)


def _make_room(out: Path) -> Path:
    """Make the folder for the parts of ``out`` and return it.

    Raises DataError for what would keep ``out`` from being written when all the work is done.
    """
    problems = []
    if out.suffix not in (".csv", ".parquet"):
        problems.append(f"{out}: found the ending {out.suffix or 'none'}; allowed: .csv, .parquet")
    if out.suffix == ".parquet" and not find_spec("pyarrow"):
        problems.append(f"{out}: found no package pyarrow; allowed: .csv, or `pip install -e '.[archive]'`")
    if os.path.isdir(out):
        problems.append(f"{out}: found a folder; allowed: a file")
    if problems:
        raise DataError(problems)
    folder = out.with_name(out.name + ".parts")
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        allowed = "allowed: a file in a folder that is there and may be written"
        raise DataError([f"{out}: found {error.strerror or error}; {allowed}"]) from None
    return folder


def _await(running: set[Future[int]], when: str, bar: Callable[[int], object]) -> set[Future[int]]:
    """Wait for some or all of the running parts, tell the bar of those done, and return the others."""
    done, others = wait(running, return_when=when)
    for part in done:
        bar(part.result())
    return others


def print_figures(texts: Iterable[Text], form: str, out: TextIO) -> tuple[int, list[str]]:
    """Print the numbers of ``texts`` as ``form``, "csv" or "table"; return how many, and the problems."""
    problems: list[str] = []
    figures = 0
    writer = csv.writer(out, lineterminator="\n")
    if form == "csv":
        writer.writerow(COLUMNS)
    for text in texts:
        rows, found = find_in_file(text.path, text.name)
        problems += found
        figures += len(rows)
        if form == "csv":
            writer.writerows(map(to_cells, rows))
        elif rows:
            out.write(_to_table(rows))
    return figures, problems


def _to_table(rows: list[Found]) -> str:
    """Return the rows of one text as an aligned table for people."""
    shown = [["line", "as printed", "kind", "value", "unit", "per", "bound", "note"]]
    for row in rows:
        cells = dict(zip(COLUMNS, to_cells(row), strict=True))
        value = " to ".join(filter(None, [cells["value"], cells["value_high"]]))
        shown.append(
            [cells["line"], row.as_printed, row.kind.replace("_", " "), value, row.unit, row.per, row.bound, row.note]
        )
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in shown]
    return "\n".join([rows[0].file, *lines]) + "\n\n"


def _describe(path: str, name: str) -> Text:
    try:
        stat = os.stat(path)
        size, changed = stat.st_size, stat.st_mtime_ns
    except OSError:  # gone, a link to nothing, or closed: said where it is read
        size = changed = 0
    name = name.replace(os.sep, "/")
    name = f"./{name}" if name[0] in "=+-@" else name  # a spreadsheet would take it for a formula
    return Text(path, name, size, changed)


def _cut(texts: Iterable[Text]) -> Iterator[list[Text]]:
    """Yield the texts in parts of some megabytes."""
    part: list[Text] = []
    size = 0
    for text in texts:
        if part and (size + text.size > PART_BYTES or len(part) == PART_FILES):
            yield part
            part, size = [], 0
        part.append(text)
        size += text.size
    if part:
        yield part


def _name_part(part: list[Text], rules: str) -> str:
    """Return a name that changes when a file of the part does, or one of the ``rules``."""
    return hashlib.sha256(repr((rules, part)).encode()).hexdigest()[:24]


def _hash_rules() -> str:
    """Return a hash that changes when the source of a module does that decides the rows."""
    sources = [Path(__file__).with_name(f"{module}.py").read_bytes() for module in DECIDING]
    return hashlib.sha256(b"".join(sources)).hexdigest()


def _problems_of(path: Path) -> Path:
    return path.with_suffix(".problems")


def _find_part(path: Path, part: list[Text]) -> int:
    """Write the rows of one part, and the problems of its files, and return how many texts that were.

    The rows are written last, since they say that the part is done.
    """
    problems: list[str] = []
    beside = path.with_suffix(".new")
    with beside.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for text in part:
            rows, found = find_in_file(text.path, text.name)
            writer.writerows(map(to_cells, rows))
            problems += found
    _problems_of(path).write_text("".join(f"{problem}\n" for problem in problems), encoding="utf-8")
    beside.replace(path)
    return len(part)


@contextmanager
def _show(progress: bool) -> Iterator[Callable[[int], object]]:
    """Give a function that is told of texts done: a bar on the terminal where ``progress`` asks for one."""
    if not progress:
        yield bool
        return
    from tqdm import tqdm

    with tqdm(unit="text", disable=None) as bar:
        yield bar.update


def _join(parts: list[Path], out: Path) -> int:
    """Write ``out`` from its parts, whole, and return the number of rows."""
    beside = out.with_name(out.name + ".new")
    joined = beside if out.suffix == ".csv" else beside.with_suffix(".joined")
    rows = 0
    with joined.open("wb") as file:
        file.write((",".join(COLUMNS) + "\n").encode())
        for part in parts:
            with part.open("rb") as source:
                for chunk in iter(lambda: source.read(1 << 20), b""):
                    rows += chunk.count(b"\n")
                    file.write(chunk)
    if out.suffix == ".parquet":
        _to_parquet(joined, beside)
        joined.unlink()
    beside.replace(out)
    return rows


def _to_parquet(source: Path, out: Path) -> None:
    """Copy a CSV file to Parquet, a block at a time, with the types of :class:`Found`."""
    from pyarrow import csv as arrow_csv
    from pyarrow import float64, int64, parquet, string

    kinds = {
        "line": int64(),
        "nth": int64(),
        "start": int64(),
        "end": int64(),
        "value": float64(),
        "value_high": float64(),
    }
    options = arrow_csv.ConvertOptions(column_types={name: kinds.get(name, string()) for name in COLUMNS})
    with (
        arrow_csv.open_csv(source, convert_options=options) as reader,
        parquet.ParquetWriter(out, reader.schema) as writer,
    ):
        for batch in reader:
            writer.write_batch(batch)
