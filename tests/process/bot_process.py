"""The bot as a child process: its lines, its end."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
BASE: Final = Path(__file__).parent / "base"
PATIENCE: Final = 60.0


def environment(data: Path, **settings: str) -> dict[str, str]:
    """What the process gets: nothing of the developer's own settings."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return {
        **own,
        "OMP_NUM_THREADS": "1",
        "PYTHONUNBUFFERED": "1",
        "BOT_KNOWLEDGE_DIR": str(BASE),
        "BOT_DATA_DIR": str(data),
        "BOT_MODEL": "off",
        **settings,
    }


@dataclass(slots=True)
class BotProcess:
    """A running ``run_bot.py``; ``lines`` is what it wrote, both streams together.

    ``traced`` says that it is expected to write a traceback.
    """

    process: asyncio.subprocess.Process
    traced: bool = False
    lines: list[str] = field(default_factory=list)
    _written: asyncio.Condition = field(default_factory=asyncio.Condition)
    _readers: list[asyncio.Task[None]] = field(default_factory=list)

    @classmethod
    async def start(cls, variables: Mapping[str, str], *arguments: str) -> "BotProcess":
        """Start the bot with these variables of the environment."""
        bot = cls(
            await asyncio.create_subprocess_exec(
                sys.executable,
                str(ROOT / "run_bot.py"),
                *arguments,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=variables,
                cwd=variables["BOT_DATA_DIR"],
            )
        )
        for stream in (bot.process.stdout, bot.process.stderr):
            assert stream is not None
            bot._readers.append(asyncio.create_task(bot._read(stream)))
        return bot

    @property
    def output(self) -> str:
        """Everything written so far."""
        return "\n".join(self.lines)

    def having(self, *parts: str) -> list[str]:
        """The lines that contain all ``parts``, without regard to case."""
        return [line for line in self.lines if all(part.lower() in line.lower() for part in parts)]

    async def line(self, *parts: str, count: int = 1) -> str:
        """Wait for ``count`` lines that contain all ``parts``; AssertionError when none comes."""
        try:
            async with asyncio.timeout(PATIENCE), self._written:
                await self._written.wait_for(lambda: len(self.having(*parts)) >= count)
        except TimeoutError:
            raise AssertionError(f"no line with {parts} in:\n{self.output}") from None
        return self.having(*parts)[0]

    async def ended(self) -> int:
        """Wait for the end of the process; its exit code. AssertionError when it goes on."""
        try:
            async with asyncio.timeout(PATIENCE):
                await asyncio.gather(*self._readers)
                return await self.process.wait()
        except TimeoutError:
            raise AssertionError(f"the bot does not end:\n{self.output}") from None

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal and wait for the end; the exit code."""
        self.process.send_signal(how)
        return await self.ended()

    async def kill(self) -> None:
        """End the process if it still runs."""
        if self.process.returncode is None:
            self.process.kill()
        await self.ended()

    async def _read(self, stream: asyncio.StreamReader) -> None:
        async for line in stream:
            async with self._written:
                self.lines.append(line.decode("utf-8", "replace").rstrip("\n"))
                self._written.notify_all()


async def run(
    variables: Mapping[str, str], arguments: Sequence[str], given: bytes = b""
) -> tuple[int, str, str]:
    """Run a command to its end: exit code, standard output, standard error."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(ROOT / "run_bot.py"),
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=variables,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            out, err = await process.communicate(given)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise AssertionError(f"{arguments} does not end") from None
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()
