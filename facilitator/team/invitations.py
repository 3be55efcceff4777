"""Invitations into a team, as a code to type, as a link and as a picture of the link.

Every form carries where to knock and 80 secret bits that seal the knock; the link also carries
what the server is recognised by. Whatever comes in is hostile until it is parsed: what cannot be
an invitation is refused with a sentence, and never quoted in a log.
"""

import base64
import binascii
import ipaddress
import re
import secrets
from typing import Final, NamedTuple
from urllib.parse import parse_qs, urlencode

from facilitator.errors import UserError
from facilitator.language import tr, trn
from facilitator.team.typing_code import as_groups, digits_of, number_of

SCHEME: Final = "facilitator"
VERSION: Final = 1
SECRET_BYTES: Final = 10
CODE_LENGTH: Final = 30
"""Characters of a code: six groups of five, 150 bits."""
MOST_ADDRESSES: Final = 8

_START: Final = f"{SCHEME}://join?"
_MOST_LINK: Final = 4_000
_MOST_CODE: Final = 200
_BODY_BITS: Final = 134
"""Version 6, IPv4 address 32, port 16, secret 80; the last 16 bits are the checksum over these."""
_HOST: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{1,1200}(?:\.[A-Za-z0-9_-]{1,1200}){2}")
_PORTS: Final = range(1, 65_536)


class Address(NamedTuple):
    """Where a server listens."""

    host: str
    port: int
    is_web: bool = False
    """By WebSocket, for networks that let nothing else out."""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'wss://' if self.is_web else ''}{host}:{self.port}"

    @staticmethod
    def of(url: str) -> "Address":
        """Read back what `url` says; ValueError for anything else."""
        return _address(url.removeprefix("tls://"))

    @property
    def url(self) -> str:
        """The address as the client of the server takes it."""
        return str(self) if self.is_web else f"tls://{self}"


class Invitation(NamedTuple):
    """Where to knock, what to seal the knock with, and what the server is recognised by."""

    secret: bytes
    """`SECRET_BYTES` of them; whoever has them can join, once, while the invitation holds."""
    addresses: tuple[Address, ...]
    """At least one; tried in this order."""
    fingerprint: str = ""
    """SHA-256 of the server's certificate in hex; empty: see `is_typed`."""
    knocker: str = ""
    """The token that lets one knock at an own server; a hosting laptop needs none."""
    is_typed: bool = False
    """From a code: no fingerprint fits in, so the sealed answer has to prove which server it is.

    A link without a fingerprint names a server that the system's authorities vouch for.
    """

    def __repr__(self) -> str:
        return f"Invitation({', '.join(map(str, self.addresses))})"  # the secret is for no log

    @property
    def id(self) -> str:
        """What the invitation is known by at the server: derived from the secret, and no way back."""
        return derived(self.secret, "id", 10).hex()

    @property
    def code(self) -> str:
        """The code to read aloud and type; empty where no address is one of IPv4."""
        for address in self.addresses:
            host = _ipv4(address.host)
            if host is not None and not address.is_web:
                return as_groups(_checked(_body(host, address.port, self.secret)), CODE_LENGTH)
        return ""

    @property
    def link(self) -> str:
        """The link that says everything."""
        fields = [("v", str(VERSION)), ("s", _to_text(self.secret))]
        fields += [("a", str(address)) for address in self.addresses]
        if self.fingerprint:
            fields.append(("f", _to_text(bytes.fromhex(self.fingerprint))))
        if self.knocker:
            fields.append(("t", self.knocker))
        return _START + urlencode(fields, safe=":[]/")

    def qr_rows(self) -> tuple[tuple[bool, ...], ...]:
        """Return the link as a square of dark (True) and light modules, without the margin."""
        import segno  # noqa: PLC0415 - only where a code is shown

        code = segno.make(self.link, error="l", micro=False)
        return tuple(tuple(bool(module) for module in row) for row in code.matrix)


def new_secret() -> bytes:
    """Return the secret of a fresh invitation."""
    return secrets.token_bytes(SECRET_BYTES)


def derived(secret: bytes, purpose: str, length: int = 32) -> bytes:
    """Return bytes for one purpose that tell nothing of the secret or of those for another."""
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415 - not at the start
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415 - 20 ms that only joining needs

    info = f"facilitator invitation {VERSION} {purpose}".encode()
    return HKDF(SHA256(), length=length, salt=None, info=info).derive(secret)


def is_invitation(text: str) -> bool:
    """Tell whether a text is meant as an invitation, right or wrong, and not as a file's name."""
    text = text.strip()
    return text.lower().startswith(f"{SCHEME}:") or len(_digits(text)) == CODE_LENGTH


def parse(text: str) -> Invitation:
    """Read a link or a code as somebody typed or pasted it; UserError says what is wrong with it."""
    text = text.strip()
    if ":" in text or "?" in text:
        return _parse_link("".join(text.split()))
    return _parse_code(text)


# Codes


def _digits(text: str) -> str:
    return digits_of(text) if len(text) <= _MOST_CODE else ""


def _parse_code(text: str) -> Invitation:
    digits = digits_of(text[:_MOST_CODE])
    if len(digits) != CODE_LENGTH:
        raise UserError(
            trn(
                "A code has six groups of five characters; this one has {count} character. "
                "Compare it with the invitation.",
                "A code has six groups of five characters; this one has {count} characters. "
                "Compare it with the invitation.",
                len(digits),
            )
        )
    number = number_of(digits)
    body = number >> 16
    if _checked(body) != number:
        raise UserError(
            tr("There is a typing mistake in the code. Compare it with the invitation once more.")
        )
    _demand_version(body >> 128)
    port = (body >> 80) & 0xFFFF
    host = str(ipaddress.IPv4Address((body >> 96) & 0xFFFF_FFFF))
    if port not in _PORTS:
        raise _no_invitation()
    secret = (body & ((1 << 80) - 1)).to_bytes(SECRET_BYTES, "big")
    return Invitation(secret, (Address(host, port),), is_typed=True)


def _body(host: int, port: int, secret: bytes) -> int:
    return (((VERSION << 32 | host) << 16) | port) << 80 | int.from_bytes(secret, "big")


def _checked(body: int) -> int:
    """Append a CRC: it finds any one wrong character and any two that changed places."""
    size = (_BODY_BITS + 7) // 8
    return body << 16 | binascii.crc_hqx(body.to_bytes(size, "big"), 0)


def _ipv4(host: str) -> int | None:
    try:
        return int(ipaddress.IPv4Address(host))
    except ValueError:
        return None


# Links


def _parse_link(text: str) -> Invitation:
    if len(text) > _MOST_LINK or not text.lower().startswith(_START) or not text.isascii():
        raise _no_invitation()
    try:
        fields = parse_qs(text[len(_START) :], max_num_fields=MOST_ADDRESSES + 8)
        _demand_version(int(_only(fields, "v")))
        secret = _to_bytes(_only(fields, "s"), SECRET_BYTES)
        addresses = tuple(_address(given) for given in fields["a"][:MOST_ADDRESSES])
        fingerprint = _to_bytes(_only(fields, "f"), 32).hex() if "f" in fields else ""
        knocker = _only(fields, "t") if "t" in fields else ""
    except (ValueError, KeyError) as error:
        raise _no_invitation() from error
    if knocker and not _TOKEN.fullmatch(knocker):
        raise _no_invitation()
    return Invitation(secret, addresses, fingerprint, knocker)


def _only(fields: dict[str, list[str]], name: str) -> str:
    (value,) = fields[name]
    return value


def _address(text: str) -> Address:
    """Read `host:port`, `[v6]:port` or `wss://host:port`; ValueError for anything else."""
    rest = text.removeprefix("wss://")
    host, _, port = rest.rpartition(":")
    if host.startswith("[") and host.endswith("]"):
        host = str(ipaddress.IPv6Address(host[1:-1].partition("%")[0]))
    elif not _HOST.fullmatch(host):
        raise ValueError
    if not (port.isdecimal() and int(port) in _PORTS):
        raise ValueError
    return Address(host, int(port), is_web=rest != text)


def _demand_version(version: int) -> None:
    if version != VERSION:
        raise UserError(
            tr("This invitation was made by another version of the program. Update both programs.")
        )


def _no_invitation() -> UserError:
    return UserError(
        tr("This is no invitation, or a part of it is missing. Copy the whole link once more.")
    )


def _to_text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def _to_bytes(text: str, length: int) -> bytes:
    data = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    if len(data) != length:
        raise ValueError
    return data
