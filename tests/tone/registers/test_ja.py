from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    お問い合わせありがとうございます。
    商品は明日お届けする予定です。
    ご注文番号を教えてください。
    ご迷惑をおかけし、誠に申し訳ございません。
    返金は三日以内に完了します。
    箱の写真をお送りいただけますか？
    かしこまりました。少々お待ちくださいませ
    色はどちらがよろしいでしょうか。
    届かない場合は、お知らせくださいね。
    在庫を確認いたしますので、しばらくお待ち願います。
    お客様は「早くしろ」とおっしゃいました。
    そうですね！
    恐れ入りますが、もう一度ご確認いただけますでしょうか
    在庫は残りわずかですが、まだ間に合いますよ
    大変お待たせいたしました！発送完了です♪
    キャンセルできませんでした（笑）
    ご不便をおかけしますが、よろしくお願いいたします😊
    再度お試しいただけますと幸いです…
    まだ届いていないとのことですが、いつ頃ご注文されましたか?
""")
CASUAL = lines("""
    商品は明日届くよ。
    注文番号を教えて。写真も送ってね。
    返金は三日かかる。
    箱が壊れてた？
    どの色がいい？
    もう在庫がないんだ。
    ちょっと待ってくれ。
    一緒に確認しよう。
    それは無理かも。
    昨日送ったけど。
    かわいいじゃん！
    本当に助かったよ、ありがとう😊
    気にするな。
    再起動してみろ。
    何色が好きかな？
    これってまだ買える？
    配送遅すぎ。いつ来るの？
    やばい、間違えて注文しちゃった
    電話番号を変えたい
    店員は「お待ちください」と言った。
""")
NEUTRAL = lines("""
    ご注文番号：1234
    商品到着後の手続きについて
    お支払い方法の変更
    送料無料キャンペーン実施中
    詳しくはこちら
    お知らせ
    株式会社サンプル カスタマーサポート
    平日の九時から十八時まで
    壊れた場合の対応について
    まだ
    むしろ
""")


def test_both_registers_are_told_apart() -> None:
    assert f1("ja", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("ja", "formal", FORMAL)
    assert f1("ja", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("ja", "casual", CASUAL)


def test_sentences_that_end_in_a_noun_show_nothing() -> None:
    assert misses("ja", None, NEUTRAL) == []


@pytest.mark.parametrize("sentences", [FORMAL, CASUAL], ids=["formal", "casual"])
def test_a_message_of_one_register_is_not_mixed(sentences: tuple[str, ...]) -> None:
    assert [text for text in sentences if detect_register(text, "ja").is_mixed] == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("確認いたします。", "honorific"),
        ("担当者が伺います。", "honorific"),
        ("拝見しました。", "honorific"),
        ("お送りいただきました。", "honorific"),
        ("こちらをご覧ください。", "honorific"),
        ("お召しになりますか。", "honorific"),
        ("申し訳ございません。", "honorific"),
        ("確認します。", "polite"),
        ("写真を送ってください。", "polite"),
        ("ありがとうございます。", "polite"),
        ("確認する。", "plain"),
        ("ご注文番号", None),
    ],
)
def test_keigo_lifts_the_level(text: str, level: str | None) -> None:
    assert detect_register(text, "ja").level == level


def test_one_plain_end_among_polite_ones_is_stray() -> None:
    text = "お世話になっております。商品は明日届くよ。よろしくお願いいたします。"
    found = detect_register(text, "ja")
    assert [text[mark.start : mark.end] for mark in found.stray] == ["届くよ"]


def test_plain_verbs_before_a_noun_or_inside_a_sentence_are_no_slip() -> None:
    text = "昨日購入した商品が届かないので、返品する方法を教えてください。"
    assert marked(text, "ja", "casual") == []


def test_notes_in_a_list_may_be_plain() -> None:
    text = "手順は次の通りです。\n・電源を切る。\n・五秒待つ。\n1. 箱を開ける。\n以上です。"
    assert marked(text, "ja", "casual") == []


def test_kana_in_parts_are_read_as_one() -> None:
    text = normalize("NFD", "です。がんばれ。")
    assert [normalize("NFC", mark) for mark in marked(text, "ja", "formal")] == ["です"]


@pytest.mark.parametrize("unit", ["だ。", "ますね、", "ご", "お待ち", "わw", "（笑", "か\u3099", "\n- ", "てね"])
def test_long_hostile_texts_end(unit: str) -> None:
    text = unit * 5_000
    assert all(0 <= mark.start < mark.end <= len(text) for mark in detect_register(text, "ja").marks)


@given(st.text(alphabet="ですまだよね。、！？「」 \nか\u3099てw笑（）・あ行る\ufffcA1", max_size=60))
def test_marks_lie_in_the_text_in_order(text: str) -> None:
    marks = detect_register(text, "ja").marks
    assert list(marks) == sorted(marks, key=lambda mark: (mark.start, mark.end))
    assert all(0 <= mark.start < mark.end <= len(text) for mark in marks)
