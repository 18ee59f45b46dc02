"""Open and seal what WeChat sends in encrypted mode: AES-256-CBC over random bytes, a length, the text and the id of the account."""

from __future__ import annotations

import hmac
from base64 import b64decode, b64encode
from typing import TYPE_CHECKING, Any

from xborder_support.errors import MissingExtraError, SignatureError, UsageError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import Cipher

__all__ = ["seal", "unseal"]

_KEY_CHARACTERS = 43
_BLOCK = 16
_PADDING = 32  # WeChat pads to the length of the key, not of the cipher's block.
_SALT = 16
_LENGTH = 4


def unseal(sealed: str, encoding_aes_key: str, app_id: str) -> bytes:
    """Return the text inside. ``Errors:`` ``SignatureError`` ``undecryptable``; ``UsageError`` ``bad-key``; ``MissingExtraError``."""
    cipher = _cipher(encoding_aes_key)
    try:
        raw = b64decode(sealed.strip(), validate=True)
    except ValueError:
        raise _undecryptable() from None
    if not raw or len(raw) % _BLOCK:
        raise _undecryptable()
    decryptor = cipher.decryptor()
    return _content(decryptor.update(raw) + decryptor.finalize(), app_id)


def seal(text: bytes, encoding_aes_key: str, app_id: str, salt: bytes) -> str:
    """Return a text sealed in base64. ``Errors:`` ``UsageError`` ``bad-key`` or ``bad-salt``; ``MissingExtraError``."""
    if not isinstance(salt, bytes) or len(salt) != _SALT:
        raise UsageError("the salt has to be 16 bytes", code="bad-salt", hint="pass salt=secrets.token_bytes(16), new for each reply")
    plain = salt + len(text).to_bytes(_LENGTH, "big") + text + app_id.encode()
    padding = _PADDING - len(plain) % _PADDING
    encryptor = _cipher(encoding_aes_key).encryptor()
    return b64encode(encryptor.update(plain + bytes([padding]) * padding) + encryptor.finalize()).decode("ascii")


def _content(plain: bytes, app_id: str) -> bytes:
    padding = plain[-1]
    if not 1 <= padding <= _PADDING or padding > len(plain) or plain[-padding:] != bytes([padding]) * padding:
        raise _undecryptable()
    start = _SALT + _LENGTH
    end = start + int.from_bytes(plain[_SALT:start], "big")
    unpadded = plain[:-padding]
    owner = unpadded[end:]
    if len(unpadded) < end or not hmac.compare_digest(owner, app_id.encode()):
        raise _undecryptable()
    return unpadded[start:end]


def _cipher(encoding_aes_key: str) -> Cipher[Any]:
    key = _key(encoding_aes_key)
    try:
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415  (an extra, needed here alone)
    except ModuleNotFoundError as error:
        message = "encrypted WeChat messages need the package cryptography"
        raise MissingExtraError(message, code="missing-extra", hint="pip install 'xborder-support[crypto]'") from error
    return Cipher(algorithms.AES(key), modes.CBC(key[:_BLOCK]))


def _key(encoding_aes_key: str) -> bytes:
    is_text = isinstance(encoding_aes_key, str) and len(encoding_aes_key) == _KEY_CHARACTERS
    try:
        key = b64decode(encoding_aes_key + "=", validate=True) if is_text else b""
    except ValueError:
        key = b""
    if len(key) != _PADDING:
        hint = "pass the EncodingAESKey as WeChat's console shows it: 43 letters and digits"
        raise UsageError("this is no EncodingAESKey", code="bad-key", hint=hint)
    return key


def _undecryptable() -> SignatureError:
    hint = "answer 401; if every message fails, check the EncodingAESKey, and that app_id is that of the account (WeCom: the CorpID)"
    return SignatureError("the message cannot be decrypted", code="undecryptable", hint=hint)
