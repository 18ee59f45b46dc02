"""Files of a draft: which go along, which become links, and what a weak network gets."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.channels.fit import Fit, MediaDecision, fit, media_budget
from xborder_support.channels.limits import MediaLimit
from xborder_support.conversations import Media
from xborder_support.errors import UsageError

from .draft_texts import ON, SOURCE, characters, draft, limits

_URL = "https://example.com/a.jpg"
_JPEG = {"mime": "image/jpeg", "url": _URL, "size_bytes": 900_000}
_TAKES = (MediaLimit(kind="image", max_bytes=5_000_000, mime_types=("image/jpeg", "image/png")), MediaLimit(kind="file"))


def _image(**fields: Any) -> Media:
    return Media(**{"media_kind": "image", **_JPEG, **fields})


def _fit(medium: Media, text: str = "Here.", *, weak_network: bool = False, **fields: Any) -> Fit:
    return fit(draft(text, media=(medium,)), limits(**fields), on=ON, weak_network=weak_network)


def _codes(found: Fit) -> list[tuple[str, str]]:
    return [(one.code, one.severity) for one in found.problems]


@pytest.mark.parametrize(
    "medium", [_image(), _image(mime="IMAGE/JPEG; q=1"), _image(mime=None), _image(url=None, provider_id="1", size_bytes=10**9)]
)
def test_a_file_that_the_channel_takes_goes_with_the_text(medium: Media) -> None:
    found = _fit(medium, media=_TAKES)
    assert [(part.text, part.media) for part in found.parts] == [("Here.", (medium,))]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("medium", "code"),
    [
        (_image(size_bytes=5_000_001), "media-too-large"),
        (_image(mime="image/tiff"), "media-not-taken"),
        (_image(media_kind="video", mime="video/mp4"), "media-not-taken"),
    ],
)
def test_a_file_that_the_channel_does_not_take_becomes_its_link(medium: Media, code: str) -> None:
    found = _fit(medium, media=_TAKES)
    assert [(part.text, part.media) for part in found.parts] == [(f"Here.\n\n{_URL}", ())]
    assert _codes(found) == [(code, "advice")]
    assert found.problems[0].source == SOURCE


def test_a_file_without_a_link_that_the_channel_does_not_take_is_an_error() -> None:
    found = _fit(Media(media_kind="video", provider_id="1"), media=_TAKES)
    assert (found.parts, _codes(found)) == ((), [("media-not-taken", "error")])


def test_a_file_that_must_be_uploaded_first_is_a_link_until_then() -> None:
    found = _fit(_image(), media=_TAKES, media_by_url=False)
    assert (found.parts[0].media, _codes(found)) == ((), [("media-not-uploaded", "advice")])
    assert _fit(_image(provider_id="1"), media=_TAKES, media_by_url=False).problems == ()


def test_a_table_that_is_little_known_refuses_nothing() -> None:
    medium = _image(media_kind="video")
    found = _fit(medium, media=_TAKES, confidence="low")
    assert (found.parts[0].media, _codes(found)) == ((medium,), [("media-not-taken", "advice")])


def test_a_channel_without_a_table_takes_files_unless_it_is_made_of_text() -> None:
    assert _fit(_image()).parts[0].media == (_image(),)
    for kind in ("sms", "ussd", "phone"):
        found = _fit(_image(filename="label.jpg"), kind=kind)
        assert (found.parts[0].text.splitlines()[-1], found.parts[0].media) == (f"label.jpg: {_URL}", ())


def test_a_text_that_is_too_long_for_a_caption_follows_the_file() -> None:
    found = _fit(_image(), "x" * 11, media=_TAKES, caption_limit=characters(10))
    assert [(part.text, len(part.media)) for part in found.parts] == [("", 1), ("x" * 11, 0)]
    assert len(_fit(_image(), "x" * 10, media=_TAKES, caption_limit=characters(10)).parts) == 1


def test_a_caption_that_is_too_long_goes_into_the_text() -> None:
    found = _fit(_image(caption="c" * 11), media=_TAKES, caption_limit=characters(20))
    assert found.parts[0].media[0].caption == "c" * 11
    found = _fit(_image(caption="c" * 21), media=_TAKES, caption_limit=characters(20))
    assert [(part.text, [one.caption for one in part.media]) for part in found.parts] == [("", [None]), ("Here.\n\n" + "c" * 21, [])]
    assert _codes(found) == [("caption-as-text", "advice")]


@pytest.mark.parametrize(("per_message", "counts"), [(None, [5]), (10, [5]), (2, [2, 2, 1]), (1, [1, 1, 1, 1, 1])])
def test_more_files_than_one_message_takes_go_before_the_text(per_message: int | None, counts: list[int]) -> None:
    fields: dict[str, Any] = {"media_per_message": per_message} if per_message else {}
    parts = fit(draft("Here.", media=(_image(),) * 5), limits(**fields), on=ON).parts
    assert [len(part.media) for part in parts] == counts
    assert [part.text for part in parts] == [""] * (len(counts) - 1) + ["Here."]


def test_a_file_needs_no_text() -> None:
    found = fit(draft("", media=(_image(),)), limits(), on=ON)
    assert [(part.text, len(part.media)) for part in found.parts] == [("", 1)]


@pytest.mark.parametrize(
    ("fields", "network", "decision"),
    [
        ({"size_bytes": 500_000}, "2g", MediaDecision("keep", None, "small-enough")),
        ({"size_bytes": 500_001}, "2g", MediaDecision("compress", 500_000, "too-large")),
        ({"size_bytes": 500_001}, "slow-2g", MediaDecision("compress", 500_000, "too-large")),
        ({"size_bytes": 500_001, "media_kind": "file"}, "2g", MediaDecision("link", None, "does-not-shrink")),
        ({"size_bytes": 500_001, "media_kind": "sticker"}, "2g", MediaDecision("link", None, "does-not-shrink")),
        ({"size_bytes": None}, "2g", MediaDecision("link", None, "size-unknown")),
        ({"size_bytes": -1}, "2g", MediaDecision("link", None, "size-unknown")),
        ({"size_bytes": 10**9}, "3g", MediaDecision("keep", None, "network-is-good")),
        ({"size_bytes": None}, "4g", MediaDecision("keep", None, "network-is-good")),
    ],
)
def test_a_weak_network_gets_small_files_alone(fields: dict[str, Any], network: Any, decision: MediaDecision) -> None:
    assert media_budget(_image(**fields), network=network) == decision


@pytest.mark.parametrize("arguments", [{"network": "5g"}, {"limit_bytes": 0}])
def test_an_unknown_network_or_no_budget_is_refused(arguments: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as caught:
        media_budget(_image(), **arguments)
    assert caught.value.code == "wrong-argument"


def test_over_a_weak_network_a_large_file_is_a_link_and_the_decision_says_what_else_to_do() -> None:
    found = _fit(_image(), weak_network=True)
    assert [(part.text, part.media) for part in found.parts] == [(f"Here.\n\n{_URL}", ())]
    assert _codes(found) == [("media-beyond-network", "advice")]
    assert "compress it to 500000 bytes" in found.problems[0].hint
    assert found.media == (MediaDecision("compress", 500_000, "too-large"),)
    assert _codes(_fit(_image(url=None, provider_id="1"), weak_network=True)) == [("media-beyond-network", "error")]
    assert _fit(_image(size_bytes=9), weak_network=True).parts[0].media == (_image(size_bytes=9),)


@given(
    st.lists(
        st.builds(
            Media,
            media_kind=st.sampled_from(["image", "video", "audio", "voice", "file", "sticker"]),
            url=st.none() | st.just(_URL),
            size_bytes=st.none() | st.integers(-1, 2_000_000),
        ),
        max_size=4,
    ).map(tuple),
    st.sampled_from(["high", "low"]),
)
def test_nothing_above_the_budget_passes_a_weak_network(media: tuple[Media, ...], confidence: Any) -> None:
    found = fit(draft(media=media), limits(media=_TAKES, confidence=confidence), on=ON, weak_network=True)
    passed = [medium for part in found.parts for medium in part.media]
    assert all(medium.size_bytes is not None and 0 <= medium.size_bytes <= 500_000 for medium in passed)
    assert found.is_sendable != any(one.severity == "error" for one in found.problems)
    assert not media or len(found.media) == len(media)
