"""What the columns of a list of people are called, in the languages of the programs that make such lists."""

from collections.abc import Mapping

from minutes_tui.language.names import compact

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full name", "participant", "attendee", "user name", "display name", "nom", "nom complet",
        "participant(e)", "teilnehmer", "convocados",
        "councillor", "trustee", "director", "vollständiger name", "nombre completo", "nome completo", "naam",
        "volledige naam", "namn", "fullständigt namn", "navn", "fulde navn", "fullt navn", "nimi", "koko nimi",
        "täisnimi", "imię i nazwisko", "vardas, pavardė", "vārds, uzvārds", "піб", "氏名", "名前", "الاسم الكامل"),
    "original": ("name (original name)",),
    "first": ("first name", "given name", "forename", "vorname", "prénom", "nombre", "nome", "voornaam",
        "förnamn", "fornavn", "etunimi", "eesnimi", "imię", "vardas", "vārds", "ім'я"),
    "last": ("last name", "surname", "family name", "nachname", "familienname", "nom de famille", "apellidos",
        "apellido", "cognome", "sobrenome", "apelido", "achternaam", "efternamn", "efternavn", "etternavn",
        "sukunimi", "perenimi", "perekonnanimi", "nazwisko", "pavardė", "uzvārds", "прізвище"),
    "title": ("title", "honorific", "salutation", "anrede", "titel", "civilité", "tratamiento", "aanhef"),
    "role": ("role", "rolle", "rôle", "rol", "ruolo", "funzione", "roll"),
    "post": ("post", "function", "position", "job title", "funktion", "fonction", "poste", "cargo", "functie"),
    "affiliation": ("affiliation", "organisation", "organization", "company", "institution", "ministry",
        "department", "org", "firma", "société", "organisme", "organización", "organizzazione", "organisatie",
        "virksomhed"),
    "delegation": ("delegation", "country", "land", "pays", "país", "paese"),
    "email": ("mail", "e-mail", "email", "e-mail address", "email address", "user email", "courriel",
        "adresse e-mail", "correo electrónico", "correo", "posta elettronica", "e-mailadres", "e-post",
        "sähköposti", "e-postadress"),
    "weight": ("weight", "votes", "voting weight", "number of votes", "shares", "stimmen", "stimmenzahl", "voix",
        "votos", "voti", "stemmen", "röster", "stemmer", "äänet", "tantièmes"),
    "proxies": ("proxy for", "proxy of", "holds proxy of", "proxies", "vollmacht von", "pouvoir de", "fullmakt från"),
    "code": ("code", "abbreviation", "abbr", "initials", "kürzel", "initiales", "sigle"),
    "presence": ("presence", "attendance", "status", "present", "P/A", "present/absent",
        "attended", "anwesenheit", "anwesend", "présence"),
    "number": ("no", "no.", "nr", "nr.", "n°", "nº", "number"),
    "remark": ("remark", "remarks", "note", "notes", "comment", "bemerkung", "remarque"),
}  # fmt: skip
"""What a table's head may call a column, whatever its accents, case and blanks; what the language of the meeting calls
it counts too."""
HEADS = frozenset(compact(form) for key in ("name", "first", "last") for form in COLUMNS[key])
"""What may stand above a list that is one column of a table."""
