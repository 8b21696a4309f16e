"""What every store of the server promises, whatever it is made of."""
