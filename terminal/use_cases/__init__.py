"""What staff can do, one verb a file; and what each of them needs from outside (ports).

No framework is known here: no Qt, no SQL, no HTTP.
"""
