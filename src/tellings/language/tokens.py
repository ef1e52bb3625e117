"""Tokenisation: spaCy's English rules, and on top of them what accounts need.

Four rules were added, each general and each counted on the training treebanks:

* A number or word before a hyphen splits as Universal Dependencies does ("15-year" is three
  tokens), except after a derivational prefix ("co-founder", "non-profit": one token).
* A romanised or otherwise hyphenated given name is one token: "Min-jae", "Anne-marie",
  "al-Rahman". A capitalised word, a hyphen and a lower-case part make a name when neither part is a
  common English word, or when both are syllables of romanised East Asian given names; so
  "Half-hearted" and "Boston-based" are still three tokens.
* "No." before a number is one token and cannot end a sentence; so is "Insp." before a name, and
  "Im" before a given name of two syllables, which is no "I'm" without its apostrophe.
* Contractions split in capitals too: "HASN'T" is "HAS", "N'T".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PREFIXES = _words(
    """
    anti bi co counter cross de e em ex extra inter intra macro mega meta micro mid mini mis multi
    neo non over pan para poly post pre pro proto pseudo psycho quasi re semi socio sub super
    supra trans tri ultra un uni
    """
)
"""Parts before a hyphen that stay with their word, as in the treebanks (merged against split in
EWT and GUM train: non 58/1, e 44/3, re 25/0, anti 22/0, pre 20/0, co 20/0, pro 18/0, mid 17/0)."""

ARTICLES = _words("al el ul ad ar as ash at az")
"""The Arabic article before a name, also assimilated to its first consonant ("ar-Rashid")."""

SYLLABLES = _words(
    """
    ae ah an bae bai bang baek bak beom bi bin bo bok bong bum byeol byeong byung cai chae chan
    chang chao chen cheng cheol cheon cheong cheuk chi chin ching cho choi chong chu chuan chul
    chun chung da dae dal dan dao deok di ding do dong du duk eok eom eon eul eun fai fan fang fei
    feng fu fung ga gak gang gap geon geun geum gi gil gu guk gun gwan gwang gyeong gyu gyun ha
    hae hak han hang hao he hee heon heung hing ho hoi hong hoon hu hua hui hun hung huan huk hwa
    hwan hwang hye hyeon hyo hyuk hyun hyung il im in ja jae jang je jeong ji jia jian jiang jie
    jik jin jing jo jong joo joon ju juk jun jung ka kai kam kang keun keung ki kil kin kit ko
    kook kuk kun kwan kwang kwok kyeong kyoung kyu kyung lai lam lan li lian liang lin ling long
    lun lung ma man mei meng mi min ming mo mok moon mu muk mun my myeong myung na nam nan ni ning
    nok ok ping pik pil po pui pyo qi qiang qing ra rae ram ran rang ri rim rin rok rong ryeol
    ryeong ryong rye ryul ryun sa saem san sang se sek seo seok seol seon seong seop seul seung
    shan shi shik shin shun si sik sim sin siu so sol son song soo sook soon sop sop su suk sul
    sum sun sung sup tae tai tak tan tao tat teng ting tong tsun tung u uk un wa wai wan wang wei
    wen wing wo won woo wook woon wu xia xian xiao xin xing xiong xiu xu yan yang yao ye yee yeo
    yeol yeon yeong yeop yeung yi yik yin ying yiu yo yong yoo yoon you young yu yuan yue yuen yuk
    yul yun yung zhen zheng zhi zhong
    """
)
"""Syllables of Korean and Chinese given names in their usual romanisations."""

PLAIN_COMPOUNDS = _words("so-so no-go man-in in-so co-op tie-in ma-am")
"""English compounds whose two parts both look like such syllables."""

QUOTES = frozenset({'"', "'", "''", "”", "’"})
NUMBER_WORDS = _words("No Nos NO NOS no nos")
SHORT_TITLES = _words("Insp Supt Det Const Cpl Cllr Lieut Cmdr Comdr Pte Brig Asst Dep Msgr")
"""Short forms of titles that spaCy's list lacks; no sentence ends between one and a name."""
CLOSING = frozenset("\"')]}.,;:!?")
LIST_MARKER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)] ")
REPEATED = "!?=*_#~<>-.$"


@dataclass(frozen=True, slots=True)
class WordTokenizer:
    """The rules together: ``english`` splits, ``words`` (lower case) tells names from compounds."""

    english: "Tokenizer"
    words: frozenset[str] = field(repr=False)

    def __call__(self, text: str) -> "Doc":
        """Return the tokens of folded ``text``; tokens and spaces together give it back."""
        doc: Doc = self.english(text)
        runs = tuple(self.merges(doc))
        if runs:
            with doc.retokenize() as retokenizer:
                for first, last in runs:
                    retokenizer.merge(doc[first:last])
        # "2. He fell": the treebanks never make a sentence of the number alone (0 of 99).
        marker = LIST_MARKER.match(text)
        inside = marker.end() if marker else 0
        cased = text != text.lower()
        for token in doc[1:]:
            before = doc[token.i - 1]
            spoken = cased and token.i > 1 and _after_speech(doc[token.i - 2], before, token)
            if token.idx <= inside or spoken or _continues(before, token):
                token.is_sent_start = False
        return doc

    def merges(self, doc: "Doc") -> Iterator[tuple[int, int]]:
        """Yield the token runs ``[first, last)`` that are one token by the rules above."""
        texts = [token.text for token in doc]
        spaced = [bool(token.whitespace_) for token in doc]
        position = 0
        while position < len(texts):
            width = self._width(texts, spaced, position)
            if width > 1:
                yield position, position + width
            position += width

    def _width(self, texts: list[str], spaced: list[bool], at: int) -> int:
        run = _run_of_marks(texts, spaced, at)
        if run > 1 or _family_name(texts, spaced, at) or _with_point(texts, spaced, at):
            return max(run, 2)
        if len(texts) < at + 3 or texts[at + 1] != "-" or spaced[at] or spaced[at + 1]:
            return 1
        if at and texts[at - 1] == "-" and not spaced[at - 1]:
            return 1
        if len(texts) > at + 3 and texts[at + 3] == "-" and not spaced[at + 2]:
            return 1
        return 3 if self.is_one_word(texts[at], texts[at + 2]) else 1

    def is_one_word(self, first: str, second: str) -> bool:
        """Whether ``first-second`` is a name or a prefixed word rather than a compound."""
        if not (first.isalpha() and second.isalpha()):
            return False
        lower, tail = first.lower(), second.lower()
        if lower in PREFIXES:
            return True
        if lower in ARTICLES and second[0].isupper():
            return not first.isupper()
        if not first.istitle() or f"{lower}-{tail}" in PLAIN_COMPOUNDS:
            return False
        if lower in SYLLABLES and tail in SYLLABLES:
            return second.islower() or second.istitle()
        rare = lower not in self.words and tail not in self.words
        return len(first) > 1 and second.islower() and rare


def _with_point(texts: list[str], spaced: list[bool], at: int) -> bool:
    """Whether a point belongs to the word before it: "No. 7", "Insp. Adair"."""
    if len(texts) < at + 3 or texts[at + 1] != "." or spaced[at]:
        return False
    if texts[at] in SHORT_TITLES:
        return spaced[at + 1] and texts[at + 2].istitle()
    return texts[at] in NUMBER_WORDS and _is_number(texts[at + 2])


def _family_name(texts: list[str], spaced: list[bool], at: int) -> bool:
    """Whether "I" and "m" are the Korean family name "Im": a given name in syllables follows."""
    if texts[at : at + 2] != ["I", "m"] or spaced[at] or len(texts) < at + 3 or not spaced[at + 1]:
        return False
    given = texts[at + 2].lower()
    if not texts[at + 2].istitle():
        return False
    if len(texts) > at + 4 and texts[at + 3] == "-" and not spaced[at + 2]:
        return given in SYLLABLES and texts[at + 4].lower() in SYLLABLES
    return any(
        given[:cut] in SYLLABLES and given[cut:] in SYLLABLES for cut in range(2, len(given))
    )


def _continues(before: "SpacyToken", token: "SpacyToken") -> bool:
    """Whether no sentence can begin at ``token``: a number after "No.", a closing mark."""
    if before.text.endswith(".") and before.text[:-1] in NUMBER_WORDS:
        return _is_number(token.text)
    if before.text.endswith(".") and before.text[:-1] in SHORT_TITLES:
        return token.text.istitle()
    apart = bool(token.whitespace_) or token.i + 1 == len(token.doc)
    return token.text in CLOSING and not before.whitespace_ and apart


def _after_speech(mark: "SpacyToken", quote: "SpacyToken", token: "SpacyToken") -> bool:
    """Whether a sentence goes on after what was shouted or asked in it ("Stop!" he said)."""
    closed = quote.text in QUOTES and not mark.whitespace_ and bool(quote.whitespace_)
    return closed and mark.text[-1] in "!?" and token.text.islower()


def _run_of_marks(texts: list[str], spaced: list[bool], at: int) -> int:
    """Count the tokens of "!?!" or "====" from ``at`` on: the treebanks hold such runs together."""
    if texts[at][0] not in REPEATED or texts[at].strip(texts[at][0]):
        return 1
    same = "!?" if texts[at][0] in "!?" else texts[at][0]
    last = at + 1
    while last < len(texts) and not spaced[last - 1] and not texts[last].strip(same):
        last += 1
    return last - at


def _is_number(text: str) -> bool:
    return text[:1].isdigit() or text == "#"
