import numpy as np
import pytest

from bot.matching.embedder import MAX_CHARS, Embedder, load_embedder


@pytest.fixture(scope="module")
def embed() -> Embedder:
    """The real model, where this machine has it."""
    found = load_embedder()
    if found is None:
        pytest.skip("the semantic model has no wheel for this machine")
    return found


@pytest.mark.parametrize(
    "text",
    [
        "\ufdfa" * 400,
        "\ufdfa\ufdfd" * 200,
        "½⅓℀" * 130,
        "中文" * 200,
        "😀" * 300,
        "a" * 4000,
        "\0",
        "",
    ],
)
def test_no_text_breaks_the_model(embed: Embedder, text: str) -> None:
    """Nor characters that stand for eighteen: it writes past its buffers when it meets them."""
    (vector,) = embed([text])
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3)


def test_what_is_left_out_changes_nothing(embed: Embedder) -> None:
    """Letters of other scripts, compatibility forms, and what comes after the longest question."""
    plain = embed(["Kiedy przyjęto program?"])
    assert np.allclose(embed(["Kiedy przyjęto program? 中文"]), plain, atol=1e-3)
    assert np.allclose(embed(["Kiedy przyjęto\u00a0program\uff1f"]), plain, atol=1e-3)
    long = "program " * MAX_CHARS
    assert np.allclose(embed([long]), embed([long[:MAX_CHARS]]), atol=1e-3)
