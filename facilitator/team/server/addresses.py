"""Under which addresses others reach this machine, and which ports are free on it."""

import ipaddress
import socket
import sys
from typing import Final

_FAR: Final = (
    *((socket.AF_INET, far) for far in ("192.0.2.1", "192.168.0.1", "10.0.0.1", "172.16.0.1")),
    (socket.AF_INET6, "2001:db8::1"),
)
"""Addresses that lie behind the interfaces one usually has; nothing is ever sent to them."""


def own_addresses() -> tuple[str, ...]:
    """Return this machine's addresses, the one towards the network first; loopback where there is no other."""
    found = dict.fromkeys(_towards(family, far) for family, far in _FAR)
    found.update(dict.fromkeys(_named()))
    usable = [text for text in found if text and _is_reachable(text)]
    return tuple(usable) or ("127.0.0.1",)


def free_port() -> int:
    """Return a port on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    """Tell whether a server could listen on a port now."""
    with socket.socket() as probe:
        if sys.platform != "win32":  # where the option would let two listen on one port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("", port))
        except OSError:
            return False
        return True


def _towards(family: socket.AddressFamily, far: str) -> str:
    """Return the address that the system would speak from; a datagram socket connects without a packet."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return ""


def _named() -> list[str]:
    try:
        known = socket.getaddrinfo(socket.gethostname(), None, type=socket.SOCK_STREAM)
    except OSError:
        return []
    return [str(entry[4][0]) for entry in known]


def _is_reachable(text: str) -> bool:
    address = ipaddress.ip_address(text.partition("%")[0])
    return not (address.is_loopback or address.is_link_local or address.is_unspecified)
