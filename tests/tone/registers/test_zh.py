import pytest

from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    您好，很高兴为您服务。
    请问您的订单号是多少？
    感谢您的耐心等待。
    我们已为您办理退款，请注意查收。
    如有疑问，欢迎您随时联系我们。
    您的包裹预计明天送达。
    给您带来不便，非常抱歉。
    请您提供收货人的姓名。
    尊敬的客户，系统将于今晚升级。
    烦请提供开箱照片。
    贵公司的发票已经寄出。
    敬请谅解。
    這是您的訂單編號。
    感謝您的來信，我們會儘快處理。
    造成您的困擾，深感抱歉。
    請問您方便提供照片嗎？
    親愛的顧客您好，您的商品已出貨。
    煩請您確認收件地址。
    客服说“你好”，但是您没有收到回复，对吗？
    您的迷你音箱已发货。
    请您放心，快递员会提前给您打电话。
""")
CASUAL = lines("""
    你的包裹明天到。
    你把订单号发给我吧。
    我帮你查一下。
    你要什么颜色？
    不好意思让你久等了。
    你可以直接退货。
    你收到短信了吗？
    有问题随时找你的客服小妹哦。
    这个优惠券你还能用。
    咱们明天再看看。
    亲，已经发货啦。
    你先重启一下手机。
    妳的訂單已經出貨囉。
    你要不要換一個尺寸？
    我幫你查查看。
    謝謝你的回覆！
    你的退款這週會到。
    他说“您好”，然后就挂了，你知道吗？
    你妈妈的生日礼物已经寄出啦。
    那你想怎么处理？
    老铁，这款卖完了。
""")
NEUTRAL = lines("""
    订单已发货。
    退款将在三个工作日内到账。
    这是一款迷你音箱。
    快递单号：123456。
    包裹在运输途中损坏。
    營業時間為週一至週五。
    商品已售完。
    她昨天已经签收了。
    他对母亲说：“你别担心。”
    父亲节活动今天开始。
    这是一场你死我活的比赛。
""")


def test_both_registers_are_told_apart_in_both_scripts() -> None:
    assert f1("zh", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("zh", "formal", FORMAL)
    assert f1("zh", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("zh", "casual", CASUAL)


def test_what_addresses_nobody_shows_nothing() -> None:
    assert misses("zh", None, NEUTRAL) == []


@pytest.mark.parametrize("tag", ["zh", "zh-CN", "zh-Hans-SG", "zh-TW", "zh-Hant-HK"])
def test_every_tag_of_chinese_is_read(tag: str) -> None:
    assert detect_register("感謝您的來信。", tag).register == "formal"


def test_one_ni_among_nin_is_stray() -> None:
    text = "感谢您的来信。我们已收到你的退货，退款会退回您的账户。"
    found = detect_register(text, "zh")
    assert found.is_mixed
    assert [text[mark.start : mark.end] for mark in found.stray] == ["你"]


def test_the_plural_is_no_slip() -> None:
    assert detect_register("您好！如果你们都想参加，请您回复。", "zh").is_mixed is False


def test_a_greeting_alone_only_leans() -> None:
    assert marked("你好，请提供您的订单号。", "zh", "casual") == ["你好"]
    assert detect_register("你好，请提供您的订单号。", "zh").is_mixed is False
