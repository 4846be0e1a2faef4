"""Which language a text is in, as far as the word rules need to know.

Word rules read English. A goal in another language is not judged by its words;
the report says so. Short texts without any small word ("Churn", "NPS 55") count
as English, since nothing speaks against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from advisor.text.flags import ALL, FOREIGN, foreign_words
from advisor.text.tokens import Token


def language_of(text: str, tokens: Sequence[Token]) -> str:
    """The ISO 639-1 code of a text's language; `und` for scripts that the lists do not know.

    >>> from advisor.text.tokens import tokenise
    >>> [language_of(text, tokenise(text)) for text in ("Die Zufriedenheit unserer Kunden steigern", "Raise NPS to 55")]
    ['de', 'en']
    """
    if not text.isascii():
        letters = [letter for letter in text if letter.isalpha()]
        if letters and sum(letter > "\u024f" for letter in letters) * 2 > len(letters):
            return "und"
    foreign = [token.lower for token in tokens if token.mask & FOREIGN]
    if len(foreign) < 2:
        return "en"
    hits = Counter(language for word in foreign for language in foreign_words()[word])
    language, found = hits.most_common(1)[0]
    english = sum(token.mask & ~ALL != 0 for token in tokens)
    return language if found > 1 and found * 2 > english else "en"
