"""Closed classes of words around names: titles, ranks, generations, degrees, articles."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text that lists them, apart by white space."""
    return frozenset(words.split())


HONORIFICS = word_set(
    """mr mister mrs ms miss mx sir madam madame mme dr doctor prof professor lord lady dame rev
    reverend fr st saint san santa sheikh haji mullah imam rabbi herr frau senor senora monsieur
    mademoiselle mlle don dona signorina senorita srta fraulein frl pandit swami hajj hajji
    ustad sayyid syed shri begum mevrouw meneer signor signora ssi
    nim san sama sensei comrade citizen
    president chief captain capt major colonel col general gen lieutenant lt sergeant sgt
    corporal private officer detective inspector constable superintendent commissioner warden
    sheriff deputy judge justice senator sen representative rep congressman congresswoman
    governor gov mayor minister secretary chancellor ambassador chairman chairwoman director
    manager coach nurse pastor bishop archbishop cardinal pope king queen prince princess
    emperor empress duke duchess baron baroness count countess earl prosecutor attorney counsel
    insp supt cpl pte pc wpc maj cmdr det agent headmaster headmistress harbourmaster
    stationmaster coroner premier rector sultan abbot
    abbess commander admiral marshal
    brigadier ensign bosun boatswain skipper havildar subedar rifleman trooper gunner sapper seaman
    principal uncle aunt auntie father mother brother sister
    grandpa grandma guard boss foreman canon vicar curate chaplain monsignor alderman councillor
    cllr squire matron bailiff"""
)
AFTER_NAMES = word_set("sensei ssi sahib saheb efendi effendi hanim")
HYPHENED = AFTER_NAMES | word_set("san sama")
"""Titles after a name: "Aylin Hanim", "Sato-san". What is a name too ("chan") is none."""
MASCULINE_TITLES = word_set("mr mister sir lord king prince emperor duke baron monsieur herr senor")
FEMININE_TITLES = word_set(
    """mrs ms miss madam madame mme lady queen princess empress duchess baroness countess dame frau
    senora mademoiselle"""
)
RANKS = word_set(
    """captain capt major colonel col general gen lieutenant lt sergeant sgt corporal private
    inspector constable superintendent commissioner warden sheriff deputy commander admiral
    marshal brigadier ensign bosun boatswain skipper havildar subedar rifleman trooper gunner sapper
    seaman"""
)
SERVING = word_set("officer mate engineer")
"""Ranks behind "First" or "Petty" alone: "First Officer Lind"."""
WITH_GIVEN_NAMES = word_set(
    """sir dame uncle aunt auntie father mother brother sister grandpa grandma king queen prince
    princess emperor empress pope saint st san santa fr don dona haji lord lady"""
)
SHORT_TITLES = {
    "insp": "inspector",
    "supt": "superintendent",
    "cpl": "corporal",
    "pte": "private",
    "pc": "constable",
    "wpc": "constable",
    "maj": "major",
    "cmdr": "commander",
    "det": "detective",
    "monsieur": "mr",
    "herr": "mr",
    "senor": "mr",
    "signor": "mr",
    "madame": "mrs",
    "mme": "mrs",
    "frau": "mrs",
    "senora": "mrs",
    "signora": "mrs",
    "mademoiselle": "miss",
    "mlle": "miss",
    "fraulein": "miss",
    "senorita": "miss",
    "mister": "mr",
    "doctor": "dr",
    "professor": "prof",
    "capt": "captain",
    "col": "colonel",
    "gen": "general",
    "lt": "lieutenant",
    "sgt": "sergeant",
}
ELDER = word_set("sr snr senior elder older old big")
YOUNGER = word_set("jr jnr junior younger young little")
ELDER_AFTER = word_set("pere padre")
YOUNGER_AFTER = word_set("fils hijo filho figlio")
"""Behind a name alone they tell of age: "Dumas père", "Silva Filho"."""
SURE_AGES = (
    word_set("sr snr senior elder jr jnr junior younger ii iii iv new former other")
    | ELDER_AFTER
    | YOUNGER_AFTER
)
"""Marks that nobody bears alone: somebody else has the name."""
SUCCESSORS = word_set("new former other")
"""Before a title they tell two of one name apart: "the new Mrs Lind"."""
BEFORE_RANKS = word_set(
    "lance staff first second third master vice rear petty wing flight field warrant"
)
"""Words that with a rank make a rank of their own: "Lance Corporal"."""
NUMERALS = word_set("ii iii iv")
DEGREES = word_set("phd md esq ltd limited inc plc llc gmbh corp")
"""What follows a name and is no part of it: degrees, and the legal form of a firm."""
ARTICLES = word_set("al el")
