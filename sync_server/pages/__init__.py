"""What customers see in a browser: enrolment, their card, terms and privacy; no JavaScript."""
