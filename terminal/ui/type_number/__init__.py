"""A card number typed by hand when no scan works."""
