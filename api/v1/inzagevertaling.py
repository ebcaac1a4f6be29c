"""From trajectories to what whoever pays, and the klant, may read of them.

The one place where a dossier becomes theirs. What is not copied here cannot leak.
"""

from __future__ import annotations

from collections.abc import Iterable

from api.toegang.audit import Blik
from api.v1 import inzageschemas as schemas
from api.v1 import trajectvertaling
from api.v1.trajectschemas import FaseSchema
from modellen.contact.model import Contactmoment, Gespreksinhoud, contactmomenten
from modellen.traject.gedeeld import wie_doet_het
from modellen.traject.inzage import (
    Afspraak,
    EigenAntwoord,
    afspraken,
    eigen_antwoorden,
    gebeurd_voor_opdrachtgever,
    resultaat_van,
)
from modellen.traject.klokken import Deadline
from modellen.traject.model import Deelnemer, Gebeurtenis, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.velden import tekst


def contactmoment(contact: Contactmoment) -> schemas.ContactmomentSchema:
    """A talk, without who recorded it and without what was said."""
    return schemas.ContactmomentSchema(
        nummer=contact.nummer,
        moment=contact.moment,
        soort=contact.soort,
        duur_minuten=contact.duur_minuten,
        deelnemers=list(contact.deelnemers),
        aanwezig=contact.aanwezig,
        dezelfde_dag_vastgelegd=contact.is_zelfde_dag_geregistreerd,
    )


def gespreksinhoud(
    traject: str, contact: int, versies: Iterable[Gespreksinhoud]
) -> schemas.GespreksinhoudSchema:
    """What was said, for the klant and the own coach alone."""
    return schemas.GespreksinhoudSchema(
        traject=traject,
        contactmoment=contact,
        versies=[
            schemas.InhoudVersie(
                versie=versie.versie,
                tekst=versie.tekst,
                door=versie.door,
                vastgelegd_op=versie.vastgelegd_op,
                reden=versie.reden,
            )
            for versie in versies
        ],
    )


def kort(stand: Stand, soort: Trajectsoort) -> schemas.InzageKort:
    """A traject in a list: by its own number, nothing of the klant."""
    fase, resultaat = stand.fase(soort), resultaat_van(soort, stand)
    return schemas.InzageKort(
        nummer=stand.traject.nummer,
        soort=soort.code,
        soort_naam=soort.naam,
        opdrachtgever=stand.traject.opdrachtgever,
        fase=FaseSchema(code=fase.code, label=fase.label),
        is_afgesloten=stand.is_afgesloten,
        resultaat=trajectvertaling.resultaat(resultaat) if resultaat else None,
    )


# --- for whoever pays -----------------------------------------------------------------------------


def voor_opdrachtgever(
    stand: Stand, soort: Trajectsoort, deadlines: Iterable[Deadline]
) -> schemas.OpdrachtgeverTraject:
    """That things happened, and what whoever pays has to do himself."""
    return schemas.OpdrachtgeverTraject(
        **dict(kort(stand, soort)),
        contactmomenten=[contactmoment(c) for c in contactmomenten(stand)],
        gebeurtenissen=[_gebeurd(g, soort) for g in gebeurd_voor_opdrachtgever(soort, stand)],
        deadlines=[_eigen_deadline(d) for d in deadlines if d.wie is Deelnemer.OPDRACHTGEVER],
    )


def _gebeurd(gebeurtenis: Gebeurtenis, soort: Trajectsoort) -> schemas.GebeurdSchema:
    stap = soort.find_stap(gebeurtenis.stap)
    return schemas.GebeurdSchema(
        stap=gebeurtenis.stap,
        label=stap.label if stap else gebeurtenis.stap,
        moment=gebeurtenis.moment,
    )


def _eigen_deadline(deadline: Deadline) -> schemas.EigenDeadline:
    # Without its reason: that names the event and the day from which it counts.
    return schemas.EigenDeadline(
        regel=deadline.regel,
        wat=deadline.wat,
        uiterlijk=deadline.uiterlijk,
        uiterste_dag=deadline.uiterste_dag,
        status=deadline.status,
        gehaald_op=deadline.gehaald_op,
    )


# --- for the klant --------------------------------------------------------------------------------


def voor_klant(
    stand: Stand, soort: Trajectsoort, deadlines: Iterable[Deadline]
) -> schemas.MijnTraject:
    """The klant's own traject; ``stand`` was read with the confidential fields."""
    return schemas.MijnTraject(
        **dict(kort(stand, soort)),
        contactmomenten=[contactmoment(c) for c in contactmomenten(stand)],
        afspraken=[_afspraak(a, soort) for a in afspraken(stand)],
        antwoorden=[_antwoord(a) for a in eigen_antwoorden(soort, stand)],
        deadlines=[trajectvertaling.deadline(d) for d in deadlines if d.wie is Deelnemer.KLANT],
    )


def _afspraak(afspraak: Afspraak, soort: Trajectsoort) -> schemas.AfspraakSchema:
    gemaakt, besproken = afspraak.gemaakt, afspraak.besproken
    return schemas.AfspraakSchema(
        nummer=gemaakt.volgnummer,
        gemaakt_op=gemaakt.moment,
        wat=tekst(gemaakt, "wat"),
        wie=_wie(wie_doet_het(gemaakt), soort),
        voor_datum=tekst(gemaakt, "voor_datum"),
        is_open=besproken is None,
        besproken_op=besproken.moment if besproken else None,
        gedaan=afspraak.gedaan,
    )


def _wie(code: str, soort: Trajectsoort) -> str:
    """Also people from the own network carry out agreements; they are no deelnemer of a type."""
    return soort.deelnemer(Deelnemer(code)) if code in set(Deelnemer) else code


def _antwoord(antwoord: EigenAntwoord) -> schemas.EigenAntwoordSchema:
    return schemas.EigenAntwoordSchema(
        volgnummer=antwoord.gebeurtenis.volgnummer,
        label=antwoord.stap,
        moment=antwoord.gebeurtenis.moment,
        velden=[
            schemas.EigenVeld(label=veld.label, waarde=waarde) for veld, waarde in antwoord.velden
        ],
    )


def inzage(blik: Blik) -> schemas.InzageRegel:
    """Who looked at what, as a sentence for the klant."""
    return schemas.InzageRegel(
        dag=blik.dag,
        naam=blik.naam,
        rol=blik.rol.label,
        handeling=blik.handeling,
        gegevens=blik.soort,
        zin=blik.zin,
        is_zelf=blik.is_zelf,
        keren=blik.keren,
        laatst=blik.laatst,
    )
