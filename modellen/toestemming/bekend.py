"""When an employer may know who somebody is, and the rules for saying so.

:func:`bepaal_bekendheid` is the one place that decides. Whoever would show a name or a card with
what was agreed to the employer's side asks it first, each time; nothing that it allowed is kept.
"""

from __future__ import annotations

from enum import StrEnum

from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum
from modellen.toestemming.model import (
    Toestemming,
    ToestemmingGeweigerd,
    ToestemmingIntussenGewijzigd,
    Toestemmingsbron,
    Vrijgave,
)
from modellen.voorstel.model import Verloop
from modellen.voorstel.redenen import Klantantwoord
from modellen.waarden import WerkNummer


class Bekendheid(StrEnum):
    """Whether the employer may know who it is, and if not, what stands in the way first."""

    VOORBIJ = "voorbij"
    KLANT_ZEGT_NOG_NIETS = "klant_zegt_nog_niets"
    TOESTEMMING_ONTBREEKT = "toestemming_ontbreekt"
    TOESTEMMING_NEE = "toestemming_nee"
    COACH_AAN_ZET = "coach_aan_zet"
    BEKEND = "bekend"

    @property
    def mag(self) -> bool:
        """Whether name and card may be shown."""
        return self is Bekendheid.BEKEND


def bepaal_bekendheid(
    verloop: Verloop,
    bij: WerkNummer | None,
    toestemming: Toestemming | None,
    vrijgave: Vrijgave | None,
) -> Bekendheid:
    """Whether the klant of this proposal may be made known to this employer now.

    Only when the proposal runs, the klant said yes to it, the klant's last word on this employer
    is a yes, and the coach released it under that very yes.

    Args:
        bij: the employer of the work now, ``None`` = the work is not there any more.
        toestemming: last one of this klant for ``bij``. vrijgave: last one of this proposal.
    """
    van = verloop.voorstel
    if bij is None or verloop.einde is not None:
        return Bekendheid.VOORBIJ
    if verloop.antwoord is not Klantantwoord.JA:
        return Bekendheid.KLANT_ZEGT_NOG_NIETS
    if toestemming is None or (toestemming.klant, toestemming.bij) != (van.klant, bij):
        return Bekendheid.TOESTEMMING_ONTBREEKT
    if not toestemming.mag or toestemming.kaart is None:
        return Bekendheid.TOESTEMMING_NEE
    if vrijgave is None or not _geldt(vrijgave, verloop, toestemming):
        return Bekendheid.COACH_AAN_ZET
    return Bekendheid.BEKEND


def _geldt(vrijgave: Vrijgave, verloop: Verloop, toestemming: Toestemming) -> bool:
    van = verloop.voorstel
    zelfde = (vrijgave.voorstel, vrijgave.klant, vrijgave.bij) == (
        van.nummer,
        van.klant,
        toestemming.bij,
    )
    return vrijgave.is_open and zelfde and vrijgave.toestemming == toestemming.volgnummer


def controleer_toestemming(vorige: Toestemming | None, nieuw: Toestemming) -> None:
    """Whether this can be the next word of the klant on this employer.

    Raises:
        ToestemmingIntussenGewijzigd: when its number is not the next one.
        ToestemmingGeweigerd: for a yes without a card, a card with a line that was left off, a day
            to come, a talk of before the last word, or a yes from a talk over a no, or over a line
            that was left off, by the klant himself on that day or later.
    """
    if nieuw.volgnummer != (vorige.volgnummer if vorige else 0) + 1:
        raise ToestemmingIntussenGewijzigd()
    if nieuw.mag != (nieuw.kaart is not None):
        raise ToestemmingGeweigerd(
            "Bij een ja hoort wat de werkgever ziet, en bij een nee niets.", "Kies opnieuw."
        )
    op_kaart = {regel.code for regel in nieuw.kaart.regels} if nieuw.kaart else set()
    if op_kaart & nieuw.weggelaten:
        raise ToestemmingGeweigerd(
            "Op de kaart staat iets wat de klant wegliet.", "Kies de zinnen opnieuw."
        )
    vandaag = dag_van(nieuw.vastgelegd_op)
    if nieuw.dag > vandaag:
        raise ToestemmingGeweigerd(
            f"Op {datum(nieuw.dag)} kan de klant nog niets hebben gezegd.",
            f"Kies een dag tot en met {datum(vandaag)}.",
        )
    if vorige is None:
        return
    zelf = vorige.bron is Toestemmingsbron.KLANT_ZELF
    meer = nieuw.mag and (not vorige.mag or bool(op_kaart & vorige.weggelaten))
    uit_gesprek = nieuw.bron is Toestemmingsbron.GESPREK
    te_vroeg = uit_gesprek and zelf and meer and nieuw.dag <= vorige.dag
    if te_vroeg or nieuw.dag < vorige.dag:
        raise ToestemmingGeweigerd(
            f"De klant koos op {datum(vorige.dag)} zelf anders; dat gaat voor."
            if te_vroeg
            else f"Op {datum(vorige.dag)} zei de klant hier al iets over.",
            "Vraag het de klant opnieuw, of laat de klant zelf kiezen op de eigen pagina.",
        )


def controleer_vrijgave(
    verloop: Verloop,
    bij: WerkNummer | None,
    toestemming: Toestemming | None,
    vorige: Vrijgave | None,
    nieuw: Vrijgave,
) -> None:
    """Whether the coach can decide this now.

    Raises:
        ToestemmingIntussenGewijzigd: when its number is not the next one, or the klant said
            something else since.
        ToestemmingGeweigerd: when klant or proposal stand in the way, or nothing is released.
    """
    if nieuw.volgnummer != (vorige.volgnummer if vorige else 0) + 1:
        raise ToestemmingIntussenGewijzigd()
    if not nieuw.is_open:
        if vorige is None or not vorige.is_open:
            raise ToestemmingGeweigerd("Er is niets vrijgegeven.", "U hoeft niets te doen.")
        return
    hier = bepaal_bekendheid(verloop, bij, toestemming, nieuw)
    if hier is Bekendheid.COACH_AAN_ZET:
        raise ToestemmingIntussenGewijzigd()
    if not hier.mag:
        raise ToestemmingGeweigerd(
            "Vrijgeven kan nog niet: de klant zei nog geen ja, of het voorstel is voorbij.",
            "Vraag de klant eerst om een ja, voor dit werk en voor deze werkgever.",
        )
