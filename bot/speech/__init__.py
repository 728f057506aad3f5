"""Speaking: voices, translations, and the one place where text becomes HTML."""

from bot.speech.markup import Html, bold, italic, joined, lines, to_html, typeset
from bot.speech.voice import LANGUAGE_NAMES, Voice

__all__ = ["LANGUAGE_NAMES", "Html", "Voice", "bold", "italic", "joined", "lines", "to_html", "typeset"]
