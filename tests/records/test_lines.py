"""Records read back from their lines."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from incursion_facts.records import Alias, Casualty, MergeEvidence, Place, Victims
from incursion_facts.records.lines import from_json, pack, unpack
from incursion_facts.records.values import NO_ATTRIBUTION

CASUALTY = Casualty(
    id="casualty-1", article_id="article-1", start=3, end=9, text="“x” 𝄞", rule="passive", effect="killed",
    quantity="two", low=2, best=2, high=2, approximate=False, cumulative=False,
    victims=Victims(text=None, class_="civilian"), perpetrator_id=None, place_id=None, date=None, as_of=None,
    attribution=NO_ATTRIBUTION, status="reported", part_of=None,
)  # fmt: skip
PLACE = Place(
    id="place-1", name="Kozinka", kind="settlement", country="RU", admin1=None, admin2=None, latitude=50.1234567,
    longitude=35.1, geonames_id=1, within=None, precision="exact", aliases=(Alias(form="Kozinka", mentions=1, articles=1),),
    mentions=1, articles=1, merged_by=(MergeEvidence(form="a", with_="b", method="same", score=1.0),),
)  # fmt: skip


def test_round_trip() -> None:
    """A record is what its line says, keys that are Python words included."""
    for record in (CASUALTY, PLACE):
        assert from_json(record.to_json()) == record
        assert from_json(record.to_json()).to_json() == record.to_json()
    assert '"class":"civilian"' in CASUALTY.to_json()
    assert '"with":"b"' in PLACE.to_json()


def test_packed() -> None:
    """Lists go from process to process and keep their order."""
    assert list(unpack(pack([CASUALTY, PLACE]))) == [CASUALTY, PLACE]
    assert list(unpack(pack([]))) == []


@pytest.mark.parametrize("line", ["", "{}", '{"type":"bird"}', '{"type":"date","id":"x"}', "[1]"])
def test_no_record(line: str) -> None:
    """What is no record is refused."""
    with pytest.raises(ValidationError):
        from_json(line)


def test_keys_of_no_type_are_refused() -> None:
    """A key that the type lacks is an error, not ignored."""
    with pytest.raises(ValidationError):
        from_json(PLACE.to_json().replace('"name":', '"nome":'))
