"""The one root of every error that a user of Opstap may get to see.

An error always says three things: a stable ``code`` for machines and for the
help desk, ``melding`` (Dutch, what is wrong and where) and ``volgende_stap``
(Dutch, how to mend it). Doors (command line, HTTP, pages) render these and
nothing else, so no stack trace and no personal data reaches a screen.
"""

from __future__ import annotations


class OpstapFout(Exception):
    """Root of all errors with a message for the user.

    Args:
        code: stable ASCII code, e.g. ``"ongeldige_postcode"``.
        melding: one Dutch sentence: what is wrong, and where.
        volgende_stap: one Dutch sentence: what the user can do about it.
    """

    def __init__(self, *, code: str, melding: str, volgende_stap: str) -> None:
        super().__init__(f"{code}: {melding}")
        self.code = code
        self.melding = melding
        self.volgende_stap = volgende_stap

    @property
    def zin(self) -> str:
        """What is wrong and what to do about it, in one line beside a field."""
        return f"{self.melding} {self.volgende_stap}"


class OngeldigeWaarde(OpstapFout):
    """A value does not fit its field; ``veld`` names the field."""

    def __init__(self, *, veld: str, melding: str, volgende_stap: str) -> None:
        super().__init__(code=f"ongeldig_{veld}", melding=melding, volgende_stap=volgende_stap)
        self.veld = veld


class NietGevonden(OpstapFout):
    """Something was asked for by its number and does not exist, or may not be seen."""

    def __init__(self, *, soort: str, nummer: str) -> None:
        super().__init__(
            code=f"{soort}_niet_gevonden",
            melding=f"Er is geen {soort} met nummer {nummer}, of u mag die niet zien.",
            volgende_stap="Controleer het nummer, of vraag uw teamleider om toegang.",
        )
        self.soort = soort
        self.nummer = nummer


class GeenToegang(OpstapFout):
    """The signed-in user may not do this."""

    def __init__(self, *, wat: str) -> None:
        super().__init__(
            code="geen_toegang",
            melding=f"U mag dit niet: {wat}.",
            volgende_stap="Vraag uw teamleider welke rol hiervoor nodig is.",
        )
