"""The page's content security policy: its own style and script by their hashes, nothing else.

https://www.w3.org/TR/CSP3/#grammardef-hash-source
"""

import base64
import hashlib


def content_policy(*, style: str, script: str) -> str:
    """Return the policy for a page with exactly this inline style and script."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src {source_hash(style)}",
            f"script-src {source_hash(script)}",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
        )
    )


def source_hash(text: str) -> str:
    """Return the source expression that allows an inline element with this text."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
