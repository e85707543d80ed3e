"""Text in XML 1.0, in ASCII, so that it is right in any encoding and shows nothing raw."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tag(element: str, end: str = ">", /, **attributes: object) -> str:
    r"""Return a tag with its attributes; what XML cannot hold becomes U+FFFD.

    >>> tag("a", "/>", b='"<\x1b\n')
    '<a b=\'"&lt;&#65533;&#10;\'/>'
    """
    written = "".join(f" {key}={_quoted(str(value))}" for key, value in attributes.items())
    return f"<{element}{written}{end}"


def _quoted(text: str) -> str:
    quoted = quoteattr(_FORBIDDEN.sub("\ufffd", text))
    return quoted.encode("ascii", "xmlcharrefreplace").decode()
