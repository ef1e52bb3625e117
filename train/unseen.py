"""The encoder as it is for new stories: each story read by one that has not learnt from it.

The packaged encoder has learnt from ``RETOLD`` (``train.retelling``) and finds partners in them
better than in any new story. What is learnt on top of its vectors would trust them too much. So
these stories are dealt into ``PARTS``, and the vectors of each part come from an encoder that was
trained on the others (``train.retelling --left-out``): stacking, as in Wolpert (1992), Stacked
generalization. All other stories are read by the packaged encoder.
"""

from collections.abc import Callable
from pathlib import Path

from tellings.language.encoder import Encoder, load_encoder
from tellings.language.networks import load_session

RETOLD = (
    *("ballot", "bell", "chess", "demo", "desert", "ferryman", "forgery", "hives", "hoard"),
    *("kitchen", "lostdog", "penalty", "piano", "saltking", "sourdough", "strike", "summit"),
    *("tunnel", "understudy", "village44", "violin", "ward", "wedding", "whaler", "will", "zoo"),
    *("allotment", "boiler", "crush", "dialysis", "eagle", "elmcroft", "gable", "lido", "market"),
    *("missing", "raid", "weir"),
    *("bowling", "cable", "cistern", "couloir", "custody", "footbridge", "fourthfloor", "guano"),
    *("lichen", "limepit", "linoleum", "meritlist", "overtime", "southpaw", "sponge", "tincups"),
    *("weighman", "corisande"),
)
PARTS = 2
FOLDER = Path("build/encoder")


def part_of(story: str) -> int | None:
    """Return the part of a story; None for one that no encoder has learnt from."""
    return RETOLD.index(story) % PARTS if story in RETOLD else None


def load_unseen(folder: Path = FOLDER) -> Callable[[str], Encoder]:
    """Return what gives a story's encoder: one that was not trained on it."""
    packaged = load_encoder()
    others = [
        Encoder(session=load_session(folder / f"without-{part}.onnx"), words=packaged.words)
        for part in range(PARTS)
    ]

    def encoder(story: str) -> Encoder:
        part = part_of(story)
        return packaged if part is None else others[part]

    return encoder
