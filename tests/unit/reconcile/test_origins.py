"""Independent voices: who counts as one, and who does not count."""

from __future__ import annotations

from link_world import ARMY, RESIDENTS, WATCH, By, Count, Said, World
from twosource.core.vocab import SpeakerKind, Status


def hit(by: tuple[By, ...] = (), **more: object) -> Said:
    return Said("A strike hit Orvane.", by=by, town="Orvane", **more)  # type: ignore[arg-type]


def test_one_monitor_through_three_outlets_is_one_origin() -> None:
    world = World()
    for number in range(3):
        world.tell(f"r{number}", hit((By(f"Paper {number}", SpeakerKind.OUTLET), WATCH)), hit())
    incident = world.one()
    assert incident.n_origins == 1 and len(incident.reports) == 3


def test_sister_outlets_of_one_owner_are_one_origin() -> None:
    world = World()
    world.tell("r1", hit((By("River TV", SpeakerKind.OUTLET, "s:river_tv"),)))
    world.tell("r2", hit((By("River Radio", SpeakerKind.OUTLET, "s:river_radio"),)))
    assert world.one().n_origins == 1


def test_a_person_and_the_body_that_the_person_speaks_for_are_one_origin() -> None:
    world = World()
    world.tell("r1", hit((By("Ilda Morrow", SpeakerKind.PERSON, body="Orvane Rescue"),)))
    world.tell("r2", hit((By("Orvane Rescue", SpeakerKind.ORGANISATION),)))
    world.tell("r3", hit((By("Morrow", SpeakerKind.PERSON),)))
    world.tell("r4", hit((By("Ylda Morrow", SpeakerKind.PERSON),)))
    assert world.one().n_origins == 1


def test_unnamed_sources_of_two_reports_count_as_unknown() -> None:
    world = World()
    world.tell("r1", hit((RESIDENTS,)))
    world.tell("r2", hit((RESIDENTS,)))
    incident = world.one()
    assert incident.n_origins == 0
    assert [o.kind for o in incident.origins] == ["unknown", "unknown"]


def test_outlets_own_voices_count_once_and_only_where_nobody_is_named() -> None:
    world = World()
    world.tell("r1", hit())
    world.tell("r2", hit())
    assert world.one().n_origins == 1
    world.tell("r3", hit((WATCH,)))
    assert {o.name for o in world.one().origins if o.independent} == {"Valley Watch"}


def test_who_denies_an_incident_does_not_stand_behind_it() -> None:
    world = World()
    world.tell("r1", hit((WATCH,)), hit((ARMY,), status=Status.DENIED), hit((ARMY,), blamed=("Hill Front",)))
    assert [o.name for o in world.one().origins] == ["Valley Watch"]


def test_a_copy_adds_no_origin_of_its_own() -> None:
    world = World()
    world.tell("r1", hit())
    world.tell("r2", hit())
    incident = world.one(duplicates={"r2": "r1"})
    assert incident.n_origins == 1 and len(incident.origins) == 1
    assert incident.reports == ("r1", "r2")


def test_one_person_told_by_function_is_a_voice_and_the_same_description_is_one() -> None:
    world = World()
    leader = By("the leader of one rebel group", SpeakerKind.GENERIC)
    world.tell("r1", hit((WATCH,)), hit((leader,)), hit((By("official", SpeakerKind.GENERIC),)))
    assert world.one().n_origins == 2
    world.tell("r2", hit((leader,)), hit((By("military sources", SpeakerKind.GENERIC),)))
    assert world.one().n_origins == 2


def test_a_short_name_of_a_body_is_the_only_fuller_one() -> None:
    world = World()
    world.tell("r1", hit((By("Valley Ministry of Defence"),)))
    world.tell("r2", hit((By("the Defense Ministry"),)))
    assert world.one().n_origins == 1
    world.tell("r3", hit((By("Northland Ministry of Defence"),)))
    assert world.one().n_origins == 3, "which of two ministries is meant cannot be told"


def test_two_persons_of_one_town_are_two_voices() -> None:
    world = World()
    world.tell("r1", hit((By("Ilda Morrow", SpeakerKind.PERSON, body="Orvane", role="mayor"),)))
    world.tell("r2", hit((By("Tam Brook", SpeakerKind.PERSON, body="Orvane", role="doctor"),)))
    assert world.one().n_origins == 2


def test_the_same_long_quotation_is_one_voice_however_the_speaker_is_called() -> None:
    quoted = "“We pulled the carpenter and his nephews out before the roof came down”"
    world = World()
    world.tell("r1", Said(f"{quoted}, Ilda Morrow said.", by=(By("Ilda Morrow", SpeakerKind.PERSON),), town="Orvane"))
    world.tell("r2", Said(f"{quoted}, residents said.", by=(RESIDENTS,), town="Orvane"))
    world.tell("r3", hit((By("Tamas Brandt", SpeakerKind.PERSON),)))
    assert [o.name for o in world.one().origins] == ["Ilda Morrow", "Tamas Brandt"]


def test_one_sentence_around_one_rare_count_is_one_unknown_voice_and_a_round_count_is_not() -> None:
    def tell(number: int) -> World:
        world = World()
        text = f"The shell killed {number} people who queued for flour at a bakery, residents said."
        for name in ("r1", "r2"):
            world.tell(name, Said(text, counts=(Count(str(number), number, number),), by=(RESIDENTS,), town="Orvane"))
        return world

    assert [o.kind for o in tell(17).one().origins] == ["unknown"]
    assert [o.kind for o in tell(20).one().origins] == ["unknown", "unknown"]
