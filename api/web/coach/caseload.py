"""The filter of the caseload, kept in a cookie of the session: names stay out of addresses."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote

from modellen.klant.model import KlantStatus, Klantvraag

FILTERKOEK = "opstap_caseload"


@dataclass(frozen=True, slots=True)
class Caseloadfilter:
    """Words that must occur in name or number, and a status; empty lets everybody through."""

    zoek: str = ""
    status: str = ""

    @classmethod
    def lees(cls, tekst: str) -> Caseloadfilter:
        """The filter in a cookie; whatever is not one is an empty filter."""
        status, _, zoek = tekst.partition(":")
        bekend = status in {s.value for s in KlantStatus}
        return cls(unquote(zoek, errors="replace")[:200], status if bekend else "")

    def als_tekst(self) -> str:
        """For the cookie: ASCII, without signs that mean something there."""
        return f"{quote(self.status, safe='')}:{quote(self.zoek, safe='')}"

    @property
    def vraag(self) -> Klantvraag:
        """Who is looked for."""
        return Klantvraag(self.zoek, KlantStatus(self.status) if self.status else None)

    @property
    def is_leeg(self) -> bool:
        """True when everybody passes."""
        return not self.zoek.strip() and not self.status
