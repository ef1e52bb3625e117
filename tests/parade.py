"""An invented record with something of everything: the lantern parade of Brenn.

Four documents (an article with two comments, a statement, a letter, an interview) tell how a cart
tipped over on a bridge: who pulled whom out, how many fell, when it was, who had been drinking.
``parade()`` is the whole record.
"""
# fmt: off
# The story is a table; one row a claim reads better than one line an argument.

from factory import (
    account,
    claim,
    document,
    entity_key,
    event,
    find,
    finding,
    person,
    quote,
)
from parade_texts import GAZETTE, INTERVIEW, LETTER, STATEMENT
from tellings.records.claims import NotUnderstood, PassageLink, Question
from tellings.records.documents import Copy, Notice, Origin, SetAside
from tellings.records.findings import Assumption, Conflict, Criterion, Judgement, Version
from tellings.records.ids import content_id
from tellings.records.people import Relation, Undecided
from tellings.records.record import Record

gazette = document("gazette.txt", GAZETTE)
statement = document("statement-reik.txt", STATEMENT)
letter = document("letter.txt", LETTER)
interview = document("interview.txt", INTERVIEW)

body = account(
    gazette,
    "The lantern parade",
    "in years.",
    teller="Ida Morrow",
    teller_span=find(GAZETTE, "Ida Morrow"),
    title="Cart tips on Mill Bridge",
    dated="2019-11-12",
)
nell = account(
    gazette, "It was nine", "Ilsa out?", kind="comment", teller="Nell", dated="2019-11-14",
    parent=body.id,
)
watcher = account(
    gazette, "The cart did not", "broke.", kind="comment", teller="bridgewatcher",
    dated="2019-11-15", parent=body.id,
)
reik = account(
    statement, "I drove", "that day.", kind="statement", teller="Tomas Reik",
    dated="2019-11-13", locator="¶ 1",
)
hanne = account(letter, "Dear Marthe", "drive?")
first = account(interview, "The parade started", "yard.", kind="turn", teller="Peder Aune")
second = account(interview, "I did not pull", "water.", kind="turn", teller="Peder Aune")

children, ilse, jonas = map(entity_key, ("the children", "Ilse Brandt", "Jonas Veit"))
aune, carter, mayor = map(entity_key, ("Peder Aune", "Tomas Reik", "the mayor"))
ida, hanne_key = map(entity_key, ("Ida Morrow", "unnamed teller (letter.txt)"))

out = [
    claim(
        gazette, body,
        "The lantern parade set out from the school at seven o'clock on Monday evening",
        "set out", roles=[("agent", "The lantern parade", None), ("source", "the school", None)],
        when=("at seven o'clock on Monday evening", "2019-11-11T19:00", "2019-11-11T19:00"),
        voice=(ida,),
    ),
    claim(
        statement, reik, "The parade left the school at half past seven", "leave", word="left",
        roles=[("agent", "The parade", None), ("source", "the school", None)],
        when=("at half past seven", "T19:30", "T19:30"), voice=(carter,),
    ),
    claim(
        letter, hanne, "We walked with the lanterns from the school at about seven", "walk",
        roles=[("agent", "We", None), ("source", "the school", None)],
        when=("at about seven", "T18:45", "T19:15"), voice=(hanne_key,),
    ),
    claim(
        interview, first, "The parade started at seven from the school yard", "start",
        roles=[("agent", "The parade", None), ("source", "the school yard", None)],
        when=("at seven", "T19:00", "T19:00"), voice=(aune,),
    ),
]
tips = [
    claim(
        gazette, body, "At the Mill Bridge a hay cart tipped over", "tip over",
        word="tipped over", roles=[("patient", "a hay cart", None)], where="At the Mill Bridge",
    ),
    claim(
        statement, reik, "the cart tipped over", "tip over", word="tipped over",
        roles=[("patient", "the cart", None)], certainty=0.31,
    ),
    claim(
        letter, hanne, "The cart tipped over on the old bridge", "tip over",
        word="tipped over", roles=[("patient", "The cart", None)], where="on the old bridge",
    ),
    claim(
        gazette, watcher, "The cart did not tip over", "tip over",
        roles=[("patient", "The cart", None)], polarity="denied",
    ),
]
fall = [
    claim(
        gazette, body, "Twelve children fell into the river", "fall", word="fell",
        roles=[("patient", "Twelve children", children), ("goal", "the river", None)],
        amount=("Twelve", 12, 12, "children"),
    ),
    claim(
        statement, reik, "Nine children fell into the river", "fall", word="fell",
        roles=[("patient", "Nine children", children), ("goal", "the river", None)],
        amount=("Nine", 9, 9, "children"),
    ),
    claim(
        letter, hanne, "the children fell into the water", "fall", word="fell",
        roles=[("patient", "the children", children), ("goal", "the water", None)],
    ),
    claim(
        gazette, nell, "It was nine children that fell in", "fall", word="fell",
        roles=[("patient", "nine children", children)], amount=("nine", 9, 9, "children"),
    ),
]
rescue = [
    claim(
        gazette, body, "The miller, Jonas Veit, pulled Ilse Brandt out of the water",
        "pull out", word="pulled",
        roles=[
            ("agent", "The miller, Jonas Veit", jonas), ("patient", "Ilse Brandt", ilse),
            ("source", "the water", None),
        ],
    ),
    claim(
        statement, reik, "Constable Aune pulled the Brandt girl out of the water", "pull out",
        word="pulled",
        roles=[
            ("agent", "Constable Aune", aune), ("patient", "the Brandt girl", ilse),
            ("source", "the water", None),
        ],
    ),
    claim(
        letter, hanne, "Jonas pulled our Ilse out", "pull out", word="pulled",
        roles=[("agent", "Jonas", jonas), ("patient", "our Ilse", ilse)],
    ),
    claim(
        interview, second, "I did not pull her out", "pull out", word="pull",
        roles=[("agent", "I", aune), ("patient", "her", ilse)], polarity="denied",
    ),
    claim(
        interview, second, "The miller pulled Ilse Brandt out of the water", "pull out",
        word="pulled",
        roles=[("agent", "The miller", None), ("patient", "Ilse Brandt", ilse)],
    ),
]
drink = [
    claim(
        gazette, body, "The carter had not been drinking", "drink", word="drinking",
        roles=[("agent", "The carter", carter)], polarity="denied", stance="reported",
        voice=(ida, aune),
    ),
    claim(
        statement, reik, "I had drunk nothing that day", "drink", word="drunk",
        roles=[("agent", "I", carter)], when=("that day", None, None), polarity="denied",
    ),
    claim(
        letter, hanne, "Reik had been drinking since noon", "drink", word="drinking",
        roles=[("agent", "Reik", carter)], when=("since noon", "T12:00", None),
    ),
]
wheel = [
    claim(
        statement, reik, "On the Mill Bridge the left wheel broke", "break", word="broke",
        roles=[("patient", "the left wheel", None)], where="On the Mill Bridge",
    ),
    claim(
        gazette, watcher, "its wheel broke", "break", word="broke",
        roles=[("patient", "its wheel", None)],
    ),
]
alone = [
    claim(
        gazette, body, "The mayor tried to stop the parade", "stop",
        roles=[("agent", "The mayor", mayor), ("patient", "the parade", None)],
        stance="attempted",
    ),
    claim(
        statement, reik, "I drove the hay cart behind the lantern parade", "drive",
        word="drove", roles=[("agent", "I", carter), ("patient", "the hay cart", None)],
    ),
    claim(
        letter, hanne, "carried her home", "carry", word="carried",
        roles=[("patient", "her", ilse), ("goal", "home", None)],
    ),
]
telling = claim(
    gazette, body, "It was the saddest evening this town has seen in years", "be", word="was",
    about="telling", stance="opinion",
)

events = {
    "drive": event([alone[1]], "I drove the hay cart", 0, 1),
    "out": event(out, "The lantern parade set out from the school", 1, 3),
    "mayor": event([alone[0]], "The mayor tried to stop the parade", 2, 1),
    "drink": event(drink, "Reik had been drinking", 3, 3),
    "wheel": event(wheel, "the left wheel broke", 4, 2),
    "tips": event(tips, "At the Mill Bridge a hay cart tipped over", 5, 4),
    "fall": event(fall, "Twelve children fell into the river", 6, 4),
    "rescue": event(rescue, "The miller, Jonas Veit, pulled Ilse Brandt out…", 7, 3),
    "home": event([alone[2]], "carried her home", 8, 1),
}
findings = (
    finding("conflict", events["fall"], "number", [fall[0], fall[1], fall[3]],
            "“Twelve” and “nine” children: the two numbers exclude each other.", weight=9.0),
    finding("conflict", events["rescue"], "agent", [rescue[0], rescue[1]],
            "One person pulled her out; Jonas Veit and Constable Aune are two people.", weight=8.0),
    finding("conflict", events["out"], "when", [out[0], out[1]],
            "19:00 and 19:30 on the same evening do not overlap.", weight=6.0),
    finding("tension", events["drink"], "polarity", [drink[0], drink[1], drink[2]],
            "Two accounts say that the carter had not been drinking, one that he had.", weight=5.0),
    finding("conflict", events["tips"], "polarity", [tips[0], tips[3]],
            "One account says that the cart tipped over, the other that it did not.", weight=4.0),
    finding("difference", events["tips"], "where", [tips[0], tips[2]],
            "“the Mill Bridge” and “the old bridge” may be one bridge.", weight=2.0),
    finding("difference", events["out"], "when", [out[0], out[2]],
            "“about seven” is less exact than “seven o'clock”.", weight=1.0),
    finding("agreement", events["wheel"], "patient", wheel, "In both the wheel broke.", weight=0.5),
    finding("agreement", events["rescue"], "agent", [rescue[0], rescue[2]],
            "Both name Jonas.", weight=0.4),
    *(finding("only", events[name], "event", [one], "Only one account tells this.", weight=0.1)
      for name, one in zip(("mayor", "drive", "home"), alone, strict=True)),
)
same_event = Assumption(
    kind="same_event", id=events["fall"].id, detail="both quotes are about the same fall"
)
conflicts = (
    Conflict(
        id=content_id("conflict", fall[0].id, fall[1].id),
        claims=(fall[0].id, fall[1].id),
        assumes=(same_event,),
        rule="number",
        explanation=(
            "Gazette: twelve children.",
            "Reik: nine children.",
            "Twelve is not nine.",
        ),
        settled_by="How many children were taken out of the river?",
    ),
    Conflict(
        id=content_id("conflict", out[1].id, rescue[1].id, rescue[3].id),
        claims=(out[1].id, rescue[1].id, rescue[3].id),
        assumes=(
            Assumption(kind="same_entity", id=aune, detail="“Constable Aune” is Peder Aune"),
            Assumption(kind="rule", id="presence", detail="nobody is in two places at once"),
        ),
        rule="presence",
        explanation=(
            "The parade left the school at half past seven.",
            "Constable Aune was at the bridge.",
            "He says himself that he did not pull her out.",
        ),
        settled_by=None,
    ),
)
versions = (
    Version(
        id=content_id("version", 1), component=content_id("component", 1), rank=1,
        holds=(fall[1].id, fall[2].id, fall[3].id), gives_up=(fall[0].id,),
        criteria=(Criterion(name="independent sources", value=3),),
    ),
    Version(
        id=content_id("version", 2), component=content_id("component", 1), rank=2,
        holds=(fall[0].id, fall[2].id), gives_up=(fall[1].id, fall[3].id),
        criteria=(Criterion(name="independent sources", value=2),),
    ),
)
entities = (
    person("Ilse Brandt", [
        (body, gazette, "Ilse Brandt", "name"), (nell, gazette, "little Ilsa", "name"),
        (reik, statement, "the Brandt girl", "nominal"), (hanne, letter, "our Ilse", "name"),
        (second, interview, "Ilse Brandt", "name"),
    ], relations=(Relation(kind="girl of", to=hanne_key, claims=(rescue[2].id,)),)),
    person("Jonas Veit", [
        (body, gazette, "Jonas Veit", "name"), (hanne, letter, "Jonas", "name"),
    ]),
    person("the miller", [(second, interview, "The miller", "nominal")]),
    person("Tomas Reik", [
        (body, gazette, "The carter", "nominal"),
        (hanne, letter, "Reik", "name"),
    ], tells=(reik.id,)),
    person("Peder Aune", [
        (reik, statement, "Constable Aune", "name"),
    ], tells=(first.id, second.id)),
    person("the children", [
        (body, gazette, "Twelve children", "nominal"),
        (reik, statement, "Nine children", "nominal"),
        (hanne, letter, "the children", "nominal"),
    ], kind="group"),
    person("the mayor", [(body, gazette, "The mayor", "nominal")]),
    person("the Mill Bridge", [
        (body, gazette, "the Mill Bridge", "name"), (reik, statement, "the Mill Bridge", "name"),
    ], kind="place"),
    person("Ida Morrow", [], sphere="telling", tells=(body.id,)),
    person("Nell", [(nell, gazette, "I", "pronoun")], sphere="telling", tells=(nell.id,)),
    person("bridgewatcher", [], sphere="telling", tells=(watcher.id,)),
    person("unnamed teller (letter.txt)", [], sphere="telling", tells=(hanne.id,)),
)
asks = find(GAZETTE, "Who pulled little Ilsa out?")
wonders = find(LETTER, "How could they let such a man drive?")
questions = (
    Question(
        account=nell.id, document=gazette.id, start=asks[0], end=asks[1],
        text="Who pulled little Ilsa out?",
        passages=tuple(
            PassageLink(
                document=one.document, account=one.account, start=one.start, end=one.end,
                text=one.quote, score=score,
            )
            for one, score in ((rescue[0], 0.9), (rescue[1], 0.8), (rescue[4], 0.7))
        ),
    ),
    Question(
        account=hanne.id, document=letter.id, start=wonders[0], end=wonders[1],
        text="How could they let such a man drive?",
    ),
)
head = find(GAZETTE, "Log in | Share | Print")
photo = find(GAZETTE, "[Photo: lanterns on the bridge]")
opening = find(LETTER, "you will have heard of our misfortune.")
shared = "pulled Ilse Brandt out of the water"

def parade() -> Record:
    """Return the whole record of the lantern parade."""
    return Record(
        title="The lantern parade",
        generator="tellings 0.1.0",
        documents=tuple(
            sorted((gazette, statement, letter, interview), key=lambda source: source.sha256)
        ),
        accounts=(body, nell, watcher, reik, hanne, first, second),
        set_aside=(
            SetAside(document=gazette.id, start=head[0], end=head[1], reason="navigation"),
            SetAside(document=gazette.id, start=photo[0], end=photo[1], reason="caption"),
        ),
        entities=entities,
        claims=(*out, *tips, *fall, *rescue, *drink, *wheel, *alone, telling),
        events=tuple(events.values()),
        findings=findings,
        conflicts=conflicts,
        versions=versions,
        origins=(
            Origin(id=body.id, accounts=(body.id, second.id)),
            Origin(id=reik.id, accounts=(reik.id,)),
        ),
        copies=(
            Copy(
                id=content_id("copy", body.id, second.id),
                source=quote(gazette, shared),
                target=quote(interview, shared),
                source_account=body.id,
                target_account=second.id,
                words=7,
                direction="from-to",
                basis="the article is dated eight days before the interview",
            ),
        ),
        questions=questions,
        judgements=(
            Judgement(
                id=content_id("judgement", 1),
                kind="same",
                targets=(quote(letter, "Jonas"),),
                value="Jonas Veit",
                by="reviewer",
                at="2020-01-02T09:00:00",
                reason="only one Jonas",
                replaces=None,
                applied=True,
            ),
        ),
        notices=(
            Notice(
                document=letter.id,
                start=None,
                end=None,
                code="encoding-guessed",
                message="letter.txt: read as Windows-1252, which was guessed",
            ),
        ),
        undecided=(
            Undecided(
                left=jonas,
                right=entity_key("the miller"),
                score=0.5,
                evidence=("for: both pull Ilse Brandt out", "against: no account gives both names"),
            ),
        ),
        not_understood=(
            NotUnderstood(
                account=hanne.id,
                document=letter.id,
                start=opening[0],
                end=opening[1],
                reason="no happening is told",
            ),
        ),
    )
