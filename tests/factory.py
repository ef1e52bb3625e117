"""An invented record with something of everything: the lantern parade of Brenn.

Four documents (an article with two comments, a statement, a letter, an interview) tell how a cart
tipped over on a bridge. ``parade()`` is the whole record; the small builders below it make other
records for single rules. Offsets are found by searching the words, so the texts can be edited.
"""

import hashlib
from collections.abc import Sequence

from tellings.records.claims import (
    Amount,
    Claim,
    NotUnderstood,
    PassageLink,
    Question,
    Role,
    When,
    Where,
    claim_id,
)
from tellings.records.documents import (
    Account,
    Copy,
    Document,
    Notice,
    Origin,
    SetAside,
    account_id,
    document_id,
)
from tellings.records.events import Basis, Event
from tellings.records.findings import (
    Assumption,
    Conflict,
    Criterion,
    Finding,
    Judgement,
    Version,
)
from tellings.records.ids import content_id
from tellings.records.people import Entity, Mention, Name, Relation, Undecided, mention_id
from tellings.records.record import Record
from tellings.records.spans import Quote

GAZETTE = """The Brenn Gazette
Log in | Share | Print

Cart tips on Mill Bridge
By Ida Morrow

The lantern parade set out from the school at seven o'clock on Monday evening. At the Mill Bridge \
a hay cart tipped over. Twelve children fell into the river. The miller, Jonas Veit, pulled Ilse \
Brandt out of the water. The carter had not been drinking, the constable said. The mayor tried to \
stop the parade. It was the saddest evening this town has seen in years.

[Photo: lanterns on the bridge]

Comments
Nell, 14 November 2019
It was nine children that fell in, I counted them. Who pulled little Ilsa out?

bridgewatcher, 15 November 2019
The cart did not tip over, its wheel broke.
"""

STATEMENT = """Statement of Tomas Reik, carter, taken on 13 November 2019

I drove the hay cart behind the lantern parade. The parade left the school at half past seven. On \
the Mill Bridge the left wheel broke and the cart tipped over. Nine children fell into the river. \
Constable Aune pulled the Brandt girl out of the water. I had drunk nothing that day.
"""

LETTER = """Dear Marthe,

you will have heard of our misfortune. We walked with the lanterns from the school at about seven. \
The cart tipped over on the old bridge and the children fell into the water. Jonas pulled our Ilse \
out and carried her home. Reik had been drinking since noon. How could they let such a man drive?

Your Hanne
"""

INTERVIEW = """Interview with Constable Peder Aune, 20 November 2019

Q. When did the parade begin?
A. The parade started at seven from the school yard.
Q. Who got the girl out?
A. I did not pull her out. The miller pulled Ilse Brandt out of the water.
"""


def document(path: str, text: str, media_type: str = "text/plain") -> Document:
    """Return a document with this text."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=document_id(digest),
        path=path,
        media_type=media_type,
        sha256=digest,
        text_sha256=digest,
        text=text,
    )


def find(text: str, words: str, *, after: int = 0) -> tuple[int, int]:
    """Return where ``words`` stand in ``text``; fails loudly when they do not."""
    start = text.index(words, after)
    return start, start + len(words)


def account(source: Document, first: str, last: str, **more: object) -> Account:
    """Return the account that reaches from the words ``first`` to the words ``last``."""
    start, _ = find(source.text, first)
    _, end = find(source.text, last, after=start)
    spans = ((start, end),)
    values = {"kind": "body", **more}
    return Account(id=account_id(source.id, spans), document=source.id, spans=spans, **values)  # type: ignore[arg-type]


def claim(
    source: Document,
    teller: Account,
    words: str,
    predicate: str,
    *,
    word: str | None = None,
    roles: Sequence[tuple[str, str, str | None]] = (),
    when: tuple[str, str | None, str | None] | None = None,
    where: str | None = None,
    amount: tuple[str, float, float, str] | None = None,
    **more: object,
) -> Claim:
    """Return a claim whose clause, roles, time, place and amount are found by their words."""
    start, end = find(source.text, words, after=teller.spans[0][0])

    def inside(part: str) -> tuple[int, int]:
        found = find(source.text, part, after=start)
        assert found[1] <= end, (words, part)
        return found

    head = inside(word or predicate)
    filled = []
    for name, part, entity in roles:
        a, b = inside(part)
        filled.append(Role(role=name, text=part, start=a, end=b, head=0, entity=entity))  # type: ignore[arg-type]
    values: dict[str, object] = {"polarity": "affirmed", "stance": "asserted", "about": "events"}
    if when is not None:
        a, b = inside(when[0])
        values["when"] = When(stated=when[0], start=a, end=b, earliest=when[1], latest=when[2])
    if where is not None:
        a, b = inside(where)
        values["where"] = Where(stated=where, start=a, end=b)
    if amount is not None:
        a, b = inside(amount[0])
        values["amounts"] = (
            Amount(stated=amount[0], start=a, end=b, low=amount[1], high=amount[2], unit=amount[3]),
        )
    return Claim(
        id=claim_id(source.id, start, end, head[0], predicate),
        account=teller.id,
        document=source.id,
        start=start,
        end=end,
        quote=words,
        predicate=predicate,
        predicate_head=0,
        predicate_start=head[0],
        predicate_end=head[1],
        sentence=0,
        roles=tuple(filled),
        **{**values, **more},  # type: ignore[arg-type]
    )


def event(claims: Sequence[Claim], label: str, order: int, origins: int) -> Event:
    """Return an event of these claims, told by their accounts in that order."""
    return Event(
        id=content_id("event", claims[0].id),
        label=label,
        order=order,
        claims=tuple(claim.id for claim in claims),
        accounts=tuple(dict.fromkeys(claim.account for claim in claims)),
        origins=origins,
        basis=(
            Basis(name="people", score=0.8, detail="the same people in the same roles"),
            Basis(name="words", score=0.6, detail="shares the words of the predicate"),
        ),
    )


def finding(
    kind: str, happening: Event, slot: str, claims: Sequence[Claim], why: str, weight: float
) -> Finding:
    """Return a finding about ``slot`` of the event."""
    ids = tuple(claim.id for claim in claims)
    return Finding(
        id=content_id("finding", kind, slot, *ids),
        kind=kind,  # type: ignore[arg-type]
        event=happening.id,
        slot=slot,
        claims=ids,
        explanation=why,
        weight=weight,
    )


def person(
    name: str, mentions: Sequence[tuple[Account, Document, str, str]], **more: object
) -> Entity:
    """Return an entity with a mention (account, document, words, form) for each given."""
    found = []
    for teller, source, words, form in mentions:
        start, end = find(source.text, words, after=teller.spans[0][0])
        found.append(
            Mention(
                id=mention_id(source.id, start, end, form),  # type: ignore[arg-type]
                document=source.id,
                account=teller.id,
                start=start,
                end=end,
                text=words,
                form=form,  # type: ignore[arg-type]
                head=0,
                kind="person",
            )
        )
    forms: dict[str, dict[str, None]] = {}
    for mention in found:
        forms.setdefault(mention.text, {})[mention.account] = None
    names = tuple(
        Name(text=text, accounts=tuple(accounts), count=sum(m.text == text for m in found))
        for text, accounts in forms.items()
    )
    values: dict[str, object] = {"kind": "person", "sphere": "events", **more}
    return Entity(
        id=content_id("entity", name),
        name=name,
        names=names,
        mentions=tuple(found),
        **values,  # type: ignore[arg-type]
    )


def entity_key(name: str) -> str:
    """Return the id that :func:`person` gives to ``name``."""
    return content_id("entity", name)


def quote(source: Document, words: str, *, after: int = 0) -> Quote:
    """Return the stretch of ``source`` with these words."""
    start, end = find(source.text, words, after=after)
    return Quote(document=source.id, start=start, end=end, text=words)


def parade() -> Record:  # noqa: PLR0915  # one story told in one place is easier to read
    """Return the whole record of the lantern parade."""
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
    )  # fmt: skip
    watcher = account(
        gazette, "The cart did not", "broke.", kind="comment", teller="bridgewatcher",
        dated="2019-11-15", parent=body.id,
    )  # fmt: skip
    reik = account(
        statement, "I drove", "that day.", kind="statement", teller="Tomas Reik",
        dated="2019-11-13", locator="¶ 1",
    )  # fmt: skip
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
    ]  # fmt: skip
    tips = [
        claim(
            gazette, body, "At the Mill Bridge a hay cart tipped over", "tip over",
            word="tipped over", roles=[("patient", "a hay cart", None)], where="At the Mill Bridge",
        ),
        claim(
            statement, reik, "the cart tipped over", "tip over", word="tipped over",
            roles=[("patient", "the cart", None)],
        ),
        claim(
            letter, hanne, "The cart tipped over on the old bridge", "tip over",
            word="tipped over", roles=[("patient", "The cart", None)], where="on the old bridge",
        ),
        claim(
            gazette, watcher, "The cart did not tip over", "tip over",
            roles=[("patient", "The cart", None)], polarity="denied",
        ),
    ]  # fmt: skip
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
    ]  # fmt: skip
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
    ]  # fmt: skip
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
    ]  # fmt: skip
    wheel = [
        claim(
            statement, reik, "On the Mill Bridge the left wheel broke", "break", word="broke",
            roles=[("patient", "the left wheel", None)], where="On the Mill Bridge",
        ),
        claim(
            gazette, watcher, "its wheel broke", "break", word="broke",
            roles=[("patient", "its wheel", None)],
        ),
    ]  # fmt: skip
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
    ]  # fmt: skip
    telling = claim(
        gazette, body, "It was the saddest evening this town has seen in years", "be", word="was",
        about="telling", stance="opinion",
    )  # fmt: skip

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
                "“Twelve” and “nine” children: the two numbers exclude each other.", 9.0),
        finding("conflict", events["rescue"], "agent", [rescue[0], rescue[1]],
                "One person pulled her out; Jonas Veit and Constable Aune are two people.", 8.0),
        finding("conflict", events["out"], "when", [out[0], out[1]],
                "19:00 and 19:30 on the same evening do not overlap.", 6.0),
        finding("tension", events["drink"], "polarity", [drink[0], drink[1], drink[2]],
                "Two accounts say that the carter had not been drinking, one says that he had.", 5.0),
        finding("conflict", events["tips"], "polarity", [tips[0], tips[3]],
                "One account says that the cart tipped over, the other that it did not.", 4.0),
        finding("difference", events["tips"], "where", [tips[0], tips[2]],
                "“the Mill Bridge” and “the old bridge” may be one bridge.", 2.0),
        finding("difference", events["out"], "when", [out[0], out[2]],
                "“about seven” is less exact than “seven o'clock”.", 1.0),
        finding("agreement", events["wheel"], "patient", wheel, "Both say that the wheel broke.", 0.5),
        finding("agreement", events["rescue"], "agent", [rescue[0], rescue[2]],
                "Both name Jonas.", 0.4),
        *(finding("only", events[name], "event", [one], "Only one account tells this.", 0.1)
          for name, one in zip(("mayor", "drive", "home"), alone, strict=True)),
    )  # fmt: skip
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
            id="version-1", component="component-1", rank=1,
            holds=(fall[1].id, fall[2].id, fall[3].id), gives_up=(fall[0].id,),
            criteria=(Criterion(name="independent sources", value=3),),
        ),
        Version(
            id="version-2", component="component-1", rank=2,
            holds=(fall[0].id, fall[2].id), gives_up=(fall[1].id, fall[3].id),
            criteria=(Criterion(name="independent sources", value=2),),
        ),
    )  # fmt: skip
    entities = (
        person("Ilse Brandt", [
            (body, gazette, "Ilse Brandt", "name"), (nell, gazette, "little Ilsa", "name"),
            (reik, statement, "the Brandt girl", "nominal"), (hanne, letter, "our Ilse", "name"),
            (second, interview, "her", "pronoun"), (second, interview, "Ilse Brandt", "name"),
        ], relations=(Relation(kind="girl of", to=hanne_key, claims=(rescue[2].id,)),)),
        person("Jonas Veit", [
            (body, gazette, "Jonas Veit", "name"), (hanne, letter, "Jonas", "name"),
        ]),
        person("the miller", [(second, interview, "The miller", "nominal")]),
        person("Tomas Reik", [
            (body, gazette, "The carter", "nominal"), (reik, statement, "I", "pronoun"),
            (hanne, letter, "Reik", "name"),
        ], tells=(reik.id,)),
        person("Peder Aune", [
            (reik, statement, "Constable Aune", "name"), (second, interview, "I", "pronoun"),
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
    )  # fmt: skip
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
    )  # fmt: skip
    head = find(GAZETTE, "Log in | Share | Print")
    photo = find(GAZETTE, "[Photo: lanterns on the bridge]")
    opening = find(LETTER, "you will have heard of our misfortune.")
    shared = "pulled Ilse Brandt out of the water"
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
                id="judgement-1",
                kind="same",
                targets=(quote(letter, "Jonas"),),
                value="Jonas Veit",
                by="reviewer",
                at="2020-01-02T09:00:00",
                reason="only one Jonas",
                replaces=None,
                applied=True,
            ),
        ),  # fmt: skip
        notices=(
            Notice(
                document=letter.id,
                start=None,
                end=None,
                code="encoding-guessed",
                message="letter.txt: read as Windows-1252, which was guessed",
            ),
        ),  # fmt: skip
        undecided=(
            Undecided(
                left=jonas,
                right=entity_key("the miller"),
                score=0.5,
                evidence=("for: both pull Ilse Brandt out", "against: no account gives both names"),
            ),
        ),  # fmt: skip
        not_understood=(
            NotUnderstood(
                account=hanne.id,
                document=letter.id,
                start=opening[0],
                end=opening[1],
                reason="no happening is told",
            ),
        ),  # fmt: skip
    )
