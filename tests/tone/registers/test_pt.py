"""Portuguese: in Portugal the third person against tu, in Brazil o senhor against tu. All texts are our own."""

from __future__ import annotations

import pytest

from xborder_support.terms import Register
from xborder_support.tone.registers import detect_register

FORMAL = (
    "Agradecemos a sua mensagem.",
    "Pode enviar-nos uma fotografia?",
    "A sua encomenda está a caminho.",
    "Desculpe o incómodo.",
    "Aguarde um momento, por favor.",
    "Não hesite em contactar-nos.",
    "Deseja trocar o artigo?",
    "Indique-nos o número da encomenda.",
    "Vamos contactá-lo a si amanhã.",
    "Clique na ligação.",
    "Se tiver dúvidas, escreva-nos.",
    "Estamos ao seu dispor.",
    "O senhor receberá o reembolso em três dias.",
    "Recebeu a encomenda?",
    "Gostaríamos de falar consigo.",
    "Não se preocupe.",
    "Você recebe amanhã.",
)
CASUAL = (
    "Obrigado pela tua mensagem.",
    "Podes enviar-nos uma fotografia?",
    "A tua encomenda está a caminho.",
    "Desculpa, estás à espera há muito?",
    "Não hesites em contactar-nos.",
    "Queres trocar o artigo?",
    "Vamos contactar-te amanhã.",
    "Se tiveres dúvidas, escreve-nos.",
    "Receberás o reembolso em três dias.",
    "Recebeste a encomenda?",
    "Gostávamos de falar contigo.",
    "Não te preocupes.",
    "Já o viste?",
)
NEUTRAL = (
    "A entrega demora três dias.",
    "As compras acima de 50 euros não pagam portes.",
    "Aceitamos trocas e devoluções sem perguntas.",
    "Os preços são atualizados todos os dias.",
    "A encomenda chegou ontem ao escritório.",
    "As escolhas dos clientes variam.",
    "Entre as 9 e as 12 horas não há entregas.",
    "Obrigado pela paciência.",
    "Não consigo abrir a página.",
    "Todas as peças têm garantia.",
    "Este teste é triste.",
    "Isto por si só não resulta.",
)


@pytest.mark.parametrize("text", FORMAL)
def test_formal_texts(text: str) -> None:
    assert detect_register(text, "pt-PT").register == "formal"


@pytest.mark.parametrize("text", CASUAL)
def test_casual_texts(text: str) -> None:
    assert detect_register(text, "pt-PT").register == "casual"


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_texts(text: str) -> None:
    assert detect_register(text, "pt-PT").register is None


@pytest.mark.parametrize(
    ("texts", "register"), [(FORMAL, "formal"), (CASUAL, "casual"), (NEUTRAL, None)], ids=["formal", "casual", "neutral"]
)
def test_all_of_a_register_together_are_one_message_of_it(texts: tuple[str, ...], register: Register | None) -> None:
    found = detect_register(" ".join(texts), "pt-PT")
    assert (found.register, found.is_mixed) == (register, False)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("A sua conta", [("sua", "formal", False)]),
        ("O senhor", [("O senhor", "formal", True)]),
        ("Tens razão.", [("Tens", "casual", True)]),
        ("Falamos contigo.", [("contigo", "casual", True)]),
        ("as compras de hoje", []),
    ],
)
def test_marks(text: str, marks: list[tuple[str, Register, bool]]) -> None:
    found = detect_register(text, "pt-PT").marks
    assert [(text[mark.start : mark.end], mark.register, mark.is_sure) for mark in found] == marks


BRAZILIAN: tuple[tuple[str, Register | None], ...] = (
    ("Você pode enviar uma foto?", None),
    ("Seu pedido está a caminho.", None),
    ("Clique no link e espere um momento.", None),
    ("O senhor receberá o reembolso em três dias.", "formal"),
    ("A senhora pode enviar uma foto?", "formal"),
    ("Falamos com o Senhor Silva.", None),
    ("Vamos te ligar amanhã.", "casual"),
    ("Tu recebeu o pacote?", "casual"),
)


@pytest.mark.parametrize(("text", "register"), BRAZILIAN)
def test_in_brazil_voce_is_neutral(text: str, register: Register | None) -> None:
    assert detect_register(text, "pt-BR").register == register


def test_in_portugal_voce_is_formal() -> None:
    assert detect_register("Você pode enviar uma foto.", "pt-PT").register == "formal"
    assert detect_register("Você pode enviar uma foto.", "pt").register == "formal"


def test_one_casual_word_in_a_formal_message_is_found() -> None:
    text = "Agradecemos a sua mensagem. A sua encomenda segue amanhã. Aguarde um momento. Contactamos-te."
    found = detect_register(text, "pt-PT")
    assert (found.register, found.is_mixed) == ("formal", True)
    assert [text[mark.start : mark.end] for mark in found.stray] == ["te"]
