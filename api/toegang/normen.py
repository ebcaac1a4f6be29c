"""The norms as an installation has them: those of Opstap, and what was agreed otherwise.

Who manages the installation records an agreement; it never counts back, so that no term that runs
changes afterwards.
"""

from __future__ import annotations

from datetime import date

from api.bootstrap import Samenstelling
from modellen.beheer.model import BeheerIntussenGewijzigd
from modellen.beheer.repository import NormafspraakRepository
from modellen.fouten import GeenToegang, NietGevonden, OngeldigeWaarde
from modellen.gebruiker.model import Gebruiker, Rol
from modellen.gebruiker.repository import GebruikerRepository
from modellen.normen.afspraken import Normafspraak, lees_waarde
from modellen.normen.norm import Norm
from modellen.traject.model import LAATSTE_JAAR

MEESTE_TEKENS = 500
"""Of a reason."""


def list_normen(samenstelling: Samenstelling, dag: date) -> list[Norm]:
    """Of every norm the version that holds on a day, in the order of the file."""
    boek = samenstelling.normboek()
    geldend = boek.normen_op("", dag).geldend
    return [norm for norm in boek.normen if geldend.get(norm.key) is norm]


def get_norm(samenstelling: Samenstelling, key: str) -> Norm:
    """The norm of today; raises ``NietGevonden``."""
    vandaag = samenstelling.kalender()
    gevonden = next((n for n in list_normen(samenstelling, vandaag) if n.key == key), None)
    if gevonden is None:
        raise NietGevonden(soort="norm", nummer=key)
    return gevonden


def list_afspraken(samenstelling: Samenstelling) -> list[Normafspraak]:
    """Every agreement ever recorded, oldest first."""
    bekend = {norm.key: norm for norm in samenstelling.normboek().normen}
    with samenstelling.opslag.lezen() as session:
        return NormafspraakRepository(session).list_(bekend)


def list_opdrachtgevers(samenstelling: Samenstelling, gebruiker: Gebruiker) -> list[str]:
    """Who has a contact person in the organisation, by name; trajecten are not looked at.

    Raises:
        GeenToegang: the account does not manage the installation.
    """
    _eis_beheerder(gebruiker)
    with samenstelling.opslag.lezen() as session:
        contactpersonen = GebruikerRepository(session).list_(
            organisatie=gebruiker.organisatie, rol=Rol.OPDRACHTGEVER
        )
    return sorted({c.opdrachtgever for c in contactpersonen if c.opdrachtgever})


def spreek_norm_af(
    samenstelling: Samenstelling,
    gebruiker: Gebruiker,
    opdrachtgever: str,
    key: str,
    waarde: str,
    *,
    reden: str,
    geldig_van: date,
    gezien: int | None = None,
) -> Normafspraak:
    """Record that an opdrachtgever agreed another norm from a day on; no value: the ordinary one.

    Args:
        gezien: number of the newest agreement on the screen; ``None`` = does not matter.

    Raises:
        GeenToegang: the account does not manage the installation.
        NietGevonden: there is no such norm, or nobody of that name pays here.
        OngeldigeWaarde: value, reason or day cannot be.
        BeheerIntussenGewijzigd: somebody else recorded one since ``gezien``.
    """
    _eis_beheerder(gebruiker)
    norm, reden = get_norm(samenstelling, key), reden.strip()
    if opdrachtgever not in list_opdrachtgevers(samenstelling, gebruiker):
        raise NietGevonden(soort="opdrachtgever", nummer=opdrachtgever)
    nieuw = lees_waarde(waarde, norm) if waarde.strip() else None
    _controleer(reden, geldig_van, vandaag=samenstelling.kalender())
    with samenstelling.opslag.schrijven() as session:
        afspraken = NormafspraakRepository(session)
        if gezien is not None and gezien != afspraken.hoogste_nummer():
            raise BeheerIntussenGewijzigd
        return afspraken.voeg_toe(
            opdrachtgever,
            key,
            nieuw,
            reden=reden,
            geldig_van=geldig_van,
            door=gebruiker.account,
            op=samenstelling.klok(),
        )


def _controleer(reden: str, geldig_van: date, *, vandaag: date) -> None:
    if not reden or len(reden) > MEESTE_TEKENS:
        raise OngeldigeWaarde(
            veld="reden",
            melding=f"Een reden van 1 tot en met {MEESTE_TEKENS} tekens is nodig.",
            volgende_stap="Schrijf waar de afspraak met de opdrachtgever staat.",
        )
    if not vandaag <= geldig_van or geldig_van.year > LAATSTE_JAAR:
        raise OngeldigeWaarde(
            veld="geldig_van",
            melding="Een afspraak geldt op zijn vroegst vanaf vandaag.",
            volgende_stap="Kies vandaag of een latere dag: wat al loopt, houdt zijn termijn.",
        )


def _eis_beheerder(gebruiker: Gebruiker) -> None:
    if gebruiker.rol is not Rol.BEHEERDER:
        raise GeenToegang(wat="normen per opdrachtgever beheren")
