"""Messages per second through the whole process, beside a bot that only echoes.

Each bot runs in a process of its own against the loopback server in another one. The variants take
turns, so that whatever else the machine does meets all of them. Nobody waits for Telegram's limits:
the server has none here, and the bot leaves them to any server but Telegram's own.
"""

import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final

import psutil

from tests.bench.crowd import MESSAGES, PEOPLE
from tests.botapi import TOKEN

_ROOT: Final = Path(__file__).parents[2]
_CACHE: Final = _ROOT / "data" / "vectors.sqlite3"
_ROUNDS: Final = 3
_MEBIBYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Variant:
    """A bot to measure; ``model`` is BOT_MODEL, None for the one that only echoes."""

    name: str
    command: tuple[str, ...]
    model: str | None = None


ECHO: Final = Variant("echo bot", ("-m", "tests.bench.echo_bot"))
VARIANTS: Final = (
    ECHO,
    Variant("the bot, words only", ("run_bot.py",), "off"),
    Variant("the bot, with the model", ("run_bot.py",), "auto"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: messages a second, the bot's CPU milliseconds a message, its memory in MiB."""

    rate: float
    cpu: float
    memory: float


def main() -> None:
    """Measure all variants and print a table."""
    with tempfile.TemporaryDirectory() as directory:
        places = {variant: Path(directory) / str(n) for n, variant in enumerate(VARIANTS)}
        for variant, place in places.items():
            _prepare(variant, place)
        runs: dict[str, list[Measured]] = {variant.name: [] for variant in VARIANTS}
        for number in range(_ROUNDS):
            for variant, place in places.items():
                measured = measure(variant, place)
                runs[variant.name].append(measured)
                _note(f"{number + 1}/{_ROUNDS} {variant.name}: {measured.rate:.0f} messages/s")
    sys.stdout.write(_table(runs))


def measure(variant: Variant, data: Path) -> Measured:
    """One run of one variant."""
    crowd = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.crowd"],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with crowd, _bot(variant, _hear(crowd.stdout)["url"], data) as bot:
        assert crowd.stdin is not None
        _hear(crowd.stdout)
        before = sum(bot.cpu_times()[:2])
        crowd.stdin.write("go\n")
        crowd.stdin.flush()
        result = _hear(crowd.stdout)
        used = sum(bot.cpu_times()[:2]) - before
        memory = bot.memory_info().rss / _MEBIBYTE
        bot.terminate()
        bot.wait()
        crowd.communicate("stop\n")
    if result["failures"]:
        raise SystemExit(f"{variant.name}: {result['failures'][:3]}")
    messages = PEOPLE * MESSAGES
    return Measured(messages / result["seconds"], 1000 * used / messages, memory)


@contextlib.contextmanager
def _bot(variant: Variant, url: str, data: Path) -> Iterator[psutil.Popen]:
    command = [sys.executable, *variant.command]
    with (data / "bot.log").open("w", encoding="utf-8") as log:
        bot = psutil.Popen(command, cwd=_ROOT, env=_environment(variant, url, data), stderr=log)
        try:
            yield bot
        finally:
            if bot.is_running():
                bot.kill()
            bot.wait()


def _environment(variant: Variant, url: str, data: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return own | {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": url,
        "BOT_DATA_DIR": str(data),
        "BOT_MODEL": variant.model or "off",
        "BOT_LOG_LEVEL": "WARNING",
        "OMP_NUM_THREADS": "1",
    }


def _prepare(variant: Variant, data: Path) -> None:
    """Run a bot once unmeasured: it computes vectors and keeps what it has built."""
    _note(f"preparing {variant.name}")
    data.mkdir()
    if variant.model == "auto" and _CACHE.exists():
        shutil.copy(_CACHE, data)
    if variant.model is not None:
        command = [sys.executable, "run_bot.py", "ask", "Dzień dobry"]
        environment = _environment(variant, "https://api.telegram.org", data)
        answered = subprocess.run(
            command, cwd=_ROOT, env=environment, stdout=subprocess.DEVNULL, check=False
        )
        if answered.returncode:
            raise SystemExit("the bot does not answer, so there is nothing to measure")
    measure(variant, data)


def _hear(stream: IO[str] | None) -> dict[str, Any]:
    assert stream is not None
    line = stream.readline()
    if not line:
        raise SystemExit("the bot did not answer everybody")
    heard: dict[str, Any] = json.loads(line)
    return heard


def _table(runs: dict[str, list[Measured]]) -> str:
    echo = statistics.median(run.rate for run in runs[ECHO.name])
    lines = [
        f"Messages per second, {PEOPLE} people × {MESSAGES} messages, median of {_ROUNDS} runs "
        f"(lowest–highest), {os.cpu_count()} cores, Python {sys.version.split()[0]}",
        "",
        "| | messages/s | × echo | CPU ms a message | memory, MiB |",
        "|---|---|---|---|---|",
    ]
    for name, measured in runs.items():
        rates = [run.rate for run in measured]
        rate = statistics.median(rates)
        cpu = statistics.median(run.cpu for run in measured)
        memory = max(run.memory for run in measured)
        lines.append(
            f"| {name} | {rate:.0f} ({min(rates):.0f}–{max(rates):.0f}) | {rate / echo:.2f} "
            f"| {cpu:.1f} | {memory:.0f} |"
        )
    return "\n".join(lines) + "\n"


def _note(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    main()
