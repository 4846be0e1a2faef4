"""Which language a text is in, as far as the word rules need to know.

Word rules read English. A goal in another language is not judged by its words;
the report says so. Short texts without any small word ("Churn", "NPS 55") count
as English, since nothing speaks against it.
"""

from __future__ import annotations

from functools import cache, lru_cache

from advisor.text.lexicon import lexicon, lists
from advisor.text.tokens import WORD, tokenise


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in lists("languages").items()}


@lru_cache(maxsize=8192)
def language_of(text: str) -> str:
    """The ISO 639-1 code of a text's language; `und` for scripts that the lists do not know.

    >>> language_of("Die Zufriedenheit unserer Kunden mit dem Onboarding steigern")
    'de'
    >>> language_of("Raise NPS from 32 to 55")
    'en'
    """
    letters = [letter for letter in text if letter.isalpha()]
    if letters and sum(ord(letter) > 0x24F for letter in letters) * 2 > len(letters):
        return "und"
    words = [token.lower for token in tokenise(text) if token.kind == WORD]
    known = lexicon().words
    english = sum(word in known for word in words)
    language, hits = "en", 1
    for code, small in _small_words().items():
        found = sum(word in small for word in words)
        if found > hits and found * 2 > english:
            language, hits = code, found
    return language
