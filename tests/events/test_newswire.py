"""ECB+ from raw text: where the mentions stand in it, and what is counted."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from evals.newswire import Found, Report, counted, reports, scored
from evals.stories import Telling

SENTENCES = (
    ("Fire", "in", "Bree"),
    ("A", "fire", "(", "the", "second", ")", "burnt", "Bree", "."),
    ("Kim", "fled", ",", "Lee", "did", "n't", "."),
)
HEADS = {0: "fire", 9: "burn", 13: "flee"}
"""The token numbers of the heads of gold mentions, and their chains."""


def corpus(folder: Path) -> tuple[Path, Any]:
    """Write a corpus of one document; return its folder and its gold mentions."""
    (folder / "ECB+" / "1").mkdir(parents=True)
    tokens = [
        f'<token t_id="{n}" sentence="{number}">{word}</token>'
        for number, words in enumerate(SENTENCES)
        for n, word in enumerate(words)
    ]
    (folder / "ECB+" / "1" / "1_1ecb.xml").write_text(f"<Document>{''.join(tokens)}</Document>")
    (folder / "ECBplus_coreference_sentences.csv").write_text(
        "Topic,File,Sentence Number\n1,1ecb,0\n1,1ecb,1\n"
    )
    claims = [SimpleNamespace(account="1_1ecb", predicate_head=n, id=str(n)) for n in HEADS]
    chain = {str(n): name for n, name in HEADS.items()}
    return folder, SimpleNamespace(claims=claims, chain=chain, texts={"1_1ecb": ""})


def test_mentions_stand_where_their_words_do(tmp_path: Path) -> None:
    """Raw text is written as printed, and every mark points at its word."""
    report = reports(*corpus(tmp_path))["1_1ecb"]
    text = report.telling.text
    assert text == "Fire in Bree\nA fire (the second) burnt Bree. Kim fled, Lee didn't. "
    words = {chain: text[at:].split()[0] for at, chain in report.telling.events.items()}
    assert words == {"fire": "Fire", "burn": "burnt", "flee": "fled,"}
    assert [text[a:b].strip() for a, b in report.listed] == [
        "Fire in Bree",
        "A fire (the second) burnt Bree.",
    ]


def story(offsets: dict[str, int]) -> tuple[Any, dict[str, Report]]:
    """Return a read document whose claims stand at ``offsets``, listed up to offset 100."""
    telling = Telling(path="d.txt", text="", events={0: "x", 20: "x", 40: "y"})
    report = Report(telling=telling, listed=((0, 100),))
    heads = [SimpleNamespace(start=at) for at in offsets.values()]
    read = SimpleNamespace(
        accounts=[SimpleNamespace(id="a", document="hash")],
        marks={"hash": telling.events},
        claims=[
            SimpleNamespace(id=name, account="a", predicate_head=n)
            for n, name in enumerate(offsets)
        ],
        analyses={"a": SimpleNamespace(tokens=heads)},
    )
    return read, {"d": report}


def test_claims_outside_the_listed_sentences_do_not_count() -> None:
    """What stands in no listed sentence is neither found nor missed."""
    assert counted(*story({"in": 20, "out": 100})) == {"in": ("d", 20)}


def test_whole_gold_found_scores_one() -> None:
    """All mentions found and joined as in gold is 1; a claim of its own lowers only the whole."""
    made = story({"a": 0, "b": 20, "c": 40, "d": 60})
    found = scored([made], [[["a", "b"], ["c"], ["d"]]])
    assert found.matched == pytest.approx(1.0)
    assert found.all < 1.0
    assert found.mentions == (3, 4, 3)
    whole = scored([made], [[["a", "b"], ["c"]]])
    assert whole.all == pytest.approx(1.0)


def test_mentions_that_are_no_claims_cost_recall() -> None:
    """A gold mention without a claim is missing in both scores."""
    found: Found = scored([story({"a": 0, "b": 20})], [[["a", "b"]]])
    assert found.all == found.matched < 1.0
