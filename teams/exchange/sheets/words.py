"""Words that people write in such tables, in English, French, German, Spanish, Italian, Portuguese and Dutch."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from roles.definitions.model import Meaning

_MEANINGS = {
    Meaning.ANSWERS: """
        accountable accountability answers answerable approver approves approve owns decides decide decider
        decision
        approbateur approbatrice approuve garant decideur decide autorite redevable imputable
        rechenschaftspflichtig rechenschaft gesamtverantwortlich genehmigt genehmiger entscheidet entscheider
        entscheidung
        aprobador aprueba decide autoridad rendidor
        approva approvatore decide
        aprovador aprova decide autoridade prestador
        eindverantwoordelijk eindverantwoordelijke aanspreekbaar beslist goedkeurder
    """,
    Meaning.DOES: """
        responsible responsibility driver drives does performs perform performer executes execute executor doer leads
        responsable realisateur realise execute pilote
        verantwortlich verantwortliche verantwortlicher durchfuhrung durchfuhrend durchfuhrungsverantwortlich fuhrt
        umsetzung ausfuhrend
        ejecuta ejecutor ejecutante realiza encargado
        responsabile esegue esecutore
        responsavel executa executor realiza
        verantwoordelijk verantwoordelijke uitvoerder uitvoerend uitvoert voert
    """,
    Meaning.SUPPORTS: """
        support supports supported supporter supportive supporting helps help helper assists assist assisting
        soutien soutient appui appuie contribue
        unterstutzt unterstutzend unterstutzung unterstutzer mitwirkung mitwirkend mitarbeit
        apoya apoyo soporte colabora colaborador ayuda
        supporta supporto sostiene collabora
        apoia apoio suporte
        ondersteunt ondersteunend ondersteuning ondersteuner
    """,
    Meaning.ADVISES: """
        consult consulted consultant consults contributor contributes advises advisor adviser advice input
        consulte consultee consultes conseil conseille
        konsultiert konsultieren beratend berat beratung befragt
        consultado consultada consultar asesora
        consultato consultata consulta
        consultados aconselha
        geraadpleegd raadplegen geconsulteerd adviseert adviseur
    """,
    Meaning.INFORMED: """
        inform informed informs notified notify
        informe informee informes
        informiert informieren zuinformieren information
        informado informada informar
        informato informata
        informados
        geinformeerd informeren
    """,
}
_ROLE = re.compile(
    r"""\b(?:manager|owner|lead|leader|head|director|directeur|directrice|direktor|engineer|ingenieur|architect|architekt
    |architecte|analyst|analyste|analista|designer|developer|dev|devs|entwickler|master|coach|sponsor|officer|expert|specialist
    |consultant|stakeholders?|customers?|kunde|client|cliente|users?|vendor|supplier|team|teams|squad|committee|board
    |qa|cto|ceo|cfo|cio|cpo|coo|pm|po|sm|pmo|tester|administrator|admin|member|chief|president|secretary|department
    |equipe|équipe|equipo|squadra|time|groep|gruppe|group|leiter|leitung|chef|jefe|gerente|capo|responsabile|teilnehmer
    |beauftragter|coordinator|operator|scientist|trainer|reviewer|writer|marketing|legal|finance|hr|security|sales)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACE_OF_ROLES = re.compile(
    r"\b(roles?|rol|rolle|rollen|rôles?|ruol[oi]|papel|papéis|who|wer|person|persona|people|name|stakeholder|actor|owner|assignee|team)\b",
    re.IGNORECASE,
)
MARKS = frozenset(
    [
        "x",
        "✓",
        "✔",
        "✅",
        "☑",
        "●",
        "•",
        "■",
        "✗",
        "✘",
        "❌",
        "◉",
        "○",
        "⚫",
        "√",
        "v",
        "*",
        "1",
        "yes",
        "ja",
        "oui",
        "si",
        "sí",
        "sim",
    ]
)
"""Signs that say that somebody has to do with it, and not how."""


@lru_cache(maxsize=4096)
def plain_word(text: str) -> str:
    """Without case and accents, so that “Unterstützt” and “unterstutzt” are one."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in bare if one.isalnum())


WORDS = {word: meaning for meaning, words in _MEANINGS.items() for word in words.split()}


def is_mark(text: str) -> bool:
    return text.strip().replace("\ufe0f", "").casefold() in MARKS


def names_role(text: str) -> bool:
    """Whether it reads like a role, or is as short as an abbreviation of one."""
    return bool(_ROLE.search(text))


def heads_roles(text: str) -> bool:
    """Whether it is what people write above names of roles or people."""
    return bool(_PLACE_OF_ROLES.search(text))
