"""Who is at the till: a name, then a PIN."""
