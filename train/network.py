"""The syntax network in torch: MiniLM's layers with heads (for training only).

Word pieces through six transformer layers (Wang et al. 2020, https://arxiv.org/abs/2002.10957),
word vectors from mixes of the layers (Peters et al. 2018, https://arxiv.org/abs/1802.05365), linear
heads for tags, lemma rules, sentence starts and entity types, biaffine heads for arcs and labels
(Dozat and Manning 2017, https://arxiv.org/abs/1611.01734), two projections whose dot product ranks
antecedents (after Lee et al. 2017, https://arxiv.org/abs/1707.07045).

The word embeddings are frozen and those of the sentence encoder, so that the package holds one
table.
"""

import math
from collections.abc import Mapping
from typing import Any, ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional

LAYERS, HEADS, WIDTH, INNER = 6, 12, 384, 1536
ARC, LABEL, COREFERENCE = 256, 96, 64
PLACES = 256
MIXES = ("tags", "tree", "mentions")
UNKNOWN = -100


class Dropout(nn.Module):
    """Dropout with masks cut from one pool of random bits: drawing bits is slow on CPUs."""

    pools: ClassVar[dict[float, Tensor]] = {}

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, value: Tensor) -> Tensor:
        """Return the values, a share of them zero, the others louder, when training."""
        if not self.training:
            return value
        if self.share not in self.pools:
            bits = torch.rand(1 << 24) >= self.share
            self.pools[self.share] = bits.to(torch.bfloat16) / (1 - self.share)
        pool = self.pools[self.share]
        start = int(torch.randint(len(pool) - value.numel(), ()))
        mask = pool[start : start + value.numel()].view_as(value)
        return value * (mask if value.dtype == torch.bfloat16 else mask.float())


class Layer(nn.Module):
    """One transformer layer, normalised after each residual as BERT's are."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.output = nn.Linear(WIDTH, WIDTH)
        self.attention_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """Return the next hidden states, shape (windows, pieces, 384)."""
        batch, count, _ = hidden.shape

        def heads(value: Tensor) -> Tensor:
            return value.view(batch, count, HEADS, WIDTH // HEADS).transpose(1, 2)

        # Written out: the fused kernel is several times slower on CPUs, backwards above all.
        query = heads(self.query(hidden)) * (WIDTH // HEADS) ** -0.5
        scores = query @ heads(self.key(hidden)).transpose(2, 3)
        # The plain operator: autocast would copy the scores to 32 bits and back.
        mixed = torch._softmax(scores + mask, -1, False) @ heads(self.value(hidden))
        joined = mixed.transpose(1, 2).reshape(batch, count, WIDTH)
        hidden = self.attention_norm(hidden + self.dropout(self.output(joined)))
        inner = self.narrow(functional.gelu(self.wide(hidden)))
        return self.output_norm(hidden + self.dropout(inner))


class Network(nn.Module):
    """The whole: trunk, mixes, heads. ``sizes`` gives the number of values of each label."""

    def __init__(
        self, sizes: Mapping[str, int], *, shapes: int, litbank: int, dropout: float = 0.1
    ) -> None:
        super().__init__()
        self.rows = nn.Embedding(30522, WIDTH)
        self.rows.weight.requires_grad_(False)
        self.places = nn.Parameter(torch.zeros(PLACES, WIDTH))
        self.shapes = nn.Embedding(shapes, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.mix = nn.ParameterDict({name: nn.Parameter(_late()) for name in MIXES})
        self.input_dropout = Dropout(dropout)
        self.dropout = Dropout(0.2)
        self.tags = nn.Linear(WIDTH, WIDTH)
        self.tag_heads = nn.ModuleDict(
            {name: nn.Linear(WIDTH, sizes[name]) for name in ("upos", "xpos", "feats", "lemma")}
        )
        self.starts = nn.Linear(WIDTH, 1)
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.randn(ARC, ARC) / ARC)
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.root = nn.Linear(ARC, 1)
        self.label_dependent = nn.Linear(WIDTH, LABEL)
        self.label_head = nn.Linear(WIDTH, LABEL)
        self.label = nn.Parameter(torch.randn(LABEL, sizes["deprel"], LABEL) / LABEL)
        self.label_from_dependent = nn.Linear(LABEL, sizes["deprel"])
        self.label_from_head = nn.Linear(LABEL, sizes["deprel"], bias=False)
        self.mentions = nn.Linear(WIDTH, WIDTH)
        self.entity = nn.Linear(WIDTH, sizes["entity"])
        self.litbank = nn.Linear(WIDTH, litbank)
        self.anaphor = nn.Linear(WIDTH, COREFERENCE)
        self.antecedent = nn.Linear(WIDTH, COREFERENCE)
        self.opening = nn.Linear(WIDTH, 1)

    def forward(self, batch: Mapping[str, Tensor]) -> dict[str, Tensor]:
        """Return the outputs of every head by word; arcs and labels are scored later."""
        ids, used = batch["ids"], batch["used"]
        hidden = self.rows(ids) + self.places[: ids.shape[1]] + self.shapes(batch["shapes"])
        hidden = self.input_dropout(self.norm(hidden))
        mask = torch.where(used, 0.0, -1e4)[:, None, None, :].to(torch.bfloat16)
        states = [hidden]
        for layer in self.layers:
            hidden = layer(hidden, mask)
            states.append(hidden)
        stacked = torch.stack([state.float() for state in states])
        words = {
            name: self.dropout(_words(_mixed(stacked, weight), batch))
            for name, weight in self.mix.items()
        }
        tags = self.dropout(functional.gelu(self.tags(words["tags"])))
        mentions = self.dropout(functional.gelu(self.mentions(words["mentions"])))
        out: dict[str, Tensor] = {name: head(tags) for name, head in self.tag_heads.items()}
        out["starts"] = self.starts(words["tree"])[..., 0]
        tree = words["tree"]
        out["arc_dependent"] = self.dropout(functional.gelu(self.arc_dependent(tree)))
        out["arc_head"] = self.dropout(functional.gelu(self.arc_head(tree)))
        out["label_dependent"] = self.dropout(functional.gelu(self.label_dependent(tree)))
        out["label_head"] = self.dropout(functional.gelu(self.label_head(tree)))
        out["entity"] = self.entity(mentions)
        out["litbank"] = self.litbank(mentions)
        out["anaphor"] = self.anaphor(mentions)
        out["antecedent"] = self.antecedent(mentions)
        out["opening"] = self.opening(mentions)[..., 0]
        return {name: value.float() for name, value in out.items()}

    def arcs(self, out: Mapping[str, Tensor]) -> Tensor:
        """Return arc scores, shape (windows, words, words): [dependent, head]; diagonal: root."""
        dependent, head = out["arc_dependent"], out["arc_head"]
        scores = (dependent @ self.arc) @ head.transpose(1, 2) + (head @ self.arc_bias)[:, None, :]
        roots = self.root(dependent)
        eye = torch.eye(scores.shape[1], dtype=torch.bool)
        return torch.where(eye, roots.expand_as(scores), scores)

    def relations(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Return label scores of given arcs, shape (arcs, labels)."""
        scores = torch.einsum("ni,irj,nj->nr", dependent, self.label, head)
        return scores + self.label_from_dependent(dependent) + self.label_from_head(head)


def _late() -> Tensor:
    """Return the starting weights of a mix: mostly the last layers."""
    return torch.linspace(-3.0, 1.0, LAYERS + 1)


def _mixed(stacked: Tensor, weight: Tensor) -> Tensor:
    return torch.einsum("l,lbnd->bnd", torch.softmax(weight, 0), stacked)


def _words(pieces: Tensor, batch: Mapping[str, Tensor]) -> Tensor:
    """Return the word vectors: the mean of a word's first and last piece."""

    def take(places: Tensor) -> Tensor:
        return pieces.gather(1, places[..., None].expand(-1, -1, WIDTH))

    return (take(batch["first"]) + take(batch["last"])) / 2


def load_trunk(network: Network, weights: Mapping[str, Any]) -> None:
    """Start from the sentence encoder's weights (numpy arrays by their published names)."""

    def tensor(name: str) -> Tensor:
        return torch.from_numpy(weights[name].copy())

    with torch.no_grad():
        network.rows.weight.copy_(torch.from_numpy(weights["rows"]))
        kind = tensor("embeddings.token_type_embeddings.weight")[:1]
        network.places.copy_(tensor("embeddings.position_embeddings.weight")[:PLACES] + kind)
        pairs = {"norm": "embeddings.LayerNorm"}
        for at in range(LAYERS):
            there = f"encoder.layer.{at}"
            pairs |= {
                f"layers.{at}.query": f"{there}.attention.self.query",
                f"layers.{at}.key": f"{there}.attention.self.key",
                f"layers.{at}.value": f"{there}.attention.self.value",
                f"layers.{at}.output": f"{there}.attention.output.dense",
                f"layers.{at}.attention_norm": f"{there}.attention.output.LayerNorm",
                f"layers.{at}.wide": f"{there}.intermediate.dense",
                f"layers.{at}.narrow": f"{there}.output.dense",
                f"layers.{at}.output_norm": f"{there}.output.LayerNorm",
            }
        for ours, theirs in pairs.items():
            module = network.get_submodule(ours)
            module.weight.copy_(tensor(f"{theirs}.weight"))
            module.bias.copy_(tensor(f"{theirs}.bias"))


# ------------------------------------------------------------------ losses

WEIGHTS = {
    "upos": 0.4, "xpos": 0.4, "feats": 0.4, "lemma": 0.3, "starts": 1.0,
    "arcs": 1.0, "relations": 0.7, "entity": 0.5, "litbank": 0.3, "coreference": 0.3,
}  # fmt: skip


def losses(
    network: Network, out: Mapping[str, Tensor], batch: Mapping[str, Tensor]
) -> dict[str, Tensor]:
    """Return each head's mean loss on a batch; heads without gold in it are left out."""
    found: dict[str, Tensor] = {}
    for name in ("upos", "xpos", "feats", "lemma", "entity", "litbank"):
        _add(found, name, out[name], batch[name])
    _add_partial(found, out["entity"], batch["litbank"])
    known = batch["starts"] != UNKNOWN
    found["starts"] = functional.binary_cross_entropy_with_logits(
        out["starts"][known], batch["starts"][known].float()
    )
    heads = batch["heads"]
    known = heads != UNKNOWN
    if bool(known.any()):
        scores = network.arcs(out)
        same = batch["sentence"][:, :, None] == batch["sentence"][:, None, :]
        scores = scores.masked_fill(~same, -1e4)
        found["arcs"] = functional.cross_entropy(scores[known], heads[known])
        rows = torch.arange(heads.shape[0])[:, None].expand_as(heads)[known]
        scores = network.relations(
            out["label_dependent"][known], out["label_head"][rows, heads[known]]
        )
        _add(found, "relations", scores, batch["deprel"][known])
    chained = _coreference(out, batch)
    if chained is not None:
        found["coreference"] = chained
    return found


def _add(found: dict[str, Tensor], name: str, scores: Tensor, gold: Tensor) -> None:
    known = gold != UNKNOWN
    if bool(known.any()):
        found[name] = functional.cross_entropy(scores[known], gold[known])


ALLOWED = {1: (1, 2), 2: (4,), 3: (3,), 4: (6,)}
"""LitBank's types (train.windows.LITBANK_TYPES) and the entity types that they may be."""


def _add_partial(found: dict[str, Tensor], scores: Tensor, gold: Tensor) -> None:
    """LitBank's mentions teach the entity head what they can: one of the allowed types."""
    terms = []
    logs = torch.log_softmax(scores, -1)
    for kind, allowed in ALLOWED.items():
        chosen = logs[gold == kind]
        if len(chosen):
            terms.append(-torch.logsumexp(chosen[:, list(allowed)], -1))
    if terms:
        loss = torch.cat(terms).mean() * 0.5
        found["entity"] = found["entity"] + loss if "entity" in found else loss


def _coreference(out: Mapping[str, Tensor], batch: Mapping[str, Tensor]) -> Tensor | None:
    """Marginal log-likelihood of the gold antecedents among the mention heads of each run."""
    terms = []
    for run in batch["run"].unique().tolist():
        mine = batch["run"] == run
        clusters = batch["clusters"][mine].flatten()
        chosen = (clusters >= 0).nonzero()[:, 0]
        if len(chosen) < 2:
            continue
        ids = clusters[chosen]
        anaphors = out["anaphor"][mine].flatten(0, 1)[chosen]
        antecedents = out["antecedent"][mine].flatten(0, 1)[chosen]
        scores = anaphors @ antecedents.T / math.sqrt(COREFERENCE)
        earlier = torch.ones_like(scores).tril(-1).bool()
        none = out["opening"][mine].flatten()[chosen][:, None]
        scores = torch.cat((none, scores.masked_fill(~earlier, -1e4)), 1)
        gold = (ids[:, None] == ids[None, :]) & earlier
        gold = torch.cat((~gold.any(1, keepdim=True), gold), 1)
        right = scores.masked_fill(~gold, -1e4)
        terms.append(torch.logsumexp(scores, 1) - torch.logsumexp(right, 1))
    return torch.cat(terms).mean() if terms else None
