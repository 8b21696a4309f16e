"""Whole histories of a vendor, invented from one seed and lived by the product's own code."""
