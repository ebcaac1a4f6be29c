"""Recording what happened: the rules on order and dates, for a new event and for a correction.

After each addition everything that holds must still be possible together, so that a correction
cannot make nonsense of what came after it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from modellen.fouten import OngeldigeWaarde
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum
from modellen.voorstel.model import (
    HOOGSTE_UREN,
    MAANDEN,
    PLAATSINGEN,
    GebeurtenisGeweigerd,
    Verloop,
    Voorstelgebeurtenis,
    VoorstelIntussenGewijzigd,
    Voorstelsoort,
    maanden_later,
)
from modellen.voorstel.redenen import Klantantwoord, Weigeraar, controleer_reden

EERSTE_DAG = date(2000, 1, 1)
"""What is said to have happened before this day is a slip of the pen."""

VOORUIT = timedelta(days=92)
"""How far ahead the first day of work may lie when it is recorded (own choice: a quarter)."""

_S = Voorstelsoort


def leg_vast(verloop: Verloop, nieuw: Voorstelgebeurtenis) -> Verloop:
    """The proposal with this event, when it can have happened like that.

    Raises:
        VoorstelIntussenGewijzigd: when its number is not the next one.
        OngeldigeWaarde: when a value does not belong to this kind of event, or is missing.
        GebeurtenisGeweigerd: when order or dates are impossible.
    """
    if nieuw.volgnummer != len(verloop.gebeurtenissen) + 1:
        raise VoorstelIntussenGewijzigd()
    _controleer_velden(nieuw)
    _controleer_dag(nieuw)
    _controleer_correctie(verloop, nieuw)
    daarna = Verloop(verloop.voorstel, (*verloop.gebeurtenissen, nieuw))
    _controleer_volgorde(daarna.geldend)
    return daarna


def _controleer_velden(nieuw: Voorstelgebeurtenis) -> None:
    met_reden = nieuw.soort in (_S.GEWEIGERD, _S.UITVAL)
    for veld, hoort, waarde in (
        ("weigeraar", nieuw.soort is _S.GEWEIGERD, nieuw.weigeraar),
        ("reden", met_reden, nieuw.reden),
        ("maanden", nieuw.soort is _S.NOG_AAN_HET_WERK, nieuw.maanden),
        ("uren", nieuw.soort is _S.UREN, nieuw.uren),
    ):
        if hoort != (waarde is not None):
            melding = "ontbreekt bij" if hoort else "hoort niet bij"
            raise OngeldigeWaarde(
                veld=veld,
                melding=f"'{veld}' {melding} '{nieuw.soort.label}'.",
                volgende_stap="Vul het in." if hoort else "Laat het weg.",
            )
    for veld, te_veel in (
        ("antwoord", not _past_antwoord(nieuw)),
        ("correctiereden", nieuw.correctiereden is not None and nieuw.corrigeert is None),
    ):
        if te_veel:
            raise OngeldigeWaarde(
                veld=veld,
                melding=f"'{veld}' hoort zo niet bij '{nieuw.soort.label}'.",
                volgende_stap="Laat het weg, of kies een ander antwoord.",
            )
    if nieuw.reden is not None:
        controleer_reden(nieuw.reden, nieuw.toelichting, weigeraar=nieuw.weigeraar)
    elif not nieuw.toelichting.is_leeg:
        raise OngeldigeWaarde(
            veld="toelichting",
            melding=f"Bij '{nieuw.soort.label}' hoort geen toelichting.",
            volgende_stap="Laat haar weg.",
        )
    if nieuw.maanden is not None and nieuw.maanden not in MAANDEN:
        raise OngeldigeWaarde(
            veld="maanden",
            melding=f"Na {nieuw.maanden} maanden vragen wij niet.",
            volgende_stap="Kies 1, 3 of 6.",
        )
    if nieuw.uren is not None and not 0 < nieuw.uren <= HOOGSTE_UREN:
        raise OngeldigeWaarde(
            veld="uren",
            melding=f"{nieuw.uren:g} uur per week kan niet.",
            volgende_stap=f"Geef een getal boven 0, tot en met {HOOGSTE_UREN:g}.",
        )


def _past_antwoord(nieuw: Voorstelgebeurtenis) -> bool:
    if nieuw.soort is _S.ANTWOORD:
        return nieuw.antwoord in (Klantantwoord.JA, Klantantwoord.DENKT_NA)
    return nieuw.antwoord is None or nieuw.soort is _S.VOORGESTELD


def _controleer_dag(nieuw: Voorstelgebeurtenis) -> None:
    vandaag = dag_van(nieuw.vastgelegd_op)
    uiterlijk = vandaag + VOORUIT if nieuw.soort in PLAATSINGEN else vandaag
    if EERSTE_DAG <= nieuw.dag <= uiterlijk:
        return
    if vandaag < nieuw.dag and nieuw.soort not in PLAATSINGEN:
        raise GebeurtenisGeweigerd(
            f"{datum(nieuw.dag).capitalize()} is nog niet geweest.",
            "Leg dit vast op die dag of daarna. Is er een afspraak voor later? Zet die bij een "
            "gesprek in het traject.",
        )
    raise GebeurtenisGeweigerd(
        f"{datum(nieuw.dag).capitalize()} kan niet.",
        f"Kies een dag tussen {datum(EERSTE_DAG)} en {datum(uiterlijk)}.",
    )


def _controleer_correctie(verloop: Verloop, nieuw: Voorstelgebeurtenis) -> None:
    if nieuw.corrigeert is None:
        if nieuw.soort is _S.INGETROKKEN:
            raise OngeldigeWaarde(
                veld="corrigeert",
                melding="Er staat niet bij wat u intrekt.",
                volgende_stap="Noem het nummer van de gebeurtenis.",
            )
        return
    if all(g.volgnummer != nieuw.corrigeert for g in verloop.geldend):
        raise GebeurtenisGeweigerd(
            f"Gebeurtenis {nieuw.corrigeert} is er niet, of is al verbeterd.",
            "Lees het voorstel opnieuw en noem de gebeurtenis die nu geldt.",
        )


# --- order ---------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Keten:
    """What was seen so far, while the events that hold pass by in order of day."""

    gezien: set[Voorstelsoort] = field(default_factory=set)
    maanden: set[int] = field(default_factory=set)
    begin_werk: date | None = None
    is_af: bool = False

    def is_begonnen(self, gebeurtenis: Voorstelgebeurtenis) -> bool:
        """Proposed, or so it is said afterwards."""
        return gebeurtenis.achteraf or bool(self.gezien - {_S.BEKEKEN})


def _controleer_volgorde(geldend: tuple[Voorstelgebeurtenis, ...]) -> None:
    keten = _Keten()
    for gebeurtenis in geldend:
        if keten.is_af:
            raise GebeurtenisGeweigerd(
                f"Na het einde van een voorstel kan '{gebeurtenis.soort.label}' niet meer.",
                "Begin een nieuw voorstel, of verbeter de gebeurtenis waarmee het eindigde.",
            )
        _REGELS[gebeurtenis.soort](keten, gebeurtenis)
        keten.gezien.add(gebeurtenis.soort)


def _bekeken(keten: _Keten, _: Voorstelgebeurtenis) -> None:
    """Looking is always possible."""


def _voorgesteld(keten: _Keten, _: Voorstelgebeurtenis) -> None:
    if keten.gezien - {_S.BEKEKEN}:
        raise GebeurtenisGeweigerd("Dit voorstel is al gedaan.", "Leg vast wat er daarna gebeurde.")


def _antwoord(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    _eis_begin(keten, gebeurtenis)
    if keten.begin_werk is not None:
        raise GebeurtenisGeweigerd(
            "Wie al werkt, hoeft niet meer te zeggen of hij dit werk wil.",
            "Leg vast wat er nu gebeurt.",
        )


def _geweigerd(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    # A coach may say no to what he only saw in a list.
    if gebeurtenis.weigeraar is not Weigeraar.COACH:
        _eis_begin(keten, gebeurtenis)
    if keten.begin_werk is not None:
        raise GebeurtenisGeweigerd(
            "Wie al werkt, kan het voorstel niet meer weigeren.", "Leg dit vast als 'uitval'."
        )
    keten.is_af = True


def _gesprek(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    _eis_begin(keten, gebeurtenis)


def _proefplaatsing(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    _eis_begin(keten, gebeurtenis)
    if keten.begin_werk is not None:
        raise GebeurtenisGeweigerd(
            "Een proefplaatsing komt voor het werk, niet erna.", "Controleer de dagen."
        )


def _plaatsing(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    _eis_begin(keten, gebeurtenis)
    keten.begin_werk = keten.begin_werk or gebeurtenis.dag


def _nog_aan_het_werk(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    begin = _eis_werk(keten, gebeurtenis)
    maanden = gebeurtenis.maanden or 0
    vanaf = maanden_later(begin, maanden)
    if gebeurtenis.dag < vanaf:
        raise GebeurtenisGeweigerd(
            f"{maanden} maanden na {datum(begin)} is pas op {datum(vanaf)}.",
            f"Leg dit vast met een dag vanaf {datum(vanaf)}.",
        )
    if maanden in keten.maanden:
        raise GebeurtenisGeweigerd(
            f"Na {maanden} maanden is al gevraagd.", "Verbeter die gebeurtenis als zij niet klopt."
        )
    keten.maanden.add(maanden)


def _uren(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    if _S.PROEFPLAATSING not in keten.gezien:
        _eis_werk(keten, gebeurtenis)


def _uitval(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    _uren(keten, gebeurtenis)
    keten.is_af = True


_REGELS: dict[Voorstelsoort, Callable[[_Keten, Voorstelgebeurtenis], None]] = {
    _S.BEKEKEN: _bekeken,
    _S.VOORGESTELD: _voorgesteld,
    _S.ANTWOORD: _antwoord,
    _S.GEWEIGERD: _geweigerd,
    _S.GESPREK: _gesprek,
    _S.PROEFPLAATSING: _proefplaatsing,
    _S.INLEEN: _plaatsing,
    _S.LOONKOSTENSUBSIDIE: _plaatsing,
    _S.ARBEIDSOVEREENKOMST: _plaatsing,
    _S.NOG_AAN_HET_WERK: _nog_aan_het_werk,
    _S.UREN: _uren,
    _S.UITVAL: _uitval,
}


def _eis_begin(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> None:
    if not keten.is_begonnen(gebeurtenis):
        raise GebeurtenisGeweigerd(
            f"'{gebeurtenis.soort.label}' kan niet voor het voorstel zelf.",
            "Leg eerst vast dat het is voorgesteld, of zeg dat u dit achteraf invoert.",
        )


def _eis_werk(keten: _Keten, gebeurtenis: Voorstelgebeurtenis) -> date:
    if keten.begin_werk is None:
        raise GebeurtenisGeweigerd(
            f"'{gebeurtenis.soort.label}' kan niet voordat het werk begon.",
            "Leg eerst vast op welke dag en in welke vorm het werk begon.",
        )
    return keten.begin_werk
