"""What makes the tokens of a server's users and takes them back: the secrets of whoever hosts a team."""

from typing import NamedTuple

from facilitator.team.nkeys import Key
from facilitator.team.tokens import Issuer, account_token, operator_token, revoker_token


class Authority(NamedTuple):
    """Over one account of a server; all texts, for the keychain (`_asdict`), and no log."""

    account: str
    """The public key of the account that the team's users belong to."""
    account_seed: str
    """Signs these users: of the account itself, or a signing key that an administrator gave out."""
    operator_seed: str = ""
    """Signs the account anew when somebody is thrown out; empty where only an administrator may."""
    system_seed: str = ""
    """Of the system account; only where this laptop runs the server."""
    revoker_seed: str = ""
    """The user that hands in the account signed anew; given out with an own server."""
    revoker_token: str = ""

    def __repr__(self) -> str:
        return f"Authority({self.account})"

    @property
    def issuer(self) -> Issuer:
        """Who signs the team's users."""
        return Issuer(self.account, self.account_seed)

    @property
    def may_revoke(self) -> bool:
        """Whether the server can be told to throw somebody out."""
        return bool(self.operator_seed and (self.system_seed or self.revoker_seed))

    def revoker(self) -> tuple[Key, str]:
        """Return key and token of the user that hands accounts in; only where `may_revoke`."""
        if self.revoker_seed:
            return Key.from_seed(self.revoker_seed), self.revoker_token
        key = Key.generate("user")
        return key, revoker_token(Key.from_seed(self.system_seed), key.public)


class Founding(NamedTuple):
    """What a server of ours is told once, all of it public: nothing here lets anybody in."""

    operator_token: str
    system_account: str
    accounts: dict[str, str]
    """Tokens of the accounts by public key, the system account among them."""


def new_authority() -> Authority:
    """Return the secrets of a server that is to be run by this laptop."""
    account = Key.generate("account")
    operator, system = Key.generate("operator"), Key.generate("account")
    return Authority(account.public, account.seed, operator.seed, system.seed)


def founding(authority: Authority) -> Founding:
    """Return what a server is told to stand under an authority that this laptop made."""
    operator, system = Key.from_seed(authority.operator_seed), Key.from_seed(authority.system_seed)
    accounts = {
        system.public: account_token(operator, system.public, name="system", has_streams=False),
        authority.account: account_token(operator, authority.account, name="team"),
    }
    told = operator_token(operator, system_account=system.public)
    return Founding(told, system.public, accounts)
