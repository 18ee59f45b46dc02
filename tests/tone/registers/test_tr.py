import pytest

from xborder_support.tone.registers import detect_register

from .scores import f1, lines, marked, misses

FORMAL = lines("""
    Sayın Ayşe Yılmaz, mesajınız için teşekkür ederiz.
    Siparişiniz yarın teslim edilecek.
    Sipariş numaranızı paylaşır mısınız?
    Yaşadığınız sorun için özür dileriz.
    Size en kısa sürede dönüş yapacağız.
    İade tutarı hesabınıza üç gün içinde geçer.
    Ürününüz bugün kargoya verildi.
    Lütfen fatura numarasını bize iletin.
    Başka bir sorunuz olursa bize yazabilirsiniz.
    Sizin için değişim kaydı açtık.
    Hangi rengi tercih edersiniz?
    Kutunun fotoğrafını gönderebilir misiniz?
    Kargonuzu buradan takip edebilirsiniz.
    Linke tıklayın ve şifreyi yenileyin.
    Anlayışınız için teşekkürler.
    Geçmiş olsun, hemen ilgileniyoruz; siz rahat olun.
    Değerli müşterimiz, adresinizde değişiklik yapıldı.
    Sizinle tekrar iletişime geçeceğiz.
    Kurye “bekle” demiş, bunun için sizden özür dileriz.
    Endişelenmeyin, ücretiniz iade edildi.
    Cevabınızı bekliyoruz.
""")
CASUAL = lines("""
    Sipariş numaranı bize yazar mısın?
    Sana hemen dönüş yapıyoruz.
    Kargonu buradan takip edebilirsin.
    Hangi rengi istiyorsun?
    Merak etme, çözeceğiz.
    Seni bekletmek istemezdik.
    Bu ürün tam senin için.
    Yarın teslim alacaksın.
    Linke tıkla ve şifreyi yenile.
    Bize fotoğraf gönderebilir misin?
    Başka bir şey istersen haber ver.
    Değişim için kargoyu bekle.
    Kupon kodunu kaçırma!
    Sen de dene!
    Seninle tekrar konuşalım.
    İadeni üç gün içinde alırsın.
    Ne düşünüyorsun?
    Parayı ödemek zorunda değilsin.
    Senden haber bekliyoruz.
    Sorunu bize söyle, çözelim.
    Kurye “bekleyin” demiş ama sen bekleme, biz ararız.
""")
NEUTRAL = lines("""
    Sipariş kargoya verildi.
    Deniz mavisi ürün tükendi.
    Geçmiş olsun.
    Kolay gelsin.
    Akdeniz bölgesine teslimat iki gün sürer.
    İade üç gün içinde tamamlanır.
    Kadın ve erkek modelleri mevcut.
    Kurye paketi komşuya versin.
    Çalışma saatleri 09.00-18.00.
    Sabahleyin teslim edildi.
    Müşteri “Siz kimsiniz?” diye sordu.
""")


def test_both_registers_are_told_apart() -> None:
    assert f1("tr", "formal", of=FORMAL, others=CASUAL + NEUTRAL) >= 0.97, misses("tr", "formal", FORMAL)
    assert f1("tr", "casual", of=CASUAL, others=FORMAL + NEUTRAL) >= 0.97, misses("tr", "casual", CASUAL)


def test_what_addresses_nobody_shows_nothing() -> None:
    assert misses("tr", None, NEUTRAL) == []


@pytest.mark.parametrize("text", ["hesabınız", "eviniz", "okulunuz", "gözünüz", "hesabınızdan", "evinize", "okulunuzu", "gözünüzün"])
def test_the_four_vowels_of_the_ending_are_known(text: str) -> None:
    assert detect_register(text, "tr").register == "formal"


@pytest.mark.parametrize("text", ["olsun", "gelsin", "versin", "göndersin", "dursun", "görsün"])
def test_a_wish_for_a_third_person_is_no_address(text: str) -> None:
    assert detect_register(f"Bir arkadaş {text}.", "tr").marks == ()


def test_capital_i_with_a_dot_keeps_places_true() -> None:
    text = "İİİ SİZE yazdık, sana değil."
    assert marked(text, "tr", "casual") == ["sana"]
    assert marked(text, "tr", "formal") == ["SİZE"]
