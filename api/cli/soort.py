"""Kinds of work as words on the command line; importing it loads no domain."""

from __future__ import annotations

from enum import StrEnum


class Soort(StrEnum):
    """The values of ``vacatures.werk.WerkSoort``; a test holds them equal."""

    VACATURE = "vacature"
    NETWERKPLEK = "netwerkplek"
    WERKGEVER = "werkgever"
