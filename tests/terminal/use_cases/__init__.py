"""What staff can do, decided on fakes."""
