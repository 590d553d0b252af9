"""How much one file may cost. Every number is a refusal before it is a crash."""

from dataclasses import dataclass

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes, seconds and counts. A SIECLE ZIP of one school holds at most nine files; inflated, some 2 MB each."""

    upload_bytes: int = 20 * MEBIBYTE
    entries: int = 20
    directory_bytes: int = 64 * 1024
    entry_bytes: int = 100 * MEBIBYTE
    inflated_bytes: int = 150 * MEBIBYTE
    ratio: int = 200  # deflate cannot exceed 1032; repetitive SIECLE XML reaches some 40
    memory_bytes: int = 512 * MEBIBYTE
    cpu_seconds: int = 20
    silence_seconds: float = 60.0  # no answer for so long, and the child is ended


DEFAULT_LIMITS = Limits()
ORDER_LIMIT = 256 * 1024
"""Bytes of the order given to the reading process."""
CELL_LIMIT = 1_000
"""Characters of one value that travel to the checks: a longer one is refused there, it need not be whole."""
