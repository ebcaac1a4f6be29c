"""From proposals to what /v1 answers, and back. No rule lives here."""

from __future__ import annotations

from api.toegang.voorstellen import NieuweGebeurtenis
from api.v1 import voorstelschemas as schemas
from modellen.dagdelen import Dagdelen
from modellen.voorstel.model import Verloop, Voorstelgebeurtenis
from modellen.voorstel.redenen import Toelichting
from modellen.voorstel.voortgang import TeVragen
from modellen.voorstel.wijziging import Wijzigingsvoorstel


def nieuw(verzoek: schemas.NieuweGebeurtenisSchema) -> NieuweGebeurtenis:
    """What is asked to record; raises ``OngeldigeWaarde`` for dagdelen that cannot be read."""
    return NieuweGebeurtenis(
        soort=verzoek.soort,
        dag=verzoek.dag,
        achteraf=verzoek.achteraf,
        weigeraar=verzoek.weigeraar,
        reden=verzoek.reden,
        toelichting=Toelichting(
            middel=verzoek.middel,
            minuten=verzoek.minuten,
            fml_item=verzoek.fml_item,
            dagdelen=Dagdelen.lees(verzoek.dagdelen) if verzoek.dagdelen else None,
        ),
        maanden=verzoek.maanden,
        uren=verzoek.uren,
        corrigeert=verzoek.corrigeert,
        antwoord=verzoek.antwoord,
        correctiereden=verzoek.correctiereden,
        gezien=verzoek.gezien,
    )


def gebeurtenis(gelezen: Voorstelgebeurtenis) -> schemas.VoorstelgebeurtenisSchema:
    """One event with its reason."""
    return schemas.VoorstelgebeurtenisSchema(
        volgnummer=gelezen.volgnummer,
        soort=gelezen.soort,
        label=gelezen.soort.label,
        dag=gelezen.dag,
        vastgelegd_op=gelezen.vastgelegd_op,
        door=gelezen.door,
        achteraf=gelezen.achteraf,
        weigeraar=gelezen.weigeraar,
        reden=gelezen.reden,
        reden_label=gelezen.reden.label if gelezen.reden else None,
        maanden=gelezen.maanden,
        uren=gelezen.uren,
        corrigeert=gelezen.corrigeert,
        antwoord=gelezen.antwoord,
        correctiereden=gelezen.correctiereden,
    )


def voorstel(verloop: Verloop) -> schemas.VoorstelSchema:
    """A proposal for who may know who it is about."""
    van = verloop.voorstel
    return schemas.VoorstelSchema(
        nummer=van.nummer,
        klant=van.klant,
        werk=van.werk,
        lijst=van.lijst,
        plaats=None if van.plaats is None else van.plaats + 1,
        is_beeindigd=verloop.einde is not None,
        gebeurtenissen=[gebeurtenis(g) for g in verloop.gebeurtenissen],
    )


def werkvoorstel(code: str, verloop: Verloop) -> schemas.WerkvoorstelSchema:
    """A proposal for who may not: what holds now, by day."""
    return schemas.WerkvoorstelSchema(
        code=code,
        is_beeindigd=verloop.einde is not None,
        gebeurtenissen=[
            schemas.WerkgebeurtenisSchema(
                soort=g.soort,
                label=g.soort.label,
                dag=g.dag,
                weigeraar=g.weigeraar,
                reden=g.reden,
                reden_label=g.reden.label if g.reden else None,
            )
            for g in verloop.geldend
        ],
    )


def te_vragen(vraag: TeVragen) -> schemas.TeVragenSchema:
    """A question that is due."""
    return schemas.TeVragenSchema(
        voorstel=vraag.verloop.voorstel.nummer,
        klant=vraag.verloop.voorstel.klant,
        werk=vraag.verloop.voorstel.werk,
        begin_werk=vraag.begin_werk,
        maanden=vraag.maanden,
        vanaf=vraag.vanaf,
    )


def wijziging(suggestie: Wijzigingsvoorstel, *, met_klant: bool) -> schemas.WijzigingSchema:
    """A suggestion; without ``met_klant`` nothing says who it comes from."""
    return schemas.WijzigingSchema(
        nummer=suggestie.nummer,
        soort=suggestie.wijziging.soort,
        label=suggestie.wijziging.soort.label,
        gegevens=dict(suggestie.wijziging.gegevens),
        werk=suggestie.werk,
        klant=suggestie.klant if met_klant else None,
        voorstel=suggestie.voorstel if met_klant else None,
        gemaakt_op=suggestie.gemaakt_op,
        besluit=suggestie.besluit,
        besloten_door=suggestie.besloten_door,
        besloten_op=suggestie.besloten_op,
        gewijzigd=suggestie.gewijzigd,
    )
