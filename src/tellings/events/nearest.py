"""The nearest vectors of a long list: an inverted file, as faiss makes it.

The list is cut into cells around centres found by k-means; a query looks into the ``PROBES`` cells
whose centres are nearest (Sivic & Zisserman 2003, Video Google). With a number of cells near the
root of the list's length, that is near the root of the work. Vectors are kept in half precision.
Up to ``SMALL`` vectors every one is compared: that is exact and hardly slower.

Douze et al. (2024), The Faiss library, arXiv:2401.08281.

One thread, a fixed seed and samples taken at even steps: the same input gives the same answer.
"""

import numpy as np
from numpy.typing import NDArray

from tellings.events.similarity import Floats

SMALL = 8192
PROBES = 12
SAMPLES = 40
"""Vectors a cell that its centre is found from."""

BATCH = 1024
SEED = 7


def nearest(queries: Floats, stored: Floats, count: int) -> NDArray[np.int64]:
    """Return the ``count`` nearest of ``stored`` for each query by dot product, best first.

    Shape (len(queries), count); where fewer were found the last one stands again.
    """
    count = min(count, len(stored))
    if len(stored) <= SMALL:
        return _exact(queries, stored, count)
    return _by_cells(queries, stored, count)


def _exact(queries: Floats, stored: Floats, count: int) -> NDArray[np.int64]:
    found = np.empty((len(queries), count), dtype=np.int64)
    for first in range(0, len(queries), BATCH):
        scores = queries[first : first + BATCH] @ stored.T
        top = np.argpartition(-scores, count - 1, axis=1)[:, :count]
        order = np.argsort(-np.take_along_axis(scores, top, axis=1), axis=1, kind="stable")
        found[first : first + BATCH] = np.take_along_axis(top, order, axis=1)
    return found


def _by_cells(queries: Floats, stored: Floats, count: int) -> NDArray[np.int64]:
    # Imported here: for long accounts only, a tenth of a second.
    import faiss  # noqa: PLC0415

    faiss.omp_set_num_threads(1)
    width = stored.shape[1]
    cells = int(2 * np.sqrt(len(stored)))
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(width),
        width,
        cells,
        faiss.ScalarQuantizer.QT_fp16,
        faiss.METRIC_INNER_PRODUCT,
    )
    index.cp.seed = SEED
    index.cp.niter = 10
    step = max(1, len(stored) // (cells * SAMPLES))
    index.train(np.ascontiguousarray(stored[::step]))
    index.add(np.ascontiguousarray(stored))
    index.nprobe = PROBES
    _, found = index.search(np.ascontiguousarray(queries), count)
    last = np.maximum.accumulate(np.where(found >= 0, np.arange(count), 0), axis=1)
    result: NDArray[np.int64] = np.maximum(np.take_along_axis(found, last, axis=1), 0)
    return result
