"""A whole catalogue is judged: every text, register and variant, with the line where it stands in its file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from xborder_support.errors import ConfigurationError, UsageError
from xborder_support.terms import Finding
from xborder_support.tone import catalogs
from xborder_support.tone.linting import LintReport, lint_messages

_PACK = Path(__file__).with_name("stray_du.ftl")
_REVIEW = "# review: draft\n"


def _found(content: str, locale: str = "de", **changes: Any) -> list[tuple[str, str]]:
    """Return each finding with what it points at in the file."""
    report = lint_messages({locale: content}, **changes)
    return [(finding.rule, _words(finding, content)) for finding in report.findings]


def _words(finding: Finding, content: str) -> str:
    assert finding.span
    return content[slice(*finding.span)]


def test_eleven_stray_du_in_a_formal_german_pack(tmp_path: Path) -> None:
    # A language pack for Magento 2 was reported with eleven texts that say "Du" among hundreds that say "Sie".
    pack = tmp_path / "de.ftl"
    content = _PACK.read_text(encoding="utf-8")
    pack.write_text(content, encoding="utf-8")
    report = lint_messages(tmp_path)
    strays = [finding for finding in report.findings if finding.rule in {"TON001", "TON002"}]
    keys = dict.fromkeys(finding.facts["key"] for finding in strays)
    assert [*keys] == [
        "account-password",
        "account-deleted",
        "cart-coupon",
        "cart-items",
        "checkout-payment",
        "checkout-done",
        "order-tracking",
        "order-late",
        "return-label",
        "newsletter",
        "review-asked",
    ]
    assert len(keys) == 11
    assert {_words(finding, content).casefold() for finding in strays} <= {
        "du", "dir", "dich", "deinem", "deine", "kannst", "siehst", "sag", "gehst", "bekommst", "kannst du",
    }  # fmt: skip
    lines = content.split("\n")
    for finding in strays:
        line, column = int(finding.facts["line"]), int(finding.facts["column"])
        assert lines[line - 1][column - 1 :].startswith(_words(finding, content))


def test_every_variant_of_every_choice_is_judged() -> None:
    message = (
        "parcels = { $count ->\n    [one] Ihr Paket ist da.\n    [two] Deine zwei Pakete sind da.\n   *[other] { $place ->\n"
        "        [none] Ihre Pakete sind da.\n       *[other] Hol deine Pakete ab.\n    }\n }\n"
    )
    assert {rule for rule, _ in _found(_REVIEW + message)} == {"TON002"}
    assert [words for _, words in _found(_REVIEW + message) if words.startswith(("D", "d"))] == ["deine", "Deine"]


def test_each_register_is_judged_by_itself() -> None:
    content = _REVIEW + "ack = Wir melden uns bei Ihnen.\n    .casual = Wir melden uns bei Ihnen.\n"
    assert _found(content) == [("TON002", "Ihnen")]
    report = lint_messages({"de": content})
    assert [(finding.facts["register"], finding.facts["key"]) for finding in report.findings] == [("casual", "ack.casual")]


def test_a_place_is_found_behind_indentation_and_in_terms() -> None:
    content = _REVIEW + "-tail = bis du antwortest.\nack =\n    Guten Tag, Sie hören von uns,\n      sobald es geht,\n    { -tail }\n"
    (found,) = [finding for finding in lint_messages({"de": content}).findings if finding.rule == "TON001"][:1]
    assert _words(found, content) == "du"
    assert (found.facts["line"], found.facts["column"], found.facts["end_column"]) == ("2", "13", "15")


def test_places_are_right_in_files_with_windows_line_ends() -> None:
    content = (_REVIEW + "ack =\n    Guten Tag,\n    Sie hören von uns, wir helfen Ihnen,\n    wenn du schreibst.\n").replace("\n", "\r\n")
    assert ("TON001", "du") in _found(content)


def test_values_are_no_words_of_the_shop() -> None:
    assert _found(_REVIEW + 'ack = Wir helfen Ihnen: { $topic }, { "du" }.\n') == [("TON001", "du")]
    assert [rule for rule, _ in _found(_REVIEW + "ack = Ihr Thema ist { $topic }, bis { DATE($due_at) }.\n")] == []


@pytest.mark.parametrize(
    ("locale", "salutation", "rules"),
    [
        ("ja", '{ PERSON($name, form: "surname") }様', []),
        ("ja", '{ PERSON($name, form: "surname") }', ["TON005"]),
        ("ja", "{ $name }へ", ["TON005"]),
        ("ko", '{ PERSON($name, form: "given") } 고객님, 안녕하세요.', []),
        ("ko", '{ PERSON($name, form: "given") }, 안녕하세요.', ["TON005"]),
        ("th", 'สวัสดีค่ะ คุณ{ PERSON($name, form: "given") }', []),
        ("th", 'สวัสดีค่ะ { PERSON($name, form: "given") }', ["TON005"]),
        ("tr", "Sayın { PERSON($name) },", []),
        ("tr", 'Merhaba { PERSON($name, form: "given") },', ["TON005"]),
    ],
    ids=range(9),
)
def test_a_salutation_owes_the_name_its_honorific(locale: str, salutation: str, rules: list[str]) -> None:
    content = f'{_REVIEW}salutation = {{ $name ->\n    [none] {{""}}\n   *[other] {salutation}\n  }}\n'
    assert [rule for rule, _ in _found(content, locale)] == rules


@pytest.mark.parametrize(
    ("changes", "places"),
    [({}, 0), ({"market": "JP"}, 0), ({"channel": "sms"}, 0)],
    ids=["likely", "told", "sms"],
)
def test_a_market_and_a_channel_may_be_told(changes: dict[str, Any], places: int) -> None:
    assert len(_found(f"{_REVIEW}ack = ご連絡ありがとうございます。\n", "ja", **changes)) == places


def test_a_locale_of_no_territory_is_judged_all_the_same() -> None:
    assert lint_messages({"es-419": f"{_REVIEW}ack = Hemos recibido su mensaje.\n"}).findings == ()


def test_several_catalogues_are_judged_together() -> None:
    report = lint_messages([{"de": f"{_REVIEW}ack = Danke dir.\n"}, {"fr": f"{_REVIEW}ack = Merci à toi.\n"}])
    assert {finding.facts["locale"] for finding in report.findings} == {"de", "fr"}
    assert report.wordings == 2


def test_terms_are_called_with_their_arguments_and_attributes() -> None:
    content = (
        f"{_REVIEW}-brand = {{ $case ->\n   *[nominative] Kaze\n    [genitive] deines Kaze\n  }}\n    .gender = neuter\n"
        "ack = { -brand.gender ->\n   *[other] Du fehlst.\n    [neuter] Das Team von { -brand }.\n  }\n"
        'late = Das Team { -brand(case: "genitive") }.\n'
    )
    assert _found(content) == [("TON002", "deines")]


def test_references_that_lead_nowhere_or_around_are_passed_over() -> None:
    content = f"{_REVIEW}a = {{ b }}\nb = {{ a }} {'{'} missing {'}'} Du.\nc = {{ -gone }} {{ 3 }}\n"
    assert {rule for rule, _ in _found(content)} == {"TON002"}


def test_a_text_of_many_choices_is_bounded() -> None:
    choice = "{ $v ->\n" + "".join(f"    [k{number}] Ihr Wert {number}.\n" for number in range(600)) + "   *[other] Ihr Wert.\n  }"
    assert lint_messages({"de": f"{_REVIEW}ack = {choice}\n"}).wordings == 400


def test_a_file_without_a_review_mark_is_judged() -> None:
    assert _found("ack = Danke dir.\n") == [("TON002", "dir")]


@pytest.mark.parametrize(
    ("catalogue", "code"),
    [
        ({"de": f"{_REVIEW}ack = {{ $name\n"}, "template-syntax"),
        ({"tlh": f"{_REVIEW}ack = nuqneH\n"}, "unknown-locale"),
        ({}, "empty-overlay"),
        ("nowhere.ftl", "file-not-found"),
    ],
    ids=["syntax", "locale", "empty", "file"],
)
def test_what_cannot_be_read_is_refused(catalogue: Any, code: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        lint_messages(catalogue)
    assert [fault.code for fault in refused.value.faults][:1] == [code]


def test_an_unknown_market_is_refused() -> None:
    with pytest.raises(UsageError, match="unknown-territory"):
        lint_messages({"de": f"{_REVIEW}ack = Danke dir.\n"}, market="Germany")


def _packaged() -> LintReport:
    return lint_messages(sorted(Path(catalogs.__file__).with_name("messages").glob("*.ftl")))


def test_the_packaged_texts_have_no_error_and_no_warning() -> None:
    report = _packaged()
    assert [
        (Path(finding.facts["file"]).name, finding.facts["line"], finding.facts["key"], finding.rule, finding.message)
        for finding in report.findings
        if finding.severity != "info"
    ] == []
    assert report.wordings > 1_000


def test_the_host_says_whether_hedges_count() -> None:
    pack = {"en-GB": "ack = It will perhaps arrive."}
    assert [[finding.rule for finding in lint_messages(pack, hedges=hedges).findings] for hedges in (None, True, False)] == [
        [],
        ["TON010"],
        [],
    ]
