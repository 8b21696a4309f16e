"""Hypothesis profiles of the domain: `--hypothesis-profile thorough` looks ten times as long."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("thorough", deadline=None, print_blob=True, max_examples=1_000)

# For the run that only measures coverage: the same few examples every time.
settings.register_profile("brief", deadline=None, derandomize=True, database=None, max_examples=5)
