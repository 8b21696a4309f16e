"""Tests of the screens, and the gallery that draws them all."""
