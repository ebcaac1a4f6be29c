"""What the pages of whoever pays show: lines of a list, questions with their fields, documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from api.toegang.documenten import Gelezen, Overzicht
from api.toegang.opdrachtgever import Wachtlijst
from modellen.contact.model import contactmomenten
from modellen.documenten.bron import schrijf
from modellen.documenten.model import Vrij
from modellen.normen.duur import dag_van
from modellen.schrijfwijze import datum, getal
from modellen.traject.inzage import resultaat_van
from modellen.traject.model import Deelnemer, Gebeurtenis, Trajectsoort
from modellen.traject.stand import Stand
from modellen.traject.velden import find_dag, find_getal, tekst
from modellen.traject.vragen import Vraag, Vraagsoort

PER_PAGINA = 50
WACHTREGELS = 25
"""Questions on one page, the oldest; the next ones come as these are answered."""

_TITEL = {
    Vraagsoort.VERLENGING: "Verlenging van het voortraject",
    Vraagsoort.UREN: "Uren jobcoaching",
}


class Antwoordinvoer(BaseModel):
    """Yes or no with a reason, as text. ``hervat``: show the form again and record nothing."""

    antwoord: str = ""
    dag: str = ""
    reden: str = ""
    hervat: str = ""

    def fouten(self) -> dict[str, str]:
        """What is missing, by field."""
        if self.antwoord not in ("ja", "nee"):
            return {"antwoord": "Kies of u akkoord bent."}
        if self.antwoord == "nee" and not self.reden.strip():
            return {"reden": "Schrijf waarom u niet akkoord bent."}
        return {}


@dataclass(frozen=True, slots=True)
class Wachtregel:
    """One answer that is asked: which traject, what, since when, and where one answers."""

    traject: str
    soort: str
    titel: str
    sinds: date
    adres: str
    geweigerd: bool


def wachtregels(wacht: Wachtlijst) -> list[Wachtregel]:
    """What waits, the oldest question first."""
    regels = [
        Wachtregel(
            traject=t.traject.nummer,
            soort=t.soort.naam,
            titel=f"Onderteken: {t.document.soort.label}",
            sinds=dag_van(t.document.opgemaakt_op),
            adres=f"/opdracht/{t.traject.nummer}/documenten/{t.document.nummer}",
            geweigerd=t.geweigerd_op is not None,
        )
        for t in wacht.te_tekenen
    ]
    regels += [
        Wachtregel(
            traject=g.stand.traject.nummer,
            soort=g.soort.naam,
            titel=_TITEL[g.vraag.soort],
            sinds=dag_van(g.vraag.gevraagd.moment),
            adres=f"/opdracht/{g.stand.traject.nummer}/vragen/{g.vraag.soort.value}/"
            f"{g.vraag.gevraagd.volgnummer}",
            geweigerd=g.vraag.nee is not None,
        )
        for g in wacht.gevraagd
    ]
    return sorted(regels, key=lambda r: (r.sinds, r.traject))


@dataclass(frozen=True, slots=True)
class Trajectregel:
    """One traject in the list, by its own number."""

    nummer: str
    soort: str
    fase: str
    resultaat: str | None
    laatste_contact: date | None
    contacten: int


def trajectregels(
    standen: Iterable[Stand], soorten: Mapping[str, Trajectsoort]
) -> list[Trajectregel]:
    """In the order given."""
    regels = []
    for stand in standen:
        soort = soorten[stand.traject.soort]
        contacten, resultaat = contactmomenten(stand), resultaat_van(soort, stand)
        regels.append(
            Trajectregel(
                nummer=stand.traject.nummer,
                soort=soort.naam,
                fase=stand.fase(soort).label,
                resultaat=resultaat.label if resultaat else None,
                laatste_contact=dag_van(contacten[-1].moment) if contacten else None,
                contacten=len(contacten),
            )
        )
    return regels


@dataclass(frozen=True, slots=True)
class Vraagbeeld:
    """A question with what one has to know to answer it, and where one does."""

    code: str
    nummer: int
    titel: str
    gevraagd_op: date
    feiten: tuple[tuple[str, str], ...]
    nee: tuple[date, str] | None


def vraagbeeld(vraag: Vraag, soort: Trajectsoort) -> Vraagbeeld:
    """One open question."""
    return Vraagbeeld(
        code=vraag.soort.value,
        nummer=vraag.gevraagd.volgnummer,
        titel=_TITEL[vraag.soort],
        gevraagd_op=dag_van(vraag.gevraagd.moment),
        feiten=tuple(_feiten(vraag, soort)),
        nee=_nee(vraag.nee),
    )


def _feiten(vraag: Vraag, soort: Trajectsoort) -> Iterable[tuple[str, str]]:
    """What B10 gives to who decides: criteria of an extension, hours of a registration."""
    if vraag.soort is Vraagsoort.VERLENGING:
        return _velden(vraag.gevraagd, soort, "criteria", "toelichting")
    return _uren(vraag.over) if vraag.over else ()


def _velden(
    gebeurtenis: Gebeurtenis, soort: Trajectsoort, *codes: str
) -> Iterable[tuple[str, str]]:
    stap = soort.find_stap(gebeurtenis.stap)
    for veld in stap.velden if stap else ():
        waarde = gebeurtenis.gegevens.get(veld.code)
        if veld.code in codes and not veld.is_vertrouwelijk and waarde:
            cel = schrijf(veld, waarde)
            yield veld.label, cel.tekst if isinstance(cel, Vrij) else cel


def _uren(geregistreerd: Gebeurtenis) -> Iterable[tuple[str, str]]:
    van, tot = find_dag(geregistreerd, "periode_van"), find_dag(geregistreerd, "periode_tot")
    if van and tot:
        yield "Periode", f"{datum(van)} tot en met {datum(tot)}"
    for code, label in (("uren_jobcoach", "Uren jobcoach"), ("uren_gewerkt", "Gewerkte uren")):
        uren = find_getal(geregistreerd, code)
        if uren is not None:
            yield label, getal(float(uren), 1).removesuffix(",0")


def _nee(nee: Gebeurtenis | None) -> tuple[date, str] | None:
    return None if nee is None else (dag_van(nee.moment), tekst(nee, "reden") or "")


@dataclass(frozen=True, slots=True)
class Documentregel:
    """A version in the list of one traject; ``wacht``: it waits for his signature."""

    nummer: int
    titel: str
    versie: int
    periode: str
    opgemaakt_op: date
    wacht: bool


def documentregels(overzicht: Overzicht) -> list[Documentregel]:
    """Newest first."""
    return [
        Documentregel(
            nummer=gelezen.document.nummer,
            titel=gelezen.document.soort.label,
            versie=gelezen.document.versie,
            periode=_periode(gelezen),
            opgemaakt_op=dag_van(gelezen.document.opgemaakt_op),
            wacht=mag_beslissen(gelezen, overzicht),
        )
        for gelezen in reversed(overzicht.documenten)
    ]


def mag_beslissen(gelezen: Gelezen, overzicht: Overzicht) -> bool:
    """Whether whoever pays can sign this version now: complete, the newest, and asked of him."""
    document = gelezen.document
    zelfde = [
        g.document.nummer
        for g in overzicht.documenten
        if (g.document.soort, g.document.periode) == (document.soort, document.periode)
    ]
    nog = Deelnemer.OPDRACHTGEVER in gelezen.tekent_nog
    return nog and document.inhoud.is_volledig and document.nummer == max(zelfde)


def _periode(gelezen: Gelezen) -> str:
    periode = gelezen.document.periode
    return f"{datum(periode.van)} tot en met {datum(periode.tot_en_met)}" if periode else ""
