import pytest

from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    สวัสดีค่ะ ยินดีให้บริการค่ะ
    ขอบคุณที่ติดต่อเรานะคะ
    รบกวนแจ้งหมายเลขคำสั่งซื้อด้วยครับ
    พัสดุจะถึงพรุ่งนี้ค่ะ
    ขออภัยในความไม่สะดวกครับ
    ต้องการเปลี่ยนสีไหมคะ
    ได้รับสินค้าแล้วหรือยังครับ
    กรุณารอสักครู่
    กรุณาส่งรูปถ่ายสินค้ามาที่อีเมลนี้
    ดิฉันจะตรวจสอบให้เดี๋ยวนี้
    กระผมขอเรียนให้ทราบว่าพัสดุล่าช้า
    เรียน คุณลูกค้า ทางร้านได้คืนเงินแล้ว
    ทางเราได้คืนเงินให้แล้วนะครับ
    คะแนนสะสมของคุณมี 100 คะแนนค่ะ
    สินค้าหมดแล้วค่ะ 🙏
    ขออภัยค่ะ สินค้าหมด
    ค้นหาในกูเกิลได้เลยครับ
    สามารถคืนสินค้าได้ภายใน 7 วันค่ะ
    เพื่อนบอกว่า "มึงซื้อเลย" ใช่ไหมคะ
    ยินดีมากครับผม
    ได้เลยค่า
    เราได้รับข้อความของท่านแล้ว
    โปรดเก็บใบเสร็จไว้เป็นหลักฐาน
""")
CASUAL = lines("""
    ส่งให้แล้วนะจ๊ะ
    ของหมดแล้วจ้า
    เดี๋ยวเช็คให้จ้ะ
    มึงจะเอาสีไหน
    กูส่งไปแล้ว
    รอแป๊บนึงนะจ๊ะ
    พัสดุถึงพรุ่งนี้ว่ะ
    ไม่รู้เหมือนกันว่ะ
    มึงได้ของหรือยัง
    โอนเงินมาเลยจ้า
    กูบอกแล้วว่าของหมด
    ได้เลยจ้ะ
    ทำไมช้าจังวะ
    มาแล้วเว้ย
    ของโคตรดี 555
    จ๋า มีอะไรให้ช่วย
    สีนี้สวยนะจ๊ะ
    มึงลองเปิดเครื่องใหม่ดู
    ไอ้กล่องนี้มันแตก
    ส่งของแล้วจ้า 😊
    เขาพูดว่า "ขอบคุณครับ" แล้วก็ไปว่ะ
""")
NEUTRAL = lines("""
    จัดส่งสินค้าแล้ว
    คะแนนสะสม 100 คะแนน
    เปิดทำการวันจันทร์ถึงวันศุกร์
    หมายเลขพัสดุ TH123456
    ค้นหาด้วยกูเกิล
    เงินกู้ดอกเบี้ยต่ำ
    พนักงานรับจ้าง
    สินค้าหมด
    ค่าส่ง 50 บาท
    ผักคะน้าสดจากสวน
    ที่อยู่จัดส่ง: กรุงเทพมหานคร
""")


def test_both_registers_are_told_apart() -> None:
    assert f1("th", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("th", "formal", FORMAL)
    assert f1("th", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("th", "casual", CASUAL)


def test_a_text_without_particles_shows_nothing() -> None:
    assert misses("th", None, NEUTRAL) == []


def test_the_particles_of_both_genders_are_marked() -> None:
    text = "สวัสดีครับ ขอบคุณที่รอนะคะ พัสดุส่งแล้วค่ะ"
    assert marked(text, "th", "formal") == ["ครับ", "คะ", "ค่ะ"]


@pytest.mark.parametrize("word", ["คะแนน", "คะน้า", "กูเกิล", "กูเกิ้ล", "กู้", "กูรู", "จ้าง"])
def test_particles_are_not_found_inside_words(word: str) -> None:
    assert detect_register(word, "th").marks == ()


def test_a_rude_word_among_polite_ones_is_stray() -> None:
    text = "ขอบคุณค่ะ มึงได้รับของหรือยังคะ"
    assert [text[mark.start : mark.end] for mark in detect_register(text, "th").stray] == ["มึง"]
