"""What fit gives, each provider can write: no part is refused for its length, its options or its files."""

from importlib import import_module
from itertools import product

import pytest

from xborder_support.channels.fit import fit
from xborder_support.conversations import Draft, Media, Option

from .draft_texts import ON

_CHANNELS = {
    "africastalking": "sms", "email": "email", "instagram": "instagram", "line": "line", "messenger": "messenger", "telegram": "telegram",
    "twilio": "sms", "viber": "viber", "webchat": "webchat", "wechat": "wechat", "whatsapp": "whatsapp", "x": "x",
}  # fmt: skip
_TEXTS = ["Hi.", "Hello there, this is it. " * 250, "荷物は発送されました。" * 600, ""]
_IMAGE = Media(media_kind="image", url="https://example.com/a.jpg", mime="image/jpeg", size_bytes=1000)
_MEDIA = [
    (),
    (_IMAGE,),
    (_IMAGE,) * 3,
    (Media(media_kind="video", url="https://example.com/a.mp4", mime="video/mp4", size_bytes=10**9, caption="c" * 3000),),
    (Media(media_kind="file", url="https://example.com/a.pdf", mime="application/pdf", size_bytes=5),),
]


def _options(count: int, title: str, url: str | None = None) -> tuple[Option, ...]:
    return tuple(Option(id=f"{title[:4]}{number}", title=f"{title} {number}", url=url) for number in range(count))


_OPTIONS = [
    (),
    _options(2, "Yes"),
    _options(8, "Title"),
    _options(30, "A title that is longer than any button shows on any phone"),
    _options(2, "Shop", "https://example.com/"),
    (*_options(2, "Yes"), *_options(1, "Shop", "https://example.com/")),
    (Option(id="a", title="Yes", description="if it must be"),),
]


@pytest.mark.parametrize("provider", _CHANNELS)
def test_a_provider_writes_every_part(provider: str) -> None:
    module, channel = import_module(f"xborder_support.channels.{provider}"), _CHANNELS[provider]
    written = 0
    for text, media, options in product(_TEXTS, _MEDIA, _OPTIONS):
        to = "ana@example.com" if channel == "email" else ("+" if provider == "africastalking" else "") + "15005550006"
        account = "shop@example.com" if channel == "email" else "15005550001"
        draft = Draft(
            channel=channel,
            provider=provider,
            to=to,
            account=account,
            text=text,
            media=media,
            options=options,
            options_label="Choose" if len(media) == 1 else None,
        )
        for part in fit(draft, channel, on=ON).parts:
            assert module.render(part)
            written += 1
    assert written > len(_TEXTS) * len(_MEDIA)
