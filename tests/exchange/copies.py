"""Agendas and questions as people have them: mails, copies from PDF and Word; all invented."""

MAIL = """\
Von: Eva Nord <nord@amt.example>
Betreff: Agenda Zukunftswerkstatt Hafen

Liebe Kolleginnen und Kollegen,

anbei der Ablauf für den 17. September 2026 im Alten Speicher.

> Programm
>
> Moderation: Ada King (Institut) und Tom Grün (TU Nordland)
>
> 09.30 h   Ankommen im Foyer
> 10.00 – 10.15 Uhr: Begrüßung durch Bürgermeisterin Ina Rot
> 10.15h Impuls "Wasser in der Stadt" – Prof. Dr. Tom Grün (TU Nordland)
> Kurze Einführung in den Tag
> 11.00 - 11.45 Workshops, Runde 1
>   * Workshop 1: Pegel und Deiche, Moderation: Bo Li, Deichverband
>   * Workshop 2: Grüne Dächer
>     Moderation: Ada King
>     Raum: Siel
> 11.45 Wechsel (5 Min.)
> 11.50 - 12.35 Workshops, Runde 2
> 12.35 Mittag
> 13.30 Podium: Wie geht es weiter?
>   mit Dr. Eva Blau, Udo Weiß und Ina Rot
> ca. 14.15 Uhr Ende

Viele Grüße
Eva Nord
"""

PDF = """\
Programm

9:00
–
9:15
Begrüßung
Dr. Ada King
Amt für Wasser
9:15 – 10:00
Impulsvortrag über die Zukunft der Küsten-
städte und ihrer Netze
Prof. Bo Li, Hochschule Nord
10:00
Pause
10:15
Parallele Arbeitsgruppen
AG 1: Deiche (Leitung:
Eva Nord, Deichverband)
AG 2: Dächer (Leitung: Tom Grün, Stadtwerke)
11:45
Abschluss
Seite 1 von 1
"""

WORD = """\
14:00UhrBegrüßungDr. Ada King, Amt
14:15-14:30UhrEinführung(Eva Nord,Institut)
14:30UhrParalleleWorkshops
oW1.1:Netze(Moderation:Dr.Ada King,Amt;Raum:Siel)
oW1.2:Daten(Moderation:Bo Li,Büro)
15:15KurzePause
"""

ENGLISH = """\
Harbour Quarter Forum
Thursday, 17 September 2026, 9:00 am – 2:30 pm, Old Warehouse

9:00 am Welcome and introduction – Dr. Ada King, Port Authority
9:30 am Breakout sessions, round 1
- W 1.1: Quays (Moderation: Helen Brown, University; Room: Crane)
- W 1.2: Housing (Facilitator: James Green)
10:30 am Coffee break
1:30 p.m. Wrap-up
2:30 pm End
"""

QUESTIONS = """\
Leitfragen für die Workshops

Bitte diskutieren Sie folgende Fragen:

Thema 1 – Wasser

Leitfrage 1: Was fehlt vor Ort? (10 min)
Hinweis: keine Firmennamen
Leitfrage 2: Wer hilft bei der Umsetzung der Maßnahmen in den Gemeinden und was brauchen die
Menschen dafür?
  a) Land
  b) Bund

Thema 2 – Dächer
Grün oder Blau
- Welche Dächer?
- Welche Kosten? – 5 Min.
Ausblick
"""

AGENDAS = (MAIL, PDF, WORD, ENGLISH)
