"""Time until a judgement is in effect, by kind: ``python -m bench.judging FOLDER``.

Reads the accounts in FOLDER into a case, then makes one judgement of each kind and undoes it.
Prints the processor's seconds from the judgement to the new record, and the stages that ran.
"""

import sys
import tempfile
import time
from pathlib import Path

from tellings import api
from tellings.records.judgements import account_target, claim_targets
from tellings.records.record import Record
from tellings.records.spans import Quote

AT = "2024-01-01T00:00:00.000000+00:00"
Case = tuple[str, tuple[Quote, ...], str | None]


def cases(record: Record) -> list[Case]:
    """Return one judgement of each kind about the people and events told most."""
    story = [e for e in record.entities if e.sphere == "events" and e.mentions]
    people = sorted(story, key=lambda e: (-len(e.mentions), e.id))[:2]
    first, second = (
        Quote(document=m.document, start=m.start, end=m.end, text=m.text)
        for m in (one.mentions[0] for one in people)
    )
    told = max(record.events, key=lambda e: (len(e.accounts), e.id))
    lone = [e for e in record.events if len(e.claims) == 1][:2]
    claim = {c.id: c for c in record.claims}
    alone = tuple(q for e in lone for q in claim_targets(claim[e.claims[0]]))
    shared = tuple(q for c in told.claims[:2] for q in claim_targets(claim[c]))
    finding = next(f for f in record.findings if f.kind in ("tension", "difference"))
    weighed = tuple(q for c in finding.claims for q in claim_targets(claim[c]))
    account = next(a for a in record.accounts if not a.automatic)
    text = next(d.text for d in record.documents if d.id == account.document)
    tier = f'{{"kind": "conflict", "slot": "{finding.slot}"}}'
    return [
        ("rename", (first,), "Somebody"),
        ("group", (first, second), None),
        ("same", (first, second), None),
        ("different", (first, second), None),
        ("edit", shared[:2], '{"stance": "reported"}'),
        ("reject", shared[:2], None),
        ("accept", shared[:2], None),
        ("same-event", alone, None),
        ("different-event", shared, None),
        ("raise", weighed, tier),
        ("doubt", (account_target(account, text),), None),
        ("trust", (account_target(account, text),), None),
    ]


def main(arguments: list[str]) -> int:
    """Time every kind."""
    if len(arguments) != 1:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        record = api.read_accounts(arguments[0], case=case).record
        for kind, targets, value in cases(record):
            start = time.process_time()
            done = api.judge(case, kind, targets, by="Ann", at=AT, value=value)
            spent = time.process_time() - start
            held = "" if done.judgement.applied else f"  ({done.judgement.obstacle})"
            print(
                f"{kind:16} {spent:6.2f} s  {', '.join(done.ran) or 'no stage'}{held}", flush=True
            )
            api.judge(case, "undo", by="Ann", at=AT, replaces=done.judgement.id)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
