"""How people say what is to change in a search, and that they go on with it.

The cues are looked for among folded words, apostrophes and hyphens gone, a comma for a pause and « @0 » for a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from orientation.data_files.field_types import TEXT, Field, Section
from orientation.french.lists import LISTS, FrenchFile, sequence

_SPELLINGS = Section(
    "spellings",
    (Field("means", TEXT, "the words that are meant"), Field("typed", TEXT, "how they are typed, one word each")),
    key="means",
)
CUES = FrenchFile(
    "cues.yml",
    words="small little_beside repaired not_repaired",
    cues=(
        "kind_town kind_region kind_place kind_level kind_diploma kind_school kind_speciality kind_excluded "
        "kind_of_name drop anywhere in_france all_levels all_diplomas all_specialities all_schools sort restart "
        "page_before first_page search_before list back widen narrow other_region elsewhere sort_otherwise not_wanted "
        "without_name except_names not_only farther radius travel_time near of_name and_around after_bac "
        "without_prepa opening tied points_back searches adds which_is_nearest what_is_nearest only_nearest"
    ),
    sections=(LISTS, _SPELLINGS),
)


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """Return what is meant, folded, by each word that is typed."""
    entries = CUES.section("spellings")
    return {typed: " ".join(sequence(entry["means"])) for entry in entries for typed in entry["typed"].split()}
