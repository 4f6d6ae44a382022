"""Runs the benchmarks one after the other; each prints its own tables."""

import importlib
import importlib.util
import sys
from typing import Final

BENCHMARKS: Final = ("speed", "editing", "throughput", "comparison")


def main() -> None:
    """Run the benchmarks named on the command line, or all that there are."""
    names = sys.argv[1:] or [
        name for name in BENCHMARKS if importlib.util.find_spec(f"tests.bench.{name}")
    ]
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"unknown: {', '.join(unknown)}; there are: {', '.join(BENCHMARKS)}")
    for name in names:
        importlib.import_module(f"tests.bench.{name}").main()


if __name__ == "__main__":
    main()
