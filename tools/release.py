"""Write the archive to publish: what git holds, the site, and the checksums of all of it; the same to the byte.

    python tools/release.py

``dist/NAME-VERSION-release.zip`` holds one folder. ``SHA256SUMS`` in it lists every other file (``sha256sum -c
SHA256SUMS``); beside the archive lies its own checksum. ``docs/release.md`` says what comes before and after.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import build_site

from helpers import tables
from helpers.files import pack, sha256
from helpers.tables import DATA

ROOT = DATA.parent
DIST = ROOT / "dist"
SITE = "build/site"  # where `make` puts it, and where the README says it is
SUMS = "SHA256SUMS"


def collect(root: Path, listed: list[str], site: Path) -> dict[str, bytes]:
    """Return the files of the archive by path: the ``listed`` ones of ``root``, all of ``site``, and their checksums.

    Raises ValueError where a listed path leads out of ``root``.
    """
    outside = [name for name in listed if not (root / name).resolve().is_relative_to(root.resolve())]
    if outside:
        raise ValueError(f"outside the project: {', '.join(outside)}")
    files = {name: (root / name).read_bytes() for name in listed}
    files |= {
        f"{SITE}/{path.relative_to(site).as_posix()}": path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    return files | {SUMS: "".join(sum_line(name, files[name]) for name in sorted(files)).encode()}


def sum_line(name: str, raw: bytes) -> str:
    r"""Return the line of a file as ``sha256sum`` writes and checks it.

    >>> sum_line("a.csv", b"")[56:]
    '7852b855  a.csv\n'
    """
    return f"{sha256(raw).removeprefix('sha256:')}  {name}\n"


def run_git(*arguments: str) -> str:
    """Return what git answers. Raises CalledProcessError where this is no clone."""
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def main() -> int:
    """Build the site of the committed notebooks and pack it with what git holds; refuse where that is not all."""
    changed = run_git("status", "--porcelain")
    if changed:
        print(f"Commit first: a release is what git holds.\n{changed}", file=sys.stderr)
        return 1
    if not build_site.find_chromium():
        print("A release has the summary as PDF: install Chromium first.", file=sys.stderr)
        return 1
    listed = run_git("ls-files", "-z").rstrip("\0").split("\0")
    descriptor = tables.read_descriptor()
    name = f"{descriptor['name']}-{descriptor['version']}"
    with tempfile.TemporaryDirectory() as folder:
        files = collect(ROOT, listed, build_site.build(build_site.NOTEBOOKS, Path(folder)))
    packed = pack({f"{name}/{path}": raw for path, raw in files.items()})
    DIST.mkdir(exist_ok=True)
    archive = DIST / f"{name}-release.zip"
    archive.write_bytes(packed)
    archive.with_suffix(".zip.sha256").write_text(sum_line(archive.name, packed), encoding="utf-8", newline="\n")
    print(f"{archive.relative_to(ROOT)}: {len(files)} files, {len(packed) / 1e6:.1f} MB")
    print(sum_line(archive.name, packed), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
