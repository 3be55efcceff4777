"""What a server of ours is told at its start: public keys, tokens without secrets, where its files lie.

NATS reads its configuration from JSON too, which needs no quoting of ours. Nothing in it lets
anybody in; the one secret of the server, its TLS key, is named by its path.
"""

import json
from pathlib import Path
from typing import Any, Final

from facilitator.team.authority import Authority, founding
from facilitator.team.server.certificate import CERTIFICATE, KEY
from facilitator.team.tokens import knocking_token

MAX_PAYLOAD: Final = 1_100_000
"""Bytes of one message with its headers: a sealed letter of 1 MB fits."""
LOG: Final = "server.log"
PORTS: Final = "ports"

_MOST_LOG: Final = 1_000_000
_LOGS: Final = 3
_MOST_STORED: Final = 20 * 10**9
_MOST_CONNECTIONS: Final = 1_000
_HANDSHAKE_SECONDS: Final = 10


def configuration(folder: Path, authority: Authority, *, port: int, web_port: int) -> str:
    """Return the server's configuration for a data folder and the two ports it listens on."""
    told = founding(authority)
    settings: dict[str, Any] = {
        "server_name": "facilitator",
        "listen": f"0.0.0.0:{port}",
        "tls": _tls(folder) | {"handshake_first": True},
        "websocket": {"listen": f"0.0.0.0:{web_port}", "tls": _tls(folder)},
        "max_payload": MAX_PAYLOAD,
        "max_connections": _MOST_CONNECTIONS,
        "operator": told.operator_token,
        "system_account": told.system_account,
        "default_sentinel": knocking_token(authority.issuer),
        "resolver": {"type": "full", "dir": str(folder / "accounts")},
        "resolver_preload": told.accounts,
        "jetstream": {
            "store_dir": str(folder / "streams"),
            "max_memory_store": 1,  # in bytes: all streams lie in files
            "max_file_store": _MOST_STORED,
            # Without it a power cut loses messages that the server had confirmed.
            "sync_interval": "always",
        },
        "ports_file_dir": str(folder / PORTS),
        "log_file": str(folder / LOG),
        "log_size_limit": _MOST_LOG,
        "log_max_num": _LOGS,
    }
    return json.dumps(settings, indent=2, ensure_ascii=False)


def _tls(folder: Path) -> dict[str, Any]:
    return {
        "cert_file": str(folder / CERTIFICATE),
        "key_file": str(folder / KEY),
        "min_version": "1.3",
        "timeout": _HANDSHAKE_SECONDS,
    }
