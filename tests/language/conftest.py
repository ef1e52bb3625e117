"""The packaged models, loaded once."""

import pytest

from tellings.language.encoder import Encoder, load_encoder
from tellings.language.syntax import SyntaxModel, load_syntax


@pytest.fixture(scope="session")
def syntax() -> SyntaxModel:
    """Return the packaged syntax model."""
    return load_syntax()


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """Return the packaged sentence encoder."""
    return load_encoder()
