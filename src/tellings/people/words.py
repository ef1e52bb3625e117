"""Closed word classes of English that people-reading rests on: pronouns, titles, kin, gender.

Open classes (which nouns mean persons, places, organisations) are learnt from annotated text, see
``kinds``. Nothing here says anything about a given name: a name alone has no gender.
"""

from dataclasses import dataclass


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that lists them, apart by white space."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun's form shows. ``group`` names its paradigm ("he" for he, him, his)."""

    group: str
    person: int
    number: str | None = None
    gender: str | None = None


_PARADIGMS: tuple[tuple[str, int, str | None, str | None, str], ...] = (
    ("i", 1, "sing", None, "i me my mine myself"),
    ("we", 1, "plur", None, "we us our ours ourselves ourself"),
    ("you", 2, None, None, "you your yours yourself yourselves ya u ur thou thee thy thine ye"),
    ("he", 3, "sing", "masc", "he him his himself"),
    ("she", 3, "sing", "fem", "she her hers herself"),
    ("it", 3, "sing", "neut", "it its itself"),
    ("they", 3, None, None, "they them their theirs themselves themself em"),
    ("this", 3, "sing", "neut", "this that"),
    ("these", 3, "plur", None, "these those"),
    ("who", 3, None, None, "who whom whose which what"),
    (
        "one",
        3,
        "sing",
        None,
        "someone somebody anyone anybody everyone everybody nobody one another",
    ),
    ("thing", 3, "sing", "neut", "something anything everything nothing"),
    ("some", 3, "plur", None, "some all both many few several others most each none any either"),
)
PRONOUNS: dict[str, Pronoun] = {
    form: Pronoun(group=group, person=person, number=number, gender=gender)
    for group, person, number, gender, forms in _PARADIGMS
    for form in forms.split()
}
REFLEXIVES = word_set("myself yourself himself herself itself ourselves yourselves themselves")
PERSONAL = frozenset({"i", "we", "you", "he", "she", "it", "they"})
INDEFINITE = frozenset({"one", "thing", "some"})

MASCULINE = word_set(
    """man men boy boys gentleman gentlemen guy guys lad lads bloke dude chap father fathers dad
    dads daddy papa pa pop grandfather grandpa granddad grandad gramps bro son sons grandson
    brother brothers uncle uncles nephew husband husbands hubby widower bridegroom groom
    boyfriend king prince lord duke baron earl emperor sir mister monk priest actor waiter
    policeman policemen fireman salesman businessman chairman spokesman congressman cameraman
    stepfather stepson stepbrother godfather fiance schoolboy cowboy host hero bachelor abbot
    wizard"""
) - {"host", "hero", "actor", "priest", "wizard", "guys"}
FEMININE = word_set(
    """woman women girl girls lady ladies mother mothers mom moms mum mums mommy mummy mama ma
    grandmother grandma granny gran nan nana mam sis daughter daughters granddaughter sister
    sisters aunt aunts auntie niece wife wives widow bride girlfriend queen princess duchess
    baroness countess empress madam ma'am nun actress waitress policewoman businesswoman
    spokeswoman chairwoman congresswoman stepmother stepdaughter stepsister godmother fiancee
    schoolgirl heroine hostess goddess abbess heiress maid housewife midwife actresses lass gal"""
) - {"ma"}

MASCULINE_TITLES = word_set(
    """mr mister sir lord king prince father brother uncle monsieur herr senor signor duke baron
    emperor"""
)
FEMININE_TITLES = word_set(
    """mrs ms miss madam mme lady queen princess sister aunt mademoiselle dame frau fraulein senora
    signora senorita signorina duchess baroness empress matron"""
)
TITLES = (
    MASCULINE_TITLES
    | FEMININE_TITLES
    | word_set(
        """dr doctor prof professor president chief captain capt major colonel col general gen
    lieutenant lt sergeant sgt corporal private officer detective inspector constable
    superintendent commissioner warden sheriff deputy judge justice senator sen representative
    rep congressman congresswoman governor gov mayor minister secretary chancellor ambassador
    chairman chairwoman director manager coach nurse reverend rev pastor bishop archbishop
    cardinal pope saint st imam rabbi sheikh emperor empress duke duchess baron count countess
    earl prosecutor attorney counsel agent commander admiral marshal principal master dame guard
    boss foreman"""
    )
)

OFFICES = word_set(
    """warden mayor president governor king queen pope chancellor emperor empress headmaster
    headmistress principal sheriff superintendent commissioner bishop archbishop abbot abbess
    coroner premier rector sultan harbourmaster stationmaster"""
)
"""Offices that one person at a time holds: in one story the mayor is mostly one and the same."""

GROUPS = word_set(
    """group crowd gang team crew family couple pair duo trio quartet quintet sextet band
    mob jury cast choir staff population public audience majority household squad platoon unit"""
)

KIN_INVERSE: dict[str, str] = {
    "father": "child",
    "mother": "child",
    "parent": "child",
    "son": "parent",
    "daughter": "parent",
    "child": "parent",
    "kid": "parent",
    "brother": "sibling",
    "sister": "sibling",
    "sibling": "sibling",
    "husband": "wife",
    "wife": "husband",
    "spouse": "spouse",
    "uncle": "nephew or niece",
    "aunt": "nephew or niece",
    "nephew": "uncle or aunt",
    "niece": "uncle or aunt",
    "cousin": "cousin",
    "grandfather": "grandchild",
    "grandmother": "grandchild",
    "grandson": "grandparent",
    "granddaughter": "grandparent",
}
"""Kin words and what the other side of the relation is called, gender left open."""

KIN_FAMILIAR: dict[str, str] = {
    "dad": "father",
    "daddy": "father",
    "papa": "father",
    "pa": "father",
    "pop": "father",
    "mom": "mother",
    "mum": "mother",
    "mommy": "mother",
    "mummy": "mother",
    "mama": "mother",
    "kid": "child",
    "baby": "child",
    "grandpa": "grandfather",
    "granddad": "grandfather",
    "grandma": "grandmother",
    "granny": "grandmother",
    "gran": "grandmother",
    "nan": "grandmother",
    "nana": "grandmother",
    "grandad": "grandfather",
    "gramps": "grandfather",
    "mam": "mother",
    "bro": "brother",
    "sis": "sister",
    "auntie": "aunt",
    "hubby": "husband",
}


def kin_word(lemma: str) -> str | None:
    """Return the plain kin word for a lemma ("dad" gives "father"), None for other words."""
    plain = KIN_FAMILIAR.get(lemma, lemma)
    return plain if plain in KIN_INVERSE else None


def word_gender(word: str) -> str | None:
    """Return the gender that a common noun's meaning carries."""
    lower = word.lower()
    if lower in MASCULINE:
        return "masc"
    return "fem" if lower in FEMININE else None
