"""The command line: ``python -m helpers build | check | audit DIR``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 all well, 1 problems found, 2 a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m helpers", description="Build and check the dataset.")
    parser.add_argument("--data", type=Path, help="the folder of datapackage.json (default: the project's own)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="check the curated tables, then renew derived tables, dictionary and hashes")
    commands.add_parser("check", help="report every problem that can be found without the articles' texts")
    audit = commands.add_parser("audit", help="hold every digit of the archived articles against the rows")
    audit.add_argument("folder", type=Path, help="where the archived articles lie")
    chosen = parser.parse_args(arguments)
    # pandas takes longer to import than --help takes to answer.
    from helpers import clean, tables
    from helpers.articles import audit as audit_articles

    data = chosen.data or tables.DATA
    try:
        if chosen.command == "build":
            changed = clean.build(data)
            print(f"built: {len(changed)} files changed" + "".join(f"\n- {path.name}" for path in changed))
            return 0
        if chosen.command == "check":
            problems = clean.check(data)
        else:
            result = audit_articles(chosen.folder, tables.read(data))
            print(result.summary.to_string(index=False))
            problems = result.problems
    except tables.DataError as error:
        problems = error.problems
    for problem in problems:
        print(f"- {problem}", file=sys.stderr)
    print(f"{chosen.command}: {len(problems)} problems" if problems else f"{chosen.command}: no problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
