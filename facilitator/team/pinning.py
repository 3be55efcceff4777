"""The terms of TLS: the server that an invitation names by its fingerprint, or one that authorities vouch for.

The certificate is compared within the handshake. Comparing afterwards would be too late: whoever
stands between would have our signature by then and could pass it on.
"""

import asyncio
import hashlib
import logging
import ssl
from typing import Final

_PATIENCE_SECONDS: Final = 10
_EVERY_END: Final = "returning true from eof_received()"
"""What asyncio warns of whenever a TLS connection of the NATS client ends; nobody can do anything about it."""


def _is_news(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(_EVERY_END)


logging.getLogger("asyncio").addFilter(_is_news)


def fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate (DER) in hex."""
    return hashlib.sha256(certificate).hexdigest()


def tls_context(expected: str) -> ssl.SSLContext:
    """Return the terms for a fingerprint, or without one (empty) those of the system's authorities.

    With a fingerprint nothing else of the certificate counts, neither its names nor its dates: the
    invitation named this one. The handshake proves that the server has its key.
    """
    context = ssl.create_default_context()
    if expected:
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.sslobject_class = _pinned(expected.lower())
    return context


async def certificate_of(host: str, port: int) -> bytes:
    """Fetch the certificate (DER) that a server shows, unverified; nothing is sent to it.

    OSError, ssl.SSLError and TimeoutError among them, where no server answers.
    """
    blind = ssl.create_default_context()
    blind.check_hostname = False
    blind.verify_mode = ssl.CERT_NONE
    async with asyncio.timeout(_PATIENCE_SECONDS):
        _, writer = await asyncio.open_connection(host, port, ssl=blind)
    try:
        shown: ssl.SSLObject = writer.get_extra_info("ssl_object")
        return shown.getpeercert(binary_form=True) or b""
    finally:
        writer.transport.abort()


def _pinned(expected: str) -> type[ssl.SSLObject]:
    class Pinned(ssl.SSLObject):
        """A connection that ends before a byte is sent if the server is another one."""

        def do_handshake(self) -> None:
            super().do_handshake()
            if fingerprint(self.getpeercert(binary_form=True) or b"") != expected:
                raise ssl.SSLCertVerificationError("another certificate than the invitation names")

    return Pinned
