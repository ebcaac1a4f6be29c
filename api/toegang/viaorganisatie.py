"""Away to the identity provider and back: what must be remembered meanwhile, for one browser."""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass
from datetime import timedelta

from api.toegang.fouten import AanmeldenVerlopen, OrganisatieWeigert
from api.toegang.kluis import Onleesbaar, ontsleutel, versleutel
from api.toegang.oidc import Oidc, Vraag
from api.toegang.sessie import Aanmelding, Sessies, hash_token
from modellen.aanmelding.repository import TussenstapRepository

WEG_DUUR = timedelta(minutes=10)

Velden = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Vertrek:
    """Where the browser goes; ``band`` ties what comes back to this browser."""

    adres: str
    band: str


@dataclass(frozen=True, slots=True)
class Onderweg:
    """What one browser asked, where it was going, and what somebody had typed in it."""

    vraag: Vraag
    naar: str
    bewaard: Velden


def vertrek(sessies: Sessies, oidc: Oidc, *, naar: str, bewaard: Velden) -> Vertrek:
    """Remember everything under the state, encrypted: what was typed may be about a dossier.

    Raises:
        OrganisatieOnbereikbaar: the provider does not answer.
    """
    vraag, adres = oidc.begin()
    band = secrets.token_urlsafe(32)
    inhoud = {
        "nonce": vraag.nonce,
        "bewijs": vraag.bewijs,
        "band": hash_token(band),
        "naar": naar,
        "bewaard": bewaard,
    }
    staat_hash, nu = hash_token(vraag.staat), sessies.klok()
    with sessies.opslag.schrijven() as session:
        tussenstappen = TussenstapRepository(session)
        tussenstappen.ruim_op(moment=nu)
        tussenstappen.create_aanvraag(
            staat_hash,
            versleuteld=versleutel(sessies.geheim, json.dumps(inhoud), voor=f"oidc|{staat_hash}"),
            verloopt_op=nu + WEG_DUUR,
        )
    return Vertrek(adres, band)


def herken(sessies: Sessies, *, staat: str, band: str) -> Onderweg:
    """What was remembered under a state; it counts once.

    Raises:
        AanmeldenVerlopen: nothing is remembered (any more), or another browser left.
    """
    staat_hash = hash_token(staat)
    with sessies.opslag.schrijven() as session:
        versleuteld = TussenstapRepository(session).neem_aanvraag(staat_hash, moment=sessies.klok())
    if versleuteld is None:
        raise AanmeldenVerlopen
    try:
        tekst = ontsleutel(sessies.geheim, versleuteld, voor=f"oidc|{staat_hash}")
    except Onleesbaar:
        raise AanmeldenVerlopen from None
    inhoud = json.loads(tekst)
    if not hmac.compare_digest(hash_token(band), inhoud["band"]):
        raise AanmeldenVerlopen
    bewaard = tuple((str(naam), str(waarde)) for naam, waarde in inhoud["bewaard"])
    return Onderweg(Vraag(staat, inhoud["nonce"], inhoud["bewijs"]), inhoud["naar"], bewaard)


def rond_af(sessies: Sessies, oidc: Oidc, onderweg: Onderweg, code: str) -> Aanmelding:
    """Sign in whom the provider vouches for, in exchange for its code.

    Raises:
        OrganisatieWeigert, OrganisatieOnbereikbaar: as ``Oidc.wie``; a browser that comes back
            without a code was refused there.
        AccountOnbekend: there is no such account here.
    """
    if not code:
        raise OrganisatieWeigert
    account = oidc.wie(onderweg.vraag, code)
    return sessies.meld_aan_via_organisatie(account, oidc.instelling.organisaties)
