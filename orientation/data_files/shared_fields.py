"""Fields and references that sections of several files have."""

from __future__ import annotations

from orientation.data_files.field_types import IDENTIFIER, Field, ListOf, Reference, one_of

# Those who read an answer, by where they stand.
AUDIENCES = (
    *("college", "seconde", "premiere", "terminale", "lycee_pro"),
    *("prepa", "bts", "but", "licence", "licence3", "ecole", "master", "work", "abroad"),
)
AUDIENCE = ListOf(one_of(*AUDIENCES), at_least=1)

ID = Field("id", IDENTIFIER, "unique in its section, never changed once published")

SOURCE = Reference("sources", "l’identifiant d’une source de sources.yml")
LEVEL = Reference("levels", "l’identifiant d’un niveau de programmes.yml (section levels)")
DIPLOMA = Reference("diplomas", "l’identifiant d’un diplôme de programmes.yml (section diplomas)")
TARIFF = Reference("tariffs", "l’identifiant d’un tarif de programmes.yml (section tariffs)")
ADMISSION = Reference("admissions", "l’identifiant d’une admission de programmes.yml (section admissions)")
