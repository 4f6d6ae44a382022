"""Memory handed back to the system; only the GNU C library hoards it."""

import contextlib
import ctypes
import gc
from typing import Final

# Parameters of mallopt, as <malloc.h> has them.
_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_ARENA_MAX: Final = -8
_MEBIBYTE: Final = 2**20


def economise() -> None:
    """From here on return what is freed, and let all threads share one heap.

    Left to itself the library keeps twice as much free as the largest block that was ever freed.
    To be called before there are threads.
    """
    with contextlib.suppress(AttributeError, OSError, TypeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_ARENA_MAX, 1)
        mallopt(_MMAP_THRESHOLD, _MEBIBYTE)
        mallopt(_TRIM_THRESHOLD, _MEBIBYTE)


def release() -> None:
    """Collect what is unreachable and return free memory, after work that took much of it."""
    gc.collect()
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
