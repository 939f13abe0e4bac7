"""The files of data/french, and the lists in them that are asked for; each list says in its file what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from orientation.data_files.field_types import BOOLEAN, TEXT, Field, Section
from orientation.data_files.shared_fields import ID
from orientation.french.lists import LISTS, SPELLINGS, FrenchFile
from orientation.french.phrase_parser import Spelling
from orientation.text import NBSP, fold

SUBJECT = "subject_"
_SCHOOLS = Section(
    "schools",
    (ID, Field("before", TEXT, "the words before the town"), Field("name", TEXT, "the beginning of the school's name")),
)


def bare(word: str) -> str:
    """Return a word without its last s, which does not count in a search."""
    return word.rstrip("s") or word


def _problems(entry: Mapping[str, Any]) -> list[tuple[str, str]]:
    nameless = entry["id"].startswith(SUBJECT) and "name" not in entry
    return [*LISTS.check(entry), *([("name", f"il manque, attendu{NBSP}: un texte")] if nameless else [])]


_SUBJECTS = Section(
    LISTS.name,
    (
        *LISTS.fields,
        Field("name", TEXT, "what stands after « Mon catalogue ne dit pas »", required=False),
        Field("on_card", BOOLEAN, "whether a programme's detail tells it", required=False),
        Field("field", TEXT, "the field of a search that it asks for", required=False),
        Field("value", TEXT, "the value asked for, with the field", required=False),
    ),
    check=_problems,
)
# Looked for among folded words, apostrophes and hyphens gone, a comma for a pause and « @0 » for a name.
CUES = FrenchFile(
    "cues.yml",
    words="small little_beside repaired not_repaired",
    cues=(
        "kind_town kind_region kind_place kind_level kind_diploma kind_school kind_speciality kind_excluded "
        "kind_of_name drop anywhere in_france all_levels all_diplomas all_specialities all_schools sort restart "
        "page_before first_page search_before list back widen narrow other_region elsewhere sort_otherwise not_wanted "
        "without_name except_names not_only farther radius travel_time near of_name and_around after_bac "
        "without_prepa stands_at university opening tied points_back searches adds which_is_nearest what_is_nearest "
        "only_nearest"
    ),
    sections=(LISTS, SPELLINGS),
)
NAME_CONTEXTS = FrenchFile(
    "name_contexts.yml",
    words=(
        "units before_place of from_or_near at_the not_telling between_places has_an_adjective after_subject job "
        "between_job_and_field before_subject before_thing after_other_job needs_permit before_platform chips "
        "computers before_acronym before_mastere after_aim foreign_towns streets other_houses called about_people "
        "about before_other_school any_university person titles before_full_name not_first_names possessives "
        "before_other namesakes in_country countries after_other inside_names not_typos"
    ),
    cues="other_things named_after_places goes_on",
    sections=(LISTS, _SCHOOLS, SPELLINGS),
)
SEARCH_WORDS = FrenchFile(
    "search_words.yml",
    words="ordinary",
    cues=(
        "subject_price subject_cheap subject_english subject_french subject_distance subject_alternance "
        "subject_public subject_private near_me"
    ),
    sections=(_SUBJECTS,),
    spelling=Spelling(lambda word: bare(fold(word))),
)
CONVERSATION = FrenchFile(
    "conversation.yml",
    words=(
        "last_ones first_few all_of_them numerals before_rank before_class around_rank joined points how_much "
        "general yes around_yes joins_questions starts_question never_last asks links adds_places binding_links "
        "stands_for_topic stands_within narrows bare_beginnings searched_things corrections points_back definite "
        "one_of_them small_beside_name supposes before_refused before_refused_name speaks_of begins_with"
    ),
    cues=(
        "ranks picks_one asks_entry asks_prerequisites asks_website "
        "asks_price asks_alternance asks_duration asks_admission asks_language "
        "asks_diploma asks_specialities asks_place "
        "asks_status asks_selection asks_places asks_accreditation asks_opinion points_to_shown"
    ),
)
FIRST_NAMES = FrenchFile(
    "first_names.yml",
    words="first_names names_that_are_words never_names words_of_ours",
)
FILES = (CUES, NAME_CONTEXTS, SEARCH_WORDS, CONVERSATION, FIRST_NAMES)


def load_lists() -> None:
    """Read all the files. Raises DataError: call it when the program starts, not at somebody's first message."""
    for file in FILES:
        file.load()
