"""Why a proposal ended: closed lists, never free text.

A text field would fill with health and family. What may be said is here; what the klant told more
belongs in the talk, which has readers of its own. Nothing in this list is about who somebody is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from modellen.belastbaarheid.fml import item
from modellen.dagdelen import Dagdelen
from modellen.fouten import OngeldigeWaarde
from modellen.kwalificatie import Vervoermiddel

HOOGSTE_MINUTEN = 24 * 60
"""Of a journey that is too far: longer than any limit of a klant, as a walk to the next town is."""


class Weigeraar(StrEnum):
    """Who said no."""

    KLANT = "klant"
    COACH = "coach"
    WERKGEVER = "werkgever"


class Klantantwoord(StrEnum):
    """What the klant said when the work was proposed; a no is a refusal with its reason."""

    JA = "ja"
    DENKT_NA = "denkt_na"
    ANTWOORDT_ZELF = "antwoordt_zelf"
    """Nothing yet: the klant will say so himself, on the own page."""

    @property
    def label(self) -> str:
        """Dutch, as a short sentence."""
        return _ANTWOORDEN[self]


_ANTWOORDEN: Mapping[Klantantwoord, str] = MappingProxyType(
    {
        Klantantwoord.JA: "De klant wil dit",
        Klantantwoord.DENKT_NA: "De klant denkt erover na",
        Klantantwoord.ANTWOORDT_ZELF: "De klant antwoordt zelf nog",
    }
)


class Correctiereden(StrEnum):
    """Why an event was corrected."""

    VERKEERDE_DAG = "verkeerde_dag"
    VERKEERDE_KEUZE = "verkeerde_keuze"
    ANDER_VOORSTEL = "ander_voorstel"
    DUBBEL = "dubbel"
    NIET_DOORGEGAAN = "niet_doorgegaan"

    @property
    def label(self) -> str:
        """Dutch, as a short sentence."""
        return _CORRECTIES[self]


_CORRECTIES: Mapping[Correctiereden, str] = MappingProxyType(
    {
        Correctiereden.VERKEERDE_DAG: "De dag klopte niet",
        Correctiereden.VERKEERDE_KEUZE: "De keuze klopte niet",
        Correctiereden.ANDER_VOORSTEL: "Het hoorde bij een ander voorstel",
        Correctiereden.DUBBEL: "Het stond er dubbel in",
        Correctiereden.NIET_DOORGEGAAN: "Het ging toch niet door",
    }
)


class Voorstelreden(StrEnum):
    """Why not, or why not any longer."""

    TE_VER = "te_ver"
    TE_ZWAAR = "te_zwaar"
    UREN_TE_VEEL = "uren_te_veel"
    UREN_TE_WEINIG = "uren_te_weinig"
    DAGDELEN = "dagdelen"
    WIL_BRANCHE_NIET = "wil_branche_niet"
    WIL_WERKGEVER_NIET = "wil_werkgever_niet"
    WIL_WERK_NIET = "wil_werk_niet"
    LOON = "loon"
    ANDER_WERK = "ander_werk"
    NOG_NIET_TOE = "nog_niet_toe"
    BETER_PASSEND = "beter_passend"
    VERVULD = "vervuld"
    VERVALLEN = "vervallen"
    TAAL = "taal"
    OPLEIDING = "opleiding"
    PAPIEREN = "papieren"
    UREN_WERKGEVER = "uren_werkgever"
    TIJDEN_WERKGEVER = "tijden_werkgever"
    ERVARING = "ervaring"
    ANDERE_KEUZE = "andere_keuze"
    GEEN_BEGELEIDING = "geen_begeleiding"
    GEEN_ANTWOORD = "geen_antwoord"
    CONTRACT_AFGELOPEN = "contract_afgelopen"
    GEEN_WERK_MEER = "geen_werk_meer"
    WERK_PAST_NIET = "werk_past_niet"
    ANDERS = "anders"

    @property
    def label(self) -> str:
        """Dutch, as a short sentence."""
        return _REDENEN[self].label

    @property
    def is_gezondheid(self) -> bool:
        """True when it says something of what somebody can bear."""
        return self is Voorstelreden.TE_ZWAAR

    @property
    def weigeraars(self) -> frozenset[Weigeraar]:
        """Who can give it as the reason of a refusal."""
        return _REDENEN[self].weigeraars

    @property
    def is_van_uitval(self) -> bool:
        """Whether work that had begun can end for it."""
        return _REDENEN[self].bij_uitval


@dataclass(frozen=True, slots=True)
class _Redensoort:
    label: str
    weigeraars: frozenset[Weigeraar]
    bij_uitval: bool = False


_KLANT = frozenset({Weigeraar.KLANT})
_COACH = frozenset({Weigeraar.COACH})
_SAMEN = _KLANT | _COACH
_WERKGEVER = frozenset({Weigeraar.WERKGEVER})
_NIEMAND: frozenset[Weigeraar] = frozenset()

_REDENEN: Mapping[Voorstelreden, _Redensoort] = MappingProxyType(
    {
        Voorstelreden.TE_VER: _Redensoort("Het is te ver", _SAMEN, bij_uitval=True),
        Voorstelreden.TE_ZWAAR: _Redensoort("Het werk is te zwaar", _SAMEN, bij_uitval=True),
        Voorstelreden.UREN_TE_VEEL: _Redensoort("Het zijn te veel uren", _SAMEN, bij_uitval=True),
        Voorstelreden.UREN_TE_WEINIG: _Redensoort(
            "Het zijn te weinig uren", _SAMEN, bij_uitval=True
        ),
        Voorstelreden.DAGDELEN: _Redensoort("De tijden kunnen niet", _SAMEN, bij_uitval=True),
        Voorstelreden.WIL_BRANCHE_NIET: _Redensoort("Wil niet in deze branche werken", _SAMEN),
        Voorstelreden.WIL_WERKGEVER_NIET: _Redensoort("Wil niet bij deze werkgever werken", _SAMEN),
        Voorstelreden.WIL_WERK_NIET: _Redensoort("Wil dit soort werk niet", _SAMEN),
        Voorstelreden.LOON: _Redensoort("Het loon is te laag", _KLANT, bij_uitval=True),
        Voorstelreden.ANDER_WERK: _Redensoort("Heeft ander werk gevonden", _SAMEN, bij_uitval=True),
        Voorstelreden.NOG_NIET_TOE: _Redensoort("Het is nog te vroeg voor werk", _SAMEN),
        Voorstelreden.BETER_PASSEND: _Redensoort("Er is werk dat beter past", _SAMEN),
        Voorstelreden.VERVULD: _Redensoort("De plek is al vervuld", _WERKGEVER),
        Voorstelreden.VERVALLEN: _Redensoort("De plek is vervallen", _WERKGEVER),
        Voorstelreden.TAAL: _Redensoort("De werkgever vraagt meer Nederlands", _WERKGEVER),
        Voorstelreden.OPLEIDING: _Redensoort("De werkgever vraagt meer opleiding", _WERKGEVER),
        Voorstelreden.PAPIEREN: _Redensoort(
            "De werkgever vraagt een rijbewijs of certificaat", _WERKGEVER
        ),
        Voorstelreden.UREN_WERKGEVER: _Redensoort("De werkgever vraagt andere uren", _WERKGEVER),
        Voorstelreden.TIJDEN_WERKGEVER: _Redensoort(
            "De werkgever vraagt andere tijden", _WERKGEVER
        ),
        Voorstelreden.ERVARING: _Redensoort("De werkgever vraagt meer ervaring", _WERKGEVER),
        Voorstelreden.ANDERE_KEUZE: _Redensoort("De werkgever koos iemand anders", _WERKGEVER),
        Voorstelreden.GEEN_BEGELEIDING: _Redensoort(
            "De werkgever heeft geen tijd om te begeleiden", _WERKGEVER, bij_uitval=True
        ),
        Voorstelreden.GEEN_ANTWOORD: _Redensoort("De werkgever gaf geen antwoord", _WERKGEVER),
        Voorstelreden.CONTRACT_AFGELOPEN: _Redensoort(
            "Het contract liep af", _NIEMAND, bij_uitval=True
        ),
        Voorstelreden.GEEN_WERK_MEER: _Redensoort(
            "De werkgever had geen werk meer", _NIEMAND, bij_uitval=True
        ),
        Voorstelreden.WERK_PAST_NIET: _Redensoort(
            "Het werk paste toch niet", _NIEMAND, bij_uitval=True
        ),
        Voorstelreden.ANDERS: _Redensoort("Een andere reden", _SAMEN | _WERKGEVER, bij_uitval=True),
    }
)


@dataclass(frozen=True, slots=True)
class Toelichting:
    """What a reason needs to say what should change; every part may be unknown.

    Attributes:
        middel, minuten: of TE_VER: how, and how long one way.
        fml_item: of TE_ZWAAR: code of the item on which the work asked too much.
        dagdelen: of DAGDELEN: those on which the klant cannot work after all.
    """

    middel: Vervoermiddel | None = None
    minuten: int | None = None
    fml_item: str | None = None
    dagdelen: Dagdelen | None = None

    @property
    def is_leeg(self) -> bool:
        """True when nothing is said."""
        return self == ZONDER_TOELICHTING


ZONDER_TOELICHTING = Toelichting()
"""Nothing is said."""


_HOORT_BIJ: Mapping[str, Voorstelreden] = MappingProxyType(
    {
        "middel": Voorstelreden.TE_VER,
        "minuten": Voorstelreden.TE_VER,
        "fml_item": Voorstelreden.TE_ZWAAR,
        "dagdelen": Voorstelreden.DAGDELEN,
    }
)


def controleer_reden(
    reden: Voorstelreden, toelichting: Toelichting, *, weigeraar: Weigeraar | None
) -> None:
    """Check that a reason fits who gives it and that what is added belongs to it.

    Args:
        weigeraar: who refused, ``None`` = work that had begun ended.

    Raises:
        OngeldigeWaarde: naming what does not fit and what would.
    """
    past = reden.is_van_uitval if weigeraar is None else weigeraar in reden.weigeraars
    if not past:
        wie = "einde van het werk" if weigeraar is None else f"weigering door de {weigeraar.value}"
        mogelijk = sorted(
            r.value
            for r in Voorstelreden
            if (r.is_van_uitval if weigeraar is None else weigeraar in r.weigeraars)
        )
        raise OngeldigeWaarde(
            veld="reden",
            melding=f"'{reden.label}' hoort niet bij een {wie}.",
            volgende_stap=f"Kies uit: {', '.join(mogelijk)}.",
        )
    for veld, hoort_bij in _HOORT_BIJ.items():
        if getattr(toelichting, veld) is not None and reden is not hoort_bij:
            raise OngeldigeWaarde(
                veld=veld,
                melding=f"'{veld}' hoort bij de reden '{hoort_bij.value}'.",
                volgende_stap="Laat dit gegeven weg, of kies die reden.",
            )
    if toelichting.fml_item is not None:
        item(toelichting.fml_item)
    if toelichting.minuten is not None and not 1 <= toelichting.minuten <= HOOGSTE_MINUTEN:
        raise OngeldigeWaarde(
            veld="minuten",
            melding=f"{toelichting.minuten} minuten reizen kan niet.",
            volgende_stap=f"Geef een reistijd van 1 tot en met {HOOGSTE_MINUTEN} minuten.",
        )
