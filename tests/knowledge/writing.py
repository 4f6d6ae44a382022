"""Files as an author may write them, and what the checker says to them."""

from datetime import date
from pathlib import Path

from bot.knowledge.loader import check
from bot.knowledge.problems import Problem

TODAY = date(2026, 3, 1)
GOOD = """\
entries:
  - id: cel
    title: Jaki jest cel?
    questions:
      - Jaki jest cel partnerstwa?
      - Po co powstało partnerstwo?
      - cel partnerstwa
    answer: |
      **Celem** jest *przyjazne* otoczenie.

      - [strona](https://example.org/cel)
    related: [kto]
    about: [partnerstwo]
    translations:
      en:
        title: What is the aim?
        answer: A friendly environment.
        questions: [What is it for?]
  - id: kto
    title: Kto je tworzy?
    questions: [Kto tworzy partnerstwo?, Kto w nim jest?, członkowie]
    answer: Organizacje i urząd.
    as_of: 2014-01-30
    valid_until: 2027
    status: historical
    links: [{title: Strona, url: "https://example.org"}]
    sources: [{title: Tekst, date: 2014-01}]
subjects:
  - id: partnerstwo
    kind: body
    name: Partnerstwo
"""


def entry(body: str = "", *, id_: str = "a", question: str = "Jak to działa?") -> str:
    """A file with one entry; ``body`` begins in line 6, at the entry's indentation."""
    lines = "".join(f"    {line}\n" if line else "\n" for line in body.split("\n") if body)
    return (
        f"entries:\n  - id: {id_}\n    title: Tytuł\n    answer: Odpowiedź.\n"
        f"    questions: [{question}]\n{lines}"
    )


def problems(directory: Path, *texts: str | bytes) -> list[Problem]:
    """The problems of a directory with these files: ``1.yaml``, ``2.yaml`` and so on."""
    for number, text in enumerate(texts, 1):
        content = text.encode() if isinstance(text, str) else text
        (directory / f"{number}.yaml").write_bytes(content)
    return list(check(directory, TODAY).problems)
