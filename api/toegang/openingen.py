"""Vacatures that an accountmanager keeps: taken down, changed, asked after, filled and closed.

Only the accountmanager does so. What he takes down is of his own organisation and has him as its
source; what came from elsewhere he may close or confirm, but its text is changed at its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from api.bootstrap import Samenstelling
from api.toegang.drukte import lees_drukte
from api.toegang.werkgevers import normen_van
from api.toegang.zicht import Zicht
from modellen.fouten import GeenToegang, NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.normen.duur import tel_op
from modellen.normen.norm import Normen
from modellen.waarden import WerkNummer
from vacatures.belasting.model import Belasting, Belastingitem
from vacatures.beroep.corrigeren import met_beroep, zet_beroep
from vacatures.beroep.model import Beroepsbron, Beroepskoppeling
from vacatures.beroep.repository import BeroepskoppelingRepository
from vacatures.importeren.bouwen import kort_nummer
from vacatures.importeren.werkgevers import werkgevernummer, werkgeversleutel
from vacatures.vacature.model import Vacature
from vacatures.vacature.repository import VacatureRepository
from vacatures.vacaturebericht.drukte import GEEN_DRUKTE, Drukte
from vacatures.vacaturebericht.model import (
    NORM_NAKIJKEN,
    NORM_PER_PLAATS,
    Berichtsoort,
    Vacaturebericht,
    VacatureIntussenGewijzigd,
    Vervuldoor,
    is_vol,
    laatst_gezien,
    status_na,
    vervuld_door,
    vervulde_plaatsen,
)
from vacatures.vacaturebericht.repository import VacatureberichtRepository
from vacatures.werk import Werk, WerkSoort
from vacatures.werkgever.model import Werkgever
from vacatures.werkgever.repository import WerkgeverRepository

BRON = "accountmanager"
"""Source of what an accountmanager takes down."""

BEHEERDERS = frozenset({Rol.ACCOUNTMANAGER})


@dataclass(frozen=True, slots=True)
class Vacaturestand:
    """What is known of a vacature beside itself.

    Attributes:
        vervuld: positions filled, and ``door``: by whom. drukte: proposals of the own organisation.
        is_vol: enough were proposed. gezien: last day on which somebody made sure that it is open.
        versie: changes with the content. is_eigen: taken down here, so it may be changed here.
    """

    vacature: Vacature
    koppeling: Beroepskoppeling | None
    berichten: tuple[Vacaturebericht, ...]
    vervuld: int
    door: Mapping[Vervuldoor, int]
    drukte: Drukte
    is_vol: bool
    gezien: date | None
    is_oud: bool
    versie: str
    is_eigen: bool


@dataclass(frozen=True, slots=True)
class NieuweOpening:
    """An opening as somebody confirmed it.

    Attributes:
        vacature: everything but employer, source and visibility, which are settled here.
        werkgever: its number; ``None`` = a new one with the name on the vacature.
        isco: the occupation that the person chose, ``None`` = "weet ik niet".
        belasting: what the person stated of the load; the rest is estimated.
        ruw: what was typed, as it was sent.
    """

    vacature: Vacature
    werkgever: WerkNummer | None
    isco: str | None
    belasting: tuple[Belastingitem, ...] = ()
    ruw: str | None = None


# --- reading --------------------------------------------------------------------------------------


def find_stand(
    samenstelling: Samenstelling, gebruiker: Gebruiker, werk: Werk
) -> Vacaturestand | None:
    """Of a werk within sight; ``None`` when it is no vacature."""
    if werk.soort is not WerkSoort.VACATURE:
        return None
    with samenstelling.opslag.lezen() as session:
        return _stand(samenstelling, session, gebruiker, werk.nummer)


def get_stand(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: WerkNummer
) -> Vacaturestand:
    """Of a vacature within sight, for whoever keeps it.

    Raises:
        NietGevonden: when there is none that may be seen. GeenToegang: for another role.
    """
    _eis_beheer(gebruiker)
    with samenstelling.opslag.lezen() as session:
        _eis_zichtbaar(session, samenstelling, gebruiker, nummer)
        return _stand(samenstelling, session, gebruiker, nummer)


def _stand(
    samenstelling: Samenstelling, session: Session, gebruiker: Gebruiker, nummer: WerkNummer
) -> Vacaturestand:
    vandaag = samenstelling.kalender()
    repository = VacatureRepository(session)
    vacature = repository.get(nummer)
    berichten = VacatureberichtRepository(session).list_(nummer)
    vervuld = vervulde_plaatsen(berichten)
    drukte = lees_drukte(session, gebruiker, [nummer]).get(nummer, GEEN_DRUKTE)
    normen = normen_van(samenstelling, gebruiker, vandaag)
    gezien = laatst_gezien(vacature, berichten)
    return Vacaturestand(
        vacature=vacature,
        koppeling=BeroepskoppelingRepository(session).find(nummer),
        berichten=berichten,
        vervuld=vervuld,
        door=vervuld_door(berichten),
        drukte=drukte,
        is_vol=is_vol(
            drukte.lopend,
            vacature.posities,
            vervuld,
            per_plaats=int(normen.getal(NORM_PER_PLAATS)),
        ),
        gezien=gezien,
        is_oud=is_oud(gezien, normen, vandaag),
        versie=repository.versie(nummer),
        is_eigen=_is_eigen(vacature, gebruiker),
    )


def _is_eigen(vacature: Vacature, gebruiker: Gebruiker) -> bool:
    return vacature.bron == BRON and vacature.zichtbaar_voor == frozenset({gebruiker.organisatie})


# --- taking down and changing ---------------------------------------------------------------------


def neem_op(
    samenstelling: Samenstelling, gebruiker: Gebruiker, opening: NieuweOpening
) -> WerkNummer:
    """Keep an opening, so that the next shortlist finds it; the same form twice is one vacature.

    Raises:
        GeenToegang: for another role. NietGevonden: when the werkgever may not be seen.
        OpstapFout: for an occupation that ISCO-08 does not have.
    """
    _eis_beheer(gebruiker)
    with samenstelling.opslag.schrijven() as session:
        vacatures = VacatureRepository(session)
        if vacatures.find(opening.vacature.nummer) is not None:
            return opening.vacature.nummer
        werkgever = _werkgever(session, samenstelling, gebruiker, opening)
        vacature = replace(
            opening.vacature,
            werkgever=werkgever.nummer,
            werkgever_naam=werkgever.naam,
            zichtbaar_voor=frozenset({gebruiker.organisatie}),
            geplaatst_op=opening.vacature.geplaatst_op or samenstelling.kalender(),
            isco=None,
        )
        _bewaar(session, vacature, opening.isco, opening.belasting, opening.ruw, gebruiker.account)
    samenstelling.matchdienst.bijwerken()
    return opening.vacature.nummer


def wijzig(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: WerkNummer,
    opening: NieuweOpening,
    *,
    versie: str,
) -> None:
    """Replace what was taken down here earlier.

    Raises:
        GeenToegang: for another role, or a vacature that came from elsewhere.
        VacatureIntussenGewijzigd: when it is not what was read.
        OngeldigeWaarde: when there are fewer positions than were filled already.
    """
    _eis_beheer(gebruiker)
    with samenstelling.opslag.schrijven() as session:
        _eis_zichtbaar(session, samenstelling, gebruiker, nummer)
        repository = VacatureRepository(session)
        oud = repository.get(nummer)
        if not _is_eigen(oud, gebruiker):
            raise GeenToegang(wat="een vacature wijzigen die van elders komt")
        if repository.versie(nummer) != versie:
            raise VacatureIntussenGewijzigd()
        _eis_plaatsen(opening.vacature, VacatureberichtRepository(session).list_(nummer))
        nieuw = replace(
            opening.vacature,
            nummer=nummer,
            bron=oud.bron,
            bron_id=oud.bron_id,
            werkgever=oud.werkgever,
            werkgever_naam=oud.werkgever_naam,
            zichtbaar_voor=oud.zichtbaar_voor,
            geplaatst_op=oud.geplaatst_op,
            status=oud.status,
            isco=oud.isco,
            belasting=oud.belasting,
            cluster=oud.cluster,
            url=oud.url,
        )
        door = gebruiker.account
        _bewaar(session, nieuw, opening.isco, opening.belasting, opening.ruw, door)
        _voeg_bericht_toe(session, samenstelling, gebruiker, nummer, Berichtsoort.GEWIJZIGD)
    samenstelling.matchdienst.bijwerken()


def _bewaar(
    session: Session,
    vacature: Vacature,
    isco: str | None,
    gezegd: Iterable[Belastingitem],
    ruw: str | None,
    door: str,
) -> None:
    """The vacature with the occupation that was chosen and the load that follows from it."""
    vacatures = VacatureRepository(session)
    vacatures.save(met_beroep(vacature, vacature.isco), door=door, ruw=ruw)
    if isco is not None and isco != vacature.isco:
        zet_beroep(session, vacature.nummer, isco, bron=Beroepsbron.ACCOUNTMANAGER, door=door)
    nu = vacatures.get(vacature.nummer)
    belasting = met_gezegd(nu.belasting, gezegd)
    if belasting != nu.belasting:
        vacatures.save(replace(nu, belasting=belasting), door=door)


def met_gezegd(belasting: Belasting, gezegd: Iterable[Belastingitem]) -> Belasting:
    """The load with what a person stated in the place of what was there."""
    return Belasting.van_items([*belasting.items.values(), *gezegd])


def _eis_plaatsen(vacature: Vacature, berichten: tuple[Vacaturebericht, ...]) -> None:
    vervuld = vervulde_plaatsen(berichten)
    if vacature.posities is not None and vacature.posities < vervuld:
        raise OngeldigeWaarde(
            veld="posities",
            melding=f"Er zijn al {vervuld} plaatsen vervuld.",
            volgende_stap="Geef dat aantal of meer, of zet de vacature eerst weer open.",
        )


def _werkgever(
    session: Session, samenstelling: Samenstelling, gebruiker: Gebruiker, opening: NieuweOpening
) -> Werkgever:
    repository = WerkgeverRepository(session)
    if opening.werkgever is not None:
        zicht = Zicht(session, gebruiker, vandaag=samenstelling.kalender())
        if zicht.get_werk(opening.werkgever).soort is not WerkSoort.WERKGEVER:
            raise NietGevonden(soort="werkgever", nummer=opening.werkgever)
        return repository.get(opening.werkgever)
    vacature = opening.vacature
    naam = vacature.werkgever_naam or ""
    nummer = werkgevernummer(naam, vacature.plek)
    bekend = repository.find(nummer)
    if bekend is not None and not _ziet(bekend, gebruiker):
        # Of another organisation under the same name: ours gets a number of its own.
        sleutel = werkgeversleutel(naam, vacature.plek)
        nummer = kort_nummer("W", *sleutel, gebruiker.organisatie)
        bekend = repository.find(nummer)
    if bekend is not None:
        return bekend
    nieuw = Werkgever(
        nummer=nummer,
        naam=naam,
        branche=vacature.branche,
        plek=vacature.plek,
        zichtbaar_voor=frozenset({gebruiker.organisatie}),
    )
    repository.save(nieuw, door=gebruiker.account)
    return nieuw


def _ziet(werkgever: Werkgever, gebruiker: Gebruiker) -> bool:
    wie = werkgever.zichtbaar_voor
    return wie is None or gebruiker.organisatie in wie


# --- what became of it ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NieuwBericht:
    """What somebody found out; fields as in ``Vacaturebericht``.

    ``gezien``: how many messages that person saw; when there are more by now, nothing is recorded.
    """

    soort: Berichtsoort
    dag: date
    aantal: int | None = None
    wie: Vervuldoor | None = None
    gezien: int | None = None


def leg_bericht_vast(
    samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: WerkNummer, nieuw: NieuwBericht
) -> None:
    """Record what became of a vacature; its status follows.

    Raises:
        GeenToegang, NietGevonden: as above.
        VacatureIntussenGewijzigd: when there is more than was seen.
        BerichtGeweigerd, OngeldigeWaarde: when it cannot be like that.
    """
    _eis_beheer(gebruiker)
    if nieuw.soort is Berichtsoort.GEWIJZIGD:
        raise GeenToegang(wat="zelf vastleggen dat een vacature gewijzigd is")
    with samenstelling.opslag.schrijven() as session:
        _eis_zichtbaar(session, samenstelling, gebruiker, nummer)
        aantal = len(VacatureberichtRepository(session).list_(nummer))
        if nieuw.gezien is not None and nieuw.gezien != aantal:
            raise VacatureIntussenGewijzigd()
        _voeg_bericht_toe(
            session,
            samenstelling,
            gebruiker,
            nummer,
            nieuw.soort,
            dag=nieuw.dag,
            aantal=nieuw.aantal,
            wie=nieuw.wie,
        )
    samenstelling.matchdienst.bijwerken()


def _voeg_bericht_toe(
    session: Session,
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    nummer: WerkNummer,
    soort: Berichtsoort,
    *,
    dag: date | None = None,
    aantal: int | None = None,
    wie: Vervuldoor | None = None,
) -> None:
    berichten, vacatures = VacatureberichtRepository(session), VacatureRepository(session)
    eerder, vacature = berichten.list_(nummer), vacatures.get(nummer)
    bericht = Vacaturebericht(
        vacature=nummer,
        organisatie=gebruiker.organisatie,
        nummer=len(eerder) + 1,
        soort=soort,
        dag=dag or samenstelling.kalender(),
        door=gebruiker.account,
        vastgelegd_op=samenstelling.klok(),
        aantal=aantal,
        wie=wie,
    )
    status = status_na(vacature, eerder, bericht)
    berichten.voeg_toe(bericht)
    if status is not vacature.status:
        vacatures.save(replace(vacature, status=status), door=gebruiker.account)


# --- inside ---------------------------------------------------------------------------------------


def _eis_beheer(gebruiker: Gebruiker) -> None:
    if gebruiker.rol not in BEHEERDERS:
        raise GeenToegang(wat="vacatures opnemen, wijzigen of sluiten")


def _eis_zichtbaar(
    session: Session, samenstelling: Samenstelling, gebruiker: Gebruiker, nummer: WerkNummer
) -> None:
    werk = Zicht(session, gebruiker, vandaag=samenstelling.kalender()).get_werk(nummer)
    if werk.soort is not WerkSoort.VACATURE:
        raise NietGevonden(soort="vacature", nummer=nummer)


def is_oud(gezien: date | None, normen: Normen, vandaag: date) -> bool:
    """Whether it is time to ask if it is still open; what has no date is not called old."""
    return gezien is not None and tel_op(gezien, normen.duur(NORM_NAKIJKEN)) < vandaag
