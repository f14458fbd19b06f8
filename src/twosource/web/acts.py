"""Forms to decisions: one function per verb, each over the same commands that the command line uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twosource.core.claim import Claim
from twosource.core.decision import DecisionKind, Draft
from twosource.core.incident import Incident
from twosource.desk import View
from twosource.errors import NoSuchIncidentError, WrongCallError
from twosource.review import additions, commands, values
from twosource.review.commands import By


@dataclass(frozen=True, slots=True)
class Form:
    """Fields of a form, each with all its values."""

    fields: Mapping[str, Sequence[str]]

    def one(self, name: str, default: str = "") -> str:
        found = self.fields.get(name) or [default]
        return found[-1]

    def many(self, name: str) -> Sequence[str]:
        return self.fields.get(name, ())


def accept(view: View, form: Form, by: By) -> Draft:
    return _judged(DecisionKind.ACCEPT, view, form, by)


def reject(view: View, form: Form, by: By) -> Draft:
    return _judged(DecisionKind.REJECT, view, form, by)


def _judged(kind: DecisionKind, view: View, form: Form, by: By) -> Draft:
    if form.one("claim"):
        claim, incident = _claim(view, form)
        return commands.judge_claim(kind, claim, incident, view.part(*([incident] if incident else [])), by)
    incident = _incident(view, form)
    return commands.judge_incident(kind, incident, view.part(incident), by)


def correct(view: View, form: Form, by: By) -> Draft:
    claim, incident = _claim(view, form)
    part = view.part(*([incident] if incident else []))
    return commands.correct(claim, form.one("field"), form.one("value"), incident, part, by)


def set_(view: View, form: Form, by: By) -> Draft:
    incident = _incident(view, form)
    return commands.set_value(incident, form.one("field"), form.one("value"), view.part(incident), by)


def merge(view: View, form: Form, by: By) -> Draft:
    found = [_incident(view, form), *(view.incident(i) for i in form.many("other") if i)]
    return commands.together(found, view.part(*found), by)


def split(view: View, form: Form, by: By) -> Draft:
    incident = _incident(view, form)
    return commands.apart(incident, form.many("account"), view.part(incident), by)


def apart(view: View, form: Form, by: By) -> Draft:
    left, right = _incident(view, form), view.incident(form.one("other"))
    return commands.not_the_same(left, right, view.part(left, right), by)


def relate(view: View, form: Form, by: By) -> Draft:
    left, right = _incident(view, form), view.incident(form.one("other"))
    return commands.relate(form.one("kind"), left, right, view.part(left, right), by)


def comment(view: View, form: Form, by: By) -> Draft:
    incident = _incident(view, form)
    return commands.comment(incident, view.part(incident), by)


def add(view: View, form: Form, by: By) -> Draft:
    incident = _incident(view, form) if form.one("incident") else None
    fields = {f: form.one(f) for f in values.CLAIM_FIELDS if form.one(f)}
    part = view.part(*([incident] if incident else []))
    report = view.report(form.one("report"))
    start, end = located(report.text, _number(form, "start"), _number(form, "end"), form.one("words"))
    return additions.add_claim(report, start, end, fields, incident, part, by)


def located(text: str, start: int, end: int, words: str) -> tuple[int, int]:
    """Where the marked ``words`` stand. A browser counts a line's end as one character even where the report has two."""
    if not words or "\r" not in text:
        return start, end
    places = [n for n, c in enumerate(text) if not (c == "\r" and text[n + 1 : n + 2] == "\n")] + [len(text)]
    if not 0 <= start < end < len(places):
        return start, end
    return places[start], places[end - 1] + 1


def undo(view: View, form: Form, by: By) -> Draft:
    number = commands.undo(view.log, _number(form, "number"))
    return Draft(DecisionKind.UNDO, by.author, by.reason, undoes=number)


def place(_: View, form: Form, by: By) -> Draft:
    given: dict[str, object] = {"name": form.one("name").strip()}
    for field in ("country", "country_code", "admin1", "gazetteer_id"):
        if form.one(field):
            given[field] = form.one(field)
    for field in ("lat", "lon", "radius_km"):
        if form.one(field):
            given[field] = _degrees(form, field)
    if "lat" in given:
        given["precision"] = 1
        given.setdefault("radius_km", 5.0)
    return additions.fix_place(form.many("key"), given, by, in_country=form.one("in_country") or None)


def actor(_: View, form: Form, by: By) -> Draft:
    return additions.fix_actor(form.many("key"), form.one("name"), form.one("id"), by)


def _incident(view: View, form: Form) -> Incident:
    """The incident of the form, if it is still what the person saw. Raises ``ChangedMeanwhileError``."""
    given = form.one("incident")
    try:
        incident = view.incident(given)
    except NoSuchIncidentError:
        if (now := view.moved(given)) is None:
            raise
        incident = view.incident(now)
    if form.one("seen"):
        view.expect(incident, form.one("seen"))
    return incident


def _claim(view: View, form: Form) -> tuple[Claim, Incident | None]:
    if form.one("incident"):
        _incident(view, form)
    claim = view.claim(form.one("claim"))
    return claim, view.incident_of_claim(claim)


def _number(form: Form, name: str) -> int:
    text = form.one(name)
    if not (text.isdecimal() and text.isascii() and len(text) < 10):
        raise WrongCallError(f"{name} is no number", advice="Use the page's own form.")
    return int(text)


def _degrees(form: Form, name: str) -> float:
    try:
        return float(form.one(name))
    except ValueError as error:
        raise WrongCallError(f"{name} is no number", advice="Write degrees such as 34.73.") from error


ACTS: Mapping[str, Callable[[View, Form, By], Draft]] = {
    "accept": accept, "reject": reject, "correct": correct, "set": set_, "merge": merge, "split": split, "apart": apart,
    "relate": relate, "comment": comment, "add": add, "undo": undo, "place": place, "actor": actor,
}  # fmt: skip
