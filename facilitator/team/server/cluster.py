"""The files of servers that an administrator runs: one alone, or a cluster of three."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from facilitator import paths
from facilitator.team.authority import Authority
from facilitator.team.invitations import Address
from facilitator.team.nkeys import Key
from facilitator.team.pinning import fingerprint
from facilitator.team.server import certificate
from facilitator.team.server_invitation import ServerInvitation
from facilitator.team.tokens import account_token, knocking_token, operator_token, revoker_token

INVITATION: Final = "server-invitation.txt"
KEYS: Final = "keys.json"
PORT: Final = 4222

_WEB, _CLUSTER, _HEALTH = 1_000, 2_000, 4_000
"""What is added to the port of a server for browsers, for the other servers, for health checks."""
MOST_PORT: Final = 65_535 - _HEALTH
_COPIED: Final = ("facilitator-server.service", "compose.yaml", "README.md")
_GB: Final = 10**9


class Keys(NamedTuple):
    """Everything secret of an organisation's servers; the administrator keeps it apart from them."""

    operator: Key
    signing: Key
    """Signs accounts in the operator's name; given to organisers, who shut people out with it."""
    system: Key
    account: Key
    users: Key
    """Signs the account's users; given to organisers."""
    revoker: Key

    def text(self) -> str:
        """Return all seeds as JSON."""
        return json.dumps({name: key.seed for name, key in self._asdict().items()}, indent=2)

    def authority(self) -> Authority:
        """Return what an organiser gets of it."""
        return Authority(
            self.account.public,
            self.users.seed,
            self.signing.seed,
            revoker_seed=self.revoker.seed,
            revoker_token=revoker_token(self.system, self.revoker.public),
        )


def write(folder: Path, hosts: Sequence[Address], *, storage_gb: int) -> ServerInvitation:
    """Write a folder for each host, the keys and the invitation into an empty folder, and return it.

    What is secret may be read by this person alone. OSError where it cannot be written.
    """
    keys = _new_keys()
    shown, private = certificate.new([host.host for host in hosts])
    accounts = _accounts(keys)
    for number in range(1, len(hosts) + 1):
        place = folder / f"server-{number}"
        place.mkdir(mode=0o700, parents=True)
        for name, text in _files(hosts, number, storage_gb):
            (place / name).write_text(text, encoding="utf-8", newline="\n")
        (place / "accounts.conf").write_text(accounts, encoding="utf-8", newline="\n")
        (place / certificate.CERTIFICATE).write_bytes(shown)
        certificate.write_private(place / certificate.KEY, private)
    invitation = ServerInvitation(
        tuple(hosts),
        fingerprint(certificate.der_of(shown)),
        keys.authority(),
        copies=len(hosts),
    )
    certificate.write_private(folder / KEYS, keys.text().encode())
    certificate.write_private(folder / INVITATION, f"{invitation.text}\n".encode())
    return invitation


def _new_keys() -> Keys:
    kinds = ("operator", "operator", "account", "account", "account", "user")
    return Keys(*map(Key.generate, kinds))


def _files(hosts: Sequence[Address], number: int, storage_gb: int) -> Iterator[tuple[str, str]]:
    templates = paths.resources() / "server"
    for name in _COPIED:
        yield name, (templates / name).read_text(encoding="utf-8")
    parts = ("nats.conf", "cluster.conf") if len(hosts) > 1 else ("nats.conf",)
    yield "nats.conf", "".join((templates / part).read_text(encoding="utf-8") for part in parts)
    yield "node.conf", _node(hosts, number, storage_gb)


def _node(hosts: Sequence[Address], number: int, storage_gb: int) -> str:
    port = hosts[number - 1].port
    routes = [
        host._replace(port=host.port + _CLUSTER).url
        for other, host in enumerate(hosts, 1)
        if other != number
    ]
    said = {
        "NAME": f"server-{number}",
        "LISTEN": f"0.0.0.0:{port}",
        "ADVERTISE": str(hosts[number - 1]),
        "WEB_LISTEN": f"0.0.0.0:{port + _WEB}",
        "HEALTH_LISTEN": f"127.0.0.1:{port + _HEALTH}",
        "STORAGE": storage_gb * _GB,
    }
    if routes:
        said |= {"CLUSTER_LISTEN": f"0.0.0.0:{port + _CLUSTER}", "ROUTES": routes}
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in said.items())


def _accounts(keys: Keys) -> str:
    system, account = keys.system.public, keys.account.public
    tokens = {
        system: account_token(keys.operator, system, name="system", has_streams=False),
        account: account_token(
            keys.operator, account, name="workshops", signing_keys=[keys.users.public]
        ),
    }
    operator = operator_token(
        keys.operator, system_account=system, signing_keys=[keys.signing.public]
    )
    knocker = knocking_token(keys.authority().issuer)
    return (
        "# Public keys and what they may: nothing in this file lets anybody in.\n"
        f'operator: "{operator}"\n'
        f"system_account: {system}\n"
        f'default_sentinel: "{knocker}"\n'
        f"resolver_preload: {json.dumps(tokens, indent=2)}\n"
    )
