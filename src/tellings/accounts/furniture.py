"""Lines that belong to the page and not to anyone's telling: forms, sharing, counters, captions.

The words are those of the software that makes pages (blogs, forums, social media), in the languages
it speaks most. A line is judged only when it is short: nobody's paragraph is furniture.
"""

import re

from tellings.records.documents import AsideReason

LONGEST = 200
COUNTER = re.compile(r"[\d.,\s%$€#|·•▲▼+\-–—★☆♥👍👎🔁]+[km]?", re.IGNORECASE)
FORM_START = re.compile(
    r"(?:leave|post|write|add) (?:a|your) (?:reply|comment|response)|add a comment"
    r"|(?:cancel )?reply to this (?:topic|thread)|join the (?:discussion|conversation)"
    r"|post a reply|submit a comment|have your say"
    r"|(?:hinterlasse|schreibe?) (?:eine[nr]? )?(?:antwort|kommentar)\w*|kommentar (?:schreiben|"
    r"verfassen|abgeben|hinterlassen)|laisser un commentaire|(?:ajouter|poster) un commentaire"
    r"|deja (?:una respuesta|un comentario)|deixe (?:um comentário|uma resposta)"
    r"|lascia un commento|geef een reactie",
    re.IGNORECASE,
)
FORM = re.compile(
    r"(?:fill in|enter) your details.*|you are commenting using.*|connecting to %s"
    r"|(?:please )?log ?in(?: or (?:sign up|register).*| to .*)?|sign (?:in|up)(?: .*)?|log ?out"
    r"|(?:wordpress(?:\.com)?|google\+?|twitter|facebook|disqus|blogger|openid|gravatar)"
    r"(?:\.com)? (?:logo|picture|photo|icon)|your e-?mail address will not be.*"
    r"|required fields are marked.*|name ?\*?|e-?mail ?\*?|website|comment ?\*?|save my name.*"
    r"|notify me of .*|this site uses akismet.*|learn how your comment data.*"
    r"|you must be logged in.*|cancel(?: reply)?|submit|post comment|\( ?log ?out ?/? ?change ?\).*"
    r"|.{0,40}\(? ?log\s?out\s*/\s*change ?\)?",
    re.IGNORECASE,
)
SHARING = re.compile(
    r"(?:share|tweet|pin|like|retweet|email|print|save|copy link|more|reblog|subscribe|follow"
    r"(?: us| me)?|facebook|twitter|whatsapp|telegram|reddit|pinterest|linkedin|tumblr|pocket"
    r"|skype|instagram|youtube|x)(?: this)?:?(?: on \w+)?|share (?:this|on|via|with).{0,60}"
    r"|(?:\d+ · )?(?:share on [a-z]+? ?)+"
    r"|click to (?:share|email|print).{0,80}|like (?:this|loading)\W{0,5}|loading\W{0,5}"
    r"|one blogger likes this.*|\d+ (?:bloggers? like this|likes?|shares?|views?|claps?|upvotes?)"
    r"|teilen|partager|compartir|gefällt mir|j.aime|me gusta",
    re.IGNORECASE,
)
PAGE = re.compile(
    r"avatar|profile (?:picture|photo|image)|user avatar|\(?edited\)?|advertisements?|anzeige"
    r"|publicité|publicidad|sponsored(?: content| by .*)?|ad|report this ad|reply|antworten"
    r"|répondre|responder|quote|zitieren|citer|report(?: post| abuse)?|melden|permalink|permanent "
    r"link|link|edit|delete|flag|upvote|downvote|vote up|vote down|read more\W*|continue reading"
    r".{0,80}|show (?:more|less)|view all.{0,40}|load more.{0,40}|see more"
    r"|skip to (?:main )?content"
    r"|posted (?:using|via|with|from) .{1,40}|sent from my .{1,40}|powered by .{1,60}"
    r"|(?:all )?rights reserved.{0,40}|(?:©|\(c\)|copyright).{0,100}|cookie (?:policy|settings)"
    r"|privacy policy|terms (?:of (?:use|service)|and conditions).{0,40}|back to top|top|home|menu"
    r"|search|next(?: page| post)?\W*|prev(?:ious)?(?: page| post)?\W*|older posts|newer posts"
    r"|(?:you (?:may|might) also (?:like|enjoy)|related(?: posts| articles| stories)?|recommended"
    r"|more from .{1,60})\W*|(?:posted|filed) (?:in|under):? .{1,80}|tags?:? .{1,120}"
    r"|tagged(?: with)?:? .{1,100}|categor(?:y|ies):? .{1,80}|.{0,40}accept (?:all )?cookies.{0,60}"
    r"|we use cookies.{0,150}|connecting to %s",
    re.IGNORECASE,
)
FILE = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg|heic|mp4|mov|avi|webm)(?: \(\d+\))?"
    r"|[\w-]*\d{2,4}[x×]\d{2,4}[\w-]*(?: \(\d+\))?|(?:img|dsc|dscn|pic|image|screen ?shot|vlcsnap)"
    r"[_ -]?\d[\w .:-]*(?: \(\d+\))?",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r".{0,100}\((?:still|image|photo|pic(?:ture)?|screen ?shot|poster|fig(?:ure)?\.?|bild|foto) ?#?"
    r"\d*\)|.{0,60}\b(?:screenshot|poster|photo) ?#?\d+",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:image|photo|picture|foto|bild|crédit(?:s)? photo|photograph)(?: (?:credit|source|courtesy"
    r"|by|of|via))?s?(?: of| by)?\s?[:©].{1,150}|\(?(?:photo|image)s? (?:by|courtesy of) .{1,80}"
    r"|(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|image|photo) ?\d+\s?[.:].{0,150}|!\[.*\]\(.*\)",
    re.IGNORECASE,
)
AUTOMATIC = re.compile(
    r"\bi(?:['’]?m| am) a bot\b|\bthis (?:action|comment|message|post) was (?:performed|posted|"
    r"sent|made|generated) automatically|\bbeep,? boop\b|\bbot (?:by|created by|made by)\b"
    r"|\bautomat(?:ed|ic) (?:message|reply|comment|notification|response)\b"
    r"|\breply to this comment with the word stop\b|\bno longer want to receive (?:these )?"
    r"notifications\b|\byour (?:next )?(?:target|level) is to reach\b"
    r"|\byou (?:have |just )?(?:completed|reached|received|earned|unlocked)\b.{0,60}\b"
    r"(?:achievement|badge|level|milestone)s?\b|\byour post (?:has been|was|is) "
    r"(?:manually )?(?:upvoted|curated|featured|promoted|removed)"
    r"|\bdies ist eine automatische\b|\bce message est automatique\b",
    re.IGNORECASE | re.DOTALL,
)


def aside_reason(line: str) -> AsideReason | None:
    """Return why a line is no telling, or None when it may be one."""
    if len(line) > LONGEST:
        return None
    if FILE.fullmatch(line) or NUMBERED.fullmatch(line) or CREDIT.fullmatch(line):
        return "caption"
    whole = line.replace("\xa0", " ")
    if COUNTER.fullmatch(whole) or FORM.fullmatch(whole) or SHARING.fullmatch(whole):
        return "boilerplate"
    return "boilerplate" if PAGE.fullmatch(whole) else None


def opens_form(line: str) -> bool:
    """Return whether the line heads the form in which a comment is written."""
    return len(line) < 80 and FORM_START.match(line.strip(" \t\xa0«»[]()+")) is not None


def is_automatic(text: str) -> bool:
    """Return whether a comment is the message of a program."""
    return AUTOMATIC.search(text[:5000]) is not None
