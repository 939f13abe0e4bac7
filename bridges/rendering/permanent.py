"""Who can be called, whatever was said: a part of what each channel answers to « aide »."""

from __future__ import annotations

from orientation.text import NBSP

# The numbers of data/facts/help.yml, which the bridges do not read: a test compares them.
NEED_HELP = (
    f"**Besoin d’aide{NBSP}?** Ces numéros sont gratuits.\n\n"
    f"- Danger maintenant{NBSP}: [17](tel:17) ou [112](tel:112){NBSP}; urgence médicale{NBSP}: [15](tel:15){NBSP}; "
    f"par SMS{NBSP}: [114](sms:114)\n"
    f"- Envie de mourir, de se faire du mal, ou inquiétude pour quelqu’un{NBSP}: [3114](tel:3114)\n"
    f"- Violences, négligences, fugue, enfants et ados{NBSP}: [119](tel:119)\n"
    f"- Harcèlement, photos, menaces en ligne{NBSP}: [3018](tel:3018)\n"
    f"- Mal-être, deuil, alimentation{NBSP}: Fil Santé Jeunes, [0{NBSP}800{NBSP}235{NBSP}236](tel:0800235236)"
)
