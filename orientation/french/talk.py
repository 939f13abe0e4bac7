"""What is said as a conversation goes on (a pick, an aspect, a yes, two questions), and the names that are masked."""

from __future__ import annotations

from orientation.french.lists import FrenchFile

CONVERSATION = FrenchFile(
    "conversation.yml",
    words=(
        "last_ones first_few all_of_them numerals before_rank around_rank joined points how_much general yes "
        "around_yes joins_questions starts_question never_last asks"
    ),
    cues=(
        "ranks asks_website asks_price asks_alternance asks_duration asks_admission asks_language asks_diploma "
        "asks_specialities asks_place"
    ),
)
FIRST_NAMES = FrenchFile(
    "first_names.yml",
    words="first_names names_that_are_words never_names words_of_ours",
)
