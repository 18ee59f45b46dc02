from unicodedata import normalize

import pytest

from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    고객님, 주문해 주셔서 감사합니다.
    배송은 내일 출발할 예정입니다.
    불편을 드려 대단히 죄송합니다.
    주문 번호를 알려 주시겠습니까?
    잠시만 기다려 주십시오.
    환불은 3일 안에 처리돼요.
    확인해 보니 오늘 출고됐더라고요
    배송지는 변경이 어렵습니다만, 재주문은 가능합니다.
    사진을 보내 주세요.
    네, 바로 확인해 드릴게요.
    혹시 상자가 찢어졌나요?
    어떤 색상을 원하세요?
    이 제품은 지금 품절이에요.
    교환이 필요하시면 말씀해 주세요.
    안녕하세요, 고객센터입니다.
    오늘 오후에 도착할 거예요.
    카드 결제가 취소되었습니다
    확인 후 다시 연락드리겠습니다
    쿠폰은 한 번만 쓸 수 있죠.
    그 부분은 제가 잘못 안내해 드렸네요.
    친구가 "이거 써 봐"라고 했습니다.
    메시지를 받으셨는지 궁금합니다.
    문의해 주셔서 감사합니다 ^^
    영수증이 없어도 괜찮아요!
""")
CASUAL = lines("""
    주문 확인했어.
    택배 내일 도착해.
    언제 올지 모르겠다
    그거 벌써 보냈는데
    뭐 필요해?
    사진 보내 줘.
    미안, 내가 늦게 봤어.
    주문 번호가 뭐야?
    환불은 3일 걸려 알겠지?
    조금만 기다려 봐.
    너는 어떤 색이 좋아?
    그건 이미 품절이야.
    이거 진짜 예쁘네.
    내일 다시 연락할게.
    오늘 보낼까?
    상자가 찢어졌니?
    그 쿠폰은 못 써. 다른 거 있어.
    결제가 취소됐다.
    이 제품은 인기가 많다.
    교환하고 싶으면 말해.
    다시 한번 해 봐.
    걱정하지 마.
    고마워 ㅋㅋㅋ
    그렇게 하자.
    엄마가 "감사합니다"라고 했어.
""")
NEUTRAL = lines("""
    배송 완료
    환불 접수됨.
    주문 번호 확인 필요
    파손으로 인한 피해
    고객센터 운영 시간: 평일 9시부터 18시까지
    상품명: 여름 원피스
    입금 확인 후 발송
    서울특별시 강남구 테헤란로
    사용 설명서와 보증서
    배송 메시지
    운송장 번호 1234-5678
""")


def test_both_registers_are_told_apart() -> None:
    assert f1("ko", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("ko", "formal", FORMAL)
    assert f1("ko", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("ko", "casual", CASUAL)


def test_notes_and_nouns_show_nothing() -> None:
    assert misses("ko", None, NEUTRAL) == []


@pytest.mark.parametrize("sentences", [FORMAL, CASUAL], ids=["formal", "casual"])
def test_a_message_of_one_register_is_not_mixed(sentences: tuple[str, ...]) -> None:
    assert [text for text in sentences if detect_register(text, "ko").is_mixed] == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("배송이 완료되었습니다.", "honorific"),
        ("배송이 끝났어요.", "polite"),
        ("배송 끝났어.", "plain"),
        ("배송 완료", None),
    ],
    ids=["hapsyo", "haeyo", "hae", "noun"],
)
def test_the_ending_tells_the_level(text: str, level: str | None) -> None:
    assert detect_register(text, "ko").level == level


def test_one_plain_end_among_polite_ones_is_stray() -> None:
    text = "문의해 주셔서 감사합니다. 사진을 확인했어. 곧 답변드리겠습니다."
    found = detect_register(text, "ko")
    assert found.is_mixed
    assert [text[mark.start : mark.end] for mark in found.stray] == ["했어"]


def test_dangsin_is_a_slip_toward_a_customer() -> None:
    assert marked("당신의 주문이 발송되었습니다.", "ko", "casual") == ["당신"]


def test_letters_in_parts_are_read_as_syllables() -> None:
    text = normalize("NFD", "주문이 확인되었습니다.")
    found = detect_register(text, "ko")
    assert found.register == "formal"
    assert [normalize("NFC", text[mark.start : mark.end]) for mark in found.marks] == ["습니다"]


def test_a_bulleted_note_may_be_plain() -> None:
    assert detect_register("안내드립니다.\n- 주문을 취소한다.\n- 환불을 신청한다.", "ko").is_mixed is False
