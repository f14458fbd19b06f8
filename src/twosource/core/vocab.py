"""Closed vocabularies of the record format. Values are the words that the exports speak."""

from __future__ import annotations

from enum import StrEnum


class Event(StrEnum):
    """Kind of event that a claim is about."""

    AIR_STRIKE = "air_strike"
    SHELLING = "shelling"
    IED_MINE = "ied_mine"
    SUICIDE_BOMB = "suicide_bomb"
    BATTLE = "battle"
    ATTACK = "attack"
    ABDUCTION_ARREST = "abduction_arrest"
    TERRITORY_CHANGE = "territory_change"
    MOVEMENT_DEPLOYMENT = "movement_deployment"
    AGREEMENT = "agreement"
    DESTRUCTION_LOOTING = "destruction_looting"
    PROTEST_RIOT = "protest_riot"
    DISPLACEMENT = "displacement"
    CONTROL = "control"
    OTHER = "other"


class Status(StrEnum):
    """What the text says of the assertion: that it happened, or something else."""

    REPORTED = "reported"
    DENIED = "denied"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"
    UNVERIFIED = "unverified"


class Measure(StrEnum):
    """What a figure counts. ``casualties``: dead and wounded in one number."""

    KILLED = "killed"
    INJURED = "injured"
    CASUALTIES = "casualties"
    MISSING = "missing"
    DETAINED = "detained"
    DISPLACED = "displaced"
    STRIKES = "strikes"
    ROUNDS = "rounds"
    DESTROYED = "destroyed"


class Who(StrEnum):
    """Whom a figure counts. ``unknown`` is the text's silence, never a guess."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    CHILD = "child"
    WOMAN = "woman"
    MAN = "man"
    MEDIC = "medic"
    JOURNALIST = "journalist"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """What a figure covers: one incident, a period over several, or all since a war or year began."""

    INCIDENT = "incident"
    PERIOD_TOTAL = "period_total"
    CUMULATIVE = "cumulative"


class Certainty(StrEnum):
    STATED = "stated"
    INFERRED = "inferred"


class SegmentKind(StrEnum):
    """Role of a stretch of a report's text."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    FURNITURE = "furniture"


class SpeakerKind(StrEnum):
    """What sort of source a speaker is; decides which voices can count as one origin."""

    MONITOR = "monitor"
    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    ARMED_ACTOR = "armed_actor"
    ORGANISATION = "organisation"
    PERSON = "person"
    GENERIC = "generic"
    PRONOUN = "pronoun"


class Grade(StrEnum):
    """Grade of an incident's evidence, after the Airwars scale."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class RelationKind(StrEnum):
    PART_OF = "part_of"
    POSSIBLE_SAME_VICTIMS = "possible_same_victims"
    SUPERSEDES = "supersedes"
    FOLLOW_UP = "follow_up"


class Profile(StrEnum):
    """Who an output is for. ``public`` is the default of everything that leaves the workspace."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"
