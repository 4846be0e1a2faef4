"""A name that means nothing outside the team."""

from __future__ import annotations

import re

from advisor.domain.finding import Source
from advisor.domain.place import Span
from advisor.domain.plan import KeyResult
from advisor.engine.audit import Audit
from advisor.engine.rule import Example, Flag, Option, Said, rule
from advisor.text.bits import bits
from advisor.text.lexicon import lexicon
from advisor.text.statement import Statement
from advisor.text.tokens import tokenise
from rules.data import word_list, words_in
from rules.wording import quoted

_SHIPPED = re.compile(
    r"\b(?:shipped|launched|released|deployed|delivered|rolled out|upgraded|live|in production|available|ships?)\b",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"(?<![\w.\-/$€£])(?P<name>[^\W\d_][\w+#\-]*(?:\.[^\W\d_]\w*)*) "
    r"(?P<number>v?\d{1,3}(?:\.(?:\d{1,4}|x))+)(?![\w%]|[.,]\d| ?%)"
    r"|(?<![\w.\-/])(?:(?P<product>[A-Z][\w\-]+) )?(?P<bare>[vV]\d{1,3}(?:\.(?:\d{1,4}|x))*)(?![\w.]\w)"
)
_DIGIT = re.compile(r"\d")
_CODED = re.compile(r"\b(?:Project|Operation|Codename|Code name|codename|code name) (?P<code>[\"“]?[A-Z][\w\-]+[\"”]?)")


@rule(
    "K216",
    "inside-name",
    family="key_result",
    subject=KeyResult,
    severity="info",
    confidence="medium",
    consequence=20,
    words=True,
    when=("output",),
    sources=[Source("Google's OKR playbook", "the litmus test (ship Foo 4.1)")],
)
class InsideName:
    """Key result that rests on a version or a code name.

    What it does:
        Speaks where a key result ships, launches or adopts a version ("Foo 4.1",
        "v2") or something with a code name ("Project Falcon").

    Why it matters:
        Who is not in the team cannot tell whether that is much or little, nor
        what it is for; and the version can ship without what made it worth
        waiting for.

    What decides:
        Public standards and products ("ISO 27001", "WCAG 2.1", "Python 3.12") are
        known outside, and so are the names in `known`.

    Known problems:
        Code names without a word like "project" before them look like any other
        name, and are not seen.

    Options:
        `known`: names of your own products that everyone knows.

    Better:
        Say what the version changes for the people who use it: sign-ups, waiting
        time, errors.
    """

    options = (Option("known", (), "names that people outside the team know"),)
    good = [
        Example("Onboarding NPS rises from 32 to 55"),
        Example("Pass the audit against WCAG 2.1", fields={"type": "milestone"}),
        Example("Migrate all services to Python 3.12", fields={"type": "milestone"}),
        Example("Median rating of the help pages rises from 3.1 to 4.2"),
        Example("Upgrade the shop to HTTP/3 and TLS 1.3", fields={"type": "milestone"}),
    ]
    bad = [
        Example("Ship Foo 4.1", span="Foo 4.1"),
        Example("Launch v2 of the booking page", span="v2"),
        Example("Roll out Project Falcon to all branches", span="Project Falcon"),
        Example("Release orders-api v0.12.0", span="orders-api v0.12.0"),
        Example("Larder 3.0 is live in every kitchen", span="Larder 3.0", fields={"type": "milestone"}),
    ]
    known: tuple[str, ...]

    def check(self, key_result: KeyResult, audit: Audit) -> Said:
        """Speak at the name."""
        title = key_result.title
        statement = audit.read(key_result)
        if (_DIGIT.search(title) is None and _CODED.search(title) is None) or not _is_shipped(statement):
            return
        for match in (*_VERSION.finditer(title), *_CODED.finditer(title)):
            verb = statement.verb is not None and match.start() == statement.verb.start
            number = "bare" if match.re is _VERSION and match["bare"] else "number"
            span = Span(match.start(number) if verb else match.start(), match.end())
            if self._is_known(match, statement) or (match.re is _VERSION and not _is_version(match, statement)):
                continue
            yield Flag(
                f"{quoted(span.of(title))} means nothing outside the team: say what it changes, and for whom.", span
            )
            return

    def _is_known(self, match: re.Match[str], statement: Statement) -> bool:
        """Whether a public standard, a settled name or, before a bare version, any of these is named."""
        known = word_list("known_names")
        found = match.groupdict()
        named = found.get("name") or found.get("code") or found.get("product")
        words = (named or statement.text).strip('"“”').lower()
        own = any(name.lower() in words for name in self.known) or _is_common(match)
        parts = {words, *re.split(r"[\s/\-]+", words)} if named else set()
        return own or bool(parts & known)


def _is_common(match: re.Match[str]) -> bool:
    """ "Project Management": a capital that is no code name."""
    tokens = tokenise((match.groupdict().get("code") or "").strip('"“”').lower())
    return bool(tokens) and bool(tokens[0].mask & bits().noun)


def _is_shipped(statement: Statement) -> bool:
    """Whether the key result ships, or says that something has shipped."""
    if statement.promise in words_in("phrasing", "ships"):
        return True
    return statement.kind == "output" and _SHIPPED.search(statement.text) is not None


def _is_version(match: re.Match[str], statement: Statement) -> bool:
    """Whether the number is no figure, and its name no ordinary word."""
    if any(q.span.start < match.end() and match.start() < q.span.end for q in statement.quantities):
        return False
    name = match["name"]
    if name is None or (statement.verb is not None and match.start() == statement.verb.start):
        return name is None or match["number"].endswith(".0")
    return name[0].isupper() or name.lower() not in lexicon().words
