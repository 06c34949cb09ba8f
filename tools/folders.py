"""Which folders a tool may empty before it writes: ``build``, and any outside the project."""

from __future__ import annotations

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def allow(name: str) -> Path:
    """Return the folder that is called ``name``, for argparse.

    Raises ArgumentTypeError for the project's own folder, one around it, and one in it other than ``build``.
    """
    folder = Path(name).resolve()
    if ROOT.is_relative_to(folder) or (folder.is_relative_to(ROOT) and not folder.is_relative_to(ROOT / "build")):
        allowed = "build, or a folder outside the project"
        raise argparse.ArgumentTypeError(f"found {name}, which would be emptied; allowed: {allowed}")
    return Path(name)
