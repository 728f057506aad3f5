"""Translations, read from gettext .po files when Minga starts; there is no build step."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LOCALES = Path(__file__).parent / "locales"


@dataclass(frozen=True)
class Translations:
    """The sentences of one language by their English ones; the forms of a plural as a tuple."""

    forms: Mapping[str, tuple[str, ...]]
    catalogue: Catalog | None = None

    def one(self, english: str) -> str:
        """Give the translation of a sentence, or the English sentence where there is none."""
        return self.forms.get(english, (english,))[0]

    def plural(self, singular: str, plural: str, number: int) -> str:
        """Give the form of a sentence that `number` takes in this language."""
        forms = self.forms.get(singular)
        if self.catalogue is None or forms is None:
            return singular if number == 1 else plural
        return forms[self._form_of(number)]

    def _form_of(self, number: int) -> int:
        # French has one thing for 0 and 1; Spanish only for 1. Both files state the rule in their header.
        rule = self.catalogue.plural_expr if self.catalogue else "(n != 1)"
        return int(number > 1) if "> 1" in rule else int(number != 1)


@cache
def translations(language: str) -> Translations:
    """Read the translations of a language; English, in which the code speaks, has none and needs none."""
    path = LOCALES / language / "minga.po"
    if not path.exists():
        return Translations({})
    with path.open("rb") as file:
        catalogue = read_po(file, locale=language)
    return Translations(dict(_forms_of(catalogue)), catalogue)


def _forms_of(catalogue: Catalog) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for message in catalogue:
        singular = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
        forms = tuple(message.string) if isinstance(message.string, (list, tuple)) else (message.string,)
        if singular and all(forms):
            found.append((singular, tuple(str(form) for form in forms)))
    return found
