"""What is known of somebody after each of their messages."""

from __future__ import annotations

import pytest

from orientation.address import Speaker
from orientation.paths.person import Person, remember
from orientation.paths.reading import ProfileReader
from tests.support.tables import each_row

# What was said, message after message, and the value of the slot that is left.
TALKS = [
    (["je suis en terminale"], "terminale"),
    (["je suis en terminale STI2D, c'est quoi la prépa ?", "et le salaire ?"], "terminale-technologique"),
    (["je suis en terminale", "je suis en STI2D"], "terminale-technologique"),
    (["je suis en STI2D", "je suis en terminale"], "terminale-technologique"),
    (["je suis en terminale STI2D", "je suis en terminale"], "terminale-technologique"),
    (["je suis en seconde", "je suis en première"], "premiere"),
    (["je suis en seconde", "je suis pas en seconde mais en première"], "premiere"),
    (["je suis en terminale", "je suis en L1 info"], "licence-informatique"),
    (["je suis en terminale avec maths", "je suis en licence de maths"], "licence-maths"),
    (["j'ai une L3 de maths", "je suis en terminale générale"], "terminale"),
    (["je suis comptable", "j'ai une licence"], "reconversion-bac-3"),
    (["je suis en terminale", "je suis pas en terminale"], ""),
    (["je suis en terminale maths", "je suis pas bon en maths"], "terminale-maths"),
    # who asks, and for whom
    (["ma fille aime les robots, c'est bien payé ?"], "child:enfant"),
    (["ma fille est en seconde", "elle est en première"], "child:premiere"),
    (["ma fille est en seconde", "je suis comptable"], "child:seconde"),
    (["je suis comptable", "c'est pour ma fille"], "child:enfant"),
    (["je suis en seconde", "c'est pour mon fils pas pour moi"], "child:seconde"),
    (["ma fille est en seconde", "non c'est pour moi"], "seconde"),
    (["j'ai un élève en première STI2D", "il est en terminale"], "pupil:terminale-technologique"),
    (["mes élèves demandent ce que ça paie"], "pupil:enfant"),
    (["mon petit frère est en terminale"], ""),
    (["je garderais mon petit boulot et ma petite chambre"], ""),
    (["je suis en L3 informatique", "je bosse à côté dans un supermarché"], "licence-informatique-3"),
    (["je suis en L3 informatique", "je suis comptable"], "reconversion-bac-3"),
    (["elle est en première"], ""),
    (["c'est trop dur pour moi ?"], ""),
]


@each_row(("said", "value"), TALKS)
def test_what_was_told_is_kept_made_finer_and_corrected(reader: ProfileReader, said: list[str], value: str) -> None:
    known = Person()
    for text in said:
        known = remember(reader.paths, known, reader.told(text, before=known.speaker))
    assert (known.profile.value() if known.profile else "") == value


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("ma fille est en seconde", Speaker.PARENT),
        ("j'ai un élève en seconde", Speaker.TEACHER),
        ("je suis en seconde", Speaker.LEARNER),
    ],
)
def test_the_profile_says_who_is_spoken_to(reader: ProfileReader, text: str, speaker: Speaker) -> None:
    assert remember(reader.paths, Person(), reader.told(text)).speaker is speaker


def test_the_town_stays_until_another_is_told(reader: ProfileReader) -> None:
    entity = {"entity": "town", "value": "lille", "start": 11, "end": 16}
    known = remember(reader.paths, Person(town="lyon"), reader.told("et le salaire ?"))
    assert known.town == "lyon"
    assert remember(reader.paths, known, reader.told("j'habite à Lille", [entity])).town == "lille"
