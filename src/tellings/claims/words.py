"""Classes of words that the claims room goes by: negators, modals, hedges, works, evaluations.

General word classes of English, none drawn from particular accounts. The nouns of events, times,
places and persons come from ``nouns.json``, derived by ``train/claim_nouns.py``.
"""

import functools
import json
from importlib import resources
from typing import Final

from tellings.claims.wordlist import lemmas

NEGATORS: Final = lemmas(
    """
    not n't nt never n’t n´t n`t nor neither hardly scarcely nowhere no barely nought noway
    """
)
CONTRACTED: Final = lemmas(
    """
    didnt dont doesnt wasnt isnt cant couldnt wouldnt wont hasnt havent hadnt arent werent aint
    shouldnt neednt mustnt
    """
)
"""Auxiliaries written with their negation in one, as in hasty writing and capitals."""
NEGATIVE_PRONOUNS: Final = lemmas("nobody noone nothing none neither nowhere no-one")
NEGATIVE_DETERMINERS: Final = frozenset(["no", "neither", "nary"])
ALMOST: Final = frozenset(["almost", "nearly"])
BARELY: Final = frozenset(["barely", "only just", "narrowly"])
ACHIEVEMENTS: Final = lemmas(
    """
    escape survive avoid miss make manage win pass reach finish succeed beat dodge evade hold
    cling get
    """
)
"""Verbs whose "barely" is a success all the same: "barely escaped"."""

SUPPOSING_MODALS: Final = lemmas("may might must should ought would could 'd ’d shall")
ABILITY: Final = frozenset(["can", "could", "ca"])
PERCEPTION: Final = lemmas(
    """
    see hear feel smell taste sense remember tell understand recognize recognise find
    """
)
HABITUAL: Final = lemmas(
    """
    always often usually sometimes regularly frequently every whenever each
    """
)
HEDGES: Final = lemmas(
    """
    perhaps maybe possibly probably presumably conceivably supposedly seemingly likely
    hypothetically arguably doubtless hopefully
    """
)
REPORTING_ADVERBS: Final = frozenset(["reportedly", "apparently", "purportedly", "ostensibly"])
ACCUSING_ADVERBS: Final = frozenset(["allegedly"])
CONDITIONAL_MARKS: Final = lemmas(
    "if unless whether lest provided providing supposing suppose assuming"
)
REASON_MARKS: Final = lemmas("because since as cause cuz coz for")
TIME_MARKS: Final = lemmas("when while before after until till once whenever since as")
WITHOUT: Final = frozenset(["without"])
INSTEAD: Final = frozenset(["instead", "rather"])

STRONG_WORKS: Final = lemmas(
    """
    film movie novel review sequel prequel remake screenplay blog blogger soundtrack
    cinematography cinema viewer audience reader spoiler recap director actor actress cast
    filmmaker screenwriter moviegoer filmgoer trailer documentary biopic screening reviewer
    critic blockbuster masterpiece rating plotline storyline tearjerker subtitle franchise
    adaptation storytelling premise genre flick anime sitcom miniseries podcast webtoon
    protagonist thriller melodrama backstory flashback
    """
)
WEAK_WORKS: Final = lemmas(
    """
    story scene plot ending character performance article show drama episode tale narrative
    theme book chapter series comedy tragedy acting picture post comment script writer author
    message moral production portrayal depiction title sequence finale shot site website video
    clip page play season work dialogue setting tone pacing direction
    """
)
"""Works and parts of works, also ordinary things: they count where the account is about a work."""

PERFORMING: Final = lemmas("performance portrayal acting depiction screenplay casting")
"""What actors and makers do, whoever they are."""

EVALUATIVE: Final = lemmas(
    """
    amazing amusing annoying appalling atrocious awesome awful bad beautiful best better bland
    boring breathtaking brilliant captivating charming clever compelling confusing cool crappy
    cute delightful delicious disappointing disgraceful disgusting dreadful dull emotional
    engaging enjoyable entertaining excellent exceptional exciting exquisite extraordinary
    fabulous fantastic fascinating fine forgettable funny good gorgeous great gripping hateful
    heartbreaking heartwarming hilarious horrible horrific impressive incredible inspiring
    interesting lame lovely magnificent marvellous marvelous masterful mediocre memorable moving
    nasty nice outrageous outstanding overrated pathetic perfect phenomenal poignant powerful
    predictable pretty refreshing remarkable ridiculous rubbish sad shameful silly spectacular
    splendid stunning stupid sublime superb sweet tedious terrible terrific thrilling timeless
    touching tragic ugly unbearable underrated unfair unforgettable unwatchable weird wonderful
    worse worst worth worthwhile
    """
)
STRONGLY_EVALUATIVE: Final = EVALUATIVE - lemmas(
    """
    bad better cool emotional fine good great nasty nice perfect powerful pretty sad sweet
    tragic worth ugly moving stupid clever best worst worse unfair cute funny confusing
    interesting exceptional extraordinary
    """
)
"""Adjectives that are judgements even of what happens in a story."""

SERVICE: Final = lemmas(
    """
    affordable attentive average bright clean comfortable comfy courteous cozy cosy crazy dirty
    disappointed easy expensive fabulous fair fast fresh friendly fun happy helpful hot impressed
    inexpensive knowledgable knowledgeable lucky okay ok overpriced pleasant pleased polite poor
    pricey professional prompt quick reasonable reliable rude satisfied slow tasty terrific
    thorough top unprofessional warm welcoming yummy
    """
)
"""Adjectives that judge in a review of a shop, a stay, a service; elsewhere they may tell."""

EVALUATIVE_NOUNS: Final = lemmas(
    """
    masterpiece gem disaster farce joke disgrace shame treat delight joy mess bore favourite
    favorite pity scandal triumph rubbish garbage crap perfection testament classic tearjerker
    miracle embarrassment nightmare ripoff dump waste
    """
)
FEELING_VERBS: Final = lemmas(
    """
    love like enjoy hate adore dislike loathe appreciate recommend prefer admire detest despise
    """
)
GENERIC_SUBJECTS: Final = lemmas("you one people everyone everybody anyone nobody")
FIRST_PERSON: Final = lemmas("i we me us my our myself ourselves mine ours")
SECOND_PERSON: Final = lemmas("you your yours yourself u ur yourselves")
PARTICLES: Final = frozenset(["on", "off", "up", "down", "out", "over", "along"])
KIN: Final = lemmas(
    """
    aunt brother child cousin dad daughter father fiance fiancé fiancée grandchild granddaughter
    grandfather grandmother grandson husband kid mom mother mum nephew niece parent sibling
    sister son spouse stepfather stepmother twin uncle widow widower wife
    """
)

UNDERGONE_TOO: Final = lemmas(
    """
    abandonment abduction abolition abuse acquittal adoption appointment arrest
    assassination assault beating birth burglary burial capture conviction death deportation
    destruction detention dismissal drowning eviction execution exoneration expulsion
    funeral hanging homicide imprisonment incarceration injury interrogation kidnapping
    killing loss manslaughter molestation murder of overthrow poisoning promotion punishment
    rape release removal rescue robbery sentencing shooting stabbing theft torture transfer
    treatment trial
    """
)
"""More nouns whose possessor or "of" is the one to whom it is done ("his arrest"): their verbs are
too rare in the treebanks to tell (``nouns.json``: "undergone")."""

NOT_EVENTS: Final = lemmas(
    """
    boom double foul header hit instance jam kick motion storage thinking rbi wai turn
    suggestion visualization covariation break integration bow exhibit change try run start end
    move shift talk request action activity address attempt catch case crossing decline failure
    final mistake opening order passage play record result strike watch invitation increase
    happenstance
    """
)
"""Derived as events, but too wide to be read as one alone."""


@functools.cache
def nouns(kind: str) -> frozenset[str]:
    """Return the nouns (lemmas) that name an "event", "time", "place", "person"; "undergone"."""
    data = json.loads(resources.files(__package__).joinpath("nouns.json").read_text("utf-8"))
    return frozenset(data[kind])


@functools.cache
def judging() -> frozenset[str]:
    """Return adjectives that judge as those of ``STRONGLY_EVALUATIVE`` do, derived from them."""
    data = json.loads(resources.files(__package__).joinpath("judging.json").read_text("utf-8"))
    return frozenset(data)


@functools.cache
def places() -> frozenset[str]:
    """Return the nouns that name places."""
    return nouns("place")


@functools.cache
def event_nouns() -> frozenset[str]:
    """Return the nouns that are read as events of their own."""
    return (nouns("event") | UNDERGONE_TOO) - NOT_EVENTS


@functools.cache
def undergone() -> frozenset[str]:
    """Return the nouns whose possessor is the one to whom it is done."""
    return nouns("undergone") | UNDERGONE_TOO
