"""Fields and references that sections of several files have."""

from __future__ import annotations

from orientation.data_files.field_types import IDENTIFIER, Field, Reference

ID = Field("id", IDENTIFIER, "unique in its section, never changed once published")

SOURCE = Reference("sources", "l’identifiant d’une source de sources.yml")
LEVEL = Reference("levels", "l’identifiant d’un niveau de programmes.yml (section levels)")
DIPLOMA = Reference("diplomas", "l’identifiant d’un diplôme de programmes.yml (section diplomas)")
TARIFF = Reference("tariffs", "l’identifiant d’un tarif de programmes.yml (section tariffs)")
ADMISSION = Reference("admissions", "l’identifiant d’une admission de programmes.yml (section admissions)")
