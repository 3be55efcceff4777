"""The certificate that a server makes for itself; laptops know it by its fingerprint."""

import datetime as dt
import ipaddress
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

CERTIFICATE: Final = "certificate.pem"
KEY: Final = "key.pem"

_FROM: Final = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
_UNTIL: Final = dt.datetime(2099, 12, 31, tzinfo=dt.UTC)
"""It is recognised by its fingerprint; a laptop whose clock is wrong shall hear of that elsewhere."""


def ensure(folder: Path, names: Sequence[str]) -> bytes:
    """Return the certificate (DER) of a folder; where there is none, make one for these names and addresses."""
    kept = folder / CERTIFICATE
    if kept.is_file() and (folder / KEY).is_file():
        return der_of(kept.read_bytes())
    kept.unlink(missing_ok=True)  # what is interrupted here is done anew, never half
    certificate, key = new(names)
    # The one secret that lies in a file: the server reads its key from there only. The file is
    # readable for this person alone, and whoever has the key can pose as the server, but neither
    # read nor forge what travels: that is sealed and signed with keys that no server has.
    write_private(folder / KEY, key)
    kept.write_bytes(certificate)
    return der_of(certificate)


def new(names: Sequence[str]) -> tuple[bytes, bytes]:
    """Make a certificate and its key (ECDSA P-256), both PEM, for host names and addresses."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Facilitator")])
    usage = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_FROM)
        .not_valid_after(_UNTIL)
        .add_extension(x509.SubjectAlternativeName([_named(one) for one in names]), critical=False)
        # Its own authority, so that strict verifiers take it for the root that it is.
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.ExtendedKeyUsage(usage), critical=False)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return certificate.public_bytes(Encoding.PEM), private


def der_of(pem: bytes) -> bytes:
    """Return the first certificate of a PEM text as DER."""
    return x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER)


def write_private(path: Path, data: bytes) -> None:
    """Write a file anew that only this person may read, from its first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)


def _named(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=True,
        key_cert_sign=True,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
