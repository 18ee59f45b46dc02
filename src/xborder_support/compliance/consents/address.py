"""Write a person's address in one way, so that a refusal is found again however it was typed."""

from __future__ import annotations

import re
import unicodedata

from xborder_support.errors import UsageError
from xborder_support.terms import e164

__all__ = ["PHONE_CHANNELS", "consent_address"]

#: Channels on which an address is a phone number, or may be one.
PHONE_CHANNELS = frozenset({"sms", "whatsapp", "ussd", "phone", "voice"})
_LONGEST = 320  # 64 before the @, 255 after it (RFC 3696, erratum 1690)
_PLATFORM = re.compile(r"([a-z][a-z0-9_.-]{0,31}):(\S+)", re.IGNORECASE)
_PHONE = re.compile(r"\+?[0-9][0-9\s().\-/]*", re.ASCII)
_FORMS = 'pass "+81312345678", "a@example.com" or "line:U1234", or name the channel or the territory that it belongs to'


def consent_address(address: str, *, channel: str | None = None, territory: str | None = None) -> str:
    """Return an address in the one spelling under which consents are kept.

    A phone number is in E.164, an e-mail address in lower case, and an account of a platform behind the platform's name. ``channel`` is
    the one that the address was used on: by SMS and WhatsApp bare digits are an international number. ``territory`` is for numbers
    written the national way.

    Errors: ``UsageError`` ``no-address``, ``unclear-address``, ``bad-phone-number``; the message never quotes the address.

    Example:
        >>> from xborder_support.compliance import consent_address
        >>> consent_address("03-1234-5678", territory="JP"), consent_address("Hanako@Example.COM")
        ('+81312345678', 'hanako@example.com')
        >>> consent_address("81312345678", channel="whatsapp"), consent_address("U1234", channel="line")
        ('+81312345678', 'line:U1234')
    """
    text = _plain(address)
    platform = _PLATFORM.fullmatch(text)
    if platform:
        return _of_channel(platform[1].lower(), platform[2], territory)
    if channel:
        return _of_channel(channel.lower(), text, territory)
    if _is_mail(text):
        return _small(text)
    if _PHONE.fullmatch(text) and (text.startswith("+") or territory):
        return e164(text, territory)
    raise UsageError("it is not clear whose address this is", code="unclear-address", hint=_FORMS)


def _plain(address: object) -> str:
    """Return an address without what cannot be seen; wide letters and digits become plain ones."""
    if not isinstance(address, str):
        raise UsageError(f"an address is a text, not {type(address).__name__}", code="unclear-address", hint=_FORMS)
    seen = "".join(sign for sign in unicodedata.normalize("NFKC", address) if unicodedata.category(sign)[0] != "C")
    text = seen.strip()
    if not text:
        raise UsageError("the address is empty", code="no-address", hint=_FORMS)
    if len(text) > _LONGEST:
        raise UsageError(f"an address has at most {_LONGEST} characters", code="unclear-address", hint=_FORMS)
    return text


def _of_channel(channel: str, text: str, territory: str | None) -> str:
    if channel in {"email", "mailto"}:
        if not _is_mail(text):
            raise UsageError("this is no e-mail address", code="unclear-address", hint=_FORMS)
        return _small(text)
    if channel == "tel" or (channel in PHONE_CHANNELS and _PHONE.fullmatch(text)):
        return e164(text if territory or text.startswith("+") else f"+{text}", territory)
    if channel in PHONE_CHANNELS - {"whatsapp"}:
        return e164(text, territory)
    return _of_platform(f"{channel}:{text}")


def _of_platform(account: str) -> str:
    if not _PLATFORM.fullmatch(account) or len(account) > _LONGEST:
        raise UsageError("this is no account of a platform", code="unclear-address", hint=_FORMS)
    return account


def _small(text: str) -> str:
    return unicodedata.normalize("NFKC", text.lower())


def _is_mail(text: str) -> bool:
    local, _, domain = text.partition("@")
    return bool(local and domain) and "@" not in domain and not any(map(str.isspace, text))
