"""Who works here: listed, added, changed, unlocked and let go by a manager."""
