"""Cases of who is who: how they are read, what becomes a query, what is drawn of it."""

import json
from pathlib import Path
from random import Random

import pytest
from evals.coreference_gold import GoldDocument, GoldMention
from train.beside_corpora import article, halves
from train.beside_data import (
    FOLDER,
    MEASURED,
    MOST_TARGETS,
    NAMES,
    OLDER,
    Query,
    Target,
    case_of,
    drawn,
    queries,
    read_cases,
)

from tellings.language.beside import END, MOST_PIECES, START
from tellings.language.words import Words, load_words

ONE = "Mira paid. She left, and Mira did not come back."
OTHER = "The elder sister paid; the younger, Tove, waited."
PEOPLE = [
    [[0, "Mira", 1], [0, "Mira", 2], [1, "The elder sister", 1]],
    [[1, "the younger", 1], [1, 36, 40, "Tove"]],
]


@pytest.fixture(scope="module")
def words() -> Words:
    """Return the packaged word pieces."""
    return load_words()


def test_places_are_found_and_pairs_follow() -> None:
    """Every pair of places is one person or two, and a chain is within one account."""
    case = case_of({"accounts": [ONE, OTHER], "people": PEOPLE})
    told = [case.accounts[a][start:end] for a, start, end in case.places]
    assert told == ["Mira", "Mira", "The elder sister", "the younger", "Tove"]
    assert case.places[0][1] < case.places[1][1]
    together = {pair for pair, same in case.same.items() if same}
    assert together == {(0, 1), (0, 2), (1, 2), (3, 4)}
    assert len(case.same) == 10
    assert case.chains == {0: (0, 1), 1: (0, 1), 2: (2,), 3: (3, 4), 4: (3, 4)}


def test_pairs_alone_are_all_that_is_known() -> None:
    """A case of pairs has these pairs only; words that do not stand there are left out."""
    case = case_of(
        {
            "accounts": [ONE, OTHER],
            "same": [[[0, "Mira", 1], [1, "The elder sister", 1]]],
            "different": [[[0, "Mira", 1], [1, "Tove", 1]], [[0, "Nobody", 1], [1, "Tove", 1]]],
        }
    )
    assert case.same == {(0, 1): True, (0, 2): False}
    assert case.chains == {0: (0,), 1: (1,), 2: (2,)}


def test_a_query_shows_both_accounts(words: Words) -> None:
    """Pieces, whose account they are of and targets spell what was written."""
    case = case_of({"accounts": [ONE, OTHER], "people": PEOPLE})
    found = queries(case, words)
    assert len(found) == 5
    for query in found:
        assert query.ids[0] == START
        assert query.ids[-1] == END
        assert query.accounts == tuple(sorted(query.accounts))
        assert len(query.accounts) == len(query.ids) <= MOST_PIECES
        assert set(query.asked) <= set(query.chain)
    first = found[0]
    spelt = {words.tokenizer.decode([first.ids[at] for at in t.pieces]): t for t in first.targets}
    assert {text: (t.same, t.across) for text, t in spelt.items()} == {
        "mira": (True, False),
        "the elder sister": (True, True),
        "the younger": (False, True),
        "tove": (False, True),
    }


def test_a_text_that_is_too_long_is_not_asked_about(words: Words) -> None:
    """Both accounts whole or nothing: a cut one may lack what tells."""
    case = case_of({"accounts": [ONE + " lamp" * 250, OTHER], "people": PEOPLE})
    assert queries(case, words) == []


def test_what_is_drawn_keeps_targets_apart_from_the_marks() -> None:
    """No target overlaps what is marked; at most so many are drawn; none left is None."""
    targets = tuple(Target(pieces=(at,), same=at % 2 == 0, across=True) for at in range(30))
    query = Query(ids=(7,) * 30, accounts=(0,) * 30, asked=(3,), chain=(3, 4, 5), targets=targets)
    seen = set()
    for seed in range(20):
        item = drawn(query, Random(seed))
        assert item is not None
        seen.add(item.marks)
        assert len(item.targets) == MOST_TARGETS
        assert not {at for t in item.targets for at in t.pieces} & set(item.marks)
        assert item == drawn(query, Random(seed))
    assert seen == {(3,), (3, 4, 5)}
    whole = drawn(query)
    assert whole is not None
    assert (whole.marks, len(whole.targets)) == ((3,), 29)
    alone = Query(ids=(7,), accounts=(0,), asked=(0,), chain=(0,), targets=targets[:1])
    assert drawn(alone) is None


def test_packaged_cases_can_all_be_read(tmp_path: Path) -> None:
    """Every line of our cases is a case whose places stand in its accounts; a broken one is not."""
    count = 0
    for path in sorted(FOLDER.glob("*.jsonl")):
        for case in read_cases(path):
            assert len(case.places) >= 2
            assert all(0 <= s < e <= len(case.accounts[a]) for a, s, e in case.places)
            count += 1
    lines = sum(len(p.read_text("utf-8").splitlines()) for p in FOLDER.glob("*.jsonl"))
    assert count == lines > 1000
    (tmp_path / "x.jsonl").write_text(
        '{"accounts": [\n' + json.dumps({"accounts": [ONE, OTHER], "people": PEOPLE}), "utf-8"
    )
    assert len(list(read_cases(tmp_path / "x.jsonl"))) == 1


def test_no_case_that_measures_is_learnt_from() -> None:
    """Of the unseen sets only those are read whose totals were looked at long ago."""
    unseen = {path.stem for path in NAMES.glob("unseen-*.jsonl")}
    assert unseen & set(OLDER) == {"unseen-2", "unseen-3", "unseen-4"}
    assert all((NAMES / f"{name}.jsonl").is_file() for name in (*OLDER, *MEASURED))
    assert not set(OLDER) & set(MEASURED)
    told = {text for p in FOLDER.glob("*.jsonl") for c in read_cases(p) for text in c.accounts}
    for name in unseen - set(OLDER):
        held = {text for case in read_cases(NAMES / f"{name}.jsonl") for text in case.accounts}
        assert not held & told


def test_a_story_is_read_in_halves() -> None:
    """A stretch is cut at a sentence; a half's pronoun counts where the chain has no noun there."""
    forms = ["Tove", "came", "in", "."] * 30 + ["She", "and", "Mira", "left", "."] * 10
    tokens, at = [], 0
    for form in forms:
        tokens.append((at, at + len(form)))
        at += len(form) + 1
    ends = [4 * n for n in range(1, 31)] + [120 + 5 * n for n in range(1, 11)]
    tove = [(4 * n, 4 * n + 1) for n in range(30)] + [(120 + 5 * n, 121 + 5 * n) for n in range(10)]
    document = GoldDocument(
        name="x",
        text=" ".join(forms) + " ",
        tokens=tuple(tokens),
        sentences=tuple(zip([0, *ends], ends, strict=False)),
        chains={
            "tove": tuple(GoldMention(first=a, last=b, type="person") for a, b in tove),
            "mira": (GoldMention(first=122, last=123, type="person"),),
        },
        speakers=(),
        syntax=None,
    )
    (case,) = halves(document)
    assert [len(text.split()) for text in case.accounts] == [84, 81]
    told = [(a, case.accounts[a][start:end]) for a, start, end in case.places]
    assert set(told) == {(0, "Tove"), (1, "Tove"), (1, "Mira")}


def test_an_article_is_read_as_printed(tmp_path: Path) -> None:
    """Only the sentences asked for are read; people carry the chain that crosses articles."""
    path = tmp_path / "1_1ecb.xml"
    path.write_text(
        "<Document><token t_id='1' sentence='0'>Gone</token><token t_id='2' sentence='1'>Mira"
        "</token><token t_id='3' sentence='1'>'s</token><token t_id='4' sentence='1'>aunt</token>"
        "<token t_id='5' sentence='1'>.</token><Markables><HUMAN_PART_PER m_id='7'><token_anchor "
        "t_id='2'/></HUMAN_PART_PER><HUMAN_PART_PER m_id='8'><token_anchor t_id='4'/>"
        "</HUMAN_PART_PER><LOC_GEO m_id='9'><token_anchor t_id='4'/></LOC_GEO></Markables>"
        "<Relations><CROSS_DOC_COREF r_id='1' note='HUM1'><source m_id='7'/></CROSS_DOC_COREF>"
        "</Relations></Document>",
        "utf-8",
    )
    found = article(path, {1})
    assert found.text == "Mira's aunt."
    assert [(found.text[a:b], chain == "HUM1") for a, b, chain in found.people] == [
        ("Mira", True),
        ("aunt", False),
    ]
