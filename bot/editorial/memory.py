"""Memory handed back to the system after work that took much of it for a moment."""

import contextlib
import ctypes
import gc


def release() -> None:
    """Collect what is unreachable and return free memory; only the GNU C library hoards it."""
    gc.collect()
    with contextlib.suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
