"""GeoJSON: axis order, points withheld as null, no coordinate in any property."""

from __future__ import annotations

import json
from types import ModuleType

import pytest

from twosource.core.vocab import Profile
from twosource.publish.geojson import feature_collection


def features(sample: ModuleType, profile: Profile) -> dict[str, dict[str, object]]:
    made = feature_collection(sample.RECORD, profile=profile)
    assert made["type"] == "FeatureCollection" and "not reviewed" in made["banner"]
    return {f["id"]: f for f in made["features"]}


def test_longitude_stands_first(sample: ModuleType) -> None:
    market = features(sample, Profile.INTERNAL)["i_market"]
    assert market["geometry"] == {"type": "Point", "coordinates": [sample.HUSN[1], sample.HUSN[0]]}


@pytest.mark.parametrize("profile", [Profile.PUBLIC, Profile.PARTNER])
@pytest.mark.parametrize("incident", ["i_plan", "i_control", "i_depot", "i_camp"])
def test_what_is_planned_held_stored_or_sheltered_has_no_point(
    sample: ModuleType, profile: Profile, incident: str
) -> None:
    assert features(sample, profile)[incident]["geometry"] is None


def test_a_plan_is_not_drawn_even_inside(sample: ModuleType) -> None:
    assert features(sample, Profile.INTERNAL)["i_plan"]["geometry"] is None


def test_points_of_one_cell_are_one_point(sample: ModuleType) -> None:
    shown = features(sample, Profile.PUBLIC)
    assert shown["i_second"]["geometry"] == shown["i_battle"]["geometry"] is not None


def test_no_property_holds_a_coordinate(sample: ModuleType) -> None:
    for profile in Profile:
        for feature in features(sample, profile).values():
            properties = json.dumps(feature["properties"])
            assert "14." not in properties and "44." not in properties and "45." not in properties


def test_uncertainty_is_a_property_and_goes_with_the_point(sample: ModuleType) -> None:
    shown = features(sample, Profile.PUBLIC)
    assert shown["i_market"]["properties"]["radius_km"] == 11.0  # type: ignore[index]
    assert shown["i_depot"]["properties"]["radius_km"] is None  # type: ignore[index]


def test_public_is_what_one_gets_without_asking(sample: ModuleType) -> None:
    assert feature_collection(sample.RECORD) == feature_collection(sample.RECORD, profile=Profile.PUBLIC)
