"""Find e-mail addresses, also those that are written for people only, and IP addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv4Network, IPv6Address

from .datum import Found
from .signs import any_of, spoken_dot
from .words import is_unspaced

__all__ = ["emails", "ip_addresses"]

_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 253
# Vowel signs and points, which are parts of letters and none themselves.
_SIGNS = r"\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u094f\u0955-\u0963\u0970-\u0dff\u0e31-\u0e4e"
_LOCAL = re.compile(rf"[\w{_SIGNS}.!#$%&'+/=?^`{{|}}~-]+\Z")
_QUOTED = re.compile(r"\"[^\"\n]{1,62}\"\Z")
_DOMAIN = re.compile(
    rf"(?:\w(?:[\w{_SIGNS}-]{{0,61}}[\w{_SIGNS}])?\.){{1,8}}(?:xn--[A-Za-z0-9-]{{2,59}}|[^\W\d_](?:[^\W\d_]|[{_SIGNS}]){{1,62}})|\[[0-9A-Fa-f:.]{{7,45}}\]"
)
_WALLET = re.compile(rf"{any_of('wallet')}(?![\w.-])", re.IGNORECASE)
_WORDS_FOR_AT = re.compile(
    rf"[ ]{{0,2}}[\[({{<][ ]?{any_of('at', 'at_in_brackets')}[ ]?[\])}}>][ ]{{0,2}}|[ ]{{1,2}}(?:{any_of('at')}|@)[ ]{{1,2}}", re.IGNORECASE
)
_DOT = rf"[ ]{{0,2}}(?:[\[({{<][ ]?(?:\.|{any_of('dot')})[ ]?[\])}}>]|[ ]{any_of('dot')}[ ]|\.)[ ]{{0,2}}"
_SPOKEN_DOMAIN = re.compile(rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,4}}{_DOT}[^\W\d_]{{2,24}}(?!\w)", re.IGNORECASE)
_SPOKEN_LOCAL = re.compile(rf"[\w.+-]+(?:[ ](?:{any_of('dot')}|{any_of('underscore')})[ ][\w+-]+){{0,3}}\Z", re.IGNORECASE)
# What no customer can be told by: the machine itself, and a link without a name (RFC 1122, RFC 3927). Addresses within an office do tell.
_NOBODYS = tuple(map(IPv4Network, ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "255.0.0.0/8")))
_IPV4 = re.compile(r"(?<![\d.*])(?<!v)[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?![\d*]|\.[\d*])")
_IPV6 = re.compile(r"(?<![\w:.*])(?<![0-9]-)[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:]{1,39}(?:(?:\.[0-9]{1,3}){3})?(?![\w:*]|\.[0-9*])")
_VERSION = re.compile(rf"{any_of('version')}\W{{0,3}}\Z", re.IGNORECASE)


def emails(text: str) -> Iterator[Found]:
    """Yield the e-mail addresses of a text."""
    at = text.find("@")
    while at >= 0:
        found = _email_at(text, at)
        if found:
            yield found
        at = text.find("@", at + 1)
    yield from _spoken(text)


def ip_addresses(text: str) -> Iterator[Found]:
    """Yield the IP addresses of both versions, but for those that every machine or network has."""
    if text.count(".") >= 3:
        for match in _IPV4.finditer(text):
            if _is_ipv4(match[0]) and not _VERSION.search(text[max(0, match.start() - 16) : match.start()]):
                yield Found("ip_address", "certain", *match.span())
    if text.count(":") >= 2:
        yield from (Found("ip_address", "certain", *match.span()) for match in _IPV6.finditer(text) if _is_ipv6(match[0]))


def _email_at(text: str, at: int) -> Found | None:
    before = text[max(0, at - _LONGEST_LOCAL) : at]
    local = _QUOTED.search(before) if before.endswith('"') else _LOCAL.search(before)
    domain = _DOMAIN.match(text, at + 1, at + 1 + _LONGEST_DOMAIN)
    if local and domain is None and _WALLET.match(text, at + 1):
        wallet = _WALLET.match(text, at + 1)
        return Found("bank_account", "probable", at - len(local[0].lstrip("./='")), wallet.end()) if wallet else None
    if local is None or domain is None:
        return None
    name = _own_script(local[0]).lstrip("./='")
    return Found("email", "certain", at - len(name), _end_of_domain(text, domain)) if name else None


def _own_script(local: str) -> str:
    """Return the end of a local part, without the words of an unspaced script that stand before a name in Latin letters."""
    if local.isascii() or is_unspaced(local[-1]):
        return local
    last = max((place for place, letter in enumerate(local) if is_unspaced(letter)), default=-1)
    return local[last + 1 :]


def _end_of_domain(text: str, domain: re.Match[str]) -> int:
    """Return where a domain ends: before the particles of an unspaced script that follow a name in Latin letters."""
    end = domain.end()
    last = text.rfind(".", domain.start(), end) + 1
    latin = len(text[last:end]) - len(text[last:end].lstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return last + latin if latin >= 2 and last + latin < end and is_unspaced(text[last + latin]) else end


def _spoken(text: str) -> Iterator[Found]:
    """Yield addresses such as "name [at] example dot com"."""
    for sign in _WORDS_FOR_AT.finditer(text):
        domain = _SPOKEN_DOMAIN.match(text, sign.end(), sign.end() + _LONGEST_DOMAIN)
        local = _SPOKEN_LOCAL.search(text[max(0, sign.start() - _LONGEST_LOCAL) : sign.start()])
        if domain and local and _go_together(sign[0].strip(), domain[0]):
            yield Found("email", "probable", sign.start() - len(local[0]), domain.end())


def _go_together(sign: str, domain: str) -> bool:
    # "Meet me at noon.Thanks" and "wondering at this point if" are no addresses.
    return not sign.isalpha() or re.search(f" {spoken_dot(sign)} ", domain, re.IGNORECASE) is not None


def _is_ipv4(digits: str) -> bool:
    try:
        address = IPv4Address(".".join(str(int(part)) for part in digits.split(".")))
    except AddressValueError:
        return False
    return not any(address in network for network in _NOBODYS)


def _is_ipv6(digits: str) -> bool:
    if digits.count(":") < 2 or not any(letter.isalnum() for letter in digits):
        return False
    try:
        IPv6Address(digits)
    except AddressValueError:
        return False
    return True
