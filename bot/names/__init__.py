"""Names: what of the directory a sentence speaks of, however it is spelt."""

from bot.names.folding import Word, fold, words
from bot.names.index import Index
from bot.names.model import Candidate, How, Mention, Named, Verdict
from bot.names.sounds import sound_alike

__all__ = ["Candidate", "How", "Index", "Mention", "Named", "Verdict", "Word", "fold", "sound_alike", "words"]
