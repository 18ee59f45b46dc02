"""XML: what a small document says, and that no document is too clever for us."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels.wire.payload import MAX_BODY_BYTES, Unreadable
from xborder_support.channels.wire.xml import read_xml
from xborder_support.errors import PayloadError

_BOMB = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><xml><T>&b;</T></xml>"""


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<xml><A>1</A></xml>", {"A": "1"}),
        ("<xml><A><![CDATA[<b>&amp;]]></A></xml>", {"A": "<b>&amp;"}),
        ("<xml><A>&lt;&amp;&#x1F642;</A></xml>", {"A": "<&🙂"}),
        ("<xml><A> two  blanks </A></xml>", {"A": " two  blanks "}),
        ("<xml><A>a<![CDATA[b]]>c</A></xml>", {"A": "abc"}),
        ("<xml><A/><B></B></xml>", {"A": "", "B": ""}),
        ("<xml><A>1</A><A>2</A><A>3</A></xml>", {"A": ["1", "2", "3"]}),
        ("<xml> <A> <B>1</B> </A> </xml>", {"A": {"B": "1"}}),
        ("<xml><A x='1'>y</A></xml>", {"A": "y"}),
        ('\ufeff\n <?xml version="1.0" encoding="utf-8"?><xml><A>é</A></xml>', {"A": "é"}),
        ('<?xml version="1.0" encoding="gbk"?><xml><A>订单</A></xml>', {"A": "订单"}),
        ("<xml><!-- note --><?pi some?><A>1</A></xml>", {"A": "1"}),
    ],
)
def test_a_document_becomes_the_table_of_its_elements(document: str, expected: object) -> None:
    assert read_xml(document) == expected
    assert read_xml(document.encode()) == expected


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (_BOMB, "forbidden-xml"),
        ('<!DOCTYPE xml SYSTEM "file:///etc/passwd"><xml><A>1</A></xml>', "forbidden-xml"),
        ('<!DOCTYPE x [<!ENTITY e SYSTEM "http://a.example/">]><xml><A>&e;</A></xml>', "forbidden-xml"),
        ('<!DOCTYPE x [<!ENTITY % p "x">%p;]><xml><A>1</A></xml>', "forbidden-xml"),
        ("<!DOCTYPE xml><xml><A>1</A></xml>", "forbidden-xml"),
        ("<a>" * 10_000 + "</a>" * 10_000, "nested-too-deeply"),
        ("<a>" * 10_000, "nested-too-deeply"),
        ("<xml><A>&unknown;</A></xml>", "not-xml"),
        ("<xml><A>1</xml>", "not-xml"),
        ("<xml><A>1</A></xml><xml/>", "not-xml"),
        ("<xml><A>\x00</A></xml>", "not-xml"),
        ("<xml><A>\ud83d</A></xml>", "not-xml"),
        ("", "not-xml"),
        ("MsgType=text", "not-xml"),
        ("<xml>words</xml>", "wrong-shape"),
        ("<xml/>", "wrong-shape"),
        (b"<xml><A>\xd6\xd0</A></xml>", "not-utf-8"),
        ("<xml><A>1</A></xml>".encode("utf-16"), "not-utf-8"),
        ("<xml><A>1</A></xml>".encode("utf-16-le"), "not-xml"),
        (b'<?xml version="1.0" encoding="unicode_escape"?><xml><A>\\u0041</A>', "not-xml"),
    ],
)
def test_what_is_no_harmless_document_is_refused_with_its_reason(document: bytes | str, reason: str) -> None:
    assert read_xml(document) == Unreadable(reason)


def test_a_document_beyond_the_cap_is_refused_as_a_whole() -> None:
    with pytest.raises(PayloadError) as refused:
        read_xml(b"<xml>" + b" " * MAX_BODY_BYTES)
    assert refused.value.code == "payload-too-large"


@pytest.mark.parametrize(
    "unit",
    ["<A>1</A>", '<A x="' + "y" * 4000 + '"/>', "<A><![CDATA[x]]></A>", "<?p q?>", "x", "&lt;", '<b{n} c="1"/>'],
)
def test_a_large_document_is_read(unit: str) -> None:
    repeated = "".join(unit.replace("{n}", str(number)) for number in range(1_600_000 // len(unit)))
    assert isinstance(read_xml(f"<xml><T>1</T>{repeated}</xml>"), dict)


def test_one_huge_attribute_costs_little() -> None:
    document = '<xml a="' + "z" * 3_500_000 + '"><A>1</A></xml>'
    assert read_xml(document) == {"A": "1"}
    many = " ".join(f'a{number}="1"' for number in range(150_000))
    assert read_xml(f"<xml {many}><A>1</A></xml>") == {"A": "1"}


_name = st.sampled_from(["A", "B", "MsgId", "FromUserName"])
_text = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)


@settings(max_examples=60)
@given(st.dictionaries(_name, _text, min_size=1))
def test_whatever_stands_in_cdata_comes_back_verbatim(fields: dict[str, str]) -> None:
    document = "".join(f"<{name}><![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]></{name}>" for name, text in fields.items())
    assert read_xml(f"<xml>{document}</xml>") == fields


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=60), st.text(max_size=60), st.text("<>/!&;ax'\"[]=? D", max_size=40).map("<xml>".__add__)))
def test_no_bytes_and_no_text_raise(document: bytes | str) -> None:
    assert isinstance(read_xml(document), (dict, Unreadable))
