"""Classes of verbs, adjectives and nouns by what they do to the clause that depends on them.

The classes follow the literature on clause-embedding predicates: implicatives (Karttunen 1971,
"Implicative verbs"; 2012, "Simple and phrasal implicatives"), factives (Kiparsky and Kiparsky
1970), neg-raising, speech, belief and desire verbs. "He failed to stop it" says that he did not
stop it; "he tried to" leaves it open; "he knew that she left" says that she left, "he believed"
does not. All entries are lemmas in American and British spelling.
"""

from tellings.claims.wordlist import lemmas

SPEECH = lemmas(
    """
    say tell state claim report announce declare explain add admit confess testify swear insist
    maintain assert contend argue allege affirm note remark mention observe reply answer respond
    comment write shout yell scream cry whisper murmur mutter exclaim call inform warn complain
    recall recount relate repeat reveal disclose suggest imply hint indicate acknowledge concede
    confirm describe protest stress emphasize emphasise boast joke lie persist assure notify
    brag continue interject interrupt cite post tweet sob gasp sigh growl snap stammer blurt
    utter plead attest depose
    """
)
"""Verbs that pass on someone's words. Some have other readings: see ``QUOTE_ONLY``."""

QUOTE_ONLY = lemmas(
    """
    add answer call continue cry gasp growl interrupt lie persist scream sigh snap sob reply
    respond post tweet describe cite plead interject
    """
)
"""Speech verbs only beside direct speech or with a that-clause."""

DENY = lemmas("deny dispute refute disclaim reject dismiss contradict")
DOUBT = frozenset(["doubt", "disbelieve", "question"])
BELIEF = lemmas(
    """
    believe think suspect suppose assume presume guess reckon figure feel consider conclude
    expect imagine fear worry bet deem speculate surmise fancy judge trust theorize theorise
    hold gather mistake
    """
)
NEG_RAISING = lemmas(
    """
    believe think suppose expect imagine guess reckon feel want seem appear figure
    """
)
"""Their negation is that of the clause below: "I don't think he saw it"."""

ASKING = frozenset(["ask", "wonder", "inquire", "enquire", "query", "question"])
COMMAND = lemmas(
    """
    order command tell ask beg urge instruct direct request implore advise warn invite encourage
    demand call recommend counsel entreat beseech petition challenge remind require summon plead
    insist suggest propose forbid
    """
)
"""With an infinitive (or a subjunctive that-clause for "demand"): what should be done."""

ATTEMPT = lemmas(
    """
    try attempt seek struggle strive endeavour endeavor fight labour labor strain
    """
)
INTENTION = lemmas(
    """
    want intend plan hope wish mean aim desire decide promise agree threaten vow offer prepare
    choose long aspire swear pledge resolve volunteer consent plot conspire scheme propose
    consider contemplate expect yearn like love prefer wait hesitate arrange set elect undertake
    care determine opt look
    """
)
WISH = lemmas("wish hope dream imagine pray envision fantasize fantasise hypothesize")
"""With a finite clause: what is not said to be so."""

POSITIVE = lemmas(
    """
    manage succeed get begin start continue keep proceed happen come go remember bother dare
    condescend deign finish cease quit resume remain help see hear watch notice feel catch enjoy
    hate regret spend use tend end wind bear stand
    """
)
"""The clause below holds if the verb does: "managed to open", "saw him fall"."""

CAUSATIVE = lemmas(
    """
    force make let have get help cause compel lead persuade convince allow permit enable bring
    drive push oblige inspire prompt induce coerce trick send talk provoke press assist motivate
    leave set pressure con bribe condition find catch
    """
)
LIKING = frozenset(["love", "like", "prefer", "hate"])
"""Without "would" what is liked is done: "he likes to sing"."""

NEGATIVE = lemmas(
    """
    fail refuse forget decline neglect avoid omit refrain abstain miss escape evade pretend
    disdain forbear resist postpone hesitate
    """
)
"""The clause below does not hold if the verb does: "failed to stop", "pretended to sleep"."""

PREVENT = lemmas(
    """
    prevent stop keep prohibit hinder bar ban block forbid restrain discourage dissuade deter
    save stay exempt
    """
)
"""With "from" and a gerund: what was kept from happening."""

STOPPING = frozenset(["stop", "cease", "quit", "finish"])
"""With a gerund the clause below did hold, also when they are negated."""

FACTIVE = lemmas(
    """
    know realize realise discover learn notice see find remember regret forget understand
    recognize recognise recall prove show resent forgive ignore reveal demonstrate
    """
)
HEARSAY = frozenset(["hear"])
"""With a that-clause someone's words: "heard that", "heard from the porter that"."""

SOURCED = HEARSAY | frozenset(["learn", "know", "understand", "gather"])
"""With "from" and a that-clause: the words of whom it is from."""

PROPOSING = frozenset(["recommend", "suggest", "propose", "advise", "oppose", "discuss"])
"""With a gerund: what anybody may do."""
MUSING = frozenset(["think", "talk", "speak", "dream", "fantasize", "fantasise"])
"""With "of" or "about" and a gerund: what somebody turns over, not what is done."""

SEEMING = frozenset(["seem", "appear", "look", "sound", "tend", "threaten"])
ACCUSE = lemmas(
    """
    accuse charge suspect indict convict blame prosecute try arraign allege frame impeach arrest
    sentence imprison jail condemn sue fault incriminate implicate acquit clear exonerate
    absolve detain
    """
)
PUNISH = lemmas(
    """
    hang execute punish fine expel dismiss fire sack suspend ban scold criticise criticize deport
    exile hunt seek want rebuke reprimand shoot pursue
    """
)
"""With "for" and a gerund: a deed that is laid on someone, not said to be done."""

"""With "of", "for", "with", "in" and a gerund or a noun of deed: a charge, never a fact."""

EXONERATE = frozenset(["acquit", "clear", "exonerate", "absolve"])

SUBJECT_CONTROL = frozenset(["promise", "threaten", "swear", "vow", "pledge", "offer"])
"""The subject, not the object, does what the infinitive says."""

LIGHT = frozenset(
    [
        *ATTEMPT,
        *(
            "manage",
            "fail",
            "begin",
            "start",
            "continue",
            "keep",
            "seem",
            "appear",
            "get",
            "happen",
        ),
        *("want", "intend", "plan", "hope", "wish", "mean", "aim", "decide", "go", "use", "have"),
        *("need", "tend", "dare", "bother", "remember", "forget", "refuse", "decline", "neglect"),
        *(
            "proceed",
            "carry",
            "come",
            "stop",
            "cease",
            "finish",
            "suppose",
            "avoid",
            "help",
            "desire",
            "let",
        ),
        *("prepare", "choose", "threaten", "promise", "vow", "long", "quit", "resume", "pretend"),
        *(
            "agree",
            "offer",
            "hesitate",
            "cause",
            "look",
            "expect",
            "ought",
            "rumour",
            "rumor",
            "say",
        ),
        *("like", "love", "prefer", "wanna", "gonna"),
        *("allege", "believe", "think", "report", "know", "claim", "find", "swear", "refrain"),
    ]
)
"""Verbs that say nothing of their own when they share the subject of the clause below: "tried to
open", "was said to own". One claim is read, of the verb below, with the stance of what is above."""

TOLD_GERUNDS = lemmas(
    """
    report admit mention recall describe acknowledge recount confess note confirm reveal
    """
)
"""Speech verbs whose gerund is what is said: "reported seeing"."""

CAUSING = lemmas("make let have get help force cause")
"""Verbs that say little without what they bring about: "made the boy clean the board"."""

ABLE = lemmas("able quick slow lucky fortunate free right wrong kind brave")
UNABLE = frozenset(["unable", "powerless", "incapable", "helpless"])
WILLING = lemmas(
    """
    ready willing eager keen determined about set due anxious prepared desperate impatient
    poised reluctant unwilling hesitant scheduled destined going
    """
)
RELUCTANT = frozenset(["unwilling", "reluctant", "hesitant", "loath", "loathe"])
LIKELY = lemmas(
    """
    likely unlikely possible impossible probable improbable plausible conceivable necessary bound
    essential liable supposed apt doubtful
    """
)
CERTAIN = lemmas(
    """
    sure certain convinced confident afraid positive adamant suspicious hopeful worried
    """
)
"""Adjectives of belief: "he is convinced that she lied"."""

LIGHT_ADJECTIVES = frozenset([*ABLE, *UNABLE, *WILLING, *LIKELY])

ATTEMPT_NOUNS = lemmas("attempt effort bid try struggle endeavour endeavor")
EFFORT_NOUNS = ATTEMPT_NOUNS | frozenset(["energy", "work", "time", "money", "thought"])
"""What is put "into" doing something."""
INTENTION_NOUNS = lemmas(
    """
    plan wish desire decision promise intention mission hope offer threat vow plot conspiracy
    scheme dream urge determination willingness readiness proposal agreement pledge ambition
    order request quest
    """
)
SPEECH_NOUNS = lemmas(
    """
    claim statement report confession testimony rumour rumor story assertion announcement news
    word version account admission argument assurance complaint warning theory gossip hearsay
    tale allegation legend case point
    """
)
BELIEF_NOUNS = lemmas(
    """
    belief idea impression fear feeling conviction view opinion assumption conclusion hypothesis
    notion thought concern
    """
)
ACCUSATION_NOUNS = frozenset(
    ["accusation", "charge", "allegation", "suspicion", "count", "indictment"]
)
SUPPOSED_NOUNS = lemmas(
    """
    possibility chance risk danger likelihood probability opportunity prospect need reason right
    ability doubt question power permission
    """
)
NEGATIVE_NOUNS = frozenset(["failure", "refusal", "inability", "unwillingness", "reluctance"])
PROPOSAL_NOUNS = lemmas("recommendation proposal request order demand suggestion requirement")
"""With a that-clause: what somebody wants done."""
COMMAND_NOUNS = frozenset(["command", "instruction", "demand", "plea", "call"])

OBJECT_INFINITIVE = lemmas(
    """
    tell ask order command beg urge instruct direct request implore advise warn invite encourage
    force cause compel persuade convince allow permit enable oblige inspire prompt induce coerce
    trick require forbid want expect help teach remind challenge pressure get
    """
)
"""Verbs whose infinitive after the object is a complement, however it was attached."""

BARE_INFINITIVE = frozenset(
    [
        *ATTEMPT,
        "manage",
        "fail",
        "refuse",
        "decline",
        "want",
        "decide",
        "hope",
        "plan",
        "intend",
        "promise",
        "agree",
        "threaten",
        "begin",
        "start",
        "continue",
        "seem",
        "appear",
        "forget",
        "neglect",
        "tend",
        "need",
        "offer",
        "vow",
        "pretend",
        "happen",
        "use",
    ]
) - {"strain", "labour", "labor"}
"""Verbs whose infinitive right after them is a complement, however it was attached."""

ORDERED = lemmas(
    """
    tell ask order warn advise urge invite instruct require request encourage command direct beg
    """
)
"""Passives of command: "was told to leave"."""

SUBJUNCTIVE = lemmas("demand insist order request recommend propose suggest")
"""With a bare verb in the that-clause: "demanded that he leave"."""

CONTENT_NOUNS = (
    SPEECH_NOUNS | BELIEF_NOUNS | ACCUSATION_NOUNS | frozenset(["fact", "truth", "evidence"])
)
"""Nouns with a that-clause of what they say."""

UTTERING = lemmas(
    """
    make give tell write hear read publish face have hold voice express raise utter spread repeat
    reject deny believe know say mention see present
    """
)
"""Verbs whose object such a noun is: "the claim that he made"."""

PLEDGING = lemmas(
    "promise vow threaten agree boast laugh smile read begin go pray sing wish lament"
)
"""Verbs beside direct speech that are no verbs of speech otherwise."""

PHRASAL_SPEECH = frozenset(["point out", "spell out", "let on", "cry out", "call out", "own up"])
"""Verbs of speech only with their particle."""

PHRASAL_FACTIVE = frozenset(["figure out", "find out", "turn out", "work out"])
"""Factive only with their particle."""

DOING_NOUNS = (
    ATTEMPT_NOUNS | INTENTION_NOUNS | NEGATIVE_NOUNS | SUPPOSED_NOUNS | BELIEF_NOUNS | SPEECH_NOUNS
)
"""Nouns whose possessor does what the infinitive after them says: "her plan to leave"."""
