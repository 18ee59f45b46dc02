"""Words survive whatever charset they are in, and whatever charset the mail says they are in."""

from base64 import b64encode
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xborder_support.channels import email
from xborder_support.channels.mail.charsets import decode_text
from xborder_support.channels.mail.header_text import header_text
from xborder_support.conversations import Message

RECEIVED = datetime(2026, 2, 3, 16, tzinfo=UTC)


def parse(body: bytes, declared: str, *, subject: bytes = b"x") -> Message:
    head = b"From: a@example.com\nSubject: %s\nContent-Type: text/plain; charset=%s\n\n" % (subject, declared.encode())
    message = email.parse(head + body, received_at=RECEIVED)[0]
    assert isinstance(message, Message)
    return message


@pytest.mark.parametrize(
    ("declared", "codec", "words"),
    [
        ("utf-8", "utf-8", "Grüße 🎉 مرحبا"),
        ('"UTF-8"', "utf-8", "Grüße"),
        ("utf8mb4", "utf-8", "Grüße"),
        ("utf-16", "utf-16", "Grüße"),
        ("unicode-1-1-utf-7", "utf-7", "Grüße"),
        ("us-ascii", "cp1252", "Grüße – 5 €"),
        ("ISO-8859-1", "cp1252", "Grüße – 5 €"),
        ("iso-8859-15", "iso-8859-15", "5 €"),
        ("iso-8859-2", "iso-8859-2", "Część"),
        ("iso-8859-9", "cp1254", "Teşekkürler €"),
        ("windows-1250", "cp1250", "Część"),
        ("windows-1251", "cp1251", "Спасибо"),
        ("koi8-r", "koi8-r", "Спасибо"),
        ("koi8-u", "koi8-u", "Дякую їм"),
        ("x-mac-cyrillic", "mac-cyrillic", "Спасибо"),
        ("windows-1253", "cp1253", "Ευχαριστώ"),
        ("windows-1255", "cp1255", "תודה"),
        ("iso-8859-8-i", "iso-8859-8", "תודה"),
        ("windows-1256", "cp1256", "أين طلبي؟ شكراً"),
        ("iso-8859-6", "iso-8859-6", "أين طلبي"),
        ("gb2312", "gb18030", "朱镕基 €"),
        ("x-gbk", "gbk", "订单"),
        ("GB18030", "gb18030", "订单𠮷€"),
        ("big5", "big5hkscs", "訂單喺邊度"),
        ("cn-big5", "big5", "訂單"),
        ("euc-kr", "cp949", "펲 똠방각하"),
        ("ks_c_5601-1987", "cp949", "스티해 똠"),
        ("shift_jis", "cp932", "①㈱髙﨑 ﾃｽﾄ"),
        ("x-sjis", "cp932", "注文"),
        ("windows-31j", "cp932", "注文"),
        ("euc-jp", "euc_jp", "注文"),
        ("iso-2022-jp", "iso2022_jp", "注文はどこですか"),
        ("iso-2022-jp-ms", "iso2022_jp", "注文"),
        ("cp50220", "iso2022_jp", "注文"),
        ("iso-2022-kr", "iso2022_kr", "주문"),
        ("hz-gb-2312", "hz", "订单"),
        ("tis-620", "cp874", "คำสั่งซื้อ…"),
        ("windows-874", "cp874", "คำสั่งซื้อ"),
        ("windows-1258", "cp1258", "ca\u0309m ơn"),
        ("cp-850", "cp850", "Grüße"),
    ],
)
def test_a_declared_charset_is_read_as_what_senders_mean_by_it(declared: str, codec: str, words: str) -> None:
    message = parse(words.encode(codec), declared)
    assert message.text == words
    assert message.mail
    assert message.mail.charset == declared.strip('"').lower()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x1b$B-!\x1b(B 1", "① 1"),  # NEC row 13
        (b"\x1b$B-j%O\x1b(IJ]86 \x1b(B!", "㈱ハﾊﾝｸｶ !"),  # half-width kana
        (b"\x1b$@CmJ8\x1b(J OK", "注文 OK"),
        (b"\x1b$B-!\nCm", "①\n注"),
        (b"\x1b$B-!Cm", "①注"),
        (b"\x1b$B-!C", "①\ufffd"),
        (b"\x1b$B-!\x7f\x7f\x1b(B.", "①\ufffd."),
        (b"\x1b$B-!\x1b$(C\x30\x21\x1b(B.", "①가."),
        ("注文".encode("euc_jp"), "注文"),
        ("注文".encode("cp932"), "注文"),
        ("注文".encode(), "注文"),
        (b"\xff\xfe\xfd", "\uf8f3\uf8f2\uf8f1"),
    ],
)
def test_japanese_mail_is_read_as_japanese_programs_write_it(data: bytes, words: str) -> None:
    assert decode_text(data, "ISO-2022-JP") == words


@pytest.mark.parametrize(
    ("declared", "data", "words"),
    [
        ("us-ascii", "Grüße".encode(), "Grüße"),
        ("iso-8859-1", "注文".encode(), "注文"),
        ("utf-8", "Grüße".encode("cp1252"), "Grüße"),
        ("shift_jis", "注文です".encode(), "注文です"),
        ("x-unknown-charset", "Grüße".encode(), "Grüße"),
        ("x-unknown-charset", "Grüße".encode("cp1252"), "Grüße"),
        ("", "Grüße".encode(), "Grüße"),
        ("zlib", b"plain", "plain"),
        ("rot13", b"plain", "plain"),
        ("zlib", "Grüße".encode(), "Grüße"),
        ("quopri", "Grüße".encode(), "Grüße"),
        ("undefined", "Grüße".encode(), "Grüße"),
        ("punycode", "Grüße".encode(), "Grüße"),
        ("unicode_escape", b"\\x41\xc3\xbc", "\\x41ü"),
        ("a" * 4000, b"plain\xfc", "plainü"),
        ("\0", b"plain\xfc", "plainü"),
    ],
)
def test_a_charset_that_lies_costs_no_words(declared: str, data: bytes, words: str) -> None:
    assert decode_text(data, declared) == words


def test_what_cannot_be_decoded_leaves_the_rest_readable() -> None:
    assert decode_text("注文".encode() + b"\xff ok", "utf-8") == "注文\ufffd ok"
    assert decode_text(b"\x81 ok", None) == "\ufffd ok"
    assert decode_text(b"\xc4\xe3\xff", "gb18030").startswith("你")


def test_half_of_a_surrogate_pair_in_utf_7_becomes_a_replacement() -> None:
    assert decode_text(b"+2AA-x", "utf-7") == "\ufffdx"


@settings(max_examples=200)
@given(st.binary(max_size=200), st.sampled_from(["utf-8", "iso-2022-jp", "gb18030", "utf-7", "utf-16", "hz", "big5", "x", "cp932", ""]))
def test_any_bytes_give_a_text_that_can_be_written_again(data: bytes, charset: str) -> None:
    decode_text(data, charset).encode("utf-8")


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_utf_8_comes_back_as_it_was(words: str) -> None:
    safe = words.encode("utf-8", "ignore").decode()
    assert decode_text(safe.encode(), "utf-8") == safe


def b_word(data: bytes, charset: str = "utf-8") -> str:
    return f"=?{charset}?B?{b64encode(data).decode()}?="


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("plain", "plain"),
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe_an_alle?=", "Grüße an alle"),
        ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8*de?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("Re: =?utf-8?q?=C3=BC?= x", "Re: ü x"),
        ("=?utf-8?q?=C3?= =?utf-8?q?=BC?=", "ü"),  # cut inside a letter
        (f"{b_word('注文'.encode()[:4])}\r\n {b_word('注文'.encode()[4:])}", "注文"),
        ("=?utf-8?b?5rOo5pa?= =?utf-8?b?H?=", "注文"),  # cut inside a group of Base64
        ("=?utf-8?q?a?=\t=?iso-8859-1?q?=FC?=", "aü"),
        ("=?utf-8?q?a?= b =?utf-8?q?c?=", "a b c"),
        ("(=?utf-8?q?=C3=BC?=)", "(ü)"),
        ("=?utf-8?q?=C3=BC?=. x", "ü . x"),
        ("x=?utf-8?q?=C3=BC?=", "x ü"),
        (b_word("注文".encode("iso2022_jp"), "ISO-2022-JP"), "注文"),
        (b_word("مرحبا".encode("cp1256"), "windows-1256"), "مرحبا"),
        ("=?x-unknown?q?=C3=BC?=", "ü"),
        ("=?utf-8?q?with spaces?=", "with spaces"),
        ("=?utf-8?x?abc?=", "=?utf-8?x?abc?="),
        ("=?utf-8?b?!!!?=", ""),
        ("=?utf-8?q?never closed", "=?utf-8?q?never closed"),
        ("folded\r\n over\n\tlines", "folded over lines"),
    ],
)
def test_encoded_words_are_read(raw: str, words: str) -> None:
    assert header_text(raw) == words


@pytest.mark.parametrize("codec", ["utf-8", "euc_kr"])
def test_raw_letters_in_a_header_are_read_as_utf_8_or_as_the_body_says(codec: str) -> None:
    message = parse("주문".encode(codec), "euc-kr", subject="주문 확인".encode(codec))
    assert message.mail
    assert message.mail.subject == "주문 확인"
