"""The command line: ``python -m helpers build | check | audit | find | draft | remove``."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

# Exit codes, for scripts.
WELL, PROBLEMS, WRONG_CALL, NOTHING_FOUND, STOPPED = 0, 1, 2, 3, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command; return 0 all well, 1 problems, 2 a wrong call, 3 no figure found or 130 stopped."""
    chosen = _describe().parse_args(arguments)
    try:
        return int(globals()[f"_{chosen.command}"](chosen))
    except KeyboardInterrupt:
        goes_on = "; the same command goes on" if getattr(chosen, "out", None) else ""
        print(f"{chosen.command}: stopped{goes_on}", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:  # the reader of the output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return WELL


def _describe() -> argparse.ArgumentParser:
    """Return the description of all commands. Modules are imported where they are used: --help answers at once."""
    parser = argparse.ArgumentParser(prog="python -m helpers", description="Build, check and extend the dataset.")
    parser.add_argument("--data", type=Path, help="the folder of datapackage.json (default: the project's own)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="check the curated tables, then renew derived tables, dictionary and hashes")
    commands.add_parser("check", help="report every problem that can be found without the articles' texts")
    audit = commands.add_parser("audit", help="hold every digit of the archived articles against the rows")
    audit.add_argument("folder", type=Path, help="where the archived articles lie")
    audit.add_argument("--source", metavar="ID", help="this article alone")
    find = commands.add_parser("find", help="list every printed figure of Vietnamese texts")
    find.add_argument("paths", type=Path, nargs="+", metavar="FILE", help="texts in UTF-8, or folders of .txt files")
    find.add_argument("--format", choices=["csv", "table"], default="table", help="how to print (default: table)")
    find.add_argument("--out", type=Path, help="write to this .csv or .parquet instead; stopped, it goes on")
    find.add_argument("--workers", type=_count, help="processes for --out (default: one for each core)")
    draft = commands.add_parser("draft", help="propose rows for the figures of a new article")
    draft.add_argument("file", type=Path, metavar="FILE", help="the article's text")
    draft.add_argument("--source", required=True, metavar="ID", help="its id, letters and a number, such as st1")
    remove = commands.add_parser("remove", help="take an article's rows out again")
    remove.add_argument("--source", required=True, metavar="ID", help="its id in sources.csv")
    return parser


def _count(text: str) -> int:
    """Return a number of processes, of which there is at least one."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"found {text!r}; allowed: a whole number from 1")
    return int(text)


def _build(chosen: argparse.Namespace) -> int:
    from helpers import clean, tables

    try:
        changed = clean.build(chosen.data or tables.DATA)
    except tables.DataError as error:
        return _report("build", error.problems)
    print(f"built: {len(changed)} files changed" + "".join(f"\n- {path.name}" for path in changed))
    return WELL


def _check(chosen: argparse.Namespace) -> int:
    from helpers import clean, tables

    try:
        return _report("check", clean.check(chosen.data or tables.DATA))
    except tables.DataError as error:
        return _report("check", error.problems)


def _audit(chosen: argparse.Namespace) -> int:
    from helpers import articles, draft, tables

    try:
        curated = tables.read(chosen.data or tables.DATA, with_open_cells=True)
        result = articles.audit(chosen.folder, curated, chosen.source)
    except tables.DataError as error:
        return _report("audit", error.problems)
    print(result.summary.to_string(index=False))
    return _report("audit", result.problems + draft.list_open(curated, chosen.source, chosen.data or tables.DATA))


def _find(chosen: argparse.Namespace) -> int:
    from helpers import archive
    from helpers.files import DataError

    try:
        texts = archive.walk_texts(chosen.paths)
        if chosen.out:
            report = archive.find_archive(texts, chosen.out, chosen.workers, progress=True)
            print(f"find: {report.figures} figures of {report.texts} texts in {chosen.out}")
            figures, problems = report.figures, report.problems
        else:
            figures, problems = archive.print_figures(texts, chosen.format, sys.stdout)
    except DataError as error:  # of the call: what is wrong with a text is among the problems
        _list(error.problems)
        return WRONG_CALL
    if problems:
        _list(problems)
        print(f"find: {len(problems)} texts could not be read", file=sys.stderr)
        return PROBLEMS
    if not figures:
        print("find: no figures in these texts", file=sys.stderr)
        return NOTHING_FOUND
    return WELL


def _draft(chosen: argparse.Namespace) -> int:
    from helpers import draft, tables

    try:
        proposed = draft.propose(chosen.file, chosen.source, chosen.data or tables.DATA)
    except tables.DataError as error:
        return _report("draft", error.problems)
    for table, count in proposed.items():
        print(f"{table}.csv: {count} rows proposed")
    print("Next: fill what is open and take out the marks 'draft:', then `audit`, `build`.")
    return WELL


def _remove(chosen: argparse.Namespace) -> int:
    from helpers import draft, tables

    try:
        removed = draft.remove(chosen.source, chosen.data or tables.DATA)
    except tables.DataError as error:
        return _report("remove", error.problems)
    for table, count in removed.items():
        print(f"{table}.csv: {count} rows removed")
    return WELL


def _report(command: str, problems: list[str]) -> int:
    """Print the problems and how many there are; return the exit code."""
    _list(problems)
    print(f"{command}: {len(problems)} problems" if problems else f"{command}: no problems")
    return PROBLEMS if problems else WELL


def _list(problems: list[str]) -> None:
    for problem in problems:
        print(f"- {problem}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
