"""A voice: Minga speaking one language. Every sentence that people read is said through one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, get_timezone_location
from babel.lists import format_list

from bot.speech.catalogue import Translations, translations
from bot.speech.elision import elided
from bot.speech.markup import Html, to_html
from data.model import LANGUAGES, Language, Localised

DATE_PATTERNS: Mapping[str, str] = {"fr": "d MMMM y", "es": "d 'de' MMMM 'de' y", "en": "d MMMM y"}
WEEKDAY_PATTERNS: Mapping[str, str] = {
    "fr": "EEEE d MMMM y",
    "es": "EEEE d 'de' MMMM 'de' y",
    "en": "EEEE d MMMM y",
}
LANGUAGE_NAMES: Mapping[str, str] = {"fr": "français", "es": "español", "en": "English"}


@dataclass(frozen=True)
class Voice:
    """Says sentences, dates, hours and lists in one language, and escapes every name on the way."""

    language: Language

    @cached_property
    def _translations(self) -> Translations:
        return translations(self.language)

    def say(self, english: str, **names: object) -> Html:
        """Say a sentence. `names` fill its {placeholders}; each is escaped unless it is `Html`."""
        return self._filled(self._translations.one(english), names)

    def count(self, singular: str, plural: str, number: int, **names: object) -> Html:
        """Say a sentence about `number` things, which is also its placeholder {number}."""
        form = self._translations.plural(singular, plural, number)
        return self._filled(form, {"number": number, **names})

    def pick(self, text: Localised | None) -> str:
        """Choose the wording in this language of a text that the memory holds in several."""
        if not text:
            return ""
        return next((text[language] for language in (self.language, *LANGUAGES) if text.get(language)), "")

    def day(self, day: date) -> str:
        """Say a day without its weekday: 4 July 2014."""
        return self._ordinal(format_date(day, DATE_PATTERNS[self.language], locale=self.language))

    def weekday(self, day: date) -> str:
        """Say a day with its weekday: Tuesday 1 December 2026."""
        return self._ordinal(format_date(day, WEEKDAY_PATTERNS[self.language], locale=self.language))

    def join(self, parts: Iterable[object]) -> Html:
        """Say several things as one: a, b and c."""
        return Html(format_list([to_html(part) for part in parts], locale=self.language))

    def town(self, zone: ZoneInfo) -> str:
        """Say the town that a time zone is named after."""
        return get_timezone_location(zone.key, locale=self.language, return_city=True)

    def country(self, code: str) -> str:
        """Say the name of a country by its ISO 3166-1 code."""
        return str(Locale(self.language).territories.get(code, code))

    def hours(self, instant: datetime, zones: Iterable[ZoneInfo]) -> Html:
        """Say one instant by the clocks of several towns, with the date where it is another one.

        The first zone leads; its date is taken as said already.
        """
        shown = tuple(dict.fromkeys(zones))
        lead = instant.astimezone(shown[0]).date()
        return Html(" · ".join(self._hour(instant, zone, lead) for zone in shown))

    def moment(self, instant: datetime, zones: Iterable[ZoneInfo]) -> Html:
        """Say an instant with weekday, date and the 24-hour time on every clock of `zones`."""
        shown = tuple(zones)
        local = instant.astimezone(shown[0])
        return Html(f"{self.weekday(local.date())}, {self.hours(instant, shown)}")

    def _filled(self, sentence: str, names: Mapping[str, object]) -> Html:
        values = _escaped(names)
        return Html((elided(sentence, values) if self.language == "fr" else sentence).format_map(values))

    def _hour(self, instant: datetime, zone: ZoneInfo, lead: date) -> str:
        local = instant.astimezone(zone)
        # Telegram shows the reader's own time when the entity is touched; the words stay as they are written.
        hour = f'<tg-time unix="{int(instant.timestamp())}">{local:%H:%M}</tg-time>'
        day = "" if local.date() == lead else f" ({format_date(local.date(), 'EEEE d', locale=self.language)})"
        return f"{hour} {to_html(self.town(zone))}{day}"

    def _ordinal(self, said: str) -> str:
        # Babel writes "1 décembre"; French says "1er décembre".
        if self.language != "fr":
            return said
        return " ".join("1er" if word == "1" else word for word in said.split(" "))


def _escaped(names: Mapping[str, object]) -> dict[str, str]:
    return {name: to_html(value) for name, value in names.items()}
