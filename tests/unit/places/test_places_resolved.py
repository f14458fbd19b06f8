"""Mentions to points: context, relations, abstention."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from twosource.core.claim import Claim
from twosource.core.place import PlaceMention, PlaceRef
from twosource.core.quote import Quote
from twosource.core.report import Report
from twosource.core.vocab import Event, Status
from twosource.resolve.countries import load_countries
from twosource.resolve.gazetteer import Gazetteer
from twosource.resolve.geo import km_between, moved
from twosource.resolve.imports import import_csv
from twosource.resolve.places import resolve_places


def placed(
    world: Gazetteer, text: str, *mentions: PlaceMention | None, outlet: str | None = None
) -> list[PlaceRef | None]:
    report = Report("r", text, sha256(text.encode()).hexdigest(), outlet=outlet)
    quote = Quote.of(text, 0, len(text))
    claims = [Claim(str(i), "r", quote, Event.OTHER, Status.REPORTED, place_mention=m) for i, m in enumerate(mentions)]
    return [c.place for c in resolve_places(report, claims, world)]


def mention(name: str, **more: object) -> PlaceMention:
    return PlaceMention(Quote(0, len(name), name), name, **more)  # type: ignore[arg-type]


def one(world: Gazetteer, text: str, m: PlaceMention) -> PlaceRef:
    ref = placed(world, text, m)[0]
    assert ref is not None
    assert ref.reason
    return ref


def test_the_country_of_the_report_decides(world: Gazetteer) -> None:
    assert one(world, "Shells hit Tripoli in Lebanon.", mention("Tripoli")).country == "Lebanon"
    assert one(world, "Shells hit Tripoli in Libya.", mention("Tripoli")).country == "Libya"


def test_other_places_of_the_report_decide(world: Gazetteer) -> None:
    refs = placed(world, "Shells hit Zawiyah, near Mosul.", mention("Zawiyah"), mention("Mosul"), mention("Tall Afar"))
    assert refs[0] is not None
    assert refs[0].gazetteer_id == "v-zaw"


def test_a_containing_name_decides(world: Gazetteer) -> None:
    ref = one(world, "Shells hit Zawiyah, Libya and Lebanon watch.", mention("Zawiyah", within=("Nineveh",)))
    assert ref.gazetteer_id == "v-zaw"


def test_kind_tells_province_from_city(world: Gazetteer) -> None:
    province = one(world, "Clashes in Kirkuk province, Iraq.", mention("Kirkuk", kind="governorate"))
    city = one(world, "Clashes in the city of Kirkuk, Iraq.", mention("Kirkuk", kind="city"))
    assert (province.gazetteer_id, province.precision) == ("p-kir", 4)
    assert (city.gazetteer_id, city.precision) == ("t-kir", 1)


def test_a_bare_name_of_both_is_decided_with_a_reason(world: Gazetteer) -> None:
    ref = one(world, "Clashes in Kirkuk, Iraq.", mention("Kirkuk"))
    assert ref.gazetteer_id == "t-kir"
    assert "bare name" in ref.reason
    assert any(c.gazetteer_id == "p-kir" for c in ref.alternatives)


@pytest.mark.parametrize(
    ("more", "precision", "least", "most"),
    [
        ({"relation": "near"}, 2, 0, 0.1),
        ({"relation": "offset", "direction": "north", "distance_km": 20.0}, 2, 19, 21),
        ({"relation": "offset", "direction": "north", "distance_km": 60.0}, 5, 58, 62),
        ({"relation": "part", "direction": "east"}, 2, 3, 15),
        ({"relation": "off_coast"}, 7, 0, 0.1),
        ({"relation": "between", "others": ("Kirkuk",)}, 5, 60, 90),
    ],
)
def test_relations_move_the_point(
    world: Gazetteer, more: dict[str, object], precision: int, least: float, most: float
) -> None:
    ref = one(world, "Something happened at Mosul in Iraq.", mention("Mosul", **more))
    assert ref.lat is not None and ref.lon is not None
    assert ref.precision == precision
    assert least <= km_between((36.34, 43.13), (ref.lat, ref.lon)) <= most
    assert ref.radius_km and ref.radius_km > 0


def test_an_unknown_name_stands_at_its_nearest_named_parent(world: Gazetteer) -> None:
    ref = one(world, "A mine in Qarat Ramil, Iraq.", mention("Qarat Ramil", within=("Tall Afar", "Nineveh")))
    assert (ref.name, ref.lat, ref.lon, ref.precision, ref.gazetteer_id) == ("Qarat Ramil", 36.37, 42.45, 2, None)
    assert "Tall Afar" in ref.reason
    ref = one(world, "A mine in Qarat Ramil, Iraq.", mention("Qarat Ramil", within=("Nineveh",)))
    assert ref.precision == 4
    assert ref.radius_km and ref.radius_km >= 25


def test_what_cannot_be_placed_says_so(world: Gazetteer) -> None:
    ref = one(world, "Something happened.", mention("Qarat Ramil"))
    assert not ref.placed
    assert ref.country is None
    assert "not in the gazetteer" in ref.reason


def test_a_country_is_a_country(world: Gazetteer) -> None:
    ref = one(world, "Strikes hit northern Iraq.", mention("Iraq", relation="part", direction="north"))
    assert (ref.country_code, ref.precision) == ("IQ", 5)
    assert ref.lat is not None and ref.lat > 33.0


def test_a_claim_without_a_phrase_gets_at_most_the_country(world: Gazetteer) -> None:
    assert placed(world, "Nine people were hurt.", None) == [None]
    ref = placed(world, "Nine people were hurt, said Libya. Libya mourns.", None)[0]
    assert ref is not None
    assert (ref.country_code, ref.precision, ref.quote) == ("LY", 6, None)
    ref = placed(world, "Nine people were hurt.", None, outlet="Daily Example (Lebanon)")[0]
    assert ref is not None and ref.country_code == "LB"


def test_the_order_of_claims_does_not_matter(world: Gazetteer) -> None:
    ms = [mention("Zawiyah"), mention("Mosul"), mention("Tripoli")]
    text = "Zawiyah, Mosul and Tripoli."
    assert placed(world, text, *ms) == placed(world, text, *ms[::-1])[::-1]


def test_moving_there_and_back() -> None:
    there = moved((36.0, 43.0), "northeast", 50)
    assert km_between((36.0, 43.0), there) == pytest.approx(50, rel=0.02)
    assert km_between(moved(there, "southwest", 50), (36.0, 43.0)) < 1
    assert moved((1.0, 2.0), "upwards", 50) == (1.0, 2.0)


def test_a_name_of_several_places_is_left_open_with_its_candidates(world: Gazetteer) -> None:
    ref = one(world, "Shells hit Tripoli.", mention("Tripoli"))
    assert not ref.placed
    assert {c.country_code for c in ref.alternatives} == {"LY", "LB"}
    assert "several places" in ref.reason


def test_a_state_that_is_named_everywhere_does_not_draw_the_places_to_it(world: Gazetteer) -> None:
    text = "Prices rose against the US dollar. US officials and the US embassy spoke. Shells hit Tripoli in Lebanon."
    assert one(world, text, mention("Tripoli")).country_code == "LB"


def test_the_capital_is_that_of_the_country_that_is_spoken_of(tmp_path: Path) -> None:
    table, path = tmp_path / "t.csv", tmp_path / "t.sqlite"
    table.write_text(
        "id,name,lat,lon,country,aliases,kind\n"
        "ly,Libya,28,17,LY,,country\nlb,Lebanon,33.9,35.9,LB,,country\n"
        "t,Tripoli,32.89,13.19,LY,capital of Libya,city\nb,Beirut,33.89,35.5,LB,capital of Lebanon,city\n"
    )
    import_csv(table, path)
    with Gazetteer(path) as world:
        ref = one(world, "In Libya, police fired at a crowd in the capital.", mention("capital", kind="city"))
        assert (ref.gazetteer_id, ref.name) == ("t", "Tripoli")
        other = one(world, "In Libya they praised the Lebanese capital.", mention("Lebanese capital", kind="city"))
        assert other.gazetteer_id == "b"
        assert not one(world, "Police fired at a crowd in the capital.", mention("capital", kind="city")).placed


def test_a_village_that_is_not_known_stands_by_the_only_places_that_the_report_names(world: Gazetteer) -> None:
    refs = placed(world, "Shells hit Qubba. Mosul and Bashiqah in Iraq were calm.", mention("Qubba"), mention("Mosul"))
    assert refs[0] is not None
    assert (refs[0].precision, refs[0].gazetteer_id) == (3, None)
    assert km_between((refs[0].lat or 0, refs[0].lon or 0), (36.34, 43.13)) < 1


def test_a_car_is_no_country(world: Gazetteer) -> None:
    countries = load_countries()
    assert countries.code("CAR") == "CF"
    assert countries.code("car") is None
    assert placed(world, "Police stopped a car and a car protest.", None) == [None]


def test_a_division_of_the_country_of_the_inner_name_tells_where_it_lies(tmp_path: Path) -> None:
    table, path = tmp_path / "t.csv", tmp_path / "t.sqlite"
    far = "".join(f"f{n},Ribera,{10 + n}.0,-70.0,CO,,city,R{n},,,900000\n" for n in range(12))
    table.write_text(
        "id,name,lat,lon,country,aliases,kind,admin1,admin2,pcode,population\n"
        "p,Ribera,20.0,-98.9,MX,,governorate,Ribera,,,30000\n"
        "a,Tolcan,20.1,-98.5,MX,,village,Ribera,,,400\n"
        "b,Tolcan,16.0,-96.0,MX,,village,Costa,,,4000\n" + far,
        encoding="utf-8",
    )
    import_csv(table, path)
    with Gazetteer(path) as gazetteer:
        ref = one(gazetteer, "A crowd marched in Tolcan, Ribera.", mention("Tolcan", within=("Ribera",)))
    assert ref.gazetteer_id == "a"


def test_a_town_with_a_district_of_its_own_name_is_in_the_country_of_that_district(tmp_path: Path) -> None:
    table, path = tmp_path / "t.csv", tmp_path / "t.sqlite"
    table.write_text(
        "id,name,lat,lon,country,aliases,kind,admin1,admin2,pcode,population\n"
        "a,Bulu,2.8,32.3,UG,,town,North,Bulu,,20000\n"
        "d,Bulu,2.8,32.3,UG,,district,North,,,20000\n"
        "b,Bulu,29.0,107.0,CN,,town,West,,,22000\n",
        encoding="utf-8",
    )
    import_csv(table, path)
    with Gazetteer(path) as gazetteer:
        ref = one(
            gazetteer, "A man was beaten in Bulu town (Bulu district).", mention("Bulu", kind="town", within=("Bulu",))
        )
    assert ref.gazetteer_id == "a"


def test_two_towns_of_one_name_in_one_province_need_no_telling_apart(tmp_path: Path) -> None:
    table, path = tmp_path / "t.csv", tmp_path / "t.sqlite"
    table.write_text(
        "id,name,lat,lon,country,aliases,kind,admin1,admin2,pcode,population\n"
        "a,Bonda,-0.10,34.27,KE,,town,Siaya,,,22000\n"
        "b,Bonda,-0.10,34.50,KE,,town,Siaya,,,21000\n",
        encoding="utf-8",
    )
    import_csv(table, path)
    with Gazetteer(path) as gazetteer:
        assert one(gazetteer, "A chief was found dead in Bonda.", mention("Bonda")).gazetteer_id in ("a", "b")


def test_a_part_of_a_name_says_nothing_of_a_country_that_the_report_does_not_speak_of(world: Gazetteer) -> None:
    ref = one(world, "They clashed in Mora al-Gharb.", mention("Mora al-Gharb"))
    assert ref.lat is None
    ref = one(world, "In Iraq they clashed in Mora al-Gharb, Iraq said.", mention("Mora al-Gharb"))
    assert ref.country_code == "IQ"
    assert ref.lat is not None


def test_a_claim_without_a_place_gets_the_only_spot_that_the_report_names(world: Gazetteer) -> None:
    ref = placed(world, "In Mosul, Iraq, a truck was seized and two people were arrested.", None)[0]
    assert ref is not None
    assert (ref.name, ref.precision, ref.quote) == ("Mosul", 3, None)
    assert "only spot" in ref.reason
    ref = placed(world, "A truck from Mosul to Kirkuk was seized in Iraq.", None)[0]
    assert ref is not None
    assert ref.precision == 6
