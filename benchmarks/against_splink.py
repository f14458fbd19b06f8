"""The same invented reports linked by this project and by splink (DuckDB), on the same pairs: quality and time.

    pip install --group bench
    python benchmarks/against_splink.py [--reports 10000] [--crowd N]

Both are given the same accounts and compare the same pairs, those that this project's blocks bring together. Splink gets as
columns what fits into columns: day, point, name of place, kind of event, doers, targets, weapon, counts of dead and wounded, names
of persons and objects; not the words, which no column holds. It learns its weights from random pairs and from the true answer (expectation maximisation ends in probabilities of nought
here, which it refuses), joins what its threshold lets through, and is given the threshold that is best when one knows the answer. ``--crowd``: all reports on one city and day, of so many events. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from growth import examples, fill, read
from invented import Told, invent
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from twosource.config import load_settings
from twosource.engine.stages import build_stages
from twosource.link.accounts import accounts_of
from twosource.link.block import Index
from twosource.link.linking import Linking
from twosource.link.places import skeleton
from twosource.link.profile import Profile
from twosource.link.settings import LinkSettings, load_link_settings

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.pairs import pairs_quality

type Homes = Mapping[str, object]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--reports", type=int, default=10_000)
    options.add_argument("--crowd", type=int, help="all on one city and day, of so many events")
    given = options.parse_args()
    logging.getLogger("splink").setLevel(logging.ERROR)
    stages, settings = build_stages(load_settings()), load_link_settings()
    templates = read(examples(stages), stages)
    told = list(invent(templates, given.reports, crowd=given.crowd))
    gold = {t.report.id: t.event for t in told}
    linking = Linking(settings)
    seconds = fill(linking, told, settings)
    main_of = {a: linking.report_of(a) for a in linking.main}
    ours = quality(gold, {main_of[a]: i for a, i in linking.membership.items() if a in main_of})
    rows, compared = table(told, linking, settings)
    theirs, timed, best = by_splink(rows, gold, main_of)
    found = {
        "reports": len(told),
        "accounts": len(rows),
        "pairs_compared": compared,
        "twosource": ours | {"seconds": round(seconds, 1)},
        "splink": theirs | {"seconds": round(timed, 1), "best_threshold": best},
    }
    print(json.dumps(found))


def quality(gold: Mapping[str, int], homes: Homes) -> dict[str, float]:
    """Pairs of reports by what each is mainly about."""
    told = {report: gold[report] for report in homes}
    precision, recall = pairs_quality(told, homes)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"pairs_f1": round(f1, 4), "pairs_precision": round(precision, 4), "pairs_recall": round(recall, 4)}


def table(told: Sequence[Told], linking: Linking, settings: LinkSettings) -> tuple[list[dict[str, object]], int]:
    """A row an account. ``pairs``: a number for each pair that it is compared in."""
    profiles = list(profiles_of(told, linking, settings))
    index, pairs, count = Index(settings), {p.id: list[int]() for p in profiles}, 0
    for profile in profiles:
        for other in index.near(profile):
            pairs[profile.id].append(count)
            pairs[other].append(count)
            count += 1
        index.add(profile)
    events = {t.report.id: t.event for t in told}
    return [row(p) | {"pairs": pairs[p.id], "event_told": str(events[p.account.report])} for p in profiles], count


def profiles_of(told: Sequence[Told], linking: Linking, settings: LinkSettings) -> Iterator[Profile]:
    """As linking has them, with the weights that its blocks go by."""
    for t in told:
        for account in accounts_of(t.report, t.claims, settings=settings):
            yield linking._profiles[account.id]


def row(profile: Profile) -> dict[str, object]:
    spot = next((p for p in profile.places if p.lat is not None), None)
    return {
        "unique_id": profile.id,
        "day": profile.last.toordinal() if profile.last else None,
        "lat": spot.lat if spot else None,
        "lon": spot.lon if spot else None,
        "place": skeleton(profile.places[0].name) if profile.places else None,
        "event": profile.account.event.value,
        "doers": sorted(profile.perpetrators) or None,
        "targets": sorted(profile.targets) or None,
        "weapons": sorted(profile.weapons) or None,
        "objects": sorted(profile.objects) or None,
        "people": sorted(profile.people | profile.names) or None,
        "killed": max(profile.killed, default=None),
        "injured": max(profile.injured, default=None),
    }


def by_splink(
    rows: list[dict[str, object]], gold: Mapping[str, int], main_of: Mapping[str, str]
) -> tuple[dict[str, float], float, float]:
    """The best quality over all thresholds, seconds of learning, comparing and joining once, and that threshold."""
    begun = time.process_time()
    database = DuckDBAPI(connection=duckdb.connect())
    linker = Linker(database.register(pa.Table.from_pylist(rows)), model(), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_m_from_label_column("event_told")
    predicted = linker.inference.predict(threshold_match_probability=0.0)
    edges = predicted.as_pyarrow_table().select(["unique_id_l", "unique_id_r", "match_weight"]).to_pylist()
    spent = time.process_time() - begun
    best: tuple[float, dict[str, float]] = (0.0, {"pairs_f1": -1.0})
    for threshold in range(-10, 31, 2):
        begun = time.process_time()
        homes = joined((e["unique_id_l"], e["unique_id_r"]) for e in edges if e["match_weight"] >= threshold)
        once = time.process_time() - begun
        found = quality(gold, {report: homes.get(a, a) for a, report in main_of.items()})
        if found["pairs_f1"] > best[1]["pairs_f1"]:
            best = (float(threshold), found)
    return best[1], spent + once, best[0]


def model() -> SettingsCreator:
    def shared(column: str) -> comparisons.ArrayIntersectAtSizes:
        return comparisons.ArrayIntersectAtSizes(column, [2, 1])

    def counts(column: str) -> comparisons.CustomComparison:
        return comparisons.CustomComparison(
            [
                levels.NullLevel(column),
                levels.ExactMatchLevel(column),
                levels.AbsoluteDifferenceLevel(column, 3),
                levels.ElseLevel(),
            ],
            output_column_name=column,
        )

    days = comparisons.CustomComparison(
        [
            levels.NullLevel("day"),
            levels.ExactMatchLevel("day"),
            levels.AbsoluteDifferenceLevel("day", 1),
            levels.ElseLevel(),
        ],
        output_column_name="day",
    )
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            days,
            comparisons.DistanceInKMAtThresholds("lat", "lon", [1, 10, 50]),
            comparisons.ExactMatch("place"),
            comparisons.ExactMatch("event"),
            *(shared(c) for c in ("doers", "targets", "weapons", "objects", "people")),
            counts("killed"),
            counts("injured"),
        ],
        blocking_rules_to_generate_predictions=[block_on("pairs", arrays_to_explode=["pairs"])],
    )


def joined(edges: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Whatever hangs together, by its smallest member."""
    above: dict[str, str] = {}

    def top(node: str) -> str:
        while (up := above.get(node, node)) != node:
            above[node] = above.get(up, up)
            node = up
        return node

    for left, right in edges:
        a, b = sorted((top(left), top(right)))
        above[b] = a
        above.setdefault(a, a)
    return {node: top(node) for node in above}


if __name__ == "__main__":
    main()
