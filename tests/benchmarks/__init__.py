"""Measurements of the product, each against a bare reference in the same run."""
