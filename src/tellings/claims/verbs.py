"""Classes of verbs, adjectives and nouns by what they do to the clause that depends on them.

The classes follow the literature on clause-embedding predicates: implicatives (Karttunen 1971,
"Implicative verbs"; 2012, "Simple and phrasal implicatives"), factives (Kiparsky and Kiparsky
1970), neg-raising, speech, belief and desire verbs. "He failed to stop it" says that he did not
stop it; "he tried to" leaves it open; "he knew that she left" says that she left, "he believed" does
not. All entries are lemmas in American and British spelling.
"""

SPEECH = frozenset(
    ["say", "tell", "state", "claim", "report", "announce", "declare", "explain", "add", "admit", "confess", "testify", "swear", "insist", "maintain", "assert", "contend", "argue", "allege", "affirm", "note", "remark", "mention", "observe", "reply", "answer", "respond", "comment", "write", "shout", "yell", "scream", "cry", "whisper", "murmur", "mutter", "exclaim", "call", "inform", "warn", "complain", "recall", "recount", "relate", "repeat", "reveal", "disclose", "suggest", "imply", "hint", "indicate", "acknowledge", "concede", "confirm", "describe", "protest", "stress", "emphasize", "emphasise", "boast", "joke", "lie", "persist", "assure", "notify", "brag", "continue", "interject", "interrupt", "cite", "post", "tweet", "sob", "gasp", "sigh", "growl", "snap", "stammer", "blurt", "utter", "plead", "attest", "depose"]
)
"""Verbs that pass on someone's words. Some have other readings: see ``QUOTE_ONLY``."""

QUOTE_ONLY = frozenset(
    ["add", "answer", "call", "continue", "cry", "gasp", "growl", "interrupt", "lie", "persist", "scream", "sigh", "snap", "sob", "reply", "respond", "post", "tweet", "describe", "cite", "plead", "interject"]
)
"""Speech verbs only beside direct speech or with a that-clause."""

DENY = frozenset(["deny", "dispute", "refute", "disclaim", "reject", "dismiss", "contradict"])
DOUBT = frozenset(["doubt", "disbelieve", "question"])
BELIEF = frozenset(
    ["believe", "think", "suspect", "suppose", "assume", "presume", "guess", "reckon", "figure", "feel", "consider", "conclude", "expect", "imagine", "fear", "worry", "bet", "deem", "speculate", "surmise", "fancy", "judge", "trust", "theorize", "theorise", "hold", "gather", "mistake"]
)
NEG_RAISING = frozenset(
    ["believe", "think", "suppose", "expect", "imagine", "guess", "reckon", "feel", "want", "seem", "appear", "figure"]
)
"""Their negation is that of the clause below: "I don't think he saw it"."""

ASKING = frozenset(["ask", "wonder", "inquire", "enquire", "query", "question"])
COMMAND = frozenset(
    ["order", "command", "tell", "ask", "beg", "urge", "instruct", "direct", "request", "implore", "advise", "warn", "invite", "encourage", "demand", "recommend", "counsel", "entreat", "beseech", "petition", "challenge", "remind", "require", "summon", "plead", "insist", "suggest", "propose", "forbid"]
)
"""With an infinitive (or a subjunctive that-clause for "demand"): what should be done."""

ATTEMPT = frozenset(["try", "attempt", "seek", "struggle", "strive", "endeavour", "endeavor", "fight", "labour", "labor", "strain"])
INTENTION = frozenset(
    ["want", "intend", "plan", "hope", "wish", "mean", "aim", "desire", "decide", "promise", "agree", "threaten", "vow", "offer", "prepare", "choose", "long", "aspire", "swear", "pledge", "resolve", "volunteer", "consent", "plot", "conspire", "scheme", "propose", "consider", "contemplate", "expect", "yearn", "like", "love", "prefer", "wait", "hesitate", "arrange", "set", "elect", "undertake", "care", "determine", "opt", "look"]
)
WISH = frozenset(["wish", "hope", "dream", "imagine", "pray", "envision", "fantasize", "fantasise", "hypothesize"])
"""With a finite clause: what is not said to be so."""

POSITIVE = frozenset(
    ["manage", "succeed", "get", "begin", "start", "continue", "keep", "proceed", "happen", "come", "go", "remember", "bother", "dare", "condescend", "deign", "finish", "cease", "quit", "resume", "remain", "help", "see", "hear", "watch", "notice", "feel", "catch", "enjoy", "hate", "regret", "spend", "use", "tend", "end", "wind", "bear", "stand"]
)
"""The clause below holds if the verb does: "managed to open", "saw him fall"."""

CAUSATIVE = frozenset(
    ["force", "make", "let", "have", "get", "help", "cause", "compel", "lead", "persuade", "convince", "allow", "permit", "enable", "bring", "drive", "push", "oblige", "inspire", "prompt", "induce", "coerce", "trick", "send", "talk", "provoke", "press", "assist", "motivate", "leave", "set", "pressure", "con", "bribe", "condition", "find", "catch"]
)
NEGATIVE = frozenset(
    ["fail", "refuse", "forget", "decline", "neglect", "avoid", "omit", "refrain", "abstain", "miss", "escape", "evade", "pretend", "disdain", "forbear", "resist", "postpone", "hesitate"]
)
"""The clause below does not hold if the verb does: "failed to stop", "pretended to sleep"."""

PREVENT = frozenset(["prevent", "stop", "keep", "prohibit", "hinder", "bar", "ban", "block", "forbid", "restrain", "discourage", "dissuade", "deter", "save", "stay", "exempt"])
"""With "from" and a gerund: what was kept from happening."""

STOPPING = frozenset(["stop", "cease", "quit", "finish"])
"""With a gerund the clause below did hold, also when they are negated."""

FACTIVE = frozenset(
    ["know", "realize", "realise", "discover", "learn", "notice", "see", "find", "remember", "regret", "forget", "understand", "recognize", "recognise", "recall", "prove", "show", "hear", "resent", "forgive", "ignore", "reveal", "demonstrate"]
)
SEEMING = frozenset(["seem", "appear", "look", "sound", "tend", "threaten"])
ACCUSE = frozenset(
    ["accuse", "charge", "suspect", "indict", "convict", "blame", "prosecute", "try", "arraign", "allege", "frame", "impeach", "arrest", "sentence", "imprison", "jail", "condemn", "sue", "fault", "incriminate", "implicate", "acquit", "clear", "exonerate", "absolve", "detain"]
)
"""With "of", "for", "with", "in" and a gerund or a noun of deed: a charge, never a fact."""

EXONERATE = frozenset(["acquit", "clear", "exonerate", "absolve"])

SUBJECT_CONTROL = frozenset(["promise", "threaten", "swear", "vow", "pledge", "offer"])
"""The subject, not the object, does what the infinitive says."""

LIGHT = frozenset(
    [
        *ATTEMPT,
        *("manage", "fail", "begin", "start", "continue", "keep", "seem", "appear", "get", "happen"),
        *("want", "intend", "plan", "hope", "wish", "mean", "aim", "decide", "go", "use", "have"),
        *("need", "tend", "dare", "bother", "remember", "forget", "refuse", "decline", "neglect"),
        *("proceed", "come", "stop", "cease", "finish", "suppose", "avoid", "help", "desire", "let"),
        *("prepare", "choose", "threaten", "promise", "vow", "long", "quit", "resume", "pretend"),
        *("agree", "offer", "hesitate", "cause", "look", "expect", "ought", "rumour", "rumor", "say"),
        *("allege", "believe", "think", "report", "know", "claim", "find", "swear", "refrain"),
    ]
)
"""Verbs that say nothing of their own when they share the subject of the clause below: "tried to
open", "was said to own". One claim is read, of the verb below, with the stance of the verb above."""

ABLE = frozenset(["able", "quick", "slow", "lucky", "fortunate", "free", "right", "wrong", "kind", "brave"])
UNABLE = frozenset(["unable", "powerless", "incapable", "helpless"])
WILLING = frozenset(["ready", "willing", "eager", "keen", "determined", "about", "set", "due", "anxious", "prepared", "desperate", "impatient", "poised", "reluctant", "unwilling", "hesitant", "scheduled", "destined", "bound", "going"])
LIKELY = frozenset(["likely", "unlikely", "possible", "impossible", "probable", "improbable", "plausible", "conceivable", "necessary", "essential", "liable", "supposed", "apt", "doubtful"])
CERTAIN = frozenset(["sure", "certain", "convinced", "confident", "afraid", "positive", "adamant", "suspicious", "hopeful", "worried"])
"""Adjectives of belief: "he is convinced that she lied"."""

LIGHT_ADJECTIVES = frozenset([*ABLE, *UNABLE, *WILLING, *LIKELY])

ATTEMPT_NOUNS = frozenset(["attempt", "effort", "bid", "try", "struggle", "endeavour", "endeavor", "quest"])
INTENTION_NOUNS = frozenset(["plan", "wish", "desire", "decision", "promise", "intention", "mission", "hope", "offer", "threat", "vow", "plot", "conspiracy", "scheme", "dream", "urge", "determination", "willingness", "readiness", "proposal", "agreement", "pledge", "ambition", "order", "request"])
SPEECH_NOUNS = frozenset(["claim", "statement", "report", "confession", "testimony", "rumour", "rumor", "story", "assertion", "announcement", "news", "word", "version", "account", "admission", "argument", "assurance", "complaint", "warning", "theory"])
BELIEF_NOUNS = frozenset(["belief", "idea", "impression", "fear", "feeling", "conviction", "view", "opinion", "assumption", "conclusion", "hypothesis", "notion", "thought", "concern"])
ACCUSATION_NOUNS = frozenset(["accusation", "charge", "allegation", "suspicion", "count", "indictment"])
SUPPOSED_NOUNS = frozenset(["possibility", "chance", "risk", "danger", "likelihood", "probability", "opportunity", "prospect", "need", "reason", "right", "way", "ability", "doubt", "question", "power", "permission", "time"])
NEGATIVE_NOUNS = frozenset(["failure", "refusal", "inability", "unwillingness", "reluctance"])
COMMAND_NOUNS = frozenset(["command", "instruction", "demand", "plea", "call"])
