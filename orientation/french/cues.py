"""How people say what is to change in a search, and that they go on with it, as data/french/cues.yml lists it.

The cues are looked for among folded words, apostrophes and hyphens gone, a comma for a pause and « @0 » for a name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from orientation.data_files.field_types import TEXT, Field, Section
from orientation.french.lists import Words, french_file, sequence
from orientation.french.phrases import Cue

_SPELLINGS = Section(
    "spellings",
    (Field("means", TEXT, "the words that are meant"), Field("typed", TEXT, "how they are typed, one word each")),
    key="means",
)
CUES = french_file("cues.yml", _SPELLINGS)


@dataclass(frozen=True)
class Cues:
    """The lists of the file that are asked for; the others stand in their phrases."""

    kind_town: Cue
    kind_region: Cue
    kind_place: Cue
    kind_level: Cue
    kind_diploma: Cue
    kind_school: Cue
    kind_speciality: Cue
    kind_excluded: Cue
    kind_of_name: Cue
    drop: Cue
    anywhere: Cue
    in_france: Cue
    all_levels: Cue
    all_diplomas: Cue
    all_specialities: Cue
    all_schools: Cue
    sort: Cue
    restart: Cue
    page_before: Cue
    first_page: Cue
    search_before: Cue
    list: Cue
    back: Cue
    widen: Cue
    narrow: Cue
    other_region: Cue
    elsewhere: Cue
    sort_otherwise: Cue
    not_wanted: Cue
    without_name: Cue
    except_names: Cue
    not_only: Cue
    farther: Cue
    radius: Cue
    travel_time: Cue
    near: Cue
    of_name: Cue
    and_around: Cue
    after_bac: Cue
    without_prepa: Cue
    opening: Cue
    tied: Cue
    points_back: Cue
    searches: Cue
    small: Words
    adds: Cue
    little_beside: Words
    which_is_nearest: Cue
    what_is_nearest: Cue
    only_nearest: Cue
    repaired: Words
    not_repaired: Words


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Return the lists. Raises DataError: call it once when the program starts."""
    return CUES.read(Cues)


@lru_cache(maxsize=1)
def spellings() -> Mapping[str, str]:
    """Return what is meant, folded, by each word that is typed."""
    entries = CUES.document.data["spellings"]
    return {typed: " ".join(sequence(entry["means"])) for entry in entries for typed in entry["typed"].split()}
