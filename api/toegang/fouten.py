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


class TeVaakGeprobeerd(OpstapFout):
    """Too many failures in a row; says when to try again, for known and unknown accounts alike."""

    def __init__(self, *, minuten: int) -> None:
        super().__init__(
            code="te_vaak_geprobeerd",
            melding="Er is te vaak een fout wachtwoord gegeven voor dit account.",
            volgende_stap=f"Wacht {minuten} minuten en probeer het dan opnieuw.",
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
