"""What a pass says, in the four languages. `%@` is where Apple puts the new value."""

from __future__ import annotations

from collections.abc import Mapping

# The same text in each of the four languages.
Words = Mapping[str, str]

STAMPS: Words = {"en": "Stamps", "fr": "Tampons", "de": "Stempel", "lb": "Stempelen"}
POINTS: Words = {"en": "Points", "fr": "Points", "de": "Punkte", "lb": "Punkten"}
NEXT_REWARD: Words = {
    "en": "Next reward",
    "fr": "Prochaine récompense",
    "de": "Nächste Prämie",
    "lb": "Nächst Belounung",
}
REWARD_READY: Words = {
    "en": "Reward ready",
    "fr": "Récompense prête",
    "de": "Prämie bereit",
    "lb": "Belounung prett",
}
STILL_NEEDED: Words = {
    "en": "Still needed",
    "fr": "Encore",
    "de": "Es fehlen noch",
    "lb": "Et feelen nach",
}
REWARDS_READY: Words = {"en": "Ready", "fr": "Prêtes", "de": "Bereit", "lb": "Prett"}
NAME: Words = {"en": "Name", "fr": "Nom", "de": "Name", "lb": "Numm"}
CARD_NUMBER: Words = {
    "en": "Card number",
    "fr": "Numéro de carte",
    "de": "Kartennummer",
    "lb": "Kaartennummer",
}
CATALOGUE: Words = {
    "en": "Rewards",
    "fr": "Récompenses",
    "de": "Prämien",
    "lb": "Belounungen",
}
TERMS: Words = {
    "en": "Terms",
    "fr": "Conditions",
    "de": "Bedingungen",
    "lb": "Konditiounen",
}
PRIVACY: Words = {
    "en": "Privacy",
    "fr": "Confidentialité",
    "de": "Datenschutz",
    "lb": "Dateschutz",
}
DESCRIPTION: Words = {
    "en": "Loyalty card",
    "fr": "Carte de fidélité",
    "de": "Treuekarte",
    "lb": "Treiekaart",
}
STAMPS_CHANGED: Words = {
    "en": "Your stamps: %@",
    "fr": "Vos tampons : %@",
    "de": "Ihre Stempel: %@",
    "lb": "Är Stempelen: %@",
}
POINTS_CHANGED: Words = {
    "en": "Your points: %@",
    "fr": "Vos points : %@",
    "de": "Ihre Punkte: %@",
    "lb": "Är Punkten: %@",
}
READY_CHANGED: Words = {
    "en": "Rewards waiting for you: %@",
    "fr": "Récompenses qui vous attendent : %@",
    "de": "Prämien, die auf Sie warten: %@",
    "lb": "Belounungen, déi op Iech waarden: %@",
}
