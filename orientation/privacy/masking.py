"""Take out of a text what tells who wrote it: an e-mail address, a phone number, a handle, a name given as such."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from orientation.french.files import FIRST_NAMES
from orientation.recognition.french import DEFAULT_CACHE, lexicon
from orientation.text import fold

EMAIL = "[adresse e-mail]"
PHONE = "[téléphone]"
NAME = "[nom]"
HANDLE = "[pseudo]"

# « lea@ec.fr », « lea arobase gmail point com », « lea@gmail » without its end.
_AT = r"(?:\s?@\s?|\s?[(\[]\s?(?:at|arobase|a)\s?[)\]]\s?|\s(?:arobase?|at)\s)"
_DOT = r"(?:\s?\.\s?|\s(?:point|dot)\s)"
_ENDS = r"(?:com|fr|net|org|eu|edu|info|io|me|be|ch|lu|ca|uk|de|es|it|ma|tn|dz|sn|ci|re)(?!\w)"
_EMAIL = re.compile(
    r"(?<![\w.+%-])(?:[\w.+%-]+@[\w-]+(?:\.[\w-]+)+"
    rf"|(?:[\w+%-]+\spoint\s)?[\w.+%-]+{_AT}[\w-]+(?:{_DOT}[\w-]+)?{_DOT}{_ENDS}"
    r"|[\w.+%-]+@[\w-]{2,})",
    re.IGNORECASE,
)

# « @lea_07 », « mon insta c’est lea_07 ».
_NETWORKS = r"(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|twitter|discord|facebook|fb|telegram|whatsapp|linkedin|twitch)"
_HANDLE = re.compile(
    r"(?<![\w.@])@\w[\w.-]+\w"
    rf"|(?<!\w)(?P<network>mon\s{_NETWORKS}\s?(?:,?\s?(?:c\s?['’]?\s?est|cest|est)(?!-)|[:=])\s?)(?P<handle>[\w.-]*\w)(?!\w)",
    re.IGNORECASE,
)

_BETWEEN_DIGITS = r"[\s./()–-]{0,3}"
_PHONE = re.compile(
    # With its prefix, even glued to a word; « bac +5 » is no prefix, and « 000 » is the end of an amount.
    r"(?<!\d)\(?(?:(?<!bac)(?<!bac\s)\+|0(?!00))[\s.,/()_–-]{0,3}\d(?:[\s.,/()_–-]{0,3}\d){7,}(?!\d)"
    # Without: nine digits or more, in no currency.
    rf"|(?<!\w)\(?[1-9](?:{_BETWEEN_DIGITS}\d){{8,}}(?!{_BETWEEN_DIGITS}\d)(?!\s?(?:k?€|\$|eur\b|euros?|dollars?))",
    re.IGNORECASE,
)
# « zéro six douze trente-quatre cinquante-six soixante-dix-huit ».
_SPELT = (
    r"(?:z[ée]ro|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?"
    r"|trente|quarante|cinquante|soixante|septante|huitante|nonante)"
)
_SPELT_PHONE = re.compile(rf"(?<!\w)z[ée]ro(?:[\s,.-]{{1,2}}(?:et[\s-])?{_SPELT}){{4,}}(?!\w)", re.IGNORECASE)
_DATE = re.compile(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?!\d)")
_AMOUNT_YEAR_OR_MARK = re.compile(
    r"(?<!\d)(?:[1-9]\d{0,2}(?: \d{3})* \d00|[1-9]\d{0,3}\d00|(?:19|20)\d\d|1?\d|20)(?!\d)"
)

_STUCK = r"['’`´]?\s?"
_CALL = r"ap{1,2}(?:el{1,2}e?s?|l)"
_IS = rf"(?:c\s?{_STUCK}est|c(?=\s)|sest)"
_CLOSE = (
    r"(?:mon|ma)\s(?:\w+\s)?(?:fils|fille|fr[èe]re|s(?:œ|oe)ur|m[èe]re|p[èe]re|copain|copine|pote|amie?|prof|cousine?)"
)
# What gives a name for sure, perhaps (« moi c’est compliqué »), only if it is written with its capital, or only if it
# is a first name that is nothing else.
_SURELY = (
    rf"(?:je|j)\s?{_STUCK}m\s?{_STUCK}{_CALL}",
    rf"(?:je|j)\s?{_STUCK}me\s(?:nomme|pr[ée]nomme|{_CALL})",
    rf"mon\s(?:petit\s|vrai\s)?(?:nom|pr[ée]nom)(?:\sde\sfamille)?(?:\sà\smoi)?\s?(?:,?\s?{_IS}|est|:|=)",
    r"(?:pr[ée])?nom(?:\sde\sfamille)?\s?[:=]",
    rf"{_CLOSE}\ss\s?{_STUCK}{_CALL}",
    rf"son\spr[ée]nom\s?(?:,?\s?{_IS}|est|:)",
)
# A school has a name too.
_SOMETHING_ELSE = rf"(?:il|elle)\ss\s?{_STUCK}{_CALL}"
_PERHAPS = (
    rf"moi\s?,?\s?{_IS}",
    r"(?<!\bpour\s)(?<!\bchez\s)(?<!\bavec\s)(?<!\bselon\s)(?<!\bdevant\s)moi\s?:",
    r"ap{1,2}el{1,2}e[rz]?[\s-]moi",
    rf"m\s?{_STUCK}{_CALL}(?:r|nt)?",
    rf"mon\s(?:blaze?|surnom|pseudo)\s?(?:,?\s?{_IS}|est|:)",
)
_IF_LISTED = (_IS, r"mon\s(?:pr[ée])?nom", r"moi\s?,?", r"j(?:e\s|')?suis", r"chuis?", r"ici")
_WITH_CAPITAL = (
    r"j(?:e\s|')?suis",
    r"chuis?",
    r"cordialement\s?,?",
    r"(?:bien\s)?à\svous\s?,?",
    r"bises\s?,?",
    r"sign[ée]\s?:",
)
_SAYS_A_NAME = re.compile(
    rf"(?<!\w)(?:(?P<surely>{'|'.join(_SURELY)})|(?P<called>{_SOMETHING_ELSE})|(?P<perhaps>{'|'.join(_PERHAPS)})"
    rf"|(?P<capital>{'|'.join(_WITH_CAPITAL)})|(?:{'|'.join(_IF_LISTED)}))"
    r"(?:(?<=[:=,])|(?!\w))(?:\s(?:donc|bien|aussi|juste|moi|en\sfait)(?!\w))?\s*(?=[^\W\d_])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_MOST_WORDS = 4
_LONGEST_KNOWN = 120
_ENDS_OF_WORDS = re.compile(r"(?<=[\w)])(?!\w)")
# « l’informatique », « D’abord », but neither « N’Golo » nor « D’Almeida ».
_ELIDED = re.compile(r"(?:[cdjlmnstCDJLMNST]|[qQ]u)['’](?![A-ZÀ-Þ][a-zà-ÿ])")
_NAME_ENDS = re.compile(r"\s*(?:$|[.,;:!?()\n]|et\b)", re.IGNORECASE)
_PARTICLES = re.compile(r"\s?(?:(?:de|du|la|le|el|al|ben|bel|van|von|der|di|da|dos)\s|d['’])*", re.IGNORECASE)

# « bonjour moi c’est [nom] et », at the beginning of a sentence of one’s own.
_INTRODUCTION = re.compile(
    rf"(?<!\w)(?:moi\s?,?\s)?(?:{'|'.join((*_SURELY[:4], *_PERHAPS[:1], *_IF_LISTED, *_WITH_CAPITAL[:1]))})"
    rf"(?:\s(?:donc|bien|aussi|juste|moi|en\sfait)(?!\w))?\s*{re.escape(NAME)}[\s,.;:!]*(?:et\s)?",
    re.IGNORECASE,
)

# « mon mail : [adresse e-mail] ou [téléphone], ».
_CONTACT = re.compile(
    rf"(?:(?<!\w)(?:(?:mon|ma|mes|le|de|adresse|(?:e-?)?mail|num[ée]ro|num|t[ée]l(?:[ée]phone)?|{_NETWORKS}|{_IS}|est|et|ou|sur|au)"
    rf"\s*(?:[:=]\s*)?))*(?:{'|'.join(map(re.escape, (EMAIL, PHONE, HANDLE)))})[\s,.;:!]*",
    re.IGNORECASE,
)


def known_names(names: Iterable[str]) -> frozenset[str]:
    """Return the names of schools and places, as `mask` compares them."""
    return frozenset(" ".join(fold(name).split()) for name in names)


def mask(text: str, known: Collection[str] = frozenset()) -> str:
    """Return the text without e-mail addresses, phone numbers, handles, and names after « je m’appelle » and the like.

    In doubt, a number is taken for a phone's and a word that is not French for a name; but a name of `known`, a
    school's or a place's, is a person's only after « je m’appelle ». A text in which nothing is found comes back as
    it was.
    """
    composed = unicodedata.normalize("NFC", text)
    masked = _without_addresses(composed)
    masked = _HANDLE.sub(lambda found: _masked_handle(found, known), masked)
    masked = _PHONE.sub(lambda found: PHONE if _is_phone(found[0]) else found[0], masked)
    masked = _mask_names(_SPELT_PHONE.sub(PHONE, masked), known)
    return text if masked == composed else masked


def without_introduction(masked: str) -> str:
    """Return a masked text without « je m’appelle [nom], [téléphone] » where a question comes with it."""
    rest = _CONTACT.sub(" ", _INTRODUCTION.sub(" ", masked))
    return " ".join(rest.split()) if rest != masked and len(re.findall(r"\w+", rest)) > 1 else masked


def _without_addresses(text: str) -> str:
    """Return the text without e-mail addresses, also one that is glued to the end of another."""
    while (masked := _EMAIL.sub(EMAIL, text)) != text:
        text = masked
    return text


def _mask_names(text: str, known: Collection[str]) -> str:
    kept, position = [], 0
    for found in _SAYS_A_NAME.finditer(text):
        if not found["surely"] and _begins_with(text[found.end() :], known):
            continue
        end = _name_end(text, found)
        if end > found.end() and found.start() >= position:
            kept += [text[position : found.end()], NAME]
            position = end
    return "".join([*kept, text[position:]])


def _begins_with(text: str, known: Collection[str]) -> bool:
    """Tell whether a text begins with one of the names."""
    folded = " ".join(fold(text[:_LONGEST_KNOWN]).split())
    return any(folded[: end.start()] in known for end in _ENDS_OF_WORDS.finditer(folded))


def _masked_handle(found: re.Match[str], known: Collection[str]) -> str:
    """Return what stands for a handle; « mon insta est privé » and « une école @lille » tell none."""
    if not found["network"]:
        return found[0] if fold(found[0][1:]) in known else HANDLE
    return found[0] if _is_ordinary(fold(found["handle"])) else found["network"] + HANDLE


def _is_phone(number: str) -> bool:
    """Tell whether there is more than dates; where no prefix says so, more than amounts, years and marks."""
    rest = _DATE.sub(" ", number)
    if number.lstrip("(").startswith(("+", "0")):
        return sum(map(str.isdigit, rest)) >= 8
    groups = " ".join(re.findall(r"\d+", rest))
    return any(map(str.isdigit, _AMOUNT_YEAR_OR_MARK.sub(" ", groups)))


def _name_end(text: str, found: re.Match[str]) -> int:
    """Return where the name after these words ends: where it would begin, if there is none."""
    # Who writes « Moi C’est Compliqué », or all in capitals, says nothing with a capital.
    careful = found[0].strip()[1:].islower()
    lists = FIRST_NAMES.words
    end = found.end()
    likely = found["perhaps"] or found["called"]
    for number in range(_MOST_WORDS):
        particles = _PARTICLES.match(text, end) if number else None
        word = _WORD.match(text, particles.end() if particles else end)
        if word is None or _ELIDED.match(word[0]) or (folded := fold(word[0])) in lists.never_names:
            break
        capital = careful and word[0][0].isupper() and not word[0][1:].isupper()
        if not number:
            named = (
                found["surely"]
                or found["called"]
                or (capital and found["perhaps"])
                or (not _is_ordinary(folded) and (likely or (capital and found["capital"])))
                or folded in lists.first_names
            )
        elif not (found["surely"] or likely or found["capital"]):
            named = capital
        else:
            alone = (found["surely"] or found["called"]) and _NAME_ENDS.match(text, word.end())
            named = capital or alone or (len(folded) > 1 and not _is_ordinary(folded))
        if not named:
            break
        end = word.end()
    return end


def _is_ordinary(word: str) -> bool:
    """Tell whether a folded word is one of French, or « jveux »; a first name is not, even « rose »."""
    parts = re.split(r"['-]", word)
    return all(_is_french(part) or (part.startswith("j") and _is_french(part[1:])) for part in parts)


def _is_french(word: str) -> bool:
    lists = FIRST_NAMES.words
    if word in lists.names_that_are_words:
        return False
    return word in lists.words_of_ours or word in lists.never_names or lexicon(DEFAULT_CACHE).lemma(word) is not None
