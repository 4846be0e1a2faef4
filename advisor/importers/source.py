"""From a file's bytes to its text."""

from __future__ import annotations

from pathlib import Path

from advisor.domain.limits import Limits
from advisor.domain.place import Place
from advisor.errors import Problem, UnreadablePlan
from advisor.importers.located import Refusal, position


def read_text(path: Path, limits: Limits) -> str:
    """The text of a file.

    Raises:
        UnreadablePlan: there is no such file, it is too large, or it is not text.
    """
    try:
        if path.is_dir():
            raise UnreadablePlan(Problem("is a folder, not a file", Place(str(path))))
        size = path.stat().st_size
        if size <= limits.bytes:
            with path.open("rb") as file:
                raw = file.read(limits.bytes + 1)
            size = max(size, len(raw))
        if size > limits.bytes:
            raise UnreadablePlan(too_large(str(path), size, limits))
    except FileNotFoundError:
        raise UnreadablePlan(Problem("there is no such file", Place(str(path)), _neighbour(path))) from None
    except OSError as error:
        raise UnreadablePlan(Problem(f"cannot be read: {error.strerror or error}", Place(str(path)))) from None
    return decode(raw, str(path))


def too_large(path: str, size: int, limits: Limits) -> Problem:
    """What is said of an input past the limit."""
    return Problem(
        f"{size:,} bytes; at most {limits.bytes:,} are read",
        Place(path),
        "Split it, or raise limits.bytes in the settings.",
    )


def decode(raw: bytes, path: str) -> str:
    """UTF-8, or UTF-16 with a byte order mark.

    Raises:
        UnreadablePlan: it is neither; with the line and column of the first byte that is wrong.
    """
    wide = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    encoding, called = ("utf-16", "UTF-16") if wide else ("utf-8-sig", "UTF-8")
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        # the decoder for texts with a byte order mark counts from behind it
        start = error.start + len(raw) - len(error.object)
        before = raw[:start].decode(encoding)
        hint = "Save the file as UTF-8." if wide or b"\0" not in raw[:4096] else "This looks like a binary file."
        message = f"not {called} text: byte 0x{raw[start]:02X}"
        raise Refusal(path).stop(*position(before, len(before)), message, hint) from None


def _neighbour(path: Path) -> str | None:
    from difflib import get_close_matches

    try:
        names = [entry.name for entry in path.parent.iterdir()][:1000]
    except OSError:
        return None
    close = get_close_matches(path.name, names, 1, 0.6)
    return f"Did you mean '{path.parent / close[0]}'?" if close else None
