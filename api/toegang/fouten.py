"""What can go wrong at the door."""

from __future__ import annotations

from modellen.fouten import OpstapFout


class NietAangemeld(OpstapFout):
    """Nobody is signed in, or the session has ended."""

    def __init__(self) -> None:
        super().__init__(
            code="niet_aangemeld",
            melding="U bent niet aangemeld, of uw sessie is verlopen.",
            volgende_stap="Meld u aan met uw account en wachtwoord.",
        )


class AanmeldenMislukt(OpstapFout):
    """Account and password do not belong together; does not say which of the two is wrong."""

    def __init__(self) -> None:
        super().__init__(
            code="aanmelden_mislukt",
            melding="Dit account en dit wachtwoord horen niet bij elkaar.",
            volgende_stap="Controleer beide en probeer het opnieuw.",
        )


class CodeNodig(OpstapFout):
    """The password is right, and this account also asks for a code."""

    def __init__(self) -> None:
        super().__init__(
            code="code_nodig",
            melding="Voor dit account is ook een code van de telefoon nodig.",
            volgende_stap="Geef de code van zes cijfers mee, of een herstelcode.",
        )


class CodeOnjuist(OpstapFout):
    """A code of the second factor is wrong, too old, or counted already."""

    def __init__(self) -> None:
        super().__init__(
            code="code_onjuist",
            melding="Deze code klopt niet, of is al gebruikt.",
            volgende_stap="Wacht op de volgende code op uw telefoon en typ die over.",
        )


class AanmeldenVerlopen(OpstapFout):
    """Between password and code, or at the identity provider, too much time went by."""

    def __init__(self) -> None:
        super().__init__(
            code="aanmelden_verlopen",
            melding="Het inloggen duurde te lang of is al afgemaakt.",
            volgende_stap="Begin opnieuw met uw account en wachtwoord.",
        )


class AccountOnbekend(OpstapFout):
    """The identity provider vouches for somebody who has no account here."""

    def __init__(self) -> None:
        super().__init__(
            code="account_onbekend",
            melding="U bent bekend bij uw organisatie, maar er is hier geen account voor u.",
            volgende_stap="Vraag de beheerder van Opstap in uw organisatie om een account.",
        )


class OrganisatieWeigert(OpstapFout):
    """The identity provider said no, or what it said does not hold."""

    def __init__(self) -> None:
        super().__init__(
            code="organisatie_weigert",
            melding="Inloggen via uw organisatie is niet gelukt.",
            volgende_stap="Probeer het opnieuw, of log in met uw account en wachtwoord.",
        )


class OrganisatieOnbereikbaar(OpstapFout):
    """The identity provider does not answer, or not as it should."""

    def __init__(self) -> None:
        super().__init__(
            code="organisatie_onbereikbaar",
            melding="De aanmelddienst van uw organisatie antwoordt nu niet.",
            volgende_stap="Probeer het over een paar minuten, of log in met uw wachtwoord.",
        )


class EenmaligVerlopen(OpstapFout):
    """The one-time password was right but is too old."""

    def __init__(self) -> None:
        super().__init__(
            code="eenmalig_verlopen",
            melding="Dit eenmalige wachtwoord is verlopen.",
            volgende_stap="Vraag de beheerder van uw organisatie om een nieuw wachtwoord.",
        )


class EerstNodig(OpstapFout):
    """Something must be done before anything else; ``adres`` is the page where."""

    adres: str


class EerstWachtwoord(EerstNodig):
    """Whoever signs in with a one-time password chooses an own one first."""

    adres = "/mijn-account/wachtwoord"

    def __init__(self) -> None:
        super().__init__(
            code="eerst_wachtwoord",
            melding="Dit account heeft nog een eenmalig wachtwoord.",
            volgende_stap="Log in op de site en kies eerst een eigen wachtwoord.",
        )


class EerstExtraCode(EerstNodig):
    """The organisation asks this role for a second factor, and there is none yet."""

    adres = "/mijn-account/extra-code"

    def __init__(self) -> None:
        super().__init__(
            code="eerst_extra_code",
            melding="Uw organisatie vraagt voor dit account om een extra code bij het inloggen.",
            volgende_stap="Log in op de site en stel eerst de extra code in.",
        )


class TeVaakGeprobeerd(OpstapFout):
    """Too many failures in a row; says when to try again, for known and unknown accounts alike."""

    def __init__(self, *, minuten: int) -> None:
        super().__init__(
            code="te_vaak_geprobeerd",
            melding="Er is te vaak een fout wachtwoord of een foute code gegeven voor dit account.",
            volgende_stap=(
                f"Wacht {minuten} minuten en probeer het dan opnieuw, "
                "of vraag de beheerder om het slot eraf te halen."
            ),
        )
        self.minuten = minuten


class VerzoekGeweigerd(OpstapFout):
    """A form was sent from elsewhere, or from a page of an earlier session (CSRF)."""

    def __init__(self) -> None:
        super().__init__(
            code="verzoek_geweigerd",
            melding="Dit formulier hoort niet bij uw sessie en is niet verwerkt.",
            volgende_stap="Ga terug, laad de pagina opnieuw en verstuur het formulier nog eens.",
        )


class FormulierVerouderd(VerzoekGeweigerd):
    """A form of an earlier session, sent from this site by somebody who signed in since."""


class VerzoekTeGroot(OpstapFout):
    """More was sent than any form or question needs."""

    def __init__(self) -> None:
        super().__init__(
            code="verzoek_te_groot",
            melding="Dit verzoek is te groot en is niet gelezen.",
            volgende_stap="Verstuur minder ineens, hoogstens een miljoen tekens.",
        )
