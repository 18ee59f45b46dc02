"""Spanish: usted against tú and vos. All texts are our own."""

from __future__ import annotations

import pytest

from xborder_support.terms import Register
from xborder_support.tone.registers import detect_register

FORMAL = (
    "Le agradecemos su mensaje.",
    "¿Puede enviarnos una foto?",
    "Su pedido está en camino.",
    "Disculpe las molestias.",
    "Espere un momento, por favor.",
    "Por favor, espere un momento.",
    "No dude en escribirnos.",
    "¿Desea cambiar el artículo?",
    "Indíquenos el número de pedido.",
    "Le llamaremos mañana.",
    "Haga clic en el enlace.",
    "Si tiene alguna duda, escríbanos.",
    "Quedamos a su disposición.",
    "Usted recibirá el dinero en tres días.",
    "¿Recibió el paquete?",
    "¿Cuántas cajas tiene?",
    "Le pedimos que nos envíe una foto.",
    "Envíenos una foto.",
    "No se preocupe.",
    "¿Cómo lo prefiere?",
)
CASUAL = (
    "Gracias por tu mensaje.",
    "¿Puedes enviarnos una foto?",
    "Tu pedido está en camino.",
    "Disculpa las molestias.",
    "Espera un momento, por favor.",
    "No dudes en escribirnos.",
    "¿Quieres cambiar el artículo?",
    "Indícanos el número de pedido.",
    "Te llamaremos mañana.",
    "Haz clic en el enlace.",
    "Si tienes alguna duda, escríbenos.",
    "Si fumas, avísanos.",
    "Recibirás el dinero en tres días.",
    "¿Recibiste el paquete?",
    "Revisa tu correo.",
    "Crea una cuenta nueva.",
    "Ya lo tienes.",
    "¿Podés mandarnos una foto?",
    "Si querés, escribinos.",
    "Vos sabés.",
    "Queremos ayudarte.",
    "Os llamamos mañana.",
)
NEUTRAL = (
    "El envío tarda tres días.",
    "Las compras de más de 50 euros no pagan envío.",
    "Aceptamos cambios y devoluciones sin preguntas.",
    "Los ajustes se guardan solos.",
    "El paquete llegó ayer a la oficina.",
    "Entre las 9 y las 12 no hay reparto.",
    "Nuestras ofertas terminan el viernes.",
    "Las llamadas son gratuitas.",
    "Todos los viajes incluyen seguro.",
    "Hay seis colores y dieciséis tallas.",
    "Gracias por la paciencia.",
    "El equipo revisa todas las quejas.",
    "Ellos perdieron el paquete.",
    "El contraste es triste.",
    "Véase la página 3.",
    "Tomás y Charles trabajan aquí.",
)


@pytest.mark.parametrize("text", FORMAL)
def test_formal_texts(text: str) -> None:
    assert detect_register(text, "es").register == "formal"


@pytest.mark.parametrize("text", CASUAL)
def test_casual_texts(text: str) -> None:
    assert detect_register(text, "es").register == "casual"


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_texts(text: str) -> None:
    assert detect_register(text, "es").register is None


@pytest.mark.parametrize(
    ("texts", "register"), [(FORMAL, "formal"), (CASUAL, "casual"), (NEUTRAL, None)], ids=["formal", "casual", "neutral"]
)
def test_all_of_a_register_together_are_one_message_of_it(texts: tuple[str, ...], register: Register | None) -> None:
    found = detect_register(" ".join(texts), "es")
    assert (found.register, found.is_mixed) == (register, False)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("Su pedido", [("Su", "formal", False)]),
        ("¿Su pedido?", [("Su", "formal", False)]),
        ("Te ayudamos.", [("Te", "casual", True)]),
        ("Cuéntanos más.", [("Cuéntanos", "casual", True)]),
        ("Cuéntenos más.", [("Cuéntenos", "formal", True)]),
        ("Ustedes", [("Ustedes", "formal", False)]),
        ("Ya sabe", [("Ya sabe", "formal", False)]),
        ("Nuestras compras", []),
    ],
)
def test_marks(text: str, marks: list[tuple[str, Register, bool]]) -> None:
    found = detect_register(text, "es").marks
    assert [(text[mark.start : mark.end], mark.register, mark.is_sure) for mark in found] == marks


@pytest.mark.parametrize("tag", ["es", "es-ES", "es-419", "es-MX", "es-AR"])
def test_usted_and_vos_are_known_in_every_country(tag: str) -> None:
    assert detect_register("Escríbanos usted.", tag).register == "formal"
    assert detect_register("Vos podés.", tag).register == "casual"


def test_one_casual_word_in_a_formal_message_is_found() -> None:
    text = "Le agradecemos su mensaje. Su pedido sale mañana. Te llamamos."
    found = detect_register(text, "es")
    assert (found.register, found.is_mixed) == ("formal", True)
    assert [text[mark.start : mark.end] for mark in found.stray] == ["Te"]


def test_one_formal_word_in_a_casual_message_is_found() -> None:
    text = "Gracias por tu mensaje. Tu pedido sale mañana. Espere un momento."
    found = detect_register(text, "es")
    assert (found.register, found.is_mixed) == ("casual", True)
    assert [text[mark.start : mark.end] for mark in found.stray] == ["Espere"]
