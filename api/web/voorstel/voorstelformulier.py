"""What a form about a proposal shows: its fields, their choices and what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from api.web.voorstel.voorstelbeeld import KEUZE, Tijdlijnregel
from api.web.voorstel.voorstelinvoer import VERDIEPING, Voorstelinvoer
from modellen.belastbaarheid.fml import FML, FmlSoort, Rubriek
from modellen.klant.model import Klant
from modellen.voorstel.model import PLAATSINGEN, Voorstelsoort
from modellen.voorstel.redenen import Correctiereden, Klantantwoord, Voorstelreden, Weigeraar

_S = Voorstelsoort
Opties = tuple[tuple[str, str], ...]
Groepen = tuple[tuple[str, Opties], ...]

EIGEN_VELD: Mapping[Voorstelsoort, str] = {
    _S.VOORGESTELD: "antwoord",
    _S.ANTWOORD: "antwoord",
    _S.GEWEIGERD: "nee",
    _S.UITVAL: "reden",
    _S.UREN: "uren",
    _S.NOG_AAN_HET_WERK: "maanden",
}
"""The field that a kind of event has beside its day."""

DAGLABEL: Mapping[Voorstelsoort, str] = {
    _S.VOORGESTELD: "Wanneer stelde u het voor?",
    _S.ANTWOORD: "Wanneer zei de klant dat?",
    _S.GESPREK: "Wanneer was het gesprek?",
    _S.PROEFPLAATSING: "Wanneer begon de proefplaatsing?",
    _S.UITVAL: "Wat was de laatste werkdag?",
    _S.NOG_AAN_HET_WERK: "Wanneer vroeg u het?",
    _S.UREN: "Vanaf wanneer?",
    _S.GEWEIGERD: "Wanneer hoorde of besloot u het?",
} | dict.fromkeys(PLAATSINGEN, "Wat is de eerste werkdag?")

_WIE = {
    Weigeraar.KLANT: "De klant zei nee",
    Weigeraar.COACH: "Ik raad het af",
    Weigeraar.WERKGEVER: "De werkgever zei nee",
}


@dataclass(frozen=True, slots=True)
class Formulier:
    """One form.

    Attributes:
        actie, terug: where it is sent, and where one goes without recording.
        soort: the event. invoer: what was typed. fouten: a message per field; ``""`` = of it all.
        intussen: what somebody else recorded since the form was opened.
        maanden: choices of NOG_AAN_HET_WERK. corrigeert: it corrects an event.
        vraagt_meer: the reason was chosen, and one thing more is asked.
    """

    titel: str
    actie: str
    terug: str
    klant: Klant
    soort: Voorstelsoort
    invoer: Voorstelinvoer
    fouten: Mapping[str, str] = field(default_factory=dict)
    intussen: tuple[Tijdlijnregel, ...] = ()
    maanden: Opties = ()
    corrigeert: bool = False
    vraagt_meer: bool = False

    @property
    def eigen_veld(self) -> str | None:
        """The field beside the day."""
        return EIGEN_VELD.get(self.soort)

    @property
    def daglabel(self) -> str:
        """What is asked of the day."""
        return DAGLABEL[self.soort]

    @property
    def verdieping(self) -> str | None:
        """The field of the one question more, when it was asked."""
        reden = gekozen_reden(self.soort, self.invoer)
        gevraagd = reden is not None and reden.value == self.invoer.gevraagd
        return VERDIEPING.get(reden) if reden is not None and gevraagd else None

    @property
    def antwoorden(self) -> Opties:
        """What a klant can say to a proposal, a no left out; who answers did not wait."""
        zegt = self.soort is _S.ANTWOORD
        return tuple(
            (a.value, a.label)
            for a in Klantantwoord
            if not (zegt and a is Klantantwoord.ANTWOORDT_ZELF)
        )

    @property
    def nee_redenen(self) -> Groepen:
        """Who can say no, and why."""
        return tuple(
            (
                label,
                tuple((f"{wie}:{r}", r.label) for r in Voorstelreden if wie in r.weigeraars),
            )
            for wie, label in _WIE.items()
        )

    @property
    def stopredenen(self) -> Opties:
        """Why work that began can end."""
        return tuple((r.value, r.label) for r in Voorstelreden if r.is_van_uitval)

    @property
    def correctieredenen(self) -> Opties:
        """Why somebody corrects."""
        return tuple((r.value, r.label) for r in Correctiereden)

    @property
    def werkvormen(self) -> Opties:
        """The forms in which work can begin, when it is one of them that is corrected."""
        if not self.corrigeert or self.soort not in PLAATSINGEN:
            return ()
        return tuple((s.value, label) for s, label in KEUZE.items() if s in PLAATSINGEN)

    @property
    def middelen(self) -> Opties:
        """How this klant travels."""
        return tuple((m.value, m.label) for m in self.klant.vervoer)

    @property
    def fml_items(self) -> Groepen:
        """Points on which work can ask too much, by rubriek."""
        return tuple(
            (
                rubriek.label,
                tuple(
                    (i.code, i.naam)
                    for i in FML
                    if i.rubriek is rubriek and i.soort is not FmlSoort.KENMERK
                ),
            )
            for rubriek in Rubriek
        )


def gekozen_reden(soort: Voorstelsoort, invoer: Voorstelinvoer) -> Voorstelreden | None:
    """The reason that was chosen, as far as it is one."""
    waarde = invoer.reden if soort is _S.UITVAL else invoer.nee.partition(":")[2]
    heeft = soort in (_S.UITVAL, _S.GEWEIGERD)
    return next((r for r in Voorstelreden if heeft and r.value == waarde), None)


def vraag_meer(formulier: Formulier) -> Formulier | None:
    """The form with the one question more, ``None`` = nothing is left to ask."""
    reden = gekozen_reden(formulier.soort, formulier.invoer)
    if reden is None or reden not in VERDIEPING or formulier.invoer.gevraagd == reden:
        return None
    if reden is Voorstelreden.TE_VER and not formulier.middelen:
        return None
    invoer = formulier.invoer.model_copy(update={"gevraagd": reden.value})
    return replace(formulier, invoer=invoer, vraagt_meer=True)
