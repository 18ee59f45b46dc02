import pytest

from xborder_support.tone.registers import LANGUAGES, detect_register

from .scores import lines, misses

SENTENCES = {
    "da": (
        """
        Vi har modtaget Deres bestilling.
        Kan De oplyse ordrenummeret?
        Vi sender pakken til Dem i morgen.
        """,
        """
        Tak for din bestilling.
        Kan du sende os ordrenummeret?
        Dit svar er modtaget.
        Vi skriver til dig i morgen.
        """,
        """
        Pakken er sendt.
        De er udsolgt.
        Kunderne har fået deres varer.
        """,
    ),
    "nb": (
        """
        Vi har mottatt Deres bestilling.
        Kan De oppgi ordrenummeret?
        Vi sender pakken til Dem i morgen.
        """,
        """
        Takk for bestillingen din.
        Kan du sende oss ordrenummeret?
        Svaret ditt er mottatt.
        Vi skriver til deg i morgen.
        """,
        """
        Pakken er sendt.
        De er utsolgt.
        Kundene har fått varene sine.
        """,
    ),
    "fi": (
        """
        Kiitos, että otitte yhteyttä.
        Voitteko lähettää tilausnumeron?
        Tilauksenne on matkalla.
        Palautamme rahat teille kolmessa päivässä.
        Ottakaa kuva pakkauksesta.
        """,
        """
        Kiitos tilauksestasi.
        Voitko lähettää tilausnumeron?
        Palautamme rahat sinulle kolmessa päivässä.
        Pakettisi saapuu, ja saat viestin.
        Lähetä meille kuva.
        """,
        """
        Paketti on lähetetty.
        Uusi tuote on varastossa.
        Sinne kulkee bussi.
        Tuotteet ovat loppu.
        """,
    ),
    "id": (
        """
        Terima kasih atas pesanan Anda.
        Mohon kirimkan nomor pesanan.
        Kami akan menghubungi Bapak besok.
        Apakah Ibu sudah menerima paketnya?
        """,
        """
        Makasih, pesanan kamu sudah dikirim.
        Lo mau warna apa?
        Pesananmu sampai besok.
        Barangnya bagus banget.
        """,
        """
        Paket sudah dikirim.
        Tamu datang pukul tiga.
        Nomor pesanan 1234.
        """,
    ),
    "vi": (
        """
        Kính chào Quý khách.
        Dạ, em xin mã đơn hàng ạ.
        Đơn hàng của anh/chị đang được giao.
        Cảm ơn quý khách đã liên hệ.
        """,
        """
        Đơn của bạn đang giao nhé.
        Mày muốn màu gì?
        Cậu gửi ảnh cho tớ.
        """,
        """
        Đơn hàng đã được giao.
        Cửa hàng mở cửa từ thứ hai.
        Hoàn tiền trong ba ngày.
        """,
    ),
    "fil": (
        """
        Salamat po sa inyong order.
        Maaari mo po bang ipadala ang litrato?
        Natanggap na ba ninyo ang pakete?
        """,
        """
        Natanggap mo na ba?
        Ikaw ang pipili ng kulay.
        Para sa iyo ito.
        """,
        """
        Naipadala na ang pakete.
        Sarado ang tindahan.
        """,
    ),
    "cs": (
        """
        Děkujeme za Vaši objednávku.
        Napište nám prosím číslo objednávky.
        Můžete si balík vyzvednout zítra.
        Vážená paní Nováková, peníze vrátíme na Váš účet.
        Počkejte na zprávu od kurýra.
        """,
        """
        Děkujeme za tvoji objednávku.
        Napiš nám číslo objednávky.
        Můžeš si balík vyzvednout zítra.
        Peníze vrátíme na tvůj účet.
        Ahoj, co říkáš na tu barvu?
        """,
        """
        Balík byl odeslán.
        Tomáš je z našeho skladu.
        Náš koš je prázdný.
        Dítě je spokojené.
        """,
    ),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_formal_casual_and_neutral_are_told_apart(language: str) -> None:
    formal, casual, neutral = map(lines, SENTENCES[language])
    assert misses(language, "formal", formal) == []
    assert misses(language, "casual", casual) == []
    assert misses(language, None, neutral) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["", " ", "\n", "\ufffc", "123", "!!!", "\x00", "\u200d", "\ud800", "🙏" * 50, '"'], ids=ascii)
def test_what_says_nothing_has_no_register(language: str, text: str) -> None:
    assert detect_register(text, language).register is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_text_of_one_letter_has_no_register(language: str) -> None:
    assert detect_register("ж" * 100_000, language).register is None
