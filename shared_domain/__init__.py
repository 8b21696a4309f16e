"""What a loyalty program means: pure values and rules that both programs share.

Nothing here may know Qt, SQL, HTTP, a clock, randomness, files, threads or logging.
"""
