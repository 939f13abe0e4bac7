"""Entries that speak of a school that the catalogue does not have."""

from __future__ import annotations

from orientation.knowledge.entries import KnowledgeEntry, Said
from orientation.knowledge.entries_that_name import entries_that_name
from orientation.knowledge.programme import UnlistedSchool


def test_entries_that_name_a_school_of_their_own() -> None:
    entries = {
        id_: KnowledgeEntry(id_, "money", "", "", (Said(text, ()),))
        for id_, text in (("one", "Chez Simplon, c’est gratuit."), ("two", "Simplonger, dans un INSA."))
    }
    schools = (UnlistedSchool("Simplon", ()), UnlistedSchool("INSA", (), schools=("insa-lyon", "insa-rennes")))
    assert entries_that_name(entries, schools) == {"Simplon": {"one"}}
