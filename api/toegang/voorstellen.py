"""Recording what came of a proposal, and deciding on what its reasons suggest.

A jobcoach and a teamleider do so for klanten within sight, reasons included. An accountmanager
knows a klant by the code at one werk, records what the employer said, and reads no reason of a
klant or coach. Whoever pays comes nowhere near this.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.pseudoniem import pseudoniem
from api.toegang.spoor import noteer, noteer_overzicht
from api.toegang.zicht import Bereik, Zicht, zichtbaar_voor
from modellen.audit.model import Gegevenssoort
from modellen.fouten import GeenToegang, NietGevonden
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.klant.model import Klant
from modellen.klant.repository import KlantRepository
from modellen.klantprofiel.repository import KlantprofielRepository
from modellen.normen.duur import dag_van
from modellen.voorstel.model import (
    GebeurtenisGeweigerd,
    Verloop,
    Voorstelgebeurtenis,
    VoorstelIntussenGewijzigd,
    Voorstelsoort,
)
from modellen.voorstel.redenen import (
    ZONDER_TOELICHTING,
    Correctiereden,
    Klantantwoord,
    Toelichting,
    Voorstelreden,
    Weigeraar,
)
from modellen.voorstel.repository import VoorstelRepository
from modellen.voorstel.voortgang import TeVragen
from modellen.voorstel.wijziging import Besluit, Wijzigingsvoorstel
from modellen.voorstel.wijziging_repository import WijzigingRepository
from modellen.waarden import KlantNummer, WerkNummer
from vacatures.voorstel.afleiden import leid_wijzigingen_af
from vacatures.voorstel.corrigeren import voer_uit
from vacatures.werk_repository import WerkRepository

VAN_WERKGEVER = frozenset({Voorstelsoort.GESPREK, Voorstelsoort.GEWEIGERD})
"""What an accountmanager can record: a talk took place, or the employer said no."""


@dataclass(frozen=True, slots=True)
class NieuweGebeurtenis:
    """What somebody wants to record; fields as in ``Voorstelgebeurtenis``, ``dag`` None = today.

    ``gezien``: how many events that person saw; when there are more by now, nothing is recorded.
    """

    soort: Voorstelsoort
    dag: date | None = None
    achteraf: bool = False
    weigeraar: Weigeraar | None = None
    reden: Voorstelreden | None = None
    toelichting: Toelichting = ZONDER_TOELICHTING
    maanden: int | None = None
    uren: float | None = None
    corrigeert: int | None = None
    antwoord: Klantantwoord | None = None
    correctiereden: Correctiereden | None = None
    gezien: int | None = None


# --- klanten within sight ------------------------------------------------------------------------


def list_voorstellen(
    samenstelling: Samenstelling, gebruiker: Gebruiker, klant: KlantNummer
) -> list[Verloop]:
    """Proposals of a klant within sight, with their reasons; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        Zicht(session, gebruiker, vandaag=samenstelling.kalender()).eis_klant(klant)
        noteer(session, Gegevenssoort.VOORSTEL, [klant])
        return VoorstelRepository(session).list_(klant=klant, met_redenen=True)


def leg_bij_klant_vast(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    klant: KlantNummer,
    werk: WerkNummer,
    nieuw: NieuweGebeurtenis,
    *,
    lijst: str | None = None,
) -> Verloop:
    """Record what happened to a klant with some werk; the first time a proposal begins.

    Raises:
        NietGevonden: when klant, werk or list is not there for this account.
        OngeldigeWaarde, GebeurtenisGeweigerd: when it cannot have happened like that.
        VoorstelIntussenGewijzigd: when there is more than was seen.
    """
    with samenstelling.opslag.schrijven() as session:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        gevonden, gevraagd = zicht.eis_klant(klant), zicht.get_werk(werk)
        zelf = zicht.accounts_van_klant(klant)
        noteer(session, Gegevenssoort.VOORSTEL, [klant])
        door = gebruiker.account
        verloop = _open(samenstelling, session, gevonden, gevraagd.nummer, lijst=lijst, door=door)
        _eis_niet_zelf_gezegd(verloop, nieuw, zelf)
        return voeg_gebeurtenis_toe(samenstelling, session, verloop, nieuw, door=door)


def leg_gebeurtenis_vast(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: int, nieuw: NieuweGebeurtenis
) -> Verloop:
    """Record what happened to a proposal within sight, or correct it; raises as above."""
    with samenstelling.opslag.schrijven() as session:
        verloop = VoorstelRepository(session).get(nummer, met_redenen=True)
        _eis_zichtbaar(session, zichtbaar_voor(gebruiker), verloop)
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        zelf = zicht.accounts_van_klant(verloop.voorstel.klant)
        _eis_niet_zelf_gezegd(verloop, nieuw, zelf)
        noteer(session, Gegevenssoort.VOORSTEL, [verloop.voorstel.klant])
        return voeg_gebeurtenis_toe(samenstelling, session, verloop, nieuw, door=gebruiker.account)


def list_eigen_voorstellen(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[Verloop]:
    """Proposals of all klanten within sight, with their reasons; raises ``GeenToegang``."""
    bereik = zichtbaar_voor(gebruiker)
    with samenstelling.opslag.lezen() as session:
        return VoorstelRepository(session).list_(
            organisatie=bereik.organisatie, coach=bereik.coach, met_redenen=True
        )


def te_vragen(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[TeVragen]:
    """Of which klanten within sight somebody should ask whether they are still at work."""
    bereik = zichtbaar_voor(gebruiker)
    with samenstelling.opslag.lezen() as session:
        gevonden = VoorstelRepository(session).te_vragen(
            samenstelling.kalender(), organisatie=bereik.organisatie, coach=bereik.coach
        )
        noteer_overzicht(len(gevonden))
        return gevonden


# --- for whoever talks with employers -------------------------------------------------------------


def voorstellen_van_werk(
    samenstelling: Samenstelling, gebruiker: Gebruiker, werk: WerkNummer
) -> list[tuple[str, Verloop]]:
    """Proposals of klanten of the own organisation for one werk, under their codes.

    Only what was really proposed, and no reason but that of the employer.

    Raises:
        NietGevonden: when the werk is not there for this account.
    """
    with samenstelling.opslag.lezen() as session:
        Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(werk)
        gevonden = per_code(samenstelling, session, gebruiker, werk)
        noteer(session, Gegevenssoort.KANDIDAAT, [v.voorstel.klant for v in gevonden.values()])
        return list(gevonden.items())


def leg_van_werkgever_vast(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    werk: WerkNummer,
    code: str,
    nieuw: NieuweGebeurtenis,
) -> Verloop:
    """Record what an employer said about the klant with this code.

    Raises:
        NietGevonden: when werk or code is not there for this account.
        GeenToegang: for what is not the employer's to say.
    """
    van_werkgever = nieuw.weigeraar in (None, Weigeraar.WERKGEVER) and nieuw.corrigeert is None
    if nieuw.soort not in VAN_WERKGEVER or not van_werkgever:
        raise GeenToegang(wat="iets anders vastleggen dan een gesprek of een nee van de werkgever")
    with samenstelling.opslag.schrijven() as session:
        Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(werk)
        verloop = per_code(samenstelling, session, gebruiker, werk).get(code)
        if verloop is None:
            raise NietGevonden(soort="voorstel", nummer=code)
        noteer(session, Gegevenssoort.KANDIDAAT, [verloop.voorstel.klant])
        return voeg_gebeurtenis_toe(samenstelling, session, verloop, nieuw, door=gebruiker.account)


def per_code(
    samenstelling: Samenstelling, session: Session, gebruiker: Gebruiker, werk: WerkNummer
) -> Mapping[str, Verloop]:
    """The newest proposal of each klant by code."""
    alle = VoorstelRepository(session).list_(werk=werk, organisatie=gebruiker.organisatie)
    return {
        pseudoniem(samenstelling.geheim, v.voorstel.klant, werk): v
        for v in alle
        if v.is_voorgesteld
    }


# --- what reasons suggest -------------------------------------------------------------------------


def list_wijzigingen(
    samenstelling: Samenstelling, gebruiker: Gebruiker
) -> list[Wijzigingsvoorstel]:
    """Open suggestions: of klanten within sight, or for an accountmanager those of employers."""
    with samenstelling.opslag.lezen() as session:
        wijzigingen = WijzigingRepository(session)
        if gebruiker.rol is Rol.ACCOUNTMANAGER:
            van_werk = wijzigingen.list_(organisatie=gebruiker.organisatie, alleen_van_werk=True)
            noteer(session, Gegevenssoort.KANDIDAAT, [w.klant for w in van_werk])
            return van_werk
        bereik = zichtbaar_voor(gebruiker)
        gevonden = wijzigingen.list_(organisatie=bereik.organisatie, coach=bereik.coach)
        noteer(session, Gegevenssoort.VOORSTEL, [w.klant for w in gevonden])
        return gevonden


def list_wijzigingen_van(
    samenstelling: Samenstelling, gebruiker: Gebruiker, klant: KlantNummer
) -> list[Wijzigingsvoorstel]:
    """Suggestions about a klant within sight, decided ones too; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        gevonden = Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_klant(klant)
        return WijzigingRepository(session).list_(
            organisatie=gevonden.organisatie, klant=klant, alleen_open=False
        )


def besluit_over_wijziging(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: int, besluit: Besluit
) -> Wijzigingsvoorstel:
    """Accept, and so carry out in the same transaction, or decline.

    Raises:
        NietGevonden: when there is no such suggestion for this account.
        AlBesloten: when somebody decided before.
        WijzigingVerouderd: when there is nothing left to change.
    """
    with samenstelling.opslag.schrijven() as session:
        wijzigingen = WijzigingRepository(session)
        suggestie = wijzigingen.get(nummer)
        _eis_besluitrecht(session, gebruiker, suggestie)
        gewijzigd = ""
        if besluit is Besluit.AANVAARD and suggestie.besluit is None:
            gewijzigd = voer_uit(
                session, suggestie, vandaag=samenstelling.kalender(), door=gebruiker.account
            )
        return wijzigingen.besluit(
            nummer,
            besluit,
            gewijzigd=gewijzigd,
            door=gebruiker.account,
            op=samenstelling.klok(),
        )


def _eis_besluitrecht(
    session: Session, gebruiker: Gebruiker, suggestie: Wijzigingsvoorstel
) -> None:
    if gebruiker.rol is Rol.ACCOUNTMANAGER:
        soort = Gegevenssoort.KANDIDAAT
        mag = (
            suggestie.wijziging.soort.is_van_werk and suggestie.organisatie == gebruiker.organisatie
        )
    else:
        soort = Gegevenssoort.VOORSTEL
        mag = zichtbaar_voor(gebruiker).omvat(KlantRepository(session).get(suggestie.klant))
    if not mag:
        raise NietGevonden(soort="wijzigingsvoorstel", nummer=str(suggestie.nummer))
    noteer(session, soort, [suggestie.klant])


# --- for whoever owns the machine -----------------------------------------------------------------


def list_voorstellen_als_beheer(
    samenstelling: Samenstelling, klant: KlantNummer, *, met_redenen: bool
) -> list[Verloop]:
    """Proposals of any klant; raises ``NietGevonden``."""
    with samenstelling.opslag.lezen() as session:
        KlantRepository(session).get(klant)
        return VoorstelRepository(session).list_(klant=klant, met_redenen=met_redenen)


def leg_vast_als_beheer(
    samenstelling: Samenstelling,
    klant: KlantNummer,
    werk: WerkNummer,
    nieuw: NieuweGebeurtenis,
    *,
    door: str,
) -> Verloop:
    """As :func:`leg_bij_klant_vast` for whoever owns the machine."""
    with samenstelling.opslag.schrijven() as session:
        gevonden = KlantRepository(session).get(klant)
        gevraagd = WerkRepository(session).get(werk)
        if not gevraagd.is_zichtbaar_voor(gevonden.organisatie):
            raise NietGevonden(soort="werk", nummer=werk)
        verloop = _open(samenstelling, session, gevonden, werk, lijst=None, door=door)
        return voeg_gebeurtenis_toe(samenstelling, session, verloop, nieuw, door=door)


def te_vragen_als_beheer(samenstelling: Samenstelling, *, coach: str | None) -> list[TeVragen]:
    """Of all klanten, or of one coach."""
    with samenstelling.opslag.lezen() as session:
        return VoorstelRepository(session).te_vragen(samenstelling.kalender(), coach=coach)


# --- inside ---------------------------------------------------------------------------------------


def _open(
    samenstelling: Samenstelling,
    session: Session,
    klant: Klant,
    werk: WerkNummer,
    *,
    lijst: str | None,
    door: str,
) -> Verloop:
    """The proposal of these two that runs, or a new one."""
    voorstellen = VoorstelRepository(session)
    return voorstellen.find_open(klant.nummer, werk) or voorstellen.begin(
        klant.nummer,
        werk,
        organisatie=klant.organisatie,
        lijst=lijst,
        op=samenstelling.klok(),
        door=door,
    )


def _eis_zichtbaar(session: Session, bereik: Bereik, verloop: Verloop) -> None:
    klant = KlantRepository(session).get(verloop.voorstel.klant)
    if not bereik.omvat(klant):
        raise NietGevonden(soort="voorstel", nummer=str(verloop.voorstel.nummer))


def _eis_niet_zelf_gezegd(verloop: Verloop, nieuw: NieuweGebeurtenis, zelf: frozenset[str]) -> None:
    """What a klant said himself nobody else corrects; what he says later is an event of its own."""
    fout = next((g for g in verloop.gebeurtenissen if g.volgnummer == nieuw.corrigeert), None)
    if fout is not None and fout.door in zelf:
        raise GebeurtenisGeweigerd(
            "Dit gaf de klant zelf als antwoord.",
            "Leg vast wat de klant nu zegt, of laat de klant het zelf veranderen.",
        )


def voeg_gebeurtenis_toe(
    samenstelling: Samenstelling,
    session: Session,
    verloop: Verloop,
    nieuw: NieuweGebeurtenis,
    *,
    door: str,
) -> Verloop:
    """Add an event, with what it suggests to change, for who may; raises as above."""
    if nieuw.gezien not in (None, len(verloop.gebeurtenissen)):
        raise VoorstelIntussenGewijzigd()
    op = samenstelling.klok()
    voorstel = verloop.voorstel
    klant = KlantRepository(session).get(voorstel.klant)
    werk = WerkRepository(session).find(voorstel.werk)
    toelichting = nieuw.toelichting
    if werk is not None and toelichting.middel is not None and toelichting.minuten is None:
        profiel = KlantprofielRepository(session).get(klant.nummer)
        minuten = samenstelling.matchdienst.reistijden(profiel, werk).get(toelichting.middel)
        toelichting = replace(toelichting, minuten=minuten or None)
    gebeurtenis = Voorstelgebeurtenis(
        volgnummer=len(verloop.gebeurtenissen) + 1,
        soort=nieuw.soort,
        dag=nieuw.dag or dag_van(op),
        vastgelegd_op=op,
        door=door,
        achteraf=nieuw.achteraf,
        weigeraar=nieuw.weigeraar,
        reden=nieuw.reden,
        toelichting=toelichting,
        maanden=nieuw.maanden,
        uren=nieuw.uren,
        corrigeert=nieuw.corrigeert,
        antwoord=nieuw.antwoord,
        correctiereden=nieuw.correctiereden,
    )
    daarna = VoorstelRepository(session).voeg_toe(verloop, gebeurtenis)
    if werk is not None:
        wijzigingen = leid_wijzigingen_af(gebeurtenis, klant, werk)
        WijzigingRepository(session).create(daarna, gebeurtenis, wijzigingen)
    return daarna
