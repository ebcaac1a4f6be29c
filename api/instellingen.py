"""Settings, from weak to strong: environment, ``.env`` file, flags of the command line.

The descriptions of the fields are the settings table in the documentation.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from modellen.fouten import OpstapFout
from modellen.tellen import MINSTE_AANTAL

GEHEIM_BYTES = 32
MEESTE_VERKENNING = 0.3


class Instellingen(BaseSettings):
    """Everything that can differ between two installations.

    ``Instellingen(data=...)`` is what a flag does: it wins from ``.env``, which wins from the
    environment.
    """

    model_config = SettingsConfigDict(
        env_prefix="OPSTAP_", env_file=".env", env_file_encoding="utf-8", extra="ignore"
    )

    data: Path = Field(
        default=Path("var"),
        description="Data directory: the SQLite file, the index and the session secret.",
    )
    database_url: str | None = Field(
        default=None,
        description=(
            "Address of the database, sqlite:///path or postgresql+psycopg://…; "
            "default a SQLite file in the data directory."
        ),
    )
    taalmodel: Path | None = Field(
        default=None,
        description=(
            "Folder with a language model in sentence-transformers form; "
            "default the model that comes with Opstap."
        ),
    )
    verkenning: float = Field(
        default=0.0,
        ge=0.0,
        le=MEESTE_VERKENNING,
        description=(
            "Chance, 0 to 0.3, that a place of a list from the fourth on shows suitable work from "
            "lower down, marked as such, so that the log tells of more than the best; 0 is off."
        ),
    )
    geheim: SecretStr | None = Field(
        default=None,
        description=(
            "Secret for form tokens and pseudonyms, at least 32 characters; default made at the "
            "first start and kept in the data directory, readable by its owner only."
        ),
    )
    minste_groep: int = Field(
        default=MINSTE_AANTAL,
        ge=MINSTE_AANTAL,
        description=(
            "Fewest klanten of whom the fairness report shows anything; may be higher than the "
            "default, never lower."
        ),
    )

    oidc_uitgever: str | None = Field(
        default=None,
        description=(
            "Address of an OpenID Connect identity provider (issuer), https; "
            "without it nobody signs in that way."
        ),
    )
    oidc_clientid: str | None = Field(
        default=None, description="Name under which the identity provider knows Opstap (client id)."
    )
    oidc_geheim: SecretStr | None = Field(
        default=None, description="Client secret at the identity provider, when it gave one."
    )
    oidc_adres: str | None = Field(
        default=None,
        description=(
            "Address of this site as people see it, such as https://opstap.voorbeeld.nl; the "
            "identity provider sends people back to /inloggen/organisatie/terug on it."
        ),
    )
    oidc_claim: str = Field(
        default="preferred_username",
        description="Claim of the identity provider that holds the name of the account.",
    )
    oidc_organisaties: str = Field(
        default="",
        description=(
            "Codes of the organisations, divided by commas, whose accounts may sign in at the "
            "identity provider; nobody else's ever do."
        ),
    )
    oidc_naam: str | None = Field(
        default=None,
        description="What the button says after 'Inloggen via', such as 'Gemeente Zaanhaven'.",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Strongest first; the ``.env`` file wins from the environment."""
        return init_settings, dotenv_settings, env_settings

    @property
    def opslag_url(self) -> str:
        """Address of the database, the default filled in."""
        return self.database_url or f"sqlite:///{self.data / 'opstap.sqlite3'}"

    @property
    def indexmap(self) -> Path:
        """Folder of the derived index; may be thrown away at any time."""
        return self.data / "index"

    @property
    def nachtmap(self) -> Path:
        """Folder from which other processes read the index of werk during a nightly run."""
        return (self.data / "nacht").resolve()

    @property
    def rankermap(self) -> Path:
        """Folder with trained rankers and which of them counts."""
        return self.data / "rankers"

    @property
    def algoritmeregister(self) -> Path:
        """File with what only the organisation can say in the algorithm register."""
        return self.data / "algoritmeregister.toml"

    @property
    def beroepenmap(self) -> Path:
        """Folder with imported lists of occupations and what was made from them."""
        return self.data / "beroepen"

    @property
    def keuzelijsten(self) -> Path:
        """File with the closed lists of organisations that have their own; need not exist."""
        return self.data / "keuzelijsten.toml"

    @property
    def afgekeurd_map(self) -> Path:
        """Folder for rejected rows of imports: they may hold personal data, so they stay here."""
        return self.data / "afgekeurd"

    @property
    def oidc_knop(self) -> str | None:
        """Where people may sign in instead of here; ``None`` = nowhere."""
        return (self.oidc_naam or "uw organisatie") if self.oidc_uitgever else None

    @property
    def uploadmap(self) -> Path:
        """Folder for files that wait between a dry run and the import, a day at most."""
        return self.data / "import"

    def get_geheim(self) -> bytes:
        """The secret, made and kept at first use when no setting gives one.

        Raises:
            OpstapFout: when the given secret is too short to be one.
        """
        if self.geheim is None:
            return _bewaard_geheim(self.data / "geheim")
        waarde = self.geheim.get_secret_value().encode()
        if len(waarde) < GEHEIM_BYTES:
            raise OpstapFout(
                code="geheim_te_kort",
                melding="De instelling OPSTAP_GEHEIM is te kort.",
                volgende_stap=f"Geef minstens {GEHEIM_BYTES} willekeurige tekens.",
            )
        return waarde


def _bewaard_geheim(pad: Path) -> bytes:
    try:
        return bytes.fromhex(pad.read_text(encoding="ascii"))
    except FileNotFoundError:
        pad.parent.mkdir(parents=True, exist_ok=True)
    # Written beside it and linked into place: of two processes that start at once, one wins, and
    # neither reads half a secret.
    tijdelijk = pad.with_name(f"{pad.name}.{os.getpid()}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(tijdelijk, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as bestand:
        bestand.write(secrets.token_hex(GEHEIM_BYTES))
    try:
        os.link(tijdelijk, pad)
    except FileExistsError:
        pass
    finally:
        tijdelijk.unlink()
    return bytes.fromhex(pad.read_text(encoding="ascii"))
