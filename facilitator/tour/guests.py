"""Whom the tour invites and what it pastes: a table of people and a mail with an agenda, all made up."""

from typing import Final, NamedTuple


class Guests(NamedTuple):
    """The people of one language's example, and the mail that is looked at and not taken over."""

    headings: str
    names: str
    organisations: tuple[tuple[str, str], ...]
    """Each with its stakeholder group."""
    topics: int
    mail: str

    @property
    def table(self) -> str:
        """The list as it is copied from a spreadsheet: everybody with two wishes."""
        lines = [self.headings.replace(", ", "\t")]
        for at, name in enumerate(self.names.split(", ")):
            organisation, group = self.organisations[(3 * at + at // 5) % len(self.organisations)]
            first = at % self.topics + 1
            wishes = f"{first}; {(first + at // self.topics) % self.topics + 1}"
            lines.append(f"{name}\t{organisation}\t{group}\t{wishes}")
        return "\n".join(lines)


GUESTS: Final = {
    "de": Guests(
        headings="Name, Organisation, Akteursgruppe, Wünsche",
        names="Birte Asmussen, Jens Gerdes, Wiebke Harms, Antje Kruse, Peer Petersen, Eva Voss, "
        "Nadine Scholl, Okan Demir, Lena Falk, Bernd Claasen, Jule Ahrens, Sabine Holm, "
        "Meike Dirks, Rolf Eggers, Uwe Jansen, Holger Lüders, Silke Ohm, Thorsten Uhl, "
        "Dirk Wagner, Arne Bley, Gesa Ebert, Hilke Frahm, Petra Jöns, Kai Brodersen, "
        "Leyla Şahin, Frauke Momsen, Karin Quast, Marco Reinhold, Cem Yıldız, Niels Ketels, "
        "Tomke Lange, Arne Iversen, Rieke Thomsen, Ingo Nissen, Paul Grothe, Wencke Boysen",
        organisations=(
            ("Stadt Hohenmoor", "Kommunen"),
            ("Wasserverband Südaue", "Verbände"),
            ("Hochschule Westerhaven", "Wissenschaft"),
            ("Rohrbau Uhlenhoop", "Wirtschaft"),
            ("Landesamt für Gewässer", "Land"),
            ("Naturbund Nordland", "Gesellschaft"),
            ("Kreis Geestrand", "Kommunen"),
        ),
        topics=3,
        mail="Liebe alle, hier der Ablauf:\n\n"
        "9.30 Uhr Ankommen\n10.00 Uhr Begrüßung\nDr. Maren Thiessen, Ministerium\n"
        "10:15 – 11:00 Parallel geleitete Workshops\n"
        "o W 1.1: Pegel und Messnetze (Moderation: Hanna Lorenzen, Tidenhub)\n"
        "o W 1.2: Entgelte (Moderation: Aylin Karataş, Tidenhub)\n"
        "11:00 Uhr Kurze Pause\n11:15 Uhr Resümee\n12.00 Uhr Ende\n\n"
        "Bringt bitte die Karten mit!\n",
    ),
    "en": Guests(
        headings="Name, Organisation, Stakeholder group, Wishes",
        names="Ruth Abara, Colin Baird, Fern Castle, Dev Chandra, Isla Drummond, Joel Easton, "
        "Mina Farouk, Hugh Garland, Tess Hollis, Ines Ibarra, Kit Jarrow, Lena Kemp, "
        "Omar Latif, Nora Maddox, Piers Nolan, Una Orme, Beth Pryce, Sol Quinn, "
        "Tom Rooke, Vera Salt, Wes Tindall, Yara Umar, Zoe Vance, Alec Winter",
        organisations=(
            ("Quay Residents", "Neighbourhood"),
            ("Harbour Traders", "Business"),
            ("Tideway College", "Science"),
            ("City Planning Office", "City"),
            ("Boat Club", "Neighbourhood"),
        ),
        topics=2,
        mail="Dear all, this is the running order:\n\n"
        "9:30 Doors open\n10:00 Welcome\nEleanor Tresk, City Planning Office\n"
        "10:15 – 11:00 Parallel workshops\n"
        "o W 1.1: Tides and gauges (Moderation: Priya Ramsden, Harbour Trust)\n"
        "o W 1.2: Fees (Moderation: Owen Hartley, Harbour Trust)\n"
        "11:00 Short break\n11:15 Summary\n12:00 End\n\n"
        "Please bring the maps!\n",
    ),
}
