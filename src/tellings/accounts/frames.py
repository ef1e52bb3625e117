"""A thread as its posts' elements: what the choosing of authors, dates and words looks at."""

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.accounts.families import Member, keys, own_regions
from tellings.accounts.marks import Marks
from tellings.accounts.regions import Region
from tellings.accounts.webtext import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The posts of a page; ``own`` and ``nodes`` leave out what lies in a nested post."""

    page: Page
    marks: Marks
    members: tuple[Member, ...]
    own: tuple[list[Region], ...]
    nodes: tuple[list[int], ...]

    def __len__(self) -> int:
        """Return how many posts there are."""
        return len(self.members)

    def place(self, index: int) -> Region:
        """Return where an element stands in the text."""
        return self.page.nodes[index].start, self.page.nodes[index].end


def frame(page: Page, marks: Marks, members: Sequence[Member]) -> Thread:
    """Return the thread of the members."""
    own = own_regions(members)
    nodes = [_nodes_in(page, m, regions) for m, regions in zip(members, own, strict=True)]
    return Thread(
        page=page, marks=marks, members=tuple(members), own=tuple(own), nodes=tuple(nodes)
    )


def _nodes_in(page: Page, member: Member, regions: list[Region]) -> list[int]:
    found = []
    for index in range(member.index, member.after):
        node = page.nodes[index]
        if node.start < node.end and any(s <= node.start and node.end <= e for s, e in regions):
            found.append(index)
    return found


def node_keys(page: Page, index: int) -> list[str]:
    """Return the keys of a node with its tag; one without any is named by its parent's."""
    tag = page.nodes[index].tag
    for _ in range(3):
        if index < 0:
            break
        found = keys(page.nodes[index])
        if found:
            return [f"{key}>{tag}" for key in found]
        index = page.nodes[index].parent
    return [tag]
